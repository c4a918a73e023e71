"""What separates a component from the next: a drawn rule of the right length, or the characters a regime types there.

values = { mark = "line", low = 0.3333, high = 0.5 }   a rule, as a share of the words above
values = { mark = "line", low = 1.0, high = 1.0 }       a rule as long as the words
values = { mark = "*" }, { mark = "-----" }             typed characters; with `any = true` any number of them
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Tuple

from ..anatomy.model import Part, Span, Stroke
from ..document import Block, Document, Run
from ..edit import DrawLine, Edit, InsertBlocks, RemoveBlock, RemoveLines, SetFormat, SetParagraph, SetText
from ..vietnamese.blanks import has_blank
from .case import Case, Slip
from .form import line_width, longest_line, number
from .measure import POINT, line_height, size_of
from .wording import SURE, pointing

EQUAL = 0.1  # "as long as" means within a tenth
ROUNDING = 0.05  # of the length: how exactly a line can be measured
TYPED_ROUNDING = 0.4  # of a run of underscores: the decree's own templates have them that short
ASIDE = 1.5  # mm from the middle: the eye sees that a line is not there
_ROOM = 6.0  # pt below the words: a line drawn there must not run through the next ones
_TIGHT = 4.0
_CLOSE = 0.6  # of a line's height: so near to its words a rule is under them
_NEAR = 2.5  # mm, of a rule in a paragraph of its own

_KINDS = {"*": "asterisks", "-": "hyphens"}


def under(case: Case, name: str) -> Iterator[Slip]:
    """Check what stands under a component."""
    part = case.part(name)
    if part is None or part.sure < SURE:
        return
    stroke = case.act.strokes.get(name)
    if case.rule["mark"] == "line":
        if not case.formless:
            yield from _rule(case, part, stroke)
    elif stroke is None:
        if not case.formless and not _is_typed(case, part):
            yield Slip(part.spans[-1], preview=case.rule["mark"], edits=_typed(case, part), says=_mark(case))
    else:
        yield from _characters(case, part, stroke)


def _mark(case: Case) -> Dict[str, object]:
    return {"mark": case.rule["mark"]}


def _rule(case: Case, part: Part, stroke: Optional[Stroke]) -> Iterator[Slip]:
    span = part.spans[-1]
    widths = line_widths(case, part)
    low, high = _bounds(case, widths)
    says = {"low": number(low), "high": number(high), "length": ""}
    drawn = _drawn(case, part, stroke, _length(case, widths))
    if stroke is None:
        yield Slip(span, edits=drawn, says=says)
    elif stroke.kind == "underline":
        yield Slip(span, edits=_not_underlined(case, part) + drawn if drawn else (), says=says, variant="underline")
    elif not stroke.drawn:
        place = Span(stroke.block, stroke.start, stroke.end)
        yield Slip(place, edits=_without(case, stroke) + drawn if drawn else (), says=says, variant="typed")
    elif stroke.length > 0 and _measurable(case, part) and not _fits(stroke, low, high):
        place = Span(stroke.block, stroke.start, stroke.end) if stroke.kind == "underscores" else span
        says["length"] = number(stroke.length)
        preview = "%s mm" % number(_length(case, widths))
        yield Slip(place, preview=preview, edits=_without(case, stroke) + drawn if drawn else (), says=says, variant="length")


def _fits(stroke: Stroke, low: float, high: float) -> bool:
    rounding = TYPED_ROUNDING if stroke.kind == "underscores" else ROUNDING
    return low * (1 - rounding) <= stroke.length <= high * (1 + rounding)


def _bounds(case: Case, widths: List[float]) -> Tuple[float, float]:
    """Between these a length is right: from the low share of the shortest line to the high share of the longest."""
    low, high = float(case.rule["low"]), float(case.rule["high"])
    if low == high:
        return min(widths) * low * (1 - EQUAL + ROUNDING), max(widths) * high * (1 + EQUAL - ROUNDING)
    return min(widths) * low, max(widths) * high


def _length(case: Case, widths: List[float]) -> float:
    """The length to draw."""
    low, high = float(case.rule["low"]), float(case.rule["high"])
    if low == high:
        return round(max(widths) * low, 1)
    return round(max(widths) * (low + high) / 2, 1)


def line_widths(case: Case, part: Part) -> List[float]:
    """The width in mm of each line the eye sees, broken where the column ends."""
    widths: List[float] = []
    for span in part.spans:
        block = case.block(span.block)
        room = block.place.width - block.paragraph.left - block.paragraph.right if block.place.width else 0.0
        widths.extend(_broken(block, span, room))
    return widths


def _broken(block: Block, span: Span, room: float) -> Iterator[float]:
    width = line_width(block, span.start, span.end)
    if not room or width <= room:
        yield width
        return
    start = at = span.start
    for word in block.text[span.start : span.end].split(" "):
        end = at + len(word)
        if at > start and line_width(block, start, end) > room:
            yield line_width(block, start, at - 1)
            start = at
        at = end + 1
    yield line_width(block, start, span.end)


def _measurable(case: Case, part: Part) -> bool:
    """Whether the words are all there, in sizes that are known."""
    sizes = (format.size for span in part.spans for _, _, format in case.block(span.block).stretches(span.start, span.end))
    return all(sizes) and not has_blank(part.text)


def _owned(case: Case, part: Part) -> bool:
    """Whether the component's last line has its block for itself, so that a line can be drawn under its middle."""
    span = part.spans[-1]
    block = case.block(span.block)
    return not block.text[: span.start].strip() and not block.text[span.end :].strip() and "\t" not in block.text


