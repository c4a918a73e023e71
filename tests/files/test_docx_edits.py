# ruff: noqa: E501
"""Edits to a .docx: each does what it says, touches nothing else, and is refused when the text has moved on."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from vanthu.document import Block, Document, Format, Leading, Line, ParagraphFormat, Place, Run, Tab, Table
from vanthu.edit import (
    DrawLine,
    Edit,
    InsertBlocks,
    JoinBlock,
    NumberPages,
    RemoveBlock,
    RemoveLines,
    SetFormat,
    SetParagraph,
    SetSection,
    SetTable,
    SetText,
    SplitBlock,
)
from vanthu_files.docx import DocxFile

Make = Callable[..., Path]
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TNR = "Times New Roman"
BODY = Place()


def p(*runs: str, about: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{''.join(runs)}</w:p>"


def r(inside: str, about: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{about}</w:rPr>' if about else ''}{inside}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def load(path: Path) -> Document:
    return DocxFile(path).document()


def edited(path: Path, *edits: Edit, refused: int = 0) -> Document:
    """The document after the edits, saved and read again."""
    file = DocxFile(path)
    file.document()
    assert len(file.apply(edits)) == refused
    seen = file.document()
    file.save(path)
    again = load(path)
    assert again == seen
    return again


def xml(path: Path, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


# SetText.


@pytest.mark.parametrize(
    ("inside", "change", "text", "runs"),
    [
        (r(t("Độc lập – Tự do")), (8, 9, "–", "-"), "Độc lập - Tự do", 1),
        (r(t("ab"), "<w:b/>") + r(t("cd")), (1, 3, "bc", "X"), "aXd", 2),
        (r(t("ab"), "<w:b/>") + r(t("cd")), (2, 2, "", "X"), "abXcd", 2),
        (r(t("ab"), "<w:b/>") + r(t("cd")), (0, 0, "", "X"), "Xabcd", 2),
        (r(t("ab"), "<w:b/>") + r(t("cd")), (0, 4, "abcd", "abd"), "abd", 2),
        (r(t("ab"), "<w:b/>") + r(t("cd")), (0, 4, "abcd", ""), "", 0),
        (r(t("a") + "<w:tab/>" + t("b")), (1, 2, "\t", " "), "a b", 1),
        (r(t("a") + "<w:tab/>" + t("b")), (1, 2, "\t", "\n\t"), "a\n\tb", 1),
        (r(t("ab")), (1, 1, "", "x\ny"), "ax\nyb", 1),
        (r(t("ab")), (0, 1, "a", "\t"), "\tb", 1),
        (r("<w:tab/>" + t("b")), (0, 0, "", "x"), "x\tb", 1),
        (r(t("a") + "<w:tab/>"), (2, 2, "", "x"), "a\tx", 1),
        (r(t("Quốc") + "<w:noBreakHyphen/>" + t("hội")), (4, 5, "\u2011", "-"), "Quốc-hội", 1),
        ("", (0, 0, "", "mới"), "mới", 1),
        ("", (0, 0, "", "a\x00\x0bb"), "ab", 1),
        (r("<w:t>  a  </w:t>"), (1, 1, "", " b "), "a b ", 1),
    ],
)
def test_set_text(make_docx: Make, inside: str, change: tuple[int, int, str, str], text: str, runs: int) -> None:
    document = edited(make_docx(p(inside)), SetText(0, *change))
    assert (document.blocks[0].text, len(document.blocks[0].runs)) == (text, runs)


def test_new_text_takes_the_format_before_it(make_docx: Make) -> None:
    body = p(r(t("ab"), "<w:b/>") + r(t("cd"), "<w:i/>"))
    block = edited(make_docx(body), SetText(0, 1, 3, "bc", "XY"), SetText(0, 4, 4, "", "Z")).blocks[0]
    assert [(run.text, run.format.bold, run.format.italic) for run in block.runs] == [("aXY", True, False), ("dZ", False, True)]


def test_an_empty_paragraph_takes_the_marks_format(make_docx: Make) -> None:
    path = make_docx(p(about='<w:rPr><w:ins w:id="1"/><w:sz w:val="28"/></w:rPr>'))
    assert edited(path, SetText(0, 0, 0, "", "a")).blocks[0].runs[0].format.size == 14.0
    assert xml(path).count("<w:ins") == 1


def test_several_texts_in_one_paragraph(make_docx: Make) -> None:
    document = edited(
        make_docx(p(r(t("một hai ba bốn")))),
        SetText(0, 0, 3, "một", "1"),
        SetText(0, 8, 10, "ba", "3"),
        SetText(0, 4, 7, "hai", "hai\nhai"),
    )
    assert document.blocks[0].text == "1 hai\nhai 3 bốn"


def test_overlapping_texts(make_docx: Make) -> None:
    file = DocxFile(make_docx(p(r(t("abcdef")))))
    edits = [SetText(0, 0, 3, "abc", "X"), SetText(0, 2, 4, "cd", "Y"), SetText(0, 3, 3, "", "-")]
    assert file.apply(edits) == [edits[1]]
    assert texts(file.document()) == ["X-def"]


KEPT = (
    '<w:bookmarkStart w:id="1" w:name="x"/>' + r(t("Căn cứ ")) + '<w:commentRangeStart w:id="3"/>' + r('<w:footnoteReference w:id="2"/>')
    + '<w:hyperlink r:id="h">' + r(t("Luật ")) + "</w:hyperlink>" + '<w:del w:id="4">' + r("<w:delText>cũ</w:delText>") + "</w:del>"
    + '<w:ins w:id="5">' + r(t("Tổ chức")) + "</w:ins>" + '<w:commentRangeEnd w:id="3"/>' + r('<w:commentReference w:id="3"/>')
    + '<w:bookmarkEnd w:id="1"/>' + r(t(" năm 2015;"))
)  # fmt: skip


def test_what_stands_between_the_letters_stays(make_docx: Make) -> None:
    path = make_docx(p(KEPT), footnotes='<w:footnote w:id="2"><w:p/></w:footnote>')
    whole = "Căn cứ Luật Tổ chức năm 2015;"
    document = edited(path, SetText(0, 4, 14, whole[4:14], "vào Hiến pháp, tổ"))
    assert document.blocks[0].text == "Căn vào Hiến pháp, tổ chức năm 2015;" and document.blocks[0].notes
    source = xml(path)
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "delText",
        "<w:ins",
    ):
        assert source.count(name) == 1 + (name == "delText"), name


def test_a_link_emptied_is_gone(make_docx: Make) -> None:
    path = make_docx(p(r(t("a")) + '<w:hyperlink r:id="h">' + r(t("b")) + "</w:hyperlink>"))
    assert texts(edited(path, SetText(0, 1, 2, "b", ""))) == ["a"]
    assert "hyperlink" not in xml(path)


FIELD = (
    r('<w:fldChar w:fldCharType="begin"/>')
    + r("<w:instrText>DATE</w:instrText>")
    + r('<w:fldChar w:fldCharType="separate"/>')
    + r(t("05"))
    + r('<w:fldChar w:fldCharType="end"/>')
)


def test_fields_are_left_alone(make_docx: Make) -> None:
    path = make_docx(p(r(t("ngày ")) + FIELD + r(t(" tháng"))))
    for change in ((5, 7, "05", "06"), (4, 6, " 0", "x"), (6, 6, "", "x")):
        edited(path, SetText(0, *change), refused=1)
    assert texts(edited(path, SetText(0, 0, 13, "ngày 05 tháng", "Ngày 05 Tháng"), refused=1)) == ["ngày 05 tháng"]
    document = edited(path, SetText(0, 7, 7, "", "!"), SetText(0, 5, 5, "", "?"), SetFormat(0, 5, 7, "05", {"bold": True}))
    assert [(run.text, run.field, run.format.bold) for run in document.blocks[0].runs] == [
        ("ngày ?", "", False),
        ("05", "DATE", True),
        ("! tháng", "", False),
    ]


def test_a_paragraph_that_is_all_field(make_docx: Make) -> None:
    path = make_docx(p(FIELD))
    assert texts(edited(path, SetText(0, 0, 0, "", "Ngày "), SetText(0, 2, 2, "", "."))) == ["Ngày 05."]


def test_a_page_break_is_not_text(make_docx: Make) -> None:
    path = make_docx(p(r(t("a") + '<w:br w:type="page"/>' + t("b"))))
    assert edited(path, SetText(0, 1, 2, "\n", " "), refused=1).blocks[0].breaks_page


def test_the_twin_of_a_text_box_follows(make_docx: Make) -> None:
    content = f"<w:txbxContent>{p(r(t('KHẨN')))}</w:txbxContent>"
    box = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>' + content
        + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + content
        + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )  # fmt: skip
    path = make_docx(p(r(box)))
    edited(path, SetText(1, 0, 4, "KHẨN", "HOẢ TỐC"))
    assert xml(path).count("HOẢ TỐC") == 2 and "KHẨN" not in xml(path)


def test_a_note_is_changed_in_its_own_part(make_docx: Make) -> None:
    path = make_docx(p(r('<w:footnoteReference w:id="2"/>')), footnotes=f'<w:footnote w:id="2">{p(r(t("toute")))}</w:footnote>')
    before = xml(path)
    assert texts(edited(path, SetText(1, 0, 5, "toute", "toàn"))) == ["", "toàn"]
    assert xml(path) == before


# SetFormat.


def test_set_format_splits_at_the_borders(make_docx: Make) -> None:
    path = make_docx(
        p(r(t("Điều 1. Phạm vi"), '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial" w:hAnsi="Arial"/><w:i/><w:sz w:val="24"/>'))
    )
    block = edited(path, SetFormat(0, 0, 7, "Điều 1.", {"bold": True, "size": 14.0, "font": TNR, "italic": False})).blocks[0]
    assert [run.text for run in block.runs] == ["Điều 1.", " Phạm vi"]
    assert block.runs[0].format == Format(TNR, 14.0, bold=True)
    assert (block.runs[1].format.font, block.runs[1].format.size, block.runs[1].format.italic) == ("Arial", 12.0, True)
    run = etree.fromstring(xml(path).encode()).find(f".//{W}rPr")
    assert run is not None
    assert [child.tag.removeprefix(W) for child in run] == ["rFonts", "b", "bCs", "i", "iCs", "sz", "szCs"]
    assert dict(run[0].items()) == {W + name: TNR for name in ("ascii", "hAnsi", "eastAsia", "cs")}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("underline", True), ("strike", True), ("caps", True), ("colour", "FF0000"), ("position", 1), ("position", -1), ("spacing", -0.5),
        ("bold", True), ("italic", True), ("size", 13.5), ("font", "Arial"),
    ],
)  # fmt: skip
def test_every_field_of_format_there_and_back(make_docx: Make, field: str, value: object) -> None:
    path = make_docx(p(r(t("abc"))))
    plain = load(path).blocks[0].runs[0].format
    block = edited(path, SetFormat(0, 1, 2, "b", {field: value})).blocks[0]
    assert [getattr(run.format, field) for run in block.runs] == [getattr(plain, field), value, getattr(plain, field)]
    block = edited(path, SetFormat(0, 0, 3, "abc", {field: getattr(plain, field)})).blocks[0]
    assert [run.format for run in block.runs] == [plain]


def test_format_and_text_together(make_docx: Make) -> None:
    edits = [SetFormat(0, 2, 4, "cd", {"bold": True}), SetText(0, 3, 5, "de", "X"), SetFormat(0, 0, 1, "a", {"italic": True}, mark=True)]
    block = edited(make_docx(p(r(t("abcdef")))), *edits).blocks[0]
    assert [(run.text, run.format.bold, run.format.italic) for run in block.runs] == [
        ("a", False, True),
        ("b", False, False),
        ("cX", True, False),
        ("f", False, False),
    ]
    assert block.mark.italic


def test_the_mark_alone(make_docx: Make) -> None:
    block = edited(make_docx(p(about="<w:jc w:val='center'/>")), SetFormat(0, 0, 0, "", {"size": 14.0}, mark=True)).blocks[0]
    assert (block.mark.size, block.paragraph.align) == (14.0, "center")


def test_formatting_against_a_style(make_docx: Make) -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:b/><w:color w:val="FF0000"/><w:u w:val="single"/></w:rPr></w:style>'
    block = edited(
        make_docx(p(r(t("a"))), styles=styles), SetFormat(0, 0, 1, "a", {"bold": False, "colour": "", "underline": False})
    ).blocks[0]
    assert block.runs[0].format == Format(TNR, 10.0)


# SetParagraph.


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("align", "justify"), ("align", "left"), ("first", 12.7), ("first", -5.0), ("first", 0.0), ("left", 10.0), ("right", 5.0), ("before", 6.0), ("after", 0.0),
        ("leading", Leading("multiple", 1.5)), ("leading", Leading("exact", 18.0)), ("leading", Leading("least", 16.0)), ("tabs", (Tab(80.0, "center"),)), ("tabs", ()),
        ("outline", 2), ("outline", 0), ("page_break", True), ("page_break", False), ("style", "heading 1"),
        ("keep_with_next", True), ("keep_with_next", False),
    ],
)  # fmt: skip
def test_every_field_of_paragraph_format(make_docx: Make, field: str, value: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:pageBreakBefore/><w:tabs><w:tab w:val="left" w:pos="700"/></w:tabs>'
        '<w:spacing w:before="100" w:after="100" w:afterAutospacing="1"/><w:ind w:firstLineChars="200" w:leftChars="100" w:rightChars="100"/><w:contextualSpacing/>'
        '<w:jc w:val="center"/><w:outlineLvl w:val="3"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style>'
    )
    path = make_docx(p(r(t("a")), about="<w:keepNext/><w:rPr><w:b/></w:rPr>") + p(), styles=styles)
    old = load(path).blocks[0].paragraph
    new = edited(path, SetParagraph(0, "a", {field: value})).blocks[0].paragraph
    found = getattr(new, field)
    if field == "tabs":
        assert [tab.align for tab in found] == [tab.align for tab in value] and [round(tab.position) for tab in found] == [
            round(tab.position) for tab in value
        ]
    else:
        assert found == (pytest.approx(value, abs=0.02) if isinstance(value, float) else value)
    same = [name for name in ParagraphFormat._fields if name != field and not (name == "after" and field == "style")]
    assert [getattr(new, name) for name in same] == [getattr(old, name) for name in same]
    properties = etree.fromstring(xml(path).encode()).find(f".//{W}pPr")
    assert properties is not None
    order = "pStyle keepNext pageBreakBefore tabs spacing ind contextualSpacing jc outlineLvl rPr".split()
    names = [child.tag.removeprefix(W) for child in properties]
    assert names == sorted(names, key=order.index)


def test_a_style_that_is_not_there(make_docx: Make) -> None:
    edited(make_docx(p(r(t("a")))), SetParagraph(0, "a", {"style": "Không có"}), refused=1)


def test_spacing_set_where_a_style_leaves_none_between_its_own(make_docx: Make) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="L">'
        '<w:name w:val="List Paragraph"/><w:basedOn w:val="N"/><w:pPr><w:spacing w:before="0" w:after="200"/><w:contextualSpacing/></w:pPr></w:style>'
    )
    path = make_docx("".join([p(r(t(text)), about='<w:pStyle w:val="L"/>') for text in "abc"]), styles=styles)
    assert [(block.paragraph.before, block.paragraph.after) for block in load(path).blocks] == [(0.0, 0.0), (0.0, 0.0), (0.0, 10.0)]
    document = edited(path, SetParagraph(0, "a", {"after": 6.0}), SetParagraph(1, "b", {"before": 3.0}))
    assert [(block.paragraph.before, block.paragraph.after) for block in document.blocks] == [(0.0, 6.0), (3.0, 0.0), (0.0, 10.0)]
    assert xml(path).count('<w:contextualSpacing w:val="0"/>') == 2


# Before-images.


@pytest.mark.parametrize(
    "edit",
    [
        SetText(0, 0, 1, "x", "y"), SetText(0, 0, 9, "a", "y"), SetText(0, 2, 1, "", "y"), SetText(5, 0, 0, "", "y"), SetText(-1, 0, 0, "", "y"),
        SetFormat(0, 0, 1, "x", {"bold": True}), SetParagraph(0, "x", {"align": "left"}), InsertBlocks(0, "x", "after", ()), RemoveBlock(0, "x"),
        SplitBlock(0, "x", 0), SplitBlock(0, "ab", 7), JoinBlock(0, "x"), DrawLine(0, "x", 10.0), RemoveLines(0, "x"), SetSection(3, {}), NumberPages(-1, TNR, 13.0),
        SetTable(0, {"left": 0.0}),
        InsertBlocks(0, "ab", "inside", ()), JoinBlock(1, "c"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused(make_docx: Make, edit: Edit) -> None:
    path = make_docx(p(r(t("ab"))) + p(r(t("c"))))
    before = path.read_bytes()
    assert texts(edited(path, edit, refused=1)) == ["ab", "c"]
    assert path.read_bytes() == before


def test_the_sound_ones_are_made_all_the_same(make_docx: Make) -> None:
    file = DocxFile(make_docx(p(r(t("ab")))))
    wrong, right = SetText(0, 0, 1, "x", "y"), SetText(0, 1, 2, "b", "c")
    assert file.apply([wrong, right]) == [wrong]
    assert texts(file.document()) == ["ac"]


# Insert.


def block(text: str, place: Place = BODY, **about: Any) -> Block:
    runs = (Run(text, Format(TNR, 14.0, bold=True)),) if text else ()
    return Block(runs, ParagraphFormat(**{"align": "center", "style": "Normal", **about}), place, mark=Format(TNR, 14.0))


STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="200"/><w:contextualSpacing/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'


def test_insert_paragraphs(make_docx: Make) -> None:
    wanted = block("mới", first=10.0, before=6.0, leading=Leading("exact", 18.0), tabs=(Tab(80.0, "center"),))
    path = make_docx(p(r(t("a"))) + p(r(t("b"))), styles=STYLES)
    edits = [
        InsertBlocks(0, "a", "after", (wanted, block("x"))),
        InsertBlocks(0, "a", "before", (block("y"),)),
        InsertBlocks(0, "a", "after", (block("z"),)),
        InsertBlocks(1, "b", "before", ()),
    ]
    document = edited(path, *edits)
    assert texts(document) == ["y", "a", "mới", "x", "z", "b"]
    made = document.blocks[2]
    assert made.runs == wanted.runs and made.mark == wanted.mark
    assert made.paragraph._replace(tabs=(), first=10.0) == wanted.paragraph._replace(tabs=())
    assert [round(tab.position) for tab in made.paragraph.tabs] == [80]
    assert document.blocks[1].runs[0].format.italic


def test_insert_a_table(make_docx: Make) -> None:
    cells = tuple(
        block(text, Place("cell", 0, row, column, width=width))
        for text, row, column, width in (("a", 0, 0, 56.2), ("b", 0, 0, 56.2), ("c", 0, 1, 96.2), ("d", 1, 0, 156.2))
    )
    path = make_docx(p(r(t("đầu"))) + p(r(t("cuối"))), styles=STYLES)
    document = edited(path, InsertBlocks(0, "đầu", "after", cells, (Table((60.0, 100.0), 2, True, 0.0),)))
    assert texts(document) == ["đầu", "a", "b", "c", "d", "cuối"]
    assert [(each.place.row, each.place.column, round(each.place.width, 1)) for each in document.blocks[1:5]] == [
        (0, 0, 56.2),
        (0, 0, 56.2),
        (0, 1, 96.2),
        (1, 0, 156.2),
    ]
    about = document.tables[0]
    assert (about.rows, about.bordered, about.left) == (2, True, 0.0)
    assert about.widths == (pytest.approx(60.0, abs=0.02), pytest.approx(100.0, abs=0.02))
    assert document.blocks[1].runs[0].format == Format(TNR, 14.0, bold=True)


def test_tables_do_not_run_together(make_docx: Make) -> None:
    table = '<w:tbl><w:tblGrid><w:gridCol w:w="500"/></w:tblGrid><w:tr><w:tc>' + p(r(t("cũ"))) + "</w:tc></w:tr></w:tbl>"
    cells = (block("mới", Place("cell", 0, 0, 0)),)
    about = (Table((50.0,), 1),)
    path = make_docx(table + p(r(t("a"))) + table)
    document = edited(
        path,
        InsertBlocks(1, "a", "before", cells, about),
        InsertBlocks(1, "a", "after", cells, about),
        InsertBlocks(0, "cũ", "after", cells, about),
    )
    assert texts(document) == ["cũ", "mới", "", "", "mới", "a", "mới", "", "cũ"]
    assert [each.nested for each in document.tables] == [False, True, False, False, False]


def test_insert_inside_a_cell(make_docx: Make) -> None:
    table = '<w:tbl><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc>' + p(r(t("a"))) + "</w:tc></w:tr></w:tbl><w:p/>"
    document = edited(make_docx(table), InsertBlocks(0, "a", "after", (block("b"),)))
    assert [(each.text, each.place.kind) for each in document.blocks] == [("a", "cell"), ("b", "cell"), ("", "body")]


def test_insert_beside_a_content_control_and_a_section_end(make_docx: Make) -> None:
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    control = f"<w:sdt><w:sdtContent>{p(r(t('a')))}</w:sdtContent></w:sdt>"
    path = make_docx(control + p(r(t("b")), about=end) + p(r(t("c"))))
    cell = (block("t", Place("cell", 0, 0, 0)),)
    document = edited(
        path,
        InsertBlocks(0, "a", "after", (block("x"),)),
        InsertBlocks(1, "b", "after", (block("y"),)),
        InsertBlocks(1, "b", "after", cell, (Table((50.0,), 1),)),
    )
    assert [(each.text, each.section) for each in document.blocks] == [("a", 0), ("x", 0), ("b", 0), ("y", 0), ("t", 0), ("", 0), ("c", 1)]
    assert "</w:sdt><w:p>" in xml(path)


def test_insert_with_lines_labels_breaks_and_fields(make_docx: Make) -> None:
    line = Line("shape", 40.0, 20.0, 6.0)
    made = Block(
        (Run("Trang ", Format(TNR, 14.0)), Run("3", Format(TNR, 14.0), "PAGE"), Run("\tx\ny", Format(TNR, 14.0))), ParagraphFormat(style="Không có", left=10.0, first=-10.0),
        label="1.", label_format=Format(TNR, 14.0, bold=True), lines=(line, Line("border", 100.0)), breaks_page=True,
    )  # fmt: skip
    found = edited(make_docx(p(r(t("a")))), InsertBlocks(0, "a", "after", (made,))).blocks[1]
    assert found.text == "1.\tTrang 3\tx\ny" and found.breaks_page
    assert [run.field for run in found.runs] == ["", "", "PAGE", ""] and found.runs[0].format.bold
    assert [each.kind for each in found.lines] == ["border", "shape"] and found.lines[1] == line


# Remove.


def test_remove(make_docx: Make) -> None:
    path = make_docx(p(r(t("a"))) + p('<w:bookmarkStart w:id="1" w:name="x"/>' + r(t("b")) + '<w:bookmarkEnd w:id="1"/>') + p(r(t("c"))))
    assert texts(edited(path, RemoveBlock(1, "b"))) == ["a", "c"]
    assert xml(path).count("bookmark") == 2
    assert texts(edited(path, RemoveBlock(1, "c"), RemoveBlock(0, "a"))) == [""]


@pytest.mark.parametrize(
    "inside",
    [
        r("<w:drawing><wp:inline/></w:drawing>"), r('<w:footnoteReference w:id="2"/>'), r('<w:commentReference w:id="2"/>'), "<m:oMath/>",
        "<w:del>" + r("<w:delText>x</w:delText>") + "</w:del>", r('<w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/>'),
    ],
)  # fmt: skip
def test_remove_refuses_what_would_be_lost(make_docx: Make, inside: str) -> None:
    assert len(edited(make_docx(p(inside) + p()), RemoveBlock(0, ""), refused=1).blocks) == 2


def test_a_page_break_goes_only_with_an_empty_paragraph(make_docx: Make) -> None:
    page_break = '<w:br w:type="page"/>'
    path = make_docx(p(r(t("a") + page_break)) + p(r(page_break)) + p(r(t("b"))))
    assert texts(edited(path, RemoveBlock(0, "a"), RemoveBlock(1, ""), refused=1)) == ["a", "b"]


def test_remove_keeps_what_the_format_demands(make_docx: Make) -> None:
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    table = '<w:tbl><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc>' + p(r(t("a"))) + "</w:tc></w:tr></w:tbl>"
    path = make_docx(p(r(t("x")), about=end) + table + p(r(t("giữa"))) + table + p(r(t("b"))) + p(r(t("c")), about=end) + p(r(t("d"))))
    document = edited(path, RemoveBlock(0, "x"), RemoveBlock(1, "a"), RemoveBlock(2, "giữa"), RemoveBlock(5, "c"))
    assert texts(document) == ["", "", "", "a", "b", "d"]
    assert [each.section for each in document.blocks] == [0, 1, 1, 1, 1, 2] and len(document.sections) == 3


# Split and join.


def test_split(make_docx: Make) -> None:
    body = p(
        r(t("KẾ HOẠCH  "), "<w:b/>") + '<w:hyperlink r:id="h">' + r(t("Về việc")) + r(t(" xét")) + "</w:hyperlink>" + r(t(" chọn")),
        about='<w:pageBreakBefore/><w:jc w:val="center"/>',
    )
    path = make_docx(body)
    document = edited(path, SplitBlock(0, "KẾ HOẠCH  Về việc xét chọn", 10))
    assert texts(document) == ["KẾ HOẠCH", "Về việc xét chọn"]
    assert [(each.paragraph.align, each.paragraph.page_break) for each in document.blocks] == [("center", True), ("center", False)]
    document = edited(path, SplitBlock(1, "Về việc xét chọn", 12))
    assert texts(document) == ["KẾ HOẠCH", "Về việc xét", "chọn"]
    document = edited(path, SplitBlock(1, "Về việc xét", 7))
    assert texts(document) == ["KẾ HOẠCH", "Về việc", "xét", "chọn"]
    assert xml(path).count("<w:hyperlink") == 2


def test_split_inside_a_word_at_the_end_and_after_a_change(make_docx: Make) -> None:
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    path = make_docx(p(r(t("abcdef")), about=end) + p())
    document = edited(path, SplitBlock(0, "abcdef", 3), SetText(0, 0, 2, "ab", "12345"), SetText(0, 5, 6, "f", "F"))
    assert texts(document) == ["12345c", "deF", ""] and [each.section for each in document.blocks] == [0, 0, 1]
    assert texts(edited(path, SplitBlock(1, "deF", 3))) == ["12345c", "deF", "", ""]
    assert texts(edited(path, SplitBlock(0, "12345c", 2), SetText(0, 0, 6, "12345c", "x"))) == ["x", "", "deF", "", ""]


def test_split_refuses_fields_and_controls(make_docx: Make) -> None:
    for inside in (FIELD.replace("05", "a b").replace("DATE", "HYPERLINK x"), f"<w:sdt><w:sdtContent>{r(t('a b'))}</w:sdtContent></w:sdt>"):
        edited(make_docx(p(inside)), SplitBlock(0, "a b", 1), refused=1)


def test_join(make_docx: Make) -> None:
    styles = STYLES + '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    path = make_docx(
        p(r(t("khách du"))) + '<w:bookmarkStart w:id="1" w:name="x"/>' + p(r(t("lịch")), about='<w:pStyle w:val="B"/>') + p(r(t("đến"))),
        styles=styles,
    )
    document = edited(path, JoinBlock(0, "khách du"), JoinBlock(1, "lịch", ", "))
    assert texts(document) == ["khách du lịch, đến"]
    assert [(run.text, run.format.bold, run.format.size, run.format.italic) for run in document.blocks[0].runs] == [
        ("khách du ", False, 10.0, True), ("lịch, ", True, 14.0, False), ("đến", False, 10.0, True),
    ]  # fmt: skip
    assert "bookmarkStart" in xml(path)


def test_join_refuses_what_is_no_neighbour(make_docx: Make) -> None:
    table = '<w:tbl><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc>' + p(r(t("x"))) + "</w:tc></w:tr></w:tbl>"
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    path = make_docx(p(r(t("a"))) + table + p(r(t("b")), about=end) + p(r(t("c"))))
    edited(path, JoinBlock(0, "a"), JoinBlock(1, "x"), JoinBlock(2, "b"), JoinBlock(3, "c"), refused=4)


def test_join_brings_a_section_end_along(make_docx: Make) -> None:
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    document = edited(make_docx(p(r(t("a"))) + p(r(t("b")), about=end) + p(r(t("c")))), JoinBlock(0, "a"))
    assert [(each.text, each.section) for each in document.blocks] == [("a b", 0), ("c", 1)]


def test_a_paragraph_made_of_two_is_not_split(make_docx: Make) -> None:
    path = make_docx(p(r(t("a ")), about="<w:rPr><w:del/></w:rPr>") + p(r(t("b"))))
    edits = [
        SplitBlock(0, "a b", 1),
        RemoveBlock(0, "a b"),
        InsertBlocks(0, "a b", "after", ()),
        SetParagraph(0, "a b", {}),
        DrawLine(0, "a b", 9.0),
        RemoveLines(0, "a b"),
    ]
    edited(path, *edits, refused=6)
    assert texts(edited(path, SetText(0, 0, 3, "a b", "a  c"))) == ["a  c"]


# Lines.


def test_draw_line(make_docx: Make) -> None:
    path = make_docx(
        p(r(t("a"), '<w:sz w:val="28"/>')) + p(r(t("b")), about='<w:spacing w:before="120"/><w:ind w:left="567"/>') + p(r(t("c")))
    )
    document = edited(path, DrawLine(0, "a", 40.0), DrawLine(1, "b", 40.0), DrawLine(2, "c", 40.0, 50.0))
    (one,), (two,), (three,) = [each.lines for each in document.blocks]
    width = document.blocks[0].place.width
    assert (one.kind, one.length, one.x) == ("shape", 40.0, pytest.approx((width - 40) / 2, abs=0.02)) and 5.5 < (one.y or 0) < 6.5
    assert two.x == pytest.approx((10 + width - 40) / 2, abs=0.05) and 6 < (two.y or 0) < 7
    assert three.x == 30.0
    source = xml(path)
    assert source.count("wp:docPr") == 3 and len({piece.split('"')[1] for piece in source.split("<wp:docPr id=")[1:]}) == 3


def test_a_line_names_the_shapes_as_its_document_does(make_docx: Make) -> None:
    path = make_docx(p(r(t("a"))))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = members["word/document.xml"].replace(b"xmlns:wps=", b"xmlns:other=")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert edited(path, DrawLine(0, "a", 40.0)).blocks[0].lines
    assert 'Requires="other"' in xml(path)


def test_remove_lines(make_docx: Make) -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="N"/><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:style>'
    vml = '<w:pict><v:line from="0,0" to="40mm,0"/></w:pict>'
    path = make_docx(
        p(r(vml) + r(t("a") + vml)) + p(r(t("b")), about='<w:pBdr><w:top w:val="single"/><w:bottom w:val="single" w:sz="8"/></w:pBdr>'),
        styles=styles,
    )
    edited(path, DrawLine(0, "a", 40.0))
    document = edited(path, RemoveLines(0, "a"), RemoveLines(1, "b"))
    assert [each.lines for each in document.blocks] == [(), ()]
    assert texts(document) == ["a", "b"] and "v:line" not in xml(path) and "AlternateContent" not in xml(path)


def test_remove_the_border_above_the_next(make_docx: Make) -> None:
    path = make_docx(p(r(t("a"))) + p(r(t("b")), about='<w:pBdr><w:top w:val="single"/></w:pBdr>'))
    assert edited(path, RemoveLines(0, "a")).blocks[0].lines == ()
    assert "pBdr" not in xml(path)


def test_a_line_drawn_together_with_something_else_stays(make_docx: Make) -> None:
    group = '<w:pict><v:group style="width:100mm;height:50mm" coordsize="100,50"><v:line from="0,0" to="50,0"/><v:rect style="left:0;top:0;width:50;height:50"/></v:group></w:pict>'
    path = make_docx(p(r(group) + r(t("a"))))
    edited(path, RemoveLines(0, "a"), refused=1)
    assert len(edited(path, RemoveLines(0, "a"), DrawLine(0, "a", 20.0), refused=2).blocks[0].lines) == 1


# Tables.


def table_of(about: str, grid: str, *rows: str) -> str:
    return f"<w:tbl><w:tblPr>{about}</w:tblPr>{grid}{''.join([f'<w:tr>{row}</w:tr>' for row in rows])}</w:tbl>"


def cell(text: str, about: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{about}</w:tcPr>' if about else ''}{p(r(t(text)))}</w:tc>"


GRID = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="6000"/></w:tblGrid>'
WIDE = '<w:tcW w:w="10000" w:type="dxa"/><w:gridSpan w:val="2"/>'


@pytest.mark.parametrize("compatible", ["", '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'])
@pytest.mark.parametrize(
    "about",
    [
        '<w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLook w:val="04A0"/>',
        '<w:tblInd w:w="-500" w:type="dxa"/><w:tblCellMar><w:left w:w="50" w:type="dxa"/></w:tblCellMar>',
        '<w:tblpPr w:tblpXSpec="center" w:horzAnchor="page"/>',
    ],
)
@pytest.mark.parametrize("grid", [GRID, "<w:tblGrid/>"])
def test_a_table_is_put_elsewhere(make_docx: Make, about: str, grid: str, compatible: str) -> None:
    row = (
        '<w:trPr><w:jc w:val="center"/></w:trPr>'
        + cell("a", '<w:tcW w:w="4000" w:type="dxa"/>')
        + cell("b", '<w:tcW w:w="6000" w:type="dxa"/>')
    )
    gap = '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="4000" w:type="dxa"/></w:trPr>' + cell("d")
    path = make_docx(table_of(about, grid, row, cell("c", WIDE), gap) + p(), settings=compatible)
    margins = sum(load(path).tables[0].widths[:1]) - load(path).blocks[0].place.width
    document = edited(path, SetTable(0, {"left": 2.0, "widths": (60.0, 90.0)}))
    found = document.tables[0]
    assert (found.left, *found.widths) == pytest.approx((2.0, 60.0, 90.0), abs=0.02)
    widths = [block.place.width + margins for block in document.blocks[:-1]]
    assert widths == pytest.approx([60.0, 90.0, 150.0, 90.0], abs=0.03)
    moved = edited(path, SetTable(0, {"left": 5.0})).tables[0]
    assert (moved.left, *moved.widths) == pytest.approx((5.0, 60.0, 90.0), abs=0.02)
    assert 'w:val="center"' not in xml(path) and ('w:wBefore w:w="3402"' in xml(path))


def test_a_table_has_as_many_columns_as_before(make_docx: Make) -> None:
    path = make_docx(table_of("", GRID, cell("a") + cell("b")) + p())
    for changes in ({"widths": (150.0,)}, {"widths": (150.0, 0.0)}, {"rows": 2}):
        edited(path, SetTable(0, changes), refused=1)


def test_a_table_without_properties_and_one_in_a_header(make_docx: Make) -> None:
    bare = f"<w:tbl>{GRID}<w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
    page = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    path = make_docx(bare + p(), page=page, header1=bare + p())
    before = xml(path)
    assert edited(path, SetTable(1, {"left": 3.0})).tables[1].left == pytest.approx(3.0, abs=0.02)
    assert xml(path) == before
    assert edited(path, SetTable(0, {"left": 3.0})).tables[0].left == pytest.approx(3.0, abs=0.02)


# Sections and page numbers.


def test_set_section(make_docx: Make) -> None:
    path = make_docx(p(r(t("a"))), page="")
    changes = {
        "width": 210.0,
        "height": 297.0,
        "top": 20.0,
        "bottom": 20.0,
        "left": 30.0,
        "right": 15.0,
        "header": 10.0,
        "landscape": False,
    }
    found = edited(path, SetSection(0, changes)).sections[0]
    assert [getattr(found, name) for name in changes] == [pytest.approx(value, abs=0.02) for value in changes.values()]
    found = edited(path, SetSection(0, {"landscape": True})).sections[0]
    assert found.landscape and found.width == pytest.approx(297, abs=0.02)
    more = {"columns": 2, "page_start": 1, "number_format": "roman", "starts_page": False, "first_differs": True, "landscape": False}
    found = edited(path, SetSection(0, more)).sections[0]
    assert [getattr(found, name) for name in more] == list(more.values()) and found.width == pytest.approx(210, abs=0.02)
    found = edited(
        path, SetSection(0, {"page_start": None, "number_format": "arabic", "first_differs": False, "columns": 1, "starts_page": True})
    ).sections[0]
    assert (found.page_start, found.number_format, found.first_differs, found.columns, found.starts_page) == (
        None,
        "arabic",
        False,
        1,
        True,
    )


def test_a_gutter_counts_with_the_left_margin(make_docx: Make) -> None:
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1134" w:header="1" w:footer="1" w:gutter="900"/></w:sectPr>'
    assert edited(make_docx(p(), page=page), SetSection(0, {"left": 30.0})).sections[0].left == pytest.approx(30.0, abs=0.02)


PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def page(*references: str, more: str = "") -> str:
    inside = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="{pages}" r:id="{name}"/>'
        for name, _, pages in (each.partition(":") for each in references)
    )
    return f'<w:sectPr>{inside}<w:pgSz w:w="11906" w:h="16838"/>{more}</w:sectPr>'


def margins(document: Document, section: int = 0) -> dict[tuple[str, str], list[str]]:
    return {
        (each.kind, each.pages): ["".join(f"<{run.field}>" if run.field else run.text for run in block.runs) for block in each.blocks]
        for each in document.sections[section].margins
    }


def test_number_pages_where_there_is_nothing(make_docx: Make) -> None:
    path = make_docx(p(r(t("a"))))
    document = edited(path, NumberPages(0, TNR, 13.0))
    assert document.sections[0].first_differs and margins(document) == {("header", "default"): ["<PAGE>"]}
    made = document.sections[0].margins[0].blocks[0]
    assert (made.paragraph.align, made.runs[0].format) == ("center", Format(TNR, 13.0))
    assert "header1.xml" in xml(path, "[Content_Types].xml") and "header1.xml" in xml(path, "word/_rels/document.xml.rels")
    assert edited(path, NumberPages(0, TNR, 14.0)).sections[0].margins[0].blocks[0].runs[0].format.size == 14.0


def test_number_pages_clears_the_footer_and_the_first_page(make_docx: Make) -> None:
    path = make_docx(
        p(r(t("a"))), page=page("header1:default", "header2:first", "footer1:default", "footer2:even"),
        header1=p(r(t("Tài liệu nội bộ"))), header2=p(PAGE), footer1=p(r(t("Trang ")) + PAGE + r(t("/"))) + p(r(t("Địa chỉ"))), footer2=p(r(t("Bản nháp ")) + PAGE),
    )  # fmt: skip
    assert margins(edited(path, NumberPages(0, TNR, 13.0))) == {
        ("header", "default"): ["Tài liệu nội bộ", "<PAGE>"], ("header", "first"): [""], ("footer", "default"): ["", "Địa chỉ"], ("footer", "even"): ["Bản nháp <PAGE>"],
    }  # fmt: skip


def test_number_pages_sets_right_what_is_there(make_docx: Make) -> None:
    framed = p(r("<w:tab/>") + PAGE, about='<w:framePr w:wrap="around"/><w:jc w:val="right"/><w:rPr><w:i/></w:rPr>')
    path = make_docx(p(), page=page("header1:default", "header2:even"), header1=framed, header2=p(), settings="<w:evenAndOddHeaders/>")
    document = edited(path, NumberPages(0, TNR, 13.0))
    assert margins(document) == {("header", "default"): ["<PAGE>"], ("header", "even"): ["<PAGE>"]}
    made = document.sections[0].margins[0].blocks[0]
    assert (made.place.kind, made.paragraph.align, made.runs[0].format.size) == ("body", "center", 13.0)


def test_number_pages_in_a_box(make_docx: Make) -> None:
    def box(content: str) -> str:
        return p(
            r(
                f'<w:pict><v:shape style="width:20mm;height:10mm"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>'
            )
        )

    path = make_docx(p(), page=page("header1:default", "footer1:default"), header1=box(p(PAGE)), footer1=box(p(PAGE) + p(r(t("chữ")))))
    assert margins(edited(path, NumberPages(0, TNR, 13.0))) == {("header", "default"): ["<PAGE>"], ("footer", "default"): ["", "", "chữ"]}


def test_number_pages_of_a_later_section(make_docx: Make) -> None:
    path = make_docx(p(r(t("a")), about=page()) + p(r(t("b"))))
    document = edited(path, NumberPages(1, TNR, 13.0))
    assert margins(document, 0) == {} and margins(document, 1) == {("header", "default"): ["<PAGE>"]}


# What no edit touches.


def test_untouched_parts_are_the_same_bytes(make_docx: Make) -> None:
    path = make_docx(p(r(t("a"))) + p(r(t("b"))), styles=STYLES, settings="<w:evenAndOddHeaders/>", comments="<w:comment/>")
    with zipfile.ZipFile(path) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    edited(path, SetText(0, 0, 1, "a", "A"))
    with zipfile.ZipFile(path) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert after["word/document.xml"].startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    old = etree.tostring(etree.fromstring(before["word/document.xml"])).replace(b">a<", b">A<")
    assert etree.tostring(etree.fromstring(after["word/document.xml"])) == old


_WORDS = st.text(st.sampled_from("ab \u00a0đ–\n\t"), max_size=6)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_of_text_gives_that_text(make_docx: Make, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.tuples(_WORDS, st.sampled_from(["", "<w:b/>", "<w:i/>"])), min_size=1, max_size=4))
    inside = "".join(
        r("".join({"\n": "<w:br/>", "\t": "<w:tab/>"}.get(letter, t(letter)) for letter in text), about) for text, about in pieces
    )
    file = DocxFile(make_docx(p(inside)))
    whole = file.document().blocks[0].text
    formats = [file.document().blocks[0].format_at(at) for at in range(len(whole))]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    after = data.draw(_WORDS)
    edits: list[Edit] = [SetText(0, start, end, whole[start:end], after)]
    if data.draw(st.booleans()):
        low = data.draw(st.integers(0, len(whole)))
        high = data.draw(st.integers(low, len(whole)))
        edits.append(SetFormat(0, low, high, whole[low:high], {"underline": True}))
        formats[low:high] = [format._replace(underline=True) for format in formats[low:high]]
    assert file.apply(edits) == []
    found = file.document().blocks[0]
    assert found.text == whole[:start] + after + whole[end:]
    kept = [found.format_at(at) for at in [*range(start), *range(len(found.text) - len(whole) + end, len(found.text))]]
    assert kept == formats[:start] + formats[end:]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not at hand")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("**/*.docx")), ids=lambda path: path.stem)
def test_real_documents_change_only_where_they_are_edited(path: Path, tmp_path: Path) -> None:
    file = DocxFile(path)
    before = file.document()
    number, old = max(enumerate(before.blocks), key=lambda entry: len(entry[1].text))
    assert (
        file.apply([SetText(number, 0, 1, old.text[0], "Ж"), SetFormat(number, 2, 4, old.text[2:4], {"italic": True, "size": 33.0})]) == []
    )
    file.save(tmp_path / "a.docx")
    after = load(tmp_path / "a.docx")
    assert after.blocks[number].text == "Ж" + old.text[1:]
    assert after.blocks[number].format_at(3).size == 33.0 and after.blocks[number].format_at(4) == old.format_at(4)
    assert [block for at, block in enumerate(after.blocks) if at != number] == [
        block for at, block in enumerate(before.blocks) if at != number
    ]
    assert (after.sections, after.tables) == (before.sections, before.tables)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(tmp_path / "a.docx") as other:
        assert one.namelist() == other.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist() if name != "word/document.xml")
