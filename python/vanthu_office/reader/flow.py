"""Flow: the walk through a document's paragraphs and tables, in reading order, that gathers blocks.

Every function that walks is a generator and rests after each paragraph, so that whoever reads may stop there for a while.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterator, List, Optional, Tuple

from vanthu.document import Block, Line, ParagraphFormat, Place, Table

from ..bridge import ask, get
from . import drawn, tables
from .formats import Formats
from .inside import inside_of
from .lists import Lists
from .pages import Pages
from .paragraphs import BOTTOM, TOP, Look, Paragraphs
from .portions import Walked, contents, walk
from .sections import Sections

Walk = Iterator[None]

_TABLE = "com.sun.star.text.TextTable"


class Shared:
    """What all walks through one document use."""

    def __init__(self, model: Any) -> None:
        self.formats = Formats(model)
        self.paragraphs = Paragraphs(
            self.formats, get(ask(model, "createInstance", "com.sun.star.document.Settings"), "TabsRelativeToIndent")
        )
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
        self.sections = Sections(shared.pages)
        self.comments = 0
        self.frames = 0
        self.notes: List[Tuple[Any, int]] = []
        self.loose: List[Any] = []  # drawings anchored to a page, until a paragraph comes

    # The body

    def body(self, text: Any) -> Walk:
        flow = Flow(None)
        yield from self.flow(text, flow)
        number = 0
        while number < len(self.notes):
            note, at = self.notes[number]
            place = Place("note", frame=number + 1, width=self.sections.met[at].text_width)
            yield from self.flow(note, Flow(place), at)
            number += 1

    # What follows one another

    def flow(self, text: Any, flow: Flow, at: Optional[int] = None) -> Walk:
        for element in text:
            if ask(element, "supportsService", _TABLE):
                yield from self._table(element, flow, at)
            else:
                yield from self._paragraph(element, flow, at)
            yield
        self._flush(flow, at)
        self._settle(flow)

    def _table(self, table: Any, flow: Flow, at: Optional[int]) -> Walk:
        about = tables.about(table)
        if flow.deleting or self.sections.hides(about.section):
            return
        if flow.place is None:
            self.sections.turn(table, about.master, about.page_number, about.section)
        self._settle(flow)
        index = len(self.tables)
        outer = flow.place or self.sections.place
        grid = yield from tables.read_grid(table, about, outer.width)
        self.table_objects.append(table)
        self.tables.append(Table(grid.widths, grid.rows, grid.bordered, grid.left, outer.kind == "cell"))
        section = len(self.sections.met) - 1 if at is None else at
        for cell in grid.cells:
            place = Place("cell", index, cell.row, cell.column, outer.frame, cell.width)
            yield from self.flow(cell.text, Flow(place), section)

    # One paragraph

    def _paragraph(self, paragraph: Any, flow: Flow, at: Optional[int]) -> Walk:
        shared = self.shared
        look = shared.paragraphs.look(paragraph)
        if flow.place is None:
            if self.sections.hides(look.section):
                return
            if look.master or look.page_number is not None or look.section is not None or self.sections.in_columns:
                self.sections.turn(paragraph, look.master, look.page_number, look.section)
        walked = walk(paragraph, shared.formats, look.format, look.hidden, flow.deleting)
        flow.deleting = walked.deleting
        if walked.deleting:
            flow.carried.append((paragraph, walked))
            return
        for holder, width in self._append(paragraph, look, walked, flow, at):
            self.frames += 1
            section = len(self.sections.met) - 1 if at is None else at
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
        place = flow.place or self.sections.place
        carried, flow.carried = flow.carried, []
        pieces = [piece for _, earlier in carried for piece in earlier.pieces] + walked.pieces
        lists = self.shared.lists
        level = lists.level(look) if look.list_style else None
        label = lists.label(look, level)
        standing = lists.stand(paragraph, look, level, label)
        if standing.page_break and self.sections.openers[-1] is paragraph:
            standing = standing._replace(page_break=False)
        section = len(self.sections.met) - 1 if at is None else at
        inside = inside_of(pieces)
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
        self.sections.fresh = False
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
        page = self.sections.met[section] if place.kind == "body" and self.sections.met[section].columns == 1 else None
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


def _border_line(paragraph: ParagraphFormat, place: Place) -> Line:
    start = min(paragraph.left, paragraph.left + paragraph.first)
    return Line("border", round(max(place.width - start - paragraph.right, 0.0), 2), round(start, 2))


def _edges(block: Block) -> Tuple[float, float, float]:
    return block.paragraph.left, block.paragraph.right, block.paragraph.first
