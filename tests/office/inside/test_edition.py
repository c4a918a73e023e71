"""The edition of a province on a desk: which counts, and that all there is of it is used."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

from office import editions

PAGE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ NỘI VỤ", "Số: 15/QĐ-SNV", "QUYẾT ĐỊNH", "Về việc thành lập Tổ",
    "Các phòng kịp thời sử lý những vướng mắc phát sinh, báo cáo Giám đốc.",
)  # fmt: skip


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Each test begins with a package that has no edition, and nothing taken."""
    with editions.fresh(monkeypatch, tmp_path / "package"):
        yield


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    """package(number) → the edition in the package."""

    def put(number: int, **rest: Any) -> Path:
        from vanthu_office import edition

        edition.forget()
        return editions.put(tmp_path / "package", number, **rest)

    return put


@pytest.fixture
def taken() -> Callable[..., Path]:
    """taken(number) → the folder of one that was taken from a shared folder."""

    def put(number: int, **rest: Any) -> Path:
        from vanthu_office import edition

        edition.forget()
        return editions.put(Path(edition.home()) / str(number), number, **rest)

    return put


def shared() -> None:
    """A shared folder is set; that nobody can reach it now changes nothing."""
    from vanthu_office import settings

    settings.change(shared="/nowhere/chung")


def current() -> Any:
    """Origin and number."""
    from vanthu_office import edition

    place = edition.current()
    return place and (place.origin, place.edition.number)


# Which counts.


def test_without_any_all_is_as_before() -> None:
    from vanthu.rulebook import load
    from vanthu_office import edition

    assert current() is None and edition.trouble() == ""
    assert edition.path("offices.json") == "" and edition.texts("clauses") == () and edition.whose() == ""
    assert edition.rulebook("state") is load("state")


def test_the_package_lies_three_folders_above_the_module() -> None:
    from vanthu_office import edition

    assert Path(edition.ROOT).resolve() == Path(__file__).resolve().parents[3]  # run from source: beside python/


def test_the_higher_number_counts(package: Callable[..., Path], taken: Callable[..., Path]) -> None:
    package(5)
    shared()
    assert current() == ("package", 5)
    taken(4)
    assert current() == ("package", 5)
    taken(7)
    taken(10)  # not as words are sorted
    assert current() == ("shared", 10)
    package(10)
    assert current() == ("package", 10)


def test_what_was_taken_counts_as_long_as_a_shared_folder_is_set(package: Callable[..., Path], taken: Callable[..., Path]) -> None:
    from vanthu_office import settings

    package(1)
    taken(2)
    assert current() == ("package", 1)
    shared()
    assert current() == ("shared", 2), "heard at once"
    settings.change(shared="")
    assert current() == ("package", 1)


def test_another_province_than_the_package_s_does_not_count(package: Callable[..., Path], taken: Callable[..., Path]) -> None:
    package(1)
    shared()
    taken(9, id="can-tho")
    assert current() == ("package", 1)


def test_a_broken_copy_never_hurts_and_is_said(package: Callable[..., Path], taken: Callable[..., Path]) -> None:
    from vanthu_office import edition

    package(1)
    shared()
    whole = taken(2)
    for name in ("house.json", "registers.index", "clauses/chung.txt", "edition.json"):
        broken = taken(3)
        content = (broken / name).read_bytes()
        for spoil in (content[:-2], content[:-2] + b"?", b"", b"[" * 100_000):
            edition.forget()
            (broken / name).write_bytes(spoil)
            assert current() == ("shared", 2), name
            assert "đã lấy về máy bị hỏng" in edition.trouble()
        shutil.rmtree(broken)
    (whole / "offices.json").unlink()
    edition.forget()
    assert current() == ("package", 1)
    assert "đã lấy về máy bị hỏng" in edition.trouble()


def test_a_half_copied_package_is_said_too(package: Callable[..., Path]) -> None:
    from vanthu_office import edition

    (package(1) / "recipients/chung.txt").unlink()
    assert current() is None
    assert "bản cài đặt" in edition.trouble()


def test_a_folder_of_another_number_than_its_name_does_not_count(taken: Callable[..., Path]) -> None:
    shared()
    folder = taken(2)
    folder.rename(folder.with_name("3"))
    (folder.parent / "moi").mkdir()
    (folder.parent / "4").write_text("no folder")
    assert current() is None


