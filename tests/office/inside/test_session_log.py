"""The log: it says where something went wrong, and never what stood in the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator, List

import pytest

SECRET = "Tối mật: đồng chí A"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The log file, empty, in another place."""
    from vanthu_office import log

    path = tmp_path / "vanthu.log"
    monkeypatch.setattr(log, "path", lambda: str(path))
    monkeypatch.setattr(log, "_last", [""])
    yield path


def fail(text: str) -> None:
    try:
        int(text)
    except ValueError as problem:
        raise KeyError(text) from problem


def test_a_callback_that_fails_is_written_down_without_words_of_the_document(written: Path) -> None:
    from vanthu_office import log

    heard: List[str] = []
    log.listen(heard.append)
    try:
        assert log.guarded(fail)(SECRET) is None
    finally:
        log.unlisten(heard.append)
    text = written.read_text(encoding="utf-8")
    assert "KeyError" in text and "ValueError" in text and "test_session_log.py" in text
    assert "mật" not in text and "mật" not in "".join(heard) and len(heard) == 1


def test_what_goes_wrong_in_the_office_is_told_by_its_kind(written: Path, blank: Any) -> None:
    from vanthu_office import log

    log.guarded(lambda: blank.getPropertyValue(SECRET))()
    text = written.read_text(encoding="utf-8")
    assert "UnknownPropertyException" in text and "mật" not in text


def test_a_slip_of_the_program_is_told_with_its_name(written: Path, blank: Any) -> None:
    from vanthu_office import log

    log.guarded(lambda: blank.thereIsNoSuchThing)()
    assert "thereIsNoSuchThing" in written.read_text(encoding="utf-8")


def test_the_same_trouble_is_written_once(written: Path) -> None:
    from vanthu_office import log

    for _ in range(5):
        log.guarded(fail)(SECRET)
    assert written.read_text(encoding="utf-8").count("KeyError") == 1


def test_nobody_who_wants_no_log_has_one(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import log, settings

    monkeypatch.setattr(settings, "read", lambda: settings.Settings(log=False))
    log.guarded(fail)(SECRET)
    assert not written.exists()


def test_it_stays_small(written: Path) -> None:
    from vanthu_office import log

    for number in range(600):
        log.write("%06d %s" % (number, "x" * 1000))
    text = written.read_text(encoding="utf-8")
    assert len(text) < log.LARGEST + 1100 and "000599" in text


def test_a_log_that_cannot_be_written_disturbs_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from vanthu_office import log

    monkeypatch.setattr(log, "path", lambda: str(tmp_path / "no" / "such" / "folder"))
    log.guarded(fail)(SECRET)
