"""How each document that a text names stands: known and right, unknown, told otherwise, replaced."""

from __future__ import annotations

from typing import NamedTuple, Optional, Sequence, Tuple

from .. import citation
from ..anatomy.model import Anatomy, Span
from ..citation import Citation
from ..finding import Finding
from ..registers import citations as register
from ..registers.citations import Entry

STATES = ("superseded", "conflicting", "differs", "short", "unknown", "sure")  # the gravest first


class Cited(NamedTuple):
    """One mention."""

    span: Span
    citation: Citation
    state: str  # one of STATES
    entry: Optional[Entry] = None  # what the register knows of it
    finding: Optional[Finding] = None  # what the check says of it, with its edits


def cited_in(anatomy: Anatomy, findings: Sequence[Finding] = ()) -> Tuple[Cited, ...]:
    """Every mention, in the order of the text."""
    found = []
    for at, block in enumerate(anatomy.document.blocks):
        for each in citation.find(block.text):
            entry = register.find(each.number) if each.number else None
            found.append(Cited(Span(at, each.start, each.end), each, "sure" if entry else "unknown", entry))
    return tuple(found)
