"""Putting what was chosen in the place of what was typed: the words, and the marks a list of bases wants. Of three paragraphs alone."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional, Tuple

from ..anatomy.words import folded
from ..registers.citations import Entry
from ..vietnamese.text import capitalise, fold
from .asking import Asked
from .manner import Manner, in_full, in_short

_BLANKS_AND_DASHES = " \t\u00a0-–—+"
_MARKS = re.compile(r"[\s.,;]{0,20}")
_BASIS = re.compile(r"(?:can cu|theo de nghi|xet de nghi|xet to trinh)(?![a-z])")
_BASIS_IN_LIST = ("xet ", "thuc hien ", "tren co so ", "sau khi ", "theo ")  # sentences of prose begin so too
_ADDRESSEES = ("kinh gui", "kinh trinh")

# The words of a sign that is typed without marks, mended where it begins a paragraph.
_MENDED = {fold(word): word for word in "căn cứ thực hiện theo tại vào các đúng quy định của trong hướng dẫn".split()}
_SIGN = "Căn cứ "


class Put(NamedTuple):
    """What becomes of a paragraph when an answer is taken."""

    start: int  # text[start:end] makes way
    end: int
    words: str  # for these
    tail: str = ""  # put at the end of the paragraph ("" none): the mark of a list of bases
    italic: Optional[bool] = None  # how the words stand; None: as what stands around them
    above: Optional[Tuple[str, str]] = None  # the end mark of the paragraph above, and what it becomes: (".", ";")


def put(
    asked: Asked,
    entry: Entry,
    manner: Manner,
    text: str,
    above: str = "",
    below: str = "",
    short: bool = False,
    listed: Optional[bool] = None,
) -> Put:
    """The paragraph's `text`, those `above` and `below` it; `short`: the document is named in full before.

    In the list of bases a document is named in full, and the marks move. `listed`: whether the paragraph is one of the list, where the
    caller knows; else the three paragraphs tell.
    """
    basis = is_in_list(text, above, below) if listed is None else listed
    words = in_short(entry, manner) if short and not basis else in_full(entry, manner, basis)
    start, lead = _lead(asked, text, basis)
    if not lead:
        start = _with_type(text, start, entry)
        lead = " " if text[start - 1 : start].isalnum() and start else ""
    if lead.strip() and basis and not text[:start].strip() and _has_dash(manner, above, below):
        lead = "- " + lead
    end = asked.end + _said_already(words, text[asked.end :])
    if not basis:
        return Put(start, end, lead + words)
    italic = True if manner.italic else None
    rest = text[end:]
    if not _MARKS.fullmatch(rest):  # the sentence goes on
        return Put(start, end, lead + words, italic=italic)
    mark, moved = _marks(manner, above, below)
    there = rest.strip()
    if there == mark or (there in (".", ",") and mark in (".", ",")):
        return Put(start, end, lead + words, italic=italic, above=moved)
    return Put(start, len(text), lead + words, mark, italic, moved)


# Where it stands.


def is_basis(text: str) -> bool:
    """A line of a list of bases."""
    key = fold(text).strip(_BLANKS_AND_DASHES + "\n")
    if not key or key.endswith(":"):
        return False
    return _BASIS.match(key) is not None or (key.startswith(_BASIS_IN_LIST) and key.endswith(";"))


def is_in_list(text: str, above: str, below: str) -> bool:
    """By what it begins with, where what stands above does not tell that it is a sentence; or by its neighbours."""
    near = is_basis(below) or (is_basis(above) and above.rstrip().endswith(";"))
    key = fold(text).lstrip(_BLANKS_AND_DASHES)
    if _BASIS.match(key) is None:
        return near
    before = above.strip()
    if near or is_basis(above) or not before or before.isupper():
        return True
    return not before.endswith((".", ":", "!", "?", ";", ",")) and not fold(before).startswith(_ADDRESSEES)


def _lead(asked: Asked, text: str, basis: bool) -> Tuple[int, str]:
    """Where the change starts, and what comes before the document's name: the sign, where it begins the paragraph and is to be mended."""
    signed = asked.sign_start >= 0
    first = asked.sign_start if signed else asked.start
    if text[:first].strip(_BLANKS_AND_DASHES):
        return asked.start, ""
    if not signed:
        return asked.start, _SIGN if basis else ""
    said = " ".join(text[first : asked.start].split())
    mended = " ".join([_MENDED.get(word.lower(), word) for word in said.split()]) if said.isascii() else said
    return first, capitalise(mended) + " "


def _with_type(text: str, start: int, entry: Entry) -> int:
    """A type that stands before what was asked is not said twice."""
    low = max(start - 60, 0)
    key, places = folded(text[low:start])
    match = re.search(r"(?<![a-z0-9])%s\s{1,3}(?:so\s{1,3})?$" % re.escape(fold(entry.type)), key)
    return low + places[match.start()] if match else start


def _said_already(words: str, rest: str) -> int:
    """How much of what follows says the end of these words once more."""
    at = words.find(" ")
    while at >= 0:
        if rest.startswith(words[at:]):
            return len(words) - at
        at = words.find(" ", at + 1)
    return 0


def _has_dash(manner: Manner, above: str, below: str) -> bool:
    """As the basis beside it has; else as the document's manner is."""
    beside = [each.lstrip() for each in (above, below) if is_basis(each)]
    return beside[0][:1] in "-–—" if beside else manner.dash


def _marks(manner: Manner, above: str, below: str) -> Tuple[str, Optional[Tuple[str, str]]]:
    """The mark at the end, and what becomes of that above: the list has its stop behind the last."""
    before = above.rstrip()[-1:] if is_basis(above) else ""
    moved = (before, ";") if before in (".", ",") else None
    if is_basis(below):
        return ";", moved
    if moved is not None:
        return before, moved
    return manner.last if below.strip() else ";", None
