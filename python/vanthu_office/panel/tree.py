"""The list of findings: rows shown in a tree control, changed only where they differ, so that it keeps its place.

What is selected stays selected, what was folded stays folded, and the list never scrolls by itself. Text that is too
wide is cut with "…": the whole of it stands below the list, where the row is spoken of. A long list comes a slice at a
time, and the many places of one slip only when they are unfolded. What the control shows is remembered, not asked for.
"""

from __future__ import annotations

import itertools
import time
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence

import unohelper
from com.sun.star.awt.tree import XTreeExpansionListener
from com.sun.star.view import XSelectionChangeListener
from com.sun.star.view.SelectionType import SINGLE

from ..bridge import ask
from ..clock import Ticket, clock
from ..log import guarded
from .rows import Row, every

SLICE = 0.015  # seconds of filling at a stretch
BREATH = 0.01  # seconds the office has for itself between two stretches
MANY = 40  # rows under a folded one that are not made before it is unfolded
ROOT = ""
INDENT = (27, 49, 71)  # pixels at 100 %, from the list's edge to the words of each level
SCROLLBAR = 20  # the same, kept free at the other edge

Fit = Callable[[str, int, bool], str]  # (text, level, has an icon) → what of it can be seen


def cut_to(width: int, line: int, shortened: Callable[[str, int], str]) -> Fit:
    """Words that are too wide for a list of this width are cut. `line`: the height of a line of type."""
    scale = line / 15

    def fit(text: str, level: int, icon: bool) -> str:
        taken = (INDENT[min(level, 2)] + SCROLLBAR) * scale + (line * 1.4 if icon else 0)
        return shortened(text, max(int(width - taken), 3 * line))

    return fit


class _Line:
    """A row as the control shows it."""

    def __init__(self, node: Any, text: str = "", icon: str = "", opened: bool = True) -> None:
        self.node, self.text, self.icon = node, text, icon
        self.opened = opened  # as long as nobody folds or unfolds it
        self.below: List[str] = []  # the keys of the lines under it


