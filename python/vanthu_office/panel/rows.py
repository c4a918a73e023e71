"""What stands in the list: a session's view as rows under rows, in reading order. Pure: it knows no window."""

from __future__ import annotations

from collections import Counter
from typing import Collection, Iterable, Iterator, List, NamedTuple, Optional, Tuple

from vanthu.finding import SEVERITIES, Finding
from vanthu.listing import Group, chapters, shown, title
from vanthu.pairs import pairs
from vanthu.pipeline import Checked
from vanthu.strings import say

from ..remembered import Ignored
from ..session import View

ASIDE = "aside"  # the icon, and the key of the group, of what was left aside
LONGEST = 60  # letters of the document's words in one row


class Row(NamedTuple):
    """One line of the list, and the lines below it. `key` tells it from all others, and stays the same when the list is made anew."""

    key: str
    text: str
    icon: str = ""  # a severity, or ASIDE; "" a heading
    findings: Tuple[Finding, ...] = ()
    entry: Optional[Ignored] = None  # of what was left aside
    rows: Tuple["Row", ...] = ()
    folded: bool = False  # a heading that stands folded until a person unfolds it


def rows(view: View, language: str, severities: Collection[str] = ()) -> Tuple[Row, ...]:
    """The list as it should stand; with `severities` only findings of these."""
    if view.checked is None:
        return ()
    wanted = [finding for finding in view.findings if not severities or finding.severity in severities]
    checked = view.checked._replace(findings=tuple(wanted))
    headed = [_chapter(heading, groups, checked, language) for heading, groups in _named_apart(checked, language)]
    return tuple(headed + _left_aside(view, language))


def every(rows: Iterable[Row]) -> Iterator[Row]:
    """All rows, from top to bottom."""
    for row in rows:
        yield row
        yield from every(row.rows)


def _named_apart(checked: Checked, language: str) -> Iterator[Tuple[Tuple[str, str], Tuple[Group, ...]]]:
    """Each chapter's key and heading; two annexes may have the same."""
    seen: Counter[str] = Counter()
    for heading, groups in chapters(checked, language):
        seen[heading] += 1
        yield ("%s#%d" % (heading, seen[heading]), heading), groups


def _chapter(named: Tuple[str, str], groups: Tuple[Group, ...], checked: Checked, language: str) -> Row:
    key, heading = named
    return Row(key, heading, rows=tuple(_group("%s|%s" % (key, group.first.rule), group, checked, language) for group in _apart(groups)))


def _apart(groups: Tuple[Group, ...]) -> List[Group]:
    """In the order of their places: a person reads down the page."""
    return sorted(groups, key=lambda group: (group.first.block, group.first.start))


def _group(under: str, group: Group, checked: Checked, language: str) -> Row:
    name = title(checked.rulebook.rules[group.first.rule], language)
    key = "%s|%s" % (under, group.first.message)
    if len(group.findings) == 1:
        return _leaf(key, _joined(name, _words(group.first, checked)), group.first)
    places: Counter[str] = Counter()
    leaves = []
    for finding in group.findings:
        words = _words(finding, checked) or _beginning(finding, checked) or name
        places[words] += 1
        leaves.append(_leaf("%s|%s#%d" % (key, words, places[words]), words, finding))
    text = say("panel.places", language, title=name, number=len(leaves))
    return Row(key, text, group.first.severity, group.findings, rows=tuple(leaves))


def _leaf(key: str, text: str, finding: Finding) -> Row:
    return Row(key, text, finding.severity, (finding,))


def _joined(name: str, words: str) -> str:
    return "%s: %s" % (name, words) if words else name


def _words(finding: Finding, checked: Checked) -> str:
    """The words found, whole, as the document has them; "" where the whole document is meant."""
    both = pairs([finding], checked.anatomy.document)
    return shown(both[0][0] if both else finding.found, LONGEST)


def _beginning(finding: Finding, checked: Checked) -> str:
    return shown(checked.anatomy.document.blocks[finding.block].text, LONGEST) if finding.block >= 0 else ""


def _left_aside(view: View, language: str) -> List[Row]:
    if not view.aside or view.checked is None:
        return []
    leaves = []
    known: Counter[str] = Counter()
    for entry, finding in view.aside:
        name = title(view.checked.rulebook.rules[finding.rule], language)
        key = "%s|%s|%s" % (ASIDE, entry.rule, entry.mark)
        known[key] += 1
        leaves.append(Row("%s#%d" % (key, known[key]), _joined(name, _words(finding, view.checked)), ASIDE, (finding,), entry))
    return [Row(ASIDE, say("panel.aside", language, number=len(leaves)), ASIDE, rows=tuple(leaves))]


def counts(view: View) -> Tuple[int, ...]:
    """How many of each severity, as in SEVERITIES."""
    return tuple(sum(finding.severity == severity for finding in view.findings) for severity in SEVERITIES)
