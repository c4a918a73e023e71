"""The pipeline: Document → Anatomy → Findings."""

from __future__ import annotations

import datetime
from typing import NamedTuple, Optional, Tuple

from .anatomy import Anatomy, anatomise
from .checks import run
from .compose.raw import Cleaned, Remark, clean
from .document import Document
from .finding import Finding
from .memo import familiar
from .rulebook import Rulebook
from .rulebook.house import AS_THE_LAW, HouseRules, under
from .wanted import Unwanted, Wanted

__all__ = ["Checked", "Unwanted", "check"]


class Checked(NamedTuple):
    anatomy: Anatomy
    rulebook: Rulebook
    findings: Tuple[Finding, ...]
    remarks: Tuple[Remark, ...] = ()  # what was joined or dropped in a raw text before it was looked at


def check(
    document: Document,
    regime: Optional[str] = None,
    as_of: Optional[datetime.date] = None,
    house: HouseRules = AS_THE_LAW,
    type: Optional[str] = None,
    wanted: Wanted = None,
) -> Checked:
    """Find the parts, choose the rulebook, and say what departs from it. `regime` and `type` override what the document tells.

    Plain text is cleaned first, so the findings point into `anatomy.document`, where a paragraph is one block again.
    `house`: what an office lays over the law, whatever regime the document turns out to follow.
    `as_of` counts only where the document itself has no date; without either, rules that need a date stay silent.
    `wanted` is asked now and then: when it answers False, Unwanted is raised.
    """
    cleaned = clean(document) if document.plain else Cleaned(document, ())
    anatomy = anatomise(familiar(cleaned.document), regime, as_of, type, wanted)
    rulebook = under(anatomy.regime, house)
    return Checked(anatomy, rulebook, run(anatomy, rulebook, as_of, wanted), cleaned.remarks)
