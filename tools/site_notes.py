"""Notes: what is wrong with a site file and the files it names, and what is worth a second look, each with its file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vanthu.strings import say
from vanthu.vietnamese.text import fold


class Note(NamedTuple):
    file: str  # as the site file names it
    line: int  # 0: the file as a whole
    text: str
    grave: bool  # nothing is built

    def said(self, language: str = "vi") -> str:
        place = say("site.place" if self.line else "site.place.file", language, file=self.file, line=self.line)
        return f"{place}: {self.text}"


class Notes:
    """They are gathered while all is read, so that every mistake is told and not only the first."""

    def __init__(self, language: str = "vi") -> None:
        self.language = language
        self._noted: dict[Note, None] = {}
        self._files: dict[str, int] = {}

    def say(self, key: str, **blanks: object) -> str:
        return say(key, self.language, **blanks)

    def wrong(self, file: str, line: int, text: str) -> None:
        self._add(Note(file, line, text, True))

    def doubt(self, file: str, line: int, text: str) -> None:
        self._add(Note(file, line, text, False))

    def _add(self, note: Note) -> None:
        self._files.setdefault(note.file, len(self._files))
        self._noted.setdefault(note)

    def mistakes(self) -> list[Note]:
        return self._sorted(True)

    def doubts(self) -> list[Note]:
        return self._sorted(False)

    def _sorted(self, grave: bool) -> list[Note]:
        found = [note for note in self._noted if note.grave == grave]
        return sorted(found, key=lambda note: (self._files[note.file], note.line))

    def meant(self, word: str, known: Iterable[str]) -> str:
        """ " Có phải “number” không?": what was perhaps meant; "" where nothing is near."""
        near = nearest_word(word, list(known))
        return " " + self.say("site.meant", word=near) if near else ""


def nearest_word(word: str, known: Sequence[str]) -> str:
    by_letters = {fold(each): each for each in reversed(known)}
    found = difflib.get_close_matches(fold(word), by_letters, 1, 0.7)
    return by_letters[found[0]] if found else ""
