"""The list at the caret, in the office but without a screen: what is meant, whose a key is, what goes in, and that nothing stays."""

from __future__ import annotations

import datetime
import gc
import time
import weakref
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

FULL = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


@pytest.fixture(autouse=True)
def profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Files of ours stand in a folder of the test's own; no session is left."""
    from vanthu_office import kept
    from vanthu_office.session import forget, sessions

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    yield tmp_path
    for session in sessions():
        forget(session)


# What is meant.


def asked(text: str) -> Any:
    from vanthu.citing import asked

    return asked(text, len(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Căn cứ nđ 30", True),
        ("Căn cứ Luật Đất đai", True),
        ("Theo Nghị định 30", True),
        ("theo 30/2020", True),
        ("Thực hiện Nghị quyết số 18", True),
        ("can cu van thu", True),
        ("Căn cứ văn thư", False),
        ("Theo quy định", False),
        ("Theo Nghị định số", False),
        ("Theo nghị quyết này của", False),
        ("Tại xã Suối Mơ", False),
        ("Thực hiện 30 nhiệm vụ", False),
        ("theo dõi 12 thôn", False),
    ],
)
def test_a_list_opens_only_where_a_document_is_meant(text: str, meant: bool) -> None:
    from vanthu_office.completion import rules

    question = asked(text)
    assert (question is not None and rules.is_meant(question)) is meant


@pytest.mark.parametrize(
    ("words", "shorthand"),
    [("nđ 30", True), ("nd 30", True), ("tt 01 bnv", True), ("nghi dinh 30", True), ("NĐ 30", False), ("Nghị định 30", False)]
    + [("nghị định 30", False), ("luật đất đai", False), ("nđ", False), ("30 ngày", False)],
)
def test_shorthand_is_what_nobody_leaves_on_a_page(words: str, shorthand: bool) -> None:
    from vanthu_office.completion import rules

    assert rules.is_shorthand(words) is shorthand


DEEDS = {  # the key: how the list stands → what is done
    "tab": {"fresh": "shut", "seen": "take", "seen table": "shut", "moved table": "take", "shorthand": "take", "shorthand table": "take"},
    "enter": {"fresh": "shut", "seen": "shut", "moved": "take", "moved table": "take", "shorthand": "shut", "shorthand seen": "take"},
    "down": {"fresh": "shut", "seen": "down", "shorthand": "down", "seen stale": "shut"},
    "up": {"fresh": "shut", "seen": "up"},
    "escape": {"fresh": "dismiss", "stale": "dismiss"},
    "letter": {"fresh": "stay", "seen moved": "stay", "stale": "stay"},
    "": {"fresh": "shut", "seen shorthand moved": "shut", "stale": "shut"},
}
STALE = {"tab": {"seen moved stale": "shut", "shorthand stale": "wait"}, "enter": {"moved stale": "shut", "shorthand seen stale": "shut"}}


@pytest.mark.parametrize(("key", "how", "deed"), [(key, *each) for table in (DEEDS, STALE) for key in table for each in table[key].items()])
def test_whose_a_key_is(key: str, how: str, deed: str) -> None:
    from vanthu_office.completion import rules

    state = rules.State(**{name: name in how.split() for name in rules.State._fields})
    assert rules.deed(key, state) == deed


@pytest.mark.parametrize(
    ("x", "top", "box"),
    [
        (100, 100, (100, 124, 400, 200)),  # below the line
        (900, 100, (596, 124, 400, 200)),  # not over the right edge
        (100, 550, (100, 346, 400, 200)),  # above it, near the bottom
        (2, 100, (4, 124, 400, 200)),
    ],
)
def test_where_it_stands(x: int, top: int, box: Any) -> None:
    from vanthu_office.completion.face import placed
    from vanthu_office.completion.spot import Where

    assert placed(Where(x, top, top + 20, 1000, 600), 400, 200) == box


# What goes in.


