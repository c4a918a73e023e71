"""From opening to closing, in all the ways a document comes and goes: nothing hangs, nothing is left behind."""

from __future__ import annotations

import gc
import sys
import threading
import time
import weakref
from itertools import pairwise
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

from office.beside import panel_element

HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "SỞ NỘI VỤ",
    "Số: 15/QĐ-SNV",
    "QUYẾT ĐỊNH",
    "Về việc thành lập Tổ",
)
TEXT = "Các phòng kịp thời sử lý những vướng mắc phát sinh."


@pytest.fixture
def rest(idle: Callable[[], None]) -> Callable[[float], None]:
    def wait(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            idle()
            time.sleep(0.005)

    return wait


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    from vanthu_office.session import forget, sessions

    yield
    for session in sessions():
        forget(session)


@pytest.fixture
def saved(open_url: Callable[..., Any], tmp_path: Path) -> Path:
    """A file of some pages."""
    model = open_url("private:factory/swriter")
    model.Text.insertString(model.Text.getEnd(), "\r".join([*HEAD, *[TEXT] * 300]), False)
    path = tmp_path / "saved.odt"
    model.storeToURL(path.as_uri(), ())
    model.close(True)
    return path


def awake(model: Any) -> Any:
    from vanthu_office.session import session_of

    session = session_of(model)
    session.wake()
    return session


def ready(session: Any) -> bool:
    return session.view.phase == "ready" and session.view.fresh


def close(model: Any) -> None:
    model.setModified(False)
    model.close(True)


def dispatch(ctx: Any, model: Any, command: str, **named: Any) -> None:
    from com.sun.star.beans import PropertyValue

    arguments = []
    for name, value in named.items():
        arguments.append(PropertyValue())
        arguments[-1].Name, arguments[-1].Value = name, value
    helper = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", ctx)
    helper.executeDispatch(model.getCurrentController().Frame, command, "", 0, tuple(arguments))


def say_changed(ctx: Any, model: Any) -> None:
    """What the office does with the job vn.vanthu.writer.Wake when a document is changed for the first time."""
    import uno
    from com.sun.star.beans import NamedValue

    from vanthu_office.wake import Wake

    def named(name: str, value: Any) -> Any:
        made = NamedValue()
        made.Name, made.Value = name, value
        return made

    environment = uno.Any("[]com.sun.star.beans.NamedValue", (named("EventName", "OnModifyChanged"), named("Model", model)))
    Wake(ctx).execute((named("Environment", environment.value),))


# Waking.


def test_what_a_person_changes_wakes_once(ctx: Any, shown: Any, until: Callable[..., None]) -> None:
    from vanthu_office.session import sessions

    shown.Text.setString(TEXT)
    for _ in range(3):
        say_changed(ctx, shown)
    until(lambda: sessions() and ready(sessions()[0]))
    assert len(sessions()) == 1


@pytest.mark.parametrize("kind", ["swriter/web", "swriter/GlobalDocument", "scalc"])
def test_what_is_no_text_document_sleeps_on(ctx: Any, open_url: Callable[..., Any], kind: str, rest: Callable[[float], None]) -> None:
    from vanthu_office.session import sessions

    try:
        model = open_url("private:factory/" + kind, Hidden=False)
    except Exception:
        pytest.skip("this office has no " + kind)
    say_changed(ctx, model)
    rest(0.7)
    assert sessions() == ()
    if kind != "scalc":
        session = awake(model)
        rest(0.3)
        assert session.view.phase == "asleep"


def test_what_nobody_sees_sleeps_on(ctx: Any, blank: Any, rest: Callable[[float], None]) -> None:
    from vanthu_office.session import sessions

    blank.Text.setString(TEXT)
    say_changed(ctx, blank)
    rest(0.7)
    assert sessions() == ()


def test_what_is_closed_before_it_wakes_is_forgotten(ctx: Any, open_url: Callable[..., Any], rest: Callable[[float], None]) -> None:
    from vanthu_office.session import sessions

    model = open_url("private:factory/swriter", Hidden=False)
    say_changed(ctx, model)
    close(model)
    rest(0.7)
    assert sessions() == ()


# Going.


@pytest.mark.parametrize("phase", ["waiting", "reading", "checking", "ready"])
def test_it_may_be_closed_at_any_moment(open_url: Callable[..., Any], saved: Path, phase: str, until: Callable[..., None]) -> None:
    from vanthu_office.session import sessions

    model = open_url(saved.as_uri(), Hidden=False)
    session = awake(model)
    if phase == "checking":  # too short a moment to be met from outside
        session.watch(lambda now: close(model) if now.view.phase == "checking" else None)
        until(lambda: session.view.phase == "closed")
    else:
        until(lambda: session.view.phase == phase)
        close(model)
    assert session.view.phase == "closed" and session.view.picture is None and sessions() == ()


def test_what_is_found_too_late_is_not_told(
    open_url: Callable[..., Any], saved: Path, until: Callable[..., None], rest: Callable[..., None]
) -> None:
    model = open_url(saved.as_uri(), Hidden=False)
    session = awake(model)
    heard: List[str] = []
    session.watch(lambda now: heard.append(now.view.phase))
    until(lambda: "checking" in heard)
    close(model)
    rest(0.5)
    assert heard[-1] == "closed"


def test_nothing_of_it_stays(open_url: Callable[..., Any], saved: Path, until: Callable[..., None], rest: Callable[..., None]) -> None:
    model = open_url(saved.as_uri(), Hidden=False)
    gone = [weakref.ref(each) for each in _opened(model, until)]
    close(model)
    rest(0.3)
    gc.collect()
    assert [each() for each in gone] == [None, None]


def _opened(model: Any, until: Callable[..., None]) -> List[Any]:
    session = awake(model)
    until(lambda: ready(session))
    return [session.view.picture.document, session._schedule]


def test_an_earlier_picture_is_let_go(
    open_url: Callable[..., Any], saved: Path, until: Callable[..., None], rest: Callable[..., None]
) -> None:
    model = open_url(saved.as_uri(), Hidden=False)
    session = awake(model)
    until(lambda: ready(session))
    document = weakref.ref(session.view.picture.document)
    model.Text.insertString(model.Text.getStart(), "Một chữ. ", False)
    until(lambda: ready(session))
    rest(0.1)
    gc.collect()
    assert document() is None


def test_reloading_begins_anew(ctx: Any, desktop: Any, open_url: Callable[..., Any], saved: Path, until: Callable[..., None]) -> None:
    from vanthu_office.session import sessions

    model = open_url(saved.as_uri(), Hidden=False)
    session = awake(model)
    until(lambda: ready(session))
    frame = model.getCurrentController().Frame
    dispatch(ctx, model, ".uno:Reload", Silent=True, SynchronMode=True)
    until(lambda: session.view.phase == "closed")
    again = frame.getController().getModel()
    other = awake(again)
    until(lambda: ready(other))
    assert sessions() == (other,) and other is not session
    close(again)


def test_saving_under_another_name_changes_nothing(shown: Any, tmp_path: Path, until: Callable[..., None]) -> None:
    from vanthu_office.session import session_of

    shown.Text.setString(TEXT)
    session = awake(shown)
    until(lambda: ready(session))
    shown.storeAsURL((tmp_path / "other.odt").as_uri(), ())
    assert session_of(shown) is session
    until(lambda: ready(session))


def test_a_second_window_shares_the_session(
    ctx: Any, desktop: Any, shown: Any, until: Callable[..., None], rest: Callable[..., None]
) -> None:
    from vanthu_office.session import session_of, sessions

    shown.Text.setString(TEXT)
    session = awake(shown)
    until(lambda: ready(session))
    first = shown.getCurrentController().Frame
    dispatch(ctx, shown, ".uno:NewWindow")
    until(lambda: len(_controllers(shown)) == 2)
    second = next(each for each in _controllers(shown) if each.Frame != first)
    assert session_of(second.getModel()) is session and len(sessions()) == 1
    second.Frame.close(True)
    rest(0.2)
    assert session.view.phase == "ready"
    shown.Text.setString(TEXT + " ")
    until(lambda: ready(session))


def _controllers(model: Any) -> List[Any]:
    walk = model.getControllers()
    found = []
    while walk.hasMoreElements():
        found.append(walk.nextElement())
    return found


def test_a_window_used_again_for_another_document(
    desktop: Any, open_url: Callable[..., Any], saved: Path, until: Callable[..., None]
) -> None:
    from vanthu_office.session import sessions

    model = open_url("private:factory/swriter", Hidden=False)
    model.Text.setString(TEXT)
    session = awake(model)
    until(lambda: ready(session))
    frame = model.getCurrentController().Frame
    model.setModified(False)
    other = awake(frame.loadComponentFromURL(saved.as_uri(), "_self", 0, ()))
    until(lambda: ready(other))
    assert session.view.phase == "closed" and sessions() == (other,)
    close(other.model)


def test_what_may_only_be_read_is_checked_and_never_changed(open_url: Callable[..., Any], saved: Path, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    model = open_url(saved.as_uri(), Hidden=False, ReadOnly=True)
    session = awake(model)
    until(lambda: ready(session))
    before = model.Text.getString()
    finding = next(each for each in session.view.findings if each.edits)
    assert not actions.mend_one(session, finding)
    assert actions.mend_all(session).done == ()
    actions.choose_type(session, "quyet_dinh")
    assert model.Text.getString() == before and not model.isModified()


# A text that is changed while it is read.


def test_a_reader_whose_text_is_torn_away_goes_on(
    open_url: Callable[..., Any], saved: Path, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None], idle: Callable[[], None]
) -> None:
    import random

    from vanthu_office import schedule

    monkeypatch.setattr(schedule, "OVERDUE", -1.0)  # never given up
    monkeypatch.setattr(schedule, "PAUSE", 0.0)
    monkeypatch.setattr(schedule, "SLICE", 0.001)
    model = open_url(saved.as_uri(), Hidden=False)
    session = awake(model)
    chance = random.Random(4)
    phases: List[str] = []
    session.watch(lambda now: phases.append(now.view.phase))
    end = time.monotonic() + 4
    while time.monotonic() < end:
        cursor = model.Text.createTextCursor()
        for _ in range(chance.randrange(100)):
            cursor.gotoNextParagraph(False)
        kind = chance.randrange(4)
        if kind == 0:
            cursor.gotoEndOfParagraph(True)
            cursor.goRight(1, True)
            cursor.setString("")
        elif kind == 1:
            model.Text.insertString(cursor, "Một đoạn khác.\r", False)
        elif kind == 2:
            model.getUndoManager().undo() if model.getUndoManager().isUndoPossible() else None
        else:
            model.Text.insertString(cursor, "chữ ", False)
        idle()
    monkeypatch.setattr(schedule, "PAUSE", 0.1)
    until(lambda: ready(session))
    assert "ready" in phases and "failed" not in phases
    close(model)


# A day.

LOST = 150  # bytes for each paragraph read and waved: the office's own comings and goings; a name looked up too often shows at once


def resident() -> int:
    """Bytes of memory."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("this system does not say how much memory is used")
    return int(status.read_text().partition("VmRSS:")[2].split()[0]) * 1024


def test_a_day_of_edits_keeps_nothing(
    open_url: Callable[..., Any], saved: Path, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    from vanthu_office import schedule

    monkeypatch.setattr(schedule, "PAUSE", 0.0)
    model = open_url(saved.as_uri(), Hidden=False)
    session = awake(model)
    until(lambda: ready(session))

    def edits(number: int) -> None:
        for _ in range(number):
            model.Text.insertString(model.Text.getStart(), "Chữ số. ", False)
            until(lambda: ready(session))
            model.getUndoManager().undo()
            until(lambda: ready(session))
        gc.collect()

    edits(20)
    memory, objects = resident(), [len(gc.get_objects())]
    for _ in range(2):  # what fills once grows in one half; what is lost, in both
        edits(EDITS // 2)
        objects.append(len(gc.get_objects()))
    grown, more = resident() - memory, min(objects[1] - objects[0], objects[2] - objects[1])
    told = "%d edits: %d objects more in a half, %d bytes a look and paragraph" % (EDITS, more, grown / EDITS / 2 / 306)
    sys.stderr.write(told + "\n")
    assert more < 500, told
    assert grown / EDITS / 2 / 306 < LOST, told
    close(model)


EDITS = 60


def test_a_day_of_openings_keeps_nothing(open_url: Callable[..., Any], saved: Path, until: Callable[..., None]) -> None:
    from vanthu_office import news
    from vanthu_office.session import sessions

    def openings(number: int) -> None:
        for _ in range(number):
            model = open_url(saved.as_uri(), Hidden=False)
            _opened(model, until)
            close(model)
        gc.collect()

    openings(4)
    objects, threads = [len(gc.get_objects())], threading.active_count()
    for _ in range(4):
        openings(4)
        objects.append(len(gc.get_objects()))
    assert sessions() == () and news._sessions == [] and threading.active_count() == threads
    grown = sorted(after - before for before, after in pairwise(objects))
    assert grown[1] < 300, objects  # what is lost grows each time; the worker may have the last document in its hand now and then


ROUNDS, EDITS_A_ROUND = 20, 50  # a thousand edits and checks in all; each round has a document of its own
LEVEL = 10_000_000  # bytes more at the end than after the first rounds, at most: memory is taken from the system in large pieces


def test_a_thousand_edits_checks_and_closings_keep_memory_level(
    ctx: Any, open_url: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    from vanthu_office import schedule

    monkeypatch.setattr(schedule, "PAUSE", 0.0)
    curve = []
    for _ in range(ROUNDS):
        model = open_url("private:factory/swriter", Hidden=False)
        model.Text.setString("\r".join([*HEAD, TEXT]))
        panel = panel_element(ctx, model, "check")
        session = awake(model)
        until(lambda: ready(session))  # noqa: B023
        for _ in range(EDITS_A_ROUND // 2):
            model.Text.insertString(model.Text.getEnd(), " sử lý", False)
            until(lambda: ready(session))  # noqa: B023
            model.getUndoManager().undo()
            until(lambda: ready(session))  # noqa: B023
        panel.dispose()
        close(model)
        gc.collect()
        curve.append(resident())
    told = "memory, MB: %s" % " ".join(["%.1f" % (each / 1e6) for each in curve])
    sys.stderr.write(told + "\n")
    assert curve[-1] - curve[4] < LEVEL, told
