"""Tables: the grid, the cells with their places, and whether lines show; a table put elsewhere, with other columns."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from vanthu.document import Table

from .names import FO, STYLE, TABLE, millimetres, whole
from .properties import is_drawn
from .stylebook import StyleBook, drop, number
from .styles import Styles

Element = etree._Element

MOST_COLUMNS = 256
MOST_ROWS = 20_000

ROW, CELL, COVERED, COLUMN = TABLE + "table-row", TABLE + "table-cell", TABLE + "covered-table-cell", TABLE + "table-column"
_GROUPS = frozenset([TABLE + f"table-{name}" for name in ("header-rows", "rows", "row-group", "header-columns", "columns", "column-group")])
_NAME = TABLE + "style-name"
_SIDES = ("left", "right", "top", "bottom")


class Cell(NamedTuple):
    element: Element
    row: int
    column: int
    width: float  # of its text


class Grid(NamedTuple):
    widths: tuple[float, ...]
    rows: int
    cells: list[Cell]
    bordered: bool
    left: float


def members(table: Element, tag: str) -> Iterator[Element]:
    """The rows or columns, out of their groups."""
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from members(child, tag)


def read_grid(table: Element, styles: Styles, room: float) -> Grid:
    name = table.get(_NAME)
    columns: list[Element] = []
    for declared in members(table, COLUMN):
        repeated = whole(declared.get(TABLE + "number-columns-repeated"), 1, MOST_COLUMNS) or 1
        columns.extend([declared] * min(repeated, MOST_COLUMNS - len(columns)))
    total = millimetres(styles.property("table", name, "table-properties", STYLE + "width")) or room
    widths = _widths(columns, styles, total)
    cells: list[Cell] = []
    lined = 0
    row = 0
    for element in members(table, ROW):
        column = 0
        for cell in element:
            if cell.tag != CELL and cell.tag != COVERED:
                continue
            if cell.tag == CELL and column < MOST_COLUMNS:
                span = whole(cell.get(TABLE + "number-columns-spanned"), 1, MOST_COLUMNS) or 1
                style = _cell_style(cell, element, columns[column] if column < len(columns) else None)
                wide = sum(widths[column : column + span])
                cells.append(Cell(cell, row, column, round(max(wide - _paddings(styles, style), 0.0), 2)))
                lined += _lined(styles, style)
            column += whole(cell.get(TABLE + "number-columns-repeated"), 1, MOST_COLUMNS) or 1
        row = min(row + (whole(element.get(TABLE + "number-rows-repeated"), 1, MOST_ROWS) or 1), MOST_ROWS)
    return Grid(widths, row, cells, bool(cells) and lined * 2 >= len(cells), _left(table, styles, sum(widths), room))


def _widths(columns: list[Element], styles: Styles, total: float) -> tuple[float, ...]:
    def of(column: Element, key: str) -> str | None:
        return styles.property("table-column", column.get(_NAME), "table-column-properties", STYLE + key)

    lengths = [millimetres(of(column, "column-width")) for column in columns]
    if None not in lengths:
        return tuple([length or 0.0 for length in lengths])
    shares = [float(whole((of(column, "rel-column-width") or "1").rstrip("*"), 0, 10**6) or 0) for column in columns]
    whole_share = sum(shares) or 1.0
    return tuple([round(total * share / whole_share, 2) for share in shares])


def _left(table: Element, styles: Styles, width: float, room: float) -> float:
    name = table.get(_NAME)
    align = styles.property("table", name, "table-properties", TABLE + "align")
    if align == "center":
        return round((room - width) / 2, 2)
    if align == "right":
        return round(room - width, 2)
    return millimetres(styles.property("table", name, "table-properties", FO + "margin-left")) or 0.0


def _cell_style(cell: Element, row: Element, column: Element | None) -> str | None:
    default = TABLE + "default-cell-style-name"
    return cell.get(_NAME) or row.get(default) or (column.get(default) if column is not None else None)


def _paddings(styles: Styles, style: str | None) -> float:
    left = right = 0.0
    for properties in styles.properties("table-cell", style, "table-cell-properties"):
        both = properties.get(FO + "padding")
        left = _or(millimetres(properties.get(FO + "padding-left", both)), left)
        right = _or(millimetres(properties.get(FO + "padding-right", both)), right)
    return left + right


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _lined(styles: Styles, style: str | None) -> bool:
    """Whether a cell shows lines on two sides or more."""
    borders: dict[str, str | None] = dict.fromkeys(_SIDES)
    for properties in styles.properties("table-cell", style, "table-cell-properties"):
        for side in _SIDES:
            borders[side] = properties.get(FO + "border-" + side, properties.get(FO + "border", borders[side]))
    return sum(is_drawn(border) for border in borders.values()) >= 2


def style_of(element: Element) -> str | None:
    return element.get(_NAME)


def set_table(table: Element, about: Table, changes: Mapping[str, Any], book: StyleBook) -> None:
    """Write `left` and `widths` into a table:table that looks like `about` now."""
    place: dict[str, str | None] = {
        TABLE + "align": "left",
        FO + "margin-left": number(changes.get("left", about.left)) + "mm",
        STYLE + "width": number(sum(changes.get("widths", about.widths))) + "mm",
        STYLE + "rel-width": None,
    }
    table.set(_NAME, book.derive("table", table.get(_NAME), {"table-properties": place}))
    if "widths" in changes:
        for column, width in zip(_single_columns(table), changes["widths"], strict=False):
            length: dict[str, str | None] = {STYLE + "column-width": number(width) + "mm", STYLE + "rel-column-width": None}
            column.set(_NAME, book.derive("table-column", column.get(_NAME), {"table-column-properties": length}))


def _single_columns(table: Element) -> Iterator[Element]:
    """The columns, each with an element of its own."""
    for declared in list(members(table, COLUMN)):
        repeated = whole(declared.get(TABLE + "number-columns-repeated"), 1, MOST_COLUMNS) or 1
        drop(declared, TABLE + "number-columns-repeated")
        twins = [copy.deepcopy(declared) for _ in range(repeated - 1)]
        yield declared
        last = declared
        for twin in twins:
            last.addnext(twin)
            last = twin
            yield twin
