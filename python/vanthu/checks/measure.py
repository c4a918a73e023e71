"""Measures: is a length right, and how much room does a text take, roughly and on the low side."""

from __future__ import annotations

import math
from typing import Dict, Iterable, List, Sequence, Tuple

from ..anatomy.model import Act
from ..document import Block, Document, Leading, Section

POINT = 25.4 / 72  # mm
SINGLE = 1.15  # a single line of Times New Roman, in sizes
_NARROW, _WIDE = 0.25, 0.45  # of the size: the width of a stop, a blank or an i, and the average of the others, on the low side
_SURELY = 1.06  # pages; an office and another differ by a line or two
_USUAL_SIZE = 13.0


def within(value: float, low: float, high: float, tolerance: float = 0.0) -> bool:
    return low - tolerance - 0.01 <= value <= high + tolerance + 0.01


def near(value: float, wanted: Iterable[float], tolerance: float) -> bool:
    return any(within(value, each, each, tolerance) for each in wanted)


def size_of(block: Block) -> float:
    """The size of the paragraph's first letters in points."""
    return block.format_at(0).size or _USUAL_SIZE


def line_height(leading: Leading, size: float) -> float:
    """Points from one line to the next."""
    if leading.rule == "exact":
        return leading.value
    single = size * SINGLE
    return max(leading.value, single) if leading.rule == "least" else leading.value * single


def lines_in(block: Block, width: float) -> int:
    """How many lines the paragraph takes at least."""
    room = max(width - block.paragraph.left - block.paragraph.right, 10.0)
    size = size_of(block) * POINT
    return sum(max(math.ceil((_letters(line) * size + block.paragraph.first) / room), 1) for line in block.text.split("\n"))


def _letters(text: str) -> float:
    """The width of a text in sizes."""
    narrow = sum(map(text.count, " .,:;il"))
    return narrow * _NARROW + (len(text) - narrow) * _WIDE


def text_width_at(document: Document, block: Block) -> float:
    return block.place.width or document.sections[block.section].text_width


def fills_pages(document: Document, act: Act) -> bool:
    """The act surely goes on over a first page: by a break, or by the sheer length of what it says."""
    section = document.sections[document.blocks[act.first].section]
    page = (section.height - section.top - section.bottom) / POINT
    height = 0.0
    rows: Dict[Tuple[int, int], List[float]] = {}
    seen = False
    before = document.blocks[act.first].section
    for index in range(act.first, act.last + 1):
        block = document.blocks[index]
        said = bool(block.text.strip()) or block.objects > 0
        broken = block.paragraph.page_break or (block.section != before and document.sections[block.section].starts_page)
        before = block.section
        if said and seen and broken:
            return True
        if block.breaks_page:
            return _says_more(document.blocks[index + 1 : act.last + 1])
        seen = seen or said
        room = _height(document, block)
        if block.place.kind == "cell":
            columns = rows.setdefault((block.place.table, block.place.row), [0.0] * (block.place.column + 1))
            columns += [0.0] * (block.place.column + 1 - len(columns))
            tallest = max(columns)
            columns[block.place.column] += room
            height += max(columns) - tallest
        elif block.place.kind == "body":
            height += room
        if height > page * _SURELY:
            return True
    return False


def _height(document: Document, block: Block) -> float:
    paragraph = block.paragraph
    lines = lines_in(block, text_width_at(document, block))
    return lines * line_height(paragraph.leading, size_of(block)) + paragraph.before + paragraph.after


def _says_more(blocks: Sequence[Block]) -> bool:
    return any(block.text.strip() for block in blocks)


def page_groups(sections: Sequence[Section]) -> List[List[int]]:
    """Sections that share pages, as the text columns of a header do, go together."""
    groups: List[List[int]] = []
    for index, section in enumerate(sections):
        if index and not section.starts_page:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
