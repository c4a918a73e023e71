"""Pieces: the lines the eye sees in a header or at a document's end, and the side of the page each stands on.

However a header is laid out (a table, tabs, runs of spaces, text boxes, lines one under another), it comes apart into
the same pieces; what a piece *is* can then be told from its words.
"""

from __future__ import annotations

import re
from typing import Iterator, List, NamedTuple, Tuple

from ..document import Block, Document
from ..memo import of_block
from ..vietnamese.text import fold
from .model import Span

LONGEST_COLUMN = 120  # letters; a longer stretch between gaps is a sentence with a gap in it, not a column

_GAP = re.compile(r"\t[ \u00a0\t]*|[ \u00a0]{3,}\t*")
_BLANKS = " \t\u00a0\u200b\ufeff"
_SPACES = re.compile(r"\s+")
_GOES_ON_LEFT = re.compile(r"(?:[:,/\-]|\b(?:số|so|ngày|ngay|tháng|thang|năm|nam))$", re.IGNORECASE)


class Piece(NamedTuple):
    block: int
    start: int
    end: int
    text: str  # as shown: capitals where the eye sees capitals
    key: str  # folded, blanks made one
    side: str  # left | right | whole

    @property
    def span(self) -> Span:
        return Span(self.block, self.start, self.end)

    @property
    def upper(self) -> bool:
        return self.text.isupper()


def pieces(document: Document, first: int, last: int) -> Iterator[Piece]:
    """The pieces of blocks first … last, without the empty ones."""
    for index in range(first, last + 1):
        block = document.blocks[index]
        if block.place.kind != "note" and block.text.strip(_BLANKS):
            yield from pieces_of(document, index, block)


def pieces_of(document: Document, index: int, block: Block) -> Iterator[Piece]:
    for column in _columns_of(block):
        yield Piece(index, column.start, column.end, column.text, column.key, _side(document, block, column))


class _Column(NamedTuple):
    start: int
    end: int
    text: str
    key: str
    before: str  # what stands before it on its line
    number: int  # from the left
    beside: int  # how many there are on its line


@of_block
def _columns_of(block: Block) -> Tuple[_Column, ...]:
    """The columns of every line of a paragraph."""
    found: List[_Column] = []
    at = 0
    for line in block.shown.split("\n"):
        stretches = _columns(line)
        for number, (start, end) in enumerate(stretches):
            text = line[start:end]
            key = _SPACES.sub(" ", fold(text))
            found.append(_Column(at + start, at + end, text, key, line[:start], number, len(stretches)))
        at += len(line) + 1
    return tuple(found)


def _columns(line: str) -> List[Tuple[int, int]]:
    """The stretches of a line between wide gaps; one stretch where the gaps are blanks that a draft leaves open."""
    cuts: List[Tuple[int, int]] = []
    start = 0
    if len(line) <= 2 * LONGEST_COLUMN:
        for gap in _GAP.finditer(line):
            left, right = line[start : gap.start()].strip(_BLANKS), line[gap.end() :].lstrip(_BLANKS)
            if not left:
                start = gap.end()
            elif right and _parts(left, right, "\t" in gap.group()):
                cuts.append((start, gap.start()))
                start = gap.end()
    cuts.append((start, len(line)))
    trimmed = [_trim(line, start, end) for start, end in cuts]
    return [(start, end) for start, end in trimmed if start < end]


def _parts(left: str, right: str, tab: bool) -> bool:
    """A gap between two columns, not the open blank in `Số:      /QĐ-UBND` or `ngày      tháng     năm`."""
    if right[0] in "/" or right[0].islower():
        return tab and right[0] != "/" and not _GOES_ON_LEFT.search(left)
    if fold(left[:8]) in ("noi nhan", "noi nham"):
        return True
    return not _GOES_ON_LEFT.search(left) or (tab and left[-1] not in ":")


def _trim(line: str, start: int, end: int) -> Tuple[int, int]:
    while start < end and line[start] in _BLANKS:
        start += 1
    while end > start and line[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _side(document: Document, block: Block, column: _Column) -> str:
    place = block.place
    if place.kind == "cell" and 0 <= place.table < len(document.tables):
        widths = document.tables[place.table].widths
        if len(widths) > 1:
            before = sum(widths[: place.column])
            middle = before + (widths[place.column] / 2 if place.column < len(widths) else 0)
            if place.width < sum(widths) * 0.9:  # a cell across the whole table has no side
                return "left" if middle < sum(widths) / 2 else "right"
    if column.beside > 1:
        return "left" if column.number == 0 else "right"
    if block.paragraph.align == "right" or _far_right(document, block, column.before):
        return "right"
    return "whole"


def _far_right(document: Document, block: Block, before: str) -> bool:
    """One piece alone, pushed to the right half by tabs, spaces or an indent."""
    section = document.sections[block.section] if block.section < len(document.sections) else None
    width = block.place.width or (section.text_width if section else 165.0)
    if block.paragraph.left > 0.4 * width:
        return True
    tabs = before.count("\t")
    stops = block.paragraph.tabs
    if tabs and stops:
        return stops[min(tabs, len(stops)) - 1].position > 0.55 * width
    return len(before.replace("\t", " " * 8)) >= 28
