"""F1 in a deck or a window of ours opens its page of the guide in the browser, and LibreOffice's own help stays away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import writer

from gui.desk import ROOT, Desk, copy

BROWSER = """#!/bin/sh
echo "$1" >> {told}
"""


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """What the desk's browser was asked to show, a line each."""
    return tmp_path / "shown.txt"


@pytest.fixture
def browser(tmp_path: Path, told: Path) -> str:
    """A PATH on which the desk's way to its browser only writes down what it is given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "xdg-open").write_text(BROWSER.format(told=told), encoding="utf-8")
    (folder / "xdg-open").chmod(0o755)
    return f"{folder}{os.pathsep}{writer.surroundings()['PATH']}"


def test_f1(another_desk: Callable[..., AbstractContextManager[Desk]], browser: str, told: Path, tmp_path: Path) -> None:
    import time
    with another_desk(PATH=browser, SAL_USE_VCLPLUGIN="gen") as desk, desk.opened(copy(ROOT / "samples" / "quyet-dinh.docx", tmp_path)) as model:
        desk.findings()
        for c in ("insert", "facts", "citing", "recipients"):
            desk.order(model, "vn.vanthu.writer:" + c)
            time.sleep(2)
            desk.press("F1")
            time.sleep(1)
            print(c, told.read_text() if told.exists() else "nothing", desk.log())
            desk.picture("f1-" + c)
        desk.front(model)
        desk.press("F1")
        time.sleep(2)
        print(told.read_text() if told.exists() else "nothing", desk.log())
        desk.picture("f1-text")
        desk.press("Escape")
        time.sleep(1)
        assert 0
