"""Whom a document goes to, as its own words tell: the list of recipients that its text asks for, beside the one that stands there."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Anatomy, Span
from ..edit import Edit
from ..offices import Office
from .tasks import tasks_in

KINDS = ("above", "article", "superior", "party", "council", "body", "group", "press", "other", "archive")  # in customary order


class Recipient(NamedTuple):
    """One line of the list, without its dash and its mark."""

    words: str  # "UBND các xã, phường, đặc khu", "Lưu: VT, KT"
    kind: str  # one of KINDS
    status: str = "add"  # stands | add | drop | correct
    was: str = ""  # as it stands there, where it is to be dropped or corrected
    why: str = ""  # the key of the reason: task, report, addressee, article, superior, usual, archive, set …
    because: Tuple[Span, ...] = ()  # the words of the text that ask for it


class Proposal(NamedTuple):
    recipients: Tuple[Recipient, ...]  # in the order proposed; those to be dropped where they stand
    quiet: bool = False  # nothing to add, drop or correct


def propose(anatomy: Anatomy, office: Optional[Office] = None) -> Proposal:
    found: List[Recipient] = []
    for task in tasks_in(anatomy.document, anatomy.main):
        if task.body.name not in [each.words for each in found]:
            found.append(Recipient(task.body.name, "body", why="task", because=(task.span,)))
    return Proposal(tuple(found), not found)


def written(anatomy: Anatomy, words: Sequence[str]) -> Tuple[Edit, ...]:
    """The list of recipients made to read so (without dashes and marks): one wish, one step. None where there is no list."""
    return ()
