"""What is said of the line chosen in the list, in words. Pure: it knows no window."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from vanthu.citing import Cited
from vanthu.citing.manner import Manner, in_full, in_short
from vanthu.citing.states import successor
from vanthu.listing import message
from vanthu.pairs import pairs
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.vietnamese.dates import in_figures
from vanthu.vietnamese.text import capitalise

from ..session import View
from .doing import Named
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


def of_found(entry: Entry, new: Optional[Named], manner: Manner, language: str) -> str:
    """Whether it is still in force, and how it will be named; `manner`: the document's, where its place is not known yet."""
    lines = [over(entry, language)] if is_over(entry) else []
    if new is not None and not new.edits:
        return "\n".join([*lines, say("citing.there", language, name=in_short(entry)), in_full(entry, manner)])
    heading = say("citing.found.basis" if new is not None and new.basis is not None else "citing.found.preview", language)
    return "\n".join([*lines, heading, new.words.strip() if new is not None else in_full(entry, manner)])


def over(entry: Entry, language: str) -> str:
    newer = successor(entry)
    said = in_short(newer) if newer is not None else entry.replaced_by
    since = in_figures(entry.over) if entry.over is not None else ""
    if not said:
        return say("citing.found.ended", language, since=since)
    return say("citing.found.over.since", language, newer=said, since=since) if since else say("citing.found.over", language, newer=said)
