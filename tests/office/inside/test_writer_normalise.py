"""Setting a raw text in order: as clean as the command line makes it, no word lost, one undo, and refused where something would be lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.test_examples import told
from office.likeness import differences
from vanthu import compose
from vanthu.apply import apply
from vanthu.document import Document, plain_block
from vanthu.mend import mend
from vanthu_office import writer
from vanthu_office.reader import read

SEEDS = sorted((Path(__file__).resolve().parents[4] / "shared" / "corpus" / "seeds").glob("*.txt"))
RAW = """ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
SỞ NỘI VỤ
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SNV
Quảng Ngãi, ngày 05 tháng 3 năm 2025

**KẾ HOẠCH**
**Cải cách hành chính năm 2025**

Căn cứ Quyết định số 05/QĐ-UBND ngày 02 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh về công tác năm 2025;
Sở Nội vụ xây dựng Kế hoạch như sau:

## I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao chất lượng phục vụ người dân và doanh nghiệp.
2. Yêu cầu
a) Việc triển khai bảo đảm thiết thực, hiệu quả;
b) Các đơn vị phối hợp chặt chẽ.

## II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi, đôn đốc việc thực hiện Kế hoạch này.
2. Các phòng chuyên môn báo cáo kết quả trước ngày 15 tháng 12 năm 2025.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Các phòng chuyên môn;
- Lưu: VT, VP.

GIÁM ĐỐC

