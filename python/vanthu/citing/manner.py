"""How a document names others: its regime's form, and the form of dates that it keeps to."""

from __future__ import annotations

from typing import NamedTuple

from ..anatomy.model import Anatomy
from ..registers.citations import Entry
from ..vietnamese.dates import in_figures, in_words


class Manner(NamedTuple):
    comma: bool = False  # the Party: "Quy định số 66-QĐ/TW, ngày …"
    words: bool = True  # "ngày 05 tháng 3 năm 2020"; else "ngày 05/3/2020"


USUAL = Manner()


def manner_of(anatomy: Anatomy) -> Manner:
    return Manner(comma=anatomy.regime.startswith("party"))


def in_full(entry: Entry, manner: Manner = USUAL) -> str:
    """A document as a first mention names it."""
    day = in_words(entry.date) if manner.words else "ngày " + in_figures(entry.date)
    mark = "," if manner.comma else ""
    if entry.subject.startswith(("Luật ", "Bộ luật ", "Pháp lệnh ")):
        return "%s%s %s" % (entry.subject, mark, day)
    return ("%s số %s%s %s của %s %s" % (entry.type, entry.number, mark, day, entry.issuer, entry.subject)).strip()


def in_short(entry: Entry) -> str:
    """As later mentions name it: a law by its name, others by type and number."""
    if entry.subject.startswith(("Luật ", "Bộ luật ", "Pháp lệnh ")):
        return entry.subject
    return "%s số %s" % (entry.type, entry.number)
