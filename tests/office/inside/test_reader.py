"""What the reader makes of things as people make them in Writer."""

from __future__ import annotations

from typing import Any, Callable, Tuple

import pytest

from vanthu.document import Block, Line
from vanthu_office.reader import PageStyles, Picture, Reading, read


def enum(kind: str, name: str) -> Any:
    import uno

    return uno.Enum("com.sun.star." + kind, name)


def anchor(name: str) -> Any:
    return enum("text.TextContentAnchorType", name)


def paragraph(model: Any, number: int) -> Any:
    return list(model.Text)[number]


def texts(picture: Picture) -> Tuple[str, ...]:
    return tuple([block.text for block in picture.document.blocks])


def shape(model: Any, kind: str, width: int, height: int, at: Any, how: str = "AT_PARAGRAPH", x: int = 0, y: int = 0) -> Any:
    """A drawn shape anchored at a place; lengths in hundredths of a millimetre."""
    from com.sun.star.awt import Point, Size

    made = model.createInstance("com.sun.star.drawing." + kind)
    made.setSize(Size(width, height))
    made.setPosition(Point(x, y))
    made.AnchorType = anchor(how)
    model.Text.insertTextContent(at, made, False)
    if how != "AS_CHARACTER":
        made.setPosition(Point(x, y))
    return made


def border(width: int) -> Any:
    from com.sun.star.table import BorderLine2

    line = BorderLine2()
    line.OuterLineWidth = line.LineWidth = width
    return line


# A slice at a time


def test_slices_make_the_same_picture(blank: Any) -> None:
    blank.Text.setString("\r".join(["Điều %d. Nội dung" % number for number in range(300)]))
    reading = Reading(blank)
    steps = 1
    picture = reading.step(0.0)
    while picture is None:
        picture = reading.step(0.0)
        steps += 1
    assert steps > 300  # it can rest after each paragraph
    assert picture.document == read(blank).document


def test_a_long_table_is_read_in_slices(blank: Any) -> None:
    table = blank.createInstance("com.sun.star.text.TextTable")
    table.initialize(100, 3)
    blank.Text.insertTextContent(blank.Text.Start, table, False)
    reading = Reading(blank)
    steps = 1
    while reading.step(0.0) is None:
        steps += 1
    assert steps > 100 + 2 * 300  # its rows, its cells, and the paragraphs in them


def test_the_picture_runs_beside_the_document(blank: Any) -> None:
    blank.Text.setString("một\rhai")
    picture = read(blank)
    assert len(picture.paragraphs) == len(picture.joined) == len(picture.drawn) == len(picture.document.blocks) == 2
    assert [each.getString() for each in picture.paragraphs] == ["một", "hai"]
    assert (picture.pages, picture.openers) == ((PageStyles("Standard", "Standard"),), (None,))
    assert picture.document.source.kind == "writer"


# Looks


def test_looks_of_runs_and_paragraphs(blank: Any) -> None:
    blank.Text.setString("ĐỘC lập")
    cursor = blank.Text.createTextCursorByRange(blank.Text.Start)
    cursor.goRight(3, True)
    cursor.CharFontName, cursor.CharHeight, cursor.CharWeight, cursor.CharColor = "Arial", 13.5, 150.0, 0xFF0000
    cursor.CharPosture, cursor.CharUnderline, cursor.CharStrikeout = enum("awt.FontSlant", "ITALIC"), 1, 1
    cursor.CharCaseMap, cursor.CharKerning, cursor.CharEscapement, cursor.CharEscapementHeight = 1, 35, 33, 58
    whole = paragraph(blank, 0)
    whole.ParaAdjust, whole.ParaLeftMargin, whole.ParaFirstLineIndent = enum("style.ParagraphAdjust", "BLOCK"), 1000, 1270
    whole.ParaTopMargin, whole.ParaBottomMargin, whole.ParaKeepTogether = 212, 106, True
    (block,) = read(blank).document.blocks
    first, second = block.runs
    assert first.format == ("Arial", 13.5, True, True, True, True, True, "FF0000", 1, 1.0)
    assert (second.format.bold, second.format.caps, second.format.position) == (False, False, 0)
    stands = block.paragraph
    assert (stands.align, stands.left, stands.first, stands.before, stands.after) == ("justify", 10.0, 12.7, 6.0, 3.0)
    assert stands.keep_with_next


