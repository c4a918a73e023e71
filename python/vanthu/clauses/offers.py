"""Which clauses a finding calls for: those of the part that is missing."""

from __future__ import annotations

from ..finding import Finding
from ..vietnamese.text import fold
from .place import places_named

OF_RULES = {"authority.missing": "thẩm quyền", "basis.missing": "căn cứ", "recipients.coverage": "nơi nhận"}
SECTIONS = "structure.sections"


def place_for(finding: Finding) -> str:
    """The place whose clauses would fill the gap; "" where none would."""
    if finding.rule == SECTIONS:
        return next(iter(places_named(fold(finding.found))), "")
    return OF_RULES.get(finding.rule, "")
