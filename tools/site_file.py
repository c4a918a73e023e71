"""The site file: one TOML file in which an IT office says what its edition is. Read here, every key and every value looked at.

What is wrong is noted with its line and left out of what is given back, so that all the rest can still be looked over.
docs/ban-cho-tinh.md tells people of each key; samples/sites/ holds two such files.
"""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from site_notes import Notes
from site_syntax import slips
from value_lines import Lines, Place, nearest, toml_lines
from vanthu.edition.listing import LONG
from vanthu.offices import LONGEST
from vanthu.vietnamese.unicode import compose

LARGEST = 4_000_000  # bytes
MOST = 2**31 - 1  # of a number that LibreOffice compares

Shape = Mapping[str, Any]  # by key: the kind of a value, the shape of a table, or [shape] of tables

HOUSE: Shape = dict.fromkeys(("size", "indent", "top", "bottom", "left", "right"), "number")
OFFICE: Shape = {
    **dict.fromkeys(("id", "name", "regime", "symbol", "place", "superior", "head", "archive"), "text"),
    **dict.fromkeys(("parent", "issuer", "address", "recipients"), "texts"),
    "units": [dict.fromkeys(("name", "symbol"), "text")],
    "signers": [{"name": "text", "authority": "texts", "office": "texts"}],
    "house": HOUSE,
}
SITE: Shape = {
    **dict.fromkeys(("id", "name", "help", "updates"), "text"),
    "number": "count",
    "date": "day",
    "files": dict.fromkeys(("offices", "recipients", "clauses", "templates", "registers"), "paths"),
    "offices": [OFFICE],
    "recipients": [{"id": "text", "name": "text", "types": "texts", "items": "texts"}],
    "rules": "any",  # vanthu.rulebook.house knows what may stand there
    "preset": "any",  # Settings.xcs does
    "locked": "any",
}
NEEDED = ("id", "name", "number", "date")

HEAD = tuple(key for key, kind in SITE.items() if kind in ("text", "count", "day"))  # they stand before all tables


def _tables(shape: Shape, before: str = "") -> Iterator[str]:
    for key, kind in shape.items():
        if isinstance(kind, list):
            yield before + key
            yield from _tables(kind[0], f"{before}{key}.")


TABLES = tuple(_tables(SITE))  # "offices", "offices.units" …: begun with [[…]]


class Site(NamedTuple):
    file: Path
    lines: Lines
    said: Mapping[str, Any]  # what the file says, as far as it is right
    number: int
    date: datetime.date
    id: str = ""
    name: str = ""
    help: str = ""
    updates: str = ""  # the address of the folder that is published, with its last stroke; "" none

    def line(self, *place: str | int) -> int:
        return nearest(self.lines, place)


def read(path: Path, notes: Notes) -> Site | None:
    """What the file says; None where it cannot be read at all."""
    text = _text(path, notes)
    if text is None:
        return None
    try:
        said = tomllib.loads(text)
        lines = toml_lines(text)
    except tomllib.TOMLDecodeError as error:
        for slip in slips(text, str(error), TABLES):
            notes.wrong(path.name, slip.line, notes.say(slip.key, **slip.blanks))
        return None
    except RecursionError:
        notes.wrong(path.name, 0, notes.say("site.toml.deep"))
        return None
    right = Looking(path.name, lines, notes).table(said, SITE, ())
    for key in NEEDED:
        if said.get(key) in (None, ""):
            notes.wrong(path.name, 0, notes.say(f"site.needed.{key}"))
    site = Site(path, lines, right, right.get("number", 0), right.get("date", datetime.date.min))
    id, name, help, updates = [look(site, notes) if right.get(key) else "" for key, look in _LOOKED_OVER.items()]
    return site._replace(id=id, name=name, help=help, updates=updates)


