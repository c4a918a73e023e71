"""The register of bodies: one source for capitals, look-up and what took the place of what."""

from __future__ import annotations

import datetime
import time

import pytest

from vanthu.registers import bodies

MERGED = datetime.date(2025, 7, 1)


def test_a_name_stands_once() -> None:
    names = [entry.name for entry in bodies.every()]
    assert len(names) == len(set(names)) > 200


def test_what_ended_has_a_successor_that_is_there() -> None:
    known = {entry.name: entry for entry in bodies.every()}
    for entry in bodies.every():
        if entry.now:
            assert entry.ended is not None
            assert known[entry.now].ended is None


def test_capitals_are_those_of_the_register() -> None:
    names, also = bodies.capitals()
    assert {"Mặt trận Tổ quốc", "Sở Tài chính", "Bộ Giao thông vận tải", "Kho bạc Nhà nước"} <= set(names)
    assert {"Kho bạc nhà nước", "Sở Công thương", "Viện Kiểm sát nhân dân"} <= also
    assert "Sở Quy hoạch - Kiến trúc" not in names


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Sở Tài chính", "Sở Tài chính"),
        ("STC", "Sở Tài chính"),
        ("Sở TC", "Sở Tài chính"),
        ("so tai chinh", "Sở Tài chính"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
        ("TT. HĐND tỉnh", "Thường trực HĐND tỉnh"),
        ("Sở Công thương", "Sở Công Thương"),
    ],
)
def test_found_by_name_and_abbreviation(said: str, name: str) -> None:
    entry = bodies.find(said)
    assert entry is not None
    assert entry.name == name


def test_an_abbreviation_of_two_bodies_leads_to_neither() -> None:
    assert bodies.find("TTTU") is None
    assert bodies.find("VPTU") is None


@pytest.mark.parametrize(
    ("was", "when", "now"),
    [
        ("Sở Kế hoạch và Đầu tư", datetime.date(2026, 1, 5), "Sở Tài chính"),
        ("Sở KH&ĐT", datetime.date(2026, 1, 5), "Sở Tài chính"),
        ("Bộ Giao thông vận tải", datetime.date(2025, 3, 1), "Bộ Xây dựng"),
        ("Bộ Giao thông vận tải", datetime.date(2025, 2, 28), ""),
        ("Ban Dân tộc tỉnh", datetime.date(2026, 1, 5), ""),
        ("Sở Tài chính", datetime.date(2026, 1, 5), ""),
        ("Tổng cục Thuế", datetime.date(2026, 1, 5), "Cục Thuế"),
        ("Hội đồng ngành", datetime.date(2026, 1, 5), ""),
    ],
)
def test_successors(was: str, when: datetime.date, now: str) -> None:
    entry = bodies.successor(was, when)
    assert (entry.name if entry else "") == now


def test_without_a_day_nothing_is_succeeded() -> None:
    assert bodies.successor("Sở Kế hoạch và Đầu tư", None) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("So Tai chinh", "Sở Tài chính"),
        ("Sở Tài chánh", "Sở Tài chính"),
        ("Sở Tài chin", "Sở Tài chính"),
        ("Sở Tài chínhh", "Sở Tài chính"),
        ("Sở Tài hcính", "Sở Tài chính"),
        ("Sở Y tê", "Sở Y tế"),
        ("Công an", ""),
        ("STC", ""),
        ("Sở Tài sản", ""),
        ("Thống kê", ""),
    ],
)
def test_nearly(said: str, name: str) -> None:
    entry = bodies.nearly(said)
    assert (entry.name if entry else "") == name


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("so tai", "Sở Tài chính"),
        ("chinh tai so", "Sở Tài chính"),
        ("stc", "Sở Tài chính"),
        ("ubmttq tinh", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("gd đt", "Sở Giáo dục và Đào tạo"),
        ("cac so ban", "Các sở, ban, ngành tỉnh"),
        ("xa phuong dac khu", "UBND các xã, phường, đặc khu"),
    ],
)
def test_search(words: str, first: str) -> None:
    found = bodies.search(words, level="province")
    assert first in [entry.name for entry in found[:3]]


def test_search_knows_the_day_and_the_level() -> None:
    assert "Sở Kế hoạch và Đầu tư" not in [each.name for each in bodies.search("ke hoach dau tu", when=MERGED)]
    assert "Sở Kế hoạch và Đầu tư" in [each.name for each in bodies.search("ke hoach dau tu", when=datetime.date(2024, 1, 1))]
    assert bodies.search("thuong truc", level="commune")[0].level == "commune"
    assert bodies.search("  ") == bodies.search("không có gì như thế") == ()


def test_search_is_quick() -> None:
    bodies.search("so")
    took = []
    for _ in range(30):
        start = time.perf_counter()
        bodies.search("so tai chinh")
        took.append(time.perf_counter() - start)
    assert min(took) < 0.02
