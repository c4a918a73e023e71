"""The signature: prefixes, lines, names, look, in plain text and in formed documents."""

from __future__ import annotations

import pytest

from core.examples import document
from vanthu.anatomy import Anatomy, Signer, Span
from vanthu.anatomy.model import Act, Part
from vanthu.apply import apply
from vanthu.checks.case import CHECKS, Case
from vanthu.document import Document, plain_block
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load


def signed(authority: list[str], office: list[str], name: str = "Nguyễn Văn An", regime: str = "state", issuer: str = "") -> list[Finding]:
    """The findings about a signature of these lines, each a paragraph."""
    lines = [issuer, *authority, *office, name]
    spans = [Span(index, 0, len(line)) for index, line in enumerate(lines)]
    last = spans[-1] if name else None
    signer = Signer(tuple(spans[1 : 1 + len(authority)]), tuple(spans[1 + len(authority) : -1]), last)
    parts = {"signature": Part("signature", tuple(spans[1:]), "\n".join(lines[1:]))}
    if issuer:
        parts["issuer"] = Part("issuer", (spans[0],), issuer)
    return told(lines, Act("main", 0, len(lines) - 1, parts=parts, signers=(signer,)), regime)


def told(lines: list[str], act: Act, regime: str) -> list[Finding]:
    from vanthu.checks import run

    picture = Document(tuple(plain_block(line) for line in lines))
    anatomy = Anatomy(picture, (act,), regime, 1.0)
    return [finding for finding in run(anatomy, load(regime)) if finding.rule in ("signature.prefix", "signature.lines", "signature.name")]


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("TM ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TM.ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TM . ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TM.  ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("T.M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("Tm. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TM.\u00a0ỦY BAN NHÂN DÂN", ""),
        ("TM. ỦY BAN NHÂN DÂN", ""),
        ("TM. UBND", ""),
    ],
)
def test_prefix_of_the_state(written: str, right: str) -> None:
    findings = signed([written], ["CHỦ TỊCH"])
    assert [finding.preview for finding in findings] == ([right] if right else [])


@pytest.mark.parametrize(
    ("authority", "office", "right"),
    [
        (["KT.GIÁM ĐỐC"], ["PHÓ GIÁM ĐỐC"], "KT. GIÁM ĐỐC"),
        (["TUQ CHỦ TỊCH"], ["GIÁM ĐỐC SỞ TƯ PHÁP"], "TUQ. CHỦ TỊCH"),
        (["T/UQ CHỦ TỊCH"], ["GIÁM ĐỐC SỞ TƯ PHÁP"], "TUQ. CHỦ TỊCH"),
        (["TL CHỦ TỊCH"], ["CHÁNH VĂN PHÒNG"], "TL. CHỦ TỊCH"),
        (["Q.GIÁM ĐỐC"], [], "Q. GIÁM ĐỐC"),
        (["Q. GIÁM ĐỐC"], [], ""),
    ],
)
def test_other_prefixes(authority: list[str], office: list[str], right: str) -> None:
    assert [finding.preview for finding in signed(authority, office)] == ([right] if right else [])


def test_prefix_of_the_party_and_its_edit_touches_only_the_prefix() -> None:
    (finding,) = signed(["TM. BAN THƯỜNG VỤ"], ["PHÓ BÍ THƯ"], regime="party-2026")
    assert finding.preview == "T/M BAN THƯỜNG VỤ"
    (edit,) = finding.edits
    assert (edit.before, edit.after) == ("M.", "/M")
    assert not signed(["T/M BAN THƯỜNG VỤ"], ["PHÓ BÍ THƯ"], regime="party-2026")


