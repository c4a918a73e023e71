"""w:sectPr → Section: paper, margins, columns, page numbers."""

from __future__ import annotations

from vanthu.document import Section

from .drawing import Area
from .names import Element, W, child_value, millimetres, on, twips, whole

_NUMBERS = {"upperRoman": "roman", "lowerRoman": "roman", "upperLetter": "letter", "lowerLetter": "letter"}
_LETTER = (12240.0, 15840.0)  # what Word takes where a file names no paper
_INCH = 1440.0


def section(element: Element | None, even_differs: bool, gutter_at_top: bool) -> Section:
    """The section's own form; its headers are read elsewhere."""
    if element is None:
        return Section()
    size, margins, numbers = element.find(W + "pgSz"), element.find(W + "pgMar"), element.find(W + "pgNumType")
    width, height = _measure(size, "w", _LETTER[0]), _measure(size, "h", _LETTER[1])
    gutter = _measure(margins, "gutter", 0.0)
    columns = element.find(W + "cols")
    return Section(
        width=width,
        height=height,
        top=round(abs(_measure(margins, "top", _INCH)) + (gutter if gutter_at_top else 0.0), 2),
        bottom=abs(_measure(margins, "bottom", _INCH)),
        left=round(_measure(margins, "left", _INCH) + (0.0 if gutter_at_top else gutter), 2),
        right=_measure(margins, "right", _INCH),
        header=_measure(margins, "header", _INCH / 2),
        footer=_measure(margins, "footer", _INCH / 2),
        landscape=(size is not None and size.get(W + "orient") == "landscape") or width > height,
        columns=_columns(columns),
        first_differs=on(element.find(W + "titlePg")),
        even_differs=even_differs,
        page_start=None if numbers is None else whole(numbers.get(W + "start")),
        number_format="arabic" if numbers is None else _NUMBERS.get(numbers.get(W + "fmt", ""), "arabic"),
        starts_page=child_value(element, W + "type") not in ("continuous", "nextColumn"),
    )


def _measure(element: Element | None, name: str, otherwise: float) -> float:
    length = None if element is None else millimetres(element.get(W + name))
    return round(otherwise * 25.4 / 1440, 2) if length is None else length


def _columns(element: Element | None) -> int:
    if element is None:
        return 1
    return min(max(whole(element.get(W + "num")) or 1, len(element.findall(W + "col")), 1), 45)


def text_area(each: Section, element: Element | None) -> Area:
    """The first column of the section's text."""
    columns = None if element is None else element.find(W + "cols")
    width = each.text_width
    if columns is not None and each.columns > 1:
        own = [twips(column.get(W + "w")) for column in columns.iterchildren(W + "col")]
        space = _measure(columns, "space", 720)
        if own and own[0] and columns.get(W + "equalWidth") in ("0", "false", "off"):
            width = own[0] * 25.4 / 1440
        else:
            width = (width - space * (each.columns - 1)) / each.columns
    return Area(round(max(width, 0.0), 2), each.left, each.width, each.left, each.right)
