"""TCVN3, VNI and VIQR, over the whole alphabet in both cases."""

from __future__ import annotations

import unicodedata

import pytest

from vanthu.vietnamese import legacy

_LETTERS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
ALPHABET = [*[unicodedata.normalize("NFC", letter + tone) for letter in _LETTERS for tone in _TONES], "đ"]
MARKED = [letter for letter in ALPHABET if not letter.isascii()]


def encode(table: dict[str, str], letter: str) -> str:
    """A letter in an old encoding, by its table read backwards."""
    return next(code for code, decoded in table.items() if decoded == letter)


@pytest.mark.parametrize("letter", MARKED)
def test_tcvn3(letter: str) -> None:
    code = encode(legacy._TCVN3, letter)
    assert legacy.decode(code, "TCVN3", ".VnTime") == letter
    assert legacy.decode(code, "TCVN3", ".VnTimeH") == letter.upper()


@pytest.mark.parametrize("letter", [*MARKED, *map(str.upper, MARKED)])
def test_vni(letter: str) -> None:
    assert legacy.decode(encode(legacy._VNI, letter), "VNI", "VNI-Times") == letter


@pytest.mark.parametrize("letter", [*MARKED, *map(str.upper, MARKED)])
def test_viqr(letter: str) -> None:
    assert legacy.decode("t" + encode(legacy._VIQR, letter) + "n", "VIQR") == "t" + letter + "n"


def test_tables_are_complete_and_unambiguous() -> None:
    assert set(legacy._TCVN3.values()) >= set(MARKED) | set("ĂÂĐÊÔƠƯ")
    for table in (legacy._VNI, legacy._VIQR):
        assert set(table.values()) == {*MARKED, *map(str.upper, MARKED)}


def test_sentences() -> None:
    wanted = "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert legacy.decode("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3", ".VnTime") == wanted
    assert legacy.decode("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3", ".VnTimeH") == wanted.upper()
    assert legacy.decode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI") == wanted
    assert legacy.decode("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "VNI") == "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"
    assert legacy.decode("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "VIQR") == wanted
    assert legacy.decode(r"DDo^.c la^.p. Co' pha?i kho^ng\? a\^2", "VIQR") == "Độc lập. Có phải không? a^2"


def test_fonts() -> None:
    assert legacy.font_encoding(".VnTime") == legacy.font_encoding(" .VNARIALH") == "TCVN3"
    assert legacy.font_encoding("VNI-Times") == legacy.font_encoding("VNI Aptima") == "VNI"
    assert legacy.font_encoding("Times New Roman") == legacy.font_encoding("") == ""


def test_unicode_in_an_old_font_stays() -> None:
    assert legacy.decode("Ủy ban nhân dân", "TCVN3", ".VnTime") == "Ủy ban nhân dân"
    assert legacy.decode("Đường phố", "VNI") == "Đường phố"


def test_knowing_viqr() -> None:
    assert legacy.is_viqr("U?y ban nha^n da^n ti?nh gia?i quye^'t kie^'n nghi.")
    for other in ("Ủy ban nhân dân", "a + b = c; x^2 + y^2", "Plain English text with (brackets) and ~ signs", "", "f(a), g(a), h(a)"):
        assert not legacy.is_viqr(other)
