"""A laid out draft is read back as the same draft; what is missing becomes a blank; no word is lost."""

from __future__ import annotations

import re

import pytest

from core.models import model, models
from vanthu.anatomy import anatomise
from vanthu.compose import Draft, extract, lay_out, paragraphs, proper
from vanthu.document import Block, Document, Format, Place, Run, plain_block
from vanthu.rulebook import load

PAGE = "\n".join


def back(draft: Draft) -> Draft:
    return extract(anatomise(lay_out(draft, load(draft.regime)).document, draft.regime)).draft


def joined(draft: Draft) -> Draft:
    """Lines that the layout broke, on one line again."""
    return draft._replace(parent=(" ".join(draft.parent),), issuer=(" ".join(draft.issuer),), subject=draft.subject.replace("\n", " "))


# A letter of thanks has neither number nor type on its page: what is blank in it stands as a blank when read back.
@pytest.mark.parametrize(("regime", "type"), [pair for pair in models() if pair[1] != "thư công"])
def test_read_back(regime: str, type: str) -> None:
    draft = model(regime, type)
    read = joined(back(draft))
    wanted = joined(draft)
    for name in Draft._fields:
        if name == "attached" or (name == "addressees_label" and not draft.addressees):
            continue
        assert getattr(read, name) == getattr(wanted, name), name
    assert [each.title for each in read.attached] == [each.title for each in draft.attached]
    assert [each.body for each in read.attached] == [each.body for each in draft.attached]


def text(*lines: str) -> Document:
    return Document(tuple(plain_block(line) for line in lines), plain=True)


def test_blanks_for_what_is_missing() -> None:
    draft = proper(text("KẾ HOẠCH", "Công tác văn thư năm 2026", "I. MỤC ĐÍCH", "Bảo đảm văn bản đúng thể thức./."), "state").draft
    assert draft.number == "Số: …/KH-…"
    assert draft.dateline == "…, ngày … tháng … năm …"
    assert draft.signers[0].name == "[Họ và tên người ký]"
    assert draft.banner == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert draft.recipients[-1].startswith("- Lưu: VT")


def test_blanks_are_told() -> None:
    remarks = proper(text("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác", "Điều 1. Thành lập Tổ công tác./."), "state").remarks
    assert {remark.kind for remark in remarks} == {"blank"}
    told = [remark.text for remark in remarks]
    assert told[:3] == ["[TÊN CƠ QUAN]", "Số: …/QĐ-…", "…, ngày … tháng … năm …"]
    assert "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ / [Họ và tên người ký]" in told
    assert remarks[0].sentence == "Còn thiếu, đã để trống để điền: “[TÊN CƠ QUAN]”."


def test_party_blanks() -> None:
    lines = ("TỜ TRÌNH", "về việc bổ sung kinh phí", "-----", "Ban Thường vụ Đảng ủy kính trình xem xét.")
    draft = proper(text(*lines), "party-2026").draft
    assert (draft.number, draft.motto, draft.addressees_label) == ("Số …-TTr/…", "", "Kính trình:")
    assert proper(text(*lines), "party-2018").draft.addressees_label == "Kính gửi:"


def test_letter_has_no_title() -> None:
    lines = ("Số: 12/SNV-VP", "V/v báo cáo công tác văn thư", "Kính gửi: Các phòng, đơn vị thuộc Sở", "Đề nghị báo cáo trước ngày 30./.")
    draft = proper(text(*lines), "state").draft
    assert (draft.type, draft.title, draft.subject) == ("công văn", "", "V/v báo cáo công tác văn thư")
    assert draft.addressees == ("Các phòng, đơn vị thuộc Sở",)


@pytest.mark.parametrize(
    ("regime", "bases"),
    [
        ("party-2026", ()),
        ("party-2026", ("- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã;", "- Xét đề nghị của Văn phòng Đảng ủy.")),
        ("state", ()),
    ],
)
def test_a_resolution_that_begins_with_a_sentence_gets_no_word_it_did_not_have(regime: str, bases: tuple[str, ...]) -> None:
    body = ("Ban Chấp hành ban hành nghị quyết như sau:", "I. MỤC TIÊU", "1. Ký số mọi văn bản.")
    draft = model(regime, "nghị quyết")._replace(authority=(), operative="", bases=bases, body=paragraphs(body))
    found = extract(anatomise(lay_out(draft, load(regime)).document)).draft
    assert found.type == "nghị quyết" and found.authority == () and found.operative == ""


