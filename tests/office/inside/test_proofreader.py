"""The proofreader as the office uses it: found by its linguistic manager, asked by its proofreading iterator."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from typing import Any, Callable, Iterator, List, Tuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROOFREADING = 2  # com.sun.star.text.TextMarkupType
SERVICE = "com.sun.star.linguistic2.Proofreader"
NAME = "vn.vanthu.writer.Proofreader"
WRONG = "Các phòng kịp thời sử lý những vướng mắc phát sinh ; báo cáo Giám đốc Sở."
HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ NỘI VỤ", "Số: 15/QĐ-SNV", "QUYẾT ĐỊNH", "Về việc lập Tổ")


@pytest.fixture(scope="module")
def registered() -> Any:
    """The proofreader, as extension/component.py offers it, where the extension itself is not installed."""
    import uno

    ctx = uno.getComponentContext()
    manager = ctx.ServiceManager
    if manager.createInstanceWithContext(NAME, ctx) is None:
        spec = importlib.util.spec_from_file_location("vanthu_component", ROOT / "extension" / "component.py")
        assert spec is not None and spec.loader is not None
        component = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(component)
        manager.insert(component.g_ImplementationHelper.getComponentFactory(NAME, None, manager))
    linguistic = manager.createInstanceWithContext("com.sun.star.linguistic2.LinguServiceManager", ctx)
    if NAME not in linguistic.getConfiguredServices(SERVICE, locale()):
        linguistic.setConfiguredServices(SERVICE, locale(), (NAME,))  # as the office does it after an installation
    return linguistic


@pytest.fixture
def office(registered: Any, ctx: Any) -> Any:
    return ctx.ServiceManager.createInstanceWithContext("com.sun.star.linguistic2.ProofreadingIterator", ctx)


@pytest.fixture
def write(shown: Any, until: Callable[..., None], registered: Any) -> Iterator[Callable[..., Any]]:
    """write(text, …) → the session of a Vietnamese decision with these paragraphs, checked."""
    from vanthu_office.session import forget, session_of

    shown.createInstance("com.sun.star.text.Defaults").CharLocale = locale()
    session = session_of(shown)
    session.watch(lambda session: None)

    def put(*texts: str, head: Tuple[str, ...] = HEAD) -> Any:
        shown.Text.setString("")
        shown.Text.insertString(shown.Text.getEnd(), "\r".join(head + texts), False)
        until(lambda: checked(session))
        return session

    yield put
    forget(session)


def locale(language: str = "vi", country: str = "VN") -> Any:
    from com.sun.star.lang import Locale

    return Locale(language, country, "")


def checked(session: Any) -> bool:
    """What was found of the text as it stands now is served."""
    from vanthu_office import again, serving

    source = serving._sources.get(session)
    walk = again._walks.get(session)
    served = source is not None and source.findings is session.view.findings and not session.clock._works
    return session.view.fresh and served and (walk is None or walk.rests and not walk.wanted)


def paragraphs(model: Any) -> List[Any]:
    walk = model.getFlatParagraphIterator(PROOFREADING, False)
    found, paragraph = [], walk.getFirstPara()
    while paragraph is not None:
        found.append(paragraph)
        paragraph = walk.getNextPara()
    return found


def asked(office: Any, model: Any, part: str, at: str = "") -> Any:
    """The office's answer for the paragraph that holds `part`, as for a right click on `at`."""
    paragraph = next(each for each in paragraphs(model) if part in each.getText())
    text = paragraph.getText()
    return office.checkSentenceAtPosition(model, paragraph, text, locale(), -1, -1, units(text[: text.index(at)]) if at else -1)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def offered(result: Any) -> List[Tuple[str, Tuple[str, ...]]]:
    text = result.aText.encode("utf-16-le")
    found = []
    for error in result.aErrors:
        words = text[2 * error.nErrorStart : 2 * (error.nErrorStart + error.nErrorLength)].decode("utf-16-le")
        found.append((words, tuple(error.aSuggestions)))
    return found


BOTH = [("sử lý", ("xử lý",)), ("sinh ;", ("sinh;",))]


def test_several_ways_are_all_offered(write: Any, office: Any) -> None:
    dated = (*HEAD[:4], "Hà Nội, ngày 15 tháng 8 năm 2025", *HEAD[4:])
    session = write("Phòng Hành chính hướng dẫn người dân phường Ninh Sơn nộp hồ sơ tại trụ sở của Sở.", head=dated)
    assert offered(asked(office, session.model, "Ninh Sơn", "Ninh Sơn")) == [
        ("phường Ninh Sơn", ("phường Vân Hà, tỉnh Bắc Ninh", "phường Nam Hoa Lư, tỉnh Ninh Bình", "phường Bình Minh, tỉnh Tây Ninh"))
    ]


