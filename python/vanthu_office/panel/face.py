"""The panel's face: puts what is to be shown into the controls, and the controls where they fit."""

from __future__ import annotations

from typing import Any, Callable, FrozenSet, Mapping, NamedTuple, Optional, Sequence, Tuple

from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.awt.ImagePosition import LeftCenter

from vanthu.finding import SEVERITIES, common_choices
from vanthu.strings import say

from ..bridge import ask, fields
from ..session import View
from . import controls, look
from .choosing import Items
from .controls import Controls, Deed
from .details import Details, of_row
from .layout import CHOICES, Box, Need, arrange, inside, is_narrow, least_height
from .quiet import growing
from .rows import Row, counts
from .tree import Tree, cut_to

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
    offers: str = ""  # what another deck has for it: clauses | recipients


class Face:
    def __init__(
        self, context: Any, parent: Any, deeds: Mapping[str, Deed], chosen: Callable[[Optional[Row]], None], go: Callable[[bool], None]
    ) -> None:
        self.window = controls.container(context, parent, "panel.xdl", deeds)
        self.control = Controls(self.window)
        self.control.put("title", FontWeight=BOLD)
        self.control.show("ruler", False)  # to measure with, never seen
        self.tree = Tree(context, self.control["list"], chosen)
        self._keys = controls.Keys(self.control["list"], go)
        self._need = Need((), (), ())
        self._language = ""
        self._dressed: Any = None
        self._text = ""  # of what is chosen
        self._choices: Tuple[str, ...] = ()  # the ways to mend it, where it has several
        self._type = 0  # the height of a line
        self._fitted = (0, 0)
        self._shortened = look.shortener(self._width_of)
        self._placed: Any = None  # what the controls were placed for
        self._least: Tuple[Any, int] = (None, 0)
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
        width = self._size()[0]
        if width > 0 and self._fit_list(*inside(width, self._line())):
            self.tree.again()
        for name, items in (("type", shown.types), ("regime", shown.regimes)):
            self.control.fill(name, items.texts, items.selected)
        is_document = shown.view.checked is not None and shown.view.checked.anatomy.kind == "document"
        filters = self._say_counts(shown, is_document)
        self._say_list(shown, is_document)
        actions = self._say_details(shown)
        self._say_choices(shown)
        self._say_whole(shown)
        self.control.put("status", Label=shown.quiet)
        pictured, signed = self.control.is_shown("picture"), self.control.is_shown("sign")
        self.control.show("language", shown.foreign)
        self._need = Need(
            filters,
            actions,
            ("mend_all", "normalise", "check", "pause"),
            "language" if shown.foreign else "",
            pictured,
            signed,
            CHOICES[: len(self._choices)],
        )
        self.place()

    def _say_names(self, language: str) -> None:
        for name in NAMED:
            self.control.put(name, Label=say(KEYS.get(name, f"panel.{name}"), language))
        for name in HELPED:
            self.control.put(name, HelpText=say(f"panel.{name.replace('_', '.')}.help", language))
        self.control.put("language", HelpText=say("language.other", language))
        for severity in SEVERITIES:
            self.control.put(severity, HelpText=say(f"panel.only.{severity}", language))

    def _dress(self) -> None:
        """Icons for a light or a dark desk, as tall as its type."""
        peer = ask(self.window, "getPeer")
        dark, line = look.is_dark(peer.StyleSettings), self._line() / look.dots(peer)
        if (dark, line) == self._dressed:
            return
        self._dressed = dark, line
        self.tree.icon = lambda name: look.icon_url(name, dark, line)
        for severity in SEVERITIES:
            self.control.put(severity, ImageURL=look.icon_url(severity, dark, line), ImagePosition=LeftCenter)
        look.keep_legible(self.window)

    def _say_counts(self, shown: Shown, is_document: bool) -> Sequence[str]:
        """The severities there are, each a button that shows only its own."""
        numbers = dict(zip(SEVERITIES, counts(shown.view)))
        there = [severity for severity in SEVERITIES if is_document and numbers[severity]]
        for severity in SEVERITIES:
            words = say(f"panel.count.{severity}", shown.language, number=numbers[severity])
            self.control.put(severity, Label=words, State=int(severity in shown.severities))
            self.control.show(severity, severity in there)
        return there

    def _say_list(self, shown: Shown, is_document: bool) -> None:
        language = shown.language
        kind = _kind(shown)
        hidden = len(shown.view.findings) - sum(len(row.findings) for chapter in shown.rows for row in chapter.rows if not row.entry)
        label = say("panel.list.some", language, number=hidden) if hidden else say("panel.list", language)
        if is_document and not shown.view.findings:
            label = say("panel.list.clean", language)
        self.control.put("list_label", Label=label)
        self.tree.show(shown.rows)
        if kind:
            self.control.put("kind", Label=say(f"panel.kind.{kind}", language, parts=growing(shown.view, language)))
        self.control.put("picture", ImageURL=self.tree.icon(kind))
        self.control.show("picture", kind == look.CLEAN)
        self.control.show("list", not kind)
        self.control.show("list_label", not kind)
        self.control.show("kind", bool(kind))

    def _say_details(self, shown: Shown) -> Sequence[str]:
        """What is said below the list; gives the buttons that stand there."""
        language, row = shown.language, shown.row
        details, actions = self._details(shown)
        self._speaks = details is not None
        self.control.show("title", self._speaks)
        self.control.show("sign", bool(details and details.icon))
        if details is not None:
            self.control.put("title", Label=details.title)
            for name in ("text", "scrolled"):
                self.control.put(name, Text=details.text)
            self._text = details.text
            self.control.put("sign", ImageURL=self.tree.icon(details.icon))
        for name in ("mend", "ignore", "restore", "explain", "clauses", "yes", "no"):
            self.control.show(name, name in actions)
        places = len(row.findings) if row is not None else 1
        self.control.put(
            "mend",
            Label=say("panel.mend.places", language, number=places) if places > 1 else say("panel.mend", language),
            Enabled=row is not None and not shown.read_only and any(finding.edits for finding in row.findings),
        )
        self.control.put("ignore", Enabled=row is not None and not shown.read_only)
        self.control.put("restore", Enabled=not shown.read_only)
        self.control.put("explain", Enabled=row is not None)
        offers = shown.offers or "clauses"
        self.control.put("clauses", Label=say(f"panel.{offers}", language), HelpText=say(f"panel.{offers}.help", language))
        self.control.put("clauses", Enabled=not shown.read_only)
        return actions

    def _say_choices(self, shown: Shown) -> None:
        """A button for each way to mend what is chosen; what stands on it depends on its width."""
        self._choices = _choices(shown)
        for at, name in enumerate(CHOICES):
            self.control.show(name, at < len(self._choices))
        for name, words in zip(CHOICES, self._choices):
            self.control.put(name, HelpText=say("panel.choose.help", shown.language, words=words), Enabled=not shown.read_only)

    def _details(self, shown: Shown) -> Tuple[Optional[Details], Sequence[str]]:
        language, row = shown.language, shown.row
        usual: Tuple[str, ...] = ("mend", "ignore", "explain") if shown.view.findings else ()
        if shown.asks:
            return Details(say("panel.question", language), say("panel.question.text", language)), ("yes", "no")
        if shown.notice is not None:
            return shown.notice, usual
        if row is not None and shown.view.checked is not None:
            details = of_row(row, shown.view.checked, language)
            if row.entry is not None:
                return details, ("restore", "explain")
            if _choices(shown):
                usual = ("ignore", "explain")
            return details, (*usual, "clauses") if shown.offers else usual
        if shown.view.findings:
            return Details(say("panel.about.name", language), say("panel.about", language)), usual
        return None, ()

    def _say_whole(self, shown: Shown) -> None:
        safe = sum(finding.fix == "auto" and bool(finding.edits) for finding in shown.view.findings)
        label = say("panel.mend.all.number", shown.language, number=safe) if safe else say("panel.mend.all", shown.language)
        self.control.put("mend_all", Label=label, Enabled=bool(safe) and not shown.read_only)
        checked = shown.view.checked
        self.control.put("normalise", Enabled=checked is not None and checked.anatomy.kind != "empty" and not shown.read_only)
        self.control.put("pause", State=int(shown.paused))

    # Where it stands.

    def place(self) -> None:
        """Everything where it fits, in the window as it is now."""
        width, height = self._size()
        if width <= 0 or ask(self.window, "getPeer") is None:
            return
        line = self._line()
        self.control.put("normalise", Label=self._normalise_label(width, line))
        for name, words in zip(CHOICES, self._choices):
            self.control.put(name, Label=self._shortened(words.replace("~", "-"), inside(width, line)[0] - 2 * line))
        wanted = width, height, line, self._need, self._speaks
        if self._placed == (wanted, self.control.changes):
            return
        boxes = arrange(width, height, self.control.size, self._need, line)
        for name, box in boxes.items():
            self.control.place(name, *box)
        self._fit_text(boxes["text"], line)
        if self._fit_list(boxes["list"].width, line):
            self.tree.again()
        self._placed = wanted, self.control.changes

    def least_height(self, width: int) -> int:
        """Rounded, so that a longer heading does not move everything."""
        line = self._line()
        wanted = width, line, self._need, self.control.changes
        if self._least[0] != wanted:
            height = least_height(width, self.control.size, self._need, line)
            self._least = wanted, -(-height // (3 * line)) * 3 * line
        return self._least[1]

    def _size(self) -> Tuple[int, int]:
        width, height = fields(ask(self.window, "getPosSize"), "Width", "Height")
        return width, height

    def _line(self) -> int:
        """The height of a line of the desk's type."""
        (height,) = fields(ask(self.control["type_label"], "getMinimumSize"), "Height")
        if height != self._type:
            self._type = height
            self.control.forget_sizes()
        return int(height)

    def _fit_text(self, box: Box, line: int) -> None:
        """A scroll bar only where the words need one. A text cannot be given one later, so there are two.

        A screen reader is not told what they say, but what a label before them says: so one of no size says it, too.
        """
        self.control.put("sheet", Label=self._text.replace("~", "-"))
        self.control.show("sheet", self._speaks)
        self.control.place("sheet", box.x, box.y, 0, 0)
        needed = self.control.size("sheet", box.width - line)[1] + line // 2
        self.control.place("scrolled", *box)
        self.control.show("scrolled", self._speaks and needed > box.height)
        self.control.show("text", self._speaks and needed <= box.height)

    def _fit_list(self, width: int, line: int) -> bool:
        """Words that are too wide for the list are cut. Tells whether that is another width than before."""
        if (width, line) == self._fitted:
            return False
        self._fitted = width, line
        self._shortened = look.shortener(self._width_of)
        self.tree.fit = cut_to(width, line, self._shortened)
        self.control.put("list", RowHeight=int(line * 1.5))
        return True

    def _width_of(self, letters: str) -> float:
        return float(self.control.measure("ruler", letters.replace("~", "-"))[0])  # "~" would underline

    def _normalise_label(self, width: int, line: int) -> str:
        return say("panel.normalise.short" if is_narrow(width, line) else "panel.normalise", self._language or "vi")


def _choices(shown: Shown) -> Tuple[str, ...]:
    """The ways to mend what is spoken of, where it has several."""
    row = shown.row
    spoken_of = row is not None and row.entry is None and not shown.asks and shown.notice is None
    return common_choices(row.findings)[: len(CHOICES)] if row is not None and spoken_of else ()


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
