"""The list made to read as wished, whatever it stands in; nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.building import HEADER_TABLE, formed, paragraph, plain
from core.examples import document
from core.models import models
from vanthu.anatomy import Anatomy, anatomise
from vanthu.apply import apply
from vanthu.checks import run
from vanthu.checks.recipients import items_of
from vanthu.document import Block, Document, Place, Run, Tab
from vanthu.edit import InsertBlocks, RemoveBlock, SetText
from vanthu.facts.reading import case_of
from vanthu.recipients.issuing import issuer_of
from vanthu.recipients.proposing import propose, written
from vanthu.recipients.standing import lines_of, words_of
from vanthu.rulebook import load

WISH = ["Thường trực Tỉnh ủy", "Các sở, ban, ngành tỉnh", "UBND các xã, phường, đặc khu", "Lưu: VT, NC"]
OURS = ("recipients.items", "recipients.label", "recipients.format", "recipients.missing", "recipients.archive")


def after(anatomy: Anatomy, words: list[str]) -> Anatomy:
    """The page once the list is written; every other block must be there unchanged."""
    edits = written(anatomy, words)
    assert edits, "nothing was written"
    page = apply(anatomy.document, edits)
    part = anatomy.main.parts.get("recipients")
    own = set(part.blocks) if part else set()
    kept = [block for index, block in enumerate(anatomy.document.blocks) if index not in own]
    assert [block for block in page.blocks if block in kept][: len(kept)] == kept
    return anatomise(page, anatomy.regime, anatomy.date, anatomy.chosen or None)


def listed(anatomy: Anatomy) -> list[str]:
    part = anatomy.main.parts["recipients"]
    return [anatomy.document.blocks[span.block].text[span.start : span.end] for item in part.items for span in item]


def findings(anatomy: Anatomy) -> list[str]:
    return [finding.rule for finding in run(anatomy, load(anatomy.regime)) if finding.rule in OURS]


def formal(regime: str = "state", type: str = "kế hoạch", **changes: object) -> Anatomy:
    return anatomise(document(regime, type, changes))


def test_in_the_cell_beside_the_signature() -> None:
    anatomy = formal(recipients=["- Sở Tài chính;", "- UBND các xã, phường, đặc khu;", "- Lưu: VT, NC."])
    then = after(anatomy, WISH)
    assert listed(then) == [f"- {line};" for line in WISH[:-1]] + ["- Lưu: VT, NC."]
    assert not findings(then)
    assert {then.document.blocks[block].place.kind for block in then.main.parts["recipients"].blocks} == {"cell"}


def test_what_stands_right_is_not_touched() -> None:
    anatomy = formal(recipients=["- Sở Tài chính;", "- Sở Y tế;", "- Lưu: VT, NC."])
    edits = written(anatomy, ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Lưu: VT, NC"])
    assert [type(edit) for edit in edits] == [InsertBlocks]
    edits = written(anatomy, ["Sở Tài chính", "Lưu: VT, NC"])
    assert [type(edit) for edit in edits] == [RemoveBlock]
    edits = written(anatomy, ["Sở Tài chính", "Sở Xây dựng", "Lưu: VT, NC"])
    assert [type(edit) for edit in edits] == [SetText]
    assert written(anatomy, ["Sở Tài chính", "Sở Y tế", "Lưu: VT, NC"]) == ()
    assert written(anatomy, []) == ()


def test_a_new_first_line() -> None:
    anatomy = formal(recipients=["- Sở Tài chính;", "- Lưu: VT, NC."])
    assert listed(after(anatomy, ["Như trên", "Sở Tài chính", "Lưu: VT, NC"]))[0] == "- Như trên;"


def test_an_archive_line_comes_and_goes_on() -> None:
    anatomy = formal(recipients=["- Sở Tài chính."])
    assert listed(after(anatomy, ["Sở Tài chính", "Lưu: VT, NC"])) == ["- Sở Tài chính;", "- Lưu: VT, NC."]


def test_marks_and_dashes_are_set_right() -> None:
    anatomy = formal(recipients=["-Sở Tài chính", "– Sở Y tế ;", "- Sở Nội vụ.", "- Lưu: VT, NC"])
    then = after(anatomy, ["Sở Tài chính", "Sở Y tế", "Sở Nội vụ", "Lưu: VT, NC"])
    assert listed(then) == ["- Sở Tài chính;", "- Sở Y tế;", "- Sở Nội vụ;", "- Lưu: VT, NC."]


def test_the_drafter_s_mark_stays() -> None:
    anatomy = formal(recipients=["- Sở Tài chính;", "- Lưu: VT, NN (03). Hg"])
    (stood,) = [line.words for line in lines_of(case_of(anatomy), issuer_of(anatomy)) if line.kind == "archive"]
    assert stood == "Lưu: VT, NN (03)"
    then = after(anatomy, ["Sở Y tế", "Sở Tài chính", stood])
    assert listed(then)[-1] == "- Lưu: VT, NN (03). Hg"
    assert listed(after(anatomy, ["Sở Tài chính", "Lưu: VT, KT (03)"]))[-1] == "- Lưu: VT, KT (03). Hg"


def test_the_look_is_that_of_the_lines_there() -> None:
    anatomy = formal(recipients=["- Sở Tài chính;", "- Lưu: VT, NC."])
    then = after(anatomy, ["Sở Tài chính", "Sở Y tế", "Lưu: VT, NC"])
    part = then.main.parts["recipients"]
    looks = {then.document.blocks[span.block].format_at(0) for item in part.items for span in item}
    forms = {then.document.blocks[span.block].paragraph for item in part.items for span in item}
    assert len(looks) == len(forms) == 1


@pytest.mark.parametrize(("regime", "mark"), [("party-2026", ";"), ("party-2018", ","), ("farmers", ";"), ("youth", ";")])
def test_each_regime_has_its_marks(regime: str, mark: str) -> None:
    anatomy = formal(regime, recipients=["- Các chi bộ trực thuộc" + mark, "- Lưu Văn phòng Đảng ủy."])
    then = after(anatomy, ["Các chi bộ trực thuộc", "Ban Xây dựng Đảng", "Lưu Văn phòng Đảng ủy"])
    assert listed(then) == [f"- Các chi bộ trực thuộc{mark}", f"- Ban Xây dựng Đảng{mark}", "- Lưu Văn phòng Đảng ủy."]
    assert "recipients.items" not in findings(then)


# ---- Where there is none yet -----------------------------------------------------------------------------------------------


def test_the_whole_part_where_there_is_none() -> None:
    anatomy = formal(recipients=[])
    without = tuple(block for block in anatomy.document.blocks if block.text != "Nơi nhận:")
    bare = anatomise(replace(anatomy.document, blocks=without), "state")
    assert "recipients" not in bare.main.parts
    then = after(bare, WISH)
    assert listed(then)[0] == "- Thường trực Tỉnh ủy;"
    assert not findings(then)
    assert then.main.parts["signature"].text == bare.main.parts["signature"].text


def test_below_a_label_that_stands_alone() -> None:
    laid = formal(recipients=["- Sở Tài chính;", "- Lưu: VT, NC."]).document
    blocks = tuple(block for block in laid.blocks if not block.text.startswith(("- Sở Tài", "- Lưu")))
    anatomy = anatomise(replace(laid, blocks=blocks), "state")
    assert anatomy.main.parts["recipients"].items == ()
    then = after(anatomy, WISH)
    assert listed(then) == [f"- {line};" for line in WISH[:-1]] + ["- Lưu: VT, NC."]
    assert not findings(then)


def test_neither_list_nor_signature() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: 1/KH-UBND\nKẾ HOẠCH\nVề công tác văn thư\nI. MỤC ĐÍCH\nCông tác văn thư đi vào nền nếp./."
    then = after(anatomise(plain(text), "state"), WISH)
    assert listed(then)[-1] == "- Lưu: VT, NC."


# ---- Other layouts ---------------------------------------------------------------------------------------------------------

HEAD = [
    "ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 36/KH-UBND",
    "Quảng Ngãi, ngày 15 tháng 6 năm 2026", "KẾ HOẠCH", "Công tác văn thư năm 2027", "I. MỤC ĐÍCH", "Công tác văn thư đi vào nền nếp./.",
]  # fmt: skip
SIGNED = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Minh"]


def page(*foot: Block) -> Anatomy:
    return anatomise(formed(*[paragraph(line) for line in HEAD], *foot), "state")


def test_an_item_cut_over_two_paragraphs() -> None:
    foot = ["Nơi nhận:", "- Thường trực Hội đồng", "nhân dân tỉnh;", "- Sở Y tế;", "- Lưu: VT, NC.", *SIGNED]
    anatomy = page(*[paragraph(line, "left") for line in foot])
    cut = "Thường trực Hội đồng nhân dân tỉnh"
    then = after(anatomy, [cut, "Sở Tài chính", "Sở Y tế", "Lưu: VT, NC"])
    assert listed(then)[:3] == ["- Thường trực Hội đồng", "nhân dân tỉnh;", "- Sở Tài chính;"]
    assert listed(after(anatomy, ["Sở Y tế", "Lưu: VT, NC"])) == ["- Sở Y tế;", "- Lưu: VT, NC."]
    assert listed(after(anatomy, ["Sở Xây dựng", "Lưu: VT, NC"])) == ["- Sở Xây dựng;", "- Lưu: VT, NC."]


def test_a_cut_item_whose_mark_is_wrong() -> None:
    foot = ["Nơi nhận:", "- Thường trực Hội đồng", "nhân dân tỉnh.", "- Lưu: VT, NC.", *SIGNED]
    anatomy = page(*[paragraph(line, "left") for line in foot])
    words = [words_of(item) for item in items_of(case_of(anatomy))]
    assert listed(after(anatomy, [*words[:-1], "Sở Y tế", words[-1]]))[1] == "nhân dân tỉnh;"


def test_a_list_with_line_breaks_in_one_paragraph() -> None:
    block = paragraph("Nơi nhận:\n- Sở Tài chính;\n- Lưu: VT, NN. Hg", "left", place=Place("cell", 0, 0, 0, width=70.0))
    right = [paragraph(line, "center", place=Place("cell", 0, 0, 1, width=95.0)) for line in SIGNED]
    anatomy = anatomise(formed(*[paragraph(line) for line in HEAD], block, *right, tables=(HEADER_TABLE,)), "state")
    then = after(anatomy, ["Sở Y tế", "Sở Tài chính", "Lưu: VT, NN"])
    assert listed(then) == ["- Sở Y tế;", "- Sở Tài chính;", "- Lưu: VT, NN. Hg"]


def test_a_list_in_a_column_made_by_tabs() -> None:
    tabs = (Tab(115.0, "center"),)
    foot = ["Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Sở Tài chính;\tCHỦ TỊCH", "- Lưu: VT, NC.", "\tTrần Văn Minh"]
    anatomy = page(*[paragraph(line, "left", tabs=tabs) for line in foot])
    assert anatomy.main.parts["recipients"].items
    then = anatomise(apply(anatomy.document, written(anatomy, ["Sở Y tế", "Sở Tài chính", "Lưu: VT, NC"])), "state")
    assert listed(then) == ["- Sở Y tế;", "- Sở Tài chính;", "- Lưu: VT, NC."]
    texts = [block.text for block in then.document.blocks[len(HEAD) :]]
    assert texts[:2] == ["Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Sở Y tế;\tCHỦ TỊCH"]  # the signature's lines stay together
    fewer = anatomise(apply(anatomy.document, written(anatomy, ["Lưu: VT, NC"])), "state")
    assert [block.text for block in fewer.document.blocks[len(HEAD) :]] == [foot[0], "- Lưu: VT, NC.\tCHỦ TỊCH", foot[3]]


def test_a_list_that_numbers_itself() -> None:
    lines = [replace(paragraph(text, "left"), label="-") for text in ("Sở Tài chính;", "Lưu: VT, NC.")]
    anatomy = page(paragraph("Nơi nhận:", "left"), *lines, *[paragraph(line, "right") for line in SIGNED])
    then = after(anatomy, ["Sở Tài chính", "Sở Y tế", "Lưu: VT, NC"])
    assert listed(then) == ["Sở Tài chính;", "Sở Y tế;", "Lưu: VT, NC."]
    assert {then.document.blocks[block].label for block in then.main.parts["recipients"].blocks[1:]} == {"-"}


def test_lines_under_a_line() -> None:
    items = ["- Sở Nội vụ;", "- Văn phòng UBND tỉnh:", "+ LĐVP, NC;", "+ Lưu: VT, NC."]
    anatomy = formal(recipients=items)
    words = [each.words for each in propose(anatomy).recipients if each.status == "stands"]
    assert words == ["Sở Nội vụ", "Văn phòng UBND tỉnh:", "+ LĐVP, NC", "+ Lưu: VT, NC"]
    then = after(anatomy, ["Sở Y tế", *words])
    assert listed(then) == ["- Sở Y tế;", *items]


def test_what_hangs_on_a_line_keeps_it() -> None:
    lines = [paragraph("- Sở Tài chính;", "left"), paragraph("- Sở Y tế;", "left"), paragraph("- Lưu: VT, NC.", "left")]
    lines[1] = replace(lines[1], objects=1)
    anatomy = page(paragraph("Nơi nhận:", "left"), *lines, *[paragraph(line, "right") for line in SIGNED])
    edits = written(anatomy, ["Sở Tài chính", "Lưu: VT, NC"])
    assert not any(isinstance(edit, RemoveBlock) and edit.block == len(HEAD) + 2 for edit in edits)


@pytest.mark.parametrize(("regime", "type"), [pair for pair in models() if pair[1] not in ("hợp đồng",)])
def test_every_model_takes_a_line_more_and_gives_it_back(regime: str, type: str) -> None:
    anatomy = anatomise(document(regime, type, {}), type=type)
    if "recipients" not in anatomy.main.parts:
        return
    words = [words_of(item) for item in items_of(case_of(anatomy))]
    more = [*words[:-1], "Ban Quản lý Khu kinh tế", words[-1]]
    before = findings(anatomy)
    then = after(anatomy, more)
    assert set(findings(then)) <= set(before)
    back = anatomise(apply(then.document, written(then, words)), regime, type=type)
    assert [words_of(item) for item in items_of(case_of(back))] == words
    assert len(back.document.blocks) == len(anatomy.document.blocks)


LINE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ỦỞẾ,-()&.:;+", min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=6))
def test_whatever_is_wished_the_list_reads_so_or_nothing_is_done(wish: list[str]) -> None:
    anatomy = formal(recipients=["- Sở Tài chính;", "- Lưu: VT, NC."])
    edits = written(anatomy, wish)
    if edits:
        then = anatomise(apply(anatomy.document, edits), "state")
        assert then.main.parts["signature"].text == anatomy.main.parts["signature"].text
        assert then.main.parts["body"].text == anatomy.main.parts["body"].text


def test_hostile_lists() -> None:
    for text in ("- " * 500, "Sở " * 400, "(" * 300):
        anatomy = formal(recipients=[f"- {text};", "- Lưu: VT, NC."])
        propose(anatomy)
        written(anatomy, ["Sở Y tế", "Lưu: VT, NC"])
    propose(Anatomy(Document((Block((Run("x", paragraph("x").mark),)),)), formal().acts[:0] or anatomise(plain("x")).acts, "state", 1.0))
