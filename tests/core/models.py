"""Right model documents: one of each type of each regime, as a Draft, for any date."""

from __future__ import annotations

import datetime
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from vanthu.compose import paragraph, paragraphs
from vanthu.compose.draft import Draft, Paragraph, Signature
from vanthu.rulebook.load import REGIMES
from vanthu.types import abbreviations

HERE = Path(__file__).parent
DATES = {"party-2018": datetime.date(2025, 10, 15)}  # the day of a regime's models; others:
DATE = datetime.date(2026, 6, 15)

BANNERS = {
    "party-2026": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "party-2018": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "youth": "ĐOÀN TNCS HỒ CHÍ MINH",
    "farmers": "HỘI NÔNG DÂN VIỆT NAM",
}
STATE_BANNER, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BODIES = {
    "front": "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ngãi",
    "union": "Ban Thường vụ Liên đoàn Lao động tỉnh Quảng Ngãi",
    "youth": "Ban Thường vụ Đoàn xã Ba Tơ",
    "farmers": "Ban Thường vụ Hội Nông dân xã Ba Tơ",
    "women": "Ban Thường vụ Hội Liên hiệp Phụ nữ xã Ba Tơ",
    "state": "Sở Nội vụ",
}


@lru_cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _family(regime: str) -> str:
    return {"state": "state", "party-2026": "party", "party-2018": "party"}.get(regime, "mass")


def types(regime: str) -> tuple[str, ...]:
    return tuple(_data("models.toml")[_family(regime)])


def models() -> list[tuple[str, str]]:
    """Every (regime, type) that has a model."""
    return [(regime, type) for regime in REGIMES for type in types(regime)]


def model(regime: str = "state", type: str = "quyết định", date: datetime.date | None = None) -> Draft:
    day = date or DATES.get(regime, DATE)
    family = _family(regime)
    own = _data("models.toml")[family][type]
    text = _data("model_bodies.toml").get(own.get("sections", ""), {})
    head = _data("models.toml")["heads"][own.get("head") or ("dang-uy" if family == "party" else regime)]

    def filled(words: str) -> str:
        body = BODIES.get(regime, "")
        for blank, value in {
            "{year}": str(day.year),
            "{next}": str(day.year + 1),
            "{dd}": f"{day.day:02}",
            "{mm}": _month(day),
            "{Type}": type[0].upper() + type[1:],
            "{type}": type,
            "{the body}": body,
            "{The body}": body,
            "{THE BODY}": body.upper(),
        }.items():
            words = words.replace(blank, value)
        return words

    letter = type == "công văn"
    subject = filled(own.get("subject", text.get("subject", "")))
    number = _number(regime, type, own, head)
    dateline = "" if type == "biên bản" else f"{head['place']}, ngày {day.day:02} tháng {_month(day)} năm {day.year}"
    signers = own.get("signers") or [own.get("signer") or head["signer"]]
    draft = Draft(
        regime=regime,
        type=type,
        banner=BANNERS.get(regime, STATE_BANNER),
        motto="" if regime in BANNERS else MOTTO,
        parent=tuple(head.get("parent", ())),
        issuer=tuple(head["issuer"]),
        number=number,
        dateline=dateline,
        title="" if letter else text.get("title", type.upper()),
        subject=subject,
        addressees_label=_label(regime, type),
        addressees=tuple(own.get("addressees", text.get("addressees", ()))),
        authority=tuple(filled(line) for line in own.get("authority", ())),
        bases=_bases(regime, [filled(line) for line in own.get("bases", ())], day),
        operative=own.get("operative", ""),
        body=_body(regime, [filled(line) for line in own.get("body", text.get("body", ()))], bool(own.get("appendices"))),
        signers=tuple(Signature(tuple(each.get("authority", ())), tuple(each["office"]), each["name"]) for each in signers),
        recipients_label="Nơi nhận:",
        recipients=_recipients(regime, own, text, head),
    )
    return draft._replace(attached=_appendices(draft, day) if own.get("appendices") else ())


