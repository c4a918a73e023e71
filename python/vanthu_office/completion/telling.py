"""Telling: a document of the register as the list shows it, and which of them a paragraph cites."""

from __future__ import annotations

import datetime
from typing import Tuple

from vanthu import citation
from vanthu.document import Block
from vanthu.memo import of_block
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.vietnamese.dates import in_figures
from vanthu.vietnamese.text import capitalise

from .face import Row


def row(entry: Entry, language: str) -> Row:
    """Its type and number, and at once if it is in force no more; below it when it was issued, by whom, and what it is about."""
    law = entry.has_name
    name = "%s số %s" % (entry.subject if law else entry.type, entry.number)
    standing = _standing(entry, language)
    successor = say("complete.successor", language, number=entry.replaced_by) if entry.replaced_by else ""
    about = "" if law else capitalise(entry.subject)
    note = " · ".join([each for each in (in_figures(entry.date), entry.issuer, successor, about) if each])
    return Row("%s – %s" % (name, standing) if standing else name, note)


def _standing(entry: Entry, language: str) -> str:
    """In words, where it is in force no more, or soon will not be."""
    if entry.over is not None and entry.over > datetime.date.today():
        return say("complete.until", language, day=in_figures(entry.over))
    return say("complete.ended", language) if entry.over is not None or entry.replaced_by else ""


@of_block
def cited(block: Block) -> Tuple[str, ...]:
    return tuple(each.number for each in citation.find(block.text) if each.number)
