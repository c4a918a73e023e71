"""The panel's face: puts what is to be shown into the controls, and the controls where they fit."""

from __future__ import annotations

from typing import Any, Callable, FrozenSet, Mapping, NamedTuple, Optional, Sequence, Tuple

from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.awt.ImagePosition import LeftCenter

from vanthu.finding import SEVERITIES
from vanthu.strings import say

from ..session import View
from . import controls, look
from .choosing import Items
from .controls import Deed, put
from .details import Details, of_row
from .layout import Box, Need, arrange, is_narrow, least_height
from .quiet import growing
from .rows import Row, counts
from .tree import Tree

INDENT = (27, 49, 71)  # pixels at 100 %, from the list's edge to the words of each level
SCROLLBAR = 20  # the same, kept free at the other edge
NAMED = ("type_label", "regime_label", "ignore", "restore", "explain", "yes", "no", "check", "pause", "language")
KEYS = {
    "type_label": "panel.type",
    "regime_label": "panel.regime",
    "yes": "panel.question.yes",
    "no": "panel.question.no",
    "language": "language.set",
}
HELPED = ("type", "regime", "mend", "ignore", "restore", "explain", "mend_all", "normalise", "check", "pause")


class Shown(NamedTuple):
    """All that the panel shows at a time."""

    language: str
    view: View
    types: Items
    regimes: Items
    severities: FrozenSet[str]
    rows: Sequence[Row]
    row: Optional[Row]
    notice: Optional[Details]
    asks: bool
    paused: bool
    read_only: bool
    foreign: bool  # most words are not marked as Vietnamese
    quiet: str


