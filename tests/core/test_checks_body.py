"""The body: size, style, paragraphs, lines, end, the order and looks of its levels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from core.examples import document as example
from vanthu.apply import apply
from vanthu.checks.prose import quoted
from vanthu.document import Block, Document, Format, Leading, Place, Run, Table, plain_block
from vanthu.edit import InsertBlocks, SetParagraph, SetText
from vanthu.finding import Finding
from vanthu.pipeline import check

TNR = Format("Times New Roman", 14.0)
LONG = "Các cơ quan, đơn vị rà soát, tổng hợp kết quả thực hiện và gửi báo cáo đúng thời hạn để theo dõi, chỉ đạo."


def said(document: Document, rule: str, regime: str = "state") -> list[Finding]:
    return [finding for finding in check(document, regime).findings if finding.rule == rule]


def text(*lines: str, type: str = "báo cáo", regime: str = "state") -> Document:
    """A model whose body says these lines."""
    return example(regime, type, {"body": list(lines)})


def plain(*lines: str) -> Document:
    """The same as plain text."""
    document = text(*lines)
    return Document(tuple(plain_block(block.text) for block in document.blocks), plain=True)


def changed(document: Document, words: str, change: Callable[[Block], Block]) -> Document:
    """The first block that begins with these words, changed."""
    at = next(index for index, block in enumerate(document.blocks) if block.text.startswith(words))
    return replace(document, blocks=(*document.blocks[:at], change(document.blocks[at]), *document.blocks[at + 1 :]))


def stands(document: Document, words: str, **fields: Any) -> Document:
    return changed(document, words, lambda block: replace(block, paragraph=block.paragraph._replace(**fields)))


def looks(document: Document, words: str, **fields: Any) -> Document:
    return changed(
        document, words, lambda block: replace(block, runs=tuple(run._replace(format=run.format._replace(**fields)) for run in block.runs))
    )


def mended(document: Document, rule: str, regime: str = "state") -> Document:
    edits = [edit for finding in said(document, rule, regime) for edit in finding.edits]
    assert edits
    document = apply(document, edits)
    assert not said(document, rule, regime)
    return document


# ---- Size and style ---------------------------------------------------------------------------------------------------


def test_one_size_in_range() -> None:
    document = text(LONG, "Hai. " + LONG, "Ba. " + LONG, "Bốn. " + LONG)
    small = looks(looks(document, LONG, size=12.0), "Hai.", size=13.0)
    found = said(small, "body.size")
    assert sorted((finding.found, finding.preview) for finding in found) == [("12", "14"), ("13", "14")]
    assert "hai cỡ chữ" in " ".join(finding.message for finding in found)
    mended(small, "body.size")


def test_the_party_sets_its_text_larger() -> None:
    assert said(looks(text(LONG, regime="party-2026"), LONG, size=13.0), "body.size", "party-2026")
    assert not said(looks(text(LONG, regime="party-2026"), LONG, size=15.0), "body.size", "party-2026")
    assert not said(looks(text(LONG, regime="farmers"), LONG, size=15.0), "body.size", "farmers")


def test_raised_figures_and_single_letters_have_sizes_of_their_own() -> None:
    document = changed(text(LONG), LONG, lambda block: replace(block, runs=(*block.runs, Run("12", TNR._replace(size=8.0, position=1)))))
    assert not said(document, "body.size")
    document = changed(text(LONG), LONG, lambda block: replace(block, runs=(*block.runs, Run(" x ", TNR._replace(size=8.0)))))
    assert not said(document, "body.size")


def test_a_text_all_too_small_takes_the_usual_size() -> None:
    assert said(looks(text(LONG), LONG, size=11.0), "body.size")[0].preview == "14"


@pytest.mark.parametrize("style", ["bold", "italic"])
def test_a_whole_sentence_in_another_style(style: str) -> None:
    document = looks(text(LONG, "Hai. " + LONG), LONG, **{style: True})
    found = said(document, "body.style")
    assert [(finding.severity, finding.fix) for finding in found] == [("warning", "ask")]
    mended(document, "body.style")


@pytest.mark.parametrize(
    "words",
    [
        "(" + LONG + ")",
        "Ghi chú: " + LONG,
        "Rà soát văn bản.",
        "“" + LONG + "”",
        "Họ và tên: ……………………………… là người được cử đi công tác theo kế hoạch.",
    ],
)
def test_what_may_be_italic(words: str) -> None:
    assert not said(looks(text(words, LONG), words, italic=True), "body.style")


def test_a_few_words_may_be_bold() -> None:
    bold = changed(text(LONG), LONG, lambda block: replace(block, runs=(Run(LONG[:20], TNR._replace(bold=True)), Run(LONG[20:], TNR))))
    assert not said(bold, "body.style")


def test_the_sentence_that_enacts_a_legal_text_may_be_italic() -> None:
    """`Ủy ban nhân dân ban hành Quyết định quy định …` stands under the bases and looks like them."""
    words = "Ủy ban nhân dân tỉnh ban hành Quyết định quy định mức hỗ trợ đóng bảo hiểm y tế."
    body = ["Điều 1. Phạm vi điều chỉnh", "Quyết định này quy định mức hỗ trợ./."]
    for number, speaks in (("Số: 08/2026/QĐ-UBND", False), ("Số: 08/QĐ-UBND", True)):
        document = example("state", "quyết định", {"number": number, "operative": "", "body": [words, *body]})
        assert bool(said(looks(document, words, italic=True), "body.style")) is speaks


# ---- Paragraphs and lines -------------------------------------------------------------------------------------------


def test_ragged_paragraphs_are_one_finding() -> None:
    document = text(LONG, "Hai. " + LONG, "Ba. " + LONG, "Bốn. " + LONG)
    ragged = stands(stands(stands(document, LONG, align="left"), "Hai.", align="center"), "Ba.", align="left")
    found = said(ragged, "body.align")
    assert len(found) == 1
    assert "Có 3 đoạn" in found[0].message
    mended(ragged, "body.align")


def test_one_line_looks_the_same() -> None:
    assert not said(stands(text(LONG, "Một câu ngắn."), "Một câu", align="left"), "body.align")
    assert not said(stands(text(LONG, "Một câu ngắn."), "Một câu", align="center"), "body.align")


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ({"first": 10.0}, False),
        ({"first": 12.3}, False),
        ({"first": 0.0}, True),
        ({"first": 15.0}, True),
        ({"first": 0.0, "left": 12.7}, True),
        ({"first": -6.3, "left": 19.0}, False),
        ({"first": 0.0, "align": "center"}, False),
    ],
)
def test_the_first_line_stands_in(fields: dict[str, Any], speaks: bool) -> None:
    document = stands(text(LONG, "Hai. " + LONG), "Hai.", **fields)
    assert bool(said(document, "body.indent")) is speaks
    if speaks:
        mended(document, "body.indent")


def test_the_indent_follows_the_text_around_it() -> None:
    document = text(LONG, "Hai. " + LONG, "Ba. " + LONG)
    document = stands(stands(stands(document, LONG, first=10.0), "Hai.", first=10.0), "Ba.", first=0.0)
    assert said(document, "body.indent")[0].preview == "10 mm"


def test_party_indents_are_about_a_centimetre() -> None:
    assert not said(stands(text(LONG, regime="party-2026"), LONG, first=11.5), "body.indent", "party-2026")
    assert said(stands(text(LONG, regime="party-2026"), LONG, first=5.0), "body.indent", "party-2026")


@pytest.mark.parametrize("blank", ["\t", "     ", " \t "])
def test_typed_blanks_are_no_indent(blank: str) -> None:
    document = stands(text(LONG, blank + "Hai. " + LONG), blank, first=0.0)
    found = [finding for finding in said(document, "body.indent") if "Tab" in finding.message]
    assert any(isinstance(edit, SetText) and edit.before == blank for edit in found[0].edits)
    mended(document, "body.indent")


def test_titles_lists_within_lists_and_sentences_that_go_on() -> None:
    document = text(
        "I. KẾT QUẢ",
        LONG,
        "1. Hai lớp, gồm:",
        "- Một lớp đầu năm;",
        "là các lớp đã nêu trong kế hoạch của năm trước đó, được mở lại theo đề nghị.",
    )
    document = stands(document, "I. KẾT", first=0.0)
    document = stands(document, "- Một", first=0.0, left=20.0)
    document = stands(document, "là các", first=0.0)
    assert not said(document, "body.indent")


def test_a_labelled_list_is_measured_with_its_label() -> None:
    document = text(LONG, "Hai. " + LONG)
    hanging = changed(stands(document, "Hai.", first=-6.3, left=6.3), "Hai.", lambda block: replace(block, label="a)", label_format=TNR))
    assert said(hanging, "body.indent")
    deeper = changed(stands(document, "Hai.", first=-6.3, left=31.0), "Hai.", lambda block: replace(block, label="a)", label_format=TNR))
    assert not said(deeper, "body.indent")


@pytest.mark.parametrize(
    ("after", "before", "speaks"), [(6.0, 0.0, False), (0.0, 6.0, False), (3.0, 3.0, False), (3.0, 2.0, True), (0.0, 0.0, True)]
)
def test_space_between_paragraphs_counts_from_both_sides(after: float, before: float, speaks: bool) -> None:
    document = stands(stands(text(LONG, "Hai. " + LONG), LONG, after=after), "Hai.", before=before)
    found = said(document, "body.spacing")
    assert bool(found) is speaks
    if speaks:
        assert len(found[0].edits) == 1
        mended(document, "body.spacing")


def test_a_title_may_touch_its_chapter() -> None:
    document = text("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", LONG, type="quy chế")
    assert not said(stands(stands(document, "Chương I", after=0.0), "QUY ĐỊNH", before=0.0), "body.spacing")


@pytest.mark.parametrize(
    ("rule", "value", "wanted"),
    [
        ("multiple", 1.0, None),
        ("multiple", 1.5, None),
        ("multiple", 0.9, Leading("multiple", 1.0)),
        ("multiple", 2.0, Leading("multiple", 1.5)),
        ("exact", 18.0, None),
        ("exact", 24.0, None),
        ("exact", 12.0, Leading("multiple", 1.0)),
        ("exact", 30.0, Leading("multiple", 1.5)),
        ("least", 0.0, None),
        ("least", 40.0, Leading("multiple", 1.5)),
    ],
)
def test_lines_are_single_to_one_and_a_half(rule: str, value: float, wanted: Leading | None) -> None:
    found = said(stands(text(LONG), LONG, leading=Leading(rule, value)), "body.leading")
    assert [edit.changes["leading"] for finding in found for edit in finding.edits if isinstance(edit, SetParagraph)] == (
        [wanted] if wanted else []
    )


@pytest.mark.parametrize(
    ("regime", "rule", "value", "wanted"),
    [
        ("party-2026", "exact", 18.0, 0.0),
        ("party-2026", "exact", 22.0, 0.0),
        ("party-2026", "exact", 23.0, 22.0),
        ("party-2026", "multiple", 1.2, 18.0),
        ("party-2026", "least", 20.0, 20.0),
        ("party-2018", "exact", 23.0, 0.0),
        ("party-2018", "exact", 17.0, 18.0),
    ],
)
def test_party_lines_are_exact(regime: str, rule: str, value: float, wanted: float) -> None:
    found = said(stands(text(LONG, regime=regime), LONG, leading=Leading(rule, value)), "body.leading", regime)
    edits = [edit.changes["leading"] for finding in found for edit in finding.edits if isinstance(edit, SetParagraph)]
    assert edits == ([Leading("exact", wanted)] if wanted else [])


def test_a_formula_takes_the_room_it_needs() -> None:
    tall = changed(stands(text(LONG), LONG, leading=Leading("multiple", 3.0)), LONG, lambda block: replace(block, objects=1))
    assert not said(tall, "body.leading")


def with_cell(document: Document, words: str, cell: str, after: bool) -> Document:
    """A table of one cell beside the paragraph that begins with these words."""
    at = next(index for index, block in enumerate(document.blocks) if block.text.startswith(words)) + after
    block = Block((Run(cell, TNR._replace(size=11.0)),), place=Place("cell", len(document.tables), 0, 0, width=50.0))
    blocks = (*document.blocks[:at], block, *document.blocks[at:])
    return replace(document, blocks=blocks, tables=(*document.tables, Table((50.0,), 1, True)))


def test_tables_are_outside() -> None:
    document = with_cell(text(LONG), LONG, LONG, after=False)
    assert not [finding for finding in check(document).findings if finding.rule.startswith("body.")]


# ---- The end ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["./.", ".", ".”", "….", " …", "!", "?", ":", ")."])
def test_ends_that_are_right_or_open(end: str) -> None:
    assert not said(text(LONG[:-1] + end), "body.end")


@pytest.mark.parametrize(("end", "wrong"), [("", ""), (";", ";"), ("/.", "/."), (". /.", ". /."), ("./", "./")])
def test_ends_that_are_mended(end: str, wrong: str) -> None:
    document = text(LONG[:-1] + end)
    found = said(document, "body.end")
    assert [edit.before for edit in found[0].edits if isinstance(edit, SetText)] == [wrong]
    assert mended(document, "body.end").blocks
    assert "./." in found[0].message


def test_the_party_ends_with_a_full_stop() -> None:
    found = said(text(LONG[:-1] + "./.", regime="party-2026"), "body.end", "party-2026")
    assert (found[0].source, found[0].preview) == ("law", ".")
    assert not said(text(LONG, regime="party-2026"), "body.end", "party-2026")


def test_an_end_that_cannot_be_told() -> None:
    assert not said(text("NHỮNG DÒNG TOÀN CHỮ IN HOA KHÔNG DẤU"), "body.end")
    assert not said(text("Trân trọng kính"), "body.end")
    assert not said(text("(Có danh sách kèm theo văn bản này)"), "body.end")
    unsigned = example("state", "báo cáo", {"body": [LONG[:-1]], "signature": "", "recipients": ""})
    assert not said(unsigned, "body.end")


def test_content_may_end_in_a_table() -> None:
    assert not said(with_cell(text(LONG[:-1]), LONG[:-1], "STT", after=True), "body.end")


def test_form_is_silent_on_plain_text_but_numbers_and_the_end_are_not() -> None:
    document = plain("I. KẾT QUẢ", LONG, "III. NHIỆM VỤ", LONG[:-1] + ";")
    rules = {finding.rule for finding in check(document, "state").findings}
    assert {"structure.numbering", "body.end"} <= rules
    assert not rules & {
        "body.size",
        "body.align",
        "body.indent",
        "body.spacing",
        "body.leading",
        "structure.format",
        "page.size",
        "font.face",
    }


# ---- Numbers ----------------------------------------------------------------------------------------------------------


def numbers(*lines: str, type: str = "báo cáo") -> list[tuple[str, str]]:
    return [(finding.found, finding.preview) for finding in said(text(*lines, type=type), "structure.numbering")]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Một.", "2. Hai.", "3. Ba."),
        ("I. MỘT", "1. A.", "2. B.", "II. HAI", "1. A.", "2. B."),
        ("I. MỘT", "1. A.", "2. B.", "II. HAI", "3. A.", "4. B."),
        ("Phần I", "MỘT", "I. A", "Một.", "II. B", "Hai.", "Phần II", "HAI", "I. A", "Ba."),
        ("Chương I", "MỘT", "Điều 1. A", "1. Một.", "2. Hai.", "Chương II", "HAI", "Điều 2. B", "1. Ba.", "2. Bốn."),
        ("1. Một:", "a) A;", "b) B;", "c) C;", "d) D;", "đ) Đ;", "e) E;", "g) G;", "2. Hai:", "a) A."),
        ("1. Một:", "1.1. A.", "1.2. B.", "2. Hai:", "2.1. A.", "2.2. B:", "2.2.1. X.", "2.2.2. Y."),
        ("1. Một:", "a) A:", "1) Trong.", "2) Ngoài.", "b) B.", "2. Hai."),
        ("1. Một.", "2. Hai:", "- Gồm:", "1. Trong.", "2. Ngoài.", "3. Ba."),
        ("Tuần đầu:", "1. Một.", "2. Hai.", "Tuần sau:", "1. Một.", "2. Hai."),
        ("2. Hai.", "3. Ba."),
        ("1. Một.", "30. Ba mươi."),
        ("Điều 1. Một.", "Điều 2. Hai.", "Điều 1 Luật Lưu trữ quy định việc này."),
        ("Điều 1. Một.", "Điều 1a. Một a.", "Điều 2. Hai."),
    ],
)
def test_orders_that_are_right_or_cannot_be_told(lines: tuple[str, ...]) -> None:
    assert not numbers(*lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. Một.", "3. Ba."), ("3.", "2.")),
        (("1. Một.", "2. Hai.", "2. Hai."), ("2.", "3.")),
        (("I. MỘT", "A.", "III. BA", "B."), ("III.", "II.")),
        (("Điều 1. Một.", "Điều 3. Ba."), ("Điều 3.", "Điều 2.")),
        (("Điều 1. Một.", "Điều 12. Mười hai.", "Điều 13. Mười ba."), ("Điều 12.", "Điều 2.")),
        (("1. Một:", "a) A;", "c) C;"), ("c)", "b)")),
        (("1. Một:", "a) A;", "b) B;", "c) C;", "d) D;", "e) E."), ("e)", "đ)")),
        (("1. Một:", "1.1. A.", "1.3. B."), ("1.3.", "1.2.")),
        (("Chương I", "MỘT", "Điều 1. A.", "Chương III", "BA", "Điều 2. B."), ("Chương III", "Chương II")),
        (("Mục 1", "MỘT", "Một.", "Mục 3", "BA", "Ba."), ("Mục 3", "Mục 2")),
        (("1. Một.", "2. Hai.", "3. Ba.", "2. Hai nữa."), ("2.", "4.")),
    ],
)
def test_breaks(lines: tuple[str, ...], expected: tuple[str, str]) -> None:
    document = text(*lines)
    found = said(document, "structure.numbering")
    assert [(finding.found, finding.preview) for finding in found] == [expected]
    assert (found[0].severity, found[0].fix) == ("error", "ask")
    mended(document, "structure.numbering")


def test_a_list_is_numbered_again_to_its_end() -> None:
    document = mended(text("1. Một.", "3. Ba.", "4. Bốn.", "4. Năm."), "structure.numbering")
    assert [block.text[:2] for block in document.blocks if block.text[1:3] == ". "] == ["1.", "2.", "3.", "4."]


@pytest.mark.parametrize(
    ("line", "wanted"), [("Chương 1", "Chương I"), ("Phần 2", "Phần II"), ("Mục I", "Mục 1"), ("Tiểu mục II", "Tiểu mục 2")]
)
def test_numerals_of_divisions(line: str, wanted: str) -> None:
    document = text(line, "NỘI DUNG", LONG)
    assert (line, wanted) in [(finding.found, finding.preview) for finding in said(document, "structure.numbering")]
    mended(document, "structure.numbering")


def test_a_part_in_words() -> None:
    assert not numbers("Phần thứ nhất", "MỘT", LONG, "Phần thứ hai", "HAI", LONG)
    document = text("Phần thứ nhất", "MỘT", LONG, "Phần thứ ba", "BA", LONG)
    assert not said(document, "structure.numbering")


def test_quotations_and_amending_texts_are_outside() -> None:
    assert not numbers("1. Sửa như sau:", "“3. Ba.", "5. Năm.”", "2. Bỏ khoản 4.")
    amending = example(
        "state", "quyết định", {"subject": "Về việc sửa đổi Quy chế làm việc", "body": ["Điều 1. Sửa:", "Điều 5. Năm.", "Điều 7. Bảy."]}
    )
    assert not said(amending, "structure.numbering")


def test_an_automatic_number_is_told_but_not_typed_over() -> None:
    document = text("Một. " + LONG, "Hai. " + LONG)
    for words, label in (("Một.", "1."), ("Hai.", "3.")):
        document = changed(document, words, lambda block, label=label: replace(block, label=label, label_format=TNR))  # type: ignore[misc]
    found = said(document, "structure.numbering")
    assert [(finding.found, finding.preview, finding.edits) for finding in found] == [("3.", "2.", ())]


def test_a_number_that_was_not_read_is_no_gap() -> None:
    assert not said(plain("1. Một.", "2.[8] Hai.", "3. Ba."), "structure.numbering")


def test_marked_headings_in_plain_text_begin_anew() -> None:
    assert not said(plain("1. Một.", "2. Hai.", "Điều", "2. Ba.", "1. Bốn."), "structure.numbering")
    assert not said(plain("1. Một.", "_Việc khác_ gồm có các mục sau đây_", "3. Ba."), "structure.numbering")


def test_points_end_with_the_alphabet() -> None:
    letters = "abcdđeghiklmnopqrstuvxy"
    assert not numbers("1. Các việc:", *[f"{letter}) Việc." for letter in letters])
    assert not numbers("1. Các việc:", *[f"{letter}) Việc." for letter in letters + "y"])


# ---- Quotations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Một", "“Hai”", "Ba"], {1}),
        (["Một", "“Hai”.", "Ba"], {1}),
        (["“Tết trồng cây” là phong trào", "Hai"], set()),
        (["Sửa như sau: “1. Một", "2. Hai”", "Ba"], {1}),
        (["“1. Một", "2. “Hai” hai", "3. Ba.”;", "Bốn"], {0, 1, 2}),
        (["“Không đóng", "Hai"], {0}),
        (["Có “không đóng", "Hai"], set()),
        (['"Một"', "Hai"], {0}),
        (['"Một', 'Hai"', "Ba"], {0, 1}),
        (['Dài 2" và 3"', "Hai"], set()),
    ],
)
def test_quotations(lines: list[str], expected: set[int]) -> None:
    document = Document(tuple(plain_block(line) for line in lines))
    act = check(document).anatomy.main
    assert quoted(document, act) == expected


# ---- Looks of the levels ---------------------------------------------------------------------------------------------


CHAPTER = ("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh", LONG, "Điều 2. Đối tượng áp dụng", "1. " + LONG)


def test_right_levels_are_silent() -> None:
    assert not said(text(*CHAPTER, type="quy chế"), "structure.format")


@pytest.mark.parametrize(
    ("words", "fields", "variant"),
    [
        ("Chương I", {"bold": False}, "“Chương”"),
        ("QUY ĐỊNH", {"bold": False}, "Tiêu đề của phần"),
        ("Điều 1.", {"bold": False}, "tiêu đề của điều"),
        ("Điều 2.", {"italic": True}, "tiêu đề của điều"),
    ],
)
def test_levels_in_the_wrong_letters(words: str, fields: dict[str, bool], variant: str) -> None:
    document = looks(text(*CHAPTER, type="quy chế"), words, **fields)
    found = said(document, "structure.format")
    assert len(found) == 1
    assert variant in found[0].message
    mended(document, "structure.format")


def test_a_chapter_stands_in_the_middle() -> None:
    document = stands(text(*CHAPTER, type="quy chế"), "Chương I", align="left")
    assert "canh giữa" in said(document, "structure.format")[0].message
    mended(document, "structure.format")


def test_a_shouted_chapter() -> None:
    document = stands(looks(text("CHƯƠNG I", *CHAPTER[1:], type="quy chế"), "CHƯƠNG I", bold=True), "CHƯƠNG I", align="center", first=0.0)
    document = stands(looks(document, "QUY ĐỊNH", bold=True), "QUY ĐỊNH", align="center", first=0.0)
    found = said(document, "structure.format")
    assert [(finding.found, finding.preview) for finding in found] == [("CHƯƠNG", "Chương")]
    mended(document, "structure.format")
    words = [
        finding.message
        for finding in said(text("CHƯƠNG I", *CHAPTER[1:], type="quy chế", regime="party-2026"), "structure.format", "party-2026")
    ]
    assert not [message for message in words if "viết thường" in message]


def test_number_and_title_in_one_paragraph() -> None:
    document = text("Chương I\nQUY ĐỊNH CHUNG", *CHAPTER[2:], type="quy chế")
    assert not said(looks(stands(document, "Chương I", align="center"), "Chương I", bold=True), "structure.format")
    assert said(looks(stands(document, "Chương I", align="center"), "Chương I", bold=False), "structure.format")
    together = text("Chương I. Quy định chung", *CHAPTER[2:], type="quy chế")
    assert not said(looks(together, "Chương I", bold=False), "structure.format")


def test_a_full_stop_after_an_articles_number() -> None:
    document = text("Điều 1: Cử công chức đi công tác.", "Điều 2 Quyết định này có hiệu lực.", type="quyết định")
    found = said(document, "structure.format")
    assert any("2 chỗ" in finding.message for finding in found)
    mended(document, "structure.format")


def test_an_article_without_a_title_is_bold_only_in_its_number() -> None:
    document = text("Điều 1. Cử công chức đi công tác.", "Điều 2. Quyết định này có hiệu lực", type="quyết định")
    plain_letters = looks(document, "Điều 2.", bold=False)
    found = said(plain_letters, "structure.format")
    assert found[0].end - found[0].start == len("Điều 2.")


def test_headings_and_titled_clauses() -> None:
    document = text("I. KẾT QUẢ", "1. Công tác văn thư", LONG, "II. NHIỆM VỤ", "1. Công tác lưu trữ", LONG)
    assert not said(document, "structure.format")
    wrong = looks(looks(document, "I. KẾT", bold=False), "1. Công tác văn", bold=False)
    assert len(said(wrong, "structure.format")) == 2
    mended(wrong, "structure.format")
    assert not said(looks(document, "1. Công tác lưu", bold=True), "structure.format")


def test_party_headings_are_free() -> None:
    document = text("I- Kết quả", LONG, "II- Nhiệm vụ", LONG, regime="party-2026")
    assert not said(looks(document, "I- Kết", bold=False), "structure.format", "party-2026")


# ---- Sections of a type ----------------------------------------------------------------------------------------------

PLAN = ("I. MỤC ĐÍCH, YÊU CẦU", LONG, "II. NỘI DUNG", LONG)


def test_a_plan_without_its_last_section() -> None:
    document = text(*PLAN, type="chương trình")
    found = said(document, "structure.sections")
    assert [(finding.severity, finding.source, finding.fix, finding.found) for finding in found] == [
        ("info", "custom", "ask", "tổ chức thực hiện")
    ]
    insert = found[0].edits[0]
    assert isinstance(insert, InsertBlocks)
    assert [block.text for block in insert.blocks] == ["III. TỔ CHỨC THỰC HIỆN", "…"]
    mended(document, "structure.sections")


def test_it_goes_above_the_closing_words_in_the_headings_own_letters() -> None:
    document = text("I- Mục đích", LONG, "II- Nội dung", LONG, "Trên đây là Chương trình của Sở Nội vụ./.", type="chương trình")
    insert = said(document, "structure.sections")[0].edits[0]
    assert isinstance(insert, InsertBlocks)
    assert (insert.where, insert.blocks[0].text) == ("before", "III- Tổ chức thực hiện")


def test_what_is_missing_in_the_middle_is_only_named() -> None:
    found = said(text("I. MỤC ĐÍCH", LONG, "II. TỔ CHỨC THỰC HIỆN", LONG, type="chương trình"), "structure.sections")
    assert [(finding.found, finding.edits) for finding in found] == [("nội dung, nhiệm vụ", ())]


def test_no_hint_without_headings_or_custom() -> None:
    assert not said(text("1. Mục đích:", LONG, "2. Nội dung:", LONG, type="chương trình"), "structure.sections")
    assert not said(text(*PLAN, type="thông báo"), "structure.sections")
    assert not said(text("I. PHẦN NÀY", LONG, "II. PHẦN KIA", LONG, type="chương trình"), "structure.sections")


def test_automatic_headings_are_named_without_an_edit() -> None:
    document = text("MỤC ĐÍCH, YÊU CẦU", LONG, "NỘI DUNG", LONG, type="chương trình")
    for words, label in (("MỤC ĐÍCH", "I."), ("NỘI DUNG", "II.")):
        document = changed(document, words, lambda block, label=label: replace(block, label=label, label_format=TNR))  # type: ignore[misc]
    assert [finding.edits for finding in said(document, "structure.sections")] == [()]


def test_a_heading_may_end_with_a_colon_and_an_article_with_a_blank_is_no_title() -> None:
    document = text("I. Kết quả:", LONG, "II. Nhiệm vụ:", LONG)
    mended(document, "structure.format")
    article = text("Điều 1. Thành lập Đoàn kiểm tra gồm có [ ]", LONG, "Điều 2. " + LONG, type="quyết định")
    found = said(looks(article, "Điều 1.", bold=False), "structure.format")
    assert found[0].end == len("Điều 1.")
