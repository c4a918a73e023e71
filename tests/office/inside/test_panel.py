"""The deck's panel in a window of Writer: what it shows, and what comes of what a person does in it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Iterator, List, Optional, Tuple

import pytest

from letters import RAW_PLAN, with_old_name
from office.beside import panel_element

ROOT = Path(__file__).resolve().parents[3]
OLD = with_old_name("; kịp thời sử lý").rstrip()
SAMPLE = ROOT / "samples" / "quyet-dinh.docx"


class Deck:
    """A panel beside a document, and the hand that works in it."""

    def __init__(self, ctx: Any, model: Any, idle: Callable[[], None]) -> None:
        self.model, self.idle = model, idle
        self.controller = model.getCurrentController()
        self.frame = self.controller.getFrame()
        self.element = panel_element(ctx, model, "check")
        self.panel = self.element._panel
        self.control = self.panel.face.control

    def settle(self) -> "Deck":
        """Until the document has been looked at as it stands, and the panel shows it."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            self.idle()
            view = self.panel.session.view
            if view.fresh and view.phase in ("ready", "paused"):
                self.idle()
                return self
            time.sleep(0.01)
        raise AssertionError("it was not looked at: %s" % self.panel.session.view.phase)

    def press(self, name: str) -> None:
        from vanthu_office.panel.deeds import deeds

        deeds(self.panel)[name](None)

    def click(self, name: str) -> None:
        """The button itself, as a screen reader or the space bar works it."""
        self.control[name].getAccessibleContext().doAccessibleAction(0)
        self.idle()

    def lines(self) -> List[Tuple[int, str]]:
        """What the list says, with the depth of each line; it comes a slice at a time."""
        until = time.monotonic() + 5
        while self.panel.face.tree._work is not None and time.monotonic() < until:
            self.idle()
        return list(_lines(self.control["list"].getModel().DataModel.getRoot(), 0))

    def node(self, words: str) -> Any:
        until = time.monotonic() + 5
        while (found := _find(self.control["list"].getModel().DataModel.getRoot(), words)) is None and time.monotonic() < until:
            self.idle()  # a list comes a slice at a time
        assert found is not None, "%s is not in %s" % (words, self.lines())
        return found

    def choose(self, words: str) -> None:
        """As a click on that line does, and one on the heading it is folded under."""
        self.control["list"].makeNodeVisible(self.node(words))
        self.control["list"].select(self.node(words))
        until = time.monotonic() + 5
        while self.panel._doing is not None and time.monotonic() < until:
            self.idle()

    def chosen(self) -> str:
        node = self.control["list"].getSelection()
        return node.getDisplayValue() if hasattr(node, "getDisplayValue") else ""

    def text(self) -> str:
        words: str = self.control["text"].getText()
        return words

    def label(self, name: str) -> str:
        words: str = self.control[name].getModel().Label
        return words

    def there(self, name: str) -> bool:
        return bool(self.control[name].getModel().EnableVisible)

    def enabled(self, name: str) -> bool:
        return bool(self.control[name].getModel().Enabled)

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.panel.session.view.findings)

    def selected_words(self) -> str:
        words: str = self.controller.getSelection().getByIndex(0).getString()
        return words


def _lines(node: Any, depth: int) -> Iterator[Tuple[int, str]]:
    for index in range(node.getChildCount()):
        child = node.getChildAt(index)
        yield depth, child.getDisplayValue()
        yield from _lines(child, depth + 1)


def _find(node: Any, words: str) -> Optional[Any]:
    for index in range(node.getChildCount()):
        child = node.getChildAt(index)
        found = child if child.getDisplayValue().startswith(words) else _find(child, words)
        if found is not None:
            return found
    return None


@pytest.fixture
def beside(ctx: Any, idle: Callable[[], None]) -> Iterator[Callable[[Any], Deck]]:
    """beside(model) → the panel in its window, when it has something to show."""
    decks: List[Deck] = []

    def open_deck(model: Any) -> Deck:
        decks.append(Deck(ctx, model, idle))
        return decks[-1].settle()

    yield open_deck
    for deck in decks:
        deck.element.dispose()


