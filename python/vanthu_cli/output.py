"""Where results and problems go."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from vanthu.strings import say

UNREADABLE = 2


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
        return complain("problem.output", language, path=path, reason=problem.strerror)
    return True


def complain(key: str, language: str, **blanks: object) -> bool:
    print(say(key, language, **blanks), file=sys.stderr)
    return False
