"""Attendance: one document is written, and whoever writes it is offered what is asked for at the caret.

A change of the text starts a pause; after it the paragraph at the caret is looked at, and where a document is asked for the
best matches are shown. Keys are looked at only while a list is there. Where it cannot be drawn nothing pops up, and what is
offered is known all the same (`offer`), for the deck to show.
"""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, List, Optional, Tuple

import unohelper
from com.sun.star.awt import XKeyHandler
from com.sun.star.awt.Key import BACKSPACE, DELETE, DOWN, ESCAPE, RETURN, TAB, UP
from com.sun.star.awt.KeyModifier import MOD1, MOD2, MOD3, SHIFT
from com.sun.star.document import XDocumentEventListener
from com.sun.star.util import XModifyListener

from .. import log
from ..bridge import ask
from ..clock import Ticket
from . import rules, spot
from .rules import Offer, State

GLANCE = 0.1  # seconds between two looks at whether a list that is there still belongs there
KEYS = {ESCAPE: "escape", TAB: "tab", RETURN: "enter", UP: "up", DOWN: "down", BACKSPACE: "letter", DELETE: "letter"}
NAMED = ("escape", "tab", "enter", "up", "down")
ANY_COMMAND = MOD1 | MOD2 | MOD3


class Shown:
    """A list that is there."""

    def __init__(self, controller: Any, page: Any, view: str, table: bool, shorthand: bool) -> None:
        self.controller, self.page, self.view = controller, page, view
        self.table, self.shorthand = table, shorthand
        self.since = time.monotonic()
        self.chosen = 0
        self.moved = self.stale = self.waits = False

    def state(self) -> State:
        return State(self.shorthand, time.monotonic() - self.since >= rules.SEEN, self.moved, self.stale, self.table)


