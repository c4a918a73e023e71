"""What is no TOML is told as what it is, where it is: the slips of people who type such a file for the first time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import told

SYNTAX = [
    ('id = "a\nname = "b"\n', 1, "chưa khép"),
    ('name = “Tỉnh”\n', 1, "nháy thẳng"),
    ("id 1\n", 1, "dấu “=”"),
    ("id = 1\n\nid = 2\n", 3, "đã ghi ở trên"),
    ("[a]\n[a]\n", 2, "đã ghi ở trên"),
    ('[locked]\nShared = "\\\\may-chu\\vanthu"\n', 2, "nháy đơn"),
    ('Shared = "D:\\Upload\\chung"\n', 1, "nháy đơn"),
    ("date = 2026-13-40\n", 1, "không có thật"),
    ("tên = 1\n", 1, "chữ không dấu"),
    ("[locked\nx = 1\n", 1, "khép bằng"),
    ("id = 1 2\n", 1, "thừa chữ"),
    ("own = có\n", 1, "không hiểu giá trị"),
    ("a = 1\nb = [\n'x',\n", 2, "mở ở đây"),
    ('a = 1\nb = """x\ny\n', 2, "mở ở đây"),
    ("x = " + "[" * 5000 + "\n", 0, "lồng nhau"),
    ("a = {b = 1, b = 2}\n", 1, "đã ghi ở trên"),
    ("a.b = 1\n[a.b]\n", 2, ""),
    ("=\n", 1, ""),
    # values
    ("date = 01/12/2026\n", 1, "năm-tháng-ngày"),
    ("date = 1.12.2026  # hôm nay\n", 1, "năm-tháng-ngày"),
    ("date = 2026/12/01\n", 1, "năm-tháng-ngày"),
    ("date = 2026-12-1\n", 1, "hai chữ số"),
    ("indent = 12,7\n", 1, "dấu chấm"),
    ("values = { size = 13,5 }\n", 1, "dấu chấm"),
    ("size = [13,5; 14]\n", 1, "dấu chấm"),
    ("number = 01\n", 1, "chữ số 0 ở đầu"),
    ('name = "Tỉnh "Lam Sa""\n', 1, "nháy đơn"),
    ('name = ""Lam Sa" tỉnh"\n', 1, "nháy đơn"),
    ('name = "Lam Sa""\n', 1, "nháy đơn"),
    ('items = ["Xã "Bãi Dâu"", "b"]\n', 1, "nháy đơn"),
    ('symbol = "ĐU",\n', 1, "ở cuối"),
    ('symbol = "ĐU"; # x\n', 1, "ở cuối"),
    ("house = { size = 14, }\n", 1, "ở cuối"),
    ('a = 1, b = 2\n', 1, "mỗi dòng chỉ ghi một mục"),
    ('id =\u00a0"a"\n', 1, "dấu cách lạ"),
    ('id\u00a0= "a"\n', 1, "dấu cách lạ"),
    ('\u00a0id = "a"\n', 1, "dấu cách lạ"),
    # lists and tables on one line
    ('a = 1\nitems = ["a" "b"]\n', 2, "thiếu dấu phẩy"),
    ('items = ["a",\n"b"\n"c"]\n', 3, "thiếu dấu phẩy"),
    ('items = ["a"; "b"]\n', 1, "chấm phẩy"),
    ("size = [13 14]\n", 1, "thiếu dấu phẩy"),
    ("house = { size = 14; left = 30 }\n", 1, "thiếu dấu phẩy"),
    ('\nitems = ["a", "b"\nname = "x"\n', 2, "mở ở đây"),
    ('\nitems = ["a", "b",\n\n"name" = "x"\n', 2, "mở ở đây"),
    ('\nitems = ["a",\n"b"\n[locked]\nOwn = true\n', 2, "mở ở đây"),
    ('\nitems = ["a",\n"b",\n[[offices]]\nname = "x"\n', 2, "mở ở đây"),
    ("\nvalues = { size = [14, 14 }\n", 2, "mở ở đây"),
    ("values = { size = [14, 14]\n}\n", 1, "cùng một dòng"),
    ("values = {\nsize = [14, 14] }\n", 1, "cùng một dòng"),
    ("values = { left = 1, # x\nsize = 14 }\n", 1, "cùng một dòng"),
    # names of tables
    ("[khóa]\nOwn = true\n", 1, "tên bảng chỉ viết bằng chữ không dấu"),
    ("[[cơ quan]]\n", 1, "tên bảng chỉ viết bằng chữ không dấu"),
    ("[my table]\n", 1, "dấu cách thì để trong nháy kép"),
    ("[[offices]\n", 1, "khép bằng"),
    ("ten goi = 1\n", 1, "dấu cách thì để trong nháy kép"),
    ("[[offices]]\nid = 'a'\n[offices]\nid = 'b'\n", 3, "[[offices]]"),
    ("[offices]\nid = 'a'\n[[offices]]\nid = 'b'\n", 1, "[[offices]]"),
    ("[[offices]]\n[[offices.units]]\n[offices.units]\n", 3, "[[offices.units]]"),
    ("\n[[offices.signers]]\nname = 'a'\n\n[[offices]]\nid = 'b'\n", 2, "phải đứng sau dòng [[offices]]"),
    ("[offices.house]\nsize = 14\n[[offices]]\nid = 'b'\n", 1, "phải đứng sau dòng [[offices]]"),
    ("[[offices]]\n[offices.house]\n[offices.house]\n", 3, "đã ghi ở trên"),
]


@pytest.mark.parametrize(("text", "line", "words"), SYNTAX)
def test_what_is_no_toml_is_told_with_its_line(text: str, line: int, words: str, tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, text)
    assert [(note.file, note.line) for note in mistakes] == [("thu.toml", line)] and words in mistakes[0].text, mistakes
    assert re.search("[ạảấầẩậắằẳặẹẻếềểệịọỏốồổộớờởợụủứừửữựỳ]", mistakes[0].text)
    assert [(note.file, note.line) for note in told(tmp_path, text, language="en")[0]] == [("thu.toml", line)]


def test_all_tables_with_one_bracket_for_two_are_told(tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, "[offices]\nid = 'a'\n[offices.house]\n[offices]\n[recipients]\n")
    assert [(note.line, re.findall(r"\[\[\w+\]\]", note.text)) for note in mistakes] == [
        (1, ["[[offices]]"]), (4, ["[[offices]]"]), (5, ["[[recipients]]"])
    ]  # fmt: skip


def test_ends_of_lines_of_windows_move_no_fault(tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, 'id = "a"\r\nsymbol = "ĐU",\r\n')
    assert [note.line for note in mistakes] == [2] and "ở cuối" in mistakes[0].text
