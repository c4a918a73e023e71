"""Putting a document in from the panel: a new basis in its place by rank, or its name at the caret in running text."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from .. import citation
from ..anatomy.model import Act, Anatomy
from ..checks.wording import mark_at_end
from ..clauses.inserting import is_open, paragraph_of
from ..clauses.place import Spot, act_at, places_at, spot_for
from ..edit import Edit, InsertBlocks, RemoveBlock, SetText
from ..registers import citations as register
from ..registers.citations import Entry
from ..rulebook import Rulebook
from ..vietnamese.text import fold
from .manner import in_full, in_short, manner_of, mentioned
from .order import Basis, bases_of, basis_of, order_of

_OPENS = ' \t\n\u00a0(“"[/'  # no blank comes between these and a word
_LETTER = "công văn"
_SIGN = "ăn cứ"


def insertion(anatomy: Anatomy, rulebook: Rulebook, entry: Entry, block: int, at: int) -> Tuple[Edit, ...]:
    """What puts the document in, with the caret in `block` at `at`; nothing where the list of bases has it already."""
    act = act_at(anatomy, block)
    if _is_among_bases(anatomy, act, rulebook, block):
        return _as_basis(anatomy, act, rulebook, entry, block)
    return (_in_text(anatomy, entry, block, at),)


def _is_among_bases(anatomy: Anatomy, act: Act, rulebook: Rulebook, block: int) -> bool:
    """In the list, or where it would stand; a basis that goes on into the sentence of the document is running text."""
    if act.type == _LETTER or anatomy.document.blocks[block].place.kind != "body" or places_at(anatomy, block)[:1] != ("căn cứ",):
        return False
    return "bases" not in act.parts or bool(bases_of(anatomy, act, rulebook))


# A basis.


def _as_basis(anatomy: Anatomy, act: Act, rulebook: Rulebook, entry: Entry, block: int) -> Tuple[Edit, ...]:
    manner = manner_of(anatomy)
    bases = bases_of(anatomy, act, rulebook)
    if any(_names(basis, entry) for basis in bases):
        return ()
    blank = _blank_of(anatomy.document.blocks[block].text)
    if blank is not None:
        start, end, mark = blank
        before = anatomy.document.blocks[block].text[start:end]
        return (SetText(block, start, end, before, " " + in_full(entry, manner, basis=True) + mark),)
    words = "%sCăn cứ %s" % ("- " if manner.dash else "", in_full(entry, manner, basis=True))
    blocks = anatomy.document.blocks
    edits: List[Edit] = []
    spot, last = _spot(anatomy, bases, basis_of(rulebook, words), block)
    mark = ";" if bases else manner.last
    if last:
        text = blocks[spot.block].text
        found = mark_at_end(text)
        if found.strip() in (".", ","):
            mark = found.strip()
            edits.append(SetText(spot.block, len(text) - len(found), len(text), found, ";"))
    new = paragraph_of(anatomy, act, rulebook, "bases", words + mark)
    edits.append(InsertBlocks(spot.block, blocks[spot.block].text, spot.where, (new,)))
    if is_open(blocks[block]) and block != spot.block:
        edits.append(RemoveBlock(block, blocks[block].text))
    return tuple(edits)


def _blank_of(text: str) -> Optional[Tuple[int, int, str]]:
    """What is to be filled in of a basis that names nothing yet ("Căn cứ [văn bản …];", "Căn cứ ;"): from, to, and the mark it lacks."""
    start = text.find(_SIGN) + len(_SIGN)
    if start < len(_SIGN) or text[:start].strip(" \t\u00a0-–").lower() != "c" + _SIGN:
        return None
    said = text[start:].strip(" \t\u00a0;,.…")
    if said and not (said[0] == "[" and said.find("]") == len(said) - 1):
        return None
    end = len(text.rstrip())
    marked = text[end - 1] in ";,."
    return start, end - 1 if marked else len(text), "" if marked else ";"


def _names(basis: Basis, entry: Entry) -> bool:
    """The basis is this very document, not one that is about it."""
    key, name = register.key(entry.number), fold(entry.subject)
    for cited in citation.find(basis.text)[:1]:
        if cited.number:
            return register.key(cited.number) == key
        if cited.name and fold(cited.name) == name:
            return not cited.day or cited.day == entry.date
    return False


def _spot(anatomy: Anatomy, bases: Sequence[Basis], new: Basis, block: int) -> Tuple[Spot, bool]:
    """Beside which paragraph, and whether it is the last of the list then."""
    if not bases:
        place = spot_for(anatomy, "căn cứ", block, "", new.text)
        return place if place is not None else Spot(block, "after"), False
    before = _before(bases, new)
    if before is None:
        return Spot(bases[_first_below(bases, new)].blocks[0], "before"), False
    return Spot(bases[before].blocks[-1], "after"), before == len(bases) - 1


def _before(bases: Sequence[Basis], new: Basis) -> Optional[int]:
    """The one it comes behind: that which it changes, or the last of no lower rank; of unknown rank, the last that is no proposal."""
    changed = _changed_by(bases, new)
    if changed is not None:
        return changed
    order = order_of(bases)
    stop = next((number for number, basis in enumerate(bases) if basis.closing), len(bases))
    firm = range(stop)
    if not new.ranked:
        return stop - 1 if stop else None
    above = [number for number in firm if bases[number].ranked and order(bases[number]) <= order(new)]
    return above[-1] if above else None


def _first_below(bases: Sequence[Basis], new: Basis) -> int:
    """The first of lower rank; where no rank is known, the first of all."""
    return next((number for number, basis in enumerate(bases) if basis.ranked), 0) if new.ranked else 0


def _changed_by(bases: Sequence[Basis], new: Basis) -> Optional[int]:
    key = fold(new.text)
    if "sua doi" not in key:
        return None
    named = key[key.index("sua doi") :]
    for number, basis in enumerate(bases):
        cited = citation.find(basis.text)
        name = fold(cited[0].name or cited[0].number) if cited else ""
        if name and name in named and basis.rank == new.rank and not basis.closing:
            return number
    return None


# Running text.


def _in_text(anatomy: Anatomy, entry: Entry, block: int, at: int) -> Edit:
    text = anatomy.document.blocks[block].text
    at = min(max(at, 0), len(text))
    inside = citation.around(text, at)
    lead = ""
    if inside is not None and inside.start < at < inside.end:  # behind the one that the caret is in
        at, lead = inside.end, ", "
    elif at and text[at - 1] not in _OPENS:
        lead = " "
    manner = manner_of(anatomy)
    short = register.key(entry.number) in mentioned(anatomy, block, at)
    words = in_short(entry, manner) if short else in_full(entry, manner)
    trail = " " if text[at : at + 1].isalnum() else ""
    return SetText(block, at, at, "", lead + words + trail)
