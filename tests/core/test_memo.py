"""What is kept with a paragraph changes nothing of what is found: a check after others says what a first one says."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from models import model
from wild import blocks, formed, fuzzing, nearly_right, regimes, spoilt, texts

from vanthu import citation, memo
from vanthu.compose import lay_out
from vanthu.document import Block, Document, Format, ParagraphFormat, Place, Run, plain_block
from vanthu.pipeline import Checked, check
from vanthu.rulebook import REGIMES, Layer, load
from vanthu.rulebook.house import AS_THE_LAW, HouseRules

DAYS = st.sampled_from((None, datetime.date(2019, 5, 1), datetime.date(2025, 3, 1), datetime.date(2026, 6, 1)))


def laid(rules: dict[str, dict[str, object]]) -> HouseRules:
    """The same in every regime."""
    return HouseRules("office", {regime: Layer("office", rules) for regime in REGIMES})


HOUSES = st.sampled_from((
    AS_THE_LAW,
    laid({"typography.dash": {"severity": "error"}, "typography.repeat": {"values": {"words": ["là"]}}}),
    laid({"typography.repeat": {"off": "không dùng"}, "caps.place": {"message": "Tên riêng."}}),
))  # fmt: skip


def anew(document: Document) -> Document:
    """The same, as a reader makes it anew: no paragraph is the same object."""
    return replace(document, blocks=tuple(anew_block(block) for block in document.blocks))


def anew_block(block: Block) -> Block:
    runs = tuple(Run(run.text, Format(*run.format), run.field) for run in block.runs)
    return replace(block, runs=runs, paragraph=ParagraphFormat(*block.paragraph), place=Place(*block.place))


def same(one: Checked, other: Checked) -> None:
    assert one.findings == other.findings
    assert one.anatomy == other.anatomy


Ways = tuple[str | None, datetime.date | None, HouseRules]  # regime, day, house


@st.composite
def written(draw: st.DrawFn, documents: st.SearchStrategy[Document]) -> list[Document]:
    """A document while it is written: one change after another."""
    stages = [draw(documents)]
    for _ in range(draw(st.integers(1, 4))):
        found = list(stages[-1].blocks)
        at = draw(st.integers(0, len(found)))
        change = draw(st.sampled_from(("words", "words", "new", "drop", "move", "look")))
        if change == "new" or at == len(found):
            found.insert(at, draw(blocks()))
        elif change == "words":
            found[at] = replace(found[at], runs=(Run(draw(spoilt(found[at].text)), found[at].format_at(0)),), notes=())
        elif change == "drop":
            del found[at]
        elif change == "move":
            found.insert(draw(st.integers(0, len(found) - 1)), found.pop(at))
        elif change == "look":
            found[at] = replace(found[at], paragraph=found[at].paragraph._replace(align="center"), label="1.")
        stages.append(replace(stages[-1], blocks=tuple(found)))
    return stages


@fuzzing(80)
@given(written(st.one_of(nearly_right(), formed())), regimes)
def test_a_check_after_edits_says_what_a_first_one_says(stages: list[Document], regime: str | None) -> None:
    memo.forget()
    warm = [check(anew(document), regime) for document in stages]
    for document, checked in zip(stages, warm, strict=True):
        memo.forget()
        same(checked, check(anew(document), regime))


@fuzzing(60)
@given(st.lists(st.tuples(texts(), regimes, DAYS), min_size=2, max_size=4))
def test_texts_do_not_speak_into_each_other(asked: list[tuple[str, str | None, datetime.date | None]]) -> None:
    raw = [(Document(tuple(map(plain_block, text.split("\n"))), plain=True), regime, day) for text, regime, day in asked]
    memo.forget()
    warm = [check(anew(document), regime, day) for document, regime, day in raw]
    for (document, regime, day), checked in zip(raw, warm, strict=True):
        memo.forget()
        same(checked, check(anew(document), regime, day))


@fuzzing(40)
@given(nearly_right(), st.lists(st.tuples(regimes, DAYS, HOUSES), min_size=2, max_size=4))
def test_one_document_looked_at_in_many_ways(document: Document, asked: list[Ways]) -> None:
    memo.forget()
    warm = [check(anew(document), *ways) for ways in asked]
    for ways, checked in zip(asked, warm, strict=True):
        memo.forget()
        same(checked, check(anew(document), *ways))


def right() -> Document:
    return lay_out(model("state", "quyết định"), load("state")).document


def test_after_an_edit_only_the_changed_paragraph_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    find = citation.find

    def told(text: str) -> tuple[citation.Citation, ...]:
        read.append(text)
        return find(text)

    monkeypatch.setattr(citation, "find", told)
    memo.forget()
    document = right()
    check(anew(document))
    assert len(read) > 5
    read.clear()
    check(anew(document))
    assert read == []
    last = check(document).anatomy.main.parts["body"].block
    block = document.blocks[last]
    changed = replace(block, runs=(*block.runs, Run(" Việc mới.", block.format_at(0))))
    check(anew(replace(document, blocks=(*document.blocks[:last], changed, *document.blocks[last + 1 :]))))
    assert len(read) == 1 and read[0].endswith("Việc mới.")


def test_a_paragraph_that_only_moved_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    memo.forget()
    document = right()
    check(anew(document))
    monkeypatch.setattr(citation, "find", pytest.fail)
    check(anew(replace(document, blocks=(Block(()), *document.blocks))))


def test_what_was_not_met_for_long_is_forgotten() -> None:
    memo.forget()
    for number in range(3):
        many = tuple(plain_block(f"{number} {index}") for index in range(memo.MOST))
        memo.familiar(Document(many))
    again = memo.familiar(Document((plain_block("2 5"), plain_block("0 5")))).blocks
    assert again[0] is many[5] and again[1] == plain_block("0 5")
    memo.forget()
    assert memo.familiar(Document((plain_block("2 5"),))).blocks[0] is not many[5]


def test_a_reading_is_made_once_for_each_way_of_asking() -> None:
    asked: list[int] = []

    @memo.of_block
    def longer(block: Block, by: int = 0) -> int:
        asked.append(by)
        return len(block.text) + by

    block = plain_block("ba")
    assert [longer(block), longer(block, 3), longer(block, 3), longer(block)] == [2, 5, 5, 2]
    assert asked == [0, 3]
    assert longer(plain_block("ba")) == 2 and asked == [0, 3, 0]


LETTER = """SỞ NỘI VỤ
Số: 3/SNV-VP
V/v góp ý dự thảo
Kính gửi: Ủy ban nhân dân tỉnh.
Sở Nội vụ góp ý theo Nghị định số 110/2004/NĐ-CP về công tác văn thư; UBND huyện Ba Tơ – Quảng Ngãi thực hiện việc này ở các các nơi./."""


def rules(when: datetime.date | None, house: HouseRules = AS_THE_LAW) -> set[str]:
    checked = check(Document(tuple(map(plain_block, LETTER.split("\n")))), as_of=when, house=house)
    return {finding.rule for finding in checked.findings}


def test_another_day_says_other_things_of_the_same_line() -> None:
    memo.forget()
    for _ in range(2):
        assert "unit.stale" in rules(datetime.date(2026, 1, 1))
        assert "unit.stale" not in rules(datetime.date(2024, 1, 1))
        assert "unit.stale" not in rules(None)


def test_another_layer_says_other_things_of_the_same_line() -> None:
    memo.forget()
    fewer = laid({"typography.repeat": {"values": {"words": ["là"]}}})
    for _ in range(2):
        assert "typography.repeat" in rules(None)
        assert "typography.repeat" not in rules(None, fewer)
