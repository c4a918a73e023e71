"""A secretary opens a document: the deck stands at the right and says what is to be looked at."""

from __future__ import annotations

from pathlib import Path

from gui.desk import ROOT, Desk, copy


def test_the_deck_shows_what_was_found(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(ROOT / "samples" / "quyet-dinh.docx", tmp_path)):
        rules = desk.rules()
        assert "banner.missing" not in rules and "number.padding" in rules
        deck = desk.deck()
        assert desk.thing("push button", "lỗi", deck)
        lines = desk.thing("tree", within=deck)
        assert desk.until(lambda: lines.children(), "lines in the list")
        desk.picture("first-look")


def test_the_menu_is_there(desk: Desk) -> None:
    with desk.blank(deck=False):
        desk.thing("menu", "Văn Thư")


def test_pausing_by_mouse(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(ROOT / "samples" / "quyet-dinh.docx", tmp_path)) as model:
        before = desk.rules()
        desk.thing("push button", "Tạm dừng", desk.deck()).click()
        desk.until(lambda: desk.state()["phase"] == "paused", "the pause")
        desk.thing("push button", "Kiểm tra tiếp|Tiếp tục|Tạm dừng", desk.deck()).click()
        desk.until(lambda: desk.state()["phase"] == "ready", "the check to go on")
        assert desk.rules() == before
        assert not model.isModified()


def test_typing_by_hand_and_taking_it_back(desk: Desk) -> None:
    words = "Độc lập, Tự do, Hạnh phúc; số 7/QĐ-UBND"
    with desk.blank(deck=False) as model:
        desk.type(words)
        desk.until(lambda: model.getText().getString() == words, "the words typed")
        desk.press("ctrl+z")
        desk.until(lambda: model.getText().getString() != words, "the words taken back")
