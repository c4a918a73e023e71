"""What the panel Nơi nhận looks like: saved sets, the list with its ticks, why a line is there, its words, and the buttons."""

from __future__ import annotations

from typing import Any, Callable, Mapping, NamedTuple, Optional, Sequence, Tuple

from com.sun.star.awt import XFocusListener, XKeyHandler
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.awt.Key import DELETE, DOWN, F2, RETURN, SPACE, UP
from com.sun.star.awt.KeyModifier import MOD2

from vanthu.strings import say

from ..bridge import ask
from ..clock import clock
from ..facts.face import Field
from ..log import guarded
from ..panel import controls, look
from ..panel.controls import Deed
from ..panel.layout import inside
from ..panel.plain import PlainFace
from ..panel.rows import Row
from ..panel.stack import Line
from ..panel.tree import SCROLLBAR, Tree
from .rows import DIVIDER

BUTTONS = ("keep", "drop", "up", "down", "add", "go", "write")
HELPED = ("set", "unit", "words", "other", *BUTTONS)
TICK = 48  # pixels at 100 % from the list's edge to where a row's box ends
SIGNS = (68, 90)  # the same, up to the words, of each level


class Shown(NamedTuple):
    """All that the panel shows at a time."""

    language: str
    rows: Sequence[Row] = ()
    label: str = ""
    title: str = ""  # of the chosen line
    why: str = ""
    words: str = ""
    chosen: bool = False
    other: str = ""  # what the button for a line's former words says; "": there is none
    go: bool = False  # there are words to go to
    sets: Tuple[str, ...] = ()
    set: int = 0
    droppable: bool = False  # the chosen set is the user's
    units: Tuple[str, ...] = ()
    unit: int = 0
    usable: bool = False
    writable: bool = False
    quiet: str = ""


class Hand(controls.Mouse, XKeyHandler, XFocusListener):  # type: ignore[misc]
    """What a person does in the list, by keys or mouse: `do(what, row)`, and `drag(row, to row)`.

    Keys are taken before the list has them, and done at once, so that the next key finds what this one did: what a list makes no
    use of would go on to the page, where Alt+Down makes a table's row higher. The mouse's are done when the list is done with them.
    """

    def __init__(
        self, toolkit: Any, control: Any, do: Callable[[str, str], None], drag: Callable[[str, str], None], tick: Callable[[], float]
    ) -> None:
        """`tick`: how far from the edge a row's box reaches."""
        self._toolkit, self._control, self._do, self._drag, self._tick = toolkit, control, do, drag, tick
        self._pressed = ""
        self._listens = False
        control.addFocusListener(self)
        control.addMouseListener(self)

    def close(self) -> None:
        self._listen(False)
        self._control.removeFocusListener(self)
        self._control.removeMouseListener(self)

    def _listen(self, listens: bool) -> None:
        if listens != self._listens:
            self._listens = listens
            (self._toolkit.addKeyHandler if listens else self._toolkit.removeKeyHandler)(self)

    @guarded
    def focusGained(self, event: Any) -> None:
        self._listen(True)

    @guarded
    def focusLost(self, event: Any) -> None:
        self._listen(False)

    @guarded
    def keyPressed(self, event: Any) -> bool:
        """Whether it is ours."""
        what = _KEYS.get((event.KeyCode, event.Modifiers), "") if self._control.hasFocus() else ""
        if what:
            self._do(what, "")
        return bool(what)

    @guarded
    def keyReleased(self, event: Any) -> bool:
        return False

    def _later(self, do: Callable[[], None]) -> None:
        clock().after(0, do)

    @guarded
    def mousePressed(self, event: Any) -> None:
        self._pressed = self._row(event)

    @guarded
    def mouseReleased(self, event: Any) -> None:
        row, pressed = self._row(event), self._pressed
        self._pressed = ""
        if row and pressed and row != pressed:
            self._later(lambda: self._drag(pressed, row))
        elif row and event.X <= self._tick():
            self._later(lambda: self._do("tick", row))
        elif row and event.ClickCount > 1:
            self._later(lambda: self._do("edit", row))

    def _row(self, event: Any) -> str:
        node = self._control.getNodeForLocation(event.X, event.Y)
        return str(node.DataValue) if node is not None else ""


_KEYS = {(SPACE, 0): "tick", (RETURN, 0): "go", (F2, 0): "edit", (DELETE, 0): "untick", (UP, MOD2): "up", (DOWN, MOD2): "down"}