def _text(path: Path, notes: Notes) -> str | None:
    """With the ends of lines that the lines are counted by."""
    try:
        content = path.read_bytes()
    except OSError:
        key = "site.folder" if path.is_dir() else "site.open" if path.exists() else "site.missing"
        notes.wrong(os.path.abspath(path), 0, notes.say(key))
        return None
    if len(content) > LARGEST:
        notes.wrong(path.name, 0, notes.say("site.large"))
        return None
    try:
        return compose(content.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        notes.wrong(path.name, content.count(b"\n", 0, error.start) + 1, notes.say("site.encoding"))
        return None


def at_head(key: str, notes: Notes) -> str:
    """Of a key that is not known here: it is one of the head. TOML counts what stands behind a table's name into that table."""
    return " " + notes.say("site.key.head", name=key) if key in HEAD else ""


_TYPED = str.maketrans({"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"})


def as_typed(path: str) -> str:
    r"""A path as it was typed in "…", where TOML makes other signs of \t and \n."""
    return path.translate(_TYPED)


class Looking:
    """Looks at values against a shape, and gives back what is right of them. `json`: the file is JSON, and not TOML."""

    def __init__(self, file: str, lines: Lines, notes: Notes, json: bool = False) -> None:
        self._file, self._lines, self._notes, self._json = file, lines, notes, json

    def table(self, said: Any, shape: Shape, place: Place) -> dict[str, Any]:
        if not isinstance(said, dict):
            self._wrong(place, "site.kind.table")
            return {}
        right = {}
        for key, value in said.items():
            if key not in shape:
                head = "" if self._json else at_head(key, self._notes)
                near = head or self._notes.meant(key, shape) or " " + self._notes.say("site.keys", words=", ".join(shape))
                self._wrong((*place, key), "site.key", near=near)
                continue
            looked = self._value(value, shape[key], (*place, key))
            if looked is not None:
                right[key] = looked
        return right

    def _value(self, said: Any, kind: Any, place: Place) -> Any:
        """The value; None where it is not of this kind, in a list as well: the others keep their places."""
        if isinstance(kind, list):
            if not isinstance(said, list):
                return self._wrong(place, "site.kind.tables", path=".".join(str(each) for each in place if isinstance(each, str)))
            return [self._row(each, kind[0], (*place, number)) for number, each in enumerate(said)]
        if not isinstance(kind, str):
            return self.table(said, kind, place)
        return _KINDS[kind](self, said, place)

    def _row(self, said: Any, shape: Shape, place: Place) -> Any:
        return self.table(said, shape, place) if isinstance(said, dict) else self._wrong(place, "site.kind.table")

    def any(self, said: Any, place: Place) -> Any:
        return said

    def text(self, said: Any, place: Place) -> Any:
        if not isinstance(said, str):
            return self._wrong(place, "site.kind.text")
        if len(said) > LONGEST or not said.isprintable():
            return self._wrong(place, "site.kind.text.strange", most=LONGEST)
        return said.strip()

    def texts(self, said: Any, place: Place) -> Any:
        if not isinstance(said, list):
            return self._wrong(place, "site.kind.texts")
        looked = [self.text(each, (*place, number)) for number, each in enumerate(said)]
        return [each for each in looked if each]

    def paths(self, said: Any, place: Place) -> Any:
        """By their number in the list: what is wrong is left out, the rest keeps its place."""
        listed = [said] if isinstance(said, str) else said
        if not isinstance(listed, list):
            return self._wrong(place, "site.kind.paths")
        looked = {number: self._path(each, (*place, number)) for number, each in enumerate(listed)}
        return {number: each for number, each in looked.items() if each}

    def _path(self, said: Any, place: Place) -> Any:
        if isinstance(said, str) and as_typed(said) != said:
            return self._wrong(place, "site.kind.path.typed", path=as_typed(said))
        return self.text(said, place)

    def number(self, said: Any, place: Place) -> Any:
        if isinstance(said, bool) or not isinstance(said, (int, float)):
            return self._no_number(said, place, "site.kind.number", r"0{0,9}(\d{1,9}(?:[.,]\d{1,9})?)")
        return said

    def count(self, said: Any, place: Place) -> Any:
        if isinstance(said, bool) or not isinstance(said, int) or not 0 < said <= MOST:
            return self._no_number(said, place, "site.kind.count", r"0{0,9}([1-9]\d{0,8})")
        return said

    def _no_number(self, said: Any, place: Place, key: str, plain: str) -> None:
        """One that was put in quotation marks is told so."""
        match = re.fullmatch(plain, said.strip()) if isinstance(said, str) else None
        if match:
            self._wrong(place, "site.kind.quoted", value=match[1].replace(",", "."))
        else:
            self._wrong(place, key)

    def day(self, said: Any, place: Place) -> Any:
        """A day is written without quotation marks; with them it is understood as well."""
        if isinstance(said, str):
            try:
                said = datetime.date.fromisoformat(said.strip())
            except ValueError:
                pass
        if isinstance(said, datetime.datetime) or not isinstance(said, datetime.date):
            return self._wrong(place, "site.kind.day")
        return said

    def _wrong(self, place: Place, key: str, **blanks: object) -> None:
        name = next((each for each in reversed(place) if isinstance(each, str)), "")
        sets = f'"{name}": ' if self._json else f"{name} = "
        key = _OF_JSON.get(key, key) if self._json else key
        self._notes.wrong(self._file, nearest(self._lines, place), self._notes.say(key, name=name, sets=sets, **blanks))


_OF_JSON = {"site.kind.table": "site.json.table", "site.kind.tables": "site.json.tables"}
_KINDS: dict[str, Callable[[Looking, Any, Place], Any]] = {
    "any": Looking.any,
    "text": Looking.text,
    "texts": Looking.texts,
    "paths": Looking.paths,
    "number": Looking.number,
    "count": Looking.count,
    "day": Looking.day,
}


def _id(site: Site, notes: Notes) -> str:
    id: str = site.said["id"]
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", id):
        notes.wrong(site.file.name, site.line("id"), notes.say("site.id", id=id))
    return id


def _short(key: str) -> Callable[[Site, Notes], str]:
    def looked(site: Site, notes: Notes) -> str:
        text: str = site.said[key]
        if len(text) > LONG:
            notes.wrong(site.file.name, site.line(key), notes.say("site.long", name=key, most=LONG))
        return text

    return looked


def _updates(site: Site, notes: Notes) -> str:
    address: str = site.said["updates"]
    if address.lower().startswith("http:"):
        notes.doubt(site.file.name, site.line("updates"), notes.say("site.unprotected", address=address))
    try:
        parts = urlsplit(address)
        right = parts.scheme in ("https", "http") and bool(parts.hostname) or parts.scheme == "file" and bool(parts.path)
        right = right and not (parts.query or parts.fragment or parts.username) and (parts.port is None or parts.port > 0)
    except ValueError:
        right = False
    if not right or not re.fullmatch(r"[!-~]+", address) or address.endswith((".xml", ".oxt")):
        notes.wrong(site.file.name, site.line("updates"), notes.say("site.updates", address=address))
    return address.rstrip("/") + "/"


_LOOKED_OVER = {"id": _id, "name": _short("name"), "help": _short("help"), "updates": _updates}
