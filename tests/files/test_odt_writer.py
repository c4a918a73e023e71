"""Small changes to OpenDocument texts: what is asked happens, and nothing else."""

# ruff: noqa: E501  (a fixture reads better unbroken)

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import vanthu_files
from files.flat import MASTER, NAMED, PAGE, flat, paragraph_style, saved, text_style
from vanthu.apply import apply, merged
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
from vanthu_files.odt import OdtFile

STYLES = text_style("T1", 'fo:font-weight="bold"') + text_style("T2", 'fo:font-style="italic"')


def changed(path: Path, *edits: Edit) -> Document:
    """The document after the edits: the same in memory and as saved."""
    file = OdtFile(path)
    assert file.apply(edits) == []
    output = path.with_name("output" + path.suffix)
    file.save(output)
    document = vanthu_files.read(output)
    assert document == file.document()
    return document


def inside(path: Path) -> str:
    """The body of what was saved last."""
    text = path.with_name("output" + path.suffix).read_text(encoding="utf-8")
    return text[text.index("<office:text>") + 13 : text.index("</office:text>")]


def text(block: int, start: int, before: str, after: str) -> SetText:
    return SetText(block, start, start + len(before), before, after)


# Text


@pytest.mark.parametrize(
    ("paragraph", "edit", "result"),
    [
        ("Việt nam", text(0, 5, "n", "N"), "Việt Nam"),
        ("sau khi khi", text(0, 7, " khi", ""), "sau khi"),
        ("ab", text(0, 1, "", "X"), "aXb"),
        ("ab", text(0, 0, "", "X"), "Xab"),
        ("ab", text(0, 2, "", "X"), "abX"),
        ("ab", text(0, 0, "ab", ""), ""),
        ("", text(0, 0, "", "mới"), "mới"),
        ("a<text:s text:c='3'/>b", text(0, 2, " ", "-"), "a - b"),
        ("a<text:tab/>b", text(0, 1, "\t", " \t "), "a \t b"),
        ("ab", text(0, 1, "", "\n  "), "a\n  b"),
        ("a b", text(0, 1, " ", "  "), "a  b"),
        ("ab", text(0, 0, "", "  "), "  ab"),
        ("a\x62<text:span text:style-name='T1'>cd</text:span>e", text(0, 1, "bcde", "x"), "ax"),
        ("<text:span text:style-name='T1'>a </text:span><text:span text:style-name='T2'>x</text:span> b", text(0, 2, "x", ""), "a  b"),
        ("ab", text(0, 1, "", "\x00\x0bX\r\nY"), "aX\nYb"),
    ],
)
def test_text_is_set(tmp_path: Path, paragraph: str, edit: SetText, result: str) -> None:
    assert changed(saved(tmp_path, f"<text:p>{paragraph}</text:p>", STYLES), edit).blocks[0].text == result


def test_new_text_looks_like_what_it_replaces(tmp_path: Path) -> None:
    body = '<text:p>a<text:span text:style-name="T1">bc</text:span>d</text:p>'
    runs = lambda *edits: [(run.text, run.format.bold) for run in changed(saved(tmp_path, body, STYLES), *edits).blocks[0].runs]  # noqa: E731
    assert runs(text(0, 1, "b", "X")) == [("a", False), ("Xc", True), ("d", False)]
    assert runs(text(0, 3, "", "X")) == [("a", False), ("bcX", True), ("d", False)]
    assert runs(text(0, 1, "bc", "X")) == [("a", False), ("X", True), ("d", False)]
    assert runs(text(0, 0, "", "X")) == [("Xa", False), ("bc", True), ("d", False)]
    assert runs(text(0, 0, "a", "A"), text(0, 3, "d", "D")) == [("A", False), ("bc", True), ("D", False)]


def test_what_stays_of_a_text_keeps_its_looks(tmp_path: Path) -> None:
    body = '<text:p><text:span text:style-name="T1">Căn cứ</text:span> luật <text:span text:style-name="T2">Đất đai</text:span></text:p>'
    document = changed(saved(tmp_path, body, STYLES), text(0, 0, "Căn cứ luật Đất đai", "Căn cứ Luật Đất đai;"))
    assert [(run.text, run.format.bold, run.format.italic) for run in document.blocks[0].runs] == [
        ("Căn cứ", True, False),
        (" Luật ", False, False),
        ("Đất đai;", False, True),
    ]


def test_text_in_an_empty_paragraph_looks_like_its_mark(tmp_path: Path) -> None:
    body = '<text:p><text:span text:style-name="T1"/></text:p><text:p><text:span text:style-name="T1">x</text:span></text:p>'
    document = changed(saved(tmp_path, body, STYLES), text(0, 0, "", "a"), text(1, 0, "x", ""))
    assert document.blocks[0].runs[0].format.bold and document.blocks[0].mark.bold
    assert document.blocks[1].text == "" and document.blocks[1].mark.bold


