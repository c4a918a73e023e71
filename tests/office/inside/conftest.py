"""What a test inside the office may ask for. It runs on the office's main thread, so UNO may be called as it is."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest


@pytest.fixture
def ctx() -> Any:
    import uno  # the outer pytest reads this file too, and has no office

    return uno.getComponentContext()


@pytest.fixture
def desktop(ctx: Any) -> Any:
    return ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)


@pytest.fixture
def idle(ctx: Any) -> Callable[[], None]:
    """idle() lets the office do all that waits for the main thread, what the clock is about to hand over among it."""
    toolkit = ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", ctx)
    go_on = toolkit.processEventsToIdle

    def all_done() -> None:
        from vanthu_office import clock

        go_on()
        if clock._clock is None or clock._clock.over:
            return
        due: List[bool] = []
        clock._clock.after(0, lambda: due.append(True))  # comes behind whatever is due by now
        end = time.monotonic() + 2
        while not due and time.monotonic() < end:
            go_on()
            time.sleep(0.0005)
        go_on()

    return all_done


@pytest.fixture
def until(idle: Callable[[], None]) -> Callable[..., None]:
    """until(condition): the office goes on until it holds."""

    def wait(condition: Callable[[], Any], seconds: float = 8.0) -> None:
        from vanthu_office.session import sessions

        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it never came; of the sessions: %s" % [each.view.phase for each in sessions()]
            idle()
            time.sleep(0.002)

    return wait


@pytest.fixture
def open_url(desktop: Any) -> Iterator[Callable[..., Any]]:
    """open_url(url, ReadOnly=True, …) → a document, hidden unless Hidden=False is said; closed after the test."""
    from com.sun.star.beans import PropertyValue
    from com.sun.star.lang import DisposedException
    from com.sun.star.util import CloseVetoException

    opened = []

    def load(url: str, **properties: Any) -> Any:
        arguments = []
        for name, value in {"Hidden": True, **properties}.items():
            arguments.append(PropertyValue())
            arguments[-1].Name, arguments[-1].Value = name, value
        opened.append(desktop.loadComponentFromURL(url, "_blank", 0, tuple(arguments)))
        assert opened[-1] is not None, "the office could not open " + url
        return opened[-1]

    yield load
    for model in opened:
        try:
            model.setModified(False)
            model.close(True)
        except (DisposedException, CloseVetoException):
            pass


@pytest.fixture
def load(open_url: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """load(path) → a copy of the file (so no lock stands in the way, or stays), opened hidden; load(path, Hidden=False) with a window."""
    return lambda path, **properties: open_url(Path(shutil.copy(path, tmp_path)).as_uri(), **properties)


@pytest.fixture
def blank(open_url: Callable[..., Any]) -> Any:
    """A new document."""
    return open_url("private:factory/swriter")


@pytest.fixture
def shown(open_url: Callable[..., Any]) -> Any:
    """A new document with a window (that nobody sees: the office is headless), so with a controller and a view cursor."""
    return open_url("private:factory/swriter", Hidden=False)
