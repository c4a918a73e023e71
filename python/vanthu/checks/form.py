"""Compare how a component looks with how the rulebook wants it, and make the edits that mend it.

A rule's values say what is wanted; what they leave out, or call "any", is not looked at:

    values = { size = [12, 13], bold = true, italic = false, underline = false, caps = true, align = "center", first = true }

`size` is a range in points; `caps = false` means that the words do not all stand in capitals; `first = true` means
that a centred paragraph keeps no first-line indent.
"""

from __future__ import annotations

import re
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from ..anatomy.model import Part, Span
from ..compiled import read
from ..document import Block, Format
from ..edit import Edit, SetFormat, SetParagraph, SetText
from ..metrics import text_width
from ..vietnamese.blanks import has_blank, is_blank
from .case import Case, Slip

ROUNDING = 0.1  # points; offices store sizes in halves
SHIFT = 3.0  # mm by which a text may stand off its middle before the eye sees it
HEADER = ("banner", "motto", "parent", "issuer", "number", "dateline", "subject.letter")

_WORD = re.compile(r"[^\W_]")
_MARK = 4  # a raised stretch shorter than this is the mark of a note
_SWITCHES = ("bold", "italic", "underline")


class Faults:
    """What is wrong with one component, in the order it is met, with the edits that mend it."""

    def __init__(self) -> None:
        self.wrong: Dict[str, str] = {}
        self.wrong_en: Dict[str, str] = {}
        self.right: Dict[str, str] = {}
        self.edits: List[Edit] = []
        self.span: Optional[Span] = None

    def add(self, key: str, span: Span, **blanks: object) -> None:
        words = read("form")
        self.wrong.setdefault(key, words["wrong"][key]["vi"].format(**blanks))
        self.wrong_en.setdefault(key, words["wrong"][key]["en"].format(**blanks))
        self.right.setdefault(key, words["right"][key].format(**blanks))
        if self.span is None:
            self.span = span

    def slip(self, variant: str = "") -> Iterator[Slip]:
        if self.wrong:
            says = {"wrong": ", ".join(self.wrong.values()), "wrong_en": ", ".join(self.wrong_en.values())}
            yield Slip(self.span, preview=", ".join(self.right.values()), edits=tuple(self.edits), says=says, variant=variant)


def departures(
    case: Case, spans: Sequence[Span], wanted: Optional[Mapping[str, Any]] = None, prefer: float = 0.0, variant: str = "", name: str = ""
) -> Iterator[Slip]:
    """One slip that tells all that is wrong with the letters and the place of these spans, and mends it. It says {wrong}, {wrong_en}.

    `wanted`: by default the rule's values. `prefer`: the size to mend to, where the range allows it. `name`: the component.
    What no edit can mend (words typed in capitals) is a slip of its own, without edits.
    """
    if case.formless or not spans:
        return
    wanted = case.rule.values if wanted is None else wanted
    faults = Faults()
    for span in spans:
        _letters(case, span, wanted, prefer, faults)
    if wanted.get("caps") is True:
        _capitals(case, spans, faults)
    if "align" in wanted:
        _place(case, spans, wanted, name or case.rule.part, faults)
    yield from faults.slip(variant)
    if wanted.get("caps") is False:
        yield from _shouting(case, spans, variant)


def of_part(case: Case, name: str, wanted: Optional[Mapping[str, Any]] = None, prefer: float = 0.0, variant: str = "") -> Iterator[Slip]:
    """The departures of a whole component, where the document has it."""
    part = case.part(name)
    if part is not None:
        yield from departures(case, part.spans, wanted, prefer, variant, name)


def _letters(case: Case, span: Span, wanted: Mapping[str, Any], prefer: float, faults: Faults) -> None:
    block = case.block(span.block)
    last: Optional[SetFormat] = None
    for start, end, format in block.stretches(span.start, span.end):
        text = block.text[start:end]
        if not _WORD.search(text) or (format.position and len(text) < _MARK):
            continue  # blanks, and the marks of notes
        changes = _changes(format, wanted, prefer)
        if not changes or is_blank(text):
            continue
        place = Span(span.block, start, end)
        for key, value in changes.items():
            if key == "size":
                size = wanted["size"]
                faults.add("size", place, found=number(format.size), wanted=range_of(size), wanted_en=range_of(size, "en"))
            else:
                faults.add(key if value else "not_" + key, place)
        if last is not None and last.changes == changes and not _WORD.search(block.text[last.end : start]):
            faults.edits.pop()
            start = last.start
        last = SetFormat(span.block, start, end, block.text[start:end], changes)
        faults.edits.append(last)


def _changes(format: Format, wanted: Mapping[str, Any], prefer: float) -> Dict[str, object]:
    changes: Dict[str, object] = {}
    size = wanted.get("size")
    if size and format.size and not size[0] - ROUNDING <= format.size <= size[1] + ROUNDING:
        changes["size"] = fitting(format.size, size, prefer)
    for key in _SWITCHES:
        if wanted.get(key, "any") != "any" and getattr(format, key) is not wanted[key]:
            changes[key] = wanted[key]
    return changes


