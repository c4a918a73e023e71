"""Effective formatting: direct → character style → paragraph style → table style → defaults → theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from vanthu.document import Format, Leading, ParagraphFormat, Tab

from .names import PPR, RPR, VAL, Element, W, child_value
from .numbering import Numbering
from .properties import (
    PARAGRAPH_TAGS,
    RUN_TAGS,
    SINGLE,
    TOGGLES,
    Borders,
    Properties,
    box_of,
    indented,
    merged,
    paragraph_properties,
    run_properties,
    spaced,
)
from .theme import Theme

# Where a document says nothing, Word sets 10 point Times New Roman.
_UNSAID: Properties = {"font": "Times New Roman", "hansi": "Times New Roman", "size": 10.0}
_DEPTH = 64  # no honest chain of styles is longer
_CONDITIONS = ("lastCol", "firstCol", "lastRow", "firstRow")

TableContext = tuple[str, tuple[str, ...]]  # table style and the conditions (firstRow …) that hold; ("", ()) outside tables
OUTSIDE: TableContext = ("", ())


@dataclass
class Style:
    id: str
    name: str
    kind: str
    based_on: str | None
    run: Properties
    paragraph: Properties
    element: Element


class RunLook(NamedTuple):
    format: Format
    beyond_ascii: Format  # differs where letters beyond ASCII have a font of their own
    hidden: bool


class ParagraphLook(NamedTuple):
    """A paragraph's effective formatting and what it implies."""

    format: ParagraphFormat
    style: str  # its id
    contextual: bool  # no space between neighbours of the same style
    number: str  # the list it is in; "" none
    level: int
    borders: Borders  # side → what it looks like, () for none
    frame: tuple[Any, ...]
    letters: bool  # an indent is counted in letters
    automatic: bool  # its spacing is left to the program


