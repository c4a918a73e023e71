"""Blanks, dates, numerals, text, symbols, tone marks, Unicode, phrases, widths."""

from __future__ import annotations

import datetime
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.metrics import text_width
from vanthu.vietnamese import numerals, phrases, tones, unicode
from vanthu.vietnamese.blanks import has_blank, has_open_date, is_blank
from vanthu.vietnamese.dates import find_dates, in_figures, in_words
from vanthu.vietnamese.symbols import mend, parse
from vanthu.vietnamese.text import (
    capitalise,
    fold,
)


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "…", "____", "..", "../..", "<so_van_ban>", "«ten»", "[ ]", "{ten}", "{{ten}}", "[dieu_1]"]
)
def test_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "15", "-----", "[1]", "Số: 15", "<a", "(…x)"])
def test_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_has_blank() -> None:
    assert has_blank("Số: …/QĐ-UBND")
    assert has_blank("Ông <ho_ten>, chức vụ")
    assert not has_blank("Số: 15/QĐ-UBND.")
    assert not has_blank("Điều [1]")


@pytest.mark.parametrize(
    "text",
    [
        "ngày     tháng     năm 2025",
        "ngày … tháng 3 năm 2025",
        "Hà Nội, ngày <d> tháng <m> năm <y>",
        "NGÀY __ THÁNG 3 NĂM 2025",
        "ngày 5 tháng 3 năm ...",
    ],
)
def test_open_date(text: str) -> None:
    assert has_open_date(text)


def test_full_date_is_not_open() -> None:
    assert not has_open_date("Hà Nội, ngày 05 tháng 3 năm 2020")
    assert not has_open_date("không có ngày nào")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 05 tháng 3 năm 2020", (2020, 3, 5)),
        ("Ngày 5 tháng 03, năm 2020", (2020, 3, 5)),
        ("ngày 05/3/2020", (2020, 3, 5)),
        ("05/03/2020", (2020, 3, 5)),
        ("5-3-2020", (2020, 3, 5)),
        ("ngày 5.3.2020", (2020, 3, 5)),
    ],
)
def test_dates(text: str, date: tuple[int, int, int]) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.end) == (0, len(text))
    assert found.date == datetime.date(*date)


@pytest.mark.parametrize(
    "text",
    [
        "87/2025/QĐ-UBND",
        "12/1/2020/QH",
        "6 tháng 1 lần",
        "1.10.2020",
        "đường 3/2",
        "15,5/10/2020",
        "ngày 07-8",
        "072-123-4567",
        "không ngày",
    ],
)
def test_no_date(text: str) -> None:
    assert not find_dates(text)


@pytest.mark.parametrize(
    "text", ["31/02/2020", "ngày 31/4", "ngày 30 tháng 02 năm 2024", "ngày 0 tháng 3 năm 2020", "ngày 5 tháng 13 năm 2020", "05/3/0020"]
)
def test_impossible_dates(text: str) -> None:
    (found,) = find_dates(text)
    assert not found.possible
    assert found.date is None


def test_day_without_year_is_possible_but_no_date() -> None:
    (found,) = find_dates("ngày 29/02")
    assert found.possible and found.date is None


def test_range_of_days() -> None:
    assert [each.date for each in find_dates("từ 01/3/2020-05/4/2020")] == [datetime.date(2020, 3, 1), datetime.date(2020, 4, 5)]


def test_writing_dates() -> None:
    assert in_words(datetime.date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
    assert in_words(datetime.date(2020, 3, 15)) == "ngày 15 tháng 3 năm 2020"
    assert in_figures(datetime.date(2020, 2, 5)) == "05/02/2020"


@given(st.integers(1, 3999))
def test_roman_there_and_back(number: int) -> None:
    assert numerals.from_roman(numerals.roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "MMMM", "A", "i", "X" * 20])
def test_not_roman(text: str) -> None:
    assert numerals.from_roman(text) == 0


