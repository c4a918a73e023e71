"""A list that is there: in which window, since when, what is chosen in it, and its hold on the keyboard.

The office asks the handler of keys that came last first, then all others too, and heeds what the last of them says. So ours comes
when a list opens, and goes with it: an open list has the first right to its keys, and without a list no key costs anything. The
walk through the blanks, asked after it, learns here that a key was for the list (`has_taken`).
"""

from __future__ import annotations

import time
from typing import Any, Callable, Optional

import unohelper
from com.sun.star.awt import XKeyHandler
from com.sun.star.awt.Key import BACKSPACE, DELETE, DOWN, ESCAPE, RETURN, TAB, UP
from com.sun.star.awt.KeyModifier import MOD1, MOD2, MOD3, SHIFT

from ..bridge import ask
from ..log import guarded
from . import rules, spot
from .rules import State

NAMED = {ESCAPE: "escape", TAB: "tab", RETURN: "enter", UP: "up", DOWN: "down"}
OF_COMMANDS = MOD1 | MOD2 | MOD3


class Shown(unohelper.Base, XKeyHandler):  # type: ignore[misc]
    def __init__(self, controller: Any, page: Any, table: bool, shorthand: bool, pressed: Callable[["Shown", str], bool]) -> None:
        self.controller, self.page = controller, page
        self.view = spot.view_data(controller)  # where the caret was, and the page
        self.table, self.shorthand = table, shorthand
        self.since = time.monotonic()
        self.chosen = 0
        self.moved = False
        self.stale = False  # something was typed since
        self.waits = False  # Tab was pressed for what is typed now
        self.over = False  # it is about to go: no key is its own any more
        self._pressed = pressed
        controller.addKeyHandler(self)

    def end(self) -> None:
        global _taker
        if _taker is self:
            _taker = None
        quietly(self.controller.removeKeyHandler, self)

    def again(self) -> None:
        """It is drawn anew: the page has moved, or a syllable was completed."""
        self.view = spot.view_data(self.controller)
        self.stale = False

    def state(self) -> State:
        return State(self.shorthand, time.monotonic() - self.since >= rules.SEEN, self.moved, self.stale, self.table)

    def belongs_here(self, model: Any) -> bool:
        """Whether the keyboard is in its page still."""
        try:
            return bool(ask(self.page, "hasFocus") and ask(model, "getCurrentController") == self.controller)
        except Exception:  # the window is gone
            return False

    def keyPressed(self, event: Any) -> bool:
        global _taker
        taken = bool(self._look_at(event))
        _taker = self if taken else None
        return taken

    @guarded
    def _look_at(self, event: Any) -> bool:
        return self._pressed(self, _key(event))

    def keyReleased(self, event: Any) -> bool:
        return False

    def disposing(self, source: Any) -> None:
        pass  # the document tells that its window goes


_taker: Optional[Shown] = None  # whose the key is that is being pressed


def has_taken(controller: Any) -> bool:
    """Whether the key being pressed in this window was for the list there."""
    return _taker is not None and bool(_taker.controller == controller)


def _key(event: Any) -> str:
    """What a key is to a list; "" what is for the document alone."""
    code, modifiers = event.KeyCode, event.Modifiers
    if modifiers & OF_COMMANDS:
        return ""
    if code in NAMED:
        return "" if modifiers & SHIFT else NAMED[code]
    return "letter" if code in (BACKSPACE, DELETE) or str(event.KeyChar.value) >= " " else ""


def quietly(do: Callable[..., Any], *given: Any) -> None:
    try:
        do(*given)
    except Exception:  # what it speaks of is gone already
        return
