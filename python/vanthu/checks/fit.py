"""The header and the signature stay inside the text area; the header's two columns begin level, and its title stands on one line."""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from ..anatomy.model import Part
from ..document import Block, Tab
from ..edit import DrawLine, Edit, RemoveBlock, RemoveLines, SetParagraph, SetTable
from .case import Case, Slip, check, whole
from .form import line_width, longest_line, number
from .measure import text_width_at
from .strokes import ASIDE, centred_again

_SIDES = (("parent", "issuer", "number"), ("banner", "motto", "dateline"))
_LEAST = 0.5  # of its width: so much a column keeps
_SLACK = 1.0  # mm: what is drawn may be a little wider than what was measured
_MEASURED = "Times New Roman"


@check("header.fit", acts=("main", "attached"), form=True)
def header_fit(case: Case) -> Iterator[Slip]:
    yield from _outside(case)
    yield from _off_its_stops(case)
    yield from _uneven(case)
    yield from _too_narrow(case)


def _outside(case: Case) -> Iterator[Slip]:
    """Tables and paragraphs of the two blocks that reach beyond the text area, one slip for the worst of each kind."""
    tables: Dict[int, int] = {}
    lines: Dict[int, Tuple[str, float]] = {}
    for name in ("banner", "issuer", "signature"):
        part = case.part(name)
        for index in part.blocks if part else ():
            place = case.block(index).place
            if place.kind == "cell":
                tables.setdefault(place.table, index)
            if place.kind in ("body", "cell"):
                lines.setdefault(index, (name, _sticking_out(case, index)))
    least = case.rule["tolerance"]
    wide = {index: _excess(case, index, table) for table, index in tables.items()}
    worst = max(wide, key=lambda index: wide[index], default=None)
    if worst is not None and wide[worst] > least:
        out_of = [table for table, index in tables.items() if wide[index] > least]
        edits = [edit for table in out_of for edit in _moved_in(case, table, tables[table])]
        yield Slip(whole(worst, case.document), found="%s mm" % number(wide[worst]), edits=tuple(edits))
    out = {index: line for index, line in lines.items() if line[1] > least}
    if out:
        first = min(out)
        drawn = tuple(_drawn_in(case, index) for index in out)
        yield Slip(whole(first, case.document), found="%s mm" % number(out[first][1]), edits=drawn, variant="paragraph", part=out[first][0])


def _excess(case: Case, index: int, number_of_table: int) -> float:
    """How far the table reaches beyond the text area, at the side where it is worse."""
    if not 0 <= number_of_table < len(case.document.tables):
        return 0.0
    table = case.document.tables[number_of_table]
    if table.nested or not table.widths or case.block(index).place.frame >= 0:
        return 0.0
    return max(-table.left, table.left + sum(table.widths) - _room(case, index))


def _room(case: Case, index: int) -> float:
    return case.document.sections[case.block(index).section].text_width


def _moved_in(case: Case, number_of_table: int, index: int) -> Iterator[Edit]:
    """A table that lays out a header or a signature comes inside the text area, narrower where it is too wide for it."""
    table = case.document.tables[number_of_table]
    if table.bordered:
        return
    room = _room(case, index)
    widths = _narrowed(case, number_of_table, room)
    left = round(min(max(table.left, 0.0), max(room - sum(widths), 0.0)), 2)
    yield from _laid(case, number_of_table, left, widths)


def _laid(case: Case, number_of_table: int, left: float, widths: Tuple[float, ...]) -> Iterator[Edit]:
    """The table there, with columns of these widths; rules drawn in the middle of a column stay in its middle."""
    old = case.document.tables[number_of_table].widths
    yield SetTable(number_of_table, {"left": left} if widths == old else {"left": left, "widths": widths})
    for at, block in enumerate(case.document.blocks):
        if block.place.table == number_of_table and 0 <= block.place.column < len(widths):
            yield from centred_again(case.document, at, old[block.place.column] - widths[block.place.column])


def _narrowed(case: Case, number_of_table: int, room: float) -> Tuple[float, ...]:
    """The columns' widths within the room: first what lines that stand on one line do not need is taken away."""
    widths = case.document.tables[number_of_table].widths
    over = sum(widths) - room
    if over <= 0:
        return widths
    free = _free(case, number_of_table)
    if sum(free) < over:
        free = list(widths)
    return _taken(widths, free, over)


