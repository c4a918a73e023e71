"""The offices this desk writes for, where they are kept: the edition's, those of a file that the IT office names, and the user's own.

The user's own are readable JSON in the user's profile, not in the extension's folder: an upgrade leaves them alone. They are read when they
are first asked for. A file that cannot be read is never written over: it is kept beside the new one under another name.
"""

from __future__ import annotations

import os
from typing import List, NamedTuple, Optional, Sequence, Tuple

from vanthu.edition import OFFICES
from vanthu.offices import MOST_BYTES, Office, OfficesError, chosen, own_of, parse, parse_bytes, together, written
from vanthu.strings import say

from . import edition, kept, settings

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


_Of = Tuple[settings.Settings, str]  # what is read depends on: the settings, and where the edition's offices are

_known: List[Tuple[_Of, Kept]] = []  # at most one: what was read, and of what


def known() -> Kept:
    """As they were read last; read where they have not been, or where other settings count by now."""
    if not _known or _known[0][0] != (settings.read(), edition.path(OFFICES)):
        return read()
    return _known[0][1]


def current() -> Optional[Office]:
    """The office that is written for."""
    return chosen(known().shown, settings.read().office)


def read() -> Kept:
    """Afresh from the files."""
    now, shipped = settings.read(), edition.path(OFFICES)
    troubles: List[str] = []
    closed = bool(now.offices or shipped) and not now.own
    locked = closed or "offices" in settings.locked()
    brought = _brought([each for each in (shipped, kept.place(now.offices)) if each], now.language, troubles)
    own = _own(now.language, troubles)
    shown = together(brought, () if closed else own, locked)
    found = Kept(shown, brought, own, locked, closed, tuple(troubles))
    _known[:] = [((now, shipped), found)]
    return found


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


def _brought(files: Sequence[str], language: str, troubles: List[str]) -> Tuple[Office, ...]:
    """Of two that bear one id the first counts."""
    found: List[Office] = []
    for where in files:
        ids = {office.id for office in found}
        found += [office for office in _of_file(where, language, troubles) if office.id not in ids]
    return tuple(found)


def _of_file(where: str, language: str, troubles: List[str]) -> Tuple[Office, ...]:
    try:
        return load(where)
    except OfficesError as problem:
        troubles.append(say("office.brought.broken", language, file=where, problem=problem.said(language)))
    except OSError:
        troubles.append(say("office.brought.unreadable", language, file=where))
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
