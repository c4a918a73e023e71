"""The list of clauses as rows under headings. Pure: it knows no window."""

from __future__ import annotations

from typing import Sequence, Tuple

from vanthu.clauses.clause import Clause
from vanthu.clauses.lookup import HERE, OTHERS, Group
from vanthu.strings import say
from vanthu.vietnamese.text import capitalise

from ..panel.rows import Row


def rows(groups: Sequence[Group], language: str, searching: bool, offered: str = "") -> Tuple[Row, ...]:
    """What belongs here stands open; the rest is folded until something is looked for. `offered`: the place that was asked for."""
    return tuple([_heading(group, language, number == 0 or searching, offered) for number, group in enumerate(groups)])


def _heading(group: Group, language: str, opened: bool, offered: str) -> Row:
    name = {HERE: "insert.here", OTHERS: "insert.others"}.get(group.name)
    text = capitalise(offered if offered and group.name == HERE else group.name) if offered or not name else say(name, language)
    leaves = tuple([Row(key_of(group.name, each), each.name) for each in group.clauses])
    return Row("%s%d" % (group.name, opened), "%s (%d)" % (text, len(leaves)), rows=leaves, folded=not opened)


def key_of(group: str, clause: Clause) -> str:
    return "%s|%s|%s" % (group, clause.origin, clause.id)
