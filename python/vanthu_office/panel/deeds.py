"""What the panel's buttons do. Each is a function of the panel; the XDL calls them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Optional

from vanthu.clauses.offers import place_for
from vanthu.converting import Conversion, telling
from vanthu.finding import Finding, common_choices
from vanthu.listing import message, remark, title
from vanthu.strings import say

from .. import actions, decks
from ..session import View
from . import asking
from .details import Details, explanation
from .layout import CHOICES
from .rows import Row

if TYPE_CHECKING:
    from .panel import Panel


def deeds(panel: "Panel") -> Dict[str, Callable[[Any], None]]:
    """By the names panel.xdl calls them."""
    return {
        "choose_type": lambda event: panel.choose_type(event.Selected),
        "choose_regime": lambda event: panel.choose_regime(event.Selected),
        "filter": lambda event: panel.filter(event.Source.getModel().Name),
        "mend": lambda event: mend(panel),
        "choose": lambda event: choose(panel, event.Source.getModel().Name),
        "ignore": lambda event: ignore(panel),
        "restore": lambda event: restore(panel),
        "explain": lambda event: explain(panel),
        "clauses": lambda event: clauses(panel),
        "mend_all": lambda event: mend_all(panel),
        "normalise": lambda event: panel.ask(True),
        "yes": lambda event: normalise(panel),
        "no": lambda event: panel.ask(False),
        "check": lambda event: check(panel),
        "pause": lambda event: pause(panel),
        "language": lambda event: panel.set_vietnamese(),
    }


def mend(panel: "Panel") -> None:
    panel.finish()
    row, session = panel.row, panel.session
    if row is None or session is None:
        return
    following = panel.following(row)
    _mended(panel, actions.mend_places(session, row.findings), following)


def choose(panel: "Panel", button: str) -> None:
    """Mend it the way this button says."""
    panel.finish()
    row, session = panel.row, panel.session
    labels = common_choices(row.findings) if row is not None else ()
    at = CHOICES.index(button)
    if row is None or session is None or at >= len(labels):
        return
    following = panel.following(row)
    _mended(panel, actions.mend_as(session, row.findings, labels[at]), following)


def _mended(panel: "Panel", done: bool, following: Optional[Row]) -> None:
    if done:
        panel.go_on(following)
    else:
        panel.notice(Details(say("panel.moved.on.title", panel.language), say("panel.moved.on", panel.language), "info"))


def ignore(panel: "Panel") -> None:
    panel.finish()
    row, session = panel.row, panel.session
    if row is None or session is None:
        return
    why = asking.reason(panel.context, message(row.findings[0], panel.language), panel.language)
    if why is None or panel.session is not session:
        return
    following = panel.following(row)
    for finding in row.findings:
        actions.ignore(session, finding, why)
    panel.go_on(following)


def restore(panel: "Panel") -> None:
    panel.finish()
    row, session = panel.row, panel.session
    if session is not None and row is not None and row.entry is not None:
        actions.restore(session, row.entry)


def explain(panel: "Panel") -> None:
    panel.finish()
    row, session = panel.row, panel.session
    if row is None or session is None or session.view.checked is None:
        return
    finding = row.findings[0]
    rule = session.view.checked.rulebook.rules[finding.rule]
    asking.explain(panel.context, title(rule, panel.language), explanation(rule, finding, panel.language), rule.id, panel.language)


def offered(finding: Finding) -> str:
    """What another deck has for a finding: clauses | recipients; "": nothing."""
    if finding.rule in ("recipients.missing", "recipients.coverage"):
        return "recipients"
    return "clauses" if place_for(finding) else ""


def clauses(panel: "Panel") -> None:
    """The clauses for what is missing, or the list of recipients, in their own deck."""
    panel.finish()
    if panel.session is not None and panel.row is not None:
        if offered(panel.row.findings[0]) == "recipients":
            decks.show_and(decks.RECEIVE, panel.session, panel.frame, lambda there: there.face.focus("list"))
            return
        place = place_for(panel.row.findings[0])
        decks.show_and(decks.INSERT, panel.session, panel.frame, lambda there: there.offer(place))


def mend_all(panel: "Panel") -> None:
    session, language = panel.session, panel.language
    if session is None:
        return
    done = len(actions.mend_all(session).done)

    def said(view: View) -> Details:
        key = "panel.done.none" if not done else "panel.done" if view.findings else "panel.done.clean"
        words = say(key, language, number=done, left=len(view.findings))
        return Details(say("panel.done.title", language), words + "\n" + say("panel.done.undo", language) if done else words)

    panel.promise(said)


def normalise(panel: "Panel") -> None:
    session, language = panel.session, panel.language
    panel.ask(False)
    if session is None:
        return
    normalised = actions.normalise(session)
    if normalised.refused:
        panel.notice(Details(say("panel.refused", language), say(normalised.refused, language), "info"))
        return

    def said(view: View) -> Details:
        left = len(view.findings)
        words = [say("panel.normalised.left", language, left=left) if left else say("panel.normalised", language)]
        words += [remark(one, language) for one in normalised.remarks]
        return Details(say("panel.done.title", language), "\n".join([*words, say("panel.done.undo", language)]))

    panel.promise(said)


def tell_converted(panel: "Panel", done: Conversion) -> None:
    language = panel.language

    def said(view: View) -> Details:
        words = [telling.summary(done, language), *telling.left(done, language)]
        title = "panel.done.title" if done.done else "panel.refused"
        return Details(say(title, language), "\n".join([*words, say("panel.done.undo", language)] if done.done else words))

    panel.promise(said)


def check(panel: "Panel") -> None:
    if panel.session is not None:
        panel.session.look()


def pause(panel: "Panel") -> None:
    if panel.session is not None:
        panel.session.pause(panel.session.live)
