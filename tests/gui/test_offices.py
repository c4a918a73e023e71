"""The window Hồ sơ cơ quan under a person's hands: opened from the menu, filled in by keyboard, found again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from gui.desk import Desk, Thing
from vanthu.offices import parse

SCREEN = (1366, 768 - 40)  # the smallest that a desk has, and what a bar at its foot takes
BAR = 30  # pixels of a window's title
TITLE = "Hồ sơ cơ quan"
NAMES = ("Tên cơ quan", "Quy định áp dụng", "Cơ quan chủ quản", "Cơ quan ban hành", "Ký hiệu", "Địa danh", "Người đứng đầu", "Cấp trên")
ENTERED = ("push button", "radio button", "check box", "combo box", "list box", "list", "text", "scroll pane")


@contextmanager
def document(desk: Desk) -> Iterator[Any]:
    """A new one. What a test that fails leaves open above it is shut first."""
    with desk.blank(deck=False) as model:
        try:
            yield model
        finally:
            if is_open(desk):
                leave(desk)


def opened(desk: Desk, model: Any) -> Thing:
    """By the menu."""
    desk.front(model)
    desk.thing("menu", "Văn Thư").click()
    desk.thing("menu item", "Facts of the Office|Hồ sơ cơ quan").click()
    return shown(desk)


def shown(desk: Desk) -> Thing:
    found: Thing = desk.until(
        lambda: next((each for each in desk._windows() if each.name == TITLE and each.has("active")), None), "the window"
    )
    desk.until(lambda: focused(desk, found), "the keyboard in it")
    return found


def focused(desk: Desk, window: Thing) -> list[Thing]:
    return [each for each in desk.things(within=window) if each.has("focused") and each.role in ENTERED]


def go(desk: Desk, window: Thing, letter: str, name: str) -> None:
    """By Alt and its letter. The first Alt after letters of a keyboard laid by us may be lost."""

    def there() -> bool:
        return any(each.name.startswith(name) for each in focused(desk, window))

    def pressed() -> bool:
        desk.press(f"alt+{letter}")
        time.sleep(0.4)
        return there()

    desk.until(pressed, f"the keyboard in {name}")


def field(desk: Desk, window: Thing, name: str) -> str:
    """What stands in it; its label has the same name."""
    return desk.thing("text", f"^{name}", window).text


def leave(desk: Desk) -> None:
    """Without keeping what was changed."""
    desk.press("Escape")
    desk.thing(None, "Bỏ những thay đổi")
    desk.press("Left", "Return")  # Yes


def is_open(desk: Desk) -> bool:
    return any(each.name == TITLE for each in desk._windows())


def closed(desk: Desk) -> None:
    desk.until(lambda: not is_open(desk), "the window to close")


def kept(desk: Desk) -> Path:
    return desk.profile / "user" / "vanthu" / "offices.json"


def test_filled_in_by_keyboard_kept_and_found_again(desk: Desk) -> None:
    with document(desk) as model:
        window = opened(desk, model)
        assert focused(desk, window)[0].name.startswith("Tên cơ quan")  # a new list begins with its name
        desk.type("Ủy ban nhân dân xã Ba Tơ")
        desk.until(lambda: focused(desk, window)[0].text == "Ủy ban nhân dân xã Ba Tơ", "the name typed")
        desk.press("Tab", "space")  # Điền giúp
        desk.until(lambda: field(desk, window, "Ký hiệu") == "UBND", "the symbol filled in")
        assert field(desk, window, "Địa danh") == "Ba Tơ"
        desk.picture("offices-1")
        go(desk, window, "r", "Cấp trên")
        desk.press("alt+2")
        go(desk, window, "g", "Người ký")
        desk.press("End")
        desk.type(" Phạm Văn Hải")
        go(desk, window, "v", "Đơn vị")
        desk.type("Phòng Kinh tế = KT")
        desk.picture("offices-2")
        desk.press("alt+4")
        desk.picture("offices-4")
        desk.press("alt+3")
        go(desk, window, "n", "Nơi nhận")
        desk.type("Thường trực Đảng ủy")
        desk.picture("offices-3")
        desk.press("alt+l")
        closed(desk)
        office = parse(kept(desk).read_text(encoding="utf-8"))[0]
        assert office.signers[0].name == "Phạm Văn Hải" and office.units[0].symbol == "KT"
        assert office.recipients == ("Thường trực Đảng ủy",) and office.issuer == ("ỦY BAN NHÂN DÂN", "XÃ BA TƠ")

        window = opened(desk, model)
        assert field(desk, window, "Tên cơ quan") == "Ủy ban nhân dân xã Ba Tơ"
        go(desk, window, "n", "Địa danh")
        desk.press("Escape")  # nothing was changed: no question
        closed(desk)
        kept(desk).unlink()
    assert "Command.dispatch" not in desk.log()


def test_leaving_asks_where_something_was_changed(desk: Desk) -> None:
    with document(desk) as model:
        window = opened(desk, model)
        desk.type("Hội Nông dân xã Ba Tơ")
        desk.until(lambda: focused(desk, window)[0].text.endswith("Ba Tơ"), "the name typed")
        desk.press("Escape")
        desk.thing(None, "Bỏ những thay đổi")
        desk.press("Return")  # No
        window = shown(desk)
        assert field(desk, window, "Tên cơ quan") == "Hội Nông dân xã Ba Tơ"
        leave(desk)
        closed(desk)
        assert not kept(desk).exists()


def test_all_of_it_can_be_entered_and_fits_the_smallest_screen(desk: Desk) -> None:
    with document(desk) as model:
        window = opened(desk, model)
        box = window.box()
        assert box.width <= SCREEN[0] and box.height + BAR <= SCREEN[1]
        for page in "1234":
            desk.press(f"alt+{page}")
            time.sleep(0.5)
            entered = [each for each in desk.things(within=window) if each.role in ENTERED]
            assert len(entered) > 14, entered
            assert not [each for each in entered if each.role != "list" and not each.name.strip()]
        desk.press("alt+1")
        names = [each.name for each in desk.things(within=window)]
        assert not [name for name in NAMES if not any(each.startswith(name) for each in names)]
        desk.press("Escape")
        closed(desk)


def test_in_the_dark_and_in_large_type(another_desk: Callable[..., AbstractContextManager[Desk]]) -> None:
    """Whether it is legible a person must see, in dist/pictures/; here: that it fits, and is all there."""
    with another_desk(GTK_THEME="Adwaita:dark", GDK_DPI_SCALE="1.25") as desk, document(desk) as model:
        window = opened(desk, model)
        desk.type("Ủy ban nhân dân xã Ba Tơ")
        desk.until(lambda: focused(desk, window)[0].text.endswith("Ba Tơ"), "the name typed")
        desk.press("Tab", "space")
        desk.until(lambda: field(desk, window, "Ký hiệu") == "UBND", "the symbol filled in")
        box = window.box()
        assert box.width <= SCREEN[0] and box.height + BAR <= SCREEN[1]
        desk.picture("offices-dark")
        leave(desk)
        closed(desk)
