"""The lines of a header, each known by its words: strokes, banner, motto, number, dateline, marks."""

from __future__ import annotations

import re
from typing import Callable, List, Tuple

from ..vietnamese.blanks import is_blank
from .head import Head
from .pieces import Piece
from .words import close, folded, starts_with, words

_STROKE = re.compile(r"[-–—_=*.~]+|[*](?: ?[*])*|[-–—_](?: [-–—_])+")
_NUMBER = re.compile(r"(?:luat |nghi quyet |phap lenh )?s[o0]\s{0,3}[:.;]?\s{0,20}(?=[\d./…<\[\-_( ]|$)")
SYMBOL = re.compile(r"[/\-]\s{0,3}[A-ZĐ…._<\[]")
_DATE = re.compile(r"\bngay\b.{0,40}\bthang.{0,40}\bnam\b")
_DATE_FIGURES = re.compile(r"[^\d:()]{2,40}, ?ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_DATE_CUT = re.compile(r"[^\d:]{2,40}, ?ngay ?[\d….]{0,6}")
_FIELD_DATE = re.compile(r"[^\d]{2,40}, ?[<«\[{]")
_NUMBER_THEN_ABOUT = re.compile(r"s[o0] ?:? ?[\w/…. \-]{2,40}? (?=v/v |ve )")
CAPTION = re.compile(r"\(? ?(?:ban hanh )?(?:kem theo|dinh kem)\b")
ADDRESSED = re.compile(r"kinh ?(?:gui|trinh|goi)\b")
SIGNED = re.compile(
    r"[^;\n]{2,90};(?:[^;\n]{2,90};)? ?(?:ngay/thang/nam|\d{1,4}[/-]\d{1,2}[/-]\d{2,4})[; t] ?"
    r"(?:gio ?: ?phut ?: ?giay|\d{1,2}:\d\d\b).{0,20}"
)
HEADING = re.compile(
    r"(?:(?!V/[vV])[IVXLC]{1,6}[.\-/)]|(?:PHẦN|Phần|CHƯƠNG|Chương) [IVX\dtT]|(?:ĐIỀU|Điều|MỤC|Mục) \d|\d{1,2}[.)]|[a-zđ]\))"
)

Test = Callable[[Head, Piece], bool]


def is_stroke(piece: Piece) -> bool:
    return _STROKE.fullmatch(piece.text) is not None and (piece.text[0] == "*" or len(piece.text) >= 3)


def is_signed(head: Head, piece: Piece) -> bool:
    """`Số: 12/KH-UBND; 15/6/2026; 10:30:05`: what a digital signature shows in the corner of an annex or a copy."""
    return not head.has("signed") and SIGNED.fullmatch(piece.key) is not None


def is_banner(head: Head, piece: Piece) -> bool:
    if head.has("banner") or len(piece.text) > 60:
        return False
    for kind, wanted in words()["banner"].items():
        if kind in ("youth", "farmers", "women") and not (piece.side == "right" and piece.upper):
            continue
        if kind != "state" and not piece.upper:
            continue
        if close(piece.key.rstrip(" .:"), wanted, 4 if len(wanted) > 24 else 2) or (
            kind == "state" and piece.key.startswith("cong hoa xa hoi")
        ):
            head.banner_kind = kind
            return True
    return False


def is_motto(head: Head, piece: Piece) -> bool:
    key = piece.key
    return len(key) < 60 and not head.has("motto") and (key.startswith("doc lap") or close(key, "doc lap - tu do - hanh phuc", 5))


def is_number(head: Head, piece: Piece) -> bool:
    if head.has("number") or len(piece.text) > 70:
        return False
    match = _NUMBER.match(piece.key)
    if match is None:
        return False
    if "ở" in piece.text[: match.end()].lower():
        return False  # a sở, not a số
    rest = piece.text[match.end() :]
    return SYMBOL.search(rest) is not None or rest.strip().isdigit() or is_blank(rest)


def is_dateline(head: Head, piece: Piece) -> bool:
    key = piece.key
    if head.has("dateline") or len(key) > 90 or starts_with(key, ("can cu", "so", "theo", "thoi gian")):
        return False
    if CAPTION.match(key) or key.startswith("("):
        return False
    return (
        bool(_DATE.search(key) or _DATE_CUT.fullmatch(key) or _DATE_FIGURES.fullmatch(key))
        or (bool(_FIELD_DATE.match(key)) and not piece.upper)
        or (key.startswith("ngay ") and key.count("/") == 2)
    )


def _is_mark(kind: str) -> Test:
    def test(head: Head, piece: Piece) -> bool:
        key = piece.key.strip(" .:()[]*")
        if len(key) > 24 or not (piece.upper or kind == "draft" or (kind == "urgency" and piece.side == "left")):
            return False
        known = words()["marks"][kind]
        return key in known or (kind == "draft" and starts_with(key, ("du thao",)) and len(key) < 24)

    return test


TESTS: Tuple[Tuple[str, Test], ...] = (
    ("signed", is_signed),
    ("banner", is_banner),
    ("motto", is_motto),
    ("number", is_number),
    ("dateline", is_dateline),
    ("urgency", _is_mark("urgency")),
    ("secrecy", _is_mark("secrecy")),
    ("scope", _is_mark("scope")),
    ("draft", _is_mark("draft")),
)


def number_led(piece: Piece) -> List[Piece]:
    """`Số: 5155/SGDĐT-GDTX V/v hướng dẫn …` on one line is two pieces."""
    match = _NUMBER_THEN_ABOUT.match(piece.key)
    if match is None:
        return [piece]
    cut = end_of(piece.text, match.end())
    number = piece.text[:cut].rstrip()
    return [
        piece._replace(end=piece.start + len(number), text=number, key=match.group().strip()),
        piece._replace(start=piece.start + cut, text=piece.text[cut:], key=piece.key[match.end() :]),
    ]


def beside(head: Head, piece: Piece) -> bool:
    """In a header table's cell, or beside the other column: still header, whatever came before it."""
    return piece.side != "whole"


def is_authority(piece: Piece) -> bool:
    """A line of capitals that names a body or an office: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`, not `QUY ĐỊNH GIỜ BÁN HÀNG …`."""
    known = words()
    return piece.upper and starts_with(piece.key.lstrip("["), tuple(known["bodies"]["authorities"]) + tuple(known["signature"]["offices"]))


def end_of(text: str, letters: int) -> int:
    """Where in the text the first `letters` letters of its folded key end."""
    _, places = folded(text)
    return places[letters] if letters < len(places) else len(text)
