"""A document added to a register that people keep: one row more, in the table's own columns. All else stays letter for letter."""

from __future__ import annotations

import csv
import io
from typing import List, Optional, Sequence, Tuple

from . import own
from .entry import Entry, key


def added(text: str, entry: Entry) -> Optional[str]:
    """The table with the document in it; None where that cannot be: a slip in it is in the way, or it has no column for what matters."""
    if not text.strip("\ufeff \t\r\n"):
        return own.written([entry])
    before = own.parse(text)
    row = _row(text, entry)
    if row is None:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    longer = text + ("" if text.endswith(("\n", "\r")) else end) + row + end
    after = own.parse(longer)
    is_there = len(after.entries) == len(before.entries) + 1 and after.entries[:-1] == before.entries and _same(after.entries[-1], entry)
    return longer if is_there else None


def _row(text: str, entry: Entry) -> Optional[str]:
    """As the table's head wants it."""
    table = _table(text)
    if table is None:
        return None
    mark, head = table
    columns, usual = own.head(head), own.head(own.HEAD)
    assert columns is not None and usual is not None
    values = next(csv.reader(io.StringIO(own.written([entry]).splitlines()[1]), delimiter=";"))
    cells: List[str] = [""] * len(head)
    for field, at in columns.items():
        if field in usual:
            cells[at] = values[usual[field]]
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="").writerow(cells)
    return out.getvalue()


def _table(text: str) -> Optional[Tuple[str, Sequence[str]]]:
    """What parts its fields, and its head."""
    for line in text.lstrip("\ufeff").splitlines()[:20]:
        for mark in (";", "\t", ","):
            row = next(csv.reader(io.StringIO(line), delimiter=mark), [])
            if own.head(row) is not None:
                return mark, row
    return None


def _same(one: Entry, other: Entry) -> bool:
    """What the row says is what was to be recorded."""
    return (one.type, key(one.number), one.date, one.issuer) == (other.type, key(other.number), other.date, other.issuer)