@pytest.mark.parametrize(("mode", "height", "leading"), [(0, 150, ("multiple", 1.5)), (1, 635, ("least", 18.0)), (3, 600, ("exact", 17.0))])
def test_leading(blank: Any, mode: int, height: int, leading: Tuple[str, float]) -> None:
    from com.sun.star.style import LineSpacing

    paragraph(blank, 0).ParaLineSpacing = LineSpacing(mode, height)
    assert read(blank).document.blocks[0].paragraph.leading == leading


def test_tab_stops_are_measured_from_the_edge(blank: Any) -> None:
    from com.sun.star.style import TabStop

    stop = TabStop()
    stop.Position, stop.Alignment = 5000, enum("style.TabAlign", "CENTER")
    whole = paragraph(blank, 0)
    whole.ParaLeftMargin = 1000
    whole.ParaTabStops = (stop,)
    assert read(blank).document.blocks[0].paragraph.tabs == ((pytest.approx(60.0, abs=0.1), "center"),)


def test_numbers_and_bullets(blank: Any) -> None:
    blank.Text.setString("một\rhai\rkhông")
    numbers, bullets = "Numbering 123", "List 1"
    paragraph(blank, 0).NumberingStyleName = numbers
    paragraph(blank, 1).NumberingStyleName = bullets
    labels = [block.label for block in read(blank).document.blocks]
    assert (labels[0], bool(labels[1]), labels[2]) == ("1.", True, "")
    rules = blank.StyleFamilies.getByName("NumberingStyles").getByName(numbers).NumberingRules
    level = {each.Name: each.Value for each in rules.getByIndex(0)}
    stands = read(blank).document.blocks[0].paragraph
    assert (stands.left, stands.first) == (round(level["IndentAt"] / 100, 2), round(level["FirstLineIndent"] / 100, 2))
    paragraph(blank, 0).ParaLeftMargin = 300
    assert read(blank).document.blocks[0].paragraph.left == 3.0


# Lines, boxes, pictures


def only_block(model: Any) -> Tuple[Block, Picture]:
    picture = read(model)
    return picture.document.blocks[0], picture


@pytest.mark.parametrize("kind", ["LineShape", "ConnectorShape", "RectangleShape"])
def test_thin_level_shapes_are_lines(blank: Any, kind: str) -> None:
    from com.sun.star.awt import Point

    blank.Text.setString("QUYẾT ĐỊNH")
    x, y = (5750, 700) if kind != "ConnectorShape" else (0, 0)  # a connector goes from one end to the other
    made = shape(blank, kind, 5000, 0 if kind != "RectangleShape" else 50, blank.Text.Start, x=x, y=y)
    if kind == "ConnectorShape":
        made.EdgeKind = enum("drawing.ConnectorType", "LINE")
        for _ in range(2):  # newer offices move the other end along
            made.StartPosition, made.EndPosition = Point(0, 0), Point(5000, 0)
    block, picture = only_block(blank)
    (line,) = block.lines
    assert (line.kind, line.length, block.objects) == ("shape", pytest.approx(50.0, abs=0.1), 0)
    assert picture.drawn[0] == (made,)
    if kind != "ConnectorShape":
        assert (line.x, line.y) == (pytest.approx(57.5, abs=0.1), pytest.approx(7.0, abs=0.1))


def test_a_line_in_the_text_has_no_place_of_its_own(blank: Any) -> None:
    shape(blank, "LineShape", 5000, 0, blank.Text.Start, "AS_CHARACTER")
    assert only_block(blank)[0].lines == (Line("shape", pytest.approx(50.0, abs=0.1)),)