def _free(case: Case, number_of_table: int) -> List[float]:
    """How much of each column the lines that stand on one line do not need."""
    widths = case.document.tables[number_of_table].widths
    needs = [width * _LEAST for width in widths]
    for block in case.document.blocks:
        place = block.place
        if place.table == number_of_table and 0 <= place.column < len(widths) and 0 < place.width <= widths[place.column]:
            need = _line_needs(block)
            if need <= place.width:
                needs[place.column] = max(needs[place.column], need + widths[place.column] - place.width)
    return [max(width - need, 0.0) for width, need in zip(widths, needs)]


def _line_needs(block: Block) -> float:
    """The width its longest line needs so as not to be broken, with its own indents."""
    paragraph = block.paragraph
    return longest_line(block) + max(paragraph.left + max(paragraph.first, 0.0), 0.0) + max(paragraph.right, 0.0)


def _taken(widths: Sequence[float], free: Sequence[float], less: float) -> Tuple[float, ...]:
    """`less` taken away where it is free."""
    share = less / sum(free)
    return tuple(round(width - each * share, 2) for width, each in zip(widths, free))


def _sticking_out(case: Case, index: int) -> float:
    """How far the paragraph's own indents push it out of the text area; in a table only at the table's edges."""
    block = case.block(index)
    paragraph, place = block.paragraph, block.place
    left, right = -min(paragraph.left, paragraph.left + paragraph.first), -paragraph.right
    if place.kind == "cell":
        columns = len(case.document.tables[place.table].widths) if 0 <= place.table < len(case.document.tables) else 0
        left = left if place.column == 0 else 0.0
        right = right if place.column == columns - 1 else 0.0
    return max(left, right)


def _drawn_in(case: Case, index: int) -> SetParagraph:
    block = case.block(index)
    paragraph = block.paragraph
    changes: Dict[str, object] = {}
    if min(paragraph.left, paragraph.left + paragraph.first) < 0:
        changes.update(left=0.0, first=0.0)
    if paragraph.right < 0:
        changes.update(right=0.0)
    return SetParagraph(index, block.text, changes)


def _off_its_stops(case: Case) -> Iterator[Slip]:
    """Where tabs make the columns, the last one may reach beyond the margin: its stop moves in, alike in all lines."""
    furthest: Dict[Tab, float] = {}  # how far in the stop must stand for the widest words at it
    excess: Dict[int, float] = {}
    for index in _tabbed_lines(case):
        block = case.block(index)
        stop = block.paragraph.tabs[-1]
        words = line_width(block, block.text.rfind("\t") + 1, len(block.text.rstrip()))
        room = text_width_at(case.document, block) - (words / 2 if stop.align == "center" else 0.0)
        furthest[stop] = min(furthest.get(stop, stop.position), room)
        excess[index] = stop.position - room
    out = [index for index in excess if excess[index] > case.rule["tolerance"]]
    if out:
        edits: List[Edit] = []
        for index in excess:
            block = case.block(index)
            stop = block.paragraph.tabs[-1]
            if furthest[stop] < stop.position:
                tabs = (*block.paragraph.tabs[:-1], stop._replace(position=furthest[stop]))
                edits.append(SetParagraph(index, block.text, {"tabs": tabs}))
                edits += _along(case, index, stop.position, furthest[stop])
        yield Slip(whole(out[0], case.document), found="%s mm" % number(excess[out[0]]), edits=tuple(edits), variant="paragraph")


def _along(case: Case, index: int, old: float, new: float) -> Iterator[Edit]:
    """The rules under a line whose stop moves go along, also those in an empty paragraph below it."""
    owner = case.block(index)
    blank = index + 1 < len(case.document.blocks) and not case.block(index + 1).text.strip()
    for at in (index, index + 1) if blank else (index,):
        lines = case.block(at).lines
        middles = [line.x + line.length / 2 for line in lines if line.kind == "shape" and line.x is not None]
        if len(middles) == len(lines) and any(abs(middle - old) <= ASIDE for middle in middles):
            yield RemoveLines(at, case.block(at).text)
            for line, middle in zip(lines, middles):
                yield DrawLine(index, owner.text, line.length, new if abs(middle - old) <= ASIDE else middle)


