"""Tables: the grid, the cells with their places, and whether lines show."""

from __future__ import annotations

import re
from typing import Any, Generator, List, NamedTuple, Optional, Tuple

from ..bridge import ask, fields, get
from .formats import millimetres

_ASKED = ("HoriOrient", "LeftMargin", "PageDescName", "PageNumberOffset", "TableColumnRelativeSum", "TextSection", "Width")
_CELL = ("LeftBorderDistance", "RightBorderDistance", "RowSpan")
_BORDERS = ("TopBorder", "LeftBorder", "BottomBorder", "RightBorder")
_RIGHT, _CENTER, _FULL = 1, 2, 6  # com.sun.star.text.HoriOrientation
_UNKNOWN = 115_500  # a table this wide has not been laid out yet
_NEAR = 40  # separators no further apart than this (of a row's relative sum, mostly 10,000) are one
_NAME = re.compile(r"([A-Za-z]+)([0-9]+)")


class Cell(NamedTuple):
    text: Any
    row: int
    column: int
    width: float  # of its text


class Grid(NamedTuple):
    widths: Tuple[float, ...]
    rows: int
    cells: List[Cell]
    bordered: bool
    left: float


class About(NamedTuple):
    """What a table says of itself."""

    orient: int
    left: int
    master: str
    page_number: Optional[int]
    sum: int
    section: Any
    width: int


def about(table: Any) -> About:
    orient, left, master, number, whole, section, width = [get(table, name) for name in _ASKED]  # it has no call for several
    return About(orient, left, master or "", number, whole, section, width)


def read_grid(table: Any, about: About, room: float) -> Generator[None, None, Grid]:
    """The grid; it rests after each row and cell, as tables may be long."""
    total = millimetres(about.width)
    if about.orient == _FULL or about.width >= _UNKNOWN:
        total = room
    separators: List[List[int]] = []
    rows = ask(table, "getRows")
    for at in range(ask(rows, "getCount")):
        separators.append([fields(each, "Position")[0] for each in get(ask(rows, "getByIndex", at), "TableColumnSeparators") or ()])
        yield
    edges = _edges(separators, about.sum)
    widths = tuple([round(total * (high - low) / about.sum, 2) for low, high in zip(edges, edges[1:])])
    cells: List[Cell] = []
    for name in ask(table, "getCellNames"):
        row, place = _place(name)
        ends = [0, *separators[row], about.sum]
        if place + 1 >= len(ends):
            continue
        cell = ask(table, "getCellByName", name)
        inner_left, inner_right, span = [get(cell, each) for each in _CELL]
        if span is not None and span < 1:
            continue  # the rest of a cell merged downwards
        low, high = ends[place], ends[place + 1]
        wide = total * (high - low) / about.sum - millimetres(inner_left + inner_right)
        cells.append(Cell(cell, row, _nearest(edges, low), round(max(wide, 0.0), 2)))
        yield
    bordered = yield from _bordered(cells)
    return Grid(widths, len(separators), cells, bordered, _left(about, sum(widths), room))


def _edges(separators: List[List[int]], whole: int) -> List[int]:
    """All places where a cell of any row begins or ends."""
    edges = [0]
    for position in sorted({each for row in separators for each in row}):
        if position - edges[-1] > _NEAR and whole - position > _NEAR:
            edges.append(position)
    return edges + [whole]


def _nearest(edges: List[int], position: int) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - position))


def _place(name: str) -> Tuple[int, int]:
    """Row and place in the row of a cell "B3"; of a cell split by hand ("B3.1.1") those of the whole."""
    match = _NAME.match(name)
    assert match is not None
    column = 0
    for letter in match.group(1):
        column = column * 52 + (ord(letter) - 64 if letter <= "Z" else ord(letter) - 96 + 26)
    return int(match.group(2)) - 1, column - 1


def _bordered(cells: List[Cell]) -> Generator[None, None, bool]:
    """Whether half of the cells show lines on two sides or more; no more cells are asked than it takes to know."""
    lined = 0
    for asked, cell in enumerate(cells):
        if lined * 2 >= len(cells) or (lined + len(cells) - asked) * 2 < len(cells):
            break
        lined += _is_lined(cell.text)
        yield
    return bool(cells) and lined * 2 >= len(cells)


def _is_lined(cell: Any) -> bool:
    shown = 0
    for asked, side in enumerate(_BORDERS):
        shown += fields(get(cell, side), "LineWidth")[0] > 0
        if shown == 2 or shown + len(_BORDERS) - 1 - asked < 2:
            break
    return shown >= 2


def _left(about: About, width: float, room: float) -> float:
    if about.orient == _FULL:
        return 0.0
    if about.orient == _CENTER:
        return round((room - width) / 2, 2)
    if about.orient == _RIGHT:
        return round(room - width, 2)
    return millimetres(about.left)
