"""What the menu Văn Thư, its toolbar and its keys ask for: the commands of the protocol vn.vanthu.writer:.

The office makes a handler for each command it shows. Showing it loads nothing of the core and wakes no document; only a
command that is given does (what it does is in `commanded`). What may be done is told when something has changed.
"""

from __future__ import annotations

import weakref
from typing import Any, List, Optional, Tuple

import unohelper
from com.sun.star.frame import FeatureStateEvent, XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo
from com.sun.star.view import XSelectionChangeListener

from . import log, news
from .bridge import ask

NAME = "vn.vanthu.writer.ProtocolHandler"
PROTOCOL = "vn.vanthu.writer:"
TOOLBAR = "private:resource/toolbar/addon_vn.vanthu.writer.toolbar"
COMMANDS = (
    "check", "next", "previous", "mend", "mendall", "normalise", "convert", "new", "insert", "facts", "citing", "recipients",
    "pause", "deck", "toolbar",
    "offices", "options", "help", "doctor", "log", "about",
)  # fmt: skip
CHANGING = ("mend", "mendall", "normalise", "convert")  # not for a document that is only read
PATIENCE = 0.2  # seconds the caret rests before the menu and the toolbar are told what can be mended there


class ProtocolHandler(unohelper.Base, XDispatchProvider, XInitialization, XServiceInfo):  # type: ignore[misc]
    def __init__(self, context: Any) -> None:
        self._frame: Any = None

    def initialize(self, arguments: Tuple[Any, ...]) -> None:
        if arguments:
            self._frame = arguments[0]

    @log.guarded
    def queryDispatch(self, url: Any, target: str, flags: int) -> Optional[XDispatch]:
        protocol, _, command = url.Complete.partition(":")
        known = protocol + ":" == PROTOCOL and command in COMMANDS and _is_text(_model(self._frame))
        return Command(self._frame, command) if known else None

    def queryDispatches(self, requests: Any) -> Tuple[Optional[XDispatch], ...]:
        return tuple(self.queryDispatch(each.FeatureURL, each.FrameName, each.SearchFlags) for each in requests)

    def getImplementationName(self) -> str:
        return NAME

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> Tuple[str, ...]:
        return ("com.sun.star.frame.ProtocolHandler",)


class Command(unohelper.Base, XDispatch):  # type: ignore[misc]
    """One command in one window."""

    def __init__(self, frame: Any, name: str) -> None:
        self.frame = frame
        self.name = name
        self._listeners: List[Tuple[Any, Any]] = []
        self._told: Optional[Tuple[bool, Optional[bool]]] = None

    @log.guarded
    def dispatch(self, url: Any, arguments: Any) -> None:
        from . import commanded

        commanded.do(self.name, self.frame)

    @log.guarded
    def addStatusListener(self, listener: Any, url: Any) -> None:
        self._listeners.append((listener, url))
        _shown.add(self)
        news.follow(_tell_of)
        self._told = self.standing()
        self._tell(listener, url)
        _follow_caret(self)

    @log.guarded
    def removeStatusListener(self, listener: Any, url: Any) -> None:
        self._listeners = [each for each in self._listeners if each[0] != listener]
        if not self._listeners:
            _shown.discard(self)

    def update(self) -> None:
        """Tell what may be done now, if that is not what was told last."""
        now = self.standing()
        if now != self._told:
            self._told = now
            for listener, url in self._listeners[:]:
                self._tell(listener, url)

    def _tell(self, listener: Any, url: Any) -> None:
        assert self._told is not None
        event = FeatureStateEvent()
        event.Source, event.FeatureURL = self, url
        event.IsEnabled, event.State = self._told
        try:
            listener.statusChanged(event)
        except Exception:  # gone without a word
            self.removeStatusListener(listener, url)

    def standing(self) -> Tuple[bool, Optional[bool]]:
        """Whether the command may be given, and whether it shows as chosen (None: it never does)."""
        model = _model(self.frame)
        if model is None:
            return False, None
        if self.name == "toolbar":
            return True, bool(ask(ask(self.frame, "getPropertyValue", "LayoutManager"), "isElementVisible", TOOLBAR))
        session = news.session_of(model)
        if self.name in CHANGING and ask(model, "isReadonly"):
            return False, None
        if self.name == "pause":
            return True, not (session.live if session is not None else _live())
        if session is None or session.view.checked is None:  # the command will look first
            return True, None
        if self.name in ("next", "previous"):
            return any(finding.block >= 0 for finding in session.view.findings), None
        if self.name == "mendall":
            return any(finding.fix == "auto" and finding.edits for finding in session.view.findings), None
        if self.name == "mend":
            from .at_caret import mendable_here

            return not session.view.fresh or mendable_here(session, self.frame) is not None, None
        return True, None


# What is shown somewhere is kept true, without asking again and again.

_shown: "weakref.WeakSet[Command]" = weakref.WeakSet()


def _tell_of(session: Any) -> None:
    for command in list(_shown):
        model = _model(command.frame)
        if model is not None and model == session.model:
            command.update()


class _Caret(unohelper.Base, XSelectionChangeListener):  # type: ignore[misc]
    """The caret of one view: when it has come to rest, what can be mended there is told."""

    def __init__(self, command: Command, controller: Any) -> None:
        self._command = weakref.ref(command)
        self._controller = controller
        self._waiting = False
        controller.addSelectionChangeListener(self)

    @log.guarded
    def selectionChanged(self, event: Any) -> None:
        """This is called at every key: it may do next to nothing."""
        if self._waiting:
            return
        command = self._command()
        session = news.session_of(ask(self._controller, "getModel"))
        if command is None or command not in _shown:
            self._controller.removeSelectionChangeListener(self)
        elif session is not None:
            self._waiting = True
            session.clock.after(PATIENCE, self._rested)

    def _rested(self) -> None:
        self._waiting = False
        command = self._command()
        if command is not None and command in _shown:
            command.update()

    def disposing(self, source: Any) -> None:
        self._waiting = True  # for ever


def _follow_caret(command: Command) -> None:
    controller = command.frame.getController() if command.name == "mend" and command.frame is not None else None
    if hasattr(controller, "addSelectionChangeListener"):  # a preview of the page has no caret
        _Caret(command, controller)


def _model(frame: Any) -> Any:
    """The document of a window; none where the window is gone, or still empty."""
    try:
        controller = ask(frame, "getController") if frame is not None else None
        return ask(controller, "getModel") if controller is not None else None
    except Exception:
        return None


def _is_text(model: Any) -> bool:
    return model is not None and model.supportsService("com.sun.star.text.TextDocument")


def _live() -> bool:
    from . import settings

    return settings.read().live
