"""Nơi nhận: label, items, archive line, what stands first, look."""

from __future__ import annotations

import pytest

from core.examples import document
from vanthu.anatomy import Anatomy, Node, Part, Span
from vanthu.anatomy.model import Act
from vanthu.apply import apply
from vanthu.checks import run
from vanthu.document import Block, Document, Format, Run, plain_block
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load

ARCHIVE = "- Lưu: VT, TH."


def listed(items: list[str], regime: str = "state", label: str = "Nơi nhận:", **more: object) -> list[Finding]:
    """The findings about a list of these items, each a paragraph."""
    return run_over([label, *items], act_of([label, *items], **more), regime)


def act_of(lines: list[str], type: str = "kế hoạch", addressees: bool = False, nodes: tuple[Node, ...] = ()) -> Act:
    spans = [Span(index, 0, len(line)) for index, line in enumerate(lines)]
    parts = {"recipients": Part("recipients", tuple(spans), "\n".join(lines), tuple((span,) for span in spans[1:]), spans[0])}
    if addressees:
        parts["addressees"] = Part("addressees", (), "Kính gửi: Sở Nội vụ")
    return Act("main", 0, len(lines) - 1, type=type, parts=parts, nodes=nodes)


def run_over(lines: list[str], act: Act, regime: str) -> list[Finding]:
    picture = Document(tuple(plain_block(line) for line in lines), plain=True)
    findings = run(Anatomy(picture, (act,), regime, 1.0), load(regime))
    return [finding for finding in findings if finding.rule.startswith(("recipients.", "mark.drafter"))]


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.mark.parametrize("label", ["Nơi nhận", "Noi nhậm:", "NƠI NHẬN:", "Nơi nhận :", "Nơi Nhận:"])
def test_label_has_its_words(label: str) -> None:
    (finding,) = listed(["- Sở Nội vụ;", ARCHIVE], label=label)
    assert (finding.rule, finding.preview) == ("recipients.label", "Nơi nhận:")


def test_label_in_decomposed_letters_is_another_rule() -> None:
    assert not listed(["- Sở Nội vụ;", ARCHIVE], label="No\u031bi nha\u0323\u0302n:")


@pytest.mark.parametrize(
    ("item", "right"),
    [
        ("- Sở Nội vụ", "- Sở Nội vụ;"),
        ("- Sở Nội vụ.", "- Sở Nội vụ;"),
        ("- Sở Nội vụ,", "- Sở Nội vụ;"),
        ("- Sở Nội vụ ;", "- Sở Nội vụ;"),
        ("- Sở Nội vụ\u00a0;", "- Sở Nội vụ;"),
        ("- Sở Nội vụ; (để báo cáo)", "- Sở Nội vụ (để báo cáo);"),
        ("-Sở Nội vụ;", "- Sở Nội vụ;"),
        ("– Sở Nội vụ;", "- Sở Nội vụ;"),
        ("• Sở Nội vụ;", "- Sở Nội vụ;"),
        ("Sở Nội vụ;", "- Sở Nội vụ;"),
        ("- Sở Nội vụ;", ""),
        ("- Sở Nội vụ (để báo cáo);", ""),
        ("- …………;", ""),
        ("- ................", ""),
        ("- Như Điều.... ;", ""),
        ("-\tSở Nội vụ;", ""),
    ],
)
def test_items(item: str, right: str) -> None:
    findings = listed([item, ARCHIVE])
    assert [finding.preview for finding in findings] == ([right] if right else [])
    if right:
        mended = apply(Document(tuple(plain_block(line) for line in ("Nơi nhận:", item, ARCHIVE))), findings[0].edits)
        assert mended.blocks[1].text == right


def test_a_list_numbered_by_itself() -> None:
    block = Block((Run("Sở Nội vụ;", Format()),), label="-")
    last = Block((Run("Lưu: VT, TH.", Format()),), label="-")
    picture = Document((plain_block("Nơi nhận:"), block, last), plain=True)
    act = act_of(["Nơi nhận:", block.text, last.text])
    assert not [each for each in run(Anatomy(picture, (act,), "state", 1.0), load("state")) if each.rule.startswith("recipients.")]


def test_an_item_with_items_of_its_own() -> None:
    assert not listed(["- Văn phòng UBND tỉnh:", "+ LĐVP, KGVX;", "+ Lưu: VT, KGVX."])


def test_a_line_that_goes_on_is_no_item_without_dash() -> None:
    assert "recipients.items" not in rules(listed(["- VPCP: BTCN, các PCN;", "Các Vụ: TH, KTTH;", ARCHIVE]))


