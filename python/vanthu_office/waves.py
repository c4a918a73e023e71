"""Waves: which findings are shown under the words of a paragraph, where, and what right click offers.

A paragraph is known by its text. The office's text of a paragraph has a mark of no width where a note or a field stands;
those marks count for nothing here. What holds for only one of several paragraphs that say the same is not shown.
No office is needed here: findings in, waves out.
"""

from __future__ import annotations

import re
from typing import Dict, FrozenSet, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from vanthu.document import Block
from vanthu.edit import InsertBlocks, SetText
from vanthu.finding import SEVERITIES, Finding
from vanthu.listing import message, title
from vanthu.pipeline import Checked
from vanthu.strings import say

SHORT = 80  # letters of a paragraph that may be under one wave from end to end, of a line in a menu, of words offered there

LOOKS = frozenset(  # how the ids of rules end that are about how words look or where they stand, not about what they say
    "align blank colour face fit format gap indent leading line margins orientation pages pairing size spacing style urgency".split()
)

_MARKS = re.compile("[\x01-\x08\u200b\ufff9-\ufffc]")  # what stands for notes, fields, comments and pictures; and the blank of no width


class Wave(NamedTuple):
    """Offsets are those of the paragraph's text without marks."""

    start: int
    end: int
    offers: Tuple[str, ...]  # what the words may become; none: right click cannot mend it
    rule: str
    severity: str
    short: str
    full: str


class Placed(NamedTuple):
    """A wave where the office wants it: UTF-16, in its own text."""

    start: int
    length: int
    wave: Wave
    whole: bool  # no mark stands among its words


class Known(NamedTuple):
    """What is known of one document: its paragraphs, by text, and the waves of those that have some."""

    texts: FrozenSet[str] = frozenset()
    waves: Dict[str, Tuple[Wave, ...]] = {}


def known(checked: Checked, findings: Sequence[Finding], language: str) -> Known:
    """The waves of the findings that are shown."""
    blocks = checked.anatomy.document.blocks
    found: Dict[int, List[Wave]] = {}
    for finding in findings:
        wave = _wave(finding, blocks, checked, language)
        if wave is not None:
            found.setdefault(finding.block, []).append(wave)
    texts = [bare(block.text) for block in blocks]
    marked = {texts[block] for block in found}
    together: Dict[str, Tuple[Wave, ...]] = {}
    for number, text in enumerate(texts):
        if text in marked:
            waves = _apart(found.get(number, ()))
            together[text] = _common(together[text], waves) if text in together else waves
    return Known(frozenset(texts), {text: waves for text, waves in together.items() if waves})


def shown(documents: Iterable[Known], ignored: FrozenSet[str]) -> Dict[str, Tuple[Wave, ...]]:
    """The waves of all documents: the office does not say which one it asks for."""
    all_known = tuple(documents)
    together: Dict[str, Tuple[Wave, ...]] = {}
    for text in {text for each in all_known for text in each.waves}:
        waves: Optional[Tuple[Wave, ...]] = None
        for each in all_known:
            if text in each.texts:
                own = each.waves.get(text, ())
                waves = own if waves is None else _common(waves, own)
        kept = tuple(wave for wave in waves or () if wave.rule not in ignored)
        if kept:
            together[text] = kept
    return together


def placed(waves: Dict[str, Tuple[Wave, ...]], text: str, start: int = 0) -> List[Placed]:
    """The waves of the paragraph the office shows as `text`, from its UTF-16 offset `start` on."""
    found = waves.get(bare(text))
    if not found:
        return []
    plain = text.isascii() or max(text) <= "\uffff"
    if plain and not _MARKS.search(text):
        return [Placed(wave.start, wave.end - wave.start, wave, True) for wave in found if wave.start >= start]
    return [each for each in _among_marks(found, text) if each.start >= start]


def _among_marks(found: Sequence[Wave], text: str) -> List[Placed]:
    """Where waves stand in a text with marks, or with letters that take two places in UTF-16. Words around a mark are not replaced."""
    starts: List[int] = []  # of each letter that is no mark, in UTF-16
    at = 0
    for letter in text:
        if not _MARKS.match(letter):
            starts.append(at)
        at += _width(letter)
    letters = bare(text)
    result = []
    for wave in found:
        first, last = starts[wave.start], starts[wave.end - 1] + _width(letters[wave.end - 1])
        whole = last - first == sum(map(_width, letters[wave.start : wave.end]))
        result.append(Placed(first, last - first, wave, whole))
    return result