class Tree(unohelper.Base, XSelectionChangeListener, XTreeExpansionListener):  # type: ignore[misc]
    """`chosen(row)` is called when a person selects another row, None when none is; never when the list itself changes."""

    def __init__(self, context: Any, control: Any, chosen: Callable[[Optional[Row]], None]) -> None:
        self.fit: Fit = lambda text, level, icon: text
        self.icon: Callable[[str], str] = lambda name: ""
        self._context, self._control, self._chosen = context, control, chosen
        self._shown: Sequence[Row] = ()
        self._dressed: Any = None  # the fit and the icons it was shown with
        self._rows: Dict[str, Row] = {}
        self._open: Dict[str, bool] = {}  # what a person has folded or unfolded
        self._changing = False
        self._put = ""  # the key of the row that the program selected last
        self._work: Optional[Iterator[None]] = None  # what is still to be filled in
        self._ticket: Optional[Ticket] = None
        self._lines: Dict[str, _Line] = {}
        self._folded: Optional[List[Row]] = []  # rows to be unfolded once the control shows them; None: it shows them
        self._begin()
        model = control.getModel()
        model.RootDisplayed, model.ShowsRootHandles, model.ShowsHandles = False, True, True
        model.SelectionType, model.HideInactiveSelection = SINGLE, False
        control.addSelectionChangeListener(self)
        control.addTreeExpansionListener(self)

    def close(self) -> None:
        self._rest()
        self._control.removeSelectionChangeListener(self)
        self._control.removeTreeExpansionListener(self)

    # What is shown.

    def show(self, rows: Sequence[Row], anew: bool = False) -> None:
        """Make the list say this; what is there already is left alone."""
        if rows is self._shown and not anew and self._dressed == (self.fit, self.icon):
            return
        self._rest()
        self._shown, self._dressed = rows, (self.fit, self.icon)
        self._rows = {row.key: row for row in every(rows)}
        if anew or not self._has_headings(rows):
            self._fill()
        else:
            self._work = self._update(ROOT, rows, 0)
            self._go_on()

    def _has_headings(self, rows: Sequence[Row]) -> bool:
        """The control cannot change what is right under a hidden root, not even its words."""
        same = self._lines[ROOT].below == [row.key for row in rows]
        return same and all(self._lines[row.key].text == self.fit(row.text, 0, bool(row.icon)) for row in rows)

    def again(self) -> None:
        """The same rows, at another width: all anew, or the control would still scroll to where the longest of them ended."""
        self.show(self._shown, anew=True)

    def select(self, key: str) -> None:
        """Select a row as the program does: nobody is told. "": none."""
        node = self._node(key)
        self._changing = True
        try:
            if node is None:
                ask(self._control, "clearSelection")
            elif self.selected() != key:
                self._control.makeNodeVisible(node)
                self._control.select(node)
                self._put = key
        finally:
            self._changing = False

    def selected(self) -> str:
        """The key of the row that is selected; "": none."""
        node = self._control.getSelection()
        return node.DataValue if hasattr(node, "DataValue") else ""

    # What the office tells.

    @guarded
    def selectionChanged(self, event: Any) -> None:
        if not self._changing:
            self._let_go()
            self._chosen(self._rows.get(self.selected()))

    def _let_go(self) -> None:
        """What the program selected the office keeps when an arrow key goes on from there: then the new one alone counts."""
        selection = self._control.getSelection()
        if isinstance(selection, tuple) and len(selection) > 1:
            self._changing = True
            try:
                for node in selection:
                    if node.DataValue == self._put:
                        self._control.removeSelection(node)
            finally:
                self._changing = False

    def treeExpanded(self, event: Any) -> None:
        if not self._changing:
            self._open[event.Node.DataValue] = True

    def treeCollapsed(self, event: Any) -> None:
        if not self._changing:
            self._open[event.Node.DataValue] = False

    @guarded
    def requestChildNodes(self, event: Any) -> None:
        self._fill_under(event.Node.DataValue)

    def treeExpanding(self, event: Any) -> None:
        pass

    def treeCollapsing(self, event: Any) -> None:
        pass

    def disposing(self, source: Any) -> None:
        self._rest()

    # A slice at a time.

    def _go_on(self, all: bool = False) -> None:
        """Fill in what is still to come: for a while, or all of it."""
        self._ticket = None
        until = time.perf_counter() + SLICE
        changing, self._changing = self._changing, True
        try:
            for _ in self._work or ():
                if time.perf_counter() > until and not all:
                    self._ticket = clock().after(BREATH, self._go_on)
                    return
            self._work = None
        finally:
            self._changing = changing

    def _rest(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._work = None

    # Changing the nodes.

    def _update(self, parent: str, rows: Sequence[Row], level: int) -> Iterator[None]:
        """Make what is under `parent` these rows, all of them before what is under each; it rests after each."""
        line = self._lines[parent]
        wanted = {row.key for row in rows}
        for key in [key for key in line.below if key not in wanted]:
            self._remove(line, key)
        new = set()
        for index, row in enumerate(rows):
            text, icon = self.fit(row.text, level, bool(row.icon)), self.icon(row.icon)
            if line.below[index : index + 1] != [row.key]:
                if row.key in line.below:  # it comes up from further down
                    self._remove(line, row.key)
                self._insert(line, index, row, text, icon)
                new.add(row.key)
            else:
                self._say(self._lines[row.key], text, icon)
            yield
        for row in rows:
            if row.key in new and self._stands_open(row):
                yield from self._update(row.key, row.rows[:1], level + 1)  # only what has something under it can be unfolded
                self._unfold(row)
            if self._lines[row.key].below or not self._is_for_later(row):
                yield from self._update(row.key, row.rows, level + 1)

    def _say(self, line: _Line, text: str, icon: str) -> None:
        if line.text != text:
            ask(line.node, "setDisplayValue", text)
        if line.icon != icon:
            ask(line.node, "setNodeGraphicURL", icon)
        line.text, line.icon = text, icon

    def _insert(self, parent: _Line, index: int, row: Row, text: str, icon: str) -> None:
        node = ask(self._model, "createNode", text, self._is_for_later(row))
        node.DataValue = row.key
        if icon:
            ask(node, "setNodeGraphicURL", icon)
        self._lines[row.key] = _Line(node, text, icon, _opens(row))
        ask(parent.node, "insertChildByIndex", index, node)
        parent.below.insert(index, row.key)

    def _remove(self, parent: _Line, key: str) -> None:
        ask(parent.node, "removeChildByIndex", parent.below.index(key))
        parent.below.remove(key)
        self._forget(key)

    def _forget(self, key: str) -> None:
        for each in self._lines.pop(key).below:
            self._forget(each)

    def _is_for_later(self, row: Row) -> bool:
        return len(row.rows) > MANY and not self._stands_open(row)

    def _fill_under(self, key: str) -> None:
        """The rows under a folded one are wanted now."""
        row, line = self._rows.get(key), self._lines.get(key)
        if row is not None and line is not None and len(line.below) < len(row.rows):
            changing, self._changing = self._changing, True
            for _ in self._update(key, row.rows, 1 if key in self._lines[ROOT].below else 2):
                pass
            self._changing = changing

    def _fill(self) -> None:
        """Other headings than before: all is put in anew."""
        first = ask(self._control, "getNodeForLocation", 1, 1)
        top, selected = first.DataValue if first is not None else "", self.selected()
        stood = list(itertools.dropwhile(lambda key: key != top, self._seen(ROOT)))
        self._begin()
        self._work = self._update(ROOT, self._shown, 0)
        while len(self._lines[ROOT].below) < len(self._shown):  # headings that came later would not be shown
            next(self._work)
        self._go_on()
        self._changing = True
        try:
            self._control.getModel().DataModel = self._model
            waiting, self._folded = self._folded, None
            for row in waiting or ():
                self._unfold(row)
            self._scroll_back(stood)
            if selected in self._rows:
                self._control.select(self._node(selected))
            else:
                ask(self._control, "clearSelection")
        finally:
            self._changing = False

    def _begin(self) -> None:
        """Nothing is there, and nobody sees what is put in."""
        self._model = ask(
            self._context.ServiceManager, "createInstanceWithContext", "com.sun.star.awt.tree.MutableTreeDataModel", self._context
        )
        root = ask(self._model, "createNode", "", True)
        ask(self._model, "setRoot", root)
        self._lines = {ROOT: _Line(root)}
        self._folded = []

    def _stands_open(self, row: Row) -> bool:
        """Headings stand open, groups of places folded, unless a person wants it otherwise."""
        return bool(row.rows) and self._open.get(row.key, _opens(row))

    def _unfold(self, row: Row) -> None:
        if self._folded is None:
            ask(self._control, "expandNode", self._lines[row.key].node)
        else:
            self._folded.append(row)

    def _scroll_back(self, stood: Sequence[str]) -> None:
        """The first that is left of what stood from the top on stands there again: from its end the list scrolls up just so far."""
        if not stood or not self._lines[ROOT].below:
            return
        *_, last = self._seen(ROOT)
        for key in (last, next((key for key in stood if key in self._lines), last)):
            ask(self._control, "makeNodeVisible", self._lines[key].node)

    def _seen(self, key: str) -> Iterator[str]:
        """The lines under this one that are not folded away, from above."""
        for each in self._lines[key].below:
            yield each
            if self._open.get(each, self._lines[each].opened):
                yield from self._seen(each)

    def _node(self, key: str) -> Optional[Any]:
        """The node of a row; made now, if it was still to come."""
        if key in self._rows and key not in self._lines:
            self._go_on(all=True)
        if key in self._rows and key not in self._lines:
            self._fill_under(next(row.key for row in every(self._shown) if any(each.key == key for each in row.rows)))
        return self._lines[key].node if key in self._rows else None


def _opens(row: Row) -> bool:
    """Headings stand open, groups of places folded."""
    return not row.icon and not row.folded
