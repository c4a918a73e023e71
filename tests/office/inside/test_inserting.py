"""Clauses in a window of Writer: found for the caret's place, put in with one step of undo, kept, dropped; Tab from blank to blank."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

from office.beside import panel_element

SECTION = "TỔ CHỨC THỰC HIỆN"


class Deck:
    """The panel beside a document, and the hand that works in it."""

    def __init__(self, ctx: Any, model: Any, idle: Callable[[], None]) -> None:
        self.model, self.idle = model, idle
        self.controller = model.getCurrentController()
        self.element = panel_element(ctx, model, "insert")
        self.panel = self.element._panel
        self.control = self.panel.face.control
        self.settle()

    def settle(self) -> "Deck":
        """Until the document has been looked at as it stands, and the panel shows it."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            self.idle()
            view = self.panel.session.view
            if view.fresh and view.phase in ("ready", "paused") and self.panel._waiting is None:
                self.idle()
                return self
            if self.panel._waiting is not None and self.panel._waiting._call is None:
                self.panel._waiting = None
            time.sleep(0.01)
        raise AssertionError("it was not looked at: %s" % self.panel.session.view.phase)

    def go_to(self, words: str) -> "Deck":
        """The caret at the end of the paragraph that begins so."""
        found = next(each for each in paragraphs(self.model) if each.getString().startswith(words))
        self.controller.getViewCursor().gotoRange(found.getEnd(), False)
        self.panel._look_around()
        return self.settle()

    def headings(self) -> List[str]:
        return [row.text for row in self.panel._rows]

    def choose(self, name: str) -> None:
        from vanthu_office.panel.rows import every

        key = next(row.key for row in every(self.panel._rows) if row.key in self.panel._clauses and row.text.startswith(name))
        self.panel._chosen(next(row for row in every(self.panel._rows) if row.key == key))

    def texts(self) -> List[str]:
        return [each.getString() for each in paragraphs(self.model)]

    def undo(self) -> None:
        self.model.getUndoManager().undo()
        self.settle()

    def selected(self) -> str:
        words: str = self.controller.getSelection().getByIndex(0).getString()
        return words


def paragraphs(model: Any) -> Iterator[Any]:
    """Those of the body, and of its tables."""
    from vanthu_office.reader import read

    return iter(read(model).paragraphs)


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Files of ours stand in a folder of the test's own."""
    from vanthu_office import kept

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    return tmp_path


@pytest.fixture
def deck(ctx: Any, open_url: Callable[..., Any], idle: Callable[[], None], profile: Path) -> Iterator[Deck]:
    from core.models import model
    from vanthu.compose import lay_out
    from vanthu.rulebook import load
    from vanthu_office.writer.whole import write

    page = open_url("private:factory/swriter", Hidden=False)
    write(page, lay_out(model("state", "kế hoạch"), load("state")).document, "thử")
    deck = Deck(ctx, page, idle)
    yield deck
    deck.element.dispose()
    from vanthu_office.session import forget, session_of

    forget(session_of(deck.model))


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> List[Any]:
    """What is asked is answered with the test's own words; what was asked is told."""
    from vanthu_office.inserting import asking

    asked: List[Any] = []

    def fill(context: Any, name: str, variables: Any, known: Any, language: str) -> Any:
        asked.append([each.name for each in variables])
        return {each.name: "việc %d" % number for number, each in enumerate(variables)}

    monkeypatch.setattr(asking, "fill", fill)
    return asked


def test_the_list_follows_the_caret(deck: Deck) -> None:
    deck.go_to("a) Phân công")
    assert deck.headings()[0].startswith("Hợp với chỗ đang đứng")
    assert deck.panel._groups[0].clauses[0].place == "mục đích, yêu cầu"
    deck.go_to("2. Sở Tài chính")
    assert deck.panel._groups[0].clauses[0].place == "tổ chức thực hiện"


def test_a_search_needs_no_diacritics(deck: Deck) -> None:
    deck.panel.search("tren day")
    assert "Trên đây" in deck.panel._groups[0].clauses[0].name
    deck.panel.search("chuyện không có đâu")
    assert deck.control["list_label"].getModel().Label == "Không có câu mẫu nào như vậy"


def test_a_clause_goes_in_and_out_by_one_step(deck: Deck, answered: List[Any]) -> None:
    before = deck.texts()
    deck.go_to("1. Sở Nội vụ chủ trì")
    clause = next(each for each in deck.panel._groups[0].clauses if each.wordings[0][0].startswith("{1}") and len(each.wordings[0]) == 1)
    deck.choose(clause.name)
    deck.panel.insert()
    deck.settle()
    after = deck.texts()
    new = [text for text in after if text not in before and text.startswith("2. ")]
    assert len(after) == len(before) + 1 and new
    assert after[after.index(new[0]) + 1].startswith("3. Sở Tài chính")
    deck.undo()
    assert deck.texts() == before
    deck.go_to("1. Sở Nội vụ chủ trì")
    deck.panel.insert()
    deck.settle()
    assert deck.texts() == after, "again the same, and nothing asked anew"
    assert len(answered) <= 1


