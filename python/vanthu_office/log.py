"""The log: where an exception of ours ends, in the user's profile, never in the office.

One small file that starts again when it is full, so a help desk can ask for it. It says where something went wrong, and
never what stood in the document: of an exception only its kind, unless its message can speak of nothing but code. The
deck shows a quiet line when something went wrong (`listen`).
"""

from __future__ import annotations

import functools
import os
import sys
import time
import traceback
from typing import Any, Callable, List, Optional, TypeVar, cast

import uno

Function = TypeVar("Function", bound=Callable[..., Any])

NAME = "vanthu.log"
LARGEST = 256 * 1024  # bytes; then the older half goes
OF_CODE = (AttributeError, ImportError, NameError, RecursionError)  # their messages name things of the program

_listeners: List[Callable[[str], None]] = []
_last = [""]  # what was written last: the same trouble at every pause is one trouble


def path() -> str:
    """The log file in the user's profile."""
    context = uno.getComponentContext()
    paths = context.ServiceManager.createInstanceWithContext("com.sun.star.util.PathSubstitution", context)
    return os.path.join(uno.fileUrlToSystemPath(paths.substituteVariables("$(user)", True)), NAME)


def show() -> None:
    """The folder it is in, in the desktop's own way."""
    context = uno.getComponentContext()
    shell = context.ServiceManager.createInstanceWithContext("com.sun.star.system.SystemShellExecute", context)
    shell.execute(uno.systemPathToFileUrl(os.path.dirname(path())), "", 0)


def write(line: str) -> None:
    """Add a line, if the user wants a log. A log that cannot be written is no reason to disturb anyone."""
    try:
        from . import settings

        if not settings.read().log:
            return
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


def trouble(where: str, problem: Optional[BaseException] = None) -> None:
    """An exception (the one being handled), written down once and told to whoever shows that something went wrong."""
    problem = problem or sys.exc_info()[1]
    text = "%s\n%s" % (where, told(problem))
    if text != _last[0]:
        _last[0] = text
        write(text)
    for listener in _listeners[:]:
        _tell(listener, where)


def _tell(listener: Callable[[str], None], where: str) -> None:
    try:
        listener(where)
    except Exception as problem:
        write(told(problem))


def told(problem: Optional[BaseException]) -> str:
    """Where it happened and of what kind it is, with what it came from; nothing of what the program was working on."""
    lines = []
    seen: List[BaseException] = []
    each = problem
    while each is not None and each not in seen:
        seen.append(each)
        lines.append("  %s%s" % (type(each).__name__, ": %s" % each if isinstance(each, OF_CODE) else ""))
        frames = traceback.extract_tb(each.__traceback__)
        lines += ["    %s:%d %s" % (_short(frame.filename), frame.lineno or 0, frame.name) for frame in frames]
        each = each.__cause__ or each.__context__
    return "\n".join(lines)


def _short(file: str) -> str:
    """From the package on: where a profile lies is the user's own business."""
    return "/".join(file.replace("\\", "/").split("/")[-3:])


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
        except Exception as problem:
            trouble(getattr(function, "__qualname__", "?"), problem)
            return None

    return cast(Function, call)
