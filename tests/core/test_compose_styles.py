"""Styles and levels: every look of every regime has a name that a secretary reads, headings have their level, sentences have none."""

from __future__ import annotations

import unicodedata

import pytest

from core.models import DATES, model, models
from core.test_examples import told
from vanthu.apply import apply
from vanthu.compose import Draft, lay_out, paragraphs, proper
from vanthu.compose.form import form
from vanthu.document import Document, plain_block
from vanthu.edit import SetParagraph
from vanthu.offices import House
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES

STATE = load("state")
UNNAMED = {"page.number"}  # it stands in a header, and offices have a style for these
NAMES = {
    "motto": "Tiêu ngữ",
    "issuer": "Tên cơ quan",
    "number": "Số và ký hiệu",
    "dateline": "Địa danh và thời gian",
    "title": "Tên loại",
    "subject": "Trích yếu",
    "bases": "Căn cứ",
    "body": "Nội dung",
    "recipients.label": "Nơi nhận",
    "signer.office": "Chức vụ người ký",
    "signer.name": "Họ tên người ký",
    "appendix.number": "Phụ lục",
}
LEVELS = {
    "body.part": 1, "body.chapter": 2, "body.section": 3, "body.subsection": 4, "body.article": 5, "body.article.sentence": 5,
    "body.heading": 1, "body.clause": 2, "body.decimal": 3, "appendix.number": 1, "appendix.title": 1,
}  # fmt: skip
LEGAL = (
    "Phần I", "QUY ĐỊNH CHUNG", "Chương I", "PHẠM VI", "Mục 1", "ĐỐI TƯỢNG", "Tiểu mục 1", "CÁ NHÂN", "Điều 1. Phạm vi điều chỉnh",
    "1. Trách nhiệm của Sở", "Sở Nội vụ hướng dẫn thực hiện.", "a) Một việc;", "Điều 2. Quyết định này có hiệu lực từ ngày ký.", "Hết.",
)  # fmt: skip
PLAN = ("I. TÌNH HÌNH:", "1. Kết quả", "1.1. Về tổ chức", "Đã thực hiện.", "1.2. Đã thực hiện đúng hạn.", "2. Đã thực hiện đủ.", "- Một;")


def headings(draft: Draft, regime: str = "state") -> list[tuple[str, str, int]]:
    blocks = lay_out(draft, load(regime)).document.blocks
    return [(block.text, block.paragraph.style, block.paragraph.outline) for block in blocks]


@pytest.mark.parametrize("regime", REGIMES)
def test_every_look_has_a_name_and_headings_have_a_level(regime: str) -> None:
    looks = form(load(regime)).looks
    banner = "Tiêu đề văn bản" if regime.startswith(("party", "youth", "farmers")) else "Quốc hiệu"
    for name, wanted in {**NAMES, "banner": banner}.items():
        assert looks[name].paragraph.style == wanted
    for name, look in looks.items():
        style = look.paragraph.style
        assert bool(style) == (name not in UNNAMED), name
        assert style == unicodedata.normalize("NFC", style) and not set(style) & set(",;:/\\<>&\"'\t"), style
        assert look.paragraph.outline == LEVELS.get(name, 0), name
        assert look.paragraph.keep_with_next == (name.startswith("body.") and name in LEVELS and name != "body.article.sentence")
    same = {look.paragraph.style for look in looks.values()}
    assert len(same) == len(looks) - 1  # signer.office and signer.alone share a name
    assert len({style.lower() for style in same}) == len(same)


@pytest.mark.parametrize(("regime", "type"), models())
def test_a_document_describes_the_styles_it_uses(regime: str, type: str) -> None:
    document = lay_out(model(regime, type), load(regime)).document
    assert [style.name for style in document.styles] == list(dict.fromkeys(block.paragraph.style for block in document.blocks))
    looks = list(form(load(regime)).looks.values())
    for style in document.styles:
        assert style.paragraph.style == style.name
        assert (style.format, style.paragraph) in [(look.format, look.paragraph) for look in looks]


def test_levels_of_a_legal_text() -> None:
    found = headings(Draft(body=paragraphs(LEGAL)))
    assert found == [
        ("Phần I", "Phần", 1),
        ("QUY ĐỊNH CHUNG", "Phần", 1),
        ("Chương I", "Chương", 2),
        ("PHẠM VI", "Chương", 2),
        ("Mục 1", "Mục", 3),
        ("ĐỐI TƯỢNG", "Mục", 3),
        ("Tiểu mục 1", "Tiểu mục", 4),
        ("CÁ NHÂN", "Tiểu mục", 4),
        ("Điều 1. Phạm vi điều chỉnh", "Điều", 5),
        ("1. Trách nhiệm của Sở", "Đề mục 1", 7),  # below its article
        ("Sở Nội vụ hướng dẫn thực hiện.", "Nội dung", 0),
        ("a) Một việc;", "Nội dung", 0),
        ("Điều 2. Quyết định này có hiệu lực từ ngày ký.", "Điều không có tên", 5),
        ("Hết.", "Nội dung", 0),
    ]


