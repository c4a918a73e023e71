"""OpenDocument text → Document: what is shown, how it looks, where it stands."""

# ruff: noqa: E501  (a fixture reads better unbroken)

from __future__ import annotations

from pathlib import Path

import pytest

import vanthu_files
from files.flat import MASTER, NAMED, PAGE, flat, paragraph_style, read, text_style
from vanthu.document import Leading, Line, Place, Tab

SECTION = (
    '<style:style style:name="Sect1" style:family="section"><style:section-properties><style:columns fo:column-count="2"'
    ' fo:column-gap="5mm"/></style:section-properties></style:style>'
)


def texts(folder: Path, body: str, automatic: str = "", **parts: str) -> list[str]:
    return [block.text for block in read(folder, body, automatic, **parts).blocks]


# Text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("một  hai\n\tba", "một hai ba"),
        ("  đầu dòng", "đầu dòng"),
        ("<text:s text:c='3'/>ba", "   ba"),
        ("a <text:s text:c='2'/>b", "a   b"),
        ("a<text:s/> b", "a  b"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a<text:span> </text:span> <text:span>b</text:span>", "a b"),
        ("a\u00a0\u00a0b", "a\u00a0\u00a0b"),
        ("a<text:soft-page-break/>b<text:bookmark text:name='x'/>", "ab"),
        ("a<text:a>liên kết</text:a><text:meta>b</text:meta>", "aliên kếtb"),
        ("a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>c</text:ruby-text></text:ruby>", "ab"),
        ("a<office:annotation><dc:creator>x</dc:creator><text:p>lời bàn</text:p></office:annotation>b", "ab"),
        ("<text:number>1.</text:number>a", "a"),
        ("<!-- lời --><?pi x?>a", "a"),
        ("<text:s text:c='9999999999999'/>", " "),
        ("<text:s text:c='999999'/>", " " * 512),
        ("<text:s text:c='x'/>a", " a"),
    ],
)
def test_what_a_paragraph_shows(tmp_path: Path, inside: str, text: str) -> None:
    assert texts(tmp_path, f"<text:p>{inside}</text:p>") == [text]


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    styles = (
        text_style("T1", 'text:display="none"')
        + text_style("T2", 'text:display="true"')
        + paragraph_style("P1", text='text:display="none"')
    )
    body = '<text:p>a<text:span text:style-name="T1">b<text:tab/></text:span>c</text:p><text:p text:style-name="P1">ẩn</text:p>'
    assert texts(tmp_path, body, styles) == ["ac", ""]


def test_fields_and_notes(tmp_path: Path) -> None:
    body = (
        "<text:p>Trang <text:page-number>2</text:page-number>/<text:page-count>5</text:page-count> <text:date>hôm nay</text:date>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích</text:p></text:note-body></text:note>.</text:p>"
        "<text:p><text:page-number/></text:p>"
    )
    document = read(tmp_path, body)
    block, empty, note = document.blocks
    assert block.text == "Trang 2/5 hôm nay."
    assert [(run.text, run.field) for run in block.runs if run.field] == [("2", "PAGE"), ("5", "NUMPAGES"), ("hôm nay", "DATE")]
    assert block.notes == (len("Trang 2/5 hôm nay"),)
    assert [run.field for run in empty.runs] == ["PAGE"]
    assert (note.text, note.place) == ("Chú thích", Place("note", frame=1, width=165.0))


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>bị xóa</text:p></text:deletion></text:changed-region>"
        "<text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>"
        "<text:p>còn<text:change text:change-id='c1'/> <text:change-start text:change-id='c2'/>thêm<text:change-end text:change-id='c2'/></text:p>"
        "<text:p>yên</text:p>"
    )
    document = read(tmp_path, body)
    assert [block.text for block in document.blocks] == ["còn thêm", "yên"]
    assert [block.tracked for block in document.blocks] == [True, False]
    assert (document.source.tracked, document.source.notes) == (2, ("tracked",))


def test_comments_are_counted(tmp_path: Path) -> None:
    document = read(tmp_path, "<text:p>a<office:annotation><text:p>x</text:p></office:annotation></text:p>")
    assert document.source.comments == 1


# Looks