class Attendance(unohelper.Base, XModifyListener, XDocumentEventListener):  # type: ignore[misc]
    def __init__(self, session: Any, told: Callable[[Any], None]) -> None:
        self.session = session
        self.offer: Optional[Offer] = None
        self.shown: Optional[Shown] = None
        self._told = told  # what is offered has changed
        self._touched_at = 0.0
        self._look: Optional[Ticket] = None
        self._glance: Optional[Ticket] = None
        self._left: Any = None  # where a list was dismissed: a text cursor where its words begin
        self._keys: List[_Keys] = []
        self._cited = _Cited()
        session.model.addModifyListener(self)
        session.model.addDocumentEventListener(self)
        session.watch(self.heard)
        self._find_windows()
        if ask(session.model, "isModified"):  # it was written in before anybody attended to it
            self.touched()

    def close(self) -> None:
        """Nothing of ours is left behind."""
        self._hide()
        for ticket in (self._look, self._glance):
            if ticket is not None:
                ticket.cancel()
        self._look = self._glance = None
        self._left = None
        for each in self._keys[:]:
            self._release(each)
        model = self.session.model
        for remove in (model.removeModifyListener, model.removeDocumentEventListener):
            _quietly(remove, self)
        self.session.unwatch(self.heard)

    def heard(self, session: Any) -> None:
        if session.view.phase == "closed":
            self.close()
            _attended.pop(session, None)

    # The windows of the document.

    def _find_windows(self) -> None:
        controllers = ask(self.session.model, "getControllers")
        while ask(controllers, "hasMoreElements"):
            self._follow(ask(controllers, "nextElement"))

    def _follow(self, controller: Any) -> None:
        if controller is not None and not any(each.controller == controller for each in self._keys):
            self._keys.append(_Keys(self, controller))

    def _release(self, keys: "_Keys") -> None:
        """The window goes."""
        if keys in self._keys:
            self._keys.remove(keys)
        if self.shown is not None and self.shown.controller == keys.controller:
            self._shut()
        keys.close()

    @log.guarded
    def documentEventOccured(self, event: Any) -> None:
        if event.EventName == "OnViewCreated":
            self._follow(event.ViewController)
        elif event.EventName in ("OnPrepareViewClosing", "OnViewClosed"):
            for each in self._keys[:]:
                if each.controller == event.ViewController:
                    self._release(each)

    def disposing(self, source: Any) -> None:
        pass  # the session tells, too

    # What is typed.

    def modified(self, event: Any) -> None:
        """The text has changed. This is called at every key: it may do next to nothing."""
        self.touched()

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
        if not registers_ready(self.session, self.touched):
            return
        controller = ask(self.session.model, "getCurrentController")
        if self.shown is not None and self.shown.controller != controller:  # nobody asked in the window that has come before it
            self._dismiss()
        there = spot.spot_of(controller) if self._may_write() else None
        offer = self._offered(there) if there is not None else None
        self._offer(offer)
        if offer is None or there is None:
            self._shut()
            return
        self._show(controller, there, offer)

    def _may_write(self) -> bool:
        return bool(self.session.settings.complete and self.session.view.phase != "closed" and not ask(self.session.model, "isReadonly"))

    def _offered(self, there: spot.Spot) -> Optional[Offer]:
        from vanthu.citing import asked

        from .. import registers

        question = asked(there.text, there.caret)
        if question is None or there.text[there.caret : there.caret + 1].isalnum() or not rules.is_meant(question):
            return None
        if self._was_left(there, question.start):
            return None
        entries = registers.search(question.words, self._cited.of(self.session), rules.MOST)
        return Offer(question, there.text, tuple(entries)) if entries else None

    def _was_left(self, there: spot.Spot, start: int) -> bool:
        """Whether the list was dismissed for these very words."""
        if self._left is None:
            return False
        begin = spot.stretch(there, start, start)
        try:
            same = bool(ask(ask(begin, "getText"), "compareRegionStarts", begin, self._left) == 0)
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

    def _show(self, controller: Any, there: spot.Spot, offer: Offer) -> None:
        page = spot.page_of(controller)
        where = spot.where(controller, page, there.place) if page is not None else None
        before = self.shown
        if page is None or where is None:
            self._shut()
            return
        shown = Shown(controller, page, spot.view_data(controller), spot.in_table(there), rules.is_shorthand(offer.asked.words))
        if before is not None and before.stale is False and before.controller == controller:  # only the page has moved
            shown.since, shown.chosen, shown.moved = before.since, before.chosen, before.moved
        face = self._face(controller, page)
        if not face.show(self._rows(offer), shown.chosen, self._hint(shown), where):
            self._shut()
            return
        self.shown = shown
        if self._glance is None:
            self._glance = self.session.clock.after(GLANCE, self._look_at_list)
        if before is not None and before.waits and shown.shorthand:
            self._take(0)

    def _rows(self, offer: Offer) -> Tuple[Any, ...]:
        from .telling import row

        return tuple(row(entry, self.session.settings.language) for entry in offer.entries)

    def _hint(self, shown: Shown) -> str:
        from vanthu.strings import say

        return say(rules.hint(shown.state()), self.session.settings.language)

    @property
    def face(self) -> Any:
        """The list's, where one is there."""
        return next(each.face for each in self._keys if self.shown is not None and each.controller == self.shown.controller)

    def _face(self, controller: Any, page: Any) -> Any:
        keys = next(each for each in self._keys if each.controller == controller)
        if keys.face is None:
            from .face import Face

            keys.face = Face(page, rules.MOST, self._clicked)
        return keys.face

    def _look_at_list(self) -> None:
        """Whether it still belongs there: the keyboard may have gone elsewhere, the page may have moved, a syllable may be half made."""
        self._glance = None
        shown = self.shown
        if shown is None:
            return
        try:
            here = ask(shown.page, "hasFocus") and ask(self.session.model, "getCurrentController") == shown.controller
            view = spot.view_data(shown.controller) if here else ""
        except Exception:  # the window is gone
            here, view = False, ""
        if not here or not self.session.settings.complete:
            self._dismiss()
            self._offer(None)
            return
        if view != shown.view and self._look is None:
            stale = shown.stale
            self.touched()
            shown.view, shown.stale = view, stale
        self._glance = self.session.clock.after(GLANCE, self._look_at_list)

    def _shut(self) -> None:
        self.shown = None
        self._hide()

    def _dismiss(self) -> None:
        """It does not come again for the same words."""
        if self.shown is not None and self.offer is not None:
            there = spot.spot_of(self.shown.controller)
            if there is not None and there.text[: self.offer.asked.start] == self.offer.text[: self.offer.asked.start]:
                self._left = spot.stretch(there, self.offer.asked.start, self.offer.asked.start)
        self._shut()

    def _hide(self) -> None:
        for each in self._keys:
            if each.face is not None:
                _quietly(each.face.hide)

    # The keys.

    def pressed(self, event: Any) -> bool:
        """A key while a list is there. True: it was for the list."""
        shown = self.shown
        if shown is None:
            return False
        key = _key(event)
        deed = rules.deed(key, shown.state()) if key else "shut"
        shown.waits = False
        after = self.session.clock.after
        if deed == "stay":
            return False
        if deed == "wait":
            shown.waits = True
        elif deed == "take":
            chosen = shown.chosen
            self.shown = None  # from now on no key is ours
            after(0, lambda: self._take(chosen))
        elif deed in ("up", "down"):
            after(0, lambda: self._move(shown, -1 if deed == "up" else 1))
        else:
            after(0, lambda: self._dismissed(shown))
            self.shown = None
        return deed != "shut"

    def _dismissed(self, shown: Shown) -> None:
        if self.shown is None:
            self.shown = shown
            self._dismiss()
            self._offer(None)

    def _move(self, shown: Shown, by: int) -> None:
        if self.shown is shown and self.offer is not None:
            face = self._face(shown.controller, shown.page)
            shown.moved, shown.chosen = True, rules.moved(shown.chosen, by, self.offer.entries[: face.lines])
            face.choose(shown.chosen, self._hint(shown))

    def _clicked(self, line: int) -> None:
        shown = self.shown
        if shown is not None:
            self.shown = None
            self.session.clock.after(0, lambda: self._take(line))
            ask(shown.page, "setFocus")

    def _take(self, line: int) -> None:
        from .taking import take

        offer = self.offer
        self._shut()
        if offer is not None and line < len(offer.entries):
            self._left = take(self.session, ask(self.session.model, "getCurrentController"), offer, offer.entries[line])
            self._offer(None)


