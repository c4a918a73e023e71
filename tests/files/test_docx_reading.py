# ruff: noqa: E501
"""What a .docx holds: text, fields, notes, tables, sections, headers, drawn lines, text boxes, tracked changes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Callable

import pytest

from vanthu.document import Block, Document, Line, Place
from vanthu_files.docx import DocxFile, read
from vanthu_files.package import Package

Make = Callable[..., Path]
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docx"


def load(path: Path) -> Document:
    return DocxFile(path).document()


def p(*runs: str, about: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{''.join(runs)}</w:p>"


def r(inside: str, about: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{about}</w:rPr>' if about else ''}{inside}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def first(make_docx: Make, body: str, **parts: str) -> Block:
    return load(make_docx(body, **parts)).blocks[0]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r(t("a") + "<w:tab/>" + t("b") + "<w:ptab/>" + t("c")), "a\tb\tc"),
        (r(t("a") + "<w:br/>" + t("b") + "<w:cr/>" + t("c")), "a\nb\nc"),
        (r(t("Quốc") + "<w:noBreakHyphen/>" + t("hội")), "Quốc\u2011hội"),
        (r(t("Quốc") + "<w:softHyphen/>" + t("hội")), "Quốchội"),
        (r('<w:sym w:font="Wingdings" w:char="F0FC"/>' + t("x")), "\uf0fcx"),
        (r('<w:sym w:char="nonsense"/>' + t("x")), "x"),
        (r('<w:sym w:char="0007"/>' + t("x")), "x"),
        (r("<w:t>  a\n b </w:t>"), "a  b"),
        (r(t("a"), "<w:vanish/>") + r(t("b")), "b"),
        ('<w:hyperlink r:id="x">' + r(t("a")) + "</w:hyperlink>" + r(t("b")), "ab"),
        ("<w:smartTag><w:smartTag>" + r(t("a")) + "</w:smartTag></w:smartTag>", "a"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r(t("a")) + "</w:sdtContent></w:sdt><w:sdt/>", "a"),
        ("<w:ins>" + r(t("a")) + "</w:ins><w:del>" + r("<w:delText>x</w:delText>") + "</w:del>", "a"),
        ("<w:moveTo>" + r(t("a")) + "</w:moveTo><w:moveFrom>" + r(t("x")) + "</w:moveFrom>", "a"),
        (r("<w:ruby><w:rt>" + r(t("x")) + "</w:rt><w:rubyBase>" + r(t("a")) + "</w:rubyBase></w:ruby>"), "a"),
        (r('<mc:AlternateContent><mc:Choice Requires="wps">' + t("a") + "<w:tab/></mc:Choice><mc:Fallback>" + t("x") + "</mc:Fallback></mc:AlternateContent>"), "a\t"),
        (r('<mc:AlternateContent><mc:Choice Requires="future">' + t("x") + "</mc:Choice><mc:Fallback>" + t("a") + "</mc:Fallback></mc:AlternateContent>"), "a"),
        ('<mc:AlternateContent><mc:Choice Requires="w14">' + r(t("a")) + "</mc:Choice></mc:AlternateContent>", "a"),
        (r('<mc:AlternateContent><mc:Choice Requires="future"/></mc:AlternateContent>' + t("a")), "a"),
        (r(t("a") + "<w:lastRenderedPageBreak/>" + t("b")), "ab"),
        (r(t("t") + "<w:softHyphen/>", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'), "t\u00ad"),
    ],
)  # fmt: skip
def test_text(make_docx: Make, inside: str, text: str) -> None:
    assert first(make_docx, p(inside)).text == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r('<w:br w:type="page"/>' + t("a")), "a"),
        (r(t("a") + '<w:br w:type="page"/>'), "a"),
        (r(t("a") + '<w:br w:type="page"/>' + t("b")), "a\nb"),
    ],
)
def test_page_breaks(make_docx: Make, inside: str, text: str) -> None:
    block = first(make_docx, p(inside))
    assert (block.text, block.breaks_page) == (text, True)


def test_column_break_parts_text(make_docx: Make) -> None:
    block = first(make_docx, p(r(t("a") + '<w:br w:type="column"/>' + t("b"))))
    assert (block.text, block.breaks_page) == ("a\nb", False)


def char(kind: str) -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def field(code: str, shown: str = "", inner: str = "") -> str:
    """A complex field; `inner` stands in its code."""
    return char("begin") + r(f"<w:instrText> {code} </w:instrText>") + inner + char("separate") + shown + char("end")


@pytest.mark.parametrize(
    ("inside", "runs"),
    [
        (r(t("Trang ")) + field("PAGE", r(t("3"))), [("Trang ", ""), ("3", "PAGE")]),
        (field(r"PAGE \* MERGEFORMAT"), [("", "PAGE")]),
        ('<w:fldSimple w:instr=" NUMPAGES ">' + r(t("9")) + "</w:fldSimple>", [("9", "NUMPAGES")]),
        ('<w:fldSimple w:instr="PAGE"/>', [("", "PAGE")]),
        (r("<w:pgNum/>"), [("", "PAGE")]),
        (field('HYPERLINK "http://x"', r(t("trang"))), [("trang", "")]),
        (field("TOC", field("HYPERLINK x", r(t("I. Chung")) + field("PAGEREF a", r(t("2"))))), [("I. Chung", "TOC"), ("2", "PAGEREF")]),
        (field("IF", r(t("có")), inner=field("MERGEFIELD a", r(t("x")))), [("có", "IF")]),
        (r('<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>') + r(t("a")), [("a", "")]),
    ],
)
def test_fields(make_docx: Make, inside: str, runs: list[tuple[str, str]]) -> None:
    assert [(run.text, run.field) for run in first(make_docx, p(inside)).runs] == runs


def test_a_broken_field_swallows_nothing(make_docx: Make) -> None:
    body = p(r('<w:fldChar w:fldCharType="begin"/>') + r(t("lost"))) + p(r(t("kept")))
    assert [block.text for block in load(make_docx(body)).blocks] == ["", "kept"]


NOTES = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Một</w:t></w:r></w:p></w:footnote>'


def test_notes(make_docx: Make) -> None:
    body = p(
        r(t("Căn cứ"))
        + r('<w:footnoteReference w:id="2"/>')
        + r(t(" Luật"))
        + r('<w:endnoteReference w:id="2"/>')
        + r('<w:footnoteReference w:id="8"/>')
    )
    endnotes = '<w:endnote w:id="2"><w:p><w:r><w:t>Hai</w:t></w:r></w:p></w:endnote>'
    blocks = load(make_docx(body + p(r(t("sau"))), footnotes=NOTES, endnotes=endnotes)).blocks
    assert (blocks[0].text, blocks[0].notes) == ("Căn cứ Luật", (6, 11, 11))
    assert [(block.text, block.place.kind, block.place.frame) for block in blocks[2:]] == [("Một", "note", 1), ("Hai", "note", 2)]


def test_tracked_changes_and_comments(make_docx: Make) -> None:
    body = (
        p(r(t("a")))
        + p("<w:ins>" + r(t("b")) + "</w:ins>")
        + p(r(t("c"), "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"))
        + "<w:ins>" + p(r(t("d"))) + "</w:ins>"
    )  # fmt: skip
    document = load(make_docx(body, comments="<w:comment/><w:comment/>"))
    assert [block.tracked for block in document.blocks] == [False, True, True, False]
    assert (document.source.kind, document.source.tracked, document.source.comments, document.source.notes) == ("docx", 3, 2, ("tracked",))


def test_a_deleted_mark_joins_paragraphs(make_docx: Make) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        p(r(t("a ")), about=gone)
        + p("<w:del>" + r(t("x")) + "</w:del>", about=gone)
        + p(r(t("b")), about='<w:jc w:val="center"/>')
        + p(r(t("c")), about=gone)
    )
    blocks = load(make_docx(body)).blocks
    assert [block.text for block in blocks] == ["a b", "c"]
    assert blocks[0].paragraph.align == "center"


def test_hidden_paragraphs_are_not_there(make_docx: Make) -> None:
    body = p(r(t("x"), "<w:vanish/>"), about="<w:rPr><w:vanish/></w:rPr>") + p(r(t("a")))
    assert [block.text for block in load(make_docx(body)).blocks] == ["a"]


def test_embedded_file_is_remarked(make_docx: Make) -> None:
    assert load(make_docx('<w:altChunk r:id="a"/><w:p/>')).source.notes == ("embedded_file",)


def test_formulas_and_objects_are_counted(make_docx: Make) -> None:
    block = first(
        make_docx,
        p("<m:oMath/>" + r("<w:object><v:shape style='width:9pt;height:9pt'/></w:object>") + r("<w:drawing><wp:inline/></w:drawing>")),
    )
    assert block.objects == 3


# Tables.


def cell(*content: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{''.join(content) or '<w:p/>'}</w:tc>"


def table(*rows: str, about: str = "", grid: tuple[int, ...] = (2000, 3000)) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def places(document: Document) -> list[tuple[str, int, int, int]]:
    return [(block.text, block.place.table, block.place.row, block.place.column) for block in document.blocks if block.place.kind == "cell"]


def test_cells(make_docx: Make) -> None:
    body = table(cell(p(r(t("a"))), p(r(t("b")))) + cell(p(r(t("c")))), cell(p(r(t("d"))), about='<w:gridSpan w:val="2"/>')) + "<w:p/>"
    document = load(make_docx(body))
    assert places(document) == [("a", 0, 0, 0), ("b", 0, 0, 0), ("c", 0, 0, 1), ("d", 0, 1, 0)]
    assert [block.place.width for block in document.blocks[:4]] == [31.47, 31.47, 49.11, 84.38]
    assert document.blocks[4].place == Place("body", width=pytest.approx(164.99, abs=0.02))
    about = document.tables[0]
    assert (about.widths, about.rows, about.bordered, about.left, about.nested) == ((35.28, 52.92), 2, False, -1.9, False)


def test_merged_cells(make_docx: Make) -> None:
    down = '<w:vMerge w:val="restart"/>'
    body = table(
        cell(p(r(t("a"))), about=down) + cell(),
        cell(about="<w:vMerge/>") + cell(p(r(t("b")))),
        cell(p(r(t("c"))), about="<w:vMerge/>") + cell(),
    )
    assert places(load(make_docx(body))) == [("a", 0, 0, 0), ("", 0, 0, 1), ("b", 0, 1, 1), ("c", 0, 2, 0), ("", 0, 2, 1)]


def test_nested_tables_and_wrapped_rows(make_docx: Make) -> None:
    inner = table(cell(p(r(t("i")))), grid=(500,))
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(inner, p(r(t('o'))))}<w:customXml>{cell(p(r(t('x'))))}</w:customXml></w:tr></w:sdtContent></w:sdt>"
    body = table().replace("</w:tbl>", row + "</w:tbl>")
    document = load(make_docx(body))
    assert places(document) == [("i", 1, 0, 0), ("o", 0, 0, 0), ("x", 0, 0, 1)]
    assert [about.nested for about in document.tables] == [False, True]


def test_deleted_rows_are_left_out(make_docx: Make) -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p(r(t('x'))))}</w:tr>"
    body = table(cell(p(r(t("a"))))).replace("</w:tblGrid>", "</w:tblGrid>" + row)
    assert places(load(make_docx(body))) == [("a", 0, 0, 0)]


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ('<w:tblInd w:w="108" w:type="dxa"/>', 0.0),
        ('<w:jc w:val="center"/>', 38.39),
        ('<w:jc w:val="right"/>', 76.79),
        ('<w:tblpPr w:horzAnchor="page" w:tblpX="1701"/>', 0.0),
        ('<w:tblpPr w:horzAnchor="margin" w:tblpXSpec="center"/>', 38.39),
        ('<w:tblpPr w:horzAnchor="page" w:tblpXSpec="right"/>', 91.8),
    ],
)
def test_where_a_table_stands(make_docx: Make, about: str, left: float) -> None:
    assert load(make_docx(table(cell() + cell(), about=about))).tables[0].left == pytest.approx(left, abs=0.03)


def test_newer_word_measures_a_tables_indent_at_its_edge(make_docx: Make) -> None:
    settings = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
    assert load(make_docx(table(cell()), settings=settings)).tables[0].left == 0.0


ALL = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
NONE = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


@pytest.mark.parametrize(
    ("about", "cells", "bordered"),
    [
        (f"<w:tblBorders>{ALL}</w:tblBorders>", "", True),
        (f"<w:tblBorders>{ALL}</w:tblBorders>", f"<w:tcBorders>{NONE}</w:tcBorders>", False),
        ("", f"<w:tcBorders>{NONE.replace('nil', 'single')}</w:tcBorders>", True),
        ("", '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>', False),
        ('<w:tblStyle w:val="Grid"/>', "", True),
    ],
)
def test_borders_of_tables(make_docx: Make, about: str, cells: str, bordered: bool) -> None:
    styles = f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{ALL}</w:tblBorders></w:tblPr></w:style>'
    assert load(make_docx(table(cell(about=cells) + cell(about=cells), about=about), styles=styles)).tables[0].bordered is bordered


def test_a_grid_that_says_nothing_is_taken_from_the_cells(make_docx: Make) -> None:
    width = '<w:tcW w:w="1000" w:type="dxa"/>'
    body = table(cell(about=width), cell(about=width) + cell(about='<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/>'), grid=())
    assert load(make_docx(body)).tables[0].widths == (17.64, 17.64, 17.64)


def test_cell_margins(make_docx: Make) -> None:
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:end w:w="567" w:type="dxa"/></w:tblCellMar>'
    own = '<w:tcMar><w:left w:w="567" w:type="dxa"/></w:tcMar>'
    document = load(make_docx(table(cell() + cell(about=own), about=margins)))
    assert [block.place.width for block in document.blocks] == [25.28, 32.91]


# Sections and margins.


def sect(inside: str = "", width: int = 11906, left: int = 1701) -> str:
    return f'<w:sectPr>{inside}<w:pgSz w:w="{width}" w:h="16838"/><w:pgMar w:top="-1134" w:right="851" w:bottom="1134" w:left="{left}" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'


def test_sections(make_docx: Make) -> None:
    one = sect('<w:type w:val="continuous"/>').replace(
        "</w:sectPr>", '<w:pgNumType w:start="5" w:fmt="lowerRoman"/><w:cols w:num="2" w:space="720"/><w:titlePg/></w:sectPr>'
    )
    body = p(r(t("a")), about=one) + p(r(t("b")))
    document = load(
        make_docx(body, page=sect(width=20000, left=1134).replace('w:gutter="0"', 'w:gutter="567"'), settings="<w:evenAndOddHeaders/>")
    )
    first_one, second = document.sections
    assert (first_one.width, first_one.top, first_one.left, first_one.right, first_one.header) == (210.01, 20.0, 30.0, 15.01, 12.51)
    assert (first_one.columns, first_one.first_differs, first_one.even_differs, first_one.starts_page) == (2, True, True, False)
    assert (first_one.page_start, first_one.number_format) == (5, "roman")
    assert (second.landscape, second.left, second.starts_page, second.page_start) == (True, 30.0, True, None)
    assert [block.section for block in document.blocks] == [0, 1]
    assert document.blocks[0].place.width == pytest.approx((165 - 12.7) / 2, abs=0.05)


def test_uneven_columns(make_docx: Make) -> None:
    columns = '<w:cols w:equalWidth="0"><w:col w:w="3000"/><w:col w:w="5000"/></w:cols>'
    document = load(make_docx("<w:p/>", page=sect().replace("</w:sectPr>", columns + "</w:sectPr>")))
    assert (document.sections[0].columns, document.blocks[0].place.width) == (2, 52.92)


def test_no_section_at_all(make_docx: Make) -> None:
    document = load(make_docx(p(r(t("a")), about=sect()), page=""))
    assert len(document.sections) == 2 and document.blocks[0].section == 0


def refer(name: str, kind: str = "header", pages: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'


def test_headers_are_inherited(make_docx: Make) -> None:
    number = f"<w:sdt><w:sdtContent>{p(field('PAGE', r(t('2'))), about='<w:jc w:val=' + chr(34) + 'center' + chr(34) + '/>')}</w:sdtContent></w:sdt>"
    body = p(about=sect(refer("header1") + refer("header2", pages="first") + refer("footer1", "footer"))) + p()
    document = load(
        make_docx(
            body, page=sect(refer("header3") + refer("header9")), header1=number, header2=p(), footer1=p(r(t("chân"))), header3=p(r(t("h")))
        )
    )
    one, two = [{(each.kind, each.pages): each for each in section.margins} for section in document.sections]
    assert one["header", "default"].blocks[0].runs[0].field == "PAGE"
    assert one["header", "default"].blocks[0].paragraph.align == "center"
    assert one["header", "default"].blocks[0].place.width == pytest.approx(165, abs=0.05)
    assert two["header", "default"].blocks[0].text == "h"
    assert two["header", "first"] == one["header", "first"] and two["footer", "default"].blocks[0].text == "chân"


# Lines and boxes.

EMU = 36000


def anchor(shape: str, x: str = "", y: int = 5, length: int = 40, height: int = 0, relative: str = "column", more: str = "") -> str:
    across = x or "<wp:posOffset>720000</wp:posOffset>"
    return (
        f"<w:drawing><wp:anchor {more}><wp:positionH relativeFrom='{relative}'>{across}</wp:positionH><wp:positionV relativeFrom='paragraph'>"
        f"<wp:posOffset>{y * EMU}</wp:posOffset></wp:positionV><wp:extent cx='{length * EMU}' cy='{height * EMU}'/><a:graphic><a:graphicData>{shape}"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def wsp(geometry: str = "line", inside: str = "", after: str = "") -> str:
    return f'<wps:wsp><wps:spPr>{inside}<a:prstGeom prst="{geometry}"/></wps:spPr>{after}</wps:wsp>'


@pytest.mark.parametrize(
    ("drawing", "lines", "objects"),
    [
        (anchor(wsp()), (Line("shape", 40.0, 20.0, 5.0),), 0),
        (anchor(wsp("straightConnector1"), x="<wp:align>center</wp:align>"), (Line("shape", 40.0, 62.5, 5.0),), 0),
        (anchor(wsp("rect"), height=1), (Line("shape", 40.0, 20.0, 5.0),), 0),
        (anchor(wsp("rect"), height=20), (), 1),
        (anchor(wsp(), length=0, height=20), (), 1),
        (anchor(wsp(), relative="page", x=f"<wp:posOffset>{50 * EMU}</wp:posOffset>"), (Line("shape", 40.0, 20.0, 5.0),), 0),
        (anchor(wsp(), relative="margin", x="<wp:align>right</wp:align>"), (Line("shape", 40.0, 125.0, 5.0),), 0),
        (anchor(wsp(), relative="character"), (Line("shape", 40.0, None, 5.0),), 0),
        (anchor(wsp("line", "<a:ln><a:noFill/></a:ln>")), (), 0),
        (f"<w:drawing><wp:inline><wp:extent cx='{40 * EMU}' cy='0'/><a:graphic><a:graphicData>{wsp()}</a:graphicData></a:graphic></wp:inline></w:drawing>", (Line("shape", 40.0),), 0),
        (anchor("<pic:pic xmlns:pic='p'/>", height=30), (), 1),
        (anchor(""), (), 1),
        (anchor("<unknown/>"), (), 1),
        ('<w:pict><v:line from="10mm,5mm" to="50mm,5mm" style="position:absolute"/></w:pict>', (Line("shape", 40.0, 10.0, 5.0),), 0),
        ('<w:pict><v:line from="0,0" to="40mm,0" style="position:absolute;margin-left:10mm;margin-top:5mm"/></w:pict>', (Line("shape", 40.0, 10.0, 5.0),), 0),
        ('<w:pict><v:shapetype/><v:shape type="#_x0000_t32" style="position:absolute;margin-left:10mm;margin-top:5mm;width:40mm;height:0"/></w:pict>', (Line("shape", 40.0, 10.0, 5.0),), 0),
        ('<w:pict><v:rect style="position:absolute;width:40mm;height:.5pt;mso-position-horizontal:center;mso-position-vertical-relative:page"/></w:pict>', (Line("shape", 40.0, 62.5),), 0),
        ('<w:pict><v:rect style="width:0;height:1.5pt" o:hr="t"/></w:pict>', (Line("shape", 165.0),), 0),
        ('<w:pict><v:rect style="width:40mm;height:1pt"/></w:pict>', (Line("shape", 40.0),), 0),
        ('<w:pict><v:shape style="width:40mm;height:40mm"><v:imagedata/></v:shape></w:pict>', (), 1),
        ('<w:pict><v:line from="a,b" to="50mm,5mm" style="visibility:hidden"/></w:pict>', (), 0),
        ('<w:pict><v:rect style="width:40mm;height:1pt" stroked="f" filled="f"/></w:pict>', (), 0),
        ('<w:pict><v:group style="position:absolute;margin-left:10mm;width:100mm;height:10mm" coordsize="1000,100"><v:line from="0,0" to="400,0"/></v:group></w:pict>', (Line("shape", 40.0, 10.0, 0.0),), 0),
        ('<w:pict><v:group style="width:100mm;height:10mm" coordsize=""><v:rect style="left:0;width:400;height:1"/></v:group></w:pict>', (), 1),
    ],
)  # fmt: skip
def test_drawn_lines(make_docx: Make, drawing: str, lines: tuple[Line, ...], objects: int) -> None:
    page = sect(width=11907).replace('w:right="851"', 'w:right="852"')
    block = first(make_docx, p(r(drawing)), page=page)
    assert block.objects == objects and len(block.lines) == len(lines)
    for found, wanted in zip(block.lines, lines, strict=True):
        assert found.length == pytest.approx(wanted.length, abs=0.1)
        assert (found.x, found.y) == (None if wanted.x is None else pytest.approx(wanted.x, abs=0.1), wanted.y)


def test_lines_in_a_group(make_docx: Make) -> None:
    def box(x: int, y: int, width: int, height: int, of: str = "") -> str:
        return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>{of}</a:xfrm>'

    group = box(0, 0, 100 * EMU, 50 * EMU, '<a:chOff x="0" y="0"/><a:chExt cx="200" cy="100"/>')
    inner = box(100, 0, 100, 100, '<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/>')
    shapes = wsp("line", box(20, 10, 80, 0)) + f"<wpg:grpSp><wpg:grpSpPr>{inner}</wpg:grpSpPr>{wsp('line', box(10, 20, 60, 0))}</wpg:grpSp>"
    block = first(make_docx, p(r(anchor(f"<wpg:wgp><wpg:grpSpPr>{group}</wpg:grpSpPr>{shapes}</wpg:wgp>", length=100, height=50))))
    assert block.lines == (Line("shape", 40.0, 30.0, 10.0), Line("shape", 30.0, 75.0, 15.0))


def test_a_line_in_a_cell_is_measured_from_the_cell(make_docx: Make) -> None:
    inside = table(cell() + cell(p(r(anchor(wsp(), x="<wp:align>center</wp:align>")))))
    assert load(make_docx(inside)).blocks[1].lines[0].x == pytest.approx((49.11 - 40) / 2, abs=0.02)
    outside = table(cell() + cell(p(r(anchor(wsp(), relative="margin", more='layoutInCell="0"')))))
    assert load(make_docx(outside)).blocks[1].lines[0].x == pytest.approx(20 - 35.28, abs=0.02)


LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
BOX = "<w:pBdr>" + "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right")) + "</w:pBdr>"


def test_borders_below_paragraphs(make_docx: Make) -> None:
    body = (
        p(about=LINE + '<w:ind w:left="567" w:right="567"/>')
        + p(about=LINE) + p(about=LINE)
        + p(about=BOX)
        + p() + p(about='<w:pBdr><w:top w:val="single"/></w:pBdr>')
        + p(about='<w:pBdr><w:bottom w:val="none"/></w:pBdr>')
    )  # fmt: skip
    blocks = load(make_docx(body)).blocks
    assert [len(block.lines) for block in blocks] == [1, 0, 1, 0, 1, 0, 0]
    assert blocks[0].lines[0].kind == "border"
    assert (blocks[0].lines[0].length, blocks[0].lines[0].x) == (pytest.approx(145, abs=0.05), 10.0)


def test_text_boxes(make_docx: Make) -> None:
    content = f"<w:txbxContent>{p(r(t('trong khung')))}{table(cell(p(r(t('ô')))))}</w:txbxContent>"
    box = anchor(wsp("rect", "", f"<wps:txbx>{content}</wps:txbx><wps:bodyPr lIns='0' rIns='0'/>"), length=50, height=30)
    old = f'<w:pict><v:shape style="width:55.08mm;height:30mm"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    alternate = f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    blocks = load(make_docx(p(r(t("a")) + r(alternate)) + p(r(old)) + p(r(t("z"))))).blocks
    assert [(block.text, block.place.kind, block.place.frame) for block in blocks] == [
        ("a", "body", -1), ("trong khung", "frame", 1), ("ô", "cell", 1), ("", "body", -1), ("trong khung", "frame", 2), ("ô", "cell", 2), ("z", "body", -1),
    ]  # fmt: skip
    assert [blocks[at].place.width for at in (1, 4)] == [50.0, 50.0]
    assert blocks[0].objects == 1


def test_older_frames(make_docx: Make) -> None:
    frame = '<w:framePr w:w="2835" w:wrap="around"/>'
    blocks = load(
        make_docx(
            p(r(t("a")), about=frame) + p(r(t("b")), about=frame) + p(r(t("c"))) + p(about=frame) + p(about='<w:framePr w:dropCap="drop"/>')
        )
    ).blocks
    assert [(block.place.kind, block.place.frame) for block in blocks] == [
        ("frame", 1),
        ("frame", 1),
        ("body", -1),
        ("frame", 2),
        ("body", -1),
    ]
    assert blocks[0].place.width == 50.01


def test_content_controls_around_paragraphs(make_docx: Make) -> None:
    body = f"<w:sdt><w:sdtContent>{p(r(t('a')))}</w:sdtContent></w:sdt><w:sdt/><w:customXml>{p(r(t('b')))}</w:customXml>"
    body += f'<mc:AlternateContent><mc:Choice Requires="future">{p(r(t("x")))}</mc:Choice></mc:AlternateContent>'
    assert [block.text for block in load(make_docx(body)).blocks] == ["a", "b"]


def test_strict_files(make_docx: Make, tmp_path: Path) -> None:
    path = make_docx(p(r(t("a"))))
    package = Package(path)
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = package.read("word/document.xml").replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict)
    package.save(path, {"word/document.xml": data})
    assert read(Package(path)).blocks[0].text == "a"


def test_a_document_without_a_body(make_docx: Make) -> None:
    path = make_docx("")
    package = Package(path)
    package.save(path, {"word/document.xml": package.read("word/document.xml").replace(b"w:body", b"w:other")})
    assert load(path).blocks == ()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not at hand")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("**/*.docx")), ids=lambda path: path.stem)
def test_real_documents_are_read(path: Path) -> None:
    document = load(path)
    assert any(block.text for block in document.blocks)
    for block in document.blocks:
        assert 0 <= block.section < len(document.sections)
        assert block.place.kind != "cell" or 0 <= block.place.table < len(document.tables)


@pytest.mark.parametrize(
    "inside",
    [
        r('<w:br w:type="page"/>') * 20_000,
        r('<w:footnoteReference w:id="1"/>' + t("a")) * 20_000,
        char("begin") * 20_000 + r(t("a")),
        (char("begin") + char("separate") + r(t("a"))) * 10_000 + char("end") * 10_000,
        r(t("a b " * 250_000)),
        r(t("a") + "<w:tab/>") * 20_000,
    ],
    ids=["breaks", "notes", "begun fields", "nested fields", "a million letters", "tabs"],
)
def test_cost_grows_in_step_with_length(make_docx: Make, inside: str) -> None:
    started = time.process_time()
    assert len(load(make_docx(p(inside))).blocks) == 1
    assert time.process_time() - started < 5
