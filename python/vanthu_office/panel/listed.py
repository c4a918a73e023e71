"""The face of a plain panel with a list in it: its rows cut to the width there is, its signs for a light or a dark desk."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional

from com.sun.star.awt.FontWeight import BOLD

from ..bridge import ask
from . import controls, look
from .controls import Deed
from .layout import inside
from .plain import PlainFace
from .rows import Row
from .tree import Tree, cut_to


class ListFace(PlainFace):
    """Its XDL has a tree `list`, the `title` of what is chosen there, and a label `ruler` to measure with."""

    def __init__(
        self,
        context: Any,
        parent: Any,
        file: str,
        measured: str,
        deeds: Mapping[str, Deed],
        chosen: Callable[[Optional[Row]], None],
        go: Callable[[bool], None],
    ) -> None:
        super().__init__(context, parent, file, measured, deeds)
        self.tree = Tree(context, self.control["list"], chosen)
        self._keys = controls.Keys(self.control["list"], go)
        self.control.put("title", FontWeight=BOLD)
        self.control.show("ruler", False)  # to measure with, never seen
        self._fitted = (0, 0)

    def close(self) -> None:
        controls.let_go(self.tree.close, self._keys.close, self.window.dispose)

    def fit(self) -> None:
        """The list for the width it has now."""
        if self._fit_list():
            self.tree.again()

    def place(self) -> None:
        self.fit()
        super().place()

    def _fit_list(self) -> bool:
        """Words that are too wide for the list are cut. Tells whether that is another width than before."""
        width, line = self.size()[0], self.line()
        if width <= 0 or (width, line) == self._fitted or ask(self.window, "getPeer") is None:
            return False
        self._fitted = width, line
        shortened = look.shortener(lambda letters: float(self.control.measure("ruler", letters.replace("~", "-"))[0]))
        self.tree.fit = cut_to(inside(width, line)[0], line, shortened)
        self.control.put("list", RowHeight=int(line * 1.5))
        return True
