"""Story: the paragraphs of one flow of text (the body, a header, a note), with all they carry.

A Draft is a paragraph that has been read: the Block it will become, and which XML shows which of its text.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import Callable, NamedTuple

from vanthu.document import Block, Format, Line, ParagraphFormat, Place, Run, Table
from vanthu.vietnamese.legacy import TCVN3, font_encoding

from .drawing import Area, drawn
from .fields import Fields
from .names import (
    ALTERNATE,
    DEL,
    DRAWING,
    INS,
    MOVE_FROM,
    MOVE_TO,
    OBJECT,
    PICT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    SECTPR,
    TBL,
    TWIP,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    W,
    chosen,
    tag,
    twips,
)
from .numbering import Counters
from .styles import OUTSIDE, ParagraphLook, RunLook, Styles, TableContext
from .tables import shape

_CHANGES = ("rPrChange", "pPrChange", "cellIns", "cellDel", "tblPrChange", "sectPrChange")
TRACKED = (INS, DEL, MOVE_FROM, MOVE_TO, *[W + name for name in _CHANGES])
WRAPPERS = {W + "hyperlink", W + "smartTag", W + "customXml", W + "dir", W + "bdo", INS, MOVE_TO}
_FORMULAS = {tag("m:oMath"), tag("m:oMathPara")}
_SPACES = " \t\r\n"
_TO_SPACES = str.maketrans("\t\r\n", "   ")


class Piece(NamedTuple):
    """Text shown by one element of a run."""

    element: Element
    text: str
    format: Format
    field: str = ""


class Source(NamedTuple):
    """What draws a line: a shape's element, or the paragraph whose border it is."""

    line: Line
    element: Element


@dataclass(slots=True)
class Draft:
    look: ParagraphLook
    format: ParagraphFormat
    place: Place
    section: int
    context: TableContext
    area: Area
    elements: list[Element] = field(default_factory=list)  # the paragraph; several where a tracked deletion joins them
    pieces: list[Piece] = field(default_factory=list)
    label: str = ""
    label_format: Format = Format()
    mark: Format = Format()
    lines: list[Source] = field(default_factory=list)
    notes: list[tuple[int, Element]] = field(default_factory=list)  # index of the next piece, reference
    breaks: list[int] = field(default_factory=list)  # indexes of pieces that are page or column breaks
    objects: int = 0
    tracked: bool = False
    breaks_page: bool = False
    field_depth: int = 0  # fields open where the paragraph begins or ends

    @property
    def element(self) -> Element:
        return self.elements[-1]

    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])

    def block(self) -> Block:
        return Block(
            runs=self._runs(),
            paragraph=self.format,
            place=self.place,
            section=self.section,
            label=self.label,
            label_format=self.label_format,
            mark=self.mark,
            lines=tuple([source.line for source in self.lines]),
            notes=self._note_offsets() if self.notes else (),
            objects=self.objects,
            tracked=self.tracked,
            breaks_page=self.breaks_page,
        )

    def _runs(self) -> tuple[Run, ...]:
        runs: list[Run] = []
        texts: list[str] = []
        format: Format | None = None
        name = ""
        for piece in self.pieces:
            if not piece.text and not piece.field:
                continue
            if piece.format is not format or piece.field != name:
                if format is not None:
                    runs.append(Run("".join(texts), format, name))
                texts = []
                format, name = piece.format, piece.field
            texts.append(piece.text)
        if format is not None:
            runs.append(Run("".join(texts), format, name))
        return tuple(runs)

    def _note_offsets(self) -> tuple[int, ...]:
        ends = [0, *itertools.accumulate([len(piece.text) for piece in self.pieces])]
        return tuple([ends[index] for index, _ in self.notes])


class Shared:
    """What the stories of a document share: its tables, and the numbers of frames."""

    def __init__(self, styles: Styles, modern: bool, tracked: bool) -> None:
        self.styles = styles
        self.modern = modern
        self.tracked = tracked
        self.tables: list[Table] = []
        self.table_elements: list[Element] = []
        self.frames = 0


