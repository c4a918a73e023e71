"""The face: the list as it is drawn at the caret, in the colours and the type of the desk. The keyboard stays with the document.

It is made of plain labels, a child of the window the page is drawn in: so it moves and goes with that window, is drawn above the
page, and takes no focus, clicked or not. A child of a window further out would lie beneath the page: seen, but not clicked.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, NamedTuple, Sequence, Tuple

from com.sun.star.awt.FontWeight import BOLD, NORMAL
from com.sun.star.awt.PosSize import POSSIZE

from ..bridge import ask, fields, service
from ..log import guarded
from ..panel import controls, look
from .spot import Where

WIDEST = 620  # dots at 96 to the inch
NARROWEST = 160
PAD = 8  # left of the words
EDGE = 4  # between the list and the caret's line, the window's edge, its own words
SIZE, SMALL = 12, 10.5  # points of the type


class Row(NamedTuple):
    title: str
    note: str


class Box(NamedTuple):
    x: int
    y: int
    width: int
    height: int


def placed(where: Where, width: int, height: int) -> Box:
    """Below the caret's line; above it where there is more room; never over the page's edge."""
    x = max(min(where.x, where.width - width - EDGE), EDGE)
    below, above = where.height - where.bottom - 2 * EDGE, where.top - 2 * EDGE
    if height <= below or below >= above:
        return Box(x, where.bottom + EDGE, width, min(height, below))
    height = min(height, above)
    return Box(x, where.top - EDGE - height, width, height)


class Face:
    """In one window. `take(line)`: a line was clicked."""

    def __init__(self, parent: Any, lines: int, take: Callable[[int], None]) -> None:
        self._control = service("com.sun.star.awt.UnoControlContainer")
        model = service("com.sun.star.awt.UnoControlContainerModel")
        model.Border = 2
        self._control.setModel(model)
        self._control.setVisible(False)
        self._labels = [_label(BOLD if at % 2 == 0 else NORMAL, SIZE if at % 2 == 0 else SMALL) for at in range(2 * lines)]
        self._hint = _label(NORMAL, SMALL)
        self._pads = [_label(NORMAL, SMALL) for _ in range(lines)]  # left of a line's words, in its colour
        measured = [_label(BOLD, SIZE), _label(NORMAL, SMALL)]  # never seen
        for number, each in enumerate((*self._labels, *self._pads, self._hint, *measured)):
            self._control.addControl("line%d" % number, each)
        self._control.createPeer(service("com.sun.star.awt.Toolkit"), parent)
        self._clicks = [_Click(label, at // 2, take) for at, label in enumerate(self._labels)]
        self._dots = look.dots(self._control.getPeer())
        self._cut = [look.shortener(_width_of(label)) for label in measured]
        self._heights = [_height(label) for label in (*measured, measured[1])]
        for label in measured:
            label.setVisible(False)
        self._rows: Sequence[Row] = ()
        self._had: Dict[int, Dict[str, Any]] = {}  # what was put into each control
        self.box = Box(0, 0, 0, 0)
        self.hint = ""

    def show(self, rows: Sequence[Row], chosen: int, hint: str, where: Where) -> bool:
        """False: there is no room for even one line."""
        width = min(round(WIDEST * self._dots), where.width - 2 * EDGE)
        first, second, last = self._heights
        box = placed(where, width, len(rows) * (first + second) + last + 2)
        room = (box.height - last - 2) // (first + second)
        if width < NARROWEST or room < 1:
            self.hide()
            return False
        if room < len(rows):  # whole lines
            rows = rows[:room]
            box = placed(where, width, room * (first + second) + last + 2)
        self._fill(rows, width)
        self.choose(chosen, hint)
        self.box = box
        ask(self._control, "setPosSize", *box, POSSIZE)
        ask(self._control, "setVisible", True)
        return True

    def _fill(self, rows: Sequence[Row], width: int) -> None:
        if (len(rows), width) != (len(self._rows), self.box.width):
            self._arrange(len(rows), width)
        self._rows = rows
        for at, words in enumerate(words for row in rows for words in row):
            self._put(self._labels[at], Label=self._cut[at % 2](words, width - PAD - 3 * EDGE))

    def _arrange(self, rows: int, width: int) -> None:
        y = 0
        for at, label in enumerate(self._labels):
            height = self._heights[at % 2]
            if at // 2 < rows:
                ask(label, "setPosSize", PAD, y, width - PAD, height, POSSIZE)
                if at % 2 == 0:
                    ask(self._pads[at // 2], "setPosSize", 0, y, PAD, sum(self._heights[:2]), POSSIZE)
                y += height
            for each in (label, self._pads[at // 2]):
                ask(each, "setVisible", at // 2 < rows)
        ask(self._hint, "setPosSize", 0, y, width, self._heights[2], POSSIZE)

    def choose(self, chosen: int, hint: str) -> None:
        styles = self._control.getPeer().StyleSettings
        plain = {"BackgroundColor": styles.FieldColor, "TextColor": styles.FieldTextColor}
        marked = {"BackgroundColor": styles.HighlightColor, "TextColor": styles.HighlightTextColor}
        self._put(self._control, BackgroundColor=plain["BackgroundColor"])
        for at, label in enumerate(self._labels[: 2 * len(self._rows)]):
            colours = marked if at // 2 == chosen else plain
            self._put(label, **colours)
            self._put(self._pads[at // 2], **colours)
        self.hint = hint
        self._put(self._hint, Label="  " + hint, BackgroundColor=styles.FaceColor, TextColor=styles.ButtonTextColor)

    def _put(self, control: Any, **values: Any) -> None:
        """Set properties; what is as it should be is not touched."""
        had = self._had.setdefault(id(control), {})
        for name, value in values.items():
            if had.get(name) != value:
                had[name] = value
                ask(ask(control, "getModel"), "setPropertyValue", name, value)

    @property
    def lines(self) -> int:
        """How many there was room for."""
        return len(self._rows)

    def told(self) -> Tuple[Row, ...]:
        return tuple(self._rows)

    def hide(self) -> None:
        ask(self._control, "setVisible", False)

    def close(self) -> None:
        for each in self._clicks:
            each.close()
        self._control.dispose()


class _Click(controls.Mouse):
    def __init__(self, label: Any, line: int, take: Callable[[int], None]) -> None:
        self._label, self._line, self._take = label, line, take
        label.addMouseListener(self)

    def close(self) -> None:
        self._label.removeMouseListener(self)

    @guarded
    def mousePressed(self, event: Any) -> None:
        self._take(self._line)


def _label(weight: float, size: float) -> Any:
    control, model = service("com.sun.star.awt.UnoControlFixedText"), service("com.sun.star.awt.UnoControlFixedTextModel")
    model.FontHeight, model.FontWeight, model.NoLabel = size, weight, True
    control.setModel(model)
    return control


def _height(label: Any) -> int:
    label.getModel().Label = "Ấ|ỹ"
    (height,) = fields(ask(label, "getMinimumSize"), "Height")
    return int(height) + EDGE


def _width_of(label: Any) -> Callable[[str], float]:
    """By the label itself, which takes its type from the desk."""

    def width(text: str) -> float:
        label.getModel().Label = text
        return float(fields(ask(label, "getMinimumSize"), "Width")[0])

    return width
