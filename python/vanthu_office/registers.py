"""The registers as this desk has them: those of the program, what the office and the user recorded, and what is used most."""

from __future__ import annotations

from typing import Sequence, Tuple

from vanthu.registers import citations, lookup
from vanthu.registers.citations import Entry

from . import memory


def prepare() -> None:
    """Have the registers at hand. It may take a while, so it is done beside the main thread, and once."""
    citations.every()


def search(words: str, here: Sequence[str] = (), most: int = 8) -> Tuple[Entry, ...]:
    """The best first; `here`: the numbers this document cites already."""
    used = dict(memory.recall().cited)
    for number in here:
        key = citations.key(number)
        used[key] = used.get(key, 0) + 1000
    return lookup.search(words, most, used)


def took(entry: Entry) -> None:
    """It was cited from here: next time it stands higher."""
    memory.remember_cited(citations.key(entry.number))
