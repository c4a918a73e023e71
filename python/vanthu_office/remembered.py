"""What is kept in the document itself: whose rules it follows, its type, and the findings left aside.

User-defined properties survive in .odt and .docx, travel with the file, and are seen by anyone in its properties.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from vanthu.document import Document
from vanthu.finding import Finding

REGIME = "VanThu.Regime"
TYPE = "VanThu.Type"
IGNORED = "VanThu.Ignored"
SHOWN = 80  # letters of a paragraph kept so that a person knows which one was meant


class Ignored(NamedTuple):
    """A finding left aside: the rule, the words, the paragraph they stand in, why and when."""

    rule: str
    found: str
    words: str  # how the paragraph begins, for people
    mark: str  # of the whole paragraph, to know it again
    reason: str
    day: str


class Choices(NamedTuple):
    regime: Optional[str] = None
    type: Optional[str] = None
    ignored: Tuple[Ignored, ...] = ()


def recall(model: Any) -> Choices:
    kept = model.DocumentProperties.UserDefinedProperties
    return Choices(_text(kept, REGIME) or None, _text(kept, TYPE) or None, _parsed(_text(kept, IGNORED)))


def keep(model: Any, choices: Choices) -> None:
    """Write the choices into the document; what is as before is not touched."""
    kept = model.DocumentProperties.UserDefinedProperties
    ignored = json.dumps([list(each) for each in choices.ignored], ensure_ascii=False) if choices.ignored else ""
    for name, value in ((REGIME, choices.regime or ""), (TYPE, choices.type or ""), (IGNORED, ignored)):
        if _text(kept, name) != value:
            _put(kept, name, value)


def left_aside(finding: Finding, document: Document, reason: str) -> Ignored:
    """How a finding is remembered when someone leaves it aside today."""
    text = _paragraph(finding, document)
    return Ignored(finding.rule, finding.found, text[:SHOWN], _mark(text), reason, datetime.date.today().isoformat())


def parted(
    findings: Sequence[Finding], document: Document, ignored: Sequence[Ignored]
) -> Tuple[Tuple[Finding, ...], Tuple[Tuple[Ignored, Finding], ...]]:
    """The findings to show, and those left aside with the entry that says why."""
    known = {(each.rule, each.found, each.mark): each for each in ignored}
    shown: List[Finding] = []
    aside: List[Tuple[Ignored, Finding]] = []
    for finding in findings:
        entry = known.get((finding.rule, finding.found, _mark(_paragraph(finding, document)))) if known else None
        if entry is None:
            shown.append(finding)
        else:
            aside.append((entry, finding))
    return tuple(shown), tuple(aside)


def _paragraph(finding: Finding, document: Document) -> str:
    return document.blocks[finding.block].text if finding.block >= 0 else ""


def _mark(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8")).hexdigest()[:12]


def _parsed(text: str) -> Tuple[Ignored, ...]:
    """What someone else wrote there, or half of it, is nothing."""
    try:
        return tuple(Ignored(*map(str, each)) for each in json.loads(text)) if text else ()
    except (ValueError, TypeError):
        return ()


def _text(kept: Any, name: str) -> str:
    if not kept.getPropertySetInfo().hasPropertyByName(name):
        return ""
    value = kept.getPropertyValue(name)
    return value if isinstance(value, str) else ""


def _put(kept: Any, name: str, value: str) -> None:
    there = kept.getPropertySetInfo().hasPropertyByName(name)
    if there and not isinstance(kept.getPropertyValue(name), str):
        kept.removeProperty(name)
        there = False
    if not value:
        if there:
            kept.removeProperty(name)
    elif there:
        kept.setPropertyValue(name, value)
    else:
        kept.addProperty(name, 128, value)  # com.sun.star.beans.PropertyAttribute.REMOVABLE
