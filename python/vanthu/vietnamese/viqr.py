"""VIQR word by word: only what becomes a Vietnamese syllable is one, and a sign that may be a stop or a tone is left.

`legacy.decode` turns a whole line at once, for showing; this is for changing a text, where nothing may be guessed.
"""

from __future__ import annotations

import re
from typing import List, NamedTuple, Tuple

from .legacy import VIQR, codes
from .syllables import is_syllable

_WORD = re.compile(r"[A-Za-z][A-Za-z`'?~.^(+]*")
_CODE = re.compile("|".join(sorted(map(re.escape, codes(VIQR)), key=len, reverse=True)))
_TONES = "`'?~."
_STOPS = ".?"
_TYPOGRAPHY = str.maketrans("‘’“”–—…•\u00a0", "''\"\"---- ")  # what a word processor makes of what is typed
_GOES_ON = re.compile(r"[,;:?!]|\.(?!\.)|[ \u00a0]+[a-z]")
_CAPITALS = re.compile(r"[ \u00a0]+[A-Z]{2}")


class Reading(NamedTuple):
    """What a text in VIQR becomes, and what in it is not sure."""

    changes: Tuple[Tuple[int, int, str], ...]  # (start, end, word)
    doubtful: Tuple[Tuple[int, int], ...]  # words that become no syllable; signs that may be stops


def plain(text: str) -> str:
    """As it was typed; each letter stays where it is."""
    return text.translate(_TYPOGRAPHY)


def read(text: str) -> Reading:
    changes: List[Tuple[int, int, str]] = []
    doubtful: List[Tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip("("))
        if _CODE.search(text, start, end) is None:
            continue
        core, sure = _without_stop(text, start, end)
        decoded = _decoded(text[start:core])
        if sure and decoded == text[start:core]:  # a number or a plain word, and a stop
            continue
        if not is_syllable(decoded.rstrip("'")):
            doubtful.append((start, end))
            continue
        if decoded != text[start:core]:
            changes.append((start, core, decoded))
        if not sure:
            doubtful.append((start, end))
    return Reading(tuple(changes), tuple(doubtful))


def _decoded(word: str) -> str:
    return _CODE.sub(lambda code: codes(VIQR)[code.group()], word)


def _without_stop(text: str, start: int, end: int) -> Tuple[int, bool]:
    """Where the word ends, and whether that is sure: a stop or question mark behind it may be a tone."""
    while end - start > 1 and text[end - 1] in _STOPS and text[end - 2] in _TONES:
        end -= 1
    word, bare = text[start:end], text[start : end - 1]
    if word[-1] not in _STOPS:
        return end, True
    if not is_syllable(_decoded(word)):
        return end - 1, True
    if _GOES_ON.match(text, end) or (len(bare) > 1 and bare.isupper() and _CAPITALS.match(text, end)):
        return end, True
    return end - 1, False
