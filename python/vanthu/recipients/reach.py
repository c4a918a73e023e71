"""Reach: whom a list of recipients reaches: by name, by an abbreviation of it, or through a group."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Sequence, Tuple

from ..compiled import read
from ..vietnamese.text import fold
from .bodies import Body

_TOKEN = re.compile(r"[^\W_]+(?:[&.-][A-ZĐ][^\W_]*)*|[:;]")
_FILLERS = {"va", "cac", "cua", "tinh", "tp", "thanh", "pho", "&"}


class Reach(NamedTuple):
    """Everything a list says, read once."""

    items: Tuple[Tuple[str, ...], ...]  # the tokens of each
    folded: Tuple[str, ...]
    anyone: bool  # some item may mean anyone at all

    def reaches(self, body: Body) -> bool:
        if self.anyone or any(_search(pattern, item) for group in body.groups for pattern in _group(group) for item in self.folded):
            return True
        if body.keys:
            return any(_search(key, item) for key in body.keys for item in self.folded)
        return any(named_in(item, body.words) for item in self.items)


def reach_of(items: Sequence[str]) -> Reach:
    folded = tuple(fold(item) for item in items)
    anyone = any(_search(pattern, item) for pattern in _group("anyone") for item in folded)
    return Reach(tuple(tuple(_TOKEN.findall(item)) for item in items), folded, anyone)


def _group(name: str) -> Sequence[str]:
    patterns: Sequence[str] = read("tasks")["groups"][name]
    return patterns


def _search(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=None)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)


def named_in(tokens: Sequence[str], words: Sequence[str]) -> bool:
    """`Sở Tài chính`, `Sở TC`, `STC`; after "Các Sở:" also `Tài chính`, `TC`."""
    keys = [fold(token) for token in tokens]
    headed = words[0] in keys
    return any(_follows(tokens, keys, at, words, 0) or (headed and _follows(tokens, keys, at, words, 1)) for at in range(len(tokens)))


def _follows(tokens: Sequence[str], keys: Sequence[str], at: int, words: Sequence[str], done: int) -> bool:
    """Whether the words from `done` on stand from token `at` on, in full or by their first letters."""
    first = True
    while done < len(words):
        if at == len(tokens):
            return False
        letters = _initials(tokens[at])
        if keys[at] == words[done]:
            done += 1
        elif letters and letters == "".join([word[0] for word in words[done : done + len(letters)]]):
            done += len(letters)
        elif first or keys[at] not in _FILLERS:
            return False
        first = False
        at += 1
    return True


@lru_cache(maxsize=1024)
def _initials(token: str) -> str:
    """The letters of an abbreviation, folded: "GD&ĐT" → "gddt"; "" for a word."""
    bare = re.sub(r"[^\w]", "", token)
    return fold(bare) if bare.isupper() else ""
