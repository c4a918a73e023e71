"""Written: the files of templates/ and a user's own, as people write them in any editor: entries, each with named values.

    # a remark
    chủ: Văn Thư            before the first entry: what holds for all of the file

    [can-cu.chinh-quyen]
    tên: Luật Tổ chức chính quyền địa phương
    nội dung:
      a paragraph a line, indented

What cannot be read is told with its line; the entries that can be read are not lost for it.
"""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, NamedTuple, Optional, Tuple

from .strings import say
from .vietnamese.unicode import compose

MOST = 2_000_000  # characters of one file: a thousand times what a person writes
LONGEST = 4_000  # characters of one line

_ID = re.compile(r"\[([a-z0-9]+(?:[.-][a-z0-9]+)*)\]")
_KEY = re.compile(r"([^\W\d_][^\n:{}\[\]]{0,30}?) ?:(?: (.*))?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class Value(NamedTuple):
    """What stands behind a key: one line, or the indented lines below it."""

    line: int
    lines: Tuple[str, ...]

    @property
    def text(self) -> str:
        return self.lines[0] if self.lines else ""


class Entry(NamedTuple):
    id: str
    line: int
    values: Mapping[str, Tuple[Value, ...]]  # by key, in the order they stand; the file's own come first where the entry has none

    def text(self, key: str, otherwise: str = "") -> str:
        return self.values[key][0].text if key in self.values else otherwise

    def lines(self, key: str) -> Tuple[str, ...]:
        return self.values[key][0].lines if key in self.values else ()

    def listed(self, key: str) -> Tuple[str, ...]:
        """Words separated by commas."""
        return tuple([word for word in (each.strip() for each in self.text(key).split(",")) if word])

    def at(self, key: str) -> int:
        """The line to point at when a value is wrong."""
        return self.values[key][0].line if key in self.values else self.line


class Problem(NamedTuple):
    """Why an entry, or a line, is refused."""

    line: int
    key: str  # of the sentence in data/strings/written.toml
    blanks: Tuple[Tuple[str, str], ...] = ()

    def said(self, language: str = "vi") -> str:
        return say("written.line", language, line=self.line, text=say(self.key, language, **dict(self.blanks)))


class Written(NamedTuple):
    entries: Tuple[Entry, ...]
    problems: Tuple[Problem, ...]


def problem(line: int, key: str, **blanks: object) -> Problem:
    return Problem(line, key, tuple((name, str(value)) for name, value in blanks.items()))


def read(text: str, several: Tuple[str, ...] = ()) -> Written:
    """The entries of a file. `several`: keys that may stand more than once in an entry."""
    if len(text) > MOST:
        return Written((), (problem(1, "written.large"),))
    return _Reading(several).read(compose(text.lstrip("\ufeff")))


_Growing = Tuple[int, List[str]]


class _Reading:
    def __init__(self, several: Tuple[str, ...]) -> None:
        self._several = several
        self._common: Dict[str, List[_Growing]] = {}
        self._values: Dict[str, List[_Growing]] = self._common
        self._id, self._line = "", 0
        self._open: Optional[List[str]] = None  # the lines of the value that is still going on
        self._entries: List[Entry] = []
        self._problems: List[Problem] = []
        self._spoilt = False  # something is wrong in this entry: it is left out

    def read(self, text: str) -> Written:
        lines = re.split(r"\r\n|\r|\n", text)
        for number, line in enumerate(lines, 1):
            if len(line) > LONGEST or _CONTROL.search(line):
                self._refuse(number, "written.characters")
            else:
                self._take(number, line.rstrip())
        self._finish()
        return Written(tuple(self._entries), tuple(self._problems))

    def _take(self, number: int, line: str) -> None:
        if line.startswith("#"):
            return
        if not line:
            self._open = None
        elif line[0] in " \t":
            self._go_on(number, line.strip())
        elif line.startswith("["):
            self._begin(number, line)
        else:
            self._key(number, line)

    def _go_on(self, number: int, words: str) -> None:
        if self._open is None:
            self._refuse(number, "written.indent")
        else:
            self._open.append(words)

    def _begin(self, number: int, line: str) -> None:
        self._finish()
        match = _ID.fullmatch(line)
        self._id, self._line, self._spoilt = match.group(1) if match else "?", number, False
        self._values, self._open = {}, None
        if match is None:
            self._refuse(number, "written.id", id=line)
        elif any(entry.id == self._id for entry in self._entries):
            self._refuse(number, "written.twice", id=self._id)

    def _key(self, number: int, line: str) -> None:
        self._open = None
        match = _KEY.fullmatch(line)
        if match is None:
            self._refuse(number, "written.key", words=line[:40])
            return
        name, said = match.group(1).lower(), (match.group(2) or "").strip()
        if name in self._values and name not in self._several:
            self._refuse(number, "written.key.twice", name=name)
            return
        lines = [said] if said else []
        self._open = None if said else lines
        self._values.setdefault(name, []).append((number, lines))

    def _finish(self) -> None:
        if not self._id or self._spoilt:
            return
        merged = {key: values for key, values in self._common.items() if key not in self._values}
        merged.update(self._values)
        values = {key: tuple([Value(line, tuple(lines)) for line, lines in each]) for key, each in merged.items()}
        self._entries.append(Entry(self._id, self._line, values))

    def _refuse(self, line: int, key: str, **blanks: object) -> None:
        self._spoilt = True
        self._open = []  # what is indented below belongs to what is refused
        self._problems.append(problem(line, key, **blanks))
