"""Captions: what annexes and attached texts say of the document they belong to follows what it says of itself."""

from __future__ import annotations

import re
from typing import Iterator, Tuple

from ..anatomy.model import Span
from ..checks.case import Case
from ..edit import Edit
from ..vietnamese.blanks import has_open_date
from ..vietnamese.dates import find_dates
from ..vietnamese.text import capitalise
from . import places
from .lines import put

_BEFORE_NUMBER = re.compile(r"\bsố:?[ \u00a0]*(?P<number>[^,;()/\-]{0,20})$", re.IGNORECASE)


def captions(case: Case) -> Iterator[Span]:
    for act in case.anatomy.acts[1:]:
        caption = act.parts.get("caption")
        if caption is not None and act.kind in ("appendix", "attached"):
            yield from caption.spans


def renumbered(case: Case, number: str, symbol: str) -> Iterator[Edit]:
    """The number and symbol, where a caption says those the document has now."""
    line = places.number_of(case)
    if line is None or not line.symbol.text.strip():
        return
    for span in captions(case):
        text = case.text(span)
        at = text.find(line.symbol.text.strip())
        match = _BEFORE_NUMBER.search(text[:at]) if at >= 0 else None
        if match is not None and _same(match.group("number"), line.number.text):
            start, end = span.start + match.start("number"), span.start + at + len(line.symbol.text.strip())
            yield from put(case, span.block, start, end, (number or "…") + symbol)


def _same(one: str, other: str) -> bool:
    return one.strip(" …._") == other.strip(" …._")


def redated(case: Case, words: str, figures: str) -> Iterator[Edit]:
    """The date, where a caption says the document's own, or leaves it open as the document does."""
    for span in captions(case):
        text = case.text(span)
        found = _date(case, text)
        if found is None:
            continue
        start, end, in_figures = found
        lead = "ngày " if text[start:end].lower().startswith("ngày") else ""
        after = lead + figures if in_figures else words[len("ngày ") - len(lead) :]
        yield from put(case, span.block, span.start + start, span.start + end, after)


def _date(case: Case, text: str) -> "Tuple[int, int, bool] | None":
    for found in find_dates(text):
        if found.year:
            same = case.anatomy.date is not None and found.date == case.anatomy.date
            return (found.start, found.end, found.form == "figures") if same else None
    if case.anatomy.date is None and has_open_date(text):
        match = re.search(r"ngày\b[^\n]{0,60}?năm[ \u00a0]?(?:\d{4}|[….]{1,20}|(?= ))", text, re.IGNORECASE)
        return (match.start(), match.end(), False) if match is not None else None
    return None


def retitled(case: Case, type: str) -> Iterator[Edit]:
    """The type, where a caption names it before the number: (Kèm theo Kế hoạch số …)."""
    before = case.act.type
    for span in captions(case):
        text = case.text(span)
        match = re.search(r"%s(?= số\b)" % re.escape(before), text, re.IGNORECASE) if before else None
        if match is not None:
            yield from put(case, span.block, span.start + match.start(), span.start + match.end(), capitalise(type))