def test_the_office_finds_it_for_vietnamese_and_for_nothing_else(registered: Any, ctx: Any) -> None:
    assert tuple(registered.getConfiguredServices(SERVICE, locale())) == (NAME,)
    assert NAME in registered.getAvailableServices(SERVICE, locale())
    assert NAME not in registered.getAvailableServices(SERVICE, locale("en", "US"))
    assert "vi" in [each.Language for each in registered.getAvailableLocales(SERVICE)]
    proofreader = ctx.ServiceManager.createInstanceWithContext(NAME, ctx)
    assert proofreader.supportsService(SERVICE) and proofreader.getImplementationName() == NAME
    assert proofreader.getServiceDisplayName(locale()).startswith("Văn Thư")
    assert not proofreader.isSpellChecker()


def test_it_serves_what_the_check_found(write: Any, office: Any) -> None:
    from com.sun.star.lang import Locale

    session = write("Dòng đầu.", WRONG)
    result = asked(office, session.model, "sử lý", "sử lý")
    assert offered(result) == BOTH
    error = result.aErrors[0]
    assert (error.nErrorType, error.aRuleIdentifier) == (PROOFREADING, "typography.spelling")
    assert "xử lý" in error.aShortComment and error.aShortComment in error.aFullComment
    assert error.aFullComment.splitlines()[1].startswith("(")
    assert [(each.Name, each.Value) for each in error.aProperties] == [("LineType", 10)]
    assert isinstance(result.aLocale, Locale)


def test_a_right_click_late_in_a_long_paragraph_finds_its_sentence(write: Any, office: Any) -> None:
    """The whole paragraph is one sentence: each error once, whichever sentence of it is clicked."""
    text = "Câu thứ nhất đã rõ. " * 30 + "Các phòng sử lý việc này. " + "Câu thứ hai cũng rõ. " * 30 + "Các phòng sử lý việc kia."
    session = write(text)
    for at in ("Câu thứ nhất", "sử lý việc này", "sử lý việc kia"):
        result = asked(office, session.model, "Câu thứ nhất", at)
        assert offered(result) == [("sử lý", ("xử lý",))] * 2
        assert (result.nStartOfSentencePosition, result.nBehindEndOfSentencePosition) == (0, len(text))


def test_what_is_mended_is_served_no_more(write: Any, office: Any) -> None:
    session = write(WRONG)
    assert offered(asked(office, session.model, "Các phòng")) == BOTH
    write(WRONG.replace("sử lý", "xử lý"))
    assert offered(asked(office, session.model, "Các phòng")) == BOTH[1:]


def test_it_knows_nothing_of_a_text_that_was_not_checked(write: Any, office: Any) -> None:
    session = write(WRONG)
    session.pause(True)  # nobody checks what is typed now
    session.model.Text.setString(WRONG + " Thêm.")
    result = asked(office, session.model, "Các phòng")
    assert not result.aErrors and result.nBehindEndOfSentencePosition == len(WRONG + " Thêm.")


def test_notes_fields_and_letters_of_two_units(write: Any, office: Any, until: Any) -> None:
    session = write("😀 Các phòng xem trang này để sử lý việc, rồi sử lý tiếp.")
    model = session.model
    for service, before in (("com.sun.star.text.TextField.PageNumber", " này"), ("com.sun.star.text.Footnote", " việc")):
        cursor = model.Text.createTextCursorByRange(model.Text.getStart())
        cursor.gotoRange(model.Text.createTextCursorByRange(found(model, before)).getStart(), False)
        model.Text.insertTextContent(cursor, model.createInstance(service), False)
    until(lambda: checked(session))
    result = asked(office, model, "Các phòng")
    assert "\u200b" in result.aText
    assert offered(result) == [("sử lý", ("xử lý",))] * 2


def found(model: Any, words: str) -> Any:
    search = model.createSearchDescriptor()
    search.SearchString = words
    return model.findFirst(search)


