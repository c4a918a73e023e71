"""Changing the text and the formats of one paragraph, touching only the runs in the range."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any, Mapping

from vanthu.document import Format

from .build import run_contents, set_format, set_text
from .names import PPR, RPR, Element, P, R, T, W
from .schema import element, paragraph_properties_of, properties_of, put
from .story import Draft

_TRACKING = (W + "ins", W + "del", W + "moveFrom", W + "moveTo", W + "rPrChange")
_BREAK = W + "br"
_OF_THE_TEXT = {T, W + "tab", W + "br", W + "cr", W + "ptab", W + "noBreakHyphen", W + "softHyphen", W + "sym"}


@dataclass(slots=True)
class Slot:
    """A piece of the paragraph's text as it now is."""

    element: Element
    text: str
    format: Format
    field: str

    @property
    def run(self) -> Element:
        run = self.element.getparent()
        assert run is not None
        return run

    @property
    def is_page_break(self) -> bool:
        return self.element.tag == _BREAK and self.element.get(W + "type") in ("page", "column")

    @property
    def free(self) -> bool:
        """Whether its text may be changed: no field's result, no page break, nothing in an odd place."""
        return not self.field and not self.is_page_break and self.element.tag in _OF_THE_TEXT and self.run.tag == R


class Text:
    """The text of a draft, while edits change it. Offsets are always those of the text as it now is."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.slots = [Slot(*piece) for piece in draft.pieces]

    def __str__(self) -> str:
        return "".join([slot.text for slot in self.slots])

    # Finding.

    def _within(self, start: int, end: int) -> list[tuple[int, Slot]]:
        """The slots that show something of [start, end), each with where it starts."""
        found = []
        at = 0
        for slot in self.slots:
            if at < end and at + len(slot.text) > start:
                found.append((at, slot))
            at += len(slot.text)
        return found

    def can_replace(self, start: int, end: int, before: str, after: str) -> bool:
        low, high, _ = _difference(start, end, before, after)
        if low < high:
            return all(slot.free for _, slot in self._within(low, high))
        return not self.slots or self._host(low) is not None or low in (0, len(str(self)))

    def can_format(self, start: int, end: int) -> bool:
        return all(slot.run.tag == R for _, slot in self._within(start, end))

    def _host(self, at: int) -> tuple[int, Slot] | None:
        """The slot that new text at an offset joins: that of the character before, or else of the one after."""
        position = 0
        host: tuple[int, Slot] | None = None
        for slot in self.slots:
            if slot.text and slot.free:
                if position < at <= position + len(slot.text):
                    return position, slot
                if position == at and host is None:
                    host = position, slot
            position += len(slot.text)
        return host

    # Text.

    def replace(self, start: int, end: int, before: str, after: str) -> None:
        """Change only what differs, so that what stays keeps its format."""
        low, high, new = _difference(start, end, before, after)
        if low < high:
            within = self._within(low, high)
            at, first = within[0]
            for place, slot in within:
                _shorten(slot, max(low - place, 0), min(high - place, len(slot.text)))
            if new:
                self._insert_into(first, low - at, new)
        elif new:
            host = self._host(low)
            if host is None:
                self._insert_alone(low, new)
            else:
                self._insert_into(host[1], low - host[0], new)

    def _insert_into(self, slot: Slot, at: int, new: str) -> None:
        """Put text into a slot, at an offset of its text."""
        if slot.element.tag == T and "\n" not in new and "\t" not in new:
            _write(slot, slot.text[:at] + new + slot.text[at:])
            return
        contents = run_contents(new)
        index = self.slots.index(slot)
        parent = slot.run
        if slot.element.tag == T and slot.text[at:]:
            rest = _tail(slot, at)
            slot.element.addnext(rest.element)
            self.slots.insert(index + 1, rest)
        place = parent.index(slot.element) + (1 if at or not slot.text or slot.element.tag == T else 0)
        for number, made in enumerate(contents):
            parent.insert(place + number, made)
            self.slots.insert(index + 1 + number if place > parent.index(slot.element) else index + number, _slot(made, slot.format))

    def _insert_alone(self, at: int, new: str) -> None:
        """Text where there is none to join: a run of its own, formatted as the paragraph's mark."""
        paragraph = self.draft.element
        run = element("r")
        properties = paragraph.find(PPR)
        mark = None if properties is None else properties.find(RPR)
        if mark is not None:
            own = copy.deepcopy(mark)
            own.tag = RPR
            for tracked in [child for child in own if child.tag in _TRACKING]:
                own.remove(tracked)
            run.append(own)
        contents = run_contents(new)
        run.extend(contents)
        made = [_slot(each, self.draft.mark) for each in contents]
        if at == 0 and self.slots:
            paragraph.insert(0 if properties is None else 1, run)
            self.slots[:0] = made
        else:
            paragraph.append(run)
            self.slots += made

    # Formats.

    def cut(self, at: int) -> None:
        """Make a run begin at this offset, unless the text ends there or begins."""
        position = 0
        for index, slot in enumerate(self.slots):
            if position < at < position + len(slot.text):
                rest = _tail(slot, at - position)
                slot.element.addnext(rest.element)
                self.slots.insert(index + 1, rest)
                _split_run(rest.element)
                return
            if position == at and slot.text and index and self.slots[index - 1].element.getparent() is slot.element.getparent():
                _split_run(slot.element)
                return
            position += len(slot.text)

    def format(self, start: int, end: int, changes: Mapping[str, Any]) -> None:
        self.cut(end)
        self.cut(start)
        done: set[Element] = set()
        for _, slot in self._within(start, end):
            # An equal font is written all the same: the run may name another for other letters.
            needed = {name: value for name, value in changes.items() if name == "font" or getattr(slot.format, name) != value}
            slot.format = slot.format._replace(**changes)
            if needed and slot.run not in done:
                done.add(slot.run)
                set_format(properties_of(slot.run), needed)

    def format_mark(self, changes: Mapping[str, Any]) -> None:
        set_format(put(paragraph_properties_of(self.draft.element), "rPr"), changes)
        self.draft.mark = self.draft.mark._replace(**changes)

    # After the edits.

    def tidy(self) -> None:
        """Drop what the edits have emptied."""
        for slot in self.slots:
            if not slot.text and slot.element.tag == T and slot.element.getparent() is not None:
                run = slot.run
                run.remove(slot.element)
                drop_if_empty(run)
        self.slots = [slot for slot in self.slots if slot.element.getparent() is not None]


