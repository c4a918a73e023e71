"""Words: changing the text and the looks inside one opened paragraph."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from vanthu.document import Format
from vanthu.writing import differences

from .inline import mark_span
from .names import SPAN, STYLE_NAME, XML
from .passage import Atom, atoms, detach, fit, get, put
from .stylebook import StyleBook, drop

Element = etree._Element


class Words:
    """One opened paragraph, with what is needed to find its text."""

    def __init__(self, paragraph: Element, book: StyleBook, base: Format, hidden: bool) -> None:
        self.paragraph = paragraph
        self.book = book
        self.base = base
        self.hidden = hidden

    def atoms(self) -> list[Atom]:
        return atoms(self.paragraph, self.book.styles, self.base, self.hidden)

    @property
    def text(self) -> str:
        return "".join([atom.text for atom in self.atoms()])

    # Text

    def replace(self, start: int, end: int, after: str) -> None:
        """Put `after` for text[start:end], touching as little as may be: what stays the same keeps its looks and its notes."""
        after = fit(after)
        for low, high, new in differences(self.text[start:end], after, self._is_mixed(start, end)):
            self._replace(start + low, start + high, new, (start, end))

    def _is_mixed(self, start: int, end: int) -> bool:
        return sum(1 for atom in self.atoms() if atom.start < end and atom.end > start) > 1

    def _replace(self, start: int, end: int, after: str, within: tuple[int, int] = (0, 0)) -> None:
        for atom in self.atoms():
            cut = atom.start < end and atom.end > start
            met = atom.start <= end and atom.end >= start and atom.start < within[1] and atom.end > within[0]
            if atom.field and (cut or met):
                _unwrap(atom.element, atom.text)
        present = self.atoms()
        touched = [atom for atom in present if atom.start < end and atom.end > start and not atom.field]
        target = touched[0] if touched else _before(present, start)
        if target is not None:
            place = min(max(start - target.start, 0), len(target.text))
        for atom in reversed(touched):
            low, high = max(start - atom.start, 0), min(end - atom.start, len(atom.text))
            middle = after if atom is target else ""
            put(atom.element, atom.tail, atom.text[:low] + middle + atom.text[high:])
        if not touched and after:
            if target is None:
                self._begin(present, after)
            elif target.field:
                target.element.tail = after + (target.element.tail or "")
            else:
                put(target.element, target.tail, target.text[:place] + after + target.text[place:])
        for atom in touched:
            if not atom.tail:
                self._drop_if_empty(atom.element)

    def _begin(self, present: list[Atom], after: str) -> None:
        """Text before all other: it looks like the first, or like the paragraph's mark where there is none."""
        if present and not present[0].field:
            first = present[0]
            put(first.element, first.tail, after + first.text)
            return
        mark = mark_span(self.paragraph)
        holder = etree.Element(SPAN)
        holder.text = after
        if present:
            field = present[0].element
            parent = field.getparent()
            assert parent is not None
            if present[0].styled_by:
                holder.set(STYLE_NAME, present[0].styled_by)
            parent.insert(parent.index(field), holder)
        elif mark is not None:
            holder.set(STYLE_NAME, mark.get(STYLE_NAME) or "")
            self.paragraph.insert(self.paragraph.index(mark), holder)
        elif len(self.paragraph):
            self.paragraph[-1].tail = (self.paragraph[-1].tail or "") + after
        else:
            self.paragraph.text = after

    def _drop_if_empty(self, span: Element) -> None:
        while span.tag == SPAN and not span.text and not len(span):
            parent = span.getparent()
            alone = span is self.paragraph[-1] and not span.tail if parent is self.paragraph else False
            if parent is None or (alone and not self.text):
                return  # it keeps the looks of the mark
            detach(span)
            span = parent

    # Looks

    def format(self, start: int, end: int, changes: Mapping[str, object], mark: bool) -> None:
        for atom in reversed(self.atoms()):
            low, high = max(start - atom.start, 0), min(end - atom.start, len(atom.text))
            if low < high and not _has(atom.format, changes):
                self._wrap(atom, low, high, changes)
        if mark:
            self._format_mark(changes)

    def _wrap(self, atom: Atom, low: int, high: int, changes: Mapping[str, object]) -> None:
        properties = {"text-properties": self.book.text(changes)}
        holder = atom.element
        if not atom.field and not atom.tail and holder.tag == SPAN and not len(holder) and (low, high) == (0, len(atom.text)):
            holder.set(STYLE_NAME, self.book.derive("text", holder.get(STYLE_NAME), properties))
            return
        span = etree.Element(SPAN)
        span.set(STYLE_NAME, self.book.derive("text", None, properties))
        parent = holder if not (atom.tail or atom.field) else holder.getparent()
        assert parent is not None
        if atom.field:
            parent.insert(parent.index(holder), span)
            span.tail, holder.tail = holder.tail, None
            span.append(holder)
            return
        put(holder, atom.tail, atom.text[:low])
        span.text = atom.text[low:high]
        span.tail = atom.text[high:] or None
        parent.insert(parent.index(holder) + 1 if atom.tail else 0, span)

    def _format_mark(self, changes: Mapping[str, object]) -> None:
        mark = mark_span(self.paragraph)
        name = mark.get(STYLE_NAME) if mark is not None else None
        if _has(self.book.styles.span(self.base, name)[0] if name else self.base, changes):
            return
        if mark is None:
            mark = etree.SubElement(self.paragraph, SPAN)
        mark.set(STYLE_NAME, self.book.derive("text", name, {"text-properties": self.book.text(changes)}))

    # Breaking and joining

    def split(self, at: int) -> tuple[Element, Element]:
        """Break the paragraph; blanks around the break go. Gives both halves; the first is the paragraph itself."""
        text = self.text
        left, right = len(text[:at].rstrip()), len(text) - len(text[at:].lstrip())
        if left < right:
            self._replace(left, right, "")
        present = self.atoms()
        target = next((atom for atom in present if atom.start <= left < atom.end), None)
        if target is None:
            second = _bare_copy(self.paragraph)
            mark = mark_span(self.paragraph)
            if mark is not None:
                second.append(copy.copy(mark))
            return self.paragraph, second
        holder = target.element.getparent() if (target.tail or target.field) else target.element
        if target.field:
            moved = _cut_before(target.element)
        else:
            moved = _cut(target.element, target.tail, left - target.start)
        return self.paragraph, self._raise(moved, holder)

    def _raise(self, moved: Element, holder: Element | None) -> Element:
        """Carry the cut up from the span where it was made to the paragraph."""
        while holder is not None and holder is not self.paragraph:
            parent = holder.getparent()
            assert parent is not None
            outer = _bare_copy(parent)
            moved.tail, holder.tail = holder.tail, None
            followers = list(holder.itersiblings())
            outer.append(moved)
            for follower in followers:
                outer.append(follower)
            moved, holder = outer, parent
        return moved

    def join(self, following: Words, glue: str) -> None:
        """Take in the text of another opened paragraph."""
        length = len(self.text)
        mark = mark_span(self.paragraph)
        if mark is not None and length:
            self.paragraph.remove(mark)
        if glue:
            self._replace(length, length, fit(glue))
        different = {name: value for name, value in following.base._asdict().items() if value != getattr(self.base, name)}
        holder = self.paragraph
        if different:
            holder = etree.SubElement(self.paragraph, SPAN)
            holder.set(STYLE_NAME, self.book.derive("text", None, {"text-properties": self.book.text(different)}))
        other = following.paragraph
        if other.text:
            if len(holder):
                holder[-1].tail = (holder[-1].tail or "") + other.text
            else:
                holder.text = (holder.text or "") + other.text
        for child in list(other):
            holder.append(child)
        other.text = None


