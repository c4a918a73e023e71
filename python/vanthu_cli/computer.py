"""This computer, looked at without starting Writer: its office, what is installed in it, the user's profile, fonts, packages."""

from __future__ import annotations

import contextlib
import datetime
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from vanthu import __version__, clauses, offices
from vanthu.diagnosis import Copy, InUse, Machine, Register, Trouble, reading
from vanthu.diagnosis.machine import NOWHERE
from vanthu.diagnosis.sayable import ALIKE, LIBRARIES
from vanthu.edition import LISTING, Edition, EditionError, parse
from vanthu.recipients import sets
from vanthu.registers import citations, own
from vanthu.rulebook import REGIMES, load

ID = "vn.vanthu.writer"
FONT = "Times New Roman"
PATIENCE = 30  # seconds for another program to say a line
DPKG, OS_RELEASE = Path("/var/lib/dpkg/status"), Path("/etc/os-release")
DEBIANS_OFFICE = "/usr/lib/libreoffice/"
LOG_END = 64 * 1024  # bytes of the log that are read, from its end
SETTINGS = "/vn.vanthu.writer.Settings/Desk"
OOR = "{http://openoffice.org/2001/registry}"
PACKAGES = "uno_packages/cache/uno_packages/*/*"  # where the Extension Manager unpacks
WINDOWS_FONT, MAC_FONT = "Fonts/times.ttf", Path("/System/Library/Fonts/Supplemental/Times New Roman.ttf")


def seen(profile: str | None = None) -> Machine:
    """`profile`: the office's user profile, where it is not the usual one."""
    soffice = _soffice()
    program = Path(os.path.realpath(soffice)).parent if soffice else None
    user = _user(Path(profile)) if profile else usual_profile(str(program or ""))
    copies = tuple(installed(program, user))
    active = next((copy for _, copy in copies if copy.active), None)
    settings, locked = _preset(next((folder for folder, copy in copies if copy.active), None))
    changed = {**_changed(user / "registrymodifications.xcu"), **{name: value for name, value in settings.items() if name in locked}}
    changed = {**settings, **changed}
    font, letters = _font()
    own_register, troubles = _files(user / "vanthu")
    writable, free = _disk(user)
    version, build = _version_of(soffice) if soffice else ("", "")
    return Machine(
        now=datetime.datetime.now(),
        version=active.version if active else __version__,
        where=active.where if active else NOWHERE if soffice else "",
        copies=tuple(copy for _, copy in copies),
        office=version,
        build=build,
        python=_python_of(program) if program else "",
        shell_python=platform.python_version(),
        lacking=tuple(name for name in LIBRARIES if importlib.util.find_spec(name) is None),
        font=font,
        letters=letters,
        registers=(_shipped(), *own_register),
        rulebooks=tuple((regime, load(regime).since) for regime in REGIMES),
        house=_house(
            next((folder for folder, copy in copies if copy.active), None), user / "vanthu" / "chung", bool(changed.get("shared"))
        ),
        shared=str(changed.get("shared", "")),
        troubles=troubles,
        locked=locked if active else None,
        changed=changed,
        errors=reading.errors(_end(user / "vanthu.log")),
        profile=str(user),
        home=str(Path.home()),
        writable=writable,
        free=free,
        update=next((_description(folder)[2] for folder, copy in copies if copy.active), None),
        language=str(changed.get("language", "vi")),
        **_system(program, font),
    )


# The office, and Văn Thư in it.


def _soffice() -> str | None:
    try:
        from vanthu_files.office import find_soffice
    except ImportError:  # without lxml that package does not load: this is told, and the rest is, too
        return shutil.which("soffice")
    return find_soffice()


def _version_of(soffice: str) -> tuple[str, str]:
    """What it says of itself; it opens no window and touches no profile for that."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        said = _said([soffice, f"-env:UserInstallation={Path(folder).as_uri()}", "--headless", "--version"]).split()
    return (said[1], said[2] if len(said) > 2 else "") if len(said) > 1 else ("?", "")


def _python_of(program: Path) -> str:
    """The one that lies in its folder; Debian's office takes the system's."""
    for folder in sorted(program.glob("python-core-*")):
        return folder.name.rpartition("-")[2]
    if not str(program).startswith(DEBIANS_OFFICE):
        return ""
    return _said(["/usr/bin/python3", "-c", "import uno, platform; print(platform.python_version())"]).strip()


def installed(program: Path | None, user: Path) -> Iterator[tuple[Path, Copy]]:
    """Each Văn Thư and where it lies, the one at work first: a user's own goes before the machine's."""
    places = [("user", user, PACKAGES)]
    if program is not None:
        places += [("shared", program.parent / "share", PACKAGES), ("bundled", program.parent / "share" / "extensions", "*")]
    found = False
    for where, root, pattern in places:
        for folder in sorted(root.glob(pattern)):
            id, version, _ = _description(folder)
            if id == ID:
                yield folder, Copy(where, version, not found)
                found = True


def _description(folder: Path) -> tuple[str, str, str]:
    return reading.description(_text(folder / "description.xml"))


def _house(package: Path | None, taken: Path, shares: bool) -> InUse | None:
    """The edition that counts: the package's own, or the newest of the same province taken into the profile where a folder is shared."""
    ours = _edition(package / "edition") if package is not None else None
    found = [edition for edition in map(_edition, taken.glob("*") if shares else ()) if edition is not None]
    newer = [edition for edition in found if ours is None or (edition.id == ours.id and edition.number > ours.number)]
    counts = max(newer, key=lambda edition: edition.number, default=ours)
    return InUse(counts.name, counts.number, counts.made, "package" if counts is ours else "shared") if counts is not None else None


