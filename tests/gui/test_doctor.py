"""Chẩn đoán in a real window: opened by the menu, read by keyboard, copied, pasted into a document; in the dark, and with large type."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from gui.desk import Desk, Thing


def opened(desk: Desk, document: Any) -> Thing:
    """The list, filled, with the keyboard in it."""
    desk.order(document, "vn.vanthu.writer:doctor")
    desk.thing("label", "Văn Thư trên máy này: .*điều ổn", desk.window())
    return desk.until(lambda: next((each for each in desk.things("tree") if each.has("focused")), None), "the keyboard in the list")


def test_the_report_is_read_copied_and_pasted(desk: Desk) -> None:
    with desk.blank(deck=False) as document:
        tree = opened(desk, document)
        assert [each.name.partition(" (")[0] for each in tree.children()][-1] == "Ổn"
        desk.picture("doctor-light")
        desk.press("alt+c")
        desk.thing("label", "Đã chép", desk.window())
        desk.picture("doctor-copied")
        desk.front(document)
        desk.press("ctrl+v")
        desk.until(lambda: "Văn Thư, chẩn đoán lúc" in document.getText().getString(), "the report in the text")
        pasted = document.getText().getString()
        assert "- LibreOffice: " in pasted and "- Bộ quy tắc: 8 bộ" in pasted
        assert str(desk.profile) not in pasted
        desk.picture("doctor-pasted")


def test_the_menu_leads_there(desk: Desk) -> None:
    with desk.blank(deck=False):
        desk.press("alt+n")
        desk.thing("menu item", "Chẩn đoán|Diagnosis", desk.window())
        desk.picture("doctor-menu")
        desk.press("g")
        desk.thing("label", "Văn Thư trên máy này: .*điều ổn", desk.window())


@pytest.mark.parametrize(("name", "variables"), [("dark", {"GTK_THEME": "Adwaita:dark"}), ("large", {"GDK_DPI_SCALE": "2"})])
def test_in_the_dark_and_in_large_type(
    name: str, variables: dict[str, str], another_desk: Callable[..., AbstractContextManager[Desk]]
) -> None:
    with another_desk(**variables) as desk, desk.blank(deck=False) as document:
        opened(desk, document)
        desk.press("End")
        desk.thing("label", "^Hệ điều hành$", desk.window())  # the last line is spoken of
        desk.picture(f"doctor-{name}")