def test_it_looks_like_its_neighbours(deck: Deck, answered: List[Any]) -> None:
    from vanthu_office.reader import read

    deck.go_to("2. Sở Tài chính")
    clause = next(each for each in deck.panel._groups[0].clauses if each.wordings[0][0].startswith("{1}") and len(each.wordings[0]) == 1)
    deck.choose(clause.name)
    deck.panel.insert()
    deck.settle()
    blocks = read(deck.model).document.blocks
    at = next(index for index, each in enumerate(blocks) if each.text.startswith("3. ") and "phường" not in each.text and index > 10)
    assert blocks[at].paragraph == blocks[at - 1].paragraph
    assert {run.format for run in blocks[at].runs} == {run.format for run in blocks[at - 1].runs}


def test_what_is_left_open_is_walked_through(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu.clauses import parse
    from vanthu_office.inserting import asking, own

    monkeypatch.setattr(asking, "fill", lambda *given: {})
    written = "[thu]\ntên: Thử\nchỗ: tổ chức thực hiện\nnội dung:\n  {1} {Cơ quan nào đó} làm {việc gì}.\n  Xong {lúc nào}.\n"
    deck.panel._shelf = own.Shelf(parse(written, "user").clauses)
    deck.go_to("3. Ủy ban nhân dân các xã")
    deck.choose("Thử")
    deck.panel.insert()
    deck.settle()
    assert deck.selected() == "[Cơ quan nào đó]"
    press(deck, "\t")
    assert deck.selected() == "[việc gì]"
    deck.controller.getViewCursor().setString("việc hay")
    deck.controller.getViewCursor().collapseToEnd()
    press(deck, "\t")
    assert deck.selected() == "[lúc nào]"
    press(deck, "\t", shift=True)
    assert deck.selected() == "[Cơ quan nào đó]"


def test_tab_is_left_alone_elsewhere(deck: Deck) -> None:
    from vanthu_office import blanks

    deck.go_to("1. Sở Nội vụ")
    cursor = deck.controller.getViewCursor()
    cursor.getText().insertString(cursor, " [một chỗ trống]", False)
    assert blanks.walk(deck.model, deck.controller)
    assert not press(deck, "a") and not press(deck, "\r")
    deck.go_to("I. MỤC ĐÍCH")
    assert not press(deck, "\t"), "the caret is in another paragraph"
    assert blanks.walk(deck.model, deck.controller)
    press(deck, "\x1b")
    assert not blanks._walks, "Esc ends it"


def press(deck: Deck, key: str, shift: bool = False) -> bool:
    """What the walk makes of a key; afterwards all is done that it began."""
    import uno
    from com.sun.star.awt.Key import ESCAPE, RETURN, TAB, A

    from vanthu_office import blanks

    event = uno.createUnoStruct("com.sun.star.awt.KeyEvent")
    event.KeyCode = {"\t": TAB, "\x1b": ESCAPE, "\r": RETURN}.get(key, A)
    event.Modifiers = 1 if shift else 0
    taken = [walk.keyPressed(event) for walk in list(blanks._walks.values())]
    time.sleep(0.05)
    deck.idle()
    return any(taken)


def test_a_missing_section_offers_its_clauses(deck: Deck, answered: List[Any]) -> None:
    deck.panel.offer("giải pháp")
    assert deck.headings()[0].startswith("Giải pháp")
    assert deck.panel.clause is not None and deck.panel.clause.place == "giải pháp"
    deck.panel.insert()
    deck.settle()
    assert any(text.endswith("GIẢI PHÁP") for text in deck.texts()), deck.texts()


def test_a_clause_of_ones_own(deck: Deck, monkeypatch: pytest.MonkeyPatch, profile: Path) -> None:
    from vanthu_office.inserting import asking

    deck.go_to("2. Sở Tài chính")
    deck.panel._keep(None)
    assert "bôi đen" in deck.control["status"].getModel().Label
    cursor = deck.controller.getViewCursor()
    cursor.gotoStartOfLine(False)
    cursor.gotoEndOfLine(True)
    kept: List[str] = []

    def keep(context: Any, text: str, place: str, type: str, language: str) -> Any:
        kept.extend([text, place, type])
        return asking.Wish("Giao Sở Tài chính", place, "", text.split("\n"))

    monkeypatch.setattr(asking, "keep", keep)
    deck.panel._keep(None)
    assert kept[0].startswith("2. Sở Tài chính") and kept[1:] == ["tổ chức thực hiện", "kế hoạch"]
    assert "[toi.giao-so-tai-chinh]" in (profile / "cau-mau.txt").read_text(encoding="utf-8")
    deck.panel.search("giao so tai chinh")
    assert deck.panel._groups[0].clauses[0].origin == "user"
    deck.choose("Giao Sở Tài chính")
    assert deck.control["drop"].getModel().EnableVisible
    deck.panel._drop(None)
    assert "Giao Sở Tài chính" not in (profile / "cau-mau.txt").read_text(encoding="utf-8")


def test_a_broken_file_of_ones_own_is_told_and_the_rest_stays(deck: Deck, profile: Path) -> None:
    from vanthu_office.inserting import own

    (profile / "cau-mau.txt").write_text("[tot]\ntên: Tốt\nchỗ: kết thúc\nnội dung: Xong.\n\n[hong]\ntên: Hỏng\nchỗ: đâu đó\nnội dung: x\n")
    shelf = own.shelf("vi")
    assert "Dòng 8" in shelf.trouble and "đâu đó" in shelf.trouble
    assert any(each.name == "Tốt" for each in shelf.clauses) and len(shelf.clauses) > 100
    (profile / "cau-mau.txt").write_bytes(b"\xff\xfe\x00broken")
    assert own.shelf("vi").trouble and len(own.shelf("vi").clauses) > 100
    deck.panel._shelf = own.shelf("vi")
    deck.panel.refresh()
    assert "không đọc được" in deck.control["status"].getModel().Label


def test_the_offices_own_clauses(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import settings
    from vanthu_office.inserting import own

    folder = profile / "câu mẫu của tỉnh"
    folder.mkdir()
    (folder / "a.txt").write_text("[cua-tinh]\ntên: Của tỉnh\nchỗ: kết thúc\nnội dung: Xong.\n", encoding="utf-8")
    now = settings.read()._replace(clauses=str(folder))
    monkeypatch.setattr(settings, "read", lambda: now)
    assert [each.name for each in own.shelf("vi").clauses if each.origin == "office"] == ["Của tỉnh"]
    now = now._replace(clauses=str(folder / "không có.txt"))
    assert "không có.txt" in own.shelf("vi").trouble


def test_a_document_only_read_stays_as_it_is(ctx: Any, load: Callable[..., Any], idle: Callable[[], None], profile: Path) -> None:
    path = Path(__file__).resolve().parents[3] / "samples" / "quyet-dinh.docx"
    deck = Deck(ctx, load(path, Hidden=False, ReadOnly=True), idle)
    before = deck.texts()
    deck.panel.offer("kết thúc")
    deck.panel.insert()
    assert deck.texts() == before and "chỉ để đọc" in deck.control["status"].getModel().Label
    deck.element.dispose()


def test_a_document_closed_under_the_panel(ctx: Any, load: Callable[..., Any], idle: Callable[[], None], profile: Path) -> None:
    path = Path(__file__).resolve().parents[3] / "samples" / "quyet-dinh.docx"
    model = load(path, Hidden=False)
    deck = Deck(ctx, model, idle)
    panel = deck.panel
    deck.panel._moved()
    deck.element.dispose()
    model.setModified(False)
    model.close(True)
    idle()
    assert panel.session is None
    panel.insert()
    panel.refresh()


def test_what_is_asked_stands_in_the_window(ctx: Any) -> None:
    from vanthu.filling import Variable
    from vanthu_office.inserting import asking
    from vanthu_office.panel.asking import dialog_of

    dialog = dialog_of(ctx, "fill.xdl", "Thử")
    try:
        asked = [Variable("thời hạn", ("15 ngày", "30 ngày")), Variable("nơi nào")]
        asking.prepare(dialog, asked, {"nơi nào": "Sở Y tế"}, "vi")
        assert dialog.getControl("label1").getModel().Label == "Thời hạn"
        assert dialog.getControl("value1").getModel().StringItemList == ("15 ngày", "30 ngày")
        dialog.getControl("value1").setText("10 ngày")
        assert asking.answers(dialog, asked) == {"thời hạn": "10 ngày", "nơi nào": "Sở Y tế"}
        assert dialog.getModel().Height < 120, "as high as what is asked"
    finally:
        dialog.dispose()


def test_what_is_to_be_kept_is_looked_at(ctx: Any) -> None:
    from vanthu_office.inserting import asking
    from vanthu_office.panel.asking import dialog_of

    dialog = dialog_of(ctx, "keep.xdl", "Thử")
    try:
        asking.prepare_keeping(dialog, "Một dòng.\nHai {x}.", "báo cáo", "kế hoạch", "vi")
        wish = asking.wished(dialog, "kế hoạch")
        assert (wish.place, wish.type, list(wish.lines)) == ("báo cáo", "kế hoạch", ["Một dòng.", "Hai {x}."])
        assert asking.wrong_with(wish, "vi") == "Hãy đặt tên cho câu mẫu."
        assert asking.wrong_with(wish._replace(name="A"), "vi") == ""
        assert "{ }" in asking.wrong_with(wish._replace(name="A", lines=["{x"]), "vi")
    finally:
        dialog.dispose()
