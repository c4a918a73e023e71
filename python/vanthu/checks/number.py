"""The number and symbol under the issuer: `Số: 15/QĐ-UBND`, the Party's `Số 15-KH/TU`."""

from __future__ import annotations

import re
from typing import Iterator, NamedTuple, Optional, Tuple

from ..anatomy.model import Part, Span
from ..edit import SetText
from ..types import abbreviations
from ..vietnamese.blanks import has_blank, is_blank
from ..vietnamese.symbols import FAMILIES, Symbol, mend, parse
from ..vietnamese.text import fold
from .case import Case, Slip, check
from .form import of_part
from .missing import absent
from .wording import amend, one_line, pointing, sure_part, sure_type

_LINE = re.compile(r"(?P<word>[Ss][ốỐoôÔóO])\s*(?P<colon>[:.;]?)\s*(?P<symbol>.*)", re.DOTALL)
_OPEN = re.compile(r"[^/\-–—]*")  # of an open number: the blank before the first stroke
_CERTAIN = 0.8  # of the type, before its abbreviation is judged


class Line(NamedTuple):
    """The number line: "Số", its colon, and the symbol with where it starts."""

    part: Part
    label: str  # "Số", and its colon with what stands before it
    text: str
    start: int  # of the symbol, in the block
    symbol: Optional[Symbol]


def read(case: Case) -> Optional[Line]:
    """The number line, where it is one line that begins with "Số"."""
    part = sure_part(case, "number")
    if part is None or len(part.spans) != 1:
        return None
    span = part.spans[0]
    match = _LINE.fullmatch(case.text(span))
    if match is None:
        return None
    text = match.group("symbol").strip()
    label = match.group()[: match.end("colon" if match.group("colon") else "word")]
    return Line(part, label, text, span.start + match.start("symbol"), parse(text))


@check("number.missing")
def missing(case: Case) -> Iterator[Slip]:
    title = case.part("title")
    named = title is not None and fold(title.text).startswith(tuple(case.rule["titles"]))
    if case.part("number") is not None or named or sure_type(case) in case.rule["without"]:
        return
    yield absent(case, "number", "unit" if own_register_unlikely(case) else "")


def own_register_unlikely(case: Case) -> bool:
    """Papers of a unit inside a body (phòng, tổ), and an inspection team's own plans and minutes, are in no register of their own."""
    issuer, subject = case.part("issuer"), case.part("subject")
    if issuer is not None and fold(one_line(issuer.text)).startswith(tuple(case.rule["units"])):
        return True
    teams = case.rule["teams"]
    return subject is not None and case.act.type in case.rule["papers"] and any(team in fold(one_line(subject.text)) for team in teams)


@check("number.form")
def form(case: Case) -> Iterator[Slip]:
    line = read(case)
    if line is None:
        return
    label = case.rule["label"]
    symbol = _symbol(case, line)
    if symbol is None:
        if re.match(r"\d", line.text) and not has_blank(line.text):
            yield Slip(line.part.spans[0], says={"wanted": case.rule["model"]})
        return
    found = case.text(line.part.spans[0])
    open_number = line.symbol is None or not line.symbol.number
    after = found[len(line.label) :]
    blank = after[: len(after) - len(after.lstrip())] if open_number else " "  # a draft's blank is as wide as it is
    wanted = label + blank + symbol
    if found == wanted or (case.rule.values.get("spaced") and found.replace(" ", "") == wanted.replace(" ", "")):
        return
    only_space = line.label == label and line.text == symbol
    yield from amend(case, line.part.spans, wanted, {"wanted": wanted}, "space" if only_space else "")


def _symbol(case: Case, line: Line) -> Optional[str]:
    """The symbol as it should be; None where that cannot be told."""
    if is_blank(line.text):
        return line.text
    if line.symbol is None:
        return None
    family = FAMILIES[case.rulebook.regime]
    if line.symbol.form and (line.symbol.form == "party") == (family == "party"):
        return line.text
    mended = mend(line.text, family)
    if not mended:
        return None
    if line.symbol.number:
        return mended
    blank = _OPEN.match(line.text)
    return (blank.group() if blank else "") + mended


@check("number.padding", acts=("main", "copy"))
def padding(case: Case) -> Iterator[Slip]:
    line = read(case)
    if line is not None and line.symbol is not None and re.fullmatch(r"[1-9]", line.symbol.number):
        figure = line.symbol.number
        edit = SetText(line.part.block, line.start, line.start, "", "0")
        place = Span(line.part.block, line.start, line.start + 1)
        yield Slip(place, preview="0" + figure, edits=(edit,), says={"wanted": "0" + figure})


@check("number.type")
def type_agrees(case: Case) -> Iterator[Slip]:
    line = read(case)
    if line is None or line.symbol is None or case.act.type_sure < _CERTAIN or case.act.legal:
        return
    named = abbreviations(case.rulebook.regime)
    if case.act.type not in named:
        return
    wanted = named[case.act.type]
    if not wanted:
        yield from _of_letter(case, line, line.symbol)
    elif not _agrees(line.symbol, wanted, case.rule["also"].get(case.act.type, ())):
        yield from _other_type(case, line, line.symbol, wanted)


def _agrees(symbol: Symbol, wanted: str, also: Tuple[str, ...]) -> bool:
    """The type's abbreviation stands first; elsewhere, or as the beginning of a longer one, it leaves a doubt."""
    if symbol.type == wanted or symbol.type in also:
        return True
    groups = [symbol.issuer] + symbol.unit.split("-")
    return wanted in groups or (not symbol.type and any(group.startswith(wanted) for group in groups))


def _of_letter(case: Case, line: Line, symbol: Symbol) -> Iterator[Slip]:
    """A công văn has no abbreviation of a type."""
    if symbol.type in case.rule["letter"] and symbol.issuer:
        found = symbol.type + "-"
        at = line.text.find(found)
        if at >= 0:
            start = line.start + at
            edit = SetText(line.part.block, start, start + len(found), found, "")
            yield Slip(Span(line.part.block, start, start + len(found)), edits=(edit,), variant="letter")


def _other_type(case: Case, line: Line, symbol: Symbol, wanted: str) -> Iterator[Slip]:
    says = {"type": case.act.type, "wanted": wanted}
    found = symbol.type or (symbol.issuer if fold(symbol.issuer) == fold(wanted) else "")
    if not found:
        if symbol.form:
            yield Slip(line.part.spans[0], says=says, variant="absent")
        return
    at = line.text.find(found)
    if at < 0:
        return
    start = line.start + at
    edit = SetText(line.part.block, start, start + len(found), found, wanted)
    yield pointing(case, (edit,), says)


@check("number.format", form=True)
def look(case: Case) -> Iterator[Slip]:
    yield from of_part(case, "number")
