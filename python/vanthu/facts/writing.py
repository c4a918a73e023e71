"""Writing: a fact put into the page, as small edits that leave all around it as it is; refused where that is not sure.

Whatever the layout, the edits are tried on the picture first: the fact must then read as it was said, and everything else as before.
"""

from __future__ import annotations

from typing import Callable, Dict, List, Mapping, Tuple

from ..anatomy import anatomise
from ..anatomy.model import Anatomy
from ..apply import apply
from ..checks.case import Case
from ..compose import missing
from ..compose.blanks import archive_line, number
from ..edit import Edit, Refused, SetText
from ..vietnamese.blanks import is_blank
from ..vietnamese.dates import find_dates, in_words
from . import captions, places, signing
from .lines import broken, put, relined
from .marks import marked
from .places import Words
from .reading import Facts, case_of, facts
from .retyping import retyped
from .values import Impossible, normal

Writer = Callable[[Case, Facts, str], Tuple[Edit, ...]]


def written(anatomy: Anatomy, name: str, value: str) -> Tuple[Edit, ...]:
    """The edits that let the page say this; none where it says it already. Impossible: it cannot be, or cannot be done safely."""
    case, now = case_of(anatomy), facts(anatomy)
    if value.strip() == getattr(now, name):
        return ()
    wanted = normal(case, name, value)
    if wanted == getattr(now, name):
        return ()
    edits = _WRITERS[name](case, now, wanted)
    if not edits:
        raise Impossible("facts.layout")
    _prove(anatomy, now, name, wanted, edits)
    return edits


# What must come of it


_ALONG: Mapping[str, Tuple[str, ...]] = {"type": ("symbol", "subject"), "number": ("symbol",)}  # facts that may change with one
_PARTS: Mapping[str, Tuple[str, ...]] = {
    "symbol": ("number",),
    "date": ("dateline",),
    "place": ("dateline",),
    "type": ("title", "subject", "number", "operative", "addressees"),
    "authority": ("signature",),
    "office": ("signature",),
    "name": ("signature",),
    "unit": ("recipients",),
    "copies": ("recipients", "drafter"),
    "drafter": ("recipients", "drafter"),
}


def _prove(anatomy: Anatomy, now: Facts, name: str, wanted: str, edits: Tuple[Edit, ...]) -> None:
    """The page as it then is says what was wanted, and says all else as before."""
    chosen = anatomy.chosen if name != "type" else ""  # a new type must be told by the page itself
    try:
        page = apply(anatomy.document, edits)
    except Refused as error:
        raise Impossible("facts.layout") from error
    then = anatomise(page, anatomy.regime, type=chosen or None)
    after = facts(then)
    same = all(getattr(after, each) == getattr(now, each) for each in Facts._fields if each != name and each not in _ALONG.get(name, ()))
    own = _PARTS.get(name, (name,))
    parts = all(
        part in own or (part in then.main.parts and then.main.parts[part].text == known.text) for part, known in anatomy.main.parts.items()
    )
    if getattr(after, name) != wanted or not same or not parts or len(then.acts) != len(anatomy.acts):
        raise Impossible("facts.layout")


# The number and the date


