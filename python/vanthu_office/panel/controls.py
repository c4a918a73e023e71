"""The panel's window and its controls: made from dialogs/*.xdl, told apart by name, changed only where they differ."""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Dict, Mapping, Sequence, Tuple

import unohelper
from com.sun.star.awt import Size, XContainerWindowEventHandler, XKeyListener, XMouseListener
from com.sun.star.awt.Key import RETURN, SPACE
from com.sun.star.awt.PosSize import POSSIZE

from ..bridge import ask, fields, get
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


def container(context: Any, parent: Any, file: str, deeds: Mapping[str, Deed]) -> Any:
    """A panel's window, inside the one the sidebar gives."""
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.ContainerWindowProvider", context)
    return provider.createContainerWindow(file_url("dialogs", file), "", parent, Handler(deeds))


class Mouse(unohelper.Base, XMouseListener):  # type: ignore[misc]
    """Hears the mouse in a control. Whoever wants to know says of what."""

    def mousePressed(self, event: Any) -> None:
        pass

    def mouseReleased(self, event: Any) -> None:
        pass

    def mouseEntered(self, event: Any) -> None:
        pass

    def mouseExited(self, event: Any) -> None:
        pass

    def disposing(self, source: Any) -> None:
        pass


class Typed(unohelper.Base, XKeyListener):  # type: ignore[misc]
    """Some keys, without Shift, Ctrl or Alt, in a control: `pressed(the key's code)`."""

    def __init__(self, control: Any, keys: Sequence[int], pressed: Callable[[int], None]) -> None:
        self._control, self._keys, self._pressed = control, keys, pressed
        control.addKeyListener(self)

    def close(self) -> None:
        self._control.removeKeyListener(self)

    @guarded
    def keyPressed(self, event: Any) -> None:
        if event.Modifiers == 0 and event.KeyCode in self._keys:
            self._pressed(event.KeyCode)

    def keyReleased(self, event: Any) -> None:
        pass

    def disposing(self, source: Any) -> None:
        pass


class Keys(Mouse, XKeyListener):  # type: ignore[misc]
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


class Controls:
    """The controls by name. What is put into them is remembered: what is as it should be is not touched, nor asked about."""

    def __init__(self, window: Any) -> None:
        self._controls = {control.getModel().Name: control for control in window.getControls()}
        self._models = {name: control.getModel() for name, control in self._controls.items()}
        self._wraps = {name for name, model in self._models.items() if getattr(model, "MultiLine", False)}
        self._put: Dict[Tuple[str, str], Any] = {}
        self._sizes: Dict[str, Dict[int, Tuple[int, int]]] = {}
        self._places: Dict[str, Tuple[int, ...]] = {}
        self.changes = 0  # of what may need another size

    def __getitem__(self, name: str) -> Any:
        return self._controls[name]

    def put(self, name: str, **values: Any) -> None:
        """Set properties of a control."""
        for property, value in values.items():
            if self._has(name, property) != value:
                setattr(self._models[name], property, value)
                self._put[name, property] = value
                if property not in _SIZELESS:
                    self._sizes.pop(name, None)
                    self.changes += 1

    def _has(self, name: str, property: str) -> Any:
        return get(self._models[name], property) if property in _BY_HAND else self._put.get((name, property))

    def show(self, name: str, visible: bool) -> None:
        self.put(name, EnableVisible=visible)

    def is_shown(self, name: str) -> bool:
        return bool(self._put.get((name, "EnableVisible"), True))

    def fill(self, name: str, items: Sequence[str], selected: int) -> None:
        """The items of a drop-down list, and which one stands there; nobody is told."""
        self.put(name, StringItemList=tuple(items), SelectedItems=(selected,))

    def size(self, name: str, width: int) -> Tuple[int, int]:
        """What a control asks for; words that wrap, within this width."""
        key = width if name in self._wraps else 0
        known = self._sizes.setdefault(name, {})
        if key not in known:
            known[key] = self._wanted(name, key)
        return known[key]

    def _wanted(self, name: str, width: int) -> Tuple[int, int]:
        control = self._controls[name]
        size = ask(control, "calcAdjustedSize", Size(width, 10000)) if width else ask(control, "getMinimumSize")
        width, height = fields(size, "Width", "Height")
        return width, height

    def measure(self, name: str, label: str) -> Tuple[int, int]:
        """How large a label would be that says this."""
        self._models[name].Label = label
        return self._wanted(name, 0)

    def forget_sizes(self) -> None:
        """The desk's type is another."""
        self._sizes.clear()
        self.changes += 1

    def place(self, name: str, x: int, y: int, width: int, height: int) -> None:
        place = x, y, width, height
        if self._places.get(name) != place:
            self._places[name] = place
            ask(self._controls[name], "setPosSize", *place, POSSIZE)


_BY_HAND = ("SelectedItems", "State")  # what a person changes, too
_SIZELESS = ("EnableVisible", "Enabled", "HelpText", "SelectedItems", "State", "VScroll")


def let_go(*steps: Callable[[], None]) -> None:
    """Each of these, though the window may have gone before us."""
    for step in steps:
        with contextlib.suppress(Exception):
            step()
