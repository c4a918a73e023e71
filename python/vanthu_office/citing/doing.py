"""Naming a document at the caret, in one step that Ctrl+Z takes back; mending a mention; going to one."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from vanthu.citing import Asked, asked, manner_of, put
from vanthu.citing.manner import in_full, in_short
from vanthu.edit import SetFormat, SetText
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.vietnamese.text import fold

from .. import registers, writer
from ..inserting.doing import Here, here
from ..reader import Picture, place_of, range_of, read
from ..session import Session


def insert(session: Session, controller: Any, entry: Entry, query: str) -> bool:
    """The document named where the caret stands, which is behind it then. False: it cannot be done there.

    `query`: what was looked for; where just that stands before the caret, it makes way.
    """
    there = here(session, controller)
    place = caret_of(there.picture, controller)
    if place is None:
        return False
    block, at = place
    edits, italic, end = _named(there, block, at, entry, query)
    model = session.model
    title = say("citing.undo", session.settings.language, name=in_short(entry))
    with writer.one_step(model, title, session.settings.tracked):
        refused = writer.apply(model, there.picture, edits, whole=True)
        now = read(model)
        if italic is not None and not refused:
            start, text = end - len(edits[0].after), now.document.blocks[block].text
            writer.apply(model, now, [SetFormat(block, start, end, text[start:end], {"italic": italic})])
    if not refused:
        controller.select(range_of(now, block, end, end))
        registers.took(entry)
    session.look()
    return not refused


def _named(there: Here, block: int, at: int, entry: Entry, query: str) -> Tuple[List[SetText], Optional[bool], int]:
    """What becomes of the paragraph; how the new words stand (None: as those around them); and where they end."""
    blocks = there.picture.document.blocks
    text = blocks[block].text
    found = asked(text, at)
    spot = found if found is not None and fold(found.words).strip() == fold(query).strip() else Asked(at, at, "")
    above = blocks[block - 1].text if block else ""
    below = blocks[block + 1].text if block + 1 < len(blocks) else ""
    made = put(spot, entry, manner_of(there.anatomy), text, above, below)
    edits = [SetText(block, made.start, made.end, text[made.start : made.end], made.words)]
    return edits, made.italic, made.start + len(made.words)


def caret_of(picture: Picture, controller: Any) -> Optional[Tuple[int, int]]:
    """The block and the offset of the caret; behind what is selected. None: it stands in no text of the page."""
    try:
        place = place_of(picture, controller.getViewCursor().getEnd())
    except Exception:  # a picture is selected, or the place has gone since the text was read
        return None
    return place if place is not None and place[0] < len(picture.document.blocks) else None


def preview(session: Session, controller: Any, entry: Entry, query: str) -> str:
    """How the document would be named where the caret is now."""
    view = session.view
    if view.fresh and view.picture is not None and view.checked is not None:
        place = caret_of(view.picture, controller)
        if place is not None:
            return _named(Here(view.picture, view.checked.anatomy, place[0]), place[0], place[1], entry, query)[0][0].after
    return in_full(entry, manner_of(view.checked.anatomy)) if view.checked is not None else in_full(entry)
