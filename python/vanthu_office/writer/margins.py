"""Margins: what stands in headers and footers; the page number put there, or taken away."""

from __future__ import annotations

from typing import Any, List, Sequence

from vanthu.document import Block, Format

from ..reader.formats import Formats
from ..reader.portions import walk
from .flow import erase_all, is_table
from .paragraphs import Maker, new_before

_HEADER = "Header"
_ALL = ("", "Left", "First")


def _texts(style: Any, kind: str) -> List[Any]:
    """The texts of a page style's header or footer that show: the usual one, that of even pages, that of the first page."""
    if not style.getPropertyValue(kind + "IsOn"):
        return []
    shown = [""]
    if not style.getPropertyValue(kind + "IsShared"):
        shown.append("Left")
    if not style.FirstIsShared:
        shown.append("First")
    return [style.getPropertyValue(kind + "Text" + which) for which in shown]


def contents(text: Any) -> List[Any]:
    """The paragraphs and tables of a text."""
    found = []
    each = text.createEnumeration()
    while each.hasMoreElements():
        found.append(each.nextElement())
    return found


def strip(model: Any, style: Any, kind: str) -> None:
    """Take the page number out of a header or footer, which stays, if empty, so that the text keeps its place."""
    for text in _texts(style, kind):
        _without(model, text, lambda paragraph: is_number(model, paragraph))


def number(maker: Maker, style: Any, block: Block, first: bool) -> None:
    """The number in the usual header and that of even pages; the first page keeps what else stood there."""
    if first:
        _without(maker.model, style.HeaderTextFirst, lambda paragraph: is_number(maker.model, paragraph))
    for which in _ALL[:1] if style.HeaderIsShared else _ALL[:2]:
        text = style.getPropertyValue("HeaderText" + which)
        _without(maker.model, text, lambda paragraph: is_number(maker.model, paragraph) or says_nothing(maker.model, paragraph))
        there = contents(text)
        if is_table(there[0]):
            made = maker.model.createInstance("com.sun.star.text.Paragraph")
            text.insertTextContentBefore(made, there[0])
        else:
            made = there[0] if says_nothing(maker.model, there[0]) else new_before(there[0])
        maker.fill(made, block, _HEADER)


def _without(model: Any, text: Any, unwanted: Any) -> None:
    for each in contents(text):
        if is_table(each) or not unwanted(each):
            continue
        if len(contents(text)) > 1:
            each.dispose()
        else:
            erase_all(each)


def is_number(model: Any, paragraph: Any) -> bool:
    """A paragraph that holds a page number and nothing else that is worth keeping."""
    pieces = walk(paragraph, Formats(model), Format(), False, False).pieces
    if not any(piece.field == "PAGE" for piece in pieces) or any(piece.kind in ("drawn", "note") for piece in pieces):
        return False
    rest = "".join([piece.text for piece in pieces if piece.field not in ("PAGE", "NUMPAGES")])
    return not rest.replace("Trang", "").replace("trang", "").strip(" \t\n-–—/|.")


def says_nothing(model: Any, paragraph: Any) -> bool:
    if paragraph.createContentEnumeration("com.sun.star.text.TextContent").hasMoreElements():
        return False
    return not walk(paragraph, Formats(model), Format(), False, False).pieces


def write(maker: Maker, text: Any, blocks: Sequence[Block], style: str = _HEADER) -> None:
    """Let a header, a footer or a note, which holds one empty paragraph, say this."""
    last = contents(text)[0]
    for block in blocks[:-1]:
        maker.fill(new_before(last), block, style)
    if blocks:
        maker.fill(last, blocks[-1], style)
