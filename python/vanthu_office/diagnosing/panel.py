"""The panel in one window of Writer: this computer looked at, what it means shown, the report copied.

It does not wake its document: whoever comes here may have one that makes trouble.
"""

from __future__ import annotations

import datetime
from typing import Any, Callable, Dict, Iterator, Optional, Sequence, Tuple

from vanthu.diagnosis import Line, Machine, diagnose, report, summary
from vanthu.strings import say

from .. import log
from ..citing.panel import load_registers
from ..clock import Ticket
from ..decks import DOCTOR, Beside, panels
from ..panel.rows import Row
from ..session import Session, forget
from . import clipboard, looking, seeing
from .face import Face, Shown
from .rows import first, rows, words

FILES = ("offices", "clauses", "recipients", "files")  # what was seen of files that people write


class Panel(Beside):
    deck = DOCTOR

    def __init__(self, context: Any, frame: Any, parent: Any, refreshed: Callable[[], None] = lambda: None) -> None:
        super().__init__(context, frame, refreshed)
        self.lines: Tuple[Line, ...] = ()
        self._rows: Sequence[Row] = ()
        self._machine: Optional[Machine] = None
        self._row = ""  # the chosen line
        self._said = ""  # what was done last
        self._look: Any = None  # the look that is under way
        self._waiting: Optional[Ticket] = None
        deeds: Dict[str, Callable[[Any], None]] = {
            "copy": lambda event: self.copy(),
            "again": lambda event: self.again(),
            "log": lambda event: log.show(),
        }
        self.face = Face(context, parent, deeds, self._chosen, self._go)

    # The document it is for.

    def begin(self, session: Session) -> None:
        self._soon(self.again)  # a list filled before its window is on the screen shows nothing

    def detach(self) -> None:
        """A session that was made for this alone, and still sleeps, hears of no closing: it goes with its panel."""
        session = self.session
        super().detach()
        if session is not None and session.view.phase == "asleep" and not panels(DOCTOR, session):
            forget(session)

    def end(self) -> None:
        self._look = None
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def told(self, session: Session) -> None:
        """Nothing of the document is shown here."""

    def _soon(self, do: Callable[[], None]) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        if self.session is not None:
            self._waiting = self.session.clock.after(0, do)

    # Looking, a part at a time.

    def again(self) -> None:
        if self.session is None:
            return
        self._said = ""
        load_registers(self.session)
        self._look = seeing.see()
        self.refresh()
        self._go_on(self._look, {"dark": self.face.is_dark()})

    def _go_on(self, look: Iterator[Dict[str, Any]], fields: Dict[str, Any]) -> None:
        """The next part, when the office has done with what else waits; then the disk, beside the main thread."""
        session = self.session
        if session is None or self._look is not look:
            return
        part = next(look, None)
        if part is not None:
            fields.update(part)
            session.clock.after(0, lambda: self._go_on(look, fields))
            return
        job = looking.looking(seeing.program_folder(), fields.get("profile", ""), log.path())
        session.clock.work(job, lambda seen: self._seen(look, fields, seen))

    def _seen(self, look: Iterator[Dict[str, Any]], fields: Dict[str, Any], seen: Any) -> None:
        if self.session is None or self._look is not look:
            return
        self._look = None
        if isinstance(seen, Exception):
            log.trouble("diagnosis.looking", seen)
            seen = {}
        fields.update(seen)
        troubles = tuple([each for name in FILES for each in fields.pop(name, ())])
        self._machine = Machine(now=datetime.datetime.now(), troubles=troubles, **fields)
        self.lines = diagnose(self._machine, self.language)
        self._rows = rows(self.lines, self.language)
        if self._row not in [line.id for line in self.lines]:
            self._row = first(self.lines)
        self.refresh()
        self.face.tree.select(self._row)

    # What a person does.

    def _chosen(self, row: Optional[Row]) -> None:
        self._soon(lambda: self._choose(row))

    def _choose(self, row: Optional[Row]) -> None:
        self._row, self._said = row.key if row is not None else "", ""
        self.refresh()

    def _go(self, to_type: bool) -> None:
        """Enter, or a second click: to the words about it."""
        if to_type:
            self._soon(lambda: self.face.focus("text"))

    def copy(self) -> None:
        """The whole report to the clipboard."""
        if self._machine is None:
            return
        try:
            clipboard.copy(report(self.lines, self._machine.now, self.language))
            self._said = say("doctor.copied", self.language)
        except Exception:
            log.trouble("diagnosis.copy")
            self._said = say("doctor.copied.not", self.language)
        self.refresh()

    # What it looks like now.

    def refresh(self) -> None:
        if self.session is None:
            return
        language = self.language
        line = next((each for each in self.lines if each.id == self._row), None)
        busy = self._look is not None
        label = say("doctor.list.busy", language) if busy else say("doctor.list", language, summary=summary(self.lines, language))
        text = words(line, language) if self.lines else ""
        title = line.title if line is not None else ""
        self.face.show(Shown(language, self._rows, label, title, text, bool(self.lines), self._said))
        self._refreshed()
