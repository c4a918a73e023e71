"""What a check is given, and what it gives back.

A check is a generator registered under its rule's id:

    @check("motto.text")
    def motto_text(case: Case) -> Iterator[Slip]:
        part = case.part("motto")
        ...
            yield Slip(span, found="–", preview="-", edits=(SetText(...),), says={"wanted": wanted})

It looks at one Act with that regime's values (`case.rule["key"]`) and yields a Slip for each departure. Severity,
source, clause and message come from the rulebook; `says` fills the message's {blanks}. `variant` picks another message,
severity, clause or fix from the rule's `variants` table.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Callable, Dict, Iterable, Iterator, Mapping, NamedTuple, Optional, Tuple

from ..anatomy.model import Act, Anatomy, Part, Span
from ..document import Block, Document
from ..edit import Edit
from ..finding import Choice
from ..rulebook import Rule, Rulebook
from ..wanted import Wanted


class Slip(NamedTuple):
    span: Optional[Span] = None  # None: the whole document
    found: str = ""  # by default the span's text
    preview: str = ""
    edits: Tuple[Edit, ...] = ()
    says: Mapping[str, object] = {}
    variant: str = ""
    part: str = ""  # by default the rule's own
    choices: Tuple[Choice, ...] = ()  # instead of edits, where there are several ways


@dataclass(frozen=True)
class Case:
    """One Act to be checked by one Rule."""

    document: Document
    anatomy: Anatomy
    act: Act
    rulebook: Rulebook
    rule: Rule
    as_of: Optional[datetime.date]  # the document's own date, or the caller's
    wanted: Wanted = None

    def part(self, name: str) -> Optional[Part]:
        return self.act.parts.get(name)

    def block(self, index: int) -> Block:
        return self.document.blocks[index]

    def text(self, span: Span) -> str:
        return self.document.blocks[span.block].text[span.start : span.end]

    def blocks(self) -> Iterator[Tuple[int, Block]]:
        """The act's own blocks, by number."""
        for index in range(self.act.first, self.act.last + 1):
            yield index, self.document.blocks[index]

    @property
    def formless(self) -> bool:
        """Plain text has no form: rules of form stay silent on it."""
        return self.document.plain


Check = Callable[[Case], Iterable[Slip]]

CHECKS: Dict[str, Check] = {}  # rule id → its check
SCOPES: Dict[str, Tuple[str, ...]] = {}  # rule id → kinds of Act it looks at


def check(rule: str, acts: Tuple[str, ...] = ("main",), form: bool = False) -> Callable[[Check], Check]:
    """Register the check of a rule. `form=True`: silent on plain text. `acts`: the kinds of Act it looks at."""

    def register(function: Check) -> Check:
        assert rule not in CHECKS, rule
        CHECKS[rule] = _formal(function) if form else function
        SCOPES[rule] = acts
        return function

    return register


def _formal(function: Check) -> Check:
    def formal(case: Case) -> Iterable[Slip]:
        return () if case.formless else function(case)

    return formal


def whole(block: int, document: Document) -> Span:
    return Span(block, 0, len(document.blocks[block].text))


Values = Mapping[str, Any]
