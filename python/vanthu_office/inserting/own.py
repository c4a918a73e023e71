"""All clauses there are: ours, those of the edition and the office, the user's own; and how one is added to the user's own."""

from __future__ import annotations

import datetime
import os
import re
from typing import List, NamedTuple, Optional, Sequence, Tuple

from vanthu.clauses import Clause, library, parse
from vanthu.clauses.copies import copies
from vanthu.strings import say
from vanthu.vietnamese.text import fold

from .. import edition, kept, settings

FILE = "cau-mau.txt"
USER, OFFICE = "user", "office"


class Shelf(NamedTuple):
    """The clauses, and why some could not be read."""

    clauses: Tuple[Clause, ...]
    trouble: str = ""
    place: Optional[edition.Place] = None  # the edition that was current


def shelf(language: str) -> Shelf:
    """Read anew: a file that someone mends meanwhile counts at once."""
    own, first = _read(kept.path(FILE), USER, language)
    offices: List[Clause] = []
    troubles = [first] if first else []
    for path in (*edition.texts("clauses"), *kept.files(settings.read().clauses)):
        found, trouble = _read(path, OFFICE, language)
        known = {each.id for each in offices}
        offices += [each for each in found if each.id not in known]
        troubles += [trouble] if trouble else []
    return Shelf((*own, *offices, *library(), *copies()), troubles[0] if troubles else "", edition.current())


def _read(path: str, origin: str, language: str) -> Tuple[Tuple[Clause, ...], str]:
    if origin == USER and not os.path.exists(path):
        return (), ""
    parsed, trouble = kept.parsed(path, lambda text: parse(text, origin), language)
    return parsed.clauses if parsed is not None else (), trouble


# The user's own.


def keep(
    name: str, place: str, type: str, lines: Sequence[str], owner: str, today: datetime.date, language: str = "vi"
) -> Optional[str]:
    """Add a clause to the user's own; None: it is kept, else what is wrong with it."""
    try:
        return _keep(name, place, type, lines, owner, today)
    except (OSError, UnicodeDecodeError) as error:
        return say("insert.not.kept", language, file=FILE, why=error)


def _keep(name: str, place: str, type: str, lines: Sequence[str], owner: str, today: datetime.date) -> Optional[str]:
    before = kept.read(FILE)
    written = _entry(_free_id(name, before), name, place, type, lines, owner, today)
    problems = parse(written).problems
    if problems:
        return problems[0].said()
    kept.write(FILE, before + ("" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n") + written)
    return None


def _entry(id: str, name: str, place: str, type: str, lines: Sequence[str], owner: str, today: datetime.date) -> str:
    head = ["[%s]" % id, "tên: %s" % name, "chỗ: %s" % place]
    head += ["loại: %s" % type] if type else []
    head += ["chủ: %s" % owner, "phiên bản: 1", "ngày: %s" % today.strftime("%d/%m/%Y"), "nội dung:"]
    return "\n".join(head + ["  " + line for line in lines]) + "\n"


def _free_id(name: str, text: str) -> str:
    bare = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")[:40].strip("-") or "cau"
    number, id = 1, "toi.%s" % bare
    while "[%s]" % id in text:
        number += 1
        id = "toi.%s-%d" % (bare, number)
    return id


def drop(clause: Clause, language: str = "vi") -> str:
    """Take a clause out of the user's own; all others stay letter for letter. "": it is gone, else why not."""
    try:
        _drop(clause)
    except (OSError, UnicodeDecodeError) as error:
        return say("insert.not.kept", language, file=FILE, why=error)
    return ""


def _drop(clause: Clause) -> None:
    lines = kept.read(FILE).split("\n")
    begin = lines.index("[%s]" % clause.id)
    end = next((at for at in range(begin + 1, len(lines)) if lines[at].startswith("[")), len(lines))
    kept.write(FILE, "\n".join(lines[:begin] + lines[end:]))
