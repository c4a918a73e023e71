"""Completion: a small list at the caret while a document is written, with the documents that are asked for there.

`attend` is called for each document that is watched. A deck that shows the same matches asks `now`, and hears by `listen`
when they have changed: where nothing can be drawn at the caret, it is the deck that has them.
"""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from .. import log
from . import attendance
from .rules import Offer

Listener = Callable[[Any], None]

_listeners: List[Listener] = []


def attend(session: Any) -> None:
    """Whoever writes this document is offered what she asks for."""
    attendance.attend(session, _tell)


def now(session: Any) -> Optional[Offer]:
    """What is offered at the caret of this document at present, drawn or not."""
    attended = attendance.attended(session)
    return attended.offer if attended is not None else None


def is_drawn(session: Any) -> bool:
    """Whether the list stands at the caret."""
    attended = attendance.attended(session)
    return attended is not None and attended.shown is not None


def listen(listener: Listener) -> None:
    """`listener(session)` on the main thread each time something else is offered, or nothing any more."""
    if listener not in _listeners:
        _listeners.append(listener)


def unlisten(listener: Listener) -> None:
    if listener in _listeners:
        _listeners.remove(listener)


def _tell(session: Any) -> None:
    for listener in _listeners[:]:
        log.guarded(listener)(session)
