"""The files that people write: entries with named values, each mistake with its line; nothing good is lost for a bad neighbour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vanthu import clauses
from vanthu.compose import template
from vanthu.written import Value, read

FILE = """\ufeff# Câu mẫu.
chủ: Văn phòng
ngày: 28/11/2026

[can-cu.mot]
tên: Căn cứ thứ nhất
chỗ: căn cứ
nội dung:
  Căn cứ Luật {tên luật};
  Căn cứ Nghị định số {số};

[ket.hai]
tên: Câu kết
chỗ: kết thúc
thể thức: đảng
loại: kế hoạch, báo cáo
nội dung: Trên đây là {loại}.
khác:
  Trên đây là toàn bộ {loại}.
khác: Xin báo cáo.
"""


def test_entries_have_their_own_values_and_those_of_the_file() -> None:
    written = read(FILE, ("khác",))
    assert not written.problems
    first, second = written.entries
    assert (first.id, first.line, first.text("chủ")) == ("can-cu.mot", 5, "Văn phòng")
    assert first.lines("nội dung") == ("Căn cứ Luật {tên luật};", "Căn cứ Nghị định số {số};")
    assert second.values["khác"] == (Value(18, ("Trên đây là toàn bộ {loại}.",)), Value(20, ("Xin báo cáo.",)))
    assert second.listed("loại") == ("kế hoạch", "báo cáo")
    assert second.at("loại") == 16 and second.at("mẫu") == 12


def test_lines_may_end_as_on_windows() -> None:
    assert read(FILE.replace("\n", "\r\n"), ("khác",)) == read(FILE, ("khác",))


def test_clauses_of_a_file() -> None:
    parsed = clauses.parse(FILE, "user")
    assert not parsed.problems
    first, second = parsed.clauses
    assert (first.owner, first.origin, first.regimes) == ("Văn phòng", "user", ())
    assert second.regimes == ("party-2026", "party-2018")
    assert second.wordings == (("Trên đây là {loại}.",), ("Trên đây là toàn bộ {loại}.",), ("Xin báo cáo.",))


def told(text: str) -> list[str]:
    return [each.said() for each in clauses.parse(text).problems]


def test_what_is_wrong_is_told_with_its_line() -> None:
    good = "\n[tot]\ntên: Tốt\nchỗ: kết thúc\nnội dung: Xong.\n"
    for wrong, line, words in (
        ("[Câu]\ntên: a\nchỗ: căn cứ\nnội dung: b\n", 1, "mã “[Câu]”"),
        ("[a]\ntên: a\nchỗ: ở đâu đó\nnội dung: b\n", 3, "không có chỗ “ở đâu đó”"),
        ("[a]\ntên: a\nchỗ: căn cứ\nloại: bài thơ\nnội dung: b\n", 4, "không có loại văn bản “bài thơ”"),
        ("[a]\ntên: a\nchỗ: căn cứ\nthể thức: hải quân\nnội dung: b\n", 4, "không có thể thức “hải quân”"),
        ("[a]\ntên: a\nchỗ: căn cứ\nnội dung:\n  b\n  Căn cứ {Luật;\n", 6, "dấu { } chưa khép"),
        ("[a]\ntên: a\nchỗ: căn cứ\nnội dung:\n\n", 4, "không có chữ nào"),
        ("[a]\ntên: a\nchỗ: căn cứ\n", 1, "thiếu “nội dung”"),
        ("[a]\ntên: a\nchỗ: căn cứ\nnội dung: b\nngày: 31/02/2026\n", 5, "ngày “31/02/2026”"),
        ("[a]\ntên: a\nchỗ: căn cứ\nnội dung: b\nmàu: đỏ\n", 5, "không có khóa “màu”"),
        ("[a]\ntên: a\ntên: b\n", 3, "đã ghi ở trên"),
        ("[a]\nviết đại\n", 2, "không hiểu “viết đại”"),
        ("  thụt vào\n", 1, "dòng thụt vào"),
        ("[a]\ntên: a\x07\n", 2, "ký tự lạ"),
        ("[tot]\ntên: a\nchỗ: căn cứ\nnội dung: b\n", 6, "đã dùng ở trên"),
    ):
        problems = told(wrong + good)
        assert problems, wrong
        assert problems[0].startswith(f"Dòng {line}: ") and words in problems[0], problems
        assert [each.id for each in clauses.parse(wrong + good).clauses] == ["tot"], wrong


def test_a_template_tells_its_own_mistakes() -> None:
    parsed = template.parse("[a]\ntên: A\nloại: quyết định\ncách: bay\nnội dung: {x\nkèm theo: b\n")
    assert [each.line for each in parsed.problems] == [4, 5, 6]
    assert "không có mục “b”" in parsed.problems[2].said()
    assert "không có cách “bay”" in parsed.problems[0].said()
    assert "there is no manner" in parsed.problems[0].said("en")


def test_a_huge_file_is_refused_at_once() -> None:
    assert "quá lớn" in read("a" * 3_000_000).problems[0].said()


@given(st.text(alphabet="[]abđ:.-# \t\n{}|,\r\x00", max_size=200))
def test_anything_may_be_in_a_file(text: str) -> None:
    parsed = clauses.parse(text)
    assert all(each.line >= 1 and each.said() for each in parsed.problems)
