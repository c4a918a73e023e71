"""A plain panel's face: its controls one line under the other, placed for the window as it is."""

from __future__ import annotations

from typing import Any, Mapping, Sequence, Tuple

from ..bridge import ask, fields
from . import controls, look
from .controls import Controls, Deed
from .stack import Line, least_height, stacked
from .tree import Tree


class PlainFace:
    def __init__(self, context: Any, parent: Any, file: str, measured: str, deeds: Mapping[str, Deed]) -> None:
        """`measured`: a label whose height is that of a line of type."""
        self.window = controls.container(context, parent, file, deeds)
        self.control = Controls(self.window)
        self.lines: Sequence[Line] = ()
        self._measured = measured
        self._type = 0
        self._placed: Any = None
        self._dressed: Any = None
        look.keep_legible(self.window)
        self.window.setVisible(True)

    def close(self) -> None:
        controls.let_go(self.window.dispose)

    def focus(self, name: str) -> None:
        self.control[name].setFocus()

    def place(self) -> None:
        """Everything where it fits, in the window as it is now."""
        width, height = self.size()
        if width <= 0 or ask(self.window, "getPeer") is None:
            return
        line = self.line()
        wanted = width, height, line, tuple(self.lines), self.control.changes
        if self._placed == wanted:
            return
        for name, box in stacked(width, height, self.control.size, self.lines, line).items():
            self.control.place(name, *box)
        self._placed = wanted

    def least_height(self, width: int) -> int:
        return least_height(width, self.control.size, self.lines, self.line())

    def size(self) -> Tuple[int, int]:
        width, height = fields(ask(self.window, "getPosSize"), "Width", "Height")
        return width, height

    def line(self) -> int:
        """The height of a line of the desk's type."""
        (height,) = fields(ask(self.control[self._measured], "getMinimumSize"), "Height")
        if height != self._type:
            self._type = height
            self.control.forget_sizes()
        return int(height)

    def dress(self, tree: Tree) -> None:
        """A list's signs for a light or a dark desk, as tall as its type."""
        peer = ask(self.window, "getPeer")
        if peer is None:
            return
        dressed = look.is_dark(peer.StyleSettings), self.line() / look.dots(peer)
        if dressed != self._dressed:
            self._dressed = dressed
            tree.icon = lambda name: look.icon_url(name, *dressed)
            look.keep_legible(self.window)

    def is_dark(self) -> bool:
        return look.is_dark(ask(self.window, "getPeer").StyleSettings)
