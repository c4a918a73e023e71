# ruff: noqa: E501
"""What a .docx looks like: direct formatting, styles, defaults, theme."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from vanthu.document import Block, Document, Leading, Tab
from vanthu_files.docx import DocxFile

Make = Callable[..., Path]


def read(path: Path) -> Document:
    return DocxFile(path).document()


def style(id: str, inside: str, kind: str = "paragraph", based: str = "", default: bool = False) -> str:
    based_on = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"{mark}><w:name w:val="{id}"/>{based_on}{inside}</w:style>'


def first(make_docx: Make, body: str, **parts: str) -> Block:
    return read(make_docx(body, **parts)).blocks[0]


def test_a_document_that_says_nothing(make_docx: Make) -> None:
    block = first(make_docx, "<w:p><w:r><w:t>a</w:t></w:r></w:p>")
    assert block.runs[0].format[:2] == ("Times New Roman", 10.0)
    assert block.paragraph.align == "left" and block.paragraph.leading == Leading()


def test_as_python_docx_writes(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run("Quyết định")
    run.bold = run.italic = run.underline = True
    run.font.name, run.font.size, run.font.color.rgb = "Times New Roman", Pt(14), RGBColor(255, 0, 0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(6), Pt(18)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(8))
    document.save(str(tmp_path / "a.docx"))
    block = read(tmp_path / "a.docx").blocks[0]
    format = block.runs[0].format
    assert (format.font, format.size, format.bold, format.italic, format.underline, format.colour) == (
        "Times New Roman", 14.0, True, True, True, "FF0000",
    )  # fmt: skip
    about = block.paragraph
    assert (about.align, about.first, about.before, about.leading, about.style) == ("justify", 12.7, 6.0, Leading("exact", 18.0), "Normal")
    assert about.tabs == (Tab(79.99, "left"),)


def test_layers_of_run_formatting(make_docx: Make) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("N", '<w:rPr><w:sz w:val="26"/><w:color w:val="00ff00"/></w:rPr>', default=True)
        + style("P", "<w:rPr><w:i/></w:rPr>", based="N")
        + style("C", '<w:rPr><w:sz w:val="40"/></w:rPr>', kind="character")
        + style("D", "<w:rPr><w:u w:val='single'/></w:rPr>", kind="character", based="C")
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val="D"/></w:rPr><w:t>b</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="D"/><w:sz w:val="28"/><w:color w:val="auto"/></w:rPr><w:t>c</w:t></w:r></w:p>'
    )
    one, two, three = [run.format for run in first(make_docx, body, styles=styles).runs]
    assert (one.font, one.size, one.italic, one.colour, one.underline) == ("Arial", 13.0, True, "00FF00", False)
    assert (two.size, two.underline) == (20.0, True)
    assert (three.size, three.colour, three.underline) == (14.0, "", True)


def test_toggles_cancel_between_styles_but_not_directly(make_docx: Make) -> None:
    styles = style("N", "<w:rPr><w:b/></w:rPr>", default=True) + style("C", "<w:rPr><w:b/><w:caps/></w:rPr>", kind="character")
    body = (
        '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>b</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="C"/><w:b/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t>d</w:t></w:r></w:p>'
    )
    block = first(make_docx, body, styles=styles)
    assert [run.format.bold for run in block.runs] == [True, False, True, False]
    assert block.shown == "aBCd"


def test_toggle_in_the_defaults_stays(make_docx: Make) -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    block = first(make_docx, "<w:p><w:r><w:t>a</w:t></w:r></w:p>", styles=defaults + style("N", "<w:rPr><w:b/></w:rPr>", default=True))
    assert block.runs[0].format.bold


THEME = (
    '<a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472c4"/>'
    '</a:accent1></a:clrScheme><a:fontScheme name="y"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont><a:minorFont>'
    '<a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'
)


def test_theme_fonts_and_colours(make_docx: Make) -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
    body = (
        '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Tahoma" w:hAnsi="Tahoma"/></w:rPr><w:t>b</w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Tahoma"/><w:color w:val="auto" w:themeColor="accent1"/></w:rPr><w:t>c</w:t></w:r>'
        '<w:r><w:rPr><w:color w:val="000000" w:themeColor="text1"/></w:rPr><w:t>d</w:t></w:r>'
        '<w:r><w:rPr><w:color w:themeColor="accent1" w:themeShade="80"/></w:rPr><w:t>e</w:t></w:r>'
        '<w:r><w:rPr><w:color w:themeColor="accent1" w:themeTint="80"/></w:rPr><w:t>f</w:t></w:r></w:p>'
    )
    formats = [run.format for run in first(make_docx, body, styles=styles, theme1=THEME).runs]
    assert [format.font for format in formats[:3]] == ["Calibri", "Tahoma", "Calibri Light"]
    assert [format.colour for format in formats[2:]] == ["4472C4", "", "223962", "A2B9E2"]


def test_a_font_of_its_own_for_letters_beyond_ascii(make_docx: Make) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/></w:rPr>'
    block = first(make_docx, f"<w:p><w:r>{fonts}<w:t>abc</w:t></w:r><w:r>{fonts}<w:t>Điều</w:t></w:r></w:p>")
    assert [run.format.font for run in block.runs] == ["Arial", "Times New Roman"]


def test_circular_and_missing_styles(make_docx: Make) -> None:
    styles = style("A", "<w:rPr><w:i/></w:rPr>", based="B") + style("B", '<w:rPr><w:sz w:val="30"/></w:rPr>', based="A")
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Z"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>'
    blocks = read(make_docx(body, styles=styles)).blocks
    assert (blocks[0].runs[0].format.size, blocks[0].runs[0].format.italic) == (15.0, True)
    assert blocks[1].runs[0].format.size == 10.0


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ('<w:vertAlign w:val="superscript"/>', "position", 1),
        ('<w:vertAlign w:val="subscript"/>', "position", -1),
        ('<w:spacing w:val="-10"/>', "spacing", -0.5),
        ("<w:dstrike/>", "strike", True),
        ('<w:u w:val="none"/>', "underline", False),
        ('<w:sz w:val="14pt"/>', "size", 14.0),
        ('<w:sz w:val="nonsense"/>', "size", 10.0),
        ('<w:color w:val="ff00aa"/>', "colour", "FF00AA"),
    ],
)
def test_single_properties_of_runs(make_docx: Make, inside: str, field: str, value: object) -> None:
    block = first(make_docx, f"<w:p><w:r><w:rPr>{inside}</w:rPr><w:t>a</w:t></w:r></w:p>")
    assert getattr(block.runs[0].format, field) == value


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ('<w:jc w:val="both"/>', "align", "justify"),
        ('<w:jc w:val="start"/>', "align", "left"),
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:jc w:val="distribute"/>', "align", "justify"),
        ('<w:ind w:firstLine="720"/>', "first", 12.7),
        ('<w:ind w:firstLine="1cm"/>', "first", 10.0),
        ('<w:ind w:left="1000" w:hanging="567"/>', "first", -10.0),
        ('<w:ind w:start="567"/>', "left", 10.0),
        ('<w:ind w:firstLineChars="200" w:firstLine="5"/>', "first", 7.06),
        ('<w:spacing w:before="120"/>', "before", 6.0),
        ('<w:spacing w:beforeLines="50"/>', "before", 6.0),
        ('<w:spacing w:after="0" w:afterAutospacing="1"/>', "after", 14.0),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "leading", Leading("multiple", 1.5)),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', "leading", Leading("exact", 18.0)),
        ('<w:spacing w:line="360" w:lineRule="atLeast"/>', "leading", Leading("least", 18.0)),
        ('<w:outlineLvl w:val="1"/>', "outline", 2),
        ('<w:outlineLvl w:val="9"/>', "outline", 0),
        ("<w:pageBreakBefore/>", "page_break", True),
    ],
)
def test_single_properties_of_paragraphs(make_docx: Make, inside: str, field: str, value: object) -> None:
    assert getattr(first(make_docx, f"<w:p><w:pPr>{inside}</w:pPr></w:p>").paragraph, field) == value


def test_paragraph_style_chain_and_tabs(make_docx: Make) -> None:
    styles = style(
        "N",
        '<w:pPr><w:tabs><w:tab w:val="center" w:pos="1440"/><w:tab w:val="left" w:pos="2880"/></w:tabs><w:jc w:val="both"/></w:pPr>',
        default=True,
    ) + style("P", '<w:pPr><w:ind w:firstLine="720" w:left="100"/></w:pPr>', based="N")
    inside = '<w:pStyle w:val="P"/><w:tabs><w:tab w:val="clear" w:pos="2880"/><w:tab w:val="right" w:pos="5760"/></w:tabs><w:ind w:firstLine="0"/>'
    about = first(make_docx, f"<w:p><w:pPr>{inside}</w:pPr></w:p>", styles=styles).paragraph
    assert (about.align, about.first, about.left, about.style) == ("justify", 0.0, 1.76, "P")
    assert about.tabs == (Tab(25.4, "center"), Tab(101.6, "right"))


def test_contextual_spacing_is_resolved(make_docx: Make) -> None:
    styles = style("N", '<w:pPr><w:spacing w:before="120" w:after="200"/></w:pPr>', default=True) + style(
        "L", "<w:pPr><w:contextualSpacing/></w:pPr>", based="N"
    )
    listed = '<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr></w:p>'
    blocks = read(make_docx(f"<w:p/>{listed}{listed}<w:p/>", styles=styles)).blocks
    assert [(each.paragraph.before, each.paragraph.after) for each in blocks] == [(6.0, 10.0), (6.0, 0.0), (0.0, 10.0), (6.0, 10.0)]


def test_table_style_formats_cells(make_docx: Make) -> None:
    conditional = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = style("N", "", default=True) + style(
        "T", f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>{conditional}', kind="table"
    )
    cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
    look = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0020"/></w:tblPr>'
    body = f'<w:tbl>{look}<w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl><w:p><w:r><w:t>b</w:t></w:r></w:p>'
    one, two, after = read(make_docx(body, styles=styles)).blocks
    assert (one.runs[0].format.size, one.runs[0].format.bold, one.paragraph.align) == (9.0, True, "center")
    assert (two.runs[0].format.size, two.runs[0].format.bold) == (9.0, False)
    assert (after.runs[0].format.size, after.paragraph.align) == (10.0, "left")


def test_paragraph_mark(make_docx: Make) -> None:
    block = first(make_docx, '<w:p><w:pPr><w:rPr><w:sz w:val="28"/><w:b/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>')
    assert (block.mark.size, block.mark.bold, block.runs[0].format.size) == (14.0, True, 10.0)


def test_equal_formats_make_one_run(make_docx: Make) -> None:
    body = '<w:p><w:r w:rsidR="00A1"><w:rPr><w:lang w:val="vi-VN"/></w:rPr><w:t>Căn </w:t></w:r><w:r><w:t>cứ</w:t></w:r></w:p>'
    block = first(make_docx, body)
    assert len(block.runs) == 1 and block.text == "Căncứ"  # the blank counts only where xml:space says so
    body = body.replace("<w:t>Căn", '<w:t xml:space="preserve">Căn')
    assert first(make_docx, body).text == "Căn cứ"


@pytest.mark.parametrize(
    ("formats", "text", "labels"),
    [
        (["decimal"], "%1.", ["1.", "2.", "3."]),
        (["decimalZero"], "%1", ["01", "02", "03"]),
        (["lowerLetter"], "%1)", ["a)", "b)", "c)"]),
        (["upperLetter"], "%1", ["A", "B", "C"]),
        (["lowerRoman"], "%1.", ["i.", "ii.", "iii."]),
        (["upperRoman"], "Chương %1", ["Chương I", "Chương II", "Chương III"]),
        (["ordinal"], "%1", ["1st", "2nd", "3rd"]),
        (["vietnameseCounting"], "%1", ["một", "hai", "ba"]),
        (["numberInDash"], "%1", ["- 1 -", "- 2 -", "- 3 -"]),
        (["none"], "§", ["§", "§", "§"]),
        (["bullet"], "\uf0b7", ["•", "•", "•"]),
    ],
)
def test_labels(make_docx: Make, formats: list[str], text: str, labels: list[str]) -> None:
    numbering = abstract(0, [(formats[0], text)]) + listing(1, 0)
    assert labels_of(make_docx, [(1, 0)] * 3, numbering) == labels


def abstract(id: int, levels: list[tuple[str, str]], extra: dict[int, str] | None = None) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{(extra or {}).get(n, "")}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{id}">{inside}</w:abstractNum>'


def listing(id: int, scheme: int, inside: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{scheme}"/>{inside}</w:num>'


def labels_of(make_docx: Make, items: list[tuple[int, int]], numbering: str, **parts: str) -> list[str]:
    body = "".join(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr></w:pPr></w:p>' for id, level in items)
    return [block.label for block in read(make_docx(body, numbering=numbering, **parts)).blocks]


def test_levels_count_and_start_again(make_docx: Make) -> None:
    numbering = abstract(0, [("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")]) + listing(1, 0)
    items = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert labels_of(make_docx, items, numbering) == ["I.", "I.1.", "I.2.", "a)", "I.3.", "a)", "II.", "II.1."]


def test_legal_numbers_and_restart_rules(make_docx: Make) -> None:
    levels = [("upperRoman", "%1."), ("decimal", "%1.%2."), ("decimal", "%3.")]
    numbering = abstract(0, levels, {1: '<w:isLgl/><w:lvlRestart w:val="0"/>', 2: '<w:lvlRestart w:val="1"/>'}) + listing(1, 0)
    items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert labels_of(make_docx, items, numbering) == ["I.", "1.1.", "1.", "1.2.", "2.", "II.", "2.3.", "1."]


def test_a_level_without_its_parent_shows_the_start(make_docx: Make) -> None:
    numbering = abstract(0, [("decimal", "%1."), ("decimal", "%1.%2.")]) + listing(1, 0)
    assert labels_of(make_docx, [(1, 1), (1, 1), (1, 0)], numbering) == ["1.1.", "1.2.", "1."]


def test_lists_of_one_scheme_go_on_unless_told_otherwise(make_docx: Make) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    other = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>'
    numbering = abstract(0, [("decimal", "%1.")]) + listing(1, 0) + listing(2, 0) + listing(3, 0, again) + listing(4, 0, other)
    items = [(1, 0), (2, 0), (3, 0), (3, 0), (4, 0)]
    assert labels_of(make_docx, items, numbering) == ["1.", "2.", "5.", "6.", "(G)"]


def test_numbers_through_styles(make_docx: Make) -> None:
    styles = (
        style("N", "", default=True)
        + style("H", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("S", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        + abstract(1, [("decimal", "%1."), ("lowerLetter", "%2)")], {1: '<w:pStyle w:val="H"/>'}).replace(
            "<w:lvl ", '<w:styleLink w:val="S"/><w:lvl ', 1
        )
        + listing(1, 0)
        + listing(2, 1)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    assert [block.label for block in read(make_docx(body, styles=styles, numbering=numbering)).blocks] == ["a)", ""]


def test_numbering_that_leads_nowhere(make_docx: Make) -> None:
    numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>' + listing(1, 0) + listing(2, 7)
    styles = style("S", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert labels_of(make_docx, [(1, 0), (2, 0), (9, 0)], numbering, styles=styles) == ["", "", ""]


def test_custom_number_width(make_docx: Make) -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/>{choice}<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    )
    assert labels_of(make_docx, [(1, 0), (1, 0)], numbering + listing(1, 0)) == ["009", "010"]


def test_a_label_has_the_marks_format_and_the_levels(make_docx: Make) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:lvl>"
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>' + listing(1, 0)
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        f'<w:p><w:pPr>{number}<w:rPr><w:sz w:val="28"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
        f'<w:p><w:pPr>{number}<w:ind w:left="0" w:firstLine="720"/></w:pPr></w:p>'
    )
    one, two = read(make_docx(body, numbering=numbering)).blocks
    assert (one.label_format.size, one.label_format.bold, one.runs[0].format.bold) == (14.0, True, False)
    assert (one.paragraph.left, one.paragraph.first) == (10.0, -10.0)
    assert (two.paragraph.left, two.paragraph.first) == (0.0, 12.7)
