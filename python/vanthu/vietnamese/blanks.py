"""Blanks that a draft leaves open: dots, ellipses, underscores, merge fields, words in brackets, an open date."""

from __future__ import annotations

import re

_DOTS = r"\.{3,}|…|_{2,}"
_FIELD = r"<[^<>\n]{0,60}>|«[^«»\n]{0,60}»|\{[^{}\n]{0,60}\}|\[[ .…_\t\u00a0]{0,60}\]|\[[^\W_]{1,20}_\w{1,40}\]|\[[^\W\d_][^\[\]\n]{1,80}\]"
_BLANK = re.compile("%s|%s" % (_DOTS, _FIELD))
_FIELDS = re.compile(_FIELD)
# Standing alone, two dots or one stroke already are a blank ("..", "../..", "{{ten}}").
_ONLY = re.compile(r"(?:[\s.…_/{}]|%s)*" % _FIELD)
_DATE = re.compile(
    r"\bngày[\W_]{0,60}(?:(?P<day>\d{1,2})[\W_]{0,60})?tháng[\W_]{0,60}(?:(?P<month>\d{1,2})[\W_]{0,60})?năm[\W_]{0,60}(?P<year>\d{4})?",
    re.IGNORECASE,
)


def is_blank(text: str) -> bool:
    """Nothing but a blank: empty, dots, underscores, merge fields."""
    return _ONLY.fullmatch(text) is not None


def has_blank(text: str) -> bool:
    """Some of it is left open: `Số: …/QĐ-UBND`, `<ngay_thang>`, `[ ]`, `{{ten}}`."""
    return _BLANK.search(text) is not None


def has_open_date(text: str) -> bool:
    """A date with a gap: `ngày     tháng     năm 2025`, `ngày … tháng 3 năm 2025`."""
    if "áng" not in text and "ÁNG" not in text:
        return False
    return any(None in match.group("day", "month", "year") for match in _DATE.finditer(_FIELDS.sub("…", text)))
