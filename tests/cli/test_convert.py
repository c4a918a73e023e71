"""vanthu convert."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import docx
import pytest
from calling import Vanthu
from docx.document import Document as Docx

import vanthu_files
from core.old import encoded
from files.converting import convert as save_as
from vanthu.document import Block, Document, Format, Run
from vanthu_files.office import find_soffice

SENTENCE = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6"


def paragraph(file: Docx, *pieces: tuple[str, str]) -> None:
    made = file.add_paragraph()
    for text, font in pieces:
        run = made.add_run(text)
        run.font.name = font


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A document as they come: TCVN3, VNI, a mix, decomposed letters, and a symbol."""
    file = docx.Document()
    paragraph(file, (encoded(SENTENCE, "TCVN3"), ".VnTime"))
    paragraph(file, ("quyÕt ®Þnh", ".VnTimeH"))
    paragraph(file, (encoded(SENTENCE, "VNI"), "VNI-Times"))
    paragraph(file, ("Điều 1. ", "Times New Roman"), ("QuyÕt ®Þnh nµy ", ".VnTime"), ("có hiệu lực", "Times New Roman"))
    paragraph(file, (unicodedata.normalize("NFD", "Các cơ quan phối hợp"), "Times New Roman"))
    paragraph(file, ("\u00a8", ".VnWingdings"))
    path = tmp_path / "van-ban.docx"
    file.save(str(path))
    return path


def lines(path: Path) -> list[str]:
    return [block.text for block in vanthu_files.read(path).blocks]


WANTED = [SENTENCE, "QUYẾT ĐỊNH", SENTENCE, "Điều 1. Quyết định này có hiệu lực", "Các cơ quan phối hợp", "\u00a8"]


def test_beside_the_file(vanthu: Vanthu, old: Path) -> None:
    before = old.read_bytes()
    said = vanthu("convert", old)
    assert said.status == 1  # a symbol is left, and told
    new = old.with_name("van-ban-unicode.docx")
    assert lines(new) == WANTED
    fonts = {run.format.font for block in vanthu_files.read(new).blocks for run in block.runs}
    assert fonts == {"Times New Roman", ".VnWingdings"}
    assert old.read_bytes() == before
    assert "3 đoạn TCVN3, 1 đoạn VNI, 1 đoạn Unicode tổ hợp" in said.out
    assert str(new) in said.out.replace("\n      ", "")
    assert "“\u00a8”: phông ký hiệu .VnWingdings" in said.out


def test_a_second_time_there_is_nothing_to_do(vanthu: Vanthu, old: Path, tmp_path: Path) -> None:
    out = tmp_path / "moi.docx"
    vanthu("convert", old, "-o", out)
    said = vanthu("convert", out)
    assert "Không có chữ nào cần chuyển" in said.out
    assert not (tmp_path / "moi-unicode.docx").exists()


def test_odt(vanthu: Vanthu, tmp_path: Path) -> None:
    path, out = tmp_path / "cu.odt", tmp_path / "moi.odt"
    bold = Format(font=".VnTime", size=14.0, bold=True)
    block = Block((Run("Céng hßa ", bold._replace(bold=False)), Run("x· héi", bold)), mark=bold)
    vanthu_files.write_new(Document((block, Block((Run(encoded(SENTENCE, "VNI"), Format(font="VNI-Times", size=14.0)),)))), path)
    assert vanthu("convert", path, "-o", out).status == 0
    first = vanthu_files.read(out).blocks[0]
    assert lines(out) == ["Cộng hòa xã hội", SENTENCE]
    assert [(run.text, run.format.font, run.format.bold) for run in first.runs] == [
        ("Cộng hòa ", "Times New Roman", False),
        ("xã hội", "Times New Roman", True),
    ]


def test_in_place_only_when_asked(vanthu: Vanthu, old: Path) -> None:
    assert vanthu("convert", old, "--in-place").status == 1
    assert lines(old) == WANTED
    assert not old.with_name("van-ban-unicode.docx").exists()
    assert vanthu("convert", old, "--in-place", "-o", old.parent / "x.docx").status == 2


def test_nothing_is_written_over(vanthu: Vanthu, old: Path) -> None:
    there = old.with_name("van-ban-unicode.docx")
    there.write_bytes(b"mine")
    said = vanthu("convert", old)
    assert said.status == 2
    assert "không ghi đè" in said.out
    assert there.read_bytes() == b"mine"


