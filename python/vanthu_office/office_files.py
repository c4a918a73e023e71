"""Offices that come from a file to those that are there, and what of them is complete enough to be written."""

from __future__ import annotations

from typing import Callable, List, Optional, Sequence, Tuple

from vanthu.offices import Office, with_own_id

Replaces = Callable[[Office], Optional[bool]]  # True: by the one of the file; False: both are kept; None: no more


def joined(
    offices: Sequence[Office], found: Sequence[Office], is_fixed: Callable[[Office], bool], replaces: Replaces
) -> Tuple[int, List[Office]]:
    """How many came, and all there are then. The same facts need not come twice; one that is fixed stays, the other beside it."""
    all = [office for office in offices if office != Office()]
    number = 0
    for office in found:
        at = next((place for place, each in enumerate(all) if each.id == office.id), None)
        if at is None:
            all.append(office)
        elif all[at] == office:
            continue
        elif is_fixed(all[at]):
            all.append(with_own_id(office, all))
        else:
            replacing = replaces(all[at])
            if replacing is None:
                break
            if replacing:
                all[at] = office
            else:
                all.append(with_own_id(office, all))
        number += 1
    return number, all or [Office()]


def complete(offices: Sequence[Office]) -> Tuple[Office, ...]:
    """Without the empty one that a new list begins with; each under an id."""
    found: List[Office] = []
    for office in offices:
        if office != Office():
            found.append(office if office.id else with_own_id(office, [*offices, *found]))
    return tuple(found)
