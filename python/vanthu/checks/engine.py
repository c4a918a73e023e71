"""Run a rulebook over an anatomy: the one place where slips become findings."""

from __future__ import annotations

import datetime
from typing import Iterator, List, Optional, Tuple

from ..anatomy.model import Act, Anatomy, Span
from ..finding import Finding
from ..rulebook import Rule, Rulebook
from ..wanted import Wanted, ask
from .case import CHECKS, SCOPES, Case, Slip


def run(anatomy: Anatomy, rulebook: Rulebook, as_of: Optional[datetime.date] = None, wanted: Wanted = None) -> Tuple[Finding, ...]:
    """Every departure of the document from the rulebook, in reading order."""
    if anatomy.kind != "document":
        return ()
    when = anatomy.date or as_of
    findings: List[Finding] = []
    for act in anatomy.acts:
        for rule in rulebook.rules.values():
            ask(wanted)
            findings.extend(_findings(anatomy, act, rulebook, rule, when, wanted))
    findings.sort(key=lambda finding: (finding.block if finding.block >= 0 else -1, finding.start, finding.rule))
    return tuple(findings)


def _findings(
    anatomy: Anatomy, act: Act, rulebook: Rulebook, rule: Rule, when: Optional[datetime.date], wanted: Wanted
) -> Iterator[Finding]:
    check = CHECKS.get(rule.id)
    if check is None or act.kind not in SCOPES[rule.id] or not rule.active:
        return
    case = Case(anatomy.document, anatomy, act, rulebook, rule, when, wanted)
    for slip in check(case):
        yield _finding(case, slip)


def _finding(case: Case, slip: Slip) -> Finding:
    rule = case.rule.variant(slip.variant)
    span = slip.span or Span(-1, 0, 0)
    found = slip.found or (case.text(span) if span.block >= 0 else "")
    says = {"found": found, "preview": slip.preview, **slip.says}
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        source=rule.source,
        reference=rule.reference,
        message=rule.message.format(**says),
        part=slip.part or rule.part,
        block=span.block,
        start=span.start,
        end=span.end,
        found=found,
        fix=rule.fix if slip.edits or rule.fix == "-" else "-",
        preview=slip.preview,
        edits=tuple(slip.edits),
        message_en=rule.message_en.format(**says),
        choices=tuple(slip.choices),
    )
