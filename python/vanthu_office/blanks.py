"""Blanks of a document: Tab goes from one to the next, as long as the caret stays where the last one was.

Nothing else is taken from the keyboard, and Tab only in the paragraph of the blank that was shown last; Esc ends it. A key that
was for the list at the caret is for nobody else.
"""

from __future__ import annotations

import time
from typing import Any, Dict, Optional

import unohelper
from com.sun.star.awt import XKeyHandler
from com.sun.star.awt.Key import ESCAPE, TAB
from com.sun.star.awt.KeyModifier import SHIFT

from .bridge import ask
from .clock import clock
from .completion import shown
from .log import guarded

PATTERN = r"\[[^\[\]]{2,80}\]|…{2,}[.]?|(?<=Như Điều )…"

# Letters that come faster than Writer writes them it gathers, and writes them a moment later at the caret: there it must still be.
HURRIED = 0.3  # seconds between a letter and Tab in which it may not be written yet
GATHERED = 0.03  # seconds until it is; where Writer was busy that long, as soon as it has a moment
MOMENT = 0.01


def following(model: Any, range: Any = None, backwards: bool = False) -> Any:
    """The next blank behind a place, from the last to the first; None where there is none."""
    wanted = model.createSearchDescriptor()
    wanted.SearchRegularExpression, wanted.SearchString, wanted.SearchBackwards = True, PATTERN, backwards
    found = model.findNext(range, wanted) if range is not None else None
    return found if found is not None else model.findFirst(wanted)


def walk(model: Any, controller: Any, range: Any = None) -> bool:
    """Show the next blank behind a place, and let Tab go on from there. False: there is none."""
    found = following(model, range)
    if found is None:
        return False
    key = str(ask(model, "getPropertyValue", "RuntimeUID"))
    if key not in _walks:
        _walks[key] = _Walk(key, controller)
    _walks[key].show(found)
    return True


class _Walk(unohelper.Base, XKeyHandler):  # type: ignore[misc]
    def __init__(self, key: str, controller: Any) -> None:
        self._key, self._controller = key, controller
        self._spot: Any = None  # a cursor where the blank shown last stands, or what was typed over it
        self._typed_at = 0.0
        controller.addKeyHandler(self)

    def show(self, found: Any) -> None:
        self._spot = found.getText().createTextCursorByRange(found)
        self._controller.select(found)

    def end(self) -> None:
        if _walks.pop(self._key, None) is not None:
            self._controller.removeKeyHandler(self)

    @guarded
    def keyPressed(self, event: Any) -> Optional[bool]:
        """This is called at every key: of all but two it only notes when they came."""
        if event.KeyCode not in (TAB, ESCAPE):
            self._typed_at = time.monotonic()
        if shown.has_taken(self._controller):
            return True
        if event.KeyCode == ESCAPE:
            self.end()
            return False
        if event.KeyCode != TAB or event.Modifiers not in (0, SHIFT) or not self._stands_here():
            return False
        backwards = event.Modifiers == SHIFT

        def go(seconds: float = 0) -> None:
            clock().after(seconds, lambda: self._go(backwards))

        if time.monotonic() - self._typed_at < HURRIED:
            clock().after(GATHERED, lambda: go(MOMENT))
        else:
            go()
        return True

    def keyReleased(self, event: Any) -> bool:
        return False

    def disposing(self, source: Any) -> None:
        _walks.pop(self._key, None)

    def _stands_here(self) -> bool:
        """The caret is in the paragraph of the blank shown last."""
        caret = self._controller.getViewCursor()
        text = self._spot.getText()
        try:
            return bool(text.compareRegionStarts(_begin(text, caret), _begin(text, self._spot)) == 0)
        except Exception:  # the caret is in another text: a cell, a header
            return False

    def _go(self, backwards: bool) -> None:
        model = self._controller.getModel()
        caret = self._controller.getViewCursor()
        found = following(model, caret.getStart() if backwards else caret.getEnd(), backwards)
        if found is None:
            self.end()
        else:
            self.show(found)


def _begin(text: Any, place: Any) -> Any:
    cursor = text.createTextCursorByRange(place.getStart())
    cursor.gotoStartOfParagraph(False)
    return cursor


_walks: Dict[str, _Walk] = {}  # by document