def _before(present: list[Atom], offset: int) -> Atom | None:
    """The atom whose last character stands before `offset`."""
    found = None
    for atom in present:
        if atom.start < offset <= atom.end:
            found = atom
    return found


def _has(format: Format, changes: Mapping[str, object]) -> bool:
    return all(getattr(format, name) == value for name, value in changes.items())


def _unwrap(field: Element, text: str) -> None:
    """A field whose shown text is changed becomes text: the office would put the old words back."""
    field.tail = text + (field.tail or "")
    detach(field)


def _bare_copy(element: Element) -> Element:
    made = copy.copy(element)
    for child in list(made):
        made.remove(child)
    made.text = made.tail = None
    drop(made, XML + "id")
    return made


def _cut(element: Element, tail: bool, at: int) -> Element:
    """Cut at a place of text: what follows in the same holder moves to a bare copy of the holder."""
    text = get(element, tail)
    holder = element.getparent() if tail else element
    assert holder is not None
    made = _bare_copy(holder)
    made.text = text[at:] or None
    followers = list(element.itersiblings()) if tail else list(holder)
    put(element, tail, text[:at])
    for follower in followers:
        made.append(follower)
    return made


def _cut_before(element: Element) -> Element:
    holder = element.getparent()
    assert holder is not None
    made = _bare_copy(holder)
    for follower in [element, *element.itersiblings()]:
        made.append(follower)
    return made
