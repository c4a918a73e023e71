"""What is kept in the document itself: whose rules it follows, its type, and the findings left aside.

User-defined properties survive in .odt and .docx, travel with the file, and are seen by anyone in its properties. Each
finding left aside is a property of its own, within the 255 letters that other programs let a property have.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from vanthu.document import Document
from vanthu.finding import Finding
from vanthu.rulebook import REGIMES

REGIME = "VanThu.Regime"
TYPE = "VanThu.Type"
IGNORED = "VanThu.Ignored."  # and a number
LONGEST = 255  # letters of a property
REASON_LONGEST = 90  # letters of a reason, so that it is kept whole
REMOVABLE = 128  # com.sun.star.beans.PropertyAttribute


class Ignored(NamedTuple):
    """A finding left aside: known again by its rule, its mark and its number; the rest is for people."""

    rule: str
    mark: str  # of the words found and of their whole paragraph
    number: int  # which one of those that are alike in all this, from 1
    day: str
    reason: str
    found: str  # the words, and how their paragraph begins; both may be shortened
    words: str


class Choices(NamedTuple):
    regime: Optional[str] = None
    type: Optional[str] = None
    ignored: Tuple[Ignored, ...] = ()


def recall(model: Any) -> Choices:
    """What the document says; what someone else wrote there, or half of it, is nothing."""
    kept = model.DocumentProperties.UserDefinedProperties
    regime, type = _text(kept, REGIME), _text(kept, TYPE)
    entries = [entry for _, entry in _entries(kept)]
    return Choices(regime if regime in REGIMES else None, type or None, tuple(entries))


def keep(model: Any, choices: Choices) -> None:
    """Write the choices into the document. What is as before is not touched; a document that is only read stays as it is."""
    if model.isReadonly():
        return
    kept = model.DocumentProperties.UserDefinedProperties
    for name, value in ((REGIME, choices.regime or ""), (TYPE, choices.type or "")):
        if _text(kept, name) != value:
            _put(kept, name, value)
    wanted = [_written(entry) for entry in choices.ignored]
    there = {name: _text(kept, name) for name, _ in _entries(kept)}
    if list(there.values()) == wanted:
        return
    for name in there:
        kept.removeProperty(name)
    names = _free_names(kept)
    for value in wanted:
        kept.addProperty(next(names), REMOVABLE, value)


def left_aside(finding: Finding, findings: Sequence[Finding], document: Document, reason: str) -> Ignored:
    """How one of `findings` is remembered when someone leaves it aside today."""
    rule, mark, number = next(key for each, key in _keys(findings, document) if each is finding or each == finding)
    day = datetime.date.today().isoformat()
    words = _plain(_paragraph(finding, document))
    return _fitting(Ignored(rule, mark, number, day, _plain(reason)[:REASON_LONGEST], _plain(finding.found), words))


def parted(
    findings: Sequence[Finding], document: Document, ignored: Sequence[Ignored]
) -> Tuple[Tuple[Finding, ...], Tuple[Tuple[Ignored, Finding], ...]]:
    """The findings to show, and those left aside with the entry that says why. Takes all findings of a check, for it counts those alike."""
    if not ignored:
        return tuple(findings), ()
    known = {(each.rule, each.mark, each.number): each for each in ignored}
    shown: List[Finding] = []
    aside: List[Tuple[Ignored, Finding]] = []
    for finding, key in _keys(findings, document):
        if key in known:
            aside.append((known[key], finding))
        else:
            shown.append(finding)
    return tuple(shown), tuple(aside)


# How a finding is known again.

Key = Tuple[str, str, int]


def _keys(findings: Sequence[Finding], document: Document) -> Iterator[Tuple[Finding, Key]]:
    """What each finding is known by: by what it says, not by where it stands. Those alike are counted as they come in the text."""
    seen: Dict[Tuple[str, str], int] = {}
    for finding in findings:
        kind = finding.rule, _mark(finding.found, _paragraph(finding, document))
        seen[kind] = seen.get(kind, 0) + 1
        yield finding, kind + (seen[kind],)


def _paragraph(finding: Finding, document: Document) -> str:
    return document.blocks[finding.block].text if finding.block >= 0 else ""


def _mark(found: str, paragraph: str) -> str:
    return hashlib.sha1((found + "\0" + paragraph).encode("utf-8", "surrogatepass")).hexdigest()[:12]


# How it is written down.


def _plain(text: str) -> str:
    """One line of letters that every file format can hold."""
    return " ".join("".join([letter if letter.isprintable() else " " for letter in text]).split())


def _written(entry: Ignored) -> str:
    return json.dumps(list(entry), ensure_ascii=False, separators=(",", ":"))


def _fitting(entry: Ignored) -> Ignored:
    """The words for people are shortened, the longest first, until the whole can be kept."""
    while _length(entry) > LONGEST:
        field = max(("words", "found", "reason"), key=lambda name: len(getattr(entry, name)))
        text = getattr(entry, field).rstrip("\u2026")
        if not text:
            break
        room = len(text) - (_length(entry) - LONGEST) - 1
        entry = entry._replace(**{field: text[: max(room, len(text) // 2)] + "\u2026"})
    return entry


def _length(entry: Ignored) -> int:
    return len(_written(entry).encode("utf-16-le", "surrogatepass")) // 2


def _entries(kept: Any) -> List[Tuple[str, Ignored]]:
    """The findings left aside, each with the property it stands in, in the order they were left."""
    found = []
    for name in [each.Name for each in kept.getPropertySetInfo().getProperties()]:
        number = name[len(IGNORED) :]
        entry = _parsed(_text(kept, name)) if name.startswith(IGNORED) and number.isdecimal() else None
        if entry is not None:
            found.append((int(number), name, entry))
    return [(name, entry) for _, name, entry in sorted(found)]


def _parsed(text: str) -> Optional[Ignored]:
    try:
        rule, mark, number, *rest = json.loads(text)
        day, reason, found, words = map(str, rest)
        return Ignored(str(rule), str(mark), int(number), day, reason, found, words)
    except (ValueError, TypeError):
        return None


def _free_names(kept: Any) -> Iterator[str]:
    """Names no one has taken."""
    number = 0
    while True:
        number += 1
        if not kept.getPropertySetInfo().hasPropertyByName(IGNORED + str(number)):
            yield IGNORED + str(number)


def _text(kept: Any, name: str) -> str:
    if not kept.getPropertySetInfo().hasPropertyByName(name):
        return ""
    value = kept.getPropertyValue(name)
    return value if isinstance(value, str) else ""


def _put(kept: Any, name: str, value: str) -> None:
    """A property of this name that holds no text is another program's, and goes only when there is something to write."""
    there = kept.getPropertySetInfo().hasPropertyByName(name)
    if there and (not value or not isinstance(kept.getPropertyValue(name), str)):
        kept.removeProperty(name)
        there = False
    if there:
        kept.setPropertyValue(name, value)
    elif value:
        kept.addProperty(name, REMOVABLE, value)
