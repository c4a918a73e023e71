"""Where results and problems go."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable

from vanthu.strings import say, say_or

UNREADABLE = 2


def use_unicode() -> None:
    """On the screen, too: a Windows console may be set to a code page without Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def write(pieces: Iterable[str], path: str | None, language: str) -> bool:
    """Piece by piece to the file named, or to the screen; False when it could not be written, which is said."""
    if path is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return True
    try:
        with open(path, "w", encoding="utf-8", errors="replace") as file:  # a file's name may be no text
            file.writelines(pieces)
    except OSError as problem:
        return complain_output(problem, path, language)
    return True


def complain_output(problem: OSError, path: object, language: str) -> bool:
    print(why_not_written(problem, path, language), file=sys.stderr)
    return False


def why_not_written(problem: OSError, path: object, language: str) -> str:
    """In words of the language: the system's own are in another."""
    reason = say_or(f"reason.{errno.errorcode.get(problem.errno or 0)}", say("reason.other", language), language)
    return say("problem.output", language, path=path, reason=reason)


def complain(key: str, language: str, **blanks: object) -> bool:
    print(say(key, language, **blanks), file=sys.stderr)
    return False
