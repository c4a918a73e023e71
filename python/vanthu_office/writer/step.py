"""One step: what is done to a document at one go, and is taken back at one go.

Writer records what is done to text, tables and drawings by itself. What is done to a page style from outside it does not
record: it even forgets all that came before. So such a change is made while nothing is recorded, and its way back is put
among Writer's own actions: a `Deed`. Deeds and Writer's actions are undone in turn, last first, so each finds the text as it left it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Callable, Iterator

import unohelper
from com.sun.star.document import UndoContextNotClosedException, XUndoAction

from . import even
from .view import view_kept


class Deed(unohelper.Base, XUndoAction):  # type: ignore[misc]
    """A change that Writer cannot take back by itself."""

    def __init__(self, title: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        self.Title = title
        self._do = do
        self._undo = undo

    def getTitle(self) -> str:
        return self.Title

    def undo(self) -> None:
        self._undo()

    def redo(self) -> None:
        self._do()


def deed(model: Any, title: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
    """Do something that Writer does not record, so that it can be undone all the same."""
    manager = model.getUndoManager()
    before = even.before_text(model)
    filler = ""

    def back() -> None:
        nonlocal filler
        undo()
        filler = even.fill(model, before)

    def again() -> None:
        even.remove(model, filler)
        do()

    manager.lock()
    try:
        do()
    except Exception:
        back()
        raise
    finally:
        manager.unlock()
    manager.addUndoAction(Deed(title, again, back))


@contextmanager
def one_step(model: Any, title: str, tracked: bool = False) -> Iterator[None]:
    """All that is done inside is one step for Ctrl+Z; the cursor and the view stay. `tracked`: it is recorded as changes of the text.

    When something goes wrong inside, all that was done is taken back.
    """
    manager = model.getUndoManager()
    recorded = model.RecordChanges
    done = False
    with view_kept(model):
        manager.enterUndoContext(title)
        try:
            if tracked and not recorded:
                model.RecordChanges = True
            yield
            done = True
        finally:
            if not done:  # a step in which nothing was done yet would not be there to be undone
                manager.addUndoAction(Deed(title, _nothing, _nothing))
            try:
                if model.RecordChanges != recorded:
                    model.RecordChanges = recorded
            finally:
                manager.leaveUndoContext()
                if not done:
                    _take_back(manager)


def _take_back(manager: Any) -> None:
    """Undo the step that failed, if it is not part of a larger one, which whoever began it takes back."""
    try:
        manager.undo()
        manager.clearRedo()
    except UndoContextNotClosedException:
        pass


def _nothing() -> None:
    """The way back of a step that must be there."""


@contextmanager
def unrecorded(model: Any) -> Iterator[None]:
    """What is done to pages is no change of the text: it is not tracked."""
    recorded = model.RecordChanges
    if recorded:
        model.RecordChanges = False
    try:
        yield
    finally:
        if recorded:
            model.RecordChanges = True
