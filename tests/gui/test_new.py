"""A new letter at a real window: begun by a key, filled in by typing and Tab, saved, and clean on the command line."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vanthu_files
import writer
from gui.desk import Desk
from vanthu.offices import Office, Person, Unit, written
from vanthu.pipeline import check

OFFICE = Office(
    id="ubnd",
    name="Ủy ban nhân dân xã Suối Mơ",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
    symbol="UBND",
    place="Suối Mơ",
    head="Chủ tịch Ủy ban nhân dân xã Suối Mơ",
    units=(Unit("Văn phòng HĐND và UBND", "VP"),),
    signers=(Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),),
)
MINUTE = 60  # seconds; a program's hand is quicker than a person's, so this holds nobody up


@pytest.fixture
def facts(desk: Desk) -> Iterator[None]:
    """The office's facts were filled in once; the tests after these find none."""
    folder = desk.profile / "user" / "vanthu"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "offices.json"
    kept.write_text(written((OFFICE,)), encoding="utf-8")
    yield
    kept.unlink()
    left = desk.desktop.getComponents().createEnumeration()
    while left.hasMoreElements():  # what a test that failed has not shut would stand before the next one's window
        desk.close(left.nextElement())


def text_of(model: object) -> str:
    found = model.getText().createEnumeration()  # type: ignore[attr-defined]
    said = []
    while found.hasMoreElements():
        each = found.nextElement()
        said.append(each.getString() if hasattr(each, "getString") else "")
    return "\n".join(said)


def test_from_nothing_to_a_saved_clean_letter(desk: Desk, facts: None, tmp_path: Path) -> None:
    with desk.blank(deck=False) as empty:
        begun = time.monotonic()
        desk.press("ctrl+alt+b")
        desk.thing("list item", "Công văn")
        desk.picture("new-window")
        desk.type("cv bao")  # no such type: nothing breaks
        desk.press("ctrl+a")
        desk.type("cong van")
        desk.press("Tab", "Tab")
        desk.type("gop y du thao Ke hoach cai cach hanh chinh")
        desk.press("Tab", "Down", "Tab", "Down", "Tab")
        desk.type("So Noi vu")
        desk.press("Tab", "Return")
        model = desk.until(lambda: _other(desk, empty), "the new document")
        desk.until(lambda: "[" in _selected(model), "the first blank to be selected")
        desk.picture("new-letter")
        for words in (
            "Thuc hien Cong van so 12/SNV-VP cua So Noi vu",
            "thong nhat voi du thao, co y kien",
            "Thong nhat bo cuc cua du thao",
            "Bo sung thoi han bao cao",
        ):
            desk.type(words)
            desk.press("Tab")
            time.sleep(0.3)
        desk.type("So Noi vu")
        desk.press("Escape")
        path = tmp_path / "gop-y.docx"
        desk.on_main_thread(lambda: model.storeToURL(path.as_uri(), (_filter(),)))
        assert time.monotonic() - begun < MINUTE
        desk.picture("new-letter-filled")
        assert "[" not in text_of(model)
        desk.close(model)
    checked = check(vanthu_files.read(path))
    assert checked.anatomy.main.type == "công văn" and checked.anatomy.regime == "state"
    assert [each.rule for each in checked.findings if each.severity == "error"] == []
    assert not desk.log()


def test_a_clause_by_keyboard_alone(desk: Desk, facts: None) -> None:
    """Search, arrow, Enter, the one fact that is asked, and back in the text; Ctrl+Z takes all of it away."""
    with desk.blank(deck=False) as empty:
        model = _begun(desk, empty, "ke hoach")
        desk.findings()
        before = text_of(model)
        desk.press("ctrl+alt+i")
        desk.thing("push button", "^Chèn$")
        desk.picture("insert-deck")
        desk.type("tren day la")
        time.sleep(0.5)
        desk.press("Return")
        time.sleep(0.3)
        desk.press("Return")
        desk.until(lambda: text_of(model) != before or desk.things("push button", "^Thôi$"), "the clause, or what it asks")
        if text_of(model) == before:
            desk.picture("insert-asks")
            desk.press("Return")
        desk.until(lambda: text_of(model) != before, "the clause in the text")
        desk.picture("insert-done")
        desk.findings()
        desk.press("ctrl+z")
        desk.until(lambda: text_of(model) == before, "the text as it was")
        desk.close(model)
    assert not desk.log()


