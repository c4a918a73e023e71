"""New .odt and .fodt files say what the Document said."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import vanthu_files
from vanthu.document import Block, Document, Format, Leading, Line, Margin, ParagraphFormat, Place, Run, Section, Tab, Table

F13, F14 = Format("Times New Roman", 13.0), Format("Times New Roman", 14.0)
BOLD = F13._replace(bold=True)


PLAIN = ParagraphFormat()


def block(text: str, format: Format = F14, paragraph: ParagraphFormat = PLAIN, **fields: object) -> Block:
    made = Block((Run(text, format),) if text else (), paragraph, mark=format)
    return replace(made, **fields)  # type: ignore[arg-type]


def cell(table: int, row: int, column: int, width: float, frame: int = -1) -> Place:
    return Place("cell", table, row, column, frame, width)


PORTRAIT = Section(
    left=30.0,
    right=15.0,
    header=10.0,
    first_differs=True,
    even_differs=True,
    margins=(
        Margin("header", "default", (block("2", F13, ParagraphFormat("center")),)),
        Margin("header", "even", (block("chẵn", F13),)),
        Margin("header", "first", (block(""),)),
    ),
)
NUMBER = (Run("Trang ", F13), Run("3", F13, "PAGE"), Run("/", F13), Run("9", F13, "NUMPAGES"))
FOOTER = (Margin("footer", "default", (replace(block(""), runs=NUMBER),)),)
WIDE = Section(297.0, 210.0, 25.0, 20.0, 20.0, 20.0, 12.5, 8.0, True, page_start=3, number_format="roman", margins=FOOTER)
EXACT = ParagraphFormat("justify", 12.7, 5.0, 3.0, 6.0, 3.0, Leading("exact", 17.0))
TABS = (Tab(60.0, "center"), Tab(160.0, "right"))
RAISED = (Run("Hà Nội", F14), Run("1", F14._replace(position=1)), Run(", chú thích.", F14))
BODY = Place("body", width=165.0)
BLOCKS = (
    block("TÊN CƠ QUAN", BOLD, ParagraphFormat("center"), place=cell(0, 0, 0, 56.0)),
    block("CỘNG HÒA", BOLD, ParagraphFormat("center"), place=cell(0, 0, 1, 86.2), lines=(Line("shape", 40.0, 20.0, 6.0),)),
    block("lồng", F13, place=cell(1, 0, 0, 30.0)),
    block("", F13, place=cell(0, 0, 1, 86.2)),
    block("rộng cả hàng", F13, place=cell(0, 1, 0, 146.2)),
    block("hai  dấu\tcách\nvà xuống dòng", F14, EXACT, place=BODY, objects=1),
    block("DỰ THẢO", BOLD, place=Place("frame", frame=1, width=40.0)),
    block("trong hộp", F13, place=cell(2, 0, 0, 36.2, 1)),
    block("", BOLD, ParagraphFormat(leading=Leading("least", 18.0), tabs=TABS), place=BODY),
    block("Chương I", BOLD, ParagraphFormat("center", outline=1, style="Chương"), place=BODY),
    block("mục", F14, ParagraphFormat(left=10.0, first=-5.0), label="1.", label_format=F14, place=BODY),
    block("điểm", F14, label="đ)", label_format=F14, place=BODY),
    block("khoản", F14, label="a)", label_format=F14._replace(bold=True), place=BODY),
    block("gạch", F14, label="-", label_format=F14, place=BODY),
    replace(block(""), runs=RAISED, notes=(6, 19), mark=BOLD, place=BODY),
    block("sang trang", F14, ParagraphFormat(page_break=True, keep_with_next=True), place=BODY, lines=(Line("border", 165.0, 0.0),)),
    block("ngang", F14, section=1, place=Place("body", width=257.0)),
    block("trái", F14, section=2, place=Place("body", width=122.15)),
    block("hết cột", F14, section=3, place=Place("body", width=257.0)),
    block("chú thích một", F13, place=Place("note", frame=1, width=165.0)),
    block("chú thích hai", F13, place=Place("note", frame=2, width=165.0)),
)  # fmt: skip
TABLES = (
    Table((60.0, 90.0), 2, False, -1.9),
    Table((34.0,), 1, True, 0.0, nested=True),
    Table((40.0,), 1, False, 0.0),
)
DOCUMENT = Document(
    BLOCKS,
    (PORTRAIT, WIDE, WIDE._replace(columns=2, starts_page=False, page_start=None), WIDE._replace(starts_page=False, page_start=None)),
    TABLES,
)


@pytest.mark.parametrize("ending", [".odt", ".fodt"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / ("new" + ending)
    vanthu_files.write_new(DOCUMENT, path)
    document = vanthu_files.read(path)
    assert [each.text for each in document.blocks] == [each.text for each in DOCUMENT.blocks]
    for made, wanted in zip(document.blocks, DOCUMENT.blocks, strict=True):
        assert made.place == wanted.place
        assert made.section == wanted.section
        assert (made.runs, made.mark, made.lines, made.notes) == (wanted.runs, wanted.mark, wanted.lines, wanted.notes)
        assert (made.label, made.label_format, made.objects) == (wanted.label, wanted.label_format, wanted.objects)
        style = wanted.paragraph.style or ("Chú thích" if made.place.kind == "note" else "Văn bản")
        assert made.paragraph == wanted.paragraph._replace(style=style)
    assert document.tables == DOCUMENT.tables
    for section, asked in zip(document.sections, DOCUMENT.sections, strict=True):
        assert section._replace(margins=(), header=0, footer=0) == asked._replace(margins=(), header=0, footer=0)
        for margin, given in zip(section.margins, asked.margins, strict=True):
            assert (margin.kind, margin.pages) == (given.kind, given.pages)
            assert [each.runs for each in margin.blocks] == [each.runs for each in given.blocks]
    assert (document.sections[0].header, document.sections[1].footer) == (10.0, 8.0)


def test_a_layout_stays_on_one_page(tmp_path: Path) -> None:
    """Its rows are not broken; those of a real table may be."""
    path = tmp_path / "new.fodt"
    vanthu_files.write_new(DOCUMENT, path)
    root = etree.parse(str(path)).getroot()
    table, style, fo = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "style", "xsl-fo-compatible"))
    found = [each for each in root.iter(style + "table-row-properties") if each.get(fo + "keep-together") == "always"]
    whole = {each.getparent().get(style + "name") for each in found}
    rows = [row.get(table + "style-name") in whole for row in root.iter(table + "table-row")]
    assert rows == [True, False, True, True]


def test_the_package_is_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "new.odt"
    vanthu_files.write_new(DOCUMENT, path)
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        manifest = archive.read("META-INF/manifest.xml").decode()
        for name in archive.namelist():
            if name.endswith(".xml"):
                etree.fromstring(archive.read(name))
            if not name.startswith(("META-INF", "mimetype")):
                assert f'"{name}"' in manifest
        styles = archive.read("styles.xml").decode()
    assert 'style:display-name="Văn bản"' in styles


def test_the_same_document_makes_the_same_file(tmp_path: Path) -> None:
    for name in ("a.odt", "b.odt"):
        vanthu_files.write_new(DOCUMENT, tmp_path / name)
    assert (tmp_path / "a.odt").read_bytes() == (tmp_path / "b.odt").read_bytes()


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Block((Run("a\x00b\ud800c", F13),)),),
        (Block((Run("x", Format()),), place=Place("cell", 7, 0, 3)),),
        (block("hộp", place=Place("frame", frame=4)),),
        (block("chú thích", place=Place("note", frame=1)),),
        (block("a", section=9),),
        (block("a", paragraph=ParagraphFormat(style="1 Kiểu <&> \x00")),),
        (block("a", label="0."), block("b", label="*"), block("c", label="IV"), block("d", label="\x01")),
        (replace(block("a"), notes=(0, 1, 5)),),
    ],
)
def test_any_document_can_be_written(tmp_path: Path, blocks: tuple[Block, ...]) -> None:
    for ending in (".odt", ".fodt"):
        path = tmp_path / ("new" + ending)
        vanthu_files.write_new(Document(blocks), path)
        vanthu_files.read(path)


def test_breaks_of_pages_and_labels_in_cells(tmp_path: Path) -> None:
    """A break ends what it follows; an empty paragraph stands below its own. A label in a cell is said in words."""
    blocks = (
        block("trước", breaks_page=True),
        block("sau"),
        block("", breaks_page=True),
        block("trong ô", label="-", place=cell(0, 0, 0, 60.0)),
    )
    path = tmp_path / "new.odt"
    vanthu_files.write_new(Document(blocks, tables=(Table((60.0,), 1),)), path)
    read = vanthu_files.read(path).blocks
    assert [(each.breaks_page, each.paragraph.page_break) for each in read[:3]] == [(True, False), (False, False), (False, True)]
    assert read[3].text == "- trong ô"
