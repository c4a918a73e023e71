"""The parts of an edition: offices, recipients, clauses, templates, registers, rules of the house. Each is looked over and made a file.

Texts go in as people wrote them, under names that any system takes; tables become one index, offices one JSON.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import site_file
from site_file import Looking, Site
from site_notes import Notes
from site_registers import register_of
from site_rules import rules_of_house
from value_lines import Lines, Place, Unclosed, json_lines, nearest
from vanthu.clauses import library as shipped_clauses
from vanthu.compose.template import library as shipped_templates
from vanthu.doubts import doubted
from vanthu.edition import listing as edition
from vanthu.edition.sound import PARSERS
from vanthu.offices import MOST_BYTES, House, Office, OfficesError, with_own_id, written
from vanthu.offices import parse as parse_offices
from vanthu.recipients import sets
from vanthu.rulebook import REGIMES
from vanthu.types import names as type_names
from vanthu.types import of_abbreviation_anywhere
from vanthu.vietnamese.text import fold
from vanthu.vietnamese.unicode import compose
from vanthu.written import Problem
from vanthu.written import read as read_written
from vanthu_files import tables

ENDINGS = {
    "offices": (".json",),
    "recipients": (".txt",),
    "clauses": (".txt",),
    "templates": (".txt", ".ott", ".odt"),
    "registers": (".csv", *tables.SHEETS),
}
WITHIN = ("khác", "phụ lục")  # what belongs to the entry above it
OWN = "bo-noi-nhan"  # what the site file says of recipients, as a file
PASSED_OVER = (".", "~$")  # hidden files, and what an office lays beside a file that is open


class File(NamedTuple):
    """A file that the site file names, or that lies in a folder it names."""

    path: Path
    name: str  # as people are told of it


class Text(NamedTuple):
    """A file of clauses, recipients or templates."""

    file: File
    text: str


class Parts(NamedTuple):
    files: Mapping[str, bytes]  # of the edition, by their names in it
    offices: tuple[Office, ...]
    templates: tuple[Text, ...]  # those of text
    pages: tuple[File, ...]  # .ott and .odt


def parts(site: Site, notes: Notes) -> Parts:
    known = {kind: list(_files(site, kind, notes)) for kind in ENDINGS}
    offices = _offices(site, known["offices"], notes)
    files: dict[str, bytes] = {}
    if offices:
        files[edition.OFFICES] = written(offices).encode("utf-8")
    house = rules_of_house(site, notes)
    if house is not None:
        files[edition.HOUSE] = house
    register = register_of(known["registers"], site.date, notes)
    if register is not None:
        files[edition.REGISTERS] = register
    texts = {kind: _texts(kind, known[kind], notes) for kind in edition.WRITTEN}
    own = _own_recipients(site, texts["recipients"], notes)
    for kind, found in texts.items():
        names = plain_names([each.file.path.stem for each in found], {OWN} if kind == "recipients" and own else set())
        files.update({f"{kind}/{name}.txt": each.text.encode("utf-8") for name, each in zip(names, found, strict=True)})
    if own:
        files[f"recipients/{OWN}.txt"] = own
    pages = [file for file in known["templates"] if file.path.suffix.lower() != ".txt"]
    return Parts(files, offices, tuple(texts["templates"]), tuple(pages))


# Files.


def _files(site: Site, kind: str, notes: Notes) -> Iterable[File]:
    """In the order in which they are named, those of a folder by their names; each once."""
    met: set[Path] = set()
    for number, said in site.said.get("files", {}).get(kind, {}).items():
        line = site.line("files", kind, number)
        path = site.file.parent / (said if os.sep == "\\" else said.replace("\\", "/"))
        if os.path.isdir(path):
            found = list(_of_folder(path, kind, site, line, notes))
        elif os.path.isfile(path):
            found = [path] if _fits(path, kind) else []
            if not found:
                notes.wrong(site.file.name, line, notes.say("site.file.kind", path=said, endings=", ".join(ENDINGS[kind])))
        else:
            found = []
            notes.wrong(site.file.name, line, notes.say("site.file.missing", path=said) + _near_file(path, notes))
        for each in found:
            if each.resolve() not in met:
                met.add(each.resolve())
                yield File(each, _shown(each, site))


def _of_folder(folder: Path, kind: str, site: Site, line: int, notes: Notes) -> Iterable[Path]:
    there = sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith(PASSED_OVER))
    for each in there:
        if _fits(each, kind):
            yield each
        else:
            notes.doubt(_shown(each, site), 0, notes.say("site.file.left", endings=", ".join(ENDINGS[kind])))
    if not any(_fits(each, kind) for each in there):
        notes.wrong(site.file.name, line, notes.say("site.folder.empty", path=_shown(folder, site), endings=", ".join(ENDINGS[kind])))


def _fits(path: Path, kind: str) -> bool:
    return path.suffix.lower() in ENDINGS[kind]


def _shown(path: Path, site: Site) -> str:
    """As seen from the site file."""
    whole, folder = Path(os.path.normpath(path)), os.path.normpath(site.file.parent)
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(path)


def _near_file(path: Path, notes: Notes) -> str:
    """A name nearly like it in the same folder."""
    try:
        return notes.meant(path.name, [each.name for each in path.parent.iterdir()])
    except OSError:
        return ""


def _content(file: File, most: int, notes: Notes) -> bytes | None:
    try:
        content = file.path.read_bytes()
    except OSError:
        notes.wrong(file.name, 0, notes.say("site.open"))
        return None
    if len(content) > most:
        notes.wrong(file.name, 0, notes.say("site.large"))
        return None
    return content


def _decoded(file: File, most: int, notes: Notes) -> str | None:
    content = _content(file, most, notes)
    try:
        return None if content is None else compose(content.decode("utf-8-sig")).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        assert content is not None
        notes.wrong(file.name, content.count(b"\n", 0, error.start) + 1, notes.say("site.encoding"))
        return None


def plain_names(stems: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """Names that every system takes: "Câu mẫu (tỉnh)" → cau-mau-tinh."""
    names: list[str] = []
    for stem in stems:
        base = re.sub(r"[^a-z0-9]+", "-", fold(unicodedata.normalize("NFC", stem))).strip("-")[:50].strip("-") or "tep"
        tried = (base if number == 1 else f"{base}-{number}" for number in range(1, len(names) + len(taken) + 2))
        names.append(next(name for name in tried if name not in taken and name not in names))
    return names


# Offices.


class _Row(NamedTuple):
    """An office as it is written, and where."""

    said: dict[str, Any]
    file: str
    lines: Lines
    place: Place

    def line(self, *place: str | int) -> int:
        return nearest(self.lines, (*self.place, *place))


def _offices(site: Site, files: list[File], notes: Notes) -> tuple[Office, ...]:
    rows = _rows(site.said, site.file.name, site.lines)
    for file in files:
        rows += _rows_of(file, notes)
    found: dict[str, _Row] = {}
    offices: list[Office] = []
    for row in rows:
        office = _office(row, notes)
        if office is None:
            continue
        if not row.said.get("id"):
            office = with_own_id(office, offices)
        elif office.id in found:
            other = found[office.id]
            notes.wrong(
                row.file, row.line("id"), notes.say("site.office.twice", id=office.id, file=other.file, line=other.line("id"))
            )
            continue
        found[office.id] = row
        offices.append(office)
        for key, blanks in doubted(office):
            field = key.rpartition(".")[2]
            line = row.line("house", field) if field in House._fields else row.line()
            notes.doubt(row.file, line, f"{office.name}: {notes.say(key, **blanks)}")
    return tuple(offices)


def _rows_of(file: File, notes: Notes) -> list[_Row]:
    """The offices of a file as `Xuất…` writes it."""
    text = _decoded(file, MOST_BYTES, notes)
    if text is None:
        return []
    try:
        said = json.loads(text)
        lines = json_lines(text)
    except (ValueError, RecursionError, Unclosed) as error:
        line = getattr(error, "lineno", 1)
        notes.wrong(file.name, line, notes.say("offices.json", number=line))
        return []
    if not isinstance(said, dict) or "offices" not in said:
        notes.wrong(file.name, 1, notes.say("site.json.offices"))
        return []
    right = Looking(file.name, lines, notes, json=True).table(said, {"offices": [site_file.OFFICE]}, ())
    return _rows(right, file.name, lines)


def _rows(said: Mapping[str, Any], file: str, lines: Lines) -> list[_Row]:
    """Those that are tables, and in them what is."""
    found = []
    for at, each in enumerate(said.get("offices", ())):
        if each is not None:
            whole = {key: [row for row in value if row is not None] if isinstance(value, list) else value for key, value in each.items()}
            found.append(_Row(whole, file, lines, ("offices", at)))
    return found


def _office(row: _Row, notes: Notes) -> Office | None:
    regime = row.said.get("regime", "state")
    if not row.said.get("name"):
        notes.wrong(row.file, row.line("name"), notes.say("site.office.name"))
    if regime not in REGIMES:
        near = notes.meant(regime, REGIMES)
        notes.wrong(row.file, row.line("regime"), notes.say("site.office.regime", word=regime, words=", ".join(REGIMES)) + near)
    if not row.said.get("name") or regime not in REGIMES:
        return None
    try:
        return parse_offices(json.dumps({"offices": [row.said]}))[0]
    except OfficesError as error:
        name = str(error.blanks.get("name", ""))
        line = row.line(*([name] if name in row.said else _inner(row.said, name)))
        notes.wrong(row.file, line, notes.say("site.office.value", name=name))
        return None


def _inner(said: Mapping[str, Any], name: str) -> list[str]:
    """A value inside a table of the office."""
    return next(([key, name] for key, value in said.items() if isinstance(value, dict) and name in value), [])


# Texts.

def _texts(kind: str, files: list[File], notes: Notes) -> list[Text]:
    found: list[Text] = []
    met: dict[str, tuple[str, int]] = {}
    shipped = _shipped(kind)
    for file in files:
        text = _decoded(file, edition.LARGEST_TEXT, notes) if file.path.suffix.lower() == ".txt" else None
        if text is None:
            continue
        problems = PARSERS[kind](text).problems
        for problem in problems:
            notes.wrong(file.name, problem.line, _words(problem, notes))
        entries = read_written(text, WITHIN).entries
        if not entries and not problems:
            notes.doubt(file.name, 0, notes.say("site.text.empty"))
        for entry in entries:
            if entry.id in met:
                other, line = met[entry.id]
                notes.wrong(file.name, entry.line, notes.say("site.text.twice", id=entry.id, file=other, line=line))
            met.setdefault(entry.id, (file.name, entry.line))
            if entry.id in shipped:
                notes.doubt(file.name, entry.line, notes.say("site.text.shipped", id=entry.id))
            if kind == "templates" and not entry.text("thể thức"):
                notes.doubt(file.name, entry.line, notes.say("site.template.regimes", id=entry.id))
        found.append(Text(file, text))
    return found


def _shipped(kind: str) -> set[str]:
    """The ids that the program's own have."""
    if kind == "clauses":
        return {each.id for each in shipped_clauses()}
    return {each.id for each in shipped_templates()} if kind == "templates" else set()


