"""Drawn things: which of them are lines, which hold text, which are only objects. DrawingML and the older VML."""

from __future__ import annotations

import re
from typing import Iterator, NamedTuple

from vanthu.document import Line

from .names import DRAWING, EMU, NAMESPACES, TXBX, Element, W, number, tag, whole

_THIN = 2.0  # mm: a shape no higher than this, and much wider, is a line
_SLENDER = 3.0  # how many times wider than high a line is at least
_SHORTEST = 2.0  # mm
_INSET = 2.54  # mm: what a text box keeps free on each side unless it says otherwise

_WSP, _GROUPS = tag("wps:wsp"), {tag("wpg:wgp"), tag("wpg:grpSp"), tag("wpc:wpc")}
_ANCHOR, _INLINE, _EXTENT = tag("wp:anchor"), tag("wp:inline"), tag("wp:extent")
_GRAPHIC_DATA = f"{tag('a:graphic')}/{tag('a:graphicData')}"
_LINES = {"line", "straightConnector1"}
_VML = "{" + NAMESPACES["v"] + "}"
_VML_SHAPES = {_VML + name for name in ("line", "shape", "rect", "roundrect", "oval", "polyline", "curve", "arc", "image")}
_HORIZONTAL_RULE = tag("o:hr")

# Units of CSS in mm.
_CSS_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "pc": 25.4 / 6, "": 25.4 / 96}
_CSS_LENGTH = re.compile(r"(-?[0-9]{0,9}\.?[0-9]{0,9})(pt|in|cm|mm|px|pc|)")


class Area(NamedTuple):
    """Where the anchor stands, mm: the column (or the cell) and the page around it."""

    width: float
    left: float  # the column's left edge, from the page's
    page_width: float
    page_left: float  # margins
    page_right: float
    cell: bool = False


class Box(NamedTuple):
    content: Element  # w:txbxContent
    width: float  # mm for its text


class Drawn(NamedTuple):
    lines: list[Line]
    boxes: list[Box]
    objects: int


class _Scale(NamedTuple):
    """From a group's own units to mm: position = origin + units × factor."""

    x: float = 0.0
    y: float = 0.0
    across: float = EMU
    down: float = EMU


def drawn(element: Element, area: Area) -> Drawn:
    """What a w:drawing, w:pict or w:object shows."""
    found = Drawn([], [], 0)
    if element.tag == DRAWING:
        for frame in element:
            if frame.tag in (_ANCHOR, _INLINE):
                found = _add(found, _drawingml(frame, area))
        return found
    for child in element:
        found = _add(found, _vml(child, area, None))
    if element.tag == W + "object":  # an embedded object shows through its picture; it is one thing
        return Drawn([], found.boxes, 1)
    return found


def _add(one: Drawn, other: Drawn) -> Drawn:
    return Drawn(one.lines + other.lines, one.boxes + other.boxes, one.objects + other.objects)


def is_line(width: float, height: float) -> bool:
    return abs(height) <= _THIN and width >= _SHORTEST and width >= _SLENDER * abs(height)


# DrawingML.


def _drawingml(frame: Element, area: Area) -> Drawn:
    data = frame.find(_GRAPHIC_DATA)
    extent = frame.find(_EXTENT)
    if data is None or not len(data):
        return Drawn([], [], 1)
    width, height = _pair(extent, "cx", "cy")
    x, y = _position(frame, width * EMU, area)
    lines, boxes, others = [], [], 0
    for shape, scale in _shapes(data, None):
        if scale is None:
            at, size = (0.0, 0.0), (width * EMU, height * EMU)
        else:
            at, size = _box(shape, scale)
        content = shape.find(f"{tag('wps:txbx')}/{TXBX}")
        if shape.tag != _WSP:
            others += 1
        elif content is not None:
            boxes.append(Box(content, max(size[0] - _insets(shape), 0.0)))
        elif is_line(*size):
            if _visible(shape):
                left = None if x is None else round(x + at[0], 2)
                lines.append(Line("shape", round(size[0], 2), left, None if y is None else round(y + at[1], 2)))
        else:
            others += 1
    if not lines and not boxes and next(data.iter(_WSP), None) is None:
        others = max(others, 1)
    return Drawn(lines, boxes, others + len(boxes))


