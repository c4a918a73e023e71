"""The rules of a header: drawn, bordered, typed or underlined, and the part each stands under."""

from __future__ import annotations

from typing import Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple

from ..document import Block, Document, Line
from ..metrics import text_width
from .head import Head
from .model import Part, Stroke
from .pieces import Piece

_TYPED = {"*": "asterisks", "_": "underscores", "=": "underscores", "-": "hyphens", "–": "hyphens", "—": "hyphens"}


class _Drawn(NamedTuple):
    block: int
    line: Line
    side: str


def read_strokes(
    document: Document, head: Head, parts: Mapping[str, Part], typed: Iterable[Piece], first: int, last: int
) -> Dict[str, Stroke]:
    """By part. The right column's rule belongs to the motto (where there is none: the banner), the left one's to the issuer."""
    right = "motto" if "motto" in parts else "banner"
    strokes: Dict[str, Stroke] = {}
    for above, piece in head.strokes:
        name = right if above in ("motto", "banner") else above
        strokes.setdefault(name, _typed(document, piece))
    for piece in typed:
        strokes.setdefault("subject", _typed(document, piece))
    if document.plain:
        return strokes
    below = parts["subject"].block if "subject" in parts and "title" in parts else parts["title"].block if "title" in parts else last + 1
    for drawn in _drawn(document, first, last):
        name = _owner(document, drawn, parts, right, below)
        known = strokes.get(name)
        if name and (known is None or not known.drawn):
            strokes[name] = Stroke(drawn.line.kind, drawn.block, 0, 0, drawn.line.length, True)
        elif known is not None and drawn.block not in (known.block, *known.others):
            strokes[name] = known._replace(others=(*known.others, drawn.block))
    for name in (right, "subject", "issuer"):
        part = parts.get(name)
        if part is not None and name not in strokes and _underlined(document, part):
            span = part.spans[-1]
            strokes[name] = Stroke("underline", span.block, span.start, span.end, 0.0, False)
    return strokes


def _typed(document: Document, piece: Piece) -> Stroke:
    kind = _TYPED.get(piece.text[0], "hyphens")
    format = document.blocks[piece.block].format_at(piece.start)
    size = (format.size or 14.0) * (0.58 if format.position else 1.0)
    length = text_width(piece.text, size) if kind == "underscores" and not document.plain else 0.0
    return Stroke(kind, piece.block, piece.start, piece.end, length, kind == "underscores")


def _drawn(document: Document, first: int, last: int) -> List[_Drawn]:
    found: List[_Drawn] = []
    for index in range(first, min(last + 1, len(document.blocks))):
        block = document.blocks[index]
        found.extend(_Drawn(index, line, _line_side(document, block, line)) for line in block.lines)
    return found


def _line_side(document: Document, block: Block, line: Line) -> str:
    """The column a line stands in: its cell's, or the half of the page its middle falls into."""
    place = block.place
    middle = None if line.x is None else line.x + line.length / 2
    if place.kind == "cell" and len(document.tables[place.table].widths) > 1:
        widths = document.tables[place.table].widths
        start = sum(widths[: place.column])
        at = start + (place.width / 2 if middle is None else middle)
        return "left" if at < sum(widths) / 2 else "right"
    width = document.sections[block.section].text_width if block.section < len(document.sections) else 165.0
    if middle is None or line.kind == "border":
        return "whole"
    if 0.4 * width <= middle <= 0.6 * width:
        return "whole"
    return "left" if middle < width / 2 else "right"


def _owner(document: Document, drawn: _Drawn, parts: Mapping[str, Part], right: str, below: int) -> str:
    if drawn.block >= below and document.blocks[drawn.block].place.kind != "cell":
        return "subject"
    own = [name for name in (right, "issuer") if name in parts and any(span.block == drawn.block for span in parts[name].spans)]
    if len(own) == 1 and _within(document.blocks[drawn.block], drawn.line):
        return own[0]
    if drawn.side == "left":
        return "issuer"
    if drawn.side == "right":
        return right
    nearest: Optional[Tuple[int, str]] = None
    for name in (right, "issuer", "title", "subject"):
        part = parts.get(name)
        if part is None:
            continue
        distance = drawn.block - part.spans[-1].block
        if 0 <= distance <= 3 and (nearest is None or distance < nearest[0]):
            nearest = (distance, name)
    if nearest is None:
        return ""
    return "subject" if nearest[1] == "title" else nearest[1]


def _within(block: Block, line: Line) -> bool:
    """Whether a line stands in the column it is anchored in, as far as that can be told."""
    if block.place.kind != "cell":
        return "\t" not in block.text
    return line.x is None or not block.place.width or 0 <= line.x + line.length / 2 <= block.place.width


def _underlined(document: Document, part: Part) -> bool:
    span = part.spans[-1]
    return document.blocks[span.block].format_at(span.start).underline
