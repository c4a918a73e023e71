"""The banner (Quốc hiệu; the Party's and the youth's own title) at the right of the header."""

from __future__ import annotations

import unicodedata
from typing import Iterator

from .case import Case, Slip, check
from .form import of_part, size_of
from .missing import absent
from .strokes import under
from .wording import amend, spaced, sure_part


@check("banner.missing")
def missing(case: Case) -> Iterator[Slip]:
    if case.part("banner") is None:
        yield absent(case, "banner")


@check("banner.text")
def text(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "banner")
    if part is None:
        return
    shown = unicodedata.normalize("NFC", spaced(" ".join(case.block(each.block).shown[each.start : each.end] for each in part.spans)))
    if shown not in case.rule["words"]:
        wanted = min(case.rule["words"], key=lambda words: _apart(shown, words))
        yield from amend(case, part.spans, wanted, {"wanted": wanted})


def _apart(shown: str, words: str) -> int:
    """Roughly how far two lines are apart: letters that are not in the same place."""
    return sum(one != other for one, other in zip(shown.upper(), words)) + abs(len(shown) - len(words))


@check("banner.format", form=True)
def form(case: Case) -> Iterator[Slip]:
    yield from of_part(case, "banner", prefer=_beside(case))


def _beside(case: Case) -> float:
    """Sizes move together (13/14/14 or 12/13/13): one point below the motto, or else below the dateline."""
    size = size_of(case, case.part("motto")) or size_of(case, case.part("dateline"))
    return size - 1 if size else 0.0


@check("banner.line", form=True)
def line(case: Case) -> Iterator[Slip]:
    if case.part("motto") is None:  # otherwise the rule is the motto's
        yield from under(case, "banner")
