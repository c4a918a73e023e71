"""The documents that are being watched, and whoever wants to hear of any of them.

It knows nothing and loads nothing, so that a menu or a toolbar can ask without waking a document or loading the core.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from . import log

_sessions: Dict[str, Any] = {}
_listeners: List[Callable[[Any], None]] = []


def session_of(model: Any) -> Optional[Any]:
    """The session of a document that is awake; none is made."""
    return _sessions.get(model.RuntimeUID)


def listen(listener: Callable[[Any], None]) -> None:
    if listener not in _listeners:
        _listeners.append(listener)


def tell(session: Any) -> None:
    """Something has changed for this session: its view, or that it lives at all."""
    if session.view.phase == "closed":
        for key in [key for key, each in _sessions.items() if each is session]:
            del _sessions[key]
    else:
        _sessions[session.model.RuntimeUID] = session
    for listener in _listeners[:]:
        log.guarded(listener)(session)
