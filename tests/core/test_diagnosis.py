"""What is told of a computer: how each thing is judged, and that nothing personal comes through, whatever was seen."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.diagnosis import Copy, Error, InUse, Line, Machine, Register, Trouble, diagnose, reading, report, sayable, summary
from vanthu.strings import LANGUAGES, say

NOW = datetime.datetime(2026, 11, 29, 8, 0)
WELL = Machine(
    NOW,
    version="0.3.0",
    where="bundled",
    office="25.2.3.2",
    build="520(Build:2)",
    python="3.13.5",
    system="debian",
    release="13",
    packages=(),
    font="Times New Roman",
    registers=(Register(512, datetime.date(2026, 3, 1)), Register(4)),
    rulebooks=(("state", datetime.date(2020, 3, 5)), ("party-2026", datetime.date(2026, 5, 27)), ("union", None)),
    troubles=(),
    locked=(),
    changed={},
    errors=(),
    writable=True,
    free=20_000_000_000,
    update="",
    language="vi",
    locale="vi",
    desktop="gtk3",
    dark=False,
)


def line(id: str, language: str = "vi", **seen: Any) -> Line:
    return next(each for each in diagnose(WELL._replace(**seen), language) if each.id == id)


def state(id: str, **seen: Any) -> str:
    return line(id, **seen).state


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_computer_with_nothing_wrong(language: str) -> None:
    lines = diagnose(WELL, language)
    assert {each.state for each in lines} == {"well"}
    assert len({each.id for each in lines}) == len(lines) >= 15
    assert all(each.title and each.value and not each.do for each in lines)
    assert say("doctor.state.wrong", language) not in report(lines, NOW, language)


def test_what_was_not_seen_is_not_spoken_of() -> None:
    assert [each.id for each in diagnose(Machine(NOW, version="0.3.0"), "vi")] == ["version"]


@pytest.mark.parametrize(
    ("id", "seen", "wanted"),
    [
        ("office", {"office": "7.3.7.2"}, "wrong"),
        ("office", {"office": "7.4.7.2"}, "well"),
        ("office", {"office": ""}, "look"),
        ("python", {"python": "3.7.9"}, "wrong"),
        ("python", {"python": "3.10.1"}, "well"),
        ("shell", {"shell_python": "3.11.2", "lacking": ("lxml",)}, "wrong"),
        ("shell", {"shell_python": "3.11.2", "lacking": ()}, "well"),
        ("packages", {"packages": ("python3-uno",)}, "wrong"),
        ("packages", {"packages": ("libreoffice-gtk3",)}, "look"),
        ("font", {"font": "Tinos"}, "look"),
        ("font", {"font": "Liberation Serif", "letters": False}, "look"),
        ("font", {"font": "DejaVu Serif"}, "wrong"),
        ("font", {"font": ""}, "wrong"),
        ("copies", {"copies": (Copy("user", "0.2.0", True), Copy("bundled", "0.3.0", False))}, "wrong"),
        ("copies", {"copies": (Copy("user", "0.3.0.10", True), Copy("shared", "0.3.0.9", False))}, "look"),
        ("files", {"troubles": (Trouble("clauses", 3), Trouble("offices"))}, "wrong"),
        ("house", {"shared": "//x/y", "shared_trouble": "?"}, "look"),
        ("house", {"house": InUse("Tỉnh thử", 7, datetime.date(2026, 11, 1), "shared"), "shared": "//x/y"}, "well"),
        ("profile", {"writable": False}, "wrong"),
        ("profile", {"free": 100_000_000}, "look"),
        ("profile", {"free": 1_000_000}, "wrong"),
        ("profile", {"free": None}, "well"),
        ("errors", {"errors": (Error(NOW - datetime.timedelta(days=1), "KeyError", "vanthu/a.py:3 b"),)}, "look"),
        ("errors", {"errors": (Error(NOW - datetime.timedelta(days=60), "KeyError", "vanthu/a.py:3 b"),)}, "well"),
        ("changed", {"changed": {"log": False}}, "look"),
        ("changed", {"changed": {"tracked": True}}, "well"),
        ("desktop", {"desktop": "gen"}, "look"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_is_judged(id: str, seen: dict[str, Any], wanted: str, language: str) -> None:
    found = line(id, language, **seen)
    assert found.state == wanted
    if wanted != "well":
        assert found.means and found.do and "{" not in found.means + found.do + found.value
        assert found.do in report(diagnose(WELL._replace(**seen), language), NOW, language).replace("\n  ", "\n")


def test_the_gravest_comes_first_and_is_counted() -> None:
    lines = diagnose(WELL._replace(font="Tinos", python="3.7.9"), "vi")
    assert [each.id for each in lines][:2] == ["python", "font"]
    assert summary(lines, "vi").startswith("1 điều hỏng, 1 điều nên xem, ")
    text = report(lines, NOW, "vi")
    assert text.startswith("Văn Thư, chẩn đoán lúc 29/11/2026 08:00\n1 điều hỏng")
    assert text.index("Hỏng, cần sửa\n- Python") < text.index("Nên xem lại\n- Times") < text.index("Ổn\n- Văn Thư: 0.3.0")


def test_one_installation_is_no_double_one() -> None:
    assert not [each for each in diagnose(WELL._replace(copies=(Copy("user", "0.3.0", True),)), "vi") if each.id == "copies"]


def test_what_is_told_of_registers_rulebooks_and_settings() -> None:
    assert line("registers").value == "có sẵn 512 văn bản, mới nhất ngày 01/3/2026; thêm 1 sổ, 4 văn bản"
    assert line("registers", registers=(Register(512, datetime.date(2026, 3, 1)),)).value == "có sẵn 512 văn bản, mới nhất ngày 01/3/2026"
    assert line("rulebooks").value == "3 bộ, mới nhất có hiệu lực từ 27/5/2026"
    assert line("rulebooks").means.split("\n") == [
        "Nhà nước: có hiệu lực từ 05/3/2020",
        "Đảng, từ 27/5/2026: có hiệu lực từ 27/5/2026",
        "Công đoàn",
    ]
    changed = {"regime": "state", "offices": "/srv/an.json", "hints": False}
    assert line("changed", changed=changed).value == "Hints = false, Offices, Regime = state"
    assert line("locked", locked=("silenced", "offices")).value == "Offices, Silenced"


def test_why_the_shared_folder_was_not_taken_is_said_without_its_words() -> None:
    trouble = say("edition.wrong", file="offices.json", problem="Dòng 3: Ủy ban nhân dân xã Suối Mơ")
    found = line("house", shared="https://may-chu.tinh.gov.vn/van-thu", shared_trouble=trouble)
    assert "Suối Mơ" not in found.means and "may-chu" not in found.means and "Thư mục chung: https://…" in found.means
    behind = say("shared.broken.package", problem=say("edition.sum", file="offices.json"))
    assert sayable.sentence(behind, "edition.", "shared.") == behind.replace("offices.json", "…")
    assert say("edition.format") in line("house", shared="x", shared_trouble=say("edition.format")).means
    english = line("house", shared="x", shared_trouble=say("edition.files", "en"))
    assert say("edition.files", "en") in english.means


@pytest.mark.parametrize(
    ("path", "home", "said"),
    [
        ("/nha/an/.config/libreoffice/4/user", "/nha/an", "~/.config/libreoffice/4/user"),
        ("D:\\Nha\\An\\AppData\\Roaming\\LibreOffice\\4\\user", "d:/nha/an", "~/AppData/Roaming/LibreOffice/4/user"),
        ("/usr/lib/libreoffice/share/extensions/vanthu", "", "/usr/lib/libreoffice/share/extensions/vanthu"),
        ("C:\\Program Files\\LibreOffice\\program", "", "C:/Program Files/LibreOffice/program"),
        ("/opt/libreoffice25.2/program", "", "/opt/libreoffice25.2/program"),
        ("\\\\may-chu\\nguoidung\\an\\LibreOffice\\4\\user", "D:\\an", "//…/LibreOffice/4/user"),
        ("/nha/an/Tài liệu/4/user", "/nha/an", "~/…/4/user"),
        ("/nha/anh/user", "/nha/an", "/…/user"),
    ],
)
def test_a_folder_is_told_from_home_on_and_without_names(path: str, home: str, said: str) -> None:
    assert sayable.place(path, home) == said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://cntt.tinh.gov.vn/vanthu/vn.vanthu.writer.update.xml", "https://…/vn.vanthu.writer.update.xml"),
        ("http://an:matkhau@10.0.0.3/x", "http://…"),
        ("\\\\may-chu\\chung", "//…"),
        ("D:\\chung", "…"),
        ("ftp://x", "…"),
        ("", ""),
    ],
)
def test_an_address_is_told_without_its_server(url: str, said: str) -> None:
    assert sayable.address(url) == said


def test_what_is_no_version_is_not_told() -> None:
    assert sayable.number("3.11.2+") == "3.11.2"
    assert sayable.number("10.0.19045") == "10.0.19045"
    assert sayable.number("0912345678") == sayable.number("an") == "…"
    assert sayable.build("an") == "" and sayable.build("40(Build:2)") == "40(Build:2)"


LOG = """\
2026-11-27 09:00:00 Face.show
  KeyError
    vanthu_office/log.py:118 call
    vanthu_office/panel/face.py:40 show
    pythonpath/vanthu/finding.py:12 words
  ValueError
    vanthu/edit.py:3 made
