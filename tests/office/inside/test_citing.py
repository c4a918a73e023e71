"""The panel Căn cứ và trích dẫn beside a document: looked up and put in, seen by state, mended, recorded; the user's register as a file."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

from office.beside import panel_element

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
        self.model, self.idle = model, idle
        self.controller = model.getCurrentController()
        self.element = panel_element(ctx, model, "citing")
        self.panel = self.element._panel
        self.control = self.panel.face.control
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
    registers.loading()()


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

    deck.choose("91/2023/TT-BTC")
    assert deck.can("record")
    monkeypatch.setattr(asking, "ask", lambda context, known, regime, language: asking.understood(known, language))
    deck.panel.record()
    deck.until(lambda: "Chưa có trong sổ (1)" not in deck.states(), "known")
    assert "91/2023/TT-BTC" in (profile / "so-van-ban.csv").read_text(encoding="utf-8")
    deck.panel.show_matches("tt 91")
    assert deck.panel.entry.number == "91/2023/TT-BTC"


def test_keys_of_the_search(deck: Deck) -> None:
    """Enter takes the first, Escape gives up; a click in the list only chooses."""
    from com.sun.star.awt.Key import DOWN, ESCAPE, RETURN

    before = deck.text()
    deck.go_to("Các phòng báo cáo")
    deck.control["search"].setText("cong tac van thu")
    deck.panel._pressed(ESCAPE)
    deck.until(lambda: not deck.panel.face.typed(), "given up")
    assert deck.text() == before and deck.control.is_shown("mend")
    deck.control["search"].setText("nd 30 vt")
    deck.panel._pressed(DOWN)
    deck.until(lambda: deck.panel.face.tree.selected().startswith("found|"), "the first is chosen")
    assert deck.text() == before
    deck.panel._pressed(RETURN)
    deck.until(lambda: deck.text() != before, "put in")


def test_what_was_typed_makes_way(deck: Deck) -> None:
    """Where drawing at the caret fails, the deck shows what the words before it may mean."""
    deck.go_to("Các phòng báo cáo")
    deck.controller.getViewCursor().setString("nđ 30")
    deck.controller.getViewCursor().collapseToEnd()
    deck.panel.show_matches("nđ 30")
    deck.panel.insert()
    deck.settle()
    assert "2025, theo Nghị định số 30/2020/NĐ-CP" in deck.text() and "nđ 30" not in deck.text()


def test_the_deck_has_the_matches_where_no_list_can_be_drawn(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import completion

    class Offer:
        class asked:
            words = "nđ 30"

    offers: List[Any] = [Offer]
    monkeypatch.setattr(completion, "now", lambda session: offers[0])
    deck.panel._caret_asks(deck.panel.session)
    deck.until(lambda: deck.panel._query == "nđ 30", "its matches")
    offers[0] = None
    deck.panel._caret_asks(deck.panel.session)
    deck.until(lambda: not deck.panel._query and not deck.panel.face.typed(), "they go with it")


def test_nothing_found_is_said(deck: Deck) -> None:
    deck.panel.show_matches("chuyện không có đâu")
    assert deck.says("list_label") == "Sổ chưa có văn bản nào như vậy" and not deck.can("insert")


def test_the_list_stays_while_other_words_are_typed(deck: Deck) -> None:
    rows = deck.panel._table.rows
    deck.go_to("Văn phòng đôn đốc")
    deck.controller.getViewCursor().setString(" Xong.")
    deck.settle()
    assert deck.panel._table.rows is rows


def test_a_document_that_is_only_read_is_looked_at(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.citing import panel

    monkeypatch.setattr(panel, "ask", lambda model, name: True)
    deck.choose("Luật Tổ chức chính quyền địa phương")
    assert not any(deck.can(name) for name in ("mend", "record", "order"))
    assert deck.says("status") == "Văn bản đang mở chỉ để đọc."
    deck.panel.show_matches("nd 30")
    assert deck.panel.entry is not None and not deck.can("insert")


def test_hundreds_of_citations_hold_nobody_up(deck: Deck) -> None:
    place = next(each for each in paragraphs(deck.model) if each.getString().startswith("Các phòng báo cáo")).getEnd()
    words = ["Theo Quyết định số %d/QĐ-UBND ngày 05/01/2025 của Ủy ban nhân dân xã về việc %d." % (n, n) for n in range(1, 301)]
    place.getText().insertString(place, "\r".join(words), False)
    deck.settle()
    assert deck.panel._table.documents >= 300
    deck.until(lambda: deck.panel.face.tree._work is None, "the list is filled")
    spent = []
    for query in ("n", "nd", "nd 3", "nd 30", "van thu", "luat", "tt", "cong tac van thu"):
        start = time.thread_time()  # other programs may be at work on the same machine
        deck.panel._look_up(query)
        spent.append(time.thread_time() - start)
    assert sorted(spent)[len(spent) // 2] < 0.03, spent
    deck.panel._look_up("")
    start = time.thread_time()
    deck.panel.told(deck.panel.session)
    assert time.thread_time() - start < 0.01, "nothing is new"


# The registers, as files


@pytest.fixture
def file(profile: Path) -> Path:
    return profile / "so-van-ban.csv"


def entry(number: str = "7/2026/TT-BTC") -> Any:
    from vanthu.registers.citations import Entry

    return Entry("Thông tư", number, datetime.date(2026, 3, 2), "Bộ trưởng Bộ Tài chính", "về việc thử")


def test_a_slip_in_the_register_is_told_and_stays(file: Path, deck: Deck) -> None:
    from vanthu_office import registers

    assert registers.record(entry(), "vi") == ""
    registers.loading()()
    good = file.read_text(encoding="utf-8")
    broken = good + "Thông tư,hôm qua\n"
    file.write_text(broken, encoding="utf-8")
    registers.loading()()
    deck.panel.refresh()
    assert "Dòng 3" in deck.says("status")
    assert registers.search("7/2026/TT-BTC")[0].number == "7/2026/TT-BTC"
    assert registers.record(entry("8/2026/TT-BTC"), "vi") == ""
    assert file.read_text(encoding="utf-8").startswith(broken)
    registers.loading()()
    assert registers.search("8/2026/TT-BTC")[0].number == "8/2026/TT-BTC"


def test_a_register_that_cannot_be_read_is_never_written_over(file: Path) -> None:
    from vanthu_office import registers

    file.write_bytes(b"\xff\xfe\x00S\x00\xd3")
    assert "không đọc được sổ" in registers.record(entry(), "vi")
    assert file.read_bytes() == b"\xff\xfe\x00S\x00\xd3"
    registers.loading()()
    assert registers.troubles()[0].said("vi").startswith("Không đọc được sổ văn bản")


def test_the_offices_register_counts_and_the_users_own_before_it(profile: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu.registers import own
    from vanthu_office import registers, settings

    shared = profile / "co-quan.csv"
    shared.write_text(own.written((entry(), entry("9/2026/TT-BTC"))), encoding="utf-8")
    now = settings.read()._replace(registers=str(shared))
    monkeypatch.setattr(settings, "read", lambda: now)
    assert registers.record(entry()._replace(subject="về việc khác"), "vi") == ""
    registers.loading()()
    assert registers.search("9/2026/TT-BTC")[0].number == "9/2026/TT-BTC"
    assert registers.search("7/2026/TT-BTC")[0].subject == "về việc khác"
    shared.unlink()
    registers.forget()
    registers.loading()()
    assert not registers.search("9/2026/TT-BTC") and "co-quan.csv" in registers.troubles()[0].said("vi")


# What is asked before a document is recorded


SAID = {"type": "Thông tư", "number": "91/2023/TT-BTC", "date": "29/12/2023", "issuer": "Bộ Tài chính", "subject": "về dự toán"}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("subject", "", "Còn trống: Trích yếu."),
        ("number", "chín mốt", "“chín mốt” chưa đúng dạng"),
        ("date", "31/02/2023", "“31/02/2023” chưa phải là ngày"),
        ("date", "năm 2023", "“năm 2023” chưa phải là ngày"),
        ("issuer", "Bộ " * 300, "Có ô dài quá 600"),
    ],
)
def test_what_cannot_be_recorded_is_said(field: str, value: str, told: str) -> None:
    from vanthu_office.citing.asking import understood

    assert str(understood({**SAID, field: value}, "vi")).startswith(told)


def test_the_window_shows_what_the_page_says(ctx: Any) -> None:
    from vanthu.registers.citations import Entry
    from vanthu_office.citing import asking
    from vanthu_office.panel.asking import dialog_of

    dialog = dialog_of(ctx, "record.xdl", "Ghi vào sổ")
    try:
        asking.prepare(dialog, SAID, "state", "vi")
        assert asking.answers(dialog) == SAID
        assert "Nghị định" in dialog.getControl("type").getItems()
        dialog.getControl("date").setText(" 9/1/2024 ")
        assert asking.understood(asking.answers(dialog), "vi") == Entry(
            "Thông tư", "91/2023/TT-BTC", datetime.date(2024, 1, 9), "Bộ Tài chính", "về dự toán"
        )
    finally:
        dialog.dispose()


# The list of bases


@pytest.fixture
def decision(ctx: Any, open_url: Callable[..., Any], idle: Callable[[], None], profile: Path) -> Iterator[Deck]:
    """A decision whose bases stand in no order."""
    from core.models import model
    from vanthu.compose import lay_out
    from vanthu.rulebook import load
    from vanthu_office.session import forget, session_of
    from vanthu_office.writer.whole import write

    page = open_url("private:factory/swriter", Hidden=False)
    draft = model("state", "quyết định")
    draft = draft._replace(bases=BASES, attached=())
    write(page, lay_out(draft, load("state")).document, "thử")
    page.getUndoManager().clear()
    deck = Deck(ctx, page, idle)
    yield deck
    deck.element.dispose()
    forget(session_of(page))


BASES = (
    "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ quy định chi tiết một số điều của luật thử;",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Theo đề nghị của Giám đốc Sở Nội vụ.",
)
DECREE = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


def bases(deck: Deck) -> List[str]:
    return [each.getString() for each in paragraphs(deck.model) if each.getString().startswith(("Căn cứ", "Theo đề nghị"))]


def test_the_bases_are_put_in_order_by_one_step(deck: Deck, decision: Deck) -> None:
    assert not deck.can("order"), "it has none"
    assert bases(decision) == list(BASES) and decision.can("order")
    decision.panel.order()
    decision.settle()
    assert bases(decision) == [BASES[1], BASES[0], BASES[2]]
    assert decision.says("status").startswith("Đã xếp lại") and not decision.can("order")
    decision.undo()
    assert bases(decision) == list(BASES)


def test_a_new_basis_goes_where_its_rank_is_and_the_caret_behind_it(decision: Deck) -> None:
    decision.panel.order()
    decision.settle()
    decision.go_to("Căn cứ Luật Tổ chức")
    decision.panel.show_matches("30/2020")
    assert decision.says("preview") == "Thêm vào các căn cứ, theo thứ bậc:\nCăn cứ %s;" % DECREE
    decision.panel.insert()
    decision.settle()
    new = next(each for each in bases(decision) if "30/2020" in each)
    assert bases(decision).index(new) in (1, 2) and new.endswith("văn thư;")
    cursor = decision.controller.getViewCursor()
    assert cursor.isCollapsed() and cursor.CharPosture.value == "ITALIC"
    decision.panel.show_matches("30/2020")
    before = decision.text()
    decision.panel.insert()
    assert not decision.can("insert") and decision.text() == before
    assert decision.says("status").startswith("Các căn cứ đã có Nghị định số 30/2020/NĐ-CP")
