"""The place and the date, at the right under the motto."""

from __future__ import annotations

import datetime
import re
from typing import Iterator, List, Optional

from ..anatomy.model import Part, Span
from ..citation import find
from ..edit import SetText
from ..vietnamese.blanks import has_blank, has_open_date
from ..vietnamese.dates import FoundDate, find_dates, in_figures, in_words
from ..vietnamese.text import fold
from .case import Case, Slip, check
from .form import of_part, size_of
from .missing import absent
from .places import capitalised
from .wording import amend, marked_up, one_line, pointing, spaced, sure_part, sure_type

_DAY = re.compile(r"\bngày\s{1,40}(\d{1,2})(?=\s|$)", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s{1,40}(\d{1,2})(?=\s|$)", re.IGNORECASE)
_NO_COMMA = re.compile(r"[^\W\d_](\s+)ngày(?=\W)")


@check("dateline.missing")
def missing(case: Case) -> Iterator[Slip]:
    if case.part("dateline") is not None or sure_type(case) in case.rule["without"]:
        return
    issuer = case.part("issuer")
    if issuer is not None and case.act.legal and fold(one_line(issuer.text)) in case.rule["lawmakers"]:
        return  # a law says at its end on which day it was passed
    yield absent(case, "dateline")


@check("dateline.form", acts=("main", "copy"))
def form(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "dateline")
    if part is None or len(part.spans) != 1:
        return
    text = case.text(part.spans[0])
    if marked_up(case, text):
        return
    if has_blank(text) or has_open_date(text):
        yield from _open(case, part, text)
        return
    date = _date(text)
    if date is None:
        return
    place = text[: date.start].rstrip(" ,.;:\u00a0\t")
    if not place:
        yield Slip(part.spans[0], variant="place")
        return
    wanted = "%s, %s" % (capitalised(one_line(place)), _words(date))
    if spaced(text) != wanted:
        yield from amend(case, part.spans, wanted, {"wanted": wanted}, "space" if one_line(text) == wanted else "")


def _open(case: Case, part: Part, text: str) -> Iterator[Slip]:
    """Of a date left open, only a missing comma after the place can be told."""
    match = _NO_COMMA.search(text)
    if match is not None:
        at = part.spans[0].start + match.start(1)
        edit = SetText(part.block, at, at, "", ",")
        yield pointing(case, (edit,), {"wanted": text[: match.start(1)] + "," + text[match.start(1) :]})


def _words(date: FoundDate) -> str:
    """The date with its three words; its figures stay as they are written (their zeros are another rule)."""
    if date.form == "words":
        return "ngày %s tháng %s năm %d" % (date.day_text, date.month_text, date.year)
    return in_words(date.date) if date.date is not None else "ngày %s tháng %s năm %d" % (date.day_text, date.month_text, date.year)


def _date(text: str) -> Optional[FoundDate]:
    return next((date for date in find_dates(text) if date.year), None)


@check("dateline.padding", acts=("main", "copy"))
def padding(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "dateline")
    if part is None:
        return
    short: List[SetText] = []
    long: List[SetText] = []
    for span in part.spans:
        text = case.text(span)
        for pattern, least in ((_DAY, 9), (_MONTH, 2)):
            for match in pattern.finditer(text):
                figures, at = match.group(1), span.start + match.start(1)
                if len(figures) == 1 and 1 <= int(figures) <= least:
                    short.append(SetText(span.block, at, at + 1, figures, "0" + figures))
                elif pattern is _MONTH and figures[0] == "0" and figures > "02":
                    long.append(SetText(span.block, at, at + 2, figures, figures[1]))
    if short:
        yield pointing(case, short, {"wanted": short[0].after})
    if long:
        yield pointing(case, long, {"wanted": long[0].after}, "month")


@check("dateline.real", acts=("main", "copy"))
def real(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "dateline")
    if part is None:
        return
    for span in part.spans:
        date = _date(case.text(span))
        if date is not None and not date.possible:
            yield Slip(Span(span.block, span.start + date.start, span.start + date.end))
        elif date is not None and date.date is not None:
            yield from _later(case, date.date)
            return


def _later(case: Case, day: datetime.date) -> Iterator[Slip]:
    """The first basis that is dated after the document itself."""
    bases = case.part("bases")
    for span in bases.spans if bases is not None else ():
        for cited in find(case.text(span)):
            if cited.number and cited.day is not None and cited.day > day:
                place = Span(span.block, span.start + cited.start, span.start + cited.end)
                yield Slip(place, says={"day": in_figures(day)}, variant="cited")
                return


@check("dateline.format", form=True)
def look(case: Case) -> Iterator[Slip]:
    size = size_of(case, case.part("banner"))
    yield from of_part(case, "dateline", prefer=size + 1 if size else 0.0)
