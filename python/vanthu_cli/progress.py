"""A word on stderr while many files are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from vanthu.strings import say


@contextmanager
def told(path: str, number: int, total: int, language: str, key: str = "report.progress") -> Iterator[None]:
    """Say which file is at work: one line that goes again on a terminal, else a line each."""
    terminal = sys.stderr.isatty()
    if terminal or total > 1:
        line = say(key, language, number=number, total=total, name=os.path.basename(path))
        print(f"\r\x1b[K{line[:78]}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True)
    yield
    if terminal:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
