"""Our extension more than once on one machine: a user's own copy goes before the machine's, so an old one hides every upgrade.

The office is asked once a run, when the deck first opens, never at its start: that costs some 15 ms on the main thread.
"""

from __future__ import annotations

from typing import Any, List, NamedTuple, Tuple

import uno

from vanthu.strings import say

ID = "vn.vanthu.writer"  # as extension/description.xml has it
MANAGER = "/singletons/com.sun.star.deployment.ExtensionManager"


class Copy(NamedTuple):
    where: str  # user | shared | bundled: also the order in which the office takes them
    version: str
    active: bool  # the one that works


_looked: List[bool] = []  # whether this office has been asked


def copies() -> Tuple[Copy, ...]:
    """All that are installed, as the office's own Extension Manager knows them."""
    manager = uno.getComponentContext().getByName(MANAGER)
    try:
        found = manager.getExtensionsWithSameIdentifier(ID, ID, None)
    except Exception:  # none is installed: the code runs from elsewhere
        return ()
    return tuple(_copy(each) for each in found if each is not None)


def _copy(package: Any) -> Copy:
    registered = package.isRegistered(None, None)
    active = bool(registered.IsPresent and (registered.Value.Value or registered.Value.IsAmbiguous))
    return Copy(package.getRepositoryName(), package.getVersion(), active)


def first_look() -> Tuple[Copy, ...]:
    """The copies, for whoever asks first in this run of the office; nothing for all others."""
    if _looked:
        return ()
    _looked.append(True)
    return copies()


def said(found: Tuple[Copy, ...], language: str) -> str:
    """What a person ought to know of them, and may do; "" where there is no double."""
    if len(found) < 2:
        return ""
    used = next((each for each in found if each.active), found[0])
    other = max((each for each in found if each is not used), key=lambda each: number(each.version))
    if used.where == "user" and number(used.version) < number(other.version):
        return say("copies.older", language, used=used.version, other=other.version)
    return say("copies.double", language, used=used.version, other=other.version)


def number(version: str) -> Tuple[int, ...]:
    """A version as the office compares it: number by number, those that lack being 0."""
    numbers = [int(each) if each.isdecimal() else 0 for each in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
