"""Finding: one departure from the rules: which rule, where, what the law says, and how to mend it."""

from __future__ import annotations

from typing import NamedTuple, Sequence, Tuple

from .edit import Edit

SEVERITIES = ("error", "warning", "info")
MOST_CHOICES = 6  # that a person can survey at one place


class Choice(NamedTuple):
    """One of several ways to mend a finding, where only a person knows which is right."""

    label: str  # what tells it from the others: "phường Phan Thiết, tỉnh Lâm Đồng"
    edits: Tuple[Edit, ...]


class Finding(NamedTuple):
    rule: str
    severity: str  # error | warning | info
    source: str  # law | custom | office
    reference: str  # the clause: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b"
    message: str  # plain Vietnamese
    part: str  # the component it belongs to, as in Anatomy: "motto", "body" …
    block: int  # -1: the whole document
    start: int = 0
    end: int = 0
    found: str = ""  # the words found
    fix: str = "-"  # auto | ask | -
    preview: str = ""  # what the words become
    edits: Tuple[Edit, ...] = ()
    message_en: str = ""  # the same in English
    choices: Tuple[Choice, ...] = ()  # instead of edits; never taken but by a person


def common_choices(findings: Sequence[Finding]) -> Tuple[str, ...]:
    """The labels that every one of these findings offers, in the order of the first."""
    offered = [[choice.label for choice in finding.choices] for finding in findings]
    return tuple([label for label in offered[0] if all(label in each for each in offered)]) if offered else ()


def decided(finding: Finding, label: str) -> Finding:
    """The finding as if this choice were the one way to mend it."""
    (choice,) = [each for each in finding.choices if each.label == label]
    return finding._replace(edits=choice.edits, choices=())