def test_a_line_nobody_sees_is_none(blank: Any) -> None:
    shape(blank, "LineShape", 5000, 0, blank.Text.Start).LineStyle = enum("drawing.LineStyle", "NONE")
    block, _ = only_block(blank)
    assert (block.lines, block.objects) == ((), 0)


def test_steep_and_thick_shapes_are_objects(blank: Any) -> None:
    shape(blank, "LineShape", 5000, 2000, blank.Text.Start)
    shape(blank, "RectangleShape", 5000, 2000, blank.Text.Start)
    block, _ = only_block(blank)
    assert (block.lines, block.objects) == ((), 2)


def test_a_border_below_is_a_line(blank: Any) -> None:
    blank.Text.setString("Tiêu ngữ\rsau")
    first = paragraph(blank, 0)
    first.BottomBorder = border(18)
    block, picture = only_block(blank)
    assert block.lines == (Line("border", block.place.width, 0.0),)
    assert picture.drawn[0] == (first,)
    first.TopBorder = first.LeftBorder = first.RightBorder = border(18)
    assert only_block(blank)[0].lines == ()  # a frame all round is no line


def test_a_border_shared_by_neighbours_stands_under_the_last(blank: Any) -> None:
    blank.Text.setString("một\rhai")
    for number in (0, 1):
        paragraph(blank, number).BottomBorder = border(18)
    picture = read(blank)
    assert [len(block.lines) for block in picture.document.blocks] == [0, 1] == [len(each) for each in picture.drawn]


def test_text_boxes_follow_their_anchor(blank: Any) -> None:
    blank.Text.setString("thân\rsau")
    for words, kind in (("DỰ THẢO", "AT_PARAGRAPH"), ("MẬT", "AS_CHARACTER")):
        frame = blank.createInstance("com.sun.star.text.TextFrame")
        frame.AnchorType, frame.Width = anchor(kind), 4000
        frame.LeftBorderDistance = frame.RightBorderDistance = 100
        blank.Text.insertTextContent(blank.Text.Start, frame, False)
        frame.getText().setString(words)
    picture = read(blank)
    assert texts(picture) == ("thân", "DỰ THẢO", "MẬT", "sau")
    assert [block.place.frame for block in picture.document.blocks] == [-1, 1, 2, -1]
    assert (picture.document.blocks[0].objects, picture.document.blocks[1].place.width) == (2, pytest.approx(38.0, abs=0.1))


def test_what_hangs_on_a_page_goes_with_the_first_paragraph(shown: Any) -> None:
    shown.Text.setString("một\rhai")
    frame = shown.createInstance("com.sun.star.text.TextFrame")
    frame.AnchorType, frame.AnchorPageNo = anchor("AT_PAGE"), 1
    shown.Text.insertTextContent(shown.Text.End, frame, False)
    frame.getText().setString("DỰ THẢO")
    assert texts(read(shown)) == ("một", "DỰ THẢO", "hai")


# Tables


def table_of(model: Any, rows: int, columns: int) -> Any:
    made = model.createInstance("com.sun.star.text.TextTable")
    made.initialize(rows, columns)
    model.Text.insertTextContent(model.Text.Start, made, False)
    for name in made.getCellNames():
        made.getCellByName(name).setString(name)
    return made


def test_a_table_across_the_page(blank: Any) -> None:
    made = table_of(blank, 2, 2)
    picture = read(blank)
    (table,) = picture.document.tables
    width = picture.document.sections[0].text_width
    assert (table.rows, table.bordered, table.left, table.nested) == (2, True, 0.0, False)
    assert table.widths == pytest.approx((width / 2, width / 2), abs=0.1)
    assert [each.Name for each in picture.tables] == [made.Name]
    places = {block.text: (block.place.row, block.place.column) for block in picture.document.blocks if block.text}
    assert places == {"A1": (0, 0), "B1": (0, 1), "A2": (1, 0), "B2": (1, 1)}
    for name in made.getCellNames():
        for side in ("Left", "Right", "Top", "Bottom"):
            setattr(made.getCellByName(name), side + "Border", border(0))
    assert not read(blank).document.tables[0].bordered


