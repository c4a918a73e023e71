"""Putting a clause into the document at the caret's place, in one step that Ctrl+Z takes back; and what stands selected there."""

from __future__ import annotations

import datetime
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from vanthu.anatomy import Anatomy, anatomise
from vanthu.clauses.clause import Clause
from vanthu.clauses.copies import copy_edits
from vanthu.clauses.inserting import insertion
from vanthu.clauses.place import Spot, places_at
from vanthu.filling import Values
from vanthu.memo import familiar
from vanthu.offices import Office
from vanthu.strings import say

from .. import blanks, edition, writer
from ..reader import Picture, place_of, read
from ..session import Session


class Here(NamedTuple):
    """The document as it stands now, and the block the caret is in."""

    picture: Picture
    anatomy: Anatomy
    block: Optional[int]


def here(session: Session, controller: Any) -> Here:
    """What was read and checked, where that still holds; else read now."""
    view = session.view
    if view.fresh and view.picture is not None and view.checked is not None:
        picture, anatomy = view.picture, view.checked.anatomy
    else:
        picture = read(session.model)
        anatomy = anatomise(familiar(picture.document), session.regime, type=session.choices.type)
    return Here(picture, anatomy, block_at(picture, controller))


def block_at(picture: Picture, controller: Any) -> Optional[int]:
    try:
        place = place_of(picture, controller.getViewCursor())
    except Exception:  # a picture is selected, or the place has gone since the text was read
        return None
    return place[0] if place is not None and place[0] < len(picture.document.blocks) else None


def places(there: Here) -> Tuple[str, ...]:
    return places_at(there.anatomy, there.block) if there.block is not None else ()


class Done(NamedTuple):
    refused: bool = False
    blanks: bool = False  # something in it is still to be filled in, and Tab goes there


def insert(session: Session, controller: Any, clause: Clause, wording: Sequence[str], values: Values) -> Done:
    """The clause in its place. Afterwards its first blank is selected, else the caret stands behind it."""
    there = here(session, controller)
    made = insertion(there.anatomy, edition.rulebook(there.anatomy.regime), clause.place, wording, values, there.block)
    if not made.edits:
        return Done(refused=True)
    before = edge(there.picture, made.spot)
    title = say("insert.undo", session.settings.language, name=clause.name)
    with writer.one_step(session.model, title, session.settings.tracked):
        refused = writer.apply(session.model, there.picture, list(made.edits), whole=True)
    session.look()
    if refused:
        return Done(refused=True)
    return Done(blanks=go_behind(session.model, controller, before, made.texts))


def insert_copy(session: Session, controller: Any, clause: Clause, office: Optional[Office], today: datetime.date) -> Done:
    """The block of a copy below the last words."""
    there = here(session, controller)
    edits = copy_edits(there.anatomy, edition.rulebook(there.anatomy.regime), clause, office, today)
    title = say("insert.undo", session.settings.language, name=clause.name)
    with writer.one_step(session.model, title, session.settings.tracked):
        refused = writer.apply(session.model, there.picture, list(edits), whole=True)
    session.look()
    return Done(refused=bool(refused) or not edits)


def edge(picture: Picture, spot: Spot) -> Any:
    """A cursor that stays right before the new paragraphs: at the end of the one above them, or where the text begins."""
    paragraph = picture.paragraphs[spot.block]
    text = paragraph.getText()
    cursor = text.createTextCursorByRange(paragraph.getEnd() if spot.where == "after" else paragraph.getStart())
    if spot.where == "before":
        cursor.goLeft(1, False)
    return cursor


def go_behind(model: Any, controller: Any, before: Any, texts: Sequence[str]) -> bool:
    """The caret behind the new paragraphs, or in their first blank: then True."""
    new = _paragraphs_behind(before, texts)
    if new is None:
        return False
    begin, end = new
    found = blanks.following(model, begin)
    if found is not None and _is_within(found, begin, end):
        return blanks.walk(model, controller, begin)
    controller.select(end)
    return False


def _paragraphs_behind(before: Any, texts: Sequence[str]) -> Optional[Tuple[Any, Any]]:
    """Where the new paragraphs begin and end; None where they do not stand there."""
    text = before.getText()
    cursor = text.createTextCursorByRange(before)
    cursor.gotoStartOfParagraph(False)
    for _ in range(3):  # the paragraph above, an empty one that stayed, or the first of the new ones
        cursor.gotoEndOfParagraph(True)
        if cursor.getString() == texts[0]:
            break
        cursor.collapseToEnd()
        if not cursor.gotoNextParagraph(False):
            return None
    begin = text.createTextCursorByRange(cursor.getStart())
    for _ in texts[1:]:
        cursor.gotoNextParagraph(False)
    cursor.gotoEndOfParagraph(False)
    return begin, cursor


def _is_within(found: Any, begin: Any, end: Any) -> bool:
    text = begin.getText()
    try:
        return bool(text.compareRegionStarts(begin, found) >= 0 and text.compareRegionEnds(found, end) >= 0)
    except Exception:  # it stands in another text
        return False


def selected(model: Any) -> List[str]:
    """The paragraphs selected in the window, word by word; none where nothing is."""
    selection = model.getCurrentSelection()
    if selection is None or not selection.supportsService("com.sun.star.text.TextRanges"):
        return []
    said = "\n".join([selection.getByIndex(at).getString() for at in range(selection.getCount())])
    return [line.strip() for line in said.replace("\r", "").split("\n") if line.strip()]
