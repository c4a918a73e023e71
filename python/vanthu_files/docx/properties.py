"""What one w:rPr or w:pPr says, as plain values. Nothing is resolved here: that is the business of styles.py."""

from __future__ import annotations

import re
from typing import Any, Callable

from .names import POINT, VAL, Element, W, child_value, on, twips, whole
from .theme import Theme

Properties = dict[str, Any]
Borders = dict[str, "tuple[tuple[Any, Any], ...]"]  # side → its attributes, () where there is none
_COLOUR = re.compile("[0-9A-F]{6}")

# Switches that a paragraph style and a character style cancel when both have them.
TOGGLES = ("b", "i", "caps", "strike", "dstrike", "vanish")

_ALIGN = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify",
    "mediumKashida": "justify", "highKashida": "justify", "lowKashida": "justify", "thaiDistribute": "justify", "numTab": "left",
}  # fmt: skip
_TAB_ALIGN = {"left": "left", "start": "left", "num": "left", "center": "center", "right": "right", "end": "right", "decimal": "decimal"}
_AUTOSPACING = 14.0  # points Word gives a paragraph "as in HTML"
_LINE = 12.0  # points of the "line" that w:beforeLines counts
_COUNTED = {"left": "leftChars", "start": "startChars", "right": "rightChars", "end": "endChars"}


def run_properties(element: Element | None, theme: Theme) -> Properties:
    found: Properties = {}
    if element is not None:
        for child in element:
            read = _RUN.get(child.tag)
            if read is not None:
                read(child, found, theme)
    return found


def _fonts(element: Element, found: Properties, theme: Theme) -> None:
    for key, plain, themed in (("font", "ascii", "asciiTheme"), ("hansi", "hAnsi", "hAnsiTheme")):
        role = element.get(W + themed)
        name = theme.fonts.get(role) if role else None
        name = name or element.get(W + plain)
        if name:
            found[key] = name


def _size(element: Element, found: Properties, theme: Theme) -> None:
    size = twips(element.get(VAL))
    if size is not None and size > 0:
        # Without a unit the size counts half points.
        found["size"] = size / 2 if element.get(VAL, "")[-1:].isdigit() else size / 20


def _colour(element: Element, found: Properties, theme: Theme) -> None:
    value = element.get(VAL, "auto")
    role = element.get(W + "themeColor")
    if role and role != "none":
        found["colour"] = theme.colour(role, value, element.get(W + "themeTint"), element.get(W + "themeShade"))
    else:
        found["colour"] = "" if value == "auto" else value.upper().lstrip("#")


def _underline(element: Element, found: Properties, theme: Theme) -> None:
    found["underline"] = element.get(VAL, "none") != "none"


def _position(element: Element, found: Properties, theme: Theme) -> None:
    found["position"] = {"superscript": 1, "subscript": -1}.get(element.get(VAL, ""), 0)


def _letter_spacing(element: Element, found: Properties, theme: Theme) -> None:
    spacing = twips(element.get(VAL))
    if spacing is not None:
        found["spacing"] = spacing / 20


def _character_style(element: Element, found: Properties, theme: Theme) -> None:
    found["style"] = element.get(VAL, "")


def _toggle(name: str) -> Callable[[Element, Properties, Theme], None]:
    def read(element: Element, found: Properties, theme: Theme) -> None:
        found[name] = on(element)

    return read


_RUN: dict[Any, Callable[[Element, Properties, Theme], None]] = {
    W + "rFonts": _fonts,
    W + "sz": _size,
    W + "color": _colour,
    W + "u": _underline,
    W + "vertAlign": _position,
    W + "spacing": _letter_spacing,
    W + "rStyle": _character_style,
    **{W + name: _toggle(name) for name in TOGGLES},
}
RUN_TAGS = frozenset(_RUN)
SINGLE = RUN_TAGS - {W + "rFonts", W + "color"}  # those that say all in w:val


def paragraph_properties(element: Element | None) -> Properties:
    found: Properties = {}
    if element is not None:
        for child in element:
            read = _PARAGRAPH.get(child.tag)
            if read is not None:
                read(child, found)
    return found


def _style(element: Element, found: Properties) -> None:
    found["style"] = element.get(VAL, "")


def _align(element: Element, found: Properties) -> None:
    found["align"] = _ALIGN.get(element.get(VAL, ""), "left")