def test_columns_moved_and_the_table_put_in_the_middle(blank: Any) -> None:
    made = table_of(blank, 1, 2)
    made.HoriOrient, made.Width = 2, 10000
    separators = made.TableColumnSeparators
    separators[0].Position = made.TableColumnRelativeSum * 4 // 10
    made.TableColumnSeparators = separators
    picture = read(blank)
    (table,) = picture.document.tables
    assert table.widths == pytest.approx((40.0, 60.0), abs=0.1)
    assert table.left == pytest.approx((picture.document.sections[0].text_width - 100.0) / 2, abs=0.1)


def test_merged_and_split_cells(blank: Any) -> None:
    made = table_of(blank, 3, 3)
    cursor = made.createCursorByCellName("A1")
    cursor.gotoCellByName("B1", True)
    cursor.mergeRange()
    down = made.createCursorByCellName("A2")
    down.gotoCellByName("A3", True)
    down.mergeRange()
    picture = read(blank)
    assert len(picture.document.tables[0].widths) == 3
    places = {block.text: (block.place.row, block.place.column) for block in picture.document.blocks if block.text}
    assert (places["A1"], places["C1"], places["A2"], places["B2"], places["C3"]) == ((0, 0), (0, 2), (1, 0), (1, 1), (2, 2))
    wide = next(block for block in picture.document.blocks if block.text == "A1").place.width
    assert wide > 1.9 * next(block for block in picture.document.blocks if block.text == "C1").place.width


def test_a_table_in_a_table(blank: Any) -> None:
    outer = table_of(blank, 1, 2)
    cell = outer.getCellByName("A1")
    inner = blank.createInstance("com.sun.star.text.TextTable")
    inner.initialize(1, 1)
    cell.getText().insertTextContent(cell.getText().Start, inner, False)
    inner.getCellByName("A1").setString("lồng")
    picture = read(blank)
    assert [table.nested for table in picture.document.tables] == [False, True]
    assert next(block for block in picture.document.blocks if block.text == "lồng").place.table == 1


# Pages


def page_style(model: Any, name: str) -> Any:
    styles = model.StyleFamilies.getByName("PageStyles")
    if not styles.hasByName(name):
        styles.insertByName(name, model.createInstance("com.sun.star.style.PageStyle"))
    return styles.getByName(name)


def test_a_landscape_section(blank: Any) -> None:
    blank.Text.setString("dọc\rngang")
    wide = page_style(blank, "Ngang")
    wide.IsLandscape, wide.Width, wide.Height, wide.LeftMargin = True, 29700, 21000, 3000
    wide.NumberingType = 2
    second = paragraph(blank, 1)
    second.PageDescName, second.PageNumberOffset = "Ngang", 5
    picture = read(blank)
    first, turned = picture.document.sections
    assert (turned.width, turned.left, turned.landscape, turned.page_start, turned.number_format) == (297.0, 30.0, True, 5, "roman")
    assert (first.landscape, turned.starts_page) == (False, True)
    assert [block.section for block in picture.document.blocks] == [0, 1]
    assert picture.pages == (PageStyles("Standard", "Standard"), PageStyles("Ngang", "Ngang"))
    assert picture.openers[1] == second
    assert not picture.document.blocks[1].paragraph.page_break


def test_headers_of_first_left_and_other_pages(blank: Any) -> None:
    style = page_style(blank, "Standard")
    style.HeaderIsOn, style.FirstIsShared, style.HeaderIsShared, style.FooterIsOn = True, False, False, True
    style.HeaderText.setString("mọi trang")
    style.HeaderTextLeft.setString("trang chẵn")
    style.HeaderTextFirst.setString("")
    number = blank.createInstance("com.sun.star.text.textfield.PageNumber")
    style.FooterText.insertTextContent(style.FooterText.End, number, False)
    (section,) = read(blank).document.sections
    said = {(margin.kind, margin.pages): [block.text for block in margin.blocks] for margin in section.margins}
    assert (said["header", "default"], said["header", "even"], said["header", "first"]) == (["mọi trang"], ["trang chẵn"], [""])
    footer = next(margin for margin in section.margins if (margin.kind, margin.pages) == ("footer", "default"))
    assert [run.field for run in footer.blocks[0].runs] == ["PAGE"]
    assert (section.first_differs, section.even_differs) == (True, True)