def test_farmers_write_either_way_but_one() -> None:
    assert not signed(["T/M BAN THƯỜNG VỤ"], ["CHỦ TỊCH"], regime="farmers")
    assert not signed(["TM. BAN THƯỜNG VỤ"], ["CHỦ TỊCH"], regime="farmers")
    (finding,) = signed(["TM. BAN THƯỜNG VỤ", "K/T CHỦ TỊCH"], ["PHÓ CHỦ TỊCH"], regime="farmers")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("authority", "office"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], ["PHÓ CHỦ TỊCH"]),
        (["TL. CỤC TRƯỞNG", "KT. TRƯỞNG BAN"], ["PHÓ TRƯỞNG BAN"]),
        (["TUQ. CHỦ TỊCH"], ["GIÁM ĐỐC SỞ NỘI VỤ"]),
        (["KT. BỘ TRƯỞNG"], ["THỨ TRƯỞNG THƯỜNG TRỰC"]),
        (["KT. TRƯỞNG BAN CHÍNH SÁCH,"], ["THUẾ QUỐC TẾ", "PHÓ TRƯỞNG BAN"]),
        (["KT."], ["TRƯỞNG THUẾ TỈNH", "PHÓ TRƯỞNG THUẾ TỈNH"]),
        (["TM. ĐOÀN CHỦ TỊCH"], ["PHÓ CHỦ TỊCH"]),
        (["TM. BAN THƯỜNG TRỰC"], ["PHÓ CHỦ TỊCH"]),
        (["KT. CHỦ TỊCH ỦY BAN NHÂN DÂN"], ["PHÓ CHỦ TỊCH"]),
        ([], ["GIÁM ĐỐC"]),
        ([], []),
    ],
)
def test_lines_in_their_places(authority: list[str], office: list[str]) -> None:
    assert not signed(authority, office)


@pytest.mark.parametrize(
    ("authority", "office", "says"),
    [
        (["KT. CHỦ TỊCH PHÓ CHỦ TỊCH"], [], "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
        (["KT. BỘ TRƯỞNG THỨ TRƯỞNG"], [], "KT. BỘ TRƯỞNG / THỨ TRƯỞNG"),
        (["TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"], [], "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
        (["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"], ["PHÓ CHỦ TỊCH"], "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"),
        (["TL. BỘ TRƯỞNG CHÁNH VĂN PHÒNG"], [], "TL. BỘ TRƯỞNG / CHÁNH VĂN PHÒNG"),
        (["TL. BỘ TRƯỞNG KT. VỤ TRƯỞNG PHÓ VỤ TRƯỞNG"], [], "TL. BỘ TRƯỞNG / KT. VỤ TRƯỞNG / PHÓ VỤ TRƯỞNG"),
    ],
)
def test_lines_run_together(authority: list[str], office: list[str], says: str) -> None:
    (finding,) = signed(authority, office)
    assert (finding.rule, finding.preview, finding.fix) == ("signature.lines", says, "ask")


@pytest.mark.parametrize(
    ("authority", "office", "words"),
    [
        (["TM. CHỦ TỊCH"], ["PHÓ CHỦ TỊCH"], "không phải chức vụ"),
        (["KT. ỦY BAN NHÂN DÂN"], ["PHÓ CHỦ TỊCH"], "không phải tên cơ quan"),
        (["KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"], ["PHÓ CHỦ TỊCH"], "phải đứng trên"),
        (["KT. GIÁM ĐỐC"], [], "còn thiếu"),
        (["TM. ỦY BAN NHÂN DÂN"], [], "còn thiếu"),
        (["KT. GIÁM ĐỐC"], ["GIÁM ĐỐC"], "cấp phó"),
        (["TM. ỦY BAN NHÂN DÂN"], ["PHÓ CHỦ TỊCH"], "KT. CHỦ TỊCH"),
    ],
)
def test_lines_out_of_place(authority: list[str], office: list[str], words: str) -> None:
    (finding,) = signed(authority, office)
    assert finding.rule == "signature.lines"
    assert words in finding.message


def test_a_draft_without_name_may_lack_its_office() -> None:
    assert not signed(["TM. ỦY BAN NHÂN DÂN"], [], name="")
    assert not signed(["TM. …………"], [])


def test_the_party_signs_for_a_committee_never_for_its_head() -> None:
    (finding,) = signed(["K/T BÍ THƯ"], ["PHÓ BÍ THƯ"], regime="party-2026")
    assert "T/M" in finding.message
    assert not signed(["T/M BAN THƯỜNG VỤ"], [], regime="party-2026")
    (finding,) = signed(["T/M BAN THƯỜNG VỤ"], ["PHÓ BÍ THƯ TỈNH ỦY"], regime="party-2026")
    assert finding.preview == "PHÓ BÍ THƯ"
    assert not signed(["T/M BAN THƯỜNG VỤ"], ["PHÓ BÍ THƯ THƯỜNG TRỰC"], regime="party-2026")


def test_spans_of_one_paragraph_run_together() -> None:
    text = "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Minh"
    signer = Signer((Span(0, 0, 12),), (Span(0, 13, 25),), Span(0, 26, len(text)))
    (finding,) = told([text], Act("main", 0, 0, signers=(signer,)), "state")
    assert finding.preview == "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Văn Minh"
    (block,) = apply(Document((plain_block(text),)), finding.edits).blocks
    assert block.text == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Minh"
    apart = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Minh"
    assert not told([apart], Act("main", 0, 0, signers=(signer,)), "state")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("TS. Nguyễn Văn An", "Nguyễn Văn An"),
        ("PGS.TS. Trần Thị Bình", "Trần Thị Bình"),
        ("ThS Lê Minh", "Lê Minh"),
        ("Đại tá Phạm Quốc Huy", "Phạm Quốc Huy"),
        ("BSCKII. Hoàng Lan", "Hoàng Lan"),
        ("Nguyễn Văn An", ""),
        ("Ts Lan", ""),
        ("Lê Bá Sĩ", ""),
    ],
)
def test_name_stands_bare(name: str, bare: str) -> None:
    findings = signed([], ["GIÁM ĐỐC"], name)
    assert [finding.preview for finding in findings] == ([bare] if bare else [])


