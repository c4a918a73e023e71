"""How a document of the register is named in a text: in full, and in short."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from .citation import BEGINS_SUBJECT, LAWS
from .registers.citations import Entry
from .vietnamese import tones
from .vietnamese.dates import in_figures, in_words
from .vietnamese.symbols import parse
from .vietnamese.text import capitalise, fold

# Another subject needs "về" before it.
_JOINS = re.compile(r"(?:%s|một số|tiếp tục|tăng cường|ủy quyền|kèm theo|đẩy mạnh)(?![^\W\d_])" % BEGINS_SUBJECT, re.IGNORECASE)


class Manner(NamedTuple):
    """How a document names others."""

    comma: bool = False  # the Party: "Quy định số 66-QĐ/TW, ngày …"
    words: bool = True  # in running text "ngày 05 tháng 3 năm 2020"; else "ngày 05/3/2020"
    base_words: bool = True  # the same in the list of bases
    law: str = "day"  # what follows the name of a law: day | number | both | year
    tones: str = tones.OLD
    italic: bool = True  # the list of bases is
    dash: bool = False  # each basis begins with one
    last: str = "."  # what the last basis ends with


USUAL = Manner()


def in_full(entry: Entry, manner: Manner = USUAL, basis: bool = False) -> str:
    """A document as a first mention names it."""
    day = _day(entry.date, manner.base_words if basis else manner.words)
    mark = "," if manner.comma else ""
    if is_law(entry) and not (entry.number and manner.law in ("number", "both") and not entry.has_name):
        return tones.convert(law_name(entry) + _told(entry, manner, mark, day), manner.tones)
    of = " của " + entry.issuer if entry.issuer and not is_law(entry) else ""
    kind = _issued_with(entry)
    if kind:
        own = " ".join([entry.type, _bare(entry), "ban hành kèm theo", kind])
        said = "%s số %s%s %s%s" % (own, entry.number, mark, day, of)
    else:
        said = "%s số %s%s %s%s %s" % (entry.type, entry.number, mark, day, of, subject(entry))
    return tones.convert(" ".join(said.split()), manner.tones)


def in_short(entry: Entry, manner: Manner = USUAL) -> str:
    """As later mentions name it: a law by its name, others by type and number."""
    kind = _issued_with(entry)
    if kind:
        return "%s số %s" % (kind, entry.number)
    if is_law(entry) and entry.has_name:
        return tones.convert(entry.subject, manner.tones)
    return "%s số %s" % (entry.type, entry.number)


def is_law(entry: Entry) -> bool:
    return entry.type.lower() in LAWS


def law_name(entry: Entry) -> str:
    """A law's name. One that changes others is called by what it does: "Luật Sửa đổi, bổ sung một số điều của …"."""
    return entry.subject if entry.has_name else " ".join([entry.type, capitalise(entry.subject)]).strip()


def subject(entry: Entry) -> str:
    """As it follows the issuer."""
    said = entry.subject.strip()
    if not said:
        return ""
    if _JOINS.match(said):
        return said[:1].lower() + said[1:]
    return "về " + said


def _day(day: datetime.date, words: bool) -> str:
    return in_words(day) if words else "ngày " + in_figures(day)


def _told(entry: Entry, manner: Manner, mark: str, day: str) -> str:
    """What follows the name of a law, as this document does."""
    if manner.law == "year" or entry.type == "Hiến pháp":
        return " năm %d" % entry.date.year
    number = " số " + entry.number if entry.number and manner.law in ("number", "both") else ""
    return number if number and manner.law == "number" else "%s%s %s" % (number, mark if number else "", day)


def _issued_with(entry: Entry) -> str:
    """What a regulation came with, where its number is that of a decision: "Quyết định"."""
    if fold(entry.type) not in ("quy che", "quy dinh", "dieu le", "noi quy", "danh muc", "de an"):
        return ""
    symbol = parse(entry.number)
    if symbol is None or symbol.form not in ("state", "legal") or symbol.type not in ("QĐ", "TT", "NQ", "NĐ"):
        return ""
    return _KINDS[symbol.type]


_KINDS = {"QĐ": "Quyết định", "TT": "Thông tư", "NQ": "Nghị quyết", "NĐ": "Nghị định"}


def _bare(entry: Entry) -> str:
    """The subject of a regulation without its own name before it: "Quy chế làm việc của …" → "làm việc của …"."""
    said = entry.subject.strip()
    return said[len(entry.type) :].strip() if said.startswith(entry.type + " ") else said
