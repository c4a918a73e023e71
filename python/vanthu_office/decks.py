"""The decks beside the page: which there are, what a panel in one is, and how one is shown.

A panel stands in one window: `attach` gives it a document, `detach` takes it away, `close` ends it, from either side.
"""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from . import log, settings
from .session import Session, session_of

CHECK, INSERT, FACTS = "VanThuDeck", "VanThuInsertDeck", "VanThuFactsDeck"  # as extension/registry/Sidebar.xcu names them
CITING, RECEIVE = "VanThuCitingDeck", "VanThuReceivingDeck"
DOCTOR = "VanThuDoctorDeck"
NARROWEST = 50  # pixels of a deck that is open

_open: List["Beside"] = []


class Beside:
    """What every panel of ours has in common. Its face is made by the panel itself."""

    deck = ""
    face: Any

    def __init__(self, context: Any, frame: Any, refreshed: Callable[[], None]) -> None:
        self.context, self.frame, self._refreshed = context, frame, refreshed
        self.session: Optional[Session] = None
        _open.append(self)

    @property
    def window(self) -> Any:
        return self.face.window

    @property
    def language(self) -> str:
        return self.session.settings.language if self.session is not None else settings.read().language

    def attach(self, model: Any) -> None:
        session = session_of(model)
        if session is self.session:
            return
        self.detach()
        self.session = session
        self.begin(session)
        _look_for_newer()

    def detach(self) -> None:
        session, self.session = self.session, None
        self.end()
        if session is not None:
            session.unwatch(self.told)

    def close(self) -> None:
        """Nothing of ours is left behind."""
        self.detach()
        if self in _open:
            _open.remove(self)
        self.face.close()

    def begin(self, session: Session) -> None:
        """A document is there: listen to it, and show it."""
        raise NotImplementedError

    def end(self) -> None:
        """The document is gone: nothing of it is waited for."""
        raise NotImplementedError

    def told(self, session: Session) -> None:
        """The session has something to tell."""
        raise NotImplementedError


@log.guarded
def _look_for_newer() -> None:
    """Whether the province shares something newer."""
    from . import sharing

    sharing.look()


def panels(deck: str, session: Optional[Session] = None) -> List[Any]:
    """The panels that stand in this deck, in any window; with a session those that show its document."""
    return [each for each in _open if each.deck == deck and (session is None or each.session is session)]


def panel(deck: str, session: Session, frame: Any) -> Any:
    """The panel of this window, where the deck is open."""
    return next((each for each in panels(deck, session) if each.frame == frame), None)


def is_shown(deck: str, frame: Any) -> bool:
    """Whether it is the deck that is open in this window."""
    try:
        return bool(frame.getController().getSidebar().getDecks().getByName(deck).isActive())
    except Exception:  # the window is being made, or goes
        return True


def shown(frame: Any) -> str:
    """The deck of ours that is open in this window, if one is."""
    return next((each.deck for each in _open if each.frame == frame and is_shown(each.deck, frame)), "")


def show(deck: str, session: Session, frame: Any) -> None:
    """Open it; where it is open, it stays so. At a first start the sidebar takes itself for open and has no width: it is shut first."""
    there = panel(deck, session, frame)
    if there is not None and there.window.isVisible() and there.window.getPosSize().Width >= NARROWEST:
        return
    sidebar = frame.getController().getSidebar()
    sidebar.setVisible(True)
    sidebar.showDecks(False)
    sidebar.getDecks().getByName(deck).activate(True)
    sidebar.showDecks(True)


def show_and(deck: str, session: Session, frame: Any, do: Callable[[Any], None]) -> None:
    """Open it, and do something with its panel once that stands there."""
    if deck != DOCTOR:  # nothing of the document is shown there, and it may be the one that makes trouble
        session.wake()
    show(deck, session, frame)

    def then() -> None:
        there = panel(deck, session, frame)
        if there is not None:
            do(there)

    session.clock.after(0, then)
