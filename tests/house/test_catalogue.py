"""No rule of the catalogue is left out silently."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanthu.pipeline  # noqa: F401 - registers every check
from vanthu.checks.case import CHECKS
from vanthu.rulebook import REGIMES, load
from vanthu.strings import say_or

CATALOGUE = Path(__file__).with_name("catalogue.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("regime", REGIMES)
def test_every_rule_of_the_catalogue_is_checked_or_off_with_its_reason(regime: str) -> None:
    rules = load(regime).rules
    silent = [id for id in CATALOGUE if id not in rules or (rules[id].active and id not in CHECKS)]
    assert not silent


def test_every_check_has_its_rule() -> None:
    assert not CHECKS.keys() - load("state").rules.keys()


@pytest.mark.parametrize("regime", REGIMES)
def test_every_rule_says_what_it_must(regime: str) -> None:
    for rule in load(regime).rules.values():
        lacking = [key for key in ("part", "title", "title_en", "reference", "message", "message_en", "help") if not getattr(rule, key)]
        assert not lacking or not rule.active, f"{regime} {rule.id} lacks {lacking}"


def test_every_part_has_a_name() -> None:
    assert not {rule.part for regime in REGIMES for rule in load(regime).rules.values() if not say_or(f"part.{rule.part}", "")}


@pytest.mark.parametrize("regime", ["party-2026", "party-2018"])
def test_no_party_rule_keeps_the_decrees_clause(regime: str) -> None:
    assert not [id for id, rule in load(regime).rules.items() if rule.active and "30/2020" in rule.reference]


@pytest.mark.parametrize("regime", ["front", "union", "youth", "farmers", "women"])
def test_a_mass_organisation_never_breaks_a_law_that_is_not_its_own(regime: str) -> None:
    book = load(regime)
    for rule in book.rules.values():
        for each in (rule, *(rule.variant(name) for name in rule.variants)):
            if each.severity == "error":
                assert "30/2020" not in each.reference, f"{rule.id}: {each.reference}"
