"""A person at a desk: Writer's window on a screen nobody sees, looked at through the accessible tree, used by keys and mouse.

What stands in the document may be read through the office's door; what a person would do is done by xdotool.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pack
import writer

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "dist" / "pictures"
REST = 0.3  # seconds for the accessible tree to tell of what is new: 7.4 ends by a fault if that is gone when it does
FUNCTION_KEYS = {f"F{number}": str(66 + number) for number in range(1, 11)}  # where they are on the board: by name, a newer hand adds Alt
SOON = 15  # seconds within which what a person waits for must have come


@cache
def atspi() -> Any:
    """The library of the accessible tree; it takes its bus from the environment, once."""
    if writer.SYSTEM not in sys.path:
        sys.path.append(writer.SYSTEM)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # gi's way of importing is an old one
            import gi

            gi.require_version("Atspi", "2.0")
            from gi.repository import Atspi
    except (ImportError, ValueError) as problem:
        raise writer.NoWriter(f"the accessible tree cannot be read: {problem}. Debian: gir1.2-atspi-2.0, python3-gi") from problem
    return Atspi


@contextmanager
def taken(folder: Path, environment: dict[str, str], *settings: tuple[str, str, str]) -> Iterator[Desk]:
    """A desk of its own: a profile with these settings and the extension in it, Writer started."""
    profile = writer.make_profile(folder / "profile", *settings)
    pack.pack(folder / "vanthu.oxt")
    writer.install(profile, folder / "vanthu.oxt")
    with writer.started(profile, environment, "--nodefault") as context:
        yield Desk(context, environment, profile)


class Desk:
    def __init__(self, context: Any, environment: dict[str, str], profile: Path) -> None:
        self.context = context
        self.environment = environment
        self.profile = profile
        self.desktop = writer.desktop_of(context)

    # Documents.

    @contextmanager
    def opened(self, path: Path, deck: bool = True, **properties: Any) -> Iterator[Any]:
        """A document (best a copy in tmp_path) open in a window, the deck beside it; shut afterwards without a question."""
        with self._window(path.resolve().as_uri(), deck, properties) as model:
            yield model

    @contextmanager
    def blank(self, deck: bool = True) -> Iterator[Any]:
        """A new document."""
        with self._window("private:factory/swriter", deck, {}) as model:
            yield model

    @contextmanager
    def _window(self, url: str, deck: bool, properties: dict[str, Any]) -> Iterator[Any]:
        given = tuple(_value(*each) for each in properties.items())
        model = self.on_main_thread(lambda: self.desktop.loadComponentFromURL(url, "_blank", 0, given))
        assert model is not None, f"Writer could not open {url}"
        try:
            self.front(model)
            if deck:
                self.open_deck(model)
            yield model
        finally:
            self.close(model)

    def close(self, model: Any) -> None:
        """Without a question; the test may have shut it already."""

        def close() -> None:
            model.setModified(False)
            model.close(True)

        time.sleep(REST)
        try:
            self.on_main_thread(close)
        except Exception as problem:
            if not type(problem).__name__.endswith("DisposedException"):
                raise AssertionError(f"the document would not close: {problem}") from None

    def front(self, model: Any) -> None:
        """The document's window before the others, with the keyboard in the text."""

        def front() -> None:
            frame = model.getCurrentController().getFrame()
            frame.getContainerWindow().toFront()
            frame.getContainerWindow().setFocus()
            frame.activate()
            frame.getComponentWindow().setFocus()

        self.on_main_thread(front)

    def open_deck(self, model: Any) -> None:
        self.on_main_thread(lambda: writer.open_deck(model))

    def order(self, model: Any, command: str, **properties: Any) -> None:
        """What a menu would ask for, in the document's window."""
        given = tuple(_value(*each) for each in properties.items())

        def order() -> None:
            helper = self.context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
            helper.executeDispatch(model.getCurrentController().getFrame(), command, "", 0, given)

        self.on_main_thread(order)

    def undo(self, model: Any) -> None:
        """One step. Asked for beside the main thread it could come while what is to be undone is still being done."""
        self.on_main_thread(model.getUndoManager().undo)

    def on_main_thread(self, do: Callable[[], Any]) -> Any:
        """What opens and shuts windows. On the door's own thread it may turn the screen's events, and wait for the office for ever."""
        return writer.on_main_thread(self.context, do)

    # What there is to see.

    def state(self) -> dict[str, Any]:
        """How the document in front stands, as the deck knows it: phase, fresh, trouble, findings (rule, severity, message)."""
        told: dict[str, Any] = json.loads(writer.call(self.context, "state"))
        return told

    def log(self) -> str:
        """What has ended in the log."""
        return "".join(path.read_text(encoding="utf-8") for path in sorted(self.profile.rglob("*.log")) if "vanthu" in str(path).lower())

    def findings(self) -> list[tuple[str, str, str]]:
        """What was found in the document in front, once it has been looked at as it now stands."""
        state = self.until(lambda: _settled(self.state()), "the check of the text as it stands")
        return [(rule, severity, message) for rule, severity, message in state["findings"]]

    def rules(self) -> list[str]:
        return sorted(rule for rule, _, _ in self.findings())

    def things(self, role: str | None = None, name: str | None = None, within: Thing | None = None) -> list[Thing]:
        """What is showing of that role ("push button", "tree", …) whose name matches the pattern, in the tree's order."""
        roots = [within.inner] if within else self._applications()
        return [
            Thing(each, self)
            for root in roots
            for each in _walk(root)
            if (role is None or _role(each) == role) and (name is None or re.search(name, each.get_name() or ""))
        ]

    def thing(self, role: str | None = None, name: str | None = None, within: Thing | None = None) -> Thing:
        """The first of them, waited for."""
        found: Thing = self.until(lambda: next(iter(self.things(role, name, within)), None), f"{role or 'something'} named {name!r}")
        return found

    def deck(self, within: Thing | None = None) -> Thing:
        """The panel of the deck; of this window, or of the one in front."""
        return self.thing("push button", "Kiểm tra lại|Check again", within or self.window()).parent()

    def window(self) -> Thing:
        """The window in front."""
        late = time.monotonic() + SOON / 3

        def active() -> Thing | None:
            windows = self._windows()
            found = next((each for each in windows if each.has("active")), None)
            if found is None and time.monotonic() > late:  # on a busy screen it may be in front and never have been told so
                title = _named(self.hand("getactivewindow", "getwindowname"))
                return next((each for each in windows if len(windows) == 1 or _named(each.name) == title), None)
            return found

        found: Thing = self.until(active, "a window in front")
        return found

    def _windows(self) -> list[Thing]:
        return [each for root in self._applications() for each in Thing(root, self).children()]

    def _applications(self) -> list[Any]:
        desktop = atspi().get_desktop(0)
        return [each for each in _children(desktop) if _is_ours(each, self.profile)]

    def picture(self, name: str) -> Path:
        """The screen, kept in dist/pictures/."""
        return writer.picture(PICTURES / f"{name}.png", self.environment)

    # What a person does.

    def type(self, text: str) -> None:
        self.hand("type", "--delay", "15", "--", text)

    def press(self, *keys: str) -> None:
        """press("ctrl+z"), press("Down", "Down", "Return")."""
        self.hand("key", "--delay", "40", *(FUNCTION_KEYS.get(key, key) for key in keys))

    def hand(self, *arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True, text=True, timeout=60)
        return done.stdout

    def until(self, met: Callable[[], Any], what: str, seconds: float = SOON) -> Any:
        """Wait until it is so, and give what it gave; a picture is kept of what never came."""
        from gi.repository import GLib

        def now() -> Any:
            try:
                return met()
            except GLib.GError:  # what was on the screen went while it was looked at
                return None

        try:
            return writer.until(now, what, seconds)
        except TimeoutError:
            self.picture("waited-for-" + re.sub(r"\W+", "-", what)[:60])
            raise


