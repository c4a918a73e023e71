"""How wide a text is: the advance widths of Times New Roman, enough to compare a line with the words above it.

The widths are those of Tinos, which is metrically the same; 2048 units make the size.
"""

from __future__ import annotations

import unicodedata
from typing import Dict, Tuple

_UNITS = 2048
_POINT = 25.4 / 72  # mm

# For each face: width → the characters that have it. Marked vowels are as wide as their base letters; ơ and ư have their own.
_REGULAR = {
    369: "'", 410: "|", 512: " ,.\u00a0", 569: "/:;\\ijlt", 614: "²³", 682: "!()-I[]`fr‘’·", 717: "•", 797: "Js", 819: "°", 836: '"',
    909: "?acez“”", 961: "^", 983: "{}", 1024: "#$*0123456789_bdghknopquvxyđ–«»§€", 1050: "₫", 1083: "ơ", 1108: "~", 1110: "ư",
    1124: "÷±≥≤", 1139: "FPS", 1155: "+<=>×", 1251: "ELTZ", 1366: "BCR", 1479: "ADGHKNOQUVXYwĐƠ", 1589: "Ư", 1593: "&m", 1706: "%",
    1821: "M", 1886: "@", 1933: "W", 2048: "—…",
}  # fmt: skip
_BOLD = {
    451: "|", 512: " ,.\u00a0", 569: "'/\\il", 614: "²³", 682: "!()-:;[]`fjt‘’", 683: "·", 717: "•", 797: "Is", 807: "{}", 819: "°",
    909: "cerz", 1024: "#$*0123456789?J_agovxy–“”«»§€", 1050: "₫", 1065: "~", 1124: "÷±≥≤", 1134: "ơ", 1137: '"', 1139: "Sbdhknpquđ",
    1167: "+<=>×", 1190: "^", 1229: "ư", 1251: "FP", 1366: "BELTZ", 1479: "ACDNRUVXYwĐ", 1593: "GHKOQƠ", 1630: "Ư", 1706: "&m",
    1905: "@", 1933: "M", 2048: "%W—…",
}  # fmt: skip
_ITALIC = {
    438: "'", 512: " ,.·\u00a0", 563: "|", 569: "/\\fijlt", 614: "²³", 682: "!()-:;I`‘’", 717: "•", 797: "[]rsz", 819: "{}°", 860: '"',
    864: "^", 909: "Jcekvxy", 1024: "#$*0123456789?S_abdghnopquđ–«»§€", 1050: "₫", 1093: "ơ", 1108: "~", 1117: "ư", 1124: "÷±≥≤",
    1139: "LTYZ“”", 1251: "ABEFPRVX", 1366: "CKNw", 1382: "+<=>×", 1479: "DGHOQUmĐƠ", 1544: "Ư", 1593: "&", 1706: "%MW", 1821: "—…",
    1884: "@",
}  # fmt: skip
_BOLD_ITALIC = {
    451: "|", 512: " ,.·\u00a0", 569: "'/\\ijlt", 614: "²³", 682: "()-:;[]`f‘’", 713: "{}", 717: "•", 797: "!Irsz", 819: "°",
    909: "cevy", 1024: "#$*0123456789?J_abdgkopqxđ–“”«»§€", 1050: "₫", 1099: "ơ", 1124: "÷±≥≤", 1137: '"', 1139: "Shnu",
    1167: "+<=>^~×", 1227: "ư", 1251: "LPTYZ", 1366: "ABCEFKRVXw", 1479: "DGNOQUĐƠ", 1587: "Ư", 1593: "&Hm", 1704: "@", 1706: "%",
    1821: "MW", 2048: "—…",
}  # fmt: skip
_FACES: Dict[Tuple[bool, bool], Dict[str, int]] = {
    (bold, italic): {letter: width for width, letters in face.items() for letter in letters}
    for bold, italic, face in ((False, False, _REGULAR), (True, False, _BOLD), (False, True, _ITALIC), (True, True, _BOLD_ITALIC))
}

# How much wider than Times New Roman other common faces set the same words, roughly.
_WIDER = {"Arial": 1.13, "Tahoma": 1.13, "Verdana": 1.3, "Calibri": 1.02, "Courier New": 1.4}


def text_width(text: str, size: float, bold: bool = False, italic: bool = False, font: str = "Times New Roman") -> float:
    """The width of one line in mm, set in `size` points."""
    face = _FACES[bold, italic]
    units = 0
    for letter in text:
        width = face.get(letter)
        units += _width(face, letter) if width is None else width
    return units / _UNITS * size * _POINT * _WIDER.get(font, 1.0)


def _width(face: Dict[str, int], letter: str) -> int:
    """The width of a letter the table has not: that of its base letter. Remembered."""
    base = unicodedata.decomposition(letter).split(" ")[0]
    if unicodedata.combining(letter) or unicodedata.category(letter)[0] == "C":
        width = 0
    elif base and base[0] != "<":
        following = chr(int(base, 16))
        width = face[following] if following in face else _width(face, following)
    else:
        width = _UNITS if unicodedata.east_asian_width(letter) in "WF" else _UNITS // 2
    if len(face) < 1000:
        face[letter] = width
    return width
