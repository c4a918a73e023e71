"""Administrative units: the 34 provinces and their communes since 1/7/2025, what became of those before, and looking them up."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Tuple

from ..compiled import read
from ..vietnamese import tones
from ..vietnamese.text import fold
from ..vietnamese.unicode import compose

# NQ 202/2025/QH15 and 203/2025/QH15: two levels, new provinces and communes.
MERGED = datetime.date(2025, 7, 1)

# NĐ 30, Phụ lục II, III.1.c: the common noun of these two is a capital.
_CAPITALS = {"thành phố Hà Nội": "Thủ đô Hà Nội", "thành phố Hồ Chí Minh": "Thành phố Hồ Chí Minh"}


class Unit(NamedTuple):
    """A unit of today, as a sentence names it; of a province `province` is ""."""

    name: str
    province: str = ""

    @property
    def full(self) -> str:
        return "%s, %s" % (self.name, self.province) if self.province else self.name


class Former(NamedTuple):
    """A unit that is no more: what it belongs to now, and since when."""

    name: str
    now: Tuple[str, ...]
    since: datetime.date


@lru_cache(maxsize=None)
def provinces() -> Mapping[str, str]:
    """Code → name: "68" → "tỉnh Lâm Đồng"."""
    return dict(read("register-provinces"))


@lru_cache(maxsize=None)
def province_names() -> Mapping[str, str]:
    """Proper name in small letters → full name: "lâm đồng" → "tỉnh Lâm Đồng"."""
    return {_proper(name).lower(): name for name in provinces().values()}


def official(name: str) -> str:
    """A province's name as it stands in a sentence: "Thành phố Hồ Chí Minh", "tỉnh Lâm Đồng"."""
    return _CAPITALS.get(name, name)


def former_province(name: str, when: datetime.date) -> Optional[Former]:
    """What became of "Bình Thuận" or "tỉnh Bình Thuận", if it had ended on that day. "Đồng Nai" ended as a tỉnh."""
    key = _key(name if name.lower().startswith("tỉnh ") else "tỉnh " + name)
    found = _former_provinces().get(key)
    if found is None or when < found[1]:
        return None
    now, since = found
    later = former_province(now, when) if now.startswith("tỉnh ") else None
    return Former("tỉnh " + _proper(name), later.now if later else (official(now),), since)


def former_commune(name: str, when: datetime.date) -> Optional[Former]:
    """What became of "thị trấn Đu" or "xã Động Đạt" (with its type). None where a commune of that name and type still is."""
    key = _key(name)
    if when < MERGED or key in _communes():
        return None
    rows = _former_communes().get(key)
    if rows is None:
        return None
    now: List[str] = []
    for commune, province in rows:
        full = "%s, %s" % (commune, official(provinces()[province]))
        if full not in now:
            now.append(full)
    return Former(name, tuple(now), MERGED)


def is_commune(name: str) -> bool:
    """ "xã Tân Lập": a commune of that name and type is there today."""
    return _key(name) in _communes()


def provinces_of(commune: str) -> Tuple[str, ...]:
    """The provinces that have a commune of that name and type today: of "xã Tân Lập" several."""
    key = _key(commune)
    return tuple([provinces()[province] for _, name, province in read("register-communes") if _key(name) == key])


def search(words: str, most: int = 8) -> Tuple[Unit, ...]:
    """Units of today by fragments of their names, with or without marks, in any order: "suoi mo", "tan lap lam dong".

    First those whose own name the words are, then those they are part of, before those that only lie in a province so called.
    """
    wanted = fold(" ".join(words.replace(",", " ").split())).split()
    whole = " " + " ".join(wanted) + " "
    found = []
    for order, (name, everything, unit) in enumerate(_searched()):
        if wanted and all(" " + word in everything for word in wanted):
            here = sum(" " + word in name for word in wanted)
            found.append((not name.endswith(whole), -here, order, unit))
    return tuple([unit for _, _, _, unit in sorted(found)[:most]])


def former_of(commune: str, province: str = "") -> Tuple[str, ...]:
    """The communes of before 1/7/2025 that "xã Phú Lương" came from; `province` tells which, where several are called so.

    One of which it has a part only is among them; one that was left as it was came from itself.
    """
    wanted, found = _key(commune), []
    for _, name, code in read("register-communes"):
        if name.lower() == wanted and (not province or _key(official(provinces()[code])) == _key(official(province))):
            found += _came_from().get((wanted, code), [name])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=None)
def unit_names() -> FrozenSet[str]:
    """Proper names of all units, present and former, in small letters, old style of tone marks."""
    names = [*_communes(), *_former_communes(), *_former_provinces(), *[name.lower() for name in provinces().values()]]
    return frozenset(_bare(name) for name in names)


def _bare(name: str) -> str:
    for noun in ("tỉnh ", "thành phố ", "thị trấn ", "đặc khu ", "phường ", "xã "):
        if name.startswith(noun):
            return name[len(noun) :]
    return name


def _key(name: str) -> str:
    return tones.convert(" ".join(compose(name).split()), tones.OLD).lower()


def _proper(name: str) -> str:
    """The name without its common noun."""
    for noun in ("tỉnh ", "thành phố "):
        if name.lower().startswith(noun):
            return name[len(noun) :]
    return name


@lru_cache(maxsize=None)
def _searched() -> Tuple[Tuple[str, str, Unit], ...]:
    """Each unit's folded name, the same with its province's, and the unit; provinces first."""
    units = [Unit(official(name)) for name in provinces().values()]
    units += [Unit(name, official(provinces()[province])) for _, name, province in read("register-communes")]
    return tuple([(" %s " % fold(unit.name), " %s " % fold(unit.full.replace(",", "")), unit) for unit in units])


@lru_cache(maxsize=None)
def _came_from() -> Mapping[Tuple[str, str], List[str]]:
    came: Dict[Tuple[str, str], List[str]] = {}
    for name, now, province in read("register-former_communes") + read("register-kept_communes"):
        came.setdefault((now.lower(), province), []).append(name)
    return came


@lru_cache(maxsize=None)
def _former_provinces() -> Mapping[str, Tuple[str, datetime.date]]:
    rows = read("register-former_provinces")
    return {_key(name): (now, datetime.datetime.strptime(since, "%Y-%m-%d").date()) for name, now, since in rows}


@lru_cache(maxsize=None)
def _communes() -> FrozenSet[str]:
    return frozenset(name.lower() for _, name, _ in read("register-communes"))


@lru_cache(maxsize=None)
def _former_communes() -> Mapping[str, List[Tuple[str, str]]]:
    former: Dict[str, List[Tuple[str, str]]] = {}
    for name, now, province in read("register-former_communes"):
        former.setdefault(name.lower(), []).append((now, province))
    return former
