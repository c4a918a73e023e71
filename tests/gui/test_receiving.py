"""The deck Nơi nhận in a real window: a plan that gives nine bodies tasks gets its list, and the person has the last word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import vanthu_files
import writer
from gui.desk import Desk, Thing
from vanthu.compose import Draft, Signature, lay_out, paragraphs
from vanthu.rulebook import load

DECK = "VanThuReceivingDeck"
NINE = (
    "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp", "Sở Xây dựng", "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Giáo dục và Đào tạo",
    "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh",
)  # fmt: skip


def draft(names: tuple[str, ...], recipients: tuple[str, ...]) -> Draft:
    tasks = [f"{number}. {name} chủ trì rà soát văn bản thuộc lĩnh vực được giao." for number, name in enumerate(names, 1)]
    body = ("I. MỤC ĐÍCH, YÊU CẦU", "1. Rà soát văn bản của tỉnh.", "II. TỔ CHỨC THỰC HIỆN", *tasks, "Trên đây là Kế hoạch năm 2026./.")
    return Draft(
        regime="state", type="kế hoạch", banner="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto="Độc lập - Tự do - Hạnh phúc",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), number="Số: 15/KH-UBND", dateline="Quảng Ngãi, ngày 15 tháng 6 năm 2026",
        title="KẾ HOẠCH", subject="Rà soát văn bản năm 2026", body=paragraphs(body),
        signers=(Signature(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Nguyễn Văn An"),), recipients_label="Nơi nhận:", recipients=recipients,
    )  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path, request: Any) -> Path:
    """Gives nine bodies tasks, or as many as the test says."""
    path = tmp_path / "ke-hoach.odt"
    names = NINE[: getattr(request, "param", 9)]
    vanthu_files.write_new(lay_out(draft(names, ("- Chủ tịch, các PCT UBND tỉnh;", "- Lưu: VT, NC.")), load("state")).document, path)
    return path


def opened(desk: Desk, document: Any) -> Thing:
    """The deck's panel, once its list is there."""
    desk.on_main_thread(lambda: writer.open_deck(document, DECK))
    button = desk.thing("push button", "Ghi vào văn bản", desk.window())
    desk.until(lambda: button.has("enabled") and button.has("sensitive"), "something to write")
    return button.parent()


def page(document: Any) -> str:
    """The cell that holds the list."""
    tables = document.getTextTables()
    return str(tables.getByIndex(tables.getCount() - 1).getCellByName("A1").getString())


@pytest.mark.parametrize("plan", [3], indirect=True)
def test_look2(desk: Desk, plan: Path) -> None:
    with desk.opened(plan, deck=False) as document:
        panel = opened(desk, document)
        tree = desk.thing("tree", within=panel)
        print(tree, tree.children())
        desk.order(document, "vn.vanthu.writer:recipients")
        desk.until(lambda: tree.has("focused"), "the keyboard in the list")
        import time
        time.sleep(1)
        desk.press("Down")
        time.sleep(1)
        desk.press("Down")
        time.sleep(1)
        tree.children()[3].click()
        time.sleep(1)
        desk.press("Down")
        import time
        time.sleep(.5)
        desk.picture("receiving-three-0")
        print(desk.log())
        desk.press("space")
        desk.press("Down")
        desk.press("alt+Down")
        import time
        time.sleep(.5)
        desk.picture("receiving-three")
        print(tree.children())
        desk.press("F2")
        time.sleep(.3)
        desk.press("ctrl+a")
        desk.type("STP")
        desk.press("Return")
        time.sleep(.5)
        desk.picture("receiving-three-2")
        print(tree.children())
        x, y = tree.children()[0].middle()
        x2, y2 = tree.children()[2].middle()
        desk.hand("mousemove", str(x), str(y), "mousedown", "1")
        desk.hand("mousemove", str(x), str(y+10))
        desk.hand("mousemove", str(x2), str(y2), "mouseup", "1")
        time.sleep(.5)
        print(tree.children())
        desk.hand("mousemove", str(x-70), str(y2), "click", "1")
        time.sleep(.5)
        desk.picture("receiving-three-3")
        print(tree.children())