class _Keys(unohelper.Base, XKeyHandler):  # type: ignore[misc]
    """Those of one window, with the list that is drawn in it."""

    def __init__(self, attendance: Attendance, controller: Any) -> None:
        self._attendance = attendance
        self.controller = controller
        self.face: Any = None
        controller.addKeyHandler(self)

    def close(self) -> None:
        _quietly(self.controller.removeKeyHandler, self)
        if self.face is not None:
            _quietly(self.face.close)
            self.face = None

    def keyPressed(self, event: Any) -> bool:
        """This is called at every key: without a list it does nothing."""
        return self._attendance.shown is not None and bool(self._pressed(event))

    @log.guarded
    def _pressed(self, event: Any) -> bool:
        return self._attendance.pressed(event)

    def keyReleased(self, event: Any) -> bool:
        return False

    @log.guarded
    def disposing(self, source: Any) -> None:
        self._attendance._release(self)


class _Cited:
    """The numbers a document cites already: found beside the main thread, once for each check of it."""

    def __init__(self) -> None:
        self._checked: Any = None
        self._numbers: Tuple[str, ...] = ()

    def of(self, session: Any) -> Tuple[str, ...]:
        """Those of the check before, where those of the last are not known yet."""
        checked = session.view.checked
        if checked is not None and checked is not self._checked:
            self._checked = checked
            session.clock.work(lambda: _numbers(checked), self._found)
        return self._numbers

    def _found(self, numbers: Any) -> None:
        if isinstance(numbers, Exception):
            raise numbers
        self._numbers = numbers


def _numbers(checked: Any) -> Tuple[str, ...]:
    from .telling import cited

    return tuple(dict.fromkeys(number for block in checked.anatomy.document.blocks for number in cited(block)))


def _key(event: Any) -> str:
    """What a key is to a list; "" what is for the document alone."""
    code, modifiers = event.KeyCode, event.Modifiers
    if modifiers & ANY_COMMAND:
        return ""
    if code in KEYS:
        return KEYS[code] if not modifiers & SHIFT or KEYS[code] not in NAMED else ""
    return "letter" if str(event.KeyChar.value) >= " " else ""


def _quietly(do: Callable[..., None], *given: Any) -> None:
    try:
        do(*given)
    except Exception:  # what it speaks of is gone already
        return


# The registers, opened when a document is first written.

_registers = ["closed"]


def registers_ready(session: Any, again: Callable[[], None]) -> bool:
    """Whether they can be asked. If not they are opened, beside the main thread; then `again`."""
    if _registers[0] == "closed":
        from .. import registers

        _registers[0] = "opening"

        def job() -> None:
            import vanthu.citing  # noqa: F401

            registers.prepare()

        def done(result: Any) -> None:
            _registers[0] = "closed" if isinstance(result, Exception) else "open"
            if isinstance(result, Exception):
                raise result
            again()

        session.clock.work(job, done)
    return _registers[0] == "open"


_attended: Dict[Any, Attendance] = {}


def attend(session: Any, told: Callable[[Any], None]) -> None:
    """From now on, as long as the document is open."""
    if session not in _attended and session.view.phase not in ("asleep", "closed"):
        _attended[session] = Attendance(session, told)


def every() -> Tuple[Attendance, ...]:
    return tuple(_attended.values())


def attended(session: Any) -> Optional[Attendance]:
    return _attended.get(session)
