"""Citations: reading them, and the rules about them, with what they must let pass."""

from __future__ import annotations

import datetime
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.anatomy.model import Act, Anatomy, Part, Span
from vanthu.checks import run
from vanthu.citation import Citation, find
from vanthu.document import Document, plain_block
from vanthu.finding import Finding
from vanthu.naming import Manner, in_full
from vanthu.registers import citations as register
from vanthu.rulebook import load

DAY = datetime.date
TODAY = DAY(2026, 8, 3)


def spoken(*texts: str, regime: str = "state", when: datetime.date | None = TODAY, rules: str = "citation.") -> Sequence[Finding]:
    """What the citation rules say of a body of these paragraphs."""
    document = Document(tuple(plain_block(text) for text in texts), plain=True)
    spans = tuple(Span(index, 0, len(text)) for index, text in enumerate(texts))
    act = Act("main", 0, len(texts) - 1, parts={"body": Part("body", spans, "\n".join(texts))})
    anatomy = Anatomy(document, (act,), regime, 1.0)
    return [finding for finding in run(anatomy, load(regime), when) if finding.rule.startswith(rules)]


def only(text: str) -> Citation:
    (found,) = find(text)
    return found


def test_full_citation() -> None:
    text = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
    found = only(text)
    assert text[found.start : found.end] == text[7:-1]
    assert (found.type, found.number, found.day, found.issuer) == ("nghị định", "30/2020/NĐ-CP", DAY(2020, 3, 5), "Chính phủ")
    assert found.subject == "về công tác văn thư" and found.so and found.said


def test_issuer_before_date() -> None:
    found = only("Quyết định số 15/QĐ-UBND của Ủy ban nhân dân tỉnh Lâm Đồng ngày 05/3/2020 phê duyệt Đề án A (sau đây gọi tắt là B).")
    assert (found.issuer, found.day, found.subject) == ("Ủy ban nhân dân tỉnh Lâm Đồng", DAY(2020, 3, 5), "phê duyệt Đề án A")


def test_issuer_with_a_comma() -> None:
    found = only("Thông tư số 05/2025/TT-BVHTTDL ngày 01/01/2025 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch hướng dẫn X.")
    assert found.issuer == "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch" and found.subject == "hướng dẫn X"


def test_issuer_with_two_offices() -> None:
    found = only("Thông tư số 9/2030/TT-VPCP ngày 01/3/2030 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn A;")
    assert (found.issuer, found.subject) == ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "hướng dẫn A")
    found = only("Nghị quyết số 9-NQ/TW ngày 01/3/2030 của Ban Chấp hành Trung ương khóa XV về A;")
    assert (found.issuer, found.subject) == ("Ban Chấp hành Trung ương khóa XV", "về A")


def test_subject_that_begins_a_list() -> None:
    outer, inner = find("Nghị định số 9/2030/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 8/2030/NĐ-CP;")
    assert outer.subject.startswith("sửa đổi, bổ sung") and outer.end == inner.end


def test_laws() -> None:
    first, second, third = find(
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Luật Cán bộ, công chức số 80/2025/QH15; Bộ luật Dân sự năm 2015"
    )
    assert (first.name, first.day, first.number) == ("Luật Tổ chức chính quyền địa phương", DAY(2025, 6, 16), "")
    assert (second.name, second.number) == ("Luật Cán bộ, công chức", "80/2025/QH15")
    assert (third.name, third.type, third.year) == ("Bộ luật Dân sự", "bộ luật", 2015)


def test_amending_law_is_one() -> None:
    found = only("Luật Sửa đổi, bổ sung một số điều của Luật Mặt trận Tổ quốc Việt Nam, Luật Công đoàn ngày 27 tháng 6 năm 2025;")
    assert found.name.startswith("Luật Sửa đổi") and found.day == DAY(2025, 6, 27)


