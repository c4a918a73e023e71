"""Find many phrases in a text at once: an index by first word, so that a text is read once however many there are."""

from __future__ import annotations

import re
from typing import Dict, Iterable, Iterator, List, Mapping, Tuple

_WORD = re.compile(r"[^\W\d_]+")

Words = Tuple[Tuple[int, int, str], ...]
Index = Mapping[str, List[str]]


def words(text: str) -> Words:
    """Every run of letters: (start, end, in small letters)."""
    lowered = _lowered(text)
    return tuple([match.span() + (match.group(),) for match in _WORD.finditer(lowered)])


def _lowered(text: str) -> str:
    """In small letters, every letter in its place (a few foreign capitals have none as short as they are)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join([letter.lower()[:1] for letter in text])


def index(phrases: Iterable[str]) -> Index:
    """First word → phrases in small letters, the longest first."""
    found: Dict[str, List[str]] = {}
    for phrase in sorted({phrase.lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase.split(" ")[0], []).append(phrase)
    return found


def find(text: str, found: Words, phrases: Index) -> Iterator[Tuple[int, int, str]]:
    """Where a phrase of the index stands as whole words: (start, end, the phrase). Of two that overlap, the first and longest.

    `found`: the text's words.
    """
    lowered = _lowered(text)
    after = 0
    for start, _, word in found:
        for phrase in phrases.get(word, ()):
            end = start + len(phrase)
            if start >= after and lowered.startswith(phrase, start) and not lowered[end : end + 1].isalpha():
                yield start, end, phrase
                after = end
                break
