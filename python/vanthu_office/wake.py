"""A document is changed for the first time: from now on it is watched. Nothing happens before, and nothing without a window."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Sequence

import unohelper
from com.sun.star.task import XJob

from . import log, news
from .clock import clock

SOON = 0.4  # seconds: a pause, as after every change
BREATH = 0.02  # seconds the office has for itself between two parts
LOADED = ("reader", "remembered", "session", "completion")


class Wake(unohelper.Base, XJob):  # type: ignore[misc]
    """The job of the event OnModifyChanged. It comes in the middle of a key press, so it only sees to it that the rest is done soon."""

    def __init__(self, context: Any) -> None:
        pass

    @log.guarded
    def execute(self, arguments: Any) -> None:
        given = {each.Name: each.Value for each in arguments}
        environment = {each.Name: each.Value for each in given.get("Environment", ())}
        model = environment.get("Model")
        if model is not None and news.session_of(model) is None and _seen(model):
            clock().work(_load_core, lambda result: _soon(model))


def _soon(model: Any) -> None:
    clock().after(SOON, lambda: _wake(model, LOADED))


def _load_core() -> None:
    """Beside the main thread, as it knows nothing of the office."""
    import vanthu.citing
    import vanthu.edition
    import vanthu.growing
    import vanthu.listing
    import vanthu.pipeline  # noqa: F401


def _wake(model: Any, modules: Sequence[str]) -> None:
    """What knows the office is loaded on the main thread: one part at a time, so that whoever types feels nothing."""
    if not _seen(model):
        return
    if modules:
        import_module("." + modules[0], __package__)
        clock().after(BREATH, lambda: _wake(model, modules[1:]))
        return
    from .session import session_of

    session_of(model).wake()


def _seen(model: Any) -> bool:
    """Whether a person has it before them: a window that is visible."""
    try:
        controller = model.getCurrentController()
        window = controller.Frame.getContainerWindow() if controller is not None and controller.Frame is not None else None
        return window is not None and window.isVisible() and model.supportsService("com.sun.star.text.TextDocument")
    except Exception:  # it was closed at once
        return False
