"""View: what a person sees stays where it is, whatever is changed elsewhere.

Writer brings the cursor back into sight after each change that comes from outside, even when somebody has scrolled away
from it to read. There is no call to say where the page stands, so its scroll bars are put back as they were: as windows where
they are windows (7.4), through accessibility where they are wrapped (25.2); where neither shows them (26.8) the view follows the cursor.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Callable, Iterator, List, NamedTuple, Optional, Tuple

_SCROLL_BAR = 50  # com.sun.star.accessibility.AccessibleRole
_THIN = 24  # pixels; no need to look for a scroll bar in what is wider
_DEEPEST = 3  # accessible objects around a wrapped scroll bar


class Bar(NamedTuple):
    """A scroll bar: where it stands, and how to put it elsewhere."""

    value: Callable[[], int]
    put: Callable[[int], None]


@contextmanager
def view_kept(model: Any) -> Iterator[None]:
    """Nothing is drawn until all is done; the cursor stays with its words, and each window shows what it showed."""
    places = [(bar, bar.value()) for bar in scroll_bars(model)]
    model.lockControllers()
    try:
        yield
    finally:
        model.unlockControllers()
        for bar, value in places:
            if bar.value() != value:
                bar.put(value)


def scroll_bars(model: Any) -> List[Bar]:
    """The scroll bars of the document's windows; none where the office does not show them to us."""
    found: List[Bar] = []
    controllers = model.getControllers()
    while controllers.hasMoreElements():
        frame = controllers.nextElement().getFrame()
        window = frame.getComponentWindow() if frame is not None else None
        for outer in _children(window):
            found += [bar for bar in map(_bar, _children(outer)) if bar is not None]
    return found


def _children(window: Any) -> Tuple[Any, ...]:
    return tuple(window.getWindows()) if hasattr(window, "getWindows") else ()


def _bar(window: Any) -> Optional[Bar]:
    if hasattr(window, "setBlockIncrement"):
        return Bar(window.getValue, window.setValue)
    size = window.getPosSize()
    if 0 < min(size.Width, size.Height) <= _THIN and hasattr(window, "getAccessibleContext"):
        wrapped = _wrapped(window.getAccessibleContext(), _DEEPEST)
        if wrapped is not None:
            return Bar(lambda: int(wrapped.getCurrentValue()), lambda value: wrapped.setCurrentValue(value))
    return None


def _wrapped(context: Any, depth: int) -> Any:
    """The scroll bar inside a thin window, if it is the only thing there."""
    if context is None or context.getAccessibleRole() == _SCROLL_BAR:
        return context
    if not depth or context.getAccessibleChildCount() != 1:
        return None
    return _wrapped(context.getAccessibleChild(0).getAccessibleContext(), depth - 1)
