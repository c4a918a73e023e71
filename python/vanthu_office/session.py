"""Session: one document open in Writer, watched while it is written.

It sleeps until the deck is opened or the document is first changed. From then on its schedule says when the text is read and
checked; here is what is known of the document, who wants to hear of it, and what the office tells about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, FrozenSet, List, NamedTuple, Optional, Tuple

import unohelper
from com.sun.star.document import XDocumentEventListener
from com.sun.star.util import XCloseListener, XModifyListener
from com.sun.star.view import XPrintJobListener

from vanthu.document import Document
from vanthu.finding import Finding

from . import edition, log, news, registers, remembered, settings
from .bridge import ask, get
from .caret import Caret
from .clock import Clock, Ticket, clock
from .reader import Picture
from .schedule import Schedule

if TYPE_CHECKING:
    from vanthu.pipeline import Checked
    from vanthu.wanted import Wanted

HELD = {  # while the document is being written or exported nobody reads it
    "OnSave": True, "OnSaveDone": False, "OnSaveFailed": False,
    "OnSaveAs": True, "OnSaveAsDone": False, "OnSaveAsFailed": False,
    "OnCopyTo": True, "OnCopyToDone": False, "OnCopyToFailed": False,
}  # fmt: skip
GLANCE = 0.3  # seconds between two looks at whether the caret has left the word being typed

Observer = Callable[["Session"], None]


class View(NamedTuple):
    """What there is to show of a document."""

    phase: str = "asleep"  # asleep | waiting | reading | checking | ready | paused | failed | closed
    checked: "Optional[Checked]" = None
    picture: Optional[Picture] = None  # what `checked` speaks of
    findings: Tuple[Finding, ...] = ()  # those not left aside, not hidden by the settings, and not about the word being typed
    aside: Tuple[Tuple[remembered.Ignored, Finding], ...] = ()
    later: Tuple[Finding, ...] = ()  # what is yet to come, in a document that is being written
    fresh: bool = False  # the text has not changed since it was read
    trouble: str = ""  # what went wrong: the key of a text


class Parted(NamedTuple):
    """What was found, as it is to be spoken of."""

    now: Tuple[Finding, ...]
    later: Tuple[Finding, ...]
    aside: Tuple[Tuple[remembered.Ignored, Finding], ...]


class Session(unohelper.Base, XModifyListener, XDocumentEventListener, XCloseListener, XPrintJobListener):  # type: ignore[misc]
    def __init__(self, model: Any, clock: Clock) -> None:
        self.model = model
        self.clock = clock
        self.view = View()
        self.choices = remembered.recall(model)
        self.settings = settings.read()
        self.live = self.settings.live  # checked while written; else only when asked
        self._observers: List[Observer] = []
        self._schedule = Schedule(self)
        self._caret = Caret(model)
        self._waiting: Tuple[Finding, ...] = ()  # found, but about the word being typed
        self._lacking: FrozenSet[str] = frozenset()  # what the document lacked when it was opened: that is spoken of, growing or not
        self._glance: Optional[Ticket] = None

    # Whoever watches.

    def watch(self, observer: Observer) -> None:
        self._observers.append(observer)
        self.wake()

    def unwatch(self, observer: Observer) -> None:
        if observer in self._observers:
            self._observers.remove(observer)

    def _tell(self, **changed: Any) -> None:
        if self.view.phase == "closed":  # the last word is said
            return
        self.view = self.view._replace(**changed)
        for observer in list(self._observers):
            log.guarded(observer)(self)
        news.tell(self)

    # From sleep to closing.

    def wake(self) -> None:
        """Begin to listen; once is enough. What is no text document of its own (a web page, a master document) is let sleep."""
        if self.view.phase != "asleep" or not self.model.supportsService("com.sun.star.text.TextDocument"):
            return
        for add, _ in self._ears():
            add(self)
        self._tell(phase="waiting" if self.live else "paused")
        self.clock.after(0, self._attend)
        if self.live and ask(self.model, "isModified"):  # someone may be typing
            self._schedule.changed()
        elif self.live:
            self.look()

    def _attend(self) -> None:
        """Whoever writes here is offered what she asks for."""
        from . import completion

        completion.attend(self)

    def close(self) -> None:
        """The document goes: nothing of ours stays behind."""
        if self.view.phase == "closed":
            return
        self._rest()
        for _, remove in self._ears():
            _quietly(remove, self)
        self._tell(phase="closed", checked=None, picture=None, findings=(), aside=(), later=())
        self._observers.clear()

    def _ears(self) -> Tuple[Tuple[Callable[[Any], None], Callable[[Any], None]], ...]:
        model = self.model
        return (
            (model.addModifyListener, model.removeModifyListener),
            (model.addDocumentEventListener, model.removeDocumentEventListener),
            (model.addCloseListener, model.removeCloseListener),
            (model.addPrintJobListener, model.removePrintJobListener),
        )

    # What the office tells.

    def modified(self, event: Any) -> None:
        """The text has changed. This is called at every key: it may do next to nothing."""
        self._schedule.changed()
        if self.view.fresh:
            self.view = self.view._replace(fresh=False)

    @log.guarded
    def documentEventOccured(self, event: Any) -> None:
        if event.EventName in HELD:
            self._schedule.hold(HELD[event.EventName])

    @log.guarded
    def printJobEvent(self, event: Any) -> None:
        self._schedule.hold(event.State.value == "JOB_STARTED")

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
        if self.view.phase not in ("asleep", "closed"):
            self._schedule.look()

    def pause(self, paused: bool) -> None:
        """Check only when asked, or while writing."""
        self.live = not paused
        if paused:
            self._rest()
            self._tell(phase="paused")
        else:
            self._tell(phase="waiting")
            self.look()

    def _rest(self) -> None:
        self._schedule.stop()
        if self._glance is not None:
            self._glance.cancel()
            self._glance = None

    # What the schedule asks and tells.

    def job(self, picture: Picture) -> "Callable[[Wanted], Checked]":
        """The check of a picture, as it is to be done beside the main thread."""
        document, type = picture.document, self.choices.type
        regime, place = self.regime, edition.current()
        load_registers = registers.loading(self.settings.registers)

        def job(wanted: "Wanted") -> "Checked":
            from vanthu.pipeline import check  # the core is loaded here, where nobody waits for it

            load_registers()
            return check(document, regime, house=edition.house_of(place), type=type, wanted=wanted)

        return job

    @property
    def regime(self) -> Optional[str]:
        """Whose rules the user wants; None: as the document tells."""
        return self.choices.regime or self.settings.regime or None

    @property
    def changes(self) -> int:
        """How often the text has changed."""
        return self._schedule.changes

    def progress(self, phase: str) -> None:
        self._tell(phase=phase)

    def failed(self, trouble: str) -> None:
        self._tell(phase="failed", trouble=trouble)

    def found(self, checked: "Checked", picture: Picture, fresh: bool) -> None:
        self._waiting = ()
        if self.view.checked is None and not ask(self.model, "isModified"):
            self._lacking = frozenset(finding.rule for finding in checked.findings)
        if self.live and ask(self.model, "isModified"):
            self._waiting = self._caret.waiting(checked.findings, picture, self.view.findings, self.view.picture)
        if self._waiting and self._glance is None:
            self._glance = self.clock.after(GLANCE, self._look_at_caret)
        self.show(checked, picture, fresh)

    def _look_at_caret(self) -> None:
        """Whether what waits can be told now. Once more the text is read: an input method may have changed it in silence."""
        self._glance = None
        if not self._waiting or not self.view.fresh or not self.live:  # a look is to come, and finds anew what there is to say
            return
        if self._caret.left():
            self.look()
        else:
            self._glance = self.clock.after(GLANCE, self._look_at_caret)

    def show(self, checked: "Checked", picture: Picture, fresh: bool = True) -> None:
        """What was found is told; what was left aside, or hidden by the settings, apart."""
        now, later, aside = self.parted(checked, picture.document)
        findings = tuple(each for each in now if each not in self._waiting)
        phase = "ready" if self.live else "paused"
        self._tell(phase=phase, checked=checked, picture=picture, findings=findings, aside=aside, later=later, fresh=fresh, trouble="")

    def parted(self, checked: "Checked", document: Document) -> Parted:
        """The findings the user wants to hear of, what may mend itself as the document grows, and those left aside."""
        from vanthu.growing import parted

        left, aside = remembered.parted(checked.findings, document, self.choices.ignored)
        wanted = [each for each in left if self._wanted(each)]
        waits = [each for each in parted(checked).later if each.rule not in self._lacking]
        later = tuple(each for each in wanted if each in waits)
        return Parted(tuple(each for each in wanted if each not in waits), later, aside)

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
        regime_changed = now.regime != before.regime and not self.choices.regime
        if regime_changed or (now.registers, now.shared) != (before.registers, before.shared):
            self.look()
        elif self.view.checked is not None and self.view.picture is not None:
            self.show(self.view.checked, self.view.picture, self.view.fresh)


def _quietly(remove: Callable[[Any], None], ear: Any) -> None:
    try:
        remove(ear)
    except Exception:  # the document is gone already
        return


_sessions: Dict[str, Session] = {}


def session_of(model: Any) -> Session:
    """The session of a document: one for all its windows."""
    key: str = get(model, "RuntimeUID")
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
