"""Writer without GTK, as on a thin desktop: every deck of ours stands in its window, with its rows, its words and room for them.

Drawn by LibreOffice's own plain windows (SAL_USE_VCLPLUGIN=gen). There is no tree of accessible things there, so the decks are asked
from inside; pictures of them are left in dist/pictures/ for eyes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import writer
from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "libvclplug_genlo.so"
DECKS = {  # each with the controls that must say something, whatever the document
    "VanThuDeck": ("list", "status"),
    "VanThuInsertDeck": ("list",),
    "VanThuFactsDeck": (),
    "VanThuCitingDeck": ("list",),
    "VanThuReceivingDeck": ("list",),
    "VanThuDoctorDeck": (),
}


def window_system() -> str:
    """Why there is no plain window here; "" there is."""
    program = find_soffice()
    if program is None:
        return "LibreOffice is not on this machine"
    there = Path(os.path.realpath(str(program))).parent / PLAIN
    return "" if there.exists() else f"{PLAIN} is not beside {program}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, oxt: Path) -> Iterator[tuple[Any, dict[str, str]]]:
    if window_system():
        pytest.skip(window_system())
    folder = tmp_path_factory.mktemp("gen")
    profile = writer.make_profile(folder / "profile")
    document = Path(shutil.copy(ROOT / "samples" / "quyet-dinh.docx", folder))
    option = writer.unpacked(oxt, folder / "extensions")
    try:
        with writer.screen() as screen:
            environment = {**screen, "SAL_USE_VCLPLUGIN": "gen"}
            with writer.started(profile, environment, option, str(document)) as context:
                yield context, environment
    except writer.NoWriter as problem:
        pytest.skip(str(problem))


def shown(context: Any, deck: str) -> Any:
    """The deck, once it stands there and its lists have come."""
    there = json.loads(writer.call(context, "decks")).get(deck)
    if not there or not there["visible"] or there["size"][0] < 50:
        return None
    lacking = [name for name in DECKS[deck] if name in there["seen"] and not (there["seen"][name]["lines"] or there["seen"][name]["words"])]
    return None if lacking or not set(DECKS[deck]) & there["seen"].keys() and DECKS[deck] else there


def test_no_deck_is_forgotten() -> None:
    registry = (ROOT / "extension" / "registry" / "Sidebar.xcu").read_text(encoding="utf-8")
    assert set(re.findall(r'<node oor:name="(VanThu\w*Deck)"', registry)) == DECKS.keys()


@pytest.mark.parametrize("deck", DECKS)
def test_the_deck_stands_there(office: tuple[Any, dict[str, str]], deck: str) -> None:
    context, environment = office
    model = writer.until(lambda: writer.model_of(context), "the document to open")
    writer.on_main_thread(context, lambda: writer.open_deck(model, deck))
    there = writer.until(lambda: shown(context, deck), f"{deck} with its rows")
    writer.picture(ROOT / "dist" / "pictures" / f"without-gtk-{deck}.png", environment)
    width, height = there["size"]
    speaking = {name: each for name, each in there["seen"].items() if each["words"] or each["lines"]}
    assert len(speaking) >= 3, speaking
    for name, each in speaking.items():
        x, y, wide, high = each["box"]
        assert wide > 0 and high > 0 and x >= 0 and x + wide <= width + 1, f"{name} of {deck} at {each['box']} in {there['size']}"
    state = json.loads(writer.call(context, "state"))
    assert state["trouble"] == ""


def test_it_finds_what_it_finds_with_gtk(office: tuple[Any, dict[str, str]]) -> None:
    context, _ = office
    state = writer.until(lambda: ready(context), "the check")
    rules = [rule for rule, _, _ in state["findings"]]
    assert "number.padding" in rules and "banner.missing" not in rules


def ready(context: Any) -> Any:
    state = json.loads(writer.call(context, "state"))
    return state if state["phase"] == "ready" and state["fresh"] else None
