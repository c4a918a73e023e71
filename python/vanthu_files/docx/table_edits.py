"""SetTable: a table put elsewhere, with other columns."""

from __future__ import annotations

from typing import Any, Mapping

from vanthu.document import Table

from .names import Element, W
from .schema import drop, element, put, twips, unset
from .styles import Styles
from .tables import edge_margin, grid_cells, rows_of


def set_table(table: Element, about: Table, changes: Mapping[str, Any], styles: Styles, modern: bool) -> None:
    """Write `left` and `widths` into a w:tbl that looks like `about` now."""
    properties = table.find(W + "tblPr")
    if properties is None:
        properties = element("tblPr")
        table.insert(0, properties)
    _place(properties, changes.get("left", about.left), 0 if modern else round(edge_margin(properties, styles)))
    for row in rows_of(table):
        for own in (row.find(W + "tblPrEx"), row.find(W + "trPr")):
            if own is not None:
                drop(own, "jc", "tblInd", "tblW")
    if "widths" in changes:
        _set_grid(table, properties, [twips(width) for width in changes["widths"]])


def _place(properties: Element, left: float, margin: int) -> None:
    """From the left: a table that is centred, or at the right, has no indent."""
    drop(properties, "jc")
    floating = properties.find(W + "tblpPr")
    if floating is None:
        put(properties, "tblInd", w=twips(left) + margin, type="dxa")
    else:
        unset(floating, "tblpXSpec")
        floating.set(W + "horzAnchor", "margin")
        floating.set(W + "tblpX", str(twips(left)))


def _set_grid(table: Element, properties: Element, grid: list[int]) -> None:
    put(properties, "tblW", w=sum(grid), type="dxa")
    put(properties, "tblLayout", type="fixed")
    drop(table, "tblGrid")
    made = element("tblGrid")
    made.extend([element("gridCol", w=width) for width in grid])
    properties.addnext(made)
    for row in rows_of(table):
        cells = list(grid_cells(row))
        _set_gaps(row, sum(grid[: cells[0][1]]) if cells else 0, sum(grid[sum(cells[-1][1:]) :]) if cells else 0)
        for cell, column, span in cells:
            own = cell.find(W + "tcPr")
            if own is None:
                own = element("tcPr")
                cell.insert(0, own)
            put(own, "tcW", w=sum(grid[column : column + span]), type="dxa")


def _set_gaps(row: Element, before: int, after: int) -> None:
    """What a row leaves free before its first cell and after its last."""
    for name, width in (("wBefore", before), ("wAfter", after)):
        gap = row.find(f"{W}trPr/{W}{name}")
        if gap is not None:
            gap.set(W + "w", str(width))
            gap.set(W + "type", "dxa")