def test_notes_bookmarks_comments_fields_and_changes_stay(tmp_path: Path) -> None:
    kept = (
        '<text:bookmark-start text:name="b"/>',
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>chú  thích</text:p></text:note-body></text:note>",
        "<office:annotation><text:p>lời  bàn</text:p></office:annotation>",
        '<text:page-number text:select-page="current">2</text:page-number>',
        '<text:change-start text:change-id="c"/>',
        '<draw:frame svg:width="9mm"><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame>',
    )
    path = saved(tmp_path, "<text:p>đầu" + "sai".join(kept) + "cuối</text:p>")
    document = changed(path, text(0, 0, "đầu", "Đầu"), text(0, 3, "sai", "đúng"), text(0, 6, "saisai", "đúngđúng"))
    assert document.blocks[0].text == "Đầuđúngđúngđúng2saisaicuối"
    for each in kept:
        assert each in inside(path)


def test_a_field_whose_words_change_becomes_text(tmp_path: Path) -> None:
    body = "<text:p>ngày <text:date>5/3</text:date>, <text:page-number>1</text:page-number></text:p>"
    document = changed(saved(tmp_path, body), text(0, 5, "5", "05"))
    assert [(run.text, run.field) for run in document.blocks[0].runs] == [("ngày 05/3, ", ""), ("1", "PAGE")]


def test_text_beside_a_field(tmp_path: Path) -> None:
    body = '<text:p><text:span text:style-name="T1"><text:page-number>1</text:page-number></text:span></text:p>'
    document = changed(saved(tmp_path, body, STYLES), text(0, 0, "", "Trang "), text(0, 1, "", "."))
    assert [(run.text, run.field, run.format.bold) for run in document.blocks[0].runs] == [
        ("Trang ", "", True),
        ("1", "PAGE", True),
        (".", "", True),
    ]


# What cannot be done is refused


@pytest.mark.parametrize(
    "edit",
    [
        text(0, 0, "khác", "x"),
        text(9, 0, "", "x"),
        SetText(0, 2, 1, "", "x"),
        SetText(0, 0, 99, "chữ", "x"),
        SetFormat(0, 0, 3, "chu", {"bold": True}),
        SetFormat(0, 0, 3, "chữ", {"weight": 3}),
        SetParagraph(0, "khác", {}),
        SetParagraph(0, "chữ", {"depth": 1}),
        SetParagraph(0, "chữ", {"style": "Không có"}),
        SplitBlock(0, "chữ", 9),
        JoinBlock(0, "chữ"),
        JoinBlock(1, "ô"),
        InsertBlocks(7, "", "after", ()),
        SetSection(3, {}),
        SetTable(0, {"widths": (9.0, 9.0)}),
        SetTable(1, {"left": 9.0}),
        NumberPages(-1, "Arial", 13.0),
    ],
)
def test_refused(tmp_path: Path, edit: Edit) -> None:
    cell = "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>ô</text:p></table:table-cell></table:table-row></table:table>"
    path = saved(tmp_path, f"<text:p>chữ</text:p>{cell}")
    file = OdtFile(path)
    assert file.apply([edit]) == [edit]
    assert file.document() == vanthu_files.read(path)


def test_others_go_on_when_one_is_refused(tmp_path: Path) -> None:
    file = OdtFile(saved(tmp_path, "<text:p>một</text:p><text:p>hai</text:p>"))
    wrong, overlapping, gone = text(0, 0, "x", "y"), text(1, 1, "a", "e"), SplitBlock(0, "một", 1)
    assert file.apply([wrong, text(1, 0, "hai", "ba"), overlapping, RemoveBlock(0, "một"), gone]) == [wrong, overlapping]
    assert file.apply([RemoveBlock(9, "")]) == [RemoveBlock(9, "")]


# Looks


def test_formats(tmp_path: Path) -> None:
    body = '<text:p>abc<text:span text:style-name="T1">def</text:span></text:p>'
    changes = {
        "font": "Arial",
        "size": 14.0,
        "italic": True,
        "underline": True,
        "strike": True,
        "caps": True,
        "colour": "FF0000",
        "position": -1,
        "spacing": 0.5,
    }
    document = changed(saved(tmp_path, body, STYLES), SetFormat(0, 1, 5, "bcde", changes))
    wanted = Format("Arial", 14.0, False, True, True, True, True, "FF0000", -1, 0.5)
    plain = Format("Times New Roman", 12.0)
    assert [(run.text, run.format) for run in document.blocks[0].runs] == [
        ("a", plain),
        ("bc", wanted),
        ("de", wanted._replace(bold=True)),
        ("f", plain._replace(bold=True)),
    ]
    back = {"font": "Times New Roman", "size": 12.0, "bold": False} | dict.fromkeys(("italic", "underline", "strike", "caps"), False)
    path = tmp_path / "output.fodt"
    document = changed(path, SetFormat(0, 0, 6, "abcdef", back | {"colour": "", "position": 0, "spacing": 0.0}))
    assert [(run.text, run.format) for run in document.blocks[0].runs] == [("abcdef", plain)]


