"""A reader of the guide at the desk: she does what a page says, by its own words, and takes its pictures.

What she uses must stand in the page, and when the page is done she must have used all that stands in it: every key, every name in bold.
The pictures go to dist/pictures/huong-dan; `build.py guide` takes them from there into the guide.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from gui.desk import PICTURES, ROOT, Desk, Thing
from vanthu.compiled import read

PAGES = ROOT / "docs" / "huong-dan"
TAKEN = PICTURES / "huong-dan"
MARGIN = 10  # pixels around what a picture is of
ASTRAY = 600  # pixels left of the buttons: there stands nothing of the same window
GREYS = "fff", "f6f5f4", "e8e7e5", "cfcdca", "aeaca9", "8b8986", "5f5e5c", "2e3436", "000"
SIGNS = "c01c28", "b35c00", "1a5fb4", "1e7a46"  # an error, a warning, a hint, all well: as in extension/icons
CHOSEN, WAVE = ("3584e4", "a8c9f2"), ("6b6bd8",)
PALETTE = [f"xc:#{colour}" for colour in (*GREYS, *SIGNS, *CHOSEN, *WAVE)]  # few, so that the help stays small; an error stays red
BAR = 20  # pixels of a window's title, which xdotool counts twice
SHOWN = ("push button", "toggle button", "combo box", "tree", "label", "text", "check box", "list")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
CODE = re.compile(r"`(.+?)`")
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z.,↑↓\d]|F\d+|Tab|Esc|Enter|Delete)")
NAMES = {"Enter": "Return", "Esc": "Escape", "↑": "Up", "↓": "Down", ".": "period", ",": "comma"}


def names_of(text: str) -> set[str]:
    """What stands on the screen, by the page's words."""
    return {" ".join(found.split()) for found in BOLD.findall(text)}


def keys_of(text: str) -> set[str]:
    return {found for found in CODE.findall(text) if KEY.fullmatch(found)}


def typed_in(text: str) -> set[str]:
    """Neither a name nor a key: words to be typed, or seen on the page."""
    return set(CODE.findall(text)) - keys_of(text)


def pressed(key: str) -> str:
    """As xdotool calls it: Ctrl+Alt+K is ctrl+alt+k."""
    *held, last = key.split("+")
    return "+".join([*map(str.lower, held), NAMES.get(last, last.lower() if len(last) == 1 else last)])


def spoken(name: str) -> re.Pattern[str]:
    """That name as the screen has it, in either language of the office: the letter of a shortcut and dots behind do not count."""
    texts = [text for text in read("strings").values() if plain(text["vi"]) == name]
    either = {plain(text[language]) for text in texts for language in ("vi", "en")} or {name}
    return re.compile("^(Văn Thư: )?(" + "|".join(map(re.escape, sorted(either))) + r")\b")


def plain(text: str) -> str:
    return text.replace("~", "").rstrip("…:")


