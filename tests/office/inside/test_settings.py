"""The settings of the desk, in the office's own configuration."""

from __future__ import annotations

from typing import Any, Callable, Iterator, List

import pytest

DEFAULTS = {
    "regime": "", "office": "", "offices": "", "own": True, "registers": "", "recipients": "", "live": True, "waves": True,
    "tracked": False, "hints": True, "complete": True, "language": "vi", "log": True,
}  # fmt: skip
OTHERS = {
    "regime": "party-2026", "office": "ubnd", "offices": "/chung/co-quan.json", "own": False,
    "registers": "/chung/so.csv", "recipients": "/chung/noi-nhan",
    "live": False, "waves": False, "tracked": True, "hints": False, "complete": False,
    "silenced": frozenset({"caps.reference", "motto.text"}), "language": "en", "log": False,
}  # fmt: skip


@pytest.fixture(autouse=True)
def desk() -> Iterator[None]:
    """Each test begins and ends with what is usual."""
    from vanthu_office import settings

    yield
    settings.change(**settings.Settings()._asdict())
    assert settings.read() == settings.Settings()


def raw(name: str, value: Any) -> None:
    from vanthu_office import settings

    node = settings._node("com.sun.star.configuration.ConfigurationUpdateAccess")
    node.setPropertyValue(name, value)
    node.commitChanges()


def test_the_schema_gives_what_the_code_takes_as_usual() -> None:
    from vanthu_office import settings

    assert settings._node("com.sun.star.configuration.ConfigurationAccess").Live is True  # the schema is there
    assert settings.read() == settings.Settings() == settings.Settings(silenced=frozenset(), **DEFAULTS)
    assert settings.locked() == frozenset()


@pytest.mark.parametrize("name", OTHERS)
def test_each_is_kept(name: str) -> None:
    from vanthu_office import settings

    settings.change(**{name: OTHERS[name]})
    assert settings.read() == settings.Settings()._replace(**{name: OTHERS[name]})


def test_a_change_is_told_once_and_at_once() -> None:
    from vanthu_office import settings

    heard: List[settings.Settings] = []
    settings.listen(heard.append)
    try:
        settings.change(**OTHERS)
        assert heard == [settings.Settings(**OTHERS)]
        settings.change(**OTHERS)
        assert len(heard) == 1
    finally:
        settings.unlisten(heard.append)
    settings.change(office="")
    assert len(heard) == 1


def test_a_listener_that_fails_disturbs_nobody() -> None:
    from vanthu_office import settings

    heard: List[Any] = []

    def fail(now: Any) -> None:
        raise ValueError

    settings.listen(fail)
    settings.listen(heard.append)
    try:
        settings.change(hints=False)
    finally:
        settings.unlisten(fail)
        settings.unlisten(heard.append)
    assert len(heard) == 1


@pytest.mark.parametrize(("name", "value"), [("Regime", "không có"), ("Language", "fr")])
def test_what_nobody_knows_is_as_usual(name: str, value: str) -> None:
    from vanthu_office import settings

    raw(name, value)
    assert settings.read() == settings.Settings()
    raw(name, {"Regime": "", "Language": "vi"}[name])


def test_documents_follow_a_change_at_once(shown: Any, idle: Callable[[], None]) -> None:
    from vanthu_office import settings
    from vanthu_office.session import forget, session_of

    session = session_of(shown)
    try:
        assert session.live
        settings.change(live=False, tracked=True)
        assert not session.live
        assert session.settings.tracked
        settings.change(live=True)
        assert session.live
    finally:
        forget(session)


def test_no_log_is_kept_where_none_is_wanted() -> None:
    from vanthu_office import log, settings

    def lines() -> int:
        try:
            with open(log.path(), encoding="utf-8") as file:
                return len(file.readlines())
        except FileNotFoundError:
            return 0

    log.write("một")
    before = lines()
    assert before
    settings.change(log=False)
    log.write("hai")
    assert lines() == before
    settings.change(log=True)
    log.write("ba")
    assert lines() == before + 1
