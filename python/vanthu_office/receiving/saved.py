"""The sets of recipients at hand: the user's own, the edition's, the office's, the program's; and how one is added to the user's own.

What is wrong in a file is told with its line, and stays there: entries come and go letter for letter around it.
"""

from __future__ import annotations

import os
from typing import List, NamedTuple, Optional, Sequence, Tuple

from vanthu.anatomy import Anatomy
from vanthu.offices import Office
from vanthu.recipients.manner import manner_of
from vanthu.recipients.sets import Set, in_order, parse, shipped, written
from vanthu.strings import say

from .. import edition, kept, settings

FILE = "noi-nhan.txt"
USER, OFFICE, OURS = "user", "office", "vanthu"  # whose a set is


class Saved(NamedTuple):
    set: Set
    origin: str

    @property
    def key(self) -> str:
        return key_of(self.set.name, self.origin)

    @property
    def own(self) -> bool:
        return self.origin == USER


def key_of(name: str, origin: str) -> str:
    return "%s|%s" % (origin, name)


class Shelf(NamedTuple):
    """The sets of the files, and why some could not be read."""

    own: Tuple[Set, ...] = ()
    office: Tuple[Set, ...] = ()
    trouble: str = ""
    place: Optional[edition.Place] = None  # the edition that was current


def shelf(language: str) -> Shelf:
    """Read anew: a file that someone mends meanwhile counts at once."""
    own, first = _read(kept.path(FILE), USER, language)
    office: List[Set] = []
    troubles = [first] if first else []
    for path in (*edition.texts("recipients"), *kept.files(settings.read().recipients)):
        found, trouble = _read(path, OFFICE, language)
        office += found
        troubles += [trouble] if trouble else []
    return Shelf(own, tuple(office), troubles[0] if troubles else "", edition.current())


def offered(shelf: Shelf, anatomy: Anatomy, office: Optional[Office], page: Sequence[str]) -> Tuple[Saved, ...]:
    """Those for this type of document, or for every type: the user's first. What is ours is written as the list on the page is."""
    type = anatomy.main.type
    found: List[Saved] = []
    for origin, sets in ((USER, shelf.own), (OFFICE, shelf.office), (OURS, shipped(anatomy, office, manner_of(page)))):
        found += [Saved(each, origin) for each in in_order(sets, type) if not each.types or type in each.types]
    return tuple(found)


def _read(path: str, origin: str, language: str) -> Tuple[Tuple[Set, ...], str]:
    if origin == USER and not os.path.exists(path):
        return (), ""
    parsed, trouble = kept.parsed(path, parse, language)
    return parsed.sets if parsed is not None else (), trouble


# The user's own


def keep(name: str, type: str, items: Sequence[str], language: str) -> str:
    """Add a set to the user's own, in the place of one of that name; "": it is kept, else why not."""
    try:
        text = kept.read(FILE)
        text = _without([each.id for each in parse(text).sets if each.name == name], text)
        entry = written([Set(name, (type,) if type else (), tuple(items), _free_id(name, text))])
        problems = parse(entry).problems
        if problems:
            return problems[0].said(language)
        kept.write(FILE, text + ("" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n") + entry)
    except (OSError, UnicodeDecodeError) as error:
        return say("receiving.not.kept", language, why=error)
    return ""


def drop(found: Saved, language: str) -> str:
    """Take a set out of the user's own; "": it is gone, else why not."""
    try:
        kept.write(FILE, _without([found.set.id], kept.read(FILE)))
    except (OSError, UnicodeDecodeError) as error:
        return say("receiving.not.kept", language, why=error)
    return ""


def _without(ids: Sequence[str], text: str) -> str:
    """The entries of these ids go; all others stay letter for letter."""
    lines = text.split("\n")
    for id in ids:
        begin = next((at for at, line in enumerate(lines) if line.strip() == "[%s]" % id), len(lines))
        end = next((at for at in range(begin + 1, len(lines)) if lines[at].startswith("[")), len(lines))
        del lines[begin:end]
    return "\n".join(lines)


def _free_id(name: str, text: str) -> str:
    """As `written` would make it, unless an entry of the file has it."""
    base = written([Set(name, (), (name,))]).partition("]")[0][1:]
    id, number = base, 2
    while "[%s]" % id in text:
        id, number = "%s-%d" % (base, number), number + 1
    return id
