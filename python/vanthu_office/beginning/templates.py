"""The templates of the edition, beside those that come with the program. What is issued with a document stands in its own file."""

from __future__ import annotations

from typing import Sequence, Tuple

from vanthu.compose.template import Template, parse

from .. import edition, kept, log

File = Tuple[Template, ...]


def files() -> Tuple[File, ...]:
    """Read anew: a newer edition may have been taken meanwhile."""
    return tuple(map(_file, edition.texts("templates")))


def _file(path: str) -> File:
    try:
        return parse(kept.read_file(path), edition.whose()).templates
    except (OSError, UnicodeDecodeError):  # it was whole when it was taken
        log.trouble("beginning.templates")
        return ()


def fellows(template: Template, files: Sequence[File]) -> File:
    """Those of its own file; none where it is the program's."""
    return next((file for file in files if template in file), ())
