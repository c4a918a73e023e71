"""Điền giúp: from the name of an office what else is likely true of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.doubts import doubts
from vanthu.offices import Office
from vanthu.proposing import filled_up, proposed


def of(name: str) -> Office:
    office = proposed(name)
    assert office is not None, name
    return office


def signers(office: Office) -> list[str]:
    return [" / ".join((*person.authority, *person.office)) for person in office.signers]


def test_the_peoples_committee_of_a_commune() -> None:
    office = of("Ủy ban nhân dân xã Suối Mơ, tỉnh Quảng Ngãi")
    assert (office.parent, office.issuer) == ((), ("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"))
    assert (office.regime, office.symbol, office.place) == ("state", "UBND", "Suối Mơ")
    assert office.head == "Chủ tịch Ủy ban nhân dân xã Suối Mơ"
    assert office.superior == "Ủy ban nhân dân tỉnh Quảng Ngãi"
    assert signers(office) == ["TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"]


def test_its_party_committee_and_its_front() -> None:
    party, front = of("Đảng ủy xã Ba Tơ"), of("Ủy ban MTTQ Việt Nam xã Ba Tơ")
    assert (party.parent, party.issuer) == (("ĐẢNG BỘ TỈNH QUẢNG NGÃI",), ("ĐẢNG ỦY XÃ BA TƠ",))
    assert (party.regime, party.symbol, party.archive) == ("party-2026", "ĐU", "Văn phòng Đảng ủy")
    assert party.head == "Bí thư Đảng ủy xã Ba Tơ"
    assert signers(party) == ["T/M BAN THƯỜNG VỤ / BÍ THƯ", "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ"]
    assert (front.parent, front.issuer) == (("ỦY BAN MTTQ VIỆT NAM", "XÃ BA TƠ"), ("BAN THƯỜNG TRỰC",))
    assert (front.regime, front.symbol) == ("front", "MTTQ-BTT")
    assert front.superior == "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ngãi"


def test_a_department() -> None:
    office = of("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai")
    assert (office.parent, office.issuer) == (("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"), ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",))
    assert (office.symbol, office.place) == ("SVHTTDL", "Lào Cai")
    assert office.head == "Giám đốc Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"
    assert of("Sở Giáo dục và Đào tạo tỉnh Lào Cai").symbol == "SGDĐT"
    assert of("Phòng Văn hóa - Xã hội xã Ba Tơ").symbol == "PVHXH"
    assert of("Phòng Văn hóa - Xã hội xã Ba Tơ").parent == ("ỦY BAN NHÂN DÂN", "XÃ BA TƠ")


def test_what_is_not_known_is_a_blank_at_the_head_and_nothing_elsewhere() -> None:
    office = of("Sở Nội vụ")
    assert office.parent == ("ỦY BAN NHÂN DÂN", "TỈNH …")
    assert (office.superior, office.place, office.head) == ("", "", "Giám đốc Sở Nội vụ")
    party = of("Đảng ủy xã Suối Mơ")  # of no province that is known
    assert (party.parent, party.place) == (("ĐẢNG BỘ TỈNH …",), "Suối Mơ")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("UBND phường Lê Lợi", "Phường Lê Lợi"),  # a person's name
        ("UBND phường 5", "Phường 5"),
        ("UBND thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("UBND thành phố Hà Nội", "Hà Nội"),
        ("Tỉnh ủy Quảng Ngãi", "Quảng Ngãi"),
        ("Thành ủy Huế", "Thành phố Huế"),  # of one syllable: the Party's own rule
        ("UBND thành phố Huế", "Huế"),
        ("Đảng ủy phường Phú Thọ", "Phường Phú Thọ"),  # as its province is called
        ("Bộ Nội vụ", "Hà Nội"),
    ],
)
def test_the_place(name: str, place: str) -> None:
    assert of(name).place == place


@pytest.mark.parametrize("name", ["", "Công ty Cổ phần An Bình", "Bộ Chỉ huy quân sự tỉnh Quảng Ngãi", "Ủy ban"])
def test_of_an_unknown_kind_nothing_is_said(name: str) -> None:
    assert proposed(name) is None


def test_only_empty_fields_are_filled() -> None:
    proposal = of("Đảng ủy xã Ba Tơ")
    fresh = filled_up(Office(id="a", name="Đảng ủy xã Ba Tơ"), proposal)
    assert fresh == proposal._replace(id="a")
    kept = Office(id="a", name="Đảng ủy xã Ba Tơ", issuer=("ĐẢNG ỦY", "XÃ BA TƠ"), symbol="ĐU/x", place="Nơi khác")
    filled = filled_up(kept, proposal)
    assert (filled.issuer, filled.symbol, filled.place, filled.parent) == (kept.issuer, "ĐU/x", "Nơi khác", ())
    assert (filled.regime, filled.head) == ("state", proposal.head)


@pytest.mark.parametrize(
    "name",
    [
        "UBND xã Ba Tơ", "HĐND xã Ba Tơ", "Sở Nội vụ tỉnh Lào Cai", "Bộ Nội vụ", "Phòng Kinh tế xã Ba Tơ", "Trung tâm Y tế xã Ba Tơ",
        "Đảng ủy xã Ba Tơ", "Tỉnh ủy Lào Cai", "Thành ủy Đà Nẵng", "Chi bộ Thôn 1 xã Ba Tơ", "UBMTTQVN xã Ba Tơ",
        "Liên đoàn Lao động tỉnh Lào Cai", "Công đoàn xã Ba Tơ", "Đoàn Thanh niên xã Ba Tơ", "Ban Chấp hành Đoàn xã Ba Tơ",
        "Hội Nông dân xã Ba Tơ", "Hội LHPN xã Ba Tơ",
    ],
)  # fmt: skip
def test_nobody_doubts_what_is_proposed(name: str) -> None:
    assert doubts(of(name)) == ()


@given(st.lists(st.sampled_from("Sở Bộ Đảng ủy xã tỉnh Mơ , - phường 5 thành phố và {a} Ủy ban nhân dân Phòng".split())).map(" ".join))
def test_whatever_is_typed_nothing_breaks(name: str) -> None:
    proposed(name)
