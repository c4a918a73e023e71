"""What the disk says for a diagnosis. All of it may take a while, and none of it asks the office: it is done beside the main thread."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from typing import Any, Callable, Dict, FrozenSet, Optional, Tuple

from vanthu.diagnosis import Register, Trouble, reading
from vanthu.registers import citations
from vanthu.rulebook import REGIMES, load

from .. import registers
from ..panel.look import ROOT

Fields = Dict[str, Any]

LOG_END = 64 * 1024  # bytes of the log that are read, from its end
BUILDS = ("versionrc", "version.ini")
OS_RELEASE, DPKG, MAPS = "/etc/os-release", "/var/lib/dpkg/status", "/proc/self/maps"


def looking(program: str, profile: str, log: str) -> Callable[[], Fields]:
    """`program`, `profile`: folders, as the office names them."""

    def look() -> Fields:
        fields: Fields = {"desktop": _desktop(), "rulebooks": tuple([(regime, load(regime).since) for regime in REGIMES])}
        fields.update(_system(fields["desktop"]))
        fields["build"] = _build(program)
        fields["errors"] = reading.errors(_end(log))
        fields["update"] = reading.description(_text(os.path.join(ROOT, "description.xml")))[2]
        fields["registers"] = _registers()
        fields["files"] = tuple([Trouble("registers", each.problem.line if each.problem else 0) for each in registers.troubles()])
        fields["writable"], fields["free"] = _disk(profile)
        return fields

    return look


def _system(desktop: str) -> Fields:
    fields: Fields = dict(reading.elsewhere())
    if fields:
        return fields
    id, release, debian = reading.system(_text(OS_RELEASE))
    fields.update(system=id, release=release)
    installed = reading.packages(_text(DPKG)) if debian else frozenset()
    if installed:
        fields["packages"] = _wanting(installed, desktop)
    return fields


def _wanting(installed: FrozenSet[str], desktop: str) -> Tuple[str, ...]:
    """Of Debian's own office, what its windows want; another office brings all it needs."""
    bare = "libreoffice-core" in installed and desktop == "gen"
    return ("libreoffice-gtk3",) if bare and "libreoffice-gtk3" not in installed else ()


def _desktop() -> str:
    """What draws the office's windows."""
    if sys.platform in ("win32", "darwin"):
        return "win" if sys.platform == "win32" else "osx"
    found = re.findall(r"libvclplug_([a-z0-9]+)lo\.so", _text(MAPS))
    return found[0] if found else ""


def _build(program: str) -> str:
    for name in BUILDS:
        build = reading.pairs(_text(os.path.join(program, name))).get("buildid", "")
        if build:
            return build
    return ""


def _registers() -> Tuple[Register, ...]:
    shipped, *beside = citations.registers()
    newest = max((entry.date for entry in shipped.every()), default=None)
    return (Register(shipped.count, newest), *[Register(index.count) for index in beside])


def _disk(profile: str) -> Tuple[bool, Optional[int]]:
    """Whether something can be written into the profile, and how many bytes are free there."""
    try:
        with tempfile.TemporaryFile(dir=profile):
            writable = True
    except OSError:
        writable = False
    try:
        return writable, shutil.disk_usage(profile).free
    except OSError:
        return writable, None


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def _end(path: str) -> str:
    try:
        with open(path, "rb") as file:
            file.seek(max(os.path.getsize(path) - LOG_END, 0))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
