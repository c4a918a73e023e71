"""What only an office can read (.doc, .rtf): turned into .docx by soffice, where one is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .package import Unreadable

PATIENCE = 120  # seconds for one file

_NAMES = ("soffice", "libreoffice")
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "LOCALAPPDATA")
_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find_soffice() -> str | None:
    """The office's program, where one is installed: named by VANTHU_SOFFICE, on the path, or in a usual place."""
    named = os.environ.get("VANTHU_SOFFICE")
    if named:
        return named if os.path.isfile(named) else None
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _usual_places() if os.path.isfile(place)), None)


def _usual_places() -> Iterator[str]:
    yield from _PLACES
    for pattern in ("/opt/libreoffice*/program/soffice",):
        yield from sorted((str(path) for path in Path("/").glob(pattern.lstrip("/"))), reverse=True)
    if sys.platform == "darwin":
        yield str(Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice")
    for variable in _WINDOWS:
        folder = os.environ.get(variable)
        if folder:
            yield os.path.join(folder, "LibreOffice", "program", "soffice.com")
            yield os.path.join(folder, "Programs", "LibreOffice", "program", "soffice.com")


@contextmanager
def converted(path: Path, kind: str = "docx") -> Iterator[Path]:
    """The file as .docx (or another kind), in a folder of its own that goes afterwards. The office starts with a profile of its own."""
    program = find_soffice()
    if program is None:
        raise Unreadable("needs_office")
    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as folder:
        # The name is ours: an odd one, or a wrong ending, must not mislead the office.
        source = Path(folder, "in", "document" + _suffix(path))
        output = Path(folder, "out", f"document.{kind}")
        source.parent.mkdir()
        shutil.copyfile(path, source)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", kind]
        if source.suffix == ".html":
            command.append("--infilter=HTML (StarWriter)")  # else it is a web page, which cannot become a text
        _run([*command, "--outdir", str(output.parent), str(source)])
        if not output.is_file():
            raise Unreadable("not_converted")
        yield output


def _run(command: list[str]) -> None:
    """Wait for the office; one that takes too long is ended together with the processes it started."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError as error:
        raise Unreadable("needs_office") from error
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise Unreadable("office_too_slow") from error
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _suffix(path: Path) -> str:
    with open(path, "rb") as file:
        start = file.read(5)
    return {b"{\\rtf": ".rtf", b"\xd0\xcf\x11\xe0\xa1": ".doc"}.get(start, ".html")
