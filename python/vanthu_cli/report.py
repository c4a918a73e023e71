"""Report: what came of one file; and the order and grouping that every form of it shares."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import vanthu_files
from vanthu import pipeline
from vanthu.anatomy import PARTS, Act
from vanthu.document import Document
from vanthu.finding import SEVERITIES, Finding
from vanthu.pipeline import Checked
from vanthu.rulebook import Rule
from vanthu.strings import say, say_or

from . import words

BEFORE_SIGNATURE = PARTS[: PARTS.index("signature")]
ORDER = ("document", "page", *BEFORE_SIGNATURE, "citation", "language", *PARTS[len(BEFORE_SIGNATURE) :], "appendix")


@dataclass(frozen=True)
class Report:
    """One file: `error` says why it could not be read, otherwise `checked` says what it holds."""

    file: str
    checked: Checked | None = None
    as_of: datetime.date | None = None  # the day that decided
    error: str = ""

    @property
    def summary(self) -> dict[str, int]:
        findings = self.checked.findings if self.checked else ()
        return {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}


def check_file(path: str, regime: str | None, as_of: datetime.date | None, language: str) -> Report:
    try:
        document = vanthu_files.read(path)
    except vanthu_files.Unreadable as problem:
        return Report(path, error=words.unreadable(problem, language))
    return report(path, document, regime, as_of)


def report(path: str, document: Document, regime: str | None = None, as_of: datetime.date | None = None) -> Report:
    checked = pipeline.check(document, regime, as_of)
    return Report(path, checked, checked.anatomy.date or as_of)


def status(report: Report) -> int:
    """0 no error-level finding, 1 some, 2 the file could not be read."""
    if report.error:
        return 2
    return 1 if report.summary["error"] else 0


class Group(NamedTuple):
    """Findings that say the same of several places of one part."""

    first: Finding
    findings: tuple[Finding, ...]


class Chapter(NamedTuple):
    """The findings of one part of one act, under its heading."""

    heading: str
    groups: tuple[Group, ...]


def chapters(checked: Checked, language: str) -> list[Chapter]:
    """All findings, by act and part, in reading order; what is said of many places is said once."""
    gathered: dict[tuple[int, str], dict[tuple[str, str, str], list[Finding]]] = {}
    for finding in checked.findings:
        same = gathered.setdefault((_act_of(checked, finding), finding.part), {})
        same.setdefault((finding.rule, finding.severity, finding.message), []).append(finding)
    return [
        Chapter(
            heading(checked.anatomy.acts[act], act, part, language),
            tuple(Group(findings[0], tuple(findings)) for findings in gathered[act, part].values()),
        )
        for act, part in sorted(gathered, key=lambda key: (key[0], _rank(key[1]), key[1]))
    ]


def heading(act: Act, index: int, part: str, language: str) -> str:
    name = part_name(part, language)
    return f"{act_name(act, language)} · {name}" if index else name


def act_name(act: Act, language: str) -> str:
    if act.kind == "appendix":
        return say("report.appendix", language, name=act.number).strip()
    return say("report.attached", language, name=act.type or say("report.type.unknown", language))


def part_name(part: str, language: str) -> str:
    return say_or(f"part.{part}", part, language)


def title(rule: Rule, language: str) -> str:
    return (rule.title_en or rule.title) if language == "en" else rule.title


def message(finding: Finding, language: str) -> str:
    return finding.message_en if language == "en" and finding.message_en else finding.message


def summary_words(summary: dict[str, int], language: str) -> str:
    """ "3 lỗi, 1 gợi ý"; what there is none of is not said."""
    said = [say(f"summary.{severity}", language, number=number) for severity, number in summary.items() if number]
    return ", ".join(said) or say("summary.clean", language)


def remarks(checked: Checked, language: str) -> Iterator[str]:
    """What the reader met, and what the checks left aside, that a person ought to know."""
    document = checked.anatomy.document
    notes = [words.note(note, language) for note in document.source.notes if note != "tracked"]
    if checked.anatomy.kind != "document":
        yield say(f"kind.{checked.anatomy.kind}", language)
        yield from notes
        return
    if document.source.tracked:
        yield say("remark.tracked", language, number=document.source.tracked)
    if document.source.comments:
        yield say("remark.comments", language, number=document.source.comments)
    if document.plain:
        yield say("remark.plain", language)
    yield from notes
    yield from (words.remark(remark, language) for remark in checked.remarks)


def day(date: datetime.date) -> str:
    return f"{date.day:02}/{date.month}/{date.year}" if date.month > 2 else f"{date.day:02}/{date.month:02}/{date.year}"


VISIBLE = str.maketrans({"\n": "⏎", "\t": "⇥", "\u00a0": "⍽"})


def shown(text: str, longest: int = 60) -> str:
    """Words of the document as a report quotes them: on one line, not too long, their blanks to be seen."""
    one = text.translate(VISIBLE)
    if one and not one.strip():
        one = "␣" * len(one)
    return one if len(one) <= longest else one[: longest - 1].rstrip() + "…"


def _act_of(checked: Checked, finding: Finding) -> int:
    for index, act in enumerate(checked.anatomy.acts):
        if act.first <= finding.block <= act.last:
            return index
    return 0


def _rank(part: str) -> int:
    return ORDER.index(part) if part in ORDER else ORDER.index("signature")
