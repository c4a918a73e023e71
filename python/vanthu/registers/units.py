"""Administrative units: the 34 provinces and their communes since 1/7/2025, and what became of those before."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Tuple

from ..compiled import read
from ..vietnamese import tones
from ..vietnamese.unicode import compose

# NQ 202/2025/QH15 and 203/2025/QH15: two levels, new provinces and communes.
MERGED = datetime.date(2025, 7, 1)

# NĐ 30, Phụ lục II, III.1.c: the common noun of these two is a capital.
_CAPITALS = {"thành phố Hà Nội": "Thủ đô Hà Nội", "thành phố Hồ Chí Minh": "Thành phố Hồ Chí Minh"}


class Former(NamedTuple):
    """A unit that is no more: what it belongs to now, and since when."""

    name: str
    now: Tuple[str, ...]
    since: datetime.date


class Successor(NamedTuple):
    """A commune of today that took over a former one, or a part of it."""

    commune: str  # "xã Phú Lương"
    province: str  # its code
    district: str = ""  # where the former one lay; said only of those that shared their name
    rest: bool = False  # it took what others had left


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
    for row in rows:
        full = with_province(row)
        if full not in now:
            now.append(full)
    return Former(name, tuple(now), MERGED)


def successors(name: str, province: str = "", district: str = "") -> Tuple[Successor, ...]:
    """What "xã Tân Lập" of before is now: in one province (its code of today), and of one district, where these are known.

    A commune may go on under its name: then it is among them.
    """
    rows = [row for row in _former_communes().get(_key(name), ()) if not province or row.province == province]
    if district:
        own = [row for row in rows if _without_noun(row.district) == _without_noun(district)]
        rows = own or [row for row in rows if not row.district]
    found: Dict[Tuple[str, str], Successor] = {}
    for row in rows:
        found.setdefault((row.commune, row.province), row)
    return tuple(found.values())


def with_province(one: Successor) -> str:
    """ "xã Phú Lương, tỉnh Thái Nguyên"."""
    return "%s, %s" % (one.commune, official(provinces()[one.province]))


def province_code(name: str) -> str:
    """The code of the province that is "Lâm Đồng", or was "tỉnh Bình Thuận"; "" of none."""
    bare = _without_noun(name)
    if bare in _codes():
        return _codes()[bare]
    former = _former_provinces().get("tỉnh " + bare)
    return province_code(former[0]) if former is not None else ""


def is_commune(name: str, province: str = "") -> bool:
    """ "xã Tân Lập": a commune of that name and type is there today, somewhere or in this province."""
    key = _key(name)
    return key in _communes() and (not province or any(provinces()[province] == each for each in provinces_of(key)))


def provinces_of(commune: str) -> Tuple[str, ...]:
    """The provinces that have a commune of that name and type today: of "xã Tân Lập" several."""
    key = _key(commune)
    return tuple([provinces()[province] for _, name, province in read("register-communes") if _key(name) == key])


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
def _former_provinces() -> Mapping[str, Tuple[str, datetime.date]]:
    rows = read("register-former_provinces")
    return {_key(name): (now, datetime.datetime.strptime(since, "%Y-%m-%d").date()) for name, now, since in rows}


@lru_cache(maxsize=None)
def _codes() -> Mapping[str, str]:
    """Proper name in small letters → code."""
    return {_without_noun(name): code for code, name in provinces().items()}


def _without_noun(name: str) -> str:
    """The proper name in small letters: "lâm đồng" of "TP. Lâm Đồng", "8" of "Quận 8"."""
    key = _key(name)
    for noun in ("tỉnh ", "thành phố ", "thủ đô ", "tp. ", "tp ", "tp.", "huyện ", "quận ", "thị xã ", "tx. ", "tx "):
        if key.startswith(noun):
            return key[len(noun) :]
    return key


@lru_cache(maxsize=None)
def _communes() -> FrozenSet[str]:
    return frozenset(name.lower() for _, name, _ in read("register-communes"))


@lru_cache(maxsize=None)
def _former_communes() -> Mapping[str, List[Successor]]:
    former: Dict[str, List[Successor]] = {}
    for name, now, province, district, part in read("register-former_communes"):
        former.setdefault(name.lower(), []).append(Successor(now, province, district, part == "rest"))
    return former
