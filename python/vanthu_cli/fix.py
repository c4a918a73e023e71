"""vanthu fix: mend what can be mended, say what was done and what is left."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import vanthu_files
from vanthu import compose
from vanthu.finding import Finding
from vanthu.listing import remark, title
from vanthu.mend import Mended, mend
from vanthu.rulebook import load
from vanthu.strings import say

from . import output
from .known import complain_unknown
from .report import Report, status, unreadable
from .report_text import document_lines, pair_lines, wrapped


class OtherKind(Exception):
    """A file is mended in its own format: .docx stays .docx."""


def main(chosen: argparse.Namespace) -> int:
    out = _out(chosen)
    if not out or not all(_known(id, chosen) for id in chosen.rule):
        return output.UNREADABLE
    try:
        composed, mended = _fixed(chosen, out)
    except vanthu_files.Unreadable as problem:
        output.complain("report.unreadable", chosen.language, reason=unreadable(problem, chosen.language))
        return output.UNREADABLE
    except OtherKind as problem:
        output.complain("problem.output.kind", chosen.language, wanted=problem)
        return output.UNREADABLE
    except OSError as problem:
        output.complain_output(problem, out, chosen.language)
        return output.UNREADABLE
    left = Report(str(out), mended.left, mended.left.anatomy.date or chosen.as_of)
    said = [*composed, *_done(mended.done, left, chosen.language), *_left(left, chosen.language)]
    output.write((line + "\n" for line in said), None, chosen.language)
    return status(left)


def _out(chosen: argparse.Namespace) -> Path | None:
    """Where to write, if that was said well."""
    if chosen.in_place and chosen.out:
        output.complain("problem.output.both", chosen.language)
        return None
    if not (chosen.in_place or chosen.out):
        output.complain("problem.output.none", chosen.language)
        return None
    return Path(chosen.file if chosen.in_place else chosen.out)


def _known(id: str, chosen: argparse.Namespace) -> bool:
    return id in load(chosen.regime or "state").rules or complain_unknown(id, chosen.language)


def _fixed(chosen: argparse.Namespace, out: Path) -> tuple[list[str], Mended]:
    """Mend the file, or the document composed of a text; write it. What composing did is told line by line."""
    composed: list[str] = []
    try:
        file = vanthu_files.open_file(chosen.file)
    except vanthu_files.Unreadable as problem:
        if problem.key != "not_writable" or not vanthu_files.read(chosen.file).plain:
            raise
        composed = _composed(chosen, out)
        file = vanthu_files.open_file(out)
    kind = f".{file.document().source.kind}"
    if out.suffix.lower() not in (kind, Path(chosen.file).suffix.lower()):
        raise OtherKind(kind)
    mended = mend(file, chosen.rule, chosen.regime, chosen.as_of, chosen.house, chosen.type)
    file.save(out)
    return composed, mended


def _composed(chosen: argparse.Namespace, out: Path) -> list[str]:
    proper = compose.proper(vanthu_files.read(chosen.file), chosen.regime, chosen.as_of, chosen.type, chosen.house)
    vanthu_files.write_new(proper.document, out)
    return [
        say("fixed.composed", chosen.language, path=chosen.file),
        *(line for one in proper.remarks for line in wrapped(remark(one, chosen.language), "  ")),
    ]


def _done(done: Sequence[Finding], left: Report, language: str) -> Iterator[str]:
    """What was mended, rule by rule."""
    assert left.checked
    if not done:
        yield say("fixed.none", language)
        return
    yield say("fixed.done", language, number=len(done))
    by_rule: dict[str, list[Finding]] = {}
    for finding in done:
        by_rule.setdefault(finding.rule, []).append(finding)
    for id, findings in by_rule.items():
        times = " " + say("fixed.times", language, number=len(findings)) if len(findings) > 1 else ""
        yield from wrapped(f"{title(left.checked.rulebook.rules[id], language)}{times} · {id}", "  ", "      ")
        yield from pair_lines([finding for finding in findings if finding.preview], None)


def _left(left: Report, language: str) -> Iterator[str]:
    yield ""
    yield say("fixed.written", language, path=left.file)
    number = sum(left.summary.values())
    if not number:
        yield say("fixed.clean", language)
        return
    yield say("fixed.left", language, number=number)
    yield ""
    yield from document_lines(left, language)
