"""Doubts: what in an office's facts a person may want to look at again. Nothing here forbids: law has exceptions, offices have customs."""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, Set, Tuple

from .offices import House, Office, Person
from .rulebook import load
from .strings import say
from .vietnamese.text import fold

_SLACK = 0.05  # mm
_LOST = re.compile(r"\w\?|\?\w|\ufffd")  # "S? Y t?": what a program leaves of letters that its code page lacks

Doubt = Tuple[str, Dict[str, object]]  # what is said, what is filled in


def doubts(office: Office, language: str = "vi") -> Tuple[str, ...]:
    return tuple([say(key, language, **blanks) for key, blanks in doubted(office)])


def doubted(office: Office) -> Iterator[Doubt]:
    """In the order of the fields."""
    people = [words for person in office.signers for words in (person.name, *person.office)]
    for line in (office.name, *office.parent, *office.issuer, office.place, office.superior, office.head, *people):
        if _LOST.search(line):
            yield "offices.doubt.letters", {"words": line}
    yield from _of_head(office)
    yield from _of_people(office)
    yield from _of_house(office)


def _of_head(office: Office) -> Iterator[Doubt]:
    for line in (*office.parent, *office.issuer):
        if line != line.upper():
            yield "offices.doubt.capitals", {"words": line}
    if not office.issuer:
        yield "offices.doubt.issuer", {}
    if not office.symbol:
        yield "offices.doubt.symbol", {}
    if not office.place:
        yield "offices.doubt.place", {}
    for symbol in (office.symbol, *[unit.symbol for unit in office.units]):
        if " " in symbol or symbol == symbol.lower() != symbol.upper():
            yield "offices.doubt.symbol.form", {"words": symbol}
    for unit in office.units:
        if not unit.symbol:
            yield "offices.doubt.unit", {"words": unit.name}


def _of_people(office: Office) -> Iterator[Doubt]:
    rules = load(office.regime).rules
    titles = {fold(title).replace(".", "") for title in rules["signature.name"]["titles"]}
    forms = [form for table in rules["signature.prefix"]["forms"] for form in table.values()]
    for person in office.signers:
        title = _title(person.name, titles)
        if title:
            yield "offices.doubt.title", {"title": title, "words": person.name}
        if person.name.isupper() and " " in person.name:
            yield "offices.doubt.name", {"words": person.name}
        for line in (*person.authority, *person.office):
            if line != line.upper():
                yield "offices.doubt.capitals", {"words": line}
        yield from _of_prefix(person, forms)


def _title(name: str, titles: Set[str]) -> str:
    """What stands before the name that is not of it: "TS.", "Tiến sĩ"."""
    words = name.split()
    for length in (3, 2, 1):
        if length < len(words) and fold(" ".join(words[:length])).replace(".", "") in titles:
            return " ".join(words[:length])
    return words[0] if len(words) > 1 and words[0].endswith(".") else ""


def _of_prefix(person: Person, forms: List[str]) -> Iterator[Doubt]:
    """TM. of the State is T/M of the Party."""
    for line in person.authority:
        first = line.split(" ")[0]
        right = [form for form in forms if _bare(form) == _bare(first)]
        if right and first not in right:
            yield "offices.doubt.prefix", {"words": first, "right": right[0]}


def _bare(prefix: str) -> str:
    return re.sub(r"[./]", "", prefix)


def ranges(regime: str) -> Dict[str, Tuple[float, float]]:
    """Within what the house may choose, by the fields of `House`."""
    rules = load(regime).rules
    margins = rules["page.margins"].values
    found = {edge: (margins[edge][0], margins[edge][1]) for edge in ("top", "bottom", "left", "right")}
    for field in ("size", "indent"):
        values = rules["body." + field].values[field]
        found[field] = (values[0], values[-1])
    return found


def _of_house(office: Office) -> Iterator[Doubt]:
    allowed = ranges(office.regime)
    for field in House._fields:
        value, (low, high) = getattr(office.house, field), allowed[field]
        if value and not low - _SLACK <= value <= high + _SLACK:
            yield f"offices.doubt.{field}", {"value": _number(value), "low": _number(low), "high": _number(high)}


def _number(value: float) -> str:
    return ("%g" % value).replace(".", ",")
