"""Marks of two regimes in one document: Quốc hiệu over `Số 15-KH/ĐU`, `T/M` under Quốc hiệu, `Số: 15/KH-ĐU` under the Party's title."""

from __future__ import annotations

import re
from typing import Iterator, List, NamedTuple

from ..anatomy.model import Span
from ..vietnamese.symbols import parse
from ..vietnamese.text import fold
from .case import Case, Slip, check

_SIGNED_PARTY = re.compile(r"[TK]/[MTL]\b")
_SIGNED_STATE = re.compile(r"(?:TM|KT|TL|TUQ)\.")
_NUMBER = re.compile(r"Số(?P<colon>[ \u00a0]*:)?[ \u00a0]*(?P<symbol>.*)", re.DOTALL)
_ABOUT = re.compile(r"V/[Vv]\b")
STRONG = 2


class Mark(NamedTuple):
    """A sign of a regime: which, what of, where; a strong one tells by itself, weak ones only together."""

    family: str  # state | party
    name: str
    span: Span
    weight: int


@check("regime.mixed")
def regime_mixed(case: Case) -> Iterator[Slip]:
    marks = list(_marks(case))
    weights = {family: sum(mark.weight for mark in marks if mark.family == family) for family in ("state", "party")}
    if min(weights.values()) < STRONG:
        return
    own = _own(marks, weights)
    first = next(mark for mark in marks if mark.family == own)
    other = max((mark for mark in marks if mark.family != own), key=lambda mark: mark.weight)
    names, words = case.rule["names"], case.rule["marks"]
    yield Slip(
        other.span,
        says={"ours": words[first.name], "own": names[own], "theirs": words[other.name], "other": names[other.family]},
        part="signature" if other.name == "prefix" else "number" if other.name in ("number", "colon") else other.name,
    )


def _own(marks: List[Mark], weights: "dict[str, int]") -> str:
    """The regime that the banner tells, or the one with more signs."""
    banners = {mark.family for mark in marks if mark.name == "banner"}
    return banners.pop() if len(banners) == 1 else max(weights, key=lambda family: weights[family])


def _marks(case: Case) -> Iterator[Mark]:
    yield from _header(case)
    yield from _number(case)
    subject = case.part("subject")
    if subject is not None and _ABOUT.match(subject.text):
        yield Mark("state", "about", subject.spans[0], 1)
    for signer in case.act.signers:
        for span in signer.authority:
            text = case.block(span.block).shown[span.start : span.end]
            if _SIGNED_PARTY.match(text):
                yield Mark("party", "prefix", span, STRONG)
            elif _SIGNED_STATE.match(text):
                yield Mark("state", "prefix", span, STRONG)


def _header(case: Case) -> Iterator[Mark]:
    banner, motto = case.part("banner"), case.part("motto")
    if banner is not None:
        key = fold(banner.text)
        family = "party" if "dang cong san" in key else "state" if "cong hoa" in key else ""
        if family:
            yield Mark(family, "banner", banner.spans[0], STRONG)
    if motto is not None:
        yield Mark("state", "motto", motto.spans[0], STRONG)


def _number(case: Case) -> Iterator[Mark]:
    """`Số: 15/KH-UBND`, `Số 15-KH/TU`: strokes and colon tell together; one alone hardly."""
    part = case.part("number")
    match = _NUMBER.match(part.text) if part is not None else None
    if part is None or match is None:
        return
    symbol = parse(match.group("symbol").strip())
    colon = bool(match.group("colon"))
    if symbol is not None and symbol.form:
        family = "party" if symbol.form == "party" else "state"
        yield Mark(family, "number", part.spans[0], STRONG if colon == (family == "state") else 1)
    if colon:
        yield Mark("state", "colon", part.spans[0], 1)
