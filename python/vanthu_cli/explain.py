"""vanthu explain: one rule, in every regime or one: what it asks, which clause says so, what is wrong and right."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator

from vanthu.rulebook import REGIMES, Rule, Rulebook, load
from vanthu.strings import say

from . import output
from .examples import describe
from .known import complain_unknown


def main(chosen: argparse.Namespace) -> int:
    book = load(chosen.regime or "state")
    rule = book.rules.get(chosen.id)
    if rule is None:
        complain_unknown(chosen.id, chosen.language)
        return output.UNREADABLE
    others = [] if chosen.regime else [load(regime) for regime in REGIMES[1:]]
    output.write("\n".join(explanation(rule, book, others, chosen.language)) + "\n", None, chosen.language)
    return 0


def explanation(rule: Rule, book: Rulebook, others: list[Rulebook], language: str) -> Iterator[str]:
    title = (rule.title_en or rule.title) if language == "en" else rule.title
    yield f"{rule.id}: {title}"
    yield ""
    yield from textwrap.wrap(rule.help, 80)
    yield ""
    for each in [book, *others]:
        yield from _standing(each.rules[rule.id], each, language)
    yield ""
    yield f"{say('explain.fix', language)}: {say(f'explain.fix.{rule.fix}', language, rule=rule.id)}"
    if rule.examples:
        yield ""
        yield f"{say('explain.examples', language)}:"
        for example in rule.examples:
            for side in ("bad", "good"):
                for line in describe(example.get(side, {}), language):
                    yield f"  {say(f'explain.{side}', language) + ':':<12} {line}"


def _standing(rule: Rule, book: Rulebook, language: str) -> list[str]:
    """What one regime says of the rule, in a line or two."""
    if not rule.active:
        words = say("explain.off", language, regime=book.regime, reason=rule.off)
    else:
        words = f"{book.regime}: {say(f'severity.{rule.severity}', language)} ({say(f'source.{rule.source}', language)}) · {rule.reference}"
    return textwrap.wrap(words, 80, subsequent_indent="    ")
