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


def test_nine_bodies_get_their_list_in_two_clicks(desk: Desk, plan: Path) -> None:
    with desk.opened(plan, deck=False) as document:
        before = page(document)
        desk.thing(None, "Văn Thư: (Recipients|Nơi nhận)", desk.window()).click()
        button = desk.thing("push button", "Ghi vào văn bản", desk.window())
        desk.until(lambda: button.has("sensitive"), "something to write")
        button.click()
        desk.until(lambda: "- Các sở, ban, ngành tỉnh;" in page(document), "the list on the page")
        desk.thing("label", "Đã ghi 3 nơi nhận", desk.window())
        desk.picture("receiving-written")
        desk.undo(document)
        desk.until(lambda: page(document) == before, "the page as it was")


@pytest.mark.parametrize("plan", [2], indirect=True)
def test_the_person_has_the_last_word(desk: Desk, plan: Path) -> None:
    with desk.opened(plan, deck=False) as document:
        panel = opened(desk, document)
        tree = desk.thing("tree", within=panel)
        desk.order(document, "vn.vanthu.writer:recipients")
        desk.until(lambda: tree.has("focused"), "the keyboard in the list")
        desk.press("Home", "Down", "space")
        shows(desk, tree, "Sở Tài chính · không ghi")
        desk.press("alt+Down")
        shows(desk, tree, "Sở Nội vụ · thêm", "Sở Tài chính · không ghi")
        x, y = tree.children()[1].middle()
        desk.hand("mousemove", str(x), str(y), "click", "--repeat", "2", "--delay", "80", "1")
        desk.until(lambda: [each for each in desk.things("text", within=panel) if each.has("focused")], "the keyboard in the field")
        desk.press("End")
        desk.type(" (theo doi)")
        desk.press("Return")
        shows(desk, tree, "Sở Nội vụ (theo doi) · thêm")
        desk.picture("receiving-chosen")
        assert not document.isModified(), "nothing of it has gone to the page"

        def work() -> None:
            found = document.createSearchDescriptor()
            found.SearchString = "Trên đây là"
            words = document.findFirst(found)
            words.getText().insertString(words.getStart(), "3. Sở Y tế chủ trì rà soát văn bản về y tế.\r", False)

        desk.on_main_thread(work)
        shows(desk, tree, "Sở Y tế · mới, thêm")
        shows(desk, tree, "Sở Nội vụ (theo doi) · thêm", "Sở Tài chính · không ghi")
        desk.picture("receiving-new")
        desk.thing("push button", "Lưu thành bộ", panel).click()
        desk.thing("dialog", "Lưu bộ nơi nhận")
        desk.picture("receiving-keep")
        desk.type("Thử")
        desk.press("Return")
        desk.thing("label", "Đã lưu bộ “Thử”", desk.window())
        (kept,) = desk.profile.rglob("noi-nhan.txt")
        assert "Sở Nội vụ (theo doi)" in kept.read_text(encoding="utf-8")
        desk.thing("push button", "Ghi vào văn bản", panel).click()
        desk.until(lambda: "- Sở Nội vụ (theo doi);" in page(document), "the list on the page")
        assert "- Sở Y tế;" in page(document) and "Sở Tài chính" not in page(document)


def shows(desk: Desk, tree: Thing, *lines: str) -> None:
    """Until the list has these lines, in this order."""
    desk.until(lambda: [each.name for each in tree.children() if each.name in lines] == list(lines), " ".join(lines))
