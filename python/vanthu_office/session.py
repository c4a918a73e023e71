"""Session: one document open in Writer, watched while it is written.

It sleeps until the deck is opened or the document is first changed. From then on each change starts a pause; when the
pause is over the text is read, a slice at a time, checked beside the main thread, and what was found is told to whoever
watches. What would be said of a text that has moved on is dropped.
"""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import uno
import unohelper
from com.sun.star.document import XDocumentEventListener
from com.sun.star.util import XCloseListener, XModifyListener

from vanthu.finding import Finding
from vanthu.pipeline import Checked, Unwanted, check

from . import log, news, remembered, settings
from .clock import Clock, Ticket
from .reader import Picture, Reading

PAUSE = 0.35  # seconds without a change before the text is looked at
SLICE = 0.02  # seconds of reading at a stretch
BREATH = 0.005  # seconds the office has for itself between two stretches
HELD = {  # while the document is being written or printed nobody reads it
    "OnSave": True, "OnSaveDone": False, "OnSaveFailed": False,
    "OnSaveAs": True, "OnSaveAsDone": False, "OnSaveAsFailed": False,
    "OnCopyTo": True, "OnCopyToDone": False, "OnCopyToFailed": False,
}  # fmt: skip

Observer = Callable[["Session"], None]


class View(NamedTuple):
    """What there is to show of a document."""

    phase: str = "asleep"  # asleep | waiting | reading | checking | ready | paused | failed | closed
    checked: Optional[Checked] = None
    picture: Optional[Picture] = None  # what `checked` speaks of
    findings: Tuple[Finding, ...] = ()  # those not left aside and not hidden by the settings
    aside: Tuple[Tuple[remembered.Ignored, Finding], ...] = ()
    fresh: bool = False  # the text has not changed since it was read
    trouble: str = ""  # what went wrong, in one line


