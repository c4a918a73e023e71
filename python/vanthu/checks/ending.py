"""What is missing below the text: the signature, the list of recipients."""

from __future__ import annotations

from typing import Tuple

from ..anatomy.model import Span
from ..edit import Edit
from .case import Case, Slip


def absent_below(case: Case, name: str, variant: str = "") -> Slip:
    """The slip of a component that should stand after the body; it points at the text's end."""
    return Slip(_end(case), variant=variant, edits=_edits(case, name))


def _end(case: Case) -> Span:
    body = case.part("body")
    if body is not None:
        last = body.spans[-1]
        return Span(last.block, last.end, last.end)
    return Span(case.act.last, 0, 0)


def _edits(case: Case, name: str) -> Tuple[Edit, ...]:
    from ..compose.missing import edits  # composing knows checks; a check meets it only here

    return edits(case, name)
