"""Sheets: changing a section's page, and numbering its pages."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from vanthu.document import Section

from .inline import Inline
from .names import FO, LOEXT, OFFICE, STYLE, STYLE_NAME, SVG, TEXT, P, millimetres
from .pages import Master, Spread, header_of, margin_height
from .reader import Reading
from .stylebook import StyleBook, number, set_properties

Element = etree._Element

_USUAL_DISTANCE = 10.0  # mm from the page's edge to a header that was not there before
_LEAST_ROOM = 6.0  # mm a header needs above the text
_GAP = 2.0  # mm between header and text
_ORDER = [STYLE + kind + which for kind in ("header", "footer") for which in ("", "-left", "-first")]
FORMATS = {"arabic": "1", "roman": "i", "letter": "a"}


class Sheets:
    """The master pages and page layouts, opened for change."""

    def __init__(self, root: Element, reading: Reading, book: StyleBook, name_master: Callable[[Element, str, int | None], None]) -> None:
        self.root = root  # of the part that holds the master pages
        self.reading = reading
        self.book = book
        self.name_master = name_master  # make an element of the body start on a master page
        self.spreads = list(reading.spreads)
        self._wanted_header: dict[int, float] = {}

    def change(self, index: int, changes: Mapping[str, Any]) -> None:
        changes = dict(changes)
        if "header" in changes:
            self._wanted_header[self._base(index)] = changes["header"]
        if "page_start" in changes:
            opener = self._opener(index)
            if opener is not None:
                self.name_master(opener, self.spreads[index].first.name, changes["page_start"])
        spread = self._own(index)
        section = self.reading.document.sections[index]._replace(**changes)
        for master in {spread.first.name: spread.first, spread.rest.name: spread.rest}.values():
            _lay_out(master, section, changes)

    def number(self, index: int, font: str, size: float) -> None:
        spread = self._own(index)
        section = self.reading.document.sections[index]
        style = self._number_style(font, size)
        apart = spread.own_first and spread.rest.following != spread.first.name
        for master in {spread.first.name: spread.first, spread.rest.name: spread.rest}.values():
            bottom, top = _effective(master, "footer"), _effective(master, "header")
            for which in ("default", "even", "first"):
                self._strip(master, "footer", which)
            if not (apart and master is spread.first):
                self._number_header(master, style, apart)
            else:
                self._strip(master, "header", "default")
            wanted = self._wanted_header.get(self._base(index), section.header if top[1] else min(_USUAL_DISTANCE, top[0] - _LEAST_ROOM))
            hold(master, "header", top[0], wanted)
            hold(master, "footer", bottom[0], section.footer)

    # Whose page it is

    def _base(self, index: int) -> int:
        """The section whose pages this one stands on."""
        sections = self.reading.document.sections
        while index > 0 and not sections[index].starts_page:
            index -= 1
        return index

    def _opener(self, index: int) -> Element | None:
        base = self._base(index)
        opener = self.reading.openers[base]
        if opener is not None and opener.tag != TEXT + "section":
            return opener
        blocks = self.reading.document.blocks
        at = next((at for at, block in enumerate(blocks) if block.section == base), None)
        return None if at is None else _top_level(self.reading.elements[at])

    def _own(self, index: int) -> Spread:
        """The section's master pages, made its own where another section, or another master page, shares them."""
        base = self._base(index)
        spread = self.spreads[base]
        mine = {spread.first.name, spread.rest.name}
        others = {master.name for at, other in enumerate(self.spreads) if self._base(at) != base for master in (other.first, other.rest)}
        if mine & others:
            spread = self._copied(spread)
            for at in range(len(self.spreads)):
                if self._base(at) == base:
                    self.spreads[at] = spread
            opener = self._opener(index)
            if opener is not None:
                self.name_master(opener, spread.first.name, None)
            return spread
        for master in (spread.first, spread.rest):
            self._unshare_layout(master, mine)
        fresh = Spread(self._fresh(spread.first), self._fresh(spread.rest))
        for at in range(len(self.spreads)):
            if self._base(at) == base:
                self.spreads[at] = fresh
        return fresh

    def _copied(self, spread: Spread) -> Spread:
        names = {master.name: self.book.free_name("Trang") for master in (spread.first, spread.rest)}
        made: dict[str, Master] = {}
        for master in (spread.first, spread.rest):
            if master.name in made:
                continue
            element = copy.deepcopy(master.element)
            element.set(STYLE + "name", names[master.name])
            if element.get(STYLE + "display-name"):
                del element.attrib[STYLE + "display-name"]
            following = names.get(master.following, master.following)
            if element.get(STYLE + "next-style-name"):
                element.set(STYLE + "next-style-name", following)
            master.element.addnext(element)
            made[master.name] = master._replace(name=names[master.name], element=element, following=following)
            self._copy_layout(made[master.name])
        fresh = {name: self._fresh(master) for name, master in made.items()}
        return Spread(fresh[spread.first.name], fresh[spread.rest.name])

    def _unshare_layout(self, master: Master, mine: set[str]) -> None:
        name = master.element.get(STYLE + "page-layout-name")
        for other in self.root.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
            if other.get(STYLE + "page-layout-name") == name and other.get(STYLE + "name") not in mine:
                self._copy_layout(master)
                return

    def _copy_layout(self, master: Master) -> None:
        name = self.book.free_name("trang")
        if master.layout is None:
            layout = etree.SubElement(self.book.holder, STYLE + "page-layout")
            etree.SubElement(layout, STYLE + "page-layout-properties")
        else:
            layout = copy.deepcopy(master.layout)
            master.layout.addnext(layout)
        layout.set(STYLE + "name", name)
        master.element.set(STYLE + "page-layout-name", name)

    def _fresh(self, master: Master) -> Master:
        """The master page with the layout that it names now."""
        name = master.element.get(STYLE + "page-layout-name")
        for layout in self.root.iter(STYLE + "page-layout"):
            if layout.get(STYLE + "name") == name:
                return master._replace(layout=layout)
        self._copy_layout(master)
        return self._fresh(master)

    # Page numbers

    def _number_style(self, font: str, size: float) -> str:
        parent = "Header" if ("paragraph", "Header") in self.book.styles.named else "Standard"
        text = self.book.text({"font": font, "size": size, "bold": False, "italic": False})
        place: dict[str, str | None] = dict.fromkeys((FO + "text-indent", FO + "margin-left", FO + "margin-right"), "0mm")
        place[FO + "text-align"] = "center"
        return self.book.derive("paragraph", parent, {"paragraph-properties": place, "text-properties": text})

    def _number_header(self, master: Master, style: str, apart: bool) -> None:
        """The number in the usual header (and that of even pages); the first page keeps what else stood there."""
        header = _ensure(master.element, STYLE + "header")
        if not apart and header_of(master, "header", "first") is None:
            first = _ensure(master.element, STYLE + "header-first")
            for child in header:
                first.append(copy.deepcopy(child))
            footer = header_of(master, "footer")
            if footer is not None and master.element.find(STYLE + "footer-first") is None:
                # One switch makes both differ, so the first page's footer must be told to stay as it is.
                own = _ensure(master.element, STYLE + "footer-first")
                for child in footer:
                    own.append(copy.deepcopy(child))
        self._strip(master, "header", "first")
        for holder in master.element.iterchildren(STYLE + "header-first", STYLE + "footer-first"):
            if not len(holder):
                etree.SubElement(holder, P)  # the office takes one without a paragraph for none at all
        for which in ("default", "even"):
            usual = header_of(master, "header", which)
            if usual is None:
                continue
            for child in list(usual):
                if self._is_number(child) or not _says_something(child):
                    usual.remove(child)
            paragraph = etree.Element(P)
            paragraph.set(STYLE_NAME, style)
            field = etree.SubElement(paragraph, TEXT + "page-number")
            field.set(TEXT + "select-page", "current")
            field.text = "2"
            usual.insert(0, paragraph)

    def _strip(self, master: Master, kind: str, which: str) -> None:
        """Take the page number out of a header or footer; one that held nothing else goes, a first page's stays empty."""
        holder = header_of(master, kind, which)
        if holder is None or not any(True for _ in holder.iter(TEXT + "page-number")):
            return
        for child in list(holder):
            if self._is_number(child):
                holder.remove(child)
        if len(holder):
            return
        if kind == "header" or which == "first":
            etree.SubElement(holder, P)
        else:
            parent = holder.getparent()
            assert parent is not None
            parent.remove(holder)

    def _is_number(self, paragraph: Element) -> bool:
        """A paragraph that holds a page number and nothing else that is worth keeping."""
        if paragraph.tag != P or next(paragraph.iter(TEXT + "page-number"), None) is None:
            return False
        look = self.book.styles.look(paragraph.get(STYLE_NAME) or "Standard")
        inside = Inline(self.book.styles, look.format, False).read(paragraph)
        rest = "".join([run.text for run in inside.runs if run.field not in ("PAGE", "NUMPAGES")])
        return not inside.drawings and not rest.replace("Trang", "").replace("trang", "").strip(" \t\n-–—/|.")