def test_a_font_not_yet_declared(tmp_path: Path) -> None:
    path = saved(tmp_path, "<text:p>abc</text:p>")
    assert changed(path, SetFormat(0, 0, 3, "abc", {"font": "Be Vietnam Pro"})).blocks[0].runs[0].format.font == "Be Vietnam Pro"
    assert "svg:font-family=\"'Be Vietnam Pro'\"" in path.with_name("output.fodt").read_text(encoding="utf-8")


def test_a_whole_span_and_the_mark(tmp_path: Path) -> None:
    path = saved(tmp_path, '<text:p><text:span text:style-name="T1">ab</text:span></text:p><text:p>c</text:p>', STYLES)
    document = changed(path, SetFormat(0, 0, 2, "ab", {"size": 13.0}, mark=True), SetFormat(1, 0, 0, "", {"bold": True}, mark=True))
    assert [(block.runs[0].format.size, block.mark.size, block.mark.bold) for block in document.blocks] == [
        (13.0, 13.0, False),
        (12.0, 12.0, True),
    ]
    assert inside(path).count("<text:span") == 3


def test_a_field_takes_a_format(tmp_path: Path) -> None:
    path = saved(tmp_path, "<text:p><text:page-number>2</text:page-number>a</text:p>")
    document = changed(path, SetFormat(0, 0, 1, "2", {"size": 13.0}))
    assert [(run.text, run.field, run.format.size) for run in document.blocks[0].runs] == [("2", "PAGE", 13.0), ("a", "", 12.0)]


# Paragraphs


@pytest.mark.parametrize(
    "changes",
    [
        {"align": "center"},
        {"align": "right"},
        {"align": "justify", "first": 12.7},
        {"first": -5.0, "left": 10.0},
        {"right": 3.5},
        {"before": 6.0},
        {"after": 0.0, "before": 0.0},
        {"leading": Leading("exact", 17.0)},
        {"leading": Leading("least", 18.0)},
        {"leading": Leading("multiple", 1.5)},
        {"page_break": True},
        {"keep_with_next": True},
        {"outline": 2},
        {"tabs": (Tab(40.0, "center"), Tab(100.0, "decimal"))},
        {"style": "Kiểu B"},
    ],
)
def test_paragraph_formats(tmp_path: Path, changes: dict[str, object]) -> None:
    named = NAMED + paragraph_style("B", attributes='style:display-name="Kiểu B"')
    own = paragraph_style("P1", 'fo:margin="2mm" style:line-height-at-least="9pt"', 'fo:font-size="13pt"')
    path = saved(tmp_path, '<text:p text:style-name="P1">a</text:p><text:p text:style-name="P1">b</text:p>', own, named=named)
    before = vanthu_files.read(path)
    after = changed(path, SetParagraph(0, "a", changes))
    if "style" not in changes:
        assert after.blocks[0].paragraph == before.blocks[0].paragraph._replace(**changes)
        assert after.blocks[0].runs == before.blocks[0].runs
    assert after.blocks[0].paragraph.style == changes.get("style", "Standard")
    assert after.blocks[1] == before.blocks[1]


def test_a_heading_becomes_text_again(tmp_path: Path) -> None:
    document = changed(saved(tmp_path, '<text:h text:outline-level="1">a</text:h>'), SetParagraph(0, "a", {"outline": 0}))
    assert document.blocks[0].paragraph.outline == 0


LIST = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties'
    ' text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment fo:margin-left="10mm" fo:text-indent="-5mm"/>'
    "</style:list-level-properties></text:list-level-style-number></text:list-style>"
)


def test_an_indent_changed_in_a_list_leaves_the_other_as_it_looks(tmp_path: Path) -> None:
    body = '<text:list text:style-name="L1"><text:list-item><text:p>a</text:p></text:list-item></text:list>'
    paragraph = changed(saved(tmp_path, body, LIST), SetParagraph(0, "a", {"first": 0.0})).blocks[0].paragraph
    assert (paragraph.left, paragraph.first) == (10.0, 0.0)


def test_spacing_changed_between_close_paragraphs(tmp_path: Path) -> None:
    close = paragraph_style("P1", 'fo:margin-top="6pt" fo:margin-bottom="6pt" style:contextual-spacing="true"')
    path = saved(tmp_path, '<text:p text:style-name="P1">a</text:p>' * 2, close)
    paragraph = changed(path, SetParagraph(0, "a", {"after": 3.0})).blocks[0].paragraph
    assert (paragraph.before, paragraph.after) == (6.0, 3.0)
    assert 'style:contextual-spacing="false"' in path.with_name("output.fodt").read_text(encoding="utf-8")


