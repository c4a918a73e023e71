"""The deck Căn cứ và trích dẫn in a real window: documents looked up and put in by keyboard, mended, recorded, the bases put in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vanthu_files
from core.models import model
from gui.desk import Desk, Thing
from vanthu.compose import lay_out, paragraphs
from vanthu.rulebook import load

REGISTER = "user/vanthu/so-van-ban.csv"  # in the profile
BASES = (
    "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ quy định chi tiết một số điều của Luật thử;",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;",
    "Theo đề nghị của Giám đốc Sở Nội vụ.",
)
BODY = (
    "Điều 1. Giao các phòng rà soát hồ sơ theo ",
    "Điều 2. Kinh phí theo Thông tư số 91/2023/TT-BTC ngày 29 tháng 12 năm 2023 của Bộ trưởng Bộ Tài chính về dự toán của đơn vị thử.",
    "Điều 3. Các phòng chịu trách nhiệm thi hành Quyết định này./.",
)


@pytest.fixture
def decision(desk: Desk, tmp_path: Path) -> Iterator[Path]:
    """Of August 2025; its first basis stands before a law, which is no longer in force."""
    path = tmp_path / "quyet-dinh.odt"
    draft = model("state", "quyết định")._replace(
        bases=BASES, body=paragraphs(BODY), attached=(), dateline="Quảng Ngãi, ngày 15 tháng 8 năm 2025"
    )
    vanthu_files.write_new(lay_out(draft, load("state")).document, path)
    yield path
    (desk.profile / REGISTER).unlink(missing_ok=True)


def search(desk: Desk, document: Any) -> Thing:
    """The deck opened by the menu; the keyboard is in its search."""
    desk.order(document, "vn.vanthu.writer:citing")
    return desk.until(lambda: next((each for each in desk.things("text", "Tìm văn bản") if each.has("focused")), None), "the search")


def says(document: Any, words: str) -> bool:
    return words in str(document.getText().getString())


def states(desk: Desk) -> list[str]:
    """The headings of the list."""
    return [each.name for each in desk.thing("tree", "Văn bản này dẫn").children()]


def test_a_document_is_looked_up_and_put_in_by_keyboard(desk: Desk, decision: Path) -> None:
    with desk.opened(decision, deck=False) as document:
        find = document.createSearchDescriptor()
        find.SearchString = "rà soát hồ sơ theo "
        document.getCurrentController().getViewCursor().gotoRange(document.findFirst(find).getEnd(), False)
        search(desk, document)
        desk.findings()
        desk.type("nd 30 vt")
        desk.thing("label", "Tìm thấy", desk.window())
        desk.picture("citing-search")
        desk.press("Return")
        full = "hồ sơ theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
        desk.until(lambda: says(document, full), "the decree in the text")
        desk.thing("label", "Đã chèn", desk.window())  # it is said when the keyboard is in the text again
        desk.type(", bắt đầu từ hôm nay.")
        desk.until(lambda: says(document, full + ", bắt đầu từ hôm nay."), "what is typed stands behind it")
        desk.findings()
        search(desk, document)
        desk.type("nd 30 vt")
        desk.press("Return")
        desk.until(lambda: says(document, "hôm nay. Nghị định số 30/2020/NĐ-CP\n"), "the second mention is short")
        desk.press("ctrl+z")
        desk.until(lambda: says(document, "hôm nay.\n"), "it is taken back by one key")


def test_what_is_cited_is_mended_recorded_and_put_in_order(desk: Desk, decision: Path) -> None:
    with desk.opened(decision, deck=False) as document:
        search(desk, document)
        desk.findings()
        desk.until(lambda: states(desk)[0] == "Hết hiệu lực (1)", "the states")
        assert "Chưa có trong sổ (1)" in states(desk)
        desk.press("Down")
        desk.picture("citing-states")
        desk.press("alt+b")
        desk.until(lambda: says(document, "địa phương ngày 16 tháng 6 năm 2025;"), "the newer law")
        desk.findings()
        desk.press("alt+x")
        desk.until(lambda: says(document, BASES[0] + "\n" + BASES[2]), "the bases in order")
        desk.findings()
        heading = next(each for each in desk.thing("tree", "Văn bản này dẫn").children() if each.name.startswith("Chưa có"))
        heading.children()[0].click()
        desk.press("alt+g")
        desk.thing("dialog", "Ghi vào sổ")
        desk.picture("citing-record")
        desk.press("Return")
        desk.until(lambda: states(desk) == ["Đúng (3)"], "it is known now")
        desk.picture("citing-known")
        assert "91/2023/TT-BTC" in (desk.profile / REGISTER).read_text(encoding="utf-8")
