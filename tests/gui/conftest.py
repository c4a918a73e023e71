"""The desk the tests sit at: one screen for all, one Writer for those that need no settings of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import writer
from gui import desk as desks
from gui import keyboard
from vanthu_files.office import find_soffice


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """The environment of the screen; where there cannot be one, a line says why."""
    if find_soffice() is None:
        pytest.skip("LibreOffice is not on this machine")
    try:
        writer.bridge()
        desks.atspi()
        with writer.screen() as environment:
            keyboard.lay(environment)
            bus = "DBUS_SESSION_BUS_ADDRESS"
            before, os.environ[bus] = os.environ.get(bus), environment[bus]  # the accessible tree looks there
            yield environment
            os.environ.pop(bus)
            if before is not None:
                os.environ[bus] = before
    except writer.NoWriter as problem:
        pytest.skip(str(problem))


@pytest.fixture(scope="session")
def desk(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[desks.Desk]:
    with desks.taken(tmp_path_factory.mktemp("desk"), screen) as taken:
        yield taken


@pytest.fixture
def another_desk(screen: dict[str, str], tmp_path: Path) -> Callable[..., AbstractContextManager[desks.Desk]]:
    """another_desk(setting, …, GTK_THEME="Adwaita:dark", GDK_SCALE="2"): a Writer with a profile and an environment of its own."""
    return lambda *settings, **variables: desks.taken(tmp_path, screen | variables, *settings)
