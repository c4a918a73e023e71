"""A real Writer with a profile of its own and the extension in it: for build.py run, and for the tests of office and window.

Where there is no screen, Xvfb and a small window manager make one. A door (a named pipe) lets a driver in.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from vanthu_files.office import find_soffice

SCRIPTS = Path(__file__).with_name("in_office.py")
SYSTEM = "/usr/lib/python3/dist-packages"  # where Debian keeps LibreOffice's bridge, and gi
CARET = 500  # pixels that may differ in a picture at rest
DECK = "VanThuDeck"
PATIENCE = 60  # seconds for the office to start, or to end

ACCESSIBLE = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]

# What a person would be asked or told at a first start, so that nothing stands before the document.
QUIET = (
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),
    ("org.openoffice.Setup/Product", "LastTimeDonateShown", "4102444800"),
    ("org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
    ("org.openoffice.Setup/Product", "WhatsNew", "false"),
    ("org.openoffice.Office.UI.Infobar/Enabled", "Donate", "false"),
    ("org.openoffice.Office.UI.Infobar/Enabled", "GetInvolved", "false"),
    ("org.openoffice.Office.UI.Infobar/Enabled", "WhatsNew", "false"),
)


class NoWriter(Exception):
    """Writer cannot be had, and why."""


def make_profile(folder: Path, *settings: tuple[str, str, str]) -> Path:
    """A fresh profile: no dialog of a first start, our scripts in it, and these settings besides (node, property, value)."""
    scripts = folder / "user" / "Scripts" / "python"
    scripts.mkdir(parents=True)
    shutil.copy(SCRIPTS, scripts)
    items = "".join(
        f'<item oor:path="/{node}"><prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop></item>\n'
        for node, name, value in (*QUIET, *settings)
    )
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n',
        encoding="utf-8",
    )
    return folder


def install(profile: Path, oxt: Path, *options: str) -> None:
    """Into the profile, by the office's own Extension Manager: unopkg would refuse root."""
    managed(profile, "install", oxt, *options)


def remove(profile: Path, *options: str) -> None:
    """Out of the profile again, in the same way."""
    managed(profile, "remove", Path(), *options)