def _tabbed_lines(case: Case) -> List[int]:
    """The lines of the header and the signature that stand in the text itself, every tab with a stop of its own."""
    parts = [part for part in map(case.part, _SIDES[0] + _SIDES[1] + ("signature",)) if part is not None]
    return sorted({index for part in parts for index in part.blocks if _is_tabbed(case.block(index))})


def _is_tabbed(block: Block) -> bool:
    stops = block.paragraph.tabs
    return block.place.kind == "body" and 0 < len(stops) == block.text.count("\t") and stops[-1].align in ("center", "right")


def _uneven(case: Case) -> Iterator[Slip]:
    """In one row of a table, empty paragraphs above one side push it down."""
    starts: List[Tuple[int, Sequence[int]]] = []
    for side in _SIDES:
        parts = [part for part in map(case.part, side) if part is not None]
        top = _top(case, parts)
        if top is None:
            return
        starts.append(top)
    (left, above_left), (right, above_right) = starts
    one, other = case.block(left).place, case.block(right).place
    if (one.table, one.row) != (other.table, other.row) or one.column == other.column or len(above_left) == len(above_right):
        return
    low, extra = (left, above_left) if len(above_left) > len(above_right) else (right, above_right)
    edits: List[Edit] = [RemoveBlock(at, case.block(at).text) for at in extra[: abs(len(above_left) - len(above_right))]]
    yield Slip(whole(low, case.document), edits=tuple(edits), variant="level")


def _top(case: Case, parts: Sequence[Part]) -> Optional[Tuple[int, Sequence[int]]]:
    """The first block of a side, and the empty ones above it in its cell."""
    index = min((part.block for part in parts), default=None)
    if index is None or case.block(index).place.kind != "cell":
        return None
    above: List[int] = []
    place = case.block(index).place
    for at in range(index - 1, case.act.first - 1, -1):
        block = case.block(at)
        if block.place[:5] != place[:5]:
            break
        if block.text.strip() or block.objects:
            return None
        above.append(at)
    return index, above


def _too_narrow(case: Case) -> Iterator[Slip]:
    """A column in which the title, as large as it should be, breaks in two, while there is room to spare beside it."""
    part = case.part("banner")
    if part is None or len(part.blocks) != 1 or not _has_its_look(case, part):
        return
    index = part.block
    block, place = case.block(index), case.block(index).place
    if place.kind != "cell" or "\n" in block.text or not 0 <= place.table < len(case.document.tables):
        return
    table, room = case.document.tables[place.table], _room(case, index)
    lacking = _line_needs(block) - place.width
    if table.nested or table.bordered or not 0 < place.width <= table.widths[place.column] or lacking < _SLACK:
        return
    if _excess(case, index, place.table) > case.rule["tolerance"]:
        return  # it is to become narrower as a whole first
    wanted, spare = lacking + _SLACK, max(room - sum(table.widths), 0.0)
    widths = _widened(table.widths, place.column, wanted, spare, _unneeded(case, place.table))
    if not widths:
        return
    edits = tuple(_laid(case, place.table, round(min(table.left, room - sum(widths)), 2), widths))
    yield Slip(whole(index, case.document), found="%s mm" % number(lacking), edits=edits, variant="narrow")


def _unneeded(case: Case, number_of_table: int) -> List[float]:
    """How much each column has to spare; none where a line breaks in it already."""
    cells = [block for block in case.document.blocks if block.place.table == number_of_table]
    full = {block.place.column for block in cells if _line_needs(block) > block.place.width}
    return [0.0 if column in full else free for column, free in enumerate(_free(case, number_of_table))]


def _widened(widths: Sequence[float], column: int, wanted: float, spare: float, free: Sequence[float]) -> Tuple[float, ...]:
    """The column made wider, by what is spare beside the table, then by what is free in the others; () where that is not enough."""
    less = max(wanted - spare, 0.0)
    if less > sum(free):
        return ()
    others = _taken(widths, free, less) if less else tuple(widths)
    return (*others[:column], round(widths[column] + wanted, 2), *others[column + 1 :])


def _has_its_look(case: Case, part: Part) -> bool:
    """Its letters are of the size and font that are asked for: else they are to become others first."""
    rule = case.rulebook.rules.get("banner.format")
    if rule is None:
        return False
    smallest, largest = rule["size"]
    formats = [format for _, _, format in case.block(part.block).stretches()]
    return all(smallest <= format.size <= largest and format.font == _MEASURED and not format.spacing for format in formats)
