"""What was seen of a computer, and the lines that are said of it."""

from __future__ import annotations

import datetime
from typing import Any, Mapping, NamedTuple, Optional, Tuple

NOWHERE = "none"  # there is an office, and no Văn Thư in it
STATES = ("wrong", "look", "well")  # the gravest first


class Copy(NamedTuple):
    """One installed Văn Thư."""

    where: str  # "user" | "shared" | "bundled"
    version: str
    active: bool  # the one that is at work


class Error(NamedTuple):
    """One trouble of the program, as its log keeps it."""

    when: datetime.datetime
    kind: str  # the exception's name
    place: str  # "vanthu/finding.py:12 words"


class Register(NamedTuple):
    """A register of documents."""

    rows: int
    newest: Optional[datetime.date] = None  # the day of its newest document


class InUse(NamedTuple):
    """The edition of a province or an agency, as it counts here."""

    name: str
    number: int
    made: datetime.date
    origin: str  # "package" | "shared"


class Trouble(NamedTuple):
    """A file of the office or the user that was not read, or only in part."""

    what: str  # "offices" | "clauses" | "recipients" | "registers"
    line: int = 0  # the first that is wrong; 0: the file as a whole


class Machine(NamedTuple):
    """None, or "": it was not, or cannot be, seen from here."""

    now: datetime.datetime
    version: str = ""  # of Văn Thư
    where: str = ""  # "user" | "shared" | "bundled" | NOWHERE
    copies: Tuple[Copy, ...] = ()
    office: Optional[str] = None  # its version; "": there is no office
    build: str = ""
    python: str = ""  # the office's
    shell_python: str = ""  # the command line's
    lacking: Optional[Tuple[str, ...]] = None  # Python packages the command line lacks
    system: str = ""  # "debian", "windows", …
    release: str = ""
    packages: Optional[Tuple[str, ...]] = None  # Debian packages that are wanted and not there
    font: Optional[str] = None  # what stands for Times New Roman; "": something unlike it
    letters: bool = True  # it has all of Vietnamese
    registers: Optional[Tuple[Register, ...]] = None  # the shipped one first
    rulebooks: Tuple[Tuple[str, Optional[datetime.date]], ...] = ()  # regime, since when
    house: Optional[InUse] = None
    shared: Optional[str] = None  # the address of the province's shared folder; "": none is set
    shared_trouble: str = ""  # why what lies there was not taken: a sentence
    troubles: Optional[Tuple[Trouble, ...]] = None
    locked: Optional[Tuple[str, ...]] = None  # settings by name
    changed: Optional[Mapping[str, Any]] = None  # settings that are not as usual, and their values
    errors: Optional[Tuple[Error, ...]] = None  # the last ones, the newest first
    profile: str = ""  # its folder
    home: str = ""  # the user's
    writable: Optional[bool] = None
    free: Optional[int] = None  # bytes, where the profile lies
    update: Optional[str] = None  # where newer versions are looked for; "": nowhere
    language: str = ""  # of Văn Thư
    locale: str = ""  # of the office's window
    desktop: str = ""  # what draws its windows: "gtk3", "gen", "win", …
    dark: Optional[bool] = None


class Line(NamedTuple):
    """One thing that is told."""

    id: str
    state: str  # of STATES
    title: str
    value: str
    means: str = ""
    do: str = ""
