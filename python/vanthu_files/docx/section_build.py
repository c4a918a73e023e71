"""Section → w:sectPr."""

from __future__ import annotations

from typing import Any, Mapping

from vanthu.document import Section

from .names import Element, W
from .schema import drop, element, put, switch, twips, unset


def set_section(end: Element, changes: Mapping[str, Any]) -> None:
    """Write fields of Section into a w:sectPr."""
    for name, value in changes.items():
        if name in ("width", "height"):
            put(end, "pgSz", **{name[0]: twips(value)})
        elif name in ("top", "bottom", "left", "right", "header", "footer"):
            margins = put(end, "pgMar", **{name: twips(value)})
            if name == "left" or (name == "top" and margins.get(W + "gutter") is None):
                margins.set(W + "gutter", "0")
        elif name == "columns":
            columns = put(end, "cols", num=value)
            for each in list(columns):
                columns.remove(each)
            unset(columns, "equalWidth")
        elif name == "first_differs":
            switch(end, "titlePg", value) if value else drop(end, "titlePg")
        elif name == "page_start":
            numbers = put(end, "pgNumType")
            unset(numbers, "start")
            if value is not None:
                numbers.set(W + "start", str(value))
        elif name == "number_format":
            put(end, "pgNumType", fmt={"arabic": "decimal", "roman": "upperRoman", "letter": "upperLetter"}[value])
        elif name == "starts_page":
            put(end, "type", val="nextPage" if value else "continuous")
    if "landscape" in changes:
        _turn(end, bool(changes["landscape"]), sized="width" in changes or "height" in changes)


def _turn(end: Element, landscape: bool, sized: bool) -> None:
    size = put(end, "pgSz")
    if landscape:
        size.set(W + "orient", "landscape")
    else:
        unset(size, "orient")
    width, height = size.get(W + "w"), size.get(W + "h")
    if not sized and width and height and width.isdigit() and height.isdigit() and (int(width) > int(height)) != landscape:
        size.set(W + "w", height)
        size.set(W + "h", width)


def section_end(each: Section) -> Element:
    """A whole w:sectPr, without references to headers."""
    end = element("sectPr")
    set_section(end, {"starts_page": each.starts_page, "width": each.width, "height": each.height})
    if each.landscape:
        put(end, "pgSz", orient="landscape")
    set_section(end, {name: getattr(each, name) for name in ("top", "right", "bottom", "left", "header", "footer")})
    if each.page_start is not None:
        set_section(end, {"page_start": each.page_start})
    if each.number_format != "arabic":
        set_section(end, {"number_format": each.number_format})
    put(end, "cols", space=708)
    if each.columns > 1:
        put(end, "cols", num=each.columns)
    set_section(end, {"first_differs": each.first_differs})
    return end
