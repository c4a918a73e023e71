"""The issuing body and the body above it, at the left of the header."""

from __future__ import annotations

from typing import Iterator, Sequence

from ..vietnamese.text import fold
from .case import Case, Slip, check
from .form import of_part
from .missing import absent
from .strokes import under
from .wording import one_line


@check("issuer.missing")
def missing(case: Case) -> Iterator[Slip]:
    if case.part("issuer") is None:
        yield absent(case, "issuer")


@check("issuer.format", form=True)
def form(case: Case) -> Iterator[Slip]:
    parent, issuer = case.part("parent"), case.part("issuer")
    yield from of_part(case, "issuer", case.rule["issuer"])
    if parent is not None and issuer is not None and not _one_name(parent.text, issuer.text, case.rule["places"]):
        for slip in of_part(case, "parent", case.rule["parent"], variant="parent"):
            yield slip._replace(part="parent")


def _one_name(above: str, below: str, places: Sequence[str]) -> bool:
    """`ỦY BAN NHÂN DÂN` over `TỈNH QUẢNG NGÃI`: one body's name broken in two, not a body and the one above it."""
    over = " %s " % fold(one_line(above))
    return fold(below).startswith(tuple(places)) and not any(" %s " % place in over for place in places)


@check("issuer.line")
def line(case: Case) -> Iterator[Slip]:
    yield from under(case, "issuer")
