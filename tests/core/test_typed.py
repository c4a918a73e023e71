"""What people write a line each: units, signers, recipients."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vanthu import typed
from vanthu.offices import Person, Unit

WORDS = st.lists(st.sampled_from("T/M An Văn CHỦ TỊCH Phòng - .".split()), min_size=1, max_size=3).map(" ".join)
LINES = st.lists(WORDS, max_size=2).map(tuple)


def test_units() -> None:
    assert typed.units("Văn phòng = VP\n\n  Phòng  Kinh tế=KT\nTổ một cửa") == (
        Unit("Văn phòng", "VP"),
        Unit("Phòng Kinh tế", "KT"),
        Unit("Tổ một cửa"),
    )


def test_people() -> None:
    assert typed.people("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH | PHÓ CHỦ TỊCH | Nguyễn Văn An") == (
        Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), ("PHÓ CHỦ TỊCH",)),
    )
    assert typed.people("T/M BAN THƯỜNG VỤ | BÍ THƯ |\nCHỦ TỊCH | Lê Thị Bình\nGIÁM ĐỐC\nLê Thị Bình") == (
        Person("", ("T/M BAN THƯỜNG VỤ",), ("BÍ THƯ",)),
        Person("Lê Thị Bình", (), ("CHỦ TỊCH",)),
        Person("", (), ("GIÁM ĐỐC",)),
        Person("Lê Thị Bình"),
    )
    assert typed.people("A | B | C | D") == (Person("D", ("A", "B"), ("C",)),)  # nothing is lost


def test_recipients_without_what_the_list_adds() -> None:
    assert typed.recipients("- Thường trực Đảng ủy;\nHĐND xã\n-\n– Các thôn.") == ("Thường trực Đảng ủy", "HĐND xã", "Các thôn")


@given(st.lists(st.builds(Unit, WORDS, st.sampled_from(["", "VP"]))).map(tuple))
def test_units_come_back(units: tuple[Unit, ...]) -> None:
    assert typed.units(typed.shown_units(units)) == units


@given(st.lists(st.builds(Person, WORDS, LINES, LINES)).map(tuple))
def test_people_come_back(people: tuple[Person, ...]) -> None:
    assert typed.people(typed.shown_people(people)) == people