# All of it is used.


def test_its_offices_come_first(package: Callable[..., Path], tmp_path: Path) -> None:
    from vanthu.offices import Office, written
    from vanthu_office import offices, settings

    package(1)
    own = Office(id="xa", name="Ủy ban nhân dân xã Suối Mơ")
    offices.keep([*offices.read().shown, own], offices.read())
    named = [Office(id="so", name="Sở Y tế"), Office(id="ubnd-tinh", name="Tên khác")]
    (tmp_path / "named.json").write_text(written(named), encoding="utf-8")
    settings.change(offices=str(tmp_path / "named.json"))
    known = offices.known()
    assert [each.id for each in known.brought] == ["ubnd-tinh", "so"] and known.brought[0].name.endswith("tỉnh Lâm Đồng")
    assert [each.id for each in known.shown] == ["ubnd-tinh", "so", "xa"] and not known.locked and known.troubles == ()
    settings.change(offices="", own=False)
    assert [each.id for each in offices.known().shown] == ["ubnd-tinh"] and offices.known().closed and offices.known().locked
    Path(offices.path()).unlink()


def test_its_clauses_and_sets_of_recipients_are_offered(package: Callable[..., Path]) -> None:
    from vanthu_office.inserting import own
    from vanthu_office.receiving import saved

    package(1)
    clauses, sets = own.shelf("vi"), saved.shelf("vi")
    assert clauses.trouble == sets.trouble == ""
    assert [each.name for each in clauses.clauses if each.origin == own.OFFICE] == ["Đầu mối của tỉnh"]
    assert [each.name for each in sets.office] == ["Toàn tỉnh Lâm Đồng"]


def test_its_register_is_looked_up(package: Callable[..., Path], tmp_path: Path) -> None:
    from vanthu.registers import citations
    from vanthu.registers.own import HEAD
    from vanthu_office import registers

    assert citations.find("217/2026/NQ-HĐND") is None
    package(1)
    assert registers.loading("")()
    found = citations.find("217/2026/NQ-HĐND")
    assert found is not None and found.subject == "về mức chi tiếp khách"
    assert [each.number for each in registers.search("chi tiep khach")] == ["217/2026/NQ-HĐND"]
    assert not registers.loading("")(), "read once"
    table = tmp_path / "so.csv"
    table.write_text(",".join(HEAD) + "\n", encoding="utf-8")
    registers.loading(str(table))()
    assert citations.find("217/2026/NQ-HĐND") == found and len(citations.registers()) == 3


def test_its_templates_stand_beside_ours_with_whose_they_are(ctx: Any, package: Callable[..., Path]) -> None:
    from vanthu_office.beginning.dialog import Window
    from vanthu_office.beginning.document import begin
    from vanthu_office.reader import read
    from vanthu_office.session import forget, session_of

    package(1)
    window = Window(ctx, "vi")
    try:
        names = window.dialog.getControl("template").getItems()
        assert "Quyết định khen thưởng (Tỉnh Lâm Đồng)" in names and not any(each.startswith("Quy chế (Tỉnh") for each in names)
        window.dialog.getControl("search").setText("khen lam dong")
        window._list()
        assert "Mẫu riêng của Tỉnh Lâm Đồng." in window.dialog.getControl("about").getModel().Label
        wish = window.wish()
        assert wish is not None and wish.template.id == "khen" and [each.id for each in wish.fellows] == ["khen", "khen.quy-che"]
        window.dialog.getControl("search").setText("nghi quyet")
        window._list()
        ours = window.wish()
        assert ours is not None and ours.template.origin == "" and ours.fellows == ()
    finally:
        window.dialog.dispose()
    model = begin(wish, datetime.date(2026, 11, 28))
    try:
        texts = [each.text for each in read(model).document.blocks]
        assert any("Khen thưởng" in text for text in texts) and any("được khen là" in text for text in texts)
    finally:
        forget(session_of(model))
        model.setModified(False)
        model.close(True)


