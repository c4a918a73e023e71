"""Offices: what a desk writes for (hồ sơ cơ quan): who issues, who signs, which units draft, who usually gets a copy.

A desk may write for several: a commune's People's Committee, its Party committee and its front share one secretary. They
are kept as readable JSON; what is wrong in it is told, and never lost.
"""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .rulebook import REGIMES
from .strings import say
from .vietnamese.unicode import compose

MOST = 1_000_000  # characters of the file
LONGEST = 300  # characters of one value
MANY = 500  # items of one list


class Unit(NamedTuple):
    """A unit that drafts, and what it is called in a number: Văn phòng, VP."""

    name: str = ""
    symbol: str = ""


class Person(NamedTuple):
    """Who signs: on whose behalf, as what, the name."""

    name: str = ""
    authority: Tuple[str, ...] = ()  # TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH
    office: Tuple[str, ...] = ()  # PHÓ CHỦ TỊCH


class Office(NamedTuple):
    id: str = ""
    name: str = ""  # as in a sentence: Ủy ban nhân dân xã Suối Mơ
    regime: str = "state"
    parent: Tuple[str, ...] = ()  # the lines at the head of the page
    issuer: Tuple[str, ...] = ()
    symbol: str = ""  # UBND
    place: str = ""  # Suối Mơ
    superior: str = ""  # the parent as in a sentence: Ủy ban nhân dân tỉnh Quảng Ngãi
    head: str = ""  # who leads it, as in a sentence: Chủ tịch Ủy ban nhân dân xã Suối Mơ
    units: Tuple[Unit, ...] = ()
    signers: Tuple[Person, ...] = ()
    address: Tuple[str, ...] = ()
    recipients: Tuple[str, ...] = ()  # who always gets a copy, without dash and mark
    archive: str = ""  # where a copy is kept, if not where it usually is (VT): Văn phòng Đảng ủy


class OfficesError(ValueError):
    """Why a file of offices is refused, in a sentence for people."""


def parse(text: str) -> Tuple[Office, ...]:
    """The offices of a file."""
    if len(text) > MOST:
        raise OfficesError(say("offices.large"))
    try:
        data = json.loads(compose(text.lstrip("\ufeff")))
    except ValueError as error:
        raise OfficesError(say("offices.json", line=getattr(error, "lineno", 1))) from error
    except RecursionError as error:
        raise OfficesError(say("offices.json", line=1)) from error
    rows = data.get("offices") if isinstance(data, dict) else None
    if not isinstance(rows, list) or len(rows) > MANY:
        raise OfficesError(say("offices.shape"))
    offices = tuple([_office(row, number) for number, row in enumerate(rows, 1)])
    if len({office.id for office in offices}) < len(offices):
        raise OfficesError(say("offices.twice"))
    return offices


def written(offices: Sequence[Office]) -> str:
    """As a person can read and mend it."""
    rows = [{name: value for name, value in _plain(office).items() if value not in ("", [], {})} for office in offices]
    return json.dumps({"offices": rows}, ensure_ascii=False, indent=2) + "\n"


def _plain(office: Office) -> Dict[str, Any]:
    data = office._asdict()
    data["units"] = [unit._asdict() for unit in office.units]
    data["signers"] = [
        {**person._asdict(), "authority": list(person.authority), "office": list(person.office)} for person in office.signers
    ]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


_WORDS = ("id", "name", "regime", "symbol", "place", "superior", "head", "archive")
_LINES = ("parent", "issuer", "address", "recipients")


def _office(row: Any, number: int) -> Office:
    values = _fields(row, Office._fields, number)
    found: Dict[str, Any] = {name: _word(values, name, number) for name in _WORDS if name in values}
    found.update({name: _lines(values, name, number) for name in _LINES if name in values})
    found["units"] = tuple([_unit(each, number) for each in _rows(values, "units", number)])
    found["signers"] = tuple([_person(each, number) for each in _rows(values, "signers", number)])
    office = Office(**found)
    if not office.name:
        raise OfficesError(say("offices.nameless", number=number))
    if office.regime not in REGIMES:
        raise OfficesError(say("offices.regime", number=number, word=office.regime))
    return office if office.id else office._replace(id=str(number))


def _unit(row: Any, number: int) -> Unit:
    values = _fields(row, Unit._fields, number)
    return Unit(**{name: _word(values, name, number) for name in values})


def _person(row: Any, number: int) -> Person:
    values = _fields(row, Person._fields, number)
    found: Dict[str, Any] = {name: _word(values, name, number) if name == "name" else _lines(values, name, number) for name in values}
    return Person(**found)


def _fields(row: Any, known: Tuple[str, ...], number: int) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise OfficesError(say("offices.shape"))
    strange = next((name for name in row if name not in known), None)
    if strange is not None:
        raise OfficesError(say("offices.strange", number=number, name=strange))
    return row


def _word(values: Mapping[str, Any], name: str, number: int) -> str:
    value = values[name]
    if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
        raise OfficesError(say("offices.value", number=number, name=name))
    return value.strip()


def _lines(values: Mapping[str, Any], name: str, number: int) -> Tuple[str, ...]:
    value = values[name]
    if not isinstance(value, list) or len(value) > MANY:
        raise OfficesError(say("offices.value", number=number, name=name))
    lines: List[str] = [_word({name: each}, name, number) for each in value]
    return tuple([line for line in lines if line])


def _rows(values: Mapping[str, Any], name: str, number: int) -> Sequence[Any]:
    rows = values.get(name, [])
    if not isinstance(rows, list) or len(rows) > MANY:
        raise OfficesError(say("offices.value", number=number, name=name))
    return rows


def chosen(offices: Sequence[Office], id: str) -> Optional[Office]:
    """The office of that id; else the first."""
    return next((office for office in offices if office.id == id), offices[0] if offices else None)
