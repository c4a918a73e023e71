"""Paragraphs: Writer's paragraph properties as ParagraphFormat, and what else a paragraph says of its place."""

from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional, Tuple

from vanthu.document import Format, Leading, ParagraphFormat, Tab

from ..bridge import ask, fields, get
from .formats import CHARACTER, CHARACTERS, HIDDEN, Formats, millimetres, points

_OWN = (
    "BottomBorder",
    "BreakType",
    "ListAutoFormat",
    "ListLabelString",
    "NumberingIsNumber",
    "NumberingLevel",
    "NumberingStyleName",
    "OutlineLevel",
    "PageDescName",
    "PageNumberOffset",
    "ParaAdjust",
    "ParaBottomMargin",
    "ParaContextMargin",
    "ParaFirstLineIndent",
    "ParaKeepTogether",
    "ParaLeftMargin",
    "ParaLineSpacing",
    "ParaRightMargin",
    "ParaStyleName",
    "ParaTabStops",
    "ParaTopMargin",
    "TextSection",
    "TopBorder",
)
_ASKED = tuple(sorted(CHARACTER + _OWN))
_FIRST = next(at for at, name in enumerate(_ASKED) if name == CHARACTER[0])
_ALIGN = {0: "left", 1: "right", 2: "justify", 3: "center", 4: "justify", 5: "left", 6: "right"}  # com.sun.star.style.ParagraphAdjust
_RULES = {1: "least", 3: "exact"}  # com.sun.star.style.LineSpacingMode
_BREAKS_BEFORE = ("PAGE_BEFORE", "PAGE_BOTH")
_BREAKS_AFTER = ("PAGE_AFTER", "PAGE_BOTH")
_TAB_ALIGN = {"LEFT": "left", "CENTER": "center", "RIGHT": "right", "DECIMAL": "decimal"}
TOP, BOTTOM = 0, 2  # of Look.borders


class Look(NamedTuple):
    """What a paragraph's properties come to."""

    format: Format  # of its text, where no portion says otherwise
    mark: Optional[Format]  # of the paragraph mark, where the paragraph says one
    hidden: bool
    paragraph: ParagraphFormat
    contextual: bool  # no space between neighbours of the same style
    borders: Tuple[Any, ...]  # top, left, bottom, right: what each looks like, () for none; () where none is set
    break_after: bool
    master: str  # the page style that starts here
    page_number: Optional[int]
    section: Any  # the text section it stands in
    label: str  # of a numbered level
    labelled: bool
    list_style: str
    level: int


class Paragraphs:
    """Reads paragraphs of one document."""

    def __init__(self, formats: Formats, tabs_relative: bool) -> None:
        self._formats = formats
        self._tabs_relative = tabs_relative
        self._leadings: Dict[Tuple[int, int], Leading] = {}

    def look(self, paragraph: Any) -> Look:
        values = ask(paragraph, "getPropertyValues", _ASKED)
        (bottom_border, break_type) = values[:_FIRST]
        characters = values[_FIRST : _FIRST + CHARACTERS]
        (mark, label, labelled, level, list_style, outline, master, number, align, after, contextual, first, keep, left, spacing, right,
         style, stops, before, section, top_border) = values[_FIRST + CHARACTERS :]  # fmt: skip
        kind = break_type.value if break_type is not None else ""  # text in a drawn shape knows less
        left = millimetres(left)
        tabs = _tabs(stops, left if self._tabs_relative else 0.0)
        top, bottom = _drawn(top_border), _drawn(bottom_border)
        borders: Tuple[Any, ...] = ()
        if top or bottom:
            borders = (top, _drawn(get(paragraph, "LeftBorder")), bottom, _drawn(get(paragraph, "RightBorder")))
        format = ParagraphFormat(
            align=_ALIGN.get(align, "left"),
            first=millimetres(first),
            left=left,
            right=millimetres(right),
            before=points(before),
            after=points(after),
            leading=self._leading(spacing),
            tabs=tabs,
            style=style or "",
            outline=outline or 0,
            page_break=kind in _BREAKS_BEFORE,
            keep_with_next=bool(keep),
            box=_box(borders),
        )
        base = self._formats.format(characters)
        return Look(
            format=base,
            mark=self._formats.laid_over(base, mark) if mark else None,
            hidden=characters[HIDDEN],
            paragraph=format,
            contextual=bool(contextual),
            borders=borders,
            break_after=kind in _BREAKS_AFTER,
            master=master or "",
            page_number=number,
            section=section,
            label=label or "",
            labelled=bool(labelled),
            list_style=list_style or "",
            level=level or 0,
        )

    def _leading(self, spacing: Any) -> Leading:
        key = mode, height = fields(spacing, "Mode", "Height")
        known = self._leadings.get(key)
        if known is None:
            rule = _RULES.get(mode)
            known = self._leadings[key] = Leading(rule, points(height)) if rule else Leading("multiple", height / 100 if mode == 0 else 1.0)
        return known


def _tabs(stops: Tuple[Any, ...], zero: float) -> Tuple[Tab, ...]:
    """The stops that are set: Writer names its default distance as a stop of its own kind."""
    found = []
    for stop in stops:
        alignment, position = fields(stop, "Alignment", "Position")
        align = _TAB_ALIGN.get(alignment.value)
        if align is not None:
            found.append(Tab(round(millimetres(position) + zero, 2), align))
    return tuple(found)


def _box(borders: Tuple[Any, ...]) -> str:
    """The colour of a frame all round; "" where a side is missing."""
    return "%06X" % (borders[0][1] & 0xFFFFFF) if borders and all(borders) else ""


def _drawn(border: Any) -> Tuple[int, ...]:
    """What a border looks like; () where it does not show."""
    if border is None:
        return ()
    looks = fields(border, "LineWidth", "Color", "LineDistance", "LineStyle")
    return looks if looks[0] else ()