def test_spacing_set_where_a_style_leaves_none_between_its_own(tmp_path: Path) -> None:
    named = NAMED + paragraph_style("L", 'fo:margin-top="0pt" fo:margin-bottom="10pt" style:contextual-spacing="true"')
    path = saved(tmp_path, '<text:p text:style-name="L">a</text:p>' * 3, named=named)
    document = changed(path, SetParagraph(0, "a", {"after": 6.0}), SetParagraph(1, "a", {"before": 3.0}))
    assert [(block.paragraph.before, block.paragraph.after) for block in document.blocks] == [(0.0, 6.0), (3.0, 0.0), (0.0, 10.0)]


# Blocks

NEW = Block((Run("mới", Format("Arial", 13.0, bold=True)),), ParagraphFormat("center", before=6.0), mark=Format("Arial", 13.0, bold=True))


def three(*items: str) -> str:
    paragraphs = "".join(f"<text:list-item><text:p>{each}</text:p></text:list-item>" for each in items)
    return f'<text:list text:style-name="L1">{paragraphs}</text:list>'


@pytest.mark.parametrize(
    ("body", "at", "where", "result"),
    [
        ("<text:p>a</text:p><text:p>b</text:p>", 0, "after", ["a", "mới", "b"]),
        ("<text:p>a</text:p><text:p>b</text:p>", 0, "before", ["mới", "a", "b"]),
        (three("a", "b"), 0, "before", ["mới", "1. a", "2. b"]),
        (three("a", "b"), 1, "before", ["1. a", "mới", "2. b"]),
        (three("a", "b"), 0, "after", ["1. a", "mới", "2. b"]),
        (three("a", "b") + "<text:p>c</text:p>", 1, "after", ["1. a", "2. b", "mới", "c"]),
        ("<text:section><text:p>a</text:p></text:section>", 0, "after", ["a", "mới"]),
    ],
)
def test_blocks_are_put_in(tmp_path: Path, body: str, at: int, where: str, result: list[str]) -> None:
    path = saved(tmp_path, body, LIST)
    document = changed(path, InsertBlocks(at, vanthu_files.read(path).blocks[at].text, where, (NEW,)))
    assert [f"{block.label} {block.text}".strip() for block in document.blocks] == result
    block = document.blocks[result.index("mới")]
    assert (block.runs, block.mark) == (NEW.runs, NEW.mark)
    assert block.paragraph == NEW.paragraph._replace(style="Standard")


def test_blocks_go_into_the_cell_of_their_neighbour(tmp_path: Path) -> None:
    cell = "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>ô</text:p></table:table-cell></table:table-row></table:table>"
    document = changed(saved(tmp_path, cell), InsertBlocks(0, "ô", "after", (NEW, NEW)))
    assert [block.place for block in document.blocks] == [Place("cell", 0, 0, 0, width=165.0)] * 3


def header_table() -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    blocks = [
        Block(
            (Run(words, Format("Arial", 12.0)),),
            ParagraphFormat("center"),
            Place("cell", 0, row, column, width=width),
            mark=Format("Arial", 12.0),
        )
        for words, row, column, width in (("ỦY BAN", 0, 0, 56.2), ("CỘNG HÒA", 0, 1, 96.2), ("Độc lập", 0, 1, 96.2), ("Số", 1, 0, 156.2))
    ]
    blocks[1] = replace(blocks[1], lines=(Line("shape", 40.0, 20.0, 5.0),))
    return tuple(blocks), (Table((60.0, 100.0), 2, False, 1.0),)


def test_a_table_is_put_in(tmp_path: Path) -> None:
    blocks, tables = header_table()
    document = changed(saved(tmp_path, "<text:p>a</text:p>"), InsertBlocks(0, "a", "before", blocks, tables))
    assert document.tables == tables
    for block, made in zip(blocks, document.blocks, strict=False):
        assert (made.text, made.place, made.lines, made.runs) == (block.text, block.place, block.lines, block.runs)
    assert document.blocks[4].text == "a"


def test_no_table_goes_into_a_list(tmp_path: Path) -> None:
    blocks, tables = header_table()
    file = OdtFile(saved(tmp_path, three("a", "b"), LIST))
    edits = [InsertBlocks(0, "a", "after", blocks, tables), InsertBlocks(1, "b", "before", blocks, tables)]
    assert file.apply(edits) == edits


MASTERS = MASTER + '<style:master-page style:name="Wide" style:page-layout-name="pm1"/>'
WIDE = paragraph_style("P1", 'style:page-number="3"', attributes='style:master-page-name="Wide"')


