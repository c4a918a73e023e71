"""Changing whole paragraphs: insert, remove, split, join; draw lines and remove them.

Each function answers whether it could; where it could not, nothing has changed.
"""

from __future__ import annotations

import copy
import math
from typing import Mapping

from vanthu.document import Block, Line, Table
from vanthu.metrics import text_width

from .build import base_of, format_changes, set_format, set_paragraph
from .drawing import drawn
from .flow_build import Maker, flow
from .lines import adapt_prefixes, clear_border, line_shape
from .names import (
    ALTERNATE,
    CHOICE,
    DEL,
    FALLBACK,
    INS,
    MOVE_FROM,
    MOVE_TO,
    POINT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    SECTPR,
    TBL,
    TC,
    TXBX,
    Element,
    P,
    R,
    W,
)
from .reader import Reading
from .schema import drop, element, insert_in_order, paragraph_properties_of, properties_of, put, switch
from .story import Draft
from .styles import Styles
from .text_edits import Text, drop_if_empty

_MARKERS = {
    W + name for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd")
}
_CLONED = {W + "hyperlink", W + "smartTag", INS, MOVE_TO}
_KEPT = ("footnoteReference", "endnoteReference", "commentReference", "object", "altChunk")
_BLANKS = " \t\n\u00a0"
_NATURAL_LEADING = 1.15  # of Times New Roman, times its size
_PARAGRAPH_IDS = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId",
)