class Face(PlainFace):
    def __init__(
        self,
        context: Any,
        parent: Any,
        deeds: Mapping[str, Deed],
        chosen: Callable[[Optional[Row]], None],
        do: Callable[[str, str], None],
        drag: Callable[[str, str], None],
        field: Tuple[Callable[[str, bool], None], Callable[[str, int], None]],
        laid: Callable[[], None],
    ) -> None:
        """`do`, `drag`: see Hand; `field`: of the line's words, see Field; `laid`: the deck is being laid out, so it is shown."""
        super().__init__(context, parent, "receiving.xdl", "list_label", deeds)
        self.control.put("title", FontWeight=BOLD)
        self.control.show("ruler", False)  # to measure with, never seen
        self.tree = Tree(context, self.control["list"], chosen)
        toolkit = ask(context.ServiceManager, "createInstanceWithContext", "com.sun.star.awt.Toolkit", context)
        self._hand = Hand(toolkit, self.control["list"], do, drag, lambda: TICK * self.line() / 15)
        self._field = Field(self.control["words"], "words", *field)
        self._laid = laid
        self._language = ""
        self._fitted = (0, 0)
        self._rows: Sequence[Row] = ()
        self.put_words = ""  # what was put into the field of the line's words

    def close(self) -> None:
        controls.let_go(self.tree.close, self._hand.close, self._field.close, self.window.dispose)

    def show(self, shown: Shown, writing: bool) -> None:
        """`writing`: a person is writing in the field of the words, which is left as it is."""
        if shown.language != self._language:
            self._language = shown.language
            self._say_names(shown.language)
        self.dress(self.tree)
        if self._fit_list():
            self.tree.again()
        put = self.control.put
        put("list_label", Label=shown.label)
        if shown.rows != self._rows:  # anew: the control cannot change what is right under its hidden root
            self._rows = shown.rows
            self.tree.show(shown.rows, anew=True)
        put("title", Label=shown.title.replace("~", "-"))
        put("why", Label=shown.why.replace("~", "-"))
        put("words_label", Label=say("receiving.label.words" if shown.chosen else "receiving.label.adding", shown.language))
        if not writing:
            self.put_words = shown.words
            if self.words() != shown.words:
                self.control["words"].setText(shown.words)
        self.control.fill("set", shown.sets, shown.set)
        self.control.fill("unit", shown.units, shown.unit)
        put("other", Label=shown.other or say("receiving.other.own", shown.language))
        for name, enabled in (
            ("go", shown.go), ("up", shown.chosen), ("down", shown.chosen), ("keep", bool(shown.rows)), ("write", shown.writable)
        ):  # fmt: skip
            put(name, Enabled=enabled and shown.usable)
        for name in ("set", "unit", "words", "add", "other"):
            put(name, Enabled=shown.usable)
        there = {"unit": bool(shown.units), "unit_label": bool(shown.units), "other": bool(shown.other), "drop": shown.droppable}
        for name, visible in {**there, "title": shown.chosen}.items():
            self.control.show(name, visible)
        put("status", Label=shown.quiet.replace("~", "-"))
        self.lines = (
            Line(("set_label", "set"), "field"),
            *([Line(("unit_label", "unit"), "field")] if shown.units else []),
            Line(("list_label",), "words"),
            Line(("list",), "words", 1.0, 8),
            *([Line(("title",), "words")] if shown.chosen else []),
            Line(("why",), "words", 0, 4 if shown.chosen else 5),
            Line(("words_label", "words"), "field"),
            Line(("up", "down", "add", "go", *(["other"] if shown.other else []))),
            Line(("write",)),
            Line(("keep", *(["drop"] if shown.droppable else []))),
            Line(("status",), "words"),
        )
        self.place()

    def place(self) -> None:
        if self._fit_list():
            self.tree.again()
        super().place()

    def least_height(self, width: int) -> int:
        self._laid()
        return super().least_height(width)

    def words(self) -> str:
        return str(ask(self.control["words"], "getText"))

    def is_writing(self) -> bool:
        """Whether a person has written something else than was put into the field."""
        return self.words() != self.put_words

    def put_back(self) -> None:
        self.control["words"].setText(self.put_words)

    def chosen(self, name: str) -> int:
        return int(ask(self.control[name], "getSelectedItemPos"))

    def _say_names(self, language: str) -> None:
        for name in ("set", "unit"):
            self.control.put(name + "_label", Label=say(f"receiving.label.{name}", language))
        for name in BUTTONS:
            self.control.put(name, Label=say(f"receiving.button.{name}", language))
        for name in HELPED:
            self.control.put(name, HelpText=say(f"receiving.help.{name}", language))

    def _fit_list(self) -> bool:
        """Words too wide for the list are cut; what becomes of the line is not. Tells whether that is another width than before."""
        width, line = self.size()[0], self.line()
        if width <= 0 or (width, line) == self._fitted or ask(self.window, "getPeer") is None:
            return False
        self._fitted = width, line
        shortened = look.shortener(self._width_of)
        inner, scale = inside(width, line)[0], line / 15

        def fit(text: str, level: int, icon: bool) -> str:
            room = max(int(inner - (SIGNS[min(level, 1)] + SCROLLBAR) * scale), 3 * line)
            words, divider, status = text.rpartition(DIVIDER) if DIVIDER in text else (text, "", "")
            return shortened(words, max(room - int(self._width_of(divider + status)), 3 * line)) + divider + status

        self.tree.fit = fit
        self.control.put("list", RowHeight=int(line * 1.6))
        return True

    def _width_of(self, letters: str) -> float:
        return float(self.control.measure("ruler", letters.replace("~", "-"))[0])  # "~" would underline
