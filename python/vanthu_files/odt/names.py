"""The XML names of OpenDocument, written out once, and its lengths."""

from __future__ import annotations

import math
import re

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
CONFIG = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"

# Prefixes of the files we write ourselves.
PREFIXES = {
    "office": OFFICE[1:-1],
    "style": STYLE[1:-1],
    "text": TEXT[1:-1],
    "table": TABLE[1:-1],
    "draw": DRAW[1:-1],
    "fo": FO[1:-1],
    "svg": SVG[1:-1],
    "config": CONFIG[1:-1],
    "loext": LOEXT[1:-1],
    "dc": DC[1:-1],
    "meta": META[1:-1],
    "xlink": XLINK[1:-1],
}

P = TEXT + "p"
H = TEXT + "h"
SPAN = TEXT + "span"
LIST = TEXT + "list"
STYLE_NAME = TEXT + "style-name"

_LENGTH = re.compile(r"([+-]?[0-9]{0,12}\.?[0-9]{0,12})(mm|cm|in|inch|pt|pc|px)?\Z")
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "inch": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}


def millimetres(value: str | None) -> float | None:
    """The length in millimetres, or None where `value` is no length."""
    match = _LENGTH.match(value.strip()) if value else None
    if match is None:
        return None
    try:
        number = float(match.group(1))
    except ValueError:
        return None
    unit = match.group(2)
    if unit is None:
        return 0.0 if number == 0 else None
    return round(number * _MILLIMETRES[unit], 2)


def points(value: str | None) -> float | None:
    """The length in points, on the grid of twentieths that Word counts in (the office rounds to 1/100 mm)."""
    match = _LENGTH.match(value.strip()) if value else None
    if match is None or not match.group(2):
        return 0.0 if value in ("0", "0.0") else None
    try:
        number = float(match.group(1))
    except ValueError:
        return None
    return round(number * _MILLIMETRES[match.group(2)] * 72 / 25.4 * 20) / 20


def percent(value: str | None) -> float | None:
    """ "115%" as 1.15."""
    if not value or not value.endswith("%"):
        return None
    try:
        number = float(value[:-1])
    except ValueError:
        return None
    return round(number / 100, 4) if math.isfinite(number) else None


def whole(value: str | None, low: int, high: int) -> int | None:
    """A whole number within bounds; None where `value` is none."""
    if not value or len(value) > 12:
        return None
    try:
        number = int(value)
    except ValueError:
        return None
    return min(max(number, low), high)
