"""Flow: the walk through a document's paragraphs and tables, in reading order, that gathers blocks.

Every function that walks is a generator and rests after each paragraph, so that whoever reads may stop there for a while.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from vanthu.document import Block, Line, ParagraphFormat, Place, Run, Section, Table

from . import drawn, pages, tables
from .formats import Formats
from .lists import Lists
from .pages import Pages, Spread
from .paragraphs import BOTTOM, TOP, Look, Paragraphs
from .portions import Piece, Walked, contents, texts, walk

Walk = Iterator[None]

_TABLE = "com.sun.star.text.TextTable"


class Shared:
    """What all walks through one document use."""

    def __init__(self, model: Any) -> None:
        self.formats = Formats(model)
        self.paragraphs = Paragraphs(self.formats, model.createInstance("com.sun.star.document.Settings").TabsRelativeToIndent)
        self.lists = Lists(model, self.formats)
        self.pages = Pages(model)
        self.floating = 0  # things anchored to paragraphs as a whole that have not been met


class Flow:
    """One run of paragraphs that follow each other: the body (whose place changes with the section), a cell, a text box."""

    def __init__(self, place: Optional[Place]) -> None:
        self.place = place  # None: the body
        self.near: List[Tuple[int, Look]] = []  # the blocks since the last table
        self.deleting = False  # a tracked deletion reaches into the next paragraph
        self.carried: List[Tuple[Any, Walked]] = []  # paragraphs that the deletion joins with the next


class Gathering:
    """The blocks gathered so far, and the objects they were read from."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.blocks: List[Block] = []
        self.paragraphs: List[Any] = []
        self.joined: List[Tuple[Any, ...]] = []
        self.drawn: List[Tuple[Any, ...]] = []
        self.tables: List[Table] = []
        self.table_objects: List[Any] = []
        self.sections: List[Section] = []
        self.spreads: List[Spread] = []
        self.openers: List[Any] = []
        self.comments = 0
        self.frames = 0
        self.notes: List[Tuple[Any, int]] = []
        self.place = Place()  # of the body's next paragraph
        self.loose: List[Any] = []  # drawings anchored to a page, until a paragraph comes
        self._fresh = True  # no block stands in the last section yet
        self._text_section: Any = None  # the text section with columns that the last paragraph stands in
        self._outside: Optional[Section] = None  # the section around it
        self._columns: Dict[str, int] = {}

    # The body

    def body(self, text: Any) -> Walk:
        flow = Flow(None)
        yield from self.flow(text, flow)
        number = 0
        while number < len(self.notes):
            note, at = self.notes[number]
            place = Place("note", frame=number + 1, width=self.sections[at].text_width)
            yield from self.flow(note, Flow(place), at)
            number += 1

    def start_section(self, master: str, start: Optional[int], opener: Any) -> None:
        spread = self.shared.pages.spread(master)
        self._put_section(pages.section(spread, start), spread, opener)
        self._text_section = self._outside = None

    def _put_section(self, section: Section, spread: Spread, opener: Any, width: float = 0.0) -> None:
        if self._fresh and self.sections:
            self.sections.pop()
            self.spreads.pop()
            self.openers.pop()
        if not self.sections:
            section = section._replace(starts_page=True)
        self.sections.append(section)
        self.spreads.append(spread)
        self.openers.append(opener)
        self._fresh = True
        self.place = Place("body", width=round(width or pages.column_width(spread, section), 2))

    def _turn(self, opener: Any, master: str, start: Optional[int], text_section: Any) -> None:
        """A paragraph or table of the body that names a page style starts a section; so do columns, and what follows them."""
        if master:
            self.start_section(master, start, opener)
        elif start is not None and self._fresh and len(self.sections) == 1:
            self.sections[0] = self.sections[0]._replace(page_start=start)
        if text_section is None and self._text_section is None:
            return
        columned = self._columned(text_section)
        if columned is None and self._text_section is not None:
            assert self._outside is not None
            self._put_section(self._outside, self.spreads[-1], opener)
            self._text_section = self._outside = None
        elif columned is not None and columned != self._text_section:
            before = self._outside if self._outside is not None else self.sections[-1]
            number, width = pages.columns_of(columned.TextColumns, before.text_width)
            fresh = self._fresh and self._outside is None
            section = before._replace(columns=number, starts_page=fresh, page_start=before.page_start if fresh else None)
            self._put_section(section, self.spreads[-1], columned, width)
            self._text_section, self._outside = columned, before._replace(starts_page=False, page_start=None)

    def _columned(self, section: Any) -> Any:
        """The text section with columns around a place, if there is one."""
        while section is not None:
            name = section.getName()
            number = self._columns.get(name)
            if number is None:
                columns = section.TextColumns
                number = self._columns[name] = columns.getColumnCount() if columns is not None else 0
            if number > 1:
                return section
            section = section.getParentSection()
        return None

    # What follows one another

    def flow(self, text: Any, flow: Flow, at: Optional[int] = None) -> Walk:
        for element in text:
            if element.supportsService(_TABLE):
                yield from self._table(element, flow, at)
            else:
                yield from self._paragraph(element, flow, at)
            yield
        self._flush(flow, at)
        self._settle(flow)

    def _table(self, table: Any, flow: Flow, at: Optional[int]) -> Walk:
        self._flush(flow, at)
        about = tables.about(table)
        if flow.place is None:
            self._turn(table, about.master, None, about.section)
        self._settle(flow)
        index = len(self.tables)
        outer = flow.place or self.place
        grid = yield from tables.read_grid(table, about, outer.width)
        self.table_objects.append(table)
        self.tables.append(Table(grid.widths, grid.rows, grid.bordered, grid.left, outer.kind == "cell"))
        section = len(self.sections) - 1 if at is None else at
        for cell in grid.cells:
            place = Place("cell", index, cell.row, cell.column, outer.frame, cell.width)
            yield from self.flow(cell.text, Flow(place), section)

    # One paragraph

    def _paragraph(self, paragraph: Any, flow: Flow, at: Optional[int]) -> Walk:
        shared = self.shared
        look = shared.paragraphs.look(paragraph)
        if flow.place is None:
            if look.section is not None and not look.section.IsVisible:
                return
            if look.master or look.page_number is not None or look.section is not None or self._text_section is not None:
                self._turn(paragraph, look.master, look.page_number, look.section)
        walked = walk(paragraph, shared.formats, look.format, look.hidden, flow.deleting)
        flow.deleting = walked.deleting
        if walked.deleting:
            flow.carried.append((paragraph, walked))
            return
        for holder, width in self._append(paragraph, look, walked, flow, at):
            self.frames += 1
            section = len(self.sections) - 1 if at is None else at
            yield from self.flow(holder, Flow(Place("frame", frame=self.frames, width=width)), section)

    def _flush(self, flow: Flow, at: Optional[int]) -> None:
        """A deletion that reaches to the end of its flow joins nothing more."""
        if flow.carried:
            (paragraph, walked) = flow.carried.pop()
            look = self.shared.paragraphs.look(paragraph)
            self._append(paragraph, look, walked, flow, at)
        flow.deleting = False

    def _append(self, paragraph: Any, look: Look, walked: Walked, flow: Flow, at: Optional[int]) -> List[Tuple[Any, float]]:
        """Add the paragraph as a block; what comes back are the text boxes anchored in it."""
        place = flow.place or self.place
        carried, flow.carried = flow.carried, []
        pieces = [piece for _, earlier in carried for piece in earlier.pieces] + walked.pieces
        lists = self.shared.lists
        level = lists.level(look) if look.list_style else None
        label = lists.label(look, level)
        standing = lists.stand(paragraph, look, level, label)
        if standing.page_break and self.openers and self.openers[-1] is paragraph:
            standing = standing._replace(page_break=False)
        section = len(self.sections) - 1 if at is None else at
        inside = _inside(pieces)
        mark = look.mark or walked.mark
        self.comments += inside.comments
        self.notes.extend([(note, section) for note in inside.notes])
        found = self._drawn([each for each, _ in carried] + [paragraph], inside.drawn, place, standing, section)
        lines = found.lines
        if look.borders and look.borders[BOTTOM] and not all(look.borders):
            lines = [*lines, (_border_line(standing, place), paragraph)]
        flow.near.append((len(self.blocks), look))
        self.blocks.append(
            Block(
                runs=inside.runs,
                paragraph=standing,
                place=place,
                section=section,
                label=label,
                label_format=lists.label_format(label, level, mark),
                mark=mark,
                lines=tuple([line for line, _ in lines]),
                notes=inside.offsets,
                objects=found.objects,
                tracked=walked.tracked or bool(carried),
                breaks_page=look.break_after,
            )
        )
        self.paragraphs.append(paragraph)
        self.joined.append(tuple([each for each, _ in carried]))
        self.drawn.append(tuple([source for _, source in lines]))
        self._fresh = False
        return found.frames

    def _drawn(self, paragraphs: List[Any], inline: List[Any], place: Place, standing: ParagraphFormat, section: int) -> drawn.Drawn:
        drawings = self.loose
        if self.shared.floating:
            floating = [each for paragraph in paragraphs for each in contents(paragraph)]
            self.shared.floating -= len(floating)
            drawings = drawings + floating
        drawings = drawings + inline
        if not drawings:
            return _NOTHING_DRAWN
        self.loose = []
        page = self.sections[section] if place.kind == "body" and self.sections[section].columns == 1 else None
        return drawn.sort(drawings, drawn.Area(place.width, standing.left, page))

    # What stands between two neighbours

    def _settle(self, flow: Flow) -> None:
        """Space that the same style takes away, borders that fall together."""
        near, flow.near = flow.near, []
        for (above, over), (below, under) in zip(near, near[1:]):
            if (over.contextual or under.contextual) and over.paragraph.style == under.paragraph.style:
                if over.contextual:
                    self._stands(above, self.blocks[above].paragraph._replace(after=0.0))
                if under.contextual:
                    self._stands(below, self.blocks[below].paragraph._replace(before=0.0))
            if over.borders or under.borders:
                self._meet(above, over, below, under)

    def _stands(self, index: int, paragraph: ParagraphFormat) -> None:
        self.blocks[index] = replace(self.blocks[index], paragraph=paragraph)

    def _meet(self, above: int, over: Look, below: int, under: Look) -> None:
        upper, lower = self.blocks[above], self.blocks[below]
        if over.borders == under.borders and _edges(upper) == _edges(lower):
            kept = [at for at, line in enumerate(upper.lines) if line.kind != "border"]
            self.blocks[above] = replace(upper, lines=tuple([upper.lines[at] for at in kept]))
            self.drawn[above] = tuple([self.drawn[above][at] for at in kept])
        elif under.borders and under.borders[TOP] and not all(under.borders) and not (over.borders and over.borders[BOTTOM]):
            line = _border_line(lower.paragraph, lower.place)
            self.blocks[above] = replace(upper, lines=(*upper.lines, line))
            self.drawn[above] += (self.paragraphs[below],)


