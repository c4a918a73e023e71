"""Saved sets of recipients: a file people write, and those that come with the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import model
from vanthu.anatomy import Anatomy, anatomise
from vanthu.compiled import read
from vanthu.compose import lay_out
from vanthu.offices import Office
from vanthu.recipients.manner import manner_of
from vanthu.recipients.sets import Set, in_order, parse, shipped, written
from vanthu.rulebook import load
from vanthu.types import names

FILE = """# Bộ của tôi
[toan-tinh]
tên: Gửi toàn tỉnh
loại: kế hoạch, chỉ thị
nơi nhận:
  - Các sở, ban, ngành tỉnh;
  UBND các xã, phường, đặc khu

[rieng]
tên: Riêng
nơi nhận: Sở Tài chính
"""


def test_a_file_is_read() -> None:
    sets, problems = parse(FILE)
    assert not problems
    assert sets[0] == Set(
        "Gửi toàn tỉnh", ("kế hoạch", "chỉ thị"), ("Các sở, ban, ngành tỉnh", "UBND các xã, phường, đặc khu"), "toan-tinh"
    )
    assert sets[1].items == ("Sở Tài chính",)
    assert parse(written(sets)).sets == sets


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[a]\ntên: A\n", 1),
        ("[a]\nnơi nhận: B\n", 1),
        ("[a]\ntên: A\nloại: kế hoặch\nnơi nhận: B\n", 3),
        ("[a]\ntên: A\nlạ: 1\nnơi nhận: B\n", 3),
        ("[a]\ntên: A\nnơi nhận:\n" + "  B\n" * 101, 3),
        ("[A]\ntên: A\n", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int) -> None:
    sets, problems = parse(text + "\n[dung]\ntên: Đúng\nnơi nhận: Sở Y tế\n")
    assert [each.name for each in sets] == ["Đúng"]
    assert problems[0].line == line
    assert all(each.said() and each.said("en") for each in problems)


def test_two_of_one_name_are_two() -> None:
    twice = (Set("Gửi xã", (), ("A",)), Set("Gửi xã", (), ("B",)), Set("…", (), ("C",)))
    assert [each.items for each in parse(written(twice)).sets] == [("A",), ("B",), ("C",)]


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@given(st.lists(st.builds(Set, WORDS, st.just(()), st.lists(WORDS, max_size=5).map(tuple)), max_size=4))
def test_whatever_is_kept_is_read_again_or_told(sets: list[Set]) -> None:
    text = written(sets)
    found, problems = parse(text)
    assert len(found) + len({each.line for each in problems}) >= min(len(sets), 1)
    assert written(found) == written(parse(written(found)).sets)


def plan() -> Anatomy:
    return anatomise(lay_out(model("state", "kế hoạch"), load("state")).document)


def of(name: str, regime: str = "state", superior: str = "") -> tuple[Set, ...]:
    """What is offered to an office, of a page that does not say whose it is."""
    draft = model("state", "kế hoạch")._replace(issuer=(), parent=(), regime=regime)
    anatomy = anatomise(lay_out(draft, load(regime)).document)
    return shipped(anatomy, Office(name=name, issuer=tuple(name.upper().split("\n")), superior=superior))


def test_those_that_come_with_the_program_bear_the_office_s_names() -> None:
    assert of("Ủy ban nhân dân\ntỉnh Lâm Đồng")[0].items[:3] == (
        "Thường trực Tỉnh ủy",
        "Thường trực HĐND tỉnh",
        "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
    )
    assert "UBND các xã, phường" in of("Ủy ban nhân dân\nthành phố Hà Nội")[0].items
    commune = of("Ủy ban nhân dân\nxã Suối Mơ", superior="Ủy ban nhân dân tỉnh Lâm Đồng")
    assert commune[0].name == "Gửi toàn xã"
    assert any("Ủy ban nhân dân tỉnh Lâm Đồng" in each.items for each in commune)
    assert "Các chi bộ, đảng bộ trực thuộc" in of("Đảng ủy\nxã Suối Mơ", "party-2026")[0].items
    assert of("Trường Trung học cơ sở Suối Mơ") == ()


def test_those_for_this_type_come_first() -> None:
    sets = (Set("Khác", ("tờ trình",)), Set("Mọi loại"), Set("Kế hoạch", ("kế hoạch",)))
    assert [each.name for each in in_order(sets, "kế hoạch")] == ["Kế hoạch", "Mọi loại", "Khác"]


def test_they_are_written_as_the_list_is() -> None:
    short = shipped(plan(), None, manner_of(["TT Tỉnh ủy", "CT, các PCT UBND tỉnh"]))
    office = Office(name="x", issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"))
    assert short == shipped(plan(), office, manner_of(["TT Tỉnh ủy", "CT, các PCT UBND tỉnh"]))  # the page itself says who writes


@pytest.mark.parametrize("row", read("recipients")["sets"], ids=lambda row: row["id"])
def test_shipped_sets_are_well_made(row: dict[str, list[str]]) -> None:
    known = {name for _, name in names()}
    assert set(row.get("types", ())) <= known
    assert set(row["of"]) <= set(read("recipients")["issuers"])
    assert not [item for item in row["items"] if item.endswith((";", ".")) or item.startswith("-")]
