"""Blocks → the paragraphs and tables of a flow, laid out from each block's place."""

from __future__ import annotations

from typing import Callable, Iterable, Iterator, NamedTuple

from vanthu.document import Block, Table

from .build import Base, paragraph
from .names import TBL, Element, P
from .schema import element, twips

_MARGIN = 108  # twips a cell keeps free left and right
_MOST_MARGIN = 400
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Maker(NamedTuple):
    """What building needs to know of the document built into."""

    base: Callable[[str, bool], Base]  # of a style's name, in a new table's cell or not
    tables: tuple[Table, ...]
    modern: bool  # a table's indent is that of its edge
    ids: Iterator[int]
    notes: Callable[[Block], list[Element]] = lambda block: []


def flow(blocks: Iterable[Block], maker: Maker, parent: int = -1) -> list[Element]:
    """The elements for these blocks; `parent` is the table in whose cell they stand."""
    elements: list[Element] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.place.kind == "cell" and block.place.table != parent:
            waiting.append(block)
            continue
        elements += _tables(waiting, maker)
        waiting = []
        base = maker.base(block.paragraph.style, parent >= 0)
        elements.append(paragraph(block, base, maker.ids, maker.notes(block)))
    elements += _tables(waiting, maker)
    return _parted(elements)


def _parted(elements: list[Element]) -> list[Element]:
    """Two tables that touch would be one: a paragraph between."""
    parted: list[Element] = []
    for each in elements:
        if each.tag == TBL and parted and parted[-1].tag == TBL:
            parted.append(element("p"))
        parted.append(each)
    return parted


def _tables(blocks: list[Block], maker: Maker) -> list[Element]:
    """Neighbouring tables. A table inside another has the higher number and stands before the rest of its cell."""
    elements = []
    while blocks:
        index = min([block.place.table for block in blocks])
        last = max([at for at, block in enumerate(blocks) if block.place.table == index])
        elements.append(_table(index, blocks[: last + 1], maker))
        blocks = blocks[last + 1 :]
    return elements


def _table(index: int, blocks: list[Block], maker: Maker) -> Element:
    about = maker.tables[index] if 0 <= index < len(maker.tables) else Table()
    cells: dict[tuple[int, int], list[Block]] = {}
    inner: list[Block] = []
    for block in blocks:
        inner.append(block)
        if block.place.table == index:
            cells.setdefault((max(block.place.row, 0), max(block.place.column, 0)), []).extend(inner)
            inner = []
    margin = _margin(about, cells, index)
    grid = _grid(about, cells, index, margin)
    made = element("tbl")
    made.append(_properties(about, grid, margin, maker.modern))
    columns = element("tblGrid")
    columns.extend([element("gridCol", w=width) for width in grid])
    made.append(columns)
    count = max([about.rows, *[row + 1 for row, _ in cells]])
    rows = [_row(row, cells, grid, margin, index) for row in range(count)]
    for row, entries in enumerate(rows):
        line = element("tr")
        if not about.bordered:  # a layout's row, such as the signature's, stays on one page
            properties = element("trPr")
            properties.append(element("cantSplit"))
            line.append(properties)
        for entry in entries:
            down = _merged_down(rows, row, entry)
            line.append(_cell(entry.blocks or [], entry.span, sum(grid[entry.column : entry.column + entry.span]), down, maker, index))
        made.append(line)
    return made


class _Cell(NamedTuple):
    column: int
    span: int
    blocks: list[Block] | None  # None where the document has nothing


def _width(own: list[Block], index: int) -> float:
    """The width of a cell's text, mm; 0 where its blocks do not say."""
    return next((block.place.width for block in own if block.place.table == index), 0.0)


def _margin(about: Table, cells: dict[tuple[int, int], list[Block]], index: int) -> int:
    """What the cells keep free left and right: what their text leaves of their column."""
    for (row, column), own in cells.items():
        width = _width(own, index)
        alone = (row, column + 1) in cells or column + 1 == len(about.widths)
        if width and alone and column < len(about.widths):
            return min(max(twips((about.widths[column] - width) / 2), 0), _MOST_MARGIN)
    return _MARGIN


def _grid(about: Table, cells: dict[tuple[int, int], list[Block]], index: int, margin: int) -> list[int]:
    """The columns' widths in twips."""
    widths = [twips(width) for width in about.widths]
    count = max([column + 1 for _, column in cells], default=1)
    for column in range(len(widths), count):
        known = [_width(own, index) for (_, at), own in cells.items() if at == column]
        widths.append(twips(max(known, default=0.0)) + 2 * margin)
    return widths


def _properties(about: Table, grid: list[int], margin: int, modern: bool) -> Element:
    made = element("tblPr")
    made.append(element("tblW", w=sum(grid), type="dxa"))
    made.append(element("tblInd", w=twips(about.left) + (0 if modern else margin), type="dxa"))
    if about.bordered:
        borders = element("tblBorders")
        borders.extend([element(side, val="single", sz=4, space=0, color="auto") for side in _SIDES])
        made.append(borders)
    made.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    margins.extend([element(side, w=margin, type="dxa") for side in ("left", "right")])
    made.append(margins)
    return made


def _row(row: int, cells: dict[tuple[int, int], list[Block]], grid: list[int], margin: int, index: int) -> list[_Cell]:
    """The cells of a row and the gaps between them."""
    starts = sorted([column for at, column in cells if at == row])
    found: list[_Cell] = []
    column = 0
    while column < len(grid):
        own = cells.get((row, column))
        following = next((start for start in starts if start > column), len(grid))
        span = following - column if own is None else _span(own, index, margin, grid[column:following])
        found.append(_Cell(column, span, own))
        column += span
    return found


def _merged_down(rows: list[list[_Cell]], row: int, cell: _Cell) -> str:
    """Whether a cell goes on in the gap below it, or is such a gap. A row of nothing but gaps is just empty."""

    def gap_at(number: int) -> bool:
        there = rows[number] if 0 <= number < len(rows) else []
        return any(each.blocks for each in there) and any(each.column == cell.column and each.blocks is None for each in there)

    if cell.blocks is not None:
        return "restart" if gap_at(row + 1) else ""
    above = row - 1
    while gap_at(above):
        above -= 1
    starts = above >= 0 and any(each.column == cell.column and each.blocks is not None for each in rows[above])
    return "continue" if starts and gap_at(row) else ""


def _span(own: list[Block], index: int, margin: int, widths: list[int]) -> int:
    """How many columns a cell takes: those whose width its text's comes nearest to."""
    width = _width(own, index)
    if not width:
        return len(widths)
    wanted = twips(width) + 2 * margin
    return min(range(1, len(widths) + 1), key=lambda count: abs(sum(widths[:count]) - wanted))


def _cell(blocks: list[Block], span: int, width: int, down: str, maker: Maker, index: int) -> Element:
    made = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if down:
        properties.append(element("vMerge", **({"val": down} if down == "restart" else {})))
    made.append(properties)
    made.extend(flow(blocks, maker, index))
    if made[-1].tag != P:  # a cell ends with a paragraph
        made.append(element("p"))
    return made