@pytest.mark.parametrize(
    ("properties", "field", "value"),
    [
        ('style:font-name="F2"', "font", "Arial"),
        ("fo:font-family=\"'Arial'\"", "font", "Arial"),
        ('style:font-name="Không khai báo"', "font", "Không khai báo"),
        ('fo:font-size="14pt"', "size", 14.0),
        ('fo:font-size="13.5pt"', "size", 13.5),
        ('fo:font-size="50%"', "size", 6.0),
        ('fo:font-size="x"', "size", 12.0),
        ('fo:font-weight="bold"', "bold", True),
        ('fo:font-weight="700"', "bold", True),
        ('fo:font-weight="normal"', "bold", False),
        ('fo:font-style="italic"', "italic", True),
        ('style:text-underline-style="solid"', "underline", True),
        ('style:text-underline-style="none"', "underline", False),
        ('style:text-line-through-style="solid"', "strike", True),
        ('fo:text-transform="uppercase"', "caps", True),
        ('fo:color="#ff0000"', "colour", "FF0000"),
        ('fo:color="#000000"', "colour", "000000"),
        ('fo:color="#ff0000" style:use-window-font-color="true"', "colour", ""),
        ('style:text-position="super 58%"', "position", 1),
        ('style:text-position="-33% 58%"', "position", -1),
        ('style:text-position="0% 100%"', "position", 0),
        ('fo:letter-spacing="0.5pt"', "spacing", 0.5),
        ('fo:letter-spacing="normal"', "spacing", 0.0),
    ],
)
def test_what_a_span_looks_like(tmp_path: Path, properties: str, field: str, value: object) -> None:
    document = read(tmp_path, '<text:p><text:span text:style-name="T1">a</text:span></text:p>', text_style("T1", properties))
    assert getattr(document.blocks[0].runs[0].format, field) == value


def test_styles_lie_one_over_the_other(tmp_path: Path) -> None:
    named = (
        NAMED
        + paragraph_style("A", text='fo:font-size="13pt" fo:font-weight="bold"')
        + paragraph_style("B", text='fo:font-size="200%"', parent="A", attributes='style:display-name="Kiểu B"')
        + text_style("C", 'fo:font-weight="normal" fo:font-style="italic"')
    )
    automatic = paragraph_style("P1", text='style:font-name="F2"', parent="B") + text_style("T1", 'fo:font-size="10pt"', parent="C")
    body = (
        '<text:p text:style-name="P1">a<text:span text:style-name="T1">b<text:span text:style-name="T1">c</text:span></text:span></text:p>'
    )
    block = read(tmp_path, body, automatic, named=named).blocks[0]
    assert [(run.text, run.format.font, run.format.size, run.format.bold, run.format.italic) for run in block.runs] == [
        ("a", "Arial", 26.0, True, False),
        ("bc", "Arial", 10.0, False, True),
    ]
    assert block.paragraph.style == "Kiểu B"


def test_a_ring_of_styles_ends(tmp_path: Path) -> None:
    named = paragraph_style("A", parent="B") + paragraph_style("B", text='fo:font-size="9pt"', parent="A")
    assert read(tmp_path, '<text:p text:style-name="A">a</text:p>', named=named).blocks[0].runs[0].format.size == 9.0


def test_the_mark_is_the_empty_span_at_the_end(tmp_path: Path) -> None:
    body = '<text:p>a<text:span text:style-name="T1"/></text:p><text:p><text:span text:style-name="T1"/></text:p>'
    blocks = read(tmp_path, body, text_style("T1", 'fo:font-size="9pt"')).blocks
    assert [(block.mark.size, block.text) for block in blocks] == [(9.0, "a"), (9.0, "")]


def test_newer_offices_name_the_mark_s_style(tmp_path: Path) -> None:
    (block,) = read(tmp_path, '<text:p loext:marker-style-name="T1">a</text:p>', text_style("T1", 'fo:font-size="9pt"')).blocks
    assert (block.mark.size, block.runs[0].format.size) == (9.0, 12.0)


