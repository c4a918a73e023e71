"""Typed: what people write a line each in the window of the offices: units, signers, recipients; and how that is shown to them.

Văn phòng = VP
TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH | PHÓ CHỦ TỊCH | Nguyễn Văn An
"""

from __future__ import annotations

from typing import Sequence, Tuple

from .offices import Person, Unit

_BETWEEN, _LINE, _IS = "|", " / ", "="


def lines(text: str) -> Tuple[str, ...]:
    """The lines that say something."""
    found = [" ".join(line.split()) for line in text.splitlines()]
    return tuple([line for line in found if line])


def units(text: str) -> Tuple[Unit, ...]:
    return tuple([_unit(line) for line in lines(text)])


def _unit(line: str) -> Unit:
    name, is_, symbol = line.rpartition(_IS)
    return Unit(name.strip(), symbol.strip()) if is_ else Unit(line)


def shown_units(units: Sequence[Unit]) -> str:
    return "\n".join(["%s %s %s" % (unit.name, _IS, unit.symbol) if unit.symbol else unit.name for unit in units])


def people(text: str) -> Tuple[Person, ...]:
    return tuple([_person(line) for line in lines(text)])


def _person(line: str) -> Person:
    """The name is last, the office before it, the rest says on whose behalf; a line of one thing is an office where it is in capitals."""
    parts = [part.strip() for part in line.split(_BETWEEN)]
    if len(parts) == 1:
        parts = [line, ""] if line.isupper() else ["", line]
    authority = tuple([each for part in parts[:-2] for each in _parted(part)])
    return Person(parts[-1], authority, _parted(parts[-2]))


def _parted(part: str) -> Tuple[str, ...]:
    """T/M keeps its stroke: only one between blanks parts."""
    found = [each.strip() for each in part.split(_LINE)]
    return tuple([each for each in found if each])


def shown_people(people: Sequence[Person]) -> str:
    return "\n".join([_shown(person) for person in people])


def _shown(person: Person) -> str:
    parts = [_LINE.join(person.office), person.name]
    if person.authority:
        parts.insert(0, _LINE.join(person.authority))
    return (" %s " % _BETWEEN).join(parts).strip()


def recipients(text: str) -> Tuple[str, ...]:
    """Without the dash and the mark that the list of a document adds."""
    found = [line.lstrip("-–•+ ").rstrip(" ;,.") for line in lines(text)]
    return tuple([line for line in found if line])
