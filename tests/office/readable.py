"""Folders of a test that somebody else may look into: pytest shuts its own whenever it starts."""

from __future__ import annotations

import tempfile
from pathlib import Path


def by_all(*folders: Path) -> None:
    """With all that they lie in; never the machine's own folder for what is temporary."""
    temporary = Path(tempfile.gettempdir())
    for folder in {above for each in folders for above in (each, *each.parents)}:
        if temporary in folder.parents:
            folder.chmod(0o755)
