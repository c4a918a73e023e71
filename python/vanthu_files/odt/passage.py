"""Passage: the inside of one paragraph, opened for change: spaces, tabs and breaks become characters, and go back after."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from vanthu.document import Format

from .inline import BLANK, BREAK, CHANGES, HOLDERS, LINK, NOTE, NOTHING, TAB, blanks, field_text, is_field
from .names import DRAW, OFFICE, SPAN, STYLE_NAME, TEXT
from .styles import Styles

Element = etree._Element

_BLANKS = re.compile(r"[ \t\r\n]+")
_SPECIAL = re.compile(r"\t|\n| {2,}|^ ")
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot carry


class Atom(NamedTuple):
    """A stretch of shown text: what an element holds (tail=False), what follows it (tail=True), or a field's text."""

    element: Element
    tail: bool
    field: bool
    start: int
    text: str
    format: Format
    styled_by: str  # name of the span style in force, "" for the paragraph's own

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def fit(text: str) -> str:
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _text_walk(element: Element, visit: Callable[[Element, bool], None], other: Callable[[Element], None]) -> None:
    """Visit every place of running text inside `element` in order: (holder, is it a tail); `other` for what stands between."""
    visit(element, False)
    for child in list(element):
        tag = child.tag
        if tag == SPAN or tag == LINK or tag in HOLDERS or (isinstance(tag, str) and not _opaque(tag)):
            _text_walk(child, visit, other)
        else:
            other(child)
        visit(child, True)


_STOPS = frozenset([NOTE, TAB, BLANK, BREAK]) | NOTHING | CHANGES


def _opaque(tag: str) -> bool:
    return tag in _STOPS or tag.startswith((DRAW, OFFICE)) or is_field(tag)


def get(element: Element, tail: bool) -> str:
    return (element.tail if tail else element.text) or ""


def put(element: Element, tail: bool, text: str) -> None:
    if tail:
        element.tail = text or None
    else:
        element.text = text or None


def detach(element: Element) -> None:
    """Take an element out, its tail staying where it was."""
    tail = element.tail
    element.tail = None
    if tail:
        before = element.getprevious()
        parent = element.getparent()
        assert parent is not None
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def open_up(paragraph: Element) -> None:
    """Collapse what XML collapses, then turn text:s, text:tab and text:line-break into the characters they mean."""
    after_blank = True

    def visit(element: Element, tail: bool) -> None:
        nonlocal after_blank
        raw = get(element, tail)
        if not raw:
            return
        text = _BLANKS.sub(" ", raw)
        if after_blank and text.startswith(" "):
            text = text[1:]
        if text:
            after_blank = text[-1] == " "
        if text != raw:
            put(element, tail, text)

    def other(element: Element) -> None:
        nonlocal after_blank
        tag = element.tag
        if tag in (TAB, BLANK, BREAK, NOTE) or (isinstance(tag, str) and is_field(tag)):
            after_blank = False

    _text_walk(paragraph, visit, other)
    for element in [each for each in paragraph.iter(TAB, BLANK, BREAK) if _in_text(each, paragraph)]:
        shown = {TAB: "\t", BREAK: "\n"}.get(str(element.tag)) or " " * blanks(element)
        element.tail = shown + (element.tail or "")
        detach(element)


def _in_text(element: Element, paragraph: Element) -> bool:
    """Not inside a note, a comment, a text box."""
    for holder in element.iterancestors():
        if holder is paragraph:
            return True
        if isinstance(holder.tag, str) and _opaque(holder.tag):
            return False
    return False


def close_up(paragraph: Element) -> None:
    """The opposite of open_up: blanks, tabs and breaks that XML would lose become elements."""
    after_blank = True

    def visit(element: Element, tail: bool) -> None:
        nonlocal after_blank
        text = get(element, tail)
        if not text:
            return
        if _SPECIAL.search(text) or (after_blank and text[0] == " "):
            after_blank = _write(element, tail, text, after_blank)
        else:
            after_blank = text[-1] == " "

    def other(element: Element) -> None:
        nonlocal after_blank
        if element.tag == NOTE or (isinstance(element.tag, str) and is_field(element.tag)):
            after_blank = False

    _text_walk(paragraph, visit, other)


def _write(holder: Element, tail: bool, text: str, after_blank: bool) -> bool:
    """Put literal text at one place; gives whether it ends with a blank that swallows the next."""
    put(holder, tail, "")
    parent = holder.getparent() if tail else holder
    assert parent is not None
    at = parent.index(holder) + 1 if tail else 0
    last: Element | None = None

    def plain(piece: str) -> None:
        if last is not None:
            last.tail = (last.tail or "") + piece
        else:
            put(holder, tail, get(holder, tail) + piece)

    for piece in re.findall(r"\t|\n| +|[^\t\n ]+", text):
        if piece[0] == " ":
            if not after_blank:
                plain(" ")
                piece = piece[1:]
                after_blank = True
            if not piece:
                continue
            made = etree.Element(BLANK)
            if len(piece) > 1:
                made.set(TEXT + "c", str(len(piece)))
        elif piece in ("\t", "\n"):
            made = etree.Element(TAB if piece == "\t" else BREAK)
        else:
            plain(piece)
            after_blank = False
            continue
        parent.insert(at, made)
        at += 1
        last = made
        after_blank = False
    return after_blank


def atoms(paragraph: Element, styles: Styles, base: Format, hidden: bool) -> list[Atom]:
    """The shown text of an opened paragraph, in order."""
    found: list[Atom] = []
    length = 0

    def add(element: Element, tail: bool, field: bool, text: str, format: Format, style: str) -> None:
        nonlocal length
        found.append(Atom(element, tail, field, length, text, format, style))
        length += len(text)

    def walk(element: Element, format: Format, out: bool, style: str) -> None:
        if element.text and not out:
            add(element, False, False, element.text, format, style)
        for child in element:
            tag = child.tag
            if tag == SPAN or tag == LINK:
                name = child.get(STYLE_NAME) or ""
                inner, gone = styles.span(format, name)
                walk(child, inner, out or gone, name)
            elif isinstance(tag, str) and is_field(tag) and not out:
                text = field_text(child)
                if text:
                    add(child, False, True, text, format, style)
            elif isinstance(tag, str) and not _opaque(tag):
                walk(child, format, out, style)
            if child.tail and not out:
                add(child, True, False, child.tail, format, style)

    walk(paragraph, base, hidden, "")
    return found