@pytest.mark.parametrize(
    ("properties", "field", "value"),
    [
        ('fo:text-align="start"', "align", "left"),
        ('fo:text-align="end"', "align", "right"),
        ('fo:text-align="center"', "align", "center"),
        ('fo:text-align="justify"', "align", "justify"),
        ('fo:text-indent="1.27cm"', "first", 12.7),
        ('fo:text-indent="-5mm"', "first", -5.0),
        ('fo:margin="3mm"', "left", 3.0),
        ('fo:margin="3mm" fo:margin-left="4mm"', "left", 4.0),
        ('fo:margin-right="0.5in"', "right", 12.7),
        ('fo:margin-top="0.0835in"', "before", 6.0),
        ('fo:margin-bottom="6pt"', "after", 6.0),
        ('fo:line-height="115%"', "leading", Leading("multiple", 1.15)),
        ('fo:line-height="normal"', "leading", Leading()),
        ('fo:line-height="17pt"', "leading", Leading("exact", 17.0)),
        ('style:line-height-at-least="18pt"', "leading", Leading("least", 18.0)),
        ('fo:break-before="page"', "page_break", True),
        ('fo:break-before="auto"', "page_break", False),
    ],
)
def test_how_a_paragraph_stands(tmp_path: Path, properties: str, field: str, value: object) -> None:
    document = read(tmp_path, '<text:p text:style-name="P1">a</text:p>', paragraph_style("P1", properties))
    assert getattr(document.blocks[0].paragraph, field) == value


def test_shares_of_the_parents_measures(tmp_path: Path) -> None:
    named = NAMED + paragraph_style("A", 'fo:margin-left="10mm" fo:margin-top="8pt" fo:text-indent="6mm"')
    automatic = paragraph_style("P1", 'fo:margin-left="50%" fo:margin-top="150%" fo:text-indent="200%"', parent="A")
    paragraph = read(tmp_path, '<text:p text:style-name="P1">a</text:p>', automatic, named=named).blocks[0].paragraph
    assert (paragraph.left, paragraph.before, paragraph.first) == (5.0, 12.0, 12.0)


@pytest.mark.parametrize(("relative", "position"), [("true", 40.0), ("false", 30.0)])
def test_tabs_count_from_the_text_area(tmp_path: Path, relative: str, position: float) -> None:
    setting = f'<config:config-item config:name="TabsRelativeToIndent">{relative}</config:config-item>'
    style = (
        '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:margin-left="10mm"><style:tab-stops>'
        '<style:tab-stop style:position="30mm" style:type="center"/><style:tab-stop style:position="x"/></style:tab-stops>'
        "</style:paragraph-properties></style:style>"
    )
    document = read(tmp_path, '<text:p text:style-name="P1">a</text:p>', style, settings=setting)
    assert document.blocks[0].paragraph.tabs == (Tab(position, "center"),)


def test_contextual_spacing_is_resolved(tmp_path: Path) -> None:
    close = paragraph_style("P1", 'fo:margin-top="6pt" fo:margin-bottom="6pt" style:contextual-spacing="true"')
    body = '<text:p text:style-name="P1">a</text:p>' * 2 + '<text:p text:style-name="Other">b</text:p>'
    spacings = [(block.paragraph.before, block.paragraph.after) for block in read(tmp_path, body, close + paragraph_style("Other")).blocks]
    assert spacings == [(6.0, 0.0), (0.0, 0.0), (0.0, 0.0)]
    other = NAMED + paragraph_style("A")
    body = '<text:p text:style-name="P1">a</text:p><text:p text:style-name="A">b</text:p>'
    spacings = [(block.paragraph.before, block.paragraph.after) for block in read(tmp_path, body, close, named=other).blocks]
    assert spacings == [(6.0, 6.0), (0.0, 0.0)]


def test_headings(tmp_path: Path) -> None:
    body = '<text:h text:outline-level="2">a</text:h><text:h>b</text:h><text:p>c</text:p>'
    assert [block.paragraph.outline for block in read(tmp_path, body).blocks] == [2, 0, 0]


def test_a_break_after(tmp_path: Path) -> None:
    document = read(tmp_path, '<text:p text:style-name="P1">a</text:p>', paragraph_style("P1", 'fo:break-after="page"'))
    assert document.blocks[0].breaks_page


# Lists


def level(depth: int, attributes: str, place: str = 'fo:margin-left="10mm" fo:text-indent="-5mm"', kind: str = "number") -> str:
    return (
        f'<text:list-level-style-{kind} text:level="{depth}" {attributes}><style:list-level-properties'
        f' text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment {place}/>'
        f"</style:list-level-properties></text:list-level-style-{kind}>"
    )


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def item(text: str, attributes: str = "") -> str:
    return f"<text:list-item {attributes}><text:p>{text}</text:p></text:list-item>"


