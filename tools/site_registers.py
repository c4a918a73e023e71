"""The registers of a site file as one index: what is wrong in their rows, and where two say different things of one document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from site_notes import Notes
from vanthu.registers import citations, indexing
from vanthu.registers.entry import Entry
from vanthu.vietnamese.dates import in_figures
from vanthu.vietnamese.text import fold
from vanthu_cli.registers import parsed, united
from vanthu_files import tables


def register_of(files: Iterable[tuple[Path, str]], day: datetime.date, notes: Notes) -> bytes | None:
    """Files, and what people are told they are called; `day`: that of the edition."""
    lists: list[tuple[str, tuple[Entry, ...]]] = []
    for path, name in files:
        try:
            read = parsed(str(path))
        except tables.NotATable as error:
            notes.wrong(name, 0, notes.say(error.key))
            continue
        for sheet, each in read:
            lists.append((name, each.entries))
            for problem in each.problems:
                words = problem.words(notes.language)
                said = notes.say("site.sheet", sheet=sheet, text=words) if sheet else words
                tell = notes.wrong if problem.grave and problem.key != "registers.twice" else notes.doubt
                tell(name, problem.line, said)
            for entry in each.entries:
                if entry.date > day:
                    notes.doubt(name, 0, notes.say("site.register.later", number=entry.number, day=in_figures(entry.date)))
        if not any(each.entries or each.problems for _, each in read):
            notes.doubt(name, 0, notes.say("site.text.empty"))
    entries = united(found for _, found in lists)
    _tell_differing(lists, entries, notes)
    return indexing.built(entries) if entries else None


def _tell_differing(lists: list[tuple[str, tuple[Entry, ...]]], kept: Iterable[Entry], notes: Notes) -> None:
    """A document that two registers know otherwise: the first is taken."""
    by_number: dict[str, list[Entry]] = {}
    for entry in kept:
        by_number.setdefault(citations.key(entry.number), []).append(entry)
    for file, entries in lists:
        for entry in entries:
            for other in by_number[citations.key(entry.number)]:
                if other is not entry and citations.same(other, entry) and _says(other) != _says(entry):
                    notes.doubt(file, 0, notes.say("site.register.differs", number=entry.number, date=in_figures(other.date)))


def _says(entry: Entry) -> Entry:
    """What matters where it is cited."""
    return entry._replace(source="", issuer=fold(entry.issuer), subject=fold(entry.subject))
