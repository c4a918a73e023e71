"""The release before this one, made anew out of the history by its own tools: what an office has before it upgrades."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest

import pack

ROOT = Path(__file__).resolve().parents[2]
VERSION = "python/vanthu/__init__.py"


def git(*arguments: str) -> bytes:
    if not shutil.which("git"):
        pytest.skip("git is not on this machine: the release before this one cannot be made anew")
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"the history is not here: git {arguments[0]} says: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


@lru_cache(maxsize=1)
def commit() -> str:
    """The newest tag that names another version; where no tag came along, the last commit before the version changed."""
    for tag in git("tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname").decode().split():
        if tag != f"v{pack.__version__}":
            return tag
    for each in git("log", "--format=%H", "--", VERSION).decode().split():
        if version(each) == pack.__version__:
            parent = f"{each}~1"
            if version(parent) != pack.__version__:
                return parent
    pytest.skip(f"no release before {pack.__version__} is in this history")


def version(revision: str) -> str:
    found = re.search(r'__version__ = "([\d.]+)"', git("show", f"{revision}:{VERSION}").decode())
    assert found, revision
    return found[1]


def release(folder: Path) -> Path:
    """Its .oxt, packed by itself."""
    sources = folder / "sources"
    with zipfile.ZipFile(io.BytesIO(git("archive", "--format=zip", commit()))) as archive:
        archive.extractall(sources)
    oxt = folder / "truoc.oxt"
    path = os.pathsep.join([str(sources / "python"), *filter(None, [os.environ.get("PYTHONPATH")])])  # what it imports may come by that
    for tool in (["tools/compile_data.py"], ["tools/pack.py", str(oxt)]):
        done = subprocess.run(
            [sys.executable, *tool], cwd=sources, capture_output=True, text=True, check=False,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
        )  # fmt: skip
        assert not done.returncode, done.stdout + done.stderr
    return oxt