def test_labels_nest_and_count(tmp_path: Path) -> None:
    style = list_style(
        "L1",
        level(1, 'style:num-format="1" style:num-suffix="."'),
        level(2, 'style:num-format="1" text:display-levels="2" style:num-suffix="."', 'fo:margin-left="20mm"'),
        level(3, 'style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:start-value="3"'),
    )
    inner = f"<text:list><text:list-item><text:p>1.1</text:p><text:list>{item('c')}{item('d')}</text:list></text:list-item></text:list>"
    body = (
        f'<text:list xml:id="x" text:style-name="L1">{item("một")}<text:list-item><text:p>hai</text:p>{inner}<text:p>thêm</text:p></text:list-item>'
        f"<text:list-header><text:p>đầu</text:p></text:list-header></text:list>"
        f'<text:list text:style-name="L1">{item("lại")}</text:list>'
        f'<text:list text:continue-list="x" text:style-name="L1">{item("tiếp")}{item("bảy", chr(34).join(["text:start-value=", "7", ""]))}</text:list>'
        f'<text:list text:continue-numbering="true" text:style-name="L1">{item("tám")}</text:list>'
    )
    blocks = read(tmp_path, body, style).blocks
    assert [(block.text, block.label) for block in blocks] == [
        ("một", "1."),
        ("hai", "2."),
        ("1.1", "2.1."),
        ("c", "(c)"),
        ("d", "(d)"),
        ("thêm", ""),
        ("đầu", ""),
        ("lại", "1."),
        ("tiếp", "3."),
        ("bảy", "7."),
        ("tám", "8."),
    ]
    assert [(block.paragraph.left, block.paragraph.first) for block in blocks[:3]] == [(10.0, -5.0), (10.0, -5.0), (20.0, 0.0)]
    assert (blocks[5].paragraph.left, blocks[5].paragraph.first) == (10.0, 0.0)


@pytest.mark.parametrize(
    ("attributes", "kind", "label"),
    [
        ('style:num-format="I"', "number", "I"),
        ('style:num-format="i" text:start-value="4"', "number", "iv"),
        ('style:num-format="A" text:start-value="27"', "number", "AA"),
        ('style:num-format="a" style:num-letter-sync="true" text:start-value="28"', "number", "bb"),
        ('style:num-format="a" text:start-value="0"', "number", "0"),
        ('style:num-format="" style:num-prefix="Điều"', "number", "Điều"),
        ('style:num-format="1" loext:num-list-format="Khoản %1%)"', "number", "Khoản 1)"),
        ('text:bullet-char="-"', "bullet", "-"),
        ('text:bullet-char="\uf0b7" style:num-suffix="."', "bullet", "•"),
        ("", "image", "•"),
    ],
)
def test_kinds_of_labels(tmp_path: Path, attributes: str, kind: str, label: str) -> None:
    body = f'<text:list text:style-name="L1">{item("a")}</text:list>'
    assert read(tmp_path, body, list_style("L1", level(1, attributes, kind=kind))).blocks[0].label == label


def test_a_label_looks_like_the_mark_and_its_style(tmp_path: Path) -> None:
    styles = text_style("T1", 'fo:font-weight="bold"') + list_style("L1", level(1, 'style:num-format="1" text:style-name="T1"'))
    block = read(tmp_path, f'<text:list text:style-name="L1">{item("a")}</text:list>', styles).blocks[0]
    assert (block.label_format.bold, block.label_format.size, block.runs[0].format.bold) == (True, 12.0, False)


def test_indents_of_a_paragraph_stand_above_those_of_its_list(tmp_path: Path) -> None:
    named = (
        NAMED
        + paragraph_style("A", 'fo:margin-left="3mm"')
        + paragraph_style("B", 'fo:margin-left="4mm"', attributes='style:list-style-name="L1"')
    )
    styles = (
        list_style("L1", level(1, 'style:num-format="1"'))
        + paragraph_style("P1", 'fo:margin-left="2mm" fo:text-indent="1mm"')
        + paragraph_style("P2", parent="A")
        + paragraph_style("P3", parent="B")
    )
    paragraphs = "".join(f'<text:list-item><text:p text:style-name="P{n}">a</text:p></text:list-item>' for n in (1, 2, 3))
    blocks = read(tmp_path, f'<text:list text:style-name="L1">{paragraphs}</text:list>', styles, named=named).blocks
    assert [(block.paragraph.left, block.paragraph.first) for block in blocks] == [(2.0, 1.0), (10.0, -5.0), (4.0, -5.0)]