def test_joined_citations() -> None:
    found = find("các Nghị định số 78/2025/NĐ-CP, số 79/2025/NĐ-CP và số 187/2025/NĐ-CP")
    assert [(each.type, each.said) for each in found] == [("nghị định", True), ("nghị định", False), ("nghị định", False)]


def test_longer_type_names() -> None:
    assert only("Chương trình hành động số 12-CTr/TU ngày 05/3/2020").type == "chương trình"
    assert only("Thông tư liên tịch số 01/2014/TTLT-BTC-BTP").type == "thông tư liên tịch"
    assert only("theo số 15/UBND-VX ngày 05/3/2020").type == ""


def test_spaced_symbol() -> None:
    assert only("Quyết định số 15/QĐ - UBND").number == "15/QĐ - UBND"
    assert only("Công văn số 15/UBND-VX - Sở Tài chính").number == "15/UBND-VX"
    assert only("Công văn số 15/SNV - VP ngày 05/3/2020").number == "15/SNV - VP"
    assert only("Công văn số 15/SNV - UBND tỉnh").number == "15/SNV"


def test_next_sentence_keeps_its_date() -> None:
    assert only("THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW Ngày 28 tháng 11 năm 2025, hội nghị").date is None


@pytest.mark.parametrize(
    "text",
    [
        "nhà số 12-Lê Lợi",
        "số 15 Nguyễn Huệ",
        "năm 2020/2021",
        "15/QĐ-UBND",
        "Luật Đất đai",
        "",
        "Luật",
        "số 5",
        "tỷ lệ 3/4",
        "số 12/Xa B",
        "số 1/Aa",
    ],
)
def test_no_citation(text: str) -> None:
    assert find(text) == ()


def test_full_form() -> None:
    decree, law = register.find("30/2020/NĐ-CP"), register.find("72/2025/QH15")
    assert decree is not None and law is not None
    assert in_full(decree) == "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
    assert in_full(law, Manner(words=False)) == "Luật Tổ chức chính quyền địa phương ngày 16/6/2025"


@pytest.mark.parametrize(
    ("text", "preview"),
    [
        ("Theo Hướng dẫn số 79-/HD-MTTW-BTT ngày 05/3/2024 của Ban Thường trực.", "79/HD-MTTW-BTT"),
        ("Theo Kế hoạch số 05 KH/BCĐ ngày 05/3/2024 của Ban Chỉ đạo.", "05/KH-BCĐ"),
        ("Theo Kế hoạch số 05 KH/TU ngày 05/3/2024 của Tỉnh ủy.", "05-KH/TU"),
        ("Theo Kết luận 16-KL/TW, ngày 14/02/2020 của Ban Bí thư.", "Kết luận số 16-KL/TW"),
        ("THỰC HIỆN NGHỊ QUYẾT 66/NQ-CP NGÀY 26/3/2025 CỦA CHÍNH PHỦ", "NGHỊ QUYẾT SỐ 66/NQ-CP"),
        ("Theo Luật Lưu trữ 33/2024/QH15 ngày 21/6/2024.", "Luật Lưu trữ số 33/2024/QH15"),
    ],
)
def test_form(text: str, preview: str) -> None:
    (finding,) = spoken(text, rules="citation.form")
    assert finding.preview == preview and finding.edits


@pytest.mark.parametrize(
    "text",
    [
        "Theo Quyết định số …/QĐ-UBND ngày … tháng … năm 2025 của Ủy ban nhân dân tỉnh.",
        "Theo Quyết định số 15/QĐ/UB ngày 05/3/1998 của Ủy ban nhân dân tỉnh.",
        "Theo Quy chế phối hợp số 1822/QCPH/BTC-TLĐ ngày 08/12/2014 giữa Bộ Tài chính và Tổng Liên đoàn.",
        "Theo Thông tư liên tịch số 88/2016/TTLT/BTC-BTNMT ngày 22/6/2016 của Bộ Tài chính.",
        "Sửa đổi như sau: “theo Quyết định 15/QĐ/UBND ngày 05/3/2020”.",
        "Theo Công văn số 15/UBND-VX ngày 05/3/2020 của Ủy ban nhân dân tỉnh.",
        "Kế hoạch số 02-KH/ĐU, ngày 10/3/2020 của Đảng ủy phường.",
    ],
)
def test_right_forms(text: str) -> None:
    assert not spoken(text, rules="citation.form")


