"""Tables: the grid, where cells stand in it, whether lines are shown."""

from __future__ import annotations

from typing import Iterator, NamedTuple

from .drawing import Area
from .names import (
    ALTERNATE,
    DEL,
    DRAWING,
    INS,
    PICT,
    SDT,
    SDT_CONTENT,
    TC,
    TR,
    TWIP,
    VAL,
    Element,
    T,
    W,
    child_value,
    chosen,
    twips,
    whole,
)
from .styles import Styles, TableContext, table_look_flags

_MARGIN = 108.0  # twips Word keeps free left and right in a cell
_SIDES = ("top", "left", "bottom", "right")
_NAMES = {"left": ("left", "start"), "right": ("right", "end")}
_INSIDE = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_MOST_COLUMNS = 200


class Cell(NamedTuple):
    element: Element
    row: int
    column: int
    width: float  # mm for its text
    left: float  # mm from the table's left edge to its text
    context: TableContext
    skipped: bool  # the empty rest of a cell merged downwards


class Shape(NamedTuple):
    """A table as a whole."""

    widths: tuple[float, ...]
    left: float
    rows: int
    bordered: bool
    cells: list[Cell]


def shape(table: Element, styles: Styles, area: Area, modern: bool) -> Shape:
    """Lay the table out. `modern`: its indent is that of its edge, as Word 2013 does, not that of its text."""
    properties = table.find(W + "tblPr")
    style = styles.table_style(child_value(properties, W + "tblStyle"))
    layers = _layers(properties, style, styles)
    margins = {side: _table_margin(layers, side) for side in ("left", "right")}
    borders = _table_borders(layers)
    rows = rows_of(table)
    grid = _grid(table, rows)
    flags = table_look_flags(properties) if properties is not None else set()
    conditions = [name for name in styles.conditions(style) if name in flags] if style else []
    cells: list[Cell] = []
    lined = 0
    for number, row in enumerate(rows):
        own = row.find(f"{W}tblPrEx/{W}tblCellMar")
        row_margins = {side: _margin(own, side, margins[side]) for side in margins}
        for element, column, span in grid_cells(row):
            about = element.find(W + "tcPr")
            width = sum(grid[column : column + span]) or _preferred(about)
            cell_margins = None if about is None else about.find(W + "tcMar")
            left, right = [_margin(cell_margins, side, row_margins[side]) for side in ("left", "right")]
            last = column + span >= len(grid)
            held = {"firstRow": number == 0, "lastRow": number == len(rows) - 1, "firstCol": column == 0, "lastCol": last}
            context = (style, tuple([name for name in conditions if held[name]]))
            cells.append(
                Cell(
                    element,
                    number,
                    column,
                    round(max(width - left - right, 0.0) * TWIP, 2),
                    round((sum(grid[:column]) + left) * TWIP, 2),
                    context,
                    _continued(about) and _empty(element),
                )
            )
            lined += _lined(about, borders)
    total = sum(grid)
    first = 0.0 if modern or not cells else margins["left"]
    left_edge = _left(properties, total, first, area)
    return Shape(tuple([round(width * TWIP, 2) for width in grid]), left_edge, len(rows), bool(cells) and lined * 2 >= len(cells), cells)


def edge_margin(properties: Element | None, styles: Styles) -> float:
    """Twips between a table's left edge and the text of its first column, as the table as a whole has it."""
    return _table_margin(_layers(properties, styles.table_style(child_value(properties, W + "tblStyle")), styles), "left")


def _layers(properties: Element | None, style: str, styles: Styles) -> list[Element | None]:
    return [each.element.find(W + "tblPr") for each in styles.chain(style)] + [properties]


def rows_of(table: Element) -> list[Element]:
    """The rows that are still there."""
    return [row for row in _rows(table) if row.find(f"{W}trPr/{DEL}") is None]


def grid_cells(row: Element) -> Iterator[tuple[Element, int, int]]:
    """The cells of a row: each with its first column and how many it takes."""
    column = min(max(whole(child_value(row.find(W + "trPr"), W + "gridBefore")) or 0, 0), _MOST_COLUMNS)
    for cell in _cells(row):
        span = min(max(whole(child_value(cell.find(W + "tcPr"), W + "gridSpan")) or 1, 1), _MOST_COLUMNS)
        yield cell, column, span
        column += span


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == TR:
            yield child
        else:
            inner = _transparent(child)
            if inner is not None:
                yield from _rows(inner)


