"""The offices this desk writes for, where they are kept: those brought by the IT office in a file it names, and the user's own.

The user's own are readable JSON in the user's profile, not in the extension's folder: an upgrade leaves them alone. They are read when they
are first asked for. A file that cannot be read is never written over: it is kept beside the new one under another name.
"""

from __future__ import annotations

import os
from typing import List, NamedTuple, Optional, Sequence, Tuple

from vanthu.offices import MOST_BYTES, Office, OfficesError, chosen, own_of, parse, parse_bytes, together, written
from vanthu.strings import say

from . import kept, settings

NAME = "offices.json"
ASIDE = "%s.hong%d"  # hỏng: broken


class Kept(NamedTuple):
    """All there is to know of the offices of this desk."""

    shown: Tuple[Office, ...] = ()  # those the desk writes for
    brought: Tuple[Office, ...] = ()
    own: Tuple[Office, ...] = ()
    locked: bool = False  # what was brought cannot be changed
    closed: bool = False  # there are to be no others
    troubles: Tuple[str, ...] = ()  # why a file was not read, a sentence each


_known: List[Tuple[settings.Settings, Kept]] = []  # at most one: what was read, and the settings of that time


def known() -> Kept:
    """As they were read last; read where they have not been, or where other settings count by now."""
    now = settings.read()
    if not _known or _known[0][0] != now:
        return read()
    return _known[0][1]


def current() -> Optional[Office]:
    """The office that is written for."""
    return chosen(known().shown, settings.read().office)


def read() -> Kept:
    """Afresh from the files."""
    now = settings.read()
    troubles: List[str] = []
    closed = bool(now.offices) and not now.own
    locked = closed or "offices" in settings.locked()
    brought = _brought(now, troubles)
    own = _own(now.language, troubles)
    shown = together(brought, () if closed else own, locked)
    kept = Kept(shown, brought, own, locked, closed, tuple(troubles))
    _known[:] = [(now, kept)]
    return kept


def keep(shown: Sequence[Office], before: Kept) -> None:
    """Write down the user's own of what is shown now. OfficesError or OSError where that cannot be; then all is as it was."""
    own = before.own if before.closed else own_of(shown, before.brought, before.own, before.locked)
    if own == before.own:
        return
    text = written(own)
    parse(text)  # what could not be read again is not written
    kept.write_file(path(), text, _set_aside)
    _known.clear()


def path() -> str:
    """The user's own file."""
    return kept.path(NAME)


def load(where: str) -> Tuple[Office, ...]:
    """The offices of a file. OfficesError, OSError: why there are none."""
    with open(where, "rb") as file:
        return parse_bytes(file.read(MOST_BYTES))


def save(where: str, offices: Sequence[Office]) -> None:
    """Into a file of the user's choice."""
    kept.write_file(where, written(offices))


def _own(language: str, troubles: List[str]) -> Tuple[Office, ...]:
    try:
        return load(path())
    except FileNotFoundError:
        return ()
    except OfficesError as problem:
        troubles.append(say("office.broken", language, file=path(), problem=problem.said(language), kept=os.path.basename(_aside(path()))))
    except OSError:
        troubles.append(say("office.unreadable", language, file=path()))
    return ()


def _brought(now: settings.Settings, troubles: List[str]) -> Tuple[Office, ...]:
    if not now.offices:
        return ()
    where = kept.place(now.offices)
    try:
        return load(where)
    except OfficesError as problem:
        troubles.append(say("office.brought.broken", now.language, file=where, problem=problem.said(now.language)))
    except OSError:
        troubles.append(say("office.brought.unreadable", now.language, file=where))
    return ()


def _set_aside(where: str) -> None:
    """A broken file keeps what is in it, under another name."""
    try:
        load(where)
    except FileNotFoundError:
        return
    except OfficesError:
        kept.replace(where, _aside(where))


def _aside(where: str) -> str:
    number = 1
    while os.path.exists(ASIDE % (where, number)):
        number += 1
    return ASIDE % (where, number)


def forget() -> None:
    """What was read; the files are read again when they are asked for."""
    _known.clear()
