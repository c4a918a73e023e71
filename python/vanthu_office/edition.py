"""The edition that counts on this desk: the package's own, or a newer one that was taken from the province's shared folder.

Both are folders of the same files (vanthu/edition/). The package's lies at the extension's root; those taken lie in the profile, each
under its number, and count only while the setting `Shared` names a folder. Of two the higher number counts, as a whole. A copy with
anything wrong in it counts as not there, and that is said (`trouble`). To be asked on the main thread; the worker is handed a Place.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from typing import TYPE_CHECKING, Any, List, NamedTuple, Optional, Tuple

from vanthu.edition import HOUSE, LARGEST_LISTING, LISTING, Edition, EditionError, File, parse

from . import kept, log, settings

if TYPE_CHECKING:  # rules are loaded where they are asked for: a session asks only what edition there is
    from vanthu.rulebook import Rulebook
    from vanthu.rulebook.house import HouseRules

PACKAGE, SHARED = "package", "shared"  # where an edition is from
BROKEN = {PACKAGE: "shared.broken.package", SHARED: "shared.broken.shared"}
FOLDER = "chung"  # in the profile; in it a folder for each number
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # of the extension
PACKED = os.path.join(ROOT, "edition")

_NUMBER = re.compile(r"[0-9]{1,10}")
_PIECE = 1 << 20


class Place(NamedTuple):
    """An edition, and the folder its files lie in."""

    folder: str
    edition: Edition
    origin: str  # PACKAGE | SHARED


class _Known(NamedTuple):
    shared: str  # the setting of that time
    packed: Optional[Place]
    chosen: Optional[Place]


_known: List[_Known] = []  # at most one
_houses: List[Tuple[Place, "HouseRules"]] = []  # at most one
_broken: List[EditionError] = []  # why a copy that is here does not count
_refused: List[EditionError] = []  # why the shared folder's was not taken; at most one


def current() -> Optional[Place]:
    """None: this desk has no edition."""
    return _looked().chosen


def packed() -> Optional[Place]:
    """The package's own."""
    return _looked().packed


def trouble() -> str:
    """Why the shared folder's was not taken, or why a copy does not count; "": nothing is wrong."""
    language = settings.read().language
    _looked()
    return " ".join([each.said(language) for each in (*_refused, *_broken)])


def refuse(problem: Optional[EditionError]) -> None:
    """What came of the last look at the shared folder; None: all is well."""
    _refused[:] = [problem] if problem is not None else []


def forget() -> None:
    """What was found: it is looked for anew."""
    _known.clear()
    _houses.clear()


# What it holds.


def path(name: str) -> str:
    """Of one of its files; "": it has none."""
    place = current()
    return _path(place.folder, name) if place is not None and place.edition.has(name) else ""


def texts(folder: str) -> Tuple[str, ...]:
    """The paths of the texts in one of its folders: "clauses"."""
    place = current()
    return tuple([_path(place.folder, name) for name in place.edition.named(folder)]) if place is not None else ()


def whose() -> str:
    """The name of whom it is from: "Tỉnh Lâm Đồng"."""
    place = current()
    return place.edition.name if place is not None else ""


def house_of(place: Optional[Place]) -> "HouseRules":
    """Its rules of the house. It asks nothing of the office, so it may be called beside the main thread."""
    from vanthu.rulebook import RulebookError
    from vanthu.rulebook.house import HouseRules, parse_house

    if place is None or not place.edition.has(HOUSE):
        return HouseRules()
    for known, house in _houses:
        if known == place:
            return house
    house = HouseRules()
    try:
        with open(_path(place.folder, HOUSE), "rb") as file:
            house = parse_house(place.edition.name, json.loads(file.read().decode("utf-8-sig")))
    except (OSError, ValueError, RulebookError):  # the sums were right: it was made for another version of the program
        _broken.append(EditionError("shared.house", number=place.edition.number))
    _houses[:] = [(place, house)]
    return house


def house() -> "HouseRules":
    return house_of(current())


def rulebook(regime: str) -> "Rulebook":
    """The rules of a regime with those of the house over them."""
    from vanthu.rulebook.house import under

    return under(regime, house())


# Which counts.


def home() -> str:
    """The folder in the profile that has a folder for each number."""
    return kept.path(FOLDER)


def _looked() -> _Known:
    if not _known:
        settings.listen(_follow)
        _broken.clear()
        shared = settings.read().shared.strip()
        ours = _at(PACKED, PACKAGE)
        _known.append(_Known(shared, ours, (_newest(ours) if shared else None) or ours))
    return _known[0]


def _newest(ours: Optional[Place]) -> Optional[Place]:
    """Of those taken from the shared folder, if it is newer than ours, and of the same province."""
    where = home()
    names = os.listdir(where) if os.path.isdir(where) else []
    for number in sorted([int(name) for name in names if _NUMBER.fullmatch(name)], reverse=True):
        if ours is not None and number <= ours.edition.number:
            break
        place = _at(os.path.join(where, str(number)), SHARED)
        if place is not None and place.edition.number == number and (ours is None or place.edition.id == ours.edition.id):
            return place
    return None


def _at(folder: str, origin: str) -> Optional[Place]:
    """None: there is none, or something is wrong with it."""
    listing = os.path.join(folder, LISTING)
    if not os.path.exists(listing):
        return None
    try:
        with open(listing, "rb") as file:
            edition = parse(file.read(LARGEST_LISTING + 1))
        for each in edition.files:
            _compare(folder, each)
    except OSError:
        problem = EditionError("edition.files")
    except EditionError as error:
        problem = error
    else:
        return Place(folder, edition, origin)
    log.write("edition: %s: %s" % (origin, code(problem)))
    _broken.append(EditionError(BROKEN[origin], problem=problem))
    return None


def _compare(folder: str, listed: File) -> None:
    """A file is the one that is listed, to the last byte."""
    there = hashlib.sha256()
    where = _path(folder, listed.name)
    with open(where, "rb") as file:
        for piece in iter(lambda: file.read(_PIECE), b""):
            there.update(piece)
    if os.path.getsize(where) != listed.size or there.hexdigest() != listed.sum:
        raise EditionError("edition.sum", file=listed.name)


def code(problem: EditionError) -> str:
    """For the log: which reason and which file, nothing of what stands in it."""
    return " ".join([problem.key, *[str(problem.blanks[name]) for name in ("file", "status") if name in problem.blanks]])


def _path(folder: str, name: str) -> str:
    return os.path.join(folder, *name.split("/"))


def _follow(now: Any) -> None:
    """The settings have changed."""
    if _known and _known[0].shared != now.shared.strip():
        forget()
        refuse(None)
