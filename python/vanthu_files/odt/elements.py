"""Elements: paragraphs, tables, lines and text boxes made from Blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from vanthu.document import Block, Format, Line, ParagraphFormat, Run, Table
from vanthu.writing import differing, with_label_as_text

from . import stylebook
from .names import DRAW, FO, OFFICE, SPAN, STYLE, STYLE_NAME, SVG, TABLE, TEXT, H, P
from .passage import close_up, fit
from .stylebook import StyleBook, number

Element = etree._Element

FIELDS = {"PAGE": "page-number", "NUMPAGES": "page-count"}
CELL_PADDING = 1.9  # mm at the sides of a cell, as Word has it
_LEAST_HEIGHT = 5.0  # mm of a text box


class Builder:
    """Makes elements whose styles go into one book. `parent` names the paragraph style that new ones derive from."""

    def __init__(self, book: StyleBook, parent: Callable[[Block], str]) -> None:
        self.book = book
        self.parent = parent
        self.notes: dict[int, list[Block]] = {}  # blocks of notes by their number
        self.frames: dict[int, list[Block]] = {}
        self.carrying: frozenset[str] = frozenset()  # styles that say all of a look: paragraphs say only what is different
        self._next_note = 0
        self._tables = 0

    # Paragraphs

    def paragraph(self, block: Block, in_list: bool = False, **attributes: str) -> Element:
        block = with_label_as_text(block)
        heading = block.paragraph.outline
        element = etree.Element(H if heading else P)
        if heading:
            element.set(TEXT + "outline-level", str(heading))
        base = self._main_format(block)
        element.set(STYLE_NAME, self._paragraph_style(block, base, in_list, attributes))
        for line in block.lines:
            if line.kind == "shape":
                element.append(line_element(self.book, line))
        self._runs(element, block, base)
        if block.runs and block.mark != Format() and differing(block.mark, base):
            self._span(element, block.mark, base)
        close_up(element)
        return element

    def _main_format(self, block: Block) -> Format:
        """What most of the text looks like; the rest stands in spans."""
        if not block.runs:
            return block.mark
        lengths: dict[Format, int] = {}
        for run in block.runs:
            lengths[run.format] = lengths.get(run.format, 0) + len(run.text)
        return max(lengths, key=lambda each: lengths[each])

    def _paragraph_style(self, block: Block, base: Format, in_list: bool, attributes: dict[str, str]) -> str:
        parent = self.parent(block)
        look = self.book.styles.look(parent)
        properties: dict[str, dict[str, str | None]] = {"paragraph-properties": {}, "text-properties": {}}
        fields = block.paragraph._asdict()
        own = look.paragraph._asdict()
        changes: dict[str, Any] = {
            key: fields[key] for key in fields if key not in ("style", "outline", "tabs") and fields[key] != own[key]
        }
        # In a list an indent that is not written out is the list's; the office keeps both spacings together.
        if in_list or parent not in self.carrying:
            changes.update({key: fields[key] for key in ("left", "right", "first")})
        if "before" in changes or "after" in changes:
            changes.update({key: fields[key] for key in ("before", "after")})
        properties["paragraph-properties"] = stylebook.paragraph(changes)
        if look.contextual:
            properties["paragraph-properties"][STYLE + "contextual-spacing"] = "false"
        if any(line.kind == "border" for line in block.lines):
            properties["paragraph-properties"][FO + "border-bottom"] = "0.75pt solid #000000"
        if block.breaks_page:  # what is empty stands below its own break
            properties["paragraph-properties"][FO + ("break-after" if block.text else "break-before")] = "page"
        properties["text-properties"] = self.book.text(differing(base, look.format))
        tabs = block.paragraph.tabs if block.paragraph.tabs != look.paragraph.tabs else None
        if tabs is not None:
            tabs = measured(tabs, block.paragraph, self.book)
        if parent in self.carrying and tabs is None and not attributes and not any(properties.values()):
            return parent
        return self.book.derive("paragraph", parent, properties, tabs, **attributes)

    def _runs(self, element: Element, block: Block, base: Format) -> None:
        notes = list(block.notes)
        at = 0
        for run in block.runs:
            start = at
            while notes and notes[0] <= at + len(run.text):
                offset = notes.pop(0)
                self._run(element, run._replace(text=run.text[start - at : offset - at]), base)
                self._note(element, run.format, base)
                start = offset
            self._run(element, run._replace(text=run.text[start - at :]), base)
            at += len(run.text)
        for _ in notes:
            self._note(element, block.mark, base)

    def _run(self, element: Element, run: Run, base: Format) -> None:
        text = fit(run.text)
        if not text:
            return
        holder = element if run.format == base else self._span(element, run.format, base)
        if run.field in FIELDS:
            field = etree.SubElement(holder, TEXT + FIELDS[run.field])
            if run.field == "PAGE":
                field.set(TEXT + "select-page", "current")
            field.text = text
        elif len(holder):
            holder[-1].tail = (holder[-1].tail or "") + text
        else:
            holder.text = (holder.text or "") + text

    def _span(self, element: Element, format: Format, base: Format) -> Element:
        span = etree.SubElement(element, SPAN)
        span.set(STYLE_NAME, self.book.derive("text", None, {"text-properties": self.book.text(differing(format, base))}))
        return span

    def _note(self, element: Element, format: Format, base: Format) -> None:
        blocks = self.notes.get(self._next_note, [])
        note = etree.SubElement(element, TEXT + "note")
        note.set(TEXT + "id", f"ftn{self._next_note + 1}")
        note.set(TEXT + "note-class", "footnote")
        self._next_note += 1
        citation = etree.SubElement(note, TEXT + "note-citation")
        citation.text = str(self._next_note)
        body = etree.SubElement(note, TEXT + "note-body")
        for made in self.flow(blocks, ()) or [etree.Element(P)]:
            body.append(made)

    # What follows one another

    def flow(self, blocks: Sequence[Block], tables: Sequence[Table]) -> list[Element]:
        """The elements of these blocks; those of one table come as that table, at the place of the first."""
        made: list[Element] = []
        at = 0
        while at < len(blocks):
            block = blocks[at]
            if block.place.kind != "cell":
                made.append(self.paragraph(block))
                at += 1
                continue
            end = at
            while end < len(blocks) and blocks[end].place.kind == "cell" and self.belongs(blocks[end], block, tables):
                end += 1
            made.append(self.table(blocks[at:end], block.place.table, tables))
            at = end
        return made

    def belongs(self, block: Block, first: Block, tables: Sequence[Table]) -> bool:
        index = block.place.table
        return index == first.place.table or (index > first.place.table and index < len(tables) and tables[index].nested)

    def table(self, blocks: Sequence[Block], index: int, tables: Sequence[Table]) -> Element:
        table = tables[index] if 0 <= index < len(tables) else Table()
        columns = max([block.place.column for block in blocks if block.place.table == index] + [len(table.widths) - 1]) + 1
        rows = max([block.place.row for block in blocks if block.place.table == index] + [table.rows - 1]) + 1
        widths = table.widths or (160.0 / columns,) * columns
        widths = widths + (widths[-1],) * (columns - len(widths))
        self._tables += 1
        element = etree.Element(TABLE + "table")
        element.set(TABLE + "name", self.book.free_name("Bảng "))
        element.set(TABLE + "style-name", self._table_style(table, sum(widths)))
        for width in widths:
            column = etree.SubElement(element, TABLE + "table-column")
            width_property: dict[str, str | None] = {STYLE + "column-width": number(width) + "mm"}
            column.set(TABLE + "style-name", self.book.derive("table-column", None, {"table-column-properties": width_property}))
        inside: dict[tuple[int, int], list[Block]] = {}
        cell = (0, 0)
        for block in blocks:
            if block.place.table == index:
                cell = (block.place.row, block.place.column)
            inside.setdefault(cell, []).append(block)
        for row in range(rows):
            self._row(element, row, widths, inside, table.bordered, index, tables)
        return element

    def _row(
        self,
        table: Element,
        row: int,
        widths: Sequence[float],
        inside: dict[tuple[int, int], list[Block]],
        bordered: bool,
        index: int,
        tables: Sequence[Table],
    ) -> None:
        element = etree.SubElement(table, TABLE + "table-row")
        if not bordered:  # a layout's row, such as the signature's, stays on one page
            together: dict[str, str | None] = {FO + "keep-together": "always"}
            element.set(TABLE + "style-name", self.book.derive("table-row", None, {"table-row-properties": together}))
        column = 0
        while column < len(widths):
            blocks = inside.get((row, column), [])
            own = [block for block in blocks if block.place.table == index]
            taken = [(row, column + at) in inside for at in range(1, len(widths) - column)]
            span = _span(own[0].place.width, widths[column:], taken) if own else 1
            cell = etree.SubElement(element, TABLE + "table-cell")
            own_width = own[0].place.width if own else 0.0
            free = (sum(widths[column : column + span]) - own_width) / 2 if own_width else CELL_PADDING
            cell.set(TABLE + "style-name", self._cell_style(bordered, max(free, 0.0)))
            cell.set(OFFICE + "value-type", "string")
            if span > 1:
                cell.set(TABLE + "number-columns-spanned", str(span))
            made = self._cell(blocks, index, tables)
            for each in made:
                cell.append(each)
            for _ in range(span - 1):
                etree.SubElement(element, TABLE + "covered-table-cell")
            column += span

    def _cell(self, blocks: list[Block], index: int, tables: Sequence[Table]) -> list[Element]:
        made: list[Element] = []
        at = 0
        while at < len(blocks):
            if blocks[at].place.table == index:
                made.append(self.paragraph(blocks[at]))
                at += 1
                continue
            end = at
            while end < len(blocks) and blocks[end].place.table != index:
                end += 1
            made += self.flow(blocks[at:end], tables)
            at = end
        return made or [etree.Element(P)]

    def _table_style(self, table: Table, width: float) -> str:
        return self.book.derive(
            "table",
            None,
            {
                "table-properties": {
                    STYLE + "width": number(width) + "mm",
                    FO + "margin-left": number(table.left) + "mm",
                    TABLE + "align": "left",
                    TABLE + "border-model": "collapsing",
                }
            },
        )

    def _cell_style(self, bordered: bool, padding: float) -> str:
        side = number(padding) + "mm"
        properties: dict[str, str | None] = {
            FO + "padding-left": side,
            FO + "padding-right": side,
            FO + "padding-top": "0mm",
            FO + "padding-bottom": "0mm",
            FO + "border": "0.5pt solid #000000" if bordered else "none",
        }
        return self.book.derive("table-cell", None, {"table-cell-properties": properties})

    # Text boxes

    def frame(self, blocks: Sequence[Block], tables: Sequence[Table]) -> Element:
        """A text box of these blocks, anchored to the paragraph that it is put into."""
        style = self.book.derive(
            "graphic",
            None,
            {
                "graphic-properties": {
                    FO + "padding": "0mm",
                    FO + "border": "none",
                    STYLE + "wrap": "run-through",
                    STYLE + "run-through": "foreground",
                    STYLE + "vertical-pos": "from-top",
                    STYLE + "vertical-rel": "paragraph",
                    STYLE + "horizontal-pos": "right",
                    STYLE + "horizontal-rel": "paragraph",
                }
            },
        )
        frame = etree.Element(DRAW + "frame")
        frame.set(DRAW + "style-name", style)
        frame.set(TEXT + "anchor-type", "paragraph")
        frame.set(SVG + "width", number(blocks[0].place.width or 40.0) + "mm")
        box = etree.SubElement(frame, DRAW + "text-box")
        box.set(FO + "min-height", number(_LEAST_HEIGHT) + "mm")
        for made in self.flow(blocks, tables):
            box.append(made)
        return frame


def _span(width: float, widths: Sequence[float], taken: Sequence[bool]) -> int:
    """How many columns a cell reaches over, told by the width of its text."""
    if width <= 0:
        return 1
    span, total = 1, widths[0]
    while span < len(widths) and not taken[span - 1] and total + widths[span] / 2 <= width + 2 * CELL_PADDING:
        total += widths[span]
        span += 1
    return span


def measured(tabs: Any, paragraph: ParagraphFormat, book: StyleBook) -> Any:
    """Tab stops as this file counts them: from the paragraph's indent, or from the text area's edge."""
    if not book.styles.tabs_relative:
        return tuple(tabs)
    return tuple(tab._replace(position=round(tab.position - paragraph.left, 2)) for tab in tabs)


def line_element(book: StyleBook, line: Line, from_words: bool = False) -> Element:
    """A draw:line anchored to the paragraph that it is put into. Without an x it is centred, without a y it runs along the foot.

    Its y counts from the top of the paragraph, or, with `from_words`, of the words (below the space before them).
    """
    properties: dict[str, str | None] = dict(stylebook.LINE_STYLE)
    properties[STYLE + "vertical-rel"] = "paragraph-content" if from_words else "paragraph"
    properties[STYLE + "horizontal-pos"] = "center" if line.x is None else "from-left"
    properties[STYLE + "vertical-pos"] = "bottom" if line.y is None else "from-top"
    element = etree.Element(DRAW + "line")
    element.set(stylebook.ANCHOR, "paragraph")
    element.set(DRAW + "z-index", "0")
    element.set(DRAW + "style-name", book.derive("graphic", None, {"graphic-properties": properties}))
    x, y = round(line.x or 0.0, 2), round(line.y or 0.0, 2)
    for name, value in (("x1", x), ("y1", y), ("x2", x + line.length), ("y2", y)):
        element.set(SVG + name, number(value) + "mm")
    return element
