"""Rulebooks load, lie over one another, and say plainly what is wrong with a bad layer."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from models import model

from vanthu.apply import apply
from vanthu.compose import lay_out, proper
from vanthu.document import Document, plain_block
from vanthu.edit import Edit
from vanthu.mend import mend
from vanthu.pipeline import check
from vanthu.rulebook import REGIMES, Layer, RulebookError, load, parse_layer, regime_on, with_layer
from vanthu.rulebook.house import AS_THE_LAW, parse_house, ranges, under, wrong
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


# Rules of the house.

HOUSE = {
    "body.size": {"values": {"size": [14, 14]}, "regimes": ["state"]},
    "caps.reference": {"off": "Tỉnh không nhắc điều này."},
    "page.margins": {"values": {"left": [30, 30]}, "severity": "error"},
}


def test_a_house_lies_over_every_regime_that_has_the_rule() -> None:
    house = parse_house("Tỉnh", {"rules": HOUSE})
    state, party = under("state", house), under("party-2026", house)
    assert state.rules["body.size"]["size"] == [14, 14] and state.rules["body.size"]["usual"] == 14
    assert party.rules["body.size"] is load("party-2026").rules["body.size"]
    assert not state.rules["caps.reference"].active and not party.rules["caps.reference"].active
    assert state.rules["page.margins"]["left"] == [30, 30] and state.rules["page.margins"]["top"] == [20, 25]
    assert under("state", AS_THE_LAW) is load("state") and under("state", house) is state


def test_who_is_stricter_speaks() -> None:
    rules = under("state", parse_house("Tỉnh Lâm Đồng", {"rules": {**HOUSE, "subject.gap": {"severity": "warning"}}})).rules
    law = load("state").rules
    for id in ("body.size", "subject.gap"):
        assert (rules[id].source, rules[id].reference) == ("office", "Tỉnh Lâm Đồng · " + law[id].reference)
    same = under("state", parse_house("Tỉnh", {"rules": {"body.size": {"severity": "error"}}})).rules["body.size"]
    assert same.source == "law" and same.reference == law["body.size"].reference


WRONG = [
    ([], "house.shape"), ({}, "house.shape"), ({"rules": []}, "house.shape"), ({"rules": {}, "more": 1}, "house.shape"),
    ({"rules": {"body.size": 3}}, "house.shape"), ({"rules": {"no.rule": {}}}, "house.rule"),
    ({"rules": {"body.size": {"regimes": ["tỉnh"]}}}, "house.regime"), ({"rules": {"body.size": {"regimes": "state"}}}, "house.regime"),
    ({"rules": {"body.size": {"message": "x"}}}, "house.key"), ({"rules": {"caps.reference": {"off": " "}}}, "house.off"),
    ({"rules": {"caps.reference": {"off": True}}}, "house.off"), ({"rules": {"caps.reference": {"severity": "fatal"}}}, "house.severity"),
    ({"rules": {"body.size": {"off": "thôi"}}}, "house.law"), ({"rules": {"body.size": {"severity": "info"}}}, "house.law"),
    ({"rules": {"body.size": {"values": 3}}}, "house.value"), ({"rules": {"body.size": {"values": {"size": 14}}}}, "house.value"),
    ({"rules": {"body.size": {"values": {"size": [True, True]}}}}, "house.value"),
    ({"rules": {"body.size": {"values": {"size": [13, 13]}}}}, "house.laxer"),  # the Party has 14 and more
    ({"rules": {"body.size": {"values": {"size": [12, 14]}, "regimes": ["state"]}}}, "house.laxer"),
    ({"rules": {"body.size": {"values": {"size": [14, 13]}, "regimes": ["state"]}}}, "house.order"),
    ({"rules": {"body.size": {"values": {"size": [float("nan"), 14]}, "regimes": ["state"]}}}, "house.laxer"),
    ({"rules": {"body.size": {"values": {"usual": 13}, "regimes": ["state"]}}}, "house.fixed"),
    ({"rules": {"motto.text": {"values": {"text": "Tự do"}}}}, "house.rangeless"),
    ({"rules": {"page.size": {"values": {"size": [210, 210]}}}}, "house.rangeless"),
    ({"rules": {"body.indent": {"values": {"indent": [11, 12]}}}}, "house.laxer"),
    ({"rules": {"motto.text": {"off": "x", "regimes": ["party-2026"]}}}, "house.elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "key"), WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_what_no_house_may_say(data: object, key: str) -> None:
    found = wrong(data)
    assert [each.key for each in found] == [key]
    assert found[0].said() and found[0].said("en")
    with pytest.raises(RulebookError, match="Quy tắc riêng"):
        parse_house("Tỉnh", data)


def test_what_is_laxer_in_one_regime_is_told_with_it() -> None:
    (found,) = wrong({"rules": {"body.size": {"values": {"size": [13, 13]}}}})
    assert "từ 14 đến 15 (thể thức party-2026" in found.said()


def test_what_can_be_narrowed_is_named_with_what_cannot() -> None:
    (found,) = wrong({"rules": {"signature.format": {"values": {"name": {"sise": [14, 14]}}, "regimes": ["state"]}}})
    assert found.blanks["name"] == "name.sise" and "name.size" in str(found.blanks["words"]).split(", ")


def test_a_look_is_narrowed_where_the_house_says_so_and_stays_elsewhere() -> None:
    house = parse_house("Tỉnh", {"rules": {"signature.format": {"values": {"name": {"size": [14, 14]}}, "regimes": ["state"]}}})
    now, law = under("state", house).rules["signature.format"], load("state").rules["signature.format"]
    assert now["name"] == {**law["name"], "size": [14, 14]} and now["authority"] == law["authority"]


def test_the_ranges_that_are_told_can_be_written_as_they_are_told_and_no_others() -> None:
    """Copied between the braces of `values`; whatever of the law is told nowhere is one number, or no range."""
    for id in load("state").rules:
        told = {regime: named for named, regimes in ranges(id).items() for regime in regimes}
        for regime in REGIMES:
            rule = load(regime).rules[id]
            copied = tomllib.loads("values = { %s }" % ", ".join(told.get(regime, ())))["values"]
            assert not wrong({"rules": {id: {"values": copied, "regimes": [regime]}}}) or not rule.active, (id, regime)
            for path, law in leaves(rule.values if rule.active else {}):
                known = path in dict(leaves(copied))
                least = law[:1] * 2 if isinstance(law, list) else law
                narrower = not wrong({"rules": {id: {"values": nested(path, least), "regimes": [regime]}}}) and least != law
                assert known == narrower, (id, regime, path)


def leaves(values: Mapping[str, Any], outer: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*outer, key))
        else:
            yield (*outer, key), value


def nested(path: tuple[str, ...], value: Any) -> Any:
    return nested(path[:-1], {path[-1]: value}) if path else value


@pytest.mark.parametrize("regime", [None, "state"])
@pytest.mark.parametrize("size", [13, 14])
def test_every_check_and_mend_follows_the_house(regime: str | None, size: int) -> None:
    """The regime may be unknown before the document is read. 13 and 14: the mend does not put in what the house does not want."""
    house = parse_house("Tỉnh", {"rules": {"body.size": {"values": {"size": [size, size]}, "regimes": ["state"]}}})
    right = lay_out(model("state", "quyết định"), under("state", house)).document
    assert "body.size" not in {each.rule for each in check(right, regime, house=house).findings}
    other = parse_house("Tỉnh", {"rules": {"body.size": {"values": {"size": [27 - size, 27 - size]}, "regimes": ["state"]}}})
    found = [each for each in check(right, regime, house=other).findings if each.rule == "body.size"]
    assert [(each.source, each.preview) for each in found] == [("office", str(27 - size))]
    assert "dùng cỡ chữ %d." % (27 - size) in found[0].message and "takes %d pt." % (27 - size) in found[0].message_en
    page = Page(right)
    left = mend(page, regime=regime, house=other).left
    assert "body.size" not in {each.rule for each in left.findings} and left.rulebook.rules["body.size"].source == "office"
    party = lay_out(model("party-2026", "quyết định"), load("party-2026")).document
    assert check(party, house=other).findings == check(party).findings


class Page:
    """A file that is nowhere."""

    def __init__(self, document: Document) -> None:
        self.now = document

    def document(self) -> Document:
        return self.now

    def apply(self, edits: Sequence[Edit]) -> list[Edit]:
        self.now = apply(self.now, edits)
        return []


def test_raw_text_is_composed_by_the_rules_of_the_house() -> None:
    house = parse_house("Tỉnh", {"rules": {"banner.format": {"values": {"size": [12, 12]}, "regimes": ["state"]}}})
    lines = ("ỦY BAN NHÂN DÂN TỈNH", "QUYẾT ĐỊNH", "Về việc nghỉ hưu", "Điều 1. Ông A nghỉ hưu.")
    raw = Document(tuple(map(plain_block, lines)), plain=True)
    made = proper(raw, house=house).document
    assert "banner.format" not in {each.rule for each in check(made, house=house).findings}


@pytest.mark.parametrize("indent", [10, 12.7])
def test_one_indent_of_two(indent: float) -> None:
    house = parse_house("Tỉnh", {"rules": {"body.indent": {"values": {"indent": [indent, indent]}, "regimes": ["state"]}}})
    right = lay_out(model("state", "quyết định"), under("state", house)).document
    assert "body.indent" not in {each.rule for each in check(right, house=house).findings}
    flat = replace(right, blocks=tuple(replace(each, paragraph=each.paragraph._replace(first=5.0)) for each in right.blocks))
    found = next(each for each in check(flat, house=house).findings if each.rule == "body.indent")
    said = str(indent).replace(".", ",").removesuffix(",0")
    assert "lùi vào %s mm" % said in found.message and "in by %s mm" % said in found.message_en and found.preview == said + " mm"


def test_the_leading_of_the_party_before_2026_is_that_of_the_house() -> None:
    house = parse_house("Tỉnh ủy", {"rules": {"body.leading": {"values": {"exact": [20, 24]}, "regimes": ["party-2018"]}}})
    page = lay_out(model("party-2018", "quyết định"), load("party-2018")).document
    (found,) = [each for each in check(page, "party-2018", house=house).findings if each.rule == "body.leading"]
    assert "tối thiểu 20 pt" in found.message and "at 20 pt or more" in found.message_en
