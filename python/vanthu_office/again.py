"""Again: paragraphs the office has proofread already get the waves that are known now.

Once a paragraph is proofread, the office takes no second answer for it until its text changes; and telling it to proofread
again has it spell all documents anew. So the paragraphs of one document are walked, a slice at a time while nobody types,
and those in question are marked by us, as the office does it with an answer. That changes nothing of the document. Such
marks can be added to, but not taken away, as long as the text stays: only then is the office told to begin anew.
"""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, List, Sequence, Set, Tuple

import uno
from com.sun.star.lang import Locale
from com.sun.star.linguistic2 import LinguServiceEvent
from com.sun.star.linguistic2.LinguServiceEventFlags import PROOFREAD_AGAIN
from com.sun.star.text.TextMarkupType import PROOFREADING, SENTENCE

from .bridge import ask, fields

SERVICE, IMPLEMENTATION = "com.sun.star.linguistic2.Proofreader", "vn.vanthu.writer.Proofreader"
LANGUAGE, COUNTRY = "vi", "VN"
LINES = {
    "error": 18,
    "warning": 10,
    "info": 5,
}  # by shape: com.sun.star.awt.FontUnderline BOLDWAVE, WAVE, DASH; the colour stays the user's
SLICE = 0.008  # seconds of walking at a stretch
BREATH = 0.005  # seconds the office has for itself between two stretches

Answer = Callable[[str], Sequence[Any]]
Mark = Tuple[int, int, str, str]  # where, how long, of which rule, how severe


class _Walk:
    """A walk through the paragraphs of one document."""

    def __init__(self, session: Any, answer: Answer) -> None:
        self.session = session
        self.wanted: Set[str] = set()  # the paragraphs in question, by text
        self.marked: Dict[str, Set[Mark]] = {}  # by us, and not taken away
        self._answer = answer
        self._now: Dict[str, Set[Mark]] = {}  # marked by this walk
        self._anew = False  # something would have to be taken away
        self._paragraphs: Any = None
        self._ticket: Any = None

    def start(self) -> None:
        """From the beginning: a walk under way has paragraphs behind it."""
        self.stop()
        self._ticket = self.session.clock.after(0, self._step)

    def stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._paragraphs = None
        self.marked.update(self._now)
        self._now = {}

    @property
    def rests(self) -> bool:
        return self._ticket is None

    def _step(self) -> None:
        self._ticket = None
        if not _quiet(self.session):  # the check that follows begins the walk again
            self.stop()
            return
        end = time.perf_counter() + SLICE
        if self._paragraphs is None:
            if not _asked():
                self.wanted.clear()
                return
            self._paragraphs = ask(self.session.model, "getFlatParagraphIterator", PROOFREADING, False)
            paragraph = ask(self._paragraphs, "getFirstPara")
        else:
            paragraph = ask(self._paragraphs, "getNextPara")
        while paragraph is not None:
            self._look_at(paragraph)
            if time.perf_counter() > end:
                self._ticket = self.session.clock.after(BREATH, self._step)
                return
            paragraph = ask(self._paragraphs, "getNextPara")
        self.stop()
        self.wanted.clear()
        if self._anew:
            self._anew = False
            _begin_anew()

    def _look_at(self, paragraph: Any) -> None:
        from .waves import bare

        shown = ask(paragraph, "getText")
        text = bare(shown)
        if text not in self.wanted or fields(ask(paragraph, "getLanguageOfText", 0, 1), "Language") != (LANGUAGE,):
            return
        marks = {(each.start, each.length, each.wave.rule, each.wave.severity) for each in self._answer(shown)}
        before = self.marked.get(text)
        if before is None:
            ask(paragraph, "commitStringMarkup", SENTENCE, "", 0, len(shown), None)  # takes away what the office marked
            before = set()
        if before <= marks:
            for mark in sorted(marks - before):
                _mark(paragraph, mark)
            ask(paragraph, "setChecked", PROOFREADING, True)
            self._now[text] = marks
        else:
            self._anew = True


def _mark(paragraph: Any, mark: Mark) -> None:
    start, length, rule, severity = mark
    looks = ask(paragraph, "getMarkupInfoContainer")
    ask(looks, "insertValue", "LineType", uno.Any("short", LINES[severity]))
    ask(paragraph, "commitStringMarkup", PROOFREADING, rule, start, length, looks)


_walks: Dict[Any, _Walk] = {}
listeners: List[Any] = []  # the office's, to be told that all is to be proofread again


def look(session: Any, texts: Set[str], answer: Answer) -> None:
    """The paragraphs of this document that say this have other waves now: those of `answer`."""
    if texts:
        walk = _walks.setdefault(session, _Walk(session, answer))
        walk.wanted |= texts
        walk.start()


def go_on(session: Any) -> None:
    """What could not be done while someone typed."""
    walk = _walks.get(session)
    if walk is not None and walk.wanted and walk.rests and _quiet(session):
        walk.start()


def keep(session: Any, texts: Any) -> None:
    """Only paragraphs with these texts are there: others have been written anew."""
    walk = _walks.get(session)
    if walk is not None:
        walk.marked = {text: marks for text, marks in walk.marked.items() if text in texts}


def forget(session: Any) -> None:
    walk = _walks.pop(session, None)
    if walk is not None:
        walk.stop()


def begun() -> None:
    """The office has taken all its marks away."""
    for walk in _walks.values():
        walk.marked = {}


def _begin_anew() -> None:
    """The office takes all its marks away and asks about everything."""
    begun()
    event = LinguServiceEvent()
    event.nEvent = PROOFREAD_AGAIN
    for listener in listeners[:]:
        listener.processLinguServiceEvent(event)


def _asked() -> bool:
    """Whether the user has us for Vietnamese, and nobody else."""
    context = uno.getComponentContext()
    manager = context.ServiceManager.createInstanceWithContext("com.sun.star.linguistic2.LinguServiceManager", context)
    return tuple(manager.getConfiguredServices(SERVICE, Locale(LANGUAGE, COUNTRY, "")))[:1] == (IMPLEMENTATION,)


def _quiet(session: Any) -> bool:
    """Nobody types: the text is the one that was checked; or it is checked only when someone asks."""
    return bool(session.view.fresh or not session.live)
