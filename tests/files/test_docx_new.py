# ruff: noqa: E501
"""A Document written as a new .docx is the same Document when it is read."""

from __future__ import annotations

import itertools
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

import vanthu_files
from vanthu.document import Block, Document, Format, Leading, Line, Margin, ParagraphFormat, Place, Run, Section, Tab, Table
from vanthu.edit import NumberPages, SetText
from vanthu_files.docx import DocxFile, write_new

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docx"
F = Format("Times New Roman", 14.0)
A4 = Section(width=210.01, height=297.0, top=20.0, bottom=20.0, left=30.0, right=14.99, header=12.51, footer=12.51)
BODY = Place(width=165.02)


def block(text: str, place: Place = BODY, format: Format = F, **about: Any) -> Block:
    own = {
        key: about.pop(key)
        for key in ("align", "first", "left", "before", "after", "leading", "tabs", "style", "outline", "page_break", "keep_with_next")
        if key in about
    }
    return Block((Run(text, format),) if text else (), ParagraphFormat(**{"style": "Normal", **own}), place, mark=F, **about)


def written(document: Document, path: Path) -> Document:
    write_new(document, path)
    docx.Document(str(path))  # another reader takes it too
    return DocxFile(path).document()


def near(each: Block) -> Block:
    """A block whose place is as wide as a person would say: twips are no round millimetres."""
    return replace(each, place=each.place._replace(width=round(each.place.width, 1)))


def rewritten(document: Document, path: Path) -> Document:
    return replace(written(document, path), source=document.source)


def test_a_whole_document_comes_back(tmp_path: Path) -> None:
    bold = F._replace(bold=True, italic=True, underline=True, strike=True, caps=True, colour="FF0000", position=1, spacing=0.5, size=13.5)
    cell = Place("cell", 0, 0, 0, width=56.19)
    nested = Place("cell", 1, 0, 0, width=26.19)
    document = Document(
        blocks=(
            block("UBND TỈNH", cell, align="center"),
            block("trong", nested),
            block("SỞ NỘI VỤ", cell, lines=(Line("shape", 20.0, 10.0, 5.0),)),
            block("Độc lập", Place("cell", 0, 0, 1, width=96.18), style="Heading của tôi"),
            block("", Place("cell", 0, 1, 0, width=156.19)),
            block("KẾ HOẠCH", align="center", before=6.0, after=12.0, leading=Leading("exact", 18.0), lines=(Line("border", 165.02, 0.0),)),
            block("a\tb\nc  d", tabs=(Tab(80.01, "center"),), align="justify", first=12.7, outline=2, style="heading 1"),
            block("đậm", format=bold, left=10.0, page_break=True),
            Block((Run("một ", F), Run("hai", bold), Run(" ba", F)), ParagraphFormat(style="Normal"), BODY, mark=F, notes=(4, 7)),
            block("trong khung", Place("frame", frame=1, width=40.01)),
            block("chú thích một", Place("note", frame=1, width=165.02)),
            block("chú thích hai", Place("note", frame=2, width=165.02)),
        ),
        sections=(A4,),
        tables=(Table((60.01, 99.99), 2, True, 0.0), Table((30.0,), 1, False, 0.0, True)),
    )
    found = rewritten(document, tmp_path / "a.docx")
    for old, new in itertools.zip_longest(document.blocks, found.blocks):
        assert near(new) == near(old)
    assert (found.sections, found.tables) == (document.sections, document.tables)


def test_sections_headers_and_pages(tmp_path: Path) -> None:
    number = Block((Run("2", F, "PAGE"),), ParagraphFormat(align="center", style="header"), BODY, mark=F)
    header = Margin("header", "default", (number,))
    one = A4._replace(first_differs=True, margins=(header, Margin("footer", "default", (block("chân trang"),))))
    two = A4._replace(
        landscape=True, width=297.0, height=210.01, page_start=1, number_format="roman", even_differs=True, columns=2, starts_page=False
    )
    one = one._replace(even_differs=True)
    document = Document((block("a"), block("b"), block("c", Place(width=117.26), section=1)), (one, two._replace(margins=one.margins)))
    found = written(document, tmp_path / "a.docx")
    assert [each._replace(margins=()) for each in found.sections] == [each._replace(margins=()) for each in document.sections]
    assert near(found.sections[0].margins[0].blocks[0]) == near(number)
    assert [(each.text, each.section) for each in found.blocks] == [("a", 0), ("b", 0), ("c", 1)]


def test_a_section_without_headers_takes_none_over(tmp_path: Path) -> None:
    """As in an .odt, where each section has pages of its own."""

    def said(document: Document) -> list[dict[tuple[str, str], list[str]]]:
        margins = [
            {(each.kind, each.pages): [block.text for block in each.blocks] for each in section.margins} for section in document.sections
        ]
        return [{key: texts for key, texts in each.items() if any(texts)} for each in margins]

    number, foot = Margin("header", "default", (block("2"),)), Margin("footer", "first", (block("địa chỉ"),))
    sections = (
        A4._replace(first_differs=True, margins=(number, foot)),
        A4,
        A4._replace(margins=(number,)),
        A4._replace(first_differs=True),
    )
    document = Document(tuple([block(text, section=at) for at, text in enumerate("abcd")]), sections)
    vanthu_files.write_new(document, tmp_path / "a.odt")
    found = written(document, tmp_path / "a.docx")
    assert said(found) == said(vanthu_files.read(tmp_path / "a.odt")) == said(document)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert len([name for name in archive.namelist() if name.startswith(("word/header", "word/footer"))]) == 4


