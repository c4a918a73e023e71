"""The offices of a desk: kept in the user's profile, brought by an administrator, shown and changed in their window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Callable, Iterator, List, Optional

import pytest

from vanthu.offices import House, Office, Person, Unit, written

COMMITTEE = Office(
    id="ubnd",
    name="Ủy ban nhân dân xã Suối Mơ",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
    symbol="UBND",
    place="Suối Mơ",
    superior="Ủy ban nhân dân tỉnh Quảng Ngãi",
    head="Chủ tịch Ủy ban nhân dân xã Suối Mơ",
    units=(Unit("Văn phòng", "VP"),),
    signers=(Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),),
    address=("Thôn 1, xã Suối Mơ",),
    recipients=("Thường trực Đảng ủy",),
    archive="VT",
    house=House(size=13, left=35),
)
PARTY = Office(
    id="du", name="Đảng ủy xã Suối Mơ", regime="party-2026", parent=("ĐẢNG BỘ TỈNH …",), issuer=("ĐẢNG ỦY",), symbol="ĐU", place="Suối Mơ"
)


@pytest.fixture(autouse=True)
def desk() -> Iterator[None]:
    """Each test begins and ends with nothing kept."""
    from vanthu_office import offices, settings

    def clean() -> None:
        settings.change(**settings.Settings()._asdict())
        folder = Path(offices.path()).parent
        for path in folder.glob("*") if folder.exists() else ():
            path.unlink()
        offices.forget()

    clean()
    yield
    clean()


def keep(*kept: Office) -> None:
    from vanthu_office import offices

    offices.keep(kept, offices.read())


# What is kept.


def test_nothing_is_there_before_something_is_kept() -> None:
    from vanthu_office import offices

    assert offices.read() == offices.Kept()
    assert offices.current() is None
    assert not os.path.exists(offices.path())


def test_what_is_kept_is_read_by_people_and_by_us() -> None:
    from vanthu_office import log, offices

    keep(COMMITTEE, PARTY)
    assert offices.known().shown == (COMMITTEE, PARTY)
    assert offices.current() == COMMITTEE
    where = Path(offices.path())
    assert where.name == "offices.json" and where.parent.parent == Path(log.path()).parent  # the profile's: no upgrade comes there
    assert '"name": "Ủy ban nhân dân xã Suối Mơ"' in where.read_text(encoding="utf-8")
    assert [path.name for path in where.parent.iterdir()] == ["offices.json"]


def test_the_one_that_is_written_for() -> None:
    from vanthu_office import offices, settings

    keep(COMMITTEE, PARTY)
    for word, office in (("du", PARTY), ("Đảng ủy xã Suối Mơ", PARTY), ("của ngày xưa", COMMITTEE), ("", COMMITTEE)):
        settings.change(office=word)
        assert offices.current() == office


def test_a_broken_file_is_told_of_and_never_written_over() -> None:
    from vanthu_office import offices

    where = Path(offices.path())
    for number in (1, 2):
        where.parent.mkdir(exist_ok=True)
        where.write_text('{"offices": [\n{"name": "a",}\n]}', encoding="utf-8")
        read = offices.read()
        assert read.shown == () and len(read.troubles) == 1
        assert "dòng 2" in read.troubles[0] and f"offices.json.hong{number}" in read.troubles[0]
        assert sorted(each.name for each in where.parent.iterdir()) == ["offices.json", "offices.json.hong1"][:number]
        offices.keep((COMMITTEE,), read)
        assert offices.read() == offices.Kept((COMMITTEE,), (), (COMMITTEE,))
        assert (where.parent / f"offices.json.hong{number}").read_text(encoding="utf-8").startswith('{"offices": [\n{"name": "a",}')


def test_bytes_that_are_no_letters_are_a_broken_file_too() -> None:
    from vanthu_office import offices

    where = Path(offices.path())
    where.parent.mkdir(exist_ok=True)
    where.write_bytes(b"\xff\xfe\x00")
    assert len(offices.read().troubles) == 1


def test_what_cannot_be_written_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import offices

    keep(COMMITTEE)
    full = OSError(28, "No space left on device")

    def refuse(number: int) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(OSError):
            keep(COMMITTEE, PARTY)
    assert offices.read().shown == (COMMITTEE,)
    assert [path.name for path in Path(offices.path()).parent.iterdir()] == ["offices.json"]


# What is brought.


def test_what_is_brought_comes_first_and_may_be_changed(tmp_path: Path) -> None:
    from vanthu_office import offices, settings

    file = tmp_path / "cơ quan.json"
    file.write_text(written((COMMITTEE,)), encoding="utf-8")
    settings.change(offices=str(file))
    keep(COMMITTEE, PARTY)
    read = offices.read()
    assert (read.shown, read.brought, read.own, read.locked) == ((COMMITTEE, PARTY), (COMMITTEE,), (PARTY,), False)
    changed = COMMITTEE._replace(place="Nơi khác")
    offices.keep((changed, PARTY), read)
    assert offices.read().shown == (changed, PARTY)


def test_where_the_file_is_may_be_said_in_several_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.kept import place

    monkeypatch.setenv("VANTHU_DESK", str(tmp_path))
    file = tmp_path / "cơ quan.json"
    for setting in (str(file), file.as_uri(), "$VANTHU_DESK/cơ quan.json", " ${VANTHU_DESK}/cơ quan.json "):
        assert place(setting) == str(file)
    assert place("vnd.sun.star.expand:$BRAND_BASE_DIR/x.json").endswith("/x.json")
    assert place("\\\\may-chu\\chung\\co-quan.json") == "\\\\may-chu\\chung\\co-quan.json"
    assert place("vnd.sun.star.expand:$NOBODY_KNOWS_THIS/x.json")
    assert place("file:%zz")


@pytest.mark.parametrize("content", [None, "{", '{"offices": [{}]}'])
def test_a_file_that_cannot_be_had_is_one_sentence_and_the_rest_works(content: Optional[str], tmp_path: Path) -> None:
    from vanthu_office import offices, settings

    keep(PARTY)
    if content is not None:
        (tmp_path / "x.json").write_text(content, encoding="utf-8")
    settings.change(offices=str(tmp_path / "x.json"))
    read = offices.read()
    assert read.shown == (PARTY,) and len(read.troubles) == 1 and "x.json" in read.troubles[0]


def test_no_others_where_there_are_to_be_none(tmp_path: Path) -> None:
    from vanthu_office import offices, settings

    keep(PARTY)
    (tmp_path / "x.json").write_text(written((COMMITTEE,)), encoding="utf-8")
    settings.change(offices=str(tmp_path / "x.json"), own=False)
    read = offices.read()
    assert (read.shown, read.locked, read.closed) == ((COMMITTEE,), True, True)
    offices.keep(read.shown, read)
    settings.change(own=True)
    assert offices.read().shown == (COMMITTEE, PARTY)  # and they come back


# Their window.


class Answers(List[str]):
    """Who answers what is asked; what was asked and told is remembered."""

    def __init__(self, file: str = "") -> None:
        super().__init__()
        self.answer: Optional[bool] = True
        self.file = file

    def yes(self, text: str) -> bool:
        self.append(text)
        return bool(self.answer)

    def yes_no_stop(self, text: str) -> Optional[bool]:
        self.append(text)
        return self.answer

    def tell(self, text: str) -> None:
        self.append(text)

    def file_to_read(self) -> str:
        return self.file

    file_to_write = file_to_read


@pytest.fixture
def opened(ctx: Any, shown: Any, idle: Callable[[], None]) -> Iterator[Callable[..., Any]]:
    """opened(person) → the window, not waited for."""
    windows: List[Any] = []

    def open(person: Optional[Answers] = None) -> Any:
        from vanthu_office.office_window import OfficeWindow

        parent = shown.getCurrentController().getFrame().getContainerWindow()
        windows.append(OfficeWindow(ctx, parent, person if person is not None else Answers()))
        return windows[-1]

    yield open
    for window in windows:
        window.close()


def press(window: Any, deed: str, event: Any = None) -> None:
    """As the office would call it."""
    assert window._handler.callHandlerMethod(window.window, event, deed)


def write(window: Any, **texts: str) -> None:
    for name, text in texts.items():
        window.window.getControl(name).setText(text)


def text(window: Any, name: str) -> str:
    return str(window.window.getControl(name).getText())


def choose(window: Any, name: str, words: str) -> None:
    control = window.window.getControl(name)
    control.selectItemPos(control.getItems().index(words), True)


def test_an_office_is_filled_in_and_found_again(opened: Callable[..., Any]) -> None:
    from vanthu_office import offices

    person = Answers()
    window = opened(person)
    write(
        window, name=" Ủy ban nhân dân  xã Suối Mơ", issuer="ỦY BAN NHÂN DÂN\nXÃ SUỐI MƠ\n", symbol="UBND", place="Suối Mơ",
        head=COMMITTEE.head, superior=COMMITTEE.superior, units="Văn phòng=VP", archive="VT", address="Thôn 1, xã Suối Mơ",
        signers="TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH | Nguyễn Văn An", recipients="- Thường trực Đảng ủy;",
    )  # fmt: skip
    choose(window, "size", "13")
    choose(window, "left", "35 mm")
    press(window, "accept")
    assert not person
    assert [each._replace(id="ubnd") for each in offices.read().shown] == [COMMITTEE]
    again = opened()
    assert text(again, "name") == "Ủy ban nhân dân xã Suối Mơ"
    assert text(again, "issuer").splitlines() == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"]
    assert text(again, "signers") == "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH | Nguyễn Văn An"
    assert again.window.getControl("left").getSelectedItem() == "35 mm"
    assert not again.is_changed()


def test_what_nobody_touched_is_not_written_anew(opened: Callable[..., Any]) -> None:
    from vanthu_office import offices

    odd = COMMITTEE._replace(units=(Unit("Tổ A = B", "X"),), signers=(Person("An | Bình", (), ("A / B",)),), house=House(left=99))
    keep(odd, PARTY)
    window = opened()
    assert not window.is_changed()
    write(window, place="Nơi khác")
    press(window, "accept")
    assert offices.read().shown == (odd._replace(place="Nơi khác"), PARTY)


def test_several_offices_on_one_desk(opened: Callable[..., Any]) -> None:
    from com.sun.star.awt import ItemEvent

    from vanthu_office import offices, settings

    keep(COMMITTEE, PARTY)
    window = opened()
    listed = window.window.getControl("list")
    assert listed.getItems() == ("Ủy ban nhân dân xã Suối Mơ (đang dùng)", "Đảng ủy xã Suối Mơ")
    event = ItemEvent()
    event.Selected = 1
    press(window, "choose", event)
    assert (text(window, "symbol"), text(window, "parent")) == ("ĐU", "ĐẢNG BỘ TỈNH …")
    press(window, "use")
    assert listed.getItems()[1].endswith("(đang dùng)")
    press(window, "copy")
    assert text(window, "name") == "Đảng ủy xã Suối Mơ (bản chép)"
    press(window, "add")
    press(window, "add")
    assert len(listed.getItems()) == 4
    press(window, "accept")  # the empty one is not kept
    assert [office.name for office in offices.read().shown] == [COMMITTEE.name, PARTY.name, "Đảng ủy xã Suối Mơ (bản chép)"]
    assert settings.read().office == "du" and offices.current() == PARTY


def test_taking_one_away(opened: Callable[..., Any]) -> None:
    from vanthu_office import offices

    keep(COMMITTEE, PARTY)
    person = Answers()
    window = opened(person)
    person.answer = False
    press(window, "remove")
    assert len(window.offices) == 2 and COMMITTEE.name in person[0]
    person.answer = True
    press(window, "remove")
    press(window, "accept")
    assert offices.read().shown == (PARTY,)
    assert offices.current() == PARTY


def test_help_from_the_name_goes_into_empty_fields_only(opened: Callable[..., Any]) -> None:
    window = opened()
    write(window, name="Đảng ủy xã Ba Tơ", place="Làng Ba")
    press(window, "fill")
    assert (text(window, "place"), text(window, "symbol"), text(window, "parent")) == ("Làng Ba", "ĐU", "ĐẢNG BỘ TỈNH QUẢNG NGÃI")
    assert window.window.getControl("regime").getSelectedItem() == "Đảng, từ 27/5/2026"
    assert "T/M BAN THƯỜNG VỤ | BÍ THƯ |" in text(window, "signers")
    assert len(window.window.getControl("left").getItems()) == 1  # the Party's margins leave no choice
    press(window, "fill")
    assert "Không có ô nào trống" in window.message
    write(window, name="Công ty An Bình")
    press(window, "fill")
    assert "chưa biết" in window.message


def test_other_rules_leave_other_ranges(opened: Callable[..., Any]) -> None:
    window = opened()
    choose(window, "left", "33 mm")
    choose(window, "regime", "Đảng, từ 27/5/2026")
    press(window, "ruled")
    assert window.window.getControl("left").getSelectedItem() == "33 mm"  # nothing is lost; it is doubted
    window.store()
    assert window.offices[0].house == House(left=33) and window.offices[0].regime == "party-2026"


def test_what_is_odd_is_asked_about_and_never_forbidden(opened: Callable[..., Any]) -> None:
    from vanthu_office import offices

    keep(COMMITTEE)
    person = Answers()
    person.answer = False
    window = opened(person)
    write(window, signers="CHỦ TỊCH | TS. Nguyễn Văn An", place="")
    press(window, "accept")
    assert "TS." in person[0] and "địa danh" in person[0]
    assert offices.read().shown == (COMMITTEE,)
    person.answer = True
    press(window, "accept")
    assert offices.read().shown[0].signers[0].name == "TS. Nguyễn Văn An"
    later = opened(person)
    write(later, archive="VP")
    press(later, "accept")
    assert len(person) == 2  # nobody is told the same again


def test_an_office_needs_a_name(opened: Callable[..., Any]) -> None:
    from vanthu_office import offices

    window = opened()
    write(window, symbol="UBND")
    press(window, "accept")
    assert "chưa có tên" in window.message and offices.read().shown == ()


def test_leaving_asks_only_if_something_was_changed(opened: Callable[..., Any]) -> None:
    keep(COMMITTEE)
    window = opened()
    press(window, "add")
    assert not window.is_changed()
    write(window, name="Mới")
    assert window.is_changed()


def test_what_cannot_be_kept_stays_in_the_window(opened: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import offices

    def refuse(number: int) -> None:
        raise OSError(28, "No space left on device")

    person = Answers()
    window = opened(person)
    write(window, name=COMMITTEE.name, issuer="ỦY BAN NHÂN DÂN", symbol="UBND", place="Suối Mơ")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        press(window, "accept")
    assert "Không ghi được" in person[-1] and text(window, "place") == "Suối Mơ"
    write(window, place="x" * 400)
    press(window, "accept")
    assert "“place” chưa đúng" in person[-1]
    assert offices.read().shown == ()


def test_out_to_a_file_and_in_again(opened: Callable[..., Any], tmp_path: Path) -> None:
    keep(COMMITTEE, PARTY)
    person = Answers(str(tmp_path / "ra.json"))
    press(opened(person), "give")
    assert (tmp_path / "ra.json").read_text(encoding="utf-8") == written((COMMITTEE, PARTY))
    keep(PARTY._replace(place="Nơi khác"))
    window = opened(person)
    person.answer = False  # keep both
    press(window, "bring")
    assert [office.id for office in window.offices] == ["du", "ubnd", "dang-uy-xa-suoi-mo"] and PARTY.name in person[-1]
    window = opened(person)
    person.answer = True  # replace
    press(window, "bring")
    assert window.offices == [PARTY, COMMITTEE]
    press(window, "bring")
    assert window.offices == [PARTY, COMMITTEE] and "0 cơ quan" in window.message
    window = opened(person)
    person.answer = None  # stop
    press(window, "bring")
    assert window.offices == [PARTY._replace(place="Nơi khác"), COMMITTEE]
    person.file = ""
    press(window, "bring")
    press(window, "give")


@pytest.mark.parametrize(
    ("content", "words"),
    [('{"offices": [\n{"name": "a",}]}', "dòng 2"), ('{"offices": [\n{"name": "a", "x": 1}]}', "Dòng 2"), (None, "Không đọc được")],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(
    content: Optional[str], words: str, opened: Callable[..., Any], tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "x.json").write_text(content, encoding="utf-8")
    person = Answers(str(tmp_path / "x.json"))
    window = opened(person)
    press(window, "bring")
    assert words in person[0] and window.offices == [Office()]


def test_what_is_locked_can_be_read_and_copied(opened: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import offices, settings

    (tmp_path / "x.json").write_text(written((COMMITTEE,)), encoding="utf-8")
    settings.change(offices=str(tmp_path / "x.json"))
    monkeypatch.setattr(settings, "locked", lambda: frozenset({"offices"}))  # a real lock needs an office of its own: ../test_settings.py
    offices.forget()
    window = opened()
    control = window.window.getControl
    assert "người quản trị" in window.message
    assert not control("name").isEditable() and not control("regime").getModel().Enabled and not control("fill").getModel().Enabled
    assert not control("remove").getModel().Enabled and control("add").getModel().Enabled
    press(window, "copy")
    assert control("name").isEditable() and control("remove").getModel().Enabled
    press(window, "accept")
    assert [office.name for office in offices.read().shown] == [COMMITTEE.name, COMMITTEE.name + " (bản chép)"]


def test_a_desk_that_is_closed(opened: Callable[..., Any], tmp_path: Path) -> None:
    from vanthu_office import settings

    (tmp_path / "x.json").write_text(written((COMMITTEE,)), encoding="utf-8")
    settings.change(offices=str(tmp_path / "x.json"), own=False)
    window = opened()
    enabled = {name: bool(window.window.getControl(name).getModel().Enabled) for name in ("add", "copy", "remove", "bring", "give")}
    assert enabled == {"add": False, "copy": False, "remove": False, "bring": False, "give": True}
    press(window, "accept")


def test_trouble_is_told_below_the_fields(opened: Callable[..., Any]) -> None:
    from vanthu_office import offices

    where = Path(offices.path())
    where.parent.mkdir(exist_ok=True)
    where.write_text("{", encoding="utf-8")
    window = opened()
    assert "hong1" in text(window, "notice")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_control_has_its_words_and_on_each_page_a_letter_of_its_own(language: str, opened: Callable[..., Any]) -> None:
    from vanthu_office import settings

    settings.change(language=language)
    window = opened()
    models = [control.getModel() for control in window.window.getControls()]
    labelled = [model for model in models if hasattr(model, "Label")]
    assert {model.Name for model in labelled if not model.Label} <= {"rule", "foot", "notice"}
    for page in (1, 2, 3, 4):
        labels = [model.Label for model in labelled if model.Step in (0, page)]
        letters = [label[label.index("~") + 1].lower() for label in labels if "~" in label]
        assert len(letters) == len(set(letters)), sorted(letters)
        names = [model.Name for model in models if model.Step in (0, page)]
        for number, name in enumerate(names):
            if name + "_label" in names:
                assert names[number - 1] == name + "_label"  # so a screen reader says it


def test_the_pages_are_turned(opened: Callable[..., Any]) -> None:
    window = opened()
    for number in (2, 3, 4, 1):
        window.tell("Đã điền")
        window.window.getControl(f"page{number}").setState(True)
        press(window, "turn")
        assert window.window.getModel().Step == number and text(window, "notice") == ""
        seen = {control.getModel().Name for control in window.window.getControls() if control.getModel().Step in (0, number)}
        assert {"list", "accept", "notice"} < seen


def test_where_the_keyboard_is_there_is_help(opened: Callable[..., Any]) -> None:
    window = opened()

    class Event:
        Source = window.window.getControl("symbol")

    window._focus.focusGained(Event)
    assert "viết tắt" in text(window, "notice")
    window._focus.focusLost(Event)
    assert text(window, "notice") == ""
    window.tell("Đã điền")
    window._focus.focusGained(Event)
    assert text(window, "notice") == "Đã điền"


def test_the_menu_loads_nothing_of_it() -> None:
    """Only the command that is given reads files."""
    import subprocess
    import sys

    program = "import sys; sys.path.insert(0, 'python'); import vanthu_office.commands; print([n for n in sys.modules if 'offices' in n])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable or "python3", "-c", program], capture_output=True, text=True, check=False, env=environment)
    assert done.stdout.strip() == "[]", done.stderr
