"""The report on a terminal: 80 columns, by part of the page, in reading order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from vanthu.document import Document
from vanthu.finding import SEVERITIES, Finding, common_choices
from vanthu.listing import Group, chapters, day, message, regime_name, remarks, summary_words
from vanthu.pairs import pairs
from vanthu.strings import say

from .report import Report

WIDTH = 80
PLACES = 8  # paragraphs named before "…"
PAIRS = 3  # before → after shown of one group


def render(reports: Iterable[Report], language: str) -> Iterator[str]:
    files = unread = 0
    summary = dict.fromkeys(SEVERITIES, 0)
    for report in reports:
        files += 1
        unread += bool(report.error)
        for severity, number in report.summary.items():
            summary[severity] += number
        yield from (line + "\n" for line in _file(report, language))
    if files > 1:
        yield from (line + "\n" for line in _total(files, unread, summary, language))


def _file(report: Report, language: str) -> Iterator[str]:
    yield report.file
    if not report.checked:
        yield from wrapped(say("report.unreadable", language, reason=report.error), "  ")
        yield ""
        return
    if report.checked.anatomy.kind == "document":
        yield from wrapped(_head(report, language), "  ")
        yield from wrapped(summary_words(report.summary, language), "  ")
    for remark in remarks(report.checked, language):
        yield from wrapped(remark, "  ")
    yield ""
    yield from document_lines(report, language)


def document_lines(report: Report, language: str) -> Iterator[str]:
    """The findings, part by part."""
    assert report.checked
    for chapter in chapters(report.checked, language):
        yield chapter.heading.upper()
        for group in chapter.groups:
            yield from group_lines(group, report.checked.anatomy.document, language)
        yield ""


def _head(report: Report, language: str) -> str:
    """What was recognised, and how surely."""
    assert report.checked
    anatomy = report.checked.anatomy
    return " · ".join(
        [anatomy.main.type or say("report.type.unknown", language), regime_name(report.checked, language), *date_words(report, language)]
    )


def date_words(report: Report, language: str) -> list[str]:
    if not report.checked or not report.as_of:
        return []
    return [say("report.date" if report.checked.anatomy.date else "report.as_of", language, date=day(report.as_of))]


def group_lines(group: Group, document: Document, language: str) -> Iterator[str]:
    first = group.first
    yield from wrapped(f"{say(f'severity.{first.severity}', language)}: {message(first, language)}", "  ", "      ")
    yield from pair_lines(group.findings, document)
    choices = choice_words(group, language)
    yield from wrapped(choices, "      ") if choices else ()
    clause = (
        f"{first.reference} ({say(f'source.{first.source}', language)})" if first.reference else say(f"source.{first.source}", language)
    )
    yield from wrapped(" · ".join([*places(group, language), clause]), "      ")
    fix = "choose" if choices else first.fix
    yield from wrapped(f"{first.rule} · {say(f'fix.{fix}', language, rule=first.rule)}", "      ")


def pair_lines(findings: Sequence[Finding], document: Document | None) -> Iterator[str]:
    for pair in pairs(findings, document)[:PAIRS]:
        yield from wrapped(" → ".join(word for word in pair if word), "      ")


def choice_words(group: Group, language: str) -> str:
    """The ways to mend these places, where they have several."""
    words = "; ".join(f"“{label}”" for label in common_choices(group.findings))
    return say("report.choices", language, words=words) if words else ""


def places(group: Group, language: str) -> list[str]:
    """The paragraphs, counted from 1 as a person would; nothing for what concerns the whole document."""
    numbers = sorted({finding.block + 1 for finding in group.findings if finding.block >= 0})
    if not numbers:
        return []
    named = ", ".join(map(str, numbers[:PLACES])) + (" …" if len(numbers) > PLACES else "")
    many = " " + say("fixed.times", language, number=len(group.findings)) if len(group.findings) > PLACES else ""
    return [say("report.block", language, number=named) + many]


def _total(files: int, unread: int, summary: dict[str, int], language: str) -> Iterator[str]:
    if unread < files:
        yield say("report.total", language, files=files - unread) + " " + summary_words(summary, language)
    if unread:
        yield say("report.total.unreadable", language, number=unread)


def wrapped(text: str, indent: str, hang: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hang is None else hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
