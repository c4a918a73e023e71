"""Recording a document that a text names and the register does not know: from what the text itself says of it, or not at all."""

from __future__ import annotations

import datetime
from typing import Optional, Sequence, Tuple

from ..citation import LAWS, Citation
from ..registers import citations as register
from ..registers.citations import Entry
from ..types import names
from ..vietnamese.blanks import has_blank
from ..vietnamese.symbols import parse
from ..vietnamese.text import capitalise, fold

FIELDS = ("type", "number", "date", "issuer", "subject")  # what must be known of a document, in the order it is said
_MASK = "\ue000"  # a quotation, as the checks mask it
_LONGEST = {"issuer": 150, "subject": 380}  # what comes near the longest that is read was cut


def entry_of(cited: Citation, others: Sequence[Citation] = ()) -> Optional[Entry]:
    """The document as an entry; None where something is missing, malformed or contradicts itself. `others`: more that the text cites."""
    said = _said(cited, others)
    if missing(cited, others):
        return None
    assert said.day is not None
    return Entry(capitalise(said.type), _number(said), said.day, _issuer(said), said.name or said.subject)


def missing(cited: Citation, others: Sequence[Citation] = ()) -> Tuple[str, ...]:
    """What the text does not say of it, or not well: some of FIELDS."""
    said = _said(cited, others)
    right = {
        "type": _is_right_type(said),
        "number": said.symbol is not None and bool(said.symbol.form) and bool(said.symbol.number) and not has_blank(said.number),
        "date": _is_right_day(said),
        "issuer": _is_whole(_issuer(said), "issuer") and _issuer(said)[:1].isupper(),
        "subject": _is_whole(said.name or said.subject, "subject"),
    }
    return tuple([name for name in FIELDS if not right[name]])


def _said(cited: Citation, others: Sequence[Citation]) -> Citation:
    """With what other mentions of the same document say, where this one is silent and they do not contradict it."""
    key = register.key(cited.number)
    for other in others if key else ():
        if register.key(other.number) != key or (cited.day and other.day and cited.day != other.day):
            continue
        cited = cited._replace(
            type=cited.type or other.type,
            name=cited.name or other.name,
            date=cited.date if cited.day else other.date,
            issuer=cited.issuer or other.issuer,
            subject=cited.subject or other.subject,
        )
    return cited


def _number(said: Citation) -> str:
    return "".join(said.number.split())


def _issuer(said: Citation) -> str:
    """A law names none: its symbol tells it."""
    if said.issuer or said.type not in LAWS or said.symbol is None:
        return " ".join(said.issuer.split())
    if said.symbol.issuer.startswith("UBTVQH"):
        return "Ủy ban Thường vụ Quốc hội"
    return "Quốc hội" if said.symbol.issuer.startswith("QH") else ""


def _is_right_type(said: Citation) -> bool:
    """Known, and the one its symbol stands for."""
    known = {name for _, name in names()}
    if said.type not in known:
        return False
    symbol = said.symbol or parse(said.number)
    wanted = _LEGAL.get(symbol.type) if symbol is not None and symbol.form != "party" else None
    return wanted is None or fold(said.type) in wanted


_LEGAL = {"NĐ": ("nghi dinh",), "TT": ("thong tu", "thong tri"), "NQ": ("nghi quyet",), "CT": ("chi thi", "chuong trinh"),
          "QĐ": ("quyet dinh", "quy dinh", "quy che", "dieu le")}  # fmt: skip


def _is_right_day(said: Citation) -> bool:
    day: Optional[datetime.date] = said.day
    if day is None:
        return False
    return said.symbol is None or not said.symbol.year or said.symbol.year == day.year


def _is_whole(text: str, field: str) -> bool:
    return bool(text.strip()) and _MASK not in text and not has_blank(text) and len(text) < _LONGEST[field]
