"""What was found, as a list: in reading order, what is said of many places once, in words for people."""

from __future__ import annotations

import datetime
from dataclasses import replace

from models import model

from vanthu.anatomy import PARTS
from vanthu.compose import lay_out
from vanthu.document import Document, Run, Source, plain_block
from vanthu.listing import ORDER, chapters, day, message, part_name, regime_name, remarks, shown, summary, summary_words, title
from vanthu.pairs import pairs
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu.strings import say


def spoilt() -> Document:
    """A right decision with a slip in its motto, and another in two paragraphs of its body."""
    document = lay_out(model("state", "quyết định"), load("state")).document
    main = check(document).anatomy.main
    motto, (first, second) = main.parts["motto"].block, main.parts["body"].blocks[:2]
    blocks = list(document.blocks)
    blocks[motto] = replace(blocks[motto], runs=tuple(run._replace(text=run.text.replace("-", "–")) for run in blocks[motto].runs))
    for index in (second, first):
        format = blocks[index].format_at(len(blocks[index].text) - 1)
        blocks[index] = replace(blocks[index], runs=(*blocks[index].runs, Run(" chính , và", format)))
    return replace(document, blocks=tuple(blocks))


def test_parts_come_in_reading_order() -> None:
    checked = check(spoilt())
    found = chapters(checked, "vi")
    assert [chapter.heading for chapter in found][0] == "Tiêu ngữ"
    ranks = [ORDER.index(chapter.groups[0].first.part) for chapter in found]
    assert ranks == sorted(ranks)
    assert set(ORDER) >= set(PARTS)


def test_every_finding_is_in_one_group() -> None:
    checked = check(spoilt())
    grouped = [finding for chapter in chapters(checked, "vi") for group in chapter.groups for finding in group.findings]
    assert sorted(map(repr, grouped)) == sorted(map(repr, checked.findings))


def test_the_same_of_many_places_is_said_once() -> None:
    groups = [group for chapter in chapters(check(spoilt()), "vi") for group in chapter.groups]
    assert [len(group.findings) for group in groups if group.first.rule == "typography.spaces"] == [2]


def test_words() -> None:
    checked = check(spoilt())
    first = next(finding for finding in checked.findings if finding.part == "motto")
    assert message(first, "vi") == first.message and message(first, "en") == first.message_en
    assert title(checked.rulebook.rules[first.rule], "vi") != title(checked.rulebook.rules[first.rule], "en")
    assert part_name("banner", "vi", "state") == "Quốc hiệu" and part_name("banner", "vi", "party-2026") == "Tiêu đề"
    assert part_name("motto", "vi") == "Tiêu ngữ" and part_name("of a new rule", "vi") == "of a new rule"
    assert regime_name(checked, "vi") == checked.rulebook.name
    unsure = checked._replace(anatomy=replace(checked.anatomy, regime_sure=0.6))
    assert "60%" in regime_name(unsure, "vi")
    assert day(datetime.date(2026, 2, 5)) == "05/02/2026" and day(datetime.date(2026, 6, 5)) == "05/6/2026"
    assert shown("a\n\tb\u00a0") == "a⏎⇥b⍽" and shown("  ") == "␣␣" and len(shown("a" * 100)) == 60


def test_numbers_of_each_severity() -> None:
    findings = check(spoilt()).findings
    assert sum(summary(findings).values()) == len(findings) > 0
    assert summary_words({"error": 2, "warning": 0, "info": 1}, "vi") == "2 lỗi, 1 gợi ý"
    assert summary_words(summary(()), "vi") == "Không thấy chỗ nào cần sửa."


def test_a_pair_shows_whole_words() -> None:
    document = spoilt()
    motto = [finding for finding in check(document).findings if finding.part == "motto"]
    assert pairs(motto, document) == [("“– Tự do –”", "“- Tự do -”")]


def test_what_was_met_is_remarked() -> None:
    noted = replace(spoilt(), source=Source("docx", tracked=2, comments=1, notes=("tracked", "embedded_file")))
    assert len(list(remarks(check(noted), "vi"))) == len(list(remarks(check(noted), "en"))) == 3
    letter = Document((plain_block("Em yêu,"), plain_block("Anh nhớ em nhiều lắm.")))
    assert list(remarks(check(letter), "en")) == [say("kind.letter", "en")]
    raw = Document((plain_block("**SỞ NỘI VỤ**"), plain_block("Số: 1/KH-SNV"), plain_block("KẾ HOẠCH"), plain_block("1. Việc")), plain=True)
    assert len(list(remarks(check(raw), "vi"))) > 1