def test_an_item_cut_over_two_paragraphs_is_one() -> None:
    lines = ["Nơi nhận:", "- Ủy ban nhân dân các xã,", "phường, đặc khu;", ARCHIVE]
    spans = [Span(index, 0, len(line)) for index, line in enumerate(lines)]
    part = Part("recipients", tuple(spans), "\n".join(lines), ((spans[1], spans[2]), (spans[3],)), spans[0])
    assert not run_over(lines, Act("main", 0, 3, type="kế hoạch", parts={"recipients": part}), "state")


def test_two_items_in_one_line() -> None:
    text = "- Sở Nội vụ; - Sở Tài chính;"
    (finding,) = listed([text, ARCHIVE])
    assert (finding.rule, finding.fix) == ("recipients.items", "ask")
    mended = apply(Document(tuple(plain_block(line) for line in ("Nơi nhận:", text, ARCHIVE))), finding.edits)
    assert [block.text for block in mended.blocks[1:3]] == ["- Sở Nội vụ;", "- Sở Tài chính;"]


def test_two_items_the_anatomy_told_apart_in_one_line() -> None:
    text = "- Sở Nội vụ; - Lưu: VT, TH."
    lines = ["Nơi nhận:", text]
    items = ((Span(1, 0, 12),), (Span(1, 13, len(text)),))
    part = Part("recipients", (Span(0, 0, 9), Span(1, 0, len(text))), "\n".join(lines), items, Span(0, 0, 9))
    findings = run_over(lines, Act("main", 0, 1, type="kế hoạch", parts={"recipients": part}), "state")
    assert rules(findings) == ["recipients.items"]


@pytest.mark.parametrize(
    ("archive", "right"),
    [
        ("- Lưu: VT, TH", "- Lưu: VT, TH."),
        ("- Lưu: VT, TH;", "- Lưu: VT, TH."),
        ("- Lưu: VT, P.KT", "- Lưu: VT, P.KT."),
        ("- Lưu: VT, NC.NVA", ""),
        ("- Lưu: VT, NN (03). HG", ""),
        ("- Lưu: VT, KTN. (90b)", ""),
        ("- Lưu: VT, …", ""),
    ],
)
def test_the_last_line_ends_with_a_full_stop(archive: str, right: str) -> None:
    findings = [finding for finding in listed(["- Sở Nội vụ;", archive]) if finding.rule == "recipients.items"]
    assert [finding.preview for finding in findings] == ([right] if right else [])


@pytest.mark.parametrize(
    ("archive", "right"),
    [
        ("- Lưu VT, TH.", "Lưu: VT, TH."),
        ("- Lưu : VT, TH.", "Lưu: VT, TH."),
        ("- Lưu:VT, TH.", "Lưu: VT, TH."),
        ("- Lưu: VT,TH.", "Lưu: VT, TH."),
        ("- Lưu: VT; TH.", "Lưu: VT, TH."),
        ("- Lưu: VT-TH.", "Lưu: VT, TH."),
        ("- Lưu: VT TH.", "Lưu: VT, TH."),
        ("- LƯU: VT, TH.", "Lưu: VT, TH."),
    ],
)
def test_archive_line_is_mended(archive: str, right: str) -> None:
    (finding,) = listed(["- Sở Nội vụ;", archive])
    assert (finding.rule, finding.preview, finding.severity) == ("recipients.archive", right, "error")


@pytest.mark.parametrize(
    ("archive", "severity"),
    [
        ("- Lưu: VT.", "info"),
        ("- Lưu: VP.", "warning"),
        ("- Lưu: Văn thư, TH.", "warning"),
        ("- Lưu.", "error"),
        ("- Lưu: VT, (VX/KN).", ""),
    ],
)
def test_archive_line_that_only_the_writer_can_mend(archive: str, severity: str) -> None:
    findings = [finding for finding in listed(["- Sở Nội vụ;", archive]) if finding.rule == "recipients.archive"]
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    assert not any(finding.edits for finding in findings)


def test_no_archive_line() -> None:
    (finding,) = listed(["- Sở Nội vụ;", "- Sở Tài chính."])
    assert finding.preview == "- Lưu: VT, …."
    mended = apply(Document(tuple(plain_block(line) for line in ("Nơi nhận:", "- Sở Nội vụ;", "- Sở Tài chính."))), finding.edits)
    assert [block.text for block in mended.blocks] == ["Nơi nhận:", "- Sở Nội vụ;", "- Sở Tài chính;", "- Lưu: VT, …."]


def test_archive_line_comes_last() -> None:
    assert rules(listed(["- Lưu: VT, TH;", "- Sở Tài chính."])) == ["recipients.archive"]
    assert not listed(["- Văn phòng:", "+ Lưu: VT, TH;", "+ LĐVP, TH."])


