"""Between the subject and the articles of a decision: who decides, and the word that says so."""

from __future__ import annotations

from typing import Iterator

from ..edit import SetText
from .case import Case, Slip, check
from .form import of_part
from .missing import absent
from .wording import one_line, pointing, sure_part, sure_type


def decides(case: Case) -> bool:
    """A decision or a resolution that follows the decree's forms: a legal text has forms of its own."""
    return sure_type(case) in case.rule["types"] and not case.act.legal


@check("authority.missing")
def authority_missing(case: Case) -> Iterator[Slip]:
    if decides(case) and case.part("authority") is None and _opens(case) and not _capitals_stand_there(case):
        yield absent(case, "authority")


def _capitals_stand_there(case: Case) -> bool:
    """A line of capitals between the subject and what follows: an authority whose name nobody knows."""
    above = case.part("subject") or case.part("title")
    below = case.part("bases") or case.part("operative")
    if above is None or below is None:
        return False
    return any(case.block(index).text.isupper() for index in range(above.spans[-1].block + 1, below.block))


def _opens(case: Case) -> bool:
    """Some of the opening is there: where nothing of it was found the document may be no decision after all, unless somebody said so."""
    said = bool(case.anatomy.chosen) and case.act is case.anatomy.main
    return said or any(case.part(name) is not None for name in ("authority", "bases", "operative"))


@check("authority.format", form=True)
def authority_form(case: Case) -> Iterator[Slip]:
    if sure_part(case, "authority") is not None:
        yield from of_part(case, "authority")


@check("operative.missing")
def operative_missing(case: Case) -> Iterator[Slip]:
    if decides(case) and case.part("operative") is None and _opens(case):
        yield absent(case, "operative", word=case.rule["types"][case.act.type])


@check("operative.format")
def operative_form(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "operative")
    if part is None:
        return
    if not one_line(part.text).endswith(":") and one_line(part.text).upper().startswith(("QUYẾT", "NGHỊ")):  # not led by the authority
        last = part.spans[-1]
        text = case.text(last)
        bare = text.rstrip(" .;,\u00a0")
        edit = SetText(last.block, last.start + len(bare), last.end, text[len(bare) :], ":")
        yield pointing(case, (edit,), {}, "colon")
    yield from of_part(case, "operative")
