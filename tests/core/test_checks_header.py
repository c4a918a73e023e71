"""The header's and the opening's rules: what they point at, what they offer, and when they keep silent."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from building import formed, header_table, header_tabs, paragraph, plain

from core.examples import document
from vanthu.anatomy.model import Span
from vanthu.apply import apply
from vanthu.checks import run
from vanthu.document import Document, Line, Place, Run, Table
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load


def said(rule: str, changes: Mapping[str, Any], regime: str = "state", type: str = "quyết định") -> list[Finding]:
    """What a rule says of a right model document with these changes."""
    return of(rule, document(regime, type, changes), regime)


def of(rule: str, page: Document, regime: str | None = None) -> list[Finding]:
    return [finding for finding in check(page, regime).findings if finding.rule == rule]


def one(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


def mended(page: Document, finding: Finding) -> Document:
    assert finding.edits, finding
    return apply(page, finding.edits)


# ---- Banner and motto --------------------------------------------------------------------------------------------------


def test_the_wrong_dash_of_the_motto_is_pointed_at() -> None:
    page = document("state", "quyết định", {"motto": "Độc lập – Tự do – Hạnh phúc"})
    finding = one(of("motto.text", page))
    assert (finding.found, finding.preview, finding.start, finding.end) == ("–", "-", 8, 9)
    assert page.blocks[finding.block].text[finding.start : finding.end] == "–"
    assert mended(page, finding).blocks[finding.block].text == "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("motto", "found", "preview"),
    [
        ("Độc lập -Tự do - Hạnh phúc", "-", "- "),
        ("Độc lập -  Tự do - Hạnh phúc", "  ", " "),
        ("Độc lập - Tự do - Hạnh phúc.", ".", ""),
        ("độc lập - Tự do - Hạnh phúc", "đ", "Đ"),
    ],
)
def test_slips_of_the_motto(motto: str, found: str, preview: str) -> None:
    finding = one(said("motto.text", {"motto": motto}))
    assert (finding.found, finding.preview) == (found, preview)


def test_a_motto_only_shown_in_capitals_loses_them() -> None:
    page = document("state", "quyết định", {"motto.caps": True})
    finding = one(of("motto.text", page))
    assert not of("motto.text", mended(page, finding))


@pytest.mark.parametrize("banner", ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_both_tone_marks_of_the_banner_are_right(banner: str) -> None:
    assert not said("banner.text", {"banner": banner})


def test_a_banner_typed_small_but_shown_in_capitals_is_right() -> None:
    page = document("state", "quyết định", {"banner": "Cộng hòa xã hội chủ nghĩa Việt Nam", "banner.caps": True})
    assert not of("banner.text", page)


def test_sizes_move_together_when_mended() -> None:
    page = document("state", "quyết định", {"banner.size": 15})
    assert "cỡ chữ 15 (cần từ 12 đến 13)" in one(of("banner.format", page)).message
    after = check(mended(page, one(of("banner.format", page)))).findings
    assert not after


def test_a_banner_broken_in_two_is_mended_where_it_stands() -> None:
    for first, second in (("CỘNG HÒA XÃ HỘI CHŨ NGHĨA", "VIỆT NAM"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM.")):
        page = plain(TOGETHER.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", first + "\n" + second))
        finding = one(of("banner.text", page))
        texts = [block.text for block in mended(check(page).anatomy.document, finding).blocks]
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in " ".join(texts)


def test_a_banner_that_lost_words_between_its_lines() -> None:
    page = document("state", "quyết định", {"banner": "CỘNG HÒA XÃ HỘI CHỦ\nVIỆT NAM"})
    assert all(finding.preview == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" or finding.edits for finding in of("banner.text", page))


# ---- Lines -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "severity", "words"),
    [("none", "error", "chưa có đường kẻ"), ("underline", "warning", "gạch chân"), ("hyphens", "error", "-----"), ("long", "error", "mm")],
)
def test_what_may_stand_under_the_motto(kind: str, severity: str, words: str) -> None:
    page = document("state", "quyết định", {"motto.line": kind})
    finding = one(of("motto.line", page))
    assert finding.severity == severity and words in finding.message
    assert not of("motto.line", mended(page, finding))


def test_a_line_drawn_in_place_of_hyphens_does_not_run_through_the_next_words() -> None:
    page = document("state", "quyết định", {"motto.line": "hyphens"})
    tight = [dataclasses.replace(block, paragraph=block.paragraph._replace(before=0.0, after=0.0)) for block in page.blocks]
    page = dataclasses.replace(page, blocks=tuple(tight))
    after = mended(page, one(of("motto.line", page)))
    (lined,) = (block for block in after.blocks if block.text.startswith("Độc lập"))
    assert lined.lines and lined.paragraph.after >= 6 and not of("motto.line", after)


def test_underscores_are_a_line_that_may_be_too_short() -> None:
    page = document("state", "quyết định", {"motto.line": "underscores"})
    finding = one(of("motto.line", page))
    assert set(finding.found) == {"_"} and "mm" in finding.message
    assert not of("motto.line", mended(page, finding))


def test_a_line_is_measured_against_the_lines_the_eye_sees() -> None:
    """A name that the cell breaks in two: half of its longer line is right, half of the whole is too long."""
    name = "CHI CỤC QUẢN LÝ CHẤT LƯỢNG NÔNG LÂM SẢN VÀ THỦY SẢN"
    for length, silent in ((24.0, True), (60.0, False)):
        page = _with_table(["UBND TỈNH QUẢNG TRỊ", name], line=Line("shape", length, x=10.0, y=10.0))
        assert (not of("issuer.line", page)) is silent, length


def test_under_words_that_wrap_a_line_as_long_as_any_of_them_is_right() -> None:
    page = document("state", "quyết định", {})
    at = next(index for index, block in enumerate(page.blocks) if block.text.startswith("Độc lập"))
    for length, silent in ((48.0, True), (90.0, False)):
        block = page.blocks[at]
        narrow = dataclasses.replace(block, place=block.place._replace(width=55.0), lines=(Line("shape", length, x=10.0, y=10.0),))
        found = of("motto.line", dataclasses.replace(page, blocks=(*page.blocks[:at], narrow, *page.blocks[at + 1 :])))
        assert (not found) is silent, length
        assert silent or float(found[0].preview.split()[0].replace(",", ".")) > 40


def test_the_length_under_a_blank_is_not_judged() -> None:
    page = document("state", "quyết định", {"subject": "Về việc kiểm tra tại <ten_don_vi>", "subject.line": "long"})
    assert not of("subject.line", page)


@pytest.mark.parametrize(("regime", "mark"), [("party-2026", "*"), ("youth", "***")])
def test_typed_marks_under_the_issuer(regime: str, mark: str) -> None:
    for kind in ("none", "underline", "border", "hyphens", "long"):
        page = document(regime, "quyết định", {"issuer.line": kind})
        finding = one(of("issuer.line", page, regime))
        assert finding.preview == mark and not of("issuer.line", mended(page, finding), regime), kind


def test_the_partys_hyphens_are_exactly_five() -> None:
    page = document("party-2026", "quyết định", {})
    index = next(index for index, block in enumerate(page.blocks) if block.text == "-----")
    blocks = list(page.blocks)
    for typed in ("----", "–––––", "----------"):
        blocks[index] = dataclasses.replace(blocks[index], runs=(Run(typed, blocks[index].format_at(0)),))
        finding = one(of("subject.line", dataclasses.replace(page, blocks=tuple(blocks)), "party-2026"))
        assert (finding.found, finding.preview) == (typed, "-----")


def test_plain_text_has_no_lines() -> None:
    for regime in ("state", "party-2026"):
        page = dataclasses.replace(document(regime, "quyết định", {"issuer.line": "none", "subject.line": "none"}), plain=True)
        assert not [finding for finding in check(page, regime).findings if finding.rule.endswith(".line")]


def test_typed_marks_have_no_place_in_a_header_of_tabs() -> None:
    left = ["ĐẢNG BỘ TỈNH QUẢNG TRỊ", "ĐẢNG ỦY XÃ GIO LINH", "Số 15-QĐ/ĐU"]
    right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Gio Linh, ngày 15 tháng 6 năm 2026"]
    page = formed(*header_tabs(left, right), *_rest())
    assert not one(of("issuer.line", page, "party-2026")).edits


# ---- Issuer ------------------------------------------------------------------------------------------------------------


def test_one_name_over_two_lines_is_no_parent() -> None:
    page = _with_table(["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"])
    assert not of("issuer.format", page)


def test_the_parents_own_look() -> None:
    finding = one(said("issuer.format", {"parent.bold": True}))
    assert finding.part == "parent" and "không đậm" in finding.preview


def test_a_title_in_small_letters_becomes_capitals() -> None:
    page = document("state", "quyết định", {"title": "Quyết định"})
    finding = one(of("title.format", page))
    assert "in hoa" in finding.message
    assert mended(page, finding).blocks[finding.block].text == "QUYẾT ĐỊNH"


# ---- Number ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regime", "number", "wanted"),
    [
        ("state", "Số 15/QĐ-SNV", "Số: 15/QĐ-SNV"),
        ("state", "SỐ: 15/QĐ-SNV", "Số: 15/QĐ-SNV"),
        ("state", "Số : 15 / QĐ - SNV", "Số: 15/QĐ-SNV"),
        ("state", "Số: 15-QĐ/SNV", "Số: 15/QĐ-SNV"),
        ("state", "Số: 15/QĐ-snv", "Số: 15/QĐ-SNV"),
        ("state", "Số:15/QĐ-SNV", "Số: 15/QĐ-SNV"),
        ("state", "Số:  15/QĐ-SNV", "Số: 15/QĐ-SNV"),
        ("state", "Số:      /QĐ - SNV", "Số:      /QĐ-SNV"),
        ("party-2026", "Số: 15-QĐ/ĐU", "Số 15-QĐ/ĐU"),
        ("party-2026", "Số 15 - QĐ/ĐU", "Số 15-QĐ/ĐU"),
        ("party-2018", "Số: 15/QĐ-ĐU", "Số 15-QĐ/ĐU"),
        ("youth", "Số 15-QĐ/ĐTN", "Số: 15-QĐ/ĐTN"),
        ("farmers", "Số: 15-QĐ/HNDX", "Số 15-QĐ/HNDX"),
        ("women", "Số: 15-QĐ/BTV", "Số: 15/QĐ-BTV"),
    ],
)
def test_numbers_get_their_regimes_form(regime: str, number: str, wanted: str) -> None:
    page = document(regime, "quyết định", {"number": number})
    finding = one(of("number.form", page, regime))
    assert wanted in finding.message
    assert mended(page, finding).blocks[finding.block].text == wanted
    assert finding.severity in (("error", "warning") if regime in ("state", "party-2026", "party-2018") else ("warning",))


@pytest.mark.parametrize(
    ("regime", "number"),
    [
        ("state", "Số: 15/QĐ-SNV"),
        ("state", "Số: 87/2026/QĐ-UBND"),
        ("state", "Số:          /QĐ-SNV"),
        ("state", "Số: …/QĐ-SNV"),
        ("state", "Số: ....../QĐ-......"),
        ("state", "Số: <so>/QĐ-SNV"),
        ("state", "Số:"),
        ("state", "Số: 15/QĐ-SNN&PTNT"),
        ("party-2026", "Số 15-QĐ/ĐU"),
        ("party-2026", "Số       -QĐ/ĐU"),
        ("party-2026", "Số 15-QĐ/BTCTU-BNCTU"),
        ("youth", "Số: 15 - QĐ/ĐTN"),
        ("front", "Số: 18/QĐ-MTTQ-BTT"),
        ("union", "Số: 22/QĐ-TLĐ"),
    ],
)
def test_numbers_that_are_right(regime: str, number: str) -> None:
    findings = check(document(regime, "quyết định", {"number": number}), regime).findings
    assert not [finding for finding in findings if finding.rule.startswith("number.")]


def test_a_number_without_a_symbol_cannot_be_mended() -> None:
    finding = one(said("number.form", {"number": "Số: 15"}))
    assert not finding.edits and finding.fix == "-"


@pytest.mark.parametrize(
    ("type", "number", "mends"),
    [
        ("kế hoạch", "Số: 36/QĐ-UBND", "Số: 36/KH-UBND"),
        ("chương trình", "Số: 11/CT-UBND", "Số: 11/CTr-UBND"),
        ("quy định", "Số: 04/QĐ-SNV", "Số: 04/QyĐ-SNV"),
        ("tờ trình", "Số: 29/TTR-SNV", "Số: 29/TTr-SNV"),
        ("chỉ thị", "Số: 05/CTr-UBND", "Số: 05/CT-UBND"),
        ("công văn", "Số: 214/CV-UBND", "Số: 214/UBND"),
        ("kế hoạch", "Số: 36/UBND-NC", ""),
    ],
)
def test_the_symbol_agrees_with_the_type(type: str, number: str, mends: str) -> None:
    page = document("state", type, {"number": number})
    finding = one(of("number.type", page))
    if mends:
        assert mended(page, finding).blocks[finding.block].text == mends
    else:
        assert not finding.edits


@pytest.mark.parametrize(
    ("regime", "type", "number"),
    [
        ("state", "công văn", "Số: 214/CT-TTHT"),  # Cục Thuế
        ("state", "hợp đồng", "Số: 07/HĐLĐ-SNV"),
        ("state", "quyết định", "Số: 07/CT-QĐ"),
        ("party-2018", "quy định", "Số 12-QĐ/ĐU"),
        ("party-2018", "quy định", "Số 12-QĐi/ĐU"),
        ("youth", "công văn", "Số: 12-CV/ĐTN"),
    ],
)
def test_symbols_that_agree(regime: str, type: str, number: str) -> None:
    assert not said("number.type", {"number": number}, regime, type)


def test_a_unit_may_have_no_register() -> None:
    for issuer, severity in (("PHÒNG THANH TRA - KIỂM TRA", "warning"), ("ĐOÀN THANH TRA SỐ 3", "warning"), ("CỤC THUẾ TỈNH", "error")):
        assert one(said("number.missing", {"number": "", "issuer": [issuer]})).severity == severity
    team = {"number": "", "subject": "Giám sát hoạt động của Đoàn thanh tra thuế"}
    assert one(said("number.missing", team, "state", "kế hoạch")).severity == "warning"


# ---- Place and date ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dateline", "wanted"),
    [
        ("Quảng Ngãi ngày 15 tháng 6 năm 2026", "Quảng Ngãi, ngày 15 tháng 6 năm 2026"),
        ("Quảng Ngãi , ngày 15 tháng 6 năm 2026", "Quảng Ngãi, ngày 15 tháng 6 năm 2026"),
        ("Quảng Ngãi,ngày 15 tháng 6 năm 2026.", "Quảng Ngãi, ngày 15 tháng 6 năm 2026"),
        ("Quảng Ngãi, Ngày 15 tháng 6 năm 2026", "Quảng Ngãi, ngày 15 tháng 6 năm 2026"),
        ("Quảng Ngãi, ngày 15  tháng 6 năm 2026", "Quảng Ngãi, ngày 15 tháng 6 năm 2026"),
        ("Quảng Ngãi ngày      tháng 6 năm 2026", "Quảng Ngãi, ngày      tháng 6 năm 2026"),
    ],
)
def test_datelines_get_their_form(dateline: str, wanted: str) -> None:
    page = document("state", "quyết định", {"dateline": dateline})
    finding = one(of("dateline.form", page))
    assert mended(page, finding).blocks[finding.block].text == wanted


@pytest.mark.parametrize(
    "dateline",
    [
        "Thành phố Hồ Chí Minh, ngày 15 tháng 6 năm 2026",
        "Quảng Ngãi, ngày      tháng      năm 2026",
        "Quảng Ngãi, ngày … tháng … năm …",
        "……, ngày ... tháng ... năm …",
        "Quảng Ngãi, <ngay_thang>",
        "TP. Hồ Chí Minh, ngày 15 tháng 12 năm 2026",
    ],
)
def test_datelines_that_are_right(dateline: str) -> None:
    findings = check(document("state", "quyết định", {"dateline": dateline})).findings
    assert not [finding for finding in findings if finding.rule.startswith("dateline.")]


def test_a_dateline_without_its_place() -> None:
    finding = one(said("dateline.form", {"dateline": "ngày 15 tháng 6 năm 2026"}))
    assert not finding.edits and "địa danh" in finding.message


def test_a_dateline_with_a_name_half_in_capitals() -> None:
    page = document("state", "quyết định", {"dateline": "Phú thọ, ngày 15 tháng 6 năm 2026"})
    finding = one(of("dateline.form", page))
    assert mended(page, finding).blocks[finding.block].text == "Phú Thọ, ngày 15 tháng 6 năm 2026"
    assert not said("dateline.form", {"dateline": "Xã Đoàn kết, ngày 15 tháng 6 năm 2026"})  # a name that nobody knows as a unit's


def test_zeros_of_the_date() -> None:
    page = document("state", "quyết định", {"dateline": "Quảng Ngãi, ngày 5 tháng 1 năm 2026"})
    finding = one(of("dateline.padding", page))
    assert mended(page, finding).blocks[finding.block].text == "Quảng Ngãi, ngày 05 tháng 01 năm 2026"
    both = said("dateline.padding", {"dateline": "Quảng Ngãi, ngày 5 tháng 09 năm 2026"})
    assert [each.severity for each in both] == ["error", "warning"]
    assert not said("dateline.padding", {"dateline": "Quảng Ngãi, ngày 15 tháng 10 năm 2026"})


def test_a_date_in_figures_gets_its_words() -> None:
    page = document("state", "quyết định", {"dateline": "ngày 15/6/2026"})
    found = check(page).anatomy
    part = found.main.parts["dateline"]
    index = part.block
    text = "Quảng Ngãi, ngày 15/6/2026"
    blocks = list(page.blocks)
    blocks[index] = dataclasses.replace(blocks[index], runs=(Run(text, blocks[index].format_at(0)),))
    page = dataclasses.replace(page, blocks=tuple(blocks))
    part = dataclasses.replace(part, spans=(Span(index, 0, len(text)),), text=text)
    act = dataclasses.replace(found.main, parts={**found.main.parts, "dateline": part})
    anatomy = dataclasses.replace(found, document=page, acts=(act,))
    finding = one([each for each in run(anatomy, load("state")) if each.rule == "dateline.form"])
    assert mended(page, finding).blocks[index].text == "Quảng Ngãi, ngày 15 tháng 6 năm 2026"


def test_days_that_cannot_be() -> None:
    assert one(said("dateline.real", {"dateline": "Quảng Ngãi, ngày 29 tháng 02 năm 2026"})).found.startswith("ngày 29")
    decree = "Căn cứ Nghị định số 99/2026/NĐ-CP ngày 16 tháng 6 năm 2026 của Chính phủ về công tác văn thư;"
    later = [decree, "Theo đề nghị của Chánh Văn phòng."]
    assert one(said("dateline.real", {"bases": later})).found.startswith("Nghị định")
    assert not said("dateline.real", {"bases": [later[0].replace("2026 của", "2025 của"), later[1]]})


def test_laws_have_no_dateline() -> None:
    law = """QUỐC HỘI