class Page:
    """A document in a window, and the caret in it."""

    def __init__(self, model: Any) -> None:
        from vanthu_office.session import session_of

        self.model, self.controller = model, model.getCurrentController()
        self.session = session_of(model)

    def write(self, text: str) -> None:
        """All there is, with the caret behind it."""
        self.model.Text.setString("")
        for number, line in enumerate(text.split("\n")):
            end = self.model.Text.createTextCursorByRange(self.model.Text.getEnd())
            if number:
                self.model.Text.insertControlCharacter(end, 0, False)
            self.model.Text.insertString(self.model.Text.getEnd(), line, False)
        self.controller.getViewCursor().gotoRange(self.model.Text.getEnd(), False)

    def offer(self, entry: Any) -> Any:
        from vanthu_office.completion import spot
        from vanthu_office.completion.rules import Offer

        there = spot.spot_of(self.controller)
        return Offer(asked(there.text[: there.caret]), there.text, (entry,))

    def take(self, offer: Any) -> Any:
        from vanthu_office.completion.taking import take

        return take(self.session, self.controller, offer, offer.entries[0])

    @property
    def text(self) -> str:
        return str(self.model.Text.getString()).replace("\r\n", "\n")


@pytest.fixture
def page(shown: Any) -> Page:
    return Page(shown)


@pytest.fixture
def decree() -> Any:
    from vanthu.registers import citations

    return citations.find("30/2020/NĐ-CP")


def test_it_goes_in_by_one_step_and_is_remembered(page: Page, decree: Any) -> None:
    from vanthu.registers.citations import key
    from vanthu_office import memory

    page.write("Một.\nCăn cứ nđ 30")
    assert page.take(page.offer(decree))
    assert page.text == f"Một.\nCăn cứ {FULL}"
    assert memory.recall().cited == {key(decree.number): 1}
    undo = page.model.getUndoManager()
    assert undo.getAllUndoActionTitles()[0] == "Văn Thư: chèn Nghị định 30/2020/NĐ-CP"
    undo.undo()
    assert page.text == "Một.\nCăn cứ nđ 30"


def test_the_caret_stands_behind_it_and_what_follows_stays(page: Page, decree: Any) -> None:
    page.write("Theo nđ 30 thì")
    page.controller.getViewCursor().goLeft(4, False)
    page.take(page.offer(decree))
    assert page.text == f"Theo {FULL} thì"
    page.model.Text.insertString(page.controller.getViewCursor(), "|", False)
    assert page.text == f"Theo {FULL}| thì"


@pytest.mark.parametrize("change", ["text", "caret", "selection", "field"])
def test_where_the_text_has_moved_on_nothing_is_done(page: Page, decree: Any, change: str) -> None:
    page.write("Theo nđ 30")
    offer, cursor = page.offer(decree), page.controller.getViewCursor()
    if change == "text":
        page.model.Text.insertString(page.model.Text.getStart(), "x", False)
    elif change == "caret":
        cursor.goLeft(1, False)
    elif change == "selection":
        cursor.goLeft(1, True)
    else:
        words = page.model.Text.createTextCursorByRange(page.model.Text.getEnd())
        words.goLeft(2, True)
        field = page.model.createInstance("com.sun.star.text.TextField.JumpEdit")
        field.PlaceHolder = "30"
        page.model.Text.insertTextContent(words, field, True)
        offer = offer._replace(text=page.text, asked=asked(page.text) or offer.asked)
    before = page.text
    assert not page.take(offer) and page.text == before


def test_what_is_in_force_no_more_is_told(decree: Any) -> None:
    from vanthu_office.completion.telling import row

    standing = {None: "", datetime.date(2025, 12, 31): " – hết hiệu lực", datetime.date(2999, 1, 1): " – hết hiệu lực từ 02/01/2999"}
    for last, told in standing.items():
        assert row(decree._replace(in_force_to=last), "vi").title == "Nghị định số 30/2020/NĐ-CP" + told


