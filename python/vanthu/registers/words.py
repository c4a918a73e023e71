"""What a person types of a document and what an index keeps of it, cut into the same words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import List, Set, Tuple

from ..vietnamese.text import fold
from ..vietnamese.unicode import compose
from .entry import Entry

MOST_WORDS = 12  # of a question; what follows is not looked at
LONGEST = 40
INITIALS = 24  # bytes kept of each entry's initials, the last one always a dot

# Which abbreviations leave out: "Bộ Giáo dục và Đào tạo" → BGDĐT.
_SMALL = frozenset(("ve", "va", "cua", "cac"))

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(r"(?<![\w/])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?![\w/-])")
_LETTERS_DIGITS = re.compile(r"\d+|[^\W\d_]+")


@lru_cache(maxsize=256)
def cut(text: str) -> Tuple[str, ...]:
    return tuple(map(_folded, _WORD.findall(compose(text))))


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    """There are many texts, and few words."""
    return fold(word)


def question(text: str) -> List[str]:
    """The words looked for: "5/3/2020" is one, a day; all others are fragments."""
    folded = _DATE.sub(lambda day: " @%s%02d%02d " % (day[3], int(day[2]), int(day[1])), fold(compose(text)[:400]))
    words = [word[:LONGEST] for word in re.findall(r"@?[^\W_]+", folded)]
    return list(dict.fromkeys(words))[:MOST_WORDS]


def parts(word: str) -> List[str]:
    """ "30nd" → "30", "nd"."""
    return _LETTERS_DIGITS.findall(word)


def words_of(entry: Entry) -> Set[str]:
    """What an entry is found by. Marked ones: "#30" its bare number, "@20200305" its day, "^luat dat dai" the name of a law."""
    number = cut(entry.number)
    found = {word[:LONGEST] for text in (entry.type, entry.issuer, entry.subject) for word in cut(text)}
    found.update(word[:LONGEST] for word in number)
    found.update((str(entry.date.year), "@" + entry.date.strftime("%Y%m%d")))
    if number:
        found.add("#" + number[0].lstrip("0")[:LONGEST])
    if entry.has_name:
        found.add("^" + " ".join(cut(entry.subject))[:80])
    return found


def initials_of(entry: Entry) -> bytes:
    """The first letters of its subject's words, small words left out, a figure as a dot: "về công tác văn thư" → "ctvt"."""
    letters = "".join([word[0] if word[0].isalpha() else "." for word in cut(entry.subject) if word not in _SMALL])
    return letters.encode("ascii", "replace")[: INITIALS - 1].ljust(INITIALS, b".")


def could_be_initials(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isascii() and word.isalpha()


def slips(word: str) -> Tuple[str, ...]:
    """What words of at least four letters it may be after one slip: a letter wrong, missing, too many, or two swapped."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return ()
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = [left + letter + right for letter in _ALPHABET for left, right in halves]
    if len(word) > 3:
        found += [left + right[1:] for left, right in halves if right]
        found += [left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1]
        found += [left + letter + right[1:] for letter in _ALPHABET for left, right in halves if right]
    return tuple(dict.fromkeys(found))
