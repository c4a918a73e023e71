"""Blocks: paragraphs put in, dropped and moved, with the lists, page styles and bookmarks around them kept whole."""

from __future__ import annotations

from lxml import etree

from vanthu.edit import Refused

from .inline import CHANGES
from .names import DRAW, LIST, OFFICE, STYLE, STYLE_NAME, TABLE, TEXT, H, P
from .passage import detach
from .stylebook import StyleBook

Element = etree._Element

ITEM, HEADER = TEXT + "list-item", TEXT + "list-header"
_ITEMS = (ITEM, HEADER)
_TABLE = TABLE + "table"
_KEEPERS = frozenset([TABLE + "table-cell", DRAW + "text-box", TEXT + "note-body", STYLE + "header", STYLE + "footer", OFFICE + "text"])
_PAIRED = CHANGES | {TEXT + name for name in ("bookmark-start", "bookmark-end", "reference-mark-start", "reference-mark-end")}
_PAIRED |= {OFFICE + "annotation-end"}


def insert_before(element: Element, made: list[Element]) -> None:
    """Put elements before a paragraph: in a list as paragraphs without a label, at the end of the item before, or before the list."""
    node = element
    while True:
        parent = node.getparent()
        assert parent is not None
        if parent.tag in _ITEMS and node is _first(parent):
            earlier = parent.getprevious()
            if earlier is not None and earlier.tag in _ITEMS:
                _refuse_tables(made)
                earlier.extend(made)
                return
            holder = parent.getparent()
            assert holder is not None
            node = holder
            continue
        if parent.tag in _ITEMS:
            _refuse_tables(made)
        at = parent.index(node)
        for each in reversed(made):
            parent.insert(at, each)
        return


def insert_after(element: Element, made: list[Element]) -> None:
    """Put elements after a paragraph: out of the list where it is the list's last."""
    node = element
    while True:
        parent = node.getparent()
        assert parent is not None
        if parent.tag in _ITEMS and node is _last(parent) and parent is _last(_parent(parent)) and not _nested(parent):
            node = _parent(parent)
            continue
        if parent.tag in _ITEMS:
            _refuse_tables(made)
        at = parent.index(node) + 1
        tail, node.tail = node.tail, None
        for each in reversed(made):
            parent.insert(at, each)
        (made[-1] if made else node).tail = tail
        return


def _nested(item: Element) -> bool:
    outer = _parent(_parent(item))
    return outer.tag in _ITEMS


def _refuse_tables(made: list[Element]) -> None:
    if any(each.tag == _TABLE for each in made):
        raise Refused("no table inside a list")


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _first(holder: Element) -> Element | None:
    return next((child for child in holder if child.tag in (P, H, LIST)), None)


def _last(holder: Element) -> Element | None:
    return next((child for child in reversed(holder) if isinstance(child.tag, str)), None)


def is_alone(element: Element) -> bool:
    """Whether its holder (a cell, a text box …) has no other paragraph, so that an empty one must stay."""
    holder = next((each for each in element.iterancestors() if each.tag in _KEEPERS), None)
    if holder is None:
        return False
    for child in holder.iter(P, H):
        if child is not element and next(each for each in child.iterancestors() if each.tag in _KEEPERS) is holder:
            return False
    return True


def remove(element: Element) -> None:
    """Take a paragraph out; an item or list left empty goes too, and half of a bookmark or a change moves to a neighbour."""
    _rescue(element)
    node = element
    while True:
        parent = _parent(node)
        detach_block(node)
        if parent.tag in (LIST, *_ITEMS) and not any(isinstance(child.tag, str) for child in parent):
            node = parent
            continue
        return


def detach_block(node: Element) -> None:
    parent = _parent(node)
    node.tail = None  # white space between paragraphs
    parent.remove(node)


def _rescue(element: Element) -> None:
    """Ends of bookmarks and changes whose other end stands elsewhere move to the paragraph after, or before."""
    loose = [each for each in element.iter() if each.tag in _PAIRED]
    names: dict[str, int] = {}
    for each in loose:
        names[_name(each)] = names.get(_name(each), 0) + 1
    loose = [each for each in loose if names[_name(each)] == 1 and each.tag != TEXT + "change"]
    if not loose:
        return
    following = next((each for each in element.itersiblings() if each.tag in (P, H)), None)
    earlier = next((each for each in element.itersiblings(preceding=True) if each.tag in (P, H)), None)
    for each in reversed(loose):
        if following is not None:
            detach(each)
            each.tail, following.text = following.text, None
            following.insert(0, each)
        elif earlier is not None:
            detach(each)
            earlier.append(each)


def _name(element: Element) -> str:
    return str(element.get(TEXT + "name") or element.get(TEXT + "change-id") or element.get(OFFICE + "name") or "")


def hand_over(element: Element, heir: Element, book: StyleBook) -> None:
    """Let `heir` start the page style that `element` started."""
    master = _started(element, book)
    if master is None:
        return
    name, page = master
    start(heir, name, page, book)
    start(element, "", None, book)


def _started(element: Element, book: StyleBook) -> tuple[str, int | None] | None:
    if element.tag == _TABLE:
        master, number = book.styles.page_of_table(element.get(TABLE + "style-name"))
        return (master, number) if master else None
    look = book.styles.look(element.get(STYLE_NAME) or "Standard")
    return (look.master, look.page_number) if look.master else None


def start(element: Element, master: str, page: int | None, book: StyleBook) -> None:
    """Let a paragraph or table start on a master page; "" starts none."""
    number: dict[str, str | None] = {STYLE + "page-number": "auto" if page is None else str(page)}
    if element.tag == _TABLE:
        name = book.derive("table", element.get(TABLE + "style-name"), {"table-properties": number}, master_page_name=master)
        element.set(TABLE + "style-name", name)
        return
    name = book.derive("paragraph", element.get(STYLE_NAME) or "Standard", {"paragraph-properties": number}, master_page_name=master)
    element.set(STYLE_NAME, name)


def neighbour(element: Element) -> Element | None:
    """What would start the page if this element went: the next paragraph or table at the same height."""
    node = element
    while node.getparent() is not None and node.tag != OFFICE + "text":
        for following in node.itersiblings():
            if following.tag in (P, H, _TABLE):
                return following
            inner = next(following.iter(P, H), None) if isinstance(following.tag, str) else None
            if inner is not None:
                return inner
        node = _parent(node)
    return None