class Reader:
    def __init__(self, desk: Desk, page: str) -> None:
        self.desk = desk
        text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
        self.names, self.keys, self.typed = names_of(text), keys_of(text), typed_in(text)
        self.left = self.names | self.keys | self.typed

    # What she does.

    def press(self, *keys: str) -> None:
        for key in keys:
            assert key in self.keys, f"the page names no key {key}"
            self.left.discard(key)
        self.desk.press(*map(pressed, keys))

    def type(self, words: str) -> None:
        assert words in self.typed, f"the page has nobody type {words}"
        self.left.discard(words)
        self.desk.type(words)

    def menu(self, *path: str) -> None:
        """Văn Thư ▸ …: opened by the mouse, and the command in it."""
        named = " ▸ ".join(path)
        assert named in self.names, f"the page names no {named}"
        self.left.discard(named)
        self.desk.thing("menu", f"^{path[0]}$", self.desk.window()).click()
        self.desk.until(lambda: self._item(path[1]), named).click()

    def _item(self, name: str) -> Thing | None:
        roles = ("menu item", "check menu item")
        return next((each for each in self.desk.things(None, spoken(name).pattern) if each.role in roles), None)

    def click(self, name: str, within: Thing | None = None, role: str = "push button") -> None:
        thing = self.desk.thing(role, spoken(self.named(name)).pattern, within or self.desk.window())
        self.desk.until(lambda: thing.has("sensitive"), f"{name} to be of use")
        at_rest(thing).click()

    def sees(self, name: str, within: Thing | None = None) -> Thing:
        """It is on the screen."""
        return self.desk.thing(None, spoken(self.named(name)).pattern, within or self.desk.window())

    def reads(self, words: str, there: Callable[[], bool]) -> None:
        """Words of the page between backquotes that are seen, not typed."""
        assert words in self.typed
        self.left.discard(words)
        self.desk.until(there, words)

    def named(self, name: str) -> str:
        assert name in self.names, f"the page has no {name}"
        self.left.discard(name)
        return name

    # What she shows.

    def picture(self, name: str, *of: Thing, crop: tuple[int, int, int, int] | None = None, wide: int = 0) -> None:
        """Of these things; else of the window in front, or of this part of the screen; `wide`: made this wide, if it would be wider."""
        boxes = [box for each in of for box in frames(each)] or [crop or window_box(self.desk)]
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
        if of:
            left, top, right, bottom = max(left - MARGIN, 0), max(top - MARGIN, 0), right + MARGIN, bottom + MARGIN
        TAKEN.mkdir(parents=True, exist_ok=True)
        whole = self.desk.picture(f"huong-dan/{name}-ca")
        small = ["-resize", f"{wide}x>"] if wide else []
        subprocess.run(
            ["convert", "(", *PALETTE, "+append", "-write", "mpr:palette", "+delete", ")", str(whole),
             "-crop", f"{right - left}x{bottom - top}+{left}+{top}", "+repage", *small, "-strip", "+dither", "-remap", "mpr:palette",
             "-define", "png:compression-level=9", f"png8:{TAKEN / f'{name}.png'}"],
            check=True, timeout=60,
        )  # fmt: skip
        whole.unlink()


def at_rest(thing: Thing) -> Thing:
    """Once it stays where it is: while a window is laid out anew the tree tells of a place that is no more."""

    def still() -> bool:
        before = thing.middle()
        rest(0.4)
        return thing.middle() == before

    thing.desk.until(still, f"{thing} to stay")
    return thing


def frames(thing: Thing) -> list[tuple[int, int, int, int]]:
    """Where it is on the screen; of a panel, where its controls are: a panel says another corner."""
    inside = [each for each in thing.desk.things(within=thing) if each.role in SHOWN]
    if not any(each.role == "push button" for each in inside):
        return [frame(thing)]
    left = min(frame(each)[0] for each in inside if each.role == "push button")
    found = [frame(each) for each in inside]
    return [box for box in found if box[0] >= left - ASTRAY and box[2] > 1]


def frame(thing: Thing) -> tuple[int, int, int, int]:
    x, y = thing.middle()
    box = thing.box()
    return x - box.width // 2, y - box.height // 2, box.width, box.height


def window_box(desk: Desk) -> tuple[int, int, int, int]:
    """Without its title's bar: what stands below is laid out by the office."""
    told = desk.hand("getactivewindow", "getwindowgeometry", "--shell")
    found = dict(line.split("=") for line in told.split() if "=" in line)
    return int(found["X"]), int(found["Y"]) - BAR, int(found["WIDTH"]), int(found["HEIGHT"])


def deck_of(desk: Desk, button: str) -> Thing:
    """The panel that has this button."""
    return desk.thing("push button", button, desk.window()).parent()


@contextmanager
def reading(desk: Desk, page: str) -> Iterator[Reader]:
    """A page read to its end: nothing in it may be left undone."""
    reader = Reader(desk, page)
    yield reader
    assert not reader.left, f"{page}.md tells of what was not done: {sorted(reader.left)}"
    assert not desk.log()


def rest(seconds: float = 0.5) -> None:
    """A person's pause, where nothing on the screen tells that a key was taken."""
    time.sleep(seconds)


def text_of(model: Any) -> str:
    """What the tables say, then the text."""
    tables = model.getTextTables()
    cells = [tables.getByIndex(at).getCellByName(name) for at in range(tables.getCount()) for name in tables.getByIndex(at).getCellNames()]
    return "\n".join([each.getString() for each in (*cells, model.getText())])
