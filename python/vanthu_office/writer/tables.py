"""Tables: a new one made of Blocks, one put elsewhere or given other columns."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from com.sun.star.table import BorderLine2

from vanthu.document import Block, Table
from vanthu.edit import Refused

from .looks import hundredths
from .paragraphs import Call, Maker, new_after

_LEFT_AND_WIDTH = 7  # com.sun.star.text.HoriOrientation
_LINE = 18  # hundredths of a millimetre: 0.5 pt
_PADDING = 1.9  # mm at the sides of a cell, as Word has it
_SIDES = ("TopBorder", "BottomBorder", "LeftBorder", "RightBorder")


def belongs(block: Block, table: int, tables: Sequence[Table]) -> bool:
    """Whether a block stands in this table, or in one nested in it."""
    index = block.place.table
    return index == table or (index > table and index < len(tables) and tables[index].nested)


def make(maker: Maker, before: Any, blocks: Sequence[Block], tables: Sequence[Table], style: str, call: Optional[Call] = None) -> Any:
    """A new table of these blocks, right before the paragraph. A table nested in it is written out as paragraphs."""
    index = blocks[0].place.table
    about = tables[index] if 0 <= index < len(tables) else Table()
    own = [block for block in blocks if block.place.table == index]
    columns = max([block.place.column for block in own] + [len(about.widths) - 1]) + 1
    rows = max([block.place.row for block in own] + [about.rows - 1]) + 1
    widths = about.widths or (160.0 / columns,) * columns
    table = maker.model.createInstance("com.sun.star.text.TextTable")
    table.initialize(rows, columns)
    before.getText().insertTextContent(before.getStart(), table, False)
    table.setPropertyValue("RepeatHeadline", False)
    place(table, about.left, (*widths, *(widths[-1],) * (columns - len(widths))))
    cells: Dict[Tuple[int, int], List[Block]] = {}
    cell = (0, 0)
    for block in blocks:
        if block.place.table == index:
            cell = (block.place.row, block.place.column)
        cells.setdefault(cell, []).append(block)
    for row in range(rows):
        if not about.bordered:  # a layout's row, such as the signature's, stays on one page
            table.getRows().getByIndex(row).setPropertyValue("IsSplitAllowed", False)
        for column in range(columns):
            _fill(maker, table.getCellByPosition(column, row), cells.get((row, column), []), widths[column], about.bordered, style, call)
    return table


def _fill(maker: Maker, cell: Any, blocks: Sequence[Block], width: float, bordered: bool, style: str, call: Optional[Call]) -> None:
    line = BorderLine2()
    if bordered:
        line.OuterLineWidth = line.LineWidth = _LINE
    for side in _SIDES:
        cell.setPropertyValue(side, line)
    free = (width - blocks[0].place.width) / 2 if blocks and 0 < blocks[0].place.width <= width else _PADDING
    for side in ("Left", "Right"):
        cell.setPropertyValue(side + "BorderDistance", hundredths(free))
    for side in ("Top", "Bottom"):
        cell.setPropertyValue(side + "BorderDistance", 0)
    paragraph = cell.createEnumeration().nextElement()
    for number, block in enumerate(blocks):
        if number:
            paragraph = new_after(paragraph)
        maker.fill(paragraph, block, style, call)


def place(table: Any, left: float, widths: Sequence[float]) -> None:
    """Put a table so far from the text area's left edge, with columns of these widths."""
    table.setPropertyValue("HoriOrient", _LEFT_AND_WIDTH)
    table.setPropertyValue("LeftMargin", hundredths(left))
    table.setPropertyValue("Width", hundredths(sum(widths)))
    _part(table, table.TableColumnRelativeSum, widths)


def _part(holder: Any, whole: int, widths: Sequence[float]) -> None:
    """Set the separators of a table's columns, or of a row's."""
    separators = holder.TableColumnSeparators
    if len(separators) != len(widths) - 1:
        raise Refused("its cells do not stand in plain columns")
    at = 0.0
    for separator, width in zip(separators, widths):
        at += width
        separator.Position = int(round(whole * at / sum(widths)))
    if separators:
        holder.TableColumnSeparators = separators


def change(table: Any, about: Table, changes: Mapping[str, Any]) -> None:
    """Write `left` and `widths` into a table that looks like `about` now."""
    left, widths = changes.get("left", about.left), changes.get("widths", about.widths)
    if "widths" in changes:
        if len(table.TableColumnSeparators or ()) != len(widths) - 1:
            _change_rows(table, about.widths, widths)
        else:
            place(table, left, widths)
            return
    table.setPropertyValue("HoriOrient", _LEFT_AND_WIDTH)
    table.setPropertyValue("LeftMargin", hundredths(left))
    table.setPropertyValue("Width", hundredths(sum(widths)))


def _change_rows(table: Any, old: Sequence[float], new: Sequence[float]) -> None:
    """Where cells reach over several columns each row has its own separators: each goes where its column's edge goes."""
    edges, wanted = _edges(old), _edges(new)
    whole = table.TableColumnRelativeSum
    rows = table.getRows()
    for number in range(rows.getCount()):
        row = rows.getByIndex(number)
        separators = row.TableColumnSeparators
        if not separators:
            continue
        for separator in separators:
            nearest = min(range(len(edges)), key=lambda at: abs(edges[at] - separator.Position / whole))
            separator.Position = int(round(whole * wanted[nearest]))
        row.TableColumnSeparators = separators


def _edges(widths: Sequence[float]) -> List[float]:
    """Where columns begin and end, in parts of the whole."""
    total = sum(widths) or 1.0
    return [sum(widths[:at]) / total for at in range(len(widths) + 1)]
