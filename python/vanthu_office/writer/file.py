"""File: Writer's model as what can be mended, and edits made for an earlier picture of it."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from vanthu.document import Document
from vanthu.edit import Edit, NumberPages, SetSection, SetTable
from vanthu.strings import say

from ..reader import Picture, read
from .guarded import is_read_only
from .rounds import Round


class WriterFile:
    """A document open in Writer, for vanthu.mend.mend: what is read is what is changed."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._picture: Optional[Picture] = None

    def document(self) -> Document:
        self._picture = read(self._model)
        return self._picture.document

    def apply(self, edits: Sequence[Edit]) -> List[Edit]:
        if is_read_only(self._model):
            return list(edits)
        picture = self._picture or read(self._model)
        self._picture = None
        return Round(self._model, picture, say("undo.part")).do(edits)


def apply(model: Any, picture: Picture, edits: Sequence[Edit], whole: bool = False) -> List[Edit]:
    """Make edits that were made for `picture`; gives back the refused ones: their text has moved on, or is protected.

    With `whole` all are refused when one is: half a mend is none.
    """
    if is_read_only(model):
        return list(edits)
    now = read(model)
    made = _moved_on(picture, now, edits)
    standing = Round(model, now, say("undo.part"))
    gone = [edit for edit, moved in zip(edits, made) if moved is None or not standing.may(moved)]
    if whole and gone:
        return list(edits)
    sent = {id(moved): edit for edit, moved in zip(edits, made) if moved is not None}
    refused = standing.do([moved for edit, moved in zip(edits, made) if moved is not None and not any(edit is each for each in gone)])
    lost = gone + [sent[id(moved)] for moved in refused]
    return [edit for edit in edits if any(edit is each for each in lost)]


def _moved_on(old: Picture, now: Picture, edits: Sequence[Edit]) -> List[Optional[Edit]]:
    """The edits as they read for the text as it now is: its paragraphs are known again, wherever they are by now."""
    if len(old.paragraphs) == len(now.paragraphs) and all(one == other for one, other in zip(old.paragraphs, now.paragraphs)):
        return list(edits)
    places: Dict[int, int] = {}
    for index in {edit.block for edit in edits if not isinstance(edit, (SetSection, NumberPages, SetTable))}:
        if 0 <= index < len(old.paragraphs):
            found = next((at for at, paragraph in enumerate(now.paragraphs) if paragraph == old.paragraphs[index]), None)
            if found is not None:
                places[index] = found
    return [_placed(edit, old, now, places) for edit in edits]


def _placed(edit: Edit, old: Picture, now: Picture, places: Dict[int, int]) -> Optional[Edit]:
    if isinstance(edit, SetTable):
        found = next((at for at, table in enumerate(now.tables) if table == old.tables[edit.table]), None)
        return None if found is None else edit._replace(table=found)
    if isinstance(edit, (SetSection, NumberPages)):
        return edit if old.pages == now.pages else None
    return edit._replace(block=places[edit.block]) if edit.block in places else None
