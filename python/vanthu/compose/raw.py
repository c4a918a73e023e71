"""Raw text → clean plain Document: marks of markdown off, wrapped lines joined, strays dropped and reported. No word is lost."""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..compiled import read
from ..document import Block, Document, Place, plain_block
from . import wrapping

_SPACES = re.compile("[\u00a0\u2007\u202f\u3000]")
_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(r"(?:([%s]{1,3})|\[\^(\d{1,3})\]:?) ?(?=\S)" % _SUPERSCRIPT)
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcmd]?m|ha)$")

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_STRONG = re.compile(r"\*\*|__(?=\w)|(?<=\w)__")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\*(?![\w*])")
_LEFT_OVER = re.compile(r"(?<!\w)\*|\*(?!\w)")  # between two words it is a product
_LINE_EMPHASIS = re.compile(r"\*([^*\n]+)\*")  # around a whole line blanks may stand inside
_ESCAPE = re.compile(r"\\([-\\`*_{}\[\]()#+.!|>~])")
_BULLET = re.compile(r"([ \t]{0,40})[*•●▪◦][ \t]{1,40}(?=\S)")
_STROKES = re.compile(r"[\s*_\-–—.…=]+")  # lines of strokes and dots say something: a separator, a blank

_LETTER = re.compile(r"[A-ZĐa-zđ]")
_PAGE = re.compile(r"(?:[Tt]rang|Page)\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*/\s*\d{1,3}|\d{1,3}")
_WORD = re.compile(r"\w")


MARKDOWN_LINES = 3
SHOWN = 60  # letters of a line that a remark shows


class Remark(NamedTuple):
    """What was done to a raw text that a person may want to look at: the words, the block they were in (-1: none)."""

    kind: str
    block: int
    text: str

    @property
    def sentence(self) -> str:
        """What it says to a person, in Vietnamese."""
        message: str = read("compose")["remarks"][self.kind]
        return message.format(text=self.text)


class Cleaned(NamedTuple):
    document: Document
    remarks: Tuple[Remark, ...]


class _Line(NamedTuple):
    block: int
    text: str


def clean(document: Document) -> Cleaned:
    remarks: List[Remark] = []
    lines = list(_lines(document, remarks, _is_markdown(document)))
    notes, lines = _notes(lines)
    clumps = list(_clumps(_without_strays(lines, remarks)))
    column = wrapping.column_of([[line.text for line in clump] for clump in clumps])
    paragraphs = _paragraphs(clumps, column, remarks)
    blocks, kept = _marked([line.text for line in paragraphs], notes)
    remarks.sort(key=lambda remark: remark.block)
    return Cleaned(Document(tuple(blocks) + tuple(kept), plain=True, source=document.source), tuple(remarks))


def _is_markdown(document: Document) -> bool:
    """Strong marks on several lines: then an asterisk left over is a mark too."""
    return sum("**" in block.text for block in document.blocks) >= MARKDOWN_LINES


def _lines(document: Document, remarks: List[Remark], markdown: bool) -> Iterator[_Line]:
    """Line by line, composed, without marks of markdown. Blanks at a line's head tell its column: tabs and runs of them stay."""
    for index, block in enumerate(document.blocks):
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", _SPACES.sub(" ", block.label + " " * bool(block.label) + block.text)))
        for line in text.replace("\r", "\n").replace("\f", "\n").replace("\v", "\n").split("\n"):
            bare = _without_marks(line, markdown)
            if bare != line:
                remarks.append(Remark("markdown", index, line.strip()[:SHOWN] + "…" * (len(line.strip()) > SHOWN)))
            lead = bare[: len(bare) - len(bare.lstrip())]
            yield _Line(index, bare.rstrip() if "\t" in lead or len(lead) > 8 else bare.strip())


def _without_marks(line: str, markdown: bool) -> str:
    if not any(mark in line for mark in "*#\\_•●▪◦") or _STROKES.fullmatch(line):
        return line
    line = _BULLET.sub(r"\1- ", line, count=1) if _BULLET.match(line) else _HEADING.sub("", line, count=1)
    line = _EMPHASIS.sub(r"\1", _STRONG.sub("", line))
    whole = _LINE_EMPHASIS.fullmatch(line.strip())
    bare = whole.group(1).strip() if whole else line
    return _ESCAPE.sub(r"\1", _LEFT_OVER.sub("", bare) if markdown else bare)