def _shapes(parent: Element, scale: _Scale | None) -> Iterator[tuple[Element, _Scale | None]]:
    """The shapes of a drawing, those of its groups with the group's scale."""
    for child in parent:
        if child.tag in _GROUPS:
            yield from _shapes(child, _group_scale(child, scale))
        elif child.tag == _WSP or str(child.tag).rpartition("}")[2] in ("pic", "graphicFrame", "chart", "relIds", "contentPart"):
            yield child, scale


def _group_scale(group: Element, outer: _Scale | None) -> _Scale:
    properties = group.find(tag("wpg:grpSpPr"))
    transform = None if properties is None else properties.find(tag("a:xfrm"))
    base = outer or _Scale()
    if transform is None:
        return base
    off, size = _pair(transform.find(tag("a:off")), "x", "y"), _pair(transform.find(tag("a:ext")), "cx", "cy")
    inner, inner_size = _pair(transform.find(tag("a:chOff")), "x", "y"), _pair(transform.find(tag("a:chExt")), "cx", "cy")
    across = base.across * (size[0] / inner_size[0] if inner_size[0] else 1.0)
    down = base.down * (size[1] / inner_size[1] if inner_size[1] else 1.0)
    if outer is None:  # the anchor already says where the outermost group stands
        off = (0.0, 0.0)
    return _Scale(base.x + off[0] * base.across - inner[0] * across, base.y + off[1] * base.down - inner[1] * down, across, down)


def _box(shape: Element, scale: _Scale) -> tuple[tuple[float, float], tuple[float, float]]:
    transform = next(shape.iter(tag("a:xfrm")), None)
    if transform is None:
        return (scale.x, scale.y), (0.0, 0.0)
    off, size = _pair(transform.find(tag("a:off")), "x", "y"), _pair(transform.find(tag("a:ext")), "cx", "cy")
    return (scale.x + off[0] * scale.across, scale.y + off[1] * scale.down), (size[0] * scale.across, size[1] * scale.down)


def _pair(element: Element | None, first: str, second: str) -> tuple[float, float]:
    if element is None:
        return 0.0, 0.0
    return number(element.get(first)) or 0.0, number(element.get(second)) or 0.0


def _visible(shape: Element) -> bool:
    properties = shape.find(tag("wps:spPr"))
    outline = None if properties is None else properties.find(tag("a:ln"))
    if outline is None or outline.find(tag("a:noFill")) is None:
        return True
    geometry = None if properties is None else properties.find(tag("a:prstGeom"))
    straight = geometry is not None and geometry.get("prst") in _LINES
    return not straight and properties is not None and properties.find(tag("a:solidFill")) is not None


def _insets(shape: Element) -> float:
    body = shape.find(tag("wps:bodyPr"))
    insets = [None if body is None else number(body.get(side)) for side in ("lIns", "rIns")]
    return sum([_INSET if inset is None else inset * EMU for inset in insets])


def _position(frame: Element, width: float, area: Area) -> tuple[float | None, float | None]:
    """Where an anchored drawing stands: x from the column's left edge, y from the paragraph's top."""
    if frame.tag == _INLINE:
        return None, None
    across, down = frame.find(tag("wp:positionH")), frame.find(tag("wp:positionV"))
    x = y = None
    if across is not None:
        offset, align = across.findtext(tag("wp:posOffset")), across.findtext(tag("wp:align"))
        length = number(offset)
        relative = across.get("relativeFrom", "column")
        inside = area.cell and frame.get("layoutInCell", "1") in ("1", "true")
        x = _across(relative, None if length is None else length * EMU, align, width, area, inside)
    if down is not None and down.get("relativeFrom") in ("paragraph", "line"):
        length = number(down.findtext(tag("wp:posOffset")))
        y = None if length is None else round(length * EMU, 2)
    return x, y


def _across(relative: str, offset: float | None, align: str | None, width: float, area: Area, inside: bool) -> float | None:
    """x in mm from the column's left edge, from where the file measures it."""
    # Laid out in its cell, a drawing takes the cell for column, margin and page alike.
    frames = {"column": (0.0, area.width), "text": (0.0, area.width), "margin": (0.0, area.width), "page": (0.0, area.width)}
    if not inside:
        margin = area.page_left - area.left
        frames["margin"] = (margin, area.page_width - area.page_left - area.page_right)
        frames["page"] = (-area.left, area.page_width)
        frames["leftMargin"] = (-area.left, area.page_left)
        frames["rightMargin"] = (area.page_width - area.page_right - area.left, area.page_right)
    if relative not in frames:
        return None
    start, breadth = frames[relative]
    if offset is not None:
        return round(start + offset, 2)
    places = {"left": 0.0, "center": (breadth - width) / 2, "right": breadth - width}
    return round(start + places[align], 2) if align in places else None


