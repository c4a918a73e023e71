"""The office has taken in all that the extension offers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
DIALOGS = sorted(path.name for path in (ROOT / "dialogs").glob("*.xdl"))
SERVICES = ("PanelFactory", "Proofreader", "ProtocolHandler", "Options", "Wake")


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_can_be_made(ctx: Any, name: str) -> None:
    assert ctx.ServiceManager.createInstanceWithContext("vn.vanthu.writer." + name, ctx) is not None


@pytest.mark.parametrize("name", DIALOGS)
def test_each_dialog_can_be_made(ctx: Any, name: str) -> None:
    provider = ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.DialogProvider", ctx)
    dialog = provider.createDialog("vnd.sun.star.extension://vn.vanthu.writer/dialogs/" + name)
    try:
        assert dialog.getControls()
    finally:
        dialog.dispose()


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("/org.openoffice.Office.UI.Sidebar/Content/DeckList/VanThuDeck", "Title", "Văn Thư"),
        ("/org.openoffice.Office.UI.Sidebar/Content/PanelList/VanThuCheckPanel", "DeckId", "VanThuDeck"),
        ("/org.openoffice.Office.UI.Factories/Registered/UIElementFactories/VanThuPanelFactory", "Type", "toolpanel"),
        ("/org.openoffice.Office.Jobs/Jobs/VanThuWake", "Service", "vn.vanthu.writer.Wake"),
        ("/org.openoffice.Office.ProtocolHandler/HandlerSet/vn.vanthu.writer.ProtocolHandler", "Protocols", ("vn.vanthu.writer:*",)),
        ("/org.openoffice.Office.Linguistic/ServiceManager/GrammarCheckers/vn.vanthu.writer.Proofreader", "Locales", ("vi-VN",)),
        ("/vn.vanthu.writer.Settings/Desk", "Live", True),
    ],
)
def test_the_registry_holds_it(ctx: Any, path: str, name: str, value: Any) -> None:
    from com.sun.star.beans import PropertyValue

    provider = ctx.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", ctx)
    argument = PropertyValue()
    argument.Name, argument.Value = "nodepath", path
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (argument,))
    assert node.getPropertyValue(name) == value


def test_the_modules_are_those_of_the_project() -> None:
    """These tests try what stands in the project, not what was packed of it."""
    import vanthu_office

    assert Path(vanthu_office.__file__).is_relative_to(ROOT / "python")
