"""An entry: one document, as a register knows it."""

from __future__ import annotations

import datetime
from typing import NamedTuple, Optional, Tuple

NAMED = ("Luật ", "Bộ luật ", "Pháp lệnh ", "Hiến pháp")
ONE_DAY = datetime.timedelta(days=1)

# How well a document is known, in the order of trust. What an office or a user recorded stands between the first and the rest.
VERIFIED, HAND, OWN = "verified", "hand", "own"


class Entry(NamedTuple):
    """One document. Its subject reads as it follows the issuer: "về công tác văn thư"; that of a law is its name."""

    type: str  # "Nghị định"
    number: str
    date: datetime.date
    issuer: str
    subject: str
    replaced_by: str = ""  # the number of the document that took its place
    since: Optional[datetime.date] = None  # from that day on
    in_force_from: Optional[datetime.date] = None
    in_force_to: Optional[datetime.date] = None  # the last day
    amended_by: Tuple[str, ...] = ()  # the numbers of those that changed it
    source: str = ""  # where it is known from
    known: str = OWN  # VERIFIED, HAND, OWN or another word for how it came in
    rank: int = 0  # how sure it is and how often it is cited: the higher, the earlier it is offered

    @property
    def over(self) -> Optional[datetime.date]:
        """The first day it is no longer in force, where that is known."""
        return self.since or (self.in_force_to + ONE_DAY if self.in_force_to else None)

    @property
    def has_name(self) -> bool:
        """It is a law that is cited by its name."""
        return self.subject.startswith(NAMED)


def key(number: str) -> str:
    """A number and symbol for comparing: no blanks, one kind of hyphen, capitals, no leading 0."""
    bare = "".join(number.split()).replace("–", "-").replace("—", "-").upper()
    return bare.lstrip("0")


def order(entry: Entry) -> Tuple[int, int, str]:
    """What is offered first: what is not replaced, the surer, the newer."""
    return (0 if entry.replaced_by else -1 - entry.rank, -entry.date.toordinal(), key(entry.number))