def test_archive_line_cut_in_two_is_only_pointed_at() -> None:
    lines = ["Nơi nhận:", "- Lưu VT, văn phòng", "Sở."]
    spans = [Span(index, 0, len(line)) for index, line in enumerate(lines)]
    part = Part("recipients", tuple(spans), "\n".join(lines), ((spans[1], spans[2]),), spans[0])
    (finding,) = run_over(lines, Act("main", 0, 2, type="kế hoạch", parts={"recipients": part}), "state")
    assert finding.rule == "recipients.archive"
    assert not finding.edits


@pytest.mark.parametrize(("archive", "speaks"), [("- Lưu Văn phòng Đảng ủy.", False), ("- Lưu VPTU.", False), ("- Lưu: VT, TH.", True)])
def test_archive_line_of_the_party(archive: str, speaks: bool) -> None:
    findings = listed(["- Các chi bộ trực thuộc;", archive], regime="party-2026")
    assert [finding.severity for finding in findings] == (["warning"] if speaks else [])


def test_marks_of_the_party_before_and_after() -> None:
    assert not listed(["- Các chi bộ,", "- Lưu Văn phòng Đảng ủy."], regime="party-2018")
    (finding,) = listed(["- Các chi bộ;", "- Lưu Văn phòng Đảng ủy."], regime="party-2018")
    assert finding.severity == "warning"
    (finding,) = listed(["- Các chi bộ,", "- Lưu Văn phòng Đảng ủy."], regime="party-2026")
    assert finding.severity == "warning"
    assert not listed(["- Các xã,", "- Các phường;", "- Lưu Văn phòng."], regime="farmers")


def test_like_above() -> None:
    (finding,) = listed(["- Sở Tài chính;", ARCHIVE], type="công văn", addressees=True)
    assert (finding.rule, finding.preview) == ("recipients.above", "- Như trên;")
    assert not listed(["- Như trên;", "- Sở Tài chính;", ARCHIVE], type="công văn", addressees=True)
    assert not listed(["- Như kính gửi;", ARCHIVE], type="công văn", addressees=True)
    assert rules(listed(["- Sở Tài chính;", "- Như trên;", ARCHIVE], type="công văn", addressees=True)) == ["recipients.above"]


ARTICLE = "Điều 3. Chánh Văn phòng và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."


def decided(items: list[str], type: str = "quyết định", article: str = ARTICLE) -> list[Finding]:
    lines = ["Nơi nhận:", *items, article]
    act = act_of(lines[:-1], type=type, nodes=(Node("article", "3", 3, len(lines) - 1, 0, 7),))
    return [finding for finding in run_over(lines, act, "state") if finding.rule == "recipients.above"]


def test_like_the_article() -> None:
    (finding,) = decided(["- Sở Tài chính;", ARCHIVE])
    assert (finding.preview, finding.severity) == ("- Như Điều 3;", "warning")
    (finding,) = decided(["- Như trên;", ARCHIVE])
    assert finding.preview == "- Như Điều 3;"
    (finding,) = decided(["- Sở Tài chính;", ARCHIVE], type="nghị quyết")
    assert finding.severity == "info"
    assert not decided(["- Như Điều 3;", ARCHIVE])
    assert not decided(["- Các cơ quan nêu tại Điều 3;", ARCHIVE])
    assert not decided(["- Sở Tài chính;", ARCHIVE], type="kế hoạch")
    assert not decided(["- Sở Tài chính;", ARCHIVE], article="Điều 3. Quyết định này có hiệu lực từ ngày ký.")


def test_drafters_mark() -> None:
    assert rules(listed(["- Sở Nội vụ;", "- Lưu: VT, NN (03). Hg"])) == ["mark.drafter"]
    assert not listed(["- Sở Nội vụ;", "- Lưu: VT, NN (03). HG"])


def test_missing_is_gentler_in_a_units_own_paper() -> None:
    lines = ["PHÒNG TÀI CHÍNH", "KẾ HOẠCH"]
    part = Part("issuer", (Span(0, 0, 15),), lines[0])
    act = Act("main", 0, 1, type="kế hoạch", parts={"issuer": part})
    findings = run_over(lines, act, "state")
    assert [(finding.rule, finding.severity) for finding in findings] == [("recipients.missing", "warning")]
    assert [finding.severity for finding in run_over(lines, Act("main", 0, 1, type="kế hoạch"), "state")] == ["error"]
    assert not run_over(lines, Act("main", 0, 1, type="hợp đồng"), "state")


def test_look() -> None:
    findings = check(document("state", "kế hoạch", {"recipients.label.bold": False}), "state").findings
    assert {finding.rule for finding in findings} == {"recipients.format"}
    findings = check(document("party-2026", "kế hoạch", {"recipients.size": 14}), "party-2026").findings
    assert {finding.rule for finding in findings} == {"recipients.format"}
