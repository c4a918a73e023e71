"""What is said of the line chosen in the list, in words. Pure: it knows no window."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from vanthu.citing import Cited
from vanthu.citing.manner import in_full, in_short
from vanthu.citing.states import successor
from vanthu.listing import message
from vanthu.pairs import pairs
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.vietnamese.dates import in_figures
from vanthu.vietnamese.text import capitalise

from ..session import View
from .rows import Table, is_over, name

MOST = 3  # mentions of one document whose words are shown as they become


def about(table: Optional[Table], language: str) -> str:
    return say("citing.about" if table is None or table.rows else "citing.about.none", language)


def short(entry: Entry) -> str:
    return in_short(entry)


def of_cited(cited: Sequence[Cited], view: Optional[View], language: str) -> Tuple[str, str]:
    """A heading, and below it: the state in words, what the register says, what mending would make of it."""
    first = cited[0]
    lines = [say(f"citing.state.{first.state}", language) + ". " + _why(first, language)]
    lines += _becomes(cited, view, language)
    if first.entry is not None and first.state in ("differs", "sure", "short"):
        lines.append(say("citing.says.entry", language, text=in_full(first.entry)))
    return _titled(first), "\n".join(lines)


def _titled(cited: Cited) -> str:
    """As a text names it, without its day and issuer."""
    of = cited.citation
    kind = capitalise(of.type) if of.type and not of.name else ""
    return "%s số %s" % (kind, name(cited)) if kind else name(cited)


def _why(cited: Cited, language: str) -> str:
    if cited.finding is not None:
        return message(cited.finding, language)
    if cited.state in ("unknown", "sure"):
        return say(f"citing.says.{cited.state}", language)
    return ""


def _becomes(cited: Sequence[Cited], view: Optional[View], language: str) -> List[str]:
    checked = view.checked if view is not None else None
    findings = [each.finding for each in cited if each.finding is not None and each.finding.edits]
    if checked is None or not findings:
        return []
    both = pairs(findings, checked.anatomy.document)[:MOST]
    return [say("citing.says.after", language, text=after) for _, after in both if after]


def of_found(entry: Entry, words: str, language: str) -> str:
    """How it will be named, and whether it is still in force."""
    lines = [over(entry, language)] if is_over(entry) else []
    return "\n".join([*lines, say("citing.found.preview", language), words])


def over(entry: Entry, language: str) -> str:
    newer = successor(entry)
    said = in_short(newer) if newer is not None else entry.replaced_by
    if entry.since is None:
        return say("citing.found.over", language, newer=said)
    return say("citing.found.over.since", language, newer=said, since=in_figures(entry.since))
