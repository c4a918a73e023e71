"""Annexes, marks, and marks of two regimes in one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.examples import document
from vanthu.anatomy import Anatomy, Node, Part, Signer, Span
from vanthu.anatomy.model import Act
from vanthu.apply import apply
from vanthu.checks import run
from vanthu.document import Block, Document, Format, Margin, Place, Run, Section, plain_block
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load

BODY = "Danh mục theo Phụ lục I, Phụ lục II."


def annexed(
    titles: list[str],
    body: str = BODY,
    captions: list[str] | None = None,
    regime: str = "state",
    number: str = "Số: 15/KH-UBND",
    plain: bool = True,
    kinds: list[str] | None = None,
) -> tuple[Document, list[Finding]]:
    """A document with annexes of these titles, and what is said of them."""
    lines = [number, body]
    parts = {"number": Part("number", (Span(0, 0, len(number)),), number)}
    acts = [Act("main", 0, 1, type="kế hoạch", parts=parts, nodes=(Node("text", "", 0, 1, 0, 0),))]
    for place, title in enumerate(titles):
        first = len(lines)
        lines.append(title)
        own = {"title": Part("title", (Span(first, 0, len(title)),), title)}
        if captions and captions[place]:
            lines.append(captions[place])
            own["caption"] = Part("caption", (Span(first + 1, 0, len(captions[place])),), captions[place])
        lines += ["Nội dung.", "Nội dung nữa.", "Nội dung khác.", "Hết."]
        acts.append(Act((kinds or ["appendix"] * len(titles))[place], first, len(lines) - 1, parts=own, number=title[8:].strip()))
    picture = Document(tuple(plain_block(line) for line in lines), plain=plain)
    return picture, said(picture, tuple(acts), regime)


def said(picture: Document, acts: tuple[Act, ...], regime: str = "state") -> list[Finding]:
    findings = run(Anatomy(picture, acts, regime, 1.0), load(regime))
    return [finding for finding in findings if finding.rule.startswith(("appendix.", "mark.", "regime."))]


def of(rule: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


CAPTION = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 15 tháng 6 năm 2026 của Ủy ban nhân dân tỉnh)"


def test_right_annexes_are_silent() -> None:
    assert not annexed(["Phụ lục I", "Phụ lục II"], captions=[CAPTION, CAPTION])[1]
    assert not annexed(["Phụ lục"], "Chi tiết tại Phụ lục kèm theo.", captions=[CAPTION])[1]
    assert not annexed(["Phụ lục 1", "Phụ lục 2"], "Theo Phụ lục 1 và 2.", captions=[CAPTION, CAPTION], regime="party-2026")[1]


def test_annexes_are_numbered_in_the_regimes_numerals() -> None:
    picture, findings = annexed(
        ["Phụ lục 1", "Phụ lục số 02"], "Theo Phụ lục 1, Phụ lục số 02 và Phụ lục 1 Thông tư số 3/2025/TT-BNV.", [CAPTION] * 2
    )
    assert [(finding.found, finding.preview) for finding in of("appendix.number", findings)] == [
        ("Phụ lục 1", "Phụ lục I"),
        ("Phụ lục số 02", "Phụ lục II"),
    ]
    mended = apply(picture, [edit for finding in findings for edit in finding.edits])
    assert mended.blocks[1].text == "Theo Phụ lục I, Phụ lục số II và Phụ lục 1 Thông tư số 3/2025/TT-BNV."
    assert [mended.blocks[2].text, mended.blocks[8].text] == ["Phụ lục I", "Phụ lục số II"]
    _, findings = annexed(["Phụ lục I", "Phụ lục II"], "Theo Phụ lục 1, 2.", [CAPTION] * 2, "party-2026")
    assert [finding.preview for finding in of("appendix.number", findings)] == ["Phụ lục 1", "Phụ lục 2"]


def test_two_annexes_without_numbers_and_with_one_number() -> None:
    _, findings = annexed(["Phụ lục", "Phụ lục"], captions=[CAPTION] * 2)
    assert [finding.preview for finding in of("appendix.number", findings)] == ["Phụ lục I", "Phụ lục II"]
    _, findings = annexed(["Phụ lục I", "Phụ lục I"], captions=[CAPTION] * 2)
    assert ["trùng số" in finding.message for finding in of("appendix.number", findings)] == [True]


def test_annexes_in_capitals_are_a_hint() -> None:
    _, findings = annexed(["PHỤ LỤC I", "PHỤ LỤC II"], captions=[CAPTION] * 2)
    assert [(finding.severity, finding.preview) for finding in findings] == [("info", "Phụ lục I"), ("info", "Phụ lục II")]


def test_annexes_of_two_texts_are_counted_apart() -> None:
    titles = ["Phụ lục I", "QUY CHẾ", "Phụ lục I"]
    _, findings = annexed(titles, captions=[CAPTION] * 3, kinds=["appendix", "attached", "appendix"])
    assert not of("appendix.number", findings)


def test_a_cover_page_is_no_annex() -> None:
    lines = ["Theo các phụ lục kèm theo.", "PHỤ LỤC", CAPTION, "Phụ lục I", "Một.", "Hai.", "Ba.", "Phụ lục II", "Một.", "Hai.", "Ba."]
    title = {index: {"title": Part("title", (Span(index, 0, len(lines[index])),), lines[index])} for index in (1, 3, 7)}
    title[1]["caption"] = Part("caption", (Span(2, 0, len(CAPTION)),), CAPTION)
    acts = (
        Act("main", 0, 0, nodes=(Node("text", "", 0, 0, 0, 0),)),
        Act("appendix", 1, 2, parts=title[1]),
        Act("appendix", 3, 6, parts=title[3], number="I"),
        Act("appendix", 7, 10, parts=title[7], number="II"),
    )
    assert not said(Document(tuple(plain_block(line) for line in lines), plain=True), acts)


def test_number_and_title_on_one_line() -> None:
    picture, findings = annexed(["Phụ lục I. DANH MỤC", "Phụ lục II"], captions=[CAPTION] * 2, plain=False)
    line = [finding for finding in of("appendix.number", findings) if "viết liền" in finding.message]
    assert [finding.fix for finding in line] == ["ask"]
    mended = apply(picture, line[0].edits)
    assert [block.text.strip() for block in mended.blocks[2:4]] == ["Phụ lục I", "DANH MỤC"]
    assert not [each for each in annexed(["Phụ lục I: DANH MỤC"], "kèm theo", [CAPTION])[1] if "viết liền" in each.message]


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        (CAPTION, ""),
        ("(Ban hành kèm theo Kế hoạch số 15/KH-UBND ngày 15/6/2026 của Ủy ban nhân dân tỉnh)", ""),
        ("(Kèm theo Kế hoạch số … ngày … tháng … năm … của Ủy ban nhân dân tỉnh)", ""),
        ("(Kèm theo Kế hoạch số       /KH-UBND ngày     tháng 6 năm 2026 của Ủy ban nhân dân tỉnh)", ""),
        ("Kèm theo Kế hoạch số 15/KH-UBND ngày 15/6/2026 của Ủy ban nhân dân tỉnh", "ngoặc đơn"),
        ("(Kèm theo Kế hoạch số 16/KH-UBND ngày 15/6/2026 của Ủy ban nhân dân tỉnh)", "số khác"),
        ("(Kèm theo Kế hoạch của Ủy ban nhân dân tỉnh)", "cần đủ"),
    ],
)
def test_caption(caption: str, words: str) -> None:
    _, findings = annexed(["Phụ lục"], "kèm theo", [caption])
    assert [words in finding.message for finding in findings] == ([True] if words else [])


def test_caption_that_is_missing_is_put_in_with_blanks() -> None:
    picture, findings = annexed(["Phụ lục"], "kèm theo")
    (finding,) = findings
    assert finding.preview == "(Kèm theo Kế hoạch số 15/KH-UBND ngày … tháng … năm … của …)"
    assert apply(picture, finding.edits).blocks[3].text == finding.preview
    _, findings = annexed(["Phụ lục (Kèm theo Kế hoạch số 15/KH-UBND)"], "kèm theo")
    assert not of("appendix.caption", findings)


def test_brackets_are_put_around() -> None:
    picture, findings = annexed(["Phụ lục"], "kèm theo", ["Kèm theo Kế hoạch số 15/KH-UBND ngày 15/6/2026 của Ủy ban nhân dân tỉnh)"])
    assert apply(picture, findings[0].edits).blocks[3].text.startswith("(Kèm theo")


@pytest.mark.parametrize(
    ("body", "missed"),
    [
        ("Theo Phụ lục I, II và III.", []),
        ("Theo Phụ lục I đến Phụ lục III.", []),
        ("Theo Phụ lục I - III.", []),
        ("Theo các phụ lục của Kế hoạch.", []),
        ("Danh mục kèm theo Kế hoạch.", []),
        ("Theo Phụ lục I.", ["Phụ lục II", "Phụ lục III"]),
        ("Không nhắc tới.", ["Phụ lục I", "Phụ lục II", "Phụ lục III"]),
    ],
)
def test_reference(body: str, missed: list[str]) -> None:
    _, findings = annexed(["Phụ lục I", "Phụ lục II", "Phụ lục III"], body, [CAPTION] * 3)
    assert [finding.found for finding in findings] == missed


def paged(section: int, start: int | None) -> list[Finding]:
    picture, _ = annexed(["Phụ lục"], "kèm theo", [CAPTION], plain=False)
    header = Margin("header", "default", (Block((Run("2", Format(), "PAGE"),)),))
    sections = (Section(margins=(header,)), Section(margins=(header,), page_start=start))
    blocks = tuple(replace(block, section=section if index > 1 else 0) for index, block in enumerate(picture.blocks))
    parts = {"title": Part("title", (Span(2, 0, 7),), "Phụ lục")}
    acts = (Act("main", 0, 1), Act("appendix", 2, len(blocks) - 1, parts=parts))
    return of("appendix.pages", said(Document(blocks, sections), acts))


def test_pages_restart() -> None:
    assert not paged(1, 1)
    (finding,) = paged(1, None)
    assert finding.edits
    (finding,) = paged(0, None)
    assert "section" in finding.message
    assert not finding.edits
    assert not of("appendix.pages", annexed(["Phụ lục"], "kèm theo", [CAPTION], plain=False)[1])


def test_urgency() -> None:
    assert not check(document("state", "kế hoạch", {"urgency": "HỎA TỐC"}), "state").findings
    picture = Document((plain_block("Khẩn"), plain_block("Số: 15/KH-UBND")), plain=True)
    parts = {"urgency": Part("urgency", (Span(0, 0, 4),), "Khẩn"), "number": Part("number", (Span(1, 0, 14),), "Số: 15/KH-UBND")}
    findings = of("mark.urgency", said(picture, (Act("main", 0, 1, parts=parts),)))
    assert [finding.preview for finding in findings] == ["KHẨN", ""]
    beside = Document((replace(picture.blocks[0], place=Place("cell", 0, 0, 1)), picture.blocks[1]), plain=True)
    findings = of("mark.urgency", said(beside, (Act("main", 0, 1, parts=parts),)))
    assert len(findings) == 1


def test_drafter_on_its_own_line() -> None:
    for text, speaks in (("PL.(300)", False), ("NVA", False), ("nva (3)", True), ("……", False)):
        picture = Document((plain_block(text),), plain=True)
        parts = {"drafter": Part("drafter", (Span(0, 0, len(text)),), text)}
        assert bool(of("mark.drafter", said(picture, (Act("main", 0, 0, parts=parts),)))) is speaks


def mixed(lines: dict[str, str], prefix: str = "", regime: str = "state") -> list[Finding]:
    texts = [*lines.values(), prefix]
    picture = Document(tuple(plain_block(text) for text in texts), plain=True)
    parts = {name: Part(name, (Span(place, 0, len(text)),), text) for place, (name, text) in enumerate(lines.items())}
    signers = (Signer((Span(len(lines), 0, len(prefix)),)),) if prefix else ()
    return of("regime.mixed", said(picture, (Act("main", 0, len(texts) - 1, type="kế hoạch", parts=parts, signers=signers),), regime))


STATE, PARTY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"


@pytest.mark.parametrize(
    ("lines", "prefix", "regime", "part"),
    [
        ({"banner": STATE, "number": "Số 15-KH/ĐU"}, "", "state", "number"),
        ({"banner": STATE, "number": "Số: 15/KH-UBND"}, "T/M ỦY BAN NHÂN DÂN", "state", "signature"),
        ({"banner": PARTY, "number": "Số: 15/KH-ĐU"}, "", "party-2026", "number"),
        ({"banner": PARTY, "motto": "Độc lập - Tự do - Hạnh phúc"}, "", "party-2026", "motto"),
        ({"banner": PARTY, "number": "Số: 15-CV/ĐU", "subject": "V/v báo cáo"}, "", "party-2026", "number"),
        ({"banner": PARTY}, "TM. BAN THƯỜNG VỤ", "party-2018", "signature"),
        ({"number": "Số: 15/KH-UBND"}, "T/M BAN THƯỜNG VỤ", "state", "signature"),
    ],
)
def test_two_regimes_in_one_document(lines: dict[str, str], prefix: str, regime: str, part: str) -> None:
    (finding,) = mixed(lines, prefix, regime)
    assert finding.part == part


@pytest.mark.parametrize(
    ("lines", "prefix", "regime"),
    [
        ({"banner": STATE, "motto": "Độc lập - Tự do - Hạnh phúc", "number": "Số: 15/KH-UBND"}, "TM. ỦY BAN NHÂN DÂN", "state"),
        ({"banner": PARTY, "number": "Số 15-KH/ĐU"}, "T/M BAN THƯỜNG VỤ", "party-2026"),
        ({"banner": PARTY, "number": "Số: 15-KH/ĐU"}, "", "party-2026"),  # a colon alone is number.form
        ({"banner": PARTY, "subject": "V/v báo cáo"}, "", "party-2026"),  # V/v alone is subject.letter
        ({"banner": "HỘI NÔNG DÂN VIỆT NAM", "number": "Số kia"}, "", "state"),
        ({"banner": STATE, "number": "Số 15-KH/ĐU"}, "T/M BAN THƯỜNG VỤ", "farmers"),
    ],
)
def test_one_regime_or_not_sure(lines: dict[str, str], prefix: str, regime: str) -> None:
    assert not mixed(lines, prefix, regime)


def test_look_of_an_annex() -> None:
    findings = check(document("state", "kế hoạch", {"appendix.number.size": 12}), "state").findings
    assert {finding.rule for finding in findings} == {"appendix.number"}


def test_a_file_of_annexes_only_has_no_text_to_be_named_in() -> None:
    picture = Document(tuple(plain_block(line) for line in ("Phụ lục I", "DANH SÁCH", "1. Nguyễn Văn An.")), plain=True)
    assert not {finding.rule for finding in check(picture).findings} & {"appendix.reference", "appendix.pages"}
