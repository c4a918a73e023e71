"""Offices: what a desk writes for (hồ sơ cơ quan): who issues, who signs, which units draft, who usually gets a copy.

A desk may write for several: a commune's People's Committee, its Party committee and its front share one secretary. They
are kept as readable JSON; what is wrong in it is told, and never lost.
"""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .rulebook import REGIMES
from .strings import say
from .vietnamese.text import fold
from .vietnamese.unicode import compose

MOST = 1_000_000  # characters of the file
MOST_BYTES = 4 * MOST
LONGEST = 300  # characters of one value
MANY = 500  # items of one list
WIDEST = 100  # points or mm of a choice of the house
SHORT = 60  # characters of an id


class Unit(NamedTuple):
    """A unit that drafts, and what it is called in a number: Văn phòng, VP."""

    name: str = ""
    symbol: str = ""


class Person(NamedTuple):
    """Who signs: on whose behalf, as what, the name."""

    name: str = ""
    authority: Tuple[str, ...] = ()  # TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH
    office: Tuple[str, ...] = ()  # PHÓ CHỦ TỊCH


class House(NamedTuple):
    """What the office chooses where its regime leaves a range; 0: as usual."""

    size: float = 0  # of the body's letters, in points
    indent: float = 0  # of a paragraph's first line, in mm; so are the margins
    top: float = 0
    bottom: float = 0
    left: float = 0
    right: float = 0


AS_USUAL = House()


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
    house: House = House()


class OfficesError(ValueError):
    """Why a file of offices is refused: a sentence for people, and the line it speaks of."""

    def __init__(self, key: str, line: int = 0, **blanks: object) -> None:
        self.key, self.line, self.blanks = key, line, blanks
        super().__init__(self.said())

    def said(self, language: str = "vi") -> str:
        text = say(self.key, language, **self.blanks)
        return say("written.line", language, line=self.line, text=text) if self.line else text


def parse(text: str) -> Tuple[Office, ...]:
    """The offices of a file."""
    if len(text) > MOST:
        raise OfficesError("offices.large")
    text = compose(text.lstrip("\ufeff"))
    try:
        data = json.loads(text)
    except ValueError as error:
        raise OfficesError("offices.json", number=getattr(error, "lineno", 1)) from error
    except RecursionError as error:
        raise OfficesError("offices.json", number=1) from error
    rows = data.get("offices") if isinstance(data, dict) else None
    if not isinstance(rows, list) or len(rows) > MANY:
        raise OfficesError("offices.shape")
    number = 0
    offices: List[Office] = []
    try:
        for number, row in enumerate(rows, 1):
            offices.append(_office(row, number))
    except OfficesError as wrong:
        raise OfficesError(wrong.key, _line(text, number, str(wrong.blanks.get("name", ""))), **wrong.blanks) from wrong
    if len({office.id for office in offices}) < len(offices):
        raise OfficesError("offices.twice")
    return tuple(offices)


