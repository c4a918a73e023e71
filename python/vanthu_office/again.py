"""Again: the office is asked to proofread some paragraphs once more, and only those.

Telling it to proofread again as a whole would have it spell every document anew. So the paragraphs of one document are
walked, a slice at a time while nobody types, and those with the wanted texts are marked as not yet proofread. That changes
nothing of the document: it is not modified by it.
"""

from __future__ import annotations

import time
from typing import Any, Dict, Optional, Set

import uno
from com.sun.star.text.TextMarkupType import PROOFREADING

SLICE = 0.008  # seconds of walking at a stretch
BREATH = 0.005  # seconds the office has for itself between two stretches


class _Walk:
    """A walk through the paragraphs of one document."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.wanted: Set[str] = set()
        self._paragraphs: Any = None
        self._ticket: Any = None
        self._marked = False

    def start(self) -> None:
        """From the beginning, once nobody types; a walk under way sees only paragraphs still before it."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._paragraphs, self._marked = None, False
        self._ticket = self.session.clock.after(0, self._step)

    def stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._paragraphs = None

    @property
    def rests(self) -> bool:
        return self._ticket is None

    def _step(self) -> None:
        from .waves import bare

        self._ticket = None
        model = self.session.model
        if not _quiet(self.session):  # the check that follows begins the walk again
            self.stop()
            return
        end = time.perf_counter() + SLICE
        if self._paragraphs is None:
            self._paragraphs = model.getFlatParagraphIterator(PROOFREADING, False)
            paragraph = self._paragraphs.getFirstPara()
        else:
            paragraph = self._paragraphs.getNextPara()
        while paragraph is not None:
            if bare(paragraph.getText()) in self.wanted:
                paragraph.setChecked(PROOFREADING, False)
                self._marked = True
            if time.perf_counter() > end:
                self._ticket = self.session.clock.after(BREATH, self._step)
                return
            paragraph = self._paragraphs.getNextPara()
        self.stop()
        self.wanted.clear()
        if self._marked:
            _office().startProofreading(model, model)


_walks: Dict[Any, _Walk] = {}


def look(session: Any, texts: Set[str]) -> None:
    """The office shall proofread the paragraphs of this document that say this."""
    if texts:
        walk = _walks.setdefault(session, _Walk(session))
        walk.wanted |= texts
        walk.start()


def go_on(session: Any) -> None:
    """What could not be done while someone typed."""
    walk = _walks.get(session)
    if walk is not None and walk.wanted and walk.rests and _quiet(session):
        walk.start()


def forget(session: Any) -> None:
    walk: Optional[_Walk] = _walks.pop(session, None)
    if walk is not None:
        walk.stop()


def _quiet(session: Any) -> bool:
    """Nobody types: the text is the one that was checked; or it is checked only when someone asks."""
    return bool(session.view.fresh or not session.live)


def _office() -> Any:
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext("com.sun.star.linguistic2.ProofreadingIterator", context)
