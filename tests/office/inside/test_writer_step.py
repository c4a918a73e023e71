"""One step: balanced whatever happens, the cursor and the view where they were, tracked when wanted, refused where it must be."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest

from office.likeness import differences
from vanthu.document import Block, Document, Format, ParagraphFormat, Run
from vanthu.edit import InsertBlocks, JoinBlock, NumberPages, RemoveBlock, SetFormat, SetParagraph, SetSection, SetText, SplitBlock
from vanthu_office import writer
from vanthu_office.reader import place_of, read
from vanthu_office.writer import whole
from vanthu_office.writer.view import scroll_bars

ROMAN = Format("Times New Roman", 14.0)


def filled(model: Any, *lines: str) -> Any:
    blocks = tuple(Block((Run(line, ROMAN),), ParagraphFormat(align="justify"), mark=ROMAN) for line in lines)
    whole.write(model, Document(blocks), "")
    model.getUndoManager().clear()
    return model


def test_a_step_that_fails_is_taken_back(blank: Any) -> None:
    model = filled(blank, "Một", "Hai")
    before = read(model).document
    with pytest.raises(ValueError), writer.one_step(model, "x"):
        assert not writer.apply(model, read(model), [SetText(0, 0, 3, "Một", "Khác"), SetSection(0, {"left": 33.0})])
        raise ValueError
    assert not differences(read(model).document, before)
    manager = model.getUndoManager()
    assert not manager.isUndoPossible() and not manager.isRedoPossible()
    assert not model.hasControllersLocked()


def test_a_step_that_fails_at_once_leaves_the_one_before(blank: Any) -> None:
    model = filled(blank, "Một", "Hai")
    with writer.one_step(model, "x"):
        writer.apply(model, read(model), [SetText(0, 0, 3, "Một", "Khác")])
    with pytest.raises(ValueError), writer.one_step(model, "x"):
        raise ValueError
    assert read(model).document.blocks[0].text == "Khác"
    assert list(model.getUndoManager().getAllUndoActionTitles()) == ["x"]


def test_a_step_without_change_is_no_step(blank: Any) -> None:
    model = filled(blank, "Một")
    with writer.one_step(model, "x"):
        assert writer.apply(model, read(model), [SetText(0, 0, 3, "Hai", "Ba")])
    assert not model.getUndoManager().isUndoPossible()


def test_what_was_done_before_can_still_be_undone(blank: Any) -> None:
    """Pages are changed and numbered, and the whole history before is there."""
    model = filled(blank, "Một", "Hai", "Ba")
    text = model.getText()
    text.insertString(text.getStart(), "Trước ", False)
    text.insertControlCharacter(text.getEnd(), 0, False)
    text.insertString(text.getEnd(), "Bốn", False)
    states = [read(model).document]
    for edits in ([SetSection(0, {"left": 33.0, "top": 25.0})], [NumberPages(0, "Times New Roman", 14.0)], [RemoveBlock(1, "Hai")]):
        with writer.one_step(model, "x"):
            assert not writer.apply(model, read(model), edits)
        states.append(read(model).document)
    manager = model.getUndoManager()
    for _ in range(2):
        for state in states[-2::-1]:
            manager.undo()
            assert not differences(read(model).document, state)
        for state in states[1:]:
            manager.redo()
            assert not differences(read(model).document, state)
    while manager.isUndoPossible():
        manager.undo()
    assert [block.text for block in read(model).document.blocks] == ["Một", "Hai", "Ba"]


@pytest.mark.parametrize("whole_edit", [False, True])
def test_edits_whose_text_has_moved_on(blank: Any, whole_edit: bool) -> None:
    model = filled(blank, "Một", "Hai", "Ba")
    picture = read(model)
    text = model.getText()
    text.insertString(text.getStart(), "Mới", False)
    text.insertControlCharacter(text.getStart(), 0, False)
    stale, kept = SetText(0, 0, 3, "Một", "X"), SetText(2, 0, 2, "Ba", "Bốn")
    refused = writer.apply(model, picture, [stale, kept], whole=whole_edit)
    assert refused == ([stale, kept] if whole_edit else [stale])
    assert [block.text for block in read(model).document.blocks] == ["", "MớiMột", "Hai", "Ba" if whole_edit else "Bốn"]


def test_a_paragraph_that_is_gone(blank: Any) -> None:
    model = filled(blank, "Một", "Hai", "Ba")
    picture = read(model)
    picture.paragraphs[1].dispose()
    stale, kept = SetText(1, 0, 3, "Hai", "X"), SetParagraph(2, "Ba", {"align": "center"})
    assert writer.apply(model, picture, [stale, kept]) == [stale]
    assert read(model).document.blocks[1].paragraph.align == "center"


def test_a_document_that_is_only_read(load: Callable[..., Any], blank: Any, tmp_path: Path) -> None:
    filled(blank, "Một")
    path = tmp_path / "kept" / "a.odt"
    path.parent.mkdir()
    blank.storeToURL(path.as_uri(), ())
    model = load(path, ReadOnly=True)
    edits = [SetText(0, 0, 3, "Một", "Hai"), SetSection(0, {"left": 33.0})]
    assert writer.apply(model, read(model), edits) == edits
    assert writer.WriterFile(model).apply(edits) == edits
    assert writer.normalise(model).refused == "refused.readonly"
    assert read(model).document.blocks[0].text == "Một"


def test_what_is_protected(blank: Any) -> None:
    model = filled(blank, "Một", "Hai", "Ba")
    text = model.getText()
    section = model.createInstance("com.sun.star.text.TextSection")
    section.IsProtected = True
    paragraph = read(model).paragraphs[1]
    cursor = text.createTextCursorByRange(paragraph.getStart())
    cursor.gotoRange(paragraph.getEnd(), True)
    text.insertTextContent(cursor, section, True)
    at = [block.text for block in read(model).document.blocks].index("Hai")
    edits = [SetText(at, 0, 3, "Hai", "X"), RemoveBlock(at, "Hai"), JoinBlock(at - 1, "Một", " "), SplitBlock(at, "Hai", 1)]
    assert writer.apply(model, read(model), edits) == edits
    other = read(model).document.blocks
    assert not writer.apply(model, read(model), [SetText(0, 0, 3, "Một", "Được")])
    assert [block.text for block in other[1:]] == [block.text for block in read(model).document.blocks[1:]]


def test_a_protected_cell(blank: Any) -> None:
    model = filled(blank, "Một")
    table = model.createInstance("com.sun.star.text.TextTable")
    table.initialize(1, 2)
    model.getText().insertTextContent(model.getText().getStart(), table, False)
    table.getCellByName("A1").setString("khóa")
    table.getCellByName("B1").setString("mở")
    table.getCellByName("A1").IsProtected = True
    edits = [SetText(0, 0, 4, "khóa", "x"), SetText(1, 0, 2, "mở", "xong")]
    assert writer.apply(model, read(model), edits) == edits[:1]
    assert table.getCellByName("B1").getString() == "xong"


def test_words_in_frames_notes_and_cells(blank: Any) -> None:
    model = filled(blank, "Một", "Hai")
    text = model.getText()
    frame = model.createInstance("com.sun.star.text.TextFrame")
    text.insertTextContent(text.getStart(), frame, False)
    frame.getText().setString("khung")
    note = model.createInstance("com.sun.star.text.Footnote")
    text.insertTextContent(text.getEnd(), note, False)
    note.setString("chú thích")
    blocks = read(model).document.blocks
    edits = [
        SetText(at, 0, len(block.text), block.text, block.text.upper())
        for at, block in enumerate(blocks)
        if block.place.kind in ("frame", "note")
    ]
    assert len(edits) == 2
    assert not writer.apply(model, read(model), edits)
    assert frame.getText().getString() == "KHUNG" and note.getString() == "CHÚ THÍCH"


def test_changes_are_tracked_when_wanted(blank: Any) -> None:
    model = filled(blank, "Cộng hoà xã hội", "Hai", "Ba")
    with writer.one_step(model, "x", tracked=True):
        assert not writer.apply(model, read(model), [SetText(0, 5, 8, "hoà", "hòa"), RemoveBlock(1, "Hai")])
    assert not model.RecordChanges
    document = read(model).document
    assert document.source.tracked and document.blocks[0].text == "Cộng hòa xã hội" and document.blocks[0].tracked
    assert "Hai" not in [block.text for block in document.blocks]
    assert model.getText().getString().startswith("Cộng hoàhòa xã hội")  # a whole word for a whole word
    model.getUndoManager().undo()
    assert [block.text for block in read(model).document.blocks] == ["Cộng hoà xã hội", "Hai", "Ba"]
    assert not read(model).document.source.tracked


def test_tracking_that_was_on_stays_on(blank: Any) -> None:
    model = filled(blank, "Một")
    model.RecordChanges = True
    with writer.one_step(model, "x"):
        writer.apply(model, read(model), [SetText(0, 0, 3, "Một", "Hai"), NumberPages(0, "Times New Roman", 14.0)])
    assert model.RecordChanges
    style = model.StyleFamilies.getByName("PageStyles").getByName("Standard")
    assert read(model).document.source.tracked and style.HeaderIsOn
    assert style.HeaderText.getString()


def test_what_is_tracked_is_mended_again(blank: Any) -> None:
    model = filled(blank, "Cộng hoà xã hội chủ nghỉa", "Hai")
    for edit in (SetText(0, 5, 8, "hoà", "hòa"), SetText(0, 19, 25, "nghỉa", "nghĩa")):
        before = edit.before
        at = read(model).document.blocks[0].text.index(before)
        with writer.one_step(model, "x", tracked=True):
            assert not writer.apply(model, read(model), [SetText(0, at, at + len(before), before, edit.after)])
    assert read(model).document.blocks[0].text == "Cộng hòa xã hội chủ nghĩa"


# The cursor and the view


def test_the_cursor_stays(shown: Any) -> None:
    model = filled(shown, *("Dòng số %d của văn bản này" % number for number in range(200)))
    controller = model.getCurrentController()
    view = controller.getViewCursor()
    picture = read(model)
    view.gotoRange(picture.paragraphs[150].getStart(), False)
    view.goRight(5, False)
    view.goRight(6, True)
    selected, data = view.getString(), controller.getViewData()
    assert selected == "số 150"
    new = Block((Run("Mới", ROMAN),), mark=ROMAN)
    with writer.one_step(model, "x"):
        edits = [
            SetText(3, 0, 4, "Dòng", "Hàng"),
            SetText(150, 0, 4, "Dòng", "Hàng"),
            SetFormat(150, 0, 4, "Dòng", {"bold": True}),
            SetText(199, 0, 4, "Dòng", "Hàng"),
            InsertBlocks(5, picture.document.blocks[5].text, "before", (new,)),
            SplitBlock(7, picture.document.blocks[7].text, 5),
            RemoveBlock(9, picture.document.blocks[9].text),
            SetSection(0, {"left": 25.0}),
        ]
        assert not writer.apply(model, picture, edits)
    assert controller.getViewCursor().getString() == selected
    assert place_of(read(model), controller.getViewCursor()) == (151, 5)
    assert controller.getViewData().split(";")[2:] == data.split(";")[2:]


def test_a_view_scrolled_away_from_the_cursor_stays(shown: Any, idle: Callable[[], None]) -> None:
    model = filled(shown, *("Dòng số %d của văn bản này" % number for number in range(300)))
    idle()
    controller = model.getCurrentController()
    bars = scroll_bars(model)
    if len(bars) < 2:
        pytest.skip("this office does not show its scroll bars")
    for bar in bars:
        bar.put(30000)  # the one across goes no farther than the page
    idle()
    there = controller.getViewData().split(";")[3:]
    assert int(there[1]) > 20000
    with writer.one_step(model, "x"):
        assert not writer.apply(model, read(model), [SetText(250, 0, 4, "Dòng", "Hàng"), SetSection(0, {"right": 17.0})])
    idle()
    assert controller.getViewData().split(";")[4] == there[1]
