"""Mending: every safe fix at once, in rounds; nothing refused is lost; twice changes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from building import plain

from vanthu.apply import apply
from vanthu.compose import clean
from vanthu.document import Document
from vanthu.edit import DrawLine, Edit, JoinBlock, RemoveBlock, RemoveLines, SetFormat, SetText
from vanthu.finding import Finding
from vanthu.mend import mend, without_conflicts
from vanthu.pipeline import check


class Sheet:
    """A file in memory."""

    def __init__(self, document: Document, deaf: bool = False) -> None:
        self.now = document
        self.deaf = deaf

    def document(self) -> Document:
        return self.now

    def apply(self, edits: Sequence[Edit]) -> list[Edit]:
        if self.deaf:
            return list(edits)
        self.now = apply(self.now, edits)
        return []


TEXT = """UBND TỈNH QUẢNG TRỊ
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số: 5/KH-SNV
Quảng Trị, ngày 5 tháng 3 năm 2026
KẾ HOẠCH
Công tác văn thư năm 2026

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: làm tốt công tác văn thư.
2. Yêu cầu: kịp thời.
II. NỘI DUNG
Các phòng thực hiện theo chức năng.
III. TỔ CHỨC THỰC HIỆN
Giao Văn phòng Sở theo dõi./.

Nơi nhận:
- Các phòng thuộc Sở;
- Lưu: VT, VP
GIÁM ĐỐC
Nguyễn Văn An
"""


def test_safe_fixes_go_at_once_and_stay() -> None:
    sheet = Sheet(clean(plain(TEXT)).document)
    mended = mend(sheet, as_of=datetime.date(2026, 3, 5))
    done = {finding.rule for finding in mended.done}
    assert {"motto.text", "number.padding", "dateline.padding", "recipients.archive"} & done
    assert not {finding.rule for finding in mended.left.findings} & done
    once = sheet.now
    assert mend(sheet).done == () and sheet.now == once


def test_only_the_rules_asked_for() -> None:
    sheet = Sheet(clean(plain(TEXT)).document)
    mended = mend(sheet, rules=["motto.text"])
    assert {finding.rule for finding in mended.done} == {"motto.text"}
    assert "Độc lập - Tự do - Hạnh phúc" in [block.text for block in sheet.now.blocks]


def test_refused_edits_are_not_called_done() -> None:
    mended = mend(Sheet(clean(plain(TEXT)).document, deaf=True))
    assert mended.done == () and mended.left.findings


def finding(*edits: Edit) -> Finding:
    return Finding("a.b", "error", "law", "", "", "body", 0, fix="auto", edits=edits)


def test_fixes_in_each_others_way_wait() -> None:
    one = finding(SetText(0, 0, 2, "ab", "x"))
    same = finding(SetText(0, 2, 3, "c", "y"))
    apart = finding(SetText(0, 5, 6, "f", "z"))
    moves = finding(RemoveBlock(0, "abcdef"))
    joins = finding(JoinBlock(3, "d"))
    dresses = finding(SetFormat(4, 0, 1, "e", {"bold": True}))
    batch, edits = without_conflicts([one, same, apart, moves, joins, dresses])
    assert batch == [one, apart, joins] and len(edits) == 3


def test_one_fix_at_a_time_draws_a_line() -> None:
    redraws = [finding(RemoveLines(0, "a"), DrawLine(0, "a", length)) for length in (20.0, 30.0)]
    batch, _ = without_conflicts([*redraws, finding(SetFormat(0, 0, 1, "a", {"bold": True}))])
    assert batch[0] is redraws[0] and len(batch) == 2


def test_plain_text_is_cleaned_before_it_is_checked() -> None:
    checked = check(plain(TEXT + "\n\nH\n"))
    assert any(remark.text == "H" for remark in checked.remarks)
    assert check(plain("Mẹ thân mến,\nCon vẫn khỏe.")).findings == ()
