"""A component that is not there: reported once, where it would stand, and put in when the user agrees."""

from __future__ import annotations

from typing import Iterator, Tuple

from ..anatomy import anatomise
from ..anatomy.model import Span
from ..apply import apply
from ..edit import Edit
from .case import Case, Slip

EARLY = 30  # blocks in which a header's last lines stand

# For each component those it is looked for near: the first of them that is there is pointed at.
NEAR = {
    "banner": ("motto", "issuer", "parent", "number", "dateline", "title"),
    "motto": ("banner", "dateline", "issuer"),
    "issuer": ("parent", "number", "banner", "dateline", "title"),
    "number": ("issuer", "dateline", "banner", "subject", "title"),
    "dateline": ("motto", "banner", "number", "issuer", "title"),
    "title": ("subject", "number", "dateline", "banner"),
    "subject": ("title", "number", "dateline"),
    "addressees": ("subject", "title", "number"),
    "authority": ("subject", "title", "bases"),
    "bases": ("authority", "subject", "title"),
    "operative": ("bases", "authority", "subject", "title"),
}


def absent(case: Case, name: str, variant: str = "", **says: object) -> Slip:
    """The slip of a missing component."""
    from ..compose.missing import edits  # composing knows checks; a check meets it only here

    made = edits(case, name)
    if case.rule.fix == "auto" and made and not _found(case, name, made):
        made = ()
    return Slip(near(case, name), variant=variant, says=says, edits=made)


def _found(case: Case, name: str, edits: Tuple[Edit, ...]) -> bool:
    """Whether the component is seen for what it is where the edits put it; what nobody has agreed to must be right."""
    mended = anatomise(apply(case.document, edits), case.anatomy.regime, type=case.anatomy.chosen)
    return any(name in act.parts for act in mended.acts if act.first == case.act.first)


def near(case: Case, name: str) -> Span:
    """Where to look: after the component next to it, else before the act's first words."""
    for other in NEAR[name]:
        part = case.part(other)
        if part is not None:
            last = part.spans[-1]
            return Span(last.block, last.end, last.end)
    first = next((index for index, block in case.blocks() if block.text.strip()), case.act.first)
    return Span(first, 0, 0)


def first_lines(case: Case, block: int, count: int = EARLY) -> Iterator[str]:
    """The texts that are not empty from a block on, without the blanks before them."""
    for index in range(block, min(case.act.last + 1, block + count)):
        text = case.block(index).text.strip()
        if text:
            yield text
