"""Converting: text in TCVN3, VNI and VIQR becomes Unicode, decomposed letters become composed, and nothing else changes.

A font of an old encoding says how its text was meant; each word then says whether it still is. Where the font was changed,
and where a text is in VIQR, only the words speak, and they must be sure. What is not sure stays as it is, and is told.
"""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence, Tuple

from ..document import Block, Document
from ..edit import Edit, SetFormat, SetText
from ..vietnamese import legacy, readings
from ..writing import differences
from .judge import judged, known
from .model import ENCODINGS, KINDS, Change, Conversion, Done, Found, Left, Span, short, stretches

__all__ = ["FONT", "KINDS", "Conversion", "Done", "Left", "convert", "encoding_of", "without"]

FONT = "Times New Roman"
_CUTS = "\t\n"


def convert(document: Document, within: Optional[Sequence[Tuple[int, int, int]]] = None, font: str = FONT) -> Conversion:
    """The whole document, or what lies `within` these (block, start, end), each widened to whole words."""
    told = known(document)
    edits: List[Edit] = []
    done: List[Done] = []
    left: List[Left] = []
    wanted = None if within is None else _by_block(within)
    for index, block in enumerate(document.blocks):
        if wanted is not None and index not in wanted:
            continue
        found = judged(block, index, told)
        if wanted is not None:
            found = _cut(found, [_widened(block.text, *span) for span in wanted[index]], len(block.text))
        edits += _fonts(found, block, index, font)
        edits += _texts(found, block, index)
        done += _done(found, index)
        left += _told_together(found.left, block.text)
    return Conversion(tuple(edits), tuple(done), tuple(left if wanted is not None else left + _in_margins(document)))


def encoding_of(text: str) -> str:
    """The encoding that a whole text without any font surely has; "" of Unicode, and where it is not sure."""
    sure = [encoding for encoding in ENCODINGS if readings.is_sure(text, encoding)]
    return sure[0] if len(sure) == 1 else ""


def without(conversion: Conversion, refused: Sequence[Edit], document: Document) -> Conversion:
    """What was done, where these edits could not be made: their blocks stay as they are."""
    blocks = {edit.block for edit in refused if isinstance(edit, (SetText, SetFormat))}
    kept = [Left(block, 0, 0, short(document.blocks[block].text), "refused") for block in sorted(blocks)]
    done = [each for each in conversion.done if each.block not in blocks]
    left = [each for each in conversion.left if each.block not in blocks]
    return Conversion(tuple([edit for edit in conversion.edits if edit not in refused]), tuple(done), tuple(left + kept))


# Of a selection.


def _by_block(within: Sequence[Tuple[int, int, int]]) -> Dict[int, List[Span]]:
    found: Dict[int, List[Span]] = {}
    for block, start, end in within:
        found.setdefault(block, []).append((start, end))
    return found


def _widened(text: str, start: int, end: int) -> Span:
    """To whole words: half a word, or half the code of a letter, cannot be read."""
    while 0 < start < end and _is_of_word(text[start - 1]) and _is_of_word(text[start]):
        start -= 1
    while start < end < len(text) and _is_of_word(text[end - 1]) and _is_of_word(text[end]):
        end += 1
    return start, end


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or not (letter.isascii() or letter.isspace())


def _cut(found: Found, spans: Sequence[Span], length: int) -> Found:
    fonts = [(max(low, start), min(high, end)) for low, high in found.fonts for start, end in spans]
    return Found(
        tuple([each for each in found.changes if _holds(spans, each.start, each.end)]),
        tuple([(low, high) for low, high in fonts if low < high]),
        tuple([each for each in found.left if any(start < max(each.end, 1) and each.start < end for start, end in spans)]),
        found.marked and _holds(spans, 0, length),
    )


def _holds(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(low <= start and end <= high for low, high in spans)


# Edits.


def _fonts(found: Found, block: Block, index: int, font: str) -> List[Edit]:
    spans: List[Span] = []
    for low, high in sorted(found.fonts):
        if spans and spans[-1][1] == low:
            spans[-1] = (spans[-1][0], high)
        else:
            spans.append((low, high))
    if found.marked and not spans:
        spans.append((len(block.text), len(block.text)))
    last = len(spans) - 1 if found.marked else -1
    return [SetFormat(index, low, high, block.text[low:high], {"font": font}, at == last) for at, (low, high) in enumerate(spans)]


def _texts(found: Found, block: Block, index: int) -> List[Edit]:
    """One edit for each piece of one format; none reaches over a tab, a line's end or the mark of a note."""
    if not found.changes:
        return []
    text = block.text
    cuts = {0, len(text), *block.starts, *block.notes, *[end for span in found.fonts for end in span]}
    cuts.update(at + step for at, letter in enumerate(text) if letter in _CUTS for step in (0, 1))
    bounds = sorted(cut for cut in cuts if cut <= len(text))
    edits: List[Edit] = []
    waiting = list(found.changes)
    at = 0  # up to where a code that began in the piece before reaches into this one
    for start, end in zip(bounds, bounds[1:]):
        pieces: List[str] = []
        at = read = max(at, start)
        while waiting and waiting[0].start < end:
            change = waiting.pop(0)
            pieces += [text[read : change.start], change.after]
            read = change.end
        new = "".join(pieces) + text[read:end]
        if start < end and (pieces or at > start):
            for low, high, after in differences(text[start:end], new, mixed=False):
                edits.append(SetText(index, start + low, start + high, text[start + low : start + high], after))
        at = max(read, end)
    return edits


# What is told.


def _done(found: Found, index: int) -> List[Done]:
    by_kind: Dict[str, List[Change]] = {}
    for change in found.changes:
        by_kind.setdefault(change.kind, []).append(change)
    done = [Done(index, changes[0].start, changes[-1].end, kind) for kind, changes in by_kind.items()]
    only_font = found.fonts and not any(kind in by_kind for kind in (*ENCODINGS, legacy.VIQR))
    return done + ([Done(index, found.fonts[0][0], found.fonts[-1][1], "font")] if only_font else [])


def _told_together(left: Sequence[Left], text: str) -> List[Left]:
    """Neighbours that are left for one reason are one place."""
    told: List[Left] = []
    for each in left:
        last = told[-1] if told else None
        if last is not None and last.why == each.why != "label" and not text[last.end : each.start].strip():
            told[-1] = last._replace(end=each.end, words=short(text[last.start : each.end]))
        else:
            told.append(each)
    return told


def _in_margins(document: Document) -> List[Left]:
    """No edit of text reaches a header or a footer."""
    found: Dict[str, Left] = {}
    for section in document.sections:
        for margin in section.margins:
            for block in margin.blocks:
                for each in stretches(block):
                    words = block.text[each.start : each.end]
                    if each.encoding and not words.isascii():
                        found.setdefault(words, Left(-1, 0, 0, short(words), "margin", each.font))
    return list(found.values())