def _says_something(element: Element) -> bool:
    return element.tag != P or len(element) > 0 or bool((element.text or "").strip())


def _ensure(master: Element, name: str) -> Element:
    """The header or footer of this name, shown; made in its place where there is none."""
    old = master.find(name.replace(STYLE, LOEXT))
    if old is not None:
        old.tag = name
    found = master.find(name)
    if found is None:
        found = etree.Element(name)
        earlier = set(_ORDER[: _ORDER.index(name)]) | {name.replace(STYLE, LOEXT) for name in _ORDER[: _ORDER.index(name)]}
        places = [at + 1 for at, child in enumerate(master) if child.tag in earlier]
        master.insert(max(places) if places else 0, found)
    elif found.get(STYLE + "display") == "false":
        del found.attrib[STYLE + "display"]
    return found


def _top_level(element: Element) -> Element:
    """The table around a paragraph, where it stands in one: page styles hold for it as a whole."""
    found = element
    for holder in element.iterancestors():
        if holder.tag == OFFICE + "text":
            break
        if holder.tag.endswith("}table"):
            found = holder
    return found


# Lengths of the page


def _properties(master: Master) -> Element:
    assert master.layout is not None
    found = master.layout.find(STYLE + "page-layout-properties")
    if found is None:
        found = etree.Element(STYLE + "page-layout-properties")
        master.layout.insert(0, found)
    return found


