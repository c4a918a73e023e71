"""Report: what came of one file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import vanthu_files
from vanthu import listing, pipeline
from vanthu.document import Document
from vanthu.pipeline import Checked
from vanthu.rulebook.house import AS_THE_LAW, HouseRules
from vanthu.strings import say_of


@dataclass(frozen=True)
class Report:
    """One file: `error` says why it could not be read, otherwise `checked` says what it holds."""

    file: str
    checked: Checked | None = None
    as_of: datetime.date | None = None  # the day that decided
    error: str = ""

    @property
    def summary(self) -> dict[str, int]:
        return listing.summary(self.checked.findings if self.checked else ())


def check_file(
    path: str, regime: str | None, as_of: datetime.date | None, type: str | None, language: str, house: HouseRules = AS_THE_LAW
) -> Report:
    try:
        document = vanthu_files.read(path)
    except vanthu_files.Unreadable as problem:
        return Report(path, error=unreadable(problem, language))
    return report(path, document, regime, as_of, type, house)


def report(
    path: str,
    document: Document,
    regime: str | None = None,
    as_of: datetime.date | None = None,
    type: str | None = None,
    house: HouseRules = AS_THE_LAW,
) -> Report:
    checked = pipeline.check(document, regime, as_of, house, type)
    return Report(path, checked, checked.anatomy.date or as_of)


def unreadable(problem: vanthu_files.Unreadable, language: str) -> str:
    """Why a file could not be read, in words a person can do something about."""
    sentence = say_of("reading", "unreadable", problem.key, language)
    return f"{sentence} ({problem.detail})" if problem.detail else sentence


def status(report: Report) -> int:
    """0 no error-level finding, 1 some, 2 the file could not be read."""
    if report.error:
        return 2
    return 1 if report.summary["error"] else 0
