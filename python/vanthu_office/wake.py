"""A document is changed for the first time: from now on it is watched. Nothing happens before, and nothing without a window."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.task import XJob

from . import log


class Wake(unohelper.Base, XJob):  # type: ignore[misc]
    def __init__(self, context: Any) -> None:
        pass

    @log.guarded
    def execute(self, arguments: Any) -> None:
        given = {each.Name: each.Value for each in arguments}
        environment = {each.Name: each.Value for each in given.get("Environment", ())}
        model = environment.get("Model")
        if model is None or not model.supportsService("com.sun.star.text.TextDocument") or not _seen(model):
            return
        from .session import session_of

        session_of(model).wake()


def _seen(model: Any) -> bool:
    """Whether a person has it before them: a window that is visible."""
    controller = model.getCurrentController()
    window = controller.Frame.getContainerWindow() if controller is not None and controller.Frame is not None else None
    return window is not None and window.isVisible()
