"""What is said of the row chosen in the list, in words. Pure: it knows no window."""

from __future__ import annotations

import datetime
from typing import List, NamedTuple

from vanthu.examples import describe
from vanthu.finding import Finding, common_choices
from vanthu.listing import day, message, title
from vanthu.pairs import pairs
from vanthu.pipeline import Checked
from vanthu.rulebook import Rule
from vanthu.strings import say

from .rows import ASIDE, Row

MOST_PAIRS = 4  # before and after, of a group


class Details(NamedTuple):
    """A heading with its sign, and the text under it."""

    title: str
    text: str
    icon: str = ""


def of_row(row: Row, checked: Checked, language: str) -> Details:
    """What is wrong there, before and after, and which clause says so."""
    first = row.findings[0]
    rule = checked.rulebook.rules[first.rule]
    lines = [message(first, language)]
    if row.entry is not None:
        lines.append(_left_aside(row, language))
        if row.entry.reason:
            lines.append(say("panel.reason", language, reason=row.entry.reason))
    elif any(finding.edits for finding in row.findings):
        lines += _before_and_after(row, checked, language)
    elif common_choices(row.findings):
        lines.append(say("panel.choose", language))
    else:
        lines.append(say("panel.by.hand", language))
    lines.append(_standing(first, language))
    return Details(title(rule, language), "\n".join(lines), ASIDE if row.entry is not None else first.severity)


def _before_and_after(row: Row, checked: Checked, language: str) -> List[str]:
    both = pairs([finding for finding in row.findings if finding.edits], checked.anatomy.document)
    lines: List[str] = []
    for before, after in both[:MOST_PAIRS]:
        if len(both) == 1 and after:
            lines += [say("panel.before", language, words=before)] if _alike(before, after) else []
            lines.append(say("panel.after", language, words=after))
        elif after:
            lines.append("%s → %s" % (before, after) if _alike(before, after) else after)
    if len(both) > MOST_PAIRS:
        lines.append(say("panel.more", language, number=len(both) - MOST_PAIRS))
    return lines


def _alike(before: str, after: str) -> bool:
    """Words become words, a look becomes a look; a line of words does not become "62,1 mm"."""
    return bool(before) and before.startswith("“") == after.startswith("“")


def _standing(finding: Finding, language: str) -> str:
    severity = say(f"severity.{finding.severity}", language)
    source = say(f"panel.source.{finding.source}", language)
    return say("panel.standing", language, severity=severity, source=source, reference=finding.reference)


def _left_aside(row: Row, language: str) -> str:
    written = row.entry.day if row.entry is not None else ""
    try:
        written = day(datetime.datetime.strptime(written, "%Y-%m-%d").date())
    except ValueError:  # someone wrote it by hand
        pass
    return say("panel.left.aside", language, day=written)


def explanation(rule: Rule, finding: Finding, language: str) -> str:
    """The rule's page: what it asks, the clause, how it is mended, what is wrong and right."""
    lines = [" ".join(rule.help.split()), ""]
    lines.append(_standing(finding, language))
    lines.append(say(f"panel.explaining.fix.{finding.fix}", language))
    if rule.examples:
        lines += ["", say("panel.explaining.examples", language)]
    for example in rule.examples:
        for side in ("bad", "good"):
            if side in example:
                words = "; ".join(describe(example[side], language))
                lines.append(say(f"panel.explaining.{side}", language, words=words))
    return "\n".join(lines)