def test_waves_modify_nothing_and_only_taking_them_away_asks_the_office_for_all(write: Any, office: Any, until: Any) -> None:
    import unohelper
    from com.sun.star.linguistic2 import XLinguServiceEventListener

    from vanthu_office import again

    class Office(unohelper.Base, XLinguServiceEventListener):  # type: ignore[misc]
        told = 0

        def processLinguServiceEvent(self, event: Any) -> None:
            self.told += 1

    session = write("Dòng đầu.", WRONG, "Dòng cuối.")
    assert set(again._walks[session].marked) & {"Dòng đầu.", WRONG} == {WRONG}
    session.model.setModified(False)
    listening = Office()
    again.listeners.append(listening)
    try:
        for waves, told in ((False, 1), (True, 1), (True, 1), (False, 2)):
            session.settings = session.settings._replace(waves=waves)
            session.show(session.view.checked, session.view.picture)
            until(lambda: checked(session))
            assert listening.told == told and (WRONG in again._walks[session].marked) == waves
        assert not session.model.isModified()
    finally:
        again.listeners.remove(listening)


def test_it_marks_nothing_where_the_user_has_another_checker(write: Any, registered: Any) -> None:
    from vanthu_office import again

    registered.setConfiguredServices(SERVICE, locale(), ())
    try:
        session = write(WRONG)
        assert not again._walks[session].marked
    finally:
        registered.setConfiguredServices(SERVICE, locale(), (NAME,))


def test_ignoring_a_rule_holds_until_it_is_reset(write: Any, office: Any, ctx: Any) -> None:
    session = write(WRONG)
    proofreader = ctx.ServiceManager.createInstanceWithContext(NAME, ctx)
    proofreader.ignoreRule("typography.spelling", locale())
    assert offered(asked(office, session.model, "Các phòng")) == BOTH[1:]
    office.resetIgnoreRules()
    assert offered(asked(office, session.model, "Các phòng")) == BOTH


def test_waves_can_be_switched_off_and_on(write: Any, office: Any, until: Any) -> None:
    session = write(WRONG)
    for waves, expected in ((False, []), (True, BOTH)):
        session.settings = session.settings._replace(waves=waves)
        session.show(session.view.checked, session.view.picture)
        until(lambda: checked(session))
        assert offered(asked(office, session.model, "Các phòng")) == expected


def test_a_finding_left_aside_has_no_wave(write: Any, office: Any, until: Any) -> None:
    from vanthu_office import actions

    session = write(WRONG)
    finding = next(each for each in session.view.findings if each.rule == "typography.spelling")
    actions.ignore(session, finding, "tên riêng")
    until(lambda: checked(session))
    assert offered(asked(office, session.model, "Các phòng")) == BOTH[1:]


def test_a_closed_document_is_served_no_more(write: Any) -> None:
    from vanthu_office import again, serving
    from vanthu_office.session import forget

    session = write(WRONG)
    assert WRONG in serving._shown
    forget(session)
    assert WRONG not in serving._shown
    assert session not in serving._sources and session not in serving._known and session not in again._walks


def test_no_exception_leaves_it(write: Any, office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import log, serving

    session = write(WRONG)
    told: List[str] = []
    monkeypatch.setattr(log, "trouble", told.append)

    def broken(text: str, start: int) -> Any:
        raise ValueError(text)

    monkeypatch.setattr(serving, "answer", broken)
    result = asked(office, session.model, "Các phòng")
    assert not result.aErrors and result.nBehindEndOfSentencePosition > 0 and told == ["waves"]


def test_it_answers_within_a_millisecond(write: Any, ctx: Any) -> None:
    session = write(*(["%d. %s" % (number, WRONG) for number in range(300)]))
    proofreader = ctx.ServiceManager.createInstanceWithContext(NAME, ctx)
    texts = [each.getText() for each in paragraphs(session.model) if WRONG in each.getText()]
    times = []
    for text in texts:
        began = time.perf_counter()
        result = proofreader.doProofreading("1", text, locale(), 0, 5, ())
        times.append(time.perf_counter() - began)
        assert len(result.aErrors) >= 2
    assert sorted(times)[len(times) // 2] < 0.05  # many times what it takes: no measure, but a check on the call would show


def test_a_paragraph_taken_up_in_its_middle(write: Any, ctx: Any) -> None:
    """It began in another language, for which another checker answered."""
    write(WRONG)
    proofreader = ctx.ServiceManager.createInstanceWithContext(NAME, ctx)
    result = proofreader.doProofreading("1", WRONG, locale(), WRONG.index("sinh"), 5, ())
    assert offered(result) == BOTH[1:] and result.nStartOfSentencePosition == WRONG.index("sinh")
