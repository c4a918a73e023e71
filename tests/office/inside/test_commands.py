"""The commands of the menu, the toolbar and the keys, given as the office gives them: in a window, by their addresses."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any, Callable, Iterator, List, Tuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
REGISTRY = ROOT / "extension" / "registry"
SAMPLE = ROOT / "samples" / "quyet-dinh.docx"


class Window:
    """A document in a window, and the hand that gives commands there."""

    def __init__(self, ctx: Any, model: Any, idle: Callable[[], None]) -> None:
        self.ctx, self.model, self.idle = ctx, model, idle
        self.frame = model.getCurrentController().getFrame()
        self.cursor = model.getCurrentController().getViewCursor()

    def url(self, command: str) -> Any:
        import uno

        url = uno.createUnoStruct("com.sun.star.util.URL")
        url.Complete = command if ":" in command else "vn.vanthu.writer:" + command
        return self.ctx.ServiceManager.createInstanceWithContext("com.sun.star.util.URLTransformer", self.ctx).parseStrict(url)[1]

    def find(self, command: str) -> Any:
        return self.frame.queryDispatch(self.url(command), "_self", 0)

    def give(self, command: str) -> Any:
        self.find(command).dispatch(self.url(command), ())
        return self.settle()

    def settle(self) -> Any:
        """Until the document has been looked at as it stands."""
        from vanthu_office import news

        until = time.monotonic() + 10
        while time.monotonic() < until:
            self.idle()
            session = news.session_of(self.model)
            if session is not None and session.view.fresh and session.view.phase in ("ready", "paused"):
                return session
            time.sleep(0.01)
        raise AssertionError("it was not looked at")

    def undo(self) -> None:
        self.model.getUndoManager().undo()
        self.settle()

    def watch(self, command: str) -> List[Tuple[bool, Any]]:
        """What is told of a command, from now on."""
        import unohelper
        from com.sun.star.frame import XStatusListener

        told: List[Tuple[bool, Any]] = []

        class Listener(unohelper.Base, XStatusListener):
            def statusChanged(self, event: Any) -> None:
                told.append((event.IsEnabled, event.State))

            def disposing(self, source: Any) -> None:
                pass

        dispatch, listener = self.find(command), Listener()
        dispatch.addStatusListener(listener, self.url(command))
        self._kept.append((dispatch, listener, self.url(command)))
        return told

    _kept: List[Any] = []

    def close(self) -> None:
        from vanthu_office import news
        from vanthu_office.session import forget

        for dispatch, listener, url in self._kept:
            dispatch.removeStatusListener(listener, url)
        self._kept.clear()
        session = news.session_of(self.model)
        if session is not None:
            forget(session)


@pytest.fixture
def window(ctx: Any, load: Callable[..., Any], idle: Callable[[], None]) -> Iterator[Window]:
    window = Window(ctx, load(SAMPLE, Hidden=False), idle)
    yield window
    window.close()


def place(session: Any, finding: Any) -> Tuple[int, int]:
    return finding.block, finding.start


def here(window: Window, session: Any) -> Any:
    from vanthu_office.commanded import caret

    return caret(session, window.frame)


def test_every_command_of_the_menu_and_the_toolbar_is_known(window: Window) -> None:
    shown = set(re.findall(r"vn\.vanthu\.writer:[a-z]+", (REGISTRY / "Addons.xcu").read_text(encoding="utf-8")))
    keys = set(re.findall(r"vn\.vanthu\.writer:[a-z]+", (REGISTRY / "Accelerators.xcu").read_text(encoding="utf-8")))
    assert len(shown) > 10 and len(keys) == 7
    assert not [command for command in shown | keys if window.find(command) is None]
    assert window.find("vn.vanthu.writer:unknown") is None


def test_other_kinds_of_documents_have_no_commands(ctx: Any, open_url: Callable[..., Any], idle: Callable[[], None]) -> None:
    sheet = Window.__new__(Window)
    sheet.ctx, sheet.frame = ctx, open_url("private:factory/scalc", Hidden=False).getCurrentController().getFrame()
    assert sheet.find("check") is None


def test_showing_the_menu_wakes_nothing(window: Window) -> None:
    from vanthu_office import news
    from vanthu_office.commands import COMMANDS

    before = news.session_of(window.model)  # a deck that an earlier test left open may have one
    states = {command: window.watch(command)[-1] for command in COMMANDS}
    assert news.session_of(window.model) is before
    assert all(enabled for enabled, _ in states.values())
    assert states["pause"][1] is False and states["toolbar"][1] is False and states["mend"][1] is None


def test_next_goes_through_all_findings_and_begins_again(window: Window) -> None:
    session = window.give("next")
    findings = sorted((each for each in session.view.findings if each.block >= 0), key=lambda each: place(session, each))
    assert len(findings) > 10
    visited = [here(window, session)]
    for _ in findings:
        window.give("next")
        visited.append(here(window, session))
    assert visited == [place(session, each) for each in findings] + [place(session, findings[0])]


def test_previous_goes_back(window: Window) -> None:
    session = window.give("previous")
    last = max(place(session, each) for each in session.view.findings)
    assert here(window, session) == last
    visited = [last]
    for _ in range(3):
        window.give("previous")
        visited.append(here(window, session))
    assert visited == sorted((place(session, each) for each in session.view.findings if each.block >= 0), reverse=True)[:4]


def test_next_goes_on_from_the_caret(window: Window) -> None:
    session = window.give("next")
    window.cursor.gotoEnd(False)
    window.cursor.gotoStart(False)
    first = here(window, session)
    window.give("next")
    assert here(window, session) >= first
    window.cursor.gotoEnd(False)
    end = here(window, session)
    later = [place(session, each) for each in session.view.findings if place(session, each) >= end]
    window.give("next")
    assert here(window, session) == (
        min(later) if later else min(place(session, each) for each in session.view.findings if each.block >= 0)
    )


def test_mend_mends_what_the_caret_is_in_and_one_undo_takes_it_back(window: Window) -> None:
    session = window.give("check")
    finding = next(each for each in session.view.findings if each.found == "sử lý")
    from vanthu_office.reader import range_of

    window.cursor.gotoRange(range_of(session.view.picture, finding.block, finding.start + 2, finding.start + 2), False)
    before = window.model.getText().getString()
    window.give("mend")
    assert window.model.getText().getString() == before.replace("sử lý", "xử lý")
    window.undo()
    assert window.model.getText().getString() == before


def test_mend_wakes_a_document_that_was_never_looked_at(window: Window) -> None:
    search = window.model.createSearchDescriptor()
    search.SearchString = "sử lý"
    window.cursor.gotoRange(window.model.findFirst(search).getStart(), False)
    window.give("mend")
    assert window.model.findFirst(search) is None


def test_mend_where_nothing_is_wrong_changes_nothing(window: Window) -> None:
    session = window.give("check")
    from vanthu_office.reader import range_of

    clean = set(range(len(session.view.picture.document.blocks))) - {each.block for each in session.view.findings}
    block = max(number for number in clean if session.view.picture.document.blocks[number].text)
    window.cursor.gotoRange(range_of(session.view.picture, block, 1, 1), False)
    before = window.model.getText().getString()
    window.give("mend")
    assert window.model.getText().getString() == before
    assert not window.model.getUndoManager().isUndoPossible()


def test_mend_all_leaves_nothing_that_can_safely_be_mended(window: Window) -> None:
    session = window.give("mendall")
    assert not [each for each in session.view.findings if each.fix == "auto" and each.edits]
    assert len(window.model.getUndoManager().getAllUndoActionTitles()) == 1


def test_what_may_be_done_is_told_as_it_changes(window: Window) -> None:
    mend_all, following = window.watch("mendall"), window.watch("next")
    window.give("check")
    assert mend_all == following == [(True, None)]
    window.give("mendall")
    assert mend_all[-1] == (False, None)
    window.undo()
    assert mend_all[-1] == (True, None)


def test_mend_is_offered_where_the_caret_rests(window: Window) -> None:
    from vanthu_office.reader import range_of

    session = window.give("check")
    told = window.watch("mend")
    picture = session.view.picture
    finding = next(each for each in session.view.findings if each.found == "sử lý")
    clean = set(range(len(picture.document.blocks))) - {each.block for each in session.view.findings}
    for block, offset, offered in ((max(clean), 0, False), (finding.block, finding.start, True), (max(clean), 0, False)):
        window.cursor.gotoRange(range_of(picture, block, offset, offset), False)
        until = time.monotonic() + 3
        while told[-1] != (offered, None) and time.monotonic() < until:
            window.idle()
            time.sleep(0.02)
        assert told[-1] == (offered, None)


def test_moving_the_caret_costs_next_to_nothing(window: Window) -> None:
    window.give("check")
    window.watch("mend")
    from vanthu_office import commands

    spent = []
    original = commands._Caret.selectionChanged

    def timed(self: Any, event: Any) -> None:
        start = time.perf_counter()
        original(self, event)
        spent.append(time.perf_counter() - start)

    commands._Caret.selectionChanged = timed  # type: ignore[method-assign]
    try:
        window.cursor.gotoStart(False)
        for _ in range(200):
            window.cursor.goRight(1, False)
            window.idle()
    finally:
        commands._Caret.selectionChanged = original  # type: ignore[method-assign]
    assert spent
    assert sorted(spent)[len(spent) // 2] < 0.001


def test_pause_shows_that_it_is_on(window: Window) -> None:
    window.give("check")
    told = window.watch("pause")
    window.give("pause")
    assert told[-1] == (True, True)
    window.give("pause")
    assert told[-1] == (True, False)


def test_a_document_that_is_only_read_offers_no_mending(ctx: Any, load: Callable[..., Any], idle: Callable[[], None]) -> None:
    window = Window(ctx, load(SAMPLE, Hidden=False, ReadOnly=True), idle)
    assert [window.watch(command)[-1][0] for command in ("check", "next", "mend", "mendall", "normalise", "convert")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    window.close()


def test_leaving_a_finding_aside_is_seen_and_does_not_go_round(window: Window) -> None:
    from vanthu_office import actions

    session = window.give("check")
    looks = []
    session.watch(lambda now: looks.append(now.view.phase))
    finding = next(each for each in session.view.findings if each.found == "sử lý")
    actions.ignore(session, finding, "Trích nguyên văn")
    for _ in range(60):
        window.idle()
        time.sleep(0.02)
    assert looks.count("reading") <= 2
    assert finding not in session.view.findings and [each for _, each in session.view.aside] == [finding]
    actions.restore(session, session.choices.ignored[0])
    window.settle()
    assert finding in session.view.findings


def test_the_keys_are_ours_and_nobody_elses(ctx: Any) -> None:
    supplier = ctx.ServiceManager.createInstanceWithContext("com.sun.star.ui.ModuleUIConfigurationManagerSupplier", ctx)
    shortcuts = supplier.getUIConfigurationManager("com.sun.star.text.TextDocument").getShortCutManager()
    commands = ["vn.vanthu.writer:" + name for name in ("check", "next", "previous", "mend", "mendall")]
    events = keys_of(commands, shortcuts)
    assert sorted(events) == sorted(KEYS)
    everywhere = ctx.ServiceManager.createInstanceWithContext("com.sun.star.ui.GlobalAcceleratorConfiguration", ctx)
    taken = {(key.KeyCode, key.Modifiers) for key in everywhere.getAllKeyEvents()}
    assert taken and taken.isdisjoint(KEYS)


CTRL_ALT = 6
KEYS = [(522, CTRL_ALT), (1291, CTRL_ALT), (1292, CTRL_ALT), (524, CTRL_ALT), (519, CTRL_ALT)]


def keys_of(commands: List[str], shortcuts: Any) -> List[Tuple[int, int]]:
    return [(key.KeyCode, key.Modifiers) for key in shortcuts.getAllKeyEvents() if shortcuts.getCommandByKeyEvent(key) in commands]


def test_a_window_that_closes_leaves_nothing_that_is_told(
    ctx: Any, load: Callable[..., Any], idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from vanthu_office import commands, log, statusbar

    monkeypatch.setattr(statusbar, "SHOWN", 0.3)
    idle()
    before = len(commands._shown)
    troubles: List[str] = []
    log.listen(troubles.append)
    try:
        first, second = (Window(ctx, load(SAMPLE, Hidden=False), idle) for _ in range(2))
        for window in (first, second):
            window.watch("mend")
            window.watch("next")
        first.model.close(True)
        idle()
        second.give("check")
        second.give("next")
        second.give("mend")  # says something in the status bar, and takes it back later
        assert len(commands._shown) > before
        second.close()
        second.model.close(True)
        time.sleep(0.4)
        idle()
    finally:
        log.unlisten(troubles.append)
    assert not troubles
    assert len(commands._shown) <= before
