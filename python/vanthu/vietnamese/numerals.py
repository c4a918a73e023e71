"""Numerals of headings: Roman numbers, and the letters of points in the order of the Vietnamese alphabet."""

from __future__ import annotations

import re

# Letters that number points, in order (NĐ 30, Phụ lục I: "theo thứ tự bảng chữ cái tiếng Việt", without marked vowels).
LETTERS = "abcdđeghiklmnopqrstuvxy"

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(number: int) -> str:
    """14 → "XIV"; "" where there is no such number."""
    if not 0 < number < 4000:
        return ""
    written = ""
    for value, letters in _ROMAN + _ROMAN_SMALL:
        while number >= value:
            written += letters
            number -= value
    return written


def from_roman(text: str) -> int:
    """ "XIV" → 14; 0 where it is no Roman number (as "IIII" or "VX")."""
    if not text or len(text) > 15 or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_VALUES[letter] for letter in text]
    return sum(-value if value < later else value for value, later in zip(values, values[1:] + [0]))


def letter(number: int) -> str:
    """5 → "đ"."""
    if not 0 < number <= len(LETTERS):
        raise ValueError(number)
    return LETTERS[number - 1]


def from_letter(text: str) -> int:
    """ "đ" → 5; 0 where it numbers no point (as "f" or "â")."""
    return LETTERS.find(text) + 1 if len(text) == 1 else 0
