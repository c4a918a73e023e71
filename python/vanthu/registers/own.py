"""A register that people keep themselves: a table (CSV) that is read, mended and written by hand as well."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Iterator, List, NamedTuple, Sequence, Tuple

from ..vietnamese.dates import find_dates, in_figures
from ..written import Problem, problem
from . import citations
from .citations import Entry

HEAD = ("Loại", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Thay bằng", "Từ ngày")


class Parsed(NamedTuple):
    entries: Tuple[Entry, ...]
    problems: Tuple[Problem, ...]


def parse(text: str) -> Parsed:
    entries: List[Entry] = []
    problems: List[Problem] = []
    for line, row in _rows(text):
        days = [_day(row[2]), _day(row[6])] if len(row) >= 7 else []
        if not days or not days[0] or not row[0] or not row[1]:
            problems.append(problem(line, "own.row"))
        else:
            assert days[0] is not None
            entries.append(Entry(row[0], row[1], days[0], row[3], row[4], row[5], days[1]))
    return Parsed(tuple(entries), tuple(problems))


def _rows(text: str) -> Iterator[Tuple[int, List[str]]]:
    reader = csv.reader(io.StringIO(text))
    for row in reader:
        if reader.line_num > 1 and any(row):
            yield reader.line_num, [cell.strip() for cell in row]


def written(entries: Sequence[Entry]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for each in entries:
        since = in_figures(each.since) if each.since else ""
        writer.writerow((each.type, each.number, in_figures(each.date), each.issuer, each.subject, each.replaced_by, since))
    return out.getvalue()


def use(entries: Sequence[Entry]) -> None:
    """These too are in the register from now on."""
    citations._by_number.cache_clear()
    citations._by_name.cache_clear()
    known = citations._by_number()
    assert isinstance(known, dict)
    known.update({citations.key(each.number): each for each in entries})


def _day(text: str) -> "datetime.date | None":
    found = find_dates(text)
    return found[0].date if found else None
