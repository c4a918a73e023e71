"""The deck's panel under a person's hands: by keyboard alone, read by a screen reader, beside a text that is being typed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from gui.desk import ROOT, Desk, Thing, copy
from letters import with_old_name

SAMPLE = ROOT / "samples" / "quyet-dinh.docx"
ENTERED = ("push button", "button", "toggle button", "combo box", "list box", "tree", "text")


def lines(desk: Desk) -> Thing:
    tree = desk.thing("tree", "Chỗ cần xem")
    desk.until(lambda: tree.children(), "lines in the list")
    return tree


def enter(tree: Thing) -> None:
    """By a click on its first line, a heading."""
    tree.children()[0].click()
    tree.desk.until(lambda: tree.has("focused"), "the keyboard in the list")


def selected_words(model: Any) -> str:
    words: str = model.getCurrentController().getSelection().getByIndex(0).getString()
    return words


def heading(model: Any) -> str:
    words: str = model.getTextTables().getByIndex(0).getCellByName("B1").getString()
    return words


def test_everything_that_can_be_entered_has_a_name(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(SAMPLE, tmp_path)):
        lines(desk)
        entered = [each for each in desk.things(within=desk.deck()) if each.role in ENTERED]
        assert len(entered) >= 13, entered
        assert not [each for each in entered if not each.name.strip()]


def test_going_through_the_list_shows_each_place_and_keeps_the_keyboard(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(SAMPLE, tmp_path)) as model:
        desk.findings()
        tree = lines(desk)
        enter(tree)
        desk.press("Home", "Down", "Down", "Down", "Down")
        desk.until(lambda: selected_words(model) == "Độc lập – Tự do – Hạnh phúc", "the motto selected")
        desk.press("Down")
        desk.until(lambda: selected_words(model) == "–", "the dash selected")
        assert tree.has("focused")
        desk.picture("panel-chosen")


def test_mending_by_its_letter_and_taking_it_back(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(SAMPLE, tmp_path)) as model:
        before = desk.rules()
        enter(lines(desk))
        desk.press("Home", "Down", "Down", "Down", "Down", "Down")
        desk.until(lambda: selected_words(model) == "–", "the dash selected")
        desk.press("alt+s")
        desk.until(lambda: "motto.text" not in desk.rules(), "the motto mended")
        assert "Độc lập - Tự do - Hạnh phúc" in str(
            [model.getTextTables().getByIndex(0).getCellByName(n).getString() for n in ("A1", "B1")]
        )
        desk.undo(model)
        desk.until(lambda: desk.rules() == before, "the motto as it was")


OLD_NAMES = with_old_name(" thực hiện")


def test_one_of_several_ways_by_keys_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_text(OLD_NAMES, encoding="utf-8")
    with desk.opened(path) as model:
        desk.findings()
        before = model.getText().getString()
        enter(lines(desk))
        desk.press("End")  # up to it from the last line
        for _ in range(20):
            if selected_words(model) == "xã Tân Lập":
                break
            desk.press("Up")
            time.sleep(0.3)
        assert selected_words(model) == "xã Tân Lập"
        desk.thing("push button", "^xã Văn Miếu$", within=desk.deck())
        desk.press("Tab")
        for way in ("xã Mường Vang (huyện Lạc Sơn cũ)", "xã Tam Sơn (huyện Sông Lô cũ)"):
            desk.press("Tab")
            desk.until(lambda way=way: desk.thing("push button", re.escape(way)).has("focused"), f"the keyboard on {way}")
        desk.picture("panel-choices")
        desk.press("space")
        desk.until(lambda: model.getText().getString() == before.replace("xã Tân Lập", "xã Tam Sơn"), "the chosen name")
        desk.undo(model)
        assert model.getText().getString() == before


def test_enter_goes_to_the_text_to_type(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(SAMPLE, tmp_path)) as model:
        desk.findings()
        enter(lines(desk))
        desk.press("Home", "Down", "Down", "Down", "Down", "Down", "Return")
        desk.until(lambda: selected_words(model) == "–", "the dash selected")
        desk.type("-")
        desk.until(lambda: "lập - Tự do –" in heading(model), "the dash typed over")


def test_the_list_leaves_the_keyboard_to_the_text(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(SAMPLE, tmp_path)) as model:
        before = len(desk.findings())
        tree = lines(desk)
        desk.front(model)
        search = model.createSearchDescriptor()
        search.SearchString = "thành viên."
        model.getCurrentController().getViewCursor().gotoRange(model.findFirst(search).getEnd(), False)
        for words in (" Không  sử lý ", "xong thì thôi,", " không chậm trễ"):
            desk.type(words)
            desk.findings()
            assert not tree.has("focused")
        assert "thành viên. Không  sử lý xong thì thôi, không chậm trễ\n" in model.getText().getString()
        assert len(desk.findings()) > before


@pytest.mark.parametrize(("name", "variables"), [("dark", {"GTK_THEME": "Adwaita:dark"}), ("double", {"GDK_SCALE": "2"})])
def test_other_looks(
    name: str, variables: dict[str, str], another_desk: Callable[..., AbstractContextManager[Desk]], tmp_path: Path
) -> None:
    """Whether it is beautiful a person must see, in dist/pictures/; here: that it is all there."""
    with another_desk(**variables) as desk, desk.opened(copy(SAMPLE, tmp_path)):
        desk.findings()
        lines(desk)
        assert desk.thing(name="Sửa tất cả", within=desk.deck())
        desk.picture(f"panel-{name}")