def test_a_page_style_goes_over_to_the_new_first_paragraph(tmp_path: Path) -> None:
    path = saved(tmp_path, '<text:p>a</text:p><text:p text:style-name="P1">b</text:p><text:p>c</text:p>', WIDE, masters=MASTERS)
    document = changed(path, InsertBlocks(1, "b", "before", (NEW,)))
    assert [block.section for block in document.blocks] == [0, 1, 1, 1]
    assert document.sections[1].page_start == 3
    document = changed(path, RemoveBlock(1, "b"))
    assert [block.section for block in document.blocks] == [0, 1]
    blocks, tables = header_table()
    document = changed(path, InsertBlocks(1, "b", "before", blocks, tables))
    assert [block.section for block in document.blocks] == [0, 1, 1, 1, 1, 1, 1]
    document = changed(tmp_path / "output.fodt", *[RemoveBlock(6, "c"), RemoveBlock(5, "b")])
    assert [block.section for block in document.blocks] == [0, 1, 1, 1, 1]


def test_blocks_are_removed(tmp_path: Path) -> None:
    cell = "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>ô</text:p></table:table-cell></table:table-row></table:table>"
    path = saved(tmp_path, "<text:p>a</text:p>" + three("b") + cell, LIST)
    document = changed(path, RemoveBlock(1, "b"), RemoveBlock(2, "ô"))
    assert [block.text for block in document.blocks] == ["a", ""]
    assert "<text:list" not in inside(path)


def test_the_last_paragraph_stays_empty(tmp_path: Path) -> None:
    line = '<draw:line svg:x1="0mm" svg:y1="0mm" svg:x2="9mm" svg:y2="0mm"/>'
    document = changed(saved(tmp_path, f"<text:p>{line}a</text:p>"), RemoveBlock(0, "a"))
    assert [(block.text, block.lines) for block in document.blocks] == [("", ())]


def test_half_a_bookmark_moves_on(tmp_path: Path) -> None:
    start, end = '<text:bookmark-start text:name="x"/>', '<text:bookmark-end text:name="x"/>'
    whole = '<text:bookmark-start text:name="y"/>b<text:bookmark-end text:name="y"/>'
    path = saved(tmp_path, f"<text:p>a{start}</text:p><text:p>{whole}{end}</text:p><text:p>c</text:p>")
    assert [block.text for block in changed(path, RemoveBlock(1, "b")).blocks] == ["a", "c"]
    assert start in inside(path) and f"{end}c" in inside(path) and 'name="y"' not in inside(path)
    path = saved(tmp_path, f"<text:p>{start}a</text:p><text:p>b{end}</text:p>")
    changed(path, RemoveBlock(1, "b"))
    assert inside(path) == f"<text:p>{start}a{end}</text:p>"


@pytest.mark.parametrize("at", [2, 3, 4])
def test_a_paragraph_is_split(tmp_path: Path, at: int) -> None:
    body = '<text:p text:style-name="P1">a<text:span text:style-name="T1">b  <text:bookmark text:name="x"/>c</text:span>d</text:p>'.replace(
        "  ", " "
    )
    path = saved(tmp_path, body, STYLES + paragraph_style("P1", 'fo:text-align="center" fo:break-before="page"'))
    document = changed(path, SplitBlock(0, "ab cd", min(at, 3)))
    assert [[(run.text, run.format.bold) for run in block.runs] for block in document.blocks] == [
        [("a", False), ("b", True)],
        [("c", True), ("d", False)],
    ]
    assert [(block.paragraph.align, block.paragraph.page_break) for block in document.blocks] == [("center", True), ("center", False)]


def test_a_split_counts_the_texts_set_before_it(tmp_path: Path) -> None:
    path = saved(tmp_path, "<text:p>một. hai. ba</text:p>")
    edits = [text(0, 0, "một", "Thứ nhất"), SplitBlock(0, "một. hai. ba", 4), SplitBlock(0, "một. hai. ba", 9), text(0, 5, "hai", "Hai")]
    assert [block.text for block in changed(path, *edits).blocks] == ["Thứ nhất.", "Hai.", "ba"]


def test_a_split_at_the_end_and_at_a_field(tmp_path: Path) -> None:
    body = "<text:p>a<text:span text:style-name='T1'/></text:p><text:p>b <text:page-number>1</text:page-number>c</text:p>"
    document = changed(saved(tmp_path, body, STYLES), SplitBlock(0, "a", 1), SplitBlock(1, "b 1c", 1))
    assert [block.text for block in document.blocks] == ["a", "", "b", "1c"]
    assert document.blocks[1].mark.bold


def test_paragraphs_are_joined(tmp_path: Path) -> None:
    styles = STYLES + paragraph_style("P1", text='fo:font-size="13pt"')
    body = (
        '<text:p>khách du<text:span text:style-name="T1"/></text:p><text:p text:style-name="P1">lịch<text:span text:style-name="T1">!</text:span></text:p>'
        "<text:p>và</text:p>" + three("bốn")
    )
    path = saved(tmp_path, body, styles + LIST)
    document = changed(path, JoinBlock(0, "khách du"), JoinBlock(1, "lịch!", ""), JoinBlock(2, "và"))
    assert [(run.text, run.format.size, run.format.bold) for run in document.blocks[0].runs] == [
        ("khách du ", 12.0, False),
        ("lịch", 13.0, False),
        ("!", 13.0, True),
        ("và bốn", 12.0, False),
    ]
    assert len(document.blocks) == 1