def test_a_first_page_style_that_another_follows(blank: Any) -> None:
    first, rest = page_style(blank, "First Page"), page_style(blank, "Standard")
    first.FollowStyle = "Standard"
    rest.HeaderIsOn = True
    rest.HeaderText.setString("2")
    paragraph(blank, 0).PageDescName = "First Page"
    picture = read(blank)
    (section,) = picture.document.sections
    assert picture.pages == (PageStyles("First Page", "Standard"),)
    assert section.first_differs
    assert [(margin.kind, margin.pages) for margin in section.margins] == [("header", "default")]


def test_columns_of_a_text_section(blank: Any) -> None:
    blank.Text.setString("trước\rtrong\rsau")
    section = blank.createInstance("com.sun.star.text.TextSection")
    columns = blank.createInstance("com.sun.star.text.TextColumns")
    columns.setColumnCount(2)
    section.TextColumns = columns
    blank.Text.insertTextContent(blank.Text.createTextCursorByRange(paragraph(blank, 1)), section, True)
    picture = read(blank)
    assert [each.columns for each in picture.document.sections] == [1, 2, 1]
    assert [each.starts_page for each in picture.document.sections] == [True, False, False]
    assert [block.section for block in picture.document.blocks if block.text] == [0, 1, 2]
    section.IsVisible = False
    assert texts(read(blank)) == ("trước", "sau")


def test_page_breaks(blank: Any) -> None:
    blank.Text.setString("một\rhai\rba")
    paragraph(blank, 1).BreakType = enum("style.BreakType", "PAGE_BEFORE")
    paragraph(blank, 2).BreakType = enum("style.BreakType", "PAGE_AFTER")
    blocks = read(blank).document.blocks
    assert [(block.paragraph.page_break, block.breaks_page) for block in blocks] == [(False, False), (True, False), (False, True)]


# Marks between the letters


def test_bookmarks_and_pages_part_no_run(shown: Any, idle: Callable[[], None]) -> None:
    shown.Text.setString("Căn cứ Luật " * 2000)
    cursor = shown.Text.createTextCursorByRange(shown.Text.Start)
    cursor.goRight(8, False)
    shown.Text.insertTextContent(cursor, shown.createInstance("com.sun.star.text.Bookmark"), False)
    idle()
    (block,) = read(shown).document.blocks
    assert len(block.runs) == 1


def test_comments_and_notes_are_counted(blank: Any) -> None:
    blank.Text.setString("một hai")
    for service in ("textfield.Annotation", "Footnote", "Endnote"):
        blank.Text.insertTextContent(blank.Text.End, blank.createInstance("com.sun.star.text." + service), False)
    picture = read(blank)
    assert (picture.document.source.comments, picture.document.blocks[0].notes) == (1, (7, 7))
    assert [block.place.frame for block in picture.document.blocks] == [-1, 1, 2]


def test_a_deletion_over_a_table_takes_it_away(blank: Any) -> None:
    blank.Text.setString("trước\rsau")
    cursor = blank.Text.createTextCursorByRange(paragraph(blank, 1).Start)
    made = blank.createInstance("com.sun.star.text.TextTable")
    made.initialize(1, 1)
    blank.Text.insertTextContent(cursor, made, False)
    made.getCellByName("A1").setString("ô")
    assert texts(read(blank)) == ("trước", "ô", "sau")
    blank.RecordChanges = True
    cursor = blank.Text.createTextCursorByRange(blank.Text.Start)
    cursor.goRight(3, False)
    cursor.gotoEnd(True)
    cursor.goLeft(2, True)
    cursor.setString("")
    assert texts(read(blank)) == ("trưau",)