class Styles:
    def __init__(self, root: Element | None, theme: Theme, numbering: Numbering) -> None:
        self.theme = theme
        self.numbering = numbering
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._run_defaults: Properties = dict(_UNSAID)
        self._paragraph_defaults: Properties = {}
        if root is not None:
            self._read(root)
        self._run_chains: dict[str, Properties] = {}
        self._paragraph_chains: dict[tuple[str, bool], Properties] = {}
        self._formats: dict[Format, Format] = {}
        self._run_looks: dict[Any, RunLook] = {}
        self._paragraph_looks: dict[Any, ParagraphLook] = {}
        self._table_looks: dict[TableContext, tuple[Properties, Properties]] = {OUTSIDE: ({}, {})}

    def _read(self, root: Element) -> None:
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self._run_defaults.update(run_properties(defaults.find(f"{W}rPrDefault/{RPR}"), self.theme))
            self._paragraph_defaults = paragraph_properties(defaults.find(f"{W}pPrDefault/{PPR}"))
        for element in root.iterchildren(W + "style"):
            id, kind = element.get(W + "styleId", ""), element.get(W + "type", "paragraph")
            style = Style(
                id,
                child_value(element, W + "name") or id,
                kind,
                child_value(element, W + "basedOn"),
                run_properties(element.find(RPR), self.theme),
                paragraph_properties(element.find(PPR)),
                element,
            )
            self._styles[id] = style
            if element.get(W + "default") in ("1", "true", "on"):
                self._defaults.setdefault(kind, id)
            if kind == "numbering" and "number" in style.paragraph:
                self.numbering.style_lists[id] = style.paragraph["number"]

    # Styles by name and kind.

    def name(self, id: str) -> str:
        return self._styles[id].name if id in self._styles else id

    def id_of(self, name: str, kind: str = "paragraph") -> str | None:
        """The style people know by this name."""
        for style in self._styles.values():
            if style.kind == kind and style.name.lower() == name.lower():
                return style.id
        return None

    def paragraph_style(self, id: str | None) -> str:
        """The style a paragraph has: the one it names where there is such a one, or the default."""
        if id is not None and id in self._styles and self._styles[id].kind == "paragraph":
            return id
        return self._defaults.get("paragraph", "")

    def table_style(self, id: str | None) -> str:
        if id is not None and id in self._styles and self._styles[id].kind == "table":
            return id
        return self._defaults.get("table", "")

    def chain(self, id: str) -> list[Style]:
        """A style and those it is based on, the base first; a circle is cut where it closes."""
        found: list[Style] = []
        seen: set[str] = set()
        while id in self._styles and id not in seen and len(found) < _DEPTH:
            seen.add(id)
            style = self._styles[id]
            if found and style.kind != found[0].kind:
                break
            found.append(style)
            id = style.based_on or ""
        return found[::-1]

    # Runs.

    def run_look(
        self, context: TableContext, style: str, element: Element | None, over: Properties | None = None, over_key: Any = None
    ) -> RunLook:
        """How a run with this w:rPr looks in a paragraph of this style; `over` (a list level's) is laid over it."""
        key = (context, style, run_key(element), over_key)
        look = self._run_looks.get(key)
        if look is None:
            direct = run_properties(element, self.theme)
            if over:
                direct = {**direct, **over}
            look = self._run_looks[key] = self._run_look(context, style, direct)
        return look

    def _run_look(self, context: TableContext, style: str, direct: Properties) -> RunLook:
        table, _ = self._table_look(context)
        layers = [table, self._run_chain(style, "paragraph"), self._run_chain(direct.get("style", ""), "character")]
        found = {**self._run_defaults}
        for layer in layers:
            found.update(layer)
        for name in TOGGLES:
            if name in direct:
                found[name] = direct[name]
            else:
                found[name] = self._run_defaults.get(name, False) or sum([layer.get(name, False) for layer in layers]) % 2 == 1
        found.update({key: value for key, value in direct.items() if key not in TOGGLES})
        format = self.format(
            Format(
                font=found["font"],
                size=found["size"],
                bold=found["b"],
                italic=found["i"],
                underline=found.get("underline", False),
                strike=found["strike"] or found["dstrike"],
                caps=found["caps"],
                colour=found.get("colour", ""),
                position=found.get("position", 0),
                spacing=found.get("spacing", 0.0),
            )
        )
        beyond = format if found["hansi"] == found["font"] else self.format(format._replace(font=found["hansi"]))
        return RunLook(format, beyond, found["vanish"])

    def format(self, format: Format) -> Format:
        """The one object that stands for all equal formats."""
        return self._formats.setdefault(format, format)

    def _run_chain(self, id: str, kind: str) -> Properties:
        chain = self._run_chains.get(id)
        if chain is None:
            chain = {}
            for style in self.chain(id):
                chain.update(style.run)
            chain.pop("style", None)
            self._run_chains[id] = chain
        if not id or id not in self._styles or self._styles[id].kind != kind:
            return {}
        return chain

    # Paragraphs.

    def paragraph_look(self, context: TableContext, element: Element | None) -> ParagraphLook:
        key = (context, None if element is None else _paragraph_key(element))
        look = self._paragraph_looks.get(key)
        if look is None:
            look = self._paragraph_looks[key] = self._paragraph_look(context, paragraph_properties(element))
        return look

    def _paragraph_look(self, context: TableContext, direct: Properties) -> ParagraphLook:
        style = self.paragraph_style(direct.get("style"))
        _, table = self._table_look(context)
        listed = direct.get("number") != "0"
        found = merged(merged(self._paragraph_defaults, table), self._paragraph_chain(style, listed))
        number = str(direct.get("number", found.get("number", "0")))
        level: int | None = direct.get("level", found.get("level"))
        if level is None:
            level = self.numbering.level_of_style(number, style)
        if "number" in direct:
            entry = self.numbering.level(number, level)
            if entry is not None:
                found = merged(found, entry.paragraph)
        found = merged(found, direct)
        size = self.run_look(context, style, None).format.size
        format = ParagraphFormat(
            align=found.get("align", "left"),
            first=indented(found, "first", size),
            left=indented(found, "left", size),
            right=indented(found, "right", size),
            before=spaced(found, "before"),
            after=spaced(found, "after"),
            leading=_leading(found),
            tabs=_tabs(found.get("tabs", {})),
            style=self.name(style),
            outline=found.get("outline", 0),
            page_break=found.get("page_break", False),
            keep_with_next=found.get("keep_with_next", False),
            box=box_of(found.get("borders", {})),
        )
        return ParagraphLook(
            format=format,
            style=style,
            contextual=found.get("contextual", False),
            number="" if number == "0" else number,
            level=level,
            borders=found.get("borders", {}),
            frame=found.get("frame", ()),
            letters=any(found.get(key + "_letters") for key in ("first", "left", "right")),
            automatic=any(found.get(key + "_automatic") for key in ("before", "after")),
        )

    def _paragraph_chain(self, id: str, listed: bool = True) -> Properties:
        """A style with its bases. The list a style names gives its indents under the style's own, unless the paragraph left it."""
        chain = self._paragraph_chains.get((id, listed))
        if chain is None:
            chain = {}
            for style in self.chain(id):
                number = style.paragraph.get("number", "0")
                if listed and number != "0":
                    level = style.paragraph.get("level", self.numbering.level_of_style(number, style.id))
                    entry = self.numbering.level(number, level)
                    if entry is not None:
                        chain = merged(chain, entry.paragraph)
                chain = merged(chain, style.paragraph)
            self._paragraph_chains[id, listed] = chain
        return chain

    # Tables.

    def _table_look(self, context: TableContext) -> tuple[Properties, Properties]:
        look = self._table_looks.get(context)
        if look is None:
            run: Properties = {}
            paragraph: Properties = {}
            id, conditions = context
            for style in self.chain(id):
                run.update(style.run)
                paragraph = merged(paragraph, style.paragraph)
            for name in conditions:
                for style in self.chain(id):
                    for part in style.element.iterchildren(W + "tblStylePr"):
                        if part.get(W + "type") == name:
                            run.update(run_properties(part.find(RPR), self.theme))
                            paragraph = merged(paragraph, paragraph_properties(part.find(PPR)))
            look = self._table_looks[context] = run, paragraph
        return look

    def conditions(self, id: str) -> tuple[str, ...]:
        """The conditions a table style says something about, weakest first."""
        said = {part.get(W + "type") for style in self.chain(id) for part in style.element.iterchildren(W + "tblStylePr")}
        return tuple([name for name in _CONDITIONS if name in said])