_NOTHING_DRAWN = drawn.Drawn([], [], 0)


class _Inside(NamedTuple):
    """What the pieces of a block come to."""

    runs: Tuple[Run, ...]
    offsets: Tuple[int, ...]  # of the marks of notes
    notes: List[Any]
    drawn: List[Any]
    comments: int


def _inside(pieces: List[Piece]) -> _Inside:
    if len(pieces) == 1 and pieces[0].kind == "text":
        return _Inside((Run(pieces[0].text, pieces[0].format),), (), [], [], 0)
    runs: List[Run] = []
    offsets: List[int] = []
    notes: List[Any] = []
    found: List[Any] = []
    comments = 0
    for at, piece in texts(pieces):
        if piece.kind == "text":
            if runs and runs[-1].format is piece.format and not runs[-1].field:
                runs[-1] = Run(runs[-1].text + piece.text, piece.format)
            else:
                runs.append(Run(piece.text, piece.format))
        elif piece.kind == "field":
            runs.append(Run(piece.text, piece.format, piece.field))
        elif piece.kind == "note":
            offsets.append(at)
            notes.append(piece.portion.Footnote)
        elif piece.kind == "drawn":
            found.extend(contents(piece.portion))
        else:
            comments += 1
    return _Inside(tuple(runs), tuple(offsets), notes, found, comments)


def _border_line(paragraph: ParagraphFormat, place: Place) -> Line:
    start = min(paragraph.left, paragraph.left + paragraph.first)
    return Line("border", round(max(place.width - start - paragraph.right, 0.0), 2), round(start, 2))


def _edges(block: Block) -> Tuple[float, float, float]:
    return block.paragraph.left, block.paragraph.right, block.paragraph.first
