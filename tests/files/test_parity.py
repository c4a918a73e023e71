"""One document as .docx and as .odt, saved by a real office, reads the same.

What must not differ: words, looks, places, lines, labels, tables, pages. What may, and why, is EXCEPTIONS.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vanthu_files
from files.converting import convert
from files.test_odt_new import BODY, BOLD, DOCUMENT, F13, F14, block
from vanthu.document import Block, Document, Format, Leading, Line, Margin, ParagraphFormat, Place, Run, Section, Tab, Table
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="no soffice on this machine")

EXCEPTIONS = {
    "colour": "the office writes a theme's text colour as black, which on paper is the same as automatic",
    "blank end": "the office drops no-break spaces that end the last paragraph of a cell",
    "page number": "the number shown in a page field is the one of the last layout",
    "style": "the two formats name their built-in styles differently",
    "header distance": "OpenDocument knows no distance for a header that is not there",
    "page break": "a break inside a paragraph of .docx becomes one before the next paragraph in .odt",
    "floating table": "a table that floats in .docx becomes a text box in .odt, and so comes after the anchor's paragraph",
    "mark": "the office does not keep the looks of every empty paragraph's mark",
    "table in a box": "the office writes no table that stands in a text box into a .docx",
    "height of a line": "an .odt may place a line at the foot of its paragraph, which has no height in the file",
}
FLOATING = ("mau_1_01_stripped", "mau_1_01_verbatim")  # whose signature stands in a floating table

Difference = tuple[str, object, object]


def differences(one: Document, other: Document) -> list[Difference]:
    if [ended(block) for block in one.blocks] != [ended(block) for block in other.blocks]:
        return [("texts", [ended(block) for block in one.blocks], [ended(block) for block in other.blocks])]
    found: list[Difference] = []
    for at, (left, right) in enumerate(zip(one.blocks, other.blocks, strict=True)):
        found += [(f"block {at} {left.text[:30]!r}: {name}", mine, its) for name, mine, its in between(left, right)]
    found += sections(one, other)
    found += [("table", mine, its) for mine, its in zip(one.tables, other.tables, strict=False) if not same_table(mine, its)]
    return found + [("tables", len(one.tables), len(other.tables))] * (len(one.tables) != len(other.tables))


def ended(block: Block) -> str:
    text = "".join([run.text if run.field not in ("PAGE", "NUMPAGES") else "#" for run in block.runs])
    return text.rstrip("\u00a0 ")


def between(left: Block, right: Block) -> Iterator[Difference]:
    mine, its = left.paragraph, right.paragraph
    for name in ("align", "outline", "keep_with_next"):
        if getattr(mine, name) != getattr(its, name):
            yield name, getattr(mine, name), getattr(its, name)
    for name, most in (("first", 0.3), ("left", 0.3), ("right", 0.3), ("before", 0.5), ("after", 0.5)):
        if abs(getattr(mine, name) - getattr(its, name)) > most:
            yield name, getattr(mine, name), getattr(its, name)
    if mine.leading.rule != its.leading.rule or abs(mine.leading.value - its.leading.value) > 0.05:
        yield "leading", mine.leading, its.leading
    if [tab.align for tab in mine.tabs] != [tab.align for tab in its.tabs] or any(
        abs(tab.position - other.position) > 0.3 for tab, other in zip(mine.tabs, its.tabs, strict=True)
    ):
        yield "tabs", mine.tabs, its.tabs
    if left.place._replace(width=0.0) != right.place._replace(width=0.0) or abs(left.place.width - right.place.width) > 0.6:
        yield "place", left.place, right.place
    for name in ("section", "label", "notes", "objects", "tracked"):
        if getattr(left, name) != getattr(right, name):
            yield name, getattr(left, name), getattr(right, name)
    if left.label and black(left.label_format) != black(right.label_format):
        yield "label's looks", left.label_format, right.label_format
    if len(left.lines) != len(right.lines) or not all(same_line(*pair) for pair in zip(left.lines, right.lines, strict=True)):
        yield "lines", left.lines, right.lines
    if looks(left) != looks(right):
        yield "looks", looks(left), looks(right)


def looks(block: Block) -> list[Format]:
    """The looks of what can be seen, letter by letter."""
    length = len(ended(block))
    return [black(block.format_at(at)) for at, letter in enumerate(block.text[:length]) if not letter.isspace()]


def black(format: Format) -> Format:
    return format._replace(colour="" if format.colour == "000000" else format.colour)


def same_line(mine: Line, its: Line) -> bool:
    near = mine.x is None or its.x is None or abs(mine.x - its.x) <= 1.0
    high = mine.y is None or its.y is None or abs(mine.y - its.y) <= 1.0
    return mine.kind == its.kind and abs(mine.length - its.length) <= 1.0 and near and high


def same_table(mine: Table, its: Table) -> bool:
    return (
        (mine.rows, mine.bordered, mine.nested, len(mine.widths)) == (its.rows, its.bordered, its.nested, len(its.widths))
        and all(abs(left - right) <= 0.5 for left, right in zip(mine.widths, its.widths, strict=True))
        and abs(mine.left - its.left) <= 0.5
    )


def sections(one: Document, other: Document) -> Iterator[Difference]:
    if len(one.sections) != len(other.sections):
        yield "sections", len(one.sections), len(other.sections)
    for mine, its in zip(one.sections, other.sections, strict=False):
        for name in ("width", "height", "top", "bottom", "left", "right"):
            if abs(getattr(mine, name) - getattr(its, name)) > 0.3:
                yield name, getattr(mine, name), getattr(its, name)
        for name in ("landscape", "columns", "page_start", "number_format", "starts_page"):
            if getattr(mine, name) != getattr(its, name):
                yield name, getattr(mine, name), getattr(its, name)
        if margins(mine) != margins(its):
            yield "margins", margins(mine), margins(its)
        for kind in ("header", "footer"):
            if any(each == kind for each, _ in margins(mine)) and abs(getattr(mine, kind) - getattr(its, kind)) > 0.3:
                yield kind, getattr(mine, kind), getattr(its, kind)
        if margins(mine) and mine.first_differs != its.first_differs:
            yield "first page", mine.first_differs, its.first_differs


def margins(section: Section) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """What headers and footers say, and where in the line."""
    shown = {(margin.kind, margin.pages): [(ended(each), each.paragraph.align) for each in margin.blocks] for margin in section.margins}
    return {key: value for key, value in shown.items() if any(text for text, _ in value)}


# Documents of our own


def header() -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    rows = (
        ("ỦY BAN NHÂN DÂN TỈNH", F13, 0),
        ("SỞ NỘI VỤ", BOLD, 0),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 1),
        ("Độc lập - Tự do - Hạnh phúc", BOLD._replace(size=14.0), 1),
    )
    places = [Place("cell", 0, 0, column, width=(65.0, 100.0)[column] - 3.8) for _, _, column in rows]
    blocks = [block(text, looks, ParagraphFormat("center"), place=place) for (text, looks, _), place in zip(rows, places, strict=True)]
    return tuple(blocks), (Table((65.0, 100.0), 1, False, 0.0),)


def letter() -> Document:
    table, tables = header()
    body = ParagraphFormat("justify", 12.7, before=6.0, after=3.0, leading=Leading("exact", 18.0))
    italic, marked = F14._replace(italic=True), F14._replace(bold=True, underline=True)
    mixed = (Run("Căn cứ ", italic), Run("Luật", marked), Run(" số 1\tvà\u00a0khác", F14))
    blocks = (
        *table,
        block("QUYẾT ĐỊNH", BOLD, ParagraphFormat("center", before=12.0), place=BODY, lines=(Line("shape", 50.0, 57.5, 11.0),)),
        Block(mixed, body, BODY, mark=F14),
        block("thụt ra", F14, body._replace(left=10.0, first=-5.0, right=4.0, leading=Leading("least", 16.0)), place=BODY),
        block("chỉ số", F14._replace(position=1), ParagraphFormat(leading=Leading("multiple", 1.5)), place=BODY),
        block("chữ hoa", F14._replace(caps=True, spacing=1.0, strike=True, colour="FF0000"), ParagraphFormat("right"), place=BODY),
        block("hai\tcột", F14, ParagraphFormat(tabs=(Tab(60.0, "center"), Tab(150.0, "right"))), place=BODY),
        block("sang trang", F14, ParagraphFormat(page_break=True, keep_with_next=True), place=BODY),
        block("viền", F14, place=BODY, lines=(Line("border", 165.0, 0.0),)),
        block("ngang", F14, section=1, place=Place("body", width=257.0)),
    )
    number = Block((Run("2", F13, "PAGE"),), ParagraphFormat("center"), mark=F13)
    first = Section(
        header=10.0, first_differs=True, margins=(Margin("header", "default", (number,)), Margin("header", "first", (block("", F13),)))
    )
    own = (Margin("header", "default", (block("", F13),)), Margin("footer", "default", (block("Phụ lục", F13),)))
    second = Section(297.0, 210.0, 25.0, 20.0, 20.0, 20.0, landscape=True, margins=own)
    return Document(blocks, (first, second), tables)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each document written as .docx and as .odt, and each of those saved by the office as the other."""
    folder = tmp_path_factory.mktemp("parity")
    for name, document in (("letter", letter()), ("everything", DOCUMENT)):
        vanthu_files.write_new(document, folder / f"{name}-word.docx")
        vanthu_files.write_new(document, folder / f"{name}-open.odt")
    convert(sorted(folder.glob("*.docx")), "odt", folder)
    convert(sorted(folder.glob("*-open.odt")), "docx", folder)
    return folder


