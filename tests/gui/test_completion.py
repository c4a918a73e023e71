"""The list at the caret: what it offers, what it takes from the keyboard and what not, wherever a person writes."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

import writer
from gui import telex
from gui.desk import Desk

DECREE = "30/2020/NĐ-CP"
FULL = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
UNSEEN = 0.6  # seconds after which a list that was to come would be there


# What there is to see.


def offered(desk: Desk) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(writer.call(desk.context, "offered"))
    return told


def ready(desk: Desk, of: Any) -> None:
    """The document is attended to and the registers are open: something was typed, and a list has come for it."""
    desk.type("căn cứ nđ 30")
    opened(desk)
    desk.press("Escape")
    desk.until(lambda: not offered(desk)["lines"], "no list")
    desk.press("ctrl+a", "Delete")
    desk.until(lambda: text_of(of) == "", "an empty page")


def opened(desk: Desk) -> dict[str, Any]:
    """The list, once it is there and could be seen."""
    desk.until(lambda: offered(desk)["lines"], "the list at the caret")
    time.sleep(0.5)
    return offered(desk)


def quiet(desk: Desk) -> None:
    """No list comes."""
    time.sleep(UNSEEN)
    assert offered(desk)["lines"] == []


def text_of(of: Any) -> str:
    return str(of.Text.getString()).replace("\r\n", "\n")


def until_text(desk: Desk, of: Any, text: str) -> None:
    desk.until(lambda: text_of(of) == text, f"{text[-60:]!r}")


def go_to(desk: Desk, words: str) -> None:
    """Down to the line that has these words."""
    there = opened(desk)
    wanted = next(at for at, line in enumerate(there["lines"]) if words in line[0])
    while offered(desk)["chosen"] != wanted:
        before = offered(desk)["chosen"]
        desk.press("Down")
        desk.until(lambda before=before: offered(desk)["chosen"] != before, "another line")


def take(desk: Desk, words: str, key: str = "Tab") -> None:
    go_to(desk, words)
    desk.press(key)
    desk.until(lambda: not offered(desk)["lines"], "the list gone")


# One: she asks, and takes.


def test_a_few_letters_and_tab_give_the_whole_decree_and_undo_takes_it_back(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Can cu nd 30")
        there = opened(desk)
        assert any(DECREE in title and "công tác văn thư" in note for title, note in there["lines"])
        desk.picture("completion-open")
        take(desk, DECREE)
        until_text(desk, of, f"Căn cứ {FULL};")
        desk.picture("completion-taken")
        quiet(desk)
        desk.press("ctrl+z")
        until_text(desk, of, "Can cu nd 30")
        quiet(desk)
        desk.type("/")
        until_text(desk, of, "Can cu nd 30/")
        assert desk.log() == ""


def test_up_down_and_enter_choose(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo Luật Đất đai")
        there = opened(desk)
        assert len(there["lines"]) > 1 and "hết hiệu lực" in there["lines"][1][0]
        desk.press("Up")
        desk.until(lambda: offered(desk)["chosen"] == len(there["lines"]) - 1, "the last line")
        desk.picture("completion-chosen")
        take(desk, "45/2013/QH13", key="Return")
        until_text(desk, of, "Theo Luật Đất đai ngày 29 tháng 11 năm 2013")


def test_a_click_takes_and_the_keyboard_stays(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo nđ 30/2020")
        there = opened(desk)
        click(desk, there)
        until_text(desk, of, f"Theo {FULL}")
        desk.type(" và")
        until_text(desk, of, f"Theo {FULL} và")


def click(desk: Desk, there: dict[str, Any]) -> None:
    """Into the first line of the list: it stands in the page's window, and that in the one on the screen."""
    told = dict(line.split("=") for line in desk.hand("getactivewindow", "getwindowgeometry", "--shell").split())
    x, y = (int(told[name]) + there["page"][at] + there["box"][at] for at, name in enumerate("XY"))
    desk.hand("mousemove", str(x + 80), str(y + 10), "click", "1")


