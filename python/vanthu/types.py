"""The types of documents, by regime: names, abbreviations, which name a line of capitals says."""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, Mapping, Tuple

from .compiled import read
from .vietnamese.text import fold


def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = read("types")
    return tables


@lru_cache(maxsize=None)
def abbreviations(regime: str) -> Mapping[str, str]:
    """Type → its abbreviation in the symbols of a regime: "kế hoạch" → "KH"; a công văn of the State has none ("")."""
    tables = _tables()
    if regime.startswith("party"):
        named: Dict[str, str] = {**tables["party"], **tables["party_papers"]}
        if regime == "party-2018":
            named.update(tables["party_before"])
        return named
    named = {**tables["state"], **tables["copies"]}
    if regime != "state":  # mass organisations use the Party's names too: kết luận, tuyên bố, lời kêu gọi …
        named = {**tables["party"], **named}
    return named


def is_legal(type: str) -> bool:
    """A type that only legal texts have."""
    return type in _tables()["legal"]


@lru_cache(maxsize=None)
def names() -> Tuple[Tuple[str, str], ...]:
    """Every type as (folded name, name), longest first, so that "quy chế" is not taken for a longer one's beginning."""
    every = {name for table in _tables().values() for name in table}
    return tuple(sorted(((fold(name), name) for name in every), key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=None)
def of_abbreviation(abbreviation: str, regime: str) -> Tuple[str, ...]:
    """The types a symbol's abbreviation may stand for: "QĐ" → ("quyết định",) of the State, also "quy định" of the Party."""
    return tuple(name for name, short in abbreviations(regime).items() if short == abbreviation and short)


@lru_cache(maxsize=None)
def of_abbreviation_anywhere(abbreviation: str) -> Tuple[str, ...]:
    """The types it may stand for in any regime, the State's first; () where it is nobody's."""
    regimes = ("state", "party-2026", "party-2018", "front")  # the other organisations have the front's
    return tuple(dict.fromkeys([name for regime in regimes for name in of_abbreviation(abbreviation, regime)]))
