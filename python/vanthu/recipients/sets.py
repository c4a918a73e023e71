"""Sets: lists of recipients that are sent to often, under a name: those that come with the program and a user's own.

A user's own are kept as people write them (see vanthu/written.py):

    [gui-toan-tinh]
    tên: Gửi toàn tỉnh
    loại: kế hoạch, chỉ thị
    nơi nhận:
      Các sở, ban, ngành tỉnh
      UBND các xã, phường, đặc khu
"""

from __future__ import annotations

import re
from typing import List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Anatomy
from ..clauses.clause import wrong_types
from ..compiled import read
from ..offices import Office
from ..vietnamese.text import fold
from ..written import Entry, Problem, problem
from ..written import read as read_written
from .issuing import issuer_of
from .manner import USUAL, Manner, filled, said
from .merging import values_of

KEYS = ("tên", "loại", "nơi nhận")
MANY = 100  # lines of one set
LONG = 300  # letters of one line


class Set(NamedTuple):
    name: str
    types: Tuple[str, ...] = ()  # none: every type
    items: Tuple[str, ...] = ()  # without dash and mark, without the archive line
    id: str = ""


class Parsed(NamedTuple):
    sets: Tuple[Set, ...]
    problems: Tuple[Problem, ...]


def parse(text: str) -> Parsed:
    """The sets of a file; a bad one is refused with the line that is wrong, the others stay."""
    found = read_written(text)
    sets: List[Set] = []
    problems = list(found.problems)
    for entry in found.entries:
        wrong = _wrong(entry)
        problems += wrong
        if not wrong:
            items = tuple([_plain(line) for line in entry.lines("nơi nhận")])
            sets.append(Set(entry.text("tên"), entry.listed("loại"), items, entry.id))
    return Parsed(tuple(sets), tuple(sorted(problems, key=lambda each: each.line)))


def _wrong(entry: Entry) -> List[Problem]:
    found = [problem(entry.at(key), "written.key.unknown", name=key) for key in entry.values if key not in KEYS]
    found += [problem(entry.at(key), "written.missing", name=key) for key in ("tên", "nơi nhận") if not entry.text(key)]
    found += wrong_types(entry)
    lines = entry.lines("nơi nhận")
    if len(lines) > MANY or any(len(line) > LONG for line in lines):
        found.append(problem(entry.at("nơi nhận"), "recipients.set.large", most=MANY))
    return found


def _plain(line: str) -> str:
    """Written with its dash and mark, or without."""
    return line.lstrip("-–—•* \t").rstrip(" ;,.")


def written(sets: Sequence[Set]) -> str:
    """As a person can read and mend it."""
    return "\n".join([_entry(each, id) for each, id in zip(sets, _ids(sets))])


def _entry(each: Set, id: str) -> str:
    lines = ["[%s]" % id, "tên: %s" % _line(each.name)]
    if each.types:
        lines.append("loại: %s" % ", ".join(each.types))
    lines += ["nơi nhận:", *["  " + line for line in map(_line, each.items) if _plain(line)]]
    return "\n".join(lines) + "\n"


def _line(words: str) -> str:
    """On one line, with nothing in it that could not be read again."""
    return " ".join("".join([letter if letter.isprintable() else " " for letter in words]).split())[:LONG]


def _ids(sets: Sequence[Set]) -> List[str]:
    """An id for each that no other has."""
    ids: List[str] = []
    for each in sets:
        base = each.id or re.sub(r"[^a-z0-9]+", "-", fold(each.name)).strip("-")[:60].strip("-") or "bo"
        id, number = base, 2
        while id in ids:
            id, number = "%s-%d" % (base, number), number + 1
        ids.append(id)
    return ids


def shipped(anatomy: Anatomy, office: Optional[Office] = None, manner: Manner = USUAL) -> Tuple[Set, ...]:
    """Those that come with the program for such an office, its own names in them; first those for this type of document."""
    issuer = issuer_of(anatomy, office)
    values = values_of(issuer, office.superior if office else "")
    found: List[Set] = []
    for row in read("recipients")["sets"]:
        if issuer.kind in row["of"] and issuer.level in row["levels"]:
            items = tuple([said(line, manner) for line in (filled(item, values) for item in row["items"]) if line])
            found.append(Set(row["name"], tuple(row.get("types", ())), items, row["id"]))
    return in_order(found, anatomy.main.type)


def in_order(sets: Sequence[Set], type: str) -> Tuple[Set, ...]:
    """Those for this type of document first, then those for every type, the others last."""
    return tuple(sorted(sets, key=lambda each: 0 if type in each.types else 1 if not each.types else 2))