def _named(title: str) -> str:
    """The document's name, of "a.docx — LibreOffice Writer": the dash is not the same everywhere."""
    return re.split(" [—–-] ", title.strip())[0]


class Thing:
    """Something on the screen, as a screen reader sees it."""

    def __init__(self, inner: Any, desk: Desk, above: Thing | None = None) -> None:
        self.inner = inner
        self.desk = desk
        self.above = above  # whose child it is: in a list's lower lines 7.4 does not say

    def __repr__(self) -> str:
        return f"<{self.role} {self.name!r}>"

    @property
    def role(self) -> str:
        return _role(self.inner)

    @property
    def name(self) -> str:
        return str(self.inner.get_name() or "")

    @property
    def text(self) -> str:
        text = self.inner.get_text_iface()
        return str(atspi().Text.get_text(text, 0, text.get_character_count())) if text else self.name

    def has(self, state: str) -> bool:
        """has("focused"), has("enabled"), has("checked"), …"""
        return bool(self.inner.get_state_set().contains(getattr(atspi().StateType, state.upper())))

    def parent(self) -> Thing:
        return Thing(self.inner.get_parent(), self.desk)

    def children(self) -> list[Thing]:
        return [Thing(each, self.desk, self) for each in _children(self.inner)]

    def use(self, action: int = 0) -> None:
        """Do what it is there for, as a screen reader would."""
        assert self.inner.get_action_iface().do_action(action), f"{self} does nothing"

    def choose(self, number: int) -> None:
        """Choose one of its children: a line of a list."""
        assert self.inner.get_selection_iface().select_child(number), f"{self} has no line {number}"

    def click(self, button: int = 1) -> None:
        """With the mouse, in its middle."""
        x, y = self.middle()
        self.desk.hand("mousemove", str(x), str(y), "click", str(button))

    def box(self) -> Any:
        """Its width and height, and where it is among its likes."""
        return self.inner.get_extents(atspi().CoordType.SCREEN)

    def aboves(self) -> Iterator[Thing]:
        """What it was reached by."""
        above = self.above
        while above is not None:
            yield above
            above = above.above

    def middle(self) -> tuple[int, int]:
        """Where it is on the screen. What stands in a panel of ours says its place from another corner than the panel itself."""
        box = self.inner.get_extents(atspi().CoordType.SCREEN)
        x, y = box.x + box.width // 2, box.y + box.height // 2
        known = next((each for each in self.aboves() if each.above is None), self)
        panes = [each for each in _above(known.inner) if each.get_role_name() == "root pane"]
        if len(panes) > 1:  # the panel's own, and the window's
            own, panel = (each.get_extents(atspi().CoordType.SCREEN) for each in (panes[0], panes[0].get_parent()))
            x, y = x + panel.x - own.x, y + panel.y - own.y
        return x, y


