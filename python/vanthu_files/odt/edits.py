"""Edits: one round of small changes to an opened text."""

from __future__ import annotations

from typing import Any

from lxml import etree

from vanthu.document import Block, Format, Line, ParagraphFormat
from vanthu.edit import (
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
    blocks_to_place,
    fits_table,
)
from vanthu.writing import below_words

from . import blocks, shapes
from .elements import Builder, line_element, measured
from .names import DRAW, FO, STYLE, STYLE_NAME, TEXT, H, P
from .passage import close_up, detach, open_up
from .reader import Parts, Reading
from .sheets import Sheets
from .stylebook import StyleBook, drop, paragraph
from .styles import Styles
from .tables import set_table
from .words import Words

Element = etree._Element

_INDENTS = ("left", "right", "first")
_SPACINGS = ("before", "after")


class Round:
    """The edits made over one unchanged Document."""

    def __init__(self, parts: Parts, reading: Reading) -> None:
        self.parts = parts
        self.reading = reading
        self.document = reading.document
        self.styles = reading.styles
        self.book = StyleBook(parts.content, self.styles)
        self.changed: set[str] = set()
        self._opened: dict[int, Element] = {}
        self._last: dict[int, Element] = {}  # where a block that was broken ends
        self._gone: set[int] = set()
        self._sheets: Sheets | None = None

    def do(self, edits: list[Edit]) -> list[Edit]:
        refused: list[Edit] = []
        taken: list[Edit] = []
        for edit in edits:
            (taken if self._is_there(edit) else refused).append(edit)
        texts = self._without_overlaps([edit for edit in taken if isinstance(edit, SetText)], refused)
        for edit in taken:
            if isinstance(edit, (SetFormat, SetParagraph)):
                self._try(edit, refused)
        for edit in sorted(texts, key=lambda each: (each.block, each.start, each.end), reverse=True):
            self._try(edit, refused)
        for kind in (RemoveLines, DrawLine, SplitBlock, JoinBlock, InsertBlocks, RemoveBlock, SetTable, SetSection, NumberPages):
            chosen = [edit for edit in taken if isinstance(edit, kind)]
            if kind in (SplitBlock, JoinBlock):
                chosen.sort(key=lambda each: (getattr(each, "block", 0), getattr(each, "at", 0)), reverse=True)
            if kind is InsertBlocks:
                # Those put after one block stand in the order given; each comes right after the block.
                chosen = [each for each in chosen if _where(each) != "after"] + [each for each in chosen if _where(each) == "after"][::-1]
            for edit in chosen:
                self._try(edit, refused, texts)
        for element in self._opened.values():
            close_up(element)
        return [edit for edit in edits if any(edit is each for each in refused)]

    def _is_there(self, edit: Edit) -> bool:
        if isinstance(edit, (SetSection, NumberPages)):
            return 0 <= edit.section < len(self.document.sections)
        if isinstance(edit, SetTable):
            return fits_table(edit, self.document.tables)
        if not 0 <= edit.block < len(self.document.blocks):
            return False
        text = self.document.blocks[edit.block].text
        if isinstance(edit, (SetText, SetFormat)):
            return 0 <= edit.start <= edit.end <= len(text) and text[edit.start : edit.end] == edit.before
        if isinstance(edit, SplitBlock) and not 0 <= edit.at <= len(text):
            return False
        return text == edit.before

    def _without_overlaps(self, texts: list[SetText], refused: list[Edit]) -> list[SetText]:
        kept: list[SetText] = []
        reached: dict[int, int] = {}
        for edit in sorted(texts, key=lambda each: (each.block, each.start, each.end)):
            if edit.start < reached.get(edit.block, 0):
                refused.append(edit)
            else:
                kept.append(edit)
                reached[edit.block] = max(reached.get(edit.block, 0), edit.end)
        return kept

    def _try(self, edit: Edit, refused: list[Edit], texts: list[SetText] | None = None) -> None:
        try:
            self._do(edit, texts or [])
        except Refused:
            refused.append(edit)

    def _do(self, edit: Edit, texts: list[SetText]) -> None:
        if isinstance(edit, (SetSection, NumberPages)):
            self._section(edit)
            return
        if isinstance(edit, SetTable):
            set_table(self.reading.tables[edit.table], self.document.tables[edit.table], edit.changes, self.book)
            self.changed.add("content.xml")
            return
        if edit.block in self._gone:
            raise Refused("the block is gone")
        if isinstance(edit, SetText):
            self._words(edit.block).replace(edit.start, edit.end, edit.after)
        elif isinstance(edit, SetFormat):
            self._words(edit.block).format(edit.start, edit.end, _checked(edit.changes), edit.mark)
        elif isinstance(edit, SetParagraph):
            self._paragraph(edit)
        elif isinstance(edit, RemoveLines):
            self._remove_lines(edit.block)
        elif isinstance(edit, DrawLine):
            self._draw(edit)
        elif isinstance(edit, SplitBlock):
            self._split(edit, texts)
        elif isinstance(edit, JoinBlock):
            self._join(edit)
        elif isinstance(edit, InsertBlocks):
            self._insert(edit)
        else:
            self._remove(edit)
        self.changed.add("content.xml")

    # One paragraph

    def _element(self, index: int) -> Element:
        return self.reading.elements[index]

    def _words(self, index: int, element: Element | None = None) -> Words:
        element = self._element(index) if element is None else element
        if id(element) not in self._opened:
            open_up(element)
            self._opened[id(element)] = element
        name = element.get(STYLE_NAME)
        look = self.styles.look(name if name and self.styles.find("paragraph", name) else "Standard")
        return Words(element, self.book, look.format, look.hidden)

    def _restyle(self, element: Element, changes: dict[str, Any], block: Block, **extra: str | None) -> None:
        """Give the paragraph a style derived from its own."""
        changes = dict(changes)
        tabs = changes.pop("tabs", None)
        wanted = block.paragraph._replace(**changes)
        # The office keeps indents together, and spacings: what is not changed is written out as it looks.
        for group in (_INDENTS, _SPACINGS):
            if any(key in changes for key in group):
                changes.update({key: getattr(wanted, key) for key in group})
        properties = paragraph(changes)
        if any(key in changes for key in _SPACINGS):
            properties[STYLE + "contextual-spacing"] = "false"
        properties.update(extra)
        if tabs is None and self.styles.tabs_relative and wanted.tabs and wanted.left != block.paragraph.left:
            tabs = wanted.tabs
        stops = None if tabs is None else measured(tabs, wanted, self.book)
        name = element.get(STYLE_NAME) or "Standard"
        element.set(STYLE_NAME, self.book.derive("paragraph", name, {"paragraph-properties": properties}, stops))

    def _paragraph(self, edit: SetParagraph) -> None:
        changes = dict(edit.changes)
        if not set(changes) <= set(ParagraphFormat._fields):
            raise Refused("no such field")
        element, block = self._element(edit.block), self.document.blocks[edit.block]
        if "style" in changes:
            self._set_style(element, str(changes.pop("style")))
        if "outline" in changes:
            _set_outline(element, int(str(changes.pop("outline"))))
        if changes:
            self._restyle(element, changes, block)

    def _set_style(self, element: Element, display_name: str) -> None:
        for (family, name), style in self.styles.named.items():
            if family == "paragraph" and display_name in (style.display_name, name):
                element.set(STYLE_NAME, name)
                return
        raise Refused("no style of that name")

    def _remove_lines(self, index: int) -> None:
        element, block = self._element(index), self.document.blocks[index]
        for drawing in [each for each in element.iter() if isinstance(each.tag, str) and each.tag.startswith(DRAW)]:
            if shapes.is_line(drawing) and _anchored_in(drawing, element):
                holder = drawing.getparent()
                assert holder is not None
                detach(drawing)
                if holder.tag == DRAW + "g" and not len(holder):
                    detach(holder)
        if any(line.kind == "border" for line in block.lines):
            self._restyle(element, {}, block, **{FO + "border-bottom": "none"})

    def _draw(self, edit: DrawLine) -> None:
        block = self.document.blocks[edit.block]
        width = block.place.width
        x: float | None = None
        if edit.centre >= 0 or width > 0:
            x = max((edit.centre if edit.centre >= 0 else width / 2) - edit.length / 2, 0.0)
        drawn = line_element(self.book, Line("shape", edit.length, x, below_words(block)), from_words=True)
        element = self._last.get(edit.block, self._element(edit.block))
        drawn.tail, element.text = element.text, None
        element.insert(0, drawn)

    # Several paragraphs

    def _split(self, edit: SplitBlock, texts: list[SetText]) -> None:
        at = edit.at
        for text in texts:
            if text.block == edit.block and text.end <= edit.at:
                at += len(text.after) - (text.end - text.start)
            elif text.block == edit.block and text.start < edit.at:
                at += text.start - edit.at
        first = self._element(edit.block)
        first, second = self._words(edit.block).split(at)
        self._opened[id(second)] = second
        look = self.styles.look(first.get(STYLE_NAME) or "Standard")
        if look.master or look.paragraph.page_break:
            properties: dict[str, str | None] = {FO + "break-before": "auto", STYLE + "page-number": "auto"}
            name = second.get(STYLE_NAME) or "Standard"
            second.set(STYLE_NAME, self.book.derive("paragraph", name, {"paragraph-properties": properties}, master_page_name=""))
        parent = first.getparent()
        assert parent is not None
        second.tail, first.tail = first.tail, None
        parent.insert(parent.index(first) + 1, second)
        self._last.setdefault(edit.block, second)

    def _join(self, edit: JoinBlock) -> None:
        index = edit.block + 1
        if index >= len(self.document.blocks) or index in self._gone:
            raise Refused("no block follows")
        here, there = self.document.blocks[edit.block].place, self.document.blocks[index].place
        if here._replace(width=0) != there._replace(width=0):
            raise Refused("the next block stands elsewhere")
        last = self._last.get(edit.block, self._element(edit.block))
        other = self._element(index)
        mine, following = self._words(edit.block, last), self._words(index, other)
        mine.join(following, edit.glue)
        if index in self._last:
            self._last[edit.block] = self._last[index]
        blocks.remove(other)
        self._gone.add(index)

    def _insert(self, edit: InsertBlocks) -> None:
        builder = Builder(self.book, self._parent_of(edit.block))
        made = builder.flow(blocks_to_place(edit), edit.tables)
        if not made:
            return
        if edit.where == "before":
            element = self._element(edit.block)
            blocks.insert_before(element, made)
            blocks.hand_over(element, made[0], self.book)
            return
        blocks.insert_after(self._last.get(edit.block, self._element(edit.block)), made)

    def _parent_of(self, index: int) -> Any:
        """New paragraphs derive from the named style that they name, or from the one of the paragraph beside them."""
        chain = [style for style in self.styles.chain("paragraph", self._element(index).get(STYLE_NAME)) if not style.automatic]
        beside = chain[-1].name if chain else "Standard"
        named = {style.display_name: name for (family, name), style in self.styles.named.items() if family == "paragraph"}

        def parent(block: Block) -> str:
            return named.get(block.paragraph.style, beside)

        return parent

    def _remove(self, edit: RemoveBlock) -> None:
        element = self._element(edit.block)
        if blocks.is_alone(element):
            self._words(edit.block).replace(0, len(self._words(edit.block).text), "")
            for drawing in [each for each in element.iterchildren() if isinstance(each.tag, str) and each.tag.startswith(DRAW)]:
                detach(drawing)
            return
        heir = blocks.neighbour(element)
        if heir is not None:
            blocks.hand_over(element, heir, self.book)
        blocks.remove(element)
        self._gone.add(edit.block)

    # Pages

    def _section(self, edit: SetSection | NumberPages) -> None:
        if not self.reading.spreads[edit.section].first.name:
            raise Refused("the file has no master page")
        if self._sheets is None:
            self._sheets = Sheets(self.parts.styles, self.reading, self._page_book(), self._name_master)
        if isinstance(edit, SetSection):
            self._sheets.change(edit.section, edit.changes)
        else:
            self._sheets.number(edit.section, edit.font, edit.size)
        self.changed.add("styles.xml")

    def _page_book(self) -> StyleBook:
        if self.parts.styles is self.parts.content:
            return self.book
        return StyleBook(self.parts.styles, Styles([self.parts.styles, self.parts.content], [self.parts.styles]), "Tr")

    def _name_master(self, element: Element, master: str, page: int | None) -> None:
        blocks.start(element, master, page, self.book)
        self.changed.add("content.xml")


def _where(edit: Edit) -> str:
    return edit.where if isinstance(edit, InsertBlocks) else ""


def _checked(changes: Any) -> dict[str, object]:
    if not set(changes) <= set(Format._fields):
        raise Refused("no such field")
    return dict(changes)


def _set_outline(element: Element, outline: int) -> None:
    element.tag = H if outline else P
    if outline:
        element.set(TEXT + "outline-level", str(outline))
    else:
        drop(element, TEXT + "outline-level")


def _anchored_in(drawing: Element, paragraph: Element) -> bool:
    return next(drawing.iterancestors(P, H), None) is paragraph
