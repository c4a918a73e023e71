"""Which findings become waves, and what they offer: no office is needed for that."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.examples import document
from vanthu.apply import apply
from vanthu.checks.case import CHECKS
from vanthu.document import Block, Document, Format, Run
from vanthu.finding import Finding
from vanthu.pipeline import Checked, check
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES
from vanthu_office.waves import LOOKS, SHORT, Known, Wave, bare, known, placed, shown

NONE: frozenset[str] = frozenset()


def checked(*texts: str) -> Checked:
    """A right model document with these paragraphs in its body."""
    return check(with_paragraphs(*texts), "state")


def with_paragraphs(*texts: str) -> Document:
    right: Document = document("state", "quyết định", {})
    at = next(number for number, block in enumerate(right.blocks) if block.text.startswith("Điều 2"))
    like = right.blocks[at]
    added = tuple(replace(like, runs=(Run(text, like.runs[-1].format),)) for text in texts)
    return replace(right, blocks=right.blocks[:at] + added + right.blocks[at:])


def waves_of(found: Checked) -> Known:
    return known(found, found.findings, "vi")


def words_of(text: str, *others: str) -> list[tuple[str, ...]]:
    return [(text[wave.start : wave.end], *wave.offers) for wave in waves_of(checked(text, *others)).waves.get(text, ())]


def test_the_words_and_what_they_become() -> None:
    assert words_of("Các phòng kịp thời sử lý những vướng mắc phát sinh ; báo cáo Giám đốc Sở.") == [
        ("sử lý", "xử lý"),
        ("sinh ;", "sinh;"),
    ]


def test_a_wave_says_why_in_short_and_with_the_clause() -> None:
    found = checked("Các phòng kịp thời sử lý những vướng mắc phát sinh.")
    finding = next(each for each in found.findings if each.rule == "typography.spelling")
    (wave,) = next(iter(waves_of(found).waves.values()))
    assert (wave.rule, wave.severity, wave.short) == ("typography.spelling", finding.severity, finding.message)
    assert finding.message in wave.full and finding.reference in wave.full


def cases() -> Iterator[Any]:
    for regime in REGIMES:
        for rule in load(regime).rules.values():
            if rule.active and rule.id in CHECKS:
                for number, example in enumerate(rule.examples):
                    yield pytest.param(regime, example, id=f"{regime}:{rule.id}:{number}")


@pytest.mark.parametrize(("regime", "example"), list(cases()))
def test_picking_what_is_offered_does_what_the_edits_do(regime: str, example: Any) -> None:
    """Over the bad side of every rule's examples: waves lie in their text, do not meet, and mend just as the deck would."""
    day = datetime.date.fromisoformat(str(example["date"])) if example.get("date") else None
    found = check(document(regime, example.get("type", "quyết định"), example.get("bad", {}), day), regime)
    for finding in found.findings:
        for text, waves in known(found, [finding], "vi").waves.items():
            (wave,) = waves
            assert 0 <= wave.start < wave.end <= len(text)
            ways = [choice.edits for choice in finding.choices] or [finding.edits]
            for words, edits in zip(wave.offers, ways, strict=bool(wave.offers)):
                mended = apply(found.anatomy.document, edits)
                assert bare(mended.blocks[finding.block].text) == text[: wave.start] + words + text[wave.end :]
    for waves in waves_of(found).waves.values():
        assert all(one.end <= other.start for one, other in zip(waves, waves[1:], strict=False))
        assert all(len(wave.short) <= SHORT for wave in waves)


@pytest.mark.parametrize(
    "rule",
    ["body.align", "body.leading", "body.size", "font.face", "font.colour", "motto.line", "title.format", "page.margins", "motto.missing"],
)
def test_how_words_look_is_for_the_deck_alone(rule: str) -> None:
    for example in load("state").rules[rule].examples:
        found = check(document("state", example.get("type", "quyết định"), example.get("bad", {})), "state")
        assert rule in {finding.rule for finding in found.findings}
        assert not [wave for waves in waves_of(found).waves.values() for wave in waves if wave.rule == rule]


def test_rules_about_looks_are_rules() -> None:
    assert {rule.rpartition(".")[2] for regime in REGIMES for rule in load(regime).rules} >= LOOKS


def test_half_a_mend_is_not_offered() -> None:
    """Two bases change places: each wave alone would double one of them."""
    (example,) = load("state").rules["basis.order"].examples[:1]
    found = check(document("state", example.get("type", "quyết định"), example["bad"]), "state")
    assert "basis.order" in {finding.rule for finding in found.findings}
    assert not [wave for waves in waves_of(found).waves.values() for wave in waves if wave.rule == "basis.order" and wave.offers]


