"""The styles of a composed document in its files: other readers see them, they carry the looks, and the office takes them over."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

import vanthu_files
from core.models import model, models
from files.converting import convert
from files.test_parity import differences
from vanthu.compose import lay_out
from vanthu.document import Block, Document, Format, ParagraphFormat, Run, Style
from vanthu.edit import InsertBlocks
from vanthu.rulebook import load
from vanthu_files.office import find_soffice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
ROMAN = Format("Times New Roman", 14.0)
ENDINGS = (".docx", ".odt", ".fodt")


def composed(type: str = "quy chế", regime: str = "state") -> Document:
    return lay_out(model(regime, type), load(regime)).document


def written(document: Document, path: Path) -> Document:
    vanthu_files.write_new(document, path)
    return vanthu_files.read(path)


def member(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(("regime", "type"), [pair for pair in models() if pair[1] in ("quy chế", "kế hoạch", "công văn", "quyết định")])
def test_names_and_levels_are_read_back(regime: str, type: str, ending: str, tmp_path: Path) -> None:
    """And the looks are those of a document that has no styles at all."""
    document = composed(type, regime)
    found = written(document, tmp_path / f"a{ending}")
    wanted = [(block.text, block.paragraph.style, block.paragraph.outline) for block in document.blocks if block.text]
    assert [(block.text, block.paragraph.style, block.paragraph.outline) for block in found.blocks if block.text] == wanted
    direct = written(replace(document, styles=()), tmp_path / f"b{ending}")
    assert found == direct


def test_another_reader_sees_the_styles_of_a_docx(tmp_path: Path) -> None:
    vanthu_files.write_new(composed(), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    found = {paragraph.text: paragraph.style for paragraph in document.paragraphs}
    article, chapter, body = found["Điều 1. Phạm vi điều chỉnh"], found["Chương I"], found["QUY CHẾ"]
    assert [style.name for style in (article, chapter, body)] == ["Điều", "Chương", "Tên loại"]
    assert [style.style_id.isascii() for style in (article, chapter)] == [True, True]
    levels = [style.element.pPr.find(W + "outlineLvl") for style in (article, chapter, body)]
    assert [None if level is None else level.get(W + "val") for level in levels] == ["4", "1", None]
    assert article.font.bold and article.paragraph_format.keep_with_next and article.quick_style
    header = document.tables[0].cell(0, 1).paragraphs
    assert [paragraph.style.name for paragraph in header] == ["Quốc hiệu", "Tiêu ngữ"]
    assert header[0].style.font.size.pt == 13


def test_paragraphs_of_a_docx_say_only_what_differs(tmp_path: Path) -> None:
    vanthu_files.write_new(composed(), tmp_path / "a.docx")
    said = 0
    for paragraph in member(tmp_path / "a.docx", "word/document.xml").iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            continue
        said += 1
        assert {each.tag for each in paragraph[0]} <= {W + "pStyle", W + "spacing", W + "keepNext"}  # the foot, and what stands before it
        assert not list(paragraph.iter(W + "sz")) and not list(paragraph.iter(W + "rFonts"))
    assert said > 20


def test_the_styles_of_an_odt(tmp_path: Path) -> None:
    vanthu_files.write_new(composed(), tmp_path / "a.odt")
    styles = {each.get(STYLE + "display-name"): each for each in member(tmp_path / "a.odt", "styles.xml").iter(STYLE + "style")}
    article = styles["Điều"]
    assert article.get(STYLE + "default-outline-level") == "5" and article.get(STYLE + "list-style-name") == ""
    assert article.find(STYLE + "text-properties").get(FO + "font-weight") == "bold"
    assert styles["Tên loại"].get(STYLE + "default-outline-level") is None
    assert {name: each.get(STYLE + "name") for name, each in styles.items() if name in ("Tên loại", "Số và ký hiệu")} == {
        "Tên loại": "Tên_20_loại",
        "Số và ký hiệu": "Số_20_và_20_ký_20_hiệu",
    }
    content = member(tmp_path / "a.odt", "content.xml")
    heading = next(each for each in content.iter(TEXT + "h") if "Phạm vi điều chỉnh" in "".join(each.itertext()))
    assert (heading.get(TEXT + "outline-level"), heading.get(TEXT + "style-name")) == ("5", article.get(STYLE + "name"))


def test_blocks_that_differ_from_their_style(tmp_path: Path) -> None:
    style = Style("Kiểu, của tôi", ROMAN._replace(bold=True), ParagraphFormat("center", 12.7, before=6.0, style="Kiểu, của tôi", outline=2))
    plain = Block((Run("như kiểu", style.format),), style.paragraph, mark=style.format)
    other = Block((Run("khác", ROMAN),), style.paragraph._replace(align="left", first=0.0, outline=3), mark=ROMAN)
    body = Block((Run("không là đề mục", ROMAN._replace(font="Arial")),), style.paragraph._replace(outline=0), mark=ROMAN)
    document = Document((plain, other, body), styles=(style, style._replace(name="Không dùng")))
    for ending in ENDINGS:
        found = written(document, tmp_path / f"a{ending}").blocks
        assert [(block.paragraph, block.runs) for block in found] == [(block.paragraph, block.runs) for block in document.blocks]


@pytest.mark.parametrize("ending", [".docx", ".odt"])
def test_what_is_put_into_a_document_without_the_style(ending: str, tmp_path: Path) -> None:
    """It looks as it should; the document gets no new style."""
    vanthu_files.write_new(Document((Block((Run("Một", ROMAN),), mark=ROMAN),)), tmp_path / f"a{ending}")
    file = vanthu_files.open_file(tmp_path / f"a{ending}")
    before = file.document().blocks[0].paragraph.style
    bold = Block((Run("Điều 1. Hai", ROMAN._replace(bold=True)),), ParagraphFormat("justify", 12.7, style="Điều", outline=5), mark=ROMAN)
    assert file.apply([InsertBlocks(0, "Một", "after", (bold,))]) == []
    made = file.document().blocks[1]
    assert (made.runs, made.paragraph) == (bold.runs, bold.paragraph._replace(style=before))


@pytest.mark.skipif(find_soffice() is None, reason="no soffice on this machine")
def test_the_office_takes_them_over(tmp_path: Path) -> None:
    """Saved by a real office in the other format the looks, names and levels are the same."""
    for type in ("quy chế", "báo cáo"):
        document = composed(type)
        body = next(style for style in document.styles if style.name == "Nội dung")
        last = Block((Run("Hết.", body.format),), body.paragraph, mark=body.format)  # below the table that ends it
        document = replace(document, blocks=(*document.blocks, last))
        vanthu_files.write_new(document, tmp_path / f"{type}-word.docx")
        vanthu_files.write_new(document, tmp_path / f"{type}-open.odt")
    convert(sorted(tmp_path.glob("*-word.docx")), "odt", tmp_path)
    convert(sorted(tmp_path.glob("*-open.odt")), "docx", tmp_path)
    for path in sorted(tmp_path.glob("*-word.docx")) + sorted(tmp_path.glob("*-open.odt")):
        ours, theirs = vanthu_files.read(path), vanthu_files.read(path.with_suffix({".docx": ".odt", ".odt": ".docx"}[path.suffix]))
        assert differences(ours, theirs) == [], path.name
        named = [(block.text, block.paragraph.style) for block in ours.blocks if block.text]
        assert [(block.text, block.paragraph.style) for block in theirs.blocks if block.text] == named
