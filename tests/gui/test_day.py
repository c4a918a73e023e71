"""A secretary's day at the window: what comes to her desk, what she types, mends, saves and puts aside, in the order of the hours."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

import vanthu_files
from core.models import model
from gui.desk import Desk, Thing
from letters import RAW_PLAN
from vanthu.compose import lay_out
from vanthu.document import Document
from vanthu.rulebook import load

DOCX, ODT = "MS Word 2007 XML", "writer8"  # the office's names for what it saves
PARTS = 8  # of a window, more than there are
ENTERED = ("push button", "toggle button", "combo box", "tree", "scroll pane", "static", "text")
NOVEL = """Con tàu rời ga lúc nửa đêm, mang theo những người đàn bà buồn ngủ và những cái thúng đầy ổi.
Lan ngồi bên cửa sổ, áp trán vào tấm kính lạnh. Nàng nghĩ tới mẹ, tới cái sân gạch rêu phủ.
Chỉ có thế. Rồi họ im lặng cho tới sáng."""
LETTER = (  # a công văn as one types it down an empty page
    "UBND XÃ SUỐI MƠ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/UBND-VP",
    "Suối Mơ, ngày 12 tháng 3 năm 2026", "V/v báo cáo công tác văn thư", "Kính gửi: Sở Nội vụ.",
    "Ủy ban nhân dân xã báo cáo như sau:", "1. Văn bản đi: 214 văn bản.", "Trân trọng./.",
    "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An",
)  # fmt: skip


# What lies on the desk.


def right() -> Document:
    return lay_out(model("state", "công văn"), load("state")).document


def with_slips() -> Document:
    """The same with ten slips, each of which can safely be mended."""
    draft = model("state", "công văn")
    body = list(draft.body)
    for at, right_words, slip in (
        (0, "tổng hợp, báo", "tổng hợp , báo"),
        (0, "một số nội", "một  số nội"),
        (2, "văn bản đi, văn", "văn bản đi,văn"),
        (3, "lưu trữ cơ quan.", "lưu trữ cơ quan ."),
    ):
        assert right_words in body[at].text
        body[at] = body[at]._replace(text=body[at].text.replace(right_words, slip))
    spoilt = draft._replace(
        motto=draft.motto.replace("-", "–"),
        number="Số: 9/UBND-NC",
        dateline=draft.dateline.replace("tháng 6", "tháng 06"),
        addressees=(draft.addressees[0], draft.addressees[1].rstrip(".") + ";"),
        recipients=(draft.recipients[0], draft.recipients[1].rstrip(";"), draft.recipients[2].rstrip(".")),
        body=tuple(body),
    )
    return lay_out(spoilt, load("state")).document


def long_one() -> Document:
    """Some forty pages."""
    draft = model("state", "công văn")
    return lay_out(draft._replace(body=draft.body[:1] + draft.body[1:4] * 250 + draft.body[4:]), load("state")).document


@pytest.fixture
def laid(tmp_path: Path) -> Callable[[Document, str], Path]:
    def lay(document: Document, name: str) -> Path:
        vanthu_files.write_new(document, tmp_path / name)
        return tmp_path / name

    return lay


Lay = Callable[[Document, str], Path]


# What she sees, and does.


def said(deck: Thing) -> str:
    """All that the deck says outside its list."""
    return "\n".join(each.text for each in deck.desk.things(within=deck) if each.role in ("label", "panel", "text", "push button"))


def listed(deck: Thing) -> list[str]:
    """The lines of its list."""
    return [each.name for each in lines(deck)]


def lines(deck: Thing) -> list[Thing]:
    return [each for heading in tree(deck).children() for each in (heading, *heading.children())]


def tree(deck: Thing) -> Thing:
    return deck.desk.thing("tree", within=deck)


def focused(deck: Thing) -> list[str]:
    return [each.name for each in deck.desk.things(within=deck) if each.role in ENTERED and each.has("focused")]


def enter(desk: Desk, deck: Thing) -> None:
    """With the keyboard into the deck: F6 goes from part to part of the window, Tab from the deck's title to what is in it."""
    sidebar = desk.thing("panel", "^Văn Thư$", desk.window())

    def there() -> bool:
        return any(each.has("focused") for each in (sidebar, *desk.things(within=sidebar)))

    for _ in range(PARTS):
        desk.press("F6")
        time.sleep(0.3)
        if there():
            break
    else:  # LibreOffice 26.8.1 stays in the text, whatever stands beside it
        tree(deck).children()[0].click()
        desk.until(lambda: focused(deck), "the keyboard in the list")
        desk.press("alt+l")
    desk.until(lambda: focused(deck)[:1] == ["Loại"] or desk.press("Tab") or time.sleep(0.2), "its first control")


