"""StyleBook: new automatic styles, made when a writer needs them and only once."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from vanthu.document import Leading, Tab
from vanthu.writing import BOX_PADDING

from .names import DRAW, FO, OFFICE, STYLE, SVG, TEXT
from .styles import Styles

Element = etree._Element
Properties = dict[str, dict[str, "str | None"]]  # kind of properties → attribute → value; None takes it away

_PROPERTY_ORDER = {
    "paragraph": ("paragraph-properties", "text-properties"),
    "text": ("text-properties",),
}
_SHORTHANDS = {FO + name: ("left", "right", "top", "bottom") for name in ("margin", "border", "padding")}


class StyleBook:
    """The automatic styles of one part of the file."""

    def __init__(self, root: Element, styles: Styles, stem: str = "Vt") -> None:
        self.root = root
        self.styles = styles
        self._stem = stem  # of the names given
        holder = root.find(OFFICE + "automatic-styles")
        if holder is None:
            holder = etree.Element(OFFICE + "automatic-styles")
            places = [at for at, child in enumerate(root) if child.tag in (OFFICE + "body", OFFICE + "master-styles")]
            root.insert(min(places) if places else len(root), holder)
        self.holder = holder
        self._known: dict[tuple[Any, ...], str] = {}
        self._taken = {name for _, name in styles.automatic} | {name for _, name in styles.named}
        self._number = 0

    def derive(self, family: str, name: str | None, properties: Properties, tabs: tuple[Tab, ...] | None = None, **attributes: str) -> str:
        """The name of an automatic style like `name` with these properties. Attributes are those of style:style itself."""
        frozen = tuple(sorted((kind, tuple(sorted(pairs.items(), key=str))) for kind, pairs in properties.items()))
        key = (family, name, frozen, tabs, tuple(sorted(attributes.items())))
        if key not in self._known:
            self._known[key] = self._make(family, name, properties, tabs, attributes)
        return self._known[key]

    def _make(
        self, family: str, name: str | None, properties: Properties, tabs: tuple[Tab, ...] | None, attributes: Mapping[str, str]
    ) -> str:
        present = self.styles.find(family, name)
        if present is not None and present.automatic:
            element = copy.deepcopy(present.element)
            element.tail = None
        else:
            element = etree.Element(STYLE + "style")
            element.set(STYLE + "family", family)
            if name:
                element.set(STYLE + "parent-style-name", name)
        new = self.free_name()
        element.set(STYLE + "name", new)
        for attribute, value in attributes.items():
            element.set(STYLE + attribute.replace("_", "-"), value)
        for kind, pairs in properties.items():
            set_properties(self._properties(element, family, kind), pairs)
        if tabs is not None:
            _set_tabs(self._properties(element, family, "paragraph-properties"), tabs)
        self.holder.append(element)
        self.styles.add(element)
        return new

    def _properties(self, element: Element, family: str, kind: str) -> Element:
        found = element.find(STYLE + kind)
        if found is not None:
            return found
        made = etree.Element(STYLE + kind)
        order = _PROPERTY_ORDER.get(family, (kind,))
        later = order[order.index(kind) + 1 :] if kind in order else ()
        places = [at for at, child in enumerate(element) if child.tag in {STYLE + each for each in later}]
        element.insert(min(places) if places else len(element), made)
        return made

    def free_name(self, stem: str = "") -> str:
        while True:
            self._number += 1
            name = f"{stem or self._stem}{self._number}"
            if name not in self._taken:
                self._taken.add(name)
                return name

    def face(self, font: str) -> str:
        """The name under which a font is declared; declared here where it is not yet."""
        for name, family in self.styles.faces.items():
            if family == font:
                return name
        holder = self.root.find(OFFICE + "font-face-decls")
        if holder is None:
            holder = etree.Element(OFFICE + "font-face-decls")
            places = [at for at, child in enumerate(self.root) if child.tag in _AFTER_FACES]
            self.root.insert(min(places) if places else 0, holder)
        face = etree.SubElement(holder, STYLE + "font-face")
        face.set(STYLE + "name", font)
        face.set(SVG + "font-family", f"'{font}'" if " " in font else font)
        self.styles.faces[font] = font
        return font

    def text(self, changes: Mapping[str, object]) -> dict[str, str | None]:
        """Fields of Format as attributes of style:text-properties."""
        return text(changes, self.face)


def text(changes: Mapping[str, object], face: Callable[[str], str]) -> dict[str, str | None]:
    """Fields of Format as attributes of style:text-properties; `face`: the name under which a font is declared."""
    attributes: dict[str, str | None] = {}
    for key, value in changes.items():
        if key == "font":
            attributes[STYLE + "font-name"] = face(str(value))
            attributes[FO + "font-family"] = None
        else:
            attributes.update(_TEXT[key](value))
    return attributes


_AFTER_FACES = {OFFICE + name for name in ("styles", "automatic-styles", "master-styles", "body")}


def number(value: object) -> str:
    """A number as XML writes it, without an exponent or a useless zero."""
    return f"{float(str(value)):.4f}".rstrip("0").rstrip(".") or "0"


def _colour(value: object) -> dict[str, str | None]:
    automatic = not value
    return {STYLE + "use-window-font-color": "true" if automatic else None, FO + "color": None if automatic else f"#{str(value).lower()}"}


def _underline(value: object) -> dict[str, str | None]:
    shown = "solid" if value else "none"
    return {
        STYLE + "text-underline-style": shown,
        STYLE + "text-underline-width": "auto" if value else None,
        STYLE + "text-underline-color": "font-color" if value else None,
    }


_TEXT: dict[str, Any] = {
    "size": lambda value: {FO + "font-size": number(value) + "pt"},
    "bold": lambda value: {FO + "font-weight": "bold" if value else "normal"},
    "italic": lambda value: {FO + "font-style": "italic" if value else "normal"},
    "underline": _underline,
    "strike": lambda value: {STYLE + "text-line-through-style": "solid" if value else "none"},
    "caps": lambda value: {FO + "text-transform": "uppercase" if value else "none"},
    "colour": _colour,
    "position": lambda value: {STYLE + "text-position": {1: "super 58%", -1: "sub 58%"}.get(value, "0% 100%")},
    "spacing": lambda value: {FO + "letter-spacing": number(value) + "pt" if value else "normal"},
}


def paragraph(changes: Mapping[str, Any]) -> dict[str, str | None]:
    """Fields of ParagraphFormat as attributes of style:paragraph-properties; style, tabs and outline stand elsewhere."""
    attributes: dict[str, str | None] = {}
    for key, value in changes.items():
        if key == "align":
            attributes[FO + "text-align"] = {"left": "start", "right": "end"}.get(value, value)
            attributes[STYLE + "justify-single-word"] = "false"
        elif key == "leading":
            attributes.update(_leading(Leading(*value)))
        elif key == "page_break":
            attributes[FO + "break-before"] = "page" if value else "auto"
        elif key == "keep_with_next":
            attributes[FO + "keep-with-next"] = "always" if value else "auto"
        elif key == "box":
            border = f"0.75pt solid #{value.lower()}" if value else "none"
            attributes.update({f"{FO}border-{side}": border for side in ("left", "right", "top", "bottom")})
            padding = {"left": 0, "right": 0, "top": BOX_PADDING, "bottom": BOX_PADDING} if value else {}
            attributes.update({f"{FO}padding-{side}": f"{points}pt" for side, points in padding.items()})
        elif key in _LENGTHS:
            name, unit = _LENGTHS[key]
            attributes[FO + name] = number(value) + unit
            if key == "first":
                attributes[STYLE + "auto-text-indent"] = "false"
    return attributes


_LENGTHS = {
    "first": ("text-indent", "mm"),
    "left": ("margin-left", "mm"),
    "right": ("margin-right", "mm"),
    "before": ("margin-top", "pt"),
    "after": ("margin-bottom", "pt"),
}


def _leading(leading: Leading) -> dict[str, str | None]:
    height, least = FO + "line-height", STYLE + "line-height-at-least"
    if leading.rule == "least":
        return {height: None, least: number(leading.value) + "pt"}
    return {height: number(leading.value * 100) + "%" if leading.rule == "multiple" else number(leading.value) + "pt", least: None}


def set_properties(element: Element, pairs: Mapping[str, str | None]) -> None:
    """Set attributes; a shorthand that stands there is written out first, or it would stand against them."""
    for shorthand, sides in _SHORTHANDS.items():
        value = element.get(shorthand)
        if value is not None and any(f"{shorthand}-{side}" in pairs for side in sides):
            del element.attrib[shorthand]
            for side in sides:
                if element.get(f"{shorthand}-{side}") is None:
                    element.set(f"{shorthand}-{side}", value)
    for name, setting in pairs.items():
        if setting is None:
            drop(element, name)
        else:
            element.set(name, setting)


def drop(element: Element, attribute: str) -> None:
    if element.get(attribute) is not None:
        del element.attrib[attribute]


def _set_tabs(properties: Element, tabs: tuple[Tab, ...]) -> None:
    for present in properties.findall(STYLE + "tab-stops"):
        properties.remove(present)
    stops = etree.Element(STYLE + "tab-stops")
    properties.insert(0, stops)
    for tab in tabs:
        stop = etree.SubElement(stops, STYLE + "tab-stop")
        stop.set(STYLE + "position", number(tab.position) + "mm")
        stop.set(STYLE + "type", "char" if tab.align == "decimal" else tab.align)
        if tab.align == "decimal":
            stop.set(STYLE + "char", ",")


LINE_STYLE: dict[str, str] = {
    DRAW + "stroke": "solid",
    SVG + "stroke-width": "0.26mm",
    SVG + "stroke-color": "#000000",
    DRAW + "fill": "none",
    STYLE + "run-through": "foreground",
    STYLE + "wrap": "run-through",
    STYLE + "number-wrapped-paragraphs": "no-limit",
    STYLE + "horizontal-rel": "paragraph",
    STYLE + "flow-with-text": "false",
}
ANCHOR = TEXT + "anchor-type"
