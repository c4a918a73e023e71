"""Lists: the label a paragraph shows, how the label looks, and where the list puts the paragraph."""

from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional, Tuple

from vanthu.bullets import shown_bullet
from vanthu.document import Format, ParagraphFormat

from ..bridge import ask, chosen, get
from .formats import DIRECT, Formats, millimetres
from .paragraphs import Look

_LONGEST = 100
_OUTLINE = "Outline"  # the headings' own numbering
_NONE, _BULLET, _PICTURE = 5, 6, 8  # com.sun.star.style.NumberingType
_ALIGNED = 1  # com.sun.star.text.PositionAndSpaceMode: the label stands where its paragraph's first line begins
_ASKED = (
    "BulletChar", "CharStyleName", "FirstLineIndent", "FirstLineOffset", "IndentAt", "LeftMargin", "NumberingType",
    "PositionAndSpaceMode", "Prefix", "Suffix",
)  # fmt: skip
_INDENTS = ("NumberingStyleName", "ParaFirstLineIndent", "ParaLeftMargin")


class Level(NamedTuple):
    bullet: str  # "" for a numbered level
    shows: bool  # a number, or something in its stead
    text_style: str
    left: float
    first: float
    adds: bool  # the older way: the level's indent is added to the paragraph's


class Lists:
    """The list styles of one document."""

    def __init__(self, model: Any, formats: Formats) -> None:
        families = ask(model, "getStyleFamilies")
        self._model = model
        self._styles = ask(families, "getByName", "NumberingStyles")
        self._paragraph_styles = ask(families, "getByName", "ParagraphStyles")
        self._formats = formats
        self._levels: Dict[Tuple[str, int], Optional[Level]] = {}
        self._indented: Dict[str, Tuple[bool, bool]] = {}

    def label(self, look: Look, level: Optional[Level]) -> str:
        if level is None or not look.labelled:
            return ""
        return (level.bullet or look.label)[:_LONGEST]

    def label_format(self, label: str, level: Optional[Level], mark: Format) -> Format:
        return self._formats.styled(mark, level.text_style) if label and level is not None else Format()

    def stand(self, paragraph: Any, look: Look, level: Optional[Level], label: str) -> ParagraphFormat:
        """The paragraph's format, with the indents of its list where it sets none itself."""
        standing = look.paragraph
        if level is None:
            return standing
        first = level.first if label else 0.0
        if level.adds:
            return standing._replace(left=round(standing.left + level.left, 2), first=first if label else standing.first)
        own_list, own_first, own_left = [state.value == DIRECT for state in ask(paragraph, "getPropertyStates", _INDENTS)]
        if not own_list:
            style_first, style_left = self._style_indents(standing.style)
            own_first, own_left = own_first or style_first, own_left or style_left
        if not own_left:
            standing = standing._replace(left=level.left)
        return standing if own_first else standing._replace(first=first)

    def _style_indents(self, name: str) -> Tuple[bool, bool]:
        """Whether the paragraph style, or one it is based on up to the one that names the list, sets indents of its own."""
        known = self._indented.get(name)
        if known is None:
            first = left = False
            at = name
            while at and ask(self._paragraph_styles, "hasByName", at):
                style = ask(self._paragraph_styles, "getByName", at)
                own_list, own_first, own_left = [state.value == DIRECT for state in ask(style, "getPropertyStates", _INDENTS)]
                first, left = first or own_first, left or own_left
                at = "" if own_list else ask(style, "getParentStyle")
            known = self._indented[name] = first, left
        return known

    def level(self, look: Look) -> Optional[Level]:
        if not look.list_style:
            return None
        key = look.list_style, look.level
        if key not in self._levels:
            self._levels[key] = self._read_level(look.list_style, look.level)
        return self._levels[key]

    def _read_level(self, style: str, depth: int) -> Optional[Level]:
        if style == _OUTLINE:
            rules = ask(self._model, "getChapterNumberingRules")
        elif ask(self._styles, "hasByName", style):
            rules = get(ask(self._styles, "getByName", style), "NumberingRules")
        else:
            return None
        level = _level(chosen(ask(rules, "getByIndex", depth), _ASKED))
        return level if level.shows or style != _OUTLINE else None


def _level(values: Dict[str, Any]) -> Level:
    kind = values.get("NumberingType")
    bullet = ""
    if kind == _BULLET:
        bullet = shown_bullet(values.get("BulletChar") or "•")
    elif kind == _PICTURE:
        bullet = "•"
    aligned = values.get("PositionAndSpaceMode") == _ALIGNED
    left, first = ("IndentAt", "FirstLineIndent") if aligned else ("LeftMargin", "FirstLineOffset")
    return Level(
        bullet=bullet,
        shows=kind != _NONE or bool(values.get("Prefix") or values.get("Suffix")),
        text_style=values.get("CharStyleName") or "",
        left=millimetres(values.get(left) or 0),
        first=millimetres(values.get(first) or 0),
        adds=not aligned,
    )
