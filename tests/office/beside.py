"""A panel of ours in the window of a document, as the sidebar makes it. For tests inside the office."""

from __future__ import annotations

from typing import Any


def panel_element(ctx: Any, model: Any, panel: str, width: int = 320, height: int = 700) -> Any:
    """`panel`: its name in extension/registry/Sidebar.xcu."""
    from com.sun.star.beans import PropertyValue

    from vanthu_office.panel.factory import PanelFactory

    frame = model.getCurrentController().getFrame()
    given = []
    for name, value in (("Frame", frame), ("ParentWindow", frame.getContainerWindow())):
        given.append(PropertyValue())
        given[-1].Name, given[-1].Value = name, value
    element = PanelFactory(ctx).createUIElement("private:resource/toolpanel/vn.vanthu.writer/" + panel, tuple(given))
    element.getRealInterface()
    element.Window.setPosSize(0, 0, width, height, 15)
    return element