def drop_if_empty(run: Element) -> None:
    """Take a run away that has nothing but its properties, and the wrapper it leaves empty."""
    if run.tag != R or any(child.tag not in (RPR, W + "lastRenderedPageBreak") for child in run):
        return
    parent = run.getparent()
    if parent is None:
        return
    parent.remove(run)
    if not len(parent) and parent.tag in (W + "hyperlink", W + "smartTag", W + "ins", W + "moveTo"):
        drop_wrapper(parent)


def drop_wrapper(wrapper: Element) -> None:
    parent = wrapper.getparent()
    if parent is not None and parent.tag in (P, W + "hyperlink", W + "smartTag", W + "ins", W + "moveTo"):
        parent.remove(wrapper)


def _difference(start: int, end: int, before: str, after: str) -> tuple[int, int, str]:
    """The smallest range that has to change, and what it becomes."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start + head, end - tail, after[head : len(after) - tail]


def _shorten(slot: Slot, start: int, end: int) -> None:
    """Take text[start:end] out of a slot. A slot that is no w:t has one character: it goes."""
    if slot.element.tag == T:
        _write(slot, slot.text[:start] + slot.text[end:])
        return
    blank = element("t")
    parent = slot.run
    parent.replace(slot.element, blank)
    slot.element, slot.text = blank, ""


def _write(slot: Slot, text: str) -> None:
    set_text(slot.element, text)
    slot.text = text


def _tail(slot: Slot, at: int) -> Slot:
    """Cut a w:t in two; the second part, not yet in its place."""
    made = element("t")
    rest = Slot(made, "", slot.format, slot.field)
    _write(rest, slot.text[at:])
    _write(slot, slot.text[:at])
    return rest


def _slot(made: Element, format: Format) -> Slot:
    return Slot(made, {W + "tab": "\t", W + "br": "\n"}.get(str(made.tag), made.text or ""), format, "")


def _split_run(first: Element) -> None:
    """Move this content and all after it into a run of its own, like the one it stood in."""
    run = first.getparent()
    assert run is not None
    made = _empty_copy(run)
    moved = [first, *first.itersiblings()]
    run.addnext(made)
    made.extend(moved)


def _empty_copy(run: Element) -> Element:
    """A run with the same properties and nothing in it."""
    made = element("r")
    for name, value in run.items():
        made.set(name, value)
    properties = run.find(RPR)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made
