"""What a verb of build.py needs before it can work: Python, its packages, compiled data, programs of the system.

Runs on any Python from 3.8, with the standard library alone. What is ready is remembered in stamp files, so that
a second call costs a few milliseconds: that is why the slow imports stand inside the functions.
"""

from __future__ import annotations

import os
import sys

if False:  # for mypy alone: typing costs milliseconds
    from typing import NoReturn

NEEDED = (3, 11)  # tomllib
ROOT = ""
CALLED_IN = ROOT  # the folder in which this was called
WINDOWS = os.name == "nt"

# Programs the tests use, how to tell that they are there, and Debian's package for each.
PROGRAMS = (
    ("LibreOffice Writer", ("soffice", "libreoffice"), "libreoffice-writer"),
    ("pdftoppm, pdftotext (poppler)", ("pdftoppm",), "poppler-utils"),
    ("a screen without a screen (Xvfb)", ("Xvfb",), "xvfb"),
    ("a window manager (openbox)", ("openbox",), "openbox"),
    ("keys and mouse (xdotool)", ("xdotool",), "xdotool"),
    ("keys for Vietnamese letters (xmodmap)", ("xmodmap",), "x11-xserver-utils"),
    ("a session bus (dbus-daemon)", ("dbus-daemon",), "dbus-daemon"),
    ("a word with it (dbus-send)", ("dbus-send",), "dbus-bin"),
    ("pictures of the screen (ImageMagick)", ("import",), "imagemagick"),
    ("an input method (ibus)", ("ibus-daemon",), "ibus"),
)
OFFICE = "/usr/lib/libreoffice/program/"
FILES = (
    ("LibreOffice's Python bridge", ("/usr/lib/python3/dist-packages/uno.py",), "python3-uno"),
    ("LibreOffice's Python scripts", (OFFICE + "pythonscript.py",), "libreoffice-script-provider-python"),
    ("LibreOffice Calc, beside which Writer must keep to itself", (OFFICE + "libsclo.so",), "libreoffice-calc"),
    ("LibreOffice in Vietnamese, for the guide's pictures", (OFFICE[:-8] + "share/registry/Langpack-vi.xcd",), "libreoffice-l10n-vi"),
    ("LibreOffice's windows (GTK 3)", (OFFICE + "libvclplug_gtk3lo.so",), "libreoffice-gtk3"),
    ("the tree of accessible things (AT-SPI)", ("/usr/libexec/at-spi-bus-launcher",), "at-spi2-core"),
    ("Python's way to that tree", ("/usr/share/doc/gir1.2-atspi-2.0",), "gir1.2-atspi-2.0"),
    ("Python's gi", ("/usr/lib/python3/dist-packages/gi",), "python3-gi"),
    ("Telex (Unikey for ibus)", ("/usr/libexec/ibus-engine-unikey", "/usr/lib/ibus-unikey/ibus-engine-unikey"), "ibus-unikey"),
    ("the office's way to ibus", ("/usr/share/doc/ibus-gtk3",), "ibus-gtk3"),
    ("the Liberation fonts", ("/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/liberation2"), "fonts-liberation"),
    ("the Tinos font (the widths of Times New Roman)", ("/usr/share/fonts/truetype/croscore",), "fonts-croscore"),
)


def ready(root: str) -> None:
    """The virtual environment stands, its packages are those of pyproject.toml, the data is compiled."""
    global ROOT, CALLED_IN
    ROOT, CALLED_IN = root, os.getcwd()
    os.chdir(root)
    wanted = root + "\n" + _read("pyproject.toml").split("\n[tool.")[0]  # what is installed; not how the tools are set
    if not os.path.exists(_venv_python()) or _read(_environment_stamp()) != wanted:
        _make_environment()
        _write(_environment_stamp(), wanted)
    stamp = os.path.join(".build", "data")
    if _read(stamp) != _data_fingerprint():
        if _call([_venv_python(), os.path.join("tools", "compile_data.py")]):
            sys.exit("The data could not be compiled: see above.")
        os.makedirs(".build", exist_ok=True)
        _write(stamp, _data_fingerprint())


