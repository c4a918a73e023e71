"""Is this a syllable that Vietnamese could have? Onset, rime and tone mark must go together, and the mark stand where it may.

It tells text in an old encoding from text in Unicode: read the wrong way, next to no word passes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import FrozenSet, Iterator, Tuple

from ..compiled import read

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OF_STOPPED = ("", "\u0301", "\u0323")  # what ends in c, ch, p, t takes sắc or nặng; without a mark it is unfinished
_STOPS = ("c", "ch", "k", "p", "t")
_SHAPED = "ăâêôơư"
_VOWELS = "aeiouy" + _SHAPED
_FRONT = ("e", "ê", "i", "y")  # before these c, g, ng are written k, gh, ngh
_LONGEST = 7  # letters: nghiêng


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """In any case; each letter as one character. Without a tone mark, `thuc` is none: it has lost its mark."""
    bare, tone, at = _parted(word.lower())
    if not bare or len(bare) > _LONGEST:
        return False
    return any(_may(onset, rime, tone, at - len(onset)) for onset, rime in _readings(bare))


def _parted(word: str) -> Tuple[str, str, int]:
    """The word without its tone mark, the mark, and the number of its letter (-1: none). "" where it has two."""
    letters = []
    tone, at = "", -1
    for index, letter in enumerate(word):
        marks = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in marks if mark in _TONES]
        if tones and tone:
            return "", "", -1
        if tones:
            tone, at = tones[0], index
            letter = unicodedata.normalize("NFC", marks.replace(tone, ""))
        letters.append(letter)
    return "".join(letters), tone, at


@lru_cache(maxsize=None)
def _table() -> Tuple[FrozenSet[str], FrozenSet[str]]:
    table = read("syllables")
    return frozenset(table["onsets"].split()), frozenset(table["rimes"].split())


def _readings(bare: str) -> Iterator[Tuple[str, str]]:
    onsets, rimes = _table()
    for length in range(min(4, len(bare))):
        onset, rime = bare[:length], bare[length:]
        if rime in rimes and (not onset or onset in onsets) and _agree(onset, rime):
            yield onset, rime


def _agree(onset: str, rime: str) -> bool:
    """c, k, q; g, gh; ng, ngh; iê, yê."""
    if onset == "qu":
        return rime[0] not in "uư"
    if onset in ("k", "gh", "ngh"):
        return rime[0] in _FRONT
    if onset in ("c", "ng"):
        return rime[0] not in _FRONT
    if onset == "g":
        return rime[0] not in ("e", "ê", "y")  # gì, giếng
    if rime.startswith("iê"):
        return bool(onset)
    return not rime.startswith(("yê", "ych", "ynh", "yt")) or not onset


def _may(onset: str, rime: str, tone: str, at: int) -> bool:
    """Whether the tone may be that one, and stand on that letter of the rime."""
    if rime.endswith(_STOPS) and tone not in _OF_STOPPED[1:]:
        return False
    return not tone or at in _seats(onset, rime)


def _seats(onset: str, rime: str) -> Tuple[int, ...]:
    """The letters of a rime that a tone mark may stand on: for hòa and hoà there are two."""
    shaped = [index for index, letter in enumerate(rime) if letter in _SHAPED]
    if shaped:
        return (shaped[-1],)
    vowels = len([letter for letter in rime if letter in _VOWELS])
    if vowels == 1:
        return (0,)
    if rime in ("oa", "oe", "uy"):
        return (0, 1)
    if vowels == len(rime) == 2:
        return (1,) if onset == "gi" and rime[0] == "i" else (0,)
    return (1,)
