"""The panel's window and its controls: made from dialogs/*.xdl, told apart by name, changed only where they differ."""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Dict, Mapping, Sequence

import unohelper
from com.sun.star.awt import Size, XContainerWindowEventHandler, XKeyListener, XMouseListener
from com.sun.star.awt.Key import RETURN, SPACE

from ..log import guarded
from .look import file_url

Deed = Callable[[Any], None]


class Handler(unohelper.Base, XContainerWindowEventHandler):  # type: ignore[misc]
    """What the XDL calls by name."""

    def __init__(self, deeds: Mapping[str, Deed]) -> None:
        self._deeds = deeds

    @guarded
    def callHandlerMethod(self, window: Any, event: Any, name: str) -> bool:
        if name in self._deeds:
            self._deeds[name](event)
        return True

    def getSupportedMethodNames(self) -> Any:
        return tuple(self._deeds)


def container(context: Any, parent: Any, deeds: Mapping[str, Deed]) -> Any:
    """The panel's window, inside the one the sidebar gives."""
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.ContainerWindowProvider", context)
    return provider.createContainerWindow(file_url("dialogs", "panel.xdl"), "", parent, Handler(deeds))


def named(window: Any) -> Dict[str, Any]:
    return {control.getModel().Name: control for control in window.getControls()}


class Keys(unohelper.Base, XKeyListener, XMouseListener):  # type: ignore[misc]
    """Enter or a double click on the list: `go(True)`, to the text; Space or a click: `go(False)`, its place is shown."""

    def __init__(self, control: Any, go: Callable[[bool], None]) -> None:
        self._control, self._go = control, go
        control.addKeyListener(self)
        control.addMouseListener(self)

    def close(self) -> None:
        self._control.removeKeyListener(self)
        self._control.removeMouseListener(self)

    @guarded
    def keyPressed(self, event: Any) -> None:
        if event.Modifiers == 0 and event.KeyCode in (RETURN, SPACE):
            self._go(event.KeyCode == RETURN)

    @guarded
    def mouseReleased(self, event: Any) -> None:
        if event.ClickCount >= 1:
            self._go(event.ClickCount > 1)

    def keyReleased(self, event: Any) -> None:
        pass

    def mousePressed(self, event: Any) -> None:
        pass

    def mouseEntered(self, event: Any) -> None:
        pass

    def mouseExited(self, event: Any) -> None:
        pass

    def disposing(self, source: Any) -> None:
        pass


def put(control: Any, **values: Any) -> None:
    """Set properties of a control; what is as it should be is not touched, so nothing flickers."""
    model = control.getModel()
    for name, value in values.items():
        if getattr(model, name) != value:
            setattr(model, name, value)


def show(control: Any, visible: bool) -> None:
    put(control, EnableVisible=visible)


def fill(control: Any, items: Sequence[str], selected: int) -> None:
    """The items of a drop-down list, and which one stands there; nobody is told."""
    put(control, StringItemList=tuple(items), SelectedItems=(selected,))


def wanted_size(control: Any, width: int) -> Any:
    """What a control asks for; words that wrap, within this width."""
    if getattr(control.getModel(), "MultiLine", False):
        return control.calcAdjustedSize(Size(width, 10000))
    return control.getMinimumSize()


def let_go(*steps: Callable[[], None]) -> None:
    """Each of these, though the window may have gone before us."""
    for step in steps:
        with contextlib.suppress(Exception):
            step()
