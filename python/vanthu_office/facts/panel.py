"""The panel in one window of Writer: the facts of its document as the page says them now, and what is done when one is changed."""

from __future__ import annotations

import datetime
from typing import Any, Callable, Dict, Mapping, Set, Tuple

from com.sun.star.awt.Key import ESCAPE

from vanthu.facts import LEVELS, Facts, facts
from vanthu.strings import say
from vanthu.types import abbreviations
from vanthu.vietnamese.dates import in_figures
from vanthu.vietnamese.text import fold

from ..bridge import ask
from ..decks import FACTS, Beside
from ..session import Session
from . import doing
from .face import LISTS, OFFERING, TYPED, Face, Shown

_NOTHING = dict.fromkeys((*LISTS, *OFFERING, *TYPED), "")


class Panel(Beside):
    deck = FACTS

    def __init__(self, context: Any, frame: Any, parent: Any, refreshed: Callable[[], None] = lambda: None) -> None:
        super().__init__(context, frame, refreshed)
        self._facts = Facts()
        self._items: Mapping[str, Tuple[str, ...]] = {}
        self._signers: Tuple[Tuple[str, Mapping[str, str]], ...] = ()
        self._inside = ""  # the field that a person is in
        self._wrong: Dict[str, str] = {}  # fields whose text was refused, and why
        self._awaited: Set[str] = set()  # fields that are about to be written
        deeds: Dict[str, Callable[[Any], None]] = {"today": self._today}
        deeds.update({name: self._picker(name) for name in (*LISTS, *OFFERING)})
        self.face = Face(context, parent, deeds, self._entered, self._key)

    # The document it is for

    def begin(self, session: Session) -> None:
        session.watch(self.told)
        self.refresh()

    def end(self) -> None:
        self._wrong.clear()
        self._awaited.clear()

    def told(self, session: Session) -> None:
        if session.view.phase == "closed":
            self.detach()
        elif session.view.fresh and session.view.checked is not None:
            self.refresh()

    # What a person does

    def _entered(self, name: str, inside: bool) -> None:
        """Leaving a field writes it, once the office has done with the event."""
        if inside:
            self._inside = name
            return
        if self._inside == name:
            self._inside = ""
        self._soon(name, lambda: self.done_with(name))

    def _key(self, name: str, key: int) -> None:
        if key == ESCAPE:
            self._wrong.pop(name, None)
            self.face.put_back(name)
            self.refresh()
        elif name != "authority":  # its lines are parted by Enter
            self._soon(name, lambda: self.done_with(name))

    def _picker(self, name: str) -> Callable[[Any], None]:
        def picked(event: Any) -> None:
            self._soon(name, lambda: self.picked(name))

        return picked

    def _today(self, event: Any) -> None:
        self._soon("date", lambda: self.write({"date": in_figures(datetime.date.today())}, "date"))

    def _soon(self, name: str, do: Callable[[], None]) -> None:
        """Until then the field stays as it is, though a check should end before."""

        def now() -> None:
            self._awaited.discard(name)
            do()

        if self.session is not None:
            self._awaited.add(name)
            self.session.clock.after(0, now)

    def done_with(self, name: str) -> None:
        """What was typed goes to the page."""
        if self.session is not None and self.face.is_changed(name):
            self.write({name: self.face.text(name)}, name)

    def picked(self, name: str) -> None:
        """An item of a list, or one of those a field offers."""
        if self.session is None:
            return
        if name in LISTS:
            at = self.face.chosen(name)
            items = self._items.get(name, ())
            if 0 <= at < len(items) and items[at] != getattr(self._facts, name):
                self.write({name: items[at]}, name)
            return
        said = self.face.text(name)
        values = next((values for shown, values in self._signers if shown == said), None) if name == "name" else None
        if values is not None:
            self.write(values, name)
        elif said in self._items.get(name, ()):
            self.write({name: said}, name)

    def write(self, values: Mapping[str, str], name: str) -> None:
        session = self.session
        if session is None:
            return
        if name == "subject":
            values = {name: " ".join(values[name].split())}
        wrong = doing.write(session, values)
        if wrong:
            self._wrong[name] = wrong
        else:
            for each in {name, *values}:
                self._wrong.pop(each, None)
                self.face.take(each)
        self.refresh(written=() if wrong else tuple(values))

    # What it looks like now

    def refresh(self, written: Tuple[str, ...] = ()) -> None:
        """`written`: fields whose text has just gone to the page; they wait for it to be read again."""
        session = self.session
        if session is None:
            return
        checked = session.view.checked
        anatomy = checked.anatomy if checked is not None else None
        usable = anatomy is not None and anatomy.kind == "document" and not ask(session.model, "isReadonly")
        self._facts = facts(anatomy) if anatomy is not None and anatomy.kind == "document" else Facts()
        office = doing.office_for(anatomy) if anatomy is not None else None
        self._signers = doing.signers_of(office)
        offered = doing.symbol_offered(anatomy, self._facts, office) if anatomy is not None else ""
        self._items = {
            "type": self._types(anatomy.regime) if anatomy is not None else ("",),
            "urgency": self._levels("urgency"),
            "secrecy": self._levels("secrecy"),
            "symbol": (offered,) if offered else (),
            "name": tuple([shown for shown, _ in self._signers]),
            "unit": tuple([unit.symbol or unit.name for unit in office.units]) if office is not None else (),
        }
        values = {**_NOTHING, **{name: value for name, value in self._facts._asdict().items() if name in _NOTHING}}
        inside = (self._inside,) if self._inside and self.face.is_changed(self._inside) else ()
        leaving = (*inside, *self._awaited, *[name for name in (*self._wrong, *written) if name not in LISTS])
        self.face.show(Shown(self.language, values, self._items, self._quiet(usable), usable), leaving)
        self._refreshed()

    def _types(self, regime: str) -> Tuple[str, ...]:
        known = sorted(abbreviations(regime), key=lambda name: (fold(name), name))
        return (*(() if self._facts.type in known else (self._facts.type,)), *known)

    def _levels(self, name: str) -> Tuple[str, ...]:
        now = getattr(self._facts, name)
        return ("", *LEVELS[name], *((now,) if now and now not in LEVELS[name] else ()))

    def _quiet(self, usable: bool) -> str:
        """Why something was not written; else what this is."""
        session = self.session
        assert session is not None
        if self._wrong:
            return list(self._wrong.values())[-1]
        if ask(session.model, "isReadonly"):
            return say("facts.read.only", self.language)
        if session.view.checked is None:
            return say("facts.reading", self.language)
        return say("facts.about" if usable else "facts.none", self.language)