def test_a_new_document_is_right_by_the_rules_of_the_house(package: Callable[..., Path]) -> None:
    from vanthu.compose.template import Answers, offered
    from vanthu.offices import House, Office
    from vanthu.pipeline import check
    from vanthu_office import edition
    from vanthu_office.beginning.dialog import Wish
    from vanthu_office.beginning.document import begin
    from vanthu_office.reader import read
    from vanthu_office.session import forget, session_of

    package(1)
    office = Office(name="Sở Nội vụ", issuer=("SỞ NỘI VỤ",), symbol="SNV", house=House(size=13))  # the province has narrowed it to 14
    letter = next(each for each in offered("state") if each.type == "công văn")
    model = begin(Wish(letter, "state", office, Answers()), datetime.date(2026, 11, 28))
    try:
        checked = check(read(model).document, house=edition.house())
        assert checked.rulebook.rules["body.size"]["size"] == [14, 14]
        assert [each.rule for each in checked.findings] == []
    finally:
        forget(session_of(model))
        model.setModified(False)
        model.close(True)


@pytest.fixture
def session(shown: Any, until: Callable[..., None]) -> Iterator[Any]:
    """Of a decision set in 13 points, with one wrong word."""
    from vanthu_office.session import forget, session_of

    shown.Text.insertString(shown.Text.getEnd(), "\r".join(PAGE), False)
    whole = shown.Text.createTextCursor()
    whole.gotoStart(False)
    whole.gotoEnd(True)
    whole.CharFontName, whole.CharHeight = "Times New Roman", 13.0
    session = session_of(shown)
    session.wake()
    until(lambda: ready(session))
    yield session
    forget(session)


def ready(session: Any) -> bool:
    return session.view.phase == "ready" and session.view.fresh


def found(session: Any) -> List[str]:
    return [each.rule for each in session.view.checked.findings]


def test_the_rules_of_the_house_hold_in_the_deck_and_it_says_who_speaks(
    session: Any, package: Callable[..., Path], until: Callable[..., None]
) -> None:
    """Nobody has said which regime the document follows: that is found out by the check."""
    from vanthu_office import actions
    from vanthu_office.panel.details import of_row
    from vanthu_office.panel.rows import Row

    assert "body.size" not in found(session) and "typography.spelling" in found(session)
    package(1)
    before = session.view.checked
    session.look()
    until(lambda: ready(session) and session.view.checked is not before)
    assert "typography.spelling" not in found(session)
    finding = next(each for each in session.view.checked.findings if each.rule == "body.size")
    assert finding.source == "office" and "cỡ chữ 14." in finding.message
    assert finding.reference.startswith("Tỉnh Lâm Đồng · NĐ 30/2020/NĐ-CP")
    details = of_row(Row("key", "words", findings=(finding,)), session.view.checked, "vi")
    assert "Lỗi theo quy định riêng của cơ quan: Tỉnh Lâm Đồng · NĐ 30/2020" in details.text
    done = actions.mend_all(session)
    assert "body.size" in {each.rule for each in done.done} and "body.size" not in {each.rule for each in done.left.findings}
    last = session.model.Text.createTextCursor()
    last.gotoEnd(False)
    assert last.CharHeight == 14.0 and "sử lý" in session.model.Text.getString()


def test_setting_a_whole_text_in_order_follows_the_house(shown: Any, package: Callable[..., Path]) -> None:
    from vanthu_office import actions
    from vanthu_office.session import forget, session_of

    package(1, given=editions.files(house='{"rules": {"banner.format": {"values": {"size": [12, 12]}, "regimes": ["state"]}}}'))
    shown.Text.insertString(shown.Text.getEnd(), "\r".join(PAGE), False)
    session = session_of(shown)
    try:
        done = actions.normalise(session)
        assert done.mended is not None and done.mended.left.rulebook.rules["banner.format"].source == "office"
        assert "banner.format" not in {each.rule for each in done.mended.left.findings}
    finally:
        forget(session)


def test_rules_that_no_longer_fit_the_program_are_left_out_and_said(package: Callable[..., Path]) -> None:
    from vanthu.rulebook import load
    from vanthu_office import edition

    package(1, given=editions.files(house='{"rules": {"rule.of.yesterday": {"off": "vì thế"}}}'))
    assert edition.rulebook("state") is load("state")
    assert "không hợp với phiên bản" in edition.trouble()
    assert edition.texts("clauses"), "all else is used"
