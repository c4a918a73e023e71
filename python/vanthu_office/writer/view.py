"""View: what a person sees stays where it is, whatever is changed elsewhere.

Writer brings the cursor back into sight after each change that comes from outside, even when somebody has scrolled away
from it to read. There is no call to say where the page stands, so its scroll bars are put back as they were.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, List, Tuple


@contextmanager
def view_kept(model: Any) -> Iterator[None]:
    """Nothing is drawn until all is done; the cursor stays with its words, and each window shows what it showed."""
    places = [(bar, bar.getValue()) for bar in scroll_bars(model)]
    model.lockControllers()
    try:
        yield
    finally:
        model.unlockControllers()
        _put_back(places)


def scroll_bars(model: Any) -> List[Any]:
    """The scroll bars of the document's windows; none where the office does not show them to us."""
    found: List[Any] = []
    controllers = model.getControllers()
    while controllers.hasMoreElements():
        frame = controllers.nextElement().getFrame()
        window = frame.getComponentWindow() if frame is not None else None
        for outer in _children(window):
            found += [inner for inner in _children(outer) if hasattr(inner, "setBlockIncrement")]
    return found


def _children(window: Any) -> Tuple[Any, ...]:
    return tuple(window.getWindows()) if hasattr(window, "getWindows") else ()


def _put_back(places: List[Tuple[Any, int]]) -> None:
    for bar, value in places:
        if bar.getValue() != value:
            bar.setValue(value)
