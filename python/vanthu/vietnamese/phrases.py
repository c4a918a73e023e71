"""Find many phrases in a text at once: an index by first word, so that a text is read once however many there are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, Iterable, Iterator, List, Mapping, NamedTuple, Tuple

_WORD = re.compile(r"[^\W\d_]+")

Word = Tuple[int, int, str]  # start, end, in small letters
Index = Mapping[str, List[str]]


class Words(NamedTuple):
    """A text's runs of letters, once one after another and once by word."""

    lowered: str
    each: Tuple[Word, ...]
    starts: Mapping[str, List[int]]


@lru_cache(maxsize=4)  # rule after rule asks for those of one line
def words(text: str) -> Words:
    lowered = _lowered(text)
    each = tuple([match.span() + (match.group(),) for match in _WORD.finditer(lowered)])
    starts: Dict[str, List[int]] = {}
    for start, _, word in each:
        starts.setdefault(word, []).append(start)
    return Words(lowered, each, starts)


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


def find(words: Words, phrases: Index) -> Iterator[Tuple[int, int, str]]:
    """Where a phrase of the index stands as whole words: (start, end, the phrase). Of two that overlap, the first and longest."""
    known = words.starts.keys() & phrases.keys()
    lowered, after = words.lowered, 0
    for start, first in sorted([(start, word) for word in known for start in words.starts[word]]):
        for phrase in phrases[first]:
            end = start + len(phrase)
            if start >= after and lowered.startswith(phrase, start) and not lowered[end : end + 1].isalpha():
                yield start, end, phrase
                after = end
                break