# VML.


def _vml(element: Element, area: Area, scale: _Scale | None) -> Drawn:
    found = Drawn([], [], 0)
    if element.tag == _VML + "group":
        inner = _vml_scale(element, scale)
        for child in element:
            found = _add(found, _vml(child, area, inner))
        return found
    if element.tag not in _VML_SHAPES:
        return found
    style = _css(element.get("style", ""))
    if style.get("visibility") == "hidden":
        return found
    if element.get(_HORIZONTAL_RULE) in ("t", "true"):
        percent = whole(element.get(tag("o:hrpct")))
        length = _length(style.get("width", "")) or area.width * (percent / 1000 if percent else 1.0)
        return Drawn([Line("shape", round(length, 2))], [], 0)
    content = element.find(f"{_VML}textbox/{TXBX}")
    x, y, width, height = _vml_box(element, style, scale)
    if content is not None:
        return Drawn([], [Box(content, max(width - 2 * _INSET, 0.0))], 1)
    if element.find(_VML + "imagedata") is not None or not is_line(width, height):
        return Drawn([], [], 1)
    if element.get("stroked") in ("f", "false") and element.get("filled") in ("f", "false"):
        return found
    if "position" not in style and scale is None:
        return Drawn([Line("shape", round(width, 2))], [], 0)
    relative = style.get("mso-position-horizontal-relative", "text")
    align = style.get("mso-position-horizontal", "absolute")
    offset = None if align in ("left", "center", "right") else x
    inside = area.cell and element.get(tag("o:allowincell"), "t") in ("t", "true")
    left = _across(relative, offset, align, width, area, inside)
    down = round(y, 2) if style.get("mso-position-vertical-relative", "text") in ("text", "line") else None
    return Drawn([Line("shape", round(width, 2), left, down)], [], 0)


def _vml_box(element: Element, style: dict[str, str], scale: _Scale | None) -> tuple[float, float, float, float]:
    """x, y, width, height in mm."""
    if element.tag == _VML + "line":
        start, end = _points(element.get("from"), scale), _points(element.get("to"), scale)
        x, y = min(start[0], end[0]), min(start[1], end[1])
        # Word keeps a line's place in its points; an offset in the style is the same place told again, unless the points start at 0.
        if start == (0.0, 0.0) and scale is None:
            x, y = x + (_length(style.get("margin-left", "")) or 0.0), y + (_length(style.get("margin-top", "")) or 0.0)
        return x, y, abs(end[0] - start[0]), abs(end[1] - start[1])
    if scale is not None:
        left, top, width, height = [number(style.get(key, "")) or 0.0 for key in ("left", "top", "width", "height")]
        return scale.x + left * scale.across, scale.y + top * scale.down, width * scale.across, height * scale.down
    left, top, width, height = [_length(style.get(key, "")) or 0.0 for key in ("margin-left", "margin-top", "width", "height")]
    return left, top, width, height


def _vml_scale(group: Element, outer: _Scale | None) -> _Scale:
    style = _css(group.get("style", ""))
    x, y, width, height = _vml_box(group, style, outer)
    size = [number(part) or 0.0 for part in group.get("coordsize", "1000,1000").split(",")[:2]]
    origin = [number(part) or 0.0 for part in group.get("coordorigin", "0,0").split(",")[:2]]
    across = width / size[0] if size and size[0] else 0.0
    down = height / size[1] if len(size) > 1 and size[1] else 0.0
    return _Scale(x - (origin[0] if origin else 0.0) * across, y - (origin[1] if len(origin) > 1 else 0.0) * down, across, down)


def _points(value: str | None, scale: _Scale | None) -> tuple[float, float]:
    parts = (value or "0,0").split(",")[:2] + ["", ""]
    if scale is not None:
        return scale.x + (number(parts[0]) or 0.0) * scale.across, scale.y + (number(parts[1]) or 0.0) * scale.down
    return _length(parts[0]) or 0.0, _length(parts[1]) or 0.0


def _css(style: str) -> dict[str, str]:
    pairs = [part.partition(":") for part in style.split(";")]
    return {name.strip(): value.strip() for name, _, value in pairs}


def _length(value: str) -> float | None:
    match = _CSS_LENGTH.fullmatch(value.strip())
    amount = number(match[1]) if match else None
    return None if match is None or amount is None else amount * _CSS_UNITS[match[2]]
