"""The reader: an OpenDocument text, zipped or flat, to a Document."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from vanthu.document import Block, Document, Format, Line, Margin, ParagraphFormat, Place, Section, Source, Table

from ..package import Unreadable
from . import pages, shapes, tables
from .inline import CHANGES, HOLDERS, Inline
from .lists import Item, Lists, Open, own_style
from .names import CONFIG, DRAW, LIST, OFFICE, STYLE, STYLE_NAME, TABLE, TEXT, H, P, whole
from .styles import Look, Styles

Element = etree._Element

_SETTINGS = OFFICE + "settings"
_SKIPPED = frozenset(
    [TEXT + name for name in ("tracked-changes", "sequence-decls", "user-field-decls", "variable-decls", "dde-connection-decls",
                              "alphabetical-index-auto-mark-file", "soft-page-break", "table-of-content-source", "number",
                              "illustration-index-source", "table-index-source", "object-index-source", "user-index-source",
                              "alphabetical-index-source", "bibliography-source")]
    + [OFFICE + "forms", TABLE + "calculation-settings", TABLE + "content-validations"]
)  # fmt: skip


class Parts(NamedTuple):
    """The XML roots of a text; in a flat file all are the same."""

    content: Element
    styles: Element
    settings: Element | None
    kind: str = "odt"


class Reading(NamedTuple):
    """The Document and, for a writer, where each of its parts comes from."""

    document: Document
    elements: tuple[Element, ...]  # the text:p or text:h of each block
    spreads: tuple[pages.Spread, ...]  # the master pages of each section
    openers: tuple[Element | None, ...]  # what starts each section: a paragraph, a table, a text:section
    styles: Styles
    tables: tuple[Element, ...]


def setting(parts: Parts, name: str) -> str | None:
    if parts.settings is None:
        return None
    for item in parts.settings.iter(CONFIG + "config-item"):
        if item.get(CONFIG + "name") == name:
            return item.text
    return None


def read(parts: Parts) -> Reading:
    text = parts.content.find(OFFICE + "body/" + OFFICE + "text")
    if text is None:
        raise Unreadable("wrong_kind")
    relative = setting(parts, "TabsRelativeToIndent") != "false"
    named = [parts.styles] if parts.styles is parts.content else [parts.styles, parts.content]
    body = Styles(named, [parts.content], relative)
    margins = body if parts.styles is parts.content else Styles(named, [parts.styles], relative)
    reader = _Reader(body, Lists(named), pages.Pages(parts.styles))
    reader.body(text)
    return reader.finish(parts, text, margins)


class _Flow:
    """One run of paragraphs that follow each other: the body (whose place changes with the section), a cell, a text box."""

    def __init__(self, place: Place | None) -> None:
        self.place = place  # None: the body
        self.near: list[tuple[int, Look]] = []  # the blocks since the last table


class _Reader:
    def __init__(self, styles: Styles, lists: Lists, sheets: pages.Pages) -> None:
        self.styles = styles
        self.lists = lists
        self.pages = sheets
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        self.tables: list[Table] = []
        self.table_elements: list[Element] = []
        self.sections: list[Section] = []
        self.spreads: list[pages.Spread] = []
        self.openers: list[Element | None] = []
        self.comments = 0
        self.frames = 0
        self.notes: list[tuple[Element, int]] = []
        self.place = Place()  # of the body's next paragraph
        self._fresh = True  # no block stands in the last section yet
        self._after: Section | None = None  # what goes on after a text:section with columns
        self._loose: list[Element] = []  # drawings anchored to a page, until a paragraph comes

    # The body

    def body(self, text: Element) -> None:
        self._start_section(self.pages.usual, None, None)
        flow = _Flow(None)
        self._flow(text, flow, None)
        self._settle(flow)
        number = 0
        while number < len(self.notes):
            note, at = self.notes[number]
            inside = note.find(TEXT + "note-body")
            if inside is not None:
                flow = _Flow(Place("note", frame=number + 1, width=self.sections[at].text_width))
                self._flow(inside, flow, None, at)
                self._settle(flow)
            number += 1

    def _start_section(self, master: str, start: int | None, opener: Element | None) -> None:
        spread = self.pages.spread(master)
        if spread is None:
            if self.sections:
                return
            element = etree.Element(STYLE + "master-page")
            nothing = pages.Master("", element, None, "")
            spread = pages.Spread(nothing, nothing)
        self._put_section(pages.section(spread, start), spread, opener)
        self._after = None

    def _put_section(self, section: Section, spread: pages.Spread, opener: Element | None, width: float = 0.0) -> None:
        if self._fresh and self.sections:
            self.sections.pop()
            self.spreads.pop()
            self.openers.pop()
        if not self.sections:
            section = section._replace(starts_page=True)
        self.sections.append(section)
        self.spreads.append(spread)
        self.openers.append(opener)
        self._fresh = True
        self.place = Place("body", width=round(width or pages.column_width(spread.first, section), 2))

    def _turn(self, element: Element, master: str, start: int | None) -> None:
        """A paragraph or table of the body that names a master page starts a section; what follows columns does too."""
        if master and master in self.pages.masters:
            self._start_section(master, start, element)
        elif self._after is not None:
            self._put_section(self._after, self.spreads[-1], element)
            self._after = None
        elif start is not None and self._fresh and len(self.sections) == 1:
            self.sections[0] = self.sections[0]._replace(page_start=start)

    # What follows one another

    def _flow(self, holder: Element, flow: _Flow, opened: Open | None, at: int | None = None) -> None:
        for child in holder:
            tag = child.tag
            if tag == P or tag == H:
                self._paragraph(child, flow, None, at)
            elif tag == LIST:
                self._list(child, flow, opened, at)
            elif tag == TABLE + "table":
                self._table(child, flow, at)
            elif tag == TEXT + "section":
                self._text_section(child, flow, opened, at)
            elif not isinstance(tag, str) or tag in _SKIPPED or tag in CHANGES:
                continue
            elif tag.startswith(DRAW):
                self._loose.append(child)
            elif tag.startswith(TEXT) or tag in HOLDERS:
                self._flow(child, flow, opened, at)  # indexes and the like

    def _text_section(self, element: Element, flow: _Flow, opened: Open | None, at: int | None) -> None:
        if element.get(TEXT + "display") == "none":
            return
        style = self.styles.find("section", element.get(STYLE_NAME))
        properties = style.element.find(STYLE + "section-properties") if style is not None else None
        number, width = pages.columns_of(properties, self.sections[-1].text_width)
        if number == 1 or flow.place is not None:
            self._flow(element, flow, opened, at)
            return
        before, fresh = self.sections[-1], self._fresh
        section = before._replace(columns=number, starts_page=fresh, page_start=before.page_start if fresh else None)
        self._put_section(section, self.spreads[-1], element, width)
        self._after = None
        self._flow(element, flow, opened, at)
        if self.openers[-1] is element:
            self._after = before._replace(starts_page=False, page_start=None)

    def _list(self, element: Element, flow: _Flow, outer: Open | None, at: int | None) -> None:
        first = own_style(element)
        style = self.styles.look(_style_name(first, self.styles)).list_style if first is not None else None
        opened = self.lists.open(element, outer, style)
        for item in element.iterchildren(TEXT + "list-item", TEXT + "list-header"):
            labelled = item.tag == TEXT + "list-item"
            forced = whole(item.get(TEXT + "start-value"), 0, 99999)
            for child in item:
                if child.tag == P or child.tag == H:
                    taken = self.lists.item(opened, labelled, forced)
                    labelled = False
                    self._paragraph(child, flow, taken, at)
                elif child.tag == LIST:
                    self._list(child, flow, opened, at)
                elif child.tag == TABLE + "table":
                    self._table(child, flow, at)

    def _table(self, element: Element, flow: _Flow, at: int | None) -> None:
        if flow.place is None:
            self._turn(element, *self.styles.page_of_table(tables.style_of(element)))
        self._settle(flow)
        index = len(self.tables)
        outer = flow.place or self.place
        grid = tables.read_grid(element, self.styles, outer.width)
        self.table_elements.append(element)
        self.tables.append(Table(grid.widths, grid.rows, grid.bordered, grid.left, outer.kind == "cell"))
        for cell in grid.cells:
            place = Place("cell", index, cell.row, cell.column, outer.frame, cell.width)
            inner = _Flow(place)
            self._flow(cell.element, inner, None, len(self.sections) - 1 if at is None else at)
            self._settle(inner)

    # One paragraph

    def _paragraph(self, element: Element, flow: _Flow, item: Item | None, at: int | None) -> None:
        look = self.styles.look(_style_name(element, self.styles))
        if flow.place is None and (look.master or look.page_number is not None or self._after is not None):
            self._turn(element, look.master, look.page_number)
        place = flow.place or self.place
        heading = element.tag == H
        outline = (whole(element.get(TEXT + "outline-level"), 0, 9) or 0) if heading else 0
        if heading and item is None and outline:
            labelled = element.get(TEXT + "is-list-header") != "true"
            forced = whole(element.get(TEXT + "start-value"), 0, 99999)
            item = self.lists.heading(outline, look.list_style, labelled, forced)
        paragraph = self._stand(look, item, outline)
        if paragraph.page_break and self.openers[-1] is element:
            paragraph = paragraph._replace(page_break=False)
        inside = Inline(self.styles, look.format, look.hidden).read(element)
        section = len(self.sections) - 1 if at is None else at
        drawn = self._drawn(inside, place, paragraph, section)
        lines = drawn.lines
        if look.borders and look.borders[_BOTTOM] and not all(look.borders):
            lines = [*lines, _border_line(paragraph, place)]
        self.comments += inside.comments
        self.notes.extend((note, section) for note in inside.note_elements)
        mark = inside.mark
        label_format = Format()
        label = item.label if item is not None else ""
        if item is not None and label:
            label_format = self.styles.span(mark, item.level.text_style)[0] if item.level.text_style else mark
        flow.near.append((len(self.blocks), look))
        self.blocks.append(
            Block(
                runs=tuple(inside.runs),
                paragraph=paragraph,
                place=place,
                section=section,
                label=label,
                label_format=label_format,
                mark=mark,
                lines=tuple(lines),
                notes=tuple(inside.notes),
                objects=drawn.objects,
                tracked=inside.tracked,
                breaks_page=look.break_after,
            )
        )
        self.elements.append(element)
        self._fresh = False
        for holder, width in drawn.frames:
            self.frames += 1
            inner = _Flow(Place("frame", frame=self.frames, width=width))
            self._flow(holder, inner, None, section)
            self._settle(inner)

    def _stand(self, look: Look, item: Item | None, outline: int) -> ParagraphFormat:
        """The paragraph's format, with the indents of its list where it sets none itself."""
        paragraph = look.paragraph
        if outline:
            paragraph = paragraph._replace(outline=outline)
        if item is None:
            return paragraph
        level = item.level
        by_style = look.list_style == item.style and not look.list_direct
        first = (level.first or 0.0) if item.label else 0.0
        if level.adds:
            left = paragraph.left + (level.left or 0.0)
            return paragraph._replace(left=round(left, 2), first=first if item.label else paragraph.first)
        if level.left is not None and not (look.own_left or (by_style and look.style_left)):
            paragraph = paragraph._replace(left=level.left)
        if level.first is not None and not (look.own_first or (by_style and look.style_first)):
            paragraph = paragraph._replace(first=first)
        return paragraph

    def _drawn(self, inside: Inline, place: Place, paragraph: ParagraphFormat, section: int) -> shapes.Drawn:
        if not inside.drawings and not self._loose:
            return _NOTHING_DRAWN
        drawings = self._loose + inside.drawings
        self._loose = []
        page = self.sections[section] if place.kind == "body" and self.sections[section].columns == 1 else None
        return shapes.sort(drawings, self.styles, shapes.Area(place.width, paragraph.left, page))

    def _settle(self, flow: _Flow) -> None:
        """What stands between two neighbours: space that the same style takes away, borders that fall together."""
        near, flow.near = flow.near, []
        for (above, over), (below, under) in zip(near, near[1:], strict=False):
            if (over.contextual or under.contextual) and over.paragraph.style == under.paragraph.style:
                if over.contextual:
                    self._stands(above, self.blocks[above].paragraph._replace(after=0.0))
                if under.contextual:
                    self._stands(below, self.blocks[below].paragraph._replace(before=0.0))
            if over.borders or under.borders:
                self._meet(above, over, below, under)

    def _stands(self, index: int, paragraph: ParagraphFormat) -> None:
        self.blocks[index] = replace(self.blocks[index], paragraph=paragraph)

    def _meet(self, above: int, over: Look, below: int, under: Look) -> None:
        upper, lower = self.blocks[above], self.blocks[below]
        if over.borders == under.borders and _edges(upper) == _edges(lower):
            lines = tuple([line for line in upper.lines if line.kind != "border"])
            self.blocks[above] = replace(upper, lines=lines)
        elif under.borders and under.borders[_TOP] and not all(under.borders) and not (over.borders and over.borders[_BOTTOM]):
            line = _border_line(lower.paragraph, lower.place)
            self.blocks[above] = replace(upper, lines=(*upper.lines, line))

    # The end

    def finish(self, parts: Parts, text: Element, margin_styles: Styles) -> Reading:
        sections = []
        for section, spread in zip(self.sections, self.spreads, strict=True):
            found, first, even = pages.faces(spread)
            margins = tuple(
                Margin(kind, which, self._margin(element, margin_styles, section.text_width)) for (kind, which), element in found.items()
            )
            sections.append(section._replace(margins=margins, first_differs=first, even_differs=even))
        changes = text.find(TEXT + "tracked-changes")
        tracked = len(changes.findall(TEXT + "changed-region")) if changes is not None else 0
        document = Document(
            blocks=tuple(self.blocks),
            sections=tuple(sections),
            tables=tuple(self.tables),
            source=Source(parts.kind, tracked, self.comments, ("tracked",) if tracked else ()),
        )
        elements, tables = tuple(self.elements), tuple(self.table_elements)
        return Reading(document, elements, tuple(self.spreads), tuple(self.openers), self.styles, tables)

    def _margin(self, element: Element, styles: Styles, width: float) -> tuple[Block, ...]:
        inner = _Reader(styles, self.lists, self.pages)
        inner._start_section(self.pages.usual, None, None)
        flow = _Flow(Place("body", width=width))
        inner._flow(element, flow, None, 0)
        inner._settle(flow)
        return tuple(inner.blocks)


_TOP, _BOTTOM = 0, 2  # of Look.borders


def _border_line(paragraph: ParagraphFormat, place: Place) -> Line:
    start = min(paragraph.left, paragraph.left + paragraph.first)
    return Line("border", round(max(place.width - start - paragraph.right, 0.0), 2), round(start, 2))


def _edges(block: Block) -> tuple[float, float, float]:
    return block.paragraph.left, block.paragraph.right, block.paragraph.first


_NOTHING_DRAWN = shapes.Drawn([], [], 0)


def _style_name(element: Element, styles: Styles) -> str:
    name = element.get(STYLE_NAME)
    return name if name and styles.find("paragraph", name) is not None else "Standard"
