"""On which line of a TOML or JSON file each value stands: tomllib and json tell the values, and no lines.

    toml_lines('[rules."body.size"]\nvalues = { size = [14, 14] }')
    → {("rules",): 1, ("rules", "body.size"): 1, ("rules", "body.size", "values"): 2, (…, "size"): 2, (…, "size", 0): 2, …}

The text must be right: whoever asks has parsed it. Of a text that ends too early `Unclosed` tells where what is open began.
"""

from __future__ import annotations

import bisect
import json
import re
import tomllib

Place = tuple[str | int, ...]  # ("offices", 0, "units", 1, "name")
Lines = dict[Place, int]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")


class Unclosed(ValueError):
    """The text ends inside a string, a list or a table that begins on this line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def toml_lines(text: str) -> Lines:
    return _Walk(text, "=").document()


def json_lines(text: str) -> Lines:
    walk = _Walk(text, ":")
    walk.lines[()] = 1
    walk.value(())
    return walk.lines


def nearest(lines: Lines, place: Place) -> int:
    """The line of a place, or of what it would stand in."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Walk:
    def __init__(self, text: str, sets: str) -> None:
        self.lines: Lines = {}
        self._text, self._at, self._sets = text, 0, sets  # `sets` stands between a key and its value
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._counts: dict[Place, int] = {}  # of each list of tables ([[…]]), how many began

    def document(self) -> Lines:
        base: Place = ()
        while self._skip():
            line = self._line()
            if self._text.startswith("[[", self._at):
                base = self._header("[[", "]]", line)
            elif self._text[self._at] == "[":
                base = self._header("[", "]", line)
            else:
                self._pair(base)
        return self.lines

    def _header(self, opens: str, closes: str, line: int) -> Place:
        self._at += len(opens)
        keys = self._keys()
        self._skip()
        self._take(closes, line)
        place: Place = ()
        for key in keys[:-1]:
            place = self._found((*place, key), line)
            if place in self._counts:
                place = (*place, self._counts[place] - 1)
        place = self._found((*place, keys[-1]), line)
        if opens == "[":
            return place
        self._counts[place] = self._counts.get(place, 0) + 1
        return self._found((*place, self._counts[place] - 1), line)

    def _pair(self, base: Place) -> None:
        line, place = self._line(), base
        for key in self._keys():
            place = self._found((*place, key), line)
        self._skip()
        self._take(self._sets, line)
        self.value(place)

    def _keys(self) -> list[str]:
        """The parts of a dotted key."""
        keys = [self._key()]
        while self._skip() and self._text[self._at] == "." and self._sets == "=":
            self._at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._skip()
        start = self._at
        if self._text[start : start + 1] in ("'", '"'):
            self._string()
            said = self._text[start : self._at]
            return str(json.loads(said) if self._sets == ":" else tomllib.loads(f"key = {said}")["key"])
        match = _BARE_KEY.match(self._text, start)
        if match is None:
            raise Unclosed(self._line())
        self._at = match.end()
        return match[0]

    def value(self, place: Place) -> None:
        self._skip()
        first = self._text[self._at : self._at + 1]
        if first in ('"', "'"):
            self._string()
        elif first in ("[", "{"):
            self._several(place, "]" if first == "[" else "}")
        else:
            match = _BARE_VALUE.match(self._text, self._at)
            assert match is not None  # it may be empty
            self._at = match.end()

    def _several(self, place: Place, closes: str) -> None:
        """A list, or a table on one line."""
        opened, number = self._line(), 0
        self._at += 1
        while True:
            if not self._skip():
                raise Unclosed(opened)
            if self._text[self._at] == closes:
                self._at += 1
                return
            start = self._at
            if self._text[self._at] == ",":
                self._at += 1
            elif closes == "]":
                self.value(self._found((*place, number), self._line()))
                number += 1
            else:
                self._pair(place)
            if self._at == start:  # nothing of any kind: the text is not right
                raise Unclosed(opened)

    def _string(self) -> None:
        """Past the string that begins here."""
        opened, mark = self._line(), self._text[self._at]
        if self._text.startswith(mark * 3, self._at) and self._sets == "=":
            ends = re.compile(r'(?:\\.|[^\\])*?"""(?:""?(?!"))?' if mark == '"' else r"(?:.)*?'''(?:''?(?!'))?", re.DOTALL)
            match = ends.match(self._text, self._at + 3)
        else:
            match = re.compile(r'(?:\\.|[^"\\\n])*"' if mark == '"' else r"[^'\n]*'").match(self._text, self._at + 1)
        if match is None:
            raise Unclosed(opened)
        self._at = match.end()

    def _skip(self) -> bool:
        """Past blanks, ends of lines and remarks; whether anything is left."""
        match = _BLANK.match(self._text, self._at)
        assert match is not None  # it may be empty
        self._at = match.end()
        return self._at < len(self._text)

    def _take(self, mark: str, line: int) -> None:
        if not self._text.startswith(mark, self._at):
            raise Unclosed(line)
        self._at += len(mark)

    def _found(self, place: Place, line: int) -> Place:
        self.lines.setdefault(place, line)
        return place

    def _line(self) -> int:
        return bisect.bisect_left(self._ends, self._at) + 1