def _cells(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == TC:
            yield child
        else:
            inner = _transparent(child)
            if inner is not None:
                yield from _cells(inner)


def _transparent(element: Element) -> Element | None:
    """What stands in an element that only wraps rows or cells."""
    if element.tag == SDT:
        return element.find(SDT_CONTENT)
    if element.tag == ALTERNATE:
        return chosen(element)
    return element if element.tag in (W + "customXml", INS, W + "moveTo") else None


def _grid(table: Element, rows: list[Element]) -> list[float]:
    """The columns' widths in twips; from the first full row where the grid is missing."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")[:_MOST_COLUMNS]
    widths = [max(twips(column.get(W + "w")) or 0.0, 0.0) for column in columns]
    if sum(widths) > 0:
        return widths
    rebuilt: list[float] = []
    for row in rows:
        cells = []
        for cell in _cells(row):
            about = cell.find(W + "tcPr")
            span = min(max(whole(child_value(about, W + "gridSpan")) or 1, 1), _MOST_COLUMNS)
            cells += [_preferred(about) / span] * span
        if len(cells) > len(rebuilt):
            rebuilt = cells[:_MOST_COLUMNS]
    return rebuilt


def _preferred(about: Element | None) -> float:
    width = None if about is None else about.find(W + "tcW")
    if width is None or width.get(W + "type", "dxa") != "dxa":
        return 0.0
    return max(twips(width.get(W + "w")) or 0.0, 0.0)


def _table_margin(layers: list[Element | None], side: str) -> float:
    margin = _MARGIN
    for layer in layers:
        margin = _margin(None if layer is None else layer.find(W + "tblCellMar"), side, margin)
    return margin


def _margin(margins: Element | None, side: str, otherwise: float) -> float:
    if margins is None:
        return otherwise
    for name in _NAMES[side]:
        each = margins.find(W + name)
        length = None if each is None or each.get(W + "type", "dxa") != "dxa" else twips(each.get(W + "w"))
        if length is not None:
            return max(length, 0.0)
    return otherwise


def _table_borders(layers: list[Element | None]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for layer in layers:
        borders = None if layer is None else layer.find(W + "tblBorders")
        if borders is not None:
            found.update(_sides(borders))
    return found


def _sides(borders: Element) -> dict[str, bool]:
    renamed = {"start": "left", "end": "right"}
    names = [(str(each.tag).rpartition("}")[2], each) for each in borders]
    return {renamed.get(name, name): each.get(VAL, "none") not in ("none", "nil") for name, each in names}


def _lined(about: Element | None, table: dict[str, bool]) -> bool:
    """Whether a cell shows lines on two sides or more."""
    own = None if about is None else about.find(W + "tcBorders")
    sides = {} if own is None else _sides(own)
    shown = [sides.get(side, table.get(side, False) or table.get(_INSIDE[side], False)) for side in _SIDES]
    return sum(shown) >= 2


def _continued(about: Element | None) -> bool:
    for name in ("vMerge", "hMerge"):
        merge = None if about is None else about.find(W + name)
        if merge is not None and merge.get(VAL, "continue") == "continue":
            return True
    return False


def _empty(cell: Element) -> bool:
    return not any(text.text for text in cell.iter(T)) and next(cell.iter(DRAWING, PICT), None) is None


def _left(properties: Element | None, total: float, first: float, area: Area) -> float:
    """mm from the text area's left edge."""
    if properties is None:
        return round(-first * TWIP, 2)
    free = area.width - total * TWIP
    floating = properties.find(W + "tblpPr")
    if floating is not None:
        start = -area.left if floating.get(W + "horzAnchor") == "page" else 0.0
        room = (area.page_width if start else area.width) - total * TWIP
        place = floating.get(W + "tblpXSpec")
        if place in ("center", "right", "outside"):
            return round(start + (room / 2 if place == "center" else room), 2)
        return round(start + (twips(floating.get(W + "tblpX")) or 0.0) * TWIP, 2)
    align = child_value(properties, W + "jc")
    if align in ("center", "right", "end"):
        return round(free / 2 if align == "center" else free, 2)
    indent = properties.find(W + "tblInd")
    length = None if indent is None or indent.get(W + "type", "dxa") != "dxa" else twips(indent.get(W + "w"))
    return round(((length or 0.0) - first) * TWIP, 2)
