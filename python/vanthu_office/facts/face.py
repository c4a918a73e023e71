"""What the panel Thông tin văn bản looks like: a field for each fact, one under the other, and a quiet line below."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, NamedTuple, Tuple

import unohelper
from com.sun.star.awt import XFocusListener, XKeyListener
from com.sun.star.awt.Key import ESCAPE, RETURN

from vanthu.strings import say

from ..bridge import ask
from ..log import guarded
from ..panel import controls
from ..panel.controls import Deed
from ..panel.plain import PlainFace
from ..panel.stack import Line

LISTS = ("type", "urgency", "secrecy")  # one of several is chosen
OFFERING = ("symbol", "name", "unit")  # typed, or taken from what is offered
TYPED = ("number", "date", "place", "subject", "authority", "office", "copies")
FIELDS = (*LISTS, *OFFERING, *TYPED)
LINES = (
    Line(("number_label", "number"), "field"),
    Line(("symbol_label", "symbol"), "field"),
    Line(("date_label", "date", "today"), "field"),
    Line(("place_label", "place"), "field"),
    Line(("type_label", "type"), "field"),
    Line(("subject_label", "subject"), "field", least=3),
    Line(("authority_label", "authority"), "field", least=3),
    Line(("office_label", "office"), "field"),
    Line(("name_label", "name"), "field"),
    Line(("urgency_label", "urgency"), "field"),
    Line(("secrecy_label", "secrecy"), "field"),
    Line(("unit_label", "unit"), "field"),
    Line(("copies_label", "copies"), "field"),
    Line(("status",), "words"),
)


class Shown(NamedTuple):
    """All that the panel shows at a time."""

    language: str
    values: Mapping[str, str]  # by field
    items: Mapping[str, Tuple[str, ...]]  # of lists: what can be chosen; of fields that offer: what is offered
    quiet: str = ""
    usable: bool = True


class Field(unohelper.Base, XFocusListener, XKeyListener):  # type: ignore[misc]
    """Tells when a person is in a field, has done with it (Enter, or leaving it), and wants back what was there (Escape)."""

    def __init__(self, control: Any, name: str, inside: Callable[[str, bool], None], key: Callable[[str, int], None]) -> None:
        self._control, self._name, self._inside, self._key = control, name, inside, key
        control.addFocusListener(self)
        control.addKeyListener(self)

    def close(self) -> None:
        self._control.removeFocusListener(self)
        self._control.removeKeyListener(self)

    @guarded
    def focusGained(self, event: Any) -> None:
        self._inside(self._name, True)

    @guarded
    def focusLost(self, event: Any) -> None:
        if not event.Temporary:
            self._inside(self._name, False)

    @guarded
    def keyPressed(self, event: Any) -> None:
        if event.Modifiers == 0 and event.KeyCode in (RETURN, ESCAPE):
            self._key(self._name, event.KeyCode)

    def keyReleased(self, event: Any) -> None:
        pass

    def disposing(self, source: Any) -> None:
        pass


class Face(PlainFace):
    def __init__(
        self, context: Any, parent: Any, deeds: Mapping[str, Deed], inside: Callable[[str, bool], None], key: Callable[[str, int], None]
    ) -> None:
        super().__init__(context, parent, "facts.xdl", "number_label", deeds)
        self.lines = LINES
        self._fields = [Field(self.control[name], name, inside, key) for name in FIELDS if name not in LISTS]
        self._shown: Dict[str, str] = {}  # what was put into each field
        self._language = ""

    def close(self) -> None:
        controls.let_go(*[field.close for field in self._fields], self.window.dispose)

    def show(self, shown: Shown, leaving: Tuple[str, ...]) -> None:
        """`leaving`: the fields that a person is writing in, or has just chosen in, which are left as they are."""
        if shown.language != self._language:
            self._language = shown.language
            self._say_names(shown.language)
        for name in [each for each in LISTS if each not in leaving]:
            value = shown.values[name]
            items = shown.items[name]
            self.control.fill(name, [_said(name, item, shown.language) for item in items], items.index(value) if value in items else 0)
            self._shown[name] = value
        for name in OFFERING:
            self.control.put(name, StringItemList=shown.items[name])
        for name in (*OFFERING, *TYPED):
            if name not in leaving:
                self._shown[name] = shown.values[name]
                if self.text(name) != shown.values[name]:
                    self.control[name].setText(shown.values[name])
        for name in (*FIELDS, "today"):
            self.control.put(name, Enabled=shown.usable)
        self.control.put("status", Label=shown.quiet.replace("~", "-"))
        self.place()

    def text(self, name: str) -> str:
        return str(ask(self.control[name], "getText")).replace("\r\n", "\n").replace("\r", "\n")

    def is_changed(self, name: str) -> bool:
        """Whether a person has written something else than was shown."""
        return name in self._shown and self.text(name) != self._shown[name]

    def take(self, name: str) -> None:
        """What stands in the field is on the page now."""
        if name not in LISTS:
            self._shown[name] = self.text(name)

    def put_back(self, name: str) -> None:
        self.control[name].setText(self._shown.get(name, ""))

    def chosen(self, name: str) -> int:
        return int(ask(self.control[name], "getSelectedItemPos"))

    def _say_names(self, language: str) -> None:
        for name in FIELDS:
            self.control.put(name + "_label", Label=say(f"facts.field.{name}", language))
            self.control.put(name, HelpText=say(f"facts.help.{name}", language))
        self.control.put("today", Label=say("facts.today", language), HelpText=say("facts.today.help", language))


def _said(name: str, item: str, language: str) -> str:
    """An item as the list shows it."""
    if item:
        return item[:1].upper() + item[1:]
    return say("facts.type.open" if name == "type" else "facts.mark.open", language)