class Blocks:
    """The paragraphs of a reading, while edits change them."""

    def __init__(self, reading: Reading, texts: dict[int, Text], next_id: int) -> None:
        self.reading = reading
        self.styles: Styles = reading.styles
        self._texts = texts
        self._ids = iter(range(next_id, next_id + 1_000_000))
        self._last: dict[int, Element] = {}  # block → the last element put after it
        self._gone: set[int] = set()

    def text(self, block: int) -> Text:
        if block not in self._texts:
            self._texts[block] = Text(self.reading.drafts[block])
        return self._texts[block]

    def _whole(self, block: int) -> Draft | None:
        """The draft of a block that is still one paragraph in its place."""
        draft = self.reading.drafts[block]
        return draft if block not in self._gone and len(draft.elements) == 1 and draft.element.getparent() is not None else None

    # Formats of paragraphs.

    def set_paragraph(self, block: int, changes: Mapping[str, object]) -> bool:
        draft = self._whole(block)
        if draft is None:
            return False
        style = changes.get("style")
        id = self.styles.id_of(str(style)) if style else None
        if style and id is None:
            return False
        properties = paragraph_properties_of(draft.element)
        if id is not None:
            put(properties, "pStyle", val=id)
        bare = copy.deepcopy(properties)
        drop(bare, "tabs")
        look = self.styles.paragraph_look(draft.context, bare)
        if look.contextual and ("before" in changes or "after" in changes):
            # Space between neighbours of one style shows from now on: the side that does not change is written as it looks.
            changes = {"before": draft.format.before, "after": draft.format.after, **changes}
            switch(properties, "contextualSpacing", False)
        set_paragraph(properties, changes, look.format.tabs, look.letters, look.automatic)
        return True

    # Insert and remove.

    def insert(self, block: int, where: str, blocks: tuple[Block, ...], tables: tuple[Table, ...]) -> bool:
        draft = self._whole(block)
        if draft is None or where not in ("before", "after"):
            return False
        anchor = _outermost(draft.element, first=where == "before")
        parent = anchor.getparent()
        if parent is None:
            return False
        context = draft.context
        maker = Maker(
            base=lambda style, in_table: base_of(self.styles, (self.styles.table_style(None), ()) if in_table else context, style),
            tables=tables,
            modern=self.reading.modern,
            ids=self._ids,
        )
        made = flow(blocks, maker)
        if not made:
            return True
        if where == "before":
            place = parent.index(anchor)
        else:
            place = parent.index(self._last.get(block, anchor)) + 1
        for at, each in enumerate(made):
            parent.insert(place + at, each)
            adapt_prefixes(each)
        _keep_tables_apart(parent, made)
        if where == "after":
            self._last[block] = _move_section_end(self._last.get(block, anchor), made[-1])
        return True

    def remove(self, block: int) -> bool:
        draft = self._whole(block)
        if draft is None or draft.objects or draft.field_depth or draft.notes:
            return False
        if draft.breaks_page and self.reading.document.blocks[block].text.strip():  # a break goes with an empty paragraph alone
            return False
        paragraph = draft.element
        if any(True for name in _KEPT for _ in paragraph.iter(W + name)) or next(paragraph.iter(DEL, MOVE_FROM), None) is not None:
            return False
        parent = paragraph.getparent()
        assert parent is not None
        end = _section_end(paragraph)
        above = paragraph.getprevious()
        if end is not None and above is not None and above.tag == P and _section_end(above) is None:
            insert_in_order(paragraph_properties_of(above), end)
            end = None
        if end is not None or _is_needed(paragraph):
            _empty(paragraph)
        else:
            for marker in [each for each in paragraph.iter() if each.tag in _MARKERS and each.tag != W + "proofErr"]:
                paragraph.addprevious(marker)
            parent.remove(paragraph)
            self._gone.add(block)
        return True

    # Split and join.

    def split(self, block: int, at: int) -> bool:
        draft = self._whole(block)
        if draft is None or draft.field_depth:
            return False
        text = self.text(block)
        whole = str(text)
        left, right = at, at
        while left > 0 and whole[left - 1] in _BLANKS:
            left -= 1
        while right < len(whole) and whole[right] in _BLANKS:
            right += 1
        if not text.can_replace(left, right, whole[left:right], "") or not _can_part(text, right):
            return False
        text.replace(left, right, whole[left:right], "")
        text.tidy()
        text.cut(left)
        first = _slot_at(text, left)
        made = _twin(draft.element)
        if first is not None:
            _move_from(text.slots[first].run, draft.element, made)
        draft.element.addnext(made)
        return True

    def join(self, block: int, glue: str) -> bool:
        if block + 1 >= len(self.reading.drafts):
            return False
        draft, following = self._whole(block), self._whole(block + 1)
        if draft is None or following is None or draft.field_depth or following.field_depth or _section_end(draft.element) is not None:
            return False
        between = _between(draft.element, following.element)
        text, other = self.text(block), self.text(block + 1)
        size = len(str(text))
        if between is None or not text.can_replace(size, size, "", glue):
            return False
        text.replace(size, size, "", glue)
        for each in [*between, *[child for child in following.element if child.tag != PPR]]:
            draft.element.append(each)
        end = _section_end(following.element)
        if end is not None:
            insert_in_order(paragraph_properties_of(draft.element), end)
        parent = following.element.getparent()
        assert parent is not None
        parent.remove(following.element)
        self._gone.add(block + 1)
        for slot in other.slots:
            if slot.run.tag == R:
                now = self.styles.run_look(draft.context, draft.look.style, slot.run.find(RPR)).format
                changes = format_changes(slot.format, now)
                if changes and slot.text:
                    set_format(properties_of(slot.run), changes)
        text.slots += other.slots
        return True

    # Lines.

    def draw_line(self, block: int, length: float, centre: float) -> bool:
        draft = self._whole(block)
        if draft is None:
            return False
        format, width = draft.format, draft.area.width
        indented = format.left or format.right
        x: float | None = None
        if centre >= 0:
            x = centre - length / 2
        elif indented and width:
            x = (format.left + width - format.right - length) / 2
        shape = line_shape(Line("shape", length, x, round(self._lead(block) + _height(self.text(block), draft), 2)), next(self._ids))
        made = element("r")
        properties_of(made).append(element("noProof"))
        made.append(shape)
        draft.element.insert(1 if draft.element.find(PPR) is not None else 0, made)
        adapt_prefixes(made)
        return True

    def _lead(self, block: int) -> float:
        """mm of the space above a paragraph that drawings count from: Writer's own, less what its neighbour above keeps free."""
        draft = self.reading.drafts[block]
        above = self.reading.drafts[block - 1] if block else None
        kept = above.format.after if above is not None and above.element is draft.element.getprevious() else 0.0
        return max(draft.format.before - kept, 0.0) * POINT

    def remove_lines(self, block: int) -> bool:
        draft = self._whole(block)
        if draft is None:
            return False
        shapes = {source.element for source in draft.lines if source.line.kind == "shape"}
        for shape in shapes:
            found = drawn(shape, draft.area)
            if found.objects or found.boxes:
                return False
        for shape in shapes:
            _remove_shape(shape)
        for source in draft.lines:
            if source.line.kind == "border":
                side = "bottom" if source.element is draft.element else "top"
                properties = paragraph_properties_of(source.element)
                clear_border(properties, side, inherited=False)
                if self.styles.paragraph_look(draft.context, properties).borders.get(side):
                    clear_border(properties, side, inherited=True)
        return True


def _height(text: Text, draft: Draft) -> float:
    """mm from the top of the text to just under it."""
    format = next((slot.format for slot in text.slots if slot.text), draft.mark)
    room = max(draft.area.width - draft.format.left - draft.format.right, 1.0)
    count = 0
    for line in str(text).split("\n"):
        shown = line.upper() if format.caps else line
        count += max(math.ceil(text_width(shown, format.size or 14.0, format.bold, format.italic, format.font) / room), 1)
    rule, value = draft.format.leading
    natural = (format.size or 14.0) * _NATURAL_LEADING
    height = natural * value if rule == "multiple" else value if rule == "exact" else max(value, natural)
    return count * height * POINT + 0.3


def _outermost(paragraph: Element, first: bool) -> Element:
    """The paragraph, or the content control that begins (or ends) with it: what is put beside it stays outside."""
    anchor = paragraph
    while True:
        parent = anchor.getparent()
        if parent is None or parent.tag != SDT_CONTENT or parent[0 if first else -1] is not anchor:
            return anchor
        outer = parent.getparent()
        if outer is None or outer.tag != SDT:
            return anchor
        anchor = outer


