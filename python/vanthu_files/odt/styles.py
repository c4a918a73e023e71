"""Styles: from the chain of default, named and automatic styles to effective formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from vanthu.document import Format, Leading, ParagraphFormat

from .names import DRAW, STYLE, SVG, whole
from .properties import SIDES, Share, apply, box_of, first_family, paragraph_properties, text_properties

Element = etree._Element

_DEPTH = 64  # no honest chain of parents is longer


@dataclass
class Style:
    """One style:style as written: only what it sets itself."""

    name: str
    family: str
    element: Element
    automatic: bool
    parent: str = ""
    text: dict[str, Any] = field(default_factory=dict)  # fields of Format; "share" for a size in percent; "hidden"
    paragraph: dict[str, Any] = field(default_factory=dict)

    @property
    def display_name(self) -> str:
        return self.element.get(STYLE + "display-name") or self.name


class Look(NamedTuple):
    """What a paragraph style comes to."""

    format: Format
    paragraph: ParagraphFormat
    hidden: bool
    contextual: bool
    borders: tuple[str, ...]  # top, left, bottom, right as written, "" where none shows; () where none is set
    break_after: bool
    list_style: str | None  # the style chain's own; "" switches numbering off
    list_direct: bool  # set by the paragraph's automatic style
    own_left: bool  # the indents stand above those of a list
    own_first: bool
    style_left: bool  # the same, where the list comes by the style chain
    style_first: bool
    master: str
    page_number: int | None


class Styles:
    """The styles seen from one part of the file: its automatic styles, and the named ones."""

    def __init__(self, roots: list[Element], automatic_roots: list[Element], tabs_relative: bool = True) -> None:
        self.tabs_relative = tabs_relative
        self.faces: dict[str, str] = {}
        self.defaults: dict[str, Style] = {}
        self.named: dict[tuple[str, str], Style] = {}
        self.automatic: dict[tuple[str, str], Style] = {}
        for root in automatic_roots + roots:
            for face in root.iterfind(_FACE):
                name, declared = face.get(STYLE + "name"), face.get(SVG + "font-family")
                if name and declared:
                    self.faces.setdefault(name, first_family(declared))
        for root in roots:
            self._collect(root.find(_NAMED), self.named, False)
        for root in automatic_roots:
            self._collect(root.find(_AUTOMATIC), self.automatic, True)
        self._looks: dict[str, Look] = {}
        self._formats: dict[tuple[Format, str], tuple[Format, bool]] = {}

    def _collect(self, holder: Element | None, into: dict[tuple[str, str], Style], automatic: bool) -> None:
        if holder is None:
            return
        for element in holder.iterchildren(STYLE + "style", STYLE + "default-style"):
            style = self._style(element, automatic)
            if element.tag == STYLE + "default-style":
                self.defaults.setdefault(style.family, style)
            elif style.name:
                into.setdefault((style.family, style.name), style)

    def add(self, element: Element) -> None:
        """Take in an automatic style that a writer has just made."""
        style = self._style(element, True)
        self.automatic[(style.family, style.name)] = style

    def _style(self, element: Element, automatic: bool) -> Style:
        style = Style(
            name=element.get(STYLE + "name") or "",
            family=element.get(STYLE + "family") or "",
            element=element,
            automatic=automatic,
            parent=element.get(STYLE + "parent-style-name") or "",
        )
        for child in element:
            if child.tag == STYLE + "text-properties":
                style.text = text_properties(child, self.faces)
            elif child.tag == STYLE + "paragraph-properties":
                style.paragraph = paragraph_properties(child)
        return style

    def find(self, family: str, name: str | None) -> Style | None:
        if not name:
            return None
        return self.automatic.get((family, name)) or self.named.get((family, name))

    def chain(self, family: str, name: str | None) -> list[Style]:
        """From the furthest parent to the style itself, without the default style."""
        chain: list[Style] = []
        style = self.find(family, name)
        while style is not None and len(chain) < _DEPTH:
            chain.append(style)
            style = self.named.get((family, style.parent))
        chain.reverse()
        return chain

    def page_of_table(self, name: str | None) -> tuple[str, int | None]:
        """The master page a table starts ("" none), and the number of its first page."""
        chain = self.chain("table", name)
        if not chain:
            return "", None
        properties = chain[-1].element.find(STYLE + "table-properties")
        number = whole(properties.get(STYLE + "page-number"), 0, 99999) if properties is not None else None
        return chain[-1].element.get(STYLE + "master-page-name") or "", number

    def properties(self, family: str, name: str | None, kind: str) -> Iterator[Element]:
        """The elements of properties along the chain, furthest parent (and the default) first."""
        default = self.defaults.get(family)
        styles = ([default] if default else []) + self.chain(family, name)
        for style in styles:
            found = style.element.find(STYLE + kind)
            if found is not None:
                yield found

    def property(self, family: str, name: str | None, kind: str, key: str) -> str | None:
        value = None
        for element in self.properties(family, name, kind):
            value = element.get(key, value)
        return value

    def span(self, base: Format, name: str) -> tuple[Format, bool]:
        """The format of a span of this style over text of format `base`, and whether it is hidden."""
        known = self._formats.get((base, name))
        if known is None:
            format, hidden = base, False
            for style in self.chain("text", name):
                if style.text:
                    format = apply(format, style.text)
                    hidden = style.text.get("hidden", hidden)
            known = self._formats[(base, name)] = (format, hidden)
        return known

    def look(self, name: str) -> Look:
        known = self._looks.get(name)
        if known is None:
            known = self._looks[name] = self._look(name)
        return known

    def _look(self, name: str) -> Look:
        default = self.defaults.get("paragraph")
        chain = self.chain("paragraph", name)
        format, hidden = Format(), False
        values: dict[str, Any] = {}
        list_style: str | None = None
        since: list[Style] = []  # the styles from the one that names the list on
        list_direct = False
        for style in ([default] if default else []) + chain:
            format = apply(format, style.text)
            hidden = style.text.get("hidden", hidden)
            for key, value in style.paragraph.items():
                if isinstance(value, Share):
                    value = round(values.get(key, 0.0) * value.part, 4)
                values[key] = value
            named_list = style.element.get(STYLE + "list-style-name")
            if named_list is not None:
                list_style, since, list_direct = named_list, [], style.automatic
            since.append(style)
        own = chain[-1].paragraph if chain and chain[-1].automatic else {}
        master = next((style.element.get(_MASTER) for style in reversed(chain) if style.element.get(_MASTER) is not None), "")
        left = values.get("left", 0.0)
        tabs = values.get("tabs", ())
        if self.tabs_relative and left and tabs:
            tabs = tuple(tab._replace(position=round(tab.position + left, 2)) for tab in tabs)
        borders = tuple([values.get("border-" + side, "") for side in SIDES])
        paragraph = ParagraphFormat(
            align=values.get("align", "left"),
            first=values.get("first", 0.0),
            left=left,
            right=values.get("right", 0.0),
            before=values.get("before", 0.0),
            after=values.get("after", 0.0),
            leading=values.get("leading", Leading()),
            tabs=tabs,
            style=_shown_style(chain),
            page_break=values.get("break", False),
            keep_with_next=values.get("keep_with_next", False),
            box=box_of(borders),
        )
        return Look(
            format=format,
            paragraph=paragraph,
            hidden=hidden,
            contextual=values.get("contextual", False),
            borders=borders if any(borders) else (),
            break_after=values.get("break_after", False),
            list_style=list_style,
            list_direct=list_direct,
            own_left="left" in own,
            own_first="first" in own,
            style_left=list_style is not None and any("left" in style.paragraph for style in since),
            style_first=list_style is not None and any("first" in style.paragraph for style in since),
            master=master or "",
            page_number=values.get("page_number"),
        )


_FACE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}font-face-decls/" + STYLE + "font-face"
_NAMED = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}styles"
_AUTOMATIC = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}automatic-styles"
_MASTER = STYLE + "master-page-name"


def _shown_style(chain: list[Style]) -> str:
    for style in reversed(chain):
        if not style.automatic:
            return style.display_name
    return ""


def stroke_shows(styles: Styles, name: str | None) -> bool:
    return styles.property("graphic", name, "graphic-properties", DRAW + "stroke") != "none"
