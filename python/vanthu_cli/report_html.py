"""The check sheet: one printable A4 page (or more) a file, for a head of office. Self-contained, no script."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from pathlib import Path

from vanthu import __version__
from vanthu.document import Document
from vanthu.listing import Chapter, act_name, chapters, message, regime_name, remarks, summary_words
from vanthu.pairs import pairs
from vanthu.pipeline import Checked
from vanthu.strings import say

from .report import Report
from .report_text import choice_words, date_words, places
from .sketch import sketch

STYLE = Path(__file__).with_name("sheet.css")


def render(reports: Iterable[Report], language: str) -> Iterator[str]:
    title = say("sheet.title", language)
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n"
    )
    for report in reports:
        yield from _sheet(report, language)
    yield "</body>\n</html>\n"


def _sheet(report: Report, language: str) -> Iterator[str]:
    yield f'<article class="sheet">\n<h1>{say("sheet.title", language)}</h1>\n'
    if report.checked is None:
        yield _facts([(say("sheet.file", language), report.file)])
        yield f'<p class="remark">{_safe(say("report.unreadable", language, reason=report.error))}</p>\n</article>\n'
        return
    yield '<section class="top">\n<div>\n'
    yield _facts(_about(report, language))
    yield "".join(f'<p class="remark">{_safe(remark)}</p>\n' for remark in remarks(report.checked, language))
    yield "</div>\n"
    if report.checked.anatomy.kind == "document":
        yield f"<figure>\n{sketch(report.checked, language)}<figcaption>{_caption(report.checked, language)}</figcaption>\n</figure>\n"
    yield "</section>\n"
    found = chapters(report.checked, language)
    if found:
        yield f'<h2>{say("sheet.findings", language)}</h2>\n<p class="legend">{say("sheet.legend", language)}</p>\n'
        for chapter in found:
            yield from _chapter(chapter, report.checked.anatomy.document, language)
    yield f'<p class="signing"><span>{say("sheet.drafter", language)}</span><span>{say("sheet.checker", language)}</span></p>\n'
    yield f"<footer>{say('sheet.made', language, version=__version__)}</footer>\n</article>\n"


def _about(report: Report, language: str) -> list[tuple[str, str]]:
    assert report.checked
    rows = [("sheet.file", Path(report.file).name)]
    anatomy = report.checked.anatomy
    if anatomy.kind == "document":
        rows.append(("sheet.type", (anatomy.main.type or say("report.type.unknown", language)).capitalize()))
        if "subject" in anatomy.main.parts:
            rows.append(("sheet.subject", anatomy.main.parts["subject"].text.replace("\n", " ")))
        rows.append(("sheet.regime", f"{regime_name(report.checked, language)}. {report.checked.rulebook.basis}"))
        rows += [("sheet.date", words) for words in date_words(report, language)]
        rows.append(("sheet.result", summary_words(report.summary, language)))
    return [(say(key, language), value) for key, value in rows]


def _caption(checked: Checked, language: str) -> str:
    """What the picture is, and the texts that go with the first one."""
    others = [act_name(act, language) for act in checked.anatomy.acts[1:]]
    return _safe("; ".join([say("sheet.layout", language), *others]))


def _facts(rows: list[tuple[str, str]]) -> str:
    return "<dl>\n" + "".join(f"<dt>{_safe(name)}</dt><dd>{_safe(value)}</dd>\n" for name, value in rows) + "</dl>\n"


def _chapter(chapter: Chapter, document: Document, language: str) -> Iterator[str]:
    yield f"<section>\n<h3>{_safe(chapter.heading)}</h3>\n"
    for group in chapter.groups:
        first = group.first
        yield f'<div class="finding {first.severity}">\n<p><b class="severity">{say(f"severity.{first.severity}", language)}</b> '
        yield f"{_safe(message(first, language))}</p>\n"
        yield "".join(_change(before, after, language) for before, after in pairs(group.findings, document)[:6])
        choices = choice_words(group, language)
        yield f'<p class="change">{_safe(choices)}</p>\n' if choices else ""
        about = [*places(group, language), first.reference, say(f"source.{first.source}", language)]
        yield f'<p class="clause">{_safe(" · ".join(word for word in about if word))}</p>\n</div>\n'
    yield "</section>\n"


def _change(before: str, after: str, language: str) -> str:
    sides = (("before", before), ("after", after))
    words = [
        f'<span class="label">{say(f"sheet.{side}", language)}</span> <span class="{side}">{_safe(text)}</span>'
        for side, text in sides
        if text
    ]
    return f'<p class="change">{" → ".join(words)}</p>\n'


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
