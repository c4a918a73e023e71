"""Waves in a real window, with the packed extension: they appear, right click mends, Ctrl+Z takes it back, and they can be switched off."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pack
import writer

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "samples" / "quyet-dinh.docx"  # marked as English, as much Vietnamese text is
PICTURES = ROOT / "dist" / "waves"
WAVE = "#0000FF"  # what 7.4 and later draw waves of grammar with, where the user has chosen nothing else
SEEN = 60  # pixels of that colour: two waves or more
NODE = "/vn.vanthu.writer.Settings/Desk"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "Xvfb", "openbox", "xdotool", "import"))), reason="no window can be had"
)


class Desk(NamedTuple):
    """A Writer before a person, with the sample open."""

    context: Any
    environment: dict[str, str]

    @property
    def model(self) -> Any:
        return writer.model_of(self.context)

    def make(self, service: str, *arguments: Any) -> Any:
        manager = self.context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(service, arguments, self.context)
        return manager.createInstanceWithContext(service, self.context)

    def keys(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "80", *keys], env=self.environment, check=True, timeout=20)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "40", text], env=self.environment, check=True, timeout=30)

    def go_to(self, words: str) -> None:
        search = self.model.createSearchDescriptor()
        search.SearchString = words
        place = self.model.findFirst(search)
        cursor = self.model.getCurrentController().getViewCursor()
        cursor.gotoRange(place.getStart(), False)
        cursor.goRight(1, False)

    def has(self, words: str) -> bool:
        search = self.model.createSearchDescriptor()
        search.SearchString = words
        return self.model.findFirst(search) is not None

    def wave_pixels(self, name: str) -> int:
        """How much of the screen is drawn in the colour of waves."""
        path = writer.picture(PICTURES / f"{name}.png", self.environment)
        only = ["-alpha", "off", "-fuzz", "12%", "-fill", "black", "+opaque", WAVE, "-fill", "white", "-opaque", WAVE]
        told = subprocess.run(
            ["convert", str(path), *only, "-format", "%[fx:round(mean*w*h)]", "info:"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return int(float(told.stdout))

    def script(self, name: str) -> Any:
        return writer.call(self.context, name)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("waves")
    document = Path(shutil.copy(SAMPLE, folder))
    pack.pack(folder / "vanthu.oxt")
    profile = writer.make_profile(folder / "profile")
    writer.install(profile, folder / "vanthu.oxt")
    with writer.screen() as environment, writer.started(profile, environment, str(document)) as context:
        desk = Desk(context, environment)
        writer.until(lambda: desk.model, "the document")
        yield desk
        desk.model.setModified(False)


def wait(met: Callable[[], Any], what: str) -> None:
    writer.until(met, what, 20)


def test_text_marked_as_english_has_no_waves_of_ours(desk: Desk) -> None:
    """The document is changed for the first time, so it is checked; but the office does not ask about English text."""
    desk.go_to("Tổ giúp việc")
    desk.type("x")
    desk.keys("BackSpace")
    time.sleep(3)
    assert desk.wave_pixels("1-english") < SEEN


def test_marked_as_vietnamese_it_has(desk: Desk) -> None:
    locale = desk.model.createInstance("com.sun.star.text.Defaults").CharLocale
    locale.Language, locale.Country = "vi", "VN"
    desk.model.createInstance("com.sun.star.text.Defaults").CharLocale = locale
    wait(lambda: desk.wave_pixels("2-vietnamese") >= SEEN, "waves")


def test_right_click_mends_and_ctrl_z_takes_it_back(desk: Desk) -> None:
    desk.go_to("sử lý")
    desk.keys("Menu")
    time.sleep(1)
    writer.picture(PICTURES / "3-menu.png", desk.environment)
    desk.keys("Down", "Down", "Return")  # the first line says what is wrong
    wait(lambda: desk.has("kịp thời xử lý những"), "the mended words")
    assert not desk.has("sử lý")
    desk.keys("ctrl+z")
    wait(lambda: desk.has("kịp thời sử lý những"), "the words as they were")


def test_typing_a_slip_makes_a_wave_and_nothing_runs_in_circles(desk: Desk) -> None:
    """The caret leaves the paragraph; then all is at rest: no further change of the document, no further look at it."""
    before = desk.wave_pixels("4-before")
    desk.go_to("hoàn thành từng đợt")
    desk.type("khẩn  trương ;")
    desk.go_to("QUYẾT ĐỊNH:")
    wait(lambda: desk.wave_pixels("5-typed") > before, "one more wave")
    desk.model.setModified(False)
    time.sleep(3)
    assert not desk.model.isModified()


def test_switched_off_they_go_and_come_back(desk: Desk) -> None:
    provider = desk.make("com.sun.star.configuration.ConfigurationProvider")
    argument = writer.bridge().createUnoStruct("com.sun.star.beans.PropertyValue")
    argument.Name, argument.Value = "nodepath", NODE
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (argument,))
    node.setPropertyValue("Waves", False)
    node.commitChanges()
    wait(lambda: desk.wave_pixels("6-off") < SEEN, "no waves")
    node.setPropertyValue("Waves", True)
    node.commitChanges()
    wait(lambda: desk.wave_pixels("7-on") >= SEEN, "waves again")
    assert not desk.model.isModified()
