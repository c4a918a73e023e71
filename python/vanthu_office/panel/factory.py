"""What the office's sidebar asks for: a panel for a window of Writer. It makes it, follows it through the window's life, and lets it go.

A panel is known by the last word of its address (extension/registry/Sidebar.xcu), and is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, List

import unohelper
from com.sun.star.awt import XWindowListener
from com.sun.star.frame import XFrameActionListener
from com.sun.star.frame.FrameAction import COMPONENT_ATTACHED, COMPONENT_DETACHING, COMPONENT_REATTACHED
from com.sun.star.lang import XComponent
from com.sun.star.ui import LayoutSize, XSidebarPanel, XToolPanel, XUIElement, XUIElementFactory
from com.sun.star.ui.UIElementType import TOOLPANEL

from .. import guide
from ..bridge import ask, fields
from ..log import guarded
from ..statusbar import tell
from .controls import let_go
from .look import dots

NARROWEST, WIDEST = 290, 600  # pixels at 100 %; while the office starts it may speak of the whole frame's width


# Each module has a Panel: `attach` gives it a document, `detach` takes it away, `close` ends it, from either side.
PANELS = {
    "check": "vanthu_office.panel.panel",
    "insert": "vanthu_office.inserting.panel",
    "facts": "vanthu_office.facts.panel",
    "citing": "vanthu_office.citing.panel",
    "recipients": "vanthu_office.receiving.panel",
    "doctor": "vanthu_office.diagnosing.panel",
}


class PanelFactory(unohelper.Base, XUIElementFactory):  # type: ignore[misc]
    def __init__(self, context: Any) -> None:
        self._context = context

    def createUIElement(self, url: str, arguments: Any) -> Any:
        given = {argument.Name: argument.Value for argument in arguments}
        return Element(self._context, url, given["Frame"], given["ParentWindow"], given.get("Sidebar"))


class Element(unohelper.Base, XUIElement, XToolPanel, XSidebarPanel, XComponent, XWindowListener, XFrameActionListener):  # type: ignore[misc]
    """The panel as the sidebar sees it. Its window is made when it is first asked for."""

    def __init__(self, context: Any, url: str, frame: Any, parent: Any, sidebar: Any) -> None:
        self.ResourceURL, self.Type, self.Frame = url, TOOLPANEL, frame
        self._context, self._parent, self._sidebar = context, parent, sidebar
        self._least = 0  # the height last asked for
        self._panel: Any = None
        self._help: Any = None
        self._listeners: List[Any] = []

    # XUIElement, XToolPanel

    def getRealInterface(self) -> Any:
        if self._panel is None:
            self._make()
        return self

    @guarded
    def _make(self) -> None:
        panel = import_module(PANELS[self.ResourceURL.rpartition("/")[2]])
        self._panel = panel.Panel(self._context, self.Frame, self._parent, self._refreshed)
        self._help = guide.Key(self._panel.window, self._panel.deck, lambda said: tell(self.Frame, said))
        self._panel.window.addWindowListener(self)
        self.Frame.addFrameActionListener(self)
        self._panel.attach(self.Frame.getController().getModel())

    def _refreshed(self) -> None:
        """It may need another height now."""
        width = fields(ask(self.Window, "getPosSize"), "Width")[0] if self._panel is not None else 0
        if self._sidebar is not None and width and self._least_height(width) != self._least:
            self._sidebar.requestLayout()

    @property
    def Window(self) -> Any:
        return self._panel.window if self._panel is not None else None

    def createAccessible(self, parent: Any) -> Any:
        return self.Window.getAccessibleContext() if hasattr(self.Window, "getAccessibleContext") else None

    # XSidebarPanel

    def getHeightForWidth(self, width: int) -> Any:
        self._least = least = self._least_height(width) or 400
        return LayoutSize(least, -1, least)  # -1: all the height there is

    @guarded
    def _least_height(self, width: int) -> int:
        if self._panel is None:
            return 0
        scale = self._scale()
        height: int = self._panel.face.least_height(min(max(width, int(NARROWEST * scale)), int(WIDEST * scale)))
        return height

    def getMinimalWidth(self) -> int:
        return int(NARROWEST * (self._scale() or 1.0))

    @guarded
    def _scale(self) -> float:
        peer = ask(self.Window, "getPeer") if self._panel is not None else None
        return max(dots(peer), 1.0) if peer is not None else 1.0

    # Its window and its frame

    @guarded
    def windowResized(self, event: Any) -> None:
        if self._panel is not None:
            self._panel.face.place()

    def windowShown(self, event: Any) -> None:
        self.windowResized(event)

    def windowMoved(self, event: Any) -> None:
        pass

    def windowHidden(self, event: Any) -> None:
        pass

    @guarded
    def frameAction(self, event: Any) -> None:
        """The same window shows another document now."""
        if self._panel is None:
            return
        if event.Action == COMPONENT_DETACHING:
            self._panel.detach()
        elif event.Action in (COMPONENT_ATTACHED, COMPONENT_REATTACHED):
            controller = self.Frame.getController()
            model = controller.getModel() if controller is not None else None
            if model is not None and model.supportsService("com.sun.star.text.TextDocument"):
                self._panel.attach(model)

    # XComponent: the deck is closed, or the window, in any order

    @guarded
    def dispose(self) -> None:
        panel, self._panel = self._panel, None
        if panel is None:
            return
        let_go(self._help.close, lambda: panel.window.removeWindowListener(self), lambda: self.Frame.removeFrameActionListener(self))
        panel.close()
        for listener in self._listeners:
            listener.disposing(None)
        self._listeners.clear()

    def addEventListener(self, listener: Any) -> None:
        self._listeners.append(listener)

    def removeEventListener(self, listener: Any) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    @guarded
    def disposing(self, source: Any) -> None:
        self.dispose()
