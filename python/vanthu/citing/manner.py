"""How a document names others: its regime's form, and what it keeps to itself. And which documents it has named already."""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, Iterator, List, Mapping, Sequence, Tuple

from .. import citation
from ..anatomy.model import Act, Anatomy, Part
from ..checks.citations import known
from ..checks.lines import lines_of
from ..citation import Citation
from ..clauses.place import act_at
from ..naming import USUAL, Manner, in_full, in_short
from ..registers import citations as register
from ..rulebook import load
from ..vietnamese import tones

__all__ = ["USUAL", "Manner", "in_full", "in_short", "manner_of", "mentioned"]

_ENOUGH = 60  # so many citations tell how a document dates them
_MOST_BLOCKS = 600  # and so many paragraphs are asked


def manner_of(anatomy: Anatomy) -> Manner:
    """Told by the regime, and by what the document itself does in the main."""
    kept: Dict[str, Any] = anatomy.kept
    if "manner" not in kept:
        kept["manner"] = _manner(anatomy)
    manner: Manner = kept["manner"]
    return manner


def _manner(anatomy: Anatomy) -> Manner:
    regime = anatomy.regime
    party = regime.startswith("party")
    bases = anatomy.main.parts.get("bases")
    in_bases, in_body = _cited(anatomy, bases)
    base_words = _in_words(in_bases, not party)
    values = {id: load(regime).rules[id].values for id in ("basis.format", "basis.punctuation")}
    return Manner(
        comma=party,
        words=_in_words(in_body, base_words),
        base_words=base_words,
        law=_law(in_bases) or _law(in_body) or ("year" if party else "day"),
        tones=tones.main_style([block.text for block in anatomy.document.blocks[:_MOST_BLOCKS]]),
        italic=values["basis.format"].get("italic") is True,
        dash=_has_dashes(anatomy, bases, bool(values["basis.format"].get("dash"))),
        last=_last(bases, [str(mark) for mark in values["basis.punctuation"]["last"]]),
    )


def _cited(anatomy: Anatomy, bases: "Part | None") -> Tuple[List[Citation], List[Citation]]:
    """What the list of bases cites, and what the rest does."""
    blocks = anatomy.document.blocks
    listed = set(bases.blocks) if bases is not None else set()
    in_bases = [cited for at in sorted(listed) for cited in citation.find(blocks[at].text)]
    in_body: List[Citation] = []
    for block in _others(anatomy, listed):
        in_body += citation.find(blocks[block].text)
        if len(in_body) >= _ENOUGH:
            break
    return in_bases, in_body


def _others(anatomy: Anatomy, listed: "set[int]") -> Iterator[int]:
    blocks = anatomy.document.blocks
    for at in range(min(len(blocks), _MOST_BLOCKS)):
        if at not in listed and ("số" in blocks[at].text or "uật" in blocks[at].text):
            yield at


def _in_words(cited: Sequence[Citation], otherwise: bool) -> bool:
    forms = [each.date.form for each in cited if each.date is not None]
    words = forms.count("words")
    return otherwise if words * 2 == len(forms) else words * 2 > len(forms)


def _law(cited: Sequence[Citation]) -> str:
    """What follows the names of laws in most places."""
    ways = ["both" if law.number and law.date else "number" if law.number else "day" if law.date else "year" for law in cited if law.name]
    return max(sorted(set(ways)), key=ways.count) if ways else ""


def _has_dashes(anatomy: Anatomy, bases: "Part | None", otherwise: bool) -> bool:
    if bases is None:
        return otherwise
    first = [anatomy.document.blocks[item[0].block].text[item[0].start :] for item in bases.items]
    dashed = [text for text in first if text[:1] in "-–—"]
    return len(dashed) * 2 > len(first)


def _last(bases: "Part | None", allowed: Sequence[str]) -> str:
    """The mark that the last basis has, if it may."""
    mark = bases.text.rstrip()[-1:] if bases is not None else ""
    return mark if mark in allowed else allowed[0]


# What was named before.


def mentioned(anatomy: Anatomy, block: int, at: int) -> FrozenSet[str]:
    """The documents that need no more than type and number at this place, by `register.key`: those named before it in the body.

    It is the reading of citation.first: the bases are a list of their own, where each is named in full, and so is the first in the
    body; tables and quotations do not count.
    """
    act = act_at(anatomy, block)
    bases = act.parts.get("bases")
    if bases is not None and block in bases.blocks:
        return frozenset()
    return frozenset(key for key, place in _first_places(anatomy, act).items() if place < (block, at))


def _first_places(anatomy: Anatomy, act: Act) -> Mapping[str, Tuple[int, int]]:
    kept: Dict[int, Dict[str, Tuple[int, int]]] = anatomy.kept.setdefault("mentioned", {})
    if act.first not in kept:
        found: Dict[str, Tuple[int, int]] = {}
        for line in lines_of(anatomy.document, act):
            if line.part != "body" or line.place != "body":
                continue
            inside = 0  # the end of a citation whose subject names another document
            for cited in line.citations:
                nested, inside = cited.start < inside, max(inside, cited.end)
                key = _key(cited)
                if key and not nested:
                    span = line.span(cited.start, cited.end)
                    found.setdefault(key, (span.block, span.end))
        kept[act.first] = found
    return kept[act.first]


def _key(cited: Citation) -> str:
    """By its number; a law by that of the one it surely is."""
    if cited.number and not cited.name:
        return register.key(cited.number) if cited.symbol is not None and cited.symbol.form else ""
    entry = known(cited)
    return register.key(entry.number) if entry is not None else ""
