"""What each command of the menu, the toolbar and the keys does. The deck may be closed: what was done is then said in the status bar."""

from __future__ import annotations

import datetime
from typing import Any, Callable, Dict, List, Optional, Tuple

import uno
from com.sun.star.beans import PropertyValue

from vanthu import __version__
from vanthu.converting import telling
from vanthu.finding import Finding
from vanthu.strings import say

from . import actions, decks, guide, log, settings
from .at_caret import caret, gone_to, mendable_here
from .bridge import configured, service
from .commands import CHANGING, TOOLBAR
from .panel import deeds
from .session import Session, session_of
from .statusbar import tell

OPTIONS_PAGE = "/org.openoffice.Office.OptionsDialog/Nodes/vn.vanthu.writer/Leaves/vn.vanthu.writer.desk"
LOOKED = ("ready", "paused")
OVER = ("failed", "closed")


def do(name: str, frame: Any) -> None:
    """Carry out the command in this window."""
    if name in OF_THE_OFFICE:
        OF_THE_OFFICE[name](frame)
        return
    session = session_of(frame.getController().getModel())
    if name in CHANGING and session.model.isReadonly():  # a key may ask for what the menu does not offer
        tell(frame, say("panel.read.only", session.settings.language))
    else:
        OF_THE_DOCUMENT[name](session, frame)


# Of the document.


def check(session: Session, frame: Any) -> None:
    decks.show(decks.CHECK, session, frame)
    session.wake()
    session.look()


def go_next(session: Session, frame: Any) -> None:
    _when_looked(session, lambda: _go(session, frame, 1))


def go_previous(session: Session, frame: Any) -> None:
    _when_looked(session, lambda: _go(session, frame, -1))


def _go(session: Session, frame: Any, step: int) -> None:
    """To the finding after or before the caret; from the last to the first, and back."""
    findings = sorted((each for each in session.view.findings if each.block >= 0), key=_place)
    if not findings:
        tell(frame, say("command.nothing", session.settings.language))
        return
    finding = findings[_following(findings, caret(session, frame), step) % len(findings)]
    gone_to[:] = [finding]
    actions.go_to(session, finding)
    panel = _panel(session, frame)
    if panel is not None:
        panel.show_finding(finding)


def mend(session: Session, frame: Any) -> None:
    _when_looked(session, lambda: _mend(session, frame))


def _mend(session: Session, frame: Any) -> None:
    language = session.settings.language
    finding = mendable_here(session, frame)
    if finding is None:
        said = say("command.mended.nothing", language)
    elif _mended(session, frame, finding):
        said = say("command.mended", language, title=_title(session, finding))
    else:
        said = say("command.moved", language)
    tell(frame, said)


def _mended(session: Session, frame: Any, finding: Finding) -> bool:
    """Whether it could be mended. Where the deck is open, it speaks of the next one then."""
    panel = _panel(session, frame)
    if panel is not None:
        panel.show_finding(finding)
    row = panel.row if panel is not None else None
    following = panel.following(row) if row is not None and finding in row.findings else None
    done = actions.mend_one(session, finding)
    if following is not None and done:
        panel.go_on(following)
    return done


def mend_all(session: Session, frame: Any) -> None:
    panel = _panel(session, frame)
    if panel is not None:
        deeds.mend_all(panel)
        return
    session.wake()
    done = len(actions.mend_all(session).done)
    key = "command.mended.all" if done else "command.mended.none"
    tell(frame, say(key, session.settings.language, number=done))


def normalise(session: Session, frame: Any) -> None:
    """The deck asks first: it is the whole document."""
    decks.show(decks.CHECK, session, frame)
    panel = _panel(session, frame)
    if panel is not None:
        panel.ask(True)


def insert(session: Session, frame: Any) -> None:
    """The deck of clauses; the keyboard is in its search."""
    decks.show_and(decks.INSERT, session, frame, lambda panel: panel.face.focus("search"))


def convert(session: Session, frame: Any) -> None:
    """What was left is a list: the deck shows it, and is opened for that."""
    session.wake()
    language = session.settings.language
    done = actions.to_unicode(session, frame.getController())
    if done is None:
        tell(frame, say("command.no.words", language))
        return
    if done.left:
        decks.show(decks.CHECK, session, frame)
    panel = _panel(session, frame)
    if panel is not None:
        deeds.tell_converted(panel, done)
    else:
        undo = " " + say("panel.done.undo", language) if done.done else ""
        tell(frame, telling.summary(done, language) + undo)


def facts(session: Session, frame: Any) -> None:
    """The deck of the document's facts; the keyboard is in its first field."""
    decks.show_and(decks.FACTS, session, frame, lambda panel: panel.face.focus("number"))


