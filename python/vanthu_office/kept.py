"""Kept: small files of ours in the user's profile, which people may read and mend. Written whole or not at all; no upgrade touches them."""

from __future__ import annotations

import os
import time
from typing import Any, Callable, Optional, Sequence, Tuple, TypeVar

import uno

from . import log

Parsed = TypeVar("Parsed", bound=Any)  # what has `problems`

FOLDER = "vanthu"
EXPAND = "vnd.sun.star.expand:"
LARGEST = 4_000_000  # bytes of a file that a person may have written
PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds between the tries to take the place of a file that is being read


def path(name: str) -> str:
    return os.path.join(os.path.dirname(log.path()), FOLDER, name)


def read(name: str) -> str:
    """What the file says; "" where there is none. OSError or UnicodeDecodeError where it cannot be read."""
    where = path(name)
    if not os.path.exists(where):
        return ""
    return read_file(where)


def read_file(where: str) -> str:
    if os.path.getsize(where) > LARGEST:
        raise OSError("larger than %d bytes" % LARGEST)
    with open(where, encoding="utf-8-sig") as file:
        return file.read()


def parsed(where: str, parse: Callable[[str], Parsed], language: str) -> Tuple[Optional[Parsed], str]:
    """What `parse` makes of a text that people wrote, and what is wrong with it first; None: it cannot be read."""
    name = os.path.basename(where)
    try:
        found = parse(read_file(where))
    except (OSError, UnicodeDecodeError) as error:
        return None, "%s: %s" % (name, error)
    return found, "%s, %s" % (name, found.problems[0].said(language)) if found.problems else ""


def write(name: str, text: str) -> None:
    write_file(path(name), text)


def write_file(where: str, text: str, before: Optional[Callable[[str], None]] = None) -> None:
    write_bytes(where, text.encode("utf-8"), before)


def write_bytes(where: str, content: bytes, before: Optional[Callable[[str], None]] = None) -> None:
    """A new file takes the place of the old one at once, so that half of it is never there; `before` may still put the old one aside."""
    os.makedirs(os.path.dirname(where), exist_ok=True)
    new = "%s.%d.moi" % (where, os.getpid())  # mới: in the same folder, so that it can take the place
    try:
        with open(new, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            before(where)
        replace(new, where)
    finally:
        if os.path.exists(new):
            os.remove(new)


def replace(new: str, where: str) -> None:
    """Windows refuses while a virus scanner or another program reads either: that is over in a moment, mostly; else PermissionError."""
    for pause in (*PAUSES, None):
        try:
            os.replace(new, where)
            return
        except PermissionError:  # noqa: PERF203
            if pause is None:
                raise
            time.sleep(pause)


# Files that an administrator names.


def place(setting: str) -> str:
    """The path that a setting names: a path, the address of a file, what %origin% of an extension's .xcu has become."""
    text = setting.strip()
    if text.startswith(EXPAND):
        text = _expanded(text[len(EXPAND) :])
    text = os.path.expanduser(os.path.expandvars(text))
    try:
        return uno.fileUrlToSystemPath(text) if text.lower().startswith("file:") else text
    except Exception:  # an address that names no file
        return text


def files(setting: str) -> Sequence[str]:
    """The file that a setting names, or all texts of the folder."""
    where = place(setting)
    if os.path.isdir(where):
        return [os.path.join(where, name) for name in sorted(os.listdir(where)) if name.endswith(".txt")]
    return [where] if where else []


def _expanded(macro: str) -> str:
    from urllib.parse import unquote

    expander = uno.getComponentContext().getByName("/singletons/com.sun.star.util.theMacroExpander")
    try:
        text: str = expander.expandMacros(unquote(macro))
    except Exception:  # it names what is not there
        return macro
    return text