def test_a_list_style_that_only_the_paragraph_names(tmp_path: Path) -> None:
    styles = list_style("L1", level(1, 'style:num-format="1"')) + paragraph_style("P1", attributes='style:list-style-name="L1"')
    body = '<text:list><text:list-item><text:p text:style-name="P1">a</text:p></text:list-item></text:list>'
    assert read(tmp_path, body, styles).blocks[0].label == "1"


def test_the_older_way_of_placing_labels(tmp_path: Path) -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1">'
        '<style:list-level-properties text:space-before="5mm" text:min-label-width="6mm"/></text:list-level-style-number></text:list-style>'
    )
    paragraph = read(tmp_path, f'<text:list text:style-name="L1">{item("a")}</text:list>', style).blocks[0].paragraph
    assert (paragraph.left, paragraph.first) == (11.0, -6.0)


def test_numbered_headings(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    off = paragraph_style("P1", attributes='style:list-style-name=""')
    body = (
        '<text:h text:outline-level="1">a</text:h><text:h text:outline-level="1" text:style-name="P1">b</text:h>'
        '<text:h text:outline-level="2">c</text:h><text:h text:outline-level="1" text:is-list-header="true">d</text:h>'
        '<text:h text:outline-level="1">e</text:h>'
    )
    assert [block.label for block in read(tmp_path, body, off, named=NAMED + outline).blocks] == ["I.", "", "", "", "II."]


# Tables

TABLE_STYLES = (
    '<style:style style:name="Ta" style:family="table"><style:table-properties style:width="100mm" fo:margin-left="-2mm"/></style:style>'
    '<style:style style:name="Ta.A" style:family="table-column"><style:table-column-properties style:column-width="40mm"/></style:style>'
    '<style:style style:name="Ta.B" style:family="table-column"><style:table-column-properties style:column-width="60mm"/></style:style>'
    '<style:style style:name="Ta.1" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:padding-left="2mm"'
    ' fo:border="0.5pt solid #000000"/></style:style>'
)


def cell(inside: str, attributes: str = "") -> str:
    return f'<table:table-cell table:style-name="Ta.1" {attributes}>{inside}</table:table-cell>'


def test_a_table(tmp_path: Path) -> None:
    nested = f"<table:table><table:table-column/><table:table-row>{cell('<text:p>lồng</text:p>')}</table:table-row></table:table>"
    body = (
        '<table:table table:style-name="Ta"><table:table-column table:style-name="Ta.A"/><table:table-column table:style-name="Ta.B"/>'
        f"<table:table-header-rows><table:table-row>{cell('<text:p>đầu</text:p>', 'table:number-columns-spanned=' + chr(34) + '2' + chr(34))}"
        "<table:covered-table-cell/></table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('<text:p>a</text:p><text:p>b</text:p>')}{cell('<text:p>c</text:p>' + nested)}</table:table-row></table:table>"
        "<text:p>sau</text:p>"
    )
    document = read(tmp_path, body, TABLE_STYLES)
    assert [(block.text, block.place) for block in document.blocks] == [
        ("đầu", Place("cell", 0, 0, 0, width=97.0)),
        ("a", Place("cell", 0, 1, 0, width=37.0)),
        ("b", Place("cell", 0, 1, 0, width=37.0)),
        ("c", Place("cell", 0, 1, 1, width=57.0)),
        ("lồng", Place("cell", 1, 0, 0, width=54.0)),
        ("sau", Place("body", width=165.0)),
    ]
    assert document.tables[0] == (((40.0, 60.0), 2, True, -2.0, False))
    assert document.tables[1].nested


@pytest.mark.parametrize(("align", "left"), [("center", 32.5), ("right", 65.0), ("left", -2.0)])
def test_where_a_table_stands(tmp_path: Path, align: str, left: float) -> None:
    styles = TABLE_STYLES.replace("<style:table-properties ", f'<style:table-properties table:align="{align}" ')
    columns = '<table:table-column table:style-name="Ta.A"/><table:table-column table:style-name="Ta.B"/>'
    body = f'<table:table table:style-name="Ta">{columns}<table:table-row>{cell("<text:p/>")}</table:table-row></table:table>'
    assert read(tmp_path, body, styles).tables[0].left == left


def test_columns_by_their_share_and_borders_on_one_side(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="C" style:family="table-column"><style:table-column-properties style:rel-column-width="2*"/></style:style>'
        '<style:style style:name="Ce" style:family="table-cell"><style:table-cell-properties fo:border="none"'
        ' fo:border-bottom="1pt solid #000000"/></style:style>'
    )
    body = (
        '<table:table><table:table-column table:number-columns-repeated="3" table:style-name="C"/>'
        '<table:table-row table:number-rows-repeated="4" table:default-cell-style-name="Ce"><table:table-cell><text:p/></table:table-cell></table:table-row></table:table>'
    )
    table = read(tmp_path, body, styles).tables[0]
    assert (table.widths, table.bordered, table.rows) == ((55.0, 55.0, 55.0), False, 4)


# Drawn things


def graphic(name: str, attributes: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties draw:stroke="solid" {attributes}/></style:style>'


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        ('<draw:line svg:x1="10mm" svg:y1="5mm" svg:x2="50mm" svg:y2="5mm"/>', Line("shape", 40.0, 10.0, 5.0)),
        ('<draw:line svg:x1="50mm" svg:y1="5mm" svg:x2="10mm" svg:y2="5.1mm"/>', Line("shape", 40.0, 10.0, 5.0)),
        ('<draw:connector svg:x1="1cm" svg:y1="5mm" svg:x2="5cm" svg:y2="5mm"/>', Line("shape", 40.0, 10.0, 5.0)),
        (
            '<draw:custom-shape svg:x="1in" svg:y="2mm" svg:width="30mm" svg:height="0.03mm"><text:p/></draw:custom-shape>',
            Line("shape", 30.0, 25.4, 2.0),
        ),
        ('<draw:path svg:x="0mm" svg:y="0mm" svg:width="30mm" svg:height="0mm"/>', Line("shape", 30.0, 0.0, 0.0)),
        ('<draw:g><draw:line svg:x1="0mm" svg:y1="0mm" svg:x2="9mm" svg:y2="0mm"/></draw:g>', Line("shape", 9.0, 0.0, 0.0)),
    ],
)
def test_lines(tmp_path: Path, shape: str, line: Line) -> None:
    block = read(tmp_path, f"<text:p>{shape}chữ</text:p>").blocks[0]
    assert (block.text, block.lines, block.objects) == ("chữ", (line,), 0)