def _number(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    line = places.number_of(case)
    if line is None:
        return _numbered(case, value, now.symbol)
    here = line.number
    own = here.text.strip()
    start = here.start + len(here.text) - len(here.text.lstrip()) if own and not is_blank(own) else here.start
    lead = "" if start > here.start else " "
    end = here.start + len(here.text.rstrip()) if own and not is_blank(own) else here.end
    edits = put(case, here.block, start, end, lead + (value or "…"))
    return (*edits, *captions.renumbered(case, value, line.symbol.text.strip()))


def _symbol(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    line = places.number_of(case)
    if line is None:
        return _numbered(case, now.number, value)
    edits: List[Edit] = list(put(case, line.symbol.block, line.symbol.start, line.symbol.end, value))
    if not line.number.text:  # a bare "Số:"
        edits = [SetText(line.symbol.block, line.symbol.start, line.symbol.end, line.symbol.text, " …" + value)]
    return (*edits, *captions.renumbered(case, now.number, value))


def _numbered(case: Case, figures: str, symbol: str) -> Tuple[Edit, ...]:
    """A number line where there is none."""
    if case.part("number") is not None:
        raise Impossible("facts.layout")
    label, _, offered = number(case.rulebook.regime, case.act.type).partition("…")
    return missing.edits(case, "number", {"number": label + (figures or "…") + (symbol or offered)})


def _date(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    words = _in_words(value, case)
    line = places.dateline_of(case)
    if line is None:
        return _dated(case, "…", words)
    edits = put(case, line.date.block, line.date.start, line.date.end, words)
    return (*edits, *captions.redated(case, words, value or words))


def _in_words(value: str, case: Case) -> str:
    """As a dateline has it; a date that is taken out leaves its year."""
    day = next((found.date for found in find_dates(value)), None)
    if day is not None:
        return in_words(day)
    year = str(case.anatomy.date.year) if case.anatomy.date is not None else "…"
    return "ngày … tháng … năm %s" % year


def _place(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    line = places.dateline_of(case)
    if line is None:
        return _dated(case, value, "ngày … tháng … năm …")
    comma = "" if line.place.text else ", "
    return put(case, line.place.block, line.place.start, line.place.end, value + comma)


def _dated(case: Case, place: str, words: str) -> Tuple[Edit, ...]:
    if case.part("dateline") is not None:
        raise Impossible("facts.layout")
    return missing.edits(case, "dateline", {"dateline": "%s, %s" % (place, words)})


# Type and subject


def _subject(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    part = case.part("subject")
    if part is None:
        return missing.edits(case, "subject", {"subject": value})
    first = part.spans[0]
    return relined(case, part.spans, broken(case, first, value, part.text).split("\n"), breaks=True)


# The archive line


def _unit(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    line = places.archive_of(case)
    if line is None:
        if case.part("recipients") is not None:
            raise Impossible("facts.archive")
        words = archive_line(case.rulebook.regime, unit=value)
        return missing.edits(case, "recipients", {"recipients": ("- ……………;", words)})
    if not line.comma and ":" not in line.lead.text:
        raise Impossible("facts.unit.none")
    said = value or "…"
    return put(case, line.unit.block, line.unit.start, line.unit.end, said if line.comma else ", " + said)


def _copies(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    line = _archive(case)
    here = line.copies
    if not here.text:
        return (SetText(here.block, here.start, here.start, "", " (%s)" % value),)
    return put(case, here.block, here.start, here.end, value) if value else _out(case, here, "(", ")")


def _drafter(case: Case, now: Facts, value: str) -> Tuple[Edit, ...]:
    line = _archive(case)
    here = line.drafter
    if here.text:
        return put(case, here.block, here.start, here.end, value) if value else _out(case, here, "", ".")
    lead = " " if case.block(here.block).text[: here.start].endswith(".") else ". "
    return (SetText(here.block, here.start, here.start, "", lead + value),)


def _archive(case: Case) -> places.Archive:
    line = places.archive_of(case)
    if line is None:
        raise Impossible("facts.archive")
    return line


def _out(case: Case, words: Words, opening: str, closing: str) -> Tuple[Edit, ...]:
    """The words go, with the signs and the blank that are theirs alone."""
    text, start, end = case.block(words.block).text, words.start, words.end
    if opening and text[start - 1 : start] == opening and text[end : end + 1] == closing:
        start, end = start - 1, end + 1
    elif not opening and text[end : end + 1] == closing:
        end += 1
    while text[start - 1 : start] in (" ", "\u00a0"):
        start -= 1
    return put(case, words.block, start, end, "")


_WRITERS: Dict[str, Writer] = {
    "number": _number,
    "symbol": _symbol,
    "date": _date,
    "place": _place,
    "type": lambda case, now, value: retyped(case, now.symbol, value),
    "subject": _subject,
    "authority": lambda case, now, value: signing.authority(case, value),
    "office": lambda case, now, value: signing.office(case, value),
    "name": lambda case, now, value: signing.name(case, value),
    "urgency": lambda case, now, value: marked(case, "urgency", value),
    "secrecy": lambda case, now, value: marked(case, "secrecy", value),
    "unit": _unit,
    "copies": _copies,
    "drafter": _drafter,
}
