"""The sets of recipients that are saved: the office's and the user's own; and how one is added to the user's own."""

from __future__ import annotations

import os
from typing import List, NamedTuple, Sequence, Tuple

from .. import kept, settings

FILE = "noi-nhan.txt"


class Saved(NamedTuple):
    name: str
    type: str  # "": every type
    lines: Tuple[str, ...]
    own: bool  # the user's

    @property
    def key(self) -> str:
        return key_of(self.name, self.own)


def key_of(name: str, own: bool) -> str:
    return ("own|" if own else "office|") + name


class Shelf(NamedTuple):
    """The sets, and why some could not be read."""

    sets: Tuple[Saved, ...] = ()
    trouble: str = ""


def shelf(language: str) -> Shelf:
    return Shelf()


def keep(name: str, type: str, lines: Sequence[str], language: str) -> str:
    return ""


def drop(found: Saved, language: str) -> str:
    return ""
