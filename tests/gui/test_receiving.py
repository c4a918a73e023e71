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
BODY = (
    "I. MỤC ĐÍCH, YÊU CẦU", "1. Rà soát văn bản còn hiệu lực của tỉnh.", "II. TỔ CHỨC THỰC HIỆN",
    *[f"{number}. {name} chủ trì rà soát văn bản thuộc lĩnh vực được giao." for number, name in enumerate(NINE, 1)],
    "Trên đây là Kế hoạch rà soát văn bản năm 2026./.",
)  # fmt: skip


def draft(recipients: tuple[str, ...] = ("- Chủ tịch, các PCT UBND tỉnh;", "- Lưu: VT, NC.")) -> Draft:
    return Draft(
        regime="state", type="kế hoạch", banner="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto="Độc lập - Tự do - Hạnh phúc",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), number="Số: 15/KH-UBND", dateline="Quảng Ngãi, ngày 15 tháng 6 năm 2026",
        title="KẾ HOẠCH", subject="Rà soát văn bản năm 2026", body=paragraphs(BODY),
        signers=(Signature(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Nguyễn Văn An"),), recipients_label="Nơi nhận:", recipients=recipients,
    )  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.odt"
    vanthu_files.write_new(lay_out(draft(), load("state")).document, path)
    return path


def opened(desk: Desk, document: Any) -> Thing:
    """The deck's panel, once its list is there."""
    desk.on_main_thread(lambda: writer.open_deck(document, DECK))
    button = desk.thing("push button", "Ghi vào văn bản", desk.window())
    desk.until(lambda: button.has("enabled") and button.has("sensitive"), "something to write")
    return button.parent()


def test_look(desk: Desk, plan: Path) -> None:
    with desk.opened(plan, deck=False) as document:
        opened(desk, document)
        desk.picture("receiving")
        desk.press("Tab")
        tree = desk.thing("tree", within=desk.window())
        print(tree.box().x, tree.box().width, tree.children()[:3])
