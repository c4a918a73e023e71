"""Each kind of edit does in Writer what it does to the Document, and is taken back by one undo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.models import model, models
from office.likeness import differences
from vanthu.apply import apply
from vanthu.compose import lay_out
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
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu_office import writer
from vanthu_office.reader import read
from vanthu_office.writer import whole

ROMAN = Format("Times New Roman", 14.0)
BOLD = ROMAN._replace(bold=True)
ITALIC = ROMAN._replace(italic=True, size=13.0)


def page_of(type: str = "quyết định", regime: str = "state") -> Document:
    return lay_out(model(regime, type), load(regime)).document


def written(blank: Any, page: Document) -> Any:
    """The document in Writer, nothing to undo yet."""
    whole.write(blank, page, "")
    blank.getUndoManager().clear()
    return blank


def made(model: Any, edits: list[Edit]) -> list[Edit]:
    """Make the edits in one step, compare with what they mean, and see undo and redo do the same; gives the refused ones."""
    manager = model.getUndoManager()
    picture = read(model)
    with writer.one_step(model, "Văn Thư: thử"):
        refused = writer.apply(model, picture, edits)
    assert list(manager.getAllUndoActionTitles())[:1] == ["Văn Thư: thử"]
    after = read(model).document
    done = [edit for edit in edits if edit not in refused]
    assert not differences(after, apply(picture.document, done))
    manager.undo()
    assert not differences(read(model).document, picture.document)
    manager.redo()
    assert not differences(read(model).document, after)
    return refused


def lines_of(blank: Any, *lines: str) -> Any:
    """A document of plain paragraphs."""
    blocks = tuple(Block((Run(line, ROMAN),) if line else (), ParagraphFormat(align="justify"), mark=ROMAN) for line in lines)
    return written(blank, Document(blocks))


@pytest.mark.parametrize(("regime", "type"), models())
def test_models_look_in_writer_as_they_should(blank: Any, regime: str, type: str) -> None:
    page = page_of(type, regime)
    blank.getText().setString("Đã có từ trước\rhai đoạn")
    before = read(blank).document
    blank.getUndoManager().clear()
    with writer.one_step(blank, "Văn Thư: thử"):
        whole.write(blank, page, "")
    got = read(blank).document
    assert not differences(page, without_last(got, page))
    assert not check(got, regime).findings
    blank.getUndoManager().undo()
    assert not differences(read(blank).document, before)
    blank.getUndoManager().redo()
    assert not differences(read(blank).document, got)


def without_last(got: Document, page: Document) -> Document:
    """Writer wants a paragraph after a table."""
    extra = len(got.blocks) - len(page.blocks)
    assert extra in (0, 1) and (not extra or not got.blocks[-1].text)
    return replace(got, blocks=got.blocks[: len(page.blocks)])


def test_words(blank: Any) -> None:
    model = lines_of(blank, "Uỷ ban nhân dân xã", "Đoạn hai", "")
    made(
        model,
        [
            SetText(0, 0, 2, "Uỷ", "Ủy"),
            SetText(0, 15, 18, " xã", " phường"),
            SetText(1, 4, 4, "", " thứ"),
            SetText(2, 0, 0, "", "Mới\tnữa\nrồi"),
        ],
    )


@pytest.mark.parametrize(
    ("start", "end", "after"),
    [
        (0, 0, "X"),
        (0, 3, "Xyz"),
        (3, 3, "X"),
        (4, 7, "Q"),
        (4, 4, "X"),
        (3, 8, ""),
        (7, 7, "X"),
        (2, 5, "m b"),
        (0, 14, "Khác hẳn"),
        (14, 14, "."),
    ],
)
def test_new_words_look_like_those_they_replace(blank: Any, start: int, end: int, after: str) -> None:
    runs = (Run("Một", BOLD), Run(" ", ROMAN), Run("hai", ITALIC), Run(" ba bốn", ROMAN))
    model = written(blank, Document((Block(runs, mark=ROMAN),)))
    text = "Một hai ba bốn"
    picture = read(model)
    edit = SetText(0, start, end, text[start:end], after)
    assert not writer.apply(model, picture, [edit])
    got = read(model).document.blocks[0]
    assert got.text == text[:start] + after + text[end:]
    if start == end or len({format for _, _, format in picture.document.blocks[0].stretches(start, end)}) == 1:
        assert got.runs == apply(picture.document, [edit]).blocks[0].runs
    if end < len(text):
        assert got.runs[-1].format == ROMAN


def test_letters_of_two_units(blank: Any) -> None:
    model = lines_of(blank, "Số 𝟙𝟚 và 𝟛, rồi hết")
    made(model, [SetText(0, 3, 5, "𝟙𝟚", "12"), SetText(0, 9, 10, ",", ";")])


def test_what_is_anchored_among_the_words_stays(blank: Any) -> None:
    model = lines_of(blank, "Theo luật này thì mọi việc đều xong")
    text = model.getText()
    paragraph = text.createEnumeration().nextElement()

    def cursor(start: int, end: int) -> Any:
        made = text.createTextCursorByRange(paragraph.getStart())
        made.goRight(start, False)
        made.goRight(end - start, True)
        return made

    note = model.createInstance("com.sun.star.text.Footnote")
    text.insertTextContent(cursor(9, 9), note, False)
    note.setString("Lời chú thích")
    comment = model.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Content = "Nhớ xem lại"
    text.insertTextContent(cursor(19, 19), comment, False)
    mark = model.createInstance("com.sun.star.text.Bookmark")
    mark.Name = "dấu"
    text.insertTextContent(cursor(5, 9), mark, True)
    picture = read(model)
    assert picture.document.blocks[0].notes == (9,)
    before = picture.document.blocks[0].text
    edit = SetText(0, 0, len(before), before, "Theo điều luật nọ thì mọi sự đều xong")
    with writer.one_step(model, "x"):
        assert not writer.apply(model, picture, [edit])
    got = read(model).document
    assert got.blocks[0].text == "Theo điều luật nọ thì mọi sự đều xong"
    assert got.blocks[0].notes and got.blocks[1].text == "Lời chú thích" and got.source.comments == 1
    assert model.getBookmarks().hasByName("dấu")


def test_a_field_becomes_text_when_it_is_changed(blank: Any) -> None:
    model = lines_of(blank, "Ngày  ký")
    field = model.createInstance("com.sun.star.text.TextField.PageNumber")
    field.NumberingType = 4
    text = model.getText()
    cursor = text.createTextCursorByRange(text.getStart())
    cursor.goRight(5, False)
    text.insertTextContent(cursor, field, False)
    block = read(model).document.blocks[0]
    assert [run.field for run in block.runs] == ["", "PAGE", ""]
    picture = read(model)
    assert not writer.apply(model, picture, [SetText(0, 0, 4, "Ngày", "ngày")])
    assert [run.field for run in read(model).document.blocks[0].runs] == ["", "PAGE", ""]
    shown = read(model).document.blocks[0].runs[1].text
    assert not writer.apply(model, read(model), [SetText(0, 5, 5 + len(shown), shown, "mười")])
    assert read(model).document.blocks[0].text == "ngày mười ký"


def test_formats(blank: Any) -> None:
    model = lines_of(blank, "Cộng hòa xã hội", "Hai", "")
    every = {
        "font": "Arial",
        "size": 12.5,
        "bold": True,
        "italic": True,
        "underline": True,
        "strike": True,
        "caps": True,
        "colour": "FF0000",
        "spacing": 1.0,
    }
    made(
        model,
        [
            SetFormat(0, 5, 8, "hòa", every),
            SetFormat(1, 0, 3, "Hai", {"position": 1}, mark=True),
            SetFormat(2, 0, 0, "", {"bold": True}, mark=True),
        ],
    )
    made(model, [SetFormat(0, 5, 8, "hòa", {"bold": False, "colour": "", "caps": False}), SetFormat(1, 0, 3, "Hai", {"position": 0})])


def test_a_mark_apart_from_its_words(blank: Any) -> None:
    model = lines_of(blank, "Một hai")
    made(model, [SetFormat(0, 4, 7, "hai", {"bold": True, "size": 20.0}, mark=True)])


def test_stands(blank: Any) -> None:
    model = lines_of(blank, "Một", "Hai", "Ba")
    stand = {
        "align": "center", "first": 12.7, "left": 5.0, "right": 3.0, "before": 6.0, "after": 3.0, "leading": Leading("exact", 18.0),
        "tabs": (Tab(40.0, "left"), Tab(80.0, "right")), "outline": 2, "keep_with_next": True,
    }  # fmt: skip
    made(model, [SetParagraph(0, "Một", stand), SetParagraph(1, "Hai", {"before": 12.0}), SetParagraph(2, "Ba", {"page_break": True})])
    made(model, [SetParagraph(0, "Một", {"left": 0.0, "leading": Leading("multiple", 1.5)}), SetParagraph(2, "Ba", {"page_break": False})])


def test_paragraphs_in_and_out(blank: Any) -> None:
    model = lines_of(blank, "Một", "Hai", "Ba", "Bốn")
    new = Block((Run("Mới ", BOLD), Run("tinh", ITALIC)), ParagraphFormat(align="center", before=6.0, left=10.0), mark=ROMAN)
    made(
        model,
        [
            InsertBlocks(0, "Một", "before", (new, new)),
            InsertBlocks(1, "Hai", "after", (new, Block((), mark=ROMAN))),
            InsertBlocks(1, "Hai", "after", (new,)),
            RemoveBlock(2, "Ba"),
            InsertBlocks(3, "Bốn", "after", (new,)),
        ],
    )


def test_a_new_paragraph_takes_nothing_over(blank: Any) -> None:
    bold = Block((Run("Đậm", BOLD._replace(size=20.0)),), ParagraphFormat(align="right", left=20.0, before=18.0, outline=1), mark=BOLD)
    model = written(blank, Document((bold, bold)))
    new = Block((Run("Mới", ROMAN),), ParagraphFormat(), mark=ROMAN)
    made(model, [InsertBlocks(0, "Đậm", "before", (new,)), InsertBlocks(1, "Đậm", "after", (new,))])


@pytest.mark.parametrize("where", ["before", "after"])
def test_tables_in(blank: Any, where: str) -> None:
    model = lines_of(blank, "Một", "Hai", "Ba")
    cells = tuple(
        Block((Run(word, ROMAN),), ParagraphFormat(align="center"), Place("cell", 0, row, column, width=60.0), mark=ROMAN)
        for row, column, word in ((0, 0, "trái"), (0, 0, "trái nữa"), (0, 1, "phải"), (1, 0, "dưới"), (1, 1, "cuối"))
    )
    lined = Block(
        (Run("kẻ", ROMAN),), ParagraphFormat(align="center"), Place("cell", 0, 0, 0), mark=ROMAN, lines=(Line("shape", 30.0, 10.0, 6.0),)
    )
    text = Block((Run("sau bảng", ROMAN),), mark=ROMAN)
    for tables, blocks in (
        ((Table((64.0, 96.0), 2),), (*cells, text)),
        ((Table((90.0,), 1, True, 5.0),), (lined,)),
        ((Table((64.0, 96.0), 2),), cells),
    ):
        edit = InsertBlocks(1, "Hai", where, blocks, tables)
        picture = read(model)
        with writer.one_step(model, "x"):
            assert not writer.apply(model, picture, [edit])
        after = read(model).document
        wanted = apply(picture.document, [edit])
        got = [(block.text, block.place.kind, block.place.row, block.place.column, len(block.lines)) for block in after.blocks]
        assert got == [(block.text, block.place.kind, block.place.row, block.place.column, len(block.lines)) for block in wanted.blocks]
        model.getUndoManager().undo()
        assert not differences(read(model).document, picture.document)
        model.getUndoManager().redo()
        assert not differences(read(model).document, after)
        model.getUndoManager().undo()


def test_broken_and_joined(blank: Any) -> None:
    runs = (Run("Kính gửi: ", BOLD), Run("Sở Y tế,  Sở Nội vụ", ROMAN))
    stand = ParagraphFormat(align="justify", first=12.7, before=6.0)
    one, two = Block(runs, stand, mark=ROMAN), Block((Run("Hai", ITALIC),), ParagraphFormat(align="right"), mark=ITALIC)
    blank = written(blank, Document((one, two, Block((), mark=ROMAN), two, two)))
    made(blank, [SplitBlock(0, one.text, 18), JoinBlock(1, "Hai", ""), JoinBlock(3, "Hai", " ")])


def test_an_empty_paragraph_keeps_its_stand_when_it_is_joined(blank: Any) -> None:
    stand = ParagraphFormat(align="center", left=10.0)
    model = written(blank, Document((Block((), stand, mark=BOLD), Block((Run("Hai", ROMAN),), ParagraphFormat(align="right"), mark=ROMAN))))
    made(model, [JoinBlock(0, "", "")])


def test_the_only_paragraph_of_a_cell_stays(blank: Any) -> None:
    page = page_of()
    model = written(blank, page)
    alone = next(
        at
        for at, block in enumerate(page.blocks)
        if block.place.kind == "cell" and sum(each.place[:5] == block.place[:5] for each in page.blocks) == 1 and not block.lines
    )
    made(model, [RemoveBlock(alone, page.blocks[alone].text)])


def test_lines(blank: Any) -> None:
    page = page_of()
    model = written(blank, page)
    lined = [at for at, block in enumerate(page.blocks) if block.lines]
    body = next(at for at, block in enumerate(page.blocks) if block.place.kind == "body" and not block.lines)
    assert len(lined) >= 2
    edits: list[Edit] = [RemoveLines(at, page.blocks[at].text) for at in lined]
    made(model, [*edits, DrawLine(lined[0], page.blocks[lined[0]].text, 33.0), DrawLine(body, page.blocks[body].text, 40.0)])


def test_a_line_stands_where_it_is_asked_for(blank: Any) -> None:
    model = lines_of(blank, "Một dòng")
    assert not writer.apply(model, read(model), [DrawLine(0, "Một dòng", 40.0)])
    (line,) = read(model).document.blocks[0].lines
    width = read(model).document.sections[0].text_width
    assert line.x is not None and line.y is not None
    assert abs(line.x - (width - 40.0) / 2) < 0.2 and 5 < line.y < 8


def test_borders_go(blank: Any) -> None:
    block = Block((Run("Có kẻ", ROMAN),), mark=ROMAN, lines=(Line("border", 165.0),))
    model = written(blank, Document((block, Block((Run("Hai", ROMAN),), mark=ROMAN))))
    assert read(model).document.blocks[0].lines
    made(model, [RemoveLines(0, "Có kẻ")])


def test_tables_elsewhere(blank: Any) -> None:
    model = written(blank, page_of())
    (first, *_) = read(model).document.tables
    made(model, [SetTable(0, {"left": -3.0, "widths": (first.widths[0] - 5.0, first.widths[1] + 8.0)})])
    made(model, [SetTable(0, {"left": 0.0})])


def test_pages(blank: Any) -> None:
    model = lines_of(blank, "Một")
    made(model, [SetSection(0, {"width": 210.0, "height": 297.0, "top": 22.0, "bottom": 23.0, "left": 31.0, "right": 16.0})])
    made(model, [SetSection(0, {"number_format": "roman", "page_start": 5})])
    made(model, [SetSection(0, {"header": 10.0}), NumberPages(0, "Times New Roman", 13.0)])
    made(model, [SetSection(0, {"header": 9.0}), SetSection(0, {"top": 25.0})])
    made(model, [SetSection(0, {"landscape": True, "width": 297.0, "height": 210.0})])


def test_the_number_moves_up_from_the_footer(blank: Any) -> None:
    model = lines_of(blank, "Một")
    style = model.StyleFamilies.getByName("PageStyles").getByName("Standard")
    style.HeaderIsOn = style.FooterIsOn = True
    style.HeaderText.setString("Tên cơ quan")
    footer = style.FooterText
    footer.setString("Trang ")
    field = model.createInstance("com.sun.star.text.TextField.PageNumber")
    field.NumberingType = 4
    footer.insertTextContent(footer.getEnd(), field, False)
    model.getUndoManager().clear()
    before = read(model)
    with writer.one_step(model, "x"):
        assert not writer.apply(model, before, [NumberPages(0, "Times New Roman", 14.0)])
    section = read(model).document.sections[0]
    said = {
        (margin.kind, margin.pages): [[run.field or run.text for run in block.runs] for block in margin.blocks]
        for margin in section.margins
    }
    assert said[("header", "default")] == [["PAGE"], ["Tên cơ quan"]]
    assert said[("header", "first")] == [["Tên cơ quan"]]
    assert all(not block for block in said[("footer", "default")] + said[("footer", "first")])
    assert abs(section.top - before.document.sections[0].top) < 0.1 and abs(section.bottom - before.document.sections[0].bottom) < 0.1
    model.getUndoManager().undo()
    assert not differences(read(model).document, before.document)


def test_pages_that_sections_share(blank: Any) -> None:
    """Only the section asked for changes; what all ask for, all get, without new page styles."""
    page = page_of()
    second = replace(page.blocks[-1], place=Place(), section=1)
    two = replace(page, blocks=(*page.blocks, second), sections=(page.sections[0], page.sections[0]._replace(page_start=1)))
    model = written(blank, two)
    names = set(model.StyleFamilies.getByName("PageStyles").getElementNames())
    made(model, [SetSection(0, {"left": 25.0}), SetSection(1, {"left": 25.0})])
    assert set(model.StyleFamilies.getByName("PageStyles").getElementNames()) == names
    made(model, [SetSection(1, {"left": 35.0})])
    made(model, [SetSection(0, {"top": 25.0})])