def test_levels_of_a_plan_and_of_its_annexes() -> None:
    appendix = Draft(kind="appendix", title="Phụ lục I", subject="NỘI DUNG TẬP HUẤN", body=paragraphs(PLAN))
    found = headings(Draft(title="KẾ HOẠCH", subject="Cải cách hành chính", body=paragraphs(PLAN), attached=(appendix,)))
    plan = [("Đề mục I", 1), ("Đề mục 1", 2), ("Đề mục 1.1", 3), ("Nội dung", 0), ("Nội dung", 0), ("Nội dung", 0), ("Nội dung", 0)]
    assert [(style, level) for _, style, level in found] == [
        ("Tên loại", 0),
        ("Trích yếu", 0),
        *plan,
        ("Phụ lục", 1),
        ("Tên phụ lục", 1),
        *[(style, level + 1 if level else 0) for style, level in plan],
    ]


def test_headings_below_the_parts_of_a_report() -> None:
    lines = ("Phần thứ nhất", "KẾT QUẢ", "I. KINH TẾ", "1. Nông nghiệp", "Đạt kế hoạch.", "Phần thứ hai", "NHIỆM VỤ", "I. KINH TẾ", "Tốt.")
    body = paragraphs(lines)
    assert [level for _, _, level in headings(Draft(body=body)) if level] == [1, 1, 2, 3, 1, 1, 2]


def test_footnotes_and_footers_keep_the_styles_of_the_office() -> None:
    draft = model()._replace(address="Số 52 Hùng Vương", body=(model().body[0]._replace(notes=((4, "chú thích"),)),))
    document = lay_out(draft, STATE).document
    margins = [block for section in document.sections for margin in section.margins for block in margin.blocks]
    assert {block.paragraph.style for block in margins} == {""}
    assert [block.paragraph.style for block in document.blocks if block.place.kind == "note"] == [""]


def test_styles_stay_with_a_document_that_is_mended() -> None:
    document = lay_out(model(), STATE).document
    changed = apply(document, [SetParagraph(0, document.blocks[0].text, {"align": "left"})])
    assert changed.styles == document.styles and changed.blocks[0].paragraph.style == document.blocks[0].paragraph.style


def test_raw_text_becomes_a_document_with_styles() -> None:
    lines = ("KẾ HOẠCH", "Công tác năm 2026", "I. MỤC ĐÍCH", "Làm tốt.")
    raw = Document(tuple(plain_block(line) for line in lines), plain=True)
    document = proper(raw, "state").document
    assert ("I. MỤC ĐÍCH", "Đề mục I", 1) in [(each.text, each.paragraph.style, each.paragraph.outline) for each in document.blocks]


# What an office prefers


@pytest.mark.parametrize(("regime", "type"), models())
@pytest.mark.parametrize("size", [13, 14])
def test_right_models_of_both_sizes_are_silent(regime: str, type: str, size: int) -> None:
    house = House(size=size, indent=10 if size == 13 else 12.7)
    checked = check(lay_out(model(regime, type), load(regime), house).document, regime, DATES.get(regime))
    assert not checked.findings, told(checked.findings)


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("edge", [0.0, 22.0, 99.0])
def test_wishes_beyond_the_rulebook_are_held_within_it(regime: str, edge: float) -> None:
    for size in (8, 15, 30):
        house = House(size, edge, edge, edge, edge, edge)
        for type in ("quyết định", "công văn", "kế hoạch"):
            checked = check(lay_out(model(regime, type), load(regime), house).document, regime, DATES.get(regime))
            assert not checked.findings, told(checked.findings)


def test_sizes_move_together() -> None:
    small, usual = form(STATE, House(size=13)).looks, form(STATE).looks
    assert [small[name].format.size for name in ("banner", "motto", "dateline", "parent", "issuer")] == [12, 13, 13, 12, 12]
    assert {small[name].format.size for name in ("title", "subject", "bases", "body", "body.article", "signer.name")} == {13}
    for name in ("number", "recipients.label", "recipients", "note", "drafter", "body.cell", "appendix.number", "subject.letter"):
        assert small[name].format.size == usual[name].format.size, name
    assert form(STATE, House(size=14)) == form(STATE) == form(STATE, House())
    assert form(load("party-2026"), House(size=13)).looks == form(load("party-2026")).looks


def test_indent_and_margins_of_an_office() -> None:
    document = lay_out(model(), STATE, House(indent=10, top=25, left=32.5, right=40)).document
    section = document.sections[0]
    assert (section.top, section.bottom, section.left, section.right) == (25, 20, 32.5, 20)
    assert {block.paragraph.first for block in document.blocks if block.paragraph.style == "Căn cứ"} == {10.0}
    assert next(style for style in document.styles if style.name == "Căn cứ").paragraph.first == 10.0