def _month(day: datetime.date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def _label(regime: str, type: str) -> str:
    if type == "công điện":
        return "Chủ tịch Ủy ban nhân dân tỉnh điện:"
    return "Kính trình:" if (regime, type) == ("party-2026", "tờ trình") else "Kính gửi:"


def _number(regime: str, type: str, own: dict[str, Any], head: dict[str, Any]) -> str:
    number, symbol, short = own.get("number", "15"), head["symbol"], abbreviations(regime)[type]
    if _family(regime) == "party":
        return f"Số {number or '12'}-{short}/{symbol}"
    if regime in ("youth", "farmers"):
        colon = ":" if regime == "youth" else ""
        return f"Số{colon} {number}-{short or 'CV'}/{symbol}"
    if type == "thư công":
        return ""
    return f"Số: {number}/{short}-{symbol}" if short else f"Số: {number}/{symbol}{'-' + own['unit'] if 'unit' in own else ''}"


def _bases(regime: str, bases: list[str], day: datetime.date) -> tuple[str, ...]:
    """Without those that are later than the document; the last one of the Party's ended with a comma until 2026."""
    known = [base for base in bases if "năm 2025" not in base or day > datetime.date(2025, 6, 16)]
    if known and regime == "party-2018":
        known[-1] = known[-1][:-1] + ","
    return tuple(known)


def _body(regime: str, lines: list[str], appendices: bool) -> tuple[Paragraph, ...]:
    """The text names its annexes where it has any."""
    party = _family(regime) == "party"
    if appendices and party:
        names = {"một lớp tập huấn về": "một lớp tập huấn (Phụ lục 1) về", "năm chi bộ,": "năm chi bộ (Phụ lục 2),"}
    elif appendices:
        names = {}
    else:
        names = {
            " (Phụ lục I và Phụ lục II kèm theo)": "",
            " (nội dung cụ thể tại Phụ lục I kèm theo)": "",
            " theo danh sách tại Phụ lục II kèm theo": "",
        }
    for old, new in names.items():
        lines = [line.replace(old, new) for line in lines]
    return paragraphs(tuple(lines))


def _recipients(regime: str, own: dict[str, Any], text: dict[str, Any], head: dict[str, Any]) -> tuple[str, ...]:
    items = list(own.get("recipients", text.get("recipients", ())))
    if text.get("above"):
        items.insert(0, "- Như trên;")
    items.append(own.get("archive", head["archive"]))
    if regime == "party-2018":
        items = [item.replace(";", ",") for item in items]
    return tuple(items)


def _appendices(draft: Draft, day: datetime.date) -> tuple[Draft, ...]:
    party = _family(draft.regime) == "party"
    number = draft.number.split(":")[-1].replace("Số", "").strip()
    when = f"{day.day:02}/{_month(day)}/{day.year}" if party else f"{day.day:02} tháng {_month(day)} năm {day.year}"
    issuer = (
        "Ban Thường vụ Đảng ủy xã Ba Tơ"
        if party
        else BODIES[draft.regime]
        if draft.regime != "state"
        else "Ủy ban nhân dân tỉnh Quảng Ngãi"
    )
    caption = f"(Kèm theo Kế hoạch số {number}{',' if party else ''} ngày {when} của {issuer})"
    course = paragraphs(("1. Thể thức văn bản.", "2. Lập hồ sơ điện tử.", "3. Nộp lưu hồ sơ vào lưu trữ cơ quan."))
    who = ("Chi bộ Quân sự", "Chi bộ Trường học") if party else ("Sở Tài chính", "Sở Y tế")
    rows = (("STT", "Đơn vị", "Thời gian"), ("1", who[0], "Quý I"), ("2", who[1], "Quý II"))
    first, second = ("1", "2") if party else ("I", "II")
    table = (Paragraph("table", "", rows=rows),)
    return (
        Draft(kind="appendix", title=f"Phụ lục {first}", subject="NỘI DUNG TẬP HUẤN", caption=caption, body=course),
        Draft(kind="appendix", title=f"Phụ lục {second}", subject="DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA", caption=caption, body=table),
    )


__all__ = ["DATE", "DATES", "model", "models", "paragraph", "types"]
