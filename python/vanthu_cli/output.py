"""Where results and problems go."""

from __future__ import annotations

import sys

from vanthu.strings import say

UNREADABLE = 2


def write(text: str, path: str | None, language: str) -> bool:
    """To the file named, or to the screen; False when it could not be written, which is said."""
    if path is None:
        sys.stdout.write(text)
        return True
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        return complain("problem.output", language, path=path, reason=problem.strerror)
    return True


def complain(key: str, language: str, **blanks: object) -> bool:
    print(say(key, language, **blanks), file=sys.stderr)
    return False