def fitting(size: float, allowed: Sequence[float], prefer: float = 0.0) -> float:
    """The size to mend to: the preferred one if it is allowed, else the allowed one nearest to what it was."""
    low, high = float(allowed[0]), float(allowed[1])
    return prefer if low <= prefer <= high else min(max(size, low), high)


def _capitals(case: Case, spans: Sequence[Span], faults: Faults) -> None:
    for span in spans:
        block = case.block(span.block)
        shown = block.shown[span.start : span.end]
        if shown == shown.upper() or has_blank(shown):
            continue
        faults.add("caps", span)
        for start, end, format in block.stretches(span.start, span.end):
            text = block.text[start:end]
            if not format.caps and text != text.upper() and len(text) == len(text.upper()):
                faults.edits.append(SetText(span.block, start, end, text, text.upper()))


def _shouting(case: Case, spans: Sequence[Span], variant: str) -> Iterator[Slip]:
    """Words that all stand in capitals where small letters are wanted. Capitals that are only shown can be taken off."""
    shown = " ".join(case.block(span.block).shown[span.start : span.end] for span in spans)
    if not shown.isupper() or sum(map(str.isalpha, shown)) < 8:
        return
    faults = Faults()
    faults.add("not_caps", spans[0])
    if not " ".join(case.text(span) for span in spans).isupper():
        faults.edits.extend(as_typed(case, spans))
    yield from faults.slip(variant)


def as_typed(case: Case, spans: Sequence[Span]) -> List[SetFormat]:
    """Take off the capitals that are only shown."""
    edits: List[SetFormat] = []
    for span in spans:
        block = case.block(span.block)
        for start, end, format in block.stretches(span.start, span.end):
            if format.caps:
                edits.append(SetFormat(span.block, start, end, block.text[start:end], {"caps": False}))
    return edits


def _place(case: Case, spans: Sequence[Span], wanted: Mapping[str, Any], name: str, faults: Faults) -> None:
    align = wanted["align"]
    for index, start, end in _own_blocks(case, spans):
        block = case.block(index)
        if name in HEADER and block.place.kind not in ("cell", "frame"):
            continue  # where a header line is laid out by tabs or on lines of its own, its column has no middle
        wrong = block.paragraph.align != align and _is_seen(case, block, align)
        indented = align == "center" and abs(block.paragraph.first) > SHIFT
        if wrong:
            faults.add(align, Span(index, start, end))
        if indented and wanted.get("first"):
            faults.add("first", Span(index, start, end), found=number(block.paragraph.first))
        if wrong or (indented and wanted.get("first")):
            changes = {"align": align, "first": 0.0} if indented else {"align": align}
            faults.edits.append(SetParagraph(index, block.text, changes))


def _own_blocks(case: Case, spans: Sequence[Span]) -> Iterator[Tuple[int, int, int]]:
    """The blocks that hold nothing but these spans, and are not put in their place by blanks or tabs."""
    reach: Dict[int, Tuple[int, int]] = {}
    for span in spans:
        start, end = reach.get(span.block, (span.start, span.end))
        reach[span.block] = (min(start, span.start), max(end, span.end))
    for index, (start, end) in reach.items():
        text = case.block(index).text
        if start == 0 and "\t" not in text and not text[end:].strip():
            yield index, start, end


def _is_seen(case: Case, block: Block, align: str) -> bool:
    """Whether the eye sees that a text is not in the middle: one that fills its line stands there anyway."""
    if align != "center":
        return True
    width = block.place.width or case.document.sections[block.section].text_width
    width -= block.paragraph.left + block.paragraph.right
    return (width - line_width(block, 0, len(block.text))) / 2 > SHIFT


def line_width(block: Block, start: int, end: int) -> float:
    """The width in mm of text[start:end] on one line; unknown sizes count as 13."""
    return sum(
        text_width(block.shown[low:high], format.size or 13.0, format.bold, format.italic, format.font or "Times New Roman")
        for low, high, format in block.stretches(start, end)
    )


def longest_line(block: Block) -> float:
    """The width in mm of the widest of the lines that its own line breaks make."""
    start, widest = 0, 0.0
    for row in block.text.split("\n"):
        widest, start = max(widest, line_width(block, start, start + len(row))), start + len(row) + 1
    return widest


def size_of(case: Case, part: Optional[Part]) -> float:
    """The size a component's words have; 0 unknown or mixed."""
    if part is None:
        return 0.0
    sizes = {format.size for span in part.spans for _, _, format in case.block(span.block).stretches(span.start, span.end)}
    return sizes.pop() if len(sizes) == 1 else 0.0


def number(value: float) -> str:
    """A figure as Vietnamese writes it: 12,7."""
    return ("%.1f" % value).rstrip("0").rstrip(".").replace(".", ",")


def nearest(usual: float, allowed: Sequence[float]) -> float:
    """What is usual, unless a house has narrowed what is allowed."""
    return float(min(max(usual, allowed[0]), allowed[-1]))


def range_of(allowed: Sequence[float], language: str = "vi") -> str:
    """ "từ 12 đến 13", or "13"."""
    low, high = number(float(allowed[0])), number(float(allowed[1]))
    return low if low == high else str(read("form")["range"][language]).format(low=low, high=high)
