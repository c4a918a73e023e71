"""Tables: the rows of a .csv, .xlsx or .ods file as text, with the number of their line and the name of their sheet."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from .package import Package, Unreadable

SHEETS = (".xlsx", ".ods")
MOST_BYTES = 64 << 20
MOST_XML = 512 << 20  # of all parts, unpacked
MOST_ROWS = 1_048_576  # a spreadsheet has no more
MOST_COLUMNS = 256  # of a register; what stands to the right is not read
MOST_CELLS = 8_000_000

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DECLARED = ["<!DOCTYPE".encode(coding) for coding in ("ascii", "utf-16-le", "utf-16-be")]

Rows = Iterator[tuple[int, list[str]]]


class Sheet(NamedTuple):
    name: str
    rows: list[tuple[int, list[str]]]


class NotATable(Exception):
    """The file cannot be read as a table. `key` names the sentence (data/strings/registers.toml)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def text_of(path: str | os.PathLike[str]) -> str:
    """A .csv file's text. Excel writes UTF-16 under the name of "Unicode text"."""
    data = _bytes(Path(path))
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATable("registers.unread.encoding") from error


def sheets(path: str | os.PathLike[str]) -> Iterator[Sheet]:
    """The sheets of a spreadsheet that have rows. Its package is looked at first: a bomb, a password, a strange name ends here."""
    data = _bytes(Path(path))
    package = _looked_through(Path(path))
    read = _of_ods(package) if "content.xml" in package else _of_xlsx(data)
    left = MOST_CELLS
    for name, rows in read:
        taken = []
        for line, row in rows:
            left -= len(row) + 1
            if left < 0 or line > MOST_ROWS:
                raise NotATable("registers.unread.large")
            if any(row):
                taken.append((line, row))
        if taken:
            yield Sheet(name, taken)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotATable("registers.unread.large")
        return path.read_bytes()
    except OSError as error:
        raise NotATable("registers.unread.open") from error


def _looked_through(path: Path) -> Package:
    """The package, every part of which is as large as it says, not too large, and declares nothing."""
    try:
        package = Package(path)
        left = MOST_XML
        for name in package.names:
            data = package.read(name, left)
            left -= len(data)
            if any(mark in data for mark in _DECLARED):
                raise Unreadable("entity", name)
    except Unreadable as error:
        raise NotATable("registers.unread.large" if error.key in ("too_big", "bomb") else "registers.unread.sheet") from error
    return package


def _of_xlsx(data: bytes) -> Iterator[tuple[str, Rows]]:
    try:
        import openpyxl
    except ImportError as error:
        raise NotATable("registers.unread.library") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be anything
            yield sheet.title, _xlsx_rows(sheet)
    except NotATable:
        raise
    except Exception as error:  # a damaged file may fail anywhere in the library
        raise NotATable("registers.unread.sheet") from error


def _xlsx_rows(sheet: Any) -> Rows:
    for line, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        yield line, [_said(cell) for cell in row]


def _said(cell: Any) -> str:
    """A cell as people read it: a day without its hours, a whole number without its point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _of_ods(package: Package) -> Iterator[tuple[str, Rows]]:
    try:
        root = package.xml("content.xml")
    except Unreadable as error:
        raise NotATable("registers.unread.large" if error.key == "too_big" else "registers.unread.sheet") from error
    for table in root.iter(_TABLE + "table"):
        yield table.get(_TABLE + "name", ""), _ods_rows(table)


def _ods_rows(table: etree._Element) -> Rows:
    line = 1
    for row in table.iter(_TABLE + "table-row"):
        cells: list[str] = []
        for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            times = min(_times(cell, "columns"), MOST_COLUMNS - len(cells))
            cells += [_ods_cell(cell)] * times
        times = _times(row, "rows")
        for again in range(times if any(cells) else 0):  # the empty rest of a sheet is one row, repeated a million times
            yield line + again, list(cells)
        line += times


def _times(element: etree._Element, what: str) -> int:
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(said), MOST_ROWS) if said.isdecimal() else 1


def _ods_cell(cell: etree._Element) -> str:
    day = cell.get(_OFFICE + "date-value")
    if day:
        return day[:10]
    return "\n".join("".join(str(piece) for piece in each.itertext()) for each in cell.iterchildren(_TEXT + "p"))
