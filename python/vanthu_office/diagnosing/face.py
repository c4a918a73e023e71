"""What the panel Chẩn đoán looks like: one list, what its chosen line means and what to do, three buttons."""

from __future__ import annotations

from typing import Any, Callable, Mapping, NamedTuple, Optional, Sequence

from vanthu.strings import say

from ..panel.controls import Deed
from ..panel.listed import ListFace
from ..panel.rows import Row
from ..panel.stack import Line

BUTTONS = ("copy", "again", "log")


class Shown(NamedTuple):
    """All that the panel shows at a time."""

    language: str
    rows: Sequence[Row]
    label: str
    title: str
    text: str
    ready: bool  # there is something to copy
    quiet: str = ""


class Face(ListFace):
    def __init__(
        self,
        context: Any,
        parent: Any,
        deeds: Mapping[str, Deed],
        chosen: Callable[[Optional[Row]], None],
        go: Callable[[bool], None],
    ) -> None:
        super().__init__(context, parent, "doctor.xdl", "ruler", deeds, chosen, go)
        self.lines = (
            Line(("list_label",), "words"),
            Line(("list",), "words", 0.6, 7),
            Line(("title",), "words"),
            Line(("text",), "words", 0.4, 6),
            Line(BUTTONS),
            Line(("status",), "words"),
        )

    def show(self, shown: Shown) -> None:
        for name in BUTTONS:
            self.control.put(name, Label=say(f"doctor.{name}", shown.language), HelpText=say(f"doctor.{name}.help", shown.language))
        self.control.put("copy", Enabled=shown.ready)
        self.dress(self.tree)
        self.fit()
        self.control.put("list_label", Label=shown.label)
        self.tree.show(shown.rows)
        self.control.put("title", Label=shown.title.replace("~", "-"))
        self.control.put("text", Text=shown.text)
        self.control.put("status", Label=shown.quiet.replace("~", "-"))
        self.place()
