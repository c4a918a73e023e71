"""Rulebooks load, lie over one another, and say plainly what is wrong with a bad layer."""

from __future__ import annotations

import datetime

import pytest

from vanthu.rulebook import REGIMES, Layer, RulebookError, load, parse_layer, regime_on, with_layer
from vanthu.rulebook.load import from_data, merge


def test_every_regime_loads() -> None:
    for regime in REGIMES:
        book = load(regime)
        assert book.regime == regime and book.rules and book.name and book.basis
        for rule in book.rules.values():
            assert rule.severity in ("error", "warning", "info") and rule.fix in ("auto", "ask", "-")
            assert not rule.active or (rule.message and rule.title and rule.part and rule.reference), (regime, rule.id)


def test_unknown_regime() -> None:
    with pytest.raises(RulebookError, match="Không có bộ quy tắc"):
        load("xã")


def test_party_rulebooks_quote_the_party() -> None:
    for regime in ("party-2026", "party-2018"):
        for rule in load(regime).rules.values():
            if rule.active and rule.source == "law":
                assert "NĐ 30" not in rule.reference, (regime, rule.id, rule.reference)


def test_mass_organisations_never_get_an_error_that_is_not_their_own() -> None:
    for regime in ("front", "union", "youth", "farmers", "women"):
        for rule in load(regime).rules.values():
            for each in (rule, *(rule.variant(name) for name in rule.variants)):
                assert each.severity != "error" or (each.source == "law" and "NĐ 30" not in each.reference), (regime, rule.id)


def test_the_day_chooses_the_partys_rulebook() -> None:
    assert regime_on("party", datetime.date(2026, 5, 26)) == "party-2018"
    assert regime_on("party", datetime.date(2026, 5, 27)) == "party-2026"
    assert regime_on("party", None) == "party-2026"
    assert regime_on("women", None) == "women"


def small_book() -> dict[str, object]:
    rule = {"part": "body", "title": "t", "severity": "error", "source": "law", "reference": "Điều 1", "message": "m"}
    hint = {**rule, "severity": "info", "values": {"least": 6}, "variants": {"more": {"severity": "warning"}}}
    return {"regime": {"id": "state", "name": "n", "basis": "b", "since": "2020-03-05"}, "rules": {"a.law": rule, "b.hint": hint}}


def test_a_layer_adds_and_silences_hints() -> None:
    book = from_data(small_book())
    assert book.since == datetime.date(2020, 3, 5) and book.value("b.hint", "least") == 6
    layer = parse_layer("Sở", {"rules": {"b.hint": {"values": {"least": 8}, "severity": "warning"}}})
    rule = with_layer(book, layer).rules["b.hint"]
    assert (rule["least"], rule.severity, rule.source) == (8, "warning", "office")
    assert rule.variant("more").severity == "warning" and rule.variant("") is rule
    silenced = with_layer(book, Layer("Sở", {"b.hint": {"off": "không dùng"}})).rules["b.hint"]
    assert not silenced.active


def test_a_layer_cannot_soften_the_law() -> None:
    book = from_data(small_book())
    for table in ({"off": "thôi"}, {"severity": "info"}):
        with pytest.raises(RulebookError, match="không được tắt"):
            with_layer(book, Layer("Sở", {"a.law": table}))
    with pytest.raises(RulebookError, match="không có quy tắc nào"):
        with_layer(book, Layer("Sở", {"c.none": {}}))


def test_a_typo_is_told_with_its_place() -> None:
    with pytest.raises(RulebookError) as caught:
        parse_layer("Sở", {"rules": {"a.law": {"severty": "error", "severity": "fatal", "variants": {"x": {"color": "đỏ"}}}}})
    text = str(caught.value)
    assert "a.law" in text and "severty" in text and "fatal" in text and "color" in text


def test_merging_keeps_what_is_not_said_again() -> None:
    merged = merge({"a": {"off": "vì thế", "values": {"x": 1, "y": 2}}}, {"a": {"values": {"y": 3}}, "b": {"title": "t"}})
    assert merged == {"a": {"values": {"x": 1, "y": 3}}, "b": {"title": "t"}}