# Lines


def test_a_line_is_drawn_and_removed(tmp_path: Path) -> None:
    path = saved(tmp_path, '<text:p text:style-name="P1">QUYẾT ĐỊNH</text:p>', paragraph_style("P1", 'fo:text-align="center"'))
    document = changed(path, DrawLine(0, "QUYẾT ĐỊNH", 60.0))
    assert document.blocks[0].lines == (Line("shape", 60.0, 52.5, 5.67),)
    document = changed(tmp_path / "output.fodt", RemoveLines(0, "QUYẾT ĐỊNH"), DrawLine(0, "QUYẾT ĐỊNH", 20.0, 30.0))
    assert document.blocks[0].lines == (Line("shape", 20.0, 20.0, 5.67),)


@pytest.mark.parametrize(("times", "low"), [(8, 5.67), (20, 10.54), (23, None)])
def test_a_line_is_drawn_under_the_last_line_of_text(times: int, low: float | None, tmp_path: Path) -> None:
    """Where it is not sure how many there are, it runs along their foot."""
    words = "Về việc " * times
    path = saved(tmp_path, f"<text:p>{words}</text:p>")
    assert changed(path, DrawLine(0, words, 60.0)).blocks[0].lines == (Line("shape", 60.0, 52.5, low),)


def test_only_the_lines_of_a_paragraph_go(tmp_path: Path) -> None:
    line = '<draw:line svg:x1="0mm" svg:y1="0mm" svg:x2="9mm" svg:y2="0mm"/>'
    frame = f'<draw:frame svg:width="30mm"><draw:text-box><text:p>{line}hộp</text:p></draw:text-box></draw:frame>'
    path = saved(
        tmp_path,
        f'<text:p text:style-name="P1">a{line}b<draw:g>{line}</draw:g>{frame}c</text:p>',
        paragraph_style("P1", 'fo:border-bottom="1pt solid #000000"'),
    )
    document = changed(path, RemoveLines(0, "abc"))
    assert [(block.text, len(block.lines), block.objects) for block in document.blocks] == [("abc", 0, 1), ("hộp", 1, 0)]


# Tables


@pytest.mark.parametrize(
    ("style", "columns"),
    [
        ('table:align="center" style:width="180mm"', '<table:table-column table:style-name="C1" table:number-columns-repeated="3"/>'),
        ('table:align="margins" style:rel-width="110%"', "<table:table-column/><table:table-column/><table:table-column/>"),
        (
            'fo:margin-left="-9mm" fo:margin-right="1mm"',
            '<table:table-column table:style-name="C1"/><table:table-columns><table:table-column table:number-columns-repeated="2"/></table:table-columns>',
        ),
    ],
)
def test_a_table_is_put_elsewhere(tmp_path: Path, style: str, columns: str) -> None:
    styles = (
        f'<style:style style:name="T" style:family="table"><style:table-properties {style}/></style:style>'
        '<style:style style:name="C1" style:family="table-column"><style:table-column-properties style:column-width="60mm" style:rel-column-width="9*"/></style:style>'
    )
    cell = "<table:table-cell><text:p>ô</text:p></table:table-cell>"
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>ô</text:p></table:table-cell><table:covered-table-cell/>'
    body = f'<table:table table:style-name="T">{columns}<table:table-row>{cell * 3}</table:table-row><table:table-row>{wide}{cell}</table:table-row></table:table>'
    path = saved(tmp_path, body + body, styles)
    other = vanthu_files.read(path).tables[1]
    document = changed(path, SetTable(0, {"left": 2.0, "widths": (40.0, 50.0, 60.0)}))
    assert document.tables == (Table((40.0, 50.0, 60.0), 2, left=2.0), other)
    assert [block.place.width for block in document.blocks[:5]] == [40.0, 50.0, 60.0, 90.0, 60.0]
    assert changed(tmp_path / "output.fodt", SetTable(0, {"left": 5.0})).tables[0] == Table((40.0, 50.0, 60.0), 2, left=5.0)


# Pages


def test_a_section_changes(tmp_path: Path) -> None:
    path = saved(tmp_path, "<text:p>a</text:p>")
    changes = {
        "width": 297.0,
        "height": 210.0,
        "landscape": True,
        "top": 25.0,
        "bottom": 21.0,
        "left": 31.0,
        "right": 16.0,
        "number_format": "roman",
    }
    section = changed(path, SetSection(0, changes)).sections[0]
    assert section._asdict() | changes == section._asdict()
    section = changed(path, SetSection(0, {"landscape": True, "columns": 2, "page_start": 5})).sections[0]
    assert (section.width, section.height, section.columns, section.page_start) == (297.0, 210.0, 2, 5)
    assert changed(tmp_path / "output.fodt", SetSection(0, {"columns": 1})).sections[0].columns == 1


