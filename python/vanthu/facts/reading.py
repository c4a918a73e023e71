"""Reading: the facts of the main act, each as a person would say it; "" where it is not there, or a blank."""

from __future__ import annotations

from typing import NamedTuple, Sequence

from ..anatomy.model import Anatomy, Span
from ..checks.case import Case
from ..checks.wording import one_line
from ..rulebook import load
from ..vietnamese.blanks import has_blank, is_blank
from . import places


class Facts(NamedTuple):
    """What the page says of its document. Several lines (of the authority, of the office) are parted by "\\n"."""

    number: str = ""  # 05
    symbol: str = ""  # /KH-UBND, -KH/ĐU: with the stroke that parts it from the number
    date: str = ""  # 05/3/2026
    place: str = ""  # Suối Mơ
    type: str = ""  # kế hoạch
    subject: str = ""  # of a công văn with its V/v
    authority: str = ""  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH
    office: str = ""  # PHÓ CHỦ TỊCH
    name: str = ""
    urgency: str = ""
    secrecy: str = ""
    unit: str = ""  # that drafted it: Lưu: VT, <unit>.
    copies: str = ""
    drafter: str = ""


def case_of(anatomy: Anatomy) -> Case:
    """The main act, as what looks at components wants it."""
    book = load(anatomy.regime)
    return Case(anatomy.document, anatomy, anatomy.main, book, next(iter(book.rules.values())), anatomy.date)


def facts(anatomy: Anatomy) -> Facts:
    case = case_of(anatomy)
    number, date, copy = places.number_of(case), places.dateline_of(case), places.archive_of(case)
    signer = case.act.signers[-1] if case.act.signers else None
    return Facts(
        number="" if number is None or is_blank(number.number.text) else number.number.text.strip(),
        symbol="" if number is None or has_blank(number.symbol.text) else number.symbol.text.strip(),
        date="" if date is None else places.day_in(date.date.text),
        place="" if date is None or has_blank(date.place.text) else date.place.text,
        type=case.act.type,
        subject=_said(one_line(_part(case, "subject"))),
        authority=_lines(case, signer.authority) if signer else "",
        office=_lines(case, signer.office) if signer else "",
        name=_lines(case, (signer.name,)) if signer and signer.name else "",
        urgency=_said(one_line(_part(case, "urgency"))),
        secrecy=_said(one_line(_part(case, "secrecy"))),
        unit="" if copy is None else _said(copy.unit.text),
        copies="" if copy is None else copy.copies.text,
        drafter="" if copy is None else copy.drafter.text,
    )


def _part(case: Case, name: str) -> str:
    part = case.part(name)
    return part.text if part is not None else ""


def _lines(case: Case, spans: Sequence[Span]) -> str:
    """The lines as they are shown; a blank line says nothing."""
    lines = [case.block(span.block).shown[span.start : span.end] for span in spans]
    return "\n".join([line for line in map(_said, map(one_line, lines)) if line])


def _said(text: str) -> str:
    """What is said; a text with a blank in it says nothing yet."""
    return "" if has_blank(text) or is_blank(text) or text.upper() in places.standing_open() else text
