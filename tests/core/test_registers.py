"""The registers: documents and administrative units."""

from __future__ import annotations

import datetime

import pytest

from vanthu.registers import citations, units

DAY = datetime.date


def test_find_by_number() -> None:
    entry = citations.find("30/2020/NĐ-CP")
    assert entry is not None
    assert (entry.type, entry.date, entry.issuer, entry.subject) == ("Nghị định", DAY(2020, 3, 5), "Chính phủ", "về công tác văn thư")
    assert citations.find("30/2020/nđ – cp") == entry and citations.find("1/2999/XX") is None
    assert citations.key("05-HD/VPTW") == citations.key("5 -HD/VPTW")


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ("36-HD/VPTW", "05-HD/VPTW", DAY(2026, 5, 27)),
        ("66-QĐ/TW", "399-QĐ/TW", DAY(2026, 1, 9)),
        ("65/2025/QH15", "72/2025/QH15", DAY(2025, 6, 16)),
        ("80/2015/QH13", "64/2025/QH15", DAY(2025, 4, 1)),
        ("110/2004/NĐ-CP", "30/2020/NĐ-CP", DAY(2020, 3, 5)),
    ],
)
def test_replaced(old: str, new: str, since: datetime.date) -> None:
    entry = citations.find(old)
    assert entry is not None and (entry.replaced_by, entry.since) == (new, since)


def test_replacements_come_after() -> None:
    for entry in citations._by_number().values():
        assert entry.since is None or entry.since > entry.date, entry
        assert citations.find(entry.number) == entry


def test_laws_by_name() -> None:
    found = citations.find_law("luật tổ chức chính quyền địa phương")
    assert [entry.number for entry in found] == ["72/2025/QH15", "65/2025/QH15", "77/2015/QH13"]
    assert citations.find_law("Luật Không Có") == ()


def test_thirty_four_provinces() -> None:
    names = list(units.provinces().values())
    assert len(names) == 34
    assert sum(name.startswith("thành phố ") for name in names) == 7
    assert units.official("thành phố Hồ Chí Minh") == "Thành phố Hồ Chí Minh" and units.official("tỉnh Cà Mau") == "tỉnh Cà Mau"
    assert len(units.read("register-communes")) == 3321


def test_former_provinces() -> None:
    assert len(units.read("register-former_provinces")) == 31
    former = units.former_province("tỉnh Bình Thuận", DAY(2025, 7, 1))
    assert former is not None and former.now == ("tỉnh Lâm Đồng",)
    assert units.former_province("Bình Thuận", DAY(2025, 6, 30)) is None
    assert units.former_province("Lâm Đồng", DAY(2026, 1, 1)) is None
    old_style = units.former_province("Hoà Bình", DAY(2026, 1, 1))
    assert old_style is not None and old_style.now == ("tỉnh Phú Thọ",)


def test_dong_nai_became_a_city() -> None:
    before, after = units.former_province("Bình Phước", DAY(2025, 8, 1)), units.former_province("Bình Phước", DAY(2026, 8, 1))
    assert before is not None and before.now == ("tỉnh Đồng Nai",)
    assert after is not None and after.now == ("thành phố Đồng Nai",)
    assert units.former_province("Đồng Nai", DAY(2026, 4, 29)) is None
    assert units.former_province("tỉnh Đồng Nai", DAY(2026, 4, 30)) is not None
    hue = units.former_province("Thừa Thiên Huế", DAY(2025, 2, 1))
    assert hue is not None and hue.now == ("thành phố Huế",)


def test_former_communes() -> None:
    former = units.former_commune("thị trấn Đu", DAY(2025, 7, 1))
    assert former is not None and former.now == ("xã Phú Lương, tỉnh Thái Nguyên",)
    assert units.former_commune("thị trấn Đu", DAY(2025, 6, 30)) is None
    assert units.former_commune("phường Ba Đình", DAY(2025, 8, 1)) is None
    assert units.former_commune("xã Không Có Đâu", DAY(2025, 8, 1)) is None
    assert units.is_commune("phường Ba Đình") and not units.is_commune("thị trấn Đu")


def test_names_of_units() -> None:
    assert {"hương trà", "lâm đồng", "bình thuận", "đu"} <= units.unit_names()
    assert units.province_names()["lâm đồng"] == "tỉnh Lâm Đồng"


def test_every_former_commune_is_now_in_a_province() -> None:
    for name, now, province, _, part in units.read("register-former_communes"):
        assert units.is_commune(now), (name, now)
        assert province in units.provinces() and part in ("", "rest")