def _notes(lines: Sequence[_Line]) -> Tuple[Dict[str, List[str]], List[_Line]]:
    """Footnotes: from their mark to the next empty line. A mark that comes twice is not a footnote's."""
    notes: Dict[str, List[str]] = {}
    rest: List[_Line] = []
    open_note: Optional[List[str]] = None
    for line in lines:
        match = _NOTE.match(line.text)
        mark = (match.group(1) or "[^%s]" % match.group(2)) if match else ""
        if match and mark not in notes:
            open_note = notes.setdefault(mark, [line.text[match.end() :]])
        elif open_note is not None and line.text and not match and not line.text[0].isupper():
            open_note.append(line.text)
        else:
            open_note = None
            rest.append(line)
    return notes, rest


def _without_strays(lines: Sequence[_Line], remarks: List[Remark]) -> Iterator[_Line]:
    """Without lone letters, page numbers and scanner's dirt; each is told."""
    last = 0
    for at, line in enumerate(lines):
        kind = _stray(lines, at, last)
        if kind:
            remarks.append(Remark(kind, line.block, line.text.strip()))
            if kind == "page":
                last = int(line.text) if line.text.strip().isdigit() else last
                yield line._replace(text="")  # a page ends here
        else:
            yield line


def _stray(lines: Sequence[_Line], at: int, last: int) -> str:
    text = lines[at].text.strip()
    if not text or len(text) > 24:
        return ""
    if not _WORD.search(text):
        return "" if _STROKES.fullmatch(text) else "dirt"
    if _LETTER.fullmatch(text):
        return "letter" if text not in "IVXivx" and _alone(lines, at) else ""
    if _PAGE.fullmatch(text):
        if not text.isdigit():
            return "page" if _alone(lines, at) or text[0] in "TtP" else ""
        return "page" if _alone(lines, at) and last < int(text) <= last + 3 else ""
    return ""


def _alone(lines: Sequence[_Line], at: int) -> bool:
    """Between empty lines, or in the midst of a sentence that a page's end cut."""
    before = lines[at - 1].text if at else ""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return not before or not after or (before[-1].isalpha() and after[0].islower())


def _clumps(lines: Iterator[_Line]) -> Iterator[List[_Line]]:
    """Lines without an empty one between them."""
    clump: List[_Line] = []
    for line in lines:
        if line.text.strip():
            clump.append(line)
        elif clump:
            yield clump
            clump = []
    if clump:
        yield clump


def _paragraphs(clumps: Sequence[Sequence[_Line]], column: int, remarks: List[Remark]) -> List[_Line]:
    paragraphs: List[Tuple[int, List[str]]] = []  # each one's block, and its pieces
    last = ""  # the raw line above
    for clump in clumps:
        for number, line in enumerate(clump):
            wrapped = number > 0 and wrapping.is_wrapped(last, line.text, column)
            cut = bool(last) and not wrapped and (number == 0 or len(last) > wrapping.LONGEST_LINE) and wrapping.is_cut(last, line.text)
            if wrapped or cut:
                glue = "" if wrapping.is_hyphen_cut(last, line.text) else " "
                if cut:
                    remarks.append(Remark("cut", line.block, "%s … %s" % (" ".join(last.split()[-4:]), " ".join(line.text.split()[:4]))))
                paragraphs[-1][1].append(glue + line.text)
            else:
                paragraphs.append((line.block, [line.text]))
            last = line.text
    return [_Line(block, "".join(pieces)) for block, pieces in paragraphs]


def _marked(texts: Sequence[str], notes: Dict[str, List[str]]) -> Tuple[List[Block], List[Block]]:
    """The paragraphs, the marks of known footnotes taken out of their texts; and the footnotes."""
    blocks = [plain_block(text) for text in texts]
    kept: List[Block] = []
    for mark, lines in notes.items():
        text = " ".join(lines)
        where = next(((index, at) for index, block in enumerate(blocks) for at in _places(block.text, mark)), None)
        if where is None:
            kept.append(plain_block(mark + " " + text))
            continue
        index, at = where
        block = blocks[index]
        bare = block.text[:at] + block.text[at + len(mark) :]
        offsets = tuple(note if note <= at else note - len(mark) for note in block.notes) + (at,)
        blocks[index] = Block(runs=plain_block(bare).runs, notes=tuple(sorted(offsets)))
        number = sum(1 for each in kept if each.place.kind == "note") + 1
        kept.append(Block(runs=plain_block(text).runs, place=Place("note", frame=number)))
    return blocks, sorted(kept, key=lambda block: block.place.kind == "note")


def _places(text: str, mark: str) -> Iterator[int]:
    """Where a footnote's mark stands: after a word, but not as the power of a unit (m²)."""
    at = text.find(mark)
    while at >= 0:
        after = text[at + len(mark) : at + len(mark) + 1]
        if at > 0 and after not in _SUPERSCRIPT[: len(_SUPERSCRIPT) * bool(after)] and not _UNIT.search(text, max(at - 4, 0), at):
            yield at
        at = text.find(mark, at + 1)
