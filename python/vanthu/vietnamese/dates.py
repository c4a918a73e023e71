"""Dates as Vietnamese documents write them: `ngày 05 tháng 3 năm 2020`, `05/3/2020`, `5-3-2020`."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import List, NamedTuple, Optional, Tuple


class FoundDate(NamedTuple):
    """A date in a text; it may be one that cannot be, as 31/02/2020. Year 0: none written."""

    start: int
    end: int
    day: int
    month: int
    year: int
    form: str  # words | figures
    day_text: str = ""  # as written: "5" or "05"
    month_text: str = ""

    @property
    def date(self) -> Optional[datetime.date]:
        """The day itself, None where the calendar has none or the year is not written."""
        return datetime.date(self.year, self.month, self.day) if self.year and self.possible else None

    @property
    def possible(self) -> bool:
        if not 1 <= self.month <= 12 or self.day < 1:
            return False
        if self.day <= 28 and 1000 <= self.year <= 2999:
            return True
        if self.year and not 1000 <= self.year <= 2999:
            return False
        return self.day <= calendar.monthrange(self.year or 2000, self.month)[1]


# What every date has: two numbers set apart by a sign or by the word.
_NUMBERS = re.compile(r"\d\s?[/.\-]\s?\d|\d\s{1,40}[tT][hH][áÁ]")
# One form after the other at each place; every number has bounds, so that a scan is linear.
_DATE = re.compile(
    r"(?:\bngày\s{1,40})?(?<![\d/.])(?P<d1>\d{1,2})\s{1,40}tháng\s{1,40}(?P<m1>\d{1,2}),?\s{1,40}năm\s{1,40}(?P<y1>\d{4})(?!\d)"
    r"|(?:\bngày\s{1,40})?(?<![\d/.,])(?P<d2>\d{1,2})\s?/\s?(?P<m2>\d{1,2})\s?/\s?(?P<y2>\d{4})(?![\d/]|[.,]\d)"
    r"|(?:\bngày\s{1,40})?(?<![\d/.,\-])(?P<d3>\d{1,2})\s?-\s?(?P<m3>\d{1,2})\s?-\s?(?P<y3>\d{4})(?![\d/\-]|[.,]\d)"
    r"|\bngày\s{1,40}(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})(?!\d)"
    r"|\bngày\s{1,40}(?P<d5>\d{1,2})(?:/|\s{1,40}tháng\s{1,40})(?P<m5>\d{1,2})(?![\d/\-.]|,\d)",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def find_dates(text: str) -> Tuple[FoundDate, ...]:
    """Every date of a text, in order. The word "ngày" before it belongs to it."""
    if _NUMBERS.search(text) is None:
        return ()
    found: List[FoundDate] = []
    for match in _DATE.finditer(text):
        kind = str(match.lastgroup)[-1]
        day, month = match.group("d" + kind), match.group("m" + kind)
        year = match.group("y" + kind) if kind != "5" else None
        form = "words" if "áng" in match.group().lower() else "figures"
        found.append(FoundDate(match.start(), match.end(), int(day), int(month), int(year or 0), form, day, month))
    return tuple(found)


def in_words(date: datetime.date) -> str:
    """As a dateline writes it: days below 10 and the months 1 and 2 have a 0 before them."""
    return "ngày %02d tháng %s năm %d" % (date.day, _month(date.month), date.year)


def in_figures(date: datetime.date) -> str:
    """As the body writes it: "05/3/2020"."""
    return "%02d/%s/%d" % (date.day, _month(date.month), date.year)


def _month(month: int) -> str:
    return "%02d" % month if month < 3 else str(month)
