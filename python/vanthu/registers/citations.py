"""The register of documents that are often cited: what they are, and what has taken their place.

Beside the one that ships lie those an office has and what the user recorded (`have`). All of them are indexes (index.py), asked one
after the other; the shipped one comes first.

Two of them may know one document. The day, issuer and subject of a shipped entry that was verified stand, and so does what it says of
its end: a slip in somebody's list must not turn a right citation into a wrong one. What such an entry leaves open (what replaced
it, when) is taken from the others, for they may be newer than the program. A shipped entry that was not verified makes way for theirs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from ..compiled import read_bytes
from ..vietnamese.symbols import parse
from ..vietnamese.text import fold
from .entry import HAND, VERIFIED, Entry, key
from .index import Index

__all__ = ["Entry", "edition", "every", "find", "find_law", "have", "key", "law_names", "numbered", "registers", "same", "shipped"]

_SURE = (VERIFIED, HAND)
_LOCAL = ("UBND", "HĐND", "UB")  # each province, each commune numbers its own

_beside: Tuple[Index, ...] = ()


def have(indexes: Sequence[Index]) -> None:
    """These are the registers beside the shipped one, from now on; the office's before the user's."""
    global _beside
    _beside = tuple(indexes)


def registers() -> Tuple[Index, ...]:
    return (_shipped(), *_beside)


def edition() -> object:
    """What is kept of an answer holds as long as this is the same object."""
    return _beside


def find(number: str) -> Optional[Entry]:
    """The document of this number and symbol, however its letters and blanks are written; of several the one that ships, or the newest."""
    found = numbered(number)
    return found[0] if found else None


def shipped(number: str) -> Optional[Entry]:
    """As the register that ships knows it."""
    return _by_number().get(key(number))


def numbered(number: str) -> Tuple[Entry, ...]:
    """All documents of this number and symbol: without a year in it, it comes again each year, and in each province."""
    known = shipped(number)
    others = [entry for index in _beside for entry in index.numbered(number)]
    found = [known] if known else []
    for entry in others:
        at = next((at for at, one in enumerate(found) if same(one, entry)), None)
        if at is None:
            found.append(entry)
        else:
            found[at] = _joined(found[at], entry)
    first = 1 if known else 0
    return tuple(found[:first] + sorted(found[first:], key=_age))


def same(one: Entry, other: Entry) -> bool:
    """Two entries of one number speak of one document: the number is the only one, or issuer and year are the same."""
    symbol = parse(one.number)
    if symbol is not None and symbol.year and symbol.issuer not in _LOCAL:
        return True
    first, second = fold(one.issuer), fold(other.issuer)
    return one.date.year == other.date.year and (first in second or second in first)


def find_law(name: str) -> Tuple[Entry, ...]:
    """The laws of one name, the newest first."""
    return law_names().get(fold(name), ())


def every() -> Tuple[Entry, ...]:
    """All there is. Of a large register this takes long."""
    return (*_by_number().values(), *[entry for index in _beside for entry in index.every()])


def law_names() -> Mapping[str, Tuple[Entry, ...]]:
    """Folded name → the laws that bear it."""
    return _by_name(_beside)


def _joined(known: Entry, other: Entry) -> Entry:
    """What two registers know of one document."""
    first, second = (known, other) if known.known in _SURE else (other, known)
    return first._replace(
        replaced_by=first.replaced_by or second.replaced_by,
        since=first.since or second.since,
        in_force_from=first.in_force_from or second.in_force_from,
        in_force_to=first.in_force_to or second.in_force_to,
        amended_by=tuple(dict.fromkeys(first.amended_by + second.amended_by)),
    )


def _age(entry: Entry) -> int:
    return -entry.date.toordinal()


@lru_cache(maxsize=None)
def _shipped() -> Index:
    return Index(read_bytes("register-citations.index"))


@lru_cache(maxsize=None)
def _by_number() -> Mapping[str, Entry]:
    """Of the shipped register: it is small, and asked for every citation of a text."""
    return {key(entry.number): entry for entry in _shipped().every()}


@lru_cache(maxsize=2)
def _by_name(beside: Tuple[Index, ...]) -> Mapping[str, Tuple[Entry, ...]]:
    named: Dict[str, List[Entry]] = {}
    for index in (_shipped(), *beside):
        for entry in index.laws():
            known = named.setdefault(fold(entry.subject), [])
            if all(key(each.number) != key(entry.number) for each in known):
                known.append(entry)
    return {name: tuple(sorted(entries, key=_age)) for name, entries in named.items()}
