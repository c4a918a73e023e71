"""Normalising: a raw text becomes a proper document where it stands, in one step that Ctrl+Z takes back.

What was typed or pasted is read for its words alone; vanthu.compose makes of them what the regime asks for; that is written
over the whole text, and then mended as any document is. A document that holds more than words is left as it is.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import Any, Iterable, List, NamedTuple, Optional, Tuple

from vanthu import compose
from vanthu.compose import Remark
from vanthu.document import Block, Document
from vanthu.mend import Mended, mend
from vanthu.rulebook.house import AS_THE_LAW, HouseRules
from vanthu.strings import say

from ..reader import read
from .file import WriterFile
from .losses import first_loss
from .step import one_step, unrecorded
from .whole import write

_WORD = re.compile(r"\w+")
_NOTE_MARK = re.compile(r"[¹²³⁰⁴-⁹]+|\[\^\d{1,3}\]")
_ALIKE = 0.75
_NOT_TOLD = ("markdown", "cut", "blank", "unplaced")  # remarks whose words stayed


class Normalised(NamedTuple):
    refused: str = ""  # the key of the sentence that says why the document was left as it is
    remarks: Tuple[Remark, ...] = ()  # what a person may want to look at
    mended: Optional[Mended] = None


class _Unlike(Exception):
    """What was written does not read as it was meant."""


def normalise(
    model: Any, language: str = "vi", regime: Optional[str] = None, as_of: Optional[datetime.date] = None, house: HouseRules = AS_THE_LAW
) -> Normalised:
    """Set the whole text in order. Nothing is lost: else nothing is done, and why is told."""
    picture = read(model)
    refused = first_loss(model, picture)
    if refused:
        return Normalised(refused)
    raw = plain(picture.document)
    proper = compose.proper(raw, regime, as_of, house=house)
    told = [remark.text for remark in proper.remarks if remark.kind not in _NOT_TOLD]
    if lost(texts(raw), texts(proper.document) + told):
        return Normalised("refused.lost")
    try:
        title = say("undo.normalise", language)
        with one_step(model, title):
            with unrecorded(model):
                write(model, proper.document, title)
            file = WriterFile(model)
            if [text for text in texts(file.document()) if text] != [text for text in texts(proper.document) if text]:
                raise _Unlike
            mended = mend(file, (), regime or proper.draft.regime, as_of, house)
    except _Unlike:
        return Normalised("refused.lost")
    _show_start(model)
    return Normalised("", proper.remarks, mended)


def plain(document: Document) -> Document:
    """The words alone, line by line, each with the number that a list gave it."""
    return Document(tuple([Block(runs=block.runs, label=block.label) for block in document.blocks]), plain=True, source=document.source)


def texts(document: Document) -> List[str]:
    return [block.label + " " + block.text if block.label else block.text for block in document.blocks]


def lost(before: Iterable[str], after: Iterable[str]) -> List[str]:
    """The words that are not there any more. One that is spelled better now (HOÀ, HÒA; Nơi nhậm, Nơi nhận) is there."""
    old, new = _words(_NOTE_MARK.sub(" ", text) for text in before), _words(after)
    added = list((new - old).elements())
    missing = []
    for word in (old - new).elements():
        better = next((each for each in added if SequenceMatcher(None, _bare(word), _bare(each), False).ratio() >= _ALIKE), None)
        if better is None:
            missing.append(word)
        else:
            added.remove(better)
    return missing


def _words(lines: Iterable[str]) -> "Counter[str]":
    return Counter(word for line in lines for word in _WORD.findall(unicodedata.normalize("NFC", line).casefold()))


def _bare(word: str) -> str:
    """A word without its marks."""
    return "".join([letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)])


def _show_start(model: Any) -> None:
    """The words where the cursor stood are elsewhere now: it goes to the beginning."""
    controller = model.getCurrentController()
    if controller is not None and hasattr(controller, "getViewCursor"):
        controller.getViewCursor().gotoStart(False)
