"""The lines of a diagnosis as rows under headings, one for each state. Pure: it knows no window."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from vanthu.diagnosis import Line
from vanthu.diagnosis.machine import STATES
from vanthu.strings import say
from vanthu.vietnamese.text import capitalise

from ..panel.rows import Row

ICONS = {"wrong": "error", "look": "warning", "well": "sure"}  # told apart by shape, not by colour alone


def rows(lines: Sequence[Line], language: str) -> Tuple[Row, ...]:
    headings: List[Row] = []
    for state in STATES:
        leaves = tuple([Row(line.id, "%s: %s" % (line.title, line.value), ICONS[state]) for line in lines if line.state == state])
        if leaves:
            headings.append(Row(state, "%s (%d)" % (say(f"doctor.state.{state}", language), len(leaves)), rows=leaves))
    return tuple(headings)


def first(lines: Sequence[Line]) -> str:
    """The line to begin with: the gravest of what is not well."""
    return lines[0].id if lines and lines[0].state != "well" else ""


def words(line: Optional[Line], language: str) -> str:
    """What is said of the chosen line."""
    if line is None:
        return say("doctor.about", language)
    do = [say("doctor.todo", language) + " " + line.do] if line.do else [] if line.state != "well" else [say("doctor.fine", language)]
    return "\n".join(filter(None, [capitalise(line.value), line.means, *do]))
