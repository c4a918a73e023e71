"""vanthu registers: import tables of documents into one register, check one, look documents up."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from vanthu.naming import in_full
from vanthu.registers import citations, lookup, own
from vanthu.registers.entry import Entry
from vanthu.registers.index import Broken, Index
from vanthu.registers.indexing import built
from vanthu.strings import say
from vanthu.vietnamese.dates import in_figures
from vanthu_files import tables

from . import output

WRONG = 1
INDEX = ".index"


def main(chosen: argparse.Namespace) -> int:
    deeds = {"import": bring, "check": look_over, "find": find}
    return deeds[chosen.deed](chosen)


def bring(chosen: argparse.Namespace) -> int:
    """All files into one register; what is not taken is told, and the rest is written."""
    language, status = chosen.language, 0
    read: list[tuple[Entry, ...]] = []
    for path in chosen.files:
        try:
            read.append(_read(path, language))
        except tables.NotATable as problem:
            _complain(path, problem.key, language)
            status = output.UNREADABLE
    entries = united(read)
    if not entries:
        return status or WRONG
    if not _write(chosen.to, entries, language):
        return output.UNREADABLE
    output.write([say("registers.written", language, number=len(entries), path=chosen.to) + "\n"], None, language)
    return status


def united(lists: Iterable[Iterable[Entry]]) -> tuple[Entry, ...]:
    """The documents of several registers, each once."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in (entry for entries in lists for entry in entries):
        known = found.setdefault((citations.key(entry.number), entry.date.isoformat()), [])
        if not any(citations.same(each, entry) for each in known):
            known.append(entry)
    return tuple(entry for known in found.values() for entry in known)


def look_over(chosen: argparse.Namespace) -> int:
    language, status = chosen.language, 0
    for path in chosen.files:
        try:
            parts = _parts(path, language)
        except tables.NotATable as problem:
            _complain(path, problem.key, language)
            status = output.UNREADABLE
            continue
        if any(problem.grave for _, read in parts for problem in read.problems):
            status = max(status, WRONG)
    return status


def find(chosen: argparse.Namespace) -> int:
    language = chosen.language
    beside = []
    for path in chosen.inside:
        try:
            beside.append(_index(path, language))
        except (tables.NotATable, Broken) as problem:
            _complain(path, problem.key if isinstance(problem, tables.NotATable) else "registers.unread.index", language)
            return output.UNREADABLE
    found = lookup.search_in((*citations.registers(), *beside), " ".join(chosen.words), chosen.most, {})
    if not found:
        output.write([say("registers.none", language) + "\n"], None, language)
        return WRONG
    output.write((line + "\n" for entry in found for line in _described(entry, language)), None, language)
    return 0


def _described(entry: Entry, language: str) -> Iterator[str]:
    yield in_full(entry)
    if entry.has_name:
        yield f"    {entry.type} {entry.number}"
    if entry.in_force_from:
        yield "    " + say("registers.found.from", language, day=in_figures(entry.in_force_from))
    if entry.amended_by:
        yield "    " + say("registers.found.amended", language, numbers=", ".join(entry.amended_by))
    if entry.replaced_by:
        yield "    " + say(
            "registers.found.replaced", language, number=entry.replaced_by, day=in_figures(entry.over) if entry.over else "…"
        )
    elif entry.over:
        yield "    " + say("registers.found.over", language, day=in_figures(entry.over))


def _read(path: str, language: str) -> tuple[Entry, ...]:
    """The documents of a file; what is wrong with it is told."""
    return tuple(entry for _, read in _parts(path, language) for entry in read.entries)


def _parts(path: str, language: str) -> list[tuple[str, own.Read]]:
    """What each sheet of a file says, or the file itself (""), and a line for each thing that is wrong."""
    parts = parsed(path)
    entries = sum(len(read.entries) for _, read in parts)
    refused = sum(problem.grave for _, read in parts for problem in read.problems)
    lines = [say("registers.right", language, path=path, number=entries, refused=refused)]
    for sheet, read in parts:
        for problem in read.problems:
            words = problem.words(language)
            said = say("registers.cell", language, sheet=sheet, line=problem.line, text=words) if sheet else problem.said(language)
            lines.append("  " + said)
    output.write((line + "\n" for line in lines), None, language)
    return parts


def parsed(path: str) -> list[tuple[str, own.Read]]:
    """What each sheet of a file says, or the file itself (""). NotATable: why it cannot be read."""
    ending = Path(path).suffix.lower()
    if ending == ".csv":
        return [("", own.parse(tables.text_of(path)))]
    if ending not in tables.SHEETS:
        raise tables.NotATable("registers.unread.kind")
    read = [(sheet.name, own.of_table(sheet.rows)) for sheet in tables.sheets(path)]
    # A sheet without the columns is a cover or a note, as long as another one has them.
    with_head = [(name, each) for name, each in read if not any(problem.key == "registers.head" for problem in each.problems)]
    return with_head or read or [("", own.of_table(()))]


def _index(path: str, language: str) -> Index:
    if not path.lower().endswith(INDEX):
        return Index(built(_read(path, language)))
    try:
        return Index(Path(path).read_bytes())
    except OSError as error:
        raise tables.NotATable("registers.unread.open") from error


def _write(path: str, entries: tuple[Entry, ...], language: str) -> bool:
    data = built(entries) if path.lower().endswith(INDEX) else own.written(entries).encode("utf-8")
    whole = f"{path}.part"
    try:
        with open(whole, "wb") as file:
            file.write(data)
        os.replace(whole, path)
    except OSError as problem:
        return output.complain_output(problem, path, language)
    return True


def _complain(path: str, key: str, language: str) -> None:
    output.complain("registers.unread", language, path=path, text=say(key, language))
