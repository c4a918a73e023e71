"""Converting to Unicode in Writer: what is selected or the whole text, in one step, and what was left is told."""

from __future__ import annotations

import time
from typing import Any, Callable, Iterator, Tuple

import pytest

from core.old import encoded
from office.likeness import differences
from vanthu.document import Block, Document, Format, Run
from vanthu_office.reader import range_of, read
from vanthu_office.writer import whole

SENTENCE = "Căn cứ Luật Tổ chức chính quyền địa phương"
SMALL = Format(".VnTime", 14.0)
CAPITALS = Format(".VnTimeH", 14.0)
VNI = Format("VNI-Times", 14.0)
ROMAN = Format("Times New Roman", 14.0)


def written(model: Any, *blocks: Tuple[Tuple[str, Format], ...]) -> Any:
    made = tuple(Block(tuple(Run(text, format) for text, format in pieces if text), mark=pieces[-1][1]) for pieces in blocks)
    whole.write(model, Document(made), "")
    model.getUndoManager().clear()
    return model


MIXED = (
    ((encoded(SENTENCE, "TCVN3"), SMALL),),
    (("quyÕt ®Þnh", CAPITALS),),
    ((encoded(SENTENCE, "VNI"), VNI._replace(italic=True)),),
    (("Điều 1. ", ROMAN), ("QuyÕt ®Þ", SMALL), ("nh nµy", SMALL._replace(bold=True)), (" có hiệu lực", ROMAN)),
    (("Ủy ban nhân dân xã", SMALL),),
    (("phô\u0301i hợp", ROMAN),),
    (("", SMALL),),
)
WANTED = [SENTENCE, "QUYẾT ĐỊNH", SENTENCE, "Điều 1. Quyết định này có hiệu lực", "Ủy ban nhân dân xã", "phối hợp", ""]


def texts(model: Any) -> list[str]:
    return [block.text for block in read(model).document.blocks]


@pytest.fixture
def session(shown: Any) -> Iterator[Any]:
    from vanthu_office.session import forget, session_of

    session = session_of(written(shown, *MIXED))
    yield session
    forget(session)


def select(model: Any, block: int, start: int, last: int, end: int) -> None:
    picture = read(model)
    words = range_of(picture, block, start, start + 1)
    words.gotoRange(range_of(picture, last, end - 1, end).getEnd(), True)
    model.getCurrentController().select(words)


def test_the_whole_text_in_one_step(session: Any) -> None:
    from vanthu_office import actions

    model = session.model
    before = read(model).document
    done = actions.to_unicode(session)
    after = read(model).document
    assert texts(model) == WANTED
    assert {run.format.font for block in after.blocks for run in block.runs} == {"Times New Roman"}
    assert {block.mark.font for block in after.blocks} == {"Times New Roman"}
    assert [run.text for run in after.blocks[3].runs if run.format.bold] == ["nh này"]
    assert after.blocks[2].runs[0].format.italic
    assert {each.kind for each in done.done} == {"TCVN3", "VNI", "composed", "font"} and not done.left
    manager = model.getUndoManager()
    assert list(manager.getAllUndoActionTitles()) == ["Văn Thư: chuyển mã sang Unicode"]
    manager.undo()
    assert not differences(read(model).document, before)
    manager.redo()
    assert not differences(read(model).document, after)


def test_a_second_time_nothing_is_done(session: Any) -> None:
    from vanthu_office import actions

    actions.to_unicode(session)
    assert not actions.to_unicode(session).edits
    assert len(session.model.getUndoManager().getAllUndoActionTitles()) == 1


def test_only_what_is_selected(session: Any) -> None:
    from vanthu_office import actions

    select(session.model, 1, 0, 2, 6)
    done = actions.to_unicode(session)
    now = texts(session.model)
    assert [each.block for each in done.done] == [1, 2]
    assert now[0] == encoded(SENTENCE, "TCVN3") and now[1] == "QUYẾT ĐỊNH"
    assert now[2].startswith("Căn cứ ") and now[2].endswith(encoded(SENTENCE, "VNI")[-12:])
    assert now[3:] == ["".join(text for text, _ in pieces) for pieces in MIXED[3:]]
    session.model.getUndoManager().undo()
    assert texts(session.model)[1] == "quyÕt ®Þnh"