def test_old_symbol_by_its_year() -> None:
    assert not spoken("Theo Quyết định số 15/1999/QĐ/UB của Ủy ban nhân dân tỉnh.", rules="citation.form")


def test_type_and_symbol_disagree() -> None:
    (finding,) = spoken(
        "Theo Quyết định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính.", rules="citation.form"
    )
    assert finding.severity == "warning" and not finding.edits


def test_first_mention() -> None:
    (finding,) = spoken("Các đơn vị thực hiện nghiêm Nghị định số 63/2010/NĐ-CP.")
    assert finding.rule == "citation.first" and finding.severity == "info"
    assert finding.preview == "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính"
    (unknown,) = spoken("Các đơn vị thực hiện nghiêm Nghị định số 9999/2010/NĐ-CP.")
    assert unknown.preview == ""


@pytest.mark.parametrize(
    "text",
    [
        "Theo đề nghị của Sở Nội vụ tại Tờ trình số 15/TTr-SNV ngày 05/3/2024.",
        "Nghị định số 9999/2010/NĐ-CP quy định về việc này.",
        "Được sửa đổi, bổ sung bởi Nghị định số 9999/2010/NĐ-CP.",
        "Theo Nghị định số 9999/2010/NĐ-CP ngày … tháng … năm 2010.",
        "- Nghị định số 9999/2010/NĐ-CP;",
        "Thực hiện Luật số 87/2025/QH15.",
        "Quyết định số 15/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh sửa đổi, bổ sung Nghị định số 9999/2010/NĐ-CP.",
    ],
)
def test_first_is_satisfied(text: str) -> None:
    assert not spoken(text, rules="citation.first")


@pytest.mark.parametrize("basis", [" ngày 01 tháng 6 năm 2010 của Chính phủ về việc thử", ""])
def test_a_basis_is_a_first_mention(basis: str) -> None:
    """What follows may be short, or say it all once more; not where the basis was short itself."""
    number = "Nghị định số 9999/2010/NĐ-CP"
    full = "Giao các phòng thực hiện %s ngày 01 tháng 6 năm 2010 của Chính phủ về việc thử." % number
    texts = ("Căn cứ %s%s;" % (number, basis), "Theo khoản 2 Điều 5 %s, các phòng lập danh sách." % number, full)
    parts = {name: Part(name, spans, "") for name, spans in (("bases", (Span(0, 0, 9),)), ("body", (Span(1, 0, 9), Span(2, 0, 9))))}
    act = Act("main", 0, 2, parts=parts)
    anatomy = Anatomy(Document(tuple(map(plain_block, texts)), plain=True), (act,), "state", 1.0)
    told = [finding.block for finding in run(anatomy, load("state"), TODAY) if finding.rule == "citation.first"]
    assert told == ([] if basis else [1])


@pytest.mark.parametrize("before", ["Sửa đổi khoản 2 Điều 9 ", "Tỉnh đã ban hành Kế hoạch số 15/KH-UBND để thực hiện "])
def test_what_is_amended_or_names_another_is_not_cut_short(before: str) -> None:
    full = "Thông tư số 10/2023/TT-BNV ngày 26 tháng 6 năm 2023 của Bộ trưởng Bộ Nội vụ quy định việc thử."
    assert not spoken("Các phòng làm theo " + full, before + full, rules="citation.first")
    assert spoken("Các phòng làm theo " + full, "Các phòng báo cáo việc làm theo " + full, rules="citation.first")