def _words(problem: Problem, notes: Notes) -> str:
    blanks = dict(problem.blanks)
    return notes.say(problem.key, **blanks) + _near_word(problem.key, blanks, notes)


def _near_word(key: str, blanks: Mapping[str, str], notes: Notes) -> str:
    if key == "written.type":
        spelled = (*of_abbreviation_anywhere(blanks["word"].upper()), blanks["word"])  # QĐ
        return notes.meant(spelled[0], [name for _, name in type_names()])
    return notes.meant(blanks["word"], blanks["words"].split(", ")) if {"word", "words"} <= blanks.keys() else ""


def _own_recipients(site: Site, texts: list[Text], notes: Notes) -> bytes | None:
    """The sets that stand in the site file itself."""
    found: list[sets.Set] = []
    elsewhere = {entry.id: (each.file.name, entry.line) for each in texts for entry in read_written(each.text, WITHIN).entries}
    for number, row in enumerate(site.said.get("recipients", ())):
        if row is None:
            continue
        place = ("recipients", number)
        each = sets.Set(row.get("name", ""), tuple(row.get("types", ())), tuple(row.get("items", ())), row.get("id", ""))
        missing = [key for key in ("name", "items") if not row.get(key)]
        for key in missing:
            notes.wrong(site.file.name, site.line(*place, key), notes.say("site.recipients.needed", name=key))
        twice = each.id and any(each.id == other.id for other in found)
        if twice:
            notes.wrong(site.file.name, site.line(*place, "id"), notes.say("written.twice", id=each.id))
        if missing or twice:
            continue
        if each.id in elsewhere:
            other, line = elsewhere[each.id]
            notes.wrong(site.file.name, site.line(*place, "id"), notes.say("site.text.twice", id=each.id, file=other, line=line))
        by_itself = sets.Set("x", (), ("x",), each.id)  # a wrong id would hide what else is wrong
        for problem in (*sets.parse(sets.written((each._replace(id=""),))).problems, *sets.parse(sets.written((by_itself,))).problems):
            key = {"written.type": "types", "written.id": "id", "recipients.set.large": "items"}.get(problem.key, "")
            notes.wrong(site.file.name, site.line(*place, *([key] if key else [])), _words(problem, notes))
        found.append(each)
    return sets.written(found).encode("utf-8") if found else None
