"""The register of bodies: their names as they are written, how lists shorten them, and which took the place of which."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any, Dict, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..compiled import read
from ..vietnamese import tones
from ..vietnamese.text import fold

_WORD = re.compile(r"[^\W_]+")
_SLIP = 7  # letters a name must have for one of them to be taken for a slip


class Entry(NamedTuple):
    name: str  # "Sở Tài chính"
    kind: str  # ministry | department | party | state | council | front | vertical | court | press | group
    level: str  # central | province | commune; "" a name that stands in others
    short: Tuple[str, ...] = ()  # as lists shorten it, the most usual first: "Sở TC", "STC"
    also: Tuple[str, ...] = ()  # written otherwise in published texts
    ended: Optional[datetime.date] = None  # from that day on there is surely none
    now: str = ""  # what took its place, where that is sure
    watched: bool = False  # caps.body looks after its capitals


@lru_cache(maxsize=None)
def every() -> Tuple[Entry, ...]:
    table = read("bodies")
    return (*_of_fields(table), *_of_parts(table))


def _of_fields(table: Mapping[str, Any]) -> Iterator[Entry]:
    """ "Bộ Tài chính", "Sở Tài chính": one field of work, a body at each level."""
    for head, about in table["heads"].items():
        for field in table["fields"]:
            if head in field.get("heads", table["heads"]):
                short = ["%s %s" % (head, letters) for letters in field["short"]] + [head[0] + field["short"][0]]
                yield Entry(
                    name="%s %s" % (head, field["name"]),
                    kind=about["kind"],
                    level=about["level"],
                    short=tuple(short),
                    also=tuple(["%s %s" % (head, name) for name in field.get("also", ())]),
                    ended=_day(field.get("ended", "")),
                    now="%s %s" % (head, field["now"]) if "now" in field else "",
                    watched=head in field.get("watched", table["heads"]),
                )


def _of_parts(table: Mapping[str, Any]) -> Iterator[Entry]:
    for part in table["parts"]:
        for body in part["bodies"]:
            about = {"kind": part["kind"], "level": part["level"], **body}
            yield Entry(
                about["name"],
                about["kind"],
                about["level"],
                tuple(about.get("short", ())),
                tuple(about.get("also", ())),
                _day(about.get("ended", "")),
                about.get("now", ""),
                about.get("watched", False),
            )


def _day(text: str) -> Optional[datetime.date]:
    return datetime.datetime.strptime(text, "%Y-%m-%d").date() if text else None


def field_names() -> Tuple[str, ...]:
    """The fields of work that a sở or a bộ may have, in every spelling."""
    names = [name for field in read("bodies")["fields"] for name in (field["name"], *field.get("also", ()))]
    return tuple(dict.fromkeys([tones.convert(name, style) for name in names for style in (tones.OLD, tones.NEW)]))


@lru_cache(maxsize=None)
def capitals() -> Tuple[Tuple[str, ...], FrozenSet[str]]:
    """The names whose capitals are looked after, and the other ways of writing them that are let be."""
    return tuple([entry.name for entry in every() if entry.watched]), frozenset(name for entry in every() for name in entry.also)


def find(name: str) -> Optional[Entry]:
    """The body of this name, spelling or abbreviation, with or without marks: "STC", "so tai chinh"."""
    return _by_key().get(_key(name))


def _key(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))


@lru_cache(maxsize=None)
def _by_key() -> Mapping[str, Entry]:
    """By its name first; an abbreviation that two bodies share leads to neither."""
    found: Dict[str, Entry] = {}
    for entry in every():
        for name in (entry.name, *entry.also):
            found.setdefault(_key(name), entry)
    shared: Dict[str, List[Entry]] = {}
    for entry in every():
        for name in entry.short:
            shared.setdefault(_key(name), []).append(entry)
    for key, entries in shared.items():
        if len({entry.name for entry in entries}) == 1:
            found.setdefault(key, entries[0])
    return found


@lru_cache(maxsize=512)
def nearly(name: str) -> Optional[Entry]:
    """The one body whose name this is but for its marks, its capitals or one letter: "Sở Tài chánh"."""
    key = _key(name)
    exact = _by_key().get(key)
    if exact is not None:
        return exact if _key(exact.name) == key else None
    if len(key) < _SLIP or " " not in key:
        return None
    close = [entry for length in (-1, 0, 1) for other, entry in _by_length().get(len(key) + length, ()) if _one_letter(key, other)]
    return close[0] if len(close) == 1 else None


@lru_cache(maxsize=None)
def _by_length() -> Mapping[int, Sequence[Tuple[str, Entry]]]:
    found: Dict[int, List[Tuple[str, Entry]]] = {}
    for entry in every():
        if entry.level:
            key = _key(entry.name)
            found.setdefault(len(key), []).append((key, entry))
    return found


def _one_letter(one: str, other: str) -> bool:
    """One letter more, one less, one other, or two in each other's place."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if len(one) == len(other):
        return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    return rest[1:] == other_rest or rest == other_rest[1:]


def successor(name: str, when: Optional[datetime.date]) -> Optional[Entry]:
    """What has taken the place of a body that had ended on that day; None where there is none, or nothing sure."""
    entry = find(name)
    if entry is None or when is None or entry.ended is None or when < entry.ended:
        return None
    return find(entry.now) if entry.now else None


def search(words: str, most: int = 8, level: str = "", when: Optional[datetime.date] = None) -> Tuple[Entry, ...]:
    """The best first: a name that begins so, then one that has every fragment, in any order. `level`: its own bodies come first."""
    wanted = _key(words).split()
    if not wanted:
        return ()
    ranked = []
    for at, (entry, keys) in enumerate(_searched()):
        if entry.level and (when is None or entry.ended is None or when < entry.ended):
            rank = min([_rank(wanted, key) for key in keys])
            if rank < _NONE:
                ranked.append((rank, entry.ended is not None, bool(level) and entry.level != level, at, entry))
    return tuple([each[-1] for each in sorted(ranked)[:most]])


_NONE = 9


def _rank(wanted: Sequence[str], key: str) -> int:
    if key == " ".join(wanted):
        return 0
    if key.startswith(" ".join(wanted)):
        return 1
    words = key.split()
    if all(any(word.startswith(each) for word in words) for each in wanted):
        return 2
    return 3 if "".join([word[0] for word in words]).startswith("".join(wanted)) else _NONE


@lru_cache(maxsize=None)
def _searched() -> Tuple[Tuple[Entry, Tuple[str, ...]], ...]:
    return tuple([(entry, tuple([_key(name) for name in (entry.name, *entry.short)])) for entry in every()])
