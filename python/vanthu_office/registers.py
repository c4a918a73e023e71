"""The registers as this desk has them: those of the program, what the office and the user recorded, and what is used most.

The user's own is a table in the profile that any person can read, and mend in Calc; the office's is where the setting
`Registers` says. A file that cannot be read, or a line of it, is told of; it is never written over.
"""

from __future__ import annotations

import os
from typing import Callable, List, NamedTuple, Optional, Sequence, Tuple

from vanthu import citation, memo
from vanthu.registers import citations, lookup, own
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.written import Problem

from . import kept, memory, settings

NAME = "so-van-ban.csv"
UNREADABLE = "citing.register.unreadable"
MOST = 60  # documents that a search gives, where nobody says


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


class Known(NamedTuple):
    """What was read, and of which files."""

    places: Places
    stamp: Tuple[float, int]  # of the user's own file
    own: Tuple[Entry, ...] = ()
    office: Tuple[Entry, ...] = ()
    troubles: Tuple[Trouble, ...] = ()


_places: List[Tuple[str, Places]] = []  # at most one, with the setting it is of
_known: List[Known] = []  # at most one


# Having them at hand.


def prepare() -> None:
    """Have the registers at hand, now and on the main thread."""
    loading()()


def loading(office: Optional[str] = None) -> Callable[[], bool]:
    """What has the registers at hand, to be called beside the main thread: it may take a while. It tells whether anything is new.

    `office`: the setting, where it is known.
    """
    where = places(settings.read().registers if office is None else office)
    return lambda: _load(where)


def places(office: str) -> Places:
    """On the main thread: the office knows where the profile is."""
    if not _places or _places[0][0] != office:
        _places[:] = [(office, Places(kept.path(NAME), kept.place(office) if office.strip() else ""))]
    return _places[0][1]


def _load(where: Places) -> bool:
    """Read what has changed. What was concluded from the register as it was is forgotten."""
    before = _known[0] if _known else None
    stamp = _stamp(where.own)
    if before is not None and (before.places, before.stamp) == (where, stamp):
        return False
    troubles: List[Trouble] = []
    office = _read(where.office, troubles) if where.office else ()
    mine = _read(where.own, troubles) if stamp[1] else ()
    _known[:] = [Known(where, stamp, mine, office, tuple(troubles))]
    if (mine, office) == ((before.own, before.office) if before is not None else ((), ())):
        citations.every()
        return before is not None
    own.use((*office, *mine))
    citation.find.cache_clear()
    citation._law_names.cache_clear()
    memo.forget()
    return True


def _stamp(where: str) -> Tuple[float, int]:
    try:
        there = os.stat(where)
    except OSError:
        return 0.0, 0
    return there.st_mtime, there.st_size


def _read(where: str, troubles: List[Trouble]) -> Tuple[Entry, ...]:
    try:
        parsed = own.parse(kept.read_file(where))
    except (OSError, UnicodeDecodeError):
        troubles.append(Trouble(where))
        return ()
    troubles += [Trouble(where, each) for each in parsed.problems]
    return parsed.entries


def troubles() -> Tuple[Trouble, ...]:
    return _known[0].troubles if _known else ()


def forget() -> None:
    """What was read, and where: it is all asked for anew."""
    _places.clear()
    _known.clear()


# Looking up.


def search(words: str, here: Sequence[str] = (), most: int = 8) -> Tuple[Entry, ...]:
    """The best first; `here`: the numbers this document cites already."""
    used = dict(memory.recall().cited)
    for number in here:
        key = citations.key(number)
        used[key] = used.get(key, 0) + 1000
    return lookup.search(words, most, used)


def took(entry: Entry) -> None:
    """It was cited from here: next time it stands higher."""
    memory.remember_cited(citations.key(entry.number))


# Recording.


def record(entry: Entry, language: str) -> str:
    """Into the user's own register; "" where it is there now, else why not. All that the file says stays."""
    where = kept.path(NAME)
    try:
        before = kept.read(NAME)
    except (OSError, UnicodeDecodeError):
        return say("citing.register.refused", language, file=where)
    text = _with(before, entry)
    if text is None:
        return say("citing.register.line", language, file=where, problem=own.parse(before).problems[0].said(language))
    try:
        kept.write(NAME, text)
    except OSError:
        return say("citing.register.unwritable", language, file=where)
    return ""


def _with(before: str, entry: Entry) -> Optional[str]:
    """The file with one more line; anew only where a line would not do, and nothing would be lost. None: a slip in it is in the way."""
    if not before.strip():
        return own.written((entry,))
    parsed = own.parse(before)
    line = own.written((entry,)).partition("\n")[2]
    longer = before + ("" if before.endswith("\n") else "\n") + line
    if own.parse(longer) == (parsed.entries + (entry,), parsed.problems):
        return longer
    anew = own.written(parsed.entries + (entry,))
    return anew if not parsed.problems and own.parse(anew).entries == parsed.entries + (entry,) else None