def test_the_list_at_the_caret_has_its_keys_before_the_walk_through_the_blanks(desk: Desk, facts: None) -> None:
    """↓ and Tab are the list's alone; a Tab that took a line does not go on to the next blank, and puts no tab into the text."""
    with desk.blank(deck=False) as empty:
        model = _begun(desk, empty, "quyet dinh")
        desk.hand("type", "--delay", "5", "--args", "1", "cong tac luu tru", "key", "Tab")  # faster than Writer writes
        desk.until(lambda: _selected(model).startswith("[văn bản quy định thẩm quyền"), "the first of the bases")
        assert "cong tac luu tru\n" in text_of(model)
        desk.type("luat to chuc chinh quyen dia phuong")
        _list_at_caret(desk)
        desk.press("Down")
        desk.until(lambda: _offered(desk)["chosen"] == 1, "another line")
        desk.press("Tab")
        desk.until(lambda: "địa phương ngày 19 tháng 02 năm 2025;" in text_of(model), "the law in the text")
        time.sleep(0.5)
        assert _selected(model) == ""
        desk.press("Tab")
        desk.until(lambda: _selected(model) == "[văn bản quy định về nội dung]", "the next blank")
        desk.type("nd 30")
        _list_at_caret(desk)
        desk.press("Escape")
        desk.until(lambda: not _offered(desk)["lines"], "no list")
        desk.press("Tab")
        desk.until(lambda: _selected(model) == "[người đề nghị]", "Esc was for the list, the walk goes on")
        find = model.createSearchDescriptor()
        find.SearchString = "hiệu lực kể từ ngày ký."
        model.getCurrentController().getViewCursor().gotoRange(model.findFirst(find).getEnd(), False)
        desk.type(" Theo nđ 30")
        _list_at_caret(desk)
        desk.press("Tab")
        desk.until(lambda: "ký. Theo Nghị định số 30/2020/NĐ-CP" in text_of(model), "the decree in the text")
        assert "\t" not in text_of(model)
        desk.close(model)
    assert not desk.log()


def test_a_document_to_be_read_only_says_so_in_each_deck(desk: Desk, facts: None) -> None:
    where = Path(__file__).resolve().parent.parent.parent / "samples"
    with desk.opened(next(iter(sorted(where.glob("*.docx")))), deck=False, ReadOnly=True) as model:
        before = text_of(model)
        desk.press("ctrl+alt+i")
        assert not desk.thing("push button", "^Chèn$").has("enabled")
        desk.order(model, "vn.vanthu.writer:facts")
        desk.thing(None, "chỉ đọc")
        assert text_of(model) == before
    assert not desk.log()


def _begun(desk: Desk, empty: object, type: str) -> Any:
    """A new document of a type, its first blank selected."""
    desk.press("ctrl+alt+b")
    desk.thing("list item", "Công văn")
    desk.type(type)
    desk.press("Return")
    model = desk.until(lambda: _other(desk, empty), "the new document")
    desk.until(lambda: "[" in _selected(model), "the first blank to be selected")
    return model


def _other(desk: Desk, empty: object) -> object:
    model = desk.desktop.getCurrentComponent()
    return model if model is not None and model != empty and hasattr(model, "getCurrentController") else None


def _offered(desk: Desk) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(writer.call(desk.context, "offered"))
    return told


def _list_at_caret(desk: Desk) -> None:
    """It is there, and could be seen."""
    desk.until(lambda: _offered(desk)["lines"], "the list at the caret")
    time.sleep(0.5)


def _selected(model: object) -> str:
    selection = model.getCurrentSelection()  # type: ignore[attr-defined]
    return str(selection.getByIndex(0).getString()) if selection is not None and hasattr(selection, "getByIndex") else ""


def _filter() -> object:
    import uno

    value = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    value.Name, value.Value = "FilterName", "MS Word 2007 XML"
    return value
