"""Manner: how an office writes its lists: in full or shortened, as the list that stands shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Mapping, NamedTuple, Sequence, Tuple

from ..compiled import read
from ..registers import bodies


class Manner(NamedTuple):
    swaps: Tuple[Tuple[str, str], ...] = ()  # words, and what this office writes for them
    department: int = -1  # which abbreviation of a sở it takes: 0 "Sở TC", -1 the last ("STC"); see `short`
    short: bool = False


USUAL = Manner()


def manner_of(lines: Sequence[str]) -> Manner:
    """What these lines show. Of two ways that both occur, or neither, the usual one."""
    text = "\n".join(lines)
    swaps = []
    for usual, other in read("recipients")["wordings"]["pairs"]:
        if _stands(other, text) and not _stands(usual, text):
            swaps.append((usual, other))
    parted, letters = read("recipients")["wordings"]["department"]
    if re.search(parted, text):
        return Manner(tuple(swaps), 0, True)
    return Manner(tuple(swaps), -1, bool(re.search(letters, text)))


def _stands(words: str, text: str) -> bool:
    return _whole(words).search(text) is not None


@lru_cache(maxsize=128)
def _whole(words: str) -> "re.Pattern[str]":
    return re.compile(r"(?<![^\W_])%s(?![^\W_])" % re.escape(words))


def said(line: str, manner: Manner) -> str:
    """A line as this office writes it."""
    if manner.short:
        entry = bodies.find(line)
        if entry is not None and entry.kind == "department" and entry.name.startswith("Sở ") and entry.short:
            return entry.short[manner.department]
    for usual, other in manner.swaps:
        line = _whole(usual).sub(other, line)
    return line


def filled(line: str, values: Mapping[str, str]) -> str:
    """A line with its blanks filled; "" where one of them is not known."""
    if any("{%s}" % name in line and not value for name, value in values.items()):
        return ""
    return " ".join(line.format(**values).split())
