"""How each document that a text names stands: known and right, unknown, told otherwise, replaced.

A mention is what the checks take for one: of every act, with quotations left out. What a finding of citation.* says of it is its
state; where no findings are given, the same checks are asked.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache
from typing import Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Anatomy, Span
from ..checks import run
from ..checks.citations import known
from ..checks.lines import lines_of
from ..citation import Citation
from ..finding import Finding
from ..registers import citations as register
from ..registers.citations import Entry
from ..rulebook import Rulebook, load

STATES = ("superseded", "conflicting", "differs", "short", "unknown", "sure")  # the gravest first

_STATE_OF_RULE = {
    "citation.superseded": "superseded",
    "citation.conflict": "conflicting",
    "citation.register": "differs",
    "citation.first": "short",
}
_OF_FORM = "citation.form"  # says nothing of the document, but is to be mended


class Cited(NamedTuple):
    """One mention."""

    span: Span
    citation: Citation
    state: str  # one of STATES
    entry: Optional[Entry] = None  # what the register knows of it
    finding: Optional[Finding] = None  # what the check says of it, with its edits


def cited_in(anatomy: Anatomy, findings: Optional[Sequence[Finding]] = None, as_of: Optional[datetime.date] = None) -> Tuple[Cited, ...]:
    """Every mention, in the order of the text. `findings`: those of a check of this document; `as_of` as there."""
    mentions = _mentions(anatomy)
    said = _by_block(said_of(anatomy, as_of) if findings is None else findings)
    told: Dict[int, List[Finding]] = {}
    for block, each in said.items():
        here = [(number, span) for number, (span, _) in enumerate(mentions) if span.block == block]
        for finding in each:
            number = _about(finding, here)
            if number is not None:
                told.setdefault(number, []).append(finding)
    return tuple([_judged(span, cited, told.get(number, ())) for number, (span, cited) in enumerate(mentions)])


def successor(entry: Entry) -> Optional[Entry]:
    """The document that has its place now, over all that came between; None where the register does not have it."""
    seen = {register.key(entry.number)}
    newer = register.find(entry.replaced_by) if entry.replaced_by else None
    while newer is not None and newer.replaced_by and register.key(newer.number) not in seen:
        seen.add(register.key(newer.number))
        newer = register.find(newer.replaced_by)
    return newer


def said_of(anatomy: Anatomy, as_of: Optional[datetime.date] = None) -> Tuple[Finding, ...]:
    """What the rules of citations say of the document, asked alone."""
    return run(anatomy, _rules(anatomy.regime), as_of)


@lru_cache(maxsize=None)
def _rules(regime: str) -> Rulebook:
    book = load(regime)
    return replace(book, rules={id: rule for id, rule in book.rules.items() if id in _STATE_OF_RULE or id == _OF_FORM})


def _mentions(anatomy: Anatomy) -> List[Tuple[Span, Citation]]:
    found = [
        (line.span(cited.start, cited.end), cited)
        for act in anatomy.acts
        for line in lines_of(anatomy.document, act)
        for cited in line.citations
    ]
    return sorted(found, key=lambda mention: mention[0])


def _by_block(findings: Sequence[Finding]) -> Mapping[int, List[Finding]]:
    said: Dict[int, List[Finding]] = {}
    for finding in findings:
        if finding.rule in _STATE_OF_RULE or finding.rule == _OF_FORM:
            said.setdefault(finding.block, []).append(finding)
    return said


def _about(finding: Finding, here: Sequence[Tuple[int, Span]]) -> Optional[int]:
    """The mention that a finding is of: the smallest that holds its words, for one may name another in its subject."""
    holding = [(span.end - span.start, number) for number, span in here if span.start <= finding.start and finding.end <= span.end]
    return min(holding)[1] if holding else None


def _judged(span: Span, cited: Citation, said: Sequence[Finding]) -> Cited:
    entry = known(cited)
    states = [(STATES.index(state), number) for number, state in enumerate(map(_state, said)) if state]
    if states:
        rank, number = min(states)
        return Cited(span, cited, STATES[rank], entry, said[number])
    return Cited(span, cited, "sure" if entry is not None else "unknown", entry, said[0] if said else None)


def _state(finding: Finding) -> str:
    """Of what is said once more in full there is nothing wrong but its length."""
    if finding.rule == "citation.first" and finding.preview and len(finding.preview) < len(finding.found):
        return ""
    return _STATE_OF_RULE.get(finding.rule, "")
