"""Lines: the words of an act as the rules of language read them.

Every paragraph, table cells and notes too, with composed letters, whatever the file has. What these rules leave alone is
masked by a character that is neither letter nor blank: banner, motto, number, dateline labels and the signer's name (they have
rules of their own) in `text`; quotations as well in `bare`. Paragraphs in an old encoding are left out: their letters mean nothing yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, TypeVar

from .. import citation
from ..anatomy.model import Act, Span
from ..citation import Citation
from ..document import Block, Document
from ..edit import SetText
from ..memo import of_block
from ..registers.citations import edition
from ..vietnamese import legacy, phrases, unicode
from ..vietnamese.dates import FoundDate, find_dates
from .case import Case, Slip
from .change import change
from .prose import quoted

Reading = TypeVar("Reading")
Stretches = Tuple[Tuple[int, int], ...]

MASK = "\ue000"
OWN_RULES = ("banner", "motto", "number", "dateline")
HEADER = OWN_RULES + ("parent", "issuer")

_QUOTATION = re.compile('“[^“”]{0,2000}(?:”|$)|«[^«»]{0,2000}(?:»|$)|"[^"]{0,2000}(?:"|$)')


@dataclass(frozen=True)
class Line:
    block: int  # its number
    text: str
    bare: str  # the text with its quotations masked
    part: str  # the component it is, "body" where none
    place: str  # the kind of place it stands in: body, cell, frame, note
    source: str  # the block's own text
    offsets: Optional[Sequence[int]] = None  # from `text` to `source`, where letters were composed
    kept: Dict[str, Any] = field(default_factory=dict)  # what was read of it, wherever it stands

    def at(self, block: int) -> "Line":
        """The same line in another place."""
        if block == self.block:
            return self
        return Line(block, self.text, self.bare, self.part, self.place, self.source, self.offsets, self.kept)

    @property
    def words(self) -> phrases.Words:
        return phrases.words(self.text)

    @property
    def bare_words(self) -> phrases.Words:
        return phrases.words(self.bare)

    @property
    def dates(self) -> Tuple[FoundDate, ...]:
        return self.keep("dates", find_dates, self.text)

    @property
    def citations(self) -> Tuple[Citation, ...]:
        if self.kept.get("edition") is not edition():  # laws are known by the register's names
            self.kept.pop("citations", None)
            self.kept["edition"] = edition()
        return self.keep("citations", citation.find, self.bare)

    def keep(self, name: str, read: Callable[[str], Reading], text: str) -> Reading:
        if name not in self.kept:
            self.kept[name] = read(text)
        reading: Reading = self.kept[name]
        return reading

    def span(self, start: int, end: int) -> Span:
        if self.offsets is None:
            return Span(self.block, start, end)
        return Span(self.block, self.offsets[start], self.offsets[end])

    def edit(self, start: int, end: int, after: str) -> SetText:
        """Turn these words into others, touching only the letters that differ."""
        _, low, high = self.span(start, end)
        return change(self.block, low, self.source[low:high], after)

    def slip(self, start: int, end: int, after: Optional[str] = None, variant: str = "", **says: object) -> Slip:
        """A slip in these words; with `after`, what they should be."""
        edits = () if after is None else (self.edit(start, end, after),)
        found, preview = self.text[start:end].strip(), (after or "").strip()
        return Slip(self.span(start, end), found, preview, edits, says, variant, self.part)


def lines(case: Case) -> List[Line]:
    """The act's lines."""
    return lines_of(case.document, case.act)


def lines_of(document: Document, act: Act) -> List[Line]:
    """An act's lines, kept with the document: the next rule asks for the same."""
    kept: Dict[int, Tuple[Act, List[Line]]] = document.kept.setdefault("lines", {})
    known = kept.get(act.first)
    if known is None or known[0] is not act:  # the same document may be looked at as another regime's
        known = kept[act.first] = (act, _lines(document, act))
    return known[1]


def _lines(document: Document, act: Act) -> List[Line]:
    parts, masked = _components(act)
    quotations = quoted(document, act)
    found: List[Line] = []
    for index in _blocks(document, act):
        block = document.blocks[index]
        if not block.text or block.text.isspace() or is_legacy(block):
            continue
        found.append(_line(block, parts.get(index, "body"), tuple(masked.get(index, ())), index in quotations).at(index))
    return found


@of_block
def _line(block: Block, part: str, masked: Stretches, quotes: bool) -> Line:
    """The line of a block, as if it were block 0."""
    text, offsets = _composed(_masked(block.text, masked))
    bare = MASK * len(text) if quotes else _unquoted(text)
    return Line(0, text, bare, part, block.place.kind, block.text, offsets)


def _blocks(document: Document, act: Act) -> List[int]:
    """The act's blocks; the footnotes of the file are read with its first text."""
    notes = [index for index, block in enumerate(document.blocks) if block.place.kind == "note"] if act.first == 0 else []
    own = [index for index in range(act.first, act.last + 1) if document.blocks[index].place.kind != "note"]
    return own + notes


def _components(act: Act) -> Tuple[Dict[int, str], Dict[int, List[Tuple[int, int]]]]:
    """Block → its component, and the stretches of it that have rules of their own."""
    parts: Dict[int, str] = {}
    masked: Dict[int, List[Tuple[int, int]]] = {}
    for name, part in act.parts.items():
        for span in part.spans:
            if name in HEADER or span.block not in parts:
                parts[span.block] = name
            if name in OWN_RULES:
                masked.setdefault(span.block, []).append((span.start, span.end))
        if part.label is not None:
            masked.setdefault(part.label.block, []).append((part.label.start, part.label.end))
    for signer in act.signers:
        if signer.name is not None:
            masked.setdefault(signer.name.block, []).append((signer.name.start, signer.name.end))
    return parts, masked


def _masked(text: str, stretches: Sequence[Tuple[int, int]]) -> str:
    for start, end in stretches:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _unquoted(text: str) -> str:
    if "“" not in text and '"' not in text and "«" not in text:
        return text
    return _QUOTATION.sub(lambda match: MASK * len(match.group()), text)


def _composed(text: str) -> Tuple[str, Optional[Sequence[int]]]:
    """The text in composed letters, and where each of them stood (one more: the end)."""
    if unicode.is_composed(text):
        return text, None
    offsets: List[int] = []
    pieces: List[str] = []
    at = 0
    for start, end, letter in unicode.clusters(text):
        pieces += [text[at:start], letter]
        offsets.extend(range(at, start))
        offsets.extend([start] * len(letter))
        at = end
    offsets.extend(range(at, len(text) + 1))
    return "".join(pieces) + text[at:], offsets


@of_block
def is_legacy(block: Block) -> bool:
    """Its letters are those of TCVN3, VNI or VIQR."""
    if legacy.is_viqr(block.text):
        return True
    if not any(run.format.font[:1] == "." or run.format.font[:3].upper() == "VNI" for run in block.runs):
        return False
    for run in block.runs:
        encoding = legacy.font_encoding(run.format.font)
        if encoding and legacy.decode(run.text, encoding) != run.text:
            return True
    return False
