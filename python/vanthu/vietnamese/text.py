"""Letters: folding, capitals."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FOLDED_LETTERS = str.maketrans("đĐ", "dD")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Without marks and in small letters: "Quyết định" → "quyet dinh". For looking up, not for showing."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.lower().translate(_FOLDED_LETTERS))
    return "".join([letter for letter in bare if not unicodedata.combining(letter)])


def capitalise(text: str) -> str:
    """The first letter as a capital, the rest as it is: "về việc" → "Về việc"."""
    return text[:1].upper() + text[1:]
