"""Looks: fields of Format, ParagraphFormat and Tab as Writer's properties."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Mapping, Tuple

import uno
from com.sun.star.lang import Locale
from com.sun.star.style import LineSpacing, TabStop
from com.sun.star.table import BorderLine2

from vanthu.document import Format, Leading, ParagraphFormat
from vanthu.edit import Refused
from vanthu.writing import BOX_PADDING

_POSTURE = "com.sun.star.awt.FontSlant"
_TAB_ALIGN = {"left": "LEFT", "center": "CENTER", "right": "RIGHT", "decimal": "DECIMAL"}
# com.sun.star.style.ParagraphAdjust, LineSpacingMode
_ADJUST = {"left": 0, "right": 1, "justify": 2, "center": 3}
_SPACING = {"multiple": 0, "least": 1, "exact": 3}
_RAISED, _RAISED_HEIGHT = 14000, 58  # as far as the office raises by itself; per cent of the size
BORDER = 26  # of a line: hundredths of a millimetre, 0.75 pt
VIETNAMESE = Locale("vi", "VN", "")
INDENTS = ("left", "right", "first")
SPACINGS = ("before", "after")


def hundredths(millimetres: float) -> int:
    """Millimetres in the hundredths that Writer counts in."""
    return int(round(millimetres * 100))


def of_points(points: float) -> int:
    """Points in hundredths of a millimetre."""
    return int(round(points * 2540 / 72))


def character(changes: Mapping[str, Any]) -> Dict[str, Any]:
    """Fields of Format as character properties."""
    if not set(changes) <= set(Format._fields):
        raise Refused("no such field")
    properties: Dict[str, Any] = {}
    for field, value in changes.items():
        if field == "position":
            properties["CharEscapement"] = _RAISED * int(value)
            properties["CharEscapementHeight"] = _RAISED_HEIGHT if value else 100
        else:
            name, made = _CHARACTER[field]
            properties[name] = made(value)
    return properties


_CHARACTER: Dict[str, Tuple[str, Any]] = {
    "font": ("CharFontName", str),
    "size": ("CharHeight", float),
    "bold": ("CharWeight", lambda value: 150.0 if value else 100.0),
    "italic": ("CharPosture", lambda value: uno.Enum(_POSTURE, "ITALIC" if value else "NONE")),
    "underline": ("CharUnderline", int),
    "strike": ("CharStrikeout", int),
    "caps": ("CharCaseMap", int),
    "colour": ("CharColor", lambda value: int(value, 16) if value else -1),
    "spacing": ("CharKerning", of_points),
}


def known(format: Format) -> Dict[str, Any]:
    """What a format knows of itself."""
    return {field: value for field, value in format._asdict().items() if value or field not in ("font", "size")}


def paragraph(changes: Mapping[str, Any], now: ParagraphFormat, tabs_relative: bool) -> Dict[str, Any]:
    """Fields of ParagraphFormat as paragraph properties; the style stands elsewhere. `now`: as the paragraph is.

    Writer keeps the indents together, and the spacings: of a group that is touched all is written out as it looks.
    """
    wanted = now._replace(**changes)
    properties: Dict[str, Any] = {}
    if _touches(changes, INDENTS):
        properties.update(
            ParaLeftMargin=hundredths(wanted.left),
            ParaRightMargin=hundredths(wanted.right),
            ParaFirstLineIndent=hundredths(wanted.first),
            ParaIsAutoFirstLineIndent=False,
        )
    if _touches(changes, SPACINGS):
        properties.update(
            ParaTopMargin=of_points(max(wanted.before, 0.0)), ParaBottomMargin=of_points(max(wanted.after, 0.0)), ParaContextMargin=False
        )
    if "align" in changes:
        properties.update(ParaAdjust=_ADJUST[wanted.align], ParaLastLineAdjust=0, ParaExpandSingleWord=False)
    if "leading" in changes:
        properties["ParaLineSpacing"] = _spacing(Leading(*wanted.leading))
    if "outline" in changes:
        properties["OutlineLevel"] = int(wanted.outline)
    if "page_break" in changes:
        properties["BreakType"] = uno.Enum("com.sun.star.style.BreakType", "PAGE_BEFORE" if wanted.page_break else "NONE")
    if "keep_with_next" in changes:
        properties["ParaKeepTogether"] = bool(wanted.keep_with_next)
    if "box" in changes:
        properties.update(_box(str(wanted.box)))
    if "tabs" in changes or (tabs_relative and wanted.tabs and wanted.left != now.left):
        zero = wanted.left if tabs_relative else 0.0
        properties["ParaTabStops"] = tuple([_stop(tab.position - zero, tab.align) for tab in wanted.tabs])
    return properties


def _box(colour: str) -> Dict[str, Any]:
    """A frame all round, which reaches from indent to indent."""
    border = BorderLine2()
    if colour:
        border.Color, border.OuterLineWidth, border.LineWidth = int(colour, 16), BORDER, BORDER
    padding = of_points(BOX_PADDING) if colour else 0
    distances = {"Left": 0, "Right": 0, "Top": padding, "Bottom": padding}
    made: Dict[str, Any] = {side + "Border": border for side in distances}
    made.update({side + "BorderDistance": distance for side, distance in distances.items()})
    return made


def _touches(changes: Mapping[str, Any], fields: Iterable[str]) -> bool:
    return any(field in changes for field in fields)


def _spacing(leading: Leading) -> Any:
    spacing = LineSpacing()
    spacing.Mode = _SPACING[leading.rule]
    spacing.Height = int(round(leading.value * 100)) if leading.rule == "multiple" else of_points(leading.value)
    return spacing


def _stop(position: float, align: str) -> Any:
    stop = TabStop()
    stop.Position = hundredths(position)
    stop.Alignment = uno.Enum("com.sun.star.style.TabAlign", _TAB_ALIGN[align])
    stop.DecimalChar, stop.FillChar = ",", " "
    return stop


def give(target: Any, properties: Mapping[str, Any]) -> None:
    """Set properties on a paragraph or a text cursor, most of them in one call."""
    stops = properties.get("ParaTabStops")
    names = sorted(name for name in properties if name != "ParaTabStops")
    if names:
        target.setPropertyValues(tuple(names), tuple([properties[name] for name in names]))
    if stops is not None:
        uno.invoke(target, "setPropertyValue", ("ParaTabStops", uno.Any("[]com.sun.star.style.TabStop", stops)))


def give_what_differs(target: Any, properties: Mapping[str, Any]) -> None:
    """Set only what the target does not have yet, from its style or its neighbour."""
    names = sorted(properties)
    now = dict(zip(names, target.getPropertyValues(tuple(names))))
    give(target, {name: value for name, value in properties.items() if _plain(now[name]) != _plain(value)})


def _plain(value: Any) -> Any:
    """A value that can be compared: Writer names its default distance between stops as a stop of its own kind."""
    if isinstance(value, tuple):
        return [(stop.Position, stop.Alignment.value) for stop in value if stop.Alignment.value != "DEFAULT"]
    return value


def tabs_are_relative(model: Any) -> bool:
    """Whether tab stops count from the paragraph's indent."""
    return bool(model.createInstance("com.sun.star.document.Settings").getPropertyValue("TabsRelativeToIndent"))