class Face:
    def __init__(
        self, context: Any, parent: Any, deeds: Mapping[str, Deed], chosen: Callable[[Optional[Row]], None], go: Callable[[bool], None]
    ) -> None:
        self.window = controls.container(context, parent, deeds)
        self.control = controls.named(self.window)
        put(self.control["title"], FontWeight=BOLD)
        for name in ("ruler", "sheet"):  # to measure with, never seen
            controls.show(self.control[name], False)
        self.tree = Tree(context, self.control["list"], chosen)
        self._keys = controls.Keys(self.control["list"], go)
        self._need = Need((), (), ())
        self._language = ""
        self._fitted = (0, 0)
        self._speaks = False  # something is said below the list
        self.window.setVisible(True)

    def close(self) -> None:
        controls.let_go(self.tree.close, self._keys.close, self.window.dispose)

    def focus(self, name: str) -> None:
        self.control[name].setFocus()

    # What it says.

    def show(self, shown: Shown) -> None:
        if shown.language != self._language:
            self._language = shown.language
            self._say_names(shown.language)
        self._dress()
        for name, items in (("type", shown.types), ("regime", shown.regimes)):
            controls.fill(self.control[name], items.texts, items.selected)
        is_document = shown.view.checked is not None and shown.view.checked.anatomy.kind == "document"
        filters = self._say_counts(shown, is_document)
        self._say_list(shown, is_document)
        actions = self._say_details(shown)
        self._say_whole(shown)
        put(self.control["status"], Label=shown.quiet)
        pictured, signed = (bool(self.control[name].getModel().EnableVisible) for name in ("picture", "sign"))
        controls.show(self.control["language"], shown.foreign)
        self._need = Need(
            filters, actions, ("mend_all", "normalise", "check", "pause"), "language" if shown.foreign else "", pictured, signed
        )
        self.place()

    def _say_names(self, language: str) -> None:
        for name in NAMED:
            put(self.control[name], Label=say(KEYS.get(name, f"panel.{name}"), language))
        for name in HELPED:
            put(self.control[name], HelpText=say(f"panel.{name.replace('_', '.')}.help", language))
        put(self.control["language"], HelpText=say("language.other", language))
        for severity in SEVERITIES:
            put(self.control[severity], HelpText=say(f"panel.only.{severity}", language))

    def _dress(self) -> None:
        """Icons for a light or a dark desk, as tall as its type."""
        peer = self.window.getPeer()
        dark, line = look.is_dark(peer.StyleSettings), self._line() / look.dots(peer)
        self.tree.icon = lambda name: look.icon_url(name, dark, line)
        for severity in SEVERITIES:
            put(self.control[severity], ImageURL=look.icon_url(severity, dark, line), ImagePosition=LeftCenter)

    def _say_counts(self, shown: Shown, is_document: bool) -> Sequence[str]:
        """The severities there are, each a button that shows only its own."""
        numbers = dict(zip(SEVERITIES, counts(shown.view)))
        there = [severity for severity in SEVERITIES if is_document and numbers[severity]]
        for severity in SEVERITIES:
            words = say(f"panel.count.{severity}", shown.language, number=numbers[severity])
            put(self.control[severity], Label=words, State=int(severity in shown.severities))
            controls.show(self.control[severity], severity in there)
        return there

    def _say_list(self, shown: Shown, is_document: bool) -> None:
        language = shown.language
        kind = _kind(shown)
        hidden = len(shown.view.findings) - sum(len(row.findings) for chapter in shown.rows for row in chapter.rows if not row.entry)
        label = say("panel.list.some", language, number=hidden) if hidden else say("panel.list", language)
        if is_document and not shown.view.findings:
            label = say("panel.list.clean", language)
        put(self.control["list_label"], Label=label)
        self.tree.show(shown.rows)
        if kind:
            put(self.control["kind"], Label=say(f"panel.kind.{kind}", language, parts=growing(shown.view, language)))
        put(self.control["picture"], ImageURL=self.tree.icon(kind))
        controls.show(self.control["picture"], kind == look.CLEAN)
        controls.show(self.control["list"], not kind)
        controls.show(self.control["list_label"], not kind)
        controls.show(self.control["kind"], bool(kind))

    def _say_details(self, shown: Shown) -> Sequence[str]:
        """What is said below the list; gives the buttons that stand there."""
        language, row = shown.language, shown.row
        details, actions = self._details(shown)
        self._speaks = details is not None
        controls.show(self.control["title"], self._speaks)
        controls.show(self.control["sign"], bool(details and details.icon))
        if details is not None:
            put(self.control["title"], Label=details.title)
            for name in ("text", "scrolled"):
                put(self.control[name], Text=details.text)
            put(self.control["sign"], ImageURL=self.tree.icon(details.icon))
        for name in ("mend", "ignore", "restore", "explain", "yes", "no"):
            controls.show(self.control[name], name in actions)
        places = len(row.findings) if row is not None else 1
        put(
            self.control["mend"],
            Label=say("panel.mend.places", language, number=places) if places > 1 else say("panel.mend", language),
            Enabled=row is not None and not shown.read_only and any(finding.edits for finding in row.findings),
        )
        put(self.control["ignore"], Enabled=row is not None and not shown.read_only)
        put(self.control["restore"], Enabled=not shown.read_only)
        put(self.control["explain"], Enabled=row is not None)
        return actions

    def _details(self, shown: Shown) -> Tuple[Optional[Details], Sequence[str]]:
        language, row = shown.language, shown.row
        usual = ("mend", "ignore", "explain") if shown.view.findings else ()
        if shown.asks:
            return Details(say("panel.question", language), say("panel.question.text", language)), ("yes", "no")
        if shown.notice is not None:
            return shown.notice, usual
        if row is not None and shown.view.checked is not None:
            details = of_row(row, shown.view.checked, language)
            return details, ("restore", "explain") if row.entry is not None else usual
        if shown.view.findings:
            return Details(say("panel.about.name", language), say("panel.about", language)), usual
        return None, ()

    def _say_whole(self, shown: Shown) -> None:
        safe = sum(finding.fix == "auto" and bool(finding.edits) for finding in shown.view.findings)
        label = say("panel.mend.all.number", shown.language, number=safe) if safe else say("panel.mend.all", shown.language)
        put(self.control["mend_all"], Label=label, Enabled=bool(safe) and not shown.read_only)
        checked = shown.view.checked
        put(self.control["normalise"], Enabled=checked is not None and checked.anatomy.kind != "empty" and not shown.read_only)
        put(self.control["pause"], State=int(shown.paused))

    # Where it stands.

    def place(self) -> None:
        """Everything where it fits, in the window as it is now."""
        size = self.window.getPosSize()
        if size.Width <= 0 or self.window.getPeer() is None:
            return
        line = self._line()
        put(self.control["normalise"], Label=self._normalise_label(size.Width, line))
        boxes = arrange(size.Width, size.Height, self._measure, self._need, line)
        for name, box in boxes.items():
            self._put_at(self.control[name], box)
        self._fit_text(boxes["text"])
        if self._fit_list(boxes["list"].width, line):
            self.tree.again()

    def least_height(self, width: int) -> int:
        """Rounded, so that a longer heading does not move everything."""
        line = self._line()
        return -(-least_height(width, self._measure, self._need, line) // (3 * line)) * 3 * line

    def _put_at(self, control: Any, box: Box) -> None:
        there = control.getPosSize()
        if (there.X, there.Y, there.Width, there.Height) != tuple(box):
            control.setPosSize(box.x, box.y, box.width, box.height, 15)  # com.sun.star.awt.PosSize.POSSIZE

    def _line(self) -> int:
        """The height of a line of the desk's type."""
        height: int = self.control["type_label"].getMinimumSize().Height
        return height

    def _measure(self, name: str, width: int) -> Tuple[int, int]:
        size = controls.wanted_size(self.control[name], width)
        return size.Width, size.Height

    def _fit_text(self, box: Box) -> None:
        """A scroll bar only where the words need one. A text cannot be given one later, so there are two."""
        put(self.control["sheet"], Label=self.control["text"].getModel().Text)
        needed = controls.wanted_size(self.control["sheet"], box.width - self._line()).Height + self._line() // 2
        self._put_at(self.control["scrolled"], box)
        controls.show(self.control["scrolled"], self._speaks and needed > box.height)
        controls.show(self.control["text"], self._speaks and needed <= box.height)

    def _fit_list(self, width: int, line: int) -> bool:
        """Words that are too wide for the list are cut. Tells whether that is another width than before."""
        if (width, line) == self._fitted:
            return False
        self._fitted = width, line
        shortened = look.shortener(self._width_of)
        scale = line / 15

        def fit(text: str, level: int, icon: bool) -> str:
            taken = (INDENT[min(level, 2)] + SCROLLBAR) * scale + (line * 1.4 if icon else 0)
            return shortened(text, max(int(width - taken), 3 * line))

        self.tree.fit = fit
        put(self.control["list"], RowHeight=int(line * 1.5))
        return True

    def _width_of(self, letters: str) -> float:
        put(self.control["ruler"], Label=letters.replace("~", "-"))  # "~" would underline
        return float(self.control["ruler"].getMinimumSize().Width)

    def _normalise_label(self, width: int, line: int) -> str:
        return say("panel.normalise.short" if is_narrow(width, line) else "panel.normalise", self._language or "vi")


def _kind(shown: Shown) -> str:
    """What stands in place of the list, where there is none."""
    checked = shown.view.checked
    if checked is None:
        return "first"
    if checked.anatomy.kind != "document":
        return checked.anatomy.kind
    if shown.rows:
        return ""
    if shown.view.findings:
        return "hidden"
    return "growing" if shown.view.later else "clean"
