"""The list of findings: rows shown in a tree control, changed only where they differ, so that it keeps its place.

What is selected stays selected, what was folded stays folded, and the list never scrolls by itself. Text that is too
wide is cut with "…": the whole of it stands below the list, where the row is spoken of.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence

import unohelper
from com.sun.star.awt.tree import XTreeExpansionListener
from com.sun.star.view import XSelectionChangeListener
from com.sun.star.view.SelectionType import SINGLE

from ..log import guarded
from .rows import Row, every

Fit = Callable[[str, int, bool], str]  # (text, level, has an icon) → what of it can be seen


class Tree(unohelper.Base, XSelectionChangeListener, XTreeExpansionListener):  # type: ignore[misc]
    """`chosen(row)` is called when a person selects another row, None when none is; never when the list itself changes."""

    def __init__(self, context: Any, control: Any, chosen: Callable[[Optional[Row]], None]) -> None:
        self.fit: Fit = lambda text, level, icon: text
        self.icon: Callable[[str], str] = lambda name: ""
        self._context, self._control, self._chosen = context, control, chosen
        self._shown: Sequence[Row] = ()
        self._rows: Dict[str, Row] = {}
        self._open: Dict[str, bool] = {}  # what a person has folded or unfolded
        self._changing = False
        self._model = self._new_model()
        model = control.getModel()
        model.RootDisplayed, model.ShowsRootHandles, model.ShowsHandles = False, True, True
        model.SelectionType, model.HideInactiveSelection = SINGLE, False
        control.addSelectionChangeListener(self)
        control.addTreeExpansionListener(self)

    def close(self) -> None:
        self._control.removeSelectionChangeListener(self)
        self._control.removeTreeExpansionListener(self)

    # What is shown.

    def show(self, rows: Sequence[Row], anew: bool = False) -> None:
        """Make the list say this; what is there already is left alone."""
        self._shown = rows
        self._rows = {row.key: row for row in every(rows)}
        self._changing = True
        try:
            root = self._model.getRoot()
            if not anew and [node.DataValue for node in _children(root)] == [row.key for row in rows]:
                for row in self._update(root, rows, 0):
                    self._unfold(row)
            else:
                self._fill(rows)
        finally:
            self._changing = False

    def again(self) -> None:
        """The same rows, at another width: all anew, or the control would still scroll to where the longest of them ended."""
        self.show(self._shown, anew=True)

    def select(self, key: str) -> None:
        """Select a row as the program does: nobody is told. "": none."""
        node = self._node(key)
        self._changing = True
        try:
            if node is None:
                self._control.clearSelection()
            elif self.selected() != key:
                self._control.makeNodeVisible(node)
                self._control.select(node)
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
            self._chosen(self._rows.get(self.selected()))

    def treeExpanded(self, event: Any) -> None:
        if not self._changing:
            self._open[event.Node.DataValue] = True

    def treeCollapsed(self, event: Any) -> None:
        if not self._changing:
            self._open[event.Node.DataValue] = False

    def requestChildNodes(self, event: Any) -> None:
        pass

    def treeExpanding(self, event: Any) -> None:
        pass

    def treeCollapsing(self, event: Any) -> None:
        pass

    def disposing(self, source: Any) -> None:
        pass

    # Changing the nodes.

    def _update(self, parent: Any, rows: Sequence[Row], level: int) -> Iterator[Row]:
        """Make what is under `parent` these rows; gives those that have rows under them and are new."""
        wanted = {row.key for row in rows}
        for index in reversed(range(parent.getChildCount())):
            if parent.getChildAt(index).DataValue not in wanted:
                parent.removeChildByIndex(index)
        keys: List[str] = [node.DataValue for node in _children(parent)]
        for index, row in enumerate(rows):
            text, icon = self.fit(row.text, level, bool(row.icon)), self.icon(row.icon)
            if keys[index : index + 1] == [row.key]:
                node = parent.getChildAt(index)
                if node.getDisplayValue() != text:
                    node.setDisplayValue(text)
                if node.getNodeGraphicURL() != icon:
                    node.setNodeGraphicURL(icon)
            else:
                if row.key in keys:  # it comes up from further down
                    parent.removeChildByIndex(keys.index(row.key))
                    keys.remove(row.key)
                node = self._made(row, text, icon)
                parent.insertChildByIndex(index, node)
                keys.insert(index, row.key)
                if row.rows:
                    yield row
            yield from self._update(node, row.rows, level + 1)

    def _made(self, row: Row, text: str, icon: str) -> Any:
        node = self._model.createNode(text, False)
        node.DataValue = row.key
        if icon:
            node.setNodeGraphicURL(icon)
        return node

    def _fill(self, rows: Sequence[Row]) -> None:
        """Other headings than before: the control cannot change what is right under a hidden root, so all is put in anew."""
        first = self._control.getNodeForLocation(1, 1)
        top, selected = first.DataValue if first is not None else "", self.selected()
        self._model = self._new_model()
        new = list(self._update(self._model.getRoot(), rows, 0))
        self._control.getModel().DataModel = self._model
        for row in new:
            self._unfold(row)
        self._scroll_back(top)
        if selected in self._rows:
            self._control.select(self._node(selected))
        else:
            self._control.clearSelection()

    def _unfold(self, row: Row) -> None:
        """Headings stand open, groups of places folded, unless a person wants it otherwise."""
        if self._open.get(row.key, not row.icon):
            self._control.expandNode(self._node(row.key))

    def _scroll_back(self, top: str) -> None:
        """What stood at the top stands there again: from the end of the list the control scrolls up just so far."""
        first = self._node(top)
        if first is not None:
            visible = [row for row in every(self._shown) if self._control.isNodeVisible(self._node(row.key))]
            self._control.makeNodeVisible(self._node(visible[-1].key))
            self._control.makeNodeVisible(first)

    def _new_model(self) -> Any:
        model = self._context.ServiceManager.createInstanceWithContext("com.sun.star.awt.tree.MutableTreeDataModel", self._context)
        model.setRoot(model.createNode("", True))
        return model

    def _node(self, key: str) -> Optional[Any]:
        return _below(self._model.getRoot(), key) if key in self._rows else None


def _children(node: Any) -> Iterator[Any]:
    for index in range(node.getChildCount()):
        yield node.getChildAt(index)


def _below(node: Any, key: str) -> Optional[Any]:
    for child in _children(node):
        found = child if child.DataValue == key else _below(child, key)
        if found is not None:
            return found
    return None
