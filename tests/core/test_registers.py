"""The registers: documents and administrative units."""

from __future__ import annotations

import datetime

import pytest

from vanthu.registers import citations, units
from vanthu.vietnamese import symbols

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


def test_units_are_looked_up_by_fragments() -> None:
    assert units.search("lam dong")[0].full == "tỉnh Lâm Đồng"
    assert units.search("ha noi", 1)[0].full == "Thủ đô Hà Nội"
    assert [unit.full for unit in units.search("tan lap, lam dong")] == ["xã Tân Lập, tỉnh Lâm Đồng"]
    assert {"xã Tân Lập, tỉnh Quảng Trị", "phường Tân Lập, tỉnh Đắk Lắk"} <= {unit.full for unit in units.search("lap tan", 20)}
    assert units.search("phú quốc")[0].name == "đặc khu Phú Quốc"
    assert units.search("") == () and units.search("khongcodau") == () and len(units.search("x", 3)) == 3


def test_what_a_commune_came_from() -> None:
    assert {"thị trấn Đu", "xã Động Đạt"} <= set(units.former_of("xã Phú Lương", "tỉnh Thái Nguyên"))
    assert "phường Ngọc Hà" in units.former_of("phường Ba Đình", "thành phố Hà Nội") == units.former_of("phường Ba Đình", "Thủ đô Hà Nội")
    assert units.former_of("đặc khu Lý Sơn") == ("huyện Lý Sơn",)
    assert units.former_of("xã Không Có") == () == units.former_of("phường Ba Đình", "tỉnh Cà Mau")
    assert "phường 6" in units.former_of("phường Diên Hồng", "Thành phố Hồ Chí Minh")


def test_every_commune_came_from_something() -> None:
    for _, name, province in units.read("register-communes"):
        assert units.former_of(name, units.provinces()[province]), (name, province)


def test_the_shipped_register_agrees_with_itself() -> None:
    """The facts of each row are facts of the others too."""
    entries = citations.every()
    assert len(entries) > 300 and {entry.known for entry in entries} == {"verified", "parsed", "laws", "hand"}
    for entry in entries:
        symbol = symbols.parse(entry.number)
        assert symbol is not None and symbol.form, entry
        assert not symbol.year or symbol.year == entry.date.year, entry
        assert not entry.in_force_from or entry.in_force_from >= entry.date, entry
        assert entry.subject == entry.subject.strip(" .,;:/") and entry.subject.count("(") == entry.subject.count(")"), entry
        assert all(citations.find(number) for number in entry.amended_by), entry
    replaced = [entry for entry in entries if entry.replaced_by and citations.find(entry.replaced_by)]
    assert len(replaced) >= 40


def test_amendments() -> None:
    def amended_by(number: str) -> tuple[str, ...]:
        entry = citations.find(number)
        assert entry is not None
        return entry.amended_by

    assert amended_by("64/2025/QH15") == ("87/2025/QH15",) and "187/2025/NĐ-CP" in amended_by("78/2025/NĐ-CP")
    assert amended_by("22/2023/QH15") == ("57/2024/QH15", "90/2025/QH15") and amended_by("30/2020/NĐ-CP") == ()
