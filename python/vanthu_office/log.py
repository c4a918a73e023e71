"""The log: where an exception of ours ends, in the user's profile, never in the office.

One small file that starts again when it is full, so a help desk can ask for it. The deck shows a quiet line when
something was written (`listen`).
"""

from __future__ import annotations

import functools
import os
import time
import traceback
from typing import Any, Callable, List, Optional, TypeVar, cast

import uno

Function = TypeVar("Function", bound=Callable[..., Any])

NAME = "vanthu.log"
LARGEST = 256 * 1024  # bytes; then the older half goes

_listeners: List[Callable[[str], None]] = []


def path() -> str:
    """The log file in the user's profile."""
    context = uno.getComponentContext()
    paths = context.ServiceManager.createInstanceWithContext("com.sun.star.util.PathSubstitution", context)
    return os.path.join(uno.fileUrlToSystemPath(paths.substituteVariables("$(user)", True)), NAME)


def write(line: str) -> None:
    """Add a line. A log that cannot be written is no reason to disturb anyone."""
    try:
        where = path()
        if os.path.exists(where) and os.path.getsize(where) > LARGEST:
            _shorten(where)
        with open(where, "a", encoding="utf-8") as file:
            file.write(time.strftime("%Y-%m-%d %H:%M:%S ") + line.rstrip() + "\n")
    except Exception:
        return


def _shorten(where: str) -> None:
    with open(where, encoding="utf-8", errors="replace") as file:
        kept = file.read()[-LARGEST // 2 :]
    with open(where + ".new", "w", encoding="utf-8") as file:
        file.write(kept.partition("\n")[2])
    os.replace(where + ".new", where)


def trouble(where: str) -> None:
    """The exception being handled, written down and told to whoever shows it."""
    text = traceback.format_exc()
    write("%s\n%s" % (where, text))
    for listener in list(_listeners):
        try:
            listener(text.strip().rpartition("\n")[2])
        except Exception:
            write(traceback.format_exc())


def listen(listener: Callable[[str], None]) -> None:
    _listeners.append(listener)


def unlisten(listener: Callable[[str], None]) -> None:
    if listener in _listeners:
        _listeners.remove(listener)


def guarded(function: Function) -> Function:
    """A callback of the office: whatever goes wrong in it is written down, and the office goes on."""

    @functools.wraps(function)
    def call(*arguments: Any, **named: Any) -> Optional[Any]:
        try:
            return function(*arguments, **named)
        except Exception:
            trouble(function.__qualname__)
            return None

    return cast(Function, call)
