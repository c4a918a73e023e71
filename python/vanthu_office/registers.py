"""The registers as this desk has them: those of the program, of the edition, what the office and the user recorded, and what is used most.

The user's own is a table in the profile that any person can read, and mend in Calc; the office's is where the setting
`Registers` says. A file that cannot be read, or a line of it, is told of; it is never written over.
"""

from __future__ import annotations

import os
from typing import Callable, List, NamedTuple, Optional, Sequence, Tuple

from vanthu.edition import REGISTERS
from vanthu.registers import citations, lookup, own
from vanthu.registers.adding import added
from vanthu.registers.citations import Entry
from vanthu.registers.index import MAGIC, Index
from vanthu.registers.indexing import built
from vanthu.registers.own import Problem
from vanthu.strings import say

from . import edition, kept, memory, settings

NAME = "so-van-ban.csv"
UNREADABLE = "citing.register.unreadable"
LARGEST = 64_000_000  # bytes of a file


class Trouble(NamedTuple):
    """Why something of a file is not in the register."""

    file: str
    problem: Optional[Problem] = None  # None: the whole file cannot be read

    def said(self, language: str) -> str:
        if self.problem is None:
            return say(UNREADABLE, language, file=self.file)
        return say("citing.register.broken", language, file=os.path.basename(self.file), problem=self.problem.said(language))


class Places(NamedTuple):
    """Where the files are."""

    own: str
    office: str  # "": there is none
    edition: str = ""


class Known(NamedTuple):
    """What was read, and of which files."""

    places: Places
    stamp: Tuple[float, int]  # of the user's own file
    office: Optional[Index] = None
    edition: Optional[Index] = None
    troubles: Tuple[Trouble, ...] = ()


_places: List[Tuple[Tuple[str, str], Places]] = []  # at most one, with the setting and the edition's file that it is of
_known: List[Known] = []  # at most one


# Having them at hand.


def prepare() -> None:
    """Have the registers at hand. It may take a while, so it is done beside the main thread; `loading` says where the user's own is."""
    if _places:
        _load(_places[0][1])
    else:
        citations.find_law("")


def loading(office: Optional[str] = None) -> Callable[[], bool]:
    """What has the registers at hand, to be called beside the main thread: it may take a while. It tells whether anything is new.

    `office`: the setting, where it is known.
    """
    where = places(settings.read().registers if office is None else office)
    return lambda: _load(where)


def places(office: str) -> Places:
    """On the main thread: the office knows where the profile is."""
    key = office, edition.path(REGISTERS)
    if not _places or _places[0][0] != key:
        _places[:] = [(key, Places(kept.path(NAME), kept.place(office) if office.strip() else "", key[1]))]
    return _places[0][1]


def _load(where: Places) -> bool:
    """Read what has changed; the checks look things up in it from now on."""
    before = _known[0] if _known else None
    stamp = _stamp(where.own)
    if before is not None and (before.places, before.stamp) == (where, stamp):
        return False
    troubles: List[Trouble] = []
    if before is not None and before.places[1:] == where[1:]:  # they may lie on a slow disk, and change seldom
        office, of_edition, troubles = before.office, before.edition, [each for each in before.troubles if each.file != where.own]
    else:
        of_edition = _read(where.edition, troubles) if where.edition else None
        office = _read(where.office, troubles) if where.office else None
    mine = _read(where.own, troubles) if stamp[1] else None
    _known[:] = [Known(where, stamp, office, of_edition, tuple(troubles))]
    beside = [index for index in (of_edition, office, mine) if index is not None]
    citations.have(beside)
    citations.find_law("")  # opens them all
    return before is not None or bool(beside)


def _stamp(where: str) -> Tuple[float, int]:
    try:
        there = os.stat(where)
    except OSError:
        return 0.0, 0
    return there.st_mtime, there.st_size


def _read(where: str, troubles: List[Trouble]) -> Optional[Index]:
    """A table, or an index made of one (`vanthu registers import`)."""
    try:
        with open(where, "rb") as file:
            content = file.read(LARGEST)
        if content.startswith(MAGIC):
            return Index(content)
        parsed = own.parse(content.decode("utf-8"))
    except (OSError, ValueError):  # Broken and UnicodeDecodeError are ValueErrors
        troubles.append(Trouble(where))
        return None
    troubles += [Trouble(where, each) for each in parsed.problems if each.grave]
    return Index(built(parsed.entries))


def troubles() -> Tuple[Trouble, ...]:
    return _known[0].troubles if _known else ()


def forget() -> None:
    """What was read, and where: it is all asked for anew."""
    _places.clear()
    _known.clear()


# Looking up.


def search(words: str, here: Sequence[str] = (), most: int = 8) -> Tuple[Entry, ...]:
    """The best first, each document once; `here`: the numbers this document cites already."""
    used = dict(memory.recall().cited)
    for number in here:
        key = citations.key(number)
        used[key] = used.get(key, 0) + 1000
    entries = lookup.search(words, most, used)
    if len(citations.registers()) == 1:
        return entries
    found: List[Entry] = []
    for entry in entries:
        known = next((each for each in citations.numbered(entry.number) if citations.same(each, entry)), entry)
        if known not in found:
            found.append(known)
    return tuple(found)


def took(entry: Entry) -> None:
    """It was cited from here: next time it stands higher."""
    memory.remember_cited(citations.key(entry.number))


# Recording.


def record(entry: Entry, language: str) -> str:
    """Into the user's own register; "" where it is there now, else why not. All that the file says stays."""
    where = kept.path(NAME)
    try:
        before = _text(where)
    except (OSError, UnicodeDecodeError):
        return say("citing.register.refused", language, file=where)
    text = added(before, entry)
    if text is None:
        problems = [each for each in own.parse(before).problems if each.grave]
        why = problems[0].said(language) if problems else say("citing.register.row", language)
        return say("citing.register.line", language, file=where, problem=why)
    try:
        kept.write(NAME, text)
    except OSError:
        return say("citing.register.unwritable", language, file=where)
    return ""


def _text(where: str) -> str:
    """Letter for letter, its mark of Unicode and its ends of lines too; "" where there is none."""
    try:
        with open(where, "rb") as file:
            return file.read().decode("utf-8")
    except FileNotFoundError:
        return ""
