"""Apply edits to a Document, without an office: for previews, and to show that a fix mends what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Iterable, List, Mapping, Sequence, Tuple

from .document import Block, Document, Format, Line, Margin, ParagraphFormat, Place, Run, Section, Table
from .edit import (
    DrawLine,
    Edit,
    InsertBlocks,
    JoinBlock,
    NumberPages,
    Refused,
    RemoveBlock,
    RemoveLines,
    SetFormat,
    SetParagraph,
    SetSection,
    SetTable,
    SetText,
    SplitBlock,
    fits_table,
)

_POINT = 25.4 / 72  # mm


def apply(document: Document, edits: Iterable[Edit]) -> Document:
    """The document with the edits made: all of them, or Refused when the text has moved on."""
    every = tuple(edits)
    for edit in every:
        _verify(document, edit)
    blocks = list(document.blocks)
    for edit in every:
        _dress(document, blocks, edit)
    texts = [edit for edit in every if isinstance(edit, SetText)]
    for edit in sorted(texts, key=lambda each: (each.start, each.end), reverse=True):
        blocks[edit.block] = _retyped(blocks[edit.block], edit.start, edit.end, edit.after)
    sections = list(document.sections)
    for edit in every:
        if isinstance(edit, SetSection):
            sections[edit.section] = sections[edit.section]._replace(**_fields(edit.changes))
        elif isinstance(edit, NumberPages):
            sections[edit.section] = _numbered(sections[edit.section], edit)
    tables = list(document.tables)
    for edit in every:
        if isinstance(edit, SetTable):
            _set_table(blocks, tables, edit)
    moved = _rearranged(document, blocks, tables, texts, every)
    return replace(document, blocks=moved, sections=tuple(sections), tables=tuple(tables))


def _verify(document: Document, edit: Edit) -> None:
    if isinstance(edit, (SetSection, NumberPages)):
        if not 0 <= edit.section < len(document.sections):
            raise Refused("no section %d" % edit.section)
        return
    if isinstance(edit, SetTable):
        if not fits_table(edit, document.tables):
            raise Refused("no such table %d" % edit.table)
        return
    if not 0 <= edit.block < len(document.blocks):
        raise Refused("no block %d" % edit.block)
    text = document.blocks[edit.block].text
    there = text[edit.start : edit.end] if isinstance(edit, (SetText, SetFormat)) else text
    if there != edit.before:
        raise Refused("block %d: %r is not %r" % (edit.block, there, edit.before))


def _fields(changes: Mapping[str, object]) -> Dict[str, Any]:
    return dict(changes)


def _dress(document: Document, blocks: List[Block], edit: Edit) -> None:
    """What changes a block's looks and leaves its text alone."""
    if isinstance(edit, SetFormat):
        blocks[edit.block] = _formatted(blocks[edit.block], edit)
    elif isinstance(edit, SetParagraph):
        block = blocks[edit.block]
        blocks[edit.block] = replace(block, paragraph=block.paragraph._replace(**_fields(edit.changes)))
    elif isinstance(edit, DrawLine):
        block = blocks[edit.block]
        room = block.place.width or document.sections[min(block.section, len(document.sections) - 1)].text_width
        blocks[edit.block] = _underlined(block, edit, room)
    elif isinstance(edit, RemoveLines):
        blocks[edit.block] = replace(blocks[edit.block], lines=())


def _formatted(block: Block, edit: SetFormat) -> Block:
    fields = _fields(edit.changes)
    runs: List[Run] = []
    at = 0
    for run in block.runs:
        low, high = max(edit.start - at, 0), min(edit.end - at, len(run.text))
        if low < high:
            changed = run.format._replace(**fields)
            pieces = ((run.text[:low], run.format), (run.text[low:high], changed), (run.text[high:], run.format))
            runs += [Run(text, format, run.field) for text, format in pieces if text]
        else:
            runs.append(run)
        at += len(run.text)
    block = replace(block, runs=merged(runs))
    if edit.mark:
        block = replace(block, mark=block.mark._replace(**fields), label_format=block.label_format._replace(**fields))
    return block


def merged(runs: Iterable[Run]) -> Tuple[Run, ...]:
    """Neighbours that look the same as one run."""
    result: List[Run] = []
    for run in runs:
        if result and (result[-1].format, result[-1].field) == (run.format, run.field):
            result[-1] = Run(result[-1].text + run.text, run.format, run.field)
        else:
            result.append(run)
    return tuple(result)


def _underlined(block: Block, edit: DrawLine, room: float) -> Block:
    middle = edit.centre if edit.centre >= 0 else room / 2
    size = block.format_at(max(len(block.text) - 1, 0)).size
    line = Line("shape", edit.length, x=max(middle - edit.length / 2, 0.0), y=size * 1.15 * _POINT + 0.8)
    return replace(block, lines=block.lines + (line,))


def _retyped(block: Block, start: int, end: int, after: str) -> Block:
    """New text looks like the first character that it replaces, or like the one before it."""
    format = block.format_at(start if start < end else max(start - 1, 0))
    runs = _cut(block, 0, start) + ((Run(after, format),) if after else ()) + _cut(block, end, len(block.text))
    shift = len(after) - (end - start)
    notes = tuple(note if note <= start else max(note + shift, start) for note in block.notes)
    return replace(block, runs=merged(runs), notes=notes)


def _cut(block: Block, start: int, end: int) -> Tuple[Run, ...]:
    """The runs of text[start:end]."""
    runs = []
    for at, run in zip(block.starts, block.runs):
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            runs.append(Run(text, run.format, run.field))
    return tuple(runs)


