"""Symbol: the part of a number after the number itself, as a regime makes it from the type and the office: /KH-UBND, -KH/ĐU."""

from __future__ import annotations

from ..compose import blanks
from ..compose.draft import LETTER
from ..types import abbreviations
from ..vietnamese.symbols import FAMILIES, parse

_OPEN = "…"


def symbol_for(regime: str, type: str, office: str, unit: str = "") -> str:
    """The symbol of a type, of an office (UBND), of a unit (VX: a công văn's); "" where one of them is not known."""
    if not office or (type != LETTER and not abbreviations(regime).get(type)):
        return ""
    symbol = blanks.number(regime, type, office, unit).partition(_OPEN)[2]
    if type == LETTER and symbol.endswith("-" + _OPEN):
        symbol = symbol[: -len(_OPEN) - 1]
    return "" if _OPEN in symbol else symbol


def retyped(regime: str, symbol: str, before: str, after: str) -> str:
    """The symbol of a document whose type changes; "" where what it says cannot be told."""
    parsed = parse("1" + symbol)
    if parsed is None or not parsed.form or not parsed.issuer or after not in abbreviations(regime):
        return ""
    short = abbreviations(regime)[after]
    groups = [parsed.issuer, parsed.unit]
    if FAMILIES[regime] == "party":
        return "-%s/%s" % (short or "CV", "-".join(filter(None, groups)))
    if regime == "state" and before == LETTER:
        groups = [parsed.issuer]  # the unit stands in a công văn's symbol alone
    year = "/%d" % parsed.year if parsed.year else ""
    return "%s/%s" % (year, "-".join(filter(None, [short, *groups])))


def is_right(regime: str, symbol: str) -> bool:
    """Whether it has the form of the regime's symbols."""
    parsed = parse("1" + symbol)
    return parsed is not None and bool(parsed.form) and (parsed.form == "party") == (FAMILIES[regime] == "party")
