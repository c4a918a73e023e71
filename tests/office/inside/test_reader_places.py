"""From a block's offsets to Writer's places and back, whatever stands between the letters."""

from __future__ import annotations

from typing import Any, Callable, List

import pytest

from vanthu_office.reader import Picture, place_of, range_of, read

TEXTS = [
    "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
    "ký 😀 tự 𝒳 ngoài",
    "cộng hòa xa\u0302\u0301 hội",
    "ngắt\u00addòng mềm, cách\u00a0dính, số\u2011hiệu",
    "hai\ndòng\tvà cột",
]


def insert_after(model: Any, letters: int, service: str, **properties: Any) -> Any:
    """Something put in after so many letters of the first paragraph."""
    made = model.createInstance(service)
    for name, value in properties.items():
        setattr(made, name, value)
    cursor = model.Text.createTextCursorByRange(model.Text.Start)
    cursor.goRight(letters, False)
    model.Text.insertTextContent(cursor, made, False)
    return made


def words(cursor: Any, skipped: str = "") -> str:
    """What stands in a range, without the marks of notes."""
    return "".join(each for each in cursor.getString() if each not in skipped)


def check_all(picture: Picture, block: int, skipped: str = "") -> None:
    """Every stretch of the block is found in Writer, and its beginning is found again."""
    text = picture.document.blocks[block].text
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert words(range_of(picture, block, start, end), skipped) == text[start:end]
        assert place_of(picture, range_of(picture, block, start, start + 1)) == (block, start)


@pytest.mark.parametrize("text", TEXTS)
def test_letters_of_every_kind(blank: Any, text: str) -> None:
    blank.Text.setString(text)
    picture = read(blank)
    assert picture.document.blocks[0].text == text
    check_all(picture, 0)


def test_an_empty_range_is_where_text_would_go(blank: Any) -> None:
    blank.Text.setString("Điều 1")
    picture = read(blank)
    for offset in range(7):
        cursor = range_of(picture, 0, offset, offset)
        assert cursor.isCollapsed()
        assert place_of(picture, cursor) == (0, offset)


def test_a_range_beyond_the_end_ends_with_the_block(blank: Any) -> None:
    blank.Text.setString("một\rhai")
    assert range_of(read(blank), 0, 1, 99).getString() == "ột"


def test_behind_notes_and_comments_and_pictures(blank: Any) -> None:
    blank.Text.setString("Quy chế công tác văn thư")
    insert_after(blank, 18, "com.sun.star.text.TextGraphicObject", AnchorType=anchor("AS_CHARACTER"))
    insert_after(blank, 12, "com.sun.star.text.textfield.Annotation", Content="xem lại")
    insert_after(blank, 7, "com.sun.star.text.Footnote").setString("chú thích")
    picture = read(blank)
    block = picture.document.blocks[0]
    assert (block.text, block.notes, block.objects, picture.document.source.comments) == ("Quy chế công tác văn thư", (7,), 1, 1)
    assert picture.document.blocks[1].text == "chú thích"
    check_all(picture, 0, "1")
    check_all(picture, 1)


def anchor(name: str) -> Any:
    import uno

    return uno.Enum("com.sun.star.text.TextContentAnchorType", name)


def test_a_field_is_taken_whole(blank: Any) -> None:
    blank.Text.setString("Người  lập")
    insert_after(blank, 6, "com.sun.star.text.textfield.Author", IsFixed=True, Content="Bình")
    picture = read(blank)
    (block,) = picture.document.blocks
    assert [(run.text, run.field) for run in block.runs] == [("Người ", ""), ("Bình", "AUTHOR"), (" lập", "")]
    assert range_of(picture, 0, 0, 6).getString() == "Người "
    assert range_of(picture, 0, 4, 12).getString() == "i Bình l"
    assert range_of(picture, 0, 7, 9).getString() == "Bình"
    places = [place_of(picture, range_of(picture, 0, at, at + 1)) for at in range(14)]
    assert places == [(0, at) for at in (0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 10, 11, 12, 13)]


def test_a_page_number_without_a_page_is_still_seen(blank: Any) -> None:
    insert_after(blank, 0, "com.sun.star.text.textfield.PageNumber", NumberingType=4)
    assert [run.field for run in read(blank).document.blocks[0].runs] == ["PAGE"]


