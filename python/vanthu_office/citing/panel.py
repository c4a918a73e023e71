"""The panel in one window of Writer: documents looked up and put at the caret; what its document cites, and what is done about it."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple

from com.sun.star.awt.Key import DOWN, ESCAPE, RETURN

from vanthu.citing import Cited, cited_in, manner_of
from vanthu.citing.manner import USUAL, mentioned
from vanthu.citing.order import ordered
from vanthu.registers.citations import Entry
from vanthu.strings import say

from .. import actions, completion, registers
from ..bridge import ask
from ..clock import Ticket
from ..decks import CITING, Beside
from ..panel.rows import Row, every
from ..session import Session, View, sessions
from . import asking, doing, saying
from .face import Face, Shown
from .rows import FOUND, Table, found_rows, table

MOST = 12  # documents that a search shows


class Panel(Beside):
    deck = CITING

    def __init__(self, context: Any, frame: Any, parent: Any, refreshed: Callable[[], None] = lambda: None) -> None:
        super().__init__(context, frame, refreshed)
        self._table: Optional[Table] = None  # what the document cites; None: it has not been read yet
        self._of: Optional[View] = None  # what the table was made of
        self._made_of: Any = None  # the same, or what one is being made of
        self._query = ""
        self._found: Sequence[Row] = ()
        self._entries: Mapping[str, Entry] = {}  # by the key of their row
        self._row = ""  # the chosen line of what the document cites
        self._match = ""  # the chosen one of what was found
        self._place: Tuple[Any, Any] = (None, None)  # what the caret's place was found by, and the place
        self._said = ""  # what was done last
        self._offered = ""  # what is searched for because it stands at the caret
        self._waiting: Optional[Ticket] = None
        deeds: Dict[str, Callable[[Any], None]] = {
            "search": lambda event: self._soon(self._searched),
            "insert": lambda event: self.insert(),
            "mend": lambda event: self.mend(),
            "record": lambda event: self.record(),
            "order": lambda event: self.order(),
        }
        self.face = Face(context, parent, deeds, self._chosen, self._go, self._pressed)

    # The document it is for.

    def begin(self, session: Session) -> None:
        self._table, self._of, self._made_of = None, None, None
        self._row = self._said = ""
        session.watch(self.told)
        completion.listen(self._caret_asks)
        load_registers(session)
        if session.view.phase == "paused" and session.view.checked is None:  # it is read when asked: now
            session.look()
        self._soon(self._look_around)  # a list filled before its window is on the screen shows nothing

    def end(self) -> None:
        self._made_of, self._place = None, (None, None)
        completion.unlisten(self._caret_asks)
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def told(self, session: Session) -> None:
        if session.view.phase == "closed":
            self.detach()
        elif (session.view.fresh and session.view.checked is not None) or session.view.phase == "failed":
            self._look_around()

    def _look_around(self) -> None:
        """What the document cites is found out beside the main thread; until then the list stays as it is."""
        session = self.session
        if session is None:
            return
        view, language = session.view, self.language
        checked = view.checked
        if checked is None or (self._made_of is not None and self._made_of[0] is checked and self._made_of[1] == language):
            self.refresh()
            return
        made_of = self._made_of = checked, language

        def make() -> Table:
            anatomy = checked.anatomy
            manner_of(anatomy), mentioned(anatomy, 0, 0)  # what a preview asks for is kept with it
            made = table(cited_in(anatomy, checked.findings), anatomy.document, language)
            return made._replace(order=ordered(anatomy, checked.rulebook))

        session.clock.work(make, lambda made: self._listed(made_of, view, made))

    def _listed(self, made_of: Any, view: View, made: Any) -> None:
        if isinstance(made, Exception):
            raise made
        if self._made_of is not made_of or self.session is None:
            return
        if self._table is not None and made.rows == self._table.rows:  # the same list: what shows it need not look
            made = made._replace(rows=self._table.rows)
        if self._row not in made.mentions:
            self._row = _elsewhere(self._row, made)
        self._table, self._of = made, view
        self.refresh()

    def _soon(self, do: Callable[[], None]) -> None:
        """Once the office has done with the event. Only the last of what is done counts."""
        if self._waiting is not None:
            self._waiting.cancel()
        if self.session is not None:
            self._waiting = self.session.clock.after(0, do)

    # Looking up.

    def _searched(self) -> None:
        self._look_up(self.face.typed())

    def _look_up(self, query: str) -> None:
        if query == self._query:
            return
        self._query, self._said = query, ""
        here = self._table.numbers if self._table is not None else ()
        entries = registers.search(query, here, MOST) if query else ()
        self._found = found_rows(entries, self.language)
        self._entries = {row.key: entry for row, entry in zip(self._found[0].rows, entries)} if entries else {}
        self._match = next(iter(self._entries), "")
        self.refresh()
        self.face.tree.select(self._match if query else self._row)

    def show_matches(self, words: str) -> None:
        """The documents that these words of the text may mean; the keyboard stays where it is."""
        self.face.control["search"].setText(words)
        self._look_up(words.strip())

    def _caret_asks(self, session: Session) -> None:
        """Another document is asked for in the text; once it is known whether a list could be drawn there."""
        if session is self.session:
            session.clock.after(0, self._follow_caret)

    def _follow_caret(self) -> None:
        """Where no list can be drawn at the caret, this one has the matches, as long as nobody searches here for something else."""
        session = self.session
        typed = self.face.typed()
        if session is None or typed not in ("", self._offered):
            return
        offer = completion.now(session)
        words = offer.asked.words.strip() if offer is not None and not completion.is_drawn(session) else ""
        self._offered = words
        if words != typed:
            self.show_matches(words)

    def _pressed(self, key: int) -> None:
        if key == ESCAPE:
            self._soon(self._escape)
        elif key == RETURN:
            self._soon(self._enter)
        elif key == DOWN:
            self._soon(self._down)

    def _enter(self) -> None:
        """What was typed last counts, though its list has not been shown."""
        self._searched()
        self.insert()

    def _down(self) -> None:
        self._searched()
        if self._query and not self._match:
            return
        if not self._query and not self._row and self._table is not None:
            self._row = next((row.key for row in every(self._table.rows) if row.key in self._table.mentions), "")
            self.face.tree.select(self._row)
            self._show_place()
            self.refresh()
        self.face.focus("list")

    def _escape(self) -> None:
        """First the search is given up, then the deck is left."""
        if self.face.typed():
            self.show_matches("")
        else:
            self.frame.getComponentWindow().setFocus()

    # What a person does in the list.

    def _chosen(self, row: Optional[Row]) -> None:
        self._soon(lambda: self._choose(row))

    def _choose(self, row: Optional[Row]) -> None:
        key, self._said = row.key if row is not None else "", ""
        if key.startswith(FOUND) or (not key and self._query):
            self._match = key
        else:
            self._row = key
            self._show_place()
        self.refresh()

    def _go(self, to_type: bool) -> None:
        """Enter or a second click: into the text with what was found, or to the place; a click shows the place again."""
        key = self.face.tree.selected()
        self._soon(lambda: self._do(key, to_type))

    def _do(self, key: str, to_type: bool) -> None:
        self._said = ""
        if key in self._entries:
            self._match = key
            if to_type:
                self.insert()
        elif key:
            self._row = key
            self._show_place()
            self.refresh()
            if to_type and self.cited:
                self.frame.getComponentWindow().setFocus()

    @property
    def cited(self) -> Tuple[Cited, ...]:
        """The mentions that are chosen."""
        return self._table.mentions.get(self._row, ()) if self._table is not None and not self._query else ()

    @property
    def entry(self) -> Optional[Entry]:
        """The document that is chosen of those found."""
        return self._entries.get(self._match) if self._query else None

    def _show_place(self) -> None:
        if self.session is not None and self.cited and self._of is not None and self.session.view.checked is self._of.checked:
            actions.go_to_words(self.session, self.cited[0].span, self.frame.getController())

    # What its buttons ask for.

    def insert(self) -> None:
        """The chosen document at the caret; the keyboard goes there, and the search is empty for the next one."""
        session, entry = self.session, self.entry
        if session is None or entry is None or ask(session.model, "isReadonly"):
            return
        told = doing.insert(session, self.frame.getController(), entry, self._query)
        if told == doing.DONE:
            self.frame.getComponentWindow().setFocus()
            self.show_matches("")
        self._said = say(told, self.language, name=saying.short(entry))
        self.refresh()

    def mend(self) -> None:
        session = self.session
        findings = [each.finding for each in self.cited if each.finding is not None and each.finding.edits]
        if session is None or not findings or ask(session.model, "isReadonly"):
            return
        done = actions.mend_places(session, findings)
        self._said = say("citing.mended" if done else "citing.moved", self.language)
        self.refresh()

    def record(self) -> None:
        """An unknown document into the user's register, when it has been looked over; the checks know it at once."""
        session = self.session
        if session is None or not self.cited or session.view.checked is None:
            return
        known = asking.said_of([each.citation for each in self.cited])
        entry = asking.ask(self.context, known, session.view.checked.anatomy.regime, self.language)
        if entry is None:
            return
        wrong = registers.record(entry, self.language)
        self._said = wrong or say("citing.recorded", self.language, number=entry.number)
        self.refresh()
        if not wrong:
            load_registers(session)

    def order(self) -> None:
        """The bases by rank."""
        session, edits = self.session, self._table.order if self._table is not None else ()
        picture = self._of.picture if self._of is not None else None
        if session is None or picture is None or not edits or ask(session.model, "isReadonly"):
            return
        done = doing.order(session, picture, edits)
        self._said = say("citing.ordered" if done else "citing.moved", self.language)
        self.refresh()

    # What it looks like now.

    def refresh(self) -> None:
        session = self.session
        if session is None:
            return
        language, read_only = self.language, ask(session.model, "isReadonly")
        if self._query:
            title, text, insertable = self._of_the_search(session)
            shown = Shown(language, True, self._found, self._label(), title, text, ("insert",) if insertable and not read_only else ())
        else:
            title, text = saying.of_cited(self.cited, self._of, language) if self.cited else ("", saying.about(self._table, language))
            rows = self._table.rows if self._table is not None else ()
            shown = Shown(language, False, rows, self._label(), title, text, () if read_only else self._usable())
            if self.cited and self.cited[0].state == "superseded":
                shown = shown._replace(mending="citing.mend.superseded")
        self.face.show(shown._replace(quiet=self._quiet(read_only)))
        self._refreshed()

    def _of_the_search(self, session: Session) -> Tuple[str, str, bool]:
        """Heading and text of the chosen document, and whether it can be put in."""
        entry, checked = self.entry, session.view.checked
        if entry is None:
            return "", say("citing.about.nothing", self.language), False
        new = doing.preview(session.view, self._caret_place(session), entry, self._query)
        manner = manner_of(checked.anatomy) if checked is not None else USUAL
        return saying.short(entry), saying.of_found(entry, new, manner, self.language), new is None or bool(new.edits)

    def _caret_place(self, session: Session) -> Any:
        """In what was read last. It is asked for at each letter of a search, and stays the same: where it is drawn tells."""
        controller, view = self.frame.getController(), session.view
        if not view.fresh or view.picture is None:
            return None
        found_by = view.picture, ask(controller, "getViewData")
        if self._place[0] is None or self._place[0][0] is not found_by[0] or self._place[0][1] != found_by[1]:
            self._place = found_by, doing.caret_of(view.picture, controller)
        return self._place[1]

    def _usable(self) -> Tuple[str, ...]:
        usable = []
        if any(each.finding is not None and each.finding.edits for each in self.cited):
            usable.append("mend")
        if self.cited and self.cited[0].state == "unknown":
            usable.append("record")
        if self._table is not None and self._table.order:
            usable.append("order")
        return tuple(usable)

    def _label(self) -> str:
        if self._query:
            number = len(self._entries)
            return say("citing.list.found" if number else "citing.list.nothing", self.language, number=number)
        if self._table is None:
            return say("citing.list.reading", self.language)
        number = self._table.documents
        return say("citing.list" if number else "citing.list.none", self.language, number=number)

    def _quiet(self, read_only: bool) -> str:
        if read_only:
            return say("citing.read.only", self.language)
        if self.session is not None and self.session.view.phase == "failed":
            return say(self.session.view.trouble, self.language)
        if self._said:
            return self._said
        troubles = registers.troubles()
        return troubles[0].said(self.language) if troubles else ""


def _elsewhere(key: str, made: Table) -> str:
    """The document that was chosen may stand in another state now."""
    tail = key.partition("|")[2]
    return next((each for each in made.mentions if tail and each.partition("|")[2] == tail), "")


def load_registers(session: Session) -> None:
    """Beside the main thread; where something in them is new, every document is looked at again."""

    def loaded(news: Any) -> None:
        if isinstance(news, Exception):
            raise news
        if news:
            for each in sessions():
                each.look()

    session.clock.work(registers.loading(), loaded)
