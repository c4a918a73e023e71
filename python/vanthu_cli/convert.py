"""vanthu convert: text in old encodings becomes Unicode, file by file; say what was done and what was left."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import vanthu_files
from vanthu.converting import Conversion, convert, telling, without
from vanthu.strings import say
from vanthu_files.plain import convert_text

from . import output, progress
from .report import unreadable
from .report_text import wrapped

ENDINGS = (".docx", ".docm", ".odt", ".fodt", ".txt", ".doc", ".rtf")  # looked for in a folder
AS_DOCX = (".doc", ".rtf")  # cannot be written as what they are
BESIDE = "-unicode"
HELD = ("~$", ".")  # how the names of an office's lock files begin


class Job(NamedTuple):
    source: Path
    target: Path


class Exists(Exception):
    """There is a file where the new one would be."""


def main(chosen: argparse.Namespace) -> int:
    if chosen.in_place and chosen.out:
        output.complain("problem.output.both", chosen.language)
        return output.UNREADABLE
    worst = 0
    jobs = list(dict.fromkeys(_jobs(chosen)))
    if not jobs:
        output.complain("converted.no.files", chosen.language)
    for number, job in enumerate(jobs, 1):
        with progress.told(str(job.source), number, len(jobs), chosen.language, "converted.progress"):
            status, lines = _told(job, chosen)
        worst = max(worst, status)
        output.write((line + "\n" for line in lines), None, chosen.language)
    return worst


# Which files, and where to.


def _jobs(chosen: argparse.Namespace) -> Iterator[Job]:
    out = Path(chosen.out) if chosen.out else None
    named = out is not None and len(chosen.paths) == 1 and out.suffix.lower() in ENDINGS and not out.is_dir()
    for path in map(Path, chosen.paths):
        if not path.is_dir():
            target = out if named and out else _target(path, Path(path.name), out, chosen.in_place)
            yield Job(path, target)
            continue
        for source in _within(path, out):
            yield Job(source, _target(source, source.relative_to(path), out, chosen.in_place))


def _within(folder: Path, out: Path | None) -> Iterator[Path]:
    """The documents in a folder and those below it, in their order; what was written before is not looked at again."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and not (out and _same(Path(place, each), out)))
        yield from (Path(place, file) for file in sorted(files) if file.lower().endswith(ENDINGS) and not file.startswith(HELD))


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _target(source: Path, name: Path, out: Path | None, in_place: bool) -> Path:
    ending = ".docx" if source.suffix.lower() in AS_DOCX else source.suffix
    if in_place:
        return source.with_suffix(ending)
    return (out / name).with_suffix(ending) if out else source.with_name(source.stem + BESIDE + ending)


# One file.


def _told(job: Job, chosen: argparse.Namespace) -> tuple[int, list[str]]:
    """Its part of the exit status, and what is said of it."""
    language = chosen.language
    lines = [str(job.source)]
    try:
        done = _converted(job, chosen.in_place)
    except vanthu_files.Unreadable as problem:
        return output.UNREADABLE, lines + wrapped(say("report.unreadable", language, reason=unreadable(problem, language)), "  ")
    except Exists:
        return output.UNREADABLE, lines + wrapped(say("converted.exists", language, path=job.target), "  ")
    except OSError as problem:
        return output.UNREADABLE, lines + wrapped(output.why_not_written(problem, job.target, language), "  ")
    lines += wrapped(telling.summary(done, language), "  ")
    if done.done:
        lines += wrapped(say("fixed.written", language, path=job.target), "  ", "      ")
    for at, line in enumerate(telling.left(done, language)):
        lines += wrapped(line, "    " if at else "  ", "      ")
    return int(bool(done.left)), lines


def _converted(job: Job, in_place: bool) -> Conversion:
    """Written only where there was something to convert."""
    with vanthu_files.opened(job.source) as file:
        if file is None:
            text = convert_text(job.source)
            if text.done.done:
                _make_room(job, in_place)
                text.save(job.target)
            return text.done
        document = file.document()
        found = convert(document)
        found = without(found, file.apply(found.edits), document) if found.edits else found
        if found.done:
            _make_room(job, in_place)
            file.save(job.target)
        return found


def _make_room(job: Job, in_place: bool) -> None:
    if job.target.exists() and not (in_place and job.target == job.source):
        raise Exists
    job.target.parent.mkdir(parents=True, exist_ok=True)