def test_top_and_header_move_apart(tmp_path: Path) -> None:
    masters = MASTER.replace(
        "/>", "><style:header><text:p>đầu</text:p></style:header><style:footer><text:p>cuối</text:p></style:footer></style:master-page>"
    )
    path = saved(tmp_path, "<text:p>a</text:p>", masters=masters)
    section = changed(path, SetSection(0, {"top": 25.0, "header": 10.0, "bottom": 20.0, "footer": 8.0})).sections[0]
    assert (section.top, section.header, section.bottom, section.footer) == (25.0, 10.0, 20.0, 8.0)
    section = changed(tmp_path / "output.fodt", SetSection(0, {"top": 30.0})).sections[0]
    assert (section.top, section.header) == (30.0, 10.0)
    section = changed(tmp_path / "output.fodt", SetSection(0, {"header": 15.0})).sections[0]
    assert (section.top, section.header) == (30.0, 15.0)


def test_a_page_shared_with_other_sections_is_copied(tmp_path: Path) -> None:
    styles = WIDE + paragraph_style("P2", attributes='style:master-page-name="Standard"')
    body = '<text:p>a</text:p><text:p text:style-name="P1">b</text:p><text:p text:style-name="P2">c</text:p>'
    path = saved(tmp_path, body, styles, masters=MASTERS)
    for changed_one in range(3):
        sections = changed(path, SetSection(changed_one, {"left": 25.0})).sections
        assert [section.left for section in sections] == [25.0 if at == changed_one else 30.0 for at in range(3)]


def test_a_first_page_of_its_own_changes_with_the_others(tmp_path: Path) -> None:
    masters = (
        '<style:master-page style:name="First" style:page-layout-name="pm1" style:next-style-name="Standard"/>'
        '<style:master-page style:name="Standard" style:page-layout-name="pm1"><style:footer><text:p><text:page-number>2</text:page-number></text:p></style:footer></style:master-page>'
    )
    style = paragraph_style("P1", attributes='style:master-page-name="First"') + paragraph_style(
        "P2", attributes='style:master-page-name="Standard"'
    )
    body = '<text:p text:style-name="P1">a</text:p><text:p text:style-name="P2">b</text:p>'
    path = saved(tmp_path, body, style, masters=masters)
    document = changed(path, SetSection(0, {"left": 25.0}), NumberPages(0, "Times New Roman", 13.0))
    assert [section.left for section in document.sections] == [25.0, 30.0]
    assert document.sections[0].first_differs
    assert shown(document, 0) == {("header", "default"): ["2"]}
    assert shown(document, 1) == {("footer", "default"): ["2"]}


def shown(document: Document, section: int = 0) -> dict[tuple[str, str], list[str]]:
    return {
        (margin.kind, margin.pages): [block.text for block in margin.blocks if block.text]
        for margin in document.sections[section].margins
        if any(block.text for block in margin.blocks)
    }


def test_pages_are_numbered(tmp_path: Path) -> None:
    document = changed(saved(tmp_path, "<text:p>a</text:p>"), NumberPages(0, "Arial", 13.0))
    section = document.sections[0]
    assert (section.top, section.bottom, section.header, section.first_differs) == (20.0, 20.0, 10.0, True)
    (header, first) = section.margins
    assert (header.pages, header.blocks[0].runs, header.blocks[0].paragraph.align) == (
        "default",
        (Run("2", Format("Arial", 13.0), "PAGE"),),
        "center",
    )
    assert (first.pages, [block.text for block in first.blocks]) == ("first", [""])
    again = changed(tmp_path / "output.fodt", NumberPages(0, "Arial", 13.0))
    assert again.sections == document.sections


def test_numbers_leave_the_footer_and_other_words_stay(tmp_path: Path) -> None:
    number = "<text:p>Trang <text:page-number>1</text:page-number>/<text:page-count>9</text:page-count></text:p>"
    masters = MASTER.replace(
        "/>",
        f"><style:header><text:p>TÀI LIỆU</text:p></style:header><style:header-left>{number}</style:header-left>"
        f"<style:footer>{number}<text:p>Sở Nội vụ</text:p></style:footer><style:footer-left>{number}</style:footer-left></style:master-page>",
    )
    document = changed(saved(tmp_path, "<text:p>a</text:p>", masters=masters), NumberPages(0, "Arial", 13.0))
    assert shown(document) == {
        ("header", "default"): ["2", "TÀI LIỆU"],
        ("header", "even"): ["2"],
        ("header", "first"): ["TÀI LIỆU"],
        ("footer", "default"): ["Sở Nội vụ"],
        ("footer", "first"): ["Sở Nội vụ"],
    }