def test_words_of_several_looks_and_fields_are_marked_but_not_replaced() -> None:
    right = with_paragraphs("Các phòng kịp thời sử lý những vướng mắc.")
    at = next(number for number, block in enumerate(right.blocks) if "sử lý" in block.text)
    look = right.blocks[at].runs[-1].format

    def offered(*runs: Run) -> list[tuple[str, ...]]:
        blocks = right.blocks[:at] + (replace(right.blocks[at], runs=runs),) + right.blocks[at + 1 :]
        found = check(replace(right, blocks=blocks), "state")
        return [wave.offers for waves in waves_of(found).waves.values() for wave in waves if wave.rule == "typography.spelling"]

    before, after = Run("Các phòng kịp thời ", look), Run(" những vướng mắc.", look)
    assert offered(before, Run("sử lý", look), after) == [("xử lý",)]
    assert offered(before, Run("sử", look._replace(underline=True)), Run(" lý", look), after) == [()]
    assert offered(before, Run("sử lý", look, field="TITLE"), after) in ([], [()])


def test_equal_paragraphs_have_only_what_holds_for_all() -> None:
    text = "Các phòng kịp thời sử lý những vướng mắc phát sinh."
    found = checked(text, text)
    assert len(waves_of(found).waves[text]) == 1
    spelling = [finding for finding in found.findings if finding.rule == "typography.spelling"]
    assert len(spelling) == 2
    assert not known(found, spelling[:1], "vi").waves
    assert text in known(found, spelling[:1], "vi").texts


WAVE = Wave(4, 7, ("đúng",), "a.rule", "error", "ngắn", "dài")
OTHER = Wave(8, 9, (), "other.rule", "info", "ngắn", "dài")


def test_several_documents_with_the_same_paragraph_have_only_what_holds_for_all() -> None:
    one, two = Known(frozenset({"x", "y"}), {"x": (WAVE, OTHER)}), Known(frozenset({"x"}), {"x": (WAVE,)})
    assert shown([one], NONE) == {"x": (WAVE, OTHER)}
    assert shown([one, two], NONE) == {"x": (WAVE,)}
    assert shown([one, Known(frozenset({"x"}), {})], NONE) == {}
    assert shown([one, Known(frozenset({"z"}), {})], NONE) == {"x": (WAVE, OTHER)}
    assert shown([one], frozenset({"a.rule"})) == {"x": (OTHER,)}


@pytest.mark.parametrize(
    ("text", "start", "length", "whole"),
    [
        ("Chữ sai rồi", 4, 3, True),
        ("\u200bChữ sai rồi", 5, 3, True),
        ("Chữ sai\u200b rồi", 4, 3, True),
        ("Chữ \u200bsai rồi", 5, 3, True),
        ("Chữ s\u200bai rồi", 4, 4, False),
        ("Chữ sai rồi\ufffc", 4, 3, True),
    ],
)
def test_marks_of_notes_and_fields_count_for_nothing(text: str, start: int, length: int, whole: bool) -> None:
    (found,) = placed({"Chữ sai rồi": (WAVE,)}, text)
    assert (found.start, found.length, found.whole) == (start, length, whole)


def test_offsets_are_utf16() -> None:
    (found,) = placed({"😀😀 x sai": (WAVE._replace(start=5, end=8),)}, "😀😀 x sai")
    assert (found.start, found.length) == (7, 3)


def test_only_what_is_left_of_the_paragraph() -> None:
    waves: dict[str, tuple[Wave, ...]] = {"Chữ sai rồi": (WAVE, OTHER)}
    assert [each.start for each in placed(waves, "Chữ sai rồi", 4)] == [4, 8]
    assert [each.start for each in placed(waves, "Chữ sai rồi", 5)] == [8]
    assert placed(waves, "Chữ khác") == []


def test_a_finding_outside_its_text_is_no_wave() -> None:
    found = checked("Các phòng báo cáo Giám đốc Sở.")
    wild = Finding("typography.spelling", "warning", "custom", "", "Lời.", "body", len(found.anatomy.document.blocks), 0, 5)
    assert not known(found, [wild], "vi").waves


def test_a_mark_in_the_documents_own_text() -> None:
    """A blank of no width that a person typed stands in both texts, and counts in neither."""
    block = Block(runs=(Run("Ba\u200bn sử lý việc", Format()),))
    assert bare(block.text) == "Ban sử lý việc"
