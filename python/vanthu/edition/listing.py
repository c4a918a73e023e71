"""An edition: what a province or an agency adds to the program for all its desks, as a few files of data, never code.

    edition.json      what it is, its number, and of each file its length and check sum
    offices.json      the facts of its offices
    house.json        rules of the house, stricter than the law or silent
    registers.index   documents it cites
    clauses/*.txt  recipients/*.txt  templates/*.txt      as people write them

The same files lie in the package that `build.py site` makes and in the folder that the province shares; of two editions the one
with the higher number counts, as a whole. Whatever comes from elsewhere is looked over by `sound.taken` before it is kept.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from typing import Any, Dict, Mapping, NamedTuple, Tuple

from ..strings import say
from ..vietnamese.unicode import compose

LISTING = "edition.json"
OFFICES, HOUSE, REGISTERS = "offices.json", "house.json", "registers.index"
WRITTEN = ("clauses", "recipients", "templates")  # folders of texts
FORMAT = 1
MANY = 200  # files
LARGEST = 64_000_000  # bytes of all files
LARGEST_TEXT = 4_000_000  # bytes of any but the register
LARGEST_LISTING = 200_000
LONG = 200  # letters of a name
MOST_SAID = 300  # of what is wrong in a file: it may quote the file

_NAME = re.compile(r"%s|%s|%s|(?:%s)/[a-z0-9][a-z0-9-]{0,59}\.txt" % (OFFICES, HOUSE, re.escape(REGISTERS), "|".join(WRITTEN)))
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_SUM = re.compile(r"[0-9a-f]{64}")


class File(NamedTuple):
    name: str  # "clauses/chung.txt"
    size: int
    sum: str  # SHA-256


class Edition(NamedTuple):
    """What edition.json says."""

    id: str  # "lam-dong"
    name: str  # "Tỉnh Lâm Đồng"
    number: int  # grows with every one that is given out
    made: datetime.date
    help: str = ""  # whom to ask: a line for people
    files: Tuple[File, ...] = ()

    def has(self, name: str) -> bool:
        return any(file.name == name for file in self.files)

    def named(self, folder: str) -> Tuple[str, ...]:
        """The texts of a folder: "clauses"."""
        return tuple([file.name for file in self.files if file.name.startswith(folder + "/")])


class EditionError(ValueError):
    """Why an edition is refused: a sentence for people."""

    def __init__(self, key: str, **blanks: object) -> None:
        self.key, self.blanks = key, blanks
        super().__init__(self.said())

    def said(self, language: str = "vi") -> str:
        blanks = {name: value.said(language) if hasattr(value, "said") else value for name, value in self.blanks.items()}
        return say(self.key, language, **blanks)


def parse(content: bytes) -> Edition:
    """What an edition.json says. EditionError: why it is none."""
    if len(content) > LARGEST_LISTING:
        raise EditionError("edition.large", file=LISTING)
    try:
        data = json.loads(compose(content.decode("utf-8-sig")))
        edition = _edition(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise EditionError("edition.shape") from error
    if data["format"] != FORMAT:
        raise EditionError("edition.format")
    if len(edition.files) > MANY or sum(file.size for file in edition.files) > LARGEST:
        raise EditionError("edition.large", file=LISTING)
    for file in edition.files:
        if file.name != REGISTERS and file.size > LARGEST_TEXT:
            raise EditionError("edition.large", file=file.name)
    return edition


def _edition(data: Any) -> Edition:
    """ValueError and the like: it is of another shape."""
    files = tuple([File(str(name), _count(each["size"]), str(each["sha256"])) for name, each in sorted(data["files"].items())])
    right = all(_NAME.fullmatch(file.name) and _SUM.fullmatch(file.sum) for file in files)
    name, help = str(data["name"]).strip(), str(data.get("help", "")).strip()
    if not right or not _ID.fullmatch(data["id"]) or not 0 < len(name) <= LONG or len(help) > LONG:
        raise ValueError("edition.json")
    made = datetime.datetime.strptime(data["made"], "%Y-%m-%d").date()
    return Edition(data["id"], name, _count(data["number"]), made, help, files)


def _count(number: Any) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < 2**31:
        raise ValueError(number)
    return number


def listed(edition: Edition, files: Mapping[str, bytes]) -> Edition:
    """The edition with these files in it."""
    found = [File(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in sorted(files.items())]
    return edition._replace(files=tuple(found))


def written(edition: Edition) -> bytes:
    files = {file.name: {"size": file.size, "sha256": file.sum} for file in edition.files}
    data: Dict[str, Any] = {"format": FORMAT, **edition._asdict(), "made": edition.made.isoformat(), "files": files}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
