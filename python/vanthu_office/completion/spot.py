"""The spot: the paragraph the caret stands in, and where that is in the window.

The office tells where the caret is in the measure of the page, and what of the page its window shows. So the window the page is
drawn in gives the scale: no zoom, no rulers, no dots of the screen need be known.
"""

from __future__ import annotations

from typing import Any, Iterator, NamedTuple, Optional

from ..bridge import ask, fields, get

POINT = 20  # of the page's measure, twips
LINE = 1.35  # of a letter's height: how tall a line is drawn
USUAL = 14.0  # points of a letter whose height is not told


class Spot(NamedTuple):
    """The caret in its paragraph."""

    text: str  # of the paragraph
    caret: int  # how many letters stand before it
    place: Any  # a text cursor


class Where(NamedTuple):
    """The caret in the window the page is drawn in, and how large that is; in dots."""

    x: int
    top: int
    bottom: int
    width: int
    height: int


def spot_of(controller: Any) -> Optional[Spot]:
    """None where something is selected, or the caret is in no text."""
    try:
        caret = ask(controller, "getViewCursor")
        if not ask(caret, "isCollapsed"):
            return None
        text = ask(caret, "getText")
        place = ask(text, "createTextCursorByRange", ask(caret, "getStart"))
        before, after = [ask(text, "createTextCursorByRange", place) for _ in range(2)]
        ask(before, "gotoStartOfParagraph", True)
        ask(after, "gotoEndOfParagraph", True)
        left = ask(before, "getString")
        return Spot(left + ask(after, "getString"), len(left), place)
    except Exception:  # a picture is selected; the page is a preview
        return None


def stretch(spot: Spot, start: int, end: int) -> Any:
    """A text cursor over text[start:end]; None where something stands there that is no letter: a field, a note."""
    cursor = ask(ask(spot.place, "getText"), "createTextCursorByRange", spot.place)
    ask(cursor, "goLeft" if start <= spot.caret else "goRight", abs(spot.caret - start), False)
    if start < end:
        ask(cursor, "goRight", end - start, True)
    return cursor if ask(cursor, "getString") == spot.text[start:end] else None


def mark_of(spot: Spot, start: int) -> Any:
    """A text cursor that marks words by where they begin. It stands before the letter before them: what is put in at it would move it."""
    return stretch(spot, max(start - 1, 0), max(start - 1, 0))


def in_table(spot: Spot) -> bool:
    """Whether Tab goes from cell to cell here."""
    return get(spot.place, "TextTable") is not None


# In the window.


def page_of(controller: Any) -> Any:
    """The window the page is drawn in. None where the keyboard is elsewhere: in a deck, in a comment, in another window."""
    frame = ask(controller, "getFrame")
    outer = ask(frame, "getComponentWindow") if frame is not None else None
    for around in _children(outer):
        for window in _children(around):
            if ask(window, "hasFocus"):
                return window
    return None


def where(controller: Any, page: Any, place: Any) -> Optional[Where]:
    """None where the caret is out of sight, or the office does not tell."""
    told = view_data(controller).split(";")
    if len(told) < 7:
        return None
    x, y, _, left, top, right, bottom = map(int, told[:7])
    width, height = fields(ask(page, "getPosSize"), "Width", "Height")
    if right <= left or not (left <= x <= right and top <= y < bottom):
        return None
    scale = width / (right - left)
    upper = (y - top) * scale
    return Where(round((x - left) * scale), round(upper), round(upper + _height(place) * POINT * LINE * scale), width, height)


def view_data(controller: Any) -> str:
    return str(ask(controller, "getViewData"))


def _height(place: Any) -> float:
    try:
        return float(get(place, "CharHeight") or USUAL)
    except Exception:
        return USUAL


def _children(window: Any) -> Iterator[Any]:
    try:
        yield from ask(window, "getWindows") if window is not None else ()
    except Exception:  # it is no container
        return
