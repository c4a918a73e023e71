"""What is offered, and when a key takes it. A person who writes on must never get what she did not ask for.

At an ordinary pace of writing a pause longer than PAUSE lies between any two keys, so the list is often there when the next key
comes. It opens only where a document is really meant, and the keys it has depend on what is typed:

- Shorthand ("nđ 30", "tt 01 bnv": small letters, an abbreviation, a number) is nothing anybody leaves on a page. Tab takes the first
  line as soon as the list is there, Enter once it could be seen.
- Of words that may well stay as they are ("Nghị định 30") Tab takes only what could be seen, Enter only what was moved to. In a table,
  where Tab has its own work at each cell, it too takes only what was moved to.
- Up and Down move once the list could be seen. Whatever else is pressed goes to the document.
"""

from __future__ import annotations

from functools import lru_cache
from typing import FrozenSet, NamedTuple, Tuple

from vanthu.citing import Asked
from vanthu.compiled import read
from vanthu.registers.citations import Entry
from vanthu.vietnamese.text import fold

PAUSE = 0.15  # seconds without a change before anything is looked at: whoever types on, or has a syllable half made, is left alone
SEEN = 0.4  # seconds a list must have stood there before a key can be meant for it
MOST = 6  # lines of the list

LEAST = 2  # letters or digits of a name or a number
NAME_NOTHING = frozenset("so cua ve va voi cac nay tren do ngay thang nam nhung cho theo mot".split())  # folded words of any text


class Offer(NamedTuple):
    """What is offered at the caret."""

    asked: Asked
    text: str  # the paragraph it was found in
    entries: Tuple[Entry, ...]


class State(NamedTuple):
    """How a list stands when a key comes."""

    shorthand: bool
    seen: bool  # it could be seen
    moved: bool  # another line was chosen
    stale: bool  # something was typed since it was last looked at
    table: bool  # Tab goes to the next cell here


@lru_cache(maxsize=None)
def _abbreviations() -> FrozenSet[str]:
    """Those of all types in small letters, with their marks and without: "nđ", "nd"."""
    short = {each.lower() for table in read("types").values() for each in table.values() if each}
    return frozenset(short | {fold(each) for each in short})


@lru_cache(maxsize=None)
def _types() -> Tuple[Tuple[str, ...], ...]:
    """The names of all types, folded, as words; the longest first."""
    names = {tuple(fold(each).split()) for table in read("types").values() for each in table}
    return tuple(sorted(names, key=lambda words: (-len(words), words)))


def _telling(words: str) -> Tuple[bool, Tuple[str, ...]]:
    """Whether a type begins the words, and those of the rest that tell which document is meant."""
    folded = fold(words).split()
    length = next((len(name) for name in _types() if tuple(folded[: len(name)]) == name), 0)
    if not length and folded and folded[0].strip(".,") in _abbreviations():
        length = 1
    return length > 0, tuple(each for each in folded[length:] if each not in NAME_NOTHING)


def is_meant(asked: Asked) -> bool:
    """Whether a document is really meant: a type and something of it, a number with its year, or words after "căn cứ"."""
    typed, telling = _telling(asked.words)
    if not telling:
        return False
    if any(each[0].isdigit() and "/" in each for each in telling):
        return True
    if not typed and asked.sign != "can cu":
        return False
    return any(each[0].isdigit() for each in telling) or sum(map(len, telling)) >= LEAST


def is_shorthand(words: str) -> bool:
    """Small letters, an abbreviation (or a type without its marks) and a number: it stands for something longer."""
    if words != words.lower():
        return False
    each = words.split()
    typed, telling = _telling(words)
    short = bool(each) and (each[0] in _abbreviations() or (typed and words.isascii()))
    return short and any(word[0].isdigit() for word in telling)


def deed(key: str, state: State) -> str:
    """What a key does while the list is there: take, wait, up, down, dismiss; or, for the document, stay (beside the list) or shut (it)."""
    if key == "escape":
        return "dismiss"
    if key == "letter":
        return "stay"
    if key == "tab" and state.stale and state.shorthand:
        return "wait"  # for what is asked now
    if state.stale:
        return "shut"
    if key == "tab" and (state.shorthand or state.moved or (state.seen and not state.table)):
        return "take"
    if key == "enter" and (state.moved or (state.shorthand and state.seen)):
        return "take"
    if key in ("up", "down") and (state.seen or state.shorthand):
        return key
    return "shut"


def hint(state: State) -> str:
    """The text that tells which keys there are, as it will be once the list can be seen."""
    if state.moved or state.shorthand:
        return "complete.hint.both"
    return "complete.hint.table" if state.table else "complete.hint"


def moved(chosen: int, by: int, lines: int) -> int:
    """The line above or below; from the last to the first."""
    return (chosen + by) % lines
