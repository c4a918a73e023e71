"""Cleaning raw text: marks off, wrapped lines joined, strays dropped and told. No word is lost."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.compose import Cleaned, clean
from vanthu.compose.wrapping import column_of, is_cut, is_wrapped
from vanthu.document import Block, Document, Run, plain_block

WRAPPED = """\
- Đẩy mạnh tuyên truyền những nội dung cơ bản, cốt lõi của Kết luận số
57-KL/TW ngày 15 tháng 6 năm 2023 của Bộ Chính trị về tiếp tục nâng cao
chất lượng công tác văn thư trong tình hình mới và Kết luận số 58-
KL/TW về công tác lưu trữ; nâng cao nhận thức của cán bộ, công chức
về vị trí, vai trò của công tác văn thư.
- Các đơn vị phối hợp chặt chẽ với nhau trong quá trình thực hiện, bảo
đảm thống nhất."""


def of(text: str) -> Cleaned:
    return clean(Document(tuple(plain_block(line) for line in text.split("\n")), plain=True))


def texts(text: str) -> list[str]:
    return [block.text for block in of(text).document.blocks]


def test_lines_wrapped_at_a_column_are_joined() -> None:
    first, second = texts(WRAPPED)
    assert "Kết luận số 57-KL/TW ngày 15 tháng 6 năm 2023 của Bộ Chính trị về tiếp tục nâng cao chất lượng" in first
    assert "Kết luận số 58-KL/TW về công tác" in first
    assert second.endswith("bảo đảm thống nhất.")


def test_lines_of_a_text_that_is_not_wrapped_stay() -> None:
    lines = ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Góp phần nâng cao chất lượng công tác văn thư.", "Tăng cường kỷ cương hành chính."]
    assert texts("\n".join(lines)) == lines


def test_paragraph_cut_by_the_end_of_a_page() -> None:
    cleaned = of("Phát triển các sản phẩm phục vụ người dân và khách du\n\nlịch, nhất là trong dịp lễ.")
    assert [block.text for block in cleaned.document.blocks] == [
        "Phát triển các sản phẩm phục vụ người dân và khách du lịch, nhất là trong dịp lễ."
    ]
    assert [(remark.kind, remark.sentence) for remark in cleaned.remarks] == [
        ("cut", "Đã nối đoạn bị ngắt giữa chừng: “dân và khách du … lịch, nhất là trong”.")
    ]


def test_cut_by_a_page_number() -> None:
    cleaned = of("Phát triển các sản phẩm phục vụ người dân và khách du\n2\nlịch, nhất là trong dịp lễ.")
    assert len(cleaned.document.blocks) == 1
    assert [remark.kind for remark in cleaned.remarks] == ["page", "cut"]


@pytest.mark.parametrize("stray", ["H", "Trang 2/5", "- 1 -", "1", "~ ^ ¬"])
def test_strays_are_dropped_and_told(stray: str) -> None:
    cleaned = of(f"- Lưu: VT, LHH.\n\n{stray}\n\nTM. ỦY BAN NHÂN DÂN")
    assert [block.text for block in cleaned.document.blocks] == ["- Lưu: VT, LHH.", "TM. ỦY BAN NHÂN DÂN"]
    assert [remark.text for remark in cleaned.remarks] == [stray]


@pytest.mark.parametrize("kept", ["-----", "*", "***", "____________", "I", "2026", "………", "a) b"])
def test_what_says_something_stays(kept: str) -> None:
    assert kept in texts(f"KẾ HOẠCH\n\n{kept}\n\nNội dung.")


def test_marks_of_markdown_go() -> None:
    text = "# **KẾ HOẠCH**\n\n**TM. BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH**\n\n* Sở Nội vụ (*qua Văn phòng*)\\.\n\nĐiều 1\\. Kết quả 3*4*5."
    assert texts(text) == ["KẾ HOẠCH", "TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH", "- Sở Nội vụ (qua Văn phòng).", "Điều 1. Kết quả 3*4*5."]
    assert {remark.kind for remark in of(text).remarks} == {"markdown"}


def test_long_marked_line_is_told_by_its_beginning() -> None:
    assert of("**" + "chữ " * 40 + "**").remarks[0].text.endswith("…")


def test_letters_are_composed_and_unseen_ones_go() -> None:
    assert texts("K\u1ebf hoa\u0323ch\u200b c\u00f4ng ta\u0301c\u00a0n\u0103m") == ["Kế hoạch công tác năm"]


def test_columns_of_a_header_stay() -> None:
    assert texts("\tĐẢNG BỘ TỈNH\tĐẢNG CỘNG SẢN VIỆT NAM") == ["\tĐẢNG BỘ TỈNH\tĐẢNG CỘNG SẢN VIỆT NAM"]


def test_footnotes_are_called_where_their_marks_stood() -> None:
    notes = "¹ Chỉ thị số 05/CT-UBND\nvề công tác văn thư.\n\n² Nghị định số 30/2020/NĐ-CP."
    cleaned = of("Theo chỉ đạo của cấp trên¹ và quy định hiện hành².\n\n" + notes)
    body, *below = cleaned.document.blocks
    assert body.text == "Theo chỉ đạo của cấp trên và quy định hiện hành."
    assert body.notes == (25, 47)
    assert [(note.text, note.place.frame) for note in below] == [
        ("Chỉ thị số 05/CT-UBND về công tác văn thư.", 1),
        ("Nghị định số 30/2020/NĐ-CP.", 2),
    ]


def test_power_of_a_unit_is_no_footnote() -> None:
    cleaned = of("Diện tích kho là 120 m² và phòng đọc.\n\n² Số liệu năm 2025.")
    assert cleaned.document.blocks[0].text == "Diện tích kho là 120 m² và phòng đọc."
    assert cleaned.document.blocks[1].text == "² Số liệu năm 2025."


def test_markdown_footnote() -> None:
    cleaned = of("Theo chỉ đạo[^1] của cấp trên.\n\n[^1]: Chỉ thị số 05/CT-UBND.")
    assert cleaned.document.blocks[0].notes == (12,)


def test_automatic_number_becomes_text() -> None:
    block = Block((Run("Mục đích", plain_block("x").runs[0].format),), label="1.")
    assert clean(Document((block,), plain=True)).document.blocks[0].text == "1. Mục đích"


def test_wrapping_needs_evidence() -> None:
    assert column_of([["một dòng ngắn", "dòng hai"]]) == 0
    assert not is_wrapped("một dòng", "dòng hai", 0)
    assert not is_cut("Số: 12/KH-UBND ngày hai mươi mốt tháng mười hai", "về việc thực hiện")


LINES = st.text(st.sampled_from("aăâbcđeêhôơuưkếựọ HKĐ Ủ12,.;:-–*#_\\¹²\t\u00a0[]()|~/"), max_size=90)


def words(parts: list[str]) -> Counter[str]:
    """Letters and digits, however they were joined: what must not be lost."""
    return Counter(re.sub(r"[\W_¹²³⁰⁴-⁹]", "", "".join(parts)))


@given(st.lists(LINES, max_size=25))
def test_no_letter_is_lost(lines: list[str]) -> None:
    cleaned = clean(Document(tuple(plain_block(line) for line in lines), plain=True))
    kept = words([block.text for block in cleaned.document.blocks])
    told = words([remark.text for remark in cleaned.remarks if remark.kind not in ("markdown", "cut")])
    missing = words(lines) - kept - told
    assert not missing, missing
    assert not (kept - words(lines)), "something was invented"


@pytest.mark.parametrize(
    "line", ["*" * 200_000, "**a" * 60_000, "a " * 100_000, "\\" * 200_000, "- " * 100_000, "¹" * 100_000, "#" * 200_000]
)
def test_hostile_lines_cost_no_more_than_their_length(line: str) -> None:
    start = time.perf_counter()
    of(line)
    assert time.perf_counter() - start < 3