def test_a_footer_with_nothing_but_the_number_goes(tmp_path: Path) -> None:
    page = PAGE.replace(
        "</style:page-layout>",
        '<style:footer-style><style:header-footer-properties fo:min-height="8mm"/></style:footer-style></style:page-layout>',
    )
    masters = MASTER.replace(
        "/>", "><style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    )
    path = tmp_path / "test.fodt"
    path.write_text(flat("<text:p>a</text:p>", masters=masters).replace(PAGE, page), encoding="utf-8")
    before = vanthu_files.read(path).sections[0]
    after = changed(path, SetSection(0, {"header": 12.0}), NumberPages(0, "Arial", 13.0)).sections[0]
    assert (before.bottom, after.bottom, after.header, after.top) == (28.0, 28.0, 12.0, 20.0)
    assert {margin.kind for margin in after.margins} == {"header"}


# The package


def test_members_that_are_not_changed_stay_as_they_lie(tmp_path: Path) -> None:
    source, output = tmp_path / "a.odt", tmp_path / "b.odt"
    vanthu_files.write_new(Document((Block((Run("Việt nam", Format("Arial", 13.0)),)),)), source)
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("Pictures/1.png", b"\x89PNG" * 99)
    file = OdtFile(source)
    file.save(output)
    assert output.read_bytes() == source.read_bytes()
    assert file.apply([text(0, 5, "n", "N")]) == []
    file.save(output)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(output) as new:
        assert new.infolist()[0].filename == "mimetype" and new.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["content.xml"]


def test_a_flat_file_not_changed_stays(tmp_path: Path) -> None:
    path = saved(tmp_path, "<text:p>a</text:p>")
    OdtFile(path).save(tmp_path / "b.fodt")
    assert (tmp_path / "b.fodt").read_bytes() == path.read_bytes()


# Against the plain picture of the same edits


def sample() -> str:
    cells = "".join(f"<table:table-cell><text:p>ô {n}</text:p><text:p>hai  {n}</text:p></table:table-cell>" for n in range(2))
    return (
        '<text:p>a <text:span text:style-name="T1">đậm<text:s text:c="3"/></text:span>b<text:tab/>c <text:span text:style-name="T2">nghiêng</text:span></text:p>'
        "<text:p/><text:p>Căn cứ <text:page-number>1</text:page-number> Luật; nghị định</text:p>"
        f"<table:table><table:table-column/><table:table-column/><table:table-row>{cells}</table:table-row></table:table>"
        '<text:p text:style-name="P1">một đoạn có kiểu<text:span text:style-name="T1"/></text:p><text:p>hai</text:p><text:p>ba</text:p>'
        + three("x", "y y", "z")
        + "<text:p>cuối</text:p>"
    )


def any_edits(document: Document, chance: random.Random) -> list[Edit]:
    edits: list[Edit] = []
    for index in sorted(chance.sample(range(len(document.blocks)), 6)):
        words = document.blocks[index].text
        start = chance.randint(0, len(words))
        end = chance.randint(start, min(len(words), start + 6))
        alone = sum(1 for run in document.blocks[index].runs if run.field) == 0
        choices: list[Edit] = [
            SetFormat(
                index, start, end, words[start:end], chance.choice([{"bold": True}, {"size": 15.0, "colour": "FF0000"}, {"caps": True}])
            ),
            SetParagraph(index, words, chance.choice([{"align": "center"}, {"before": 6.0}, {"leading": Leading("exact", 17.0)}])),
            InsertBlocks(index, words, chance.choice(["before", "after"]), (NEW,)),
            DrawLine(index, words, 20.0),
        ]
        if alone and start == end:
            choices.append(SetText(index, start, end, "", chance.choice(["x", "  ", "\t", "một hai", "\n"])))
        if alone and 0 < start < len(words):
            choices.append(SplitBlock(index, words, start))
        edits.append(chance.choice(choices))
    return edits


def comparable(blocks: Sequence[Block]) -> list[object]:
    return [
        (merged(block.runs), block.paragraph._replace(style="", first=0.0, left=0.0), [line.length for line in block.lines], block.place)
        for block in blocks
    ]


@pytest.mark.parametrize("seed", range(60))
def test_edits_do_what_the_plain_picture_says(tmp_path: Path, seed: int) -> None:
    path = saved(
        tmp_path, sample(), STYLES + LIST + paragraph_style("P1", 'fo:text-align="justify" fo:margin-top="3pt"', 'fo:font-size="13pt"')
    )
    document = vanthu_files.read(path)
    edits = any_edits(document, random.Random(seed))
    assert comparable(changed(path, *edits).blocks) == comparable(apply(document, edits).blocks)