def _edition(folder: Path) -> Edition | None:
    try:
        return parse((folder / LISTING).read_bytes())
    except (OSError, EditionError):
        return None


# The profile.


def usual_profile(program: str) -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home), "LibreOffice", "4", "user")
    if sys.platform == "darwin":
        return home / "Library/Application Support/LibreOffice/4/user"
    if "/flatpak/" in program:
        return home / ".var/app/org.libreoffice.LibreOffice/config/libreoffice/4/user"
    if "/snap/" in program:
        return home / "snap/libreoffice/current/.config/libreoffice/4/user"
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config", "libreoffice", "4", "user")


def _user(profile: Path) -> Path:
    return profile / "user" if (profile / "user").is_dir() else profile


def _changed(registry: Path) -> dict[str, Any]:
    """The settings of ours that the user has set."""
    changed: dict[str, Any] = {}
    try:
        items = ElementTree.fromstring(_text(registry) or "<none/>")
    except ElementTree.ParseError:
        return changed
    for item in items.iter("item"):
        for prop in item.findall("prop") if item.get(OOR + "path") == SETTINGS else ():
            changed[prop.get(OOR + "name", "").lower()] = _value(prop)
    return changed


def _preset(package: Path | None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a province's package sets, and what of it nobody may change."""
    settings: dict[str, Any] = {}
    locked: list[str] = []
    for path in sorted(package.glob("registry/*.xcu")) if package is not None else ():
        with contextlib.suppress(ElementTree.ParseError):
            root = ElementTree.fromstring(_text(path))
            for prop in root.iter("prop") if root.get(OOR + "package") == ID else ():
                name = prop.get(OOR + "name", "").lower()
                settings[name] = _value(prop)
                locked += [name] if prop.get(OOR + "finalized") == "true" else []
    return settings, tuple(locked)


def _value(prop: ElementTree.Element) -> Any:
    value = "".join(prop.itertext()).strip()
    return {"true": True, "false": False}.get(value, value)


def _files(folder: Path) -> tuple[list[Register], tuple[Trouble, ...]]:
    """The user's own register; and of their files those that cannot be read, or a line of which cannot."""
    registers: list[Register] = []
    troubles: list[Trouble] = []

    def register(content: bytes) -> int:
        read = own.parse(content.decode("utf-8"))
        registers.append(Register(len(read.entries), max((entry.date for entry in read.entries), default=None)))
        return next((problem.line for problem in read.problems if problem.grave), 0)

    def written(parse: Callable[[str], Any]) -> Callable[[bytes], int]:
        return lambda content: next((problem.line for problem in parse(content.decode("utf-8-sig")).problems), 0)

    def facts(content: bytes) -> int:
        offices.parse_bytes(content)
        return 0

    for what, name, look in (
        ("offices", "offices.json", facts),
        ("clauses", "cau-mau.txt", written(clauses.parse)),
        ("recipients", "noi-nhan.txt", written(sets.parse)),
        ("registers", "so-van-ban.csv", register),
    ):
        try:
            line = look((folder / name).read_bytes())
            troubles += [Trouble(what, line)] if line else []
        except FileNotFoundError:
            continue
        except (OSError, ValueError, offices.OfficesError):
            troubles.append(Trouble(what))
    return registers, tuple(troubles)


def _shipped() -> Register:
    index = citations.registers()[0]
    return Register(index.count, max((entry.date for entry in index.every()), default=None))


def _disk(user: Path) -> tuple[bool | None, int | None]:
    """Whether something can be written into the profile, and how many bytes are free; of none, nothing."""
    if not user.is_dir():
        return None, None
    writable, free = False, None
    with contextlib.suppress(OSError), tempfile.TemporaryFile(dir=user):
        writable = True
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(user).free
    return writable, free


# The system.


def _system(program: Path | None, font: str | None) -> dict[str, Any]:
    told: dict[str, Any] = dict(reading.elsewhere())
    if told:
        return told
    id, release, debian = reading.system(_text(OS_RELEASE))
    packages = wanting(reading.packages(_text(DPKG)), program, font) if debian else None
    return {"system": id, "release": release, "packages": packages}


def wanting(there: frozenset[str], program: Path | None, font: str | None) -> tuple[str, ...]:
    """Of Debian's own office what Văn Thư needs of it; another office brings all it needs."""
    debians = program is None or str(program).startswith(DEBIANS_OFFICE)
    needed = [name for name in ("python3-uno", "libreoffice-writer") if debians and name not in there]
    return (*needed, *(["fonts-croscore"] if font not in (None, FONT, *ALIKE) else []))


def _font() -> tuple[str | None, bool]:
    """What stands for Times New Roman, and whether it has all of Vietnamese; None: that cannot be found out."""
    if sys.platform == "win32":
        return (FONT if Path(os.environ.get("WINDIR", r"C:\Windows"), WINDOWS_FONT).is_file() else ""), True
    if sys.platform == "darwin":
        return (FONT if MAC_FONT.is_file() else ""), True
    if not shutil.which("fc-match"):
        return None, True
    family, _, languages = _said(["fc-match", "-f", "%{family}\n%{lang}", FONT]).partition("\n")
    return re.split(",", family)[0].strip(), "vi" in languages.split("|")


def _said(command: list[str]) -> str:
    """What a program says; "" where it does not."""
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _end(path: Path) -> str:
    try:
        return path.read_bytes()[-LOG_END:].decode("utf-8", "replace")
    except OSError:
        return ""