def _keep_tables_apart(parent: Element, made: list[Element]) -> None:
    first, last = made[0], made[-1]
    above, below = first.getprevious(), last.getnext()
    if first.tag == TBL and above is not None and above.tag == TBL:
        first.addprevious(element("p"))
    if last.tag == TBL and ((below is not None and below.tag == TBL) or (below is None and parent.tag in (TC, TXBX))):
        last.addnext(element("p"))


def _section_end(paragraph: Element) -> Element | None:
    properties = paragraph.find(PPR)
    return None if properties is None else properties.find(SECTPR)


def _move_section_end(above: Element, last: Element) -> Element:
    """What is put after a section's last paragraph belongs to that section; gives the last element now."""
    end = _section_end(above) if above.tag == P else None
    if end is None:
        return last
    if last.tag != P:
        made = element("p")
        last.addnext(made)
        last = made
    insert_in_order(paragraph_properties_of(last), end)
    return last


def _is_needed(paragraph: Element) -> bool:
    """Whether the format wants a paragraph here: a cell, a box, a note has one at least, and after a table that ends a cell."""
    parent = paragraph.getparent()
    if parent is None:
        return True
    if parent.tag == W + "body":
        return not any(each is not paragraph and each.tag in (P, TBL, SDT) for each in parent) or _parts_tables(paragraph)
    others = [each for each in parent if each.tag in (P, TBL, SDT) and each is not paragraph]
    return not others or _parts_tables(paragraph) or (paragraph.getnext() is None and others[-1].tag != P)


def _parts_tables(paragraph: Element) -> bool:
    above, below = paragraph.getprevious(), paragraph.getnext()
    return above is not None and below is not None and above.tag == TBL and below.tag == TBL


def _empty(paragraph: Element) -> None:
    """Leave the paragraph without its text."""
    for child in list(paragraph):
        if child.tag != PPR and child.tag not in _MARKERS:
            paragraph.remove(child)


def _can_part(text: Text, at: int) -> bool:
    """Whether the paragraph may be parted before this offset: not inside a field or a content control."""
    index = _slot_at(text, at)
    if index is None:
        return True
    run = text.slots[index].run
    if run.tag != R:
        return False
    paragraph = text.draft.element
    for parent in run.iterancestors():
        if parent is paragraph:
            break
        if parent.tag not in _CLONED:
            return False
    depth = 0
    for each in paragraph.iter(W + "fldChar", R):
        if each is run:
            break
        kind = each.get(W + "fldCharType")
        depth += (kind == "begin") - (kind == "end")
    return depth == 0


def _slot_at(text: Text, at: int) -> int | None:
    """The first slot whose text begins at this offset or goes on after it."""
    position = 0
    for index, slot in enumerate(text.slots):
        if slot.text and position + len(slot.text) > at:
            return index
        position += len(slot.text)
    return None


def _twin(paragraph: Element) -> Element:
    """An empty paragraph with the same properties; the section's end goes with it."""
    made = element("p")
    for name, value in paragraph.items():
        if name not in _PARAGRAPH_IDS:
            made.set(name, value)
    properties = paragraph.find(PPR)
    if properties is not None:
        twin = copy.deepcopy(properties)
        drop(twin, "pageBreakBefore", "pPrChange")
        mark = twin.find(RPR)
        if mark is not None:
            drop(mark, "ins", "del", "moveFrom", "moveTo", "rPrChange")
        made.append(twin)
        drop(properties, "sectPr")
    return made


def _move_from(run: Element, paragraph: Element, target: Element) -> None:
    """Move a run and all that follows it in the paragraph; wrappers are parted in two."""
    following = [run, *run.itersiblings()]
    parent = run.getparent()
    while parent is not None and parent is not paragraph:
        wrapper = parent
        if following[0].getprevious() is not None:
            wrapper = element(str(parent.tag).rpartition("}")[2])
            for name, value in parent.items():
                wrapper.set(name, value)
            wrapper.extend(following)
        following = [wrapper, *parent.itersiblings()]
        parent = parent.getparent()
    target.extend(following)


def _between(paragraph: Element, following: Element) -> list[Element] | None:
    """The markers between two neighbouring paragraphs; None where they are no neighbours."""
    between: list[Element] = []
    for each in paragraph.itersiblings():
        if each is following:
            return between
        if each.tag not in _MARKERS:
            return None
        between.append(each)
    return None


def _remove_shape(shape: Element) -> None:
    """Remove a drawing with the alternative it stands in, and the run it leaves empty."""
    node = shape
    parent = node.getparent()
    if parent is not None and parent.tag in (CHOICE, FALLBACK):
        alternate = parent.getparent()
        if alternate is not None and alternate.tag == ALTERNATE:
            node = alternate
    run_element = node.getparent()
    if run_element is not None:
        run_element.remove(node)
        drop_if_empty(run_element)