@pytest.mark.parametrize(
    ("shape", "objects"),
    [
        ('<draw:line svg:x1="10mm" svg:y1="5mm" svg:x2="10mm" svg:y2="50mm"/>', 1),
        ('<draw:line svg:x1="10mm"/>', 1),
        ('<draw:rect svg:x="0mm" svg:width="30mm" svg:height="20mm"/>', 1),
        ('<draw:frame svg:width="30mm"><draw:image/></draw:frame>', 1),
        ('<draw:line draw:style-name="no" svg:x1="0mm" svg:y1="0mm" svg:x2="9mm" svg:y2="0mm"/>', 0),
    ],
)
def test_what_is_no_line(tmp_path: Path, shape: str, objects: int) -> None:
    hidden = '<style:style style:name="no" style:family="graphic"><style:graphic-properties draw:stroke="none"/></style:style>'
    block = read(tmp_path, f"<text:p>{shape}</text:p>", hidden).blocks[0]
    assert (block.lines, block.objects) == ((), objects)


@pytest.mark.parametrize(
    ("place", "x"),
    [
        ('style:horizontal-pos="center" style:horizontal-rel="paragraph"', 62.5),
        ('style:horizontal-pos="right" style:horizontal-rel="page-content"', 125.0),
        ('style:horizontal-pos="left" style:horizontal-rel="page"', -30.0),
        ('style:horizontal-pos="from-left" style:horizontal-rel="page"', -20.0),
        ('style:horizontal-pos="from-left" style:horizontal-rel="paragraph-content"', 15.0),
        ('style:horizontal-pos="from-left" style:horizontal-rel="char"', None),
    ],
)
def test_where_a_line_stands(tmp_path: Path, place: str, x: float | None) -> None:
    line = '<draw:line draw:style-name="g" svg:x1="10mm" svg:y1="5mm" svg:x2="50mm" svg:y2="5mm"/>'
    styles = graphic("g", place + ' style:vertical-rel="page"') + paragraph_style("P1", 'fo:margin-left="5mm"')
    block = read(tmp_path, f'<text:p text:style-name="P1">{line}</text:p>', styles).blocks[0]
    assert block.lines == (Line("shape", 40.0, x, None),)


