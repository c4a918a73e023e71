"""The facts of a document in Writer: written to its page in one step, the file's properties with them; the panel that shows them."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any, Callable, Iterator, Tuple

import pytest

from office.beside import panel_element

ROOT = Path(__file__).resolve().parents[3]
BODY = ("1. Rà soát văn bản của các phòng.", "2. Các phòng báo cáo trước ngày 20 tháng 12 năm 2026./.")


@pytest.fixture
def until(idle: Callable[[], None]) -> Callable[..., None]:
    def wait(condition: Callable[[], Any], seconds: float = 10.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it never came"
            idle()
            time.sleep(0.005)

    return wait


@pytest.fixture
def plan(shown: Any) -> Any:
    """A plan of a commune, laid out, in a window that nobody sees."""
    from vanthu.compose import Draft, Signature, lay_out, paragraphs
    from vanthu.rulebook import load
    from vanthu_office.writer.whole import write

    draft = Draft(
        regime="state", type="kế hoạch", banner="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto="Độc lập - Tự do - Hạnh phúc",
        parent=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"), number="Số: …/KH-UBND",
        dateline="Suối Mơ, ngày … tháng … năm 2026", title="KẾ HOẠCH", subject="Rà soát văn bản năm 2026", body=paragraphs(BODY),
        signers=(Signature(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Nguyễn Văn An"),), recipients_label="Nơi nhận:",
        recipients=("- Các phòng chuyên môn;", "- Lưu: VT, VP."),
    )  # fmt: skip
    write(shown, lay_out(draft, load("state")).document, "văn bản thử")
    shown.getUndoManager().clear()
    shown.setModified(False)
    return shown


@pytest.fixture
def session(plan: Any, until: Callable[..., None]) -> Iterator[Any]:
    from vanthu_office.session import forget, session_of

    session = session_of(plan)
    session.wake()
    until(lambda: ready(session))
    yield session
    forget(session)


def ready(session: Any) -> bool:
    return session.view.phase == "ready" and session.view.fresh


def page(session: Any) -> Any:
    from vanthu_office.reader import read

    return read(session.model).document


def facts_of(session: Any) -> Any:
    from vanthu.anatomy import anatomise
    from vanthu.facts import facts

    return facts(anatomise(page(session)))


def steps(session: Any) -> int:
    return len(session.model.getUndoManager().getAllUndoActionTitles())


VALUES = (
    ("number", "5", "05"), ("symbol", "KH-UBND", "/KH-UBND"), ("date", "5/2/2026", "05/02/2026"), ("place", "Suối Mây", "Suối Mây"),
    ("subject", "Rà soát, chấn chỉnh việc lập hồ sơ và nộp lưu hồ sơ, tài liệu của các phòng chuyên môn thuộc Ủy ban nhân dân xã", ""),
    ("authority", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", ""), ("office", "PHÓ CHỦ TỊCH", ""), ("name", "Lê Thị Bình", ""),
    ("urgency", "hoả tốc", "HỎA TỐC"), ("secrecy", "MẬT", ""), ("unit", "KT", ""), ("copies", "3", "03"), ("type", "công văn", ""),
    ("type", "tờ trình", ""),
)  # fmt: skip


@pytest.mark.parametrize(("name", "value", "wanted"), VALUES)
def test_a_fact_is_written_taken_back_and_written_again(session: Any, name: str, value: str, wanted: str) -> None:
    from vanthu_office.facts import doing

    before, known = page(session), getattr(facts_of(session), name)
    made = doing.write(session, {name: value})
    assert made == ""
    if known == (wanted or value):
        assert steps(session) == 0
        return
    after = page(session)
    assert getattr(facts_of(session), name) == (wanted or value)
    assert steps(session) == 1
    undo = session.model.getUndoManager()
    undo.undo()
    assert page(session) == before
    undo.redo()
    assert page(session) == after
    undo.undo()


def test_what_is_written_brings_no_slip(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office.facts import doing

    known = {each.rule for each in session.view.checked.findings}
    for name, value, _ in VALUES:
        assert doing.write(session, {name: value}) == ""
    until(lambda: ready(session))
    new = [each.message for each in session.view.checked.findings if each.rule not in known]
    assert new == []


def test_a_mark_is_drawn_in_its_frame(session: Any) -> None:
    from vanthu_office.facts import doing

    assert doing.write(session, {"urgency": "KHẨN"}) == ""
    block = next(each for each in page(session).blocks if each.text == "KHẨN")
    assert (block.paragraph.box, block.runs[0].format.colour) == ("FF0000", "FF0000")
    assert block.place.width - block.paragraph.left - block.paragraph.right == pytest.approx(20, abs=0.1)
    assert doing.write(session, {"urgency": "THƯỢNG KHẨN"}) == ""
    block = next(each for each in page(session).blocks if each.text == "THƯỢNG KHẨN")
    assert block.place.width - block.paragraph.left - block.paragraph.right == pytest.approx(40, abs=0.1)
    assert doing.write(session, {"urgency": ""}) == ""
    assert not [each for each in page(session).blocks if each.paragraph.box]


def test_one_who_signs_is_one_step(session: Any) -> None:
    from vanthu_office.facts import doing

    who = {"authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "office": "PHÓ CHỦ TỊCH", "name": "Lê Thị Bình"}
    assert doing.write(session, who) == ""
    assert steps(session) == 1 and facts_of(session)[6:9] == tuple(who.values())


def test_what_cannot_be_leaves_all_as_it_is(session: Any) -> None:
    from vanthu_office.facts import doing

    before = page(session)
    assert doing.write(session, {"date": "31/02/2026"}) == "Không có ngày 31/02/2026."
    assert doing.write(session, {"number": "7", "copies": "nhiều"}).startswith("“nhiều”")
    assert doing.write(session, {"type": "quyết định"}).startswith("Chưa đổi loại")
    assert page(session) == before and steps(session) == 0 and not session.model.isModified()


def test_the_files_properties_follow(session: Any) -> None:
    from vanthu_office.facts import doing

    properties, undo = session.model.DocumentProperties, session.model.getUndoManager()
    assert doing.write(session, {"number": "5"}) == ""
    assert (properties.Title, properties.Subject) == ("KẾ HOẠCH Rà soát văn bản năm 2026", "Rà soát văn bản năm 2026")
    assert tuple(properties.Keywords) == ("05/KH-UBND",)
    undo.undo()
    assert (properties.Title, tuple(properties.Keywords)) == ("", ())
    undo.redo()
    assert properties.Title == "KẾ HOẠCH Rà soát văn bản năm 2026"
    properties.Title = "Bản của tôi"
    assert doing.write(session, {"subject": "Rà soát hồ sơ năm 2026"}) == ""
    assert (properties.Title, properties.Subject) == ("Bản của tôi", "Rà soát hồ sơ năm 2026")


def test_a_chosen_type_gives_way_to_the_pages(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions
    from vanthu_office.facts import doing

    actions.choose_type(session, "kế hoạch")
    until(lambda: ready(session))
    assert doing.write(session, {"type": "báo cáo"}) == ""
    assert session.choices.type is None
    session.model.getUndoManager().undo()
    assert session.choices.type == "kế hoạch"


def test_what_is_only_read_is_not_written(session: Any, open_url: Callable[..., Any], tmp_path: Path) -> None:
    from vanthu_office.facts import doing
    from vanthu_office.session import forget, session_of

    where = (tmp_path / "chi-doc.odt").as_uri()
    session.model.storeToURL(where, ())
    other = session_of(open_url(where, ReadOnly=True))
    assert doing.write(other, {"number": "5"}).startswith("Văn bản đang mở ở chế độ chỉ đọc")
    forget(other)


# The panel


class Deck:
    """A panel beside a document, and the hand that works in it."""

    def __init__(self, ctx: Any, session: Any, until: Callable[..., None]) -> None:
        self.session, self.until = session, until
        self.element = panel_element(ctx, session.model, "facts")
        self.panel = self.element._panel
        self.control = self.panel.face.control

    def settle(self) -> "Deck":
        self.until(lambda: ready(self.session))
        return self

    def said(self, name: str) -> str:
        return str(self.panel.face.text(name)) if name not in ("type", "urgency", "secrecy") else self.list(name)[1]

    def list(self, name: str) -> Tuple[Tuple[str, ...], str]:
        control = self.control[name]
        return tuple(control.getItems()), control.getSelectedItem()

    def type(self, name: str, text: str) -> None:
        """As a person who goes into the field, and types."""
        self.panel._entered(name, True)
        self.control[name].setText(text)

    def enter(self, name: str) -> None:
        from com.sun.star.awt.Key import RETURN

        self.panel._key(name, RETURN)
        self.settle()

    def status(self) -> str:
        return str(self.control["status"].getModel().Label)


@pytest.fixture
def deck(ctx: Any, session: Any, until: Callable[..., None]) -> Iterator[Deck]:
    deck = Deck(ctx, session, until).settle()
    yield deck
    deck.element.dispose()


def test_the_panel_shows_what_the_page_says(deck: Deck) -> None:
    assert [deck.said(name) for name in ("number", "symbol", "date", "place")] == ["", "/KH-UBND", "", "Suối Mơ"]
    assert deck.said("type") == "Kế hoạch" and deck.said("subject") == "Rà soát văn bản năm 2026"
    assert [deck.said(name) for name in ("authority", "office", "name")] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"]
    assert deck.said("unit") == "VP" and deck.said("copies") == ""
    assert deck.list("urgency") == (("Không", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"), "Không")
    assert "Công văn" in deck.list("type")[0]


def test_enter_writes_a_field(deck: Deck, until: Callable[..., None]) -> None:
    deck.type("number", "5")
    deck.enter("number")
    until(lambda: deck.said("number") == "05")
    assert facts_of(deck.session).number == "05"
    deck.session.model.getUndoManager().undo()
    until(lambda: ready(deck.session) and deck.said("number") == "")


def test_leaving_a_field_writes_it(deck: Deck, until: Callable[..., None]) -> None:
    deck.type("date", "5/2/2026")
    deck.panel._entered("date", False)
    until(lambda: ready(deck.session) and deck.said("date") == "05/02/2026")
    assert facts_of(deck.session).date == "05/02/2026"


def test_a_check_that_ends_while_a_field_is_left_takes_nothing_away(deck: Deck, until: Callable[..., None]) -> None:
    deck.type("date", "5/2/2026")
    deck.panel._entered("date", False)
    deck.control["urgency"].selectItemPos(1, True)
    deck.panel._picker("urgency")(None)
    deck.panel.refresh()
    until(lambda: ready(deck.session) and deck.said("date") == "05/02/2026" and deck.said("urgency") == "KHẨN")


def test_what_is_typed_on_the_page_is_shown_but_not_over_what_is_being_typed(deck: Deck, until: Callable[..., None]) -> None:
    deck.type("subject", "Rà soát đang viết dở")
    found = deck.session.model.createSearchDescriptor()
    found.SearchString = "Nguyễn Văn An"
    deck.session.model.findFirst(found).setString("Trần Văn Bốn")
    until(lambda: ready(deck.session) and deck.said("name") == "Trần Văn Bốn")
    assert deck.said("subject") == "Rà soát đang viết dở"
    from com.sun.star.awt.Key import ESCAPE

    deck.panel._key("subject", ESCAPE)
    assert deck.said("subject") == "Rà soát văn bản năm 2026"


def test_what_cannot_be_is_said_below_and_stays_to_be_mended(deck: Deck, until: Callable[..., None]) -> None:
    deck.type("date", "31/02/2026")
    deck.enter("date")
    until(lambda: deck.status() == "Không có ngày 31/02/2026.")
    assert deck.said("date") == "31/02/2026"
    deck.type("date", "28/02/2026")
    deck.enter("date")
    until(lambda: deck.said("date") == "28/02/2026" and deck.status() == "Đổi ở đây, trang đổi theo.")


def test_lists_write_at_once(deck: Deck, until: Callable[..., None]) -> None:
    deck.control["urgency"].selectItemPos(1, True)
    deck.panel.picked("urgency")
    until(lambda: ready(deck.session) and facts_of(deck.session).urgency == "KHẨN")
    items = deck.list("type")[0]
    deck.control["type"].selectItemPos(items.index("Báo cáo"), True)
    deck.panel.picked("type")
    until(lambda: ready(deck.session) and deck.said("symbol") == "/BC-UBND")
    assert deck.said("type") == "Báo cáo"


def test_today(deck: Deck, until: Callable[..., None]) -> None:
    deck.panel._today(None)
    until(lambda: deck.said("date").endswith(str(datetime.date.today().year)))


def test_who_signs_and_the_symbol_come_from_the_office(deck: Deck, until: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu.offices import Office, Person, Unit
    from vanthu_office import offices

    person = Person("Lê Thị Bình", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), ("PHÓ CHỦ TỊCH",))
    office = Office(
        name="Ủy ban nhân dân xã Suối Mơ", issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"), symbol="UBND", units=(Unit("Văn phòng", "VP"),),
        signers=(person,),
    )  # fmt: skip
    monkeypatch.setattr(offices, "known", lambda: offices.Kept(shown=(office,)))
    deck.panel.refresh()
    assert tuple(deck.control["symbol"].getItems()) == ("/KH-UBND",)
    assert tuple(deck.control["unit"].getItems()) == ("VP",)
    (shown,) = deck.control["name"].getItems()
    deck.control["name"].setText(shown)
    deck.panel.picked("name")
    until(lambda: ready(deck.session) and deck.said("name") == "Lê Thị Bình")
    assert deck.said("authority") == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH" and deck.said("office") == "PHÓ CHỦ TỊCH"


def test_a_page_that_is_no_document_is_left_alone(ctx: Any, shown: Any, until: Callable[..., None]) -> None:
    from vanthu_office.session import forget, session_of

    session = session_of(shown)
    session.wake()
    deck = Deck(ctx, session, until).settle()
    assert not deck.control["number"].getModel().Enabled and deck.status().startswith("Trang này chưa phải")
    deck.element.dispose()
    forget(session)


def test_everything_has_its_place_and_its_name(deck: Deck) -> None:
    for width in (290, 400):
        deck.element.Window.setPosSize(0, 0, width, 700, 15)
        deck.panel.face.place()
        boxes = [control.getPosSize() for control in deck.element.Window.getControls()]
        assert all(box.X + box.Width <= width and box.Height > 0 for box in boxes)
    assert deck.panel.face.least_height(400) < 700
    for name in ("number", "symbol", "subject", "urgency"):
        assert deck.control[name].getModel().HelpText


def test_in_english(deck: Deck) -> None:
    deck.session.settings = deck.session.settings._replace(language="en")
    deck.panel.refresh()
    assert deck.control["subject_label"].getModel().Label == "Subject"
    assert deck.list("urgency")[0][0] == "None"