def _leading(found: Properties) -> Leading:
    line, rule = found.get("line"), found.get("line_rule", "auto")
    if line is None or line == 0:
        return Leading()
    if rule == "auto":
        return Leading("multiple", round(abs(line) / 240, 3))
    return Leading("exact" if rule == "exact" or line < 0 else "least", round(abs(line) / 20, 2))


def _tabs(tabs: dict[float, str]) -> tuple[Tab, ...]:
    return tuple([Tab(round(position * 25.4 / 1440, 2), align) for position, align in sorted(tabs.items()) if align])


def run_key(element: Element | None) -> Any:
    """What makes two w:rPr look the same: the children that count."""
    if element is None:
        return None
    return tuple(
        [(child.tag, child.get(VAL)) if child.tag in SINGLE else (child.tag, *child.items()) for child in element if child.tag in RUN_TAGS]
    )


def _paragraph_key(element: Element) -> Any:
    return tuple(
        [(child.tag, *child.items(), *[(each.tag, *each.items()) for each in child]) for child in element if child.tag in PARAGRAPH_TAGS]
    )


def table_look_flags(properties: Element | None) -> set[str]:
    """Which conditions a table's w:tblLook switches on."""
    look = None if properties is None else properties.find(W + "tblLook")
    if look is None:
        return set()
    flags = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}
    found = {name for key, name in flags.items() if look.get(W + key) in ("1", "true", "on")}
    try:
        bits = int(look.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    if not any(look.get(W + key) for key in flags):
        found = {name for bit, name in ((0x20, "firstRow"), (0x40, "lastRow"), (0x80, "firstCol"), (0x100, "lastCol")) if bits & bit}
    return found