def test_later_mention_is_short() -> None:
    said = "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính"
    findings = spoken("Thực hiện %s." % said, "Các đơn vị tiếp tục thực hiện %s." % said, "Và các đơn vị lại thực hiện %s." % said)
    assert [(finding.block, finding.preview) for finding in findings] == [(1, "Nghị định số 63/2010/NĐ-CP")]
    assert not spoken("Thực hiện %s." % said, "- %s;" % said, "Sửa đổi, bổ sung một số điều của %s." % said)


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("Kết luận số 16-KL/TW, ngày 14/02/2020 của Ban Bí thư", "Kết luận số 16-KL/TW, ngày 14/02/2012 của Bộ Chính trị", ""),
        ("Kết luận số 16-KL/TW, ngày 14/02/2020", "Kết luận số 16-KL/TW, ngày 14/02/2012", "14/02/2020"),
        ("Thông tư số 15/2023/TT-BNV ngày 12/4/2023", "Thông tư số 15/2023/TT-BNV ngày 14/4/2023", "12/4/2023"),
        ("Quyết định số 15/QĐ-UBND ngày 12/4/2023 của UBND tỉnh", "Quyết định số 15/QĐ-UBND ngày 13/4/2023 của UBND tỉnh", "12/4/2023"),
        ("Nghị định số 9999/2023/NĐ-CP của Chính phủ", "Nghị định số 9999/2023/NĐ-CP của Quốc hội", "Chính phủ"),
        ("Thông báo số 9999/2023/TB-BNV", "Công văn số 9999/2023/TB-BNV", "thông báo"),
    ],
)
def test_conflict(first: str, second: str, word: str) -> None:
    findings = spoken("Theo %s về A." % first, "Theo %s về A." % second, rules="citation.conflict")
    if not word:  # two bodies of the Party, eight years apart: they may be two documents
        assert not findings
    else:
        (finding,) = findings
        assert word in finding.message and finding.block == 1
        assert finding.fix == ("ask" if "/" in word else "-") and (word in finding.preview or "/" not in word)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "Nghị quyết số 18-NQ/TW ngày 16/6/2022"),
        ("Quyết định số 15/QĐ-UBND ngày 12/4/2023 của UBND xã A", "Quyết định số 15/QĐ-UBND ngày 13/4/2023 của UBND xã B"),
        ("Quyết định số 15/QĐ-UBND ngày 12/4/2022", "Quyết định số 15/QĐ-UBND ngày 13/5/2023"),
        ("Quyết định số 15/2023/QĐ-UBND của UBND tỉnh A", "Quyết định số 15/2023/QĐ-UBND của UBND tỉnh B"),
        ("Quy định số 15/2023/QĐ-UBND ngày 12/4/2023", "Quyết định số 15/2023/QĐ-UBND ngày 12/4/2023"),
        ("Nghị định số 9999/2023/NĐ-CP của Chính phủ", "Nghị định số 9999/2023/NĐ-CP"),
    ],
)
def test_no_conflict(first: str, second: str) -> None:
    assert not spoken("Theo %s về A." % first, "Theo %s về A." % second, rules="citation.conflict")


def test_year_of_number_and_day() -> None:
    (finding,) = spoken("Theo Thông tư số 15/2023/TT-BNV ngày 12/4/2022 của Bộ Nội vụ.", rules="citation.conflict")
    assert "2023" in finding.message and "12/4/2022" in finding.message


