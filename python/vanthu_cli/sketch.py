"""A sketch of the first page: a box for each component, where the decree's layout (Phụ lục I, mục IV) puts it.

A component that is missing is a dashed box. Findings are marked by shape and figure, so that the sheet reads as well in grey.
"""

from __future__ import annotations

import html
from typing import NamedTuple

from vanthu.finding import SEVERITIES, Finding
from vanthu.listing import MARKS, part_name
from vanthu.pipeline import Checked
from vanthu.strings import say


class Box(NamedTuple):
    """Millimetres on the A4 page."""

    left: float
    top: float
    width: float
    height: float


LEFT, RIGHT, WIDE = 14.0, 94.0, 14.0
BOXES = {
    "parent": Box(LEFT, 16, 74, 13),
    "issuer": Box(LEFT, 30, 74, 13),
    "number": Box(LEFT, 44, 74, 13),
    "banner": Box(RIGHT, 16, 104, 13),
    "motto": Box(RIGHT, 30, 104, 13),
    "dateline": Box(RIGHT, 44, 104, 13),
    "scope": Box(RIGHT, 4, 50, 10),
    "draft": Box(RIGHT + 54, 4, 50, 10),
    "secrecy": Box(LEFT, 75, 26, 13),
    "urgency": Box(LEFT, 89, 26, 13),
    "title": Box(46, 61, 118, 9),
    "subject": Box(46, 71, 118, 15),
    "addressees": Box(46, 88, 118, 15),
    "authority": Box(46, 88, 118, 13),
    "bases": Box(WIDE, 106, 184, 22),
    "operative": Box(58, 130, 94, 9),
    "body": Box(WIDE, 141, 184, 78),
    "recipients": Box(LEFT, 222, 78, 46),
    "signature": Box(RIGHT + 12, 222, 92, 46),
    "drafter": Box(LEFT, 270, 78, 9),
    "address": Box(WIDE, 281, 184, 10),
}
HEADER = ("parent", "issuer", "number", "banner", "motto", "dateline")
LETTER_SUBJECT = Box(LEFT, 58, 74, 15)  # of a công văn: under the number


def sketch(checked: Checked, language: str) -> str:
    """The page as inline HTML."""
    act = checked.anatomy.main
    found = _by_part([finding for finding in checked.findings if finding.block <= act.last])
    boxes = ""
    for name, box in BOXES.items():
        missing = any(finding.rule == f"{name}.missing" for finding in found.get(name, []))
        if name not in act.parts and not missing:
            continue
        if name == "subject" and "title" not in act.parts and act.type == "công văn":
            box = LETTER_SUBJECT
        if name in HEADER and act.swapped:
            box = box._replace(left=210 - box.left - box.width)
        words = say("sheet.missing", language) if missing and name not in act.parts else act.parts[name].text
        label = html.escape(part_name(name, language, checked.anatomy.regime), quote=False)
        boxes += _box(label, box, words, missing, found.get(name, []), language)
    return f'<div class="page">\n{boxes}</div>\n'


def _by_part(findings: list[Finding]) -> dict[str, list[Finding]]:
    parts: dict[str, list[Finding]] = {}
    for finding in findings:
        parts.setdefault(finding.part, []).append(finding)
    return parts


def _box(label: str, box: Box, words: str, missing: bool, findings: list[Finding], language: str) -> str:
    place = f"left:{box.left / 2.1:.2f}%;top:{box.top / 2.97:.2f}%;width:{box.width / 2.1:.2f}%;height:{box.height / 2.97:.2f}%"
    counts = ((severity, sum(finding.severity == severity for finding in findings)) for severity in SEVERITIES)
    marks = "".join(
        f'<i title="{say(f"severity.{severity}", language)}">{MARKS[severity]}{count}</i>' for severity, count in counts if count
    )
    short = html.escape(" ".join(words.split())[:240], quote=False)
    worst = next((f" {severity}" for severity in SEVERITIES if any(finding.severity == severity for finding in findings)), "")
    return f'<div class="box{" missing" if missing else ""}{worst}" style="{place}"><b>{label}{marks}</b> {short}</div>\n'
