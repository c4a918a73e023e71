"""What a person does with a finding: go there, mend it, leave it aside; and with the whole document: mend all, order it, convert it."""

from __future__ import annotations

from typing import Any, Optional, Sequence

from vanthu.anatomy.model import Span
from vanthu.converting import Conversion, convert, without
from vanthu.finding import Finding, decided
from vanthu.mend import Mended, mend, without_conflicts
from vanthu.pipeline import Checked
from vanthu.strings import say

from . import edition, remembered, writer
from .reader import range_of, read
from .selected import selected
from .session import Session


def go_to(session: Session, finding: Finding, controller: Any = None) -> bool:
    """Select the words in this window, or in the one used last. False: they are no longer there."""
    return go_to_words(session, Span(finding.block, finding.start, finding.end), controller)


def go_to_words(session: Session, span: Span, controller: Any = None) -> bool:
    """The same for any words of what was read last."""
    words = _words(session, span)
    if words is None:
        return False
    (controller or session.model.getCurrentController()).select(words)
    return True


def _words(session: Session, span: Span) -> Any:
    """Words of what was read, where they stand now. Where the text has changed since, their paragraph is looked for."""
    picture = session.view.picture
    if picture is None or span.block < 0:
        return None
    if session.view.fresh:
        return range_of(picture, *span)
    now = read(session.model)
    before = picture.document.blocks[span.block].text
    words = before[span.start : span.end]
    for block, each in enumerate(now.document.blocks):
        if each.text == before or now.paragraphs[block] == picture.paragraphs[span.block]:
            places = [at for at in range(len(each.text) + 1) if each.text.startswith(words, at)]
            if places:
                start = min(places, key=lambda at: abs(at - span.start))
                return range_of(now, block, start, start + len(words))
    return None


def mend_one(session: Session, finding: Finding) -> bool:
    """Mend one finding, in one step that Ctrl+Z takes back. False: its text has moved on, and nothing was done."""
    return mend_places(session, (finding,))


def mend_places(session: Session, findings: Sequence[Finding]) -> bool:
    """Mend what one rule finds in several places, in one step; those that get in each other's way wait for another time."""
    picture = session.view.picture
    if picture is None:
        return False
    _, edits = without_conflicts(findings)
    title = say("undo.mend", session.settings.language, rule=findings[0].rule)
    with writer.one_step(session.model, title, session.settings.tracked):
        refused = writer.apply(session.model, picture, edits, whole=len(findings) == 1)
    session.look()
    return len(refused) < len(edits)


def mend_as(session: Session, findings: Sequence[Finding], label: str) -> bool:
    """Mend these places in the way a person chose, in one step."""
    return mend_places(session, [decided(finding, label) for finding in findings])


def mend_all(session: Session) -> Mended:
    """Every safe fix, in one step; of what is left aside, or not to be spoken of, none."""

    def spoken_of(checked: Checked) -> Sequence[Finding]:
        return session.parted(checked, checked.anatomy.document).now

    with writer.one_step(session.model, say("undo.mend.all", session.settings.language), session.settings.tracked):
        mended = mend(
            writer.WriterFile(session.model), regime=session.regime, house=edition.house(), type=session.choices.type, among=spoken_of
        )
    session.look()
    return mended


def normalise(session: Session) -> writer.Normalised:
    """Make a proper document of a raw text, in one step. Where that would lose something nothing is done: `refused` says why."""
    done = writer.normalise(session.model, session.settings.language, session.regime, house=edition.house())
    session.look()
    return done


def to_unicode(session: Session, controller: Any = None) -> Optional[Conversion]:
    """Convert what is selected in this window, or else the whole document, in one step. None: the selection holds no words."""
    picture = read(session.model)
    within = selected(picture, controller or session.model.getCurrentController())
    if within == []:
        return None
    found = convert(picture.document, within)
    if found.edits:
        title = say("undo.convert", session.settings.language)
        with writer.one_step(session.model, title, session.settings.tracked):
            refused = writer.apply(session.model, picture, found.edits)
        found = without(found, refused, picture.document)
    session.look()
    return found


def ignore(session: Session, finding: Finding, reason: str) -> None:
    """Leave a finding aside, with the reason, in the document itself."""
    checked, picture = session.view.checked, session.view.picture
    if checked is not None and picture is not None:
        entry = remembered.left_aside(finding, checked.findings, picture.document, reason)
        _keep(session, session.choices._replace(ignored=session.choices.ignored + (entry,)))


def restore(session: Session, entry: remembered.Ignored) -> None:
    """Speak of it again."""
    _keep(session, session.choices._replace(ignored=tuple(each for each in session.choices.ignored if each != entry)))


def choose_regime(session: Session, regime: Optional[str]) -> None:
    """None: as the document tells."""
    _keep(session, session.choices._replace(regime=regime))


def choose_type(session: Session, type: Optional[str]) -> None:
    _keep(session, session.choices._replace(type=type))


def _keep(session: Session, choices: remembered.Choices) -> None:
    session.choices = choices
    remembered.keep(session.model, choices)
    view = session.view
    if view.checked is not None and view.picture is not None:
        session.show(view.checked, view.picture, view.fresh)
    session.look()