def _set_table(blocks: List[Block], tables: List[Table], edit: SetTable) -> None:
    """The table elsewhere, and its cells' text as wide as their columns now leave it."""
    old = tables[edit.table]
    new = tables[edit.table] = old._replace(**_fields(edit.changes))
    for index, block in enumerate(blocks):
        place = block.place
        if place.table == edit.table and place.kind == "cell" and place.width:
            columns = slice(place.column, place.column + _span(place, old))
            width = place.width + sum(new.widths[columns]) - sum(old.widths[columns])
            blocks[index] = replace(block, place=place._replace(width=round(max(width, 0.0), 2)))


def _span(place: Place, table: Table) -> int:
    """How many columns a cell reaches over: as many as its text needs."""
    room = 0.0
    for count, width in enumerate(table.widths[place.column :], 1):
        room += width
        if room >= place.width:
            return count
    return len(table.widths)


def _rearranged(
    document: Document, blocks: List[Block], tables: List[Table], texts: Sequence[SetText], edits: Sequence[Edit]
) -> Tuple[Block, ...]:
    """The blocks with those put in, dropped, broken and joined; new tables are added to `tables`."""
    before: Dict[int, List[Block]] = {}
    after: Dict[int, List[Block]] = {}
    at: Dict[int, List[Block]] = {index: [block] for index, block in enumerate(blocks)}
    for edit in edits:
        if isinstance(edit, InsertBlocks):
            side = before if edit.where == "before" else after
            side.setdefault(edit.block, []).extend(_placed(edit, blocks[edit.block], tables))
        elif isinstance(edit, RemoveBlock):
            at[edit.block] = [replace(blocks[edit.block], runs=(), lines=(), notes=())] if _alone(document, edit.block) else []
        elif isinstance(edit, SplitBlock):
            at[edit.block] = _split(blocks[edit.block], _shifted(edit.at, edit.block, texts))
    for edit in sorted((edit for edit in edits if isinstance(edit, JoinBlock)), key=lambda each: -each.block):
        if at[edit.block] and edit.block + 1 in at and at[edit.block + 1]:
            following = at[edit.block + 1]
            at[edit.block] = at[edit.block][:-1] + [_joined(at[edit.block][-1], following[0], edit.glue)] + following[1:]
            at[edit.block + 1] = []
    moved: List[Block] = []
    for index in range(len(blocks)):
        moved += before.get(index, []) + at[index] + after.get(index, [])
    return tuple(moved)


def _placed(edit: InsertBlocks, beside: Block, tables: List[Table]) -> List[Block]:
    """New tables come after those there are; a paragraph put beside one in a cell goes into that cell."""
    first = len(tables)
    tables.extend(edit.tables)
    placed = []
    for block in edit.blocks:
        if block.place.kind == "cell" and edit.tables:
            place = block.place._replace(table=first + block.place.table)
        else:
            place = beside.place
        placed.append(replace(block, place=place, section=beside.section))
    return placed


def _alone(document: Document, index: int) -> bool:
    """The only paragraph of its cell: it may lose its words, but not go."""
    place = document.blocks[index].place
    beside = [document.blocks[each].place for each in (index - 1, index + 1) if 0 <= each < len(document.blocks)]
    return place.kind == "cell" and all(_where(each) != _where(place) for each in beside)


def _where(place: Place) -> Tuple[str, int, int, int]:
    return place.kind, place.table, place.row, place.column


def _shifted(offset: int, block: int, texts: Sequence[SetText]) -> int:
    """Where an offset of the unchanged text is after the texts are set."""
    return offset + sum(len(edit.after) - (edit.end - edit.start) for edit in texts if edit.block == block and edit.end <= offset)


def _split(block: Block, at: int) -> List[Block]:
    text = block.text
    end, start = len(text[:at].rstrip()), len(text) - len(text[at:].lstrip())
    first = replace(block, runs=_cut(block, 0, end), lines=(), notes=tuple(note for note in block.notes if note <= end))
    rest = tuple(note - start for note in block.notes if note > end)
    return [first, replace(block, runs=_cut(block, start, len(text)), label="", notes=rest, breaks_page=False)]


def _joined(block: Block, following: Block, glue: str) -> Block:
    format = block.format_at(max(len(block.text) - 1, 0))
    offset = len(block.text) + len(glue)
    return replace(
        block,
        runs=merged(block.runs + ((Run(glue, format),) if glue else ()) + following.runs),
        lines=block.lines + following.lines,
        notes=block.notes + tuple(offset + note for note in following.notes),
    )


def _numbered(section: Section, edit: NumberPages) -> Section:
    """The number centred in the header, none on the first page, none in the footer."""
    format = Format(edit.font, edit.size)
    number = Block((Run("2", format, "PAGE"),), ParagraphFormat(align="center"), mark=format)
    kept = [margin._replace(blocks=_without_number(margin.blocks)) for margin in section.margins]
    kept = [margin for margin in kept if (margin.kind, margin.pages) != ("header", "default")]
    if not any((margin.kind, margin.pages) == ("header", "first") for margin in kept):
        kept.insert(0, Margin("header", "first", ()))
    return section._replace(first_differs=True, margins=(Margin("header", "default", (number,)), *kept))


def _without_number(blocks: Tuple[Block, ...]) -> Tuple[Block, ...]:
    return tuple(block for block in blocks if not any(run.field == "PAGE" for run in block.runs))