def test_letters() -> None:
    assert [numerals.letter(number) for number in (1, 4, 5, 6, 7)] == ["a", "d", "đ", "e", "g"]
    assert all(numerals.from_letter(numerals.letter(number)) == number for number in range(1, 24))
    assert numerals.from_letter("f") == numerals.from_letter("w") == numerals.from_letter("") == numerals.from_letter("ab") == 0


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_out_of_range(number: int) -> None:
    assert numerals.roman(number) == ""
    with pytest.raises(ValueError):
        numerals.letter(number)


def test_text() -> None:
    assert fold("QUYẾT ĐỊNH") == "quyet dinh" and fold("abc D") == "abc d"
    assert capitalise("ủy ban") == "Ủy ban"


@pytest.mark.parametrize(
    ("text", "number", "year", "type", "issuer", "unit", "form"),
    [
        ("15/QĐ-UBND", "15", 0, "QĐ", "UBND", "", "state"),
        ("87/2025/QĐ-UBND", "87", 2025, "QĐ", "UBND", "", "legal"),
        ("72/2025/QH15", "72", 2025, "", "QH15", "", "legal"),
        ("76/2025/UBTVQH15", "76", 2025, "", "UBTVQH15", "", "legal"),
        ("15-KH/TU", "15", 0, "KH", "TU", "", "party"),
        ("02-KH/ĐU", "02", 0, "KH", "ĐU", "", "party"),
        ("29-HD/TWĐTN-VP", "29", 0, "HD", "TWĐTN", "VP", "party"),
        ("5053-CV/VPTW/nb", "5053", 0, "CV", "VPTW", "", "party"),
        ("18/KH-MTTQ-BTT", "18", 0, "KH", "MTTQ", "BTT", "state"),
        ("194/KH-BTV", "194", 0, "KH", "BTV", "", "state"),
        ("15/UBND-VX", "15", 0, "", "UBND", "VX", "state"),
        ("12/CP", "12", 0, "", "CP", "", "state"),
        ("12/CTr-UBND", "12", 0, "CTr", "UBND", "", "state"),
        ("15/SKH&ĐT-TH", "15", 0, "", "SKH&ĐT", "TH", "state"),
        (".../QĐ-UBND", "", 0, "QĐ", "UBND", "", "state"),
        ("    -KH/TU", "", 0, "KH", "TU", "", "party"),
        ("<so>/2025/QĐ-UBND", "", 2025, "QĐ", "UBND", "", "legal"),
        ("1468/QĐ/TTg", "1468", 0, "QĐ", "TTg", "", ""),
        ("79-/HD-MTTW-BTT", "79", 0, "HD", "MTTW", "BTT", ""),
        ("05 KH/BCĐ", "05", 0, "KH", "BCĐ", "", ""),
        ("12/qđ-ubnd", "12", 0, "QĐ", "UBND", "", ""),
        ("30/2020/ND-CP", "30", 2020, "NĐ", "CP", "", ""),
        ("30/2020/NĐ-C\u0420", "30", 2020, "NĐ", "CP", "", ""),  # a Cyrillic Р
        ("30/2020/NĐ-", "30", 2020, "NĐ", "", "", ""),
    ],
)
def test_symbols(text: str, number: str, year: int, type: str, issuer: str, unit: str, form: str) -> None:
    symbol = parse(text)
    assert symbol is not None
    assert symbol[1:] == (number, year, type, issuer, unit, form)


@pytest.mark.parametrize("text", ["", "15", "abc", "12/3", "15/3/2020", "15 tháng 3", "12/2020", "15-" + "A-" * 60 + "b c", "số/x"])
def test_no_symbols(text: str) -> None:
    assert parse(text) is None
    assert mend(text, "state") == ""


@pytest.mark.parametrize(
    ("text", "family", "right"),
    [
        ("1468/QĐ/TTg", "state", "1468/QĐ-TTg"),
        ("79-/HD-MTTW-BTT", "state", "79/HD-MTTW-BTT"),
        ("05 KH/BCĐ", "party", "05-KH/BCĐ"),
        ("15/2025/QĐ - UBND", "state", "15/2025/QĐ-UBND"),
        ("15/UBND-VX", "party", ""),
        ("12/qđ-ubnd", "state", "12/QĐ-UBND"),
    ],
)
def test_mend(text: str, family: str, right: str) -> None:
    assert mend(text, family) == right
    mended = parse(right)
    assert mended is None or (mended.form == "party") == (family == "party")


