"""The runner itself: these tests are in the office, on its main thread, with documents of their own."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, Callable

import pytest


def test_runs_on_the_main_thread_of_an_office(desktop: Any) -> None:
    assert threading.current_thread() is threading.main_thread()
    assert desktop.supportsService("com.sun.star.frame.Desktop")


def test_a_blank_document_takes_text(blank: Any) -> None:
    blank.Text.setString("Căn cứ")
    assert blank.Text.createEnumeration().nextElement().getString() == "Căn cứ"


def test_a_file_is_loaded(load: Callable[..., Any]) -> None:
    root = Path(__file__).resolve().parents[3]
    assert load(root / "samples" / "quyet-dinh.docx").supportsService("com.sun.star.text.TextDocument")


def test_a_call_put_off_comes_while_the_office_idles(ctx: Any, shown: Any, idle: Callable[[], None]) -> None:
    import unohelper
    from com.sun.star.awt import XCallback

    calls = []

    class Call(unohelper.Base, XCallback):
        def notify(self, data: Any) -> None:
            calls.append(threading.current_thread() is threading.main_thread())

    ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", ctx).addCallback(Call(), None)
    assert not calls
    idle()
    assert calls == [True]


@pytest.mark.parametrize("word", ["Độc lập", "Tự do"])
def test_parameters_are_items_of_their_own(word: str, blank: Any) -> None:
    blank.Text.setString(word)
    assert blank.Text.getString() == word
