"""The panel in one window of Writer: it shows what its document's session tells, and keeps what is chosen in it."""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence, Set, Tuple

from vanthu.finding import Finding

from .. import actions, copies, language, log
from ..bridge import ask
from ..clock import Ticket
from ..decks import CHECK, Beside
from ..reader import Picture
from ..session import Session, View
from . import choosing, quiet
from .deeds import deeds, offered
from .details import Details
from .face import Face, Shown
from .rows import Row, every, rows

MANY = 150  # findings whose list takes longer to make than anyone may wait for while typing
BUSY = 0.6  # seconds of checking before the quiet line speaks of it: shorter ones would only flicker


class Panel(Beside):
    deck = CHECK

    def __init__(self, context: Any, frame: Any, parent: Any, refreshed: Callable[[], None] = lambda: None) -> None:
        super().__init__(context, frame, refreshed)
        self.row: Optional[Row] = None  # what is spoken of below the list
        self._severities: Set[str] = set()  # only these are listed; empty: all
        self._rows: Sequence[Row] = ()
        self._made_of: Any = None  # what these rows were, or are being, made of
        self._making = False
        self._notice: Optional[Details] = None  # said instead of a row
        self._noted = 0  # how often the text had changed then
        self._promise: Optional[Callable[[View], Details]] = None  # a notice for when the next check is done
        self._asks = False  # the question about the whole document stands there
        self._copies: Tuple[copies.Copy, ...] = ()  # of the extension, where there are several
        self._foreign: Optional[Picture] = None  # what was read, where most of its words are not marked as Vietnamese
        self._busy: Optional[Ticket] = None
        self._doing: Optional[Ticket] = None
        self._is_busy = self._trouble = False
        self.face = Face(context, parent, deeds(self), self._chosen, self._go_there)
        log.listen(self._troubled)

    # The document it speaks of.

    def begin(self, session: Session) -> None:
        self.row = self._notice = self._promise = self._foreign = None
        self._asks = self._is_busy = self._trouble = False
        self._copies = ()
        session.watch(self.told)
        self.refresh()
        session.clock.after(0, self._look_for_copies)

    def _look_for_copies(self) -> None:
        if self.session is not None:
            self._copies = copies.first_look()
            if len(self._copies) > 1:
                self.refresh()

    def end(self) -> None:
        self._made_of = None
        self._be_busy(False)
        if self._doing is not None:
            self._doing.cancel()
            self._doing = None

    def close(self) -> None:
        log.unlisten(self._troubled)
        super().close()

    # What it is told.

    def told(self, session: Session) -> None:
        if session.view.phase == "closed":
            self.detach()
            return
        if session.view.phase in quiet.AT_WORK and session.view.checked is not None:
            self._be_busy(True)
            return
        self._be_busy(False)
        if session.view.phase == "ready":
            self._trouble = False
        self._look_at_language(session)
        if self._promise is not None:
            self._notice, self._promise, self.row = self._promise(session.view), None, None
            self._noted = session.changes
        elif session.changes != self._noted:  # what was done has been taken back, or worked upon
            self._notice = None
        self.refresh()

    def _list(self, view: View) -> bool:
        """Make the rows. A long list is made beside the main thread: then False, and what is shown stays until that is done."""
        severities, tongue = frozenset(self._severities), self.language
        made_of = view.checked, view.findings, view.aside, severities, tongue
        if self._made_of is None or any(new is not old for new, old in zip(made_of[:3], self._made_of)) or made_of[3:] != self._made_of[3:]:
            self._made_of = made_of
            self._making = len(view.findings) > MANY and self.session is not None
            if self._making and self.session is not None:
                self.session.clock.work(lambda: rows(view, tongue, severities), lambda result: self._listed(made_of, result))
            else:
                self._rows = rows(view, tongue, severities)
        return not self._making

    def _listed(self, made_of: Any, result: Any) -> None:
        if self._made_of is made_of and self.session is not None:
            self._making = False
            self._rows = result if not isinstance(result, Exception) else ()
            self.refresh()
        if isinstance(result, Exception):
            raise result

    def _look_at_language(self, session: Session) -> None:
        """Waves come only under words the office holds to be Vietnamese."""
        view = session.view
        asked = session.settings.waves and view.fresh and not ask(session.model, "isReadonly")
        if asked and view.picture is not None and view.checked is not None and view.checked.anatomy.kind == "document":
            self._foreign = None if language.is_vietnamese(view.picture) else view.picture
        else:
            self._foreign = None

    def _be_busy(self, busy: bool) -> None:
        """At work; worth a word only when it takes long."""
        if not busy:
            self._is_busy = False
            if self._busy is not None:
                self._busy.cancel()
                self._busy = None
        elif self._busy is None and self.session is not None:
            self._busy = self.session.clock.after(BUSY, self._say_busy)

    def _say_busy(self) -> None:
        self._is_busy = True
        self.refresh()

    def _troubled(self, line: str) -> None:
        if self._trouble:  # said already; showing it may be what fails
            return
        self._trouble = True
        if self.session is not None:
            self.session.clock.after(0, self.refresh)

    # What a person does in the list.

    def _chosen(self, row: Optional[Row]) -> None:
        """Not at once: Writer may look for more keys while it shows a place, and the list is still busy with this one."""
        self._soon(lambda: self._choose(row))

    def _choose(self, row: Optional[Row]) -> None:
        self.row = row if row is not None and row.findings else None
        self._notice, self._asks = None, False
        self._show_place()
        self.refresh()

    def _go_there(self, to_type: bool) -> None:
        """Enter or a second click goes to the text; Space or a click on what is chosen already shows its place again."""
        key = self.face.tree.selected()
        row = next((each for each in every(self._rows) if each.key == key), None)
        self._soon(lambda: self._go(row, to_type))

    def _go(self, row: Optional[Row], to_type: bool) -> None:
        self._choose(row)
        if to_type and self.row is not None:
            self.frame.getComponentWindow().setFocus()

    def _soon(self, do: Callable[[], None]) -> None:
        """Only the last of what is done in the list counts."""
        if self._doing is not None:
            self._doing.cancel()
        if self.session is not None:
            self._doing = self.session.clock.after(0, lambda: self._do(do))

    def finish(self) -> None:
        """What was chosen last counts, though a button is pressed at once."""
        if self._doing is not None:
            self._doing.run()

    def _do(self, do: Callable[[], None]) -> None:
        self._doing = None
        do()

    def _show_place(self) -> None:
        if self.session is not None and self.row is not None:
            actions.go_to(self.session, self.row.findings[0], self.frame.getController())

    def filter(self, name: str) -> None:
        self._severities ^= {name}
        self.refresh()

    # What its buttons ask for.

    def choose_type(self, index: int) -> None:
        if self.session is not None:
            chosen = self._types().values[index]
            if chosen != self.session.choices.type:
                actions.choose_type(self.session, chosen)

    def choose_regime(self, index: int) -> None:
        if self.session is not None:
            chosen = self._regimes().values[index]
            if chosen != self.session.choices.regime:
                actions.choose_regime(self.session, chosen)

    def _types(self) -> choosing.Items:
        assert self.session is not None
        return choosing.types(self.session.view.checked, self.session.choices, self.language)

    def _regimes(self) -> choosing.Items:
        assert self.session is not None
        session = self.session
        return choosing.regimes(session.view.checked, session.choices, session.settings.regime, self.language)

    def ask(self, asks: bool) -> None:
        """The question about the whole document, in place of what is chosen."""
        self._asks = asks
        self.refresh()
        self.face.focus("no" if asks else "normalise")

    def set_vietnamese(self) -> None:
        if self.session is not None and self._foreign is not None and self.session.view.fresh:
            language.set_vietnamese(self.session.model, self._foreign, self.language)

    def notice(self, details: Details) -> None:
        self._notice, self.row = details, None
        self._noted = self.session.changes if self.session is not None else 0
        self.face.tree.select("")
        self.refresh()

    def promise(self, notice: Callable[[View], Details]) -> None:
        """Say this when the check that has been asked for is done."""
        self._promise = notice
        self.face.tree.select("")

    def following(self, row: Row) -> Optional[Row]:
        """The finding below a row, else the one above it: where to go on when it is done with."""
        order = list(every(self._rows))
        gone = {each.key for each in every([row])}
        keys = [each.key for each in order]
        at = keys.index(row.key) if row.key in keys else 0
        left = [index for index, each in enumerate(order) if each.findings and not each.rows and not each.entry and each.key not in gone]
        later = [index for index in left if index > at]
        return order[later[0]] if later else order[left[-1]] if left else None

    def go_on(self, row: Optional[Row]) -> None:
        """Speak of this row now; the text stays where it is, so that what was done can be seen."""
        self.row, self._notice = row, None
        self.face.tree.select(row.key if row is not None else "")
        self.refresh()

    def show_finding(self, finding: Finding) -> None:
        """What was gone to by a key: the list follows."""
        row = next((each for each in every(self._rows) if not each.rows and finding in each.findings), None)
        if row is not None:
            self._asks = False
            self.go_on(row)

    # What it looks like now.

    def refresh(self) -> None:
        session = self.session
        if session is None:
            return
        view, tongue, read_only = session.view, self.language, ask(session.model, "isReadonly")
        if not self._list(view):
            return
        known = {row.key: row for row in every(self._rows)}
        self.row = known.get(self.row.key) if self.row is not None else None
        self.face.show(
            Shown(
                language=tongue,
                view=view,
                types=self._types(),
                regimes=self._regimes(),
                severities=frozenset(self._severities),
                rows=self._rows,
                row=self.row,
                notice=self._notice,
                asks=self._asks,
                paused=not session.live,
                read_only=read_only,
                foreign=self._foreign is not None,
                offers=offered(self.row.findings[0]) if self.row is not None else "",
                quiet=" ".join(filter(None, (self._quiet(view, read_only), copies.said(self._copies, tongue)))),
            )
        )
        self._refreshed()

    def _quiet(self, view: View, read_only: bool) -> str:
        live = self.session is not None and self.session.live
        return quiet.line(view, read_only, self._foreign is not None, live, self._is_busy, self._trouble, self.language)
