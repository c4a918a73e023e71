"""The panel in one window of Writer: the recipients its document asks for, what a person makes of them, and the list on its page."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional, Tuple

from com.sun.star.awt.Key import ESCAPE

from vanthu.anatomy import Anatomy
from vanthu.offices import Office
from vanthu.strings import say

from .. import actions, decks, edition
from ..bridge import ask
from ..decks import RECEIVE, Beside
from ..panel.rows import Row
from ..session import Session
from . import choices, doing, saved
from .choices import ARCHIVE, OWN, Choices, Line
from .deeds import deeds
from .face import Face, Shown
from .rows import label, rows, why

_chosen: Dict[str, Choices] = {}  # by document: two windows of it show the same


class Panel(Beside):
    deck = RECEIVE

    def __init__(self, context: Any, frame: Any, parent: Any, refreshed: Callable[[], None] = lambda: None) -> None:
        super().__init__(context, frame, refreshed)
        self.shelf = saved.Shelf()
        self._document = ""
        self.asked = doing.Asked()
        self.anatomy: Optional[Anatomy] = None  # what was asked
        self.office: Optional[Office] = None
        self.lines: Tuple[Line, ...] = ()
        self.row = ""  # the chosen line
        self.after = ""  # behind which a line is to be added
        self._inside = False  # a person is in the field of the words
        self._saved: Tuple[Any, Tuple[saved.Saved, ...]] = (None, ())  # the sets, and what they were made of
        self._late = False  # the text has been read while the deck was not to be seen
        self.said = ""  # what was done last
        self.face = Face(
            context,
            parent,
            self._later(deeds(self)),
            self._choose_soon,
            self.do,
            self.drag,
            (self._entered, self._key),
            self._laid,
        )

    # The document it is for

    @property
    def choices(self) -> Choices:
        return _chosen.get(self._document, Choices())

    def begin(self, session: Session) -> None:
        self._document = str(ask(session.model, "getPropertyValue", "RuntimeUID"))
        self.shelf = saved.shelf(self.language)
        session.watch(self.told)
        if session.view.phase == "paused" and session.view.checked is None:  # it is read when asked: now
            session.look()
        session.clock.after(0, self._look)  # a list filled before its window is on the screen shows nothing

    def end(self) -> None:
        self.asked, self.anatomy, self.lines, self.row, self.said = doing.Asked(), None, (), "", ""
        self._late = False

    def told(self, session: Session) -> None:
        if session.view.phase == "closed":
            _chosen.pop(self._document, None)
            self.detach()
        elif session.view.fresh and session.view.checked is not None:
            if self.shelf.place != edition.current():  # a newer one was taken
                self.shelf = saved.shelf(self.language)
            self._look()

    def _laid(self) -> None:
        """The deck is being shown again."""
        if self._late and self.session is not None:
            self.session.clock.after(0, self._look)

    def _look(self) -> None:
        """What the text asks for as it was read last: beside the main thread, and only where somebody sees it."""
        session = self.session
        if session is None:
            return
        self._late = not decks.is_shown(self.deck, self.frame)
        checked = session.view.checked
        if self._late or checked is None or checked.anatomy.kind != "document":
            self.anatomy = None if checked is None or checked.anatomy.kind != "document" else self.anatomy
            self.refresh()
            return
        anatomy = checked.anatomy
        office = doing.office_for(anatomy)
        if anatomy is self.anatomy and office == self.office:
            self.refresh()
            return
        session.clock.work(lambda: doing.asked(anatomy, office), lambda result: self._proposed(session, anatomy, office, result))

    def _proposed(self, session: Session, anatomy: Anatomy, office: Optional[Office], result: Any) -> None:
        if isinstance(result, Exception):
            raise result
        if self.session is not session or session.view.checked is None or session.view.checked.anatomy is not anatomy:
            return  # another look is under way
        self.asked, self.anatomy, self.office = result, anatomy, office
        now = choices.follow(self.choices, result.recipients, result.page)
        if now.new - self.choices.new:
            self.said = ""
        self.take(now)

    # What a person does

    def _then(self, do: Callable[[], None]) -> Callable[[Any], None]:
        """Once the office has done with the event."""

        def asked(event: Any) -> None:
            if self.session is not None:
                self.session.clock.after(0, do)

        return asked

    def _later(self, deeds: Mapping[str, Callable[[], None]]) -> Dict[str, Callable[[Any], None]]:
        return {name: self._then(do) for name, do in deeds.items()}

    def _choose_soon(self, row: Optional[Row]) -> None:
        """Not at once: the list is still busy with this one, and would choose another where its height changes meanwhile."""
        self._then(self.choose)(None)

    def choose(self) -> None:
        """What is chosen in the list by now."""
        row = self.face.tree.selected() if self.session is not None else self.row
        if row != self.row:
            self.row, self.said = row, ""
            self.take(choices.seen(self.choices, row))

    def do(self, what: str, row: str = "") -> None:
        """With a line of the list, the chosen one unless another is said: tick | untick | up | down | edit | go."""
        line = self.line(row or self.face.tree.selected() or self.row) if self.session is not None else None
        if line is None:
            return
        self.row, self.said = line.key, ""
        if what == "tick":
            self.take(choices.ticked(self.choices, line, not line.ticked))
        elif what == "untick":
            self.take(choices.removed(self.choices, line) if line.own else choices.ticked(self.choices, line, False))
        elif what in ("up", "down"):
            place = self.lines.index(line)
            self.take(choices.moved(self.choices, self.lines, line.key, place + (1 if what == "down" else -1)))
        elif what == "edit":
            self.refresh()
            self.face.focus("words")
        elif line.because:
            self._go(line)

    def drag(self, row: str, to: str) -> None:
        """A line to where another one stands."""
        place = next((at for at, line in enumerate(self.lines) if line.key == to), None)
        if place is not None and self.line(row) is not None:
            self.row = row
            self.take(choices.moved(self.choices, self.lines, row, place))

    def _go(self, line: Line) -> None:
        assert self.session is not None
        if actions.go_to_words(self.session, line.because[0], self.frame.getController()):
            self.frame.getComponentWindow().setFocus()
        else:
            self.said = say("receiving.gone", self.language)
            self.refresh()

    def _entered(self, name: str, inside: bool) -> None:
        """Leaving the field takes what was typed."""
        self._inside = inside
        if not inside and self.face.is_writing():
            text, row = self.face.words(), self.row
            self._then(lambda: self.take_words(text, row))(None)

    def _key(self, name: str, key: int) -> None:
        if key == ESCAPE:
            self.face.put_back()
        else:
            text, row = self.face.words(), self.row
            self._then(lambda: self.take_words(text, row))(None)

    def take_words(self, text: str, row: str) -> None:
        """Words for a line, or a new line: several where they are parted by ";"."""
        self.face.put_words = self.face.words()  # taken, so that the field may be filled again
        said = [" ".join(each.split()).strip("-–. ") for each in text.split(";")]
        said = [each for each in said if each]
        line, now = self.line(row), self.choices
        if line is not None and said and said[0] != line.words:
            now = choices.reworded(now, line, said[0])
        after = row or self.after
        for words in said[1:] if line is not None else said:
            now = choices.added(now, words, choices.lines(now, self.asked.recipients), after)
            after = choices.key_of(words)
        self.after = after if line is None else ""
        self.take(now)

    # What it looks like now

    def sets(self) -> Tuple[saved.Saved, ...]:
        """Those for this document; made anew where it is another by now, or a file has changed."""
        if self.anatomy is None:
            return ()
        made_of = self.shelf, self.anatomy, self.office
        if self._saved[0] is None or any(new is not old for new, old in zip(made_of, self._saved[0])):
            self._saved = made_of, saved.offered(self.shelf, self.anatomy, self.office, self.asked.page)
        return self._saved[1]

    def keep(self, now: Choices) -> None:
        _chosen[self._document] = now

    def take(self, now: Choices) -> None:
        """What was chosen; every window of the document shows it."""
        self.keep(now)
        if self.session is not None:
            for panel in decks.panels(RECEIVE, self.session):
                panel.refresh()

    def line(self, key: str) -> Optional[Line]:
        return next((line for line in self.lines if line.key == key), None)

    @property
    def regime(self) -> str:
        return self.anatomy.regime if self.anatomy is not None else "state"

    def refresh(self) -> None:
        session = self.session
        if session is None:
            return
        language, usable = self.language, self.anatomy is not None and not ask(session.model, "isReadonly")
        self.lines = choices.lines(self.choices, self.asked.recipients) if self.anatomy is not None else ()
        line = self.line(self.row)
        self.row = line.key if line is not None else ""
        shown = Shown(language, rows(self.lines, language), quiet=self._quiet(usable), usable=usable)
        if self.anatomy is not None:
            shown = shown._replace(label=label(self.lines, language), **self._of_sets(), **self._of_units())
            shown = shown._replace(writable=choices.to_write(self.lines) != self.asked.page)
        if line is not None:
            shown = shown._replace(
                title=line.words,
                why=why(line, self.anatomy, language),
                words=line.words,
                chosen=True,
                other=self._other(line),
                go=bool(line.because),
            )
        elif self.anatomy is not None:
            shown = shown._replace(why=say("receiving.about", language))
        self.face.show(shown, self._inside and self.face.is_writing())
        self._refreshed()

    def _of_sets(self) -> Dict[str, Any]:
        sets = self.sets()
        names = [say(f"receiving.set.{each.origin}", self.language, name=each.set.name) for each in sets]
        at = next((place for place, each in enumerate(sets, 1) if each.key == self.choices.set), 0)
        return {"sets": (say("receiving.set.open", self.language), *names), "set": at, "droppable": at > 0 and sets[at - 1].own}

    def _of_units(self) -> Dict[str, Any]:
        units = doing.units_of(self.office, self.regime)
        archive = next((line for line in self.lines if line.kind == ARCHIVE), None)
        if not units or archive is None:
            return {}
        now = self.choices.unit or doing.unit_in(archive.words)
        return {"units": (say("receiving.unit.open", self.language), *units), "unit": units.index(now) + 1 if now in units else 0}

    def _other(self, line: Line) -> str:
        if line.key in self.choices.words:
            return say("receiving.other.reworded", self.language)
        if line.own and line.why == OWN:
            return say("receiving.other.own", self.language)
        return say("receiving.other.correct", self.language) if line.status == "correct" else ""

    def _quiet(self, usable: bool) -> str:
        """What was done, or why nothing can be; else what is new."""
        session = self.session
        assert session is not None
        if ask(session.model, "isReadonly"):
            return say("receiving.read.only", self.language)
        if self.anatomy is None:
            return say("receiving.reading" if session.view.checked is None else "receiving.none", self.language)
        if self.said:
            return self.said
        if self.choices.new:
            return say("receiving.new", self.language, number=len(self.choices.new))
        return say("receiving.trouble", self.language, why=self.shelf.trouble) if self.shelf.trouble else ""