@pytest.mark.parametrize(
    ("text", "preview"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ", "ngày 05/3/2020"),
        ("Nghị định số 30/2020/NĐ-CP ngày 15 tháng 3 năm 2020 của Chính phủ", "ngày 05 tháng 3 năm 2020"),
        ("Nghị định số 30/2020/NĐ-CP, 15/3/2020", "05/3/2020"),
        ("Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 2 năm 2015", "ngày 19 tháng 02 năm 2025"),
        ("Luật Đất đai ngày 20 tháng 01 năm 2024", "ngày 18 tháng 01 năm 2024"),
        ("Luật Tổ chức chính quyền địa phương ngày 19/6/2025", "ngày 16/6/2025"),  # two days lie near: that of the one in force
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Quốc hội", ""),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ quy định mức lương cơ sở đối với viên chức", ""),
    ],
)
def test_register(text: str, preview: str) -> None:
    (finding,) = spoken("Theo %s." % text, rules="citation.register")
    assert finding.preview == preview and bool(finding.edits) == bool(preview)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương",
        "Nghị quyết số 18-NQ/TW của Bộ Chính trị",
        "Quyết định số 1719/QĐ-TTg ngày 05/3/2020 của Thủ tướng Chính phủ",
        "Kết luận số 399-QĐ/TW ngày 09/01/2026",
        "Luật Đất đai ngày 26 tháng 11 năm 2003",
        "Luật Đất đai năm 1993",
        "Nghị định số 30/2020/NĐ-CP ngày … tháng 3 năm 2020",
    ],
)
def test_register_is_silent(text: str) -> None:
    assert not spoken("Theo %s." % text, rules="citation.register")


@pytest.mark.parametrize(
    ("text", "preview"),
    [
        ("Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư", "Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư"),
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"),
        ("Luật Đất đai năm 2013", "Luật Đất đai ngày 18 tháng 01 năm 2024"),
        ("Nghị định số 110/2004/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018", ""),
    ],
)
def test_superseded(text: str, preview: str) -> None:
    (finding,) = spoken("Thực hiện %s." % text, rules="citation.superseded")
    assert finding.preview.startswith(preview) and bool(finding.edits) == bool(preview)


def test_of_a_wrong_day_only_the_day_is_said() -> None:
    (finding,) = spoken("Theo Luật Lưu trữ ngày 12 tháng 11 năm 2011.")
    assert (finding.rule, finding.preview) == ("citation.register", "ngày 11 tháng 11 năm 2011")


def test_superseded_tells_since_when_it_is_over() -> None:
    (finding,) = spoken("Thực hiện Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.", rules="citation.superseded")
    assert "đã hết hiệu lực từ ngày 01/3/2025; văn bản thay thế là 72/2025/QH15" in finding.message


def test_superseded_lets_the_past_pass() -> None:
    assert not spoken("Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08/4/2004.", rules="citation.superseded")
    assert not spoken("Tổng kết thực hiện Luật Đất đai năm 2013.", rules="citation.superseded")
    assert not spoken("Thực hiện Luật Đất đai năm 2013.", rules="citation.superseded", when=DAY(2020, 1, 1))
    assert not spoken("Thực hiện Luật Đất đai năm 2013.", rules="citation.superseded", when=None)
    assert not spoken("Thực hiện Luật Đất đai năm 2024.", rules="citation.superseded")


@pytest.mark.parametrize("regime", ["front", "union", "youth", "farmers", "women"])
def test_mass_organisations_get_no_error(regime: str) -> None:
    findings = spoken(
        "Theo Kế hoạch số 05 KH/BCĐ ngày 05/3/2024 và Thông tư số 15/2023/TT-BNV ngày 12/4/2022.", "Kết luận 16-KL/TW.", regime=regime
    )
    assert findings and all(finding.severity != "error" for finding in findings)


@settings(deadline=None)  # the first text loads the register
@given(st.text(alphabet="số 0159/-QĐUBNDCP.,;ngàytháNghịịnhLuậtcủaề“”\n", max_size=200))
def test_any_text(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.at[0] : found.at[1]] == found.number
    spoken(text)


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("số 1/QĐ-UBND ", 8000),
        ("Luật Đất ", 10000),
        ("của ", 25000),
        ("số 1" + "-A" * 9, 5000),
        ("Nghị định số ", 8000),
        ("Theo Nghị định số 1/2020/NĐ-CP ngày 1/1/2021 ", 2000),
    ],
)
def test_linear(piece: str, count: int) -> None:
    text = piece * count
    started = time.process_time()
    spoken(text[: len(text) // 10])
    small = time.process_time() - started + 0.02
    started = time.process_time()
    spoken(text)
    assert time.process_time() - started < 30 * small