class Session(unohelper.Base, XModifyListener, XDocumentEventListener, XCloseListener):  # type: ignore[misc]
    def __init__(self, model: Any, clock: Clock) -> None:
        self.model = model
        self.clock = clock
        self.view = View()
        self.choices = remembered.recall(model)
        self.settings = settings.read()
        self.live = self.settings.live  # checked while written; else only when asked
        self._observers: List[Observer] = []
        self._changes = 0  # how often the text has changed
        self._changed_at = 0.0
        self._ticket: Optional[Ticket] = None
        self._reading: Optional[Reading] = None
        self._held = False

    # Whoever watches.

    def watch(self, observer: Observer) -> None:
        self._observers.append(observer)
        self.wake()

    def unwatch(self, observer: Observer) -> None:
        if observer in self._observers:
            self._observers.remove(observer)

    def _tell(self, **changed: Any) -> None:
        self.view = self.view._replace(**changed)
        for observer in list(self._observers):
            log.guarded(observer)(self)
        news.tell(self)

    # From sleep to closing.

    def wake(self) -> None:
        """Begin to listen; once is enough."""
        if self.view.phase != "asleep":
            return
        self.model.addModifyListener(self)
        self.model.addDocumentEventListener(self)
        self.model.addCloseListener(self)
        self._tell(phase="waiting")
        self.look()

    def close(self) -> None:
        """The document goes: nothing of ours stays behind."""
        if self.view.phase == "closed":
            return
        self._drop()
        for remove in (self.model.removeModifyListener, self.model.removeDocumentEventListener, self.model.removeCloseListener):
            try:
                remove(self)
            except Exception:  # it is gone already
                pass
        self._tell(phase="closed", checked=None, picture=None, findings=(), aside=())
        self._observers.clear()

    # What the office tells.

    def modified(self, event: Any) -> None:
        """The text has changed. This is called at every key: it may do next to nothing."""
        self._changes += 1
        self._changed_at = time.monotonic()
        self._reading = None
        if self.view.fresh:
            self.view = self.view._replace(fresh=False)
        if self._ticket is None and self.live:
            self._ticket = self.clock.after(PAUSE, self._after_pause)

    @log.guarded
    def documentEventOccured(self, event: Any) -> None:
        if event.EventName in HELD:
            self._held = HELD[event.EventName]

    def queryClosing(self, source: Any, owner: bool) -> None:
        pass

    @log.guarded
    def notifyClosing(self, source: Any) -> None:
        forget(self)

    @log.guarded
    def disposing(self, source: Any) -> None:
        forget(self)

    # Looking at the text.

    def look(self) -> None:
        """Read and check now."""
        self._drop()
        self._ticket = self.clock.after(0, self._begin)

    def pause(self, paused: bool) -> None:
        """Check while writing, or only when asked."""
        self.live = not paused
        if self.live:
            self.look()
        else:
            self._drop()
        self._tell(phase="ready" if self.live else "paused")

    def _drop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._reading = None

    def _after_pause(self) -> None:
        """A pause may have begun anew since it was set: then wait for its rest."""
        rest = self._changed_at + PAUSE - time.monotonic()
        if rest > 0.01 or self._held:
            self._ticket = self.clock.after(max(rest, 0.05), self._after_pause)
        else:
            self._begin()

    def _begin(self) -> None:
        self._ticket = None
        self._reading = Reading(self.model)
        self._tell(phase="reading")
        self._read()

    def _read(self) -> None:
        if self._reading is None:  # the text has changed meanwhile
            self._after_pause()
            return
        if self._held:
            self._ticket = self.clock.after(0.05, self._read)
            return
        self._ticket = None
        try:
            picture = self._reading.step(SLICE)
        except Exception:
            self._reading = None
            log.trouble("reading")
            self._tell(phase="failed", trouble="reading")
            return
        if picture is None:
            self._ticket = self.clock.after(BREATH, self._read)
            return
        self._reading = None
        self._check(picture)

    def _check(self, picture: Picture) -> None:
        self._tell(phase="checking")
        changes, choices = self._changes, self.choices
        regime = choices.regime or self.settings.regime or None

        def job() -> Checked:
            return check(picture.document, regime, type=choices.type, wanted=lambda: self._changes == changes)

        self.clock.work(job, lambda result: self._checked(picture, changes, result))

    def _checked(self, picture: Picture, changes: int, result: Any) -> None:
        if self.view.phase == "closed" or isinstance(result, Unwanted):
            return
        if isinstance(result, Exception):
            log.write("check: %r" % result)
            self._tell(phase="failed", trouble=repr(result))
            return
        self.show(result, picture, fresh=self._changes == changes)

    def show(self, checked: Checked, picture: Picture, fresh: bool = True) -> None:
        """What was found is told; what was left aside, or hidden by the settings, apart."""
        left, aside = remembered.parted(checked.findings, picture.document, self.choices.ignored)
        findings = tuple(each for each in left if self._wanted(each))
        phase = "ready" if self.live else "paused"
        self._tell(phase=phase, checked=checked, picture=picture, findings=findings, aside=aside, fresh=fresh, trouble="")

    def _wanted(self, finding: Finding) -> bool:
        return finding.rule not in self.settings.silenced and (self.settings.hints or finding.severity != "info")

    def follow(self, now: settings.Settings) -> None:
        """The settings have changed."""
        before, self.settings = self.settings, now
        if self.view.phase == "asleep":
            self.live = now.live
            return
        if now.live != before.live and now.live != self.live:
            self.pause(not now.live)
        if now.regime != before.regime and not self.choices.regime:
            self.look()
        elif self.view.checked is not None and self.view.picture is not None:
            self.show(self.view.checked, self.view.picture, self.view.fresh)


_sessions: Dict[str, Session] = {}
_clock: Optional[Clock] = None


def clock() -> Clock:
    """The office's one clock, made when first needed."""
    global _clock
    if _clock is None:
        _clock = Clock(uno.getComponentContext())
    return _clock


def session_of(model: Any) -> Session:
    """The session of a document: one for all its windows."""
    key: str = model.RuntimeUID
    if not _sessions:
        settings.listen(_follow)
    if key not in _sessions:
        _sessions[key] = Session(model, clock())
    return _sessions[key]


def _follow(now: settings.Settings) -> None:
    for session in sessions():
        session.follow(now)


def sessions() -> Tuple[Session, ...]:
    return tuple(_sessions.values())


def forget(session: Session) -> None:
    session.close()
    for key, each in list(_sessions.items()):
        if each is session:
            del _sessions[key]
