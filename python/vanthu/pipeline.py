"""The pipeline: Document → Anatomy → Findings."""

from __future__ import annotations

import datetime
from typing import NamedTuple, Optional, Sequence, Tuple

from .anatomy import Anatomy, anatomise
from .checks import run
from .document import Document
from .finding import Finding
from .rulebook import Layer, Rulebook, load, with_layer


class Checked(NamedTuple):
    anatomy: Anatomy
    rulebook: Rulebook
    findings: Tuple[Finding, ...]


def check(document: Document, regime: Optional[str] = None, as_of: Optional[datetime.date] = None, layers: Sequence[Layer] = ()) -> Checked:
    """Find the parts, choose the rulebook, and say what departs from it.

    `as_of` counts only where the document itself has no date; without either, rules that need a date stay silent.
    """
    anatomy = anatomise(document, regime, as_of)
    rulebook = load(anatomy.regime)
    for layer in layers:
        rulebook = with_layer(rulebook, layer)
    return Checked(anatomy, rulebook, run(anatomy, rulebook, as_of))