def test_what_is_deleted_in_tracked_changes_is_passed_over(blank: Any) -> None:
    blank.Text.setString("khẩn trương nghiêm túc thực hiện\rĐiều hai\rĐiều ba")
    blank.RecordChanges = True
    cursor = blank.Text.createTextCursorByRange(blank.Text.Start)
    cursor.goRight(12, False)
    cursor.goRight(11, True)
    cursor.setString("")
    cursor.gotoEnd(False)
    blank.Text.insertString(cursor, " mới", False)
    picture = read(blank)
    texts = [block.text for block in picture.document.blocks]
    assert texts == ["khẩn trương thực hiện", "Điều hai", "Điều ba mới"]
    assert [block.tracked for block in picture.document.blocks] == [True, False, True]
    assert (picture.document.source.tracked, picture.document.source.notes) == (2, ("tracked",))
    assert range_of(picture, 0, 0, 12).getString() == "khẩn trương "
    assert range_of(picture, 0, 12, 16).getString() == "thực"
    check_all(picture, 2)


def test_a_deletion_over_paragraphs_joins_them(blank: Any) -> None:
    blank.Text.setString("Điều một\rbỏ\rhết hai\rsau")
    blank.RecordChanges = True
    cursor = blank.Text.createTextCursorByRange(blank.Text.Start)
    cursor.goRight(5, False)
    cursor.goRight(11, True)
    assert cursor.getString().replace("\r\n", "\n") == "một\nbỏ\nhết "
    cursor.setString("")
    picture = read(blank)
    assert [block.text for block in picture.document.blocks] == ["Điều hai", "sau"]
    assert [len(joined) for joined in picture.joined] == [2, 0]
    assert range_of(picture, 0, 0, 4).getString() == "Điều"
    assert range_of(picture, 0, 5, 8).getString() == "hai"
    assert place_of(picture, range_of(picture, 0, 5, 8)) == (0, 5)
    assert place_of(picture, range_of(picture, 1, 1, 2)) == (1, 1)


def test_hidden_text_is_passed_over(blank: Any) -> None:
    blank.Text.setString("thấy ẩn thấy nữa")
    cursor = blank.Text.createTextCursorByRange(blank.Text.Start)
    cursor.goRight(5, False)
    cursor.goRight(3, True)
    cursor.CharHidden = True
    picture = read(blank)
    assert picture.document.blocks[0].text == "thấy thấy nữa"
    assert range_of(picture, 0, 5, 9).getString() == "thấy"


def test_places_in_cells_boxes_and_notes(blank: Any) -> None:
    table = blank.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    blank.Text.insertTextContent(blank.Text.Start, table, False)
    for name in table.getCellNames():
        table.getCellByName(name).setString("ô " + name + "\rhàng hai")
    frame = blank.createInstance("com.sun.star.text.TextFrame")
    blank.Text.insertTextContent(blank.Text.End, frame, False)
    frame.getText().setString("DỰ THẢO")
    blank.Text.insertString(blank.Text.End, "thân bài", False)
    insert_at_end = blank.createInstance("com.sun.star.text.Footnote")
    blank.Text.insertTextContent(blank.Text.End, insert_at_end, False)
    insert_at_end.setString("ghi chú")
    picture = read(blank)
    texts = [block.text for block in picture.document.blocks]
    rows = [each for name in ("A1", "B1", "A2", "B2") for each in ("ô " + name, "hàng hai")]
    assert texts == [*rows, "thân bài", "DỰ THẢO", "ghi chú"]
    found: List[Any] = [place_of(picture, range_of(picture, block, 3, 4)) for block in range(len(texts))]
    assert found == [(block, 3) for block in range(len(texts))]


def test_the_view_cursor_is_found(shown: Any, idle: Callable[[], None]) -> None:
    shown.Text.setString("một\rhai ba\rbốn")
    picture = read(shown)
    shown.CurrentController.select(range_of(picture, 1, 4, 6))
    idle()
    assert shown.CurrentController.getViewCursor().getString() == "ba"
    assert place_of(picture, shown.CurrentController.getViewCursor()) == (1, 4)


def test_a_header_holds_no_block(blank: Any) -> None:
    style = blank.StyleFamilies.getByName("PageStyles").getByName("Standard")
    style.HeaderIsOn = True
    style.HeaderText.setString("đầu trang")
    assert place_of(read(blank), style.HeaderText.Start) is None