def _indent(element: Element, found: Properties) -> None:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            length = twips(element.get(W + name))
            if length is not None:
                found[key] = length
            count = whole(element.get(W + _COUNTED[name]))
            if count is not None:
                found[key + "_letters"] = count
    hanging, first = twips(element.get(W + "hanging")), twips(element.get(W + "firstLine"))
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    hanging, first = whole(element.get(W + "hangingChars")), whole(element.get(W + "firstLineChars"))
    if hanging:
        found["first_letters"] = -hanging
    elif first is not None:
        found["first_letters"] = first


def _spacing(element: Element, found: Properties) -> None:
    for key in ("before", "after"):
        points = twips(element.get(W + key))
        lines = whole(element.get(W + key + "Lines"))
        automatic = element.get(W + key + "Autospacing")
        if points is not None:
            found[key] = points / 20
        elif lines:
            found[key] = lines / 100 * _LINE
        if automatic is not None:
            found[key + "_automatic"] = automatic in ("1", "true", "on")
    line = twips(element.get(W + "line"))
    if line is not None:
        found["line"] = line
        found["line_rule"] = element.get(W + "lineRule", "auto")
    elif element.get(W + "lineRule") is not None:
        found["line_rule"] = element.get(W + "lineRule")


def _tabs(element: Element, found: Properties) -> None:
    tabs: dict[float, str] = {}
    for tab in element.iterchildren(W + "tab"):
        position = twips(tab.get(W + "pos"))
        kind = tab.get(VAL, "left")
        if position is not None and (kind == "clear" or kind in _TAB_ALIGN):
            tabs[position] = "" if kind == "clear" else _TAB_ALIGN[kind]
    found["tabs"] = tabs


def _borders(element: Element, found: Properties) -> None:
    borders: Borders = {}
    for side in element:
        name = str(side.tag).rpartition("}")[2]
        borders[name] = () if side.get(VAL, "none") in ("none", "nil") else tuple(sorted(side.items()))
    found["borders"] = borders


def box_of(borders: Borders) -> str:
    """The colour of a frame all round; "" where a side is missing."""
    if not all(borders.get(side) for side in ("top", "left", "bottom", "right")):
        return ""
    colour = dict(borders["top"]).get(W + "color", "auto").upper()
    return colour if _COLOUR.fullmatch(colour) else "000000"


def _numbering(element: Element, found: Properties) -> None:
    id = child_value(element, W + "numId")
    if id is not None:
        found["number"] = id
    level = whole(child_value(element, W + "ilvl"))
    if level is not None:
        found["level"] = min(max(level, 0), 8)


def _outline(element: Element, found: Properties) -> None:
    level = whole(element.get(VAL))
    found["outline"] = level + 1 if level is not None and 0 <= level < 9 else 0


def _page_break(element: Element, found: Properties) -> None:
    found["page_break"] = on(element)


def _keep_next(element: Element, found: Properties) -> None:
    found["keep_with_next"] = on(element)


def _contextual(element: Element, found: Properties) -> None:
    found["contextual"] = on(element)


def _frame(element: Element, found: Properties) -> None:
    if element.get(W + "dropCap", "none") == "none":
        found["frame"] = tuple(sorted(element.items()))


_PARAGRAPH: dict[Any, Callable[[Element, Properties], None]] = {
    W + "pStyle": _style,
    W + "jc": _align,
    W + "ind": _indent,
    W + "spacing": _spacing,
    W + "tabs": _tabs,
    W + "pBdr": _borders,
    W + "numPr": _numbering,
    W + "outlineLvl": _outline,
    W + "pageBreakBefore": _page_break,
    W + "keepNext": _keep_next,
    W + "contextualSpacing": _contextual,
    W + "framePr": _frame,
}
PARAGRAPH_TAGS = frozenset(_PARAGRAPH)


def merged(base: Properties, over: Properties) -> Properties:
    """`over` laid over `base`; tabs and borders merge one by one."""
    if not over:
        return base
    result = {**base, **over}
    for key in ("tabs", "borders"):
        if key in base and key in over:
            result[key] = {**base[key], **over[key]}
    return result


def spaced(found: Properties, key: str) -> float:
    """Space before or after, points."""
    return _AUTOSPACING if found.get(key + "_automatic") else round(float(found.get(key, 0.0)), 2)


def indented(found: Properties, key: str, size: float) -> float:
    """An indent in mm. A count of letters wins over a length, as in Word."""
    letters = float(found.get(key + "_letters") or 0)
    if letters:
        return round(letters / 100 * size * POINT, 2)
    return round(float(found.get(key, 0.0)) * 25.4 / 1440, 2)
