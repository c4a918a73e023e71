"""Styles: from the chain of default, named and automatic styles to effective formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from vanthu.document import Format, Leading, ParagraphFormat, Tab

from .names import DRAW, FO, STYLE, SVG, TEXT, millimetres, percent, points, whole

Element = etree._Element

_BOLD = {"bold": True, "normal": False, "700": True, "800": True, "900": True, "600": True}
_ALIGN = {"start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "justify": "justify"}
_TAB_ALIGN = {"left": "left", "center": "center", "right": "right", "char": "decimal"}
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
                name, family = face.get(STYLE + "name"), face.get(SVG + "font-family")
                if name and family:
                    self.faces.setdefault(name, _family(family))
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
                style.text = self._text(child)
            elif child.tag == STYLE + "paragraph-properties":
                style.paragraph = _paragraph(child)
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
                    format = _apply(format, style.text)
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
            format = _apply(format, style.text)
            hidden = style.text.get("hidden", hidden)
            for key, value in style.paragraph.items():
                if isinstance(value, _Share):
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
        borders = tuple([values.get("border-" + side, "") for side in _SIDES])
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

    def _text(self, element: Element) -> dict[str, Any]:
        """What a style:text-properties sets, as fields of Format."""
        changes: dict[str, Any] = {}
        for key, value in element.attrib.items():
            setter = _TEXT.get(str(key))
            if setter is not None:
                setter(changes, str(value))
        font = element.get(STYLE + "font-name")
        if font is not None:
            changes["font"] = self.faces.get(font, font)
        elif element.get(FO + "font-family"):
            changes["font"] = _family(element.get(FO + "font-family") or "")
        if element.get(STYLE + "use-window-font-color") == "true":
            changes["colour"] = ""
        return changes


_FACE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}font-face-decls/" + STYLE + "font-face"
_NAMED = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}styles"
_AUTOMATIC = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}automatic-styles"
_MASTER = STYLE + "master-page-name"


class _Share(NamedTuple):
    """A measure in parts of the parent's."""

    part: float


def _shown_style(chain: list[Style]) -> str:
    for style in reversed(chain):
        if not style.automatic:
            return style.display_name
    return ""


def _family(value: str) -> str:
    """The first family of a list, without its quotes."""
    first = value.strip()
    if first[:1] in ("'", '"'):
        return first[1:].split(first[0])[0]
    return first.split(",")[0].strip()


def _apply(format: Format, changes: dict[str, Any]) -> Format:
    if not changes:
        return format
    fields = {key: value for key, value in changes.items() if key in Format._fields}
    if "share" in changes:
        fields["size"] = round(format.size * changes["share"], 2)
    return format._replace(**fields)


def _set_size(changes: dict[str, Any], value: str) -> None:
    share = percent(value)
    size = points(value)
    if share is not None:
        changes["share"] = share
    elif size is not None and size > 0:
        changes["size"] = size


def _set_weight(changes: dict[str, Any], value: str) -> None:
    changes["bold"] = _BOLD.get(value, False)


def _set_slant(changes: dict[str, Any], value: str) -> None:
    changes["italic"] = value in ("italic", "oblique")


def _set_underline(changes: dict[str, Any], value: str) -> None:
    changes["underline"] = value != "none"


def _set_strike(changes: dict[str, Any], value: str) -> None:
    changes["strike"] = value != "none"


def _set_caps(changes: dict[str, Any], value: str) -> None:
    changes["caps"] = value == "uppercase"


def _set_colour(changes: dict[str, Any], value: str) -> None:
    if len(value) == 7 and value[0] == "#":
        changes["colour"] = value[1:].upper()


def _set_position(changes: dict[str, Any], value: str) -> None:
    first = value.split()[0] if value.split() else "0%"
    raised = {"super": 1.0, "sub": -1.0}.get(first, percent(first) or 0.0)
    changes["position"] = (raised > 0) - (raised < 0)


def _set_spacing(changes: dict[str, Any], value: str) -> None:
    changes["spacing"] = 0.0 if value == "normal" else points(value) or 0.0


def _set_display(changes: dict[str, Any], value: str) -> None:
    changes["hidden"] = value == "none"


_TEXT = {
    FO + "font-size": _set_size,
    FO + "font-weight": _set_weight,
    FO + "font-style": _set_slant,
    STYLE + "text-underline-style": _set_underline,
    STYLE + "text-line-through-style": _set_strike,
    FO + "text-transform": _set_caps,
    FO + "color": _set_colour,
    STYLE + "text-position": _set_position,
    FO + "letter-spacing": _set_spacing,
    TEXT + "display": _set_display,
}

_SIDES = ("top", "left", "bottom", "right")
_MARGINS = (("left", "margin-left", millimetres), ("right", "margin-right", millimetres))
_SPACINGS = (("before", "margin-top", points), ("after", "margin-bottom", points))


def _paragraph(element: Element) -> dict[str, Any]:
    """What a style:paragraph-properties sets."""
    values: dict[str, Any] = {}
    get = element.get
    shorthand = get(FO + "margin")
    for key, name, measure in _MARGINS + _SPACINGS:
        text = get(FO + name, shorthand)
        if text is None:
            continue
        share = percent(text)
        length = measure(text)
        if share is not None:
            values[key] = _Share(share)
        elif length is not None:
            values[key] = length
    align = _ALIGN.get(get(FO + "text-align") or "")
    if align:
        values["align"] = align
    first = get(FO + "text-indent")
    if first is not None:
        share, length = percent(first), millimetres(first)
        if share is not None:
            values["first"] = _Share(share)
        elif length is not None:
            values["first"] = length
    leading = _leading(element)
    if leading is not None:
        values["leading"] = leading
    contextual = get(STYLE + "contextual-spacing")
    if contextual is not None:
        values["contextual"] = contextual == "true"
    if get(FO + "break-before") is not None:
        values["break"] = get(FO + "break-before") == "page"
    if get(FO + "break-after") is not None:
        values["break_after"] = get(FO + "break-after") == "page"
    for side in _SIDES:
        border = get(FO + "border-" + side, get(FO + "border"))
        if border is not None:
            values["border-" + side] = border if is_drawn(border) else ""
    number = whole(get(STYLE + "page-number"), 0, 99999)
    if number is not None:
        values["page_number"] = number
    tabs = element.find(STYLE + "tab-stops")
    if tabs is not None:
        values["tabs"] = _tabs(tabs)
    return values


def _leading(element: Element) -> Leading | None:
    least = points(element.get(STYLE + "line-height-at-least"))
    if least:
        return Leading("least", least)
    height = element.get(FO + "line-height")
    if height is None:
        return None
    share = percent(height)
    if share:
        return Leading("multiple", share)
    exact = points(height)
    return Leading("exact", exact) if exact else Leading()


def _tabs(element: Element) -> tuple[Tab, ...]:
    tabs = []
    for stop in element.iterchildren(STYLE + "tab-stop"):
        position = millimetres(stop.get(STYLE + "position"))
        if position is not None:
            tabs.append(Tab(position, _TAB_ALIGN.get(stop.get(STYLE + "type") or "left", "left")))
    return tuple(tabs)


def is_drawn(border: str | None) -> bool:
    """Whether a border's value ("0.5pt solid #000000", "none") shows."""
    words = (border or "none").split()
    if "none" in words or "hidden" in words:
        return False
    return not any(points(word) == 0.0 for word in words)


def stroke_shows(styles: Styles, name: str | None) -> bool:
    return styles.property("graphic", name, "graphic-properties", DRAW + "stroke") != "none"
