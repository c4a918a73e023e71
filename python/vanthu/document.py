"""Document: an immutable picture of what a document looks like.

Every reader (.docx, .odt, text, Writer) makes this same picture, so that everything after it needs to know
neither a file format nor an office. All formatting is *effective*: direct formatting, styles, defaults and
theme are already resolved. Lengths across the page are millimetres, sizes and spacings are points.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple


class Format(NamedTuple):
    """How a run of text looks."""

    font: str = ""  # the font the document names; "" unknown
    size: float = 0.0  # points; 0 unknown
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False  # shown in capitals, however it was typed
    colour: str = ""  # "RRGGBB" in capitals; "" automatic, which is black on white
    position: int = 0  # 1 superscript, -1 subscript
    spacing: float = 0.0  # points added between letters


class Run(NamedTuple):
    """A stretch of one paragraph with one Format. `field` names a field ("PAGE", "DATE" …) whose shown text it is."""

    text: str
    format: Format
    field: str = ""


class Leading(NamedTuple):
    """The distance between lines: `multiple` counts lines, `exact` and `least` are points."""

    rule: str = "multiple"
    value: float = 1.0


class Tab(NamedTuple):
    position: float  # millimetres from the left indent's zero (the text area's edge)
    align: str = "left"  # left | center | right | decimal


class ParagraphFormat(NamedTuple):
    """How a paragraph stands. Contextual spacing and similar switches are already resolved by the reader."""

    align: str = "left"  # left | center | right | justify
    first: float = 0.0  # first-line indent, mm; negative hangs
    left: float = 0.0  # mm
    right: float = 0.0  # mm
    before: float = 0.0  # points
    after: float = 0.0  # points
    leading: Leading = Leading()
    tabs: Tuple[Tab, ...] = ()
    style: str = ""
    outline: int = 0  # 1 … 9, 0 body text
    page_break: bool = False  # starts a new page
    keep_with_next: bool = False  # stands on one page with the first line of what follows
    box: str = ""  # "RRGGBB" of a frame drawn around it, from indent to indent; "" none


class Style(NamedTuple):
    """A paragraph style of a document that is to be written anew. A paragraph that names it says only what it does not give."""

    name: str
    format: Format
    paragraph: ParagraphFormat


class Line(NamedTuple):
    """A rule that is drawn, not typed: a shape anchored in the block, or the border below it."""

    kind: str  # "shape" | "border"
    length: float  # mm
    x: Optional[float] = None  # mm from the left edge of the column the anchor stands in, where known
    y: Optional[float] = None  # mm below the top of the anchor's paragraph, where known


class Place(NamedTuple):
    """Where a block stands. In a cell: which table, row and column, and how wide the cell's text may be."""

    kind: str = "body"  # body | cell | frame | note
    table: int = -1  # index into Document.tables
    row: int = -1
    column: int = -1
    frame: int = -1  # number of the text box; of the note, from 1 in the order of their marks
    width: float = 0.0  # mm of the text area here; 0 unknown


@dataclass(frozen=True)
class Block:
    """One paragraph. `text` is what its runs show; an automatic list number stands apart, in `label`.

    A tab is "\t", a line break "\n", a no-break space "\u00a0". Notes, pictures and shapes add nothing to the text;
    what a tracked deletion removes is not there, what an insertion adds is.
    """

    runs: Tuple[Run, ...]
    paragraph: ParagraphFormat = ParagraphFormat()
    place: Place = Place()
    section: int = 0
    label: str = ""
    label_format: Format = Format()
    mark: Format = Format()  # of the paragraph mark
    lines: Tuple[Line, ...] = ()
    notes: Tuple[int, ...] = ()  # offsets in `text` of footnote and endnote marks
    objects: int = 0  # pictures, charts, formulas, text boxes anchored here
    tracked: bool = False  # carries tracked changes
    breaks_page: bool = False  # holds a page break of its own

    @cached_property
    def text(self) -> str:
        return "".join([run.text for run in self.runs])

    @cached_property
    def shown(self) -> str:
        """The text as the eye sees it: runs in capitals are in capitals. Same length as `text`."""
        if not any(run.format.caps for run in self.runs):
            return self.text
        return "".join([_capitals(run.text) if run.format.caps else run.text for run in self.runs])

    @cached_property
    def kept(self) -> Dict[Any, Any]:
        """Readings of this paragraph alone: made once, whichever document it stands in."""
        return {}

    @cached_property
    def starts(self) -> Tuple[int, ...]:
        """Where each run starts."""
        starts: List[int] = []
        at = 0
        for run in self.runs:
            starts.append(at)
            at += len(run.text)
        return tuple(starts)

    def stretches(self, start: int = 0, end: Optional[int] = None) -> Iterator[Tuple[int, int, Format]]:
        """The stretches of one format within [start, end): (start, end, format)."""
        stop = len(self.text) if end is None else end
        first = max(bisect.bisect_right(self.starts, start) - 1, 0)
        for at, run in zip(self.starts[first:], self.runs[first:]):
            low, high = max(at, start), min(at + len(run.text), stop)
            if low < high:
                yield low, high, run.format
            if at >= stop:
                break

    def format_at(self, offset: int) -> Format:
        """The format of the character at `offset`, or of the paragraph mark in an empty block."""
        for _, _, format in self.stretches(offset, offset + 1):
            return format
        return self.runs[-1].format if self.runs else self.mark


def _capitals(text: str) -> str:
    return "".join([letter.upper() if len(letter.upper()) == 1 else letter for letter in text])


class Table(NamedTuple):
    widths: Tuple[float, ...] = ()  # mm of each column of the grid
    rows: int = 0
    bordered: bool = False  # shows lines: a real table, not a layout
    left: float = 0.0  # mm from the text area's left edge
    nested: bool = False


class Margin(NamedTuple):
    """A header or a footer: which, on which pages, and what stands in it."""

    kind: str  # "header" | "footer"
    pages: str  # "default" | "first" | "even"
    blocks: Tuple[Block, ...] = ()


class Section(NamedTuple):
    width: float = 210.0
    height: float = 297.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    header: float = 12.5  # from the page's top edge to the header's text
    footer: float = 12.5
    landscape: bool = False
    columns: int = 1
    first_differs: bool = False  # page 1 has a header of its own (which may be none)
    even_differs: bool = False
    page_start: Optional[int] = None  # page numbers restart here
    number_format: str = "arabic"  # arabic | roman | letter
    margins: Tuple[Margin, ...] = ()
    starts_page: bool = True

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right


class Source(NamedTuple):
    """What the reader met and a later step may have to say."""

    kind: str = "text"  # docx | odt | fodt | text | writer
    tracked: int = 0  # tracked changes, read as accepted
    comments: int = 0
    notes: Tuple[str, ...] = ()  # names of reader's remarks (texts in data/strings)


@dataclass(frozen=True)
class Document:
    blocks: Tuple[Block, ...]
    sections: Tuple[Section, ...] = (Section(),)
    tables: Tuple[Table, ...] = ()
    plain: bool = False  # plain text: it has no form, rules of form stay silent
    source: Source = field(default=Source())
    styles: Tuple[Style, ...] = ()  # of a document that is composed; what is read from a file says all of its looks itself

    @cached_property
    def kept(self) -> Dict[str, Any]:
        """Readings of the document that more than one rule asks for: made once, and gone when it goes."""
        return {}


def plain_block(text: str) -> Block:
    return Block(runs=(Run(text, Format()),) if text else ())
