"""The register of documents that are often cited: what they are, and what has taken their place."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Dict, List, Mapping, NamedTuple, Optional, Tuple

from ..compiled import read
from ..vietnamese.text import fold


class Entry(NamedTuple):
    """One document. Its subject reads as it follows the issuer: "về công tác văn thư"; that of a law is its name."""

    type: str  # "Nghị định"
    number: str
    date: datetime.date
    issuer: str
    subject: str
    replaced_by: str = ""  # the number of the document that took its place
    since: Optional[datetime.date] = None  # from that day on


def find(number: str) -> Optional[Entry]:
    """The document of this number and symbol, however its letters and blanks are written."""
    return _by_number().get(key(number))


def find_law(name: str) -> Tuple[Entry, ...]:
    """The laws of one name, the newest first."""
    return _by_name().get(fold(name), ())


def every() -> Tuple[Entry, ...]:
    return tuple(_by_number().values())


def law_names() -> Mapping[str, Tuple[Entry, ...]]:
    """Folded name → the laws that bear it."""
    return _by_name()


def key(number: str) -> str:
    """A number and symbol for comparing: no blanks, one kind of hyphen, capitals, no leading 0."""
    bare = "".join(number.split()).replace("–", "-").replace("—", "-").upper()
    return bare.lstrip("0")


@lru_cache(maxsize=None)
def _by_number() -> Mapping[str, Entry]:
    entries: Dict[str, Entry] = {}
    for type, number, date, issuer, subject in read("register-citations"):
        entries[key(number)] = Entry(type, number, _day(date), issuer, subject)
    for type, number, date, issuer, subject, replaced_by, since in read("register-replaced"):
        entries[key(number)] = Entry(type, number, _day(date), issuer, subject, replaced_by, _day(since))
    return entries


@lru_cache(maxsize=None)
def _by_name() -> Mapping[str, Tuple[Entry, ...]]:
    named: Dict[str, List[Entry]] = {}
    for entry in _by_number().values():
        if entry.subject.startswith(("Luật ", "Bộ luật ", "Pháp lệnh ")):
            named.setdefault(fold(entry.subject), []).append(entry)
    return {name: tuple(sorted(entries, key=lambda entry: entry.date, reverse=True)) for name, entries in named.items()}


def _day(text: str) -> datetime.date:
    year, month, day = text.split("-")
    return datetime.date(int(year), int(month), int(day))