@pytest.mark.parametrize("issuer", ["CÔNG AN TỈNH QUẢNG NGÃI", "BỆNH VIỆN ĐA KHOA TỈNH", "TRƯỜNG ĐẠI HỌC PHẠM VĂN ĐỒNG"])
def test_fields_with_their_own_rule_of_titles(issuer: str) -> None:
    (finding,) = signed([], ["GIÁM ĐỐC"], "TS. Nguyễn Văn An", issuer=issuer)
    assert finding.severity == "warning"


def test_markets_are_no_schools() -> None:
    (finding,) = signed([], ["CỤC TRƯỞNG"], "TS. Nguyễn Văn An", issuer="CỤC QUẢN LÝ THỊ TRƯỜNG")
    assert finding.severity == "error"


def test_missing_is_told_once_and_not_of_papers_signed_by_both_sides() -> None:
    findings = check(document("state", "công văn", {"signature": ""}), "state").findings
    assert [finding.rule for finding in findings] == ["signature.missing"]
    assert findings[0].edits
    assert not check(document("state", "biên bản", {"signature": ""}), "state").findings


def test_look_of_each_line() -> None:
    found = check(document("state", "kế hoạch", {"signer.office.size": 12}), "state").findings
    assert rules(list(found)) == ["signature.format"]
    found = check(document("party-2026", "kế hoạch", {"signer.office.bold": True}), "party-2026").findings
    assert rules(list(found)) == ["signature.format"]


def test_missing_without_a_body_points_at_the_end() -> None:
    picture = Document((plain_block("KẾ HOẠCH"),))
    anatomy = Anatomy(picture, (Act("main", 0, 0),), "state", 1.0)
    book = load("state")
    rule = book.rules["signature.missing"]
    (slip,) = CHECKS["signature.missing"](Case(picture, anatomy, anatomy.main, book, rule, None))
    assert slip.span == Span(0, 0, 0)
