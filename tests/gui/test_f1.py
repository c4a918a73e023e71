"""F1 and the menu lead to the guide, in the desk's own browser; LibreOffice's own help stays away.

Where there is no browser a sentence says where the page is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import writer
from gui.desk import ROOT, Desk, copy
from gui.guide import rest

BROWSER = "#!/bin/sh\necho \"$1\" >> '{told}'\n"
DECKS = {"insert": "chen-noi-dung", "facts": "thong-tin", "citing": "can-cu", "recipients": "noi-nhan"}


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """What the desk's browser was asked to show, a line each."""
    return tmp_path / "shown.txt"


@pytest.fixture
def browser(tmp_path: Path, told: Path) -> str:
    """A PATH on which the desk's way to its browser writes down what it is given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "xdg-open").write_text(BROWSER.format(told=told), encoding="utf-8")
    (folder / "xdg-open").chmod(0o755)
    return os.pathsep.join([str(folder), writer.surroundings()["PATH"]])


def shown(told: Path) -> list[str]:
    return [line.partition("/help/vi/")[2] for line in told.read_text(encoding="utf-8").splitlines()] if told.exists() else []


def windows(desk: Desk) -> list[str]:
    return desk.hand("search", "--onlyvisible", "--class", "libreoffice").split()


def without_browser(folder: Path) -> str:
    """A PATH with all that the desk has, but for what opens pages."""
    folder.mkdir()
    for place in writer.surroundings()["PATH"].split(os.pathsep):
        for program in Path(place).glob("*") if place else ():
            link = folder / program.name
            if program.name != "xdg-open" and not link.is_symlink():
                link.symlink_to(program)
    return str(folder)


Another = Callable[..., AbstractContextManager[Desk]]


def test_f1_in_a_deck_opens_its_page(another_desk: Another, browser: str, told: Path, tmp_path: Path) -> None:
    """With the office's own widgets, as on Windows: GTK keeps F1 for itself there. These have no accessible tree."""
    with another_desk(PATH=browser, SAL_USE_VCLPLUGIN="gen") as desk:
        with desk.opened(copy(ROOT / "samples" / "quyet-dinh.docx", tmp_path)) as of:
            desk.findings()
            before = windows(desk)
            for command, page in DECKS.items():
                desk.order(of, "vn.vanthu.writer:" + command)

                def opened(page: str = page) -> bool:
                    """The deck may take its time to come: the key goes to the one before it then."""
                    desk.press("F1")
                    rest()
                    return shown(told)[-1:] == [f"{page}.html"]

                desk.until(opened, f"the page of {command}")
            assert windows(desk) == before, "no help of the office's"
            desk.picture("f1")
            pages = len(shown(told))
            desk.front(of)
            desk.press("F1")
            desk.until(lambda: windows(desk) != before, "the office's own help, from the page")
            assert len(shown(told)) == pages
            desk.press("Escape")
        assert not desk.log()


def test_the_menu_leads_to_the_page_of_the_open_deck_and_f1_in_a_window_to_its_own(another_desk: Another, browser: str, told: Path) -> None:
    with another_desk(PATH=browser) as desk, desk.blank(deck=False) as of:
        desk.order(of, "vn.vanthu.writer:help")
        desk.until(lambda: shown(told) == ["index.html"], "the first page")
        desk.order(of, "vn.vanthu.writer:facts")
        desk.thing("push button", "Hôm nay", desk.window())
        desk.order(of, "vn.vanthu.writer:help")
        desk.until(lambda: shown(told)[1:] == ["thong-tin.html"], "the page of the deck")
        desk.front(of)
        desk.press("ctrl+alt+b")
        desk.thing("dialog", "Soạn văn bản mới")
        desk.press("F1")
        desk.until(lambda: shown(told)[2:] == ["soan-van-ban.html"], "the page of the window")
        assert len(desk._windows()) == 2, "no help of the office's"
        desk.press("Escape")
        desk.until(lambda: not desk.things("dialog", "Soạn văn bản mới"), "it shut")
        assert not desk.log()


def test_without_a_browser_a_sentence_says_where_the_page_is(another_desk: Another, tmp_path: Path) -> None:
    """Nothing that opens pages is on this desk's PATH."""
    with another_desk(PATH=without_browser(tmp_path / "bin")) as desk, desk.opened(copy(ROOT / "samples" / "quyet-dinh.docx", tmp_path)):
        desk.findings()
        deck = desk.deck()
        button = desk.thing("push button", "Giải thích", deck)
        tree = desk.thing("tree", within=deck)

        def chosen() -> bool:
            tree.children()[0].children()[0].click()
            return button.has("sensitive")

        desk.until(chosen, "a finding chosen")
        button.click()
        dialog = desk.thing("dialog", "Giải thích")
        desk.thing("push button", "Trang quy tắc", dialog).click()
        desk.until(lambda: any("Không mở được trình duyệt" in each.text for each in desk.things(within=dialog)), "the sentence")
        desk.picture("no-browser")
        desk.press("Escape")
