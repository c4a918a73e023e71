"""Looking up documents by what a person remembers of them: number, name, initials, with or without marks, in any order."""

from __future__ import annotations

from typing import Mapping, Tuple

from ..vietnamese.text import fold
from . import citations
from .citations import Entry


def search(words: str, most: int = 8, used: Mapping[str, int] = {}) -> Tuple[Entry, ...]:
    """The best first. `used`: how often each was cited (by `citations.key` of its number)."""
    wanted = fold(words).split()
    found = [entry for entry in citations.every() if all(each in fold(" ".join(entry[:2] + entry[3:5])) for each in wanted)]
    found.sort(key=lambda entry: (-used.get(citations.key(entry.number), 0), -entry.date.toordinal()))
    return tuple(found[:most])
