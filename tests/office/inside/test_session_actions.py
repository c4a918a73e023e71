"""What a person does with a finding, on the document as it stands: never on the wrong words, and each thing taken back in one step."""

from __future__ import annotations

from typing import Any, Callable, Iterator

import pytest

HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "SỞ NỘI VỤ",
    "Số: 15/QĐ-SNV",
    "QUYẾT ĐỊNH",
    "Về việc thành lập Tổ",
)
WRONG = "Các phòng kịp thời sử lý những vướng mắc phát sinh."


LOOSE = "Các phòng báo cáo Giám đốc Sở ; Sở tổng hợp."


@pytest.fixture
def session(shown: Any, until: Callable[..., None]) -> Iterator[Any]:
    from vanthu_office.session import forget, session_of

    shown.Text.insertString(shown.Text.getEnd(), "\r".join((*HEAD, WRONG, LOOSE)), False)
    shown.setModified(False)
    session = session_of(shown)
    session.wake()
    until(lambda: ready(session))
    yield session
    forget(session)


def ready(session: Any) -> bool:
    return session.view.phase == "ready" and session.view.fresh


def wrong(session: Any) -> Any:
    return next(each for each in session.view.findings if each.found == "sử lý")


def selected(session: Any) -> str:
    text: str = session.model.getCurrentController().getViewCursor().getString()
    return text


def test_going_there_selects_the_words(session: Any) -> None:
    from vanthu_office import actions

    assert actions.go_to(session, wrong(session))
    assert selected(session) == "sử lý"
    assert not session.model.isModified()


def test_going_there_finds_words_that_have_moved(session: Any) -> None:
    from vanthu_office import actions

    finding, text = wrong(session), session.model.Text
    text.insertString(text.getStart(), "Một đoạn mới.\rMột đoạn nữa.\r", False)
    assert not session.view.fresh
    assert actions.go_to(session, finding)
    assert selected(session) == "sử lý"


def test_going_there_finds_words_that_moved_in_their_paragraph(session: Any) -> None:
    from vanthu_office import actions

    finding = wrong(session)
    start_of(session, 6).setString("Ngay hôm nay, ")
    assert actions.go_to(session, finding) and selected(session) == "sử lý"


def start_of(session: Any, paragraph: int) -> Any:
    cursor = session.model.Text.createTextCursor()
    for _ in range(paragraph):
        cursor.gotoNextParagraph(False)
    return cursor


def test_nobody_is_sent_to_words_that_are_gone(session: Any) -> None:
    from vanthu_office import actions

    finding = wrong(session)
    cursor = start_of(session, 6)
    cursor.gotoEndOfParagraph(True)
    cursor.setString("Khác hẳn.")
    before = selected(session)
    assert not actions.go_to(session, finding)
    assert selected(session) == before


def test_mending_one_is_one_step(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    before = session.model.Text.getString()
    assert actions.mend_one(session, wrong(session))
    assert session.model.Text.getString() == before.replace("sử lý", "xử lý")
    until(lambda: ready(session))
    assert "sử lý" not in [each.found for each in session.view.findings]
    session.model.getUndoManager().undo()
    assert session.model.Text.getString() == before
    until(lambda: ready(session) and "sử lý" in [each.found for each in session.view.findings])


def test_what_has_moved_on_is_not_mended(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    finding = wrong(session)
    cursor = start_of(session, 6)
    cursor.gotoEndOfParagraph(True)
    cursor.setString("Khác hẳn.")
    before = session.model.Text.getString()
    assert not actions.mend_one(session, finding)
    assert session.model.Text.getString() == before
    until(lambda: ready(session))


def test_mending_all_says_what_it_did_and_is_one_step(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    before = session.model.Text.getString()
    steps = len(session.model.getUndoManager().getAllUndoActionTitles())
    mended = actions.mend_all(session)
    assert mended.done and "Giám đốc Sở; Sở" in session.model.Text.getString()
    assert len(session.model.getUndoManager().getAllUndoActionTitles()) == steps + 1
    until(lambda: ready(session))
    assert not [each for each in session.view.findings if each.fix == "auto"]
    session.model.getUndoManager().undo()
    assert session.model.Text.getString() == before


def loose(session: Any) -> Any:
    """What a mend of all would mend."""
    return next(each for each in session.view.findings if each.block == 7 and each.fix == "auto" and " ;" in each.found)


def test_what_is_left_aside_is_not_mended_with_all(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    finding = loose(session)
    actions.ignore(session, finding, "như bản gốc")
    until(lambda: ready(session))
    assert [found.found for _, found in session.view.aside] == [finding.found]
    actions.mend_all(session)
    assert LOOSE in session.model.Text.getString()
    until(lambda: ready(session))
    actions.restore(session, session.view.aside[0][0])
    until(lambda: ready(session) and not session.view.aside)
    assert loose(session)


def test_settings_hold_at_once(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    before, usual = session.view.findings, session.settings
    rule = loose(session).rule
    session.follow(usual._replace(silenced=frozenset([rule])))
    assert rule not in [each.rule for each in session.view.findings]
    actions.mend_all(session)
    assert LOOSE in session.model.Text.getString()
    session.model.getUndoManager().undo()
    session.follow(usual)
    until(lambda: ready(session))
    assert sorted(each.rule for each in session.view.findings) == sorted(each.rule for each in before)
    session.follow(usual._replace(live=False))
    assert session.view.phase == "paused"


def test_a_regime_chosen_is_checked_by(session: Any, until: Callable[..., None]) -> None:
    from vanthu_office import actions

    actions.choose_regime(session, "party-2026")
    until(lambda: ready(session) and session.view.checked.anatomy.regime == "party-2026")
    actions.choose_regime(session, None)
    until(lambda: ready(session) and session.view.checked.anatomy.regime != "party-2026")