# Two: she does not want it.


def test_escape_dismisses_for_these_words_and_what_is_typed_next_is_typed(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo nđ 3")
        opened(desk)
        desk.press("Escape")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.type("0")
        quiet(desk)
        desk.press("Tab")
        until_text(desk, of, "Theo nđ 30\t")
        desk.press("Return")
        desk.type("Theo nđ 30")
        assert opened(desk)["lines"]


def test_typing_on_narrows_the_list_and_shuts_it(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo Nghị định 3")
        many = opened(desk)["lines"]
        desk.type("0/2020")
        desk.until(lambda: 0 < len(offered(desk)["lines"]) < len(many), "fewer lines")
        desk.type(" người ta xưa nay")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        until_text(desk, of, "Theo Nghị định 30/2020 người ta xưa nay")


def test_enter_ends_the_paragraph_and_moves_take_no_key(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo Nghị định 30")
        opened(desk)
        desk.press("Return")
        until_text(desk, of, "Theo Nghị định 30\n")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.type("Theo Nghị định 30")
        opened(desk)
        desk.press("Left")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.type("x")
        until_text(desk, of, "Theo Nghị định 30\nTheo Nghị định 3x0")
        quiet(desk)


def test_switched_off_it_stays_away_at_once(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo nđ 30")
        opened(desk)
        try:
            setting(desk, False)
            desk.until(lambda: not offered(desk)["lines"], "no list")
            desk.press("Tab", "period", "Return")  # 26.8 takes a last tab away by itself
            desk.type("Theo nđ 30")
            quiet(desk)
            until_text(desk, of, "Theo nđ 30\t.\nTheo nđ 30")
        finally:
            setting(desk, True)
        desk.type("/2020")
        opened(desk)


def setting(desk: Desk, value: bool) -> None:
    import uno

    argument = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    argument.Name, argument.Value = "nodepath", "/vn.vanthu.writer.Settings/Desk"
    provider = desk.context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", desk.context)
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (argument,))
    node.setPropertyValue("Complete", value)
    node.commitChanges()


# Three: wherever she writes.


def test_in_a_table_tab_takes_shorthand_and_leaves_what_may_stand(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        table = in_a_table(desk, of, 2, 2)
        desk.type("Theo Nghị định 30")
        assert "↓" in opened(desk)["hint"]
        desk.press("Tab")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.type("Theo nđ 30")
        opened(desk)
        desk.picture("completion-table")
        take(desk, DECREE)
        desk.until(lambda: table.getCellByName("B1").getString() == f"Theo {FULL}", "the decree in its cell")
        assert table.getCellByName("A1").getString() == "Theo Nghị định 30"


def test_at_any_zoom_and_at_the_edges_it_stands_by_the_caret(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        view = of.getCurrentController().ViewSettings
        for zoom in (60, 200):
            desk.on_main_thread(lambda zoom=zoom: setattr(view, "ZoomValue", zoom))
            desk.type("Theo nđ 3")
            there = opened(desk)
            desk.picture(f"completion-zoom-{zoom}")
            right, below = (there["box"][at] - there["caret"][at] for at in (0, 1))
            assert abs(right) < 5 and 0 < below < 60 and inside(there), there
            desk.press("Escape", "Return")
        desk.on_main_thread(lambda: setattr(view, "ZoomValue", 100))
        for _ in range(34):
            desk.press("Return")
        desk.type("Theo nđ 3")
        there = opened(desk)
        desk.picture("completion-bottom")
        assert there["box"][1] + there["box"][3] <= there["caret"][1] and inside(there), there


def inside(there: dict[str, Any]) -> bool:
    x, y, width, height = there["box"]
    return bool(x >= 0 and y >= 0 and x + width <= there["page"][2] and y + height <= there["page"][3])


def test_in_two_windows_the_one_in_front_has_it(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo nđ 3")
        opened(desk)
        desk.order(of, ".uno:NewWindow")
        desk.until(lambda: not offered(desk)["lines"], "no list where nobody writes")
        desk.front(of)
        desk.press("ctrl+End", "Return")
        desk.type("Theo nđ 30")
        opened(desk)
        desk.picture("completion-two-windows")
        desk.order(of, ".uno:CloseWin")
        desk.until(lambda: len(controllers(of)) == 1, "one window")
        desk.front(of)
        desk.window()
        desk.on_main_thread(lambda: of.getCurrentController().getViewCursor().gotoEnd(False))
        desk.type("/2020")
        take(desk, DECREE)
        desk.until(lambda: text_of(of).endswith(f"\nTheo {FULL}"), "the decree")
        assert desk.log() == ""


def controllers(of: Any) -> list[Any]:
    walk = of.getControllers()
    found = []
    while walk.hasMoreElements():
        found.append(walk.nextElement())
    return found


def test_in_the_dark(another_desk: Callable[..., AbstractContextManager[Desk]]) -> None:
    with another_desk(GTK_THEME="Adwaita:dark") as desk, desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo nđ 3")
        opened(desk)
        desk.picture("completion-dark")


# Four: nothing is harmed, nothing is left behind.


def test_what_is_shut_with_its_list_open_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    for _ in range(3):
        with desk.blank(deck=False):
            desk.type("Theo nđ 30")
            opened(desk)
    with desk.blank(deck=False) as of:
        desk.type("Theo nđ 30")
        opened(desk)
        desk.on_main_thread(lambda: of.storeAsURL((tmp_path / "it.odt").as_uri(), ()))
        desk.type("/2020")
        opened(desk)
        desk.on_main_thread(lambda: of.setModified(False))
        frame = of.getCurrentController().getFrame()
        desk.order(of, ".uno:Reload")
        desk.until(lambda: frame.getController().getModel() != of and not offered(desk)["lines"], "the document as it was saved")
        desk.close(frame.getController().getModel())
    assert desk.log() == ""


def test_a_comment_a_preview_a_selection_and_what_is_only_read_stay_silent(desk: Desk, tmp_path: Path) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Theo nđ 30")
        opened(desk)
        desk.press("ctrl+alt+c")  # a comment
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.type("Theo nđ 30")
        quiet(desk)
        desk.press("Tab", "Escape")
        assert text_of(of).replace("\u200b", "") == "Theo nđ 30"
        desk.front(of)
        desk.press("Return")
        desk.type("Theo nđ 30")
        opened(desk)
        desk.order(of, ".uno:PrintPreview")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.press("Tab")
        desk.order(of, ".uno:PrintPreview")
        desk.until(lambda: hasattr(of.getCurrentController(), "getViewCursor"), "the page itself again")
        desk.front(of)
        desk.press("ctrl+End", "Return")
        desk.type("Theo nđ 30")
        opened(desk)
        desk.press("shift+Left")
        desk.until(lambda: not offered(desk)["lines"], "no list")
        desk.on_main_thread(lambda: of.storeToURL((tmp_path / "it.odt").as_uri(), ()))
    with desk.opened(tmp_path / "it.odt", deck=False, ReadOnly=True) as of:
        before = text_of(of)
        desk.press("ctrl+End")
        desk.type("0")
        quiet(desk)
        assert text_of(of) == before
    assert desk.log() == ""


def test_in_a_header_and_in_tracked_changes_it_works(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        style = of.StyleFamilies.getByName("PageStyles").getByName("Standard")
        desk.on_main_thread(lambda: setattr(style, "HeaderIsOn", True))
        desk.on_main_thread(lambda: of.getCurrentController().getViewCursor().gotoRange(style.HeaderText.getStart(), False))
        desk.front(of)
        desk.type("Theo nđ 30/2020")
        take(desk, DECREE)
        desk.until(lambda: style.HeaderText.getString() == f"Theo {FULL}", "the decree in the header")
        desk.on_main_thread(lambda: of.getCurrentController().getViewCursor().gotoRange(of.Text.getEnd(), False))
        desk.on_main_thread(lambda: setattr(of, "RecordChanges", True))
        desk.type("Theo nđ 30/2020")
        take(desk, DECREE)
        desk.until(lambda: text_of(of).endswith(FULL), "the decree")
        desk.press("ctrl+z")
        until_text(desk, of, "Theo nđ 30/2020")
    assert desk.log() == ""


def test_beside_the_walk_through_blanks_an_open_list_has_tab_first(desk: Desk) -> None:
    with desk.blank(deck=False) as of:
        ready(desk, of)
        desk.type("Ngày [ngày tháng năm] ở [nơi chốn] theo")
        writer.call(desk.context, "walk")
        desk.until(lambda: selected(of) == "[ngày tháng năm]", "the first blank")
        desk.type("theo nđ 30/2020")
        take(desk, DECREE)
        desk.until(lambda: text_of(of) == f"Ngày theo {FULL} ở [nơi chốn] theo", "the decree where the blank was")
        desk.press("Tab")
        desk.until(lambda: selected(of) == "[nơi chốn]", "the next blank")
    assert desk.log() == ""


def selected(of: Any) -> str:
    return str(of.getCurrentController().getSelection().getByIndex(0).getString())


# Five: the way she types.


def test_telex_goes_its_own_way_and_tab_takes(
    screen: dict[str, str], another_desk: Callable[..., AbstractContextManager[Desk]], tmp_path: Path
) -> None:
    try:
        with telex.typed(screen, tmp_path / "ibus") as environment, another_desk(**environment) as desk, desk.blank(deck=False) as of:
            desk.type("Cawn cuws nd 30")
            opened(desk)
            desk.picture("completion-telex")
            take(desk, DECREE)
            until_text(desk, of, f"Căn cứ {FULL};")
            desk.press("ctrl+z")
            until_text(desk, of, "Căn cứ nd 30")
            end_line(desk, of)
            desk.type("Theo nghij ddinhj 30 cuar Chinhs phur")
            end_line(desk, of)
            for words in ("Thuwcj hieenj nghij ddinhj ", "30", "/2020 veef coong tacs vawn thuw", " tuwf ngayf 5 thangs 3"):
                desk.type(words)
                time.sleep(UNSEEN)
            end_line(desk, of)
            desk.type("Theo luaatj ddaats ")
            time.sleep(UNSEEN)
            desk.type("ddai")
            opened(desk)
            desk.type("x taij xax.")
            end_line(desk, of)
            before = "Căn cứ nd 30\nTheo nghị định 30 của Chính phủ\nThực hiện nghị định 30/2020 về công tác văn thư từ ngày 5 tháng 3"
            until_text(desk, of, f"{before}\nTheo luật đất đãi tại xã.\n")
            assert desk.log() == ""
    except writer.NoWriter as problem:
        pytest.skip(str(problem))


def end_line(desk: Desk, of: Any) -> None:
    """Enter, between two breaths: ibus itself mixes up what is typed while the office has not yet had the key before."""
    lines = text_of(of).count("\n")
    time.sleep(UNSEEN)
    desk.press("Return")
    desk.until(lambda: text_of(of).count("\n") > lines, "a new line")


LINES = (  # what a secretary types in an ordinary morning: "\t" and the end of a line are keys, as every letter is
    "Ủy ban nhân dân xã Suối Mơ báo cáo tình hình thực hiện nhiệm vụ 6 tháng đầu năm như sau.",
    "Căn cứ vào kết quả rà soát của 12 thôn, số hộ nghèo còn 38 hộ, giảm 7 hộ so với cùng kỳ.",
    "Theo quy định tại khoản 2 Điều 5, các thôn gửi danh sách trước ngày 15 hằng tháng.",
    "Việc chi trả được thực hiện theo Nghị định 30",
    "Số lượng: 214 văn bản\tĐã xử lý: 209 văn bản\tCòn lại: 5",
    "Thực hiện Kế hoạch số 15, tổ công tác đã kiểm tra tại 9 điểm và lập biên bản tại chỗ.",
    "Người dân nộp hồ sơ tại bộ phận một cửa, không quá 30 phút cho mỗi lượt.",
    "Căn cứ Luật Đất đai",
    "Theo đó, diện tích phải đo lại là 3,5 héc ta, tại xứ đồng Cây Gạo và xứ đồng Bãi Trên.",
    "Đề nghị các đồng chí thực hiện nghiêm túc, báo cáo kết quả theo Nghị quyết 18",
    "Tại Thông báo số 48, Chủ tịch đã giao công chức văn hóa theo dõi việc này.",
    "Theo Nghị định 30\tđã áp dụng",
    "Kinh phí: 120 triệu đồng, chi theo Thông tư 01",
    "Thời gian họp lúc 8 giờ 30, tại hội trường; thành phần theo giấy mời.",
    "Căn cứ Quyết định 28",
    "Tổ trưởng tổ dân phố thực hiện việc thông tin tới từng hộ, nhất là 14 hộ ven suối.",
    "Việc lưu hồ sơ theo Luật Lưu trữ",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Trên đây là báo cáo của xã, kính gửi Ủy ban nhân dân tỉnh xem xét.",
)
CELLS = ("Theo Nghị định 30", "Căn cứ Luật Đất đai", "9 điểm", "Theo Thông tư 01", "Thực hiện Nghị quyết 18", "Tại xã")
KEYS = 6000  # thirty minutes of two hundred a minute
COMES = 0.2  # seconds of rest after which a list is there, if one is to come
RESTS = (0, 0.1, 0.25, 0.1, 0.5)  # seconds more before a key that it could take; it could be seen after 0.4


def test_thirty_minutes_of_typing_bring_nothing_that_was_not_typed(desk: Desk) -> None:
    """Six thousand keys. Letters come faster than a person types them: no list takes a letter, and each pause that lets one open lasts as
    long as it does for a person. Only Tab and Enter could be taken; before these the rest is real, from a hurry to a second look."""
    rests = itertools.cycle(RESTS)
    typed, lists = 0, 0

    def key(words: str, key: str, longest: float = 1.0) -> None:
        nonlocal typed, lists
        desk.hand("type", "--delay", "3", "--", words)
        typed += len(words) + 1
        time.sleep(COMES)
        if offered(desk)["lines"]:
            lists += 1
            time.sleep(min(next(rests), longest))
        desk.press(key)

    with desk.blank(deck=False) as of:
        ready(desk, of)
        wanted = ""
        while typed < KEYS - 500:
            for line in LINES:
                *parts, last = line.split("\t")
                for part in parts:
                    key(part, "Tab", 0.1)  # a second look, and then Tab, takes what is shown: that is no hurry
                key(last, "Return")
                wanted += line + "\n"
                desk.until(lambda: text_of(of) == wanted, "what was typed")  # noqa: B023
        table = in_a_table(desk, of, 6, 5)
        cells = list(itertools.islice(itertools.cycle(CELLS), 30))
        for cell in cells:
            key(cell, "Tab")
        desk.until(lambda: [cell for row in table.getDataArray() for cell in row][:30] == cells, "what was typed, in its cells")
        assert text_of(of).startswith(wanted)  # the cells follow
        print(f"{typed} keys, {lists} lists shown where Tab or Enter came")
        assert typed >= KEYS and lists, "how many come is the machine's affair"
    assert desk.log() == ""


def in_a_table(desk: Desk, of: Any, rows: int, columns: int) -> Any:
    """A new table at the end, the caret in its first cell."""
    table = of.createInstance("com.sun.star.text.TextTable")
    table.initialize(rows, columns)
    desk.on_main_thread(lambda: of.Text.insertTextContent(of.Text.getEnd(), table, False))
    desk.on_main_thread(lambda: of.getCurrentController().select(table.getCellByName("A1").getStart()))
    desk.front(of)
    return table
