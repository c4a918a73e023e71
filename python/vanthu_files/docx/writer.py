"""DocxFile: a .docx that edits are made to."""

from __future__ import annotations

import copy
import os
from typing import Sequence

from vanthu.document import Document
from vanthu.edit import (
    DrawLine,
    Edit,
    InsertBlocks,
    JoinBlock,
    NumberPages,
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

from ..package import Package
from .block_edits import Blocks
from .names import ALTERNATE, CHOICE, FALLBACK, TXBX, Element, W, tag, whole
from .page_edits import number_pages
from .parts import Parts
from .reader import Reading, read_parts
from .schema import element
from .section_build import set_section
from .table_edits import set_table
from .text_edits import Text

_MARGINS = ("top", "right", "bottom", "left", "header", "footer")


class DocxFile:
    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._package = Package(path)
        self._parts = Parts(self._package)
        self._reading: Reading | None = None

    def document(self) -> Document:
        """What the document looks like now."""
        return self._read().document

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the file; parts that no edit touched are copied byte for byte."""
        self._package.save(path, self._parts.changes())

    def apply(self, edits: Sequence[Edit]) -> list[Edit]:
        """Make the edits to the document that `document` last gave; the ones that could not be made come back."""
        reading = self._read()
        changes = _Changes(self._parts, reading)
        refused = changes.make(edits)
        if len(refused) < len(edits):
            self._reading = None
        return refused

    def _read(self) -> Reading:
        if self._reading is None:
            self._reading = read_parts(self._parts)
        return self._reading


class _Changes:
    """One list of edits being made: formats first, texts from the end to the start, blocks last."""

    def __init__(self, parts: Parts, reading: Reading) -> None:
        self._parts = parts
        self._reading = reading
        self._texts: dict[int, Text] = {}
        self._blocks = Blocks(reading, self._texts, _next_id(parts))
        self._refused: list[int] = []
        self._touched: set[int] = set()
        self._homes: dict[int, tuple[str, list[Element]]] = {}

    def make(self, edits: Sequence[Edit]) -> list[Edit]:
        sound = [(number, edit) for number, edit in enumerate(edits) if self._is_sound(edit)]
        kept = {number for number, _ in sound}
        self._refused = [number for number in range(len(edits)) if number not in kept]
        self._note_homes(sound)
        texts = self._texts_to_set(sound)
        for _, edit in sound:
            if isinstance(edit, SetFormat):
                self._set_format(edit)
        for edit in sorted(texts, key=lambda each: (each.start, each.end), reverse=True):
            self._blocks.text(edit.block).replace(edit.start, edit.end, edit.before, edit.after)
            self._touched.add(edit.block)
        for text in self._texts.values():
            text.tidy()
        self._make_block_edits([(number, edit) for number, edit in sound if not isinstance(edit, (SetFormat, SetText))], texts)
        self._settle()
        return [edits[number] for number in sorted(self._refused)]

    # Before anything changes.

    def _is_sound(self, edit: Edit) -> bool:
        """Whether the edit's before-image is there and it could be made."""
        if isinstance(edit, (SetSection, NumberPages)):
            return 0 <= edit.section < len(self._reading.ends)
        if isinstance(edit, SetTable):
            return fits_table(edit, self._reading.document.tables)
        if not 0 <= edit.block < len(self._reading.drafts):
            return False
        shown = self._reading.document.blocks[edit.block].text
        if isinstance(edit, (SetText, SetFormat)):
            if not 0 <= edit.start <= edit.end <= len(shown) or shown[edit.start : edit.end] != edit.before:
                return False
            text = self._blocks.text(edit.block)
            if isinstance(edit, SetText):
                return text.can_replace(edit.start, edit.end, edit.before, edit.after)
            return text.can_format(edit.start, edit.end)
        if isinstance(edit, SplitBlock) and not 0 <= edit.at <= len(shown):
            return False
        return shown == edit.before

    def _texts_to_set(self, sound: list[tuple[int, Edit]]) -> list[SetText]:
        """The changes of text; of two that overlap the first is made."""
        chosen: dict[int, list[SetText]] = {}
        for number, edit in sound:
            if isinstance(edit, SetText):
                others = chosen.setdefault(edit.block, [])
                if any(edit.start < other.end and other.start < edit.end for other in others):
                    self._refused.append(number)
                else:
                    others.append(edit)
        return [edit for edits in chosen.values() for edit in edits]

    # Making.

    def _set_format(self, edit: SetFormat) -> None:
        text = self._blocks.text(edit.block)
        text.format(edit.start, edit.end, edit.changes)
        if edit.mark:
            text.format_mark(edit.changes)
        self._touched.add(edit.block)

    def _make_block_edits(self, edits: list[tuple[int, Edit]], texts: list[SetText]) -> None:
        """Paragraphs' own changes first; then those that move paragraphs, from the last block up; sections at the end."""
        order = {SetParagraph: 0, RemoveLines: 1, DrawLine: 2, InsertBlocks: 3, RemoveBlock: 3, SplitBlock: 3, JoinBlock: 3}

        def rank(entry: tuple[int, Edit]) -> tuple[int, int]:
            kind = order.get(type(entry[1]), 4)
            return kind, -getattr(entry[1], "block", 0) if kind == 3 else 0

        kept: set[int] = set()  # blocks that keep their lines
        for number, edit in sorted(edits, key=rank):
            if (isinstance(edit, DrawLine) and edit.block in kept) or not self._make(edit, texts):
                self._refused.append(number)
                if isinstance(edit, RemoveLines):
                    kept.add(edit.block)
            elif not isinstance(edit, SetTable):
                self._touched.add(getattr(edit, "block", -1))

    def _make(self, edit: Edit, texts: list[SetText]) -> bool:
        blocks = self._blocks
        if isinstance(edit, SetParagraph):
            return blocks.set_paragraph(edit.block, edit.changes)
        if isinstance(edit, DrawLine):
            return blocks.draw_line(edit.block, edit.length, edit.centre)
        if isinstance(edit, RemoveLines):
            return blocks.remove_lines(edit.block)
        if isinstance(edit, InsertBlocks):
            return blocks.insert(edit.block, edit.where, blocks_to_place(edit), edit.tables)
        if isinstance(edit, RemoveBlock):
            return blocks.remove(edit.block)
        if isinstance(edit, SplitBlock):
            return blocks.split(edit.block, _moved(edit, texts))
        if isinstance(edit, JoinBlock):
            return blocks.join(edit.block, edit.glue)
        if isinstance(edit, SetTable):
            self._set_table(edit)
        elif isinstance(edit, SetSection):
            self._set_section(edit)
        elif isinstance(edit, NumberPages):
            self._end(edit.section)
            number_pages(self._parts, self._reading, edit.section, edit.font, edit.size)
            self._touched.add(-1)
        return True

    def _set_table(self, edit: SetTable) -> None:
        reading = self._reading
        table = reading.tables[edit.table]
        set_table(table, reading.document.tables[edit.table], edit.changes, reading.styles, reading.modern)
        self._parts.changed.add(self._parts.name_of(table))
        for choice in table.iterancestors(CHOICE):
            _follow(choice)

    def _set_section(self, edit: SetSection) -> None:
        end = self._end(edit.section)
        about = self._reading.document.sections[edit.section]
        if end.find(W + "pgMar") is None:
            set_section(end, {name: getattr(about, name) for name in _MARGINS})
        if end.find(W + "pgSz") is None:
            set_section(end, {"width": about.width, "height": about.height})
        set_section(end, edit.changes)

    def _end(self, section: int) -> Element:
        """The section's w:sectPr, made at the end of the body where the file has none."""
        end = self._reading.ends[section]
        if end is None:
            end = element("sectPr")
            body = self._parts.document.find(W + "body")
            (self._parts.document if body is None else body).append(end)
            self._reading.ends[section] = end
        return end

    def _note_homes(self, edits: list[tuple[int, Edit]]) -> None:
        """Where the paragraphs stand that edits name: an edit may take them away."""
        for _, edit in edits:
            block = getattr(edit, "block", -1)
            if block >= 0:
                paragraph = self._reading.drafts[block].element
                self._homes[block] = self._parts.name_of(paragraph), list(paragraph.iterancestors(CHOICE))

    def _settle(self) -> None:
        """Say which parts have changed; a text box is kept equal to its twin for older programs."""
        for block in self._touched:
            name, choices = self._homes.get(block, (self._parts.main, []))
            self._parts.changed.add(name)
            for choice in choices:
                _follow(choice)


def _follow(choice: Element) -> None:
    """Copy a choice's text boxes into its fallback."""
    alternate = choice.getparent()
    fallback = None if alternate is None or alternate.tag != ALTERNATE else alternate.find(FALLBACK)
    if fallback is None:
        return
    ours, theirs = list(choice.iter(TXBX)), list(fallback.iter(TXBX))
    if len(ours) == len(theirs):
        for one, other in zip(ours, theirs, strict=True):
            for each in list(other):
                other.remove(each)
            other.extend(copy.deepcopy(one))


def _moved(edit: SplitBlock, texts: list[SetText]) -> int:
    """Where the place to split is after the changes of text."""
    at = edit.at
    for each in texts:
        if each.block == edit.block and each.start < edit.at:
            if each.end <= edit.at:
                at += len(each.after) - (each.end - each.start)
            else:
                at += each.start + len(each.after) - edit.at
    return at


def _next_id(parts: Parts) -> int:
    """A number no drawing has."""
    return max([whole(each.get("id")) or 0 for each in parts.document.iter(tag("wp:docPr"))], default=0) + 1
