"""Facts of an office as a new document says them: who decides, who signs, what stands at the head of the page."""

from __future__ import annotations

import re
from typing import Dict, NamedTuple, Optional, Tuple

from ..compiled import read
from ..offices import Office, Person, Unit
from ..vietnamese.text import fold
from .blanks import blank, fixed
from .draft import Signature

_TOGETHER = re.compile(r"(?:TM\.|T/M) ?")
# How a subject begins that begins with a name.
_NAMES = ("uy ban", "hoi dong", "mat tran", "dang ", "doan ", "hoi ", "so ", "bo ", "ban ", "luat ", "nghi dinh", "chu tich", "viet nam")
_SAYS = ("ban hanh",)  # begins as a name does, and is none
_ABOUT = re.compile(r"(?:v/v|về việc|về)\s+", re.IGNORECASE)


class Answers(NamedTuple):
    """What a person says of a new document; all of it may be left open."""

    subject: str = ""
    unit: Unit = Unit()
    signer: Optional[Person] = None
    addressees: Tuple[str, ...] = ()
    values: Tuple[Tuple[str, str], ...] = ()  # what else the template asks for, by its name


def head_of(office: Office, regime: str) -> Tuple[Tuple[str, ...], Tuple[str, ...]]:
    """The lines of the body above and of the one that issues; blanks where nothing is known of either."""
    parent = office.parent or ((office.superior.upper(),) if office.superior and not office.issuer else ())
    issuer = office.issuer or ((office.name.upper(),) if office.name else ())
    if issuer:
        return parent, issuer
    words = fixed(regime)
    return parent or tuple(words["parent"]), tuple(words["issuer"])


def signing(office: Office, signer: Optional[Person]) -> Optional[Person]:
    """Who was chosen; nobody chosen: the first of the office, whose name is then left open."""
    if signer is not None:
        return signer
    first = next(iter(office.signers), None)
    return first._replace(name="") if first else None


def signature(office: Office, signer: Optional[Person]) -> Tuple[Signature, ...]:
    person = signing(office, signer)
    if person is None:
        return ()
    lines = person.office or (() if person.authority else (blank("office"),))
    return (Signature(person.authority, lines, person.name or blank("name")),)


def deciding(office: Office, signer: Optional[Person]) -> str:
    """Who decides, as in a sentence: those on whose behalf is signed, or else the head, who signs alone."""
    person = signing(office, signer)
    first = person.authority[0] if person and person.authority else ""
    match = _TOGETHER.match(first)
    if not match:
        return office.head or office.name
    names: Dict[str, str] = read("compose")["collectives"]
    together = names.get(first[match.end() :].strip(), "")
    if not together or not office.name or office.name.startswith(together):
        return office.name
    name = office.name.replace("Đảng ủy", "Đảng bộ", 1) if together == "Ban Chấp hành" else office.name
    return "%s %s" % (together, name)


def about(subject: str) -> str:
    """The subject as the middle of a sentence has it: `Về việc …`, `V/v …` begin with a small letter there."""
    match = _ABOUT.match(subject)
    if match is None:
        return subject
    lead = "về việc " if match.group().lower().startswith(("v/v", "về việc")) else "về "
    return lead + subject[match.end() :]


def uncapitalised(subject: str) -> str:
    """The subject as the middle of a sentence has it: `Triển khai …` begins small there, `Ủy ban …` and `Nguyễn Văn An` do not."""
    if subject.isupper():
        return subject.lower()
    first, _, rest = subject.partition(" ")
    folded = fold(subject)
    named = folded.startswith(_NAMES) and not folded.startswith(_SAYS)
    return subject if named or not first[1:].islower() or rest[:1].isupper() else subject[:1].lower() + subject[1:]


def without_lead(subject: str, lead: str) -> str:
    """The subject without what the template says before it already; of a letter's `V/v` without any."""
    if lead and subject.lower().startswith(lead.lower()):
        return subject[len(lead) :]
    match = _ABOUT.match(subject) if _ABOUT.match(lead) else None
    if match is None or (match.group().lower() == "về " and not lead.lower().startswith("v/v")):
        return subject
    return subject[match.end() :]
