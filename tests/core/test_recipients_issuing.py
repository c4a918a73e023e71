"""Who writes a document, at which level, and how its lists are worded."""

from __future__ import annotations

import pytest

from core.building import plain
from vanthu.anatomy import anatomise
from vanthu.offices import Office
from vanthu.recipients.issuing import Issuer, issuer_of
from vanthu.recipients.manner import USUAL, filled, manner_of, said
from vanthu.recipients.merging import values_of


def issuer(*lines: str, parent: str = "") -> Issuer:
    return issuer_of(anatomise(plain("")), Office(name="x", issuer=lines, parent=(parent,) if parent else ()))


@pytest.mark.parametrize(
    ("lines", "parent", "wanted"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), "", ("committee", "province", "tỉnh", "quang ngai")),
        (("UBND THÀNH PHỐ HUẾ",), "", ("committee", "province", "thành phố", "hue")),
        (("HỘI ĐỒNG NHÂN DÂN", "XÃ SUỐI MƠ"), "", ("council", "commune", "xã", "")),
        (("ỦY BAN NHÂN DÂN", "PHƯỜNG 5"), "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", ("committee", "commune", "phường", "lam dong")),
        (("SỞ NỘI VỤ",), "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", ("department", "province", "tỉnh", "lam dong")),
        (("ĐẢNG ỦY XÃ BA TƠ",), "ĐẢNG BỘ TỈNH QUẢNG NGÃI", ("party", "commune", "xã", "quang ngai")),
        (("TỈNH ỦY QUẢNG NGÃI",), "", ("party", "province", "tỉnh", "quang ngai")),
        (("THÀNH ỦY HÀ NỘI",), "", ("party", "province", "thành phố", "ha noi")),
        (("BỘ CHỈ HUY QUÂN SỰ",), "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", ("", "province", "tỉnh", "lam dong")),
        (("BỘ Y TẾ",), "", ("ministry", "central", "", "")),
        (("CỤC THUẾ",), "BỘ TÀI CHÍNH", ("", "central", "", "")),
        (("THỦ TƯỚNG CHÍNH PHỦ",), "", ("government", "central", "", "")),
        (("TRƯỜNG TRUNG HỌC CƠ SỞ SUỐI MƠ",), "", ("", "", "", "")),
    ],
)
def test_who_issues(lines: tuple[str, ...], parent: str, wanted: tuple[str, str, str, str]) -> None:
    found = issuer(*lines, parent=parent)
    assert (found.kind, found.level, found.unit, found.province) == wanted


@pytest.mark.parametrize(
    ("lines", "party", "communes"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), "Tỉnh ủy", "các xã, phường, đặc khu"),
        (("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI"), "Thành ủy", "các xã, phường"),
        (("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"), "Thành ủy", "các xã, phường, đặc khu"),
        (("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"), "Đảng ủy", "các xã, phường, đặc khu"),
        (("BỘ Y TẾ",), "", "các xã, phường, đặc khu"),
    ],
)
def test_what_stands_beside_and_below(lines: tuple[str, ...], party: str, communes: str) -> None:
    found = issuer(*lines)
    assert (found.party, found.communes) == (party, communes)


def test_the_page_speaks_before_the_office() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1/KH-UBND\nKẾ HOẠCH"
    assert issuer_of(anatomise(plain(text)), Office(name="Sở Nội vụ", issuer=("SỞ NỘI VỤ",))).kind == "committee"
    assert issuer_of(anatomise(plain(""))) == Issuer()


@pytest.mark.parametrize(
    ("lines", "line", "written"),
    [
        ((), "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Chủ tịch, các Phó Chủ tịch UBND tỉnh"),
        (("CT, các PCT UBND tỉnh",), "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "CT, các PCT UBND tỉnh"),
        (("Ủy ban nhân dân các xã",), "UBND các xã, phường", "Ủy ban nhân dân các xã, phường"),
        (("Ủy ban nhân dân xã", "UBND phường"), "UBND các xã, phường", "UBND các xã, phường"),
        (("Sở TC",), "Sở Giáo dục và Đào tạo", "Sở GDĐT"),
        (("SNV",), "Sở Tài chính", "STC"),
        (("Sở Nội vụ",), "Sở Tài chính", "Sở Tài chính"),
        (("SNV",), "Công an tỉnh", "Công an tỉnh"),
        (("Các Sở, ban, ngành TP",), "Các sở, ban, ngành thành phố", "Các Sở, ban, ngành TP"),
    ],
)
def test_the_manner_of_a_list(lines: tuple[str, ...], line: str, written: str) -> None:
    assert said(line, manner_of(lines)) == written
    assert said(line, USUAL) == line


def test_a_line_whose_blank_is_not_known_is_not_said() -> None:
    values = values_of(Issuer("committee", "province", "tỉnh"), "")
    assert filled("Thường trực {party}", values) == "Thường trực Tỉnh ủy"
    assert filled("{up} (để báo cáo)", values) == ""
