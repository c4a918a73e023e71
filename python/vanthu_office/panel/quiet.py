"""The quiet line at the panel's foot: what is going on, and what a person ought to know before the document goes out. Pure."""

from __future__ import annotations

from typing import List

from vanthu.listing import yet_to_come
from vanthu.strings import say

from ..session import View

AT_WORK = ("waiting", "reading", "checking")


def line(view: View, read_only: bool, foreign: bool, live: bool, busy: bool, trouble: bool, language: str) -> str:
    """`foreign`: most words are not marked as Vietnamese; `busy`: the work takes so long that it is worth a word."""
    words = [_phase(view, live, busy, trouble, language)]
    if view.checked is not None and view.checked.anatomy.kind == "document":
        words += _remarks(view, language)
        if read_only:
            words.append(say("panel.read.only", language))
        if foreign:
            words.append(say("panel.foreign", language))
    return " ".join(words)


def _phase(view: View, live: bool, busy: bool, trouble: bool, language: str) -> str:
    if trouble or view.phase == "failed":
        return say(view.trouble or "panel.phase.failed", language)
    if view.phase in AT_WORK and (busy or view.checked is None):
        return say("panel.phase.busy", language)
    return say("panel.phase.ready" if live else "panel.phase.paused", language)


def _remarks(view: View, language: str) -> List[str]:
    source = view.checked.anatomy.document.source if view.checked is not None else None
    said = []
    if view.later and (view.findings or view.aside):  # else it stands in place of the list
        said.append(growing(view, language))
    if source is not None and source.tracked:
        said.append(say("panel.tracked", language, number=source.tracked))
    if source is not None and source.comments:
        said.append(say("panel.comments", language, number=source.comments))
    return said


def growing(view: View, language: str) -> str:
    """What a document that is being written still needs."""
    return yet_to_come(view.later, view.checked.anatomy.regime, language) if view.checked is not None else ""