def test_decision_gets_its_authority_and_operative_word() -> None:
    draft = proper(text("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác", "Điều 1. Thành lập Tổ công tác./."), "state").draft
    assert draft.operative == "QUYẾT ĐỊNH:"
    assert draft.authority and draft.recipients[0] == "- Như Điều …;"


def test_one_running_basis_stays_in_the_text() -> None:
    lines = (
        "KẾ HOẠCH",
        "Công tác năm 2026",
        "Căn cứ Kế hoạch số 12/KH-UBND, Sở Nội vụ xây dựng kế hoạch như sau:",
        "1. Tập huấn nghiệp vụ./.",
    )
    draft = proper(text(*lines), "state").draft
    assert draft.bases == ()
    assert draft.body[0].text.startswith("Căn cứ Kế hoạch")


def test_footnote_stays_a_footnote() -> None:
    lines = (
        "KẾ HOẠCH",
        "Công tác năm 2026",
        "Thực hiện chỉ đạo của cấp trên¹, Sở Nội vụ xây dựng kế hoạch./.",
        "",
        "¹ Chỉ thị số 05/CT-UBND.",
    )
    page = proper(text(*lines), "state").document
    marked = [block for block in page.blocks if block.notes]
    assert [block.text[: block.notes[0]] for block in marked] == ["Thực hiện chỉ đạo của cấp trên"]
    assert [block.text for block in page.blocks if block.place.kind == "note"] == ["Chỉ thị số 05/CT-UBND."]


def test_footnote_that_nothing_calls_is_kept() -> None:
    page = proper(text("KẾ HOẠCH", "Công tác năm 2026", "Nội dung kế hoạch./.", "", "¹ Chỉ thị số 05/CT-UBND."), "state").document
    assert any("Chỉ thị số 05/CT-UBND." in block.text for block in page.blocks)


def test_unplaced_words_stay_and_are_told() -> None:
    laid = lay_out(model(), load("state")).document
    at = next(index for index, block in enumerate(laid.blocks) if block.text.startswith("Nguyễn Thị"))
    stray = Block((Run("0905 123 456", Format("Times New Roman", 11.0)),), place=laid.blocks[at].place)
    extracted = extract(anatomise(Document((*laid.blocks, stray), laid.sections, laid.tables), "state"))
    assert [(remark.kind, remark.text) for remark in extracted.remarks] == [("unplaced", "0905 123 456")]
    assert extracted.draft.body[-1].text == "0905 123 456"


def test_formatted_document_is_not_cleaned() -> None:
    laid = lay_out(model(), load("state")).document
    again = proper(laid, "state")
    assert not again.remarks
    assert [block.text for block in again.document.blocks] == [block.text for block in laid.blocks]


def test_table_of_a_cell_with_two_paragraphs() -> None:
    laid = lay_out(model("state", "kế hoạch"), load("state")).document
    at = next(index for index, block in enumerate(laid.blocks) if block.text == "Quý I")
    more = Block((Run("(dự kiến)", Format()),), place=Place("cell", *laid.blocks[at].place[1:]))
    blocks = (*laid.blocks[: at + 1], more, *laid.blocks[at + 1 :])
    draft = extract(anatomise(Document(blocks, laid.sections, laid.tables), "state")).draft
    assert draft.attached[1].body[0].rows[1][2] == "Quý I\n(dự kiến)"


def words(texts: list[str]) -> list[str]:
    return sorted(re.findall(r"[^\W_]+", " ".join(texts)))


@pytest.mark.parametrize(("regime", "type"), models())
def test_no_word_is_lost(regime: str, type: str) -> None:
    laid = lay_out(model(regime, type), load(regime)).document
    again = proper(laid, regime).document
    there = words([block.text for block in again.blocks])
    for word in words([block.text for block in laid.blocks]):
        assert word in there, word
        there.remove(word)
