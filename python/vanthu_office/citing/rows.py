"""What the text names as rows under headings, one heading for each state; what was looked up as rows. Pure: it knows no window."""

from __future__ import annotations

import datetime
from typing import Dict, List, Mapping, NamedTuple, Sequence, Tuple

from vanthu.citing import Cited
from vanthu.citing.manner import in_short
from vanthu.citing.states import STATES
from vanthu.document import Document
from vanthu.edit import Edit
from vanthu.listing import shown
from vanthu.registers import citations as register
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.vietnamese.text import fold

from ..panel.rows import Row

ICONS = {
    "superseded": "warning",
    "conflicting": "error",
    "differs": "warning",
    "short": "info",
    "unknown": "unknown",
    "sure": "sure",
}  # fmt: skip
BEFORE, LONGEST = 30, 70  # letters before a mention, and in all, where one of several is shown
FOUND = "found|"  # what the keys of looked up documents begin with


class Table(NamedTuple):
    """The rows, and the mentions each row stands for."""

    rows: Tuple[Row, ...] = ()
    mentions: Mapping[str, Tuple[Cited, ...]] = {}
    documents: int = 0  # how many are named
    numbers: Tuple[str, ...] = ()  # theirs
    order: Tuple[Edit, ...] = ()  # what puts the bases in order; nothing where they are


def table(cited: Sequence[Cited], document: Document, language: str) -> Table:
    """By state, the gravest first; a document that is named several times in one state is one row, its places under it."""
    mentions: Dict[str, Tuple[Cited, ...]] = {}
    headings = []
    for state in STATES:
        named: Dict[str, List[Cited]] = {}
        for each in cited:
            if each.state == state:
                named.setdefault(identity(each), []).append(each)
        if named:
            leaves = tuple([_row(state, of, places, document, language, mentions) for of, places in named.items()])
            headings.append(Row(state, "%s (%d)" % (say(f"citing.state.{state}", language), len(leaves)), rows=leaves))
    numbers = {each.citation.number: None for each in cited if each.citation.number}
    return Table(tuple(headings), mentions, len({identity(each) for each in cited}), tuple(numbers))


def identity(cited: Cited) -> str:
    """The same for all mentions of one document."""
    of = cited.citation
    return register.key(of.number) or "%s %s" % (fold(of.name), of.day or of.year)


def _row(state: str, of: str, places: Sequence[Cited], document: Document, language: str, mentions: Dict[str, Tuple[Cited, ...]]) -> Row:
    key = "%s|%s" % (state, of)
    mentions[key] = tuple(places)
    text = name(places[0])
    if len(places) == 1:
        return Row(key, text, ICONS[state])
    leaves = []
    for number, each in enumerate(places, 1):
        below = "%s#%d" % (key, number)
        mentions[below] = (each,)
        leaves.append(Row(below, _around(each, document), ICONS[state]))
    return Row(key, say("citing.places", language, name=text, number=len(places)), ICONS[state], rows=tuple(leaves))


def name(cited: Cited) -> str:
    """A document as the list names it: by its number, whose letters tell the type, and what it is about; a law by its name."""
    of, entry = cited.citation, cited.entry
    if of.name:
        return "%s (%s)" % (of.name, of.number) if of.number else of.name
    return " ".join(filter(None, [of.number, of.subject or (entry.subject if entry is not None else "")]))


def _around(cited: Cited, document: Document) -> str:
    """The words a mention stands among."""
    text, start = document.blocks[cited.span.block].text, cited.span.start
    low = max(start - BEFORE, 0)
    while 0 < low < start and not text[low - 1].isspace():  # from a word's beginning
        low += 1
    return ("…" if low else "") + shown(text[low:].lstrip(), LONGEST)


# What was looked up


def found_rows(entries: Sequence[Entry], language: str) -> Tuple[Row, ...]:
    """Known by their places: another search only changes what they say. Under a heading, or a screen reader of 7.4 would not see them."""
    leaves = tuple([Row("%s%d" % (FOUND, at), _found(each), "warning" if is_over(each) else "") for at, each in enumerate(entries)])
    return (Row(FOUND, say("citing.results", language), rows=leaves),) if leaves else ()


def _found(entry: Entry) -> str:
    is_named = in_short(entry) == entry.subject
    return "%s (%s)" % (entry.subject, entry.number) if is_named else "%s %s" % (entry.number, entry.subject)


def is_over(entry: Entry) -> bool:
    """It is no longer in force, or something has taken its place."""
    return bool(entry.replaced_by) or (entry.over is not None and entry.over <= datetime.date.today())
