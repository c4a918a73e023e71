"""The sheet that a draft is laid out on: blocks, tables and sections as they come, and which component each block is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

from ..compiled import read
from ..document import Block, Document, Format, Line, Margin, Place, Run, Section, Style, Table
from ..metrics import text_width
from .form import Form, Look

PADDING = 1.9  # mm that an office leaves at each side of a cell's text
_MM = 25.4 / 72  # a point
_LINE_HEIGHT = 1.15  # of Times New Roman, in sizes

_NEVER_FIRST = ("-", "–", "tháng", "năm")

Words = Union[str, Sequence[Run]]


class Cell(NamedTuple):
    """A cell to be filled: where it is, and how wide its text may be."""

    table: int
    row: int
    column: int
    width: float

    @property
    def place(self) -> Place:
        return Place("cell", self.table, self.row, self.column, width=self.width)


class Sheet:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.blocks: List[Block] = []
        self.tables: List[Table] = []
        self.sections: List[Section] = [_numbered(form, form.section)]
        self.parts: Dict[str, List[int]] = {}
        self.notes: List[Block] = []  # footnotes, which come after everything else
        self.styles: Dict[str, Style] = {}

    @property
    def width(self) -> float:
        return self.sections[-1].text_width

    def next_section(self) -> None:
        """A new page whose numbers begin again."""
        self.sections.append(_numbered(self.form, self.form.section)._replace(page_start=1))

    def table(self, widths: Sequence[float], rows: int, bordered: bool = False) -> int:
        self.tables.append(Table(tuple(widths), rows, bordered))
        return len(self.tables) - 1

    def cell(self, table: int, row: int, column: int) -> Cell:
        return Cell(table, row, column, self.tables[table].widths[column] - 2 * PADDING)

    def put(self, parts: Sequence[str], words: Words, look: Look, cell: Optional[Cell] = None, line: float = 0.0, **changes: Any) -> None:
        """A paragraph of these components, in the style of its look; `line`: the length of the rule drawn under it."""
        runs = (Run(words, look.format),) if isinstance(words, str) else tuple(words)
        width = cell.width if cell else self.width
        name = look.paragraph.style
        if name:
            self.styles.setdefault(name, Style(name, look.format, look.paragraph))
        self.blocks.append(
            Block(
                runs=tuple(run for run in runs if run.text),
                paragraph=look.paragraph._replace(**changes) if changes else look.paragraph,
                place=cell.place if cell else Place(width=width),
                section=len(self.sections) - 1,
                mark=look.format,
                lines=(_rule(runs, look, width, line),) if line else (),
            )
        )
        for part in parts:
            self.parts.setdefault(part, []).append(len(self.blocks) - 1)

    def keep_with_next(self) -> None:
        """What comes next does not stand alone on a page: the last paragraph of the text goes with it."""
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.place.kind == "body":
            self.blocks[-1] = replace(last, paragraph=last.paragraph._replace(keep_with_next=True))

    def call_notes(self, notes: Sequence[Tuple[int, str]]) -> None:
        """Footnotes of the paragraph put last: where their marks stand, what they say."""
        look = unnamed(self.form.looks["note"])  # every office has a style of its own for footnotes
        self.blocks[-1] = replace(self.blocks[-1], notes=tuple(at for at, _ in notes))
        for _, text in notes:
            place = Place("note", frame=len(self.notes) + 1, width=self.width)
            run = Run(text, look.format)
            self.notes.append(Block((run,), look.paragraph, place, len(self.sections) - 1, mark=look.format))

    def document(self) -> Document:
        return Document(tuple(self.blocks + self.notes), tuple(self.sections), tuple(self.tables), styles=tuple(self.styles.values()))


def unnamed(look: Look) -> Look:
    """The look without its style, for headers, footers and notes."""
    return look._replace(paragraph=look.paragraph._replace(style=""))


def width_of(text: str, format: Format) -> float:
    """The width in mm of the longest line."""
    return max(text_width(line, format.size, format.bold, format.italic, format.font) for line in text.split("\n"))


def balanced(text: str, format: Format, width: float) -> Tuple[str, ...]:
    """The text in as few lines as the width allows, about equally long, broken where the eye reads on most easily."""
    words = text.split(" ")
    whole = width_of(text, format)
    if whole <= width or len(words) == 1:
        return (text,)
    share = whole / (int(whole / (width * 0.95)) + 1)
    fitting = [cut for cut in range(1, len(words)) if width_of(" ".join(words[:cut]), format) <= width] or [1]
    first = min(fitting, key=lambda cut: abs(width_of(" ".join(words[:cut]), format) - share) + _harm(words, cut, width))
    return (" ".join(words[:first]),) + balanced(" ".join(words[first:]), format, width)


def _harm(words: Sequence[str], cut: int, width: float) -> float:
    """Breaking before a number, a bracket, or inside a word of two syllables tears what is read together."""
    before, after = words[cut - 1], words[cut]
    together = after[:1].isdigit() or after in _NEVER_FIRST or " ".join((before, after)).lower() in _together()
    return width / 4 if together else 0.0


def _together() -> Sequence[str]:
    together: Sequence[str] = read("compose")["together"]["words"]
    return together


def _rule(runs: Sequence[Run], look: Look, width: float, length: float) -> Line:
    """A rule centred under the words."""
    text = "".join(run.text for run in runs)
    lines = sum(int(width_of(line, look.format) / width) + 1 for line in text.split("\n"))
    return Line("shape", length, x=(width - length) / 2, y=lines * look.format.size * _LINE_HEIGHT * _MM + 0.8)


def _numbered(form: Form, section: Section) -> Section:
    """The number of the page, centred above the text, but not on the first page."""
    look = form.looks["page.number"]
    block = Block((Run("2", look.format, "PAGE"),), look.paragraph, mark=look.format)
    return section._replace(first_differs=True, margins=(Margin("header", "default", (block,)), Margin("header", "first", ())))
