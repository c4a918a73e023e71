"""Is the answer still wanted? A check of a text that has moved on is dropped at once."""

from __future__ import annotations

from typing import Callable, Optional

Wanted = Optional[Callable[[], bool]]  # None: always


class Unwanted(Exception):
    """Nobody waits for this any more."""


def ask(wanted: Wanted) -> None:
    if wanted is not None and not wanted():
        raise Unwanted
