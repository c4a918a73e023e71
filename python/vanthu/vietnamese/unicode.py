"""Precomposed Unicode: Vietnamese letters as one character each (NFC), also out of mixed decompositions."""

from __future__ import annotations

import re
import unicodedata
from typing import List, Tuple

# A letter, then its marks in any order; letters that only look like đ count as marked too.
_CLUSTER = re.compile("[^\\W\\d_][\u0300-\u036f]+|[\u00d0\u00f0\u0189\u0256]")
_SIGN = re.compile("[\u0300-\u036f\u00d0\u00f0\u0189\u0256]")
_LIKE_D = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: these belong to the letter, and go before the tone


def is_composed(text: str) -> bool:
    """Every Vietnamese letter stands as one character."""
    return _SIGN.search(text) is None or _CLUSTER.search(text) is None


def compose(text: str) -> str:
    """Each decomposed letter as one character. Nothing else changes."""
    return _CLUSTER.sub(lambda match: _letter(match.group()), text)


def clusters(text: str) -> List[Tuple[int, int, str]]:
    """What `compose` changes: (start, end, what it becomes)."""
    return [(match.start(), match.end(), _letter(match.group())) for match in _CLUSTER.finditer(text)]


def _letter(cluster: str) -> str:
    if cluster in _LIKE_D:
        return _LIKE_D[cluster]
    marks = unicodedata.normalize("NFD", cluster)
    shapes = [mark for mark in marks[1:] if mark in _SHAPES]
    others = [mark for mark in marks[1:] if mark not in _SHAPES]
    return unicodedata.normalize("NFC", marks[0] + "".join(shapes + others))
