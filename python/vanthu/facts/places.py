"""Places: where in the page's words a fact stands: the number in its line, the date in the dateline, the unit in the archive line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import FrozenSet, NamedTuple, Optional, Tuple

from ..anatomy.model import Span
from ..checks.case import Case
from ..checks.recipients import drafter_after, items_of
from ..compiled import read
from ..vietnamese.dates import find_dates, in_figures

_NUMBER = re.compile(r"(?P<label>[Ss][ốỐoÔôÓó](?:\s{0,3}[:.;])?)(?P<number>[^/\-–—]{0,60})(?P<symbol>.{0,80})", re.DOTALL)
_OPEN_DATE = re.compile(r"ngày\b[^\n]{0,80}", re.IGNORECASE)
_CUT = " ,.;:\u00a0\t"
_ARCHIVE = re.compile(
    r"(?P<lead>[-–—+•*·]?[ \t\u00a0]{0,3}[Ll][uưUƯ][uU]\b[^,;()]{0,60}?)(?:(?P<comma>[,;][ \u00a0]{0,2})(?P<unit>[^()]{0,80}?))?"
    r"(?P<gap>[ \u00a0]?)(?P<copies>\([^()]{1,20}\))?(?P<end>[.;,]?)"
)
_COUNT = re.compile(r"\d{1,4}")
_DRAFTED = re.compile(r"(?P<drafter>[^\W\d_][^\d()]{0,14}?)\.?[ \u00a0]?(?P<copies>\(?\d{1,4}[^()]{0,5}\)?)?\.?")


class Words(NamedTuple):
    """Words of a block, and where they stand."""

    block: int
    start: int
    end: int
    text: str


class NumberLine(NamedTuple):
    number: Words  # with the blanks after the label
    symbol: Words


class Dateline(NamedTuple):
    place: Words
    date: Words  # from "ngày" on


class Archive(NamedTuple):
    """The archive line's own: `- Lưu: VT, NN (03). HG`. What is not there is empty, and stands where it would."""

    lead: Words
    comma: str
    unit: Words
    copies: Words
    drafter: Words


def _words(case: Case, block: int, start: int, end: int) -> Words:
    return Words(block, start, end, case.block(block).text[start:end])


def _group(case: Case, span: Span, match: "re.Match[str]", name: str) -> Words:
    """What a group of the match over the span's words holds."""
    return _words(case, span.block, span.start + max(match.start(name), 0), span.start + max(match.end(name), 0))


def number_of(case: Case) -> Optional[NumberLine]:
    """The number line, where it is one line that begins with "Số"."""
    part = case.part("number")
    if part is None or len(part.spans) != 1:
        return None
    span = part.spans[0]
    match = _NUMBER.fullmatch(case.text(span))
    if match is None:
        return None
    return NumberLine(_group(case, span, match, "number"), _group(case, span, match, "symbol"))


def dateline_of(case: Case) -> Optional[Dateline]:
    """The dateline, where it is one line."""
    part = case.part("dateline")
    if part is None or len(part.spans) != 1:
        return None
    span = part.spans[0]
    text = case.text(span)
    found = date_in(text)
    if found is None:
        return None
    place = text[: found[0]].rstrip(_CUT)
    return Dateline(
        _words(case, span.block, span.start, span.start + len(place)),
        _words(case, span.block, span.start + found[0], span.start + found[1]),
    )


def date_in(text: str) -> Optional[Tuple[int, int]]:
    """Where the date of a line stands: a whole one, an open one, or whatever follows the comma."""
    for found in find_dates(text):
        if found.year:
            return found.start, found.end
    match = _OPEN_DATE.search(text)
    if match is not None:
        return match.start(), match.start() + len(match.group().rstrip(" .)\u00a0"))
    comma = text.find(",")
    return (comma + 1 + len(text[comma + 1 :]) - len(text[comma + 1 :].lstrip()), len(text)) if comma >= 0 else None


def day_in(text: str) -> str:
    """The date in figures; one that cannot be as it is written; "" where it is open."""
    for found in find_dates(text):
        if found.date is not None:
            return in_figures(found.date)
        if found.year:
            return "%s/%s/%d" % (found.day_text, found.month_text, found.year)
    return ""


def archive_of(case: Case) -> Optional[Archive]:
    """The archive line, where it is one line; the drafter's mark and the copies after it or below it."""
    items = items_of(case)
    if not items or not items[-1].archive or len(items[-1].spans) != 1:
        return None
    span = items[-1].spans[0]
    text = case.text(span)
    mark = drafter_after(text)
    own = text[: len(text) - len(mark)].rstrip()
    match = _ARCHIVE.fullmatch(own)
    if match is None:
        return None

    at = span.start + match.start("gap")
    empty = Words(span.block, at, at, "")
    copies, unit = [_group(case, span, match, name) if match.start(name) >= 0 else empty for name in ("copies", "unit")]
    drafter, more = _drafted(case, Span(span.block, span.end - len(mark), span.end))
    return Archive(_group(case, span, match, "lead"), match.group("comma") or "", unit, _count(more if more.text else copies), drafter)


def _drafted(case: Case, after: Span) -> Tuple[Words, Words]:
    """The drafter's mark and its number of copies: on a line of its own, or after the archive line's full stop."""
    part = case.part("drafter")
    span = part.spans[0] if part is not None else after
    match = _DRAFTED.fullmatch(case.text(span))
    if match is None:
        return Words(after.block, after.end, after.end, ""), Words(after.block, after.end, after.end, "")
    return _group(case, span, match, "drafter"), _group(case, span, match, "copies")


def _count(words: Words) -> Words:
    """The figures alone."""
    match = _COUNT.search(words.text)
    if match is None:
        return words._replace(text="")
    return Words(words.block, words.start + match.start(), words.start + match.end(), match.group())


@lru_cache(maxsize=None)
def standing_open() -> FrozenSet[str]:
    """The words that composing leaves where a fact is missing."""
    return frozenset(text.upper() for text in read("compose")["blanks"].values())
