"""Putting what was chosen in the place of what was typed: the words, and the marks a list of bases wants. Of three paragraphs alone."""

from __future__ import annotations

from typing import NamedTuple, Optional, Tuple

from ..registers.citations import Entry
from .asking import Asked
from .manner import Manner, in_full, in_short


class Put(NamedTuple):
    """What becomes of a paragraph when an answer is taken."""

    start: int  # text[start:end] makes way
    end: int
    words: str  # for these
    tail: str = ""  # put at the end of the paragraph ("" none): the mark of a list of bases
    italic: Optional[bool] = None  # how the words stand; None: as what stands around them
    above: Optional[Tuple[str, str]] = None  # the end mark of the paragraph above, and what it becomes: (".", ";")


def put(asked: Asked, entry: Entry, manner: Manner, text: str, above: str = "", below: str = "", short: bool = False) -> Put:
    """The paragraph's `text`, those `above` and `below` it; `short`: the document is named in full before."""
    return Put(asked.start, asked.end, in_short(entry) if short else in_full(entry, manner))
