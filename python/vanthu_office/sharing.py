"""Looking whether the province shares something newer: when a deck opens, beside the main thread, and seldom.

Whatever comes of it, nobody is disturbed: a folder that cannot be reached, or that has something wrong in it, changes nothing, and
the reason is kept for whoever asks (`edition.trouble`).
"""

from __future__ import annotations

import time
from typing import Any, List, Tuple

from vanthu.edition import EditionError

from . import edition, kept, log, offices, settings
from .clock import clock
from .fetching import Here, fetch, source_of

SELDOM = 3 * 3600.0  # seconds between two looks

_looked: List[Tuple[str, float]] = []  # at most one: where, and when
_busy: List[bool] = []


def look() -> None:
    """A deck has opened: it is time to look, unless somebody did lately."""
    shared = settings.read().shared.strip()
    now = time.monotonic()
    lately = _looked and _looked[0][0] == shared and now - _looked[0][1] < SELDOM
    if not shared or lately or _busy:
        return
    _looked[:] = [(shared, now)]
    try:
        source = source_of(kept.place(shared))
    except (EditionError, ValueError) as problem:
        _told(problem if isinstance(problem, EditionError) else EditionError("shared.address"))
        return
    here = _here()
    _busy.append(True)
    clock().errand(lambda: fetch(source, here), _done)


def forget() -> None:
    """When it was looked: the next deck looks anew."""
    _looked.clear()


def _here() -> Here:
    now, ours = edition.current(), edition.packed()
    used = now.folder if now is not None and now.origin == edition.SHARED else ""
    return Here(edition.home(), now.edition.number if now is not None else -1, ours.edition.id if ours is not None else "", used)


def _done(result: Any) -> None:
    _busy.clear()
    if isinstance(result, EditionError):
        _told(result)
        return
    edition.refuse(None)
    if isinstance(result, Exception):
        log.trouble("trouble.sharing", result)
        edition.refuse(EditionError("shared.unreachable"))
    elif result:
        _taken()


def _told(problem: EditionError) -> None:
    log.write("shared: " + edition.code(problem))
    edition.refuse(problem)


def _taken() -> None:
    """Something newer lies here: whatever was read before is read anew."""
    from .session import sessions

    edition.forget()
    offices.forget()
    for session in sessions():
        session.look()
