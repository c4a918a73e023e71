"""What was found, as a list for people: its order, its headings, its words. The same for a report and for the deck."""

from __future__ import annotations

import datetime
from typing import Dict, Iterable, Iterator, List, Mapping, NamedTuple, Sequence, Tuple

from .anatomy import PARTS, Act
from .compose import Remark
from .finding import SEVERITIES, Finding
from .growing import MISSING
from .pipeline import Checked
from .rulebook import Rule
from .strings import say, say_of, say_or

BEFORE_SIGNATURE = PARTS[: PARTS.index("signature")]
ORDER = ("document", "page", *BEFORE_SIGNATURE, "citation", "language", *PARTS[len(BEFORE_SIGNATURE) :], "appendix")
TITLED = ("party-2026", "party-2018", "youth", "farmers", "women")  # their title stands where the State has its banner
MARKS = {"error": "■", "warning": "▲", "info": "○"}  # told apart by shape: a sheet may be grey, an eye may see no red


class Group(NamedTuple):
    """Findings that say the same of several places of one part."""

    first: Finding
    findings: Tuple[Finding, ...]


class Chapter(NamedTuple):
    """The findings of one part of one act, under its heading."""

    heading: str
    groups: Tuple[Group, ...]


def chapters(checked: Checked, language: str) -> List[Chapter]:
    """All findings, by act and part, in reading order; what is said of many places is said once."""
    gathered: Dict[Tuple[int, str], Dict[Tuple[str, str, str], List[Finding]]] = {}
    for finding in checked.findings:
        same = gathered.setdefault((_act_of(checked, finding), finding.part), {})
        same.setdefault((finding.rule, finding.severity, finding.message), []).append(finding)
    return [
        Chapter(
            heading(checked, act, part, language),
            tuple(Group(findings[0], tuple(findings)) for findings in gathered[act, part].values()),
        )
        for act, part in sorted(gathered, key=lambda key: (key[0], _rank(key[1]), key[1]))
    ]


def heading(checked: Checked, act: int, part: str, language: str) -> str:
    name = part_name(part, language, checked.anatomy.regime)
    return "%s · %s" % (act_name(checked.anatomy.acts[act], language), name) if act else name


def act_name(act: Act, language: str) -> str:
    if act.kind == "appendix":
        return say("report.appendix", language, name=act.number).strip()
    return say("report.attached", language, name=act.type or say("report.type.unknown", language))


def part_name(part: str, language: str, regime: str = "state") -> str:
    """As the regime calls it: the Party's documents have no Quốc hiệu but a title of their own."""
    name = say_or(f"part.{part}", part, language)
    return say_or(f"part.{part}.party", name, language) if regime in TITLED else name


def regime_name(checked: Checked, language: str) -> str:
    """Whose rules the document follows; how surely, where there is a doubt."""
    name, sure = checked.rulebook.name, round(checked.anatomy.regime_sure * 100)
    return name if sure >= 95 else say("report.regime", language, name=name, sure=sure)


def title(rule: Rule, language: str) -> str:
    return (rule.title_en or rule.title) if language == "en" else rule.title


def message(finding: Finding, language: str) -> str:
    return finding.message_en if language == "en" and finding.message_en else finding.message


def summary(findings: Sequence[Finding]) -> Dict[str, int]:
    """How many of each severity, the gravest first."""
    return {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}


def summary_words(summary: Mapping[str, int], language: str) -> str:
    """ "3 lỗi, 1 gợi ý"; what there is none of is not said."""
    said = [say(f"summary.{severity}", language, number=number) for severity, number in summary.items() if number]
    return ", ".join(said) or say("summary.clean", language)


def remarks(checked: Checked, language: str) -> Iterator[str]:
    """What the reader met, and what the checks left aside, that a person ought to know."""
    document = checked.anatomy.document
    notes = [say_of("reading", "notes", note, language) for note in document.source.notes if note != "tracked"]
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
    yield from (remark(one, language) for one in checked.remarks)


def yet_to_come(later: Iterable[Finding], regime: str, language: str) -> str:
    """What a document that is still being written will need, of what waits: one calm sentence, "" where nothing is missing."""
    parts = {finding.part for finding in later if finding.rule.endswith(MISSING)}
    said = "; ".join(part_name(part, language, regime) for part in sorted(parts, key=_rank))
    return say("growing", language, parts=said) if said else ""


def remark(one: Remark, language: str) -> str:
    """What was done to a raw text before it was looked at."""
    return say_of("compose", "remarks", one.kind, language).format(text=one.text)


def day(date: datetime.date) -> str:
    month = "%d" if date.month > 2 else "%02d"
    return ("%02d/" + month + "/%d") % (date.day, date.month, date.year)


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
