"""Waves in a real window: they appear, right click mends, Ctrl+Z takes it back, typing makes new ones, and they can be switched off."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import writer
from gui.desk import ROOT, Desk, copy

SAMPLE = ROOT / "samples" / "quyet-dinh.docx"  # marked as English, as much Vietnamese text is
WAVE = "#0000FF"  # what the office draws waves of grammar with, where the user has chosen nothing else
SEEN = 60  # pixels of that colour: two waves or more
AT_REST = 3  # seconds in which anything that runs in circles would have come round again


@pytest.fixture
def sample(desk: Desk, tmp_path: Path) -> Iterator[Any]:
    with desk.opened(copy(SAMPLE, tmp_path), deck=False) as model:
        desk.until(lambda: SAMPLE.name in desk.hand("getwindowfocus", "getwindowname"), "the keyboard")
        yield model


@pytest.fixture
def vietnamese(desk: Desk, sample: Any) -> Any:
    """The sample marked as Vietnamese, its waves there."""
    mark_as_vietnamese(sample)
    desk.until(lambda: waves(desk, "waves") >= SEEN, "waves", 30)
    return sample


def mark_as_vietnamese(model: Any) -> None:
    defaults = model.createInstance("com.sun.star.text.Defaults")
    locale = defaults.CharLocale
    locale.Language, locale.Country = "vi", "VN"
    defaults.CharLocale = locale


def waves(desk: Desk, name: str) -> int:
    """How much of the screen is drawn in the colour of waves."""
    only = ["-alpha", "off", "-fuzz", "12%", "-fill", "black", "+opaque", WAVE, "-fill", "white", "-opaque", WAVE]
    command = ["convert", str(desk.picture(name)), *only, "-format", "%[fx:round(mean*w*h)]", "info:"]
    return int(float(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout))


def place(model: Any, words: str) -> Any:
    search = model.createSearchDescriptor()
    search.SearchString = words
    return model.findFirst(search)


def go_to(model: Any, words: str) -> None:
    cursor = model.getCurrentController().getViewCursor()
    cursor.gotoRange(place(model, words).getStart(), False)
    cursor.goRight(1, False)


@contextmanager
def without_waves(desk: Desk) -> Iterator[None]:
    provider = desk.context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", desk.context)
    argument = writer.bridge().createUnoStruct("com.sun.star.beans.PropertyValue")
    argument.Name, argument.Value = "nodepath", "/vn.vanthu.writer.Settings/Desk"
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (argument,))
    node.setPropertyValue("Waves", False)
    node.commitChanges()
    try:
        yield
    finally:
        node.setPropertyValue("Waves", True)
        node.commitChanges()


def test_text_marked_as_english_has_none_until_it_is_marked_as_vietnamese(desk: Desk, sample: Any) -> None:
    sample.setModified(True)  # as any change of it: it is checked from now on
    desk.findings()
    time.sleep(AT_REST)
    assert waves(desk, "waves-english") < SEEN
    mark_as_vietnamese(sample)
    desk.until(lambda: waves(desk, "waves-vietnamese") >= SEEN, "waves", 30)


def test_right_click_mends_and_ctrl_z_takes_it_back(desk: Desk, vietnamese: Any) -> None:
    go_to(vietnamese, "sử lý")
    desk.press("Menu")
    offered = desk.thing(name="^xử lý$")
    desk.picture("waves-menu")
    offered.click()
    desk.until(lambda: place(vietnamese, "kịp thời xử lý những"), "the mended words")
    assert place(vietnamese, "sử lý") is None
    desk.press("ctrl+z")
    desk.until(lambda: place(vietnamese, "kịp thời sử lý những"), "the words as they were")


def test_typing_a_slip_makes_a_wave_and_nothing_runs_in_circles(desk: Desk, vietnamese: Any) -> None:
    before = waves(desk, "waves-before-typing")
    go_to(vietnamese, "hoàn thành từng đợt")
    desk.type("oi  trong ;")
    go_to(vietnamese, "QUYẾT ĐỊNH:")
    desk.until(lambda: waves(desk, "waves-typed") > before, "one more wave", 30)
    vietnamese.setModified(False)
    time.sleep(AT_REST)
    assert not vietnamese.isModified()


def test_switched_off_they_go_and_come_back(desk: Desk, vietnamese: Any) -> None:
    vietnamese.setModified(False)
    with without_waves(desk):
        desk.until(lambda: waves(desk, "waves-off") < SEEN, "no waves", 30)
    desk.until(lambda: waves(desk, "waves-on") >= SEEN, "waves again", 30)
    assert not vietnamese.isModified()
