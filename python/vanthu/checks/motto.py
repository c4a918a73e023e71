"""The motto (Tiêu ngữ) under Quốc hiệu."""

from __future__ import annotations

import unicodedata
from typing import Iterator

from ..vietnamese.text import fold
from .case import Case, Slip, check
from .form import as_typed, of_part, size_of
from .missing import absent
from .strokes import under
from .wording import amend, spaced, sure_part


@check("motto.missing")
def missing(case: Case) -> Iterator[Slip]:
    banner = case.part("banner")
    if case.part("motto") is None and (banner is None or fold(banner.text).startswith(case.rule["under"])):
        yield absent(case, "motto")


@check("motto.text")
def text(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "motto")
    if part is None:
        return
    wanted = case.rule["words"]
    typed = " ".join(case.text(span) for span in part.spans)
    if unicodedata.normalize("NFC", spaced(typed)) != wanted:
        yield from amend(case, part.spans, wanted, {"wanted": wanted})
        return
    shown = as_typed(case, part.spans)
    if shown:
        yield Slip(part.spans[0], found=wanted.upper(), preview=wanted, edits=tuple(shown), says={"wanted": wanted})


@check("motto.format", form=True)
def form(case: Case) -> Iterator[Slip]:
    size = size_of(case, case.part("banner"))
    yield from of_part(case, "motto", prefer=size + 1 if size else 0.0)


@check("motto.line", form=True)
def line(case: Case) -> Iterator[Slip]:
    yield from under(case, "motto")