def test_several_places_and_cells(shown: Any) -> None:
    from vanthu_office.selected import selected

    written(shown, (("Một hai", ROMAN),), (("Ba", ROMAN),))
    controller = shown.getCurrentController()
    assert selected(read(shown), controller) is None
    select(shown, 0, 4, 1, 2)
    assert selected(read(shown), controller) == [(0, 4, 7), (1, 0, 2)]
    table = shown.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    shown.getText().insertTextContent(shown.getText().getEnd(), table, False)
    for name in table.getCellNames():
        table.getCellByName(name).setString(name)
    controller.select(table.getCellRangeByName("A1:A2"))
    picture = read(shown)
    assert [picture.document.blocks[block].text for block, _, _ in selected(picture, controller) or ()] == ["A1", "A2"]


def test_a_frame_that_is_selected_holds_no_words_of_the_text(session: Any) -> None:
    from vanthu_office import actions

    model = session.model
    frame = model.createInstance("com.sun.star.text.TextFrame")
    model.getText().insertTextContent(model.getText().getStart(), frame, False)
    model.getCurrentController().select(frame)
    before = texts(model)
    assert actions.to_unicode(session) is None
    assert texts(model) == before


def test_what_is_protected_is_told(session: Any) -> None:
    from vanthu_office import actions

    model = session.model
    section = model.createInstance("com.sun.star.text.TextSection")
    picture = read(model)
    model.getText().insertTextContent(range_of(picture, 0, 0, len(picture.document.blocks[0].text)), section, True)
    section.IsProtected = True
    done = actions.to_unicode(session)
    assert [(each.block, each.why) for each in done.left] == [(0, "refused")]
    assert texts(model)[0] == encoded(SENTENCE, "TCVN3") and texts(model)[1:] == WANTED[1:]


def test_tracked_when_that_is_wanted(session: Any) -> None:
    from vanthu_office import actions

    session.settings = session.settings._replace(tracked=True)
    actions.to_unicode(session)
    assert texts(session.model) == WANTED
    assert session.model.getRedlines().hasElements()


# As the command of a window.


def until(idle: Callable[[], None], condition: Callable[[], Any]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end, "it never came"
        idle()
        time.sleep(0.01)


def test_the_command_says_quietly_what_it_did(session: Any, idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import commanded

    said = []
    monkeypatch.setattr(commanded, "tell", lambda frame, text: said.append(text))
    monkeypatch.setattr(commanded, "_panel", lambda session, frame: None)  # another test may have left the deck open
    frame = session.model.getCurrentController().getFrame()
    commanded.do("convert", frame)
    done = "Đã chuyển sang Unicode: 3 đoạn TCVN3, 1 đoạn VNI, 1 đoạn Unicode tổ hợp, 1 đoạn chỉ đổi phông."
    assert said == [done + " Ctrl+Z một lần lấy lại như cũ."]
    commanded.do("convert", frame)
    assert said[1:] == ["Không có chữ nào cần chuyển."]
    until(idle, lambda: session.view.fresh)


def test_what_was_left_is_listed_in_the_deck(ctx: Any, session: Any, idle: Callable[[], None]) -> None:
    from vanthu_office import commanded, decks

    model = session.model
    written(model, *MIXED, (("\u00a8", Format(".VnWingdings", 14.0)),), (("Ngh\u00f0a", ROMAN),))
    frame = model.getCurrentController().getFrame()
    commanded.do("convert", frame)
    until(idle, lambda: decks.panels(decks.CHECK, session))
    panel = decks.panels(decks.CHECK, session)[0]
    until(idle, lambda: panel.face.control["title"].getModel().Label == "Xong")
    words = panel.face.control["text"].getText()
    assert words.startswith("Đã chuyển sang Unicode: 3 đoạn TCVN3")
    assert "Để nguyên 2 chỗ" in words and ".VnWingdings" in words and "“Nghða”" in words
    until(idle, lambda: session.view.fresh)
    frame.getController().getSidebar().setVisible(False)
