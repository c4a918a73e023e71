"""vanthu explain: one rule, in every regime or one: what it asks, which clause says so, what is wrong and right."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator

from vanthu.examples import describe
from vanthu.listing import title
from vanthu.rulebook import REGIMES, Rule, Rulebook, load
from vanthu.rulebook.house import ranges
from vanthu.strings import say

from . import output
from .known import complain_unknown


def main(chosen: argparse.Namespace) -> int:
    book = load(chosen.regime or "state")
    rule = book.rules.get(chosen.id)
    if rule is None:
        complain_unknown(chosen.id, chosen.language)
        return output.UNREADABLE
    others = [] if chosen.regime else [load(regime) for regime in REGIMES[1:]]
    output.write((line + "\n" for line in explanation(rule, book, others, chosen.language)), None, chosen.language)
    return 0


def explanation(rule: Rule, book: Rulebook, others: list[Rulebook], language: str) -> Iterator[str]:
    yield f"{rule.id}: {title(rule, language)}"
    yield ""
    yield from textwrap.wrap(rule.help, 80)
    yield ""
    yield from _standings(rule.id, [book, *others], language)
    yield ""
    yield f"{say('explain.fix', language)}: {say(f'explain.fix.{rule.fix}', language, rule=rule.id)}"
    narrowed = ranges(rule.id, [each.regime for each in (book, *others)])
    if narrowed:
        yield ""
        yield f"{say('explain.ranges', language)}:"
    for named, regimes in narrowed.items():
        yield from textwrap.wrap(f"{', '.join(regimes)}: {', '.join(named)}", 80, initial_indent="  ", subsequent_indent="    ")
    if rule.examples:
        yield ""
        yield f"{say('explain.examples', language)}:"
    for example in rule.examples:
        for side in ("bad", "good"):
            if side in example:
                words = "; ".join(describe(example[side], language))
                yield from textwrap.wrap(
                    f"{say(f'explain.{side}', language) + ':':<11} {words}", 80, initial_indent="  ", subsequent_indent=" " * 14
                )


def _standings(id: str, books: list[Rulebook], language: str) -> Iterator[str]:
    """What the regimes say of the rule; those that say the same together."""
    same: dict[str, list[str]] = {}
    for book in books:
        same.setdefault(_standing(book.rules[id], language), []).append(book.regime)
    for words, regimes in same.items():
        yield from textwrap.wrap(f"{', '.join(regimes)}: {words}", 80, subsequent_indent="    ")


def _standing(rule: Rule, language: str) -> str:
    if not rule.active:
        return say("explain.off", language, reason=rule.off)
    return f"{say(f'severity.{rule.severity}', language)} ({say(f'source.{rule.source}', language)}) · {rule.reference}"
