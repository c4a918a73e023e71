"""The words by which the parts of a page are known (data/anatomy.toml), and folding that keeps offsets."""

from __future__ import annotations

import unicodedata
from typing import Any, List, Mapping, Tuple

from ..compiled import read


def words() -> Mapping[str, Mapping[str, Any]]:
    loaded: Mapping[str, Mapping[str, Any]] = read("anatomy")
    return loaded


def folded(text: str) -> Tuple[str, List[int]]:
    """The text without marks, in small letters, and where each of its letters stood: key[i] came from text[places[i]]."""
    key: List[str] = []
    places: List[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFD", letter.lower()):
            if unicodedata.combining(part):
                continue
            key.append("d" if part == "đ" else " " if part in "\u00a0\t\n" else part)
            places.append(place)
    places.append(len(text))
    return "".join(key), places


def starts_with(key: str, beginnings: Tuple[str, ...]) -> bool:
    """The key begins with one of these words, whole."""
    return any(key.startswith(each) and not key[len(each) : len(each) + 1].isalnum() for each in beginnings)


def close(key: str, wanted: str, slips: int) -> bool:
    """The key is `wanted` but for at most `slips` letters put in, left out or exchanged."""
    if abs(len(key) - len(wanted)) > slips:
        return False
    row = list(range(len(wanted) + 1))
    for i, letter in enumerate(key, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(wanted, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
        if min(row) > slips:
            return False
    return row[-1] <= slips
