"""Every rule's examples, in every regime: the right model is silent, `bad` makes exactly that rule speak, `good` does not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pytest

from core.examples import document
from core.models import models
from vanthu.checks.case import CHECKS
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES

DEFAULT = "quyết định"
LIKE = {"party-2018": "party-2026", "union": "front", "women": "front", "farmers": "youth"}  # whose documents look like another's


def examples() -> Iterator[Any]:
    for regime in REGIMES:
        for rule in load(regime).rules.values():
            if rule.active and rule.id in CHECKS:
                for number, example in enumerate(rule.examples):
                    yield pytest.param(regime, rule.id, example, id=f"{regime}:{rule.id}:{number}")


def is_anothers(regime: str, rule: str) -> bool:
    """Whether a regime has the very rule of the one that it is like: what then goes by rule and page is tried there."""
    return regime in LIKE and load(LIKE[regime]).rules.get(rule) == load(regime).rules[rule]


def day_of(example: Mapping[str, Any]) -> datetime.date | None:
    date = example.get("date")
    return datetime.date.fromisoformat(str(date)) if date else None


def spoken(regime: str, example: Mapping[str, Any], side: str) -> tuple[Finding, ...]:
    type, changes, day = example.get("type", DEFAULT), example.get(side, {}), day_of(example)
    return check(document(regime, type, changes, day), regime).findings if changes else of_the_model(regime, type, day)


@lru_cache(maxsize=None)
def of_the_model(regime: str, type: str, day: datetime.date | None) -> tuple[Finding, ...]:
    """Of the right document itself, which most examples have for their good side."""
    return check(document(regime, type, {}, day), regime).findings


def told(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"{each.severity} {each.rule} [{each.part}] “{each.found}” → “{each.preview}”: {each.message}" for each in findings)


@pytest.mark.parametrize(("regime", "type"), models())
def test_right_model_is_silent(regime: str, type: str) -> None:
    findings = check(document(regime, type, {}), regime).findings
    assert not findings, told(findings)


@pytest.mark.parametrize(("regime", "rule", "example"), list(examples()))
def test_example(regime: str, rule: str, example: Mapping[str, Any]) -> None:
    bad = spoken(regime, example, "bad")
    names = {finding.rule for finding in bad}
    assert rule in names, "bad does not make it speak: " + told(bad)
    assert names <= {rule, *example.get("also", ())}, "others speak too: " + told(bad)
    good = spoken(regime, example, "good")
    assert not good, "good is not silent: " + told(good)


def test_every_active_rule_has_examples() -> None:
    bare = [f"{regime}:{rule.id}" for regime in REGIMES for rule in load(regime).rules.values()]
    bare = [name for name in bare if _lacks_examples(*name.split(":"))]
    assert not bare, bare


def _lacks_examples(regime: str, id: str) -> bool:
    rule = load(regime).rules[id]
    return rule.active and id in CHECKS and not rule.examples
