"""What the panel Căn cứ và trích dẫn looks like: a search, one list, what its chosen line says, the buttons for it."""

from __future__ import annotations

from typing import Any, Callable, Mapping, NamedTuple, Optional, Sequence, Tuple

from com.sun.star.awt.Key import DOWN, ESCAPE, RETURN

from vanthu.strings import say

from ..bridge import ask
from ..panel import controls
from ..panel.controls import Deed
from ..panel.listed import ListFace
from ..panel.rows import Row
from ..panel.stack import Line

BUTTONS = ("insert", "mend", "record", "order")
OF_THE_SEARCH, OF_THE_TEXT = BUTTONS[:1], BUTTONS[1:]


class Shown(NamedTuple):
    """All that the panel shows at a time."""

    language: str
    searching: bool  # the list is of what was looked up; else of what the text cites
    rows: Sequence[Row]
    label: str
    title: str
    text: str
    usable: Tuple[str, ...] = ()  # buttons
    mending: str = "citing.mend"  # what the button says that mends
    quiet: str = ""


class Face(ListFace):
    def __init__(
        self,
        context: Any,
        parent: Any,
        deeds: Mapping[str, Deed],
        chosen: Callable[[Optional[Row]], None],
        go: Callable[[bool], None],
        pressed: Callable[[int], None],
    ) -> None:
        super().__init__(context, parent, "citing.xdl", "search_label", deeds, chosen, go)
        self._typed = controls.Typed(self.control["search"], (RETURN, DOWN, ESCAPE), pressed)
        self._language = ""

    def close(self) -> None:
        controls.let_go(self._typed.close)
        super().close()

    def show(self, shown: Shown) -> None:
        if shown.language != self._language:
            self._language = shown.language
            self._say_names(shown.language)
        if not shown.searching:
            self.dress(self.tree)
        self.fit()
        self.control.put("list_label", Label=shown.label)
        self.tree.show(shown.rows)
        self.control.put("title", Label=shown.title.replace("~", "-"))
        self.control.put("preview", Text=shown.text)
        self.control.put("mend", Label=say(shown.mending, shown.language))
        there = OF_THE_SEARCH if shown.searching else OF_THE_TEXT
        for name in BUTTONS:
            self.control.show(name, name in there)
            self.control.put(name, Enabled=name in shown.usable)
        self.control.put("status", Label=shown.quiet.replace("~", "-"))
        self.lines = (
            Line(("search_label", "search"), "field"),
            Line(("list_label",), "words"),
            Line(("list",), "words", 0.75, 6),
            Line(("title",), "words"),
            Line(("preview",), "words", 0.25, 5),
            Line(there),
            Line(("status",), "words"),
        )
        self.place()

    def _say_names(self, language: str) -> None:
        self.control.put("search_label", Label=say("citing.search", language))
        self.control.put("search", HelpText=say("citing.search.help", language))
        for name in BUTTONS:
            self.control.put(name, Label=say(f"citing.{name}", language), HelpText=say(f"citing.{name}.help", language))

    def typed(self) -> str:
        return str(ask(self.control["search"], "getText")).strip()
