"""A quiet word in a window's status bar, for a few seconds."""

from __future__ import annotations

from typing import Any

from .clock import clock

SHOWN = 5.0  # seconds that it stands there


def tell(frame: Any, text: str) -> None:
    indicator = frame.createStatusIndicator()
    indicator.start(text, 0)
    clock().after(SHOWN, lambda: _end(indicator))


def _end(indicator: Any) -> None:
    try:
        indicator.end()
    except Exception:  # its window is gone
        return
