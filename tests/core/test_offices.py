"""The facts of an office: written so that a person can read them, read so that nothing wrong comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.offices import House, Office, OfficesError, Person, Unit, chosen, own_of, parse, parse_bytes, together, with_own_id, written
from vanthu.rulebook import REGIMES

OFFICE = Office(
    id="ubnd",
    name="Ủy ban nhân dân xã Suối Mơ",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
    symbol="UBND",
    place="Suối Mơ",
    units=(Unit("Văn phòng", "VP"), Unit("Phòng Kinh tế", "KT")),
    signers=(Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),),
)
WORDS = st.text(st.sampled_from("abĐđẤấư .-,"), max_size=12).map(str.strip)
LINES = st.lists(WORDS.filter(bool), max_size=3).map(tuple)


def test_what_is_written_is_read() -> None:
    assert parse(written((OFFICE,))) == (OFFICE,)
    assert '"name": "Ủy ban nhân dân xã Suối Mơ"' in written((OFFICE,))


UNITS = st.lists(st.builds(Unit, WORDS, WORDS), max_size=2).map(tuple)
PEOPLE = st.lists(st.builds(Person, WORDS, LINES, LINES), max_size=2).map(tuple)
NAMES, HEADS = WORDS.filter(bool), st.sampled_from(REGIMES)


OFFICES = st.builds(
    Office,
    st.just("a"),
    NAMES,
    HEADS,
    LINES,
    LINES,
    WORDS,
    WORDS,
    WORDS,
    WORDS,
    UNITS,
    PEOPLE,
    address=LINES,
    recipients=LINES,
    archive=WORDS,
    house=st.builds(House, *[st.sampled_from([0, 13, 12.7])] * 6),
)


@given(OFFICES)
def test_whatever_an_office_is_it_comes_back(office: Office) -> None:
    assert parse(written((office,))) == (office,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "dòng 1"),
        ('{"offices": [\n{"name": "a",}\n]}', "dòng 2"),
        ("[" * 100_000, "dòng 1"),
        ("[]", "không phải là hồ sơ"),
        ('{"offices": 3}', "không phải là hồ sơ"),
        ('{"offices": [3]}', "không phải là hồ sơ"),
        ('{"offices": [{}]}', "chưa có tên"),
        ('{"offices": [{"name": "a", "màu": "đỏ"}]}', "mục lạ: “màu”"),
        ('{"offices": [{"name": "a", "regime": "navy"}]}', "thể thức lạ"),
        ('{"offices": [{"name": 3}]}', "“name” chưa đúng"),
        ('{"offices": [{"name": "a\\nb"}]}', "“name” chưa đúng"),
        ('{"offices": [{"name": "a", "issuer": "b"}]}', "“issuer” chưa đúng"),
        ('{"offices": [{"name": "a", "units": {}}]}', "“units” chưa đúng"),
        ('{"offices": [{"name": "a", "units": [3]}]}', "không phải là hồ sơ"),
        ('{"offices": [{"name": "a", "id": "x"}, {"name": "b", "id": "x"}]}', "cùng mã"),
        (" " * 2_000_000, "quá lớn"),
        ('{"offices": [{"name": "a", "house": {"left": "30"}}]}', "“left” chưa đúng"),
        ('{"offices": [{"name": "a", "house": {"left": true}}]}', "“left” chưa đúng"),
        ('{"offices": [{"name": "a", "house": {"left": NaN}}]}', "“left” chưa đúng"),
        ('{"offices": [{"name": "a", "house": {"left": 1e9}}]}', "“left” chưa đúng"),
        ('{"offices": [\n{"name": "a"},\n{"name": "b",\n"symbol": 3}]}', "Dòng 4: Cơ quan thứ 2"),
        ('\ufeff{\n"offices": [\n{"name": "a"}, {"name": "b"},\n\n{"place": "x"}]}', "Dòng 5: Cơ quan thứ 3"),
        ('{"offices": [{"name": "a", "m\\u00e0u": 3}]}', "Dòng 1: Cơ quan thứ 1 trong tệp có mục lạ: “màu”"),
        ('{"\\u006fffices": [{"name": 3}]}', "“name” chưa đúng"),
    ],
)
def test_what_is_wrong_is_told(text: str, words: str) -> None:
    with pytest.raises(OfficesError, match=words):
        parse(text)


def test_bytes_that_are_no_letters() -> None:
    assert parse_bytes(written((OFFICE,)).encode()) == (OFFICE,)
    with pytest.raises(OfficesError, match="không phải là hồ sơ"):
        parse_bytes(b"\xff")


def test_what_is_wrong_is_told_in_the_language_asked_for() -> None:
    with pytest.raises(OfficesError) as caught:
        parse('{"offices": [\n{"name": 3}]}')
    assert caught.value.said("en") == "Line 2: Office number 1: the entry “name” is not right."


def test_the_office_chosen() -> None:
    other = OFFICE._replace(id="du")
    assert chosen((OFFICE, other), "du") == other
    assert chosen((OFFICE, other), "gone") == OFFICE
    named = other._replace(name="Đảng ủy xã Suối Mơ")
    assert chosen((OFFICE, named), "Đảng ủy xã Suối Mơ") == named  # as it was set before there were ids
    assert chosen((), "x") is None


BROUGHT = (OFFICE, OFFICE._replace(id="du", name="Đảng ủy xã Suối Mơ"))
CHANGED = OFFICE._replace(place="Nơi khác")
MORE = OFFICE._replace(id="mt", name="Mặt trận")


@pytest.mark.parametrize(("locked", "first"), [(False, CHANGED), (True, OFFICE)])
def test_what_was_brought_comes_first_and_a_lock_holds_it(locked: bool, first: Office) -> None:
    shown = together(BROUGHT, (MORE, CHANGED), locked)
    assert shown == (first, BROUGHT[1], MORE)
    assert set(own_of(shown, BROUGHT, (MORE, CHANGED), locked)) == {MORE, CHANGED}  # a lock hides, and loses nothing


def test_what_is_taken_away_is_not_kept() -> None:
    assert own_of(BROUGHT, BROUGHT, (MORE,), False) == ()
    assert together((), (), False) == ()


def test_an_id_of_its_own() -> None:
    assert with_own_id(OFFICE, ()).id == "uy-ban-nhan-dan-xa-suoi-mo"
    twice = with_own_id(OFFICE, (with_own_id(OFFICE, ()),))
    assert twice.id == "uy-ban-nhan-dan-xa-suoi-mo-2"
    assert with_own_id(Office(name="…"), ()).id == "co-quan"
