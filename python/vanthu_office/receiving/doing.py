"""Doing: the list asked for of a text that was read, and written to the page in one step."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional, Sequence, Tuple

from vanthu.anatomy import Anatomy, anatomise
from vanthu.checks.recipients import items_of
from vanthu.clauses.known import office_of
from vanthu.compose.blanks import archive_line
from vanthu.document import Document
from vanthu.edit import Refused
from vanthu.facts.reading import case_of
from vanthu.offices import Office
from vanthu.recipients.proposing import Recipient, propose, written
from vanthu.recipients.standing import words_of
from vanthu.strings import say

from .. import offices, settings, writer
from ..bridge import ask
from ..session import Session

_UNIT = re.compile(r"(?P<lead>[^,;()]*)(?:[,;][ \u00a0]*(?P<unit>[^()]*?))?(?P<rest>[ \u00a0]?\(.*|\.[^\W\d_]{1,8})?", re.DOTALL)


class Asked(NamedTuple):
    """What a text asks for, and what its list says."""

    recipients: Tuple[Recipient, ...] = ()
    page: Tuple[str, ...] = ()


def asked(anatomy: Anatomy, office: Optional[Office]) -> Asked:
    """Pure, and so done beside the main thread."""
    return Asked(propose(anatomy, office).recipients, standing(anatomy))


def standing(anatomy: Anatomy) -> Tuple[str, ...]:
    """The lines of the list on the page, without dashes and marks."""
    return tuple([" ".join(words_of(item).split()) for item in items_of(case_of(anatomy))])


def office_for(anatomy: Anatomy) -> Optional[Office]:
    """The office that issues the document, where it is known."""
    return office_of(anatomy, offices.known().shown, settings.read().office)


# The archive line


def units_of(office: Optional[Office], regime: str) -> Tuple[str, ...]:
    """The units that may have drafted it, as the archive line names them; none where it names none."""
    if office is None or "?" not in archive_line(regime, unit="?"):
        return ()
    return tuple([unit.symbol or unit.name for unit in office.units])


def with_unit(archive: str, unit: str) -> str:
    """The archive line for this unit: "Lưu: VT, TH (3)" → "Lưu: VT, KT (3)"."""
    match = _UNIT.fullmatch(archive)
    return archive if match is None else "%s, %s%s" % (match.group("lead").rstrip(), unit, match.group("rest") or "")


def unit_in(archive: str) -> str:
    match = _UNIT.fullmatch(archive)
    return (match.group("unit") or "") if match is not None else ""


# To the page


def write(session: Session, words: Sequence[str], page: Sequence[str]) -> str:
    """The list made to read so, in one step that Ctrl+Z takes back; "" or why nothing was done. `page`: what it said when it was shown."""
    language = session.settings.language
    if ask(session.model, "isReadonly"):
        return say("receiving.read.only", language)
    file = writer.WriterFile(session.model)
    before = _anatomy(session, file.document())
    try:
        refused = _refused(before, words, page)
        if refused:
            return say(refused, language)
        with writer.one_step(session.model, say("undo.recipients", language), session.settings.tracked):
            if file.apply(written(before, words)):
                raise Refused("protected, or moved on")
    except Refused:
        return say("receiving.refused", language)
    finally:
        session.look()
    return ""


def _anatomy(session: Session, document: Document) -> Anatomy:
    return anatomise(document, session.regime, type=session.choices.type)


def _refused(anatomy: Anatomy, words: Sequence[str], page: Sequence[str]) -> str:
    """Why it cannot be written; "": it can."""
    if standing(anatomy) != tuple(page):
        return "receiving.moved"
    if written(anatomy, words) or standing(anatomy) == tuple(words):
        return ""
    return "receiving.layout" if "recipients" in anatomy.main.parts else "receiving.no.place"
