"""What the panel Chèn nội dung looks like: a search, the list, what the chosen clause says, and its buttons."""

from __future__ import annotations

from typing import Any, Callable, Mapping, NamedTuple, Optional, Sequence

from com.sun.star.awt.Key import DOWN, RETURN

from vanthu.strings import say

from ..panel import controls
from ..panel.controls import Deed
from ..panel.listed import ListFace
from ..panel.rows import Row
from ..panel.stack import Line

BUTTONS = ("insert", "other", "keep", "drop")


class Shown(NamedTuple):
    """All that the panel shows at a time."""

    language: str
    rows: Sequence[Row]
    label: str
    title: str = ""
    preview: str = ""
    wording: str = ""  # of the button for another wording; "": there is none
    insertable: bool = False
    own: bool = False  # the chosen clause is the user's
    quiet: str = ""


class Face(ListFace):
    def __init__(
        self,
        context: Any,
        parent: Any,
        deeds: Mapping[str, Deed],
        chosen: Callable[[Optional[Row]], None],
        go: Callable[[bool], None],
        down: Callable[[], None],
    ) -> None:
        """`down`: Enter or the arrow down in the search."""
        super().__init__(context, parent, "insert.xdl", "search_label", deeds, chosen, go)
        self._typed = controls.Typed(self.control["search"], (RETURN, DOWN), lambda key: down())
        self._language = ""

    def close(self) -> None:
        controls.let_go(self._typed.close)
        super().close()

    def show(self, shown: Shown) -> None:
        if shown.language != self._language:
            self._language = shown.language
            self._say_names(shown.language)
        self.fit()
        self.control.put("list_label", Label=shown.label)
        self.tree.show(shown.rows)
        self.control.put("title", Label=shown.title.replace("~", "-"))
        self.control.put("preview", Text=shown.preview)
        self.control.put("insert", Enabled=shown.insertable)
        self.control.put("other", Label=shown.wording or say("insert.other", shown.language), Enabled=bool(shown.wording))
        self.control.show("drop", shown.own)
        self.control.show("keep", not shown.own)
        self.control.put("status", Label=shown.quiet.replace("~", "-"))
        self.lines = (
            Line(("search_label", "search"), "field"),
            Line(("list_label",), "words"),
            Line(("list",), "words", 0.6, 6),
            Line(("title",), "words"),
            Line(("preview",), "words", 0.4, 4),
            Line(("insert", "other", "drop" if shown.own else "keep")),
            Line(("status",), "words"),
        )
        self.place()

    def _say_names(self, language: str) -> None:
        self.control.put("search_label", Label=say("insert.search", language))
        self.control.put("search", HelpText=say("insert.search.help", language))
        for name in BUTTONS:
            self.control.put(name, Label=say(f"insert.{name}", language), HelpText=say(f"insert.{name}.help", language))
