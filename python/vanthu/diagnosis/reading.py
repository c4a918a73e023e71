"""What files that every computer has say of it: the log, the list of Debian's packages, the system's own name, an office's build."""

from __future__ import annotations

import datetime
import platform
import re
import sys
from typing import Dict, FrozenSet, List, Tuple
from xml.etree import ElementTree

from . import sayable
from .machine import Error

MOST = 3  # errors that are told
DEBIAN_LIKE = ("debian", "ubuntu")

EXTENSION, SOURCE = "{http://openoffice.org/extensions/description/2006}", "{http://www.w3.org/1999/xlink}href"

_ENTRY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}) (.*)")
_KIND = re.compile(r"  ([A-Za-z_]+)(?::.*)?")
_FRAME = re.compile(r"    (?:[^ ].*/)?(vanthu(?:_[a-z]+)?/[a-z_/]+\.py:[0-9]+ [A-Za-z_<>]+)")


def errors(log: str) -> Tuple[Error, ...]:
    """The last few troubles of a log, each once, the newest first: when, of what kind, and where in the program."""
    found: Dict[Tuple[str, str], Error] = {}
    entries: List[List[str]] = []
    for line in log.split("\n"):
        if _ENTRY.fullmatch(line):
            entries.append([line])
        elif entries and line.startswith("  "):
            entries[-1].append(line)
    for entry in reversed(entries):
        error = _error(entry)
        if error.kind and (error.kind, error.place) not in found:
            found[error.kind, error.place] = error
            if len(found) == MOST:
                break
    return tuple(found.values())


def _error(entry: List[str]) -> Error:
    head = _ENTRY.fullmatch(entry[0])
    assert head is not None
    try:
        when = datetime.datetime.strptime(head.group(1), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return Error(datetime.datetime.min, "", "")
    name, place = "", head.group(2)
    for line in entry[1:]:
        kind, frame = _KIND.fullmatch(line), _FRAME.fullmatch(line)
        if kind and name:  # what it came from
            break
        if kind:
            name = kind.group(1)
        elif frame:
            place = frame.group(1)
    return Error(when, name and sayable.kind(name), sayable.code(place))


def pairs(text: str) -> Dict[str, str]:
    """os-release, versionrc, version.ini: a name and a value a line."""
    found = {}
    for line in text.split("\n"):
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            found[name.strip()] = value.strip().strip("\"'")
    return found


def elsewhere() -> Dict[str, str]:
    """Which system this is, and its release, where no file says it; nothing on a Linux."""
    if sys.platform == "win32":
        return {"system": "windows", "release": platform.version()}
    return {"system": "darwin", "release": platform.mac_ver()[0]} if sys.platform == "darwin" else {}


def system(os_release: str) -> Tuple[str, str, bool]:
    """A Linux by its id and its release; and whether its packages are Debian's."""
    told = pairs(os_release)
    id = told.get("ID", "linux").lower()
    likes = (id, *told.get("ID_LIKE", "").lower().split())
    return id, told.get("VERSION_ID", ""), any(each in DEBIAN_LIKE for each in likes)


def description(text: str) -> Tuple[str, str, str]:
    """An extension's description.xml: its identifier, its version, where newer ones are looked for; "" for what it does not say."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return "", "", ""
    named = [root.find(EXTENSION + name) for name in ("identifier", "version")]
    updates = root.find(EXTENSION + "update-information")
    id, version = [each.get("value", "") if each is not None else "" for each in named]
    return id, version, next((each.get(SOURCE, "") for each in updates), "") if updates is not None else ""


def packages(status: str) -> FrozenSet[str]:
    """The packages that are installed, of dpkg's own list."""
    installed, name = set(), ""
    for line in status.split("\n"):
        if line.startswith("Package: "):
            name = line[9:].strip()
        elif line.startswith("Status: ") and line.endswith(" installed"):
            installed.add(name)
    return frozenset(installed)