@pytest.fixture
def deck(load: Callable[..., Any], beside: Callable[[Any], Deck]) -> Deck:
    """The sample, with its twenty slips."""
    return beside(load(SAMPLE, Hidden=False))


def test_type_and_regime_stand_as_recognised(deck: Deck) -> None:
    assert deck.control["type"].getSelectedItem() == "Quyết định (tự nhận)"
    assert deck.control["regime"].getSelectedItem() == "Nhà nước (tự nhận)"


def test_the_list_has_the_parts_in_reading_order(deck: Deck) -> None:
    headings = [words for depth, words in deck.lines() if depth == 0]
    assert headings[:3] == ["Trang giấy và phông chữ", "Tiêu ngữ", "Cơ quan ban hành"]
    assert headings[-2:] == ["Chữ ký", "Nơi nhận"]
    assert all(deck.control["list"].isNodeExpanded(deck.node(words)) for words in headings)


def test_counts_filter_the_list(deck: Deck) -> None:
    errors, warnings = deck.count("error"), deck.count("warning")
    assert deck.label("error") == "%d lỗi" % errors and deck.label("warning") == "%d cảnh báo" % warnings
    assert not deck.there("info")
    deck.panel.filter("warning")
    assert sum(depth for depth, _ in deck.lines()) == warnings
    assert deck.label("list_label") == "Chỗ cần ~xem (đang ẩn %d chỗ)" % errors
    deck.panel.filter("warning")
    assert sum(depth for depth, _ in deck.lines()) == errors + warnings


def test_a_chosen_finding_shows_its_place_and_its_words(deck: Deck) -> None:
    deck.choose("Chính tả")
    assert deck.selected_words() == "sử lý"
    assert deck.label("title") == "Chính tả"
    assert deck.text().split("\n")[1:3] == ["Đang là: “sử lý”", "Sửa thành: “xử lý”"]
    assert deck.text().split("\n")[-1].startswith("Cảnh báo theo thông lệ: ")


def test_mending_takes_the_finding_away_and_goes_on_to_the_next(deck: Deck) -> None:
    deck.choose("Chính tả")
    deck.press("mend")
    following = deck.chosen()
    deck.settle()
    assert "xử lý" in deck.model.getText().getString()
    assert not [words for _, words in deck.lines() if words.startswith("Chính tả")]
    assert following and deck.chosen() == following
    deck.model.getUndoManager().undo()
    deck.settle()
    assert deck.node("Chính tả") is not None


def test_one_of_several_ways_is_chosen_by_its_button(shown: Any, beside: Callable[[Any], Deck]) -> None:
    shown.getText().setString(OLD)
    deck = beside(shown)
    deck.choose("Đơn vị hành chính còn tồn tại")
    assert deck.selected_words() == "xã Tân Lập"
    ways = [deck.control["choice_%d" % number].getModel() for number in range(6)]
    assert [way.EnableVisible for way in ways] == [True, True, True, False, False, False]
    assert ways[0].Label.startswith("xã Mường Vang (huyện") and ways[2].Label == "xã Văn Miếu"
    assert "xã Tam Sơn (huyện Sông Lô cũ)" in ways[1].HelpText
    assert not deck.there("mend") and deck.there("ignore") and "Có mấy cách sửa" in deck.text()
    before = shown.getText().getString()
    deck.click("choice_2")
    deck.settle()
    assert shown.getText().getString() == before.replace("xã Tân Lập", "xã Văn Miếu")
    assert not deck.there("choice_0")
    deck.model.getUndoManager().undo()
    deck.settle()
    assert shown.getText().getString() == before
    deck.choose("Chính tả")
    assert deck.there("mend") and not deck.there("choice_0")


def test_a_button_pressed_at_once_is_for_what_was_chosen_last(deck: Deck) -> None:
    deck.choose("Phông chữ")
    deck.control["list"].select(deck.node("Chính tả"))
    deck.press("mend")
    deck.settle()
    assert "xử lý" in deck.model.getText().getString()
    assert deck.node("Phông chữ") is not None


