"""Letters, words and lines: folding, capitals, syllables, sentence case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import List, Tuple

_FOLDED_LETTERS = str.maketrans("đĐ", "dD")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Without marks and in small letters: "Quyết định" → "quyet dinh". For looking up, not for showing."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.lower().translate(_FOLDED_LETTERS))
    return "".join([letter for letter in bare if not unicodedata.combining(letter)])


def is_upper(text: str) -> bool:
    """A line in capitals: it has letters, and none of them is small. Digits and punctuation do not count."""
    return text.isupper()


def is_lower(text: str) -> bool:
    return text.islower()


def syllables(text: str) -> List[Tuple[int, int]]:
    """Where each written syllable (a run of letters) stands."""
    return [match.span() for match in _WORD.finditer(text)]


def count_syllables(text: str) -> int:
    return len(_WORD.findall(text))


def capitalise(text: str) -> str:
    """The first letter as a capital, the rest as it is: "về việc" → "Về việc"."""
    return text[:1].upper() + text[1:]


def uncapitalise(text: str) -> str:
    """The first letter small, the rest as it is."""
    return text[:1].lower() + text[1:]


def sentence_case(text: str) -> str:
    """A line in capitals as a sentence: "KẾ HOẠCH CÔNG TÁC" → "Kế hoạch công tác". Names in it lose their capitals."""
    return capitalise(text.lower())


def starts_sentence(text: str, start: int) -> bool:
    """Whether what stands at `start` opens a sentence, a line, a heading's title or a quotation."""
    before = text[:start].rstrip(" \t\u00a0")
    if not before or before[-1] in '.!?:\n“"‘«(–-+*•…':
        return True
    return bool(_NUMBER_BEFORE.search(before))


_NUMBER_BEFORE = re.compile(r"(?:^|\s)(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXLC]{1,7})[.)\]/-]$")