def _width(letter: str) -> int:
    return 2 if letter > "\uffff" else 1


def bare(text: str) -> str:
    return _MARKS.sub("", text)


# One finding.


def _wave(finding: Finding, blocks: Sequence[Block], checked: Checked, language: str) -> Optional[Wave]:
    """A finding about words has a wave; one about how they look, or where they stand, is for the deck alone."""
    if not 0 <= finding.block < len(blocks) or finding.start >= finding.end:
        return None
    block = blocks[finding.block]
    text, start, end = block.text, finding.start, finding.end
    part = start > 0 or end < len(text)
    own = [edit for edit in finding.edits if isinstance(edit, SetText) and edit.block == finding.block]
    ways = [choice.edits for choice in finding.choices] or [finding.edits]
    texts = [[edit for edit in way if isinstance(edit, SetText) and edit.block == finding.block] for way in ways]
    offers: Tuple[str, ...] = ()
    if all(texts) and all(len(few) == len(way) for few, way in zip(texts, ways)):
        start, end = _stretch(finding, texts, text)
        offers = tuple(filter(None, [_offered(block, few, start, end) for few in texts]))
    elif finding.edits and not (part and (own or all(isinstance(edit, InsertBlocks) for edit in finding.edits))):
        return None  # the mend changes how the words look, or more than these words
    elif not finding.edits and finding.rule.rpartition(".")[2] in LOOKS:
        return None
    low, high = len(bare(text[:start])), len(bare(text[:end]))
    if low >= high or (low == 0 and end == len(text) > SHORT):
        return None
    said = message(finding, language)
    return Wave(
        low,
        high,
        offers,
        finding.rule,
        finding.severity,
        said if len(said) <= SHORT else title(checked.rulebook.rules[finding.rule], language),
        say("waves.full", language, message=said, reference=finding.reference),
    )


def _stretch(finding: Finding, ways: Sequence[Sequence[SetText]], text: str) -> Tuple[int, int]:
    """Whole words: those the finding names and the edits of any way change; of a long paragraph only those the edits change."""
    start, end = min(edit.start for way in ways for edit in way), max(edit.end for way in ways for edit in way)
    if len(text) <= SHORT or finding.end - finding.start < len(text):
        start, end = min(start, finding.start), max(end, finding.end)
    while True:
        while start > 0 and not text[start - 1].isspace() and not text[start : start + 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace() and not text[end - 1 : end].isspace():
            end += 1
        says = text[start:end].strip() and all(_changed(way, text, start, end).strip() for way in ways)
        if says or (start, end) == (0, len(text)):
            return start, end
        start, end = max(start - 1, 0), min(end + 1, len(text))  # only blanks, or nothing left: the words beside belong to it


def _changed(edits: Sequence[SetText], text: str, start: int, end: int) -> str:
    """text[start:end] after the edits."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text, end = text[: edit.start] + edit.after + text[edit.end :], end + len(edit.after) - (edit.end - edit.start)
    return text[start:end]


def _offered(block: Block, edits: Sequence[SetText], start: int, end: int) -> str:
    """What the words become; nothing where a menu cannot say it, or where replacing them would lose what else they are."""
    words = _changed(edits, block.text, start, end)
    formats = {format for _, _, format in block.stretches(start, end)}
    fields = any(run.field and at < end and at + len(run.text) > start for at, run in zip(block.starts, block.runs))
    notes = any(start < note < end for note in block.notes)
    says_it = 0 < len(words) <= SHORT and not re.search(r"[\n\t]", words + block.text[start:end]) and not _MARKS.search(words)
    return words if says_it and len(formats) == 1 and not fields and not notes else ""


# Several together.


def _apart(waves: Sequence[Wave]) -> Tuple[Wave, ...]:
    """No two over the same words: the gravest first, then the one that offers something."""
    kept: List[Wave] = []
    for wave in sorted(waves, key=lambda wave: (SEVERITIES.index(wave.severity), not wave.offers, wave.start, wave.end)):
        if all(wave.end <= other.start or other.end <= wave.start for other in kept):
            kept.append(wave)
    return tuple(sorted(kept))


def _common(one: Sequence[Wave], other: Sequence[Wave]) -> Tuple[Wave, ...]:
    return tuple(wave for wave in one if wave in other)
