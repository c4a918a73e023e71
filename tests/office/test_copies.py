"""A user's own copy beside the machine's: the office is asked once, and the check deck says one quiet line, once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import pack
import writer
from office import errand
from office.changed import changed
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

PIECE = """
def quiet():
    from vanthu_office import decks

    there = decks.panels(decks.CHECK)
    return there[-1].face.control["status"].getModel().Label if there else ""

def shown():
    model = opened()
    frame = model.getCurrentController().getFrame()
    from vanthu_office.panel.factory import PanelFactory

    element = PanelFactory(context).createUIElement(
        "private:resource/toolpanel/vn.vanthu.writer/check", properties(Frame=frame, ParentWindow=frame.getContainerWindow())
    )
    element.getRealInterface()
    element.Window.setPosSize(0, 0, 320, 700, 15)
    read(model)
    make("com.sun.star.awt.Toolkit").processEventsToIdle()
    label = quiet()
    element.dispose()
    closed(model)
    return label

def errand():
    from vanthu_office import copies

    asked = []
    ask, copies.copies = copies.copies, lambda: asked.append(1) or ask()
    before = time.perf_counter()
    found = ask()
    first = time.perf_counter() - before
    at_start = "vanthu_office.panel.panel" in sys.modules or bool(copies._looked)
    labels = [shown(), shown()]
    return {"copies": [list(each) for each in found], "labels": labels, "asked": len(asked), "first": first, "at start": at_start}
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return writer.make_profile(tmp_path / "profile")


def told(profile: Path, *options: str) -> Any:
    answer = errand.run(profile, PIECE, *options)
    assert not answer["at start"] and answer["asked"] == 1
    assert answer["first"] < 5  # some milliseconds; more only where the machine stands still
    assert "Văn Thư" not in answer["labels"][1], "said once a run of the office"
    return answer


def test_an_old_copy_of_ones_own_hides_the_machines_newer_one(oxt: Path, profile: Path, tmp_path: Path) -> None:
    writer.install(profile, changed(oxt, tmp_path / "old.oxt", "0.0.9"))
    answer = told(profile, writer.unpacked(oxt, tmp_path / "extensions"))
    assert answer["copies"] == [["user", "0.0.9", True], ["bundled", pack.__version__, False]]
    line = answer["labels"][0]
    assert "tự cài 0.0.9" in line and f"mới hơn {pack.__version__}" in line and "Công cụ ▸ Phần mở rộng" in line


def test_after_what_it_says_was_done_it_is_quiet(oxt: Path, profile: Path, tmp_path: Path) -> None:
    writer.install(profile, changed(oxt, tmp_path / "old.oxt", "0.0.9"))
    option = writer.unpacked(oxt, tmp_path / "extensions")
    assert "0.0.9" in told(profile, option)["labels"][0]
    writer.remove(profile, option)
    answer = told(profile, option)
    assert answer["copies"] == [["bundled", pack.__version__, True]]
    assert "Văn Thư" not in answer["labels"][0]


def test_a_newer_copy_of_ones_own_is_told_as_what_it_is(oxt: Path, profile: Path, tmp_path: Path) -> None:
    writer.install(profile, oxt)
    option = writer.unpacked(changed(oxt, tmp_path / "old.oxt", "0.0.9"), tmp_path / "extensions")
    answer = told(profile, option)
    assert [each[0] for each in answer["copies"]] == ["user", "bundled"]
    assert f"hai bản Văn Thư: {pack.__version__} đang dùng, và 0.0.9" in answer["labels"][0]


def test_one_copy_is_no_news(oxt: Path, profile: Path, tmp_path: Path) -> None:
    answer = told(profile, writer.unpacked(oxt, tmp_path / "extensions"))
    assert answer["copies"] == [["bundled", pack.__version__, True]]
    assert "Văn Thư" not in answer["labels"][0]
    shutil.rmtree(tmp_path / "extensions")