def test_a_layout_stays_on_one_page_with_the_text_before_it(tmp_path: Path) -> None:
    kept = block("a", keep_with_next=True)
    cells = tuple([block(str(at), Place("cell", at, 0, 0, width=46.2)) for at in range(2)])
    document = Document((kept, cells[0], block("b"), cells[1]), (A4,), (Table((50.0,), 1), Table((50.0,), 1, True)))
    found = written(document, tmp_path / "a.docx")
    assert [each.paragraph.keep_with_next for each in found.blocks] == [True, False, False, False, False]
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert archive.read("word/document.xml").count(b"<w:cantSplit/>") == 1


def test_sections_that_end_with_a_table_or_hold_nothing(tmp_path: Path) -> None:
    cell = Place("cell", 0, 0, 0)
    document = Document((block("a", cell), replace(block("b"), section=2)), (A4, A4, A4), (Table((50.0,), 1),))
    found = written(document, tmp_path / "a.docx")
    assert [(each.text, each.section) for each in found.blocks] == [("a", 0), ("", 0), ("", 1), ("b", 2)]
    found = written(Document((block("a", cell),), (A4,), (Table((50.0,), 1),)), tmp_path / "b.docx")
    assert [each.text for each in found.blocks] == ["a", ""]
    assert len(written(Document((), (A4,)), tmp_path / "c.docx").blocks) == 1


def test_merged_cells_and_missing_widths(tmp_path: Path) -> None:
    def cell(text: str, row: int, column: int, width: float = 0.0) -> Block:
        return block(text, Place("cell", 0, row, column, width=width))

    merged = Document(
        (cell("a", 0, 0, 46.2), cell("b", 0, 1, 46.2), cell("c", 1, 1, 46.2), cell("d", 2, 0, 96.2)), (A4,), (Table((50.0, 50.0), 4),)
    )
    found = written(merged, tmp_path / "a.docx")
    assert [(each.text, each.place.row, each.place.column) for each in found.blocks[:4]] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 1),
        ("d", 2, 0),
    ]
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert archive.read("word/document.xml").count(b"<w:vMerge") == 2
    found = written(Document((cell("a", 0, 0), cell("b", 0, 2, 30.0), cell("c", 1, 0)), (A4,)), tmp_path / "b.docx")
    assert [(each.text, each.place.row, each.place.column) for each in found.blocks[:3]] == [("a", 0, 0), ("b", 0, 2), ("c", 1, 0)]


def test_labels_become_text(tmp_path: Path) -> None:
    listed = (
        block("một", label="1.", label_format=F, first=10.0),
        block("hai", label="-", label_format=F._replace(bold=True), left=10.0, first=-5.0),
    )
    assert [each.text for each in written(Document(listed, (A4,)), tmp_path / "a.docx").blocks] == ["1. một", "-\thai"]


def test_what_xml_cannot_hold_is_dropped(tmp_path: Path) -> None:
    found = written(Document((block("a\x00\x0b\ufffeb", style='<x>\x01&"'),)), tmp_path / "a.docx")
    assert found.blocks[0].text == "ab" and found.blocks[0].paragraph.style == '<x>&"'


def test_notes_without_text_have_no_mark(tmp_path: Path) -> None:
    found = written(Document((block("abc", notes=(1,)),)), tmp_path / "a.docx")
    assert found.blocks[0].notes == ()


def test_the_same_document_gives_the_same_file(tmp_path: Path) -> None:
    document = Document((block("a", lines=(Line("shape", 20.0),)),), (A4,))
    write_new(document, tmp_path / "a.docx")
    write_new(document, tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_new_file_can_be_edited(tmp_path: Path) -> None:
    write_new(Document((block("a"),), (A4,)), tmp_path / "a.docx")
    file = DocxFile(tmp_path / "a.docx")
    assert file.apply([SetText(0, 0, 1, "a", "b"), NumberPages(0, "Times New Roman", 14.0)]) == []
    file.save(tmp_path / "a.docx")
    assert docx.Document(str(tmp_path / "a.docx")).sections[0].header.paragraphs[0].text == "2"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not at hand")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("**/*.docx")), ids=lambda path: path.stem)
def test_real_documents_come_back(path: Path, tmp_path: Path) -> None:
    document = DocxFile(path).document()
    found = written(document, tmp_path / "a.docx")
    assert len(found.blocks) == len(document.blocks)
    for old, new in itertools.zip_longest(document.blocks, found.blocks):
        if old.label:
            assert new.text.endswith(old.text)
        else:
            assert (new.runs, new.paragraph, new.place, new.mark, new.lines) == (old.runs, old.paragraph, old.place, old.mark, old.lines)
    assert [each._replace(margins=()) for each in found.sections] == [each._replace(margins=()) for each in document.sections]
