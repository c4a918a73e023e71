"""The panel Căn cứ và trích dẫn beside a document: looked up and put in, seen by state, mended, recorded; the user's register as a file."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

LETTER = datetime.date(2025, 8, 15)
BODY = (
    "Thực hiện Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025, các phòng rà soát nhiệm vụ.",
    "Việc lưu hồ sơ theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    "Kinh phí theo Thông tư số 91/2023/TT-BTC ngày 29 tháng 12 năm 2023 của Bộ trưởng Bộ Tài chính về dự toán của đơn vị thử.",
    "Các phòng báo cáo kết quả trước ngày 20 tháng 12 năm 2025, theo ",
    "Văn phòng đôn đốc việc thực hiện./.",
)


class Deck:
    """The panel beside a document, and the hand that works in it."""

    def __init__(self, ctx: Any, model: Any, idle: Callable[[], None]) -> None:
        from com.sun.star.beans import PropertyValue

        from vanthu_office.panel.factory import PanelFactory

        self.model, self.idle = model, idle
        self.controller = model.getCurrentController()
        given = []
        for name, value in (("Frame", self.controller.getFrame()), ("ParentWindow", self.controller.getFrame().getContainerWindow())):
            given.append(PropertyValue())
            given[-1].Name, given[-1].Value = name, value
        self.element = PanelFactory(ctx).createUIElement("private:resource/toolpanel/vn.vanthu.writer/citing", tuple(given))
        self.element.getRealInterface()
        self.panel = self.element._panel
        self.control = self.panel.face.control
        self.element.Window.setPosSize(0, 0, 320, 700, 15)
        self.settle()

    def until(self, met: Callable[[], Any], what: str) -> None:
        end = time.monotonic() + 10
        while not met():
            assert time.monotonic() < end, what
            self.idle()
            time.sleep(0.005)

    def settle(self) -> "Deck":
        """Until the document has been looked at as it stands, and the panel shows it."""

        def settled() -> bool:
            view = self.panel.session.view
            return view.fresh and view.phase == "ready" and self.panel._of is not None and self.panel._of.checked is view.checked

        self.until(settled, "it was not looked at: %s" % self.panel.session.view.phase)
        self.idle()
        return self

    def go_to(self, words: str) -> "Deck":
        """The caret at the end of the paragraph that begins so."""
        found = next(each for each in paragraphs(self.model) if each.getString().startswith(words))
        self.controller.getViewCursor().gotoRange(found.getEnd(), False)
        return self

    def states(self) -> List[str]:
        return [row.text for row in self.panel._table.rows]

    def choose(self, text: str) -> None:
        """As a person who clicks on the line that begins so."""
        from vanthu_office.panel.rows import every

        self.panel._choose(next(row for row in every((*self.panel._table.rows, *self.panel._found)) if row.text.startswith(text)))

    def says(self, name: str) -> str:
        model = self.control[name].getModel()
        return str(model.Text if name == "preview" else model.Label)

    def can(self, name: str) -> bool:
        return bool(self.control.is_shown(name) and self.control[name].getModel().Enabled)

    def text(self) -> str:
        return "\n".join(each.getString() for each in paragraphs(self.model))

    def undo(self) -> None:
        self.model.getUndoManager().undo()
        self.panel.session.look()
        self.settle()


def paragraphs(model: Any) -> Iterator[Any]:
    from vanthu_office.reader import read

    return iter(read(model).paragraphs)


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Files of ours stand in a folder of the test's own."""
    from vanthu_office import kept, registers

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    registers.forget()
    yield tmp_path
    monkeypatch.undo()
    registers.forget()
    registers.prepare()


@pytest.fixture
def page(open_url: Callable[..., Any], profile: Path) -> Any:
    """A commune's plan of August 2025 that cites one document that is over, one that is right, and one that nobody knows."""
    from core.models import model
    from vanthu.compose import lay_out, paragraphs
    from vanthu.rulebook import load
    from vanthu_office.writer.whole import write

    page = open_url("private:factory/swriter", Hidden=False)
    draft = model("state", "kế hoạch")._replace(body=paragraphs(BODY), dateline="Suối Mơ, ngày 15 tháng 8 năm 2025", attached=())
    write(page, lay_out(draft, load("state")).document, "thử")
    page.getUndoManager().clear()
    page.setModified(False)
    return page


@pytest.fixture
def deck(ctx: Any, page: Any, idle: Callable[[], None]) -> Iterator[Deck]:
    deck = Deck(ctx, page, idle)
    yield deck
    deck.element.dispose()
    from vanthu_office.session import forget, session_of

    forget(session_of(deck.model))


def test_what_is_cited_stands_by_its_state(deck: Deck) -> None:
    print(deck.states())
    assert [each.partition(" (")[0] for each in deck.states()][0] == "Hết hiệu lực"
    assert "Chưa có trong sổ (1)" in deck.states() and deck.states()[-1].startswith("Đúng (")
    assert deck.says("list_label").startswith("Văn bản này dẫn ")


def test_a_search_is_put_in_and_taken_back_by_one_step(deck: Deck) -> None:
    before = deck.text()
    deck.go_to("Các phòng báo cáo")
    deck.panel.show_matches("nd 30 vt")
    assert deck.panel.entry.number == "30/2020/NĐ-CP"
    assert "Nghị định số 30/2020/NĐ-CP" in deck.says("preview") and deck.can("insert") and not deck.control.is_shown("mend")
    deck.panel.insert()
    deck.settle()
    assert "2025, theo Nghị định số 30/2020/NĐ-CP" in deck.text()
    cursor = deck.controller.getViewCursor()
    assert cursor.isCollapsed()
    deck.undo()
    assert deck.text() == before
    assert deck.panel._query == "" and deck.says("status").startswith("Đã chèn Nghị định số 30/2020/NĐ-CP")


def test_what_is_over_is_replaced_after_a_preview(deck: Deck) -> None:
    deck.choose("Luật Tổ chức chính quyền địa phương")
    assert "Luật Tổ chức chính quyền địa phương" in deck.controller.getSelection().getByIndex(0).getString()
    assert "ngày 16 tháng 6 năm 2025" in deck.says("preview")
    assert deck.says("mend") == "Thay bằng văn ~bản mới" and deck.can("mend")
    deck.panel.mend()
    deck.settle()
    assert "địa phương ngày 16 tháng 6 năm 2025, các phòng" in deck.text()
    assert not [each for each in deck.states() if each.startswith("Hết hiệu lực")]


def test_an_unknown_one_is_recorded_and_known_at_once(deck: Deck, profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.citing import asking

    deck.choose("Thông tư số 91/2023/TT-BTC")
    assert deck.can("record")
    monkeypatch.setattr(asking, "ask", lambda context, known, regime, language: asking.understood(known, language))
    deck.panel.record()
    deck.until(lambda: "Chưa có trong sổ (1)" not in deck.states(), "known")
    assert "91/2023/TT-BTC" in (profile / "so-van-ban.csv").read_text(encoding="utf-8")
    deck.panel.show_matches("tt 91")
    assert deck.panel.entry.number == "91/2023/TT-BTC"