def test_mend_all_says_what_it_did(deck: Deck) -> None:
    safe = sum(finding.fix == "auto" for finding in deck.panel.session.view.findings)
    assert deck.label("mend_all") == "Sửa tất ~cả (%d)" % safe
    deck.press("mend_all")
    deck.settle()
    left = len(deck.panel.session.view.findings)
    assert deck.text().startswith("Đã sửa ") and "; còn %d chỗ cần bạn xem." % left in deck.text()
    assert not deck.enabled("mend_all")
    deck.model.getUndoManager().undo()
    deck.settle()
    assert deck.label("mend_all") == "Sửa tất ~cả (%d)" % safe


def test_what_is_left_aside_is_listed_and_comes_back(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.panel import asking

    monkeypatch.setattr(asking, "reason", lambda *given: "Theo mẫu của cấp trên")
    warnings = deck.count("warning")
    deck.choose("Chính tả")
    deck.press("ignore")
    deck.settle()
    assert deck.count("warning") == warnings - 1
    assert deck.lines()[-2:] == [(0, "Đã bỏ qua (1)"), (1, "Chính tả: “sử lý”")]
    deck.choose("Chính tả")
    assert "Lý do: Theo mẫu của cấp trên" in deck.text()
    assert deck.there("restore") and not deck.there("mend")
    deck.press("restore")
    deck.settle()
    assert deck.count("warning") == warnings
    assert "Đã bỏ qua (1)" not in [words for _, words in deck.lines()]


def test_nobody_is_left_aside_without_a_yes(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.panel import asking

    monkeypatch.setattr(asking, "reason", lambda *given: None)
    deck.choose("Chính tả")
    deck.press("ignore")
    assert deck.chosen().startswith("Chính tả") and not deck.panel.session.choices.ignored


def test_the_list_keeps_its_place_while_it_changes(deck: Deck) -> None:
    deck.choose("Phông chữ")
    deck.control["list"].collapseNode(deck.node("Chữ ký"))
    deck.idle()
    cursor = deck.model.getText().createTextCursor()
    cursor.gotoEnd(False)
    found = deck.model.createSearchDescriptor()
    found.SearchString = "KT.CHỦ TỊCH"
    deck.model.findFirst(found).setString("KT. CHỦ TỊCH")  # its heading goes from the list
    deck.settle()
    assert "Chữ ký" not in [words for _, words in deck.lines()]
    assert deck.chosen().startswith("Phông chữ")
    assert deck.label("title") == "Phông chữ Times New Roman"
    deck.model.getUndoManager().undo()
    deck.settle()
    assert deck.chosen().startswith("Phông chữ")
    assert not deck.control["list"].isNodeExpanded(deck.node("Chữ ký"))


def test_what_is_chosen_when_its_slip_is_gone(deck: Deck) -> None:
    deck.choose("Chính tả")
    found = deck.model.createSearchDescriptor()
    found.SearchString = "sử lý"
    deck.model.findFirst(found).setString("xử lý")
    deck.settle()
    assert deck.panel.row is None and not deck.enabled("mend")
    assert deck.text().startswith("Chọn một dòng")


def test_another_type_is_remembered_and_can_be_taken_back(deck: Deck) -> None:
    items = list(deck.control["type"].getItems())
    deck.panel.choose_type(items.index("Công văn"))
    deck.settle()
    assert deck.control["type"].getSelectedItem() == "Công văn"
    assert deck.model.DocumentProperties.UserDefinedProperties.getPropertyValue("VanThu.Type") == "công văn"
    deck.panel.choose_type(0)
    deck.settle()
    assert deck.control["type"].getSelectedItem() == "Quyết định (tự nhận)"


def test_the_question_is_calm_and_can_be_declined(deck: Deck) -> None:
    before = deck.model.getText().getString()
    deck.press("normalise")
    assert deck.label("title") == "Chuẩn hóa toàn văn bản?"
    assert deck.there("yes") and deck.there("no") and not deck.there("mend")
    deck.press("no")
    assert deck.there("mend") and not deck.there("yes")
    assert deck.model.getText().getString() == before


def test_a_raw_paste_becomes_a_document(shown: Any, beside: Callable[[Any], Deck]) -> None:
    shown.getText().setString(RAW_PLAN)
    deck = beside(shown)
    deck.press("normalise")
    deck.press("yes")
    deck.settle()
    assert deck.label("title") == "Xong" and deck.text().startswith("Đã chuẩn hóa toàn văn bản")
    assert shown.getTextTables().getCount() > 0  # the header stands in columns now
    shown.getUndoManager().undo()
    assert shown.getText().getString() == RAW_PLAN


def test_why_a_document_is_left_as_it_is_is_told(deck: Deck) -> None:
    deck.model.RecordChanges = True
    deck.model.getText().getEnd().setString(" thêm")
    deck.settle()
    deck.press("normalise")
    deck.press("yes")
    assert deck.label("title") == "Để nguyên như cũ"
    assert "thay đổi chưa chấp nhận" in deck.text()


def test_checking_can_rest(deck: Deck) -> None:
    deck.press("pause")
    assert deck.label("status").startswith("Đang tạm dừng.")
    assert deck.control["pause"].getModel().State == 1
    deck.press("pause")
    deck.settle()
    assert deck.label("status").startswith("Đã kiểm tra xong.")


def test_a_document_that_is_only_read(load: Callable[..., Any], beside: Callable[[Any], Deck]) -> None:
    deck = beside(load(SAMPLE, Hidden=False, ReadOnly=True))
    deck.choose("Chính tả")
    assert not any(deck.enabled(name) for name in ("mend", "ignore", "mend_all", "normalise"))
    assert deck.enabled("explain")
    assert "chỉ để đọc" in deck.label("status")


def test_an_empty_page_gets_a_kind_sentence(shown: Any, beside: Callable[[Any], Deck]) -> None:
    deck = beside(shown)
    assert deck.there("kind") and not deck.there("list")
    assert deck.label("kind").startswith("Trang còn trống.")
    assert not any(deck.there(name) for name in ("error", "warning", "info", "mend", "title"))


def test_a_story_gets_a_kind_sentence(shown: Any, beside: Callable[[Any], Deck]) -> None:
    shown.getText().setString("Chiều hôm ấy trời mưa lất phất trên con đường làng, chị bước thấp bước cao về nhà.\n" * 30)
    deck = beside(shown)
    assert deck.label("kind").startswith("Có vẻ đây không phải văn bản hành chính")


def test_two_windows_one_document(ctx: Any, deck: Deck, beside: Callable[[Any], Deck]) -> None:
    other = beside(deck.model)
    assert other.panel.session is deck.panel.session
    other.choose("Chính tả")
    assert deck.chosen() == ""  # each window has a place of its own
    other.press("mend")
    deck.settle()
    assert not [words for _, words in deck.lines() if words.startswith("Chính tả")]


def test_nothing_is_left_behind(deck: Deck) -> None:
    from vanthu_office import decks, log

    session, shown = deck.panel.session, deck.panel
    deck.element.dispose()
    assert shown not in decks._open
    assert shown.told not in session._observers
    assert shown._troubled not in log._listeners
    deck.element.dispose()  # again, as when the window goes after the deck


def test_the_window_may_go_first(load: Callable[..., Any], beside: Callable[[Any], Deck]) -> None:
    deck = beside(load(SAMPLE, Hidden=False))
    shown = deck.panel
    deck.model.close(True)
    deck.idle()
    assert shown.session is None


def test_the_same_window_shows_another_document(deck: Deck, load: Callable[..., Any]) -> None:
    other = load(SAMPLE)
    deck.panel.attach(other)
    deck.settle()
    assert deck.panel.session.model == other
    deck.panel.detach()
    assert deck.panel.session is None