@pytest.mark.parametrize(
    ("old", "new"),
    [("hòa", "hoà"), ("KHỎE", "KHOẺ"), ("Thủy", "Thuỷ"), ("ủy", "uỷ"), ("xõa", "xoã"), ("Ủy", "Uỷ"), ("lòe", "loè"), ("tụy", "tuỵ")],
)
def test_tone_styles(old: str, new: str) -> None:
    assert [found.style for found in tones.find(old + " " + new)] == [tones.OLD, tones.NEW]
    assert tones.convert(old, tones.NEW) == new and tones.convert(new, tones.OLD) == old
    assert tones.convert("Số " + old + " " + new, tones.OLD) == "Số " + old + " " + old


@pytest.mark.parametrize(
    "word", ["quý", "quỳnh", "QUÝ", "giá", "gìn", "hoàn", "thuyền", "khuỷu", "loài", "hoặc", "toán", "múa", "hoa", "thúy\u0301"]
)
def test_no_style(word: str) -> None:
    assert tones.find(word) == ()
    assert tones.convert(word, tones.NEW) == tones.convert(word, tones.OLD) == word


_LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_MARKED = [
    unicodedata.normalize("NFC", letter + mark) for letter in _LETTERS for mark in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
]


@pytest.mark.parametrize("letter", [*_MARKED, "đ", "Đ"])
def test_composing_any_decomposition(letter: str) -> None:
    parts = unicodedata.normalize("NFD", letter)
    assert unicode.compose(parts) == letter
    assert unicode.compose(parts[0] + parts[:0:-1]) == letter  # the marks in the other order
    assert unicode.is_composed(letter) and (len(parts) == 1 or not unicode.is_composed(parts))


def test_compose_leaves_the_rest() -> None:
    assert unicode.compose("Ðiều 5 – “x” \u0301") == "Điều 5 – “x” \u0301"
    assert unicode.clusters("ủ") == [] and unicode.clusters("u\u0309") == [(0, 2, "ủ")]


def test_phrases() -> None:
    index = phrases.index(["sử lý", "sử", "Hà nội"])
    text = "Xử lý, SỬ LÝ, sử dụng, sử lýa, hà nội"
    assert [(text[start:end], phrase) for start, end, phrase in phrases.find(phrases.words(text), index)] == [
        ("SỬ LÝ", "sử lý"),
        ("sử", "sử"),
        ("sử", "sử"),
        ("hà nội", "hà nội"),
    ]
    assert phrases.words("İ a").each == ((0, 1, "i"), (2, 3, "a"))


def test_widths() -> None:
    motto = text_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    assert 55 < motto < 65
    assert text_width("ế", 14) == text_width("e", 14) and text_width("e\u0302\u0301", 14) == text_width("e", 14)
    assert text_width("ờ", 14) == text_width("ơ", 14) > text_width("o", 14)
    assert text_width("M", 14) > text_width("i", 14) and text_width("", 14) == 0
    assert text_width("abc", 28) == pytest.approx(2 * text_width("abc", 14))
    assert text_width("abc", 14, font="Arial") > text_width("abc", 14)
    assert text_width("字", 14) > text_width("ß", 14) > 0
    assert text_width("a\u200bb", 14) == text_width("ab", 14)


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("ngày ", 20000),
        ("1/", 50000),
        ("15/QĐ-", 20000),
        ("<", 100000),
        ("[", 100000),
        ("A-", 50000),
        ("hòa", 30000),
        ("e\u0301", 50000),
        (" ", 100000),
    ],
)
def test_linear(piece: str, count: int) -> None:
    """Ten times the text takes no more than some thirty times as long."""
    text = piece * count

    def cost(words: str) -> float:
        started = time.process_time()
        find_dates(words)
        has_blank(words)
        is_blank(words)
        has_open_date(words)
        parse(words)
        tones.convert(words, tones.NEW)
        unicode.compose(words)
        return time.process_time() - started

    small = cost(text[: len(text) // 10]) + 0.02
    assert cost(text) < 30 * small
