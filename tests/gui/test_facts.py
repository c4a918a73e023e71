"""The deck Thông tin văn bản in a real window: what a secretary types there stands on the page, and what is on the page stands there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import vanthu_files
import writer
from core.models import model
from gui.desk import Desk, Thing
from vanthu.compose import lay_out
from vanthu.rulebook import load

DECK = "VanThuFactsDeck"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.odt"
    draft = model("state", "kế hoạch")._replace(attached=(), number="Số: …/KH-UBND", urgency="")
    vanthu_files.write_new(lay_out(draft, load("state")).document, path)
    return path


def shown(desk: Desk, document: Any) -> Thing:
    """The deck's panel, once it shows what the page says."""
    desk.on_main_thread(lambda: writer.open_deck(document, DECK))
    button = desk.thing("push button", "Hôm nay", desk.window())
    panel = button.parent()
    desk.until(lambda: [each for each in panel.children() if "Quảng Ngãi" in each.text], "the facts in the panel")
    return panel


def words(document: Any) -> str:
    """What the head of the page says."""
    head = document.getTextTables().getByIndex(0)
    return "\n".join(str(head.getCellByName(name).getString()) for name in head.getCellNames())


def test_a_number_is_typed_in_the_deck(desk: Desk, plan: Path) -> None:
    with desk.opened(plan, deck=False) as document:
        shown(desk, document)
        desk.picture("facts")
        desk.order(document, "vn.vanthu.writer:facts")
        desk.until(lambda: [each for each in desk.things("text") if each.has("focused")], "the keyboard in the first field")
        desk.type("7")
        desk.press("Return")
        desk.until(lambda: "Số: 07/KH-UBND" in words(document), "the number on the page")
        desk.press("Tab", "Tab")
        desk.type("16/6/2026")
        desk.press("Tab")
        desk.until(lambda: "ngày 16 tháng 6 năm 2026" in words(document), "the date on the page")
        desk.picture("facts-written")


def test_a_day_that_cannot_be_is_said_below(desk: Desk, plan: Path) -> None:
    with desk.opened(plan, deck=False) as document:
        shown(desk, document)
        desk.order(document, "vn.vanthu.writer:facts")
        desk.until(lambda: [each for each in desk.things("text") if each.has("focused")], "the keyboard in the first field")
        desk.press("Tab", "Tab", "ctrl+a")
        desk.type("31/02/2026")
        desk.press("Return")
        desk.thing("label", "Không có ngày 31/02/2026", desk.window())
        desk.picture("facts-wrong")
        assert not document.isModified()