class Story:
    def __init__(self, shared: Shared, area: Area, areas: list[Area], ends: dict[Element, int]) -> None:
        self.drafts: list[Draft] = []
        self.section = 0
        self.remarks: set[str] = set()
        self._shared = shared
        self._styles = shared.styles
        self._counters = Counters(shared.styles.numbering)
        self._fields = Fields()
        self._areas = areas
        self._ends = ends  # sectPr → number of the section it ends
        self._area = area
        self._context: TableContext = OUTSIDE
        self._previous: Draft | None = None  # the neighbour above in the same flow
        self._carried: Draft | None = None  # a paragraph whose mark is deleted: it goes on in the next
        self._plain = shared.styles.run_look(OUTSIDE, "", None)
        self._style = ""
        self._draft: Draft = None  # type: ignore[assignment]  # the paragraph being read
        self._boxes: list[tuple[Element, float]] = []
        self._content: dict[object, Callable[[Element, RunLook], None]] = {
            W + "tab": self._tab,
            W + "ptab": self._tab,
            W + "br": self._break,
            W + "cr": self._line_break,
            W + "noBreakHyphen": self._hyphen,
            W + "softHyphen": self._soft_hyphen,
            W + "sym": self._symbol,
            W + "fldChar": self._field_character,
            W + "instrText": self._instruction,
            W + "pgNum": self._page_number,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "ruby": self._ruby,
            DRAWING: self._drawing,
            PICT: self._drawing,
            OBJECT: self._drawing,
            ALTERNATE: self._alternate,
        }

    # Flows.

    def read(self, parent: Element, place: Place) -> None:
        self._flow(parent, place)
        self._flush()

    def _flow(self, parent: Element, place: Place) -> None:
        for child in parent:
            name = child.tag
            if name == P:
                self._paragraph(child, place)
            elif name == TBL:
                self._table(child, place)
            elif name == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._flow(content, place)
            elif name in WRAPPERS:
                self._flow(child, place)
            elif name == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._flow(branch, place)
            elif name == W + "altChunk":
                self.remarks.add("embedded_file")

    def _inner_flow(self, parent: Element, place: Place, area: Area, context: TableContext) -> None:
        """A flow inside another: a cell or a text box. What goes on outside waits."""
        kept = self._previous, self._area, self._context, self._fields, self._carried
        self._previous, self._area, self._context, self._fields, self._carried = None, area, context, Fields(), None
        self._flow(parent, place)
        self._flush()
        self._previous, self._area, self._context, self._fields, self._carried = kept

    def _flush(self) -> None:
        carried, self._carried = self._carried, None
        if carried is not None and (carried.pieces or carried.objects or carried.lines):
            self._append(carried)

    def _table(self, element: Element, place: Place) -> None:
        self._flush()
        area, shared = self._area, self._shared
        layout = shape(element, self._styles, area, shared.modern)
        index = len(shared.tables)
        shared.table_elements.append(element)
        shared.tables.append(Table(layout.widths, layout.rows, layout.bordered, layout.left, place.kind == "cell"))
        for cell in layout.cells:
            if cell.skipped:
                continue
            inner = area._replace(width=cell.width, left=area.left + layout.left + cell.left, cell=True)
            self._inner_flow(cell.element, Place("cell", index, cell.row, cell.column, place.frame, cell.width), inner, cell.context)
        self._previous = None

    # Paragraphs.

    def _paragraph(self, element: Element, place: Place) -> None:
        properties = element[0] if len(element) and element[0].tag == PPR else element.find(PPR)
        look = self._styles.paragraph_look(self._context, properties)
        draft = self._begin(element, look, place)
        mark = None if properties is None else properties.find(RPR)
        hidden = False
        if mark is None:
            draft.mark = self._plain.format
        else:
            mark_look = self._styles.run_look(self._context, look.style, mark)
            draft.mark, hidden = mark_look.format, mark_look.hidden
        if look.number:
            self._number(draft, mark)
        if properties is not None and look.borders:
            self._border(draft, element)
        depth = self._fields.depth
        self._inline(element)
        self._fields.paragraph_ends()
        draft.field_depth = max(draft.field_depth, depth, self._fields.depth)
        if draft.breaks:
            self._settle_breaks(draft)
        if self._shared.tracked:
            draft.tracked = draft.tracked or next(element.iter(*TRACKED), None) is not None
        boxes, self._boxes = self._boxes, []
        if mark is not None and (mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None):
            self._carried = draft
        elif not (hidden and not draft.pieces and not draft.objects and not draft.lines):
            self._append(draft)
        for content, width in boxes:
            self._shared.frames += 1
            inner = Area(round(width, 2), 0.0, width, 0.0, 0.0)
            self._inner_flow(content, Place("frame", frame=self._shared.frames, width=round(width, 2)), inner, OUTSIDE)
        end = properties.find(SECTPR) if properties is not None and self._ends else None
        if end is not None and end in self._ends:
            self._flush()
            self.section = min(self._ends[end] + 1, len(self._areas) - 1)
            self._area = self._areas[self.section]

    def _begin(self, element: Element, look: ParagraphLook, place: Place) -> Draft:
        if place.kind == "body":
            place = self._framed(look) if look.frame else place._replace(width=self._area.width)
        carried, self._carried = self._carried, None
        if carried is None:
            draft = Draft(look, look.format, place, self.section, self._context, self._area)
        else:
            draft = replace(carried, look=look, format=look.format, place=place)
        draft.elements.append(element)
        self._draft = draft
        self._style = look.style
        self._plain = self._styles.run_look(self._context, look.style, None)
        return draft

    def _framed(self, look: ParagraphLook) -> Place:
        """The place of a paragraph that Word's older frames take out of the flow; alike neighbours share one."""
        if self._previous is not None and self._previous.look.frame == look.frame:
            return self._previous.place
        self._shared.frames += 1
        width = twips(dict(look.frame).get(W + "w")) or 0.0
        return Place("frame", frame=self._shared.frames, width=round(width * TWIP, 2))

    def _number(self, draft: Draft, mark: Element | None) -> None:
        look = draft.look
        level = self._styles.numbering.level(look.number, look.level)
        draft.label = self._counters.label(look.number, look.level)
        if level is not None:
            draft.label_format = self._styles.run_look(self._context, look.style, mark, level.run, (look.number, look.level)).format

    def _border(self, draft: Draft, element: Element) -> None:
        borders = draft.look.borders
        if borders.get("bottom") and not draft.look.format.box:
            draft.lines.append(Source(self._border_line(draft), element))

    def _border_line(self, draft: Draft) -> Line:
        start = min(draft.format.left, draft.format.left + draft.format.first)
        return Line("border", round(max(draft.area.width - start - draft.format.right, 0.0), 2), round(start, 2))

    def _append(self, draft: Draft) -> None:
        above, self._previous = self._previous, draft
        if above is not None:
            self._between(above, draft)
        self.drafts.append(draft)

    def _between(self, above: Draft, below: Draft) -> None:
        """What stands between two neighbours: space that the same style takes away, borders that fall together."""
        if above.look.style == below.look.style:
            if above.look.contextual:
                above.format = above.format._replace(after=0.0)
            if below.look.contextual:
                below.format = below.format._replace(before=0.0)
        if not above.look.borders and not below.look.borders:
            return
        edges = (above.format.left, above.format.right, above.format.first)
        if above.look.borders == below.look.borders and edges == (below.format.left, below.format.right, below.format.first):
            above.lines = [source for source in above.lines if source.line.kind != "border"]
        elif below.look.borders.get("top") and not below.look.format.box and not above.look.borders.get("bottom"):
            above.lines.append(Source(self._border_line(below), below.element))

    def _settle_breaks(self, draft: Draft) -> None:
        """A page or column break inside text parts it like a line break; at either end it adds nothing."""
        shown = [index for index, piece in enumerate(draft.pieces) if piece.text]
        for index in draft.breaks:
            if shown and shown[0] < index < shown[-1]:
                draft.pieces[index] = draft.pieces[index]._replace(text="\n")

    # What stands in a paragraph.

    def _inline(self, parent: Element) -> None:
        for child in parent:
            name = child.tag
            if name == R:
                self._run(child)
            elif name in WRAPPERS:
                self._inline(child)
            elif name == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._inline(content)
            elif name == W + "fldSimple":
                self._fields.begin_simple(child.get(W + "instr", ""))
                self._inline(child)
                self._end_field(child, self._plain)
            elif name == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._inline(branch)
            elif name in _FORMULAS:
                self._draft.objects += 1

    def _run(self, run: Element) -> None:
        look = self._plain
        fields = self._fields
        pieces = self._draft.pieces
        for child in run:
            name = child.tag
            if name == T:
                text = child.text
                if not text or look.hidden or fields.in_code:
                    continue
                if text[0] in _SPACES or text[-1] in _SPACES:
                    text = shown_text(child)
                if "\n" in text or "\t" in text or "\r" in text:
                    text = text.translate(_TO_SPACES)
                if fields.depth:
                    fields.shown()
                if look.beyond_ascii is not look.format and not text.isascii():
                    pieces.append(Piece(child, text, look.beyond_ascii, fields.name))
                else:
                    pieces.append(Piece(child, text, look.format, fields.name))
            elif name == RPR:
                look = self._styles.run_look(self._context, self._style, child)
            else:
                read = self._content.get(name)
                if read is not None:
                    read(child, look)

    def _show(self, element: Element, text: str, look: RunLook) -> None:
        if not look.hidden and not self._fields.in_code:
            self._fields.shown()
            self._draft.pieces.append(Piece(element, text, look.format, self._fields.name))

    def _tab(self, element: Element, look: RunLook) -> None:
        self._show(element, "\t", look)

    def _line_break(self, element: Element, look: RunLook) -> None:
        self._show(element, "\n", look)

    def _break(self, element: Element, look: RunLook) -> None:
        kind = element.get(W + "type")
        if kind in ("page", "column"):
            if kind == "page" and not look.hidden:
                self._draft.breaks_page = True
            self._draft.breaks.append(len(self._draft.pieces))
            self._draft.pieces.append(Piece(element, "", look.format))
        else:
            self._show(element, "\n", look)

    def _hyphen(self, element: Element, look: RunLook) -> None:
        self._show(element, "\u2011", look)

    def _soft_hyphen(self, element: Element, look: RunLook) -> None:
        """Nothing to read, but in a font of TCVN3: there LibreOffice writes the ư so."""
        if font_encoding(look.format.font) == TCVN3:
            self._show(element, "\u00ad", look)

    def _symbol(self, element: Element, look: RunLook) -> None:
        try:
            letter = chr(int(element.get(W + "char", ""), 16))
        except (ValueError, OverflowError):
            return
        if letter.isprintable() or "\ue000" <= letter <= "\uf8ff":
            font = element.get(W + "font")
            format = look.format if not font else self._styles.format(look.format._replace(font=font))
            self._show(element, letter, look._replace(format=format))

    def _field_character(self, element: Element, look: RunLook) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._end_field(element, look)

    def _end_field(self, element: Element, look: RunLook) -> None:
        empty = self._fields.end()
        if empty and not look.hidden:
            self._draft.pieces.append(Piece(element, "", look.format, empty))

    def _instruction(self, element: Element, look: RunLook) -> None:
        self._fields.instruction(element.text or "")

    def _page_number(self, element: Element, look: RunLook) -> None:
        self._draft.pieces.append(Piece(element, "", look.format, "PAGE"))

    def _note(self, element: Element, look: RunLook) -> None:
        if not look.hidden and not self._fields.in_code:
            self._draft.notes.append((len(self._draft.pieces), element))

    def _ruby(self, element: Element, look: RunLook) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self._inline(base)

    def _drawing(self, element: Element, look: RunLook) -> None:
        if look.hidden:
            return
        found = drawn(element, self._area)
        self._draft.lines += [Source(line, element) for line in found.lines]
        self._draft.objects += found.objects
        self._boxes += [(box.content, box.width) for box in found.boxes]

    def _alternate(self, element: Element, look: RunLook) -> None:
        branch = chosen(element)
        for child in branch if branch is not None else ():
            read = self._content.get(child.tag)
            if read is not None:
                read(child, look)
            elif child.tag == T and child.text:
                self._show(child, shown_text(child).translate(_TO_SPACES), look)


def shown_text(element: Element) -> str:
    """A w:t's text: blanks at its ends count only where the file says so."""
    text = element.text or ""
    return text if element.get(XML_SPACE) == "preserve" else text.strip(_SPACES)
