"""Builders: text, formats and Blocks → runs and paragraphs.

Formatting is written directly, and only where it differs from what the place gives anyway.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Iterator, Mapping

from vanthu.document import Block, Format, Leading, ParagraphFormat, Tab

from .lines import line_shape, set_border, set_box
from .names import XML_SPACE, Element, W
from .schema import clean, drop, element, properties_of, put, switch, twips, unset
from .styles import Styles, TableContext

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_POSITION = {1: "superscript", 0: "baseline", -1: "subscript"}
_PLACES = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_SPECIAL = re.compile("([\t\n])")
_WRITTEN_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}


# Runs.


def set_format(properties: Element, changes: Mapping[str, Any]) -> None:
    """Write fields of Format into a w:rPr."""
    for name, value in changes.items():
        if name == "font":
            fonts = put(properties, "rFonts", **dict.fromkeys(_PLACES, value))
            for theme in _THEMES:
                unset(fonts, theme)
        elif name == "size":
            for each in ("sz", "szCs"):
                put(properties, each, val=round(value * 2))
        elif name in ("bold", "italic"):
            for each in ("b", "bCs") if name == "bold" else ("i", "iCs"):
                switch(properties, each, value)
        elif name == "underline":
            put(properties, "u", val="single" if value else "none")
        elif name == "strike":
            switch(properties, "strike", value)
            drop(properties, "dstrike")
        elif name == "caps":
            switch(properties, "caps", value)
        elif name == "colour":
            drop(properties, "color")
            put(properties, "color", val=value or "auto")
        elif name == "position":
            put(properties, "vertAlign", val=_POSITION[value])
        elif name == "spacing":
            put(properties, "spacing", val=round(value * 20))


def format_changes(wanted: Format, base: Format) -> dict[str, Any]:
    """What must be written so that text of format `base` looks as wanted. What is unknown ("" and 0) is not written."""
    unknown = {"font": "", "size": 0.0}
    pairs = zip(Format._fields, wanted, base, strict=True)
    return {name: value for name, value, have in pairs if value != have and value != unknown.get(name)}


def run_contents(text: str) -> list[Element]:
    """The w:t, w:tab and w:br that show a text."""
    contents = []
    for part in _SPECIAL.split(clean(text)):
        if part == "\t":
            contents.append(element("tab"))
        elif part == "\n":
            contents.append(element("br"))
        elif part:
            contents.append(text_element(part))
    return contents


def text_element(text: str) -> Element:
    made = element("t")
    set_text(made, text)
    return made


def set_text(target: Element, text: str) -> None:
    target.text = text
    if text != text.strip():
        target.set(XML_SPACE, "preserve")


def run(format: Format, base: Format, *contents: Element) -> Element:
    made = element("r")
    changes = format_changes(format, base)
    if changes:
        set_format(properties_of(made), changes)
    made.extend(contents)
    return made


def field_runs(name: str, shown: str, format: Format, base: Format) -> list[Element]:
    """A complex field with its result."""
    code = element("instrText")
    code.text = f" {name} "
    code.set(XML_SPACE, "preserve")
    middle = run_contents(shown)
    begin, separate, end = [element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    return [run(format, base, *contents) for contents in ([begin], [code], [separate], middle, [end]) if contents]


# Paragraphs.


def set_paragraph(
    properties: Element, changes: Mapping[str, Any], inherited_tabs: tuple[Tab, ...] = (), letters: bool = False, automatic: bool = False
) -> None:
    """Write fields of ParagraphFormat (all but the style) into a w:pPr.

    What has to be overruled: indents counted in `letters`, spacing that is `automatic`.
    """
    for name, value in changes.items():
        if name == "align":
            put(properties, "jc", val=_ALIGN[value])
        elif name in ("first", "left", "right"):
            _set_indent(put(properties, "ind"), name, value, letters)
        elif name in ("before", "after"):
            spacing = put(properties, "spacing", **{name: round(value * 20)})
            unset(spacing, name + "Lines")
            if automatic or spacing.get(W + name + "Autospacing") is not None:
                spacing.set(W + name + "Autospacing", "0")
        elif name == "leading":
            _set_leading(put(properties, "spacing"), value)
        elif name == "tabs":
            _set_tabs(properties, value, inherited_tabs)
        elif name == "outline":
            put(properties, "outlineLvl", val=value - 1 if value else 9)
        elif name == "page_break":
            switch(properties, "pageBreakBefore", value)
        elif name == "keep_with_next":
            switch(properties, "keepNext", value)
        elif name == "box":
            set_box(properties, value)


def _set_indent(indent: Element, name: str, value: float, letters: bool) -> None:
    if name == "first":
        for each in ("firstLine", "hanging"):
            unset(indent, each)
        indent.set(W + ("hanging" if value < 0 else "firstLine"), str(abs(twips(value))))
        counted: tuple[str, ...] = ("firstLineChars", "hangingChars")
    else:
        logical = {"left": "start", "right": "end"}[name]
        unset(indent, logical)
        indent.set(W + name, str(twips(value)))
        counted = (name + "Chars", logical + "Chars")
    for each in counted:
        unset(indent, each)
    if letters:
        indent.set(W + counted[0], "0")


def _set_leading(spacing: Element, leading: Leading) -> None:
    rule, value = leading
    spacing.set(W + "line", str(round(value * (240 if rule == "multiple" else 20))))
    spacing.set(W + "lineRule", {"multiple": "auto", "exact": "exact", "least": "atLeast"}[rule])


def _set_tabs(properties: Element, tabs: tuple[Tab, ...], inherited: tuple[Tab, ...]) -> None:
    drop(properties, "tabs")
    wanted = {twips(tab.position): tab.align for tab in tabs}
    entries = {twips(tab.position): "clear" for tab in inherited}
    entries.update(wanted)
    if entries:
        parent = put(properties, "tabs")
        for position, align in sorted(entries.items()):
            parent.append(element("tab", val=align, pos=position))


def paragraph_changes(wanted: ParagraphFormat, base: ParagraphFormat) -> dict[str, Any]:
    """What must be written so that a paragraph of format `base` stands as wanted."""
    pairs = zip(ParagraphFormat._fields, wanted, base, strict=True)
    changes = {name: value for name, value, have in pairs if value != have and name != "style"}
    if "before" in changes or "after" in changes:  # the two are written as one thing, lest a neighbour's style takes one of them
        changes["before"], changes["after"] = wanted.before, wanted.after
    return changes


@dataclass(frozen=True)
class Base:
    """What a place gives to a new paragraph of some style before anything is written directly."""

    style: str | None  # the style's id, None for the default
    paragraph: ParagraphFormat
    run: Format
    contextual: bool = False
    letters: bool = False
    automatic: bool = False
    numbered: bool = False  # the style puts it in a list; what we write has its number as text


def base_of(styles: Styles, context: TableContext, style: str) -> Base:
    """What a paragraph of the style of this name starts from; of the default style where there is none of that name."""
    id = styles.id_of(clean(style)) if style else None
    properties = element("pPr")
    if id is not None:
        put(properties, "pStyle", val=id)
    numbered = bool(styles.paragraph_look(context, properties).number)
    if numbered:
        put(properties, "numPr").append(element("numId", val=0))
    look = styles.paragraph_look(context, properties)
    run = styles.run_look(context, look.style, None).format
    return Base(id, look.format, run, look.contextual, look.letters, look.automatic, numbered)


def paragraph(block: Block, base: Base, ids: Iterator[int], notes: list[Element] | None = None) -> Element:
    """A w:p for a block. `ids`: for its drawings; `notes`: the references to set at its note marks."""
    made = element("p")
    properties = element("pPr")
    if base.style is not None:
        put(properties, "pStyle", val=base.style)
    if block.place.kind == "frame":
        width = twips(block.place.width)
        put(properties, "framePr", **({"w": width} if width else {}), wrap="around", vAnchor="text", hAnchor="text", y=1)
    if base.numbered:
        put(properties, "numPr").append(element("numId", val=0))
    changes = paragraph_changes(block.paragraph, base.paragraph)
    set_paragraph(properties, changes, base.paragraph.tabs, base.letters, base.automatic)
    if base.contextual:
        switch(properties, "contextualSpacing", False)
    if any(line.kind == "border" for line in block.lines):
        set_border(properties)
    mark = format_changes(block.mark, base.run)
    if mark and block.mark != Format():
        set_format(put(properties, "rPr"), mark)
    if len(properties):
        made.append(properties)
    made.extend([run(base.run, base.run, line_shape(line, next(ids))) for line in block.lines if line.kind == "shape"])
    if block.label:
        glue = "\t" if block.paragraph.first < 0 else " "
        format = block.format_at(0) if block.label_format == Format() else block.label_format
        made.append(run(format, base.run, *run_contents(block.label + glue)))
    made.extend(_runs(block, base, notes or []))
    if block.breaks_page:
        made.append(run(base.run, base.run, element("br", type="page")))
    return made


def _runs(block: Block, base: Base, notes: list[Element]) -> list[Element]:
    runs: list[Element] = []
    waiting = list(zip(block.notes, notes, strict=False))
    at = 0
    for each in block.runs:
        cuts = [offset for offset, _ in waiting if at < offset < at + len(each.text)]
        if each.field in _WRITTEN_FIELDS:
            runs += field_runs(each.field, each.text or "1", each.format, base.run)
            at += len(each.text)
            continue
        for start, end in zip([at, *cuts], [*cuts, at + len(each.text)], strict=True):
            while waiting and waiting[0][0] <= start:
                runs.append(waiting.pop(0)[1])
            contents = run_contents(each.text[start - at : end - at])
            if contents:
                runs.append(run(each.format, base.run, *contents))
        at += len(each.text)
    return runs + [note for _, note in waiting]
