"""Kept: small files of ours in the user's profile, which people may read and mend. Written whole or not at all; no upgrade touches them."""

from __future__ import annotations

import os

from . import log

FOLDER = "vanthu"
LARGEST = 4_000_000  # bytes of a file that a person may have written


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


def write(name: str, text: str) -> None:
    """A new file takes the place of the old one at once, so that half of it is never there."""
    where = path(name)
    os.makedirs(os.path.dirname(where), exist_ok=True)
    new = "%s.%d.new" % (where, os.getpid())
    try:
        with open(new, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, where)
    finally:
        if os.path.exists(new):
            os.remove(new)
