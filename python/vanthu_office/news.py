"""News: what any session has to tell, for those who follow every document. It loads nothing, so that following costs nothing."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from . import log

Follower = Callable[[Any], None]

_followers: List[Follower] = []
_sessions: List[Any] = []  # those that have told something and are not closed


def follow(follower: Follower) -> None:
    """`follower(session)` on the main thread after each change of any session; of those that have told something already, soon."""
    if follower in _followers:
        return
    _followers.append(follower)
    for session in _sessions:
        _soon(session, follower)


def _soon(session: Any, follower: Follower) -> None:
    session.clock.after(0, lambda: follower(session))


def tell(session: Any) -> None:
    if session not in _sessions:
        _sessions.append(session)
    for follower in _followers[:]:
        log.guarded(follower)(session)
    if session.view.phase == "closed":
        _sessions.remove(session)


def session_of(model: Any) -> Optional[Any]:
    """The session of a document that has told something; none is made."""
    return next((session for session in _sessions if session.model == model), None)
