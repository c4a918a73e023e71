"""Words: changing the text and the looks inside one paragraph, touching as little as may be."""

from __future__ import annotations

from typing import Any, List, Tuple

from vanthu.document import Block
from vanthu.edit import SetFormat, SetText
from vanthu.writing import Stretch, differences

from ..reader import Picture, range_of
from .looks import character, give

_SPEAKING = ("Text", "TextField", "LineBreak")  # portions that are words; others are anchors, marks and bounds


def set_text(picture: Picture, edit: SetText, tracked: bool) -> None:
    """What stays the same keeps its looks, its notes, its comments. `tracked`: a person will read the change, word by word."""
    block = picture.document.blocks[edit.block]
    for stretch in _stretches(block, edit):
        low, high, new = _whole_words(block.text, edit, stretch) if tracked else stretch
        cursor = range_of(picture, edit.block, low, high)
        if low == high:
            if new:
                cursor.getText().insertString(cursor, new, False)
        elif not new:
            erase(cursor)
        elif tracked:
            cursor.getText().insertString(cursor.getEnd(), new, False)
            erase(range_of(picture, edit.block, low, high))
        else:
            replace(cursor, new)


def _whole_words(text: str, edit: SetText, stretch: Stretch) -> Stretch:
    """A change widened to the words it falls into, as far as the edit reaches."""
    low, high, new = stretch
    start, end = low, high
    while start > edit.start and text[start - 1].isalnum() and (new or text[low:high])[0].isalnum():
        start -= 1
    while end < edit.end and text[end].isalnum() and (new or text[low:high])[-1].isalnum():
        end += 1
    return start, end, text[start:low] + new + text[high:end]


def replace(cursor: Any, new: str) -> None:
    """New text looks like the first character it replaces: it is put behind that one before the old goes."""
    text = cursor.getText()
    first = text.createTextCursorByRange(cursor.getStart())
    first.goRight(1, True)
    rest = text.createTextCursorByRange(first.getEnd())
    rest.gotoRange(cursor.getEnd(), True)
    text.insertString(first.getEnd(), new, False)
    if not rest.isCollapsed():
        erase(rest)
    first = text.createTextCursorByRange(cursor.getStart())
    first.goRight(1, True)
    erase(first)


def erase(cursor: Any) -> None:
    """Take the words out and leave what is anchored among them."""
    portions = _portions(cursor)
    if all(kind in _SPEAKING for kind, _ in portions):
        cursor.setString("")
        return
    for kind, portion in reversed(portions):
        if kind in _SPEAKING:
            portion.setString("")


def _portions(cursor: Any) -> List[Tuple[str, Any]]:
    found = []
    paragraphs = cursor.createEnumeration()
    while paragraphs.hasMoreElements():
        portions = paragraphs.nextElement().createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            found.append((portion.TextPortionType, portion))
    return found


def set_format(picture: Picture, edit: SetFormat) -> None:
    block = picture.document.blocks[edit.block]
    properties = character(edit.changes)
    if edit.start < edit.end:
        give(range_of(picture, edit.block, edit.start, edit.end), properties)
    if edit.mark:
        give(picture.paragraphs[edit.block], properties)
        for low, high, format in (*block.stretches(0, edit.start), *block.stretches(edit.end)):
            give(range_of(picture, edit.block, low, high), character({field: getattr(format, field) for field in edit.changes}))


# What differs


def _stretches(block: Block, edit: SetText) -> List[Stretch]:
    """What to replace by what, last first. None cuts a field in two; none holds the mark of a note."""
    fields = [(at, at + len(run.text)) for at, run in zip(block.starts, block.runs) if run.field]
    notes = [note for note in block.notes if edit.start < note < edit.end]
    mixed = bool(notes) or sum(1 for _ in block.stretches(edit.start, edit.end)) > 1
    changed = _shifted(differences(edit.before, edit.after, mixed), edit.start)
    if any(_meets(field, stretch) for field in fields for stretch in changed):
        changed = [_widened(each, fields, block.text) for each in _shifted(differences(edit.before, edit.after, False), edit.start)]
    found: List[Stretch] = []
    for low, high, new in changed:
        bounds = [low, *(note for note in notes if low < note < high), high]
        found += [(start, end, "") for start, end in zip(bounds[1:], bounds[2:])][::-1] + [(bounds[0], bounds[1], new)]
    return found


def _shifted(stretches: List[Stretch], by: int) -> List[Stretch]:
    return [(low + by, high + by, new) for low, high, new in stretches]


def _meets(field: Tuple[int, int], stretch: Stretch) -> bool:
    """Whether a change reaches into a field, or stands in the midst of it."""
    return field[0] < stretch[1] and field[1] > stretch[0]


def _widened(stretch: Stretch, fields: List[Tuple[int, int]], text: str) -> Stretch:
    """A field whose shown text is changed becomes text as a whole: the office would put the old words back."""
    low, high, new = stretch
    met = [field for field in fields if _meets(field, stretch)]
    start, end = min([low] + [field[0] for field in met]), max([high] + [field[1] for field in met])
    return start, end, text[start:low] + new + text[high:end]
