"""The panel in one window of Writer: clauses for its document and for where the caret is, and what is done with the chosen one."""

from __future__ import annotations

import datetime
from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple

import unohelper
from com.sun.star.view import XSelectionChangeListener

from vanthu.clauses.clause import Clause
from vanthu.clauses.copies import PLACE as COPY
from vanthu.clauses.inserting import preview
from vanthu.clauses.known import values_of
from vanthu.clauses.lookup import Group, Situation, groups
from vanthu.filling import Values, unknown
from vanthu.strings import say

from .. import edition, memory, offices, settings
from ..bridge import ask, configured
from ..clock import Ticket
from ..decks import INSERT, Beside, panels
from ..log import guarded
from ..panel.rows import Row, every
from ..session import Session
from . import asking, doing, own
from .face import Face, Shown
from .rows import key_of, rows

REST = 0.3  # seconds the caret rests before the list follows it
TYPED = 0.15  # seconds after the last letter of a search

_answers: Dict[str, Dict[str, str]] = {}  # by document: what was answered in it is not asked again


class Panel(Beside):
    deck = INSERT

    def __init__(self, context: Any, frame: Any, parent: Any, refreshed: Callable[[], None] = lambda: None) -> None:
        super().__init__(context, frame, refreshed)
        self._shelf = own.Shelf(())
        self._memory = memory.Memory()
        self._groups: Tuple[Group, ...] = ()
        self._rows: Sequence[Row] = ()
        self._made_of: Any = None  # what these rows were made of
        self._clauses: Dict[str, Clause] = {}  # by the key of their row
        self._row = ""
        self._wording = 0
        self._places: Tuple[str, ...] = ()
        self._offered = False  # the places are those asked for, not those of the caret
        self._query = ""
        self._said = ""  # what was done last
        self._waiting: Optional[Ticket] = None
        self._caret: Optional[_Caret] = None
        deeds = {"search": self._searched, "insert": self._insert_now, "other": self._other, "keep": self._keep, "drop": self._drop}
        self.face = Face(context, parent, deeds, self._chosen, self._go, self._down)

    @property
    def clause(self) -> Optional[Clause]:
        return self._clauses.get(self._row)

    # The document it is for.

    def begin(self, session: Session) -> None:
        self._shelf, self._memory = own.shelf(self.language), memory.recall()
        session.watch(self.told)
        self._caret = _Caret(self.frame.getController(), self._moved)
        self._soon(0, self._look_around)  # a list filled before its window is on the screen shows nothing

    def end(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if self._caret is not None:
            self._caret.close()
            self._caret = None

    # What it is told.

    def told(self, session: Session) -> None:
        if session.view.phase == "closed":
            self.detach()
        elif session.view.fresh and session.view.checked is not None:
            if self._shelf.place != edition.current():  # a newer one was taken
                self._shelf = own.shelf(self.language)
            self._look_around()

    def _moved(self) -> None:
        self._offered = False
        self._soon(REST, self._look_around)

    def _searched(self, event: Any) -> None:
        self._query = self.face.control["search"].getText().strip()
        self._soon(TYPED, self.refresh)

    def _soon(self, seconds: float, do: Callable[[], None]) -> None:
        """Only the last of what is done counts."""
        if self._waiting is not None:
            self._waiting.cancel()
        if self.session is not None:
            self._waiting = self.session.clock.after(seconds, do)

    def _look_around(self) -> None:
        """Where the caret is now, in what was read last."""
        session = self.session
        if session is None:
            return
        view = session.view
        if view.checked is not None and view.picture is not None and view.fresh:
            block = doing.block_at(view.picture, self.frame.getController())
            there = doing.Here(view.picture, view.checked.anatomy, block)
            self._places = self._places if self._offered else doing.places(there)
        self.refresh()

    # What a person does.

    def _chosen(self, row: Optional[Row]) -> None:
        self._row, self._wording, self._said = row.key if row is not None else "", 0, ""
        self.refresh()

    def _go(self, into_text: bool) -> None:
        """Enter or a second click puts it in."""
        key = self.face.tree.selected()
        if into_text and key in self._clauses:
            self._row = key
            if self.session is not None:
                self.session.clock.after(0, self.insert)

    def _down(self) -> None:
        """From the search to the first clause found."""
        self._query = self.face.control["search"].getText().strip()
        self.refresh()
        first = next((row.key for row in every(self._rows) if row.key in self._clauses), "")
        if first:
            self._row, self._wording, self._said = first, 0, ""
            self.face.tree.select(first)
            self.refresh()
            self.face.focus("list")

    def _other(self, event: Any) -> None:
        if self.clause is not None:
            self._wording = (self._wording + 1) % len(self.clause.wordings)
            self.refresh()

    def _insert_now(self, event: Any) -> None:
        self.insert()

    def insert(self) -> None:
        """The chosen clause into the document: what it does not know is asked, once in a document."""
        session, clause = self.session, self.clause
        if session is None or clause is None or ask(session.model, "isReadonly"):
            return
        done = self._put(session, clause)
        if done is None:
            return
        key = "insert.refused" if done.refused else "insert.done.blanks" if done.blanks else "insert.done"
        self._said = say(key, self.language, name=clause.name)
        self.refresh()
        self.frame.getComponentWindow().setFocus()

    def _put(self, session: Session, clause: Clause) -> Optional[doing.Done]:
        """None: the person thought better of it."""
        controller = self.frame.getController()
        if clause.place == COPY:
            return doing.insert_copy(session, controller, clause, offices.current(), datetime.date.today())
        wording, values = clause.wordings[self._wording], self._values()
        missing = unknown(wording, values)
        answers = asking.fill(self.context, clause.name, missing, self._memory.answers, self.language) if missing else {}
        if answers is None:
            return None
        self._memory = memory.remember_clause(clause.id, answers)
        _answers.setdefault(self._document(), {}).update(answers)
        return doing.insert(session, controller, clause, wording, {**values, **answers})

    def _keep(self, event: Any) -> None:
        """What is selected in the text becomes a clause of the user's own."""
        session = self.session
        if session is None:
            return
        lines = doing.selected(session.model)
        if not lines:
            self._said = say("insert.keeping.nothing", self.language)
            self.refresh()
            return
        type = session.view.checked.anatomy.main.type if session.view.checked is not None else ""
        place = self._places[0] if self._places else ""
        wish = asking.keep(self.context, "\n".join(lines), place, type, self.language)
        if wish is None:
            return
        wrong = own.keep(wish.name, wish.place, wish.type, wish.lines, _owner(), datetime.date.today(), self.language)
        self._said = wrong or say("insert.kept", self.language, name=wish.name)
        self._shelf_changed()

    def _drop(self, event: Any) -> None:
        clause = self.clause
        if clause is not None and clause.origin == own.USER:
            refused = own.drop(clause, self.language)
            self._row, self._said = "", refused or say("insert.dropped", self.language, name=clause.name)
            self._shelf_changed()

    def _shelf_changed(self) -> None:
        for panel in panels(INSERT):
            panel._shelf = own.shelf(panel.language)
            panel.refresh()

    def offer(self, place: str) -> None:
        """The clauses of this place on top, the first of them chosen: until something is looked for, or the caret goes elsewhere."""
        self.face.control["search"].setText("")
        self._query, self._places, self._offered = "", (place,), True
        self.refresh()
        first = next((row.key for row in every(self._rows) if row.key in self._clauses), "")
        self._row, self._wording, self._said = first, 0, ""
        self.face.tree.select(first)
        self.refresh()
        self.face.focus("list")

    def search(self, query: str) -> None:
        """Look for these words, as if a person had typed them."""
        self.face.control["search"].setText(query)
        self._query = query
        self.refresh()

    # What is known.

    def _document(self) -> str:
        assert self.session is not None
        return str(ask(self.session.model, "getPropertyValue", "RuntimeUID"))

    def _values(self) -> Values:
        assert self.session is not None
        view = self.session.view
        known: Mapping[str, str] = {}
        if view.checked is not None:
            known = values_of(view.checked.anatomy, offices.known().shown, settings.read().office, datetime.date.today())
        return {**known, **_answers.get(self._document(), {})}

    # What it looks like now.

    def refresh(self) -> None:
        session = self.session
        if session is None:
            return
        self._list(session)
        clause, language = self.clause, self.language
        shown = Shown(language, self._rows, self._label(), quiet=self._quiet(clause))
        if clause is None:
            shown = shown._replace(preview=say("insert.about", language))
        else:
            values = self._values()
            many = len(clause.wordings)
            number = say("insert.other.number", language, number=self._wording + 1, of=many) if many > 1 else ""
            shown = shown._replace(
                title=clause.name,
                preview="\n".join(preview(clause.wordings[self._wording], values)),
                wording=number,
                insertable=not ask(session.model, "isReadonly"),
                own=clause.origin == own.USER,
            )
        self.face.show(shown)
        self._refreshed()

    def _list(self, session: Session) -> None:
        """Make the rows, if they are to be others than before."""
        checked = session.view.checked
        anatomy = checked.anatomy if checked is not None else None
        regime = anatomy.regime if anatomy is not None else ""
        type = anatomy.main.type if anatomy is not None else ""
        made_of = self._shelf, regime, type, self._places, self._offered, self._memory, self._query, self.language
        if made_of == self._made_of:
            return
        self._made_of = made_of
        situation = Situation(regime, type, self._places, self._memory.used)
        self._groups = groups(self._shelf.clauses, situation, self._query)
        self._rows = rows(self._groups, self.language, bool(self._query), self._places[0] if self._offered else "")
        self._clauses = {key_of(group.name, each): each for group in self._groups for each in group.clauses}
        if self._row not in self._clauses:
            self._row = self._elsewhere()

    def _elsewhere(self) -> str:
        """The clause that was chosen may stand under another heading now."""
        tail = self._row.partition("|")[2]
        return next((row.key for row in every(self._rows) if tail and row.key.partition("|")[2] == tail), "")

    def _label(self) -> str:
        number = sum(len(group.clauses) for group in self._groups)
        key = "insert.list.none" if not number else "insert.list.found" if self._query else "insert.list"
        return say(key, self.language, number=number)

    def _quiet(self, clause: Optional[Clause]) -> str:
        if self.session is not None and ask(self.session.model, "isReadonly"):
            return say("insert.read.only", self.language)
        if self._said:
            return self._said
        if clause is None:
            return say("insert.trouble", self.language, why=self._shelf.trouble) if self._shelf.trouble else ""
        key = "insert.standing.own" if clause.origin == own.USER else "insert.standing"
        return say(key, self.language, owner=clause.owner, version=clause.version, date=clause.date)


def _owner() -> str:
    """Who keeps a clause: the name the office knows, if it knows one."""
    data = configured("/org.openoffice.UserProfile/Data")
    return " ".join([name for name in (data.sn, data.givenname) if name]) or say("insert.keeping.me")


class _Caret(unohelper.Base, XSelectionChangeListener):  # type: ignore[misc]
    """Tells that the caret has moved. This is called at every key: it may do next to nothing."""

    def __init__(self, controller: Any, moved: Callable[[], None]) -> None:
        self._controller, self._moved = controller, moved
        controller.addSelectionChangeListener(self)

    def close(self) -> None:
        try:
            self._controller.removeSelectionChangeListener(self)
        except Exception:  # the window is gone
            return

    @guarded
    def selectionChanged(self, event: Any) -> None:
        self._moved()

    def disposing(self, source: Any) -> None:
        pass