def test_borders_below_are_lines(tmp_path: Path) -> None:
    below, around, above = (
        paragraph_style("P1", 'fo:border="none" fo:border-bottom="1pt solid #000000" fo:margin-left="5mm" fo:margin-right="10mm"'),
        paragraph_style("P2", 'fo:border="1pt solid #000000"'),
        paragraph_style("P3", 'fo:border-top="1pt solid #000000"'),
    )
    body = "".join(f'<text:p text:style-name="{name}">{name}</text:p>' for name in ("P1", "P1", "P2", "Standard", "P3"))
    lines = [block.lines for block in read(tmp_path, body, below + around + above).blocks]
    assert lines == [(), (Line("border", 150.0, 5.0),), (), (Line("border", 165.0, 0.0),), ()]


def test_text_boxes_come_after_their_anchor(tmp_path: Path) -> None:
    styles = graphic("f", 'fo:padding-left="1mm" fo:padding-right="2mm"')
    body = (
        '<text:p>trước</text:p><text:p><draw:frame draw:style-name="f" svg:width="43mm"><draw:text-box><text:p>DỰ THẢO</text:p>'
        "<text:p>lần 1</text:p></draw:text-box></draw:frame>neo</text:p>"
        '<text:p><draw:custom-shape svg:width="20mm" svg:height="9mm"><text:p>hình</text:p></draw:custom-shape></text:p><text:p>sau</text:p>'
    )
    document = read(tmp_path, body, styles)
    assert [(block.text, block.place.kind, block.place.frame, block.place.width) for block in document.blocks] == [
        ("trước", "body", -1, 165.0),
        ("neo", "body", -1, 165.0),
        ("DỰ THẢO", "frame", 1, 40.0),
        ("lần 1", "frame", 1, 40.0),
        ("", "body", -1, 165.0),
        ("hình", "frame", 2, 20.0),
        ("sau", "body", -1, 165.0),
    ]
    assert [block.objects for block in document.blocks] == [0, 1, 0, 0, 1, 0, 0]


def test_what_is_anchored_to_the_page_goes_to_the_first_paragraph(tmp_path: Path) -> None:
    body = '<draw:line svg:x1="0mm" svg:y1="0mm" svg:x2="9mm" svg:y2="0mm"/><text:p>a</text:p><text:p>b</text:p>'
    assert [len(block.lines) for block in read(tmp_path, body).blocks] == [1, 0]


# Pages


def layout(name: str, page: str = "", header: str = "", footer: str = "") -> str:
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties {page}/>'
        f"<style:header-style><style:header-footer-properties {header}/></style:header-style>"
        f"<style:footer-style><style:header-footer-properties {footer}/></style:footer-style></style:page-layout>"
    )


A4 = 'fo:page-width="210mm" fo:page-height="297mm" fo:margin-left="30mm" fo:margin-right="15mm"'


def test_the_text_area_starts_below_the_header(tmp_path: Path) -> None:
    pages = layout(
        "pm2",
        A4 + ' fo:margin-top="10mm" fo:margin-bottom="8mm"',
        'fo:min-height="10mm" fo:margin-bottom="3mm"',
        'svg:height="12mm" fo:margin-top="3mm"',
    )
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="pm2">'
        '<style:header><text:p text:style-name="P1"><text:page-number>2</text:page-number></text:p></style:header>'
        "<style:header-left><text:p>chẵn</text:p></style:header-left><style:header-first><text:p/></style:header-first>"
        '<style:footer style:display="false"><text:p>ẩn</text:p></style:footer></style:master-page>'
    )
    section = read(tmp_path, "<text:p>a</text:p>", pages + paragraph_style("P1", 'fo:text-align="center"'), masters=masters).sections[0]
    assert (section.top, section.header, section.bottom) == (20.0, 10.0, 8.0)
    assert (section.first_differs, section.even_differs) == (True, True)
    assert {(margin.kind, margin.pages): [block.text for block in margin.blocks] for margin in section.margins} == {
        ("header", "default"): ["2"],
        ("header", "even"): ["chẵn"],
        ("header", "first"): [""],
    }
    assert section.margins[0].blocks[0].paragraph.align == "center"


def test_a_first_page_with_a_master_page_of_its_own(tmp_path: Path) -> None:
    pages = layout("pm2", A4 + ' fo:margin-top="20mm"') + layout("pm3", A4 + ' fo:margin-top="12mm"', 'fo:min-height="8mm"')
    masters = (
        '<style:master-page style:name="First" style:page-layout-name="pm2" style:next-style-name="Standard"/>'
        '<style:master-page style:name="Standard" style:page-layout-name="pm3"><style:header><text:p>2</text:p></style:header></style:master-page>'
    )
    style = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="First"/>'
    document = read(tmp_path, '<text:p text:style-name="P1">a</text:p><text:p>b</text:p>', pages + style, masters=masters)
    (section,) = document.sections
    assert (section.first_differs, section.top, section.header) == (True, 20.0, 12.0)
    assert [(margin.kind, margin.pages) for margin in section.margins] == [("header", "default")]


