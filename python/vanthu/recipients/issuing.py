"""Issuing: what kind of body writes a document and at which level, from its header or from the facts of the office."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Optional, Tuple

from ..anatomy.model import Act, Anatomy
from ..compiled import read
from ..offices import Office
from ..registers import units
from ..vietnamese.text import fold

_UNIT = re.compile(r"\b(?:(?P<commune>xa|phuong|dac khu|thi tran)|(?P<province>tinh|thanh pho|tp))\b\.? +(?P<name>[^\W\d_].*|\d+)?")
_PARTY = re.compile(r"\b(?:(?P<tinh>tinh uy)|(?P<thanh>thanh uy))\b")
_NOUNS = {
    "xa": "xã",
    "phuong": "phường",
    "dac khu": "đặc khu",
    "thi tran": "thị trấn",
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "tp": "thành phố",
}


class Issuer(NamedTuple):
    kind: str = ""  # a key of data/recipients.toml, [issuers]; "" another
    level: str = ""  # central | province | commune; "" not known
    unit: str = ""  # tỉnh, thành phố, xã, phường, đặc khu
    name: str = ""  # folded: "uy ban nhan dan tinh quang ngai"
    province: str = ""  # folded proper name, where it is told

    @property
    def party(self) -> str:
        """The Party's committee of its level."""
        if self.level == "province":
            return "Thành ủy" if self.unit == "thành phố" else "Tỉnh ủy"
        return "Đảng ủy" if self.level == "commune" else ""

    @property
    def communes(self) -> str:
        """The communes of its province: with đặc khu where it has any, or where that is not known."""
        return "các xã, phường, đặc khu" if not self.province or self.province in _with_islands() else "các xã, phường"


def issuer_of(anatomy: Anatomy, office: Optional[Office] = None) -> Issuer:
    """What the page says; what it leaves open the office's facts say."""
    return _read(*_lines(anatomy.main, office))


def _lines(act: Act, office: Optional[Office]) -> Tuple[str, str]:
    issuer, parent = [act.parts[name].text if name in act.parts else "" for name in ("issuer", "parent")]
    if not any(map(str.isalpha, issuer)) and office is not None:
        issuer, parent = "\n".join(office.issuer) or office.name, "\n".join(office.parent)
    return " ".join(fold(issuer).split()), " ".join(fold(parent).split())


@lru_cache(maxsize=64)
def _read(issuer: str, parent: str) -> Issuer:
    kind = next((name for name, pattern in _kinds() if pattern.match(issuer)), "")
    if kind in ("government", "cabinet", "ministry") or (not kind and parent.startswith("bo ")):
        return Issuer(kind, "central", "", issuer)
    level, unit, name = "", "", ""
    for text in (issuer, parent):
        found, party = _UNIT.search(text), _PARTY.search(text)
        if party:
            city = bool(party.group("thanh"))
            level, unit, name = "province", "thành phố" if city else "tỉnh", text[party.end() :].strip()
        elif found:
            noun = found.group("commune") or found.group("province")
            level, unit, name = "commune" if found.group("commune") else "province", _NOUNS[noun], (found.group("name") or "").strip()
        if level:
            break
    above = _UNIT.search(parent)
    province = name if level == "province" else (above.group("name") or "") if above and above.group("province") else ""
    return Issuer(kind, level, unit, issuer, province)


@lru_cache(maxsize=None)
def _kinds() -> Tuple[Tuple[str, "re.Pattern[str]"], ...]:
    return tuple([(name, re.compile(pattern)) for name, pattern in read("recipients")["issuers"].items()])


@lru_cache(maxsize=None)
def _with_islands() -> "frozenset[str]":
    """The provinces that have a đặc khu."""
    provinces = {code for _, name, code in read("register-communes") if name.startswith("đặc khu ")}
    return frozenset(fold(units.provinces()[code]).split(" ", 1)[1].replace("pho ", "") for code in provinces)
