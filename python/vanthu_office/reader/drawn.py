"""Drawn things: which are rules (lines), which hold text, which are pictures."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Optional, Tuple

from vanthu.document import Line, Section

from ..bridge import ask, fields, get
from .formats import millimetres

_THIN = 2.0  # mm: a shape no higher than this, and much wider, is a line
_SLENDER = 3.0  # how many times wider than high a line is at least
_SHORTEST = 2.0  # mm

_SHAPE = "com.sun.star.drawing."
_RULES = frozenset(
    [
        _SHAPE + name + "Shape"
        for name in ("Line", "Connector", "Custom", "Rectangle", "PolyLine", "PolyPolygon", "OpenBezier", "ClosedBezier")
    ]
)
_GROUP = _SHAPE + "GroupShape"
_PLACE = ("HoriOrient", "HoriOrientRelation", "VertOrient", "VertOrientRelation")
# com.sun.star.text.HoriOrientation and RelOrientation
_FREE, _RIGHT, _CENTER, _LEFT = 0, 1, 2, 3
_FRAME, _PRINT_AREA, _PAGE_LEFT, _PAGE, _PAGE_TEXT, _LINE = 0, 1, 5, 7, 8, 9


class Area(NamedTuple):
    """The column that an anchor stands in."""

    width: float
    indent: float  # of the paragraph
    section: Optional[Section]  # None where the column is not the page's (a cell, a text box)


class Drawn(NamedTuple):
    """What is anchored in a paragraph comes to."""

    lines: List[Tuple[Line, Any]]  # each with its shape
    frames: List[Tuple[Any, float]]  # text boxes: what holds their paragraphs, and the width of their text
    objects: int


def anchored(content: Any) -> str:
    """How a frame or shape is anchored: AT_PARAGRAPH, AS_CHARACTER, AT_PAGE, AT_FRAME, AT_CHARACTER."""
    anchor: str = get(content, "AnchorType").value
    return anchor


def sort(contents: List[Any], area: Area) -> Drawn:
    drawn = Drawn([], [], 0)
    objects = 0
    for content in contents:
        kind = ask(content, "getShapeType") if ask(content, "supportsService", _SHAPE + "Shape") else ""
        if kind == _GROUP:
            inner = sort([ask(content, "getByIndex", at) for at in range(ask(content, "getCount"))], area)
            drawn.lines.extend(inner.lines)
            drawn.frames.extend(inner.frames)
            objects += inner.objects
            continue
        holder = _text_holder(content)
        if kind in _RULES and holder is None and _is_line(content):
            if get(content, "LineStyle").value != "NONE" or get(content, "FillStyle").value != "NONE" and kind != _SHAPE + "LineShape":
                drawn.lines.append((_as_line(content, area), content))
            continue
        if holder is not None:
            drawn.frames.append(holder)
        objects += 1
    return Drawn(drawn.lines, drawn.frames, objects)


def _is_line(shape: Any) -> bool:
    width, height = [float(abs(side)) / 100 for side in fields(ask(shape, "getSize"), "Width", "Height")]
    return width >= _SHORTEST and height <= _THIN and width >= _SLENDER * height


def _as_line(shape: Any, area: Area) -> Line:
    length = abs(_width(shape)) / 100
    if anchored(shape) == "AS_CHARACTER":
        return Line("shape", round(length, 2))
    across, across_from, down, down_from = [get(shape, name) for name in _PLACE]
    x, y = fields(ask(shape, "getPosition"), "X", "Y")
    left = _across(across, across_from, x / 100, length, area)
    top = round(y / 100, 2) if down_from in (_FRAME, _PRINT_AREA) and down == _FREE else None
    return Line("shape", round(length, 2), left, top)


def _across(orient: int, relation: int, x: float, length: float, area: Area) -> Optional[float]:
    """From the left edge of the anchor's column, where that can be told."""
    page = area.section
    if relation in (_FRAME, _PRINT_AREA):
        zero = area.indent if relation == _PRINT_AREA else 0.0
        room = area.width - zero
    elif relation == _PAGE_TEXT and page is not None:
        zero, room = 0.0, page.text_width
    elif relation in (_PAGE, _PAGE_LEFT) and page is not None:
        zero, room = -page.left, page.width if relation == _PAGE else page.left
    else:
        return None
    places = {_FREE: x, _CENTER: (room - length) / 2, _LEFT: 0.0, _RIGHT: room - length}
    return round(zero + places[orient], 2) if orient in places else None


def _text_holder(content: Any) -> Optional[Tuple[Any, float]]:
    """What holds a shape's paragraphs, and how wide they may be: a frame, a shape's text box, or a shape in which text stands."""
    if ask(content, "supportsService", "com.sun.star.text.TextFrame"):
        return content, _inner_width(content, "LeftBorderDistance", "RightBorderDistance")
    if not ask(content, "supportsService", _SHAPE + "Shape"):
        return None
    if get(content, "TextBox"):
        frame = get(content, "TextBoxContent")
        return frame, _inner_width(frame, "LeftBorderDistance", "RightBorderDistance")
    text = ask(content, "getText") if ask(content, "supportsService", _SHAPE + "Text") else None
    if text is None or not ask(text, "getString").strip():
        return None
    return text, _inner_width(content, "TextLeftDistance", "TextRightDistance")


def _inner_width(content: Any, left: str, right: str) -> float:
    return max(millimetres(_width(content) - get(content, left) - get(content, right)), 0.0)


def _width(shape: Any) -> int:
    (width,) = fields(ask(shape, "getSize"), "Width")
    return int(width)