def python(*arguments: str, there: bool = False) -> NoReturn:
    """Go on as the environment's Python; does not come back. `there`: in the folder of who called, which the paths typed are seen from."""
    command = [os.path.join(ROOT, _venv_python())] + list(arguments)
    if there:
        os.chdir(CALLED_IN)
    if WINDOWS:  # exec there returns to the prompt at once
        sys.exit(_call(command))
    sys.stdout.flush()
    os.execv(command[0], command)


def want_programs() -> None:
    """What the tests use of the system: installed where we may, named where we may not; the tests that need it then skip."""
    import shutil

    missing = [(name, package) for name, commands, package in PROGRAMS if not any(shutil.which(command) for command in commands)]
    missing += [(name, package) for name, paths, package in FILES if not any(os.path.exists(path) for path in paths)]
    if missing and sys.platform.startswith("linux") and not apt_install([package for _, package in missing]):
        print("Not on this machine: %s." % "; ".join(name for name, _ in missing))
        print("The tests that need them will be skipped. To have them: apt-get install %s" % " ".join(package for _, package in missing))


def apt_install(packages: list[str]) -> bool:
    """Whether Debian's packages could be installed: it takes apt-get, and root or a sudo that asks nothing."""
    import shutil
    import subprocess

    if not shutil.which("apt-get"):
        return False
    rights = []
    if os.geteuid() != 0:
        rights = ["sudo", "-n"]
        if not shutil.which("sudo") or subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL):
            return False
    print("Installing: %s" % " ".join(packages), flush=True)
    get = rights + ["env", "DEBIAN_FRONTEND=noninteractive", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "apt-get"]
    _quiet(get + ["update"])
    return _quiet(get + ["install", "--yes", "--no-install-recommends"] + packages) == 0


def _make_environment() -> None:
    import shutil

    base = _base_python()
    if _quiet([base, "-c", "import ensurepip, venv"]) and not apt_install(["python3-venv"]):
        sys.exit("Python's venv is not on this machine. Install it (Debian, Ubuntu: apt-get install python3-venv), then call again.")
    print("Setting up .venv (once; again when pyproject.toml changes) …", flush=True)
    if not os.path.exists(_venv_python()) or not _read(_environment_stamp()).startswith(ROOT + "\n"):
        shutil.rmtree(".venv", ignore_errors=True)
        if _call([base, "-m", "venv", ".venv"]):
            sys.exit("The virtual environment .venv could not be made: see above.")
    if _call([_venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", ".[dev]"]):
        sys.exit("The packages of pyproject.toml could not be installed (is there a network?): see above.")


def _base_python() -> str:
    """A Python that is new enough: this one, or one of the usual names."""
    import shutil

    if sys.version_info >= NEEDED:
        return sys.executable
    for minor in range(NEEDED[1], NEEDED[1] + 6):
        found = shutil.which("python3.%d" % minor)
        if found and not _quiet([found, "-c", ""]):
            return found
    sys.exit("Developing Văn Thư takes Python %d.%d or later; this is %s." % (NEEDED + (sys.version.split()[0],)))


def _venv_python() -> str:
    return os.path.join(ROOT, ".venv", "Scripts" if WINDOWS else "bin", "python.exe" if WINDOWS else "python")


def _environment_stamp() -> str:
    return os.path.join(ROOT, ".venv", "ready")


def _data_fingerprint() -> str:
    """The state of everything compiled data is made of: names and times, not contents."""
    lines = [_state(os.path.join("tools", "compile_data.py")), _state(os.path.join("python", "vanthu", "rulebook", "load.py"))]
    for source in (os.path.join("python", "vanthu", "data"), "templates"):
        for folder, folders, names in os.walk(source):
            folders[:] = sorted(name for name in folders if name not in ("compiled", "__pycache__"))
            lines += [_state(os.path.join(folder, name)) for name in sorted(names)]
    lines.append("compiled: %d" % len(_names(os.path.join("python", "vanthu", "data", "compiled"))))
    return "\n".join(lines)


def _state(path: str) -> str:
    return "%s %d" % (path, os.stat(path).st_mtime_ns)


def _names(folder: str) -> list[str]:
    return os.listdir(folder) if os.path.isdir(folder) else []


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _call(command: list[str]) -> int:
    import subprocess

    return subprocess.call(command)


def _quiet(command: list[str]) -> int:
    import subprocess

    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
