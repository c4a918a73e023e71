"""Attendance: one document is written, and whoever writes it is offered what is asked for at the caret.

A change of the text starts a pause; after it the paragraph at the caret is looked at, and where a document is asked for the
best matches are shown. Where they cannot be drawn nothing pops up, and what is offered is known all the same (`offer`), for
the deck to show.
"""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, List, Optional, Tuple

import unohelper
from com.sun.star.document import XDocumentEventListener
from com.sun.star.util import XModifyListener

from vanthu.strings import say

from .. import log, settings
from ..bridge import ask
from ..clock import Ticket
from . import registered, rules, spot
from .rules import Offer
from .shown import Shown, quietly

GLANCE = 0.1  # seconds between two looks at whether a list that is there still belongs there
NO_KEY = ("", "letter")  # those that are the document's anyway


class Attendance(unohelper.Base, XModifyListener, XDocumentEventListener):  # type: ignore[misc]
    def __init__(self, session: Any, told: Callable[[Any], None]) -> None:
        self.session = session
        self.offer: Optional[Offer] = None
        self.shown: Optional[Shown] = None
        self._told = told  # what is offered has changed
        self._touched_at = 0.0
        self._look: Optional[Ticket] = None
        self._glance: Optional[Ticket] = None
        self._left: Any = None  # the words for which a list was dismissed, or its answer taken back: a mark in the text
        self._faces: List[Tuple[Any, Any]] = []  # of each window that had a list: its controller, and the list as it is drawn
        self._cited = registered.Cited()
        session.model.addModifyListener(self)
        session.model.addDocumentEventListener(self)
        session.watch(self.heard)
        settings.listen(self.follow)
        if ask(session.model, "isModified"):  # it was written in before anybody attended to it
            self.touched()

    def close(self) -> None:
        """Nothing of ours is left behind."""
        self._shut()
        for ticket in (self._look, self._glance):
            if ticket is not None:
                ticket.cancel()
        self._look = self._glance = self._left = self.offer = None
        for _, face in self._faces:
            quietly(face.close)
        self._faces.clear()
        quietly(self.session.model.removeModifyListener, self)
        quietly(self.session.model.removeDocumentEventListener, self)
        self.session.unwatch(self.heard)
        settings.unlisten(self.follow)

    # What the office and the session tell.

    def modified(self, event: Any) -> None:
        """The text has changed. This is called at every key: it may do next to nothing."""
        self.touched()

    @log.guarded
    def documentEventOccured(self, event: Any) -> None:
        if event.EventName in ("OnPrepareViewClosing", "OnViewClosed") and event.ViewController is not None:
            self._window_goes(event.ViewController)

    def _window_goes(self, controller: Any) -> None:
        if self.shown is not None and self.shown.controller == controller:
            self._shut()
        for each in self._faces[:]:
            if each[0] == controller:
                self._faces.remove(each)
                quietly(each[1].close)

    def disposing(self, source: Any) -> None:
        pass  # the session tells, too

    def heard(self, session: Any) -> None:
        if session.view.phase == "closed":
            self.close()
            _attended.pop(session, None)

    def follow(self, now: settings.Settings) -> None:
        """The settings have changed; whoever changed them may not be the main thread."""
        if not now.complete:
            self.session.clock.after(0, self._dismiss)

    # What is typed.

    def touched(self) -> None:
        self._touched_at = time.monotonic()
        if self.shown is not None:
            self.shown.stale = True
        if self._look is None and self.session.settings.complete:
            self._look = self.session.clock.after(rules.PAUSE, self._after_pause)

    def _after_pause(self) -> None:
        """The pause may have begun anew since it was set: then wait for its rest."""
        rest = self._touched_at + rules.PAUSE - time.monotonic()
        if rest > 0.002:
            self._look = self.session.clock.after(rest, self._after_pause)
            return
        self._look = None
        self.look()

    def look(self) -> None:
        """What is asked for at the caret now."""
        if not registered.are_open(self.session, self.touched):
            return
        controller = ask(self.session.model, "getCurrentController")
        if self.shown is not None and self.shown.controller != controller:  # nobody asked in the window that has come before it
            self._dismiss()
        there = spot.spot_of(controller) if self._may_write() else None
        offer = None
        if there is not None:
            offer = registered.offer_at(there, self._cited.of(self.session), lambda start: self._was_left(there, start))
        same = self.shown if offer == self.offer else None
        self._offer(offer)
        if offer is None or there is None or not self._show(controller, there, offer, same):
            self._shut()

    def _may_write(self) -> bool:
        return bool(self.session.settings.complete and self.session.view.phase != "closed" and not ask(self.session.model, "isReadonly"))

    def _was_left(self, there: spot.Spot, start: int) -> bool:
        """Whether nobody wants a list for these very words any more."""
        if self._left is None:
            return False
        mark = spot.mark_of(there, start)
        try:
            same = bool(ask(ask(mark, "getText"), "compareRegionStarts", mark, self._left) == 0)
        except Exception:  # another text, or it is gone
            same = False
        if not same:
            self._left = None
        return same

    def _offer(self, offer: Optional[Offer]) -> None:
        if offer != self.offer:
            self.offer = offer
            self._told(self.session)

    # The list.

    def _show(self, controller: Any, there: spot.Spot, offer: Offer, same: Optional[Shown]) -> bool:
        """Whether it could be drawn. `same`: this very offer is drawn already; the page has moved, or a syllable was completed."""
        page = spot.page_of(controller)
        where = spot.where(controller, page, there.place) if page is not None else None
        if where is None:
            return False
        waited = self.shown is not None and self.shown.waits
        if same is not None:
            shown = same
            shown.again()
        else:
            shown = Shown(controller, page, spot.in_table(there), rules.is_shorthand(offer.asked.words), self.pressed)
            if self.shown is not None:
                self.shown.end()
        self.shown = shown
        if not self._face_in(shown).show(self._rows(offer), shown.chosen, self._hint(shown), where):
            return False
        if self._glance is None:
            self._glance = self.session.clock.after(GLANCE, self._look_at_list)
        if waited and shown.shorthand:
            self._take(shown.chosen)
        return True

    def _rows(self, offer: Offer) -> Tuple[Any, ...]:
        from .telling import row

        return tuple(row(entry, self.session.settings.language) for entry in offer.entries)

    def _hint(self, shown: Shown) -> str:
        return say(rules.hint(shown.state()), self.session.settings.language)

    @property
    def face(self) -> Any:
        """The list as it is drawn, where one is there."""
        return self._face_in(self.shown) if self.shown is not None else None

    def _face_in(self, shown: Shown) -> Any:
        for controller, face in self._faces:
            if controller == shown.controller:
                return face
        from .face import Face

        face = Face(shown.page, rules.MOST, self._clicked)
        self._faces.append((shown.controller, face))
        return face

    def _look_at_list(self) -> None:
        """Whether it still belongs there: the keyboard may have gone elsewhere, the page may have moved, a syllable may be half made."""
        self._glance = None
        shown = self.shown
        if shown is None:
            return
        if not shown.belongs_here(self.session.model):
            self._dismiss()
            return
        view = spot.view_data(shown.controller)
        if view != shown.view and self._look is None:
            stale = shown.stale
            self.touched()
            shown.view, shown.stale = view, stale
        self._glance = self.session.clock.after(GLANCE, self._look_at_list)

    def _dismiss(self) -> None:
        """It does not come again for the same words."""
        if self.shown is not None and self.offer is not None:
            self._leave(self.shown.controller, self.offer)
        self._shut()
        self._offer(None)

    def _leave(self, controller: Any, offer: Offer) -> None:
        there, start = spot.spot_of(controller), offer.asked.start
        if there is not None and there.text[:start] == offer.text[:start]:
            self._left = spot.mark_of(there, start)

    def _shut(self) -> None:
        shown, self.shown = self.shown, None
        if shown is not None:
            shown.end()
            quietly(self._face_in(shown).hide)

    # Its keys.

    def pressed(self, shown: Shown, key: str) -> bool:
        """A key while it is there. True: it was for the list. What takes longer comes when the key is done."""
        if shown is not self.shown or shown.over:
            return False
        shown.waits = False
        if shown.stale and key not in NO_KEY:
            shown.stale = not self._as_offered(shown)
        deed = rules.deed(key, shown.state())
        if deed == "wait":
            shown.waits = True
        elif deed == "take":
            shown.over = True
            self._then(shown, lambda: self._take(shown.chosen))
        elif deed in ("up", "down"):
            self._then(shown, lambda: self._move(shown, -1 if deed == "up" else 1))
        elif deed in ("dismiss", "shut"):
            shown.over = True
            self._then(shown, self._dismiss)
        return deed not in ("stay", "shut")

    def _then(self, shown: Shown, do: Callable[[], None]) -> None:
        self.session.clock.after(0, lambda: do() if self.shown is shown else None)

    def _as_offered(self, shown: Shown) -> bool:
        """Whether the paragraph says what it said: an input method completes a syllable before it lets go of the key that ends it."""
        there = spot.spot_of(shown.controller)
        return there is not None and self.offer is not None and (there.text, there.caret) == (self.offer.text, self.offer.asked.end)

    def _move(self, shown: Shown, by: int) -> None:
        if self.offer is not None:
            face = self._face_in(shown)
            shown.moved, shown.chosen = True, rules.moved(shown.chosen, by, face.lines)
            face.choose(shown.chosen, self._hint(shown))

    def _clicked(self, line: int) -> None:
        if self.shown is not None:
            self._then(self.shown, lambda: self._take(line))

    def _take(self, line: int) -> None:
        from .taking import take

        offer, shown = self.offer, self.shown
        self._shut()
        if offer is not None and shown is not None and line < len(offer.entries):
            take(self.session, shown.controller, offer, offer.entries[line], lambda: self._leave(shown.controller, offer))
            self._offer(None)


_attended: Dict[Any, Attendance] = {}


def attend(session: Any, told: Callable[[Any], None]) -> None:
    """From now on, as long as the document is open."""
    if session not in _attended and session.view.phase not in ("asleep", "closed"):
        _attended[session] = Attendance(session, told)


def attended(session: Any) -> Optional[Attendance]:
    return _attended.get(session)


def every() -> Tuple[Attendance, ...]:
    return tuple(_attended.values())
