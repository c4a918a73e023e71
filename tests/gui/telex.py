"""Telex as people type it: ibus with Unikey on the test's own screen and bus."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import writer

ENGINES = ("/usr/libexec/ibus-engine-unikey", "/usr/lib/ibus-unikey/ibus-engine-unikey")
DAEMON = ["sh", "-c", "ibus-daemon --replace --panel disable --emoji-extension disable; exit"]  # it ends if its parent is process 1


@contextmanager
def typed(environment: dict[str, str], folder: Path) -> Iterator[dict[str, str]]:
    """The environment in which what is typed goes through Unikey; NoWriter says what is not on this machine."""
    missing = [name for name in ("ibus-daemon", "ibus") if not shutil.which(name)]
    missing += ["ibus-unikey"] if not any(Path(engine).exists() for engine in ENGINES) else []
    missing += ["ibus-gtk3"] if not Path("/usr/share/doc/ibus-gtk3").exists() else []
    if missing:
        raise writer.NoWriter(f"Telex cannot be typed: {', '.join(missing)} is missing. Debian: apt-get install ibus ibus-gtk3 ibus-unikey")
    own = environment | {"GTK_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}
    own |= {name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    own |= {"GSETTINGS_BACKEND": "memory"}
    with writer.running(DAEMON, own):

        def chosen() -> bool:
            subprocess.run(["ibus", "engine", "Unikey"], env=own, capture_output=True, check=False, timeout=20)
            told = subprocess.run(["ibus", "engine"], env=own, capture_output=True, check=False, text=True, timeout=20)
            return told.stdout.strip() == "Unikey"

        writer.until(chosen, "Unikey to be the way of typing", 30)
        yield own
