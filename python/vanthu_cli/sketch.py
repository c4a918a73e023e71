"""A sketch of the first page: a box for each component, where the decree's layout (Phụ lục I, mục IV) puts it.

A component that is missing is a dashed box. Findings are marked by shape and figure, so that the sheet reads as well in grey.
"""

from __future__ import annotations

import html
from typing import NamedTuple

from vanthu.finding import SEVERITIES, Finding
from vanthu.pipeline import Checked
from vanthu.strings import say

from .report import part_name

MARKS = {"error": "■", "warning": "▲", "info": "○"}


class Box(NamedTuple):
    """Millimetres on the A4 page."""

    left: float
    top: float
    width: float
    height: float


LEFT, RIGHT, WIDE = 18.0, 98.0, 18.0
BOXES = {
    "parent": Box(LEFT, 16, 74, 11),
    "issuer": Box(LEFT, 28, 74, 13),
    "number": Box(LEFT, 44, 74, 11),
    "banner": Box(RIGHT, 16, 98, 11),
    "motto": Box(RIGHT, 28, 98, 13),
    "dateline": Box(RIGHT, 44, 98, 11),
    "secrecy": Box(LEFT, 72, 34, 9),
    "urgency": Box(LEFT + 36, 72, 38, 9),
    "scope": Box(RIGHT, 5, 48, 9),
    "draft": Box(RIGHT + 50, 5, 48, 9),
    "title": Box(48, 60, 114, 10),
    "subject": Box(30, 71, 150, 13),
    "addressees": Box(48, 87, 114, 12),
    "authority": Box(48, 87, 114, 10),
    "bases": Box(WIDE, 101, 178, 22),
    "operative": Box(58, 125, 94, 9),
    "body": Box(WIDE, 136, 178, 84),
    "recipients": Box(LEFT, 224, 74, 44),
    "signature": Box(RIGHT + 10, 224, 88, 44),
    "drafter": Box(LEFT, 270, 74, 9),
    "address": Box(WIDE, 281, 178, 10),
}
HEADER = ("parent", "issuer", "number", "banner", "motto", "dateline")
LETTER_SUBJECT = Box(LEFT, 56, 74, 14)  # of a công văn: under the number


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
        boxes += _box(name, box, words, missing, found.get(name, []), language)
    return f'<div class="page">\n{boxes}</div>\n'


def _by_part(findings: list[Finding]) -> dict[str, list[Finding]]:
    parts: dict[str, list[Finding]] = {}
    for finding in findings:
        parts.setdefault(finding.part, []).append(finding)
    return parts


def _box(name: str, box: Box, words: str, missing: bool, findings: list[Finding], language: str) -> str:
    place = f"left:{box.left / 2.1:.2f}%;top:{box.top / 2.97:.2f}%;width:{box.width / 2.1:.2f}%;height:{box.height / 2.97:.2f}%"
    counts = ((severity, sum(finding.severity == severity for finding in findings)) for severity in SEVERITIES)
    marks = "".join(
        f'<i title="{say(f"severity.{severity}", language)}">{MARKS[severity]}{count}</i>' for severity, count in counts if count
    )
    short = html.escape(" ".join(words.split())[:240], quote=False)
    label = html.escape(part_name(name, language), quote=False)
    return f'<div class="box{" missing" if missing else ""}" style="{place}"><b>{label}{marks}</b> {short}</div>\n'