def click(deck: Thing, words: str) -> None:
    """On the line of the list that says this."""
    deck.desk.until(lambda: next((each for each in lines(deck) if words in each.name), None), f"a line with {words}").click()


def go_down(desk: Desk, deck: Thing, words: str) -> None:
    """Down the list to the line that says this, by keyboard alone."""
    enter(desk, deck)
    desk.press("alt+x")
    desk.until(lambda: focused(deck) == [tree(deck).name], "the list")
    desk.until(lambda: any(words in line for line in listed(deck)), f"a line with {words}")
    at = next(at for at, line in enumerate(listed(deck)) if words in line)
    desk.press("Home", *["Down"] * at)


def selected(of: Any) -> str:
    words: str = of.getCurrentController().getSelection().getByIndex(0).getString()
    return words


def text_of(of: Any) -> str:
    """What the tables say, cell by cell, then the text."""
    tables = of.getTextTables()
    cells = [tables.getByIndex(at).getCellByName(name) for at in range(tables.getCount()) for name in tables.getByIndex(at).getCellNames()]
    return "\n".join([each.getString() for each in (*cells, of.getText())])


def draw(deck: Thing, far: int, until: Callable[[], bool], what: str) -> None:
    """The edge between the page and the deck, by the mouse; again where a busy window missed it."""
    moves = [("mousemove_relative", "--", str(far // 8), "0")] * 8
    for last in (False, False, True):
        x, y = tree(deck).middle()
        edge = x - tree(deck).box().width // 2 - 9
        for action in (("mousemove", str(edge), str(y - 150)), ("mousedown", "1"), *moves, ("mouseup", "1")):
            deck.desk.hand(*action)
        try:
            deck.desk.until(until, what, 5)
            return
        except TimeoutError:
            if last:
                raise


def put_caret(of: Any, words: str, select: bool = False) -> None:
    search = of.createSearchDescriptor()
    search.SearchString = words
    found = of.findFirst(search)
    of.getCurrentController().select(found if select else found.getEnd())


def save_as(desk: Desk, of: Any, path: Path, format: str) -> Path:
    """As the menu's Save As does, its questions answered."""
    desk.order(of, ".uno:SaveAs", URL=path.resolve().as_uri(), FilterName=format)
    desk.until(lambda: path.exists() and not of.isModified(), f"{path.name} saved")
    return path


@contextmanager
def pasted(desk: Desk, words: str) -> Iterator[Any]:
    """An empty page, and these words pasted on it: copied from another one."""
    with desk.blank(deck=False) as source:
        source.getText().setString(words.replace("\n", "\r"))  # paragraphs
        desk.front(source)
        desk.press("ctrl+a", "ctrl+c")
        with desk.blank() as target:
            desk.press("ctrl+v")
            desk.until(lambda: target.getText().getString() == words, "the words pasted")
            yield target


# Eight o'clock: a document comes to be looked through.


def test_ten_slips_are_ten_findings(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(with_slips(), "cong-van.docx")):
        assert len(desk.findings()) == 10
        deck = desk.deck()
        assert "5 lỗi" in said(deck) and "5 cảnh báo" in said(deck) and "Sửa tất cả (10)" in said(deck)
        found = desk.until(lambda: (names := listed(deck)) and len(names) == 16 and names, "ten under six headings")
        assert [line for line in found if line in ("Tiêu ngữ", "Số, ký hiệu", "Kính gửi", "Nội dung", "Nơi nhận")] == [
            "Tiêu ngữ", "Số, ký hiệu", "Kính gửi", "Nội dung", "Nơi nhận",
        ]  # fmt: skip
        desk.picture("day-ten-slips")


def test_going_to_one_mending_it_and_taking_it_back(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(with_slips(), "cong-van.docx")) as of:
        desk.findings()
        deck = desk.deck()
        click(deck, "đi,văn")
        desk.until(lambda: selected(of) == "đi,văn", "the words selected")
        desk.picture("day-gone-to-one")
        desk.thing("push button", "^Sửa$", deck).click()
        desk.until(lambda: "văn bản đi, văn bản đến" in text_of(of), "the words mended")
        assert len(desk.findings()) == 9
        desk.front(of)
        desk.press("ctrl+z")
        desk.until(lambda: "văn bản đi,văn bản đến" in text_of(of), "the words as they were")
        assert len(desk.findings()) == 10


def test_mending_all_by_key_and_saving_in_both_formats(desk: Desk, laid: Lay, tmp_path: Path) -> None:
    with desk.opened(laid(with_slips(), "cong-van.odt")) as of:
        desk.findings()
        deck = desk.deck()
        desk.press("ctrl+alt+h")
        desk.until(lambda: "Đã sửa 10 chỗ; không còn chỗ nào cần sửa." in said(deck), "what was done, said")
        assert desk.findings() == []
        desk.picture("day-all-mended")
        saved = [save_as(desk, of, tmp_path / "moi.docx", DOCX), save_as(desk, of, tmp_path / "moi.odt", ODT)]
    for path in saved:
        with desk.opened(path):
            assert desk.findings() == [], path.name
            assert "Văn bản đúng thể thức." in said(desk.deck())


# Nine: she types.


def test_a_wrong_number_is_seen_within_a_second(desk: Desk, laid: Lay) -> None:
    """From the key that leaves the number; a busy machine may have three tries."""
    with desk.opened(laid(right(), "cong-van.docx")) as of:
        assert desk.findings() == []
        waited = []
        put_caret(of, "Số: 214/UBND-NC", select=True)
        for digit in "789":
            desk.type(f"Số: {digit}/UBND-NC")
            desk.until(lambda digit=digit: f"Số: {digit}/UBND-NC" in text_of(of), "the number typed")
            desk.press("Down")
            started = time.monotonic()
            desk.until(lambda: desk.state()["findings"], "the slip in the deck")
            waited.append(time.monotonic() - started)
            if min(waited) <= 1:
                break
            put_caret(of, f"Số: {digit}/UBND-NC", select=True)
            desk.type("Số: 214/UBND-NC")
            desk.press("Down")
            desk.until(lambda: desk.rules() == [], "no slip")
            put_caret(of, "Số: 214/UBND-NC", select=True)
        assert min(waited) <= 1
        assert desk.rules() == ["number.padding"]
        desk.until(lambda: any("Số nhỏ hơn 10" in line for line in listed(desk.deck())), "its line in the list")
        desk.picture("day-wrong-number")


def test_writing_down_an_empty_page_is_no_shower_of_what_is_missing(desk: Desk) -> None:
    with desk.blank() as of:
        deck = desk.deck()
        assert "Trang còn trống." in said(deck)
        desk.picture("day-empty-page")
        told = set()
        for line in LETTER:
            desk.type(line)
            desk.press("Return")
            desk.until(lambda line=line: line in text_of(of).replace("–", "-"), "the line typed")  # Writer makes a dash of " - "
            told |= {rule for rule in desk.rules() if rule.endswith(".missing")}
            if line.startswith("1. "):
                assert "Văn bản đang soạn dở, còn phải có: " in said(deck)
                desk.picture("day-half-written")
        assert not told
        assert "soạn dở" not in said(deck)
        desk.picture("day-written")


# Ten: what she knows better, and what is not hers.


def test_left_aside_with_a_reason_it_stays_so_until_it_is_restored(desk: Desk, laid: Lay) -> None:
    path = laid(with_slips(), "cong-van.odt")
    with desk.opened(path) as of:
        desk.findings()
        deck = desk.deck()
        click(deck, "quan .")
        desk.until(lambda: selected(of) == "quan .", "the words selected")
        desk.thing("push button", "^Bỏ qua$", deck).click()
        dialog = desk.thing("dialog", "Bỏ qua chỗ này")
        desk.until(lambda: desk.thing("text", "Lý do", dialog).has("focused"), "the box for the reason")
        desk.type("Lãnh đạo đã đồng ý")
        desk.picture("day-leaving-aside")
        desk.press("Return")
        desk.until(lambda: "Đã bỏ qua (1)" in listed(deck), "what is left aside, in the list")
        assert len(desk.findings()) == 9
        desk.front(of)
        desk.press("ctrl+s")
        desk.until(lambda: not of.isModified(), "the document saved")
    with desk.opened(path):
        assert len(desk.findings()) == 9
        deck = desk.deck()
        go_down(desk, deck, "Đã bỏ qua (1)")
        desk.press("Right", "Down")
        desk.until(lambda: "Lý do: Lãnh đạo đã đồng ý" in said(deck), "the reason")
        desk.picture("day-left-aside")
        desk.press("alt+p")
        desk.until(lambda: len(desk.findings()) == 10, "all ten again")


def test_a_type_and_a_regime_of_her_own_choice_are_remembered(desk: Desk, laid: Lay) -> None:
    path = laid(right(), "cong-van.odt")
    with desk.opened(path) as of:
        desk.findings()
        deck = desk.deck()
        enter(desk, deck)
        desk.press("Down", "Tab", "Down", "Down")
        desk.until(lambda: of.DocumentProperties.UserDefinedProperties.getPropertySetInfo().hasPropertyByName("VanThu.Regime"), "a choice")
        chosen = shown_choices(deck)
        assert "(tự nhận)" not in "".join(chosen)
        desk.findings()
        desk.picture("day-chosen")
        desk.front(of)
        desk.press("ctrl+s")
        desk.until(lambda: not of.isModified(), "the document saved")
    with desk.opened(path):
        desk.findings()
        assert shown_choices(desk.deck()) == chosen


def shown_choices(deck: Thing) -> list[str]:
    return [each.text for each in deck.desk.things("text", "^(Loại|Quy định)$", deck)]


def test_a_novel_gets_a_kind_sentence(desk: Desk) -> None:
    with pasted(desk, NOVEL):
        assert desk.findings() == []
        desk.until(lambda: "Có vẻ đây không phải văn bản hành chính" in said(desk.deck()), "the sentence")
        desk.picture("day-novel")


def test_a_raw_text_is_pasted_and_set_in_order(desk: Desk) -> None:
    with pasted(desk, RAW_PLAN) as of:
        assert len(desk.findings()) > 3
        deck = desk.deck()
        click(deck, "Quốc hiệu")
        desk.press("alt+u")
        desk.until(lambda: "Chuẩn hóa toàn văn bản?" in said(deck), "the question")
        desk.picture("day-question")
        desk.things("push button", "^Chuẩn hóa", deck)[0].click()
        desk.until(lambda: "Đã chuẩn hóa toàn văn bản" in said(deck), "what was done, said")
        assert desk.findings() == []
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in of.getTextTables().getByIndex(0).getCellByName("B1").getString()
        desk.picture("day-set-in-order")
        desk.front(of)
        desk.press("ctrl+z")
        desk.until(lambda: text_of(of) == RAW_PLAN and len(desk.findings()) > 3, "the raw text as it was")
        assert "Đã chuẩn hóa" not in said(deck)


# Eleven: several at once.


def test_two_documents_have_each_its_own_findings(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(with_slips(), "thu-nhat.docx")) as first:
        assert len(desk.findings()) == 10
        with desk.opened(laid(right(), "thu-hai.docx")) as second:
            assert desk.findings() == []
            put_caret(second, "Số: 214/UBND-NC", select=True)
            desk.type("Số: 8/UBND-NC")
            desk.press("Down")
            desk.until(lambda: desk.rules() == ["number.padding"], "the slip typed into the second")
            desk.picture("day-second-of-two")
            desk.front(first)
            assert len(desk.findings()) == 10
            assert len([line for line in listed(desk.deck()) if line.startswith("Dấu cách")]) == 4
            desk.press("ctrl+alt+h")
            desk.until(lambda: desk.findings() == [], "the first one mended")
            desk.front(second)
            assert desk.rules() == ["number.padding"]


def test_a_second_window_shows_the_same(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(with_slips(), "cong-van.docx")) as of:
        desk.findings()
        desk.order(of, ".uno:NewWindow")
        desk.until(lambda: len(desk.things("frame", "cong-van")) == 2, "two windows")
        desk.open_deck(of)
        desk.until(lambda: len(desk.things("tree", "Chỗ cần xem")) == 2, "two lists")
        desk.press("ctrl+alt+h")
        desk.until(lambda: desk.findings() == [], "all mended")
        desk.until(lambda: not desk.things("tree", "Chỗ cần xem"), "both decks calm")
        desk.picture("day-second-window")
        desk.order(of, ".uno:CloseWin")
        desk.until(lambda: len(desk.things("frame", "cong-van")) == 1, "one window")
        desk.front(of)
        desk.press("ctrl+z")
        desk.until(lambda: len(desk.findings()) == 10, "the ten again, in the window that is left")


# Afternoon: what is only to be read, what is shut too soon, what is switched off.


def test_what_is_only_read_is_looked_at_but_not_touched(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(with_slips(), "cong-van.docx"), ReadOnly=True) as of:
        assert len(desk.findings()) == 10
        deck = desk.deck()
        click(deck, "đi,văn")
        desk.until(lambda: selected(of) == "đi,văn", "the words selected")
        assert "chỉ để đọc" in said(deck)
        for name in ("^Sửa$", "^Bỏ qua$", "^Sửa tất cả", "^Chuẩn hóa"):
            assert not desk.thing("push button", name, deck).has("enabled"), name
        desk.press("ctrl+alt+h")
        time.sleep(0.5)
        assert len(desk.findings()) == 10 and not of.isModified() and "Xong" not in said(deck)
        desk.picture("day-read-only")


def test_closing_in_the_middle_of_a_check(desk: Desk, laid: Lay) -> None:
    path = laid(long_one(), "dai.odt")
    for moment in (0.0, 0.4, 0.7):
        with desk.opened(path) as of:
            desk.until(lambda: desk.state()["phase"] != "none", "the watcher awake")
            desk.type("a")
            time.sleep(moment)  # before the pause is over, while it is read, while it is checked
            desk.close(of)
            assert desk.state()["phase"] == "none"
    with desk.opened(laid(with_slips(), "cong-van.docx")):
        assert len(desk.findings()) == 10
    assert desk.log() == ""


def test_paused_nothing_is_said_until_it_is_asked_for(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(right(), "cong-van.docx")) as of:
        assert desk.findings() == []
        deck = desk.deck()
        desk.thing("push button", "Tạm dừng", deck).click()
        desk.until(lambda: "Đang tạm dừng." in said(deck), "the pause, said")
        desk.front(of)
        put_caret(of, "Số: 214/UBND-NC", select=True)
        desk.type("Số: 8/UBND-NC")
        desk.press("Down")
        time.sleep(1.5)
        assert desk.state()["findings"] == []
        desk.thing("push button", "Kiểm tra lại", deck).click()
        desk.until(lambda: desk.rules() == ["number.padding"], "the slip, asked for")
        desk.picture("day-paused")
        desk.thing("push button", "Tạm dừng", deck).click()
        desk.until(lambda: "Đang tạm dừng." not in said(deck), "the pause over")
        desk.front(of)
        put_caret(of, "Số: 8/UBND-NC", select=True)
        desk.type("Số: 214/UBND-NC")
        desk.press("Down")
        desk.until(lambda: desk.rules() == [], "nothing to mend again")


# The last hour: without a mouse; another light; a narrow deck.


def test_the_keyboard_goes_through_the_whole_deck(desk: Desk, laid: Lay) -> None:
    with desk.opened(laid(with_slips(), "cong-van.docx")) as of:
        desk.findings()
        deck = desk.deck()
        go_down(desk, deck, "đi,văn")
        desk.until(lambda: selected(of) == "đi,văn", "the words selected")
        order = (
            ["Chỗ cần xem", "Thiếu dấu cách sau dấu câu", "Sửa", "Bỏ qua", "Giải thích"]
            + ["Sửa tất cả (10)", "Chuẩn hóa", "Kiểm tra lại", "Tạm dừng"]
            + ["Loại", "Quy định", "5 lỗi", "5 cảnh báo", "Chỗ cần xem"]
        )
        gone = []
        for _ in order:
            gone.append(focused(deck)[0])
            desk.press("Tab")
            desk.until(lambda: focused(deck)[:1] != gone[-1:], f"another control than {gone[-1]}")
        assert [name for name, begins in zip(gone, order, strict=True) if not name.startswith(begins)] == []
        desk.press("alt+s")
        desk.until(lambda: "văn bản đi, văn bản đến" in text_of(of), "the words mended by their letter")


def test_in_the_dark_and_in_a_narrow_deck(another_desk: Callable[..., AbstractContextManager[Desk]], laid: Lay) -> None:
    with another_desk(GTK_THEME="Adwaita:dark") as desk, desk.opened(laid(with_slips(), "cong-van.docx")) as of:
        assert len(desk.findings()) == 10
        deck = desk.deck()
        click(deck, "đi,văn")
        desk.until(lambda: selected(of) == "đi,văn", "the words selected")
        width = tree(deck).box().width
        draw(deck, -160, lambda: tree(deck).box().width > width + 100, "a wider deck")
        desk.picture("day-dark-wide")
        draw(deck, 400, lambda: tree(deck).box().width <= width, "a narrow deck")
        desk.picture("day-dark-narrow")
        lists = tree(deck).box()
        for button in desk.things("push button", within=deck):
            assert lists.x <= button.box().x and button.box().x + button.box().width <= lists.x + lists.width, button