def test_left_and_right_pages_take_turns(tmp_path: Path) -> None:
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="pm1" style:next-style-name="Left"><style:header><text:p>phải</text:p>'
        '</style:header></style:master-page><style:master-page style:name="Left" style:page-layout-name="pm1" style:next-style-name="Standard">'
        "<style:header><text:p>trái</text:p></style:header></style:master-page>"
    )
    section = read(tmp_path, "<text:p>a</text:p>", masters=masters).sections[0]
    assert (section.first_differs, section.even_differs) == (False, True)
    assert [(margin.pages, margin.blocks[0].text) for margin in section.margins] == [("default", "phải"), ("even", "trái")]


def test_sections(tmp_path: Path) -> None:
    pages = layout(
        "pm2", 'fo:page-width="297mm" fo:page-height="210mm" fo:margin="20mm" style:print-orientation="landscape" style:num-format="i"'
    )
    masters = MASTER + '<style:master-page style:name="Wide" style:page-layout-name="pm2"/>'
    wide = (
        '<style:style style:name="P1" style:family="paragraph" style:master-page-name="Wide"><style:paragraph-properties'
        ' style:page-number="5" fo:break-before="page"/></style:style>'
    )
    body = (
        '<text:p>a</text:p><text:section text:style-name="Sect1"><text:p>b</text:p></text:section><text:p>c</text:p>'
        '<text:p text:style-name="P1">d</text:p><table:table><table:table-column/><table:table-row><table:table-cell>'
        "<text:p>e</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read(tmp_path, body, pages + wide + SECTION, masters=masters)
    assert [block.section for block in document.blocks] == [0, 1, 2, 3, 3]
    assert [(section.columns, section.starts_page, section.landscape, section.page_start) for section in document.sections] == [
        (1, True, False, None),
        (2, False, False, None),
        (1, False, False, None),
        (1, True, True, 5),
    ]
    assert [block.place.width for block in document.blocks] == [165.0, 80.0, 165.0, 257.0, 257.0]
    assert document.sections[3].number_format == "roman"
    assert not document.blocks[3].paragraph.page_break


def test_a_document_that_starts_in_columns(tmp_path: Path) -> None:
    body = '<text:section text:style-name="Sect1"><text:p>a</text:p></text:section><text:section text:display="none"><text:p>ẩn</text:p></text:section><text:p>b</text:p>'
    document = read(tmp_path, body, SECTION)
    assert [(section.columns, section.starts_page) for section in document.sections] == [(2, True), (1, False)]
    assert [block.text for block in document.blocks] == ["a", "b"]


def test_the_first_page_number(tmp_path: Path) -> None:
    document = read(tmp_path, '<text:p text:style-name="P1">a</text:p>', paragraph_style("P1", 'style:page-number="3"'))
    assert document.sections[0].page_start == 3


def test_pages_in_columns(tmp_path: Path) -> None:
    page = PAGE.replace(
        "/></style:page-layout>",
        '><style:columns fo:column-count="2" fo:column-gap="5mm"/></style:page-layout-properties></style:page-layout>',
    )
    body = "<text:p>a</text:p>"
    path = tmp_path / "test.fodt"
    path.write_text(flat(body).replace(PAGE, page), encoding="utf-8")
    document = vanthu_files.read(path)
    assert (document.sections[0].columns, document.blocks[0].place.width) == (2, 80.0)


def test_without_master_pages_and_styles(tmp_path: Path) -> None:
    document = read(tmp_path, "<text:p text:style-name='Không có'>a</text:p>", named="", masters="")
    assert (document.blocks[0].text, document.sections[0].width) == ("a", 210.0)


def test_indexes_are_read(tmp_path: Path) -> None:
    body = "<text:table-of-content><text:table-of-content-source><text:p>mẫu</text:p></text:table-of-content-source><text:index-body><text:index-title><text:p>MỤC LỤC</text:p></text:index-title><text:p>1</text:p></text:index-body></text:table-of-content>"
    assert texts(tmp_path, body) == ["MỤC LỤC", "1"]