def _drawn(case: Case, part: Part, stroke: Optional[Stroke], length: float) -> Tuple[Edit, ...]:
    if not _owned(case, part):
        return ()
    at = part.spans[-1].block
    text = case.block(at).text
    room = (SetParagraph(at, text, {"after": _ROOM}),) if _is_tight(case, at, stroke) else ()
    return (*room, DrawLine(at, text, length))


def _is_tight(case: Case, at: int, stroke: Optional[Stroke]) -> bool:
    """Whether the next words follow so closely, once what is typed between is gone, that a line would touch them."""
    block = case.block(at)
    typed = stroke.block if stroke is not None and not stroke.drawn else at
    below = next((each for index, each in enumerate(case.document.blocks[at + 1 : at + 3], at + 1) if index != typed), None)
    if below is None or below.place != block.place:  # the foot of a cell
        return block.paragraph.after < _TIGHT
    return bool(below.text.strip()) and max(block.paragraph.after, below.paragraph.before) < _TIGHT


def _typed(case: Case, part: Part) -> Tuple[Edit, ...]:
    """A line of its own for the characters, in the component's size, in the middle."""
    if not _owned(case, part):
        return ()
    span = part.spans[-1]
    block = case.block(span.block)
    format = block.format_at(span.start)._replace(bold=False, italic=False, underline=False, caps=False)
    paragraph = block.paragraph._replace(align="center", first=0.0, before=0.0)
    line = Block((Run(str(case.rule["mark"]), format),), paragraph, block.place, block.section, mark=format)
    return (InsertBlocks(span.block, block.text, "after", (line,)),)


def _is_typed(case: Case, part: Part) -> bool:
    """Whether the characters stand below the part already, beside what is drawn there."""
    at = part.spans[-1].block
    below = case.document.blocks[at + 1 : at + 2]
    return any(block.place == case.block(at).place and block.text.strip() and not block.text.strip(" *-–") for block in below)


def _not_underlined(case: Case, part: Part) -> Tuple[Edit, ...]:
    edits: List[Edit] = []
    for span in part.spans:
        block = case.block(span.block)
        for start, end, format in block.stretches(span.start, span.end):
            if format.underline:
                edits.append(SetFormat(span.block, start, end, block.text[start:end], {"underline": False}))
    return tuple(edits)


def _without(case: Case, stroke: Stroke) -> Tuple[Edit, ...]:
    """Take away what stands there."""
    block = case.block(stroke.block)
    others = tuple(RemoveLines(other, case.block(other).text) for other in stroke.others)
    if stroke.kind in ("shape", "border"):
        return (RemoveLines(stroke.block, block.text), *others)
    words = block.text[stroke.start : stroke.end]
    if block.text.strip() == words:
        return (RemoveBlock(stroke.block, block.text), *others)
    return (SetText(stroke.block, stroke.start, stroke.end, words, ""), *others)


def _characters(case: Case, part: Part, stroke: Stroke) -> Iterator[Slip]:
    mark = str(case.rule["mark"])
    if stroke.kind in ("shape", "border", "underline") or (stroke.kind == "underscores" and not case.formless):
        away = _not_underlined(case, part) if stroke.kind == "underline" else _without(case, stroke)
        typed = _typed(case, part)
        edits = away if _is_typed(case, part) else away + typed if typed else ()
        yield Slip(part.spans[-1], preview=mark, edits=edits, says=_mark(case), variant="drawn")
        return
    words = case.block(stroke.block).text[stroke.start : stroke.end]
    right = words == mark or (case.rule.values.get("any") and stroke.kind == _KINDS[mark[0]] and set(words) == {mark[0]})
    if not right:
        edit = SetText(stroke.block, stroke.start, stroke.end, words, mark)
        yield pointing(case, (edit,), _mark(case), "characters")


def centred_again(document: Document, at: int, less: float) -> Iterator[Edit]:
    """A rule drawn in the middle, under its words or in an empty paragraph after them, keeps to the middle of `less` room."""
    block = document.blocks[at]
    if len(block.lines) != 1 or abs(less) / 2 < ASIDE:
        return
    line, width = block.lines[0], block.place.width
    if line.kind != "shape" or line.x is None or line.y is None or not width > line.length + less:
        return
    owner = at if block.text or not at else at - 1
    words = document.blocks[owner]
    if words.place != block.place or not words.text or words.paragraph.left or words.paragraph.right:
        return
    if longest_line(words) > width:
        return
    height = line_height(block.paragraph.leading, size_of(block)) * POINT
    below = height * (words.text.count("\n") + 1) if block.text else 0.0
    if abs(line.y - below) < max(height * _CLOSE, _NEAR) and abs(line.x + line.length / 2 - width / 2) < ASIDE:
        yield RemoveLines(at, block.text)
        yield DrawLine(owner, words.text, line.length, (width - less) / 2)
