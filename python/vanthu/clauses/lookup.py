"""Which clauses to show: those for this document and this place in it first, found without diacritics, by words in any order."""

from __future__ import annotations

from typing import Dict, List, Mapping, NamedTuple, Sequence, Tuple

from ..vietnamese.text import fold
from .clause import OURS, Clause, places

HERE = "here"  # the group of what belongs where the caret is
OTHERS = "others"  # clauses of other types


class Situation(NamedTuple):
    """The document, and where in it the caret is."""

    regime: str = ""
    type: str = ""
    places: Tuple[str, ...] = ()  # the likeliest first
    used: Mapping[str, int] = {}  # how often each clause was taken, by id


class Group(NamedTuple):
    name: str  # a place, HERE or OTHERS
    clauses: Tuple[Clause, ...]


def groups(clauses: Sequence[Clause], situation: Situation, query: str = "") -> Tuple[Group, ...]:
    """The list: what fits here, then what fits the document, place by place. With a query also what other types have."""
    words = fold(query).split()
    found = [each for each in clauses if _is_of(each.regimes, situation.regime) and (not words or _says(each, words))]
    fitting = [each for each in found if _is_of(each.types, situation.type)]
    by_place: Dict[str, List[Clause]] = {name: [] for name in places()}
    for each in fitting:
        by_place[each.place].append(each)
    here = [each for name in situation.places for each in _ranked(by_place.pop(name, ()), situation)]
    result = [Group(HERE, tuple(here))] if here else []
    result += [Group(name, _ranked(each, situation)) for name, each in by_place.items() if each]
    if not words:
        return tuple(result)
    others = [each for each in found if not _is_of(each.types, situation.type)]
    result += [Group(OTHERS, _ranked(others, situation))] if others else []
    named = [group._replace(clauses=tuple(sorted(group.clauses, key=lambda each: not _is_named(each, words)))) for group in result]
    return tuple(sorted(named, key=lambda group: (group.name == OTHERS, not _is_named(group.clauses[0], words))))


def _is_of(among: Tuple[str, ...], one: str) -> bool:
    """None said is every one; nothing known fits all."""
    return not among or not one or one in among


def _ranked(clauses: Sequence[Clause], situation: Situation) -> Tuple[Clause, ...]:
    """Those taken most come first, then people's own, then those written for this type."""
    return tuple(sorted(clauses, key=lambda each: (-situation.used.get(each.id, 0), each.origin == OURS, not each.types)))


def _says(clause: Clause, words: Sequence[str]) -> bool:
    said = _haystack(clause)
    return all(word in said for word in words)


def _is_named(clause: Clause, words: Sequence[str]) -> bool:
    """Its name, or what it is looked for by, says it: not only its text."""
    said = fold(" ".join([clause.name, clause.place, *clause.words]))
    return all(word in said for word in words)


_known: Dict[Clause, str] = {}  # a clause's words, folded


def _haystack(clause: Clause) -> str:
    if clause not in _known:
        if len(_known) > 20_000:
            _known.clear()
        texts = [" ".join(wording) for wording in clause.wordings]
        _known[clause] = fold(" ".join([clause.name, clause.place, *clause.words, *clause.types, *texts]))
    return _known[clause]