def parse_bytes(content: bytes) -> Tuple[Office, ...]:
    """The offices of a file as it lies on the disk."""
    try:
        return parse(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise OfficesError("offices.shape") from error


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
    data["house"] = {name: value for name, value in office.house._asdict().items() if value}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


_WORDS = ("id", "name", "regime", "symbol", "place", "superior", "head", "archive")
_LINES = ("parent", "issuer", "address", "recipients")


def _line(text: str, number: int, entry: str) -> int:
    """The line of an office's entry, or of the office; 0 where the file is too odd to tell."""
    decoder, at = json.JSONDecoder(), text.find("[", text.find('"offices"'))
    start = at
    try:
        for _ in range(number):
            start = next(place for place in range(at + 1, len(text)) if text[place] not in " \t\r\n,")
            at = decoder.raw_decode(text, start)[1] - 1
    except (StopIteration, ValueError):
        return 0
    there = text.find('"%s"' % entry, start, at) if entry else -1
    return text.count("\n", 0, max(start, there)) + 1


def _office(row: Any, number: int) -> Office:
    values = _fields(row, Office._fields, number)
    found: Dict[str, Any] = {name: _word(values, name, number) for name in _WORDS if name in values}
    found.update({name: _lines(values, name, number) for name in _LINES if name in values})
    found["units"] = tuple([_unit(each, number) for each in _rows(values, "units", number)])
    found["signers"] = tuple([_person(each, number) for each in _rows(values, "signers", number)])
    found["house"] = _house(values.get("house", {}), number)
    office = Office(**found)
    if not office.name:
        raise OfficesError("offices.nameless", number=number)
    if office.regime not in REGIMES:
        raise OfficesError("offices.regime", number=number, name="regime", word=office.regime)
    return office if office.id else office._replace(id=str(number))


def _unit(row: Any, number: int) -> Unit:
    values = _fields(row, Unit._fields, number)
    return Unit(**{name: _word(values, name, number) for name in values})


def _person(row: Any, number: int) -> Person:
    values = _fields(row, Person._fields, number)
    found: Dict[str, Any] = {name: _word(values, name, number) if name == "name" else _lines(values, name, number) for name in values}
    return Person(**found)


def _house(row: Any, number: int) -> House:
    values = _fields(row, House._fields, number)
    for name, value in values.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= WIDEST:
            raise OfficesError("offices.value", number=number, name=name)
    return House(**values)


def _fields(row: Any, known: Tuple[str, ...], number: int) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise OfficesError("offices.shape")
    strange = next((name for name in row if name not in known), None)
    if strange is not None:
        raise OfficesError("offices.strange", number=number, name=strange)
    return row


def _word(values: Mapping[str, Any], name: str, number: int) -> str:
    value = values[name]
    if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
        raise OfficesError("offices.value", number=number, name=name)
    return value.strip()


def _lines(values: Mapping[str, Any], name: str, number: int) -> Tuple[str, ...]:
    value = values[name]
    if not isinstance(value, list) or len(value) > MANY:
        raise OfficesError("offices.value", number=number, name=name)
    lines: List[str] = [_word({name: each}, name, number) for each in value]
    return tuple([line for line in lines if line])


def _rows(values: Mapping[str, Any], name: str, number: int) -> Sequence[Any]:
    rows = values.get(name, [])
    if not isinstance(rows, list) or len(rows) > MANY:
        raise OfficesError("offices.value", number=number, name=name)
    return rows


def chosen(offices: Sequence[Office], id: str) -> Optional[Office]:
    """The office of that id, or of that name; else the first."""
    known = {office.name: office for office in reversed(offices)}
    known.update({office.id: office for office in offices})
    return known[id] if id and id in known else offices[0] if offices else None


def together(brought: Sequence[Office], own: Sequence[Office], locked: bool) -> Tuple[Office, ...]:
    """All a desk writes for: first what was brought to it. Of one id the user's own counts, unless what was brought is locked."""
    mine = {} if locked else {office.id: office for office in own}
    ids = {office.id for office in brought}
    first = [mine.get(office.id, office) for office in brought]
    return (*first, *[office for office in own if office.id not in ids])


def own_of(shown: Sequence[Office], brought: Sequence[Office], before: Sequence[Office], locked: bool) -> Tuple[Office, ...]:
    """What is to be kept as the user's own: all shown that was not brought just so, and what a lock hides of what was kept before."""
    ids = {office.id for office in brought}
    hidden = [office for office in before if locked and office.id in ids]
    return (*[office for office in shown if office not in brought], *hidden)


def with_own_id(office: Office, offices: Sequence[Office]) -> Office:
    """The office under an id that none of these has."""
    taken = {each.id for each in offices}
    base = re.sub(r"[^a-z0-9]+", "-", fold(office.name)).strip("-")[:SHORT].strip("-") or "co-quan"
    ids = [base, *["%s-%d" % (base, number) for number in range(2, len(taken) + 3)]]
    return office._replace(id=next(id for id in ids if id not in taken))
