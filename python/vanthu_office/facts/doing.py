"""Doing: facts written to the page in one step, the file's properties with them; what may be offered for a symbol and a signer."""

from __future__ import annotations

from typing import Any, FrozenSet, List, Mapping, Optional, Tuple

from vanthu.anatomy import Anatomy, anatomise
from vanthu.apply import apply
from vanthu.clauses.known import office_of
from vanthu.document import Document
from vanthu.edit import Refused
from vanthu.facts import MENDED, Facts, Impossible, Properties, facts, followed, properties_of, symbol_for, written
from vanthu.finding import Finding
from vanthu.mend import mend
from vanthu.offices import Office
from vanthu.pipeline import Checked, check
from vanthu.strings import say

from .. import edition, offices, remembered, settings, writer
from ..bridge import ask
from ..session import Session
from ..writer.step import deed

UNSETTLING = ("subject", "type")  # facts with which the rule drawn under the words, and who comes first below, may need mending


def write(session: Session, values: Mapping[str, str]) -> str:
    """These facts to the page, in one step that Ctrl+Z takes back; "" or why nothing was done."""
    language = session.settings.language
    if ask(session.model, "isReadonly"):
        return say("facts.read.only", language)
    file = writer.WriterFile(session.model)
    before = _anatomy(session, file.document())
    try:
        if not _tried(session, before, values):
            return ""
        with writer.one_step(session.model, say("undo.facts", language), session.settings.tracked):
            _write(session, file, before, values)
    except Impossible as problem:
        return problem.sentence(language)
    except Refused:
        return say("facts.refused", language)
    finally:
        session.look()
    return ""


def _anatomy(session: Session, document: Document, retyped: bool = False) -> Anatomy:
    return anatomise(document, session.regime, type=None if retyped else session.choices.type)


def _tried(session: Session, anatomy: Anatomy, values: Mapping[str, str]) -> bool:
    """Whether there is anything to do: all of it on the picture alone, so that what cannot be leaves the page untouched."""
    anything = False
    for name, value in values.items():
        edits = written(anatomy, name, value)
        if edits:
            anything = True
            anatomy = _anatomy(session, apply(anatomy.document, edits), name == "type")
    return anything


def _write(session: Session, file: writer.WriterFile, before: Anatomy, values: Mapping[str, str]) -> None:
    unsettled = any(name in UNSETTLING for name in values)
    known = _slips(session, before.document) if unsettled else frozenset()
    retyped = False
    anatomy = before
    for name, value in values.items():
        edits = written(anatomy, name, value)
        if edits and file.apply(edits):
            raise Refused("protected, or moved on")
        retyped = retyped or (name == "type" and bool(edits))
        anatomy = _anatomy(session, file.document(), retyped)
    if retyped and session.choices.type:
        _let_the_page_tell(session)

    def new(checked: Checked) -> List[Finding]:
        return [each for each in checked.findings if each.rule in MENDED and each.rule not in known]

    if unsettled:
        mend(file, MENDED, regime=session.regime, house=edition.house(), type=session.choices.type, among=new)
    _follow(session, facts(before), facts(anatomy))


def _slips(session: Session, document: Document) -> FrozenSet[str]:
    """The rules that the document departs from."""
    checked = check(document, session.regime, house=edition.house(), type=session.choices.type)
    return frozenset([finding.rule for finding in checked.findings])


def _let_the_page_tell(session: Session) -> None:
    """The type that somebody chose for this document is no longer its type."""
    old = session.choices
    choices = old._replace(type=None)

    def take(chosen: remembered.Choices) -> None:
        session.choices = chosen
        remembered.keep(session.model, chosen)

    deed(session.model, say("undo.facts", session.settings.language), lambda: take(choices), lambda: take(old))


def _follow(session: Session, before: Facts, after: Facts) -> None:
    """The file's properties say what the page says, unless a person wrote something else there."""
    old = _properties(session.model)
    new = followed(old, properties_of(before), properties_of(after))
    if new != old:
        title = say("undo.facts", session.settings.language)
        deed(session.model, title, lambda: _put(session.model, new), lambda: _put(session.model, old))


def _properties(model: Any) -> Properties:
    there = model.DocumentProperties
    return Properties(there.Title, there.Subject, tuple(there.Keywords))


def _put(model: Any, properties: Properties) -> None:
    there = model.DocumentProperties
    there.Title, there.Subject, there.Keywords = properties


# What may be offered


def office_for(anatomy: Anatomy) -> Optional[Office]:
    """The office that issues the document, where it is known."""
    return office_of(anatomy, offices.known().shown, settings.read().office)


def symbol_offered(anatomy: Anatomy, now: Facts, office: Optional[Office]) -> str:
    """The symbol that type and office make; of a công văn with the unit's."""
    if office is None:
        return ""
    unit = next((each.symbol for each in office.units if now.unit in (each.symbol, each.name)), now.unit)
    return symbol_for(anatomy.regime, now.type, office.symbol, unit)


def signers_of(office: Optional[Office]) -> Tuple[Tuple[str, Mapping[str, str]], ...]:
    """Who may sign, as a list shows them, each with the facts that choosing writes."""
    found = []
    for person in office.signers if office is not None else ():
        values = {"authority": "\n".join(person.authority), "office": "\n".join(person.office), "name": person.name}
        found.append((" – ".join(filter(None, [person.name, " ".join(person.office)])), values))
    return tuple(found)
