"""Values: what a person says of a fact, made as the page writes it; what cannot be is refused with the reason."""

from __future__ import annotations

import re
from typing import Callable, Dict, Mapping, Optional, Tuple

from ..checks.case import Case
from ..checks.wording import one_line
from ..compose.blanks import fixed
from ..compose.draft import LETTER
from ..strings import say
from ..types import abbreviations
from ..vietnamese import tones
from ..vietnamese.dates import FoundDate, find_dates, in_figures
from ..vietnamese.symbols import FAMILIES
from ..vietnamese.text import fold
from ..vietnamese.unicode import compose
from .symbol import is_right

LEVELS: Mapping[str, Tuple[str, ...]] = {
    "urgency": ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"),
    "secrecy": ("MẬT", "TỐI MẬT", "TUYỆT MẬT"),
}
LONGEST = 600  # letters of one fact

_NUMBER = re.compile(r"0{0,6}[1-9]\d{0,6}[a-zđ]?")
_ABOUT = re.compile(r"(?:V/[vV]|[Vv]ề việc)[:.]?[ ]{0,3}")
_COPIES = re.compile(r"\(?0{0,2}([1-9]\d{0,3})\)?")
_DRAFTER = re.compile(r"[^\W\d_]{1,8}")


class Impossible(ValueError):
    """A fact that cannot be written: the key of the sentence that says why, and what it speaks of."""

    def __init__(self, key: str, **says: object) -> None:
        super().__init__(key)
        self.key = key
        self.says = says

    def sentence(self, language: str = "vi") -> str:
        return say(self.key, language, **self.says)


def normal(case: Case, name: str, value: str) -> str:
    """The value as the page writes it, and as it is read again; "" takes it away, or leaves it open."""
    value = compose(value)
    if len(value) > LONGEST:
        raise Impossible("facts.long", most=LONGEST)
    if name in ("authority", "office"):
        value = "\n".join([line for line in map(one_line, value.split("\n")) if line])
    else:
        value = one_line(value)
    if any(not letter.isprintable() for letter in value.replace("\n", "")):
        raise Impossible("facts.letters")
    maker = _MAKERS.get(name)
    return maker(case, value) if maker is not None else value


def _number(case: Case, value: str) -> str:
    if value and not _NUMBER.fullmatch(value):
        raise Impossible("facts.number", value=value)
    return "0" + value if re.match(r"\d(?!\d)", value) else value


def _symbol(case: Case, value: str) -> str:
    model = "-KH/ĐU" if FAMILIES[case.rulebook.regime] == "party" else "/KH-UBND"
    if not value:
        raise Impossible("facts.symbol.none")
    if " " in value:
        raise Impossible("facts.symbol.space", value=value)
    symbol = value if value[0] in "/-" else model[0] + value
    if not is_right(case.rulebook.regime, symbol):
        raise Impossible("facts.symbol", value=value, model=model)
    return symbol


def _date(case: Case, value: str) -> str:
    if not value:
        return ""
    found = _whole(value) or _whole("ngày " + value)
    if found is None:
        raise Impossible("facts.date.shape", value=value)
    if found.date is None:
        raise Impossible("facts.date", value=value)
    return in_figures(found.date)


def _whole(text: str) -> Optional[FoundDate]:
    """The one date that the text is."""
    return next((found for found in find_dates(text) if found.year and (found.start, found.end) == (0, len(text))), None)


def _type(case: Case, value: str) -> str:
    found = next((name for name in abbreviations(case.rulebook.regime) if fold(name) == fold(value)), None)
    if found is None:
        raise Impossible("facts.type.unknown", value=value)
    return found


def _needed(case: Case, value: str) -> str:
    if not value:
        raise Impossible("facts.needed")
    return value


def _subject(case: Case, value: str) -> str:
    _needed(case, value)
    return about(case.rulebook.regime, value) if case.act.type == LETTER else value


def about(regime: str, subject: str) -> str:
    """The subject of a công văn, with the words it begins with: V/v, the Party's về việc."""
    lead = str(fixed(regime)["letter"]).split("…")[0].strip()
    return "%s %s" % (lead, subject[_lead(subject) :])


def without_about(subject: str) -> str:
    """The same said under a title: "Về việc …"."""
    return "Về việc " + subject[_lead(subject) :]


def _lead(subject: str) -> int:
    match = _ABOUT.match(subject)
    return match.end() if match is not None else 0


def _mark(name: str) -> Callable[[Case, str], str]:
    def mark(case: Case, value: str) -> str:
        if not value:
            return ""
        said = tones.convert(value, tones.OLD).upper()
        if said not in LEVELS[name]:
            raise Impossible("facts.mark", value=value, known=", ".join(LEVELS[name]))
        return said

    return mark


def _copies(case: Case, value: str) -> str:
    if not value:
        return ""
    match = _COPIES.fullmatch(value)
    if match is None:
        raise Impossible("facts.copies", value=value)
    return match.group(1).zfill(2)


def _drafter(case: Case, value: str) -> str:
    if value and not _DRAFTER.fullmatch(value):
        raise Impossible("facts.drafter", value=value)
    return value.upper()


def _unit(case: Case, value: str) -> str:
    value = value.rstrip(" .;,")
    if any(sign in value for sign in "()\n…"):
        raise Impossible("facts.unit", value=value)
    return value


_MAKERS: Dict[str, Callable[[Case, str], str]] = {
    "number": _number,
    "symbol": _symbol,
    "date": _date,
    "place": _needed,
    "type": _type,
    "subject": _subject,
    "office": _needed,
    "urgency": _mark("urgency"),
    "secrecy": _mark("secrecy"),
    "copies": _copies,
    "drafter": _drafter,
    "unit": _unit,
}
