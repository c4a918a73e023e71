"""Pages: master pages and page layouts, put together as Sections."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from vanthu.document import Section

from .names import FO, LOEXT, OFFICE, STYLE, SVG, millimetres, whole

Element = etree._Element

_NUMBERS = {"i": "roman", "I": "roman", "a": "letter", "A": "letter"}
_UNWRITTEN = 12.5  # a file says no distance for a header that it has not


class Master(NamedTuple):
    """A style:master-page and its layout."""

    name: str
    element: Element
    layout: Element | None
    following: str


class Spread(NamedTuple):
    """The master pages that one section uses: for its first page, and for the others (often the same)."""

    first: Master
    rest: Master

    @property
    def own_first(self) -> bool:
        return self.first.name != self.rest.name


class Pages:
    def __init__(self, root: Element) -> None:
        self.layouts: dict[str, Element] = {}
        for holder in root.iterchildren(OFFICE + "automatic-styles", OFFICE + "styles"):
            for layout in holder.iterchildren(STYLE + "page-layout"):
                self.layouts.setdefault(layout.get(STYLE + "name") or "", layout)
        self.masters: dict[str, Master] = {}
        for element in root.iterfind(OFFICE + "master-styles/" + STYLE + "master-page"):
            name = element.get(STYLE + "name") or ""
            used = self.layouts.get(element.get(STYLE + "page-layout-name") or "")
            self.masters.setdefault(name, Master(name, element, used, element.get(STYLE + "next-style-name") or name))

    @property
    def usual(self) -> str:
        """The master page of a document that names none."""
        return "Standard" if "Standard" in self.masters or not self.masters else next(iter(self.masters))

    def spread(self, name: str) -> Spread | None:
        first = self.masters.get(name)
        if first is None:
            return None
        return Spread(first, self.masters.get(first.following, first))


def header_of(master: Master, kind: str, pages: str = "default") -> Element | None:
    """The shown style:header or style:footer of these pages; style:display="false" hides it."""
    suffix = {"default": "", "first": "-first", "even": "-left"}[pages]
    found = master.element.find(STYLE + kind + suffix)
    if found is None and suffix == "-first":
        found = master.element.find(LOEXT + kind + suffix)  # LibreOffice before 7.0
    return None if found is None or found.get(STYLE + "display") == "false" else found


def faces(spread: Spread) -> tuple[dict[tuple[str, str], Element], bool, bool]:
    """The headers and footers by (kind, pages); whether the first page, and even pages, have their own."""
    found: dict[tuple[str, str], Element] = {}
    alternate = spread.own_first and spread.rest.following == spread.first.name  # left and right pages take turns
    own_first = spread.own_first and not alternate
    default = spread.first if alternate else spread.rest
    for kind in ("header", "footer"):
        sources: list[tuple[str, Master, str]] = [("default", default, "default")]
        sources.append(("even", spread.rest, "default") if alternate else ("even", default, "even"))
        sources.append(("first", spread.first, "default" if own_first else "first"))
        for pages, master, which in sources:
            element = header_of(master, kind, which)
            if element is not None:
                found[(kind, pages)] = element
    switches = [default.element.find(STYLE + kind + "-left") for kind in ("header", "footer")]
    even = alternate or any(switch is not None and switch.get(STYLE + "display") != "false" for switch in switches)
    first = own_first or any(header_of(default, kind, "first") is not None for kind in ("header", "footer"))
    return found, first, even


def section(spread: Spread, start: int | None, starts_page: bool = True) -> Section:
    """The Section without its headers' text. Top and bottom reach from the page's edge to the text area."""
    master = spread.first
    properties = master.layout.find(STYLE + "page-layout-properties") if master.layout is not None else None

    def length(key: str, otherwise: float) -> float:
        value = millimetres(properties.get(FO + key, properties.get(FO + "margin"))) if properties is not None else None
        return otherwise if value is None else value

    width = millimetres(properties.get(FO + "page-width")) if properties is not None else None
    height = millimetres(properties.get(FO + "page-height")) if properties is not None else None
    turned = properties is not None and properties.get(STYLE + "print-orientation") == "landscape"
    numbers = properties.get(STYLE + "num-format") if properties is not None else None
    top, bottom = length("margin-top", 20.0), length("margin-bottom", 20.0)
    header, footer = _distance(spread, "header", _UNWRITTEN), _distance(spread, "footer", _UNWRITTEN)
    columns = properties.find(STYLE + "columns") if properties is not None else None
    width, height = width or 210.0, height or 297.0
    return Section(
        width=width,
        height=height,
        top=round(top + margin_height(master, "header"), 2),
        bottom=round(bottom + margin_height(master, "footer"), 2),
        left=length("margin-left", 20.0),
        right=length("margin-right", 20.0),
        header=header,
        footer=footer,
        landscape=turned or width > height,
        columns=(whole(columns.get(FO + "column-count"), 1, 99) or 1) if columns is not None else 1,
        page_start=start,
        number_format=_NUMBERS.get(numbers or "1", "arabic"),
        starts_page=starts_page,
    )


def _distance(spread: Spread, kind: str, otherwise: float) -> float:
    """From the page's edge to the header or footer, of the first master page that shows one."""
    side = "margin-top" if kind == "header" else "margin-bottom"
    for master in (spread.rest, spread.first):
        if master.layout is None or not _has(master, kind):
            continue
        properties = master.layout.find(STYLE + "page-layout-properties")
        value = millimetres(properties.get(FO + side, properties.get(FO + "margin"))) if properties is not None else None
        if value is not None:
            return value
    return otherwise


def _has(master: Master, kind: str) -> bool:
    return any(header_of(master, kind, pages) is not None for pages in ("default", "first", "even"))


def margin_height(master: Master, kind: str) -> float:
    """What the header takes from the text area: its least height, the distance to the text included."""
    if master.layout is None or not _has(master, kind):
        return 0.0
    properties = master.layout.find(STYLE + kind + "-style/" + STYLE + "header-footer-properties")
    if properties is None:
        return 0.0
    spacing = millimetres(properties.get(FO + ("margin-bottom" if kind == "header" else "margin-top"))) or 0.0
    height = millimetres(properties.get(SVG + "height") or properties.get(FO + "min-height"))
    return max(height or 0.0, spacing)


def columns_of(properties: Element | None, width: float) -> tuple[int, float]:
    """How many text columns these properties make of `width`, and how wide one is."""
    columns = properties.find(STYLE + "columns") if properties is not None else None
    number = (whole(columns.get(FO + "column-count"), 1, 99) or 1) if columns is not None else 1
    if columns is None or number == 1:
        return 1, width
    gap = millimetres(columns.get(FO + "column-gap")) or 0.0
    return number, round((width - gap * (number - 1)) / number, 2)


def column_width(spread_first: Master, section: Section) -> float:
    """How wide a column of the page's text is."""
    layout = spread_first.layout
    if layout is None or section.columns == 1:
        return section.text_width
    return columns_of(layout.find(STYLE + "page-layout-properties"), section.text_width)[1]