@pytest.mark.parametrize(("before", "after"), [("Thực hiện", "Nghị định số 30/2020/NĐ-CP"), ("Căn cứ", FULL)])
def test_the_second_time_it_is_short(page: Page, decree: Any, until: Callable[..., None], before: str, after: str) -> None:
    """The bases are a list of their own, as for the check of first mentions."""
    page.write(f"{before} {FULL}.\nTheo nđ 30")
    page.session.wake()
    page.session.look()
    until(lambda: page.session.view.phase == "ready" and page.session.view.fresh)
    page.take(page.offer(decree))
    assert page.text.endswith(f"\nTheo {after}")


def test_the_marks_of_a_list_of_bases_move_with_it(page: Page) -> None:
    from com.sun.star.awt.FontSlant import ITALIC

    from vanthu.citing import Put
    from vanthu_office.completion import spot
    from vanthu_office.completion.taking import _put

    page.write("Căn cứ Luật A ngày 01 tháng 01 năm 2020.\nCăn cứ nđ 30")
    there = spot.spot_of(page.controller)
    _put(spot.stretch(there, 7, 12), Put(7, 12, "Nghị định số 30", ".", True, (".", ";")), there)
    assert page.text == "Căn cứ Luật A ngày 01 tháng 01 năm 2020;\nCăn cứ Nghị định số 30."
    words = page.model.Text.createTextCursorByRange(page.model.Text.getEnd())
    words.goLeft(5, False)
    assert words.CharPosture == ITALIC
    words.gotoStartOfParagraph(False)
    words.goRight(2, False)
    assert words.CharPosture != ITALIC


def test_tracked_it_can_be_taken_back(page: Page, decree: Any) -> None:
    page.write("Theo nđ 30")
    page.model.RecordChanges = True
    page.take(page.offer(decree))
    assert page.model.RecordChanges and FULL in page.text
    page.model.getUndoManager().undo()
    assert page.text == "Theo nđ 30"


# From the first key to the last.


def test_what_is_typed_is_offered_though_nothing_can_be_drawn(page: Page, until: Callable[..., None]) -> None:
    from vanthu_office import completion, settings

    heard: List[Any] = []
    page.session.wake()
    completion.listen(heard.append)
    try:
        page.write("Căn cứ nđ 30")
        until(lambda: completion.now(page.session))
        offer = completion.now(page.session)
        assert offer is not None and offer.asked.words == "nđ 30" and any(each.number == "30/2020/NĐ-CP" for each in offer.entries)
        page.write("Căn cứ vào thực tế")
        until(lambda: completion.now(page.session) is None)
        page.write("Căn cứ nđ 30")
        until(lambda: completion.now(page.session))
        settings.change(complete=False)
        until(lambda: completion.now(page.session) is None)
        page.model.Text.insertString(page.model.Text.getEnd(), "/", False)
        end = time.monotonic() + 0.5
        until(lambda: time.monotonic() > end)
        assert completion.now(page.session) is None and len(heard) == 4 and set(heard) == {page.session}
    finally:
        completion.unlisten(heard.append)
        settings.change(complete=True)


def test_closed_nothing_of_it_stays(open_url: Callable[..., Any], until: Callable[..., None]) -> None:
    from vanthu_office import completion
    from vanthu_office.completion import attendance

    def once() -> List[Any]:
        page = Page(open_url("private:factory/swriter", Hidden=False))
        page.session.wake()
        page.write("Căn cứ nđ 30")
        until(lambda: completion.now(page.session))
        gone = [weakref.ref(attendance.attended(page.session))]
        page.model.setModified(False)
        page.model.close(True)
        assert completion.now(page.session) is None
        return gone

    gone = once()
    end = time.monotonic() + 0.4
    until(lambda: time.monotonic() > end)
    gc.collect()
    assert [each() for each in gone] == [None] and attendance.every() == ()


def test_a_key_costs_next_to_nothing(page: Page, until: Callable[..., None]) -> None:
    """Of the listener that is called at every key: the target is 1 ms."""
    from vanthu_office.completion import attendance

    page.session.wake()
    until(lambda: attendance.attended(page.session) is not None)
    attended = attendance.attended(page.session)
    assert attended is not None
    spent = []
    for _ in range(200):
        start = time.perf_counter()
        attended.modified(None)
        spent.append(time.perf_counter() - start)
    assert sorted(spent)[100] < 0.001