def test_a_folder(vanthu: Vanthu, old: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "kho", tmp_path / "kho" / "moi"
    (folder / "sau").mkdir(parents=True)
    old.rename(folder / "sau" / "a.docx")
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 no package")
    (folder / "~$a.docx").write_bytes(b"held")
    (folder / "dung.txt").write_text("Ủy ban nhân dân", encoding="utf-8")
    (folder / "anh.png").write_bytes(b"\x89PNG")
    for _ in range(2):
        said = vanthu("convert", folder, "-o", out)
        assert said.status == 2
        assert "Tệp bị hỏng" in " ".join(said.out.split())
        assert "3/3" in said.err and "4/4" not in said.err
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.*")] == ["sau/a.docx"]
    assert lines(out / "sau" / "a.docx") == WANTED


def test_an_empty_folder(vanthu: Vanthu, tmp_path: Path) -> None:
    said = vanthu("convert", tmp_path)
    assert said.status == 0 and "không có tệp nào" in said.err


def test_where_nothing_can_be_written(vanthu: Vanthu, old: Path, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    said = vanthu("convert", old, old, "-o", tmp_path / "tep" / "sau")
    assert said.status == 2 and "Không ghi được" in said.out
    assert vanthu("convert", tmp_path / "khong-co.docx").status == 2


# Text.


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_text_in_the_bytes_of_an_old_encoding(vanthu: Vanthu, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "cu.txt"
    text = "\r\n".join([SENTENCE, "Hà Nội", "có", "1. Plain", ""])
    path.write_bytes(encoded(text, encoding).encode("cp1252"))
    assert vanthu("convert", path).status == 0
    assert (tmp_path / "cu-unicode.txt").read_bytes() == text.encode()


def test_text_in_the_code_page_of_windows(vanthu: Vanthu, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(unicodedata.normalize("NFD", "Tố cáo của bà Hà").replace("o\u0302", "ô").encode("cp1258"))
    assert vanthu("convert", path).status == 0
    assert (tmp_path / "cu-unicode.txt").read_text(encoding="utf-8") == "Tố cáo của bà Hà"


def test_bytes_of_which_nobody_is_sure(vanthu: Vanthu, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("Déjà vu à Orléans, garçon, Noël, où, été, français".encode("cp1252"))
    said = vanthu("convert", path)
    assert said.status == 1 and "chưa chắc tệp dùng bảng mã nào" in said.out
    assert not (tmp_path / "cu-unicode.txt").exists()


def test_text_in_unicode(vanthu: Vanthu, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ("Đúng\f\r\n" + encoded(SENTENCE, "TCVN3") + "\n").encode())
    assert vanthu("convert", path, "--in-place").status == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + ("Đúng\f\r\n" + SENTENCE + "\n").encode()
    viqr = tmp_path / "viqr.txt"
    viqr.write_text("U?y ban nha^n da^n ti?nh gia?i quye^'t kie^'n nghi. cu?a cu+? tri\nDDo^.c la^.p", encoding="ascii")
    assert vanthu("convert", viqr, "-o", tmp_path / "ra.txt").status == 0
    assert (tmp_path / "ra.txt").read_text(encoding="utf-8") == "Ủy ban nhân dân tỉnh giải quyết kiến nghị của cử tri\nĐộc lập"


def test_the_five_free_bytes(vanthu: Vanthu, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(encoded(SENTENCE, "TCVN3").encode("cp1252") + b" \x9d")
    assert vanthu("convert", path).status == 0
    assert (tmp_path / "cu-unicode.txt").read_text(encoding="utf-8").startswith(SENTENCE)


# What only an office reads.


def test_doc_becomes_docx(vanthu: Vanthu, old: Path, tmp_path: Path) -> None:
    if find_soffice() is None:
        pytest.skip("no office is installed")
    save_as([old], "doc", tmp_path)
    said = vanthu("convert", tmp_path / "van-ban.doc")
    assert said.status == 1
    assert lines(tmp_path / "van-ban-unicode.docx")[:5] == WANTED[:5]
    assert vanthu("convert", tmp_path / "van-ban.doc", "--in-place").status == 2  # there is a .docx of that name


def test_it_speaks_english(vanthu: Vanthu, old: Path) -> None:
    said = vanthu("--lang", "en", "convert", old)
    assert "Converted to Unicode: TCVN3 in 3 paragraphs" in said.out
    assert "font of symbols" in said.out
    assert "Unicode" in vanthu("convert", "--help").out
