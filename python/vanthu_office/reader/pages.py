"""Pages: page styles put together as Sections."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from vanthu.document import Section

from ..bridge import ask, fields, get
from .formats import millimetres
from .picture import PageStyles

_ASKED = (
    "BottomMargin",
    "FirstIsShared",
    "FollowStyle",
    "FooterBodyDistance",
    "FooterHeight",
    "FooterIsOn",
    "FooterIsShared",
    "GutterMargin",
    "HeaderBodyDistance",
    "HeaderHeight",
    "HeaderIsOn",
    "HeaderIsShared",
    "Height",
    "IsLandscape",
    "LeftMargin",
    "NumberingType",
    "RightMargin",
    "TextColumns",
    "TopMargin",
    "Width",
)
# com.sun.star.style.NumberingType
_NUMBERS = {0: "letter", 1: "letter", 2: "roman", 3: "roman", 9: "letter", 10: "letter"}
_UNWRITTEN = 12.5  # for a header that is not there
TEXTS = {"default": "", "first": "First", "even": "Left"}


class Master(NamedTuple):
    """A page style and what it says."""

    name: str
    style: Any
    values: Dict[str, Any]

    def has(self, kind: str, pages: str = "default") -> bool:
        """Whether these pages have a header (footer) of their own."""
        if not self.values[kind.title() + "IsOn"]:
            return False
        if pages == "first":
            return self.values["FirstIsShared"] is False
        return pages == "default" or self.values[kind.title() + "IsShared"] is False

    def text(self, kind: str, pages: str) -> Any:
        return get(self.style, kind.title() + "Text" + TEXTS[pages])


class Spread(NamedTuple):
    """The page styles that one section uses: for its first page, and for the others (often the same)."""

    first: Master
    rest: Master

    @property
    def own_first(self) -> bool:
        return self.first.name != self.rest.name

    @property
    def names(self) -> PageStyles:
        return PageStyles(self.first.name, self.rest.name)


class Pages:
    """The page styles of one document."""

    def __init__(self, model: Any) -> None:
        self._styles = ask(ask(model, "getStyleFamilies"), "getByName", "PageStyles")
        self._known: Dict[str, Master] = {}

    def spread(self, name: str) -> Spread:
        first = self._master(name)
        following = first.values["FollowStyle"]
        return Spread(first, self._master(following) if following and ask(self._styles, "hasByName", following) else first)

    def _master(self, name: str) -> Master:
        known = self._known.get(name)
        if known is None:
            style = ask(self._styles, "getByName", name if ask(self._styles, "hasByName", name) else "Standard")
            known = self._known[name] = Master(name, style, dict(zip(_ASKED, ask(style, "getPropertyValues", _ASKED))))
        return known


Faces = List[Tuple[str, str, Master, str]]  # kind, pages, and whose text of which pages stands there


def faces(spread: Spread) -> Tuple[Faces, bool, bool]:
    """The headers and footers; whether the first page, and even pages, have their own."""
    found: Faces = []
    alternate = spread.own_first and spread.rest.values["FollowStyle"] == spread.first.name  # left and right pages take turns
    own_first = spread.own_first and not alternate
    default = spread.first if alternate else spread.rest
    for kind in ("header", "footer"):
        sources = [("default", default, "default")]
        sources.append(("even", spread.rest, "default") if alternate else ("even", default, "even"))
        sources.append(("first", spread.first, "default" if own_first else "first"))
        found += [(kind, pages, master, which) for pages, master, which in sources if master.has(kind, which)]
    even = alternate or any(default.has(kind, "even") for kind in ("header", "footer"))
    first = own_first or any(default.has(kind, "first") for kind in ("header", "footer"))
    return found, first, even


def section(spread: Spread, start: Optional[int]) -> Section:
    """The Section without its headers' text. Top and bottom reach from the page's edge to the text area."""
    values = spread.first.values
    width, height = millimetres(values["Width"]), millimetres(values["Height"])
    columns = values["TextColumns"]
    return Section(
        width=width,
        height=height,
        top=millimetres(values["TopMargin"] + _height(spread.first, "header")),
        bottom=millimetres(values["BottomMargin"] + _height(spread.first, "footer")),
        left=millimetres(values["LeftMargin"] + values["GutterMargin"]),
        right=millimetres(values["RightMargin"]),
        header=_distance(spread, "header"),
        footer=_distance(spread, "footer"),
        landscape=values["IsLandscape"] or width > height,
        columns=max(ask(columns, "getColumnCount"), 1) if columns is not None else 1,
        page_start=start,
        number_format=_NUMBERS.get(values["NumberingType"], "arabic"),
    )


def _height(master: Master, kind: str) -> int:
    """What the header takes from the text area: its least height, the distance to the text included."""
    if not master.has(kind):
        return 0
    height, distance = int(master.values[kind.title() + "Height"]), int(master.values[kind.title() + "BodyDistance"])
    return max(height, distance)


def _distance(spread: Spread, kind: str) -> float:
    """From the page's edge to the header or footer, of the first page style that shows one."""
    side = "TopMargin" if kind == "header" else "BottomMargin"
    for master in (spread.rest, spread.first):
        if master.has(kind):
            return millimetres(master.values[side])
    return _UNWRITTEN


def columns_of(columns: Any, width: float) -> Tuple[int, float]:
    """How many text columns these make of `width`, and how wide one is."""
    number = ask(columns, "getColumnCount") if columns is not None else 1
    if number <= 1:
        return 1, width
    if get(columns, "IsAutomatic"):
        gap = millimetres(get(columns, "AutomaticDistance"))
    else:
        one, other = ask(columns, "getColumns")[:2]
        gap = millimetres(fields(one, "RightMargin")[0] + fields(other, "LeftMargin")[0])
    return number, round((width - gap * (number - 1)) / number, 2)


def column_width(spread: Spread, section: Section) -> float:
    """How wide a column of the page's text is."""
    if section.columns == 1:
        return section.text_width
    return columns_of(spread.first.values["TextColumns"], section.text_width)[1]