2026-11-28 10:00:00 fail.<locals>.<lambda>
  AttributeError: Nguyễn Văn An has no attribute mật
    Documents/an/macro.py:3 nguyen
2026-11-28 11:30:00 Face.show
  KeyError
    vanthu_office/log.py:118 call
    pythonpath/vanthu/finding.py:12 words
một dòng lạ
2026-99-28 11:30:00 Face.show
  TypeError
2026-11-29 07:00:00 Quyết định số 12 của xã Suối Mơ
  NguyenVanAn
2026-11-29 07:00:01 only a line
"""


def test_the_last_errors_of_a_log() -> None:
    found = reading.errors(LOG)
    assert [(each.when.day, each.kind, each.place) for each in found] == [
        (29, "…", "…"),
        (28, "KeyError", "vanthu/finding.py:12 words"),
        (28, "AttributeError", "fail.<locals>.<lambda>"),
    ]
    assert reading.errors("") == ()
    many = "".join("2026-11-%02d 10:00:00 a.b\n  KeyError\n    vanthu/a.py:%d b\n" % (day, day) for day in range(1, 20))
    assert [each.when.day for each in reading.errors(many)] == [19, 18, 17]


def test_a_system_is_known_by_its_own_file() -> None:
    debian = 'PRETTY_NAME="máy của An"\nNAME="Debian"\nVERSION_ID="12"\nID=debian\n# X=y\n'
    assert reading.system(debian) == ("debian", "12", True)
    assert reading.system("ID=linuxmint\nID_LIKE='ubuntu debian'\nVERSION_ID=22") == ("linuxmint", "22", True)
    assert reading.system("ID=fedora\nVERSION_ID=41\n") == ("fedora", "41", False)
    assert reading.system("") == ("linux", "", False)
    assert sayable.system("may-cua-an", "an") == "Linux …"
    assert sayable.system("arch", "") == "Arch Linux"


def test_what_dpkg_holds_as_installed() -> None:
    status = (
        "Package: python3-uno\nStatus: install ok installed\nVersion: 1\n\nPackage: libreoffice-gtk3\nStatus: deinstall ok config-files\n\n"
        "Package: x\nStatus: install ok half-installed\n"
    )
    assert reading.packages(status) == {"python3-uno"}


# Nothing personal, whatever was seen.

SECRET = "Khoa-Trần.Q"
hostile = st.builds(
    lambda before, around, after: around % (before, SECRET, after),
    st.text(max_size=12),
    st.sampled_from(
        ["%s%s%s", "%s/%s/%s", "%s\\%s\\%s", "https://%s@%s/%s/vn.vanthu.writer.update.xml", "7.4 %s %s %s", "Times New Roman%s%s%s"]
    ),
    st.sampled_from(["", "/user", "Error", ".py:1 x", "\nKeyError\n", "…", "“”: "]) | st.text(max_size=12),
)
words = hostile | st.sampled_from(["", "user", "debian", "gtk3", "Tinos", "vi", "7.4.7.2"])
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2027, 1, 1))
times = st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2027, 1, 1))
machines = st.builds(
    Machine,
    now=times,
    version=words,
    where=words,
    copies=st.lists(st.builds(Copy, words, words, st.booleans()), max_size=3).map(tuple),
    office=st.none() | words,
    build=words,
    python=words,
    shell_python=words,
    lacking=st.none() | st.lists(words, max_size=2).map(tuple),
    system=words,
    release=words,
    packages=st.none() | st.lists(words, max_size=2).map(tuple),
    font=st.none() | words,
    registers=st.none() | st.lists(st.builds(Register, st.integers(0, 9999), st.none() | days), max_size=3).map(tuple),
    rulebooks=st.lists(st.tuples(words, st.none() | days), max_size=2).map(tuple),
    house=st.none() | st.builds(InUse, st.just("Tỉnh thử"), st.integers(0, 99), days, words),  # its name is the province's own
    shared=st.none() | words,
    shared_trouble=words | hostile.map(lambda text: say("edition.wrong", file=text, problem=text)),
    troubles=st.none() | st.lists(st.builds(Trouble, words, st.integers(0, 9)), max_size=2).map(tuple),
    locked=st.none() | st.lists(words, max_size=3).map(tuple),
    changed=st.none()
    | st.dictionaries(words | st.sampled_from(sayable.SETTINGS), words | st.booleans() | st.frozensets(words), max_size=5),
    errors=st.none() | st.lists(st.builds(Error, times, words, words), max_size=3).map(tuple),
    profile=words,
    home=words,
    writable=st.none() | st.booleans(),
    free=st.none() | st.integers(0, 10**12),
    update=st.none() | words,
    language=words,
    locale=words,
    desktop=words,
    dark=st.none() | st.booleans(),
)


@given(machines, st.sampled_from(LANGUAGES))
def test_nothing_personal_comes_through(machine: Machine, language: str) -> None:
    lines = diagnose(machine, language)
    told = report(lines, machine.now, language) + repr(lines)
    assert not [part for part in (SECRET, "Khoa", "Trần") if part in told]


@given(st.lists(st.tuples(st.integers(10, 28), hostile, hostile), max_size=5))
def test_nothing_personal_comes_out_of_a_log(entries: list[tuple[int, str, str]]) -> None:
    log = "".join("2026-11-%d 10:00:00 %s\n  %s\n    a/%s:3 b\n  KeyError: %s\n" % (day, one, two, one, two) for day, one, two in entries)
    machine = Machine(NOW, errors=reading.errors(log))
    assert "Khoa" not in report(diagnose(machine, "vi"), NOW, "vi")
