"""Text of the days before Unicode: TCVN3 (.Vn* fonts), VNI (VNI-* fonts), VIQR (plain letters with signs), made Unicode.

In TCVN3 and VNI the bytes of the old code page were kept as Latin letters; only the font made them Vietnamese.
"""

from __future__ import annotations

import re
from typing import Dict, List, Match, Tuple

TCVN3, VNI, VIQR = "TCVN3", "VNI", "VIQR"

_VOWELS = (
    "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ"
).split()
_TCVN3_CODES = (
    "µ ¸ ¶ · ¹ ¨ » ¾ ¼ ½ Æ © Ç Ê È É Ë ® Ì Ð Î Ï Ñ ª Ò Õ Ó Ô Ö × Ý Ø Ü Þ ß ã á â ä « å è æ ç é ¬ ê í ë ì î "
    "ï ó ñ ò ô \u00ad õ ø ö ÷ ù ú ý û ü þ"
).split(" ")
_TCVN3_CAPITALS = dict(zip("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"))
_VNI_CODES = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò "
    "oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î"
).split()
_VIQR_CODES = (
    "a` a' a? a~ a. a( a(` a(' a(? a(~ a(. a^ a^` a^' a^? a^~ a^. dd e` e' e? e~ e. e^ e^` e^' e^? e^~ e^. i` i' i? i~ i. "
    "o` o' o? o~ o. o^ o^` o^' o^? o^~ o^. o+ o+` o+' o+? o+~ o+. u` u' u? u~ u. u+ u+` u+' u+? u+~ u+. y` y' y? y~ y."
).split()


def _both_cases(codes: Dict[str, str]) -> Dict[str, str]:
    """With the capitals of two-letter codes: "aù" → á, so "AÙ" and "Aù" → Á."""
    capitals = {code.upper(): letter.upper() for code, letter in codes.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in codes.items()}
    return {**mixed, **capitals, **codes}


_TCVN3 = {**dict(zip(_TCVN3_CODES, _VOWELS)), **_TCVN3_CAPITALS, "\u03bc": "à"}
_VNI = _both_cases(dict(zip(_VNI_CODES, _VOWELS)))
_VIQR = _both_cases(dict(zip(_VIQR_CODES, _VOWELS)))

_TCVN3_TABLE = str.maketrans(_TCVN3)
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
# A dot or question mark is a tone only inside a word or before a small letter that goes on; else it ends a sentence.
_VIQR_CODE = re.compile(
    r"\\(?P<literal>[`'?~.(^+dD])|dd|D[dD]|(?:[aA][(^]?|[eE]\^?|[oO][\^+]?|[uU]\+?|[iIyY])(?:[`'~]|[?.](?=[a-z]|\s[a-z]))"
    r"|[aA][(^]|[eE]\^|[oO][\^+]|[uU]\+"
)
_VIQR_SIGNS = re.compile(r"[aAeEoO]\^|[uUoO]\+|[aA]\([`'?~.]?[a-z]|\b[dD]d[aeiouy]|[aeiouy][`~][a-z]?")
_VIQR_SURE = 3  # so many signs in one text are no accident
_BEYOND_LATIN = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300-\u036f\u1ea0-\u1ef9]")
_SYMBOLS = re.compile(r"symbol|wingdings|webdings|dingbats|emoji|math|marlett|gothic|opensymbol|awesome")
_OLD_SYMBOLS = re.compile(r"symbol|wingding|webding|dings|dingbat")
_LETTERS = re.compile(r"[^\W\d_]+")


def font_encoding(font: str) -> str:
    """ "TCVN3" of `.VnTime`, "VNI" of `VNI-Times`, "" of any other font."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith(("vni-", "vni ")) else ""


def is_viqr(text: str) -> bool:
    """A text with no Vietnamese letter, but with the signs that stand for them."""
    if not text.isascii() or not ("^" in text or "+" in text or "~" in text or "`" in text or "(" in text):
        return False
    signs = _VIQR_SIGNS.findall(text)
    return len(signs) >= _VIQR_SURE and len(signs) * 12 >= text.count(" ")


def is_unicode(text: str) -> bool:
    """Holds a Vietnamese letter that only Unicode has: then it is Unicode, whatever its font's name says."""
    return _BEYOND_LATIN.search(text) is not None


def is_symbol_font(font: str) -> bool:
    """Its letters are pictures: no encoding of text fits them."""
    name = font.lower()
    return (_OLD_SYMBOLS if font_encoding(font) else _SYMBOLS).search(name) is not None


def shows_capitals(font: str) -> bool:
    """A font of TCVN3 whose name ends in H (`.VnTimeH`) shows every letter as a capital."""
    return font_encoding(font) == TCVN3 and font.strip().endswith("H")


def decode(text: str, encoding: str, font: str = "") -> str:
    """The text in Unicode. What `.VnTimeH` shows in capitals becomes capitals."""
    if encoding == VIQR:
        return _VIQR_CODE.sub(_viqr, text)
    if is_unicode(text):
        return text
    if encoding == VNI:
        return _VNI_CODE.sub(lambda match: _VNI[match.group()], text)
    return _tcvn3(text, font)


def changes(text: str, encoding: str, font: str = "") -> List[Tuple[int, int, str]]:
    """What becomes of each code of TCVN3 or VNI: (start, end, letter), also beside letters that are Unicode already."""
    if encoding == VNI:
        return [(match.start(), match.end(), _VNI[match.group()]) for match in _VNI_CODE.finditer(text)]
    return [(at, at + 1, new) for at, (old, new) in enumerate(zip(text, _tcvn3(text, font))) if new != old]


def codes(encoding: str) -> Dict[str, str]:
    """The table of an encoding: what is typed → the letter."""
    return {TCVN3: _TCVN3, VNI: _VNI, VIQR: _VIQR}[encoding]


def _tcvn3(text: str, font: str) -> str:
    """As long as it was: every code is one letter."""
    decoded = text.translate(_TCVN3_TABLE)
    if shows_capitals(font):
        return _capitals(decoded)
    return decoded if text.isascii() else _raised(decoded)


def _raised(decoded: str) -> str:
    """A small letter with a mark among capitals is a capital: TCVN3 has no others (QUYÕT §ÞNH)."""
    mixed = [match for match in _LETTERS.finditer(decoded) if _is_mixed(match.group())]
    if not mixed:
        return decoded
    if not any("a" <= letter <= "z" for letter in decoded):
        return _capitals(decoded)
    for match in mixed:
        decoded = decoded[: match.start()] + _capitals(match.group()) + decoded[match.end() :]
    return decoded


def _is_mixed(word: str) -> bool:
    small = [letter for letter in word if letter.islower()]
    return bool(small) and not any(letter.isascii() for letter in small) and len(word) - len(small) > 1


def _capitals(text: str) -> str:
    return "".join([letter.upper() if len(letter.upper()) == 1 else letter for letter in text])


def _viqr(match: Match[str]) -> str:
    return match.group("literal") or _VIQR[match.group()]
