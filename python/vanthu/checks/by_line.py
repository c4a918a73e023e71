"""Rules that look at one line at a time, and at the registers: what they say of a line is kept with it as long as those are the same.

    @check_line("typography.dash")
    def dash(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:

All of them read a line one after another, so that it is taken apart once.
"""

from __future__ import annotations

import datetime
from typing import Callable, Dict, Iterable, List, Mapping, Optional, Tuple, cast

from ..anatomy.model import Act
from ..edit import SetText
from ..registers.citations import edition
from ..rulebook import Rule, Rulebook
from ..wanted import ask
from .case import Case, Slip, check
from .lines import Line, lines

LineCheck = Callable[[Line, Rule, Optional[datetime.date]], Iterable[Slip]]
Said = Tuple[Tuple[str, Slip], ...]  # by rule

LINE_CHECKS: Dict[str, LineCheck] = {}


def check_line(rule: str) -> Callable[[LineCheck], LineCheck]:
    """Register the check of a rule of every kind of act. It is given the day that decides what is in force."""

    def register(function: LineCheck) -> LineCheck:
        LINE_CHECKS[rule] = function

        @check(rule, acts=("main", "attached", "appendix"))
        def slips(case: Case) -> Iterable[Slip]:
            return _of_act(case).get(rule, ())

        return function

    return register


def said_of(line: Line, book: Rulebook, when: Optional[datetime.date]) -> Said:
    """What all these rules say of a line, as if it stood in block 0."""
    known: Optional[Tuple[Rulebook, Optional[datetime.date], object, Said]] = line.kept.get("said")
    if known is not None and known[0] is book and known[1] == when and known[2] is edition():
        return known[3]
    home = line.at(0)
    rules = [(id, book.rules[id], function) for id, function in LINE_CHECKS.items() if id in book.rules]
    said = tuple([(id, slip) for id, rule, function in rules if rule.active for slip in function(home, rule, when)])
    line.kept["said"] = (book, when, edition(), said)
    return said


def _of_act(case: Case) -> Mapping[str, List[Slip]]:
    """What they say of the act's lines, kept with the document: the next rule asks for its own."""
    kept: Dict[int, Tuple[Act, Rulebook, Optional[datetime.date], object, Dict[str, List[Slip]]]]
    kept = case.document.kept.setdefault("said", {})
    known = kept.get(case.act.first)
    if known is None or known[0] is not case.act or known[1] is not case.rulebook or known[2:4] != (case.as_of, edition()):
        slips: Dict[str, List[Slip]] = {}
        for line in lines(case):
            ask(case.wanted)
            for id, slip in said_of(line, case.rulebook, case.as_of):
                slips.setdefault(id, []).append(moved(slip, line.block))
        known = kept[case.act.first] = (case.act, case.rulebook, case.as_of, edition(), slips)
    return known[4]


def moved(slip: Slip, block: int) -> Slip:
    """The slip where its line stands; a line's edits are of its words."""
    assert slip.span is not None
    edits = [cast(SetText, edit)._replace(block=block) for edit in slip.edits]
    return slip._replace(span=slip.span._replace(block=block), edits=tuple(edits))
