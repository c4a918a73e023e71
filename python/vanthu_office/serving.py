"""What the proofreader serves now: the waves of all documents, by text; made anew when a session has found something else.

It hears the sessions on the main thread, and has the paragraphs marked again whose waves are others now. The office's own
thread only reads, one dictionary that is never changed in place.
"""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, NamedTuple, Sequence, Set, Tuple

from . import again, news


class _Source(NamedTuple):
    """What the waves of a document were made from."""

    checked: Any
    findings: Any
    waves: bool
    language: str


_sources: Dict[Any, _Source] = {}
_known: Dict[Any, Any] = {}  # of each session
_shown: Dict[str, Tuple[Any, ...]] = {}  # of each text
_ignored: FrozenSet[str] = frozenset()  # rules the user wants no wave of, for this sitting


def begin() -> None:
    news.follow(_heard)


def answer(text: str, start: int) -> Tuple[Sequence[Any], int]:
    """The waves of this paragraph from its UTF-16 offset `start` on, and its length in UTF-16."""
    waves = _shown
    if not waves:
        return (), _length(text)
    from .waves import placed

    return placed(waves, text, start), _length(text)


def _all_of(text: str) -> Sequence[Any]:
    return answer(text, 0)[0]


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum([letter > "\uffff" for letter in text])


def ignore(rule: str) -> None:
    """The office, which tells this, asks about everything anew by itself."""
    global _ignored
    _ignored |= {rule}
    _serve()
    again.begun()


def ignore_nothing() -> None:
    global _ignored
    if _ignored:
        _ignored = frozenset()
        _renew()


def _heard(session: Any) -> None:
    """A session tells something; most of it is not about us."""
    view, settings = session.view, session.settings
    if view.phase == "closed":
        _sources.pop(session, None)
        again.forget(session)
        if _known.pop(session, None) is not None:
            _renew()
        return
    source = _Source(view.checked, view.findings, settings.waves, settings.language)
    before = _sources.get(session)
    if source.checked is not None and (before is None or any(new is not old for new, old in zip(source, before))):
        _sources[session] = source
        session.clock.work(lambda: _waves_of(source), lambda result: _found(session, source, result))
    again.go_on(session)


def _waves_of(source: _Source) -> Any:
    """Beside the main thread."""
    from .waves import known

    return known(source.checked, source.findings if source.waves else (), source.language)


def _found(session: Any, source: _Source, result: Any) -> None:
    if _sources.get(session) is not source:  # it has moved on, or is closed
        return
    if isinstance(result, Exception):
        raise result
    _known[session] = result
    again.keep(session, result.texts)
    _renew()


def _renew() -> None:
    """Serve what is known now; where that is something else than before, the paragraphs are marked again."""
    changed = _serve()
    for session, known in _known.items():
        again.look(session, changed & known.texts, _all_of)


def _serve() -> Set[str]:
    """The texts whose waves are others now."""
    from .waves import shown

    global _shown
    before, _shown = _shown, shown(_known.values(), _ignored)
    return {text for text in before.keys() | _shown.keys() if before.get(text) != _shown.get(text)}
