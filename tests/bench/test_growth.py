"""The cost grows in step with the length: counted in calls, which no clock and no busy machine can change.

The times themselves are the bench's: `build.py bench`.
"""

from __future__ import annotations

import cProfile
from collections.abc import Callable

import pytest
from building import formed, paragraph, plain

import bench
from vanthu import memo
from vanthu.document import Document
from vanthu.pipeline import check

HEADER = """UBND TỈNH QUẢNG TRỊ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 5/KH-UBND
Quảng Trị, ngày 5 tháng 3 năm 2026
KẾ HOẠCH
Công tác văn thư năm 2026
"""
ENDING = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"
LINES = (
    "Các phòng làm việc.",
    "1. Việc này phải làm.",
    "{n}. Việc này phải làm.",
    "Điều 1. Phạm vi điều chỉnh.",
    "{n}.1. Việc thứ nhất.",
    "a) Việc này.",
    "- Sở Nội vụ;",
    "- Sở Nội vụ {n};",
    "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
    "theo Nghị định số {n}/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
    "Giao Sở Nội vụ chủ trì, phối hợp Sở Tài chính thực hiện.",
    "PHỤ LỤC {n}",
    "PHỤ LỤC",
    "(Kèm theo Kế hoạch số 5/KH-UBND ngày 5 tháng 3 năm 2026 của UBND tỉnh)",
    "KẾ HOẠCH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 5/KH-UBND",
    "Kính gửi: Sở Nội vụ",
    "TM. ỦY BAN NHÂN DÂN",
    "Nơi nhận:",
    "Nguyễn Văn An",
    "“Điều 2. Sửa đổi",
    "**I. MỤC ĐÍCH**",
    "Ghi chú[^{n}]",
    "Họ và tên:\t..........",
    "",
)
FEW, TIMES = 300, 4


def calls(document: Document) -> int:
    """How many functions a first check of the document calls."""
    memo.forget()
    profile = cProfile.Profile()
    profile.runcall(check, document)
    return sum(entry.callcount for entry in profile.getstats())


def test_a_page_costs_the_same_in_a_long_document() -> None:
    check(bench.sample(1))  # what is read and compiled only once
    assert calls(bench.sample(100)) < 6 * calls(bench.sample(20))


def typed(line: str, count: int) -> Document:
    return plain(HEADER + "\n".join(line.format(n=number) for number in range(1, count + 1)) + ENDING)


def set_out(line: str, count: int) -> Document:
    return formed(*[paragraph(block.text, "center" if block.text.isupper() else "justify") for block in typed(line, count).blocks])


@pytest.mark.parametrize("make", [typed, set_out])
@pytest.mark.parametrize("line", LINES)
def test_many_lines_of_one_kind(make: Callable[[str, int], Document], line: str) -> None:
    check(make(line, 10))
    assert calls(make(line, TIMES * FEW)) < 1.5 * TIMES * calls(make(line, FEW))


def test_the_sample_is_what_it_says() -> None:
    """About a printed page for each: 2,000 to 3,500 letters."""
    letters = sum(len(block.text) for block in bench.sample(100).blocks) / 100
    assert 2000 < letters < 3500
