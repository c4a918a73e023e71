"""The page Tools ▸ Options ▸ Văn Thư, as the office shows and accepts it."""

from __future__ import annotations

import os
from typing import Any, Iterator

import pytest

from vanthu.offices import Office

PAGE = "vnd.sun.star.extension://vn.vanthu.writer/dialogs/options.xdl"


class Page:
    def __init__(self, ctx: Any, parent: Any) -> None:
        create = ctx.ServiceManager.createInstanceWithContext
        self.handler = create("vn.vanthu.writer.Options", ctx)
        provider = create("com.sun.star.awt.ContainerWindowProvider", ctx)
        self.window = provider.createContainerWindow(PAGE, "", parent, self.handler)
        self.tell("initialize")

    def tell(self, news: str) -> None:
        assert self.handler.callHandlerMethod(self.window, news, "external_event")

    def press(self, method: str) -> None:
        assert self.handler.callHandlerMethod(self.window, None, method)

    def __getitem__(self, name: str) -> Any:
        return self.window.getControl(name)


@pytest.fixture
def page(ctx: Any, shown: Any) -> Iterator[Page]:
    from vanthu_office import offices, settings

    page = Page(ctx, shown.getCurrentController().getFrame().getContainerWindow())
    yield page
    page.window.dispose()
    settings.change(**settings.Settings()._asdict())
    if os.path.exists(offices.path()):
        os.remove(offices.path())
    offices.forget()


def keep_two() -> None:
    from vanthu_office import offices

    committee = Office(id="ubnd", name="Ủy ban nhân dân xã Suối Mơ")
    offices.keep((committee, Office(id="cd", name="Công đoàn xã Suối Mơ", regime="union")), offices.read())


def test_it_shows_what_is_set(ctx: Any, page: Page) -> None:
    from vanthu_office import settings

    assert page["regime"].getSelectedItemPos() == 0
    assert page["live"].getState() == 1 and page["tracked"].getState() == 0
    keep_two()
    settings.change(regime="union", office="cd", live=False, tracked=True, language="en", silenced=frozenset({"motto.text", "of.old"}))
    page.tell("back")
    assert page["regime"].getSelectedItem() == "Trade unions"
    assert page["office"].getItems() == ("Ủy ban nhân dân xã Suối Mơ", "Công đoàn xã Suối Mơ")
    assert page["office"].getSelectedItem() == "Công đoàn xã Suối Mơ"
    assert page["live"].getState() == 0 and page["tracked"].getState() == 1
    assert page["language"].getSelectedItem() == "English"
    assert len(page["silenced"].getItems()) == 2 and "of.old" in page["silenced"].getItems()  # the other by its title


def test_what_is_accepted_is_set(page: Page) -> None:
    from vanthu_office import settings

    keep_two()
    page.tell("back")
    page["regime"].selectItemPos(2, True)
    page["office"].selectItemPos(1, True)
    page["waves"].setState(0)
    page["hints"].setState(0)
    page["language"].selectItemPos(1, True)
    assert settings.read() == settings.Settings()  # nothing before OK
    page.tell("ok")
    assert settings.read() == settings.Settings()._replace(regime="party-2026", office="cd", waves=False, hints=False, language="en")


def test_accepting_what_was_shown_writes_nothing(page: Page) -> None:
    from vanthu_office import settings

    heard = []
    settings.listen(heard.append)
    page.tell("ok")
    settings.unlisten(heard.append)
    assert not heard


def test_a_rule_is_spoken_of_again(page: Page) -> None:
    from vanthu_office import settings

    settings.change(silenced=frozenset({"motto.text", "caps.reference"}))
    page.tell("back")
    assert page["remind"].getModel().Enabled
    chosen = page["silenced"].getItems().index("Tiêu ngữ đúng từng chữ")
    page["silenced"].selectItemPos(chosen, True)
    page.press("remind")
    assert len(page["silenced"].getItems()) == 1
    page.tell("ok")
    assert settings.read().silenced == frozenset({"caps.reference"})


def test_going_back_forgets(page: Page) -> None:
    from vanthu_office import settings

    page["live"].setState(0)
    page.tell("back")
    assert page["live"].getState() == 1
    page.tell("ok")
    assert settings.read() == settings.Settings()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_control_has_its_words_and_a_letter_of_its_own(language: str, page: Page) -> None:
    from vanthu_office import settings

    settings.change(language=language)
    page.tell("back")
    labels = [control.getModel().Label for control in page.window.getControls() if hasattr(control.getModel(), "Label")]
    assert sum(not label for label in labels) == 1  # what is locked, where nothing is
    letters = [label[label.index("~") + 1].lower() for label in labels if "~" in label]
    assert len(letters) == len(set(letters)) == 13


def test_the_office_knows_the_page_and_its_handler(ctx: Any, page: Page) -> None:
    assert page.handler.supportsService("vn.vanthu.writer.Options")
    assert set(page.handler.getSupportedMethodNames()) == {"external_event", "remind", "folder", "offices"}
    assert not page.handler.callHandlerMethod(page.window, None, "unknown")


def test_what_cannot_be_used_is_legible(page: Page) -> None:
    """LibreOffice 25.2 would draw it white on white."""
    for control in page.window.getControls():
        styles = control.getPeer().StyleSettings
        styles.DisableColor = styles.FaceColor
    page.tell("back")
    for control in page.window.getControls():
        styles = control.getPeer().StyleSettings
        assert abs((styles.DisableColor >> 8 & 255) - (styles.FaceColor >> 8 & 255)) > 50


def test_without_offices_there_is_one_line_that_says_so(page: Page) -> None:
    from vanthu_office import settings

    assert page["office"].getSelectedItem() == "(chưa có hồ sơ)"
    settings.change(office="Ủy ban nhân dân xã Suối Mơ")  # as it was set before there were offices
    page.tell("back")
    page.tell("ok")
    assert settings.read().office == "Ủy ban nhân dân xã Suối Mơ"
    keep_two()
    page.tell("back")
    assert page["office"].getSelectedItem() == "Ủy ban nhân dân xã Suối Mơ"
    page.tell("ok")
    assert settings.read().office == "Ủy ban nhân dân xã Suối Mơ"  # it means the same still