def test_new_files_read_the_same(ours: Path) -> None:
    assert differences(vanthu_files.read(ours / "letter-word.docx"), vanthu_files.read(ours / "letter-open.odt")) == []


def test_a_new_docx_saved_by_the_office(ours: Path) -> None:
    assert differences(vanthu_files.read(ours / "letter-word.docx"), vanthu_files.read(ours / "letter-word.odt")) == []


def test_a_new_odt_saved_by_the_office(ours: Path) -> None:
    assert differences(vanthu_files.read(ours / "letter-open.odt"), vanthu_files.read(ours / "letter-open.docx")) == []


@pytest.mark.parametrize("name", ["everything-word", "everything-open"])
def test_lists_columns_notes_and_boxes(ours: Path, name: str) -> None:
    """A document with everything in it keeps its words and labels through the office, whatever becomes of its boxes' places."""
    documents = [vanthu_files.read(ours / (name + ending)) for ending in (".docx", ".odt")]
    lost = ("trong hộp",)  # the table in the box
    said = [sorted((each.label, ended(each)) for each in document.blocks if each.text and each.text not in lost) for document in documents]
    assert said[0] == said[1]
    assert [len([each for each in document.blocks if each.place.kind == "note"]) for document in documents] == [2, 2]


# Real documents


def test_real_documents(shared: Path, converted_corpus: Path) -> None:
    compared = 0
    for path in sorted((shared / "corpus" / "docx").glob("**/*.docx")):
        if path.stem in FLOATING:
            continue
        found = differences(vanthu_files.read(path), vanthu_files.read(converted_corpus / f"{path.stem}.odt"))
        assert found == [], path.stem
        compared += 1
    if not compared:
        pytest.skip("../shared/corpus holds no .docx")


@pytest.mark.parametrize("stem", FLOATING)
def test_floating_tables_keep_their_words(shared: Path, converted_corpus: Path, stem: str) -> None:
    (path,) = (shared / "corpus" / "docx").glob(f"**/{stem}.docx")
    one, other = vanthu_files.read(path), vanthu_files.read(converted_corpus / f"{stem}.odt")
    assert sorted(map(ended, one.blocks)) == sorted(map(ended, other.blocks))
