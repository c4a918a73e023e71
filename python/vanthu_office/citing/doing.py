"""Naming a document at the caret, and putting the bases in order: each in one step that Ctrl+Z takes back."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from vanthu.anatomy.model import Anatomy
from vanthu.citing import asked, manner_of, put
from vanthu.citing.inserting import insertion
from vanthu.citing.manner import in_short, mentioned
from vanthu.clauses.place import Spot
from vanthu.edit import Edit, InsertBlocks, SetFormat, SetText
from vanthu.registers import citations as register
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.vietnamese.text import fold

from .. import edition, registers, writer
from ..inserting.doing import edge, go_behind, here
from ..reader import Picture, place_of, range_of, read
from ..session import Session, View

DONE, THERE, REFUSED = "citing.done", "citing.there", "citing.refused"  # what is to be said of it


class Named(NamedTuple):
    """What names a document; no edits: it is named there already."""

    edits: Tuple[Edit, ...]  # at the caret the first of them has the words
    italic: Optional[bool] = None  # how they stand; None: as what is around them

    @property
    def basis(self) -> Optional[InsertBlocks]:
        """The new paragraph, where it becomes one of the bases."""
        return next((edit for edit in self.edits if isinstance(edit, InsertBlocks)), None)

    @property
    def words(self) -> str:
        if self.basis is not None:
            return self.basis.blocks[0].text
        return self.edits[0].after if self.edits and isinstance(self.edits[0], SetText) else ""


def named(anatomy: Anatomy, block: int, at: int, entry: Entry, query: str) -> Named:
    """With the caret there. `query`: what was looked for; where it is just what stands before the caret, it makes way."""
    blocks = anatomy.document.blocks
    text = blocks[block].text
    asking = asked(text, at)
    if asking is None or fold(asking.words).strip() != fold(query).strip():
        return Named(insertion(anatomy, edition.rulebook(anatomy.regime), entry, block, at))
    above = blocks[block - 1].text if block else ""
    below = blocks[block + 1].text if block + 1 < len(blocks) else ""
    short = register.key(entry.number) in mentioned(anatomy, block, asking.start)
    made = put(asking, entry, manner_of(anatomy), text, above, below, short)
    edits = [SetText(block, made.start, made.end, text[made.start : made.end], made.words + made.tail)]
    if made.above is not None:
        end = len(above.rstrip())
        edits.append(SetText(block - 1, end - len(made.above[0]), end, *made.above))
    return Named(tuple(edits), made.italic)


def insert(session: Session, controller: Any, entry: Entry, query: str) -> str:
    """The document named at the caret, or among the bases; the caret stands behind it then. Tells what is to be said of it."""
    there = here(session, controller)
    place = caret_of(there.picture, controller)
    if place is None:
        return REFUSED
    new = named(there.anatomy, place[0], place[1], entry, query)
    if not new.edits:
        return THERE
    before = edge(there.picture, Spot(new.basis.block, new.basis.where)) if new.basis is not None else None
    title = say("citing.undo", session.settings.language, name=in_short(entry))
    with writer.one_step(session.model, title, session.settings.tracked):
        refused = writer.apply(session.model, there.picture, list(new.edits), whole=True)
        end = None if refused or new.basis is not None else _dressed(session.model, new)
    if not refused:
        if end is not None:
            controller.select(end)
        elif before is not None:
            go_behind(session.model, controller, before, (new.words,))
        registers.took(entry)
    session.look()
    return REFUSED if refused else DONE


def _dressed(model: Any, new: Named) -> Any:
    """The new words as they are to stand; gives the place behind them."""
    edit = new.edits[0]
    assert isinstance(edit, SetText)
    now = read(model)
    start, end = edit.start, edit.start + len(edit.after)
    if new.italic is not None:
        words = now.document.blocks[edit.block].text[start:end]
        writer.apply(model, now, [SetFormat(edit.block, start, end, words, {"italic": new.italic})])
    return range_of(now, edit.block, end, end)


def preview(view: View, place: Optional[Tuple[int, int]], entry: Entry, query: str) -> Optional[Named]:
    """How the document would be named with the caret there; None: that cannot be told."""
    if view.checked is None or place is None:
        return None
    return named(view.checked.anatomy, place[0], place[1], entry, query)


def caret_of(picture: Picture, controller: Any) -> Optional[Tuple[int, int]]:
    """The block and the offset of the caret; behind what is selected. None: it stands in no text of the page."""
    try:
        place = place_of(picture, controller.getViewCursor().getEnd())
    except Exception:  # a picture is selected, or the place has gone since the text was read
        return None
    return place if place is not None and place[0] < len(picture.document.blocks) else None


def order(session: Session, picture: Picture, edits: Sequence[Edit]) -> bool:
    """The bases in their order. False: the text has moved on, and nothing was done."""
    asked_for: List[Edit] = list(edits)
    with writer.one_step(session.model, say("citing.undo.order", session.settings.language), session.settings.tracked):
        refused = writer.apply(session.model, picture, asked_for, whole=True)
    session.look()
    return not refused