def managed(profile: Path, what: str, oxt: Path, *options: str) -> None:
    told = profile / "install.txt"
    environment = {"VANTHU_OXT": oxt.resolve().as_uri(), "VANTHU_TOLD": str(told)}
    status = subprocess.call(
        [*command(profile), *options, "--headless", script(what)],
        env=surroundings() | environment, timeout=PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    if status or told.exists():
        why = told.read_text(encoding="utf-8") if told.exists() else f"status {status}"
        raise NoWriter(f"{what} {oxt.name}: {why}")


def unpacked(oxt: Path, folder: Path) -> str:
    """The extension as if it were one of the office's own, lying unpacked in share/extensions: an option for `command`."""
    with zipfile.ZipFile(oxt) as archive:
        archive.extractall(folder / "vanthu")
    return f"-env:BUNDLED_EXTENSIONS={folder.resolve().as_uri()}"


def command(profile: Path) -> list[str]:
    program = find_soffice()
    if program is None:
        raise NoWriter(
            "LibreOffice is not on this machine. Install it (Debian, Ubuntu: apt-get install libreoffice-writer libreoffice-gtk3)."
        )
    return [program, f"-env:UserInstallation={profile.resolve().as_uri()}", "--norestore", "--nologo"]


def surroundings() -> dict[str, str]:
    """The environment for the office. Its Python takes the first `python3` of PATH for its home: that must not be this one."""
    ours = {os.path.realpath(os.path.join(prefix, "bin")) for prefix in (sys.prefix, sys.base_prefix) if prefix != "/usr"}
    paths = [path for path in os.environ.get("PATH", "").split(os.pathsep) if os.path.realpath(path) not in ours]
    left = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV_", "VIRTUAL_ENV"))}
    return left | {"PATH": os.pathsep.join(paths)}


def script(name: str, scripts: Path = SCRIPTS) -> str:
    """The address of a function in a file of the profile's scripts."""
    return f"vnd.sun.star.script:{scripts.name}${name}?language=Python&location=user"


@contextmanager
def screen(width: int = 1400, height: int = 1000) -> Iterator[dict[str, str]]:
    """The environment of a screen nobody sees, with a window manager and a session bus of its own."""
    missing = [name for name in ("Xvfb", "openbox", "dbus-daemon", "dbus-send") if not shutil.which(name)]
    if missing:
        raise NoWriter(
            f"Not on this machine: {', '.join(missing)}. Install: apt-get install xvfb openbox dbus-daemon dbus-bin at-spi2-core"
        )
    with ExitStack() as stack:
        server = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
        number = told_by(stack, server, surroundings())
        environment = {**surroundings(), "DISPLAY": f":{number}", "SAL_USE_VCLPLUGIN": "gtk3", "GTK_THEME": "Adwaita"}
        environment.pop("WAYLAND_DISPLAY", None)
        environment["XDG_RUNTIME_DIR"] = stack.enter_context(tempfile.TemporaryDirectory())  # or screens of one number share their trees
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = told_by(stack, bus, environment)
        stack.enter_context(running(["openbox"], environment))
        subprocess.run(ACCESSIBLE, env=environment, check=False, capture_output=True, timeout=PATIENCE)  # an office asks once, at its start
        yield environment


def told_by(stack: ExitStack, arguments: list[str], environment: dict[str, str]) -> str:
    """Start a program that says one line when it is ready."""
    process = stack.enter_context(running(arguments, environment, stdout=subprocess.PIPE))
    line: bytes = process.stdout.readline()
    if not line:
        raise NoWriter(f"{arguments[0]} did not start")
    return line.decode().strip()


@contextmanager
def running(arguments: list[str], environment: dict[str, str], stdout: int = subprocess.DEVNULL) -> Iterator[Any]:
    """A process and those it starts; ended with the block."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        arguments, env=environment, stdin=silent, stdout=stdout, stderr=silent, start_new_session=True, preexec_fn=end_with_us
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if process.stdout:
            process.stdout.close()


def end_with_us() -> None:
    """What we start must not outlive us, even if we are killed."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


@contextmanager
def started(profile: Path, environment: dict[str, str], *arguments: str) -> Iterator[Any]:
    """Writer with a window and a door; gives the office's component context, as seen through the door."""
    door = f"vanthu-{uuid.uuid4().hex}"
    with running([*command(profile), f"--accept=pipe,name={door};urp;", *arguments], environment) as process:
        context = until(lambda: knock(door, process), "the office to open its door")
        try:
            yield context
        finally:
            end(context, process)


def knock(door: str, process: Any) -> Any:
    if process.poll() is not None:
        raise NoWriter(f"the office ended by itself, status {process.returncode}")
    uno = bridge()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    try:
        return resolver.resolve(f"uno:pipe,name={door};urp;StarOffice.ComponentContext")
    except Exception as problem:  # no type of its own can be named before the bridge is there
        if type(problem).__name__.endswith("NoConnectException"):
            return None
        raise NoWriter(str(problem)) from None  # an exception of the bridge cannot pass a context manager


def bridge() -> Any:
    """LibreOffice's own module `uno`, from where the system keeps it."""
    if SYSTEM not in sys.path:
        sys.path.append(SYSTEM)
    try:
        import uno
    except ImportError as problem:
        raise NoWriter(f"this Python ({sys.version.split()[0]}) cannot load LibreOffice's bridge: {problem}") from problem
    return uno


def end(context: Any, process: Any) -> None:
    """The office ends by itself where it can; the rest is for `running`."""
    try:
        desktop_of(context).terminate()
    except Exception:  # it may be gone, or go while it answers
        pass
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        pass


def closed(context: Any) -> bool:
    try:
        return desktop_of(context) is None
    except Exception:  # the door is gone
        return True


def desktop_of(context: Any) -> Any:
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def model_of(context: Any) -> Any:
    """The document in front, once it has a window; nothing before."""
    model = desktop_of(context).getCurrentComponent()
    return model if model is not None and hasattr(model, "getCurrentController") and model.getCurrentController() else None


def call(context: Any, name: str) -> Any:
    """One of our scripts, in the office."""
    provider = context.getByName("/singletons/com.sun.star.script.provider.theMasterScriptProviderFactory").createScriptProvider("")
    return provider.getScript(script(name)).invoke((), (), ())[0]


def on_main_thread(context: Any, do: Callable[[], Any]) -> Any:
    """Do this on the office's main thread, and give what it gave: a call from there comes back through the door on the same thread."""
    bridge()
    import unohelper
    from com.sun.star.awt import XCallback

    over = threading.Event()
    given: list[Any] = []
    problems: list[Exception] = []

    class Call(unohelper.Base, XCallback):  # type: ignore[misc]
        def notify(self, data: Any) -> None:
            try:
                given.append(do())
            except Exception as problem:
                problems.append(problem)
            over.set()

    context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context).addCallback(Call(), None)
    if not over.wait(PATIENCE):
        raise TimeoutError(f"waited {PATIENCE} s for the office's main thread")
    if problems:
        raise problems[0]
    return given[0]


def open_deck(model: Any, name: str = DECK) -> None:
    """The sidebar with a deck of ours in it. At a first start it takes itself for open and has no width: so it is shut first."""
    sidebar = model.getCurrentController().getSidebar()
    sidebar.setVisible(True)
    sidebar.showDecks(False)

    def activated() -> bool:
        """Which decks there are changes while a document comes up: what was there a moment ago may be gone."""
        try:
            sidebar.getDecks().getByName(name).activate(True)
        except Exception as problem:
            if not type(problem).__name__.endswith("NoSuchElementException"):
                raise
            return False
        return True

    until(activated, "the deck to be known")
    sidebar.showDecks(True)


def until(met: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Wait for something to be so, and give what it gave."""
    over = time.monotonic() + seconds
    while True:
        found = met()
        if found:
            return found
        if time.monotonic() > over:
            raise TimeoutError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.05)


def picture(path: Path, environment: dict[str, str]) -> Path:
    """The whole screen, once it has come to rest (a caret may blink)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.with_suffix(".before.png")
    take = ["import", "-window", "root"]
    subprocess.run([*take, str(path)], env=environment, check=True, timeout=PATIENCE)
    for _ in range(20):
        path.replace(before)
        time.sleep(0.3)
        subprocess.run([*take, str(path)], env=environment, check=True, timeout=PATIENCE)
        told = subprocess.run(["compare", "-metric", "AE", str(before), str(path), "null:"], capture_output=True, text=True, check=False)
        if float(told.stderr.split()[0]) < CARET:
            break
    before.unlink()
    return path
