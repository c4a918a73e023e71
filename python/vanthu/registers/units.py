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
def _communes() -> FrozenSet[str]:
    return frozenset(name.lower() for _, name, _ in read("register-communes"))


@lru_cache(maxsize=None)
def _former_communes() -> Mapping[str, List[Tuple[str, str]]]:
    former: Dict[str, List[Tuple[str, str]]] = {}
    for name, now, province in read("register-former_communes"):
        former.setdefault(name.lower(), []).append((now, province))
    return former
