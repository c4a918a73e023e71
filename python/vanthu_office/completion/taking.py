"""Taking: what was chosen goes where it was asked for, by one step of undo; or nothing is done, where the text has moved on."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple

from com.sun.star.awt.FontSlant import ITALIC, NONE

from vanthu import citation
from vanthu.citing import Put, manner_of, put
from vanthu.citing.manner import USUAL, mentioned
from vanthu.registers.citations import Entry, key
from vanthu.strings import say
from vanthu.vietnamese.text import fold

from .. import registers
from ..bridge import ask
from ..clock import clock
from ..reader import place_of
from ..writer import one_step
from ..writer.step import Deed
from .rules import Offer
from .spot import Spot, spot_of, stretch


def take(session: Any, controller: Any, offer: Offer, entry: Entry, taken_back: Callable[[], None] = lambda: None) -> bool:
    """Put it in. False: nothing was done. `taken_back` is called each time that undo has brought back what was typed."""
    spot = spot_of(controller)
    if spot is None or (spot.text, spot.caret) != (offer.text, offer.asked.end) or ask(session.model, "isReadonly"):
        return False
    made = _made(session, spot, offer, entry)
    words = stretch(spot, made.start, made.end)
    if words is None:
        return False
    at_end = made.end >= len(spot.text)
    title = say("complete.undo", session.settings.language, name=_name(entry))
    with one_step(session.model, title):
        _put(words, made, spot)
        _follow(session.model, title, taken_back)
    caret = ask(words, "getEnd")
    if at_end:
        end = ask(ask(words, "getText"), "createTextCursorByRange", caret)
        ask(end, "gotoEndOfParagraph", False)
        caret = end
    ask(ask(controller, "getViewCursor"), "gotoRange", caret, False)
    registers.took(entry)
    return True


def _made(session: Any, spot: Spot, offer: Offer, entry: Entry) -> Put:
    checked = session.view.checked
    manner = manner_of(checked.anatomy) if checked is not None else USUAL
    above, below = _beside(spot, -1), _beside(spot, 1)
    short = _is_mentioned(session, spot, offer, entry)
    return put(offer.asked, entry, manner, spot.text, above, below, short)


def _put(words: Any, made: Put, spot: Spot) -> None:
    """The words first: a mark put behind them before would be taken for one of theirs."""
    ask(words, "setString", made.words)
    if made.italic is not None:
        ask(words, "setPropertyValue", "CharPosture", ITALIC if made.italic else NONE)
    if made.tail:
        end = ask(ask(spot.place, "getText"), "createTextCursorByRange", spot.place)
        ask(end, "gotoEndOfParagraph", False)
        ask(end, "setString", made.tail)
    mark = _mark_above(spot, made.above[0]) if made.above is not None else None
    if mark is not None and made.above is not None:
        ask(mark, "setString", made.above[1])


def _follow(model: Any, title: str, taken_back: Callable[[], None]) -> None:
    """Undo and redo leave selected what they brought back: the next letter typed would take it away again. So that is not left so."""

    def collapse() -> None:
        caret = ask(ask(model, "getCurrentController"), "getViewCursor")
        if not ask(caret, "isCollapsed"):
            ask(caret, "collapseToEnd")

    def undone() -> None:
        collapse()
        taken_back()

    deed = Deed(title, lambda: _soon(collapse), lambda: _soon(undone))
    ask(model.getUndoManager(), "addUndoAction", deed)


def _soon(do: Callable[[], None]) -> None:
    clock().after(0, do)


def _paragraph(spot: Spot, by: int) -> Any:
    """A text cursor at the start of the paragraph above (-1) or below (1); None where there is none in this text."""
    cursor = ask(ask(spot.place, "getText"), "createTextCursorByRange", spot.place)
    there = ask(cursor, "gotoPreviousParagraph" if by < 0 else "gotoNextParagraph", False)
    if there:
        ask(cursor, "gotoStartOfParagraph", False)
    return cursor if there else None


def _beside(spot: Spot, by: int) -> str:
    cursor = _paragraph(spot, by)
    if cursor is None:
        return ""
    ask(cursor, "gotoEndOfParagraph", True)
    return str(ask(cursor, "getString"))


def _mark_above(spot: Spot, mark: str) -> Any:
    """The mark at the end of the paragraph above; None where it is not there."""
    cursor = _paragraph(spot, -1)
    if cursor is None:
        return None
    ask(cursor, "gotoEndOfParagraph", False)
    ask(cursor, "goLeft", len(mark), True)
    return cursor if ask(cursor, "getString") == mark else None


def _is_mentioned(session: Any, spot: Spot, offer: Offer, entry: Entry) -> bool:
    """Whether the document names it in full before the caret, so that type and number are enough here."""
    view = session.view
    if view.checked is None or view.picture is None:
        return False
    if _names(spot.text[: offer.asked.start], entry):
        return True
    here = _block(view.picture, spot)
    return here is not None and key(entry.number) in mentioned(view.checked.anatomy, here[0], offer.asked.start)


def _block(picture: Any, spot: Spot) -> Optional[Tuple[int, int]]:
    try:
        return place_of(picture, spot.place)
    except Exception:  # what was read is not there any more
        return None


def _names(text: str, entry: Entry) -> bool:
    """Whether a text names it with its day, as a first mention does."""
    if "ngày" not in text and "năm" not in text:
        return False
    return any(_is(each, entry) and (each.date is not None or each.year) for each in citation.find(text))


def _is(found: citation.Citation, entry: Entry) -> bool:
    return bool(found.number and key(found.number) == key(entry.number)) or bool(found.name and fold(found.name) == fold(entry.subject))


def _name(entry: Entry) -> str:
    return "%s %s" % (entry.type, entry.number)
