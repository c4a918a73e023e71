"""The guide tells of nothing that is not there, and of nothing its test does not do; the help in the package is whole and small."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

import help_pages
from gui import guide
from vanthu import __version__
from vanthu.checks.case import CHECKS
from vanthu.compiled import read

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = help_pages.sources()
HANDOUT = ROOT / "docs" / "to-phat-tay.md"
PICTURE = re.compile(r"!\[([^\]]+)\]\(hinh/([\w-]+)\.png\)")
LARGEST = 35 * 1024  # bytes of one picture
ALL = 125 * 1024  # of all of them: the package has not more room
COMMAND = "{http://openoffice.org/2001/registry}name"
OTHER_KEYS = {  # what panels, windows and the office itself take
    "Tab", "Shift+Tab", "Esc", "Enter", "Ctrl+Z", "Ctrl+V", "F2", "↑", "↓", "Alt+↑", "Alt+↓", "Alt+2",
}  # fmt: skip


def scenarios() -> dict[str, ast.FunctionDef]:
    tree = ast.parse((ROOT / "tests" / "gui" / "test_guide.py").read_text(encoding="utf-8"))
    return {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}


def said_by(function: ast.FunctionDef, method: str) -> set[str]:
    """The first words it calls this method with."""
    calls = (each for each in ast.walk(function) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute))
    firsts = [each.args[0] for each in calls if isinstance(each.func, ast.Attribute) and each.func.attr == method and each.args]
    return {str(each.value) for each in firsts if isinstance(each, ast.Constant)}


def test_every_page_has_its_test_and_every_test_its_page() -> None:
    assert {f"test_{path.stem.lower().replace('-', '_')}" for path in PAGES} == set(scenarios())
    assert len(PAGES) >= 11


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_its_pictures_are_taken_by_its_test_and_are_there(path: Path) -> None:
    shown = {name for _, name in PICTURE.findall(path.read_text(encoding="utf-8"))}
    assert 1 <= len(shown) <= 2
    assert shown == said_by(scenarios()[f"test_{path.stem.lower().replace('-', '_')}"], "picture")
    for name in shown:
        picture = help_pages.GUIDE / "hinh" / f"{name}.png"
        assert picture.exists(), f"{picture.name}: python3 build.py guide"
        assert picture.stat().st_size <= LARGEST, picture.name


def test_there_are_no_other_pictures() -> None:
    shown = {name for path in PAGES for _, name in PICTURE.findall(path.read_text(encoding="utf-8"))}
    there = list((help_pages.GUIDE / "hinh").iterdir())
    assert {path.name for path in there} == {f"{name}.png" for name in shown}
    assert sum(path.stat().st_size for path in there) <= ALL


def known_names() -> set[str]:
    """All that the program says, without the letters of its shortcuts; where a number comes in, what stands before it."""
    said = [guide.plain(text["vi"]) for text in read("strings").values()]
    return {*said, *[each.split(" (")[0] for each in said]}


@pytest.mark.parametrize("path", [*PAGES, HANDOUT], ids=lambda path: path.stem)
def test_every_name_stands_on_the_screen(path: Path) -> None:
    names = {part for name in guide.names_of(path.read_text(encoding="utf-8")) for part in name.split(" ▸ ")}
    assert not sorted(names - known_names())


def our_keys() -> set[str]:
    names = {"POINT": ".", "COMMA": ","}
    nodes = ElementTree.parse(ROOT / "extension" / "registry" / "Accelerators.xcu").iter("node")
    keys = [str(node.get(COMMAND)).split("_")[0] for node in nodes if str(node.get(COMMAND)).endswith("_MOD1_MOD2")]
    return {"Ctrl+Alt+" + names.get(key, key) for key in keys}


@pytest.mark.parametrize("path", [*PAGES, HANDOUT], ids=lambda path: path.stem)
def test_every_key_does_something(path: Path) -> None:
    assert len(our_keys()) >= 7
    assert not guide.keys_of(path.read_text(encoding="utf-8")) - our_keys() - OTHER_KEYS


def test_the_handout_names_each_of_our_keys() -> None:
    assert our_keys() <= guide.keys_of(HANDOUT.read_text(encoding="utf-8"))


# The help in the package.


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_the_help_is_whole_and_needs_nothing_from_outside() -> None:
    files = help_pages.made()
    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        links = Links()
        links.feed(content.decode("utf-8"))
        assert "script" not in links.tags and "h1" in links.tags, name
        for link in links.found:
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / unquote(link)).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in files, f"{name}: {link}"


def test_every_rule_has_its_page() -> None:
    pages = {PurePosixPath(name).stem for name in help_pages.made() if name.startswith("help/vi/quy-tac/")}
    assert pages == {*CHECKS, "index"}


def test_each_deck_and_window_leads_to_a_page() -> None:
    """By what vanthu_office/guide.py says; it cannot be imported outside the office."""
    text = (ROOT / "python" / "vanthu_office" / "guide.py").read_text(encoding="utf-8")
    table = text.partition("PAGES: Dict[str, str] = {")[2].partition("}")[0]
    named = re.findall(r': "([\w-]+)"', table)
    assert len(named) >= 7
    assert {f"help/vi/{each}.html" for each in (*named, "index")} <= help_pages.made().keys()


# The change log.


def test_the_change_log_tells_users_of_this_version() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = log.partition(f"## {__version__}")[2].partition("\n## ")[0]
    assert section and "### Mới" in section and "### Cho người cài đặt" in section and "### In English" in section
