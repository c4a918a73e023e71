"""Properties: what one style:text-properties or style:paragraph-properties sets, in the Document's terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from vanthu.document import Format, Leading, Tab

from .names import FO, STYLE, TEXT, millimetres, percent, points, whole

Element = etree._Element

_COLOUR = re.compile("#[0-9a-fA-F]{6}")

_BOLD = {"bold": True, "normal": False, "700": True, "800": True, "900": True, "600": True}
_ALIGN = {"start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "justify": "justify"}
_TAB_ALIGN = {"left": "left", "center": "center", "right": "right", "char": "decimal"}


class Share(NamedTuple):
    """A measure in parts of the parent's."""

    part: float


def first_family(value: str) -> str:
    """The first family of a list, without its quotes."""
    first = value.strip()
    if first[:1] in ("'", '"'):
        return first[1:].split(first[0])[0]
    return first.split(",")[0].strip()


def text_properties(element: Element, faces: Mapping[str, str]) -> dict[str, Any]:
    """As fields of Format; "share" is a size in parts of the one below, "hidden" text that is not shown."""
    changes: dict[str, Any] = {}
    for key, value in element.attrib.items():
        setter = _TEXT.get(str(key))
        if setter is not None:
            setter(changes, str(value))
    font = element.get(STYLE + "font-name")
    if font is not None:
        changes["font"] = faces.get(font, font)
    elif element.get(FO + "font-family"):
        changes["font"] = first_family(element.get(FO + "font-family") or "")
    if element.get(STYLE + "use-window-font-color") == "true":
        changes["colour"] = ""
    return changes


def apply(format: Format, changes: dict[str, Any]) -> Format:
    if not changes:
        return format
    fields = {key: value for key, value in changes.items() if key in Format._fields}
    if "share" in changes:
        fields["size"] = round(format.size * changes["share"], 2)
    return format._replace(**fields)


def _set_size(changes: dict[str, Any], value: str) -> None:
    share = percent(value)
    size = points(value)
    if share is not None:
        changes["share"] = share
    elif size is not None and size > 0:
        changes["size"] = size


def _set_weight(changes: dict[str, Any], value: str) -> None:
    changes["bold"] = _BOLD.get(value, False)


def _set_slant(changes: dict[str, Any], value: str) -> None:
    changes["italic"] = value in ("italic", "oblique")


def _set_underline(changes: dict[str, Any], value: str) -> None:
    changes["underline"] = value != "none"


def _set_strike(changes: dict[str, Any], value: str) -> None:
    changes["strike"] = value != "none"


def _set_caps(changes: dict[str, Any], value: str) -> None:
    changes["caps"] = value == "uppercase"


def _set_colour(changes: dict[str, Any], value: str) -> None:
    if len(value) == 7 and value[0] == "#":
        changes["colour"] = value[1:].upper()


def _set_position(changes: dict[str, Any], value: str) -> None:
    first = value.split()[0] if value.split() else "0%"
    raised = {"super": 1.0, "sub": -1.0}.get(first, percent(first) or 0.0)
    changes["position"] = (raised > 0) - (raised < 0)


def _set_spacing(changes: dict[str, Any], value: str) -> None:
    changes["spacing"] = 0.0 if value == "normal" else points(value) or 0.0


def _set_display(changes: dict[str, Any], value: str) -> None:
    changes["hidden"] = value == "none"


_TEXT = {
    FO + "font-size": _set_size,
    FO + "font-weight": _set_weight,
    FO + "font-style": _set_slant,
    STYLE + "text-underline-style": _set_underline,
    STYLE + "text-line-through-style": _set_strike,
    FO + "text-transform": _set_caps,
    FO + "color": _set_colour,
    STYLE + "text-position": _set_position,
    FO + "letter-spacing": _set_spacing,
    TEXT + "display": _set_display,
}

SIDES = ("top", "left", "bottom", "right")
_MARGINS = (("left", "margin-left", millimetres), ("right", "margin-right", millimetres))
_SPACINGS = (("before", "margin-top", points), ("after", "margin-bottom", points))


def paragraph_properties(element: Element) -> dict[str, Any]:
    """What a style:paragraph-properties sets."""
    values: dict[str, Any] = {}
    get = element.get
    shorthand = get(FO + "margin")
    for key, name, measure in _MARGINS + _SPACINGS:
        text = get(FO + name, shorthand)
        if text is None:
            continue
        share = percent(text)
        length = measure(text)
        if share is not None:
            values[key] = Share(share)
        elif length is not None:
            values[key] = length
    align = _ALIGN.get(get(FO + "text-align") or "")
    if align:
        values["align"] = align
    first = get(FO + "text-indent")
    if first is not None:
        share, length = percent(first), millimetres(first)
        if share is not None:
            values["first"] = Share(share)
        elif length is not None:
            values["first"] = length
    leading = _leading(element)
    if leading is not None:
        values["leading"] = leading
    contextual = get(STYLE + "contextual-spacing")
    if contextual is not None:
        values["contextual"] = contextual == "true"
    if get(FO + "break-before") is not None:
        values["break"] = get(FO + "break-before") == "page"
    if get(FO + "break-after") is not None:
        values["break_after"] = get(FO + "break-after") == "page"
    if get(FO + "keep-with-next") is not None:
        values["keep_with_next"] = get(FO + "keep-with-next") == "always"
    for side in SIDES:
        border = get(FO + "border-" + side, get(FO + "border"))
        if border is not None:
            values["border-" + side] = border if is_drawn(border) else ""
    number = whole(get(STYLE + "page-number"), 0, 99999)
    if number is not None:
        values["page_number"] = number
    tabs = element.find(STYLE + "tab-stops")
    if tabs is not None:
        values["tabs"] = _tabs(tabs)
    return values


def _leading(element: Element) -> Leading | None:
    least = points(element.get(STYLE + "line-height-at-least"))
    if least:
        return Leading("least", least)
    height = element.get(FO + "line-height")
    if height is None:
        return None
    share = percent(height)
    if share:
        return Leading("multiple", share)
    exact = points(height)
    return Leading("exact", exact) if exact else Leading()


def _tabs(element: Element) -> tuple[Tab, ...]:
    tabs = []
    for stop in element.iterchildren(STYLE + "tab-stop"):
        position = millimetres(stop.get(STYLE + "position"))
        if position is not None:
            tabs.append(Tab(position, _TAB_ALIGN.get(stop.get(STYLE + "type") or "left", "left")))
    return tuple(tabs)


def box_of(borders: Sequence[str]) -> str:
    """The colour of a frame all round, whose sides are given as written; "" where one is missing."""
    if not all(borders):
        return ""
    return next((word[1:].upper() for word in borders[0].split() if _COLOUR.fullmatch(word)), "000000")


def is_drawn(border: str | None) -> bool:
    """Whether a border's value ("0.5pt solid #000000", "none") shows."""
    words = (border or "none").split()
    if "none" in words or "hidden" in words:
        return False
    return not any(points(word) == 0.0 for word in words)