def _effective(master: Master, kind: str) -> tuple[float, bool]:
    """From the page's edge to the text, and whether a header (footer) stands between."""
    properties = _properties(master)
    side = FO + ("margin-top" if kind == "header" else "margin-bottom")
    edge = millimetres(properties.get(side, properties.get(FO + "margin")))
    height = margin_height(master, kind)
    return (20.0 if edge is None else edge) + height, height > 0


def hold(master: Master, kind: str, reach: float, distance: float) -> None:
    """Let the text start `reach` from the page's edge, with the header (footer) at `distance` where there is one."""
    properties = _properties(master)
    side = FO + ("margin-top" if kind == "header" else "margin-bottom")
    shown = any(header_of(master, kind, pages) is not None for pages in ("default", "first", "even"))
    if not shown:
        set_properties(properties, {side: number(max(reach, 0.0)) + "mm"})
        return
    distance = max(min(distance, reach), 0.0)
    set_properties(properties, {side: number(distance) + "mm"})
    assert master.layout is not None
    style = master.layout.find(f"{STYLE}{kind}-style")
    if style is None:
        style = etree.SubElement(master.layout, f"{STYLE}{kind}-style")
    box = style.find(STYLE + "header-footer-properties")
    if box is None:
        box = etree.SubElement(style, STYLE + "header-footer-properties")
    room = max(reach - distance, 0.0)
    gap = FO + ("margin-bottom" if kind == "header" else "margin-top")
    present = millimetres(box.get(gap, box.get(FO + "margin")))
    gap_length = min(_GAP if present is None else present, room)
    if box.get(SVG + "height"):
        del box.attrib[SVG + "height"]
    set_properties(box, {FO + "min-height": number(room) + "mm", gap: number(gap_length) + "mm"})


def _lay_out(master: Master, section: Section, changes: Mapping[str, Any]) -> None:
    properties = _properties(master)
    top, bottom = _effective(master, "header"), _effective(master, "footer")
    pairs: dict[str, str | None] = {}
    for field, name in (("width", "page-width"), ("height", "page-height"), ("left", "margin-left"), ("right", "margin-right")):
        if field in changes:
            pairs[FO + name] = number(changes[field]) + "mm"
    if "landscape" in changes:
        pairs[STYLE + "print-orientation"] = "landscape" if changes["landscape"] else "portrait"
        if "width" not in changes and (section.width > section.height) != bool(changes["landscape"]):
            pairs[FO + "page-width"], pairs[FO + "page-height"] = number(section.height) + "mm", number(section.width) + "mm"
    if "number_format" in changes:
        pairs[STYLE + "num-format"] = FORMATS[section.number_format]
    set_properties(properties, pairs)
    if "columns" in changes:
        set_columns(properties, section.columns)
    if "top" in changes or "header" in changes:
        hold(master, "header", section.top if "top" in changes else top[0], section.header)
    if "bottom" in changes or "footer" in changes:
        hold(master, "footer", section.bottom if "bottom" in changes else bottom[0], section.footer)


def set_columns(properties: Element, columns: int) -> None:
    for present in properties.findall(STYLE + "columns"):
        properties.remove(present)
    if columns > 1:
        made = etree.Element(STYLE + "columns")
        made.set(FO + "column-count", str(columns))
        made.set(FO + "column-gap", "12.7mm")
        properties.insert(0, made)
