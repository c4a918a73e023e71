"""A document is changed for the first time: from now on it is watched. Nothing happens before, and nothing without a window."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.task import XJob

from . import log, news
from .clock import clock

SOON = 0.4  # seconds: a pause, as after every change


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
            clock().after(SOON, lambda: _wake(model))


def _wake(model: Any) -> None:
    from .session import session_of

    if _seen(model):
        session_of(model).wake()


def _seen(model: Any) -> bool:
    """Whether a person has it before them: a window that is visible."""
    try:
        controller = model.getCurrentController()
        window = controller.Frame.getContainerWindow() if controller is not None and controller.Frame is not None else None
        return window is not None and window.isVisible() and model.supportsService("com.sun.star.text.TextDocument")
    except Exception:  # it was closed at once
        return False
