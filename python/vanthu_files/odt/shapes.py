"""Drawn things: which are rules (lines), which hold text, which are pictures."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from vanthu.document import Line, Section

from .names import DRAW, FO, STYLE, SVG, TABLE, TEXT, P, millimetres
from .styles import Styles, stroke_shows

Element = etree._Element

_THIN = 2.0  # mm: a shape no higher than this, and much wider, is a line
_SLENDER = 3.0  # how many times wider than high a line is at least
_SHORTEST = 2.0  # mm


class Area(NamedTuple):
    """The column that an anchor stands in."""

    width: float
    indent: float  # of the paragraph
    section: Section | None  # None where the column is not the page's (a cell, a text box)


class Drawn(NamedTuple):
    """What the drawings anchored in a paragraph come to."""

    lines: list[Line]
    frames: list[tuple[Element, float]]  # text boxes: what holds their paragraphs, and the width of their text
    objects: int


def sort(drawings: list[Element], styles: Styles, area: Area) -> Drawn:
    drawn = Drawn([], [], 0)
    objects = 0
    for element in drawings:
        if element.tag == DRAW + "g":
            inner = sort(list(element.iterchildren(tag=etree.Element)), styles, area)
            drawn.lines.extend(inner.lines)
            drawn.frames.extend(inner.frames)
            objects += inner.objects
            continue
        if is_line(element):
            if stroke_shows(styles, element.get(DRAW + "style-name")):
                drawn.lines.append(as_line(element, styles, area))
            continue
        holder = text_holder(element)
        if holder is not None:
            drawn.frames.append((holder, _text_width(element, styles)))
        if holder is not None or element.tag in _OBJECTS:
            objects += 1
    return Drawn(drawn.lines, drawn.frames, objects)


_STROKES = frozenset([DRAW + "line", DRAW + "connector"])
_BOXES = frozenset([DRAW + "custom-shape", DRAW + "rect", DRAW + "path", DRAW + "polyline", DRAW + "polygon"])
_OBJECTS = _BOXES | _STROKES | {DRAW + name for name in ("frame", "ellipse", "circle", "regular-polygon", "measure", "caption", "control")}


def _box(element: Element) -> tuple[float, float, float | None, float | None]:
    """Width, height, x and y of a shape that could be a line; a width of 0 where it could not."""
    get = element.get
    if element.tag in _STROKES:
        ends = [millimetres(get(SVG + key)) for key in ("x1", "x2", "y1", "y2")]
        x1, x2, y1, y2 = [end or 0.0 for end in ends]
        return (0.0, 0.0, None, None) if None in ends else (abs(x2 - x1), abs(y2 - y1), min(x1, x2), min(y1, y2))
    width, height = millimetres(get(SVG + "width")), millimetres(get(SVG + "height"))
    if element.tag not in _BOXES or width is None or height is None:
        return 0.0, 0.0, None, None
    return width, height, millimetres(get(SVG + "x")), millimetres(get(SVG + "y"))


def is_line(element: Element) -> bool:
    """Whether a shape is a rule: level, thin, without text."""
    width, height, _, _ = _box(element)
    return width >= _SHORTEST and height <= _THIN and width >= _SLENDER * height and text_holder(element) is None


def as_line(element: Element, styles: Styles, area: Area) -> Line:
    length, _, x, y = _box(element)
    return Line("shape", round(length, 2), _across(element, styles, area, x, length), _down(element, styles, y))


def _graphic(styles: Styles, element: Element, key: str) -> str | None:
    return styles.property("graphic", element.get(DRAW + "style-name"), "graphic-properties", STYLE + key)


def _across(element: Element, styles: Styles, area: Area, x: float | None, length: float) -> float | None:
    """From the left edge of the anchor's column, where that can be told."""
    if element.get(TEXT + "anchor-type") == "as-char":
        return None
    relative = _graphic(styles, element, "horizontal-rel") or "paragraph"
    position = _graphic(styles, element, "horizontal-pos") or "from-left"
    page = area.section
    if relative in ("paragraph", "paragraph-content"):
        zero = area.indent if relative == "paragraph-content" else 0.0
        room = area.width - zero
    elif relative == "page-content" and page is not None:
        zero, room = 0.0, page.text_width
    elif relative in ("page", "page-start-margin") and page is not None:
        zero, room = -page.left, page.width if relative == "page" else page.left
    else:
        return None
    if position == "center":
        x = (room - length) / 2
    elif position == "left":
        x = 0.0
    elif position == "right":
        x = room - length
    return None if x is None else round(zero + x, 2)


def _down(element: Element, styles: Styles, y: float | None) -> float | None:
    if y is None or element.get(TEXT + "anchor-type") == "as-char":
        return None
    relative = _graphic(styles, element, "vertical-rel") or "paragraph"
    position = _graphic(styles, element, "vertical-pos") or "from-top"
    return round(y, 2) if relative in ("paragraph", "paragraph-content") and position == "from-top" else None


def text_holder(element: Element) -> Element | None:
    """What holds a shape's paragraphs: a frame's text box, or the shape itself where text stands in it."""
    if element.tag == DRAW + "frame":
        return element.find(DRAW + "text-box")
    for child in element.iterchildren(P, TABLE + "table", TEXT + "list"):
        if child.tag != P or len(child) or (child.text or "").strip():
            return element
    return None


def _text_width(element: Element, styles: Styles) -> float:
    width = millimetres(element.get(SVG + "width"))
    if width is None:
        return 0.0
    name = element.get(DRAW + "style-name")
    both = 0.0
    for side in ("padding-left", "padding-right"):
        padding: float | None = None
        for properties in styles.properties("graphic", name, "graphic-properties"):
            found = millimetres(properties.get(FO + side, properties.get(FO + "padding")))
            padding = padding if found is None else found
        both += padding or 0.0
    return round(max(width - both, 0.0), 2)
