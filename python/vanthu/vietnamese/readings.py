"""A word read twice: as Unicode, and as an old encoding. Which of the two is Vietnamese tells what it is, whatever its font says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import FrozenSet, NamedTuple, Sequence, Tuple

from . import legacy
from .syllables import is_syllable
from .unicode import compose

OLD, NEW, EITHER, SAME, SHORT, NEITHER = "old", "new", "either", "same", "short", "neither"
_SURE_WORDS = 3  # so many different words that only one reading explains are no accident
_FEW = 10  # for each word that nothing explains there are so many that the encoding does

_SIGNS = "".join(sorted(code for code in legacy.codes(legacy.TCVN3) if not code.isalnum()))
_WORD = {
    legacy.TCVN3: re.compile("(?:[^\\W_0-9]|[\u0300-\u036f%s])+" % re.escape(_SIGNS)),
    legacy.VNI: re.compile("(?:[^\\W_0-9]|[\u0300-\u036f])+(?:[%s]+(?:[^\\W_0-9]|[\u0300-\u036f])+)*" % re.escape(_SIGNS)),
}
_LATIN = re.compile("[A-Za-z]")


class Word(NamedTuple):
    """A word with more than plain letters. `fits`: each of its letters is one of the encoding."""

    start: int
    end: int
    reads: str  # OLD | NEW | EITHER | SAME (ký) | SHORT (an abbreviation: H§ND) | NEITHER
    fits: bool


class Tally(NamedTuple):
    """How many words of a text read which way."""

    old: int = 0
    new: int = 0
    either: int = 0
    same: int = 0
    short: int = 0
    neither: int = 0


@lru_cache(maxsize=2048)
def words(text: str, encoding: str) -> Tuple[Word, ...]:
    if text.isascii():
        return ()
    found = [(match.start(), match.end()) for match in _WORD[encoding].finditer(text) if not match.group().isascii()]
    return tuple([Word(start, end, *_read(text[start:end], encoding)) for start, end in found])


def tally(read: Sequence[Word]) -> Tally:
    ways = [word.reads for word in read]
    return Tally(*[ways.count(way) for way in (OLD, NEW, EITHER, SAME, SHORT, NEITHER)])


def is_sure(text: str, encoding: str, sure_words: int = _SURE_WORDS) -> bool:
    """The text is in this encoding, though no font says so: it says many things that only the encoding explains, and nothing against it."""
    every = words(text, encoding)
    if any(word.reads == NEW for word in every):
        return False
    read = [word for word in every if _LATIN.search(text, word.start, word.end)]
    neither = _different(text, read, NEITHER)
    old = _different(text, read, OLD)
    return len(old) >= sure_words and len(neither) * _FEW <= len(old)


def is_likely(text: str, encoding: str) -> bool:
    """Nothing speaks against it: enough in a document whose words are all in this encoding."""
    told = tally(words(text, encoding))
    return not told.new and told.neither * _FEW <= told.old + told.either + told.short


def is_suspect(text: str, encoding: str) -> bool:
    """It may be in this encoding; too little speaks for it, or something against it."""
    read = words(text, encoding)
    told = tally(read)
    least = _SURE_WORDS if told.new else 1
    old = _different(text, [word for word in read if _LATIN.search(text, word.start, word.end)], OLD)
    return len(old) >= least and len(old) >= told.neither


def is_lost(text: str, word: Word) -> bool:
    """In a text that surely is in the encoding: this word is too. A sign alone may be a sign."""
    is_word = text[word.start : word.end].isalpha() or _LATIN.search(text, word.start, word.end) is not None
    return is_word and word.reads in (OLD, EITHER, SAME, SHORT)


def _different(text: str, read: Sequence[Word], way: str) -> FrozenSet[str]:
    return frozenset(text[word.start : word.end].lower() for word in read if word.reads == way)


@lru_cache(maxsize=8192)
def _read(word: str, encoding: str) -> Tuple[str, bool]:
    """Which reading makes a syllable of it; a letter that only Unicode has settles it."""
    if legacy.is_unicode(word):
        return NEW, False
    fits = _fits(word, encoding)
    decoded = legacy.decode(word, encoding)
    if fits and decoded == word:
        return SAME, True
    old = fits and is_syllable(decoded)
    new = len(word) > 1 and is_syllable(compose(word))  # a letter alone may be anything
    if old or new:
        return (EITHER if old and new else OLD if old else NEW), fits
    signs = not word.isalpha() or encoding == legacy.VNI
    is_short = fits and signs and _LATIN.search(word) is not None and decoded.isupper()
    return (SHORT if is_short else NEITHER), fits


def _fits(word: str, encoding: str) -> bool:
    if encoding == legacy.TCVN3:
        table = legacy.codes(encoding)
        return all(letter.isascii() or letter in table for letter in word)
    rest = list(word)
    for start, end, _ in legacy.changes(word, encoding):
        rest[start:end] = [""] * (end - start)
    return "".join(rest).isascii()
