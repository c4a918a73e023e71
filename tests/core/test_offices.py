"""The facts of an office: written so that a person can read them, read so that nothing wrong comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.offices import Office, OfficesError, Person, Unit, chosen, parse, written
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
    ],
)
def test_what_is_wrong_is_told(text: str, words: str) -> None:
    with pytest.raises(OfficesError, match=words):
        parse(text)


def test_the_office_chosen() -> None:
    other = OFFICE._replace(id="du")
    assert chosen((OFFICE, other), "du") == other
    assert chosen((OFFICE, other), "gone") == OFFICE
    assert chosen((), "x") is None
