"""Numbers and symbols of documents: `15/QĐ-UBND`, `87/2025/QĐ-UBND`, `72/2025/QH15`, `15-KH/TU`, `15/UBND-VX`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import FrozenSet, List, Mapping, NamedTuple, Optional

from ..compiled import read
from .blanks import is_blank


class Symbol(NamedTuple):
    """What a number and symbol say. `18/KH-MTTQ-BTT`: number 18, type KH, issuer MTTQ, unit BTT."""

    text: str  # as written, without blanks around it
    number: str  # "15", "15a"; "" left open
    year: int  # of a legal text; 0 none
    type: str  # the type's abbreviation; "" of a công văn and of laws
    issuer: str  # "UBND", "TTg", "QH15"
    unit: str  # the drafting unit or field: "VX", "BTT", "VP"
    form: str  # state | legal | party; "" malformed


# Groups of a symbol: capitals first; "TTg", "CTr", "QyĐ" hold small letters, "QH15", "TĐ10b" digits, "SKH&ĐT" an ampersand.
_LETTER = "A-ZĐƯƠÂĂÊÔÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_GROUP = r"[%s](?:[&.,]?[%sa-zđ\d]){0,30}" % (_LETTER, _LETTER)
_GROUPS = r"(?P<groups>%s(?:-%s){0,6})" % (_GROUP, _GROUP)
_NUMBER = r"(?P<number>\d{1,7}[a-zđA-HĐ]?)"
_STATE = re.compile(r"%s/(?:(?P<year>(?:19|20)\d\d)/)?%s" % (_NUMBER, _GROUPS))
_PARTY = re.compile(r"%s-(?P<type>%s)/%s(?:/[a-zđ]{2,3})?" % (_NUMBER, _GROUP, _GROUPS))
_OPEN_STATE = re.compile(r"/(?:(?P<year>(?:19|20)\d\d)/)?%s" % _GROUPS)
_OPEN_PARTY = re.compile(r"-(?P<type>%s)/%s" % (_GROUP, _GROUPS))
_LAW_GROUP = re.compile(r"(?:UBTV)?QH\d{1,2}")
_BREAK = re.compile(r"[\s/\-–—]+")
_PARTS = re.compile(r"(?P<number>\d{1,7}[a-zđ]?)?(?P<rest>[\s/\-–—].*)?", re.DOTALL)

# Which form a regime's own documents use.
FAMILIES: Mapping[str, str] = {
    "state": "state",
    "front": "state",
    "union": "state",
    "women": "state",
    "party-2018": "party",
    "party-2026": "party",
    "farmers": "party",
    "youth": "party",
}

# Cyrillic and Greek letters that look like Latin ones, left by scanners.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅΑΒΕΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSABEHIKMNOPTYX")


# Types typed without their stroke: no body has such an abbreviation.
_UNMARKED: Mapping[str, str] = {"ND": "NĐ", "QD": "QĐ"}


@lru_cache(maxsize=None)
def abbreviations() -> FrozenSet[str]:
    """Every abbreviation of a type, of all regimes."""
    return frozenset(short for table in read("types").values() for short in table.values() if short)


@lru_cache(maxsize=512)
def parse(text: str) -> Optional[Symbol]:
    """The number and symbol as parts; a malformed one as far as it can be read; None where it is none at all."""
    text = text.strip()
    whole = _STATE.fullmatch(text) or _PARTY.fullmatch(text) or _open(text)
    if whole is None:
        return _broken(text)
    named = whole.groupdict()
    groups = str(named["groups"]).split("-")
    number = named.get("number") or ""
    if named.get("type"):
        return Symbol(text, number, 0, str(named["type"]), groups[0], "-".join(groups[1:]), "party")
    year = int(named.get("year") or 0)
    if year and _LAW_GROUP.fullmatch(groups[0]):
        return Symbol(text, number, year, "", groups[0], "", "legal")
    if groups[0] in _UNMARKED:
        return _broken(text)
    kind = groups.pop(0) if groups[0] in abbreviations() else ""
    form = "legal" if year else "state"
    return Symbol(text, number, year, kind, groups[0] if groups else "", "-".join(groups[1:]), form)


def _open(text: str) -> "Optional[re.Match[str]]":
    """A draft's symbol, whose number is a blank: `…/QĐ-UBND`, `    -KH/TU`, `<so>/KH-UBND`."""
    for mark in "/-":
        blank, found, rest = text.partition(mark)
        if found and is_blank(blank):
            match = (_OPEN_STATE if mark == "/" else _OPEN_PARTY).fullmatch(mark + rest.strip())
            if match:
                return match
    return None


def _broken(text: str) -> Optional[Symbol]:
    """What can be read of a malformed symbol. It needs a number, or a type known by its abbreviation."""
    if len(text) > 80:
        return None
    match = _PARTS.fullmatch(text)
    if match is None or not match.group("rest"):
        return None
    groups = [_letters(group) for group in _BREAK.split(match.group("rest")) if group]
    year = int(groups.pop(0)) if groups and re.fullmatch(r"(?:19|20)\d\d", groups[0]) else 0
    if groups and groups[0] in abbreviations():
        groups = [group.upper() if group.islower() else group for group in groups]
    if not groups or not all(re.fullmatch(_GROUP, group) for group in groups):
        return None
    kind = groups.pop(0) if groups[0] in abbreviations() else ""
    return Symbol(text, match.group("number") or "", year, kind, groups[0] if groups else "", "-".join(groups[1:]), "")


def _letters(group: str) -> str:
    """A group with Latin letters, and a type's abbreviation with its own capitals ("qđ", "TTR" → "QĐ", "TTr")."""
    group = group.translate(_LOOKALIKES)
    return _UNMARKED.get(group) or _spellings().get(group.upper(), group)


@lru_cache(maxsize=None)
def _spellings() -> Mapping[str, str]:
    spellings = {short.upper(): short for short in abbreviations()}
    spellings["TTG"] = "TTg"
    return spellings


def mend(text: str, family: str) -> str:
    """The symbol in the family's form: `05 KH/BCĐ` → `05/KH-BCĐ` of the State, `05-KH/BCĐ` of the Party; "" where it cannot be told."""
    symbol = parse(text)
    if symbol is None:
        return ""
    groups: List[str] = [group for group in (symbol.type, symbol.issuer, symbol.unit) if group]
    if family != "party":
        year = "/%d" % symbol.year if symbol.year else ""
        return "%s%s/%s" % (symbol.number, year, "-".join(groups))
    if not symbol.type or not symbol.issuer:
        return ""
    return "%s-%s/%s" % (symbol.number, groups[0], "-".join(groups[1:]))
