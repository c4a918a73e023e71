"""Marks: how urgent (KHẨN, THƯỢNG KHẨN, HỎA TỐC), and who drafted and how many copies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterator

from ..anatomy.model import Part, Span
from ..vietnamese.blanks import has_blank
from .case import Case, Slip, check
from .change import change
from .form import departures
from .recipients import drafter_after, items_of


@check("mark.urgency")
def mark_urgency(case: Case) -> Iterator[Slip]:
    part = case.part("urgency")
    if part is None:
        return
    for span in part.spans:
        shown = case.block(span.block).shown[span.start : span.end]
        if not shown.isupper() and not has_blank(shown):
            edits = (change(span.block, span.start, case.text(span), case.text(span).upper()),)
            yield Slip(span, preview=shown.upper(), edits=edits)
    if _above_number(case, part):
        yield Slip(part.spans[0], variant="place")
    yield from departures(case, part.spans, case.rule["look"], variant="look")


def _above_number(case: Case, part: Part) -> bool:
    """The mark stands in the number's own column, over it."""
    number = case.part("number")
    if number is None or part.block >= number.block:
        return False
    mark, below = case.block(part.block).place, case.block(number.block).place
    return mark.kind == below.kind and mark.table == below.table and mark.column == below.column


@check("mark.drafter")
def mark_drafter(case: Case) -> Iterator[Slip]:
    for span in _drafters(case):
        text = case.text(span)
        if not has_blank(text) and not _right(case.rule["right"]).fullmatch(text):
            yield Slip(span)


def _drafters(case: Case) -> Iterator[Span]:
    """On a line of its own, or after the full stop of the archive line: "- Lưu: VT, NN (03). HG"."""
    part = case.part("drafter")
    if part is not None:
        yield part.spans[0]
    items = items_of(case)
    mark = drafter_after(items[-1].text) if items and items[-1].archive else ""
    if mark:
        last = items[-1].last
        yield Span(last.block, last.end - len(mark), last.end)


@lru_cache(maxsize=8)
def _right(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
