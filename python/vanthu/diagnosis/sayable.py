"""What may be said to a help desk: only words known beforehand, numbers and days. Whatever else is met becomes "…".

Not by taking away what looks personal, for nobody can tell that of every name; but by letting through what cannot be.
"""

from __future__ import annotations

import re
from typing import Any, Iterable, List, Sequence, Tuple

from ..compiled import read
from ..rulebook import REGIMES
from ..strings import LANGUAGES

HIDDEN = "…"

SYSTEMS = {
    "debian": "Debian", "ubuntu": "Ubuntu", "linuxmint": "Linux Mint", "mxlinux": "MX Linux", "zorin": "Zorin OS", "pop": "Pop!_OS",
    "elementary": "elementary OS", "fedora": "Fedora", "rhel": "Red Hat Enterprise Linux", "rocky": "Rocky Linux", "almalinux": "AlmaLinux",
    "opensuse-leap": "openSUSE Leap", "opensuse-tumbleweed": "openSUSE Tumbleweed", "arch": "Arch Linux", "manjaro": "Manjaro",
    "linux": "Linux", "windows": "Windows", "darwin": "macOS",
}  # fmt: skip
ALIKE = ("Tinos", "Liberation Serif", "Nimbus Roman", "Nimbus Roman No9 L", "TeX Gyre Termes", "Times")  # as wide as Times New Roman
FONTS = ("Times New Roman", *ALIKE, "FreeSerif", "DejaVu Serif", "DejaVu Sans", "Noto Serif", "Noto Sans", "Carlito", "Caladea", "Cambria")
DESKTOPS = ("gtk3", "gtk4", "kf5", "kf6", "qt5", "qt6", "gen", "win", "osx", "svp")
PACKAGES = ("python3-uno", "libreoffice-writer", "libreoffice-gtk3", "fonts-liberation2", "fonts-croscore", "fonts")
LIBRARIES = ("lxml", "openpyxl")
SETTINGS = (
    "regime", "office", "offices", "own", "clauses", "registers", "recipients", "shared", "live", "waves", "tracked", "hints",
    "complete", "silenced", "language", "log",
)  # fmt: skip
UPDATE = "vn.vanthu.writer.update.xml"

_FOLDERS = frozenset(
    "usr lib lib64 local opt snap var srv etc flatpak exports current common app files program programs programdata applications "
    "contents resources macos share extensions uno_packages cache user profile 3 4 5 .config config appdata roaming library libreoffice "
    "openoffice vanthu vanthu-desk vn.vanthu.writer vanthu.oxt org.libreoffice.libreoffice c: d: e:".split()
) | {"program files", "program files (x86)", "application support"}
_FOLDER = re.compile(r"(?:libre|open)office[0-9. -]{0,12}(?:\.app)?|lu[0-9a-z]{4,16}\.tmp_?")
_NUMBER = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){0,4}(?![0-9])")
_BUILD = re.compile(r"[0-9a-f]{40}|[0-9]{1,6}(?:\(Build:[0-9]{1,3}\))?")
_KIND = re.compile(r"[A-Z][A-Za-z]{0,60}(?:Error|Exception|Exit|Interrupt|Iteration)|Broken|NotATable|Unreadable")
_CODE = re.compile(r"vanthu(?:_office|_files|_cli)?/(?:[a-z_]{1,40}/){0,3}[a-z_]{1,40}\.py:[0-9]{1,5}(?: [A-Za-z_<>]{1,60})?")
_NAMED = re.compile(r"[A-Za-z_<>]{1,60}(?:\.[A-Za-z_<>]{1,60}){0,6}")


def number(text: str) -> str:
    """A version: its figures."""
    found = _NUMBER.match(text.strip())
    return found.group() if found else HIDDEN


def figures(version: str) -> Tuple[int, ...]:
    """A version as it is compared."""
    found = _NUMBER.match(version.strip())
    return tuple(map(int, found.group().split("."))) if found else ()


def build(text: str) -> str:
    return text if _BUILD.fullmatch(text) else ""


def system(id: str, release: str) -> str:
    name = SYSTEMS.get(id, SYSTEMS["linux"])
    return "%s %s" % (name, number(release)) if release.strip() else name


def among(names: Iterable[str], known: Sequence[str]) -> List[str]:
    """Those that are known, each once; the rest as one "…"."""
    return list(dict.fromkeys(name if name in known else HIDDEN for name in names))


def place(path: str, home: str) -> str:
    """A folder: from the user's home on, and of its name only what every computer has."""
    parts: List[str] = []
    rest = path.replace("\\", "/")
    base = home.replace("\\", "/").rstrip("/")
    if base and (rest.lower() + "/").startswith(base.lower() + "/"):
        parts, rest = ["~"], rest[len(base) :]
    elif rest.startswith("/"):
        parts = ["/" if rest.startswith("//") else ""]  # of the network, of this computer
    for folder in filter(None, rest.split("/")):
        known = folder.lower() in _FOLDERS or _FOLDER.fullmatch(folder.lower())
        if known or parts[-1:] != [HIDDEN]:
            parts.append(folder if known else HIDDEN)
    return "/".join(parts)


def address(url: str) -> str:
    """How something is reached, not where it lies: "https://…/vn.vanthu.writer.update.xml"."""
    text = url.strip().replace("\\", "/")
    if not text:
        return ""
    scheme, colon, _ = text.partition("://")
    known = scheme.lower() if colon and scheme.lower() in ("https", "http", "file") else ""
    ending = "/" + UPDATE if text.endswith("/" + UPDATE) else ""
    return ("%s://%s" % (known, HIDDEN) if known else "//" + HIDDEN if text.startswith("//") else HIDDEN) + ending


def setting(name: str, value: Any) -> str:
    """Its name, as docs/settings.md has it; and what it is set to, where that is one of a few words."""
    if name not in SETTINGS:
        return HIDDEN
    said = name.capitalize()
    if isinstance(value, bool):
        return "%s = %s" % (said, "true" if value else "false")
    if name in ("regime", "language") and value in (*REGIMES, *LANGUAGES):
        return "%s = %s" % (said, value)
    return said


def kind(name: str) -> str:
    return name if _KIND.fullmatch(name) else HIDDEN


def code(place: str) -> str:
    """A place in the program."""
    return place if _CODE.fullmatch(place) or _NAMED.fullmatch(place) else HIDDEN


def sentence(text: str, *subjects: str) -> str:
    """A sentence of the program, recognised, with "…" where it speaks of something; "" where it is none of these subjects."""
    best = ""
    for key, said in read("strings").items():
        if key.startswith(subjects):
            for template in said.values():
                bare = _blank(template)
                if len(bare.replace(HIDDEN, "")) > len(best.replace(HIDDEN, "")) and _fits(text, bare.split(HIDDEN)):
                    best = bare
    if best.endswith(HIDDEN) and best.count(HIDDEN) == 1 and len(best) > 1:  # it ends with the sentence of what lies behind it
        return best[:-1] + (sentence(text[len(best) - 1 :], *subjects) or HIDDEN)
    return best


def _blank(template: str) -> str:
    return re.sub(r"\{[^{}]*\}", HIDDEN, template)


def _fits(text: str, pieces: Sequence[str]) -> bool:
    if len(pieces) == 1:
        return text == pieces[0]
    if not (text.startswith(pieces[0]) and text.endswith(pieces[-1])):
        return False
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True