def citing(session: Session, frame: Any) -> None:
    """The deck of what the document cites; the keyboard is in its search."""
    decks.show_and(decks.CITING, session, frame, lambda panel: panel.face.focus("search"))


def recipients(session: Session, frame: Any) -> None:
    """The deck of recipients; the keyboard is in its list."""
    decks.show_and(decks.RECEIVE, session, frame, lambda panel: panel.face.focus("list"))


def doctor(session: Session, frame: Any) -> None:
    """The deck of what is wrong on this computer; the keyboard is in its list."""
    decks.show_and(decks.DOCTOR, session, frame, lambda panel: panel.face.focus("list"))


def pause(session: Session, frame: Any) -> None:
    session.wake()
    session.pause(session.live)


# Of the office.


def deck(frame: Any) -> None:
    """Open it, or shut it."""
    _dispatch(frame, ".uno:SidebarDeck." + decks.CHECK)


def toolbar(frame: Any) -> None:
    """Show it, or hide it."""
    layout = frame.LayoutManager
    if layout.isElementVisible(TOOLBAR):
        layout.hideElement(TOOLBAR)
    else:
        layout.createElement(TOOLBAR)
        layout.showElement(TOOLBAR)


def new(frame: Any) -> None:
    """Soạn văn bản mới: what is to be written is asked, then it opens."""
    from .beginning.dialog import Window
    from .beginning.document import begin

    language = settings.read().language
    wish = Window(uno.getComponentContext(), language).ask()
    if wish is not None:
        begin(wish, datetime.date.today(), language)


def offices(frame: Any) -> None:
    from . import office_window

    office_window.show(uno.getComponentContext(), frame.getContainerWindow())


def options(frame: Any) -> None:
    """The office's options, at our page."""
    page = PropertyValue()
    page.Name, page.Value = "OptionsPageURL", configured(OPTIONS_PAGE).OptionsPage
    _dispatch(frame, ".uno:OptionsTreeDialog", page)


def show_guide(frame: Any) -> None:
    """At the page of the deck that is open."""
    said = guide.show_of(decks.shown(frame))
    if said:
        tell(frame, said)


def show_log(frame: Any) -> None:
    log.show()


def about(frame: Any) -> None:
    language = settings.read().language
    text = say("about", language, version=__version__, log=log.path())
    toolkit = service("com.sun.star.awt.Toolkit")
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "INFOBOX")
    toolkit.createMessageBox(frame.getContainerWindow(), kind, 1, say("about.title", language), text).execute()


OF_THE_DOCUMENT: Dict[str, Callable[[Session, Any], None]] = {
    "check": check,
    "next": go_next,
    "previous": go_previous,
    "mend": mend,
    "mendall": mend_all,
    "normalise": normalise,
    "insert": insert,
    "convert": convert,
    "facts": facts,
    "citing": citing,
    "recipients": recipients,
    "doctor": doctor,
    "pause": pause,
}
OF_THE_OFFICE: Dict[str, Callable[[Any], None]] = {
    "deck": deck,
    "toolbar": toolbar,
    "new": new,
    "offices": offices,
    "options": options,
    "help": show_guide,
    "log": show_log,
    "about": about,
}


# Where to go.


def _place(finding: Finding) -> Tuple[int, int]:
    return finding.block, finding.start


def _following(findings: List[Finding], here: Optional[Tuple[int, int]], step: int) -> int:
    """The number of the finding to go to. Several may begin at one place: they are gone through one after the other."""
    last = next((number for number, each in enumerate(findings) if each in gone_to and _place(each) == here), None)
    if last is not None:
        return last + step
    before = [number for number, each in enumerate(findings) if here is not None and _place(each) < here]
    if step < 0:
        return len(before) - 1
    return next((number for number, each in enumerate(findings) if here is None or _place(each) >= here), 0)


def _when_looked(session: Session, then: Callable[[], None]) -> None:
    """`then`, when what was found is of the text as it stands: now, or after the look that this begins."""
    if session.view.fresh and session.view.phase in LOOKED:
        then()
        return

    def told(now: Session) -> None:
        if now.view.phase in OVER or (now.view.phase in LOOKED and now.view.fresh):
            now.unwatch(told)
            if now.view.phase in LOOKED:
                then()

    session.watch(told)
    session.look()


# Saying it.


def _title(session: Session, finding: Finding) -> str:
    assert session.view.checked is not None
    rule = session.view.checked.rulebook.rules[finding.rule]
    return (rule.title_en or rule.title) if session.settings.language == "en" else rule.title


def _panel(session: Session, frame: Any) -> Any:
    """The panel of findings of this window, where its deck is open."""
    return decks.panel(decks.CHECK, session, frame)


def _dispatch(frame: Any, command: str, *arguments: Any) -> None:
    service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "_self", 0, arguments)
