"""Desks that new documents are drafted at: an office of each regime with all its facts, and answers to all a template asks."""

from __future__ import annotations

import datetime

from vanthu.compose.template import Answers, Template, asked
from vanthu.offices import Office, Person, Unit
from vanthu.rulebook import REGIMES

from .models import DATE, DATES


def day_of(regime: str) -> datetime.date:
    return DATES.get(regime, DATE)


def _office(regime: str, name: str, head: str, signer: Person, **facts: object) -> Office:
    return Office(
        id=regime,
        name=name,
        regime=regime,
        place="Suối Mơ",
        head=head,
        units=(Unit("Văn phòng", "VP"),),
        signers=(signer,),
        address=("Địa chỉ: Xã Suối Mơ, tỉnh Quảng Ngãi", "Điện thoại: 0255 3822 822"),
        recipients=("Thường trực Đảng ủy xã",),
    )._replace(**facts)


_PARTY = _office(
    "party-2026",
    "Đảng ủy xã Suối Mơ",
    "Bí thư Đảng ủy xã Suối Mơ",
    Person("Nguyễn Văn An", ("T/M BAN THƯỜNG VỤ",), ("BÍ THƯ",)),
    parent=("ĐẢNG BỘ TỈNH QUẢNG NGÃI",),
    issuer=("ĐẢNG ỦY XÃ SUỐI MƠ",),
    superior="Tỉnh ủy Quảng Ngãi",
    symbol="ĐU",
    archive="Văn phòng Đảng ủy",
)
OFFICES = {
    "state": _office(
        "state",
        "Ủy ban nhân dân xã Suối Mơ",
        "Chủ tịch Ủy ban nhân dân xã Suối Mơ",
        Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),
        parent=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"),
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
        superior="Ủy ban nhân dân tỉnh Quảng Ngãi",
        symbol="UBND",
    ),
    "party-2026": _PARTY,
    "party-2018": _PARTY._replace(regime="party-2018"),
    "front": _office(
        "front",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Suối Mơ",
        "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã Suối Mơ",
        Person("Đinh Thị Hồng", ("TM. BAN THƯỜNG TRỰC",), ("CHỦ TỊCH",)),
        parent=("ỦY BAN MTTQ VIỆT NAM", "XÃ SUỐI MƠ"),
        issuer=("BAN THƯỜNG TRỰC",),
        symbol="MTTQ-BTT",
    ),
    "union": _office(
        "union",
        "Liên đoàn Lao động tỉnh Quảng Ngãi",
        "Chủ tịch Liên đoàn Lao động tỉnh Quảng Ngãi",
        Person("Võ Thị Kim Liên", ("TM. BAN THƯỜNG VỤ",), ("CHỦ TỊCH",)),
        parent=("TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"),
        issuer=("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH QUẢNG NGÃI"),
        symbol="LĐLĐ",
        place="Quảng Ngãi",
    ),
    "youth": _office(
        "youth",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Suối Mơ",
        "Bí thư Đoàn xã Suối Mơ",
        Person("Phạm Thị Ngọc Ánh", ("TM. BAN THƯỜNG VỤ",), ("BÍ THƯ",)),
        parent=("TỈNH ĐOÀN QUẢNG NGÃI",),
        issuer=("BCH ĐOÀN XÃ SUỐI MƠ",),
        symbol="ĐTN",
    ),
    "farmers": _office(
        "farmers",
        "Hội Nông dân xã Suối Mơ",
        "Chủ tịch Hội Nông dân xã Suối Mơ",
        Person("Phạm Văn Đức", ("T/M BAN THƯỜNG VỤ",), ("CHỦ TỊCH",)),
        parent=("HỘI NÔNG DÂN", "TỈNH QUẢNG NGÃI"),
        issuer=("HỘI NÔNG DÂN XÃ SUỐI MƠ",),
        symbol="HNDX",
    ),
    "women": _office(
        "women",
        "Hội Liên hiệp Phụ nữ xã Suối Mơ",
        "Chủ tịch Hội Liên hiệp Phụ nữ xã Suối Mơ",
        Person("Phạm Thị Thu Sương", ("TM. BAN THƯỜNG VỤ",), ("CHỦ TỊCH",)),
        parent=("HỘI LHPN", "TỈNH QUẢNG NGÃI"),
        issuer=("HỘI LHPN XÃ SUỐI MƠ",),
        symbol="BTV",
    ),
}
assert set(OFFICES) == set(REGIMES)

_SAID = {  # by the first letters of what is asked
    "thẩm quyền": "{office}",
    "cơ quan cấp trên": "Ủy ban nhân dân tỉnh Quảng Ngãi",
    "ngày": "31 tháng 12 năm 2026",
    "thời hạn": "31 tháng 12 năm 2026",
    "giờ": "10 giờ 30",
    "thời gian": "08 giờ 00, ngày 15 tháng 12 năm 2026",
    "số ngày": "05 ngày",
    "số bản": "04",
    "họ và tên": "Lê Thị Hoa",
    "người": "bà Lê Thị Hoa",
    "thư ký": "bà Lê Thị Hoa",
    "giá trị": "120 triệu đồng",
    "tên cuộc họp": "cuộc họp giao ban tháng 6",
    "tên hội nghị": "hội nghị giao ban tháng 6",
}


def answers(template: Template, regime: str, office: Office) -> Answers:
    """Everything the template asks, said."""
    to = ("Tỉnh ủy Quảng Ngãi",) if regime.startswith("party") else ("Sở Nội vụ", "Sở Tài chính")
    signer = office.signers[0] if office.signers else None
    said = Answers("công tác văn thư, lưu trữ năm 2027", Unit("Văn phòng", "VP"), signer, to)
    wanted = asked(template, office, said, day_of(regime))
    return said._replace(values=tuple((each.name, each.choices[0] if each.choices else _answer(each.name, regime)) for each in wanted))


def _answer(name: str, regime: str) -> str:
    found = next((words for begin, words in _SAID.items() if name.lower().startswith(begin)), "Văn phòng")
    return found.format(office=OFFICES[regime].name)
