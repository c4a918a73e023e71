"""Looking up documents by what a person remembers of them: number, name, initials, with or without marks, in any order."""

from __future__ import annotations

from typing import List, Mapping, Sequence, Tuple

from . import citations
from .entry import Entry, order
from .index import Index
from .words import question


def search(words: str, most: int = 8, used: Mapping[str, int] = {}) -> Tuple[Entry, ...]:
    """The best first. `used`: how often each was cited (by `citations.key` of its number).

    First what has the very number, then what is used, then laws whose name begins so, then the surer, the newer, and what has been
    replaced last. What fits by initials comes after what fits by words, what fits only with a slip after all that.
    """
    return search_in(citations.registers(), words, most, used)


def search_in(indexes: Sequence[Index], words: str, most: int, used: Mapping[str, int]) -> Tuple[Entry, ...]:
    asked = question(words)
    found: List[Tuple[Tuple[object, ...], Entry]] = []
    for at, index in enumerate(indexes):
        for each in index.search(asked, most, used):
            entry = index.entry(each.place)
            found.append(((each.order, order(entry), at, each.place), entry))
    found.sort(key=lambda pair: pair[0])
    return tuple([entry for _, entry in found[:most]])
