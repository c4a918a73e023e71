"""A word on stderr while many files are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from vanthu.strings import say


def each(paths: Sequence[str], language: str) -> Iterator[str]:
    """The paths, one after another, saying which is at work: one line that renews itself on a terminal, else a line each."""
    terminal = sys.stderr.isatty()
    speaks = terminal or len(paths) > 1
    for number, path in enumerate(paths, 1):
        if speaks:
            line = say("report.progress", language, number=number, total=len(paths), name=os.path.basename(path))
            print(f"\r\x1b[K{line[:78]}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True)
        yield path
    if terminal:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
