"""vanthu registers: importing tables, checking one, looking documents up."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from calling import Vanthu

from vanthu.registers import own
from vanthu_files import tables

HEAD = "loại;số ký hiệu;ngày;cơ quan ban hành;trích yếu\n"
ROW = "Quyết định;15/QĐ-UBND;05/3/2025;UBND tỉnh Lâm Đồng;ban hành Quy chế văn thư\n"
BAD = "Quyết định;16/QĐ-UBND;31/02/2025;;\n"


def sheet(path: Path, *rows: tuple[object, ...], title: str = "Sổ đi") -> Path:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Bìa"
    cover.append(["Sổ văn bản đi năm 2025"])
    page = book.create_sheet(title)
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def test_find_prints_in_full(vanthu: Vanthu) -> None:
    said = vanthu("registers", "find", "nd", "30", "vt")
    assert said.status == 0
    assert said.out.splitlines()[0] == "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
    law = vanthu("registers", "find", "luat to chuc chinh quyen dia phuong", "--most", "2").out
    assert "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n    Luật 72/2025/QH15\n" in law
    assert "được thay thế bằng 72/2025/QH15 từ ngày 16/6/2025" in law
    assert "amended by 87/2025/QH15" in vanthu("--lang", "en", "registers", "find", "64/2025/QH15").out
    assert vanthu("registers", "find", "khongcogi").status == 1


def test_import_makes_one_register_of_many_files(vanthu: Vanthu, tmp_path: Path) -> None:
    first, second, out = tmp_path / "a.csv", tmp_path / "b.xlsx", tmp_path / "so.csv"
    first.write_text(HEAD + ROW + BAD, encoding="utf-8")
    sheet(
        second,
        ("Số, ký hiệu", "Ngày", "Loại", "Trích yếu"),
        ("15/QĐ-UBND", datetime.date(2025, 3, 5), "Quyết định", "ban hành Quy chế"),
        ("7/KH-UBND", datetime.datetime(2025, 4, 1, 8, 30), "Kế hoạch", "Về chuyển đổi số"),
        ("8/KH-UBND", "hôm qua", "Kế hoạch", ""),
    )
    said = vanthu("registers", "import", first, second, "--to", out)
    assert said.status == 0 and "nhận 1 văn bản, không nhận 1 dòng" in said.out and "Dòng 3: ngày “31/02/2025”" in said.out
    assert "Trang tính “Sổ đi”, dòng 4: ngày “hôm qua”" in said.out and "Đã ghi 2 văn bản" in said.out
    read = own.parse(out.read_text(encoding="utf-8"))
    assert [entry.number for entry in read.entries] == ["15/QĐ-UBND", "7/KH-UBND"] and not read.problems
    assert read.entries[1].subject == "về chuyển đổi số" and read.entries[1].date == datetime.date(2025, 4, 1)
    found = vanthu("registers", "find", "kh chuyen doi so", "--in", out, "--most", "40").out
    assert "Kế hoạch số 7/KH-UBND" in found
    index = tmp_path / "so.index"
    assert vanthu("registers", "import", out, "--to", index).status == 0
    assert "Kế hoạch số 7/KH-UBND" in vanthu("registers", "find", "7 kh ubnd", "--in", index).out


def test_an_ods_is_read(vanthu: Vanthu, tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods",
        row(cell("Số ký hiệu"), cell("Ngày"), '<table:table-cell table:number-columns-repeated="16382"/>')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', times=2)
        + row(cell("9/2025/TT-BNV"), cell("03/02/25", ' office:value-type="date" office:date-value="2025-02-03"'))
        + row(cell("x"))
        + row('<table:table-cell table:number-columns-repeated="16384"/>', times=1048570),
    )
    said = vanthu("registers", "check", path)
    assert (
        said.status == 1 and "nhận 1 văn bản, không nhận 1 dòng" in said.out and "Trang tính “Trang 1”, dòng 5: x: thiếu ngày" in said.out
    )


def cell(text: str, values: str = "") -> str:
    return f"<table:table-cell{values}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def ods(path: Path, rows: str) -> Path:
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Trang 1">{rows}</table:table></office:spreadsheet></office:body>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return path


def test_a_right_file(vanthu: Vanthu, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes((HEAD + ROW).encode("utf-16"))
    said = vanthu("registers", "check", file)
    assert said.status == 0 and "nhận 1 văn bản, không nhận 0 dòng" in said.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", None, "không mở được"),
        ("a.txt", b"x", "chỉ nhận tệp"),
        ("a.csv", b"\xffso", "không phải là Unicode"),
        ("a.xlsx", b"PK\x03\x04 broken", "hỏng"),
        ("a.ods", b"", "hỏng"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hỏng hoặc có mật khẩu"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, content: bytes | None, words: str, vanthu: Vanthu, tmp_path: Path) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    said = vanthu("registers", "check", file)
    assert said.status == 2 and words in said.err
    assert vanthu("registers", "import", file, "--to", tmp_path / "out.csv").status == 2 and not (tmp_path / "out.csv").exists()


def test_a_sheet_without_the_columns_is_told(vanthu: Vanthu, tmp_path: Path) -> None:
    said = vanthu("registers", "check", sheet(tmp_path / "a.xlsx", ("a", "b")))
    assert said.status == 1 and "không thấy dòng tiêu đề cột" in said.out


def test_hostile_spreadsheets(vanthu: Vanthu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes that lie, entities, a part that unpacks to a thousand times its size."""
    far = "".join(row(cell(str(number)), times=1048576) for number in range(9))
    bomb = tmp_path / "bomb.ods"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * (20 << 20))
    declared = tmp_path / "declared.ods"
    with zipfile.ZipFile(declared, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    wide = sheet(tmp_path / "wide.xlsx", ("số", "ngày"), ("15/QĐ-UBND", "05/3/2025"))
    monkeypatch.setattr(tables, "MOST_CELLS", 50_000)
    for path in (ods(tmp_path / "far.ods", far), bomb, declared):
        assert vanthu("registers", "check", path).status == 2, path
    assert vanthu("registers", "check", wide).status == 0
    monkeypatch.setattr(tables, "MOST_CELLS", 2)
    assert vanthu("registers", "check", wide).status == 2
    monkeypatch.setattr(tables, "MOST_BYTES", 100)
    assert "quá lớn" in vanthu("registers", "check", wide).err


def test_what_cannot_be_written_and_an_index_that_is_none(vanthu: Vanthu, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(HEAD + ROW, encoding="utf-8")
    assert vanthu("registers", "import", file, "--to", tmp_path / "none" / "out.csv").status == 2
    empty = tmp_path / "empty.csv"
    empty.write_text(HEAD, encoding="utf-8")
    assert vanthu("registers", "import", empty, "--to", tmp_path / "out.csv").status == 1
    broken = tmp_path / "a.index"
    broken.write_bytes(b"VTSO1\n")
    assert "bị hỏng" in vanthu("registers", "find", "x", "--in", broken).err
    assert vanthu("registers", "find", "x", "--in", tmp_path / "none.index").status == 2
