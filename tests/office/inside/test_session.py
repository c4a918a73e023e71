"""The session: a document is looked at after a pause, not while it is written, and what is said is of the text as it stands."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "SỞ NỘI VỤ",
    "Số: 15/QĐ-SNV",
    "QUYẾT ĐỊNH",
    "Về việc thành lập Tổ",
)
WRONG = "Các phòng kịp thời sử lý những vướng mắc phát sinh."
RIGHT = "Các phòng kịp thời xử lý những vướng mắc phát sinh."


@pytest.fixture
def rest(idle: Callable[[], None]) -> Callable[[float], None]:
    """rest(seconds): the office goes on for so long."""

    def wait(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            idle()
            time.sleep(0.005)

    return wait


@pytest.fixture
def session(shown: Any, until: Callable[..., None]) -> Iterator[Any]:
    """Of a decision with one wrong word, checked, as on the day it was opened."""
    from vanthu_office.session import forget, session_of

    fill(shown, WRONG)
    shown.setModified(False)
    session = session_of(shown)
    session.wake()
    until(lambda: ready(session))
    yield session
    forget(session)


def fill(model: Any, *texts: str) -> None:
    model.Text.setString("")
    model.Text.insertString(model.Text.getEnd(), "\r".join(HEAD + texts), False)


def ready(session: Any) -> bool:
    return session.view.phase == "ready" and session.view.fresh


def spoken_of(session: Any) -> List[str]:
    return [each.found for each in session.view.findings]


def caret(model: Any) -> Any:
    return model.getCurrentController().getViewCursor()


def types(model: Any, text: str) -> None:
    """As keys do: at the caret, which goes along."""
    cursor = caret(model)
    cursor.getText().insertString(cursor, text, False)


class Phases:
    """What an observer hears."""

    def __init__(self, session: Any) -> None:
        self.heard: List[str] = []
        session.watch(self.hear)

    def hear(self, session: Any) -> None:
        self.heard.append(session.view.phase)


def test_it_finds_what_is_wrong(session: Any) -> None:
    assert "sử lý" in spoken_of(session)
    assert session.view.trouble == ""


def test_every_window_shares_one_session(session: Any) -> None:
    from vanthu_office.session import session_of

    assert session_of(session.model) is session


def test_each_document_has_its_own(session: Any, open_url: Callable[..., Any], until: Callable[..., None]) -> None:
    from vanthu_office.session import forget, session_of

    other = session_of(open_url("private:factory/swriter", Hidden=False))
    other.wake()
    until(lambda: ready(other))
    assert other is not session and other.view.findings != session.view.findings
    forget(other)
    assert session.view.phase == "ready"


def test_a_change_is_looked_at_after_a_pause(session: Any, until: Callable[..., None], rest: Callable[[float], None]) -> None:
    phases = Phases(session)
    caret(session.model).gotoEnd(False)
    types(session.model, " Phải sử lý ngay.")
    assert not session.view.fresh
    rest(0.2)
    assert phases.heard == []
    until(lambda: ready(session))
    assert phases.heard == ["reading", "checking", "ready"]
    assert spoken_of(session).count("sử lý") == 2


def test_steady_typing_is_not_interrupted(session: Any, until: Callable[..., None], rest: Callable[[float], None]) -> None:
    phases = Phases(session)
    for _ in range(15):
        types(session.model, "a")
        rest(0.1)
    assert phases.heard == []
    until(lambda: ready(session))


def test_a_key_calls_no_timer(session: Any) -> None:
    from vanthu_office.schedule import PAUSE

    asked = []
    after = session.clock.after
    session.clock.after = lambda seconds, call: asked.append(seconds) or after(seconds, call)
    try:
        for _ in range(50):
            types(session.model, "a")
    finally:
        del session.clock.after
    assert asked.count(PAUSE) == 1


def test_the_listener_takes_next_to_no_time(session: Any) -> None:
    spent = []
    for _ in range(500):
        start = time.perf_counter()
        session.modified(None)
        spent.append(time.perf_counter() - start)
    assert sorted(spent)[250] < 0.01  # a hundred times what it takes: no measure, but a look at the text would show


# The word being typed.


def test_the_word_being_typed_is_left_in_peace(session: Any, until: Callable[..., None]) -> None:
    caret(session.model).gotoEnd(False)
    types(session.model, "\rPhải sử lý")
    until(lambda: ready(session))
    assert spoken_of(session).count("sử lý") == 1  # the one that was there
    start = time.monotonic()
    until(lambda: spoken_of(session).count("sử lý") == 2)
    assert time.monotonic() - start > 0.5


def test_what_waits_is_told_when_the_caret_leaves(session: Any, until: Callable[..., None]) -> None:
    caret(session.model).gotoEnd(False)
    types(session.model, "\rPhải sử lý")
    until(lambda: ready(session))
    caret(session.model).gotoStart(False)
    start = time.monotonic()
    until(lambda: spoken_of(session).count("sử lý") == 2)
    assert time.monotonic() - start < 0.8


def test_a_finished_word_is_spoken_of_at_once(session: Any, until: Callable[..., None]) -> None:
    caret(session.model).gotoEnd(False)
    types(session.model, " Phải sử lý ngay")
    until(lambda: ready(session))
    assert spoken_of(session).count("sử lý") == 2


def test_what_was_said_of_a_paragraph_stays_while_it_is_typed_in(session: Any, until: Callable[..., None]) -> None:
    whole = {each.rule for each in session.view.findings if each.block == 6 and each.end - each.start == len(WRONG)}
    assert whole, "a finding of the whole paragraph was wanted"
    caret(session.model).gotoEnd(False)
    types(session.model, "x")
    until(lambda: ready(session))
    assert whole <= {each.rule for each in session.view.findings if each.block == 6}


# While the document is written.


def test_nothing_is_read_while_it_is_saved(session: Any, tmp_path: Path, until: Callable[..., None]) -> None:
    seen = []

    class Watcher:
        def __call__(self, now: Any) -> None:
            seen.append((held(), now.view.phase))

    def held() -> bool:
        return session._schedule._held()

    session.watch(Watcher())
    types(session.model, "Một chữ. ")
    session.model.storeAsURL((tmp_path / "a.odt").as_uri(), ())
    session.model.store()
    pdf = property_of("FilterName", "writer_pdf_Export")
    session.model.storeToURL((tmp_path / "a.pdf").as_uri(), (pdf,))
    until(lambda: ready(session))
    assert not held() and seen and not any(each for each, _ in seen)


@pytest.mark.parametrize("event", ["OnSave", "OnSaveAs", "OnCopyTo"])
@pytest.mark.parametrize("end", ["Done", "Failed"])
def test_saving_holds_it_up_until_it_is_over(
    session: Any, event: str, end: str, rest: Callable[[float], None], until: Callable[..., None]
) -> None:
    from com.sun.star.document import DocumentEvent

    def tell(name: str) -> None:
        told = DocumentEvent()
        told.EventName = name
        session.documentEventOccured(told)

    phases = Phases(session)
    types(session.model, "Một chữ. ")
    tell(event)
    rest(1.0)
    assert phases.heard == []
    tell(event + end)
    until(lambda: ready(session))
    assert phases.heard == ["reading", "checking", "ready"]


def test_nothing_is_read_while_it_is_printed(session: Any, rest: Callable[[float], None], until: Callable[..., None]) -> None:
    import uno
    from com.sun.star.view import PrintJobEvent

    def tell(state: str) -> None:
        told = PrintJobEvent()
        told.State = uno.Enum("com.sun.star.view.PrintableState", state)
        session.printJobEvent(told)

    phases = Phases(session)
    types(session.model, "Một chữ. ")
    tell("JOB_STARTED")
    rest(1.0)
    assert phases.heard == []
    tell("JOB_SPOOLED")
    until(lambda: ready(session))


def property_of(name: str, value: Any) -> Any:
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


# Troubles.


def test_a_reader_that_fails_is_a_quiet_word(session: Any, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]) -> None:
    from vanthu.strings import say
    from vanthu_office import log, schedule

    class Broken:
        def __init__(self, model: Any) -> None:
            pass

        def step(self, budget: float) -> None:
            raise ValueError("Tối mật")

    monkeypatch.setattr(schedule, "Reading", Broken)
    monkeypatch.setattr(log, "_last", [""])
    session.look()
    until(lambda: session.view.phase == "failed")
    assert session.view.trouble == "trouble.reading" and say(session.view.trouble, "vi")
    assert session.view.checked is not None  # what was known stays
    written = Path(log.path()).read_text(encoding="utf-8")
    assert "ValueError" in written and "Tối mật" not in written
    monkeypatch.undo()
    session.look()
    until(lambda: ready(session))
    assert session.view.trouble == ""


def test_a_check_that_fails_is_a_quiet_word(session: Any, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]) -> None:
    from vanthu import pipeline

    def broken(*arguments: Any, **named: Any) -> None:
        raise KeyError("Tối mật")

    monkeypatch.setattr(pipeline, "check", broken)
    session.look()
    until(lambda: session.view.phase == "failed")
    assert session.view.trouble == "trouble.checking"


def test_an_observer_that_fails_disturbs_no_other(session: Any, until: Callable[..., None]) -> None:
    def broken(now: Any) -> None:
        raise RuntimeError

    session.watch(broken)
    phases = Phases(session)
    session.look()
    until(lambda: phases.heard[-1:] == ["ready"])


# Only when asked.


def test_paused_it_looks_only_when_asked(session: Any, rest: Callable[[float], None], until: Callable[..., None]) -> None:
    session.pause(True)
    assert session.view.phase == "paused"
    phases = Phases(session)
    types(session.model, "Phải sử lý ngay. ")
    rest(0.8)
    assert phases.heard == [] and not session.view.fresh
    session.look()
    until(lambda: session.view.fresh)
    assert session.view.phase == "paused" and spoken_of(session).count("sử lý") == 2
    session.pause(False)
    until(lambda: ready(session))


def test_what_was_asked_for_comes_though_someone_types(session: Any, until: Callable[..., None]) -> None:
    session.pause(True)
    typed: List[str] = []

    def type_once(now: Any) -> None:
        if now.view.phase == "checking" and not typed:
            typed.append("a")
            types(session.model, "a")

    before = session.view.checked
    session.watch(type_once)
    session.look()
    until(lambda: session.view.checked is not before)
    assert typed and session.view.phase == "paused" and not session.view.fresh
    session.look()
    until(lambda: session.view.fresh)


# A text so long, and typing so steady, that it would never be read.


def test_steady_slow_typing_in_a_long_document_does_not_starve_it(
    session: Any, monkeypatch: pytest.MonkeyPatch, rest: Callable[[float], None]
) -> None:
    from vanthu_office import schedule

    class Slow(schedule.Reading):  # as of a thousand pages
        def __init__(self, model: Any) -> None:
            super().__init__(model)
            self.left = 60

        def step(self, budget: float = 0.02) -> Any:
            time.sleep(0.01)
            self.left -= 1
            return None if self.left else super().step(10.0)

    monkeypatch.setattr(schedule, "Reading", Slow)
    monkeypatch.setattr(schedule, "OVERDUE", 2.0)
    told = []
    session.watch(lambda now: told.append(now.view.fresh) if now.view.phase == "ready" else None)
    for _ in range(12):
        types(session.model, "Phải sử lý ngay. ")
        rest(0.6)
    assert told == [] or not any(told)
    assert told, "nothing was ever said"
