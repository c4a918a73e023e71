"""What in an office's facts is worth a second look."""

from __future__ import annotations

import pytest

from vanthu.doubts import doubts, ranges
from vanthu.offices import House, Office, Person, Unit
from vanthu.rulebook import REGIMES

RIGHT = Office(
    id="a",
    name="Ủy ban nhân dân xã Suối Mơ",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
    symbol="UBND",
    place="Suối Mơ",
    units=(Unit("Văn phòng", "VP"),),
    signers=(Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),),
    house=House(size=13, indent=12.7, left=35),
)


def test_what_is_right_is_left_alone() -> None:
    assert doubts(RIGHT) == doubts(RIGHT, "en") == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issuer": ("Ủy ban nhân dân",)}, "in hoa"),
        ({"name": "S? Y t? t?nh Lam Sa"}, "sai bảng mã"),
        ({"signers": (Person("Nguy?n Văn An"),)}, "sai bảng mã"),
        ({"issuer": ()}, "tên cơ quan ở đầu"),
        ({"symbol": ""}, "ký hiệu"),
        ({"symbol": "ubnd"}, "in hoa"),
        ({"symbol": "UB ND"}, "dấu cách"),
        ({"place": ""}, "địa danh"),
        ({"units": (Unit("Văn phòng"),)}, "Văn phòng = KÝ HIỆU"),
        ({"signers": (Person("TS. Nguyễn Văn An"),)}, "“TS.”"),
        ({"signers": (Person("Thạc sĩ Nguyễn Văn An"),)}, "“Thạc sĩ”"),
        ({"signers": (Person("Ths Nguyễn Văn An"),)}, "“Ths”"),
        ({"signers": (Person("NGUYỄN VĂN AN"),)}, "in thường"),
        ({"signers": (Person("Nguyễn Văn An", (), ("Chủ tịch",)),)}, "in hoa"),
        ({"signers": (Person("Nguyễn Văn An", ("T/M ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),)}, "viết là “TM.”"),
        ({"regime": "party-2026", "house": House()}, "viết là “T/M”"),
        ({"house": House(size=12)}, "từ 13 đến 14"),
        ({"house": House(indent=5)}, "10 hoặc 12,7 mm"),
        ({"house": House(left=20)}, "Lề trái 20 mm"),
        ({"house": House(right=25)}, "Lề phải 25 mm"),
        ({"house": House(top=5)}, "Lề trên 5 mm"),
        ({"house": House(bottom=5)}, "Lề dưới 5 mm"),
    ],
)
def test_what_is_odd_is_said_once(change: dict[str, object], words: str) -> None:
    said = doubts(RIGHT._replace(**change))  # type: ignore[arg-type]
    assert len(said) == 1 and words in said[0]


def test_the_farmers_may_write_either_way() -> None:
    assert doubts(RIGHT._replace(regime="farmers")) == ()


@pytest.mark.parametrize("regime", REGIMES)
def test_every_regime_has_its_ranges(regime: str) -> None:
    assert set(ranges(regime)) == set(House._fields)
    assert all(0 < low <= high for low, high in ranges(regime).values())