Luật số: 33/2024/QH15
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
LƯU TRỮ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Lưu trữ.
Điều 1. Phạm vi điều chỉnh
Luật này quy định về quản lý tài liệu lưu trữ.
"""
    assert not of("dateline.missing", plain(law))


# ---- Type and subject --------------------------------------------------------------------------------------------------

TOGETHER = """UBND TỈNH QUẢNG TRỊ
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-SNV
Quảng Trị, ngày 15 tháng 6 năm 2026
KẾ HOẠCH Công tác văn thư năm 2026
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: làm tốt công tác văn thư của Sở trong năm.
II. NỘI DUNG
Các phòng thực hiện theo chức năng, nhiệm vụ được giao./.
"""


def test_type_and_subject_on_one_line_come_apart() -> None:
    page = plain(TOGETHER)
    finding = one(of("subject.missing", page))
    assert not of("title.missing", page)
    after = mended(check(page).anatomy.document, finding)
    assert "KẾ HOẠCH" in [block.text for block in after.blocks]


def test_capitals_pasted_together_may_be_the_subject() -> None:
    run_together = "CÔNG TÁC VĂN THƯ NĂM 2026 CỦA SỞ NỘI VỤ " + "Để thực hiện tốt công tác văn thư, " * 14
    pasted = TOGETHER.replace("KẾ HOẠCH Công tác", "KẾ HOẠCH\n" + run_together)
    assert not of("subject.missing", plain(pasted))


def test_a_letter_needs_no_title() -> None:
    letter = TOGETHER.replace("15/KH-SNV", "15/SNV-VP").replace("KẾ HOẠCH Công tác văn thư năm 2026\n", "Kính gửi: Các phòng thuộc Sở\n")
    assert not of("title.missing", plain(letter))
    assert of("title.missing", plain(TOGETHER.replace("KẾ HOẠCH Công tác văn thư năm 2026\n", "")))


@pytest.mark.parametrize(
    ("regime", "subject", "wanted"),
    [
        ("state", "v/v báo cáo công tác văn thư", "V/v"),
        ("state", "V/V báo cáo công tác văn thư", "V/v"),
        ("party-2026", "V/v báo cáo công tác văn thư", "về việc"),
        ("party-2018", "V/v báo cáo công tác văn thư", "về việc"),
    ],
)
def test_the_subject_of_a_letter(regime: str, subject: str, wanted: str) -> None:
    page = document(regime, "công văn", {"subject": subject})
    finding = one(of("subject.letter", page, regime))
    assert mended(page, finding).blocks[finding.block].text.startswith(wanted + " ")
    assert finding.severity == ("warning" if regime == "party-2018" else "error")


def test_the_subject_of_a_party_letter_needs_no_opening_words() -> None:
    assert not said("subject.letter", {"subject": "về việc chuẩn bị hội nghị trực tuyến"}, "party-2026", "công văn")
    assert not said("title.missing", {"subject": ""}, "party-2026", "công văn")
    assert one(said("subject.missing", {"subject": ""}, "state", "công văn")).fix == "ask"


def test_words_under_the_number_of_a_letter_are_its_subject() -> None:
    page = document("party-2018", "công văn", {"subject": "Chuẩn bị hội nghị trực tuyến quán triệt nghị quyết"})
    assert not of("subject.missing", page, "party-2018")


def test_a_political_report_may_bear_the_theme_of_the_congress() -> None:
    theme = "(Báo cáo của Ban Chấp hành Đảng bộ xã trình Đại hội)"
    page = document("party-2026", "báo cáo", {"title": "", "subject": "", "body": [theme, "1. Tình hình.", "2. Phương hướng."]})
    assert not of("title.missing", page, "party-2026")


def test_a_gap_is_measured_in_one_cell_only() -> None:
    assert not said("subject.gap", {"subject.before": 0}, "state", "quyết định")


def test_v_v_in_capitals_on_a_named_type() -> None:
    page = document("state", "quyết định", {"subject": "V/V THÀNH LẬP TỔ RÀ SOÁT"})
    assert any(finding.preview.startswith("V") and finding.found.startswith("V/") for finding in of("subject.letter", page))


def test_a_gap_that_is_too_wide() -> None:
    page = document("state", "công văn", {"subject.before": 0, "number.after": 24})
    finding = one(of("subject.gap", page))
    assert not of("subject.gap", mended(page, finding))


def test_a_subject_typed_in_capitals_is_only_pointed_out() -> None:
    page = document("state", "quyết định", {"subject": "VỀ VIỆC THÀNH LẬP TỔ RÀ SOÁT CÔNG TÁC VĂN THƯ"})
    assert [finding.fix for finding in of("subject.format", page)] == ["-"]
    shown = document("state", "quyết định", {"subject.caps": True})
    assert not of("subject.format", mended(shown, one(of("subject.format", shown))))


# ---- Addressees --------------------------------------------------------------------------------------------------------


def test_addressees_of_several_bodies() -> None:
    page = document("state", "công văn", {"addressees": ["+ Sở Tài chính.", "– Sở Y tế", "-Sở Xây dựng;"]})
    for finding in of("addressees.form", page):
        assert finding.severity == "error" and finding.edits
    edits = tuple(edit for finding in of("addressees.form", page) for edit in finding.edits)
    texts = [block.text for block in apply(page, edits).blocks]
    assert {"- Sở Tài chính;", "- Sở Y tế;", "- Sở Xây dựng."} <= set(texts)


def test_one_body_stands_beside_the_label() -> None:
    label = paragraph("Kính gửi:", "center")
    page = _letter(label, paragraph("- Ủy ban nhân dân tỉnh", "left"))
    finding = one(of("addressees.form", page))
    assert "Kính gửi: Ủy ban nhân dân tỉnh" in [block.text for block in mended(page, finding).blocks]
    assert not of("addressees.form", _letter(paragraph("Kính gửi: Ủy ban nhân dân tỉnh", "center")))


def test_the_label_keeps_its_words() -> None:
    page = _letter(paragraph("Kính gửi Ủy ban nhân dân tỉnh", "center"))
    for finding in of("addressees.form", page):
        assert finding.preview == "Kính gửi:"


def test_two_bodies_on_one_line() -> None:
    finding = one(of("addressees.form", _letter(paragraph("Kính gửi: Sở Tài chính; Sở Y tế", "center"))))
    assert not finding.edits
    assert not of("addressees.form", _letter(paragraph("Kính gửi: ……………", "center")))


def test_what_cannot_be_joined_is_only_pointed_out() -> None:
    apart = _letter(paragraph("Kính gửi:", "center"), paragraph(""), paragraph("- Ủy ban nhân dân tỉnh", "left"))
    assert not one(of("addressees.form", apart)).edits
    below = _letter(paragraph("Kính gửi:", "center"), paragraph("Ủy ban nhân dân tỉnh", "left"))
    assert "Kính gửi: Ủy ban nhân dân tỉnh" in [block.text for block in mended(below, one(of("addressees.form", below))).blocks]


def test_bodies_side_by_side_and_bodies_left_open() -> None:
    side = _letter(paragraph("Kính gửi:", "center"), paragraph("- Sở Tài chính;\t- Sở Y tế.", "left"))
    assert any("xuống một dòng riêng" in finding.message for finding in of("addressees.form", side))
    open_ = _letter(paragraph("Kính gửi:", "center"), paragraph("- ……………;", "left"), paragraph("- ……………;", "left"))
    assert not of("addressees.form", open_)


def test_a_first_body_on_the_labels_line_has_its_dash() -> None:
    page = _letter(paragraph("Kính gửi: Sở Tài chính;", "center"), paragraph("- Sở Y tế.", "left"))
    after = [block.text for block in mended(page, one(of("addressees.form", page))).blocks]
    assert "Kính gửi: - Sở Tài chính;" in after


def test_a_report_upward_is_told_by_its_words() -> None:
    told = {"text": "Sở Nội vụ kính báo cáo Ủy ban nhân dân tỉnh xem xét.", "addressees": []}
    assert one(said("addressees.missing", told, "state", "báo cáo")).severity == "error"
    assert not said("addressees.missing", {"addressees": [], "body": ["1. Kết quả đạt được.", "2. Phương hướng./."]}, "state", "báo cáo")
    bare = {"addressees": [], "body": ["1. Sự cần thiết.", "2. Nội dung./."]}
    assert one(said("addressees.missing", bare, "state", "tờ trình")).severity == "warning"


# ---- Opening -----------------------------------------------------------------------------------------------------------

LAW = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024"
DECREE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
LAST = "Theo đề nghị của Chánh Văn phòng Sở Nội vụ"


@pytest.mark.parametrize(
    ("bases", "mends"),
    [
        ([LAW, DECREE + ",", LAST + "."], 2),
        ([LAW + ";", LAST], 1),
        ([LAW + ";", LAST + ","], 1),
        ([LAW + "; " + DECREE[len("Căn cứ ") :] + ";", LAST + "."], 0),
        ([LAW + ";", "Theo đề nghị của ……………"], 0),
        ([LAW + "."], 0),
    ],
)
def test_marks_at_the_ends_of_bases(bases: list[str], mends: int) -> None:
    page = document("state", "quyết định", {"bases": bases})
    findings = of("basis.punctuation", page)
    assert len(findings) == mends
    after = apply(page, tuple(edit for finding in findings for edit in finding.edits))
    assert not of("basis.punctuation", after)


@pytest.mark.parametrize(
    ("regime", "last", "silent"),
    [("state", ".", True), ("party-2026", ".", True), ("party-2026", ",", True), ("party-2018", ",", True), ("party-2018", ".", False)],
)
def test_the_last_basis_by_regime(regime: str, last: str, silent: bool) -> None:
    dash = "" if regime == "state" else "- "
    bases = [dash + "Căn cứ Điều lệ Đảng;", dash + "Xét đề nghị của Văn phòng" + last]
    assert (not said("basis.punctuation", {"bases": bases}, regime)) is silent


def test_bases_that_run_on_into_a_sentence() -> None:
    opening = "UBND tỉnh ban hành Kế hoạch công tác văn thư năm 2026 như sau:"
    page = plain(TOGETHER.replace("2026\nI. ", "2026\n%s;\n%s.\nTheo đề nghị của Chánh Văn phòng, %s\nI. " % (LAW, DECREE, opening)))
    assert [finding.preview for finding in of("basis.punctuation", page)] == [";"]
    for marks, severities in ((";.", []), (";,", []), (";;", ["warning"]), (",,", ["error"])):
        lines = [LAW + marks[0], DECREE + marks[1], opening]
        page = plain(TOGETHER.replace("2026\nI. ", "2026\n%s\nI. " % "\n".join(lines)))
        assert [finding.severity for finding in of("basis.punctuation", page)] == severities, marks
    letter = TOGETHER.replace("15/KH-SNV", "15/SNV-VP").replace("KẾ HOẠCH Công", "V/v công")
    argued = letter.replace("I. MỤC", LAW + "\n" + DECREE + "\nI. MỤC")
    assert not of("basis.punctuation", plain(argued))


def test_bases_in_one_paragraph_come_apart() -> None:
    page = document("state", "quyết định", {"bases": ["%s; %s;" % (LAW, DECREE), LAST + "."]})
    finding = one(of("basis.format", page))
    assert [block.text for block in mended(page, finding).blocks if block.text.startswith("Căn cứ")] == [LAW + ";", DECREE + ";"]


def test_the_order_of_bases() -> None:
    powers = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    page = document("state", "quyết định", {"bases": [DECREE + ";", LAW + ";", LAST + "."]})
    finding = one(of("basis.order", page))
    texts = [block.text for block in mended(page, finding).blocks if block.text.startswith(("Căn cứ", "Theo đề nghị"))]
    assert texts == [LAW + ";", DECREE + ";", LAST + "."]
    assert said("basis.order", {"bases": [LAW + ";", powers + ";", LAST + "."]})
    assert not said("basis.order", {"bases": [powers + ";", LAW + ";", DECREE + ";", LAST + "."]})
    unknown = "Căn cứ Kế hoạch số 15/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh"
    assert not said("basis.order", {"bases": [unknown + ";", LAW + ";", LAST + "."]})


def test_the_order_is_only_a_hint_where_a_basis_carries_a_note() -> None:
    page = document("state", "quyết định", {"bases": [DECREE + ";", LAW + ";", LAST + "."]})
    blocks = tuple(dataclasses.replace(block, notes=(5,)) if block.text.startswith(LAW) else block for block in page.blocks)
    assert not one(of("basis.order", dataclasses.replace(page, blocks=blocks))).edits


def test_the_colon_of_the_operative_word() -> None:
    for operative in ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH."):
        page = document("state", "quyết định", {"operative": operative})
        after = mended(page, one(of("operative.format", page)))
        assert "QUYẾT ĐỊNH:" in [block.text for block in after.blocks] and not of("operative.format", after)


def test_an_authority_nobody_knows_is_still_one() -> None:
    rest = _rest()
    rest[2:3] = [paragraph("__________", "center"), paragraph("THẨM QUYỀN BAN HÀNH6", "center", True)]
    assert not of("authority.missing", formed(*rest))


def test_the_marks_of_notes_have_a_look_of_their_own() -> None:
    page = document("state", "quyết định", {})
    index = next(index for index, block in enumerate(page.blocks) if block.text == "SỞ NỘI VỤ")
    block = page.blocks[index]
    note = Run("2", block.format_at(0)._replace(bold=False, position=1, size=9.0))
    blocks = (*page.blocks[:index], dataclasses.replace(block, runs=(*block.runs, note)), *page.blocks[index + 1 :])
    assert not of("issuer.format", dataclasses.replace(page, blocks=blocks))


def test_legal_texts_have_forms_of_their_own() -> None:
    changes = {"number": "Số: 87/2026/QĐ-UBND", "operative": "", "authority": ""}
    rules = {finding.rule for finding in check(document("state", "quyết định", changes)).findings}
    assert not rules & {"authority.missing", "operative.missing"}


# ---- Form --------------------------------------------------------------------------------------------------------------


def test_a_header_of_tabs_has_no_middle() -> None:
    left = ["UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 15/QĐ-SNV"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Trị, ngày 05 tháng 3 năm 2026"]
    page = formed(*header_tabs(left, right), *_rest())
    for finding in check(page).findings:
        if finding.rule in ("motto.format", "number.format", "issuer.format"):
            assert "canh giữa" not in finding.message
    lines = [finding for finding in check(page).findings if finding.rule in ("motto.line", "issuer.line")]
    assert lines and not any(finding.edits for finding in lines)  # a rule's middle cannot be told there


def test_words_that_fill_their_cell_stand_in_the_middle_anyway() -> None:
    assert not said("banner.format", {"banner.align": "left"})
    assert "chưa canh giữa" in one(said("motto.format", {"motto.align": "left"})).message


def _rest() -> list[Any]:
    return [
        paragraph("QUYẾT ĐỊNH", "center", True),
        paragraph("Về việc thành lập Tổ công tác chuyển đổi số", "center", True),
        paragraph("GIÁM ĐỐC SỞ NỘI VỤ", "center", True),
        paragraph(LAW + ";", italic=True),
        paragraph(LAST + ".", italic=True),
        paragraph("QUYẾT ĐỊNH:", "center", True),
        paragraph("Điều 1. Thành lập Tổ công tác chuyển đổi số của Sở Nội vụ."),
    ]


def _with_table(left: list[str], line: Line | None = None) -> Document:
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Trị, ngày 05 tháng 3 năm 2026"]
    blocks = header_table([*left, "Số: 15/QĐ-SNV"], right)
    blocks = [_sized(block) for block in blocks]
    if line is not None:
        at = len(left) - 1
        blocks[at] = dataclasses.replace(blocks[at], lines=(line,))
    return formed(*blocks, *_rest(), tables=(Table(widths=(70.0, 95.0), rows=1),))


def _sized(block: Any) -> Any:
    format = block.mark._replace(size=13.0, bold=block.text.isupper() and not block.text.startswith(("Số", "UBND")))
    return dataclasses.replace(block, runs=tuple(Run(run.text, format) for run in block.runs), mark=format)


def _letter(*addressed: Any) -> Document:
    cell = [Place("cell", 0, 0, column, width=width) for column, width in ((0, 70.0), (1, 95.0))]
    left = ["SỞ NỘI VỤ", "Số: 15/SNV-VP", "V/v lập hồ sơ"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Trị, ngày 05 tháng 3 năm 2026"]
    blocks = [paragraph(text, "center", place=cell[column]) for column, texts in enumerate((left, right)) for text in texts]
    body = [paragraph("Sở Nội vụ đề nghị các cơ quan thực hiện việc lập hồ sơ theo quy định./.")]
    return formed(*blocks, *addressed, *body, tables=(Table(widths=(70.0, 95.0), rows=1),))
