"""Files saved by a real office as another kind."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from vanthu_files.office import find_soffice


def convert(paths: Sequence[Path], kind: str, folder: Path) -> None:
    """All in one go, with a profile of its own: starting the office is what takes time."""
    program = find_soffice()
    assert program is not None
    profile = folder / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=300)
    shutil.rmtree(profile, ignore_errors=True)
