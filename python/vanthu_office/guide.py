"""The guide: its pages and those of the rules lie in the extension's folder help/vi, and are shown by the desk's own browser.

F1 in a panel or a window of ours opens the page of its task. It is taken only while the keyboard is in one of its controls. On GTK the
toolkit keeps F1 for itself where the keyboard is in the sidebar, and no extension is asked: there the menu leads to the same page.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import Any, Callable, Dict

import uno
import unohelper
from com.sun.star.awt import XFocusListener, XKeyHandler
from com.sun.star.awt.Key import F1
from com.sun.star.system.SystemShellExecuteFlags import URIS_ONLY

from vanthu.strings import say

from . import decks, log, settings
from .bridge import ask, service
from .panel.controls import let_go
from .panel.look import ROOT, file_url

FOLDER = "help", "vi"
RULES = "quy-tac"
START = "index"
NEW, OFFICES = "new", "offices"  # windows
PAGES: Dict[str, str] = {  # by deck or window
    decks.CHECK: "kiem-tra",
    decks.INSERT: "chen-noi-dung",
    decks.FACTS: "thong-tin",
    decks.CITING: "can-cu",
    decks.RECEIVE: "noi-nhan",
    decks.DOCTOR: "truc-trac",
    NEW: "soan-van-ban",
    OFFICES: "ho-so-co-quan",
}


def show(page: str = START) -> str:
    """Open a page in the browser. Gives "", or the sentence that says why nothing came."""
    url = file_url(*FOLDER, page + ".html")
    path: str = uno.fileUrlToSystemPath(url)
    if not os.path.exists(path):
        return say("guide.missing", settings.read().language)
    try:
        service("com.sun.star.system.SystemShellExecute").execute(url, "", URIS_ONLY)
        opened = sys.platform in ("win32", "darwin") or shutil.which("xdg-open") is not None  # elsewhere the office is not told
    except Exception:  # no browser, or none that may be started here
        opened = False
    return "" if opened else say("guide.no.browser", settings.read().language, path=path)


def show_of(subject: str) -> str:
    """The page of a deck or a window; of none, the first."""
    return show(PAGES.get(subject, START))


def show_rule(rule: str) -> str:
    return show(f"{RULES}/{rule}")


def has_rule(rule: str) -> bool:
    return os.path.exists(os.path.join(ROOT, *FOLDER, RULES, rule + ".html"))


class Key(unohelper.Base, XFocusListener, XKeyHandler):  # type: ignore[misc]
    """F1 in a window of ours: its page. The office's own help does not come then."""

    def __init__(self, window: Any, subject: str, tell: Callable[[str], None]) -> None:
        """`tell` says it where no page could be opened."""
        self._subject, self._tell = subject, tell
        self._toolkit = service("com.sun.star.awt.Toolkit")
        self._controls = ask(window, "getControls")
        self._listens = False
        for control in self._controls:
            control.addFocusListener(self)

    def close(self) -> None:
        self._listen(False)
        for control in self._controls:
            let_go(partial(control.removeFocusListener, self))
        self._controls = ()

    def _listen(self, listens: bool) -> None:
        if listens != self._listens:
            self._listens = listens
            (self._toolkit.addKeyHandler if listens else self._toolkit.removeKeyHandler)(self)

    @log.guarded
    def focusGained(self, event: Any) -> None:
        self._listen(True)

    @log.guarded
    def focusLost(self, event: Any) -> None:
        self._listen(False)

    @log.guarded
    def keyPressed(self, event: Any) -> bool:
        """Whether it is ours."""
        ours = event.KeyCode == F1 and not event.Modifiers
        if ours:
            said = show_of(self._subject)
            if said:
                self._tell(said)
        return bool(ours)

    @log.guarded
    def keyReleased(self, event: Any) -> bool:
        return False

    def disposing(self, source: Any) -> None:
        pass