Nguyễn Văn An
"""


class Memory:
    def __init__(self, page: Document) -> None:
        self.page = page

    def document(self) -> Document:
        return self.page

    def apply(self, edits: Any) -> list[Any]:
        self.page = apply(self.page, edits)
        return []


def pasted(model: Any, text: str) -> Any:
    model.getText().setString(text.replace("\n", "\r"))
    model.getUndoManager().clear()
    return model


def seed(number: int) -> Any:
    return SEEDS[number].read_text(encoding="utf-8") if number < len(SEEDS) else None


@pytest.mark.parametrize("number", [-1, 0, 1, 2, 3, 4])
def test_raw_texts(blank: Any, number: int) -> None:
    text = RAW if number < 0 else seed(number)
    if text is None:
        pytest.skip("the seeds are not beside the repository (../shared/corpus/seeds)")
    model = pasted(blank, text)
    before = read(model).document
    done = writer.normalise(model)
    assert done.refused == "" and done.mended is not None
    after = read(model).document
    raw = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
    proper = compose.proper(raw)
    wanted = mend(Memory(proper.document), (), proper.draft.regime)
    assert said(done.mended.left.findings) == said(wanted.left.findings), told(done.mended.left.findings)
    assert [block.text for block in after.blocks if block.text] == [
        block.text for block in wanted.left.anatomy.document.blocks if block.text
    ]
    manager = model.getUndoManager()
    assert list(manager.getAllUndoActionTitles()) == ["Văn Thư: chuẩn hóa toàn văn bản"]
    manager.undo()
    assert not differences(read(model).document, before)
    manager.redo()
    assert not differences(read(model).document, after)


def said(findings: Any) -> list[Any]:
    return sorted((each.rule, each.found, each.preview) for each in findings)


def test_numbers_of_lists_stay(blank: Any) -> None:
    model = pasted(blank, RAW.replace("1. Mục đích", "Mục đích").replace("2. Yêu cầu", "Yêu cầu"))
    found = model.getText().createEnumeration()
    while found.hasMoreElements():
        paragraph = found.nextElement()
        if paragraph.getString() in ("Mục đích", "Yêu cầu"):
            paragraph.NumberingStyleName = "Numbering 123"
    assert [block.label for block in read(model).document.blocks if block.label] == ["1.", "2."]
    assert not writer.normalise(model).refused
    lines = [block.text for block in read(model).document.blocks]
    assert "1. Mục đích" in lines and "2. Yêu cầu" in lines


def cursor(model: Any, after: str) -> Any:
    search = model.createSearchDescriptor()
    search.SearchString = after
    return model.getText().createTextCursorByRange(model.findFirst(search).getEnd())


def with_comment(model: Any) -> None:
    comment = model.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Content = "xem lại"
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), comment, False)


def with_note(model: Any) -> None:
    note = model.createInstance("com.sun.star.text.Footnote")
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), note, False)
    note.setString("chú thích")


def with_table(model: Any) -> None:
    table = model.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), table, False)


def with_frame(model: Any) -> None:
    frame = model.createInstance("com.sun.star.text.TextFrame")
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), frame, False)
    frame.getText().setString("DỰ THẢO")


def with_shape(model: Any) -> None:
    from com.sun.star.awt import Size

    shape = model.createInstance("com.sun.star.drawing.RectangleShape")
    shape.setSize(Size(2000, 2000))
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), shape, False)


def with_picture(model: Any) -> None:
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), model.createInstance("com.sun.star.text.TextGraphicObject"), False)


def with_formula(model: Any) -> None:
    formula = model.createInstance("com.sun.star.text.TextEmbeddedObject")
    formula.CLSID = "078B7ABA-54FC-457F-8551-6147e776a997"
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), formula, False)
    if not model.getEmbeddedObjects().getCount():
        pytest.skip("this office has no formulas")


def with_date(model: Any) -> None:
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), model.createInstance("com.sun.star.text.TextField.DateTime"), False)


def with_bookmark(model: Any) -> None:
    mark = model.createInstance("com.sun.star.text.Bookmark")
    mark.Name = "chỗ này"
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), mark, False)


def with_header(model: Any) -> None:
    style = model.StyleFamilies.getByName("PageStyles").getByName("Standard")
    style.HeaderIsOn = True
    style.HeaderText.setString("Tên dự án")


def with_hidden(model: Any) -> None:
    text = model.getText()
    place = cursor(model, "Yêu cầu")
    text.insertString(place, "ẩn", True)
    place.CharHidden = True


def with_change(model: Any) -> None:
    model.RecordChanges = True
    model.getText().insertString(cursor(model, "Yêu cầu"), " mới", False)
    model.RecordChanges = False


def with_protection(model: Any) -> None:
    section = model.createInstance("com.sun.star.text.TextSection")
    section.IsProtected = True
    place = cursor(model, "Yêu cầu")
    place.gotoStartOfParagraph(True)
    model.getText().insertTextContent(place, section, True)


def with_index(model: Any) -> None:
    model.getText().insertTextContent(cursor(model, "Yêu cầu"), model.createInstance("com.sun.star.text.ContentIndex"), False)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (with_comment, "comments"),
        (with_note, "notes"),
        (with_table, "tables"),
        (with_frame, "frames"),
        (with_shape, "drawings"),
        (with_picture, "drawings"),
        (with_formula, "drawings"),
        (with_date, "fields"),
        (with_bookmark, "bookmarks"),
        (with_header, "header"),
        (with_hidden, "hidden"),
        (with_change, "tracked"),
        (with_protection, "protected"),
        (with_index, "index"),
    ],
)
def test_nothing_is_lost(blank: Any, change: Any, reason: str) -> None:
    model = pasted(blank, RAW)
    change(model)
    before = read(model).document
    titles = list(model.getUndoManager().getAllUndoActionTitles())
    assert writer.normalise(model).refused == "refused." + reason
    assert read(model).document == before
    assert list(model.getUndoManager().getAllUndoActionTitles()) == titles


def test_an_empty_page_stays_empty(blank: Any) -> None:
    assert writer.normalise(blank).refused == "refused.empty"
    assert not blank.getUndoManager().isUndoPossible()


def test_a_word_that_would_be_lost_stops_it(blank: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compose.proper

    def careless(*arguments: Any, **named: Any) -> Any:
        made = whole(*arguments, **named)
        return made._replace(document=Document(made.document.blocks[:-3], made.document.sections, made.document.tables))

    monkeypatch.setattr(compose, "proper", careless)
    model = pasted(blank, RAW)
    assert writer.normalise(model).refused == "refused.lost"
    assert not model.getUndoManager().isUndoPossible()


def test_what_does_not_read_as_meant_is_taken_back(blank: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.writer import normalising

    whole = normalising.write

    def clumsy(model: Any, *rest: Any) -> None:
        whole(model, *rest)
        model.getText().insertString(model.getText().getEnd(), "thừa", False)

    monkeypatch.setattr(normalising, "write", clumsy)
    model = pasted(blank, RAW)
    before = read(model).document
    assert writer.normalise(model).refused == "refused.lost"
    assert not differences(read(model).document, before)