def copy(path: Path, folder: Path) -> Path:
    """A document to work on, so that the original stays as it is."""
    return Path(shutil.copy(path, folder))


def _settled(state: dict[str, Any]) -> dict[str, Any] | None:
    assert not state["trouble"], state["trouble"]
    return state if state["phase"] in ("ready", "paused") and state["fresh"] else None


def _value(name: str, value: Any) -> Any:
    import uno

    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _above(node: Any) -> Iterator[Any]:
    while (node := node.get_parent()) is not None:
        yield node


def _role(node: Any) -> str:
    """Its role's name; newer versions of the tree say "button" where older ones say "push button"."""
    name = str(node.get_role_name())
    return "push button" if name == "button" else name


def _children(node: Any) -> list[Any]:
    return [child for child in map(node.get_child_at_index, range(node.get_child_count())) if child is not None]


def _walk(node: Any) -> Iterator[Any]:
    """All that is showing; the words of the page are left out, they are read through the document."""
    for child in _children(node):
        if child.get_role_name() == "document text":
            continue
        showing = child.get_state_set().contains(atspi().StateType.SHOWING)
        if showing:
            yield child
        elif child.get_role_name() == "list":  # of a box that is not opened
            continue
        if child.get_child_count():
            yield from _walk(child)


def _is_ours(application: Any, profile: Path) -> bool:
    """Whether that is the office with our profile."""
    from gi.repository import GLib

    try:
        command = Path(f"/proc/{application.get_process_id()}/cmdline").read_text(encoding="utf-8", errors="replace")
    except (OSError, GLib.GError):  # one that has just ended
        return False
    return os.fspath(profile) in command
