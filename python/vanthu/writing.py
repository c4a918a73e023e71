"""Writing: what every writer asks of a Block or an Edit, whatever it writes into."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import Dict, List, Optional, Tuple

from .document import Block, Format, Run
from .metrics import text_width

Stretch = Tuple[int, int, str]  # text[low:high] becomes this

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST_DIFFERENCE = 4000  # characters; longer texts are replaced as a whole
_POINT = 25.4 / 72  # mm
_LINE_HEIGHT = 1.15  # of a line of text, in sizes
_GAP = 0.8  # mm between the words and the line under them
_SURELY_ONE_LINE = 0.95  # of the room: a text that is wider may break
BOX_PADDING = 4  # points between a frame and the words above and below: one line of 13 points makes a frame 8 mm high
_UNKNOWN: Dict[str, object] = {"font": "", "size": 0.0}


def differences(before: str, after: str, mixed: bool) -> List[Stretch]:
    """What to replace by what, last first: word by word where the looks are mixed, else from the first difference to the last."""
    if before == after:
        return []
    if not mixed or len(before) > _LONGEST_DIFFERENCE or len(after) > _LONGEST_DIFFERENCE:
        low = _common(before, after)
        high = _common(before[low:][::-1], after[low:][::-1])
        return [(low, len(before) - high, after[low : len(after) - high])]
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    found = [
        (starts[low], starts[high], "".join(new[start:end])) for kind, low, high, start, end in matcher.get_opcodes() if kind != "equal"
    ]
    return found[::-1]


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    number = 0
    for left, right in zip(one, other):
        if left != right:
            break
        number += 1
    return number


def differing(format: Format, other: Format) -> Dict[str, object]:
    """The fields in which a format differs from the one below it; what it does not know stays."""
    return {
        key: value
        for key, value in format._asdict().items()
        if value != getattr(other, key) and not (key in _UNKNOWN and value == _UNKNOWN[key])
    }


def with_label_as_text(block: Block) -> Block:
    """A label is a list's; where no list is made of the paragraph, it is written out."""
    if not block.label:
        return block
    label = block.label + ("\t" if block.paragraph.first < 0 else " ")
    format = block.format_at(0) if block.label_format == Format() else block.label_format
    notes = tuple([at + len(label) for at in block.notes])
    return replace(block, label="", runs=(Run(label, format), *block.runs), notes=notes)


def below_words(block: Block) -> Optional[float]:
    """How far below the top of its words a line belongs: under the last line of text. None where it is not sure how many there are."""
    size = max([run.format.size for run in block.runs if run.text.strip()] or [block.mark.size])
    paragraph = block.paragraph
    room = block.place.width - paragraph.left - paragraph.right - max(paragraph.first, 0.0)
    if room <= 0 and "\n" in block.text:
        return None
    count = _lines_in(block, room * _SURELY_ONE_LINE) if room > 0 else 1
    if room > 0 and count != _lines_in(block, room):
        return None
    leading = paragraph.leading
    height = size * _LINE_HEIGHT * max(leading.value, 1.0) if leading.rule == "multiple" else max(leading.value, size)
    return round(count * height * _POINT + _GAP, 2)


def _lines_in(block: Block, room: float) -> int:
    """How many lines the words take in so much room."""
    count, at = 0, 0
    for row in block.text.split("\n"):
        count, filled = count + 1, 0.0
        for word in row.split(" "):
            format = block.format_at(min(at, max(len(block.text) - 1, 0)))
            wide, blank = [text_width(each, format.size, format.bold, format.italic, format.font) for each in (word, " ")]
            if filled and filled + blank + wide > room:
                count, filled = count + 1, wide
            else:
                filled += wide + (blank if filled else 0.0)
            at += len(word) + 1
    return count
