"""What a person who types asks for: a document is about to be named, and a few letters or digits of it are there.

A list that opens in ordinary prose is worse than one that stays away. So behind "căn cứ", "theo", "thực hiện", "tại" must stand what
looks like the name of a document, and without such a sign a type must be followed by the letters or digits of a number. Nothing here
depends on whether the last word is finished: half a syllable is a fragment like any other.
"""

from __future__ import annotations

import re
from typing import List, NamedTuple, Optional, Sequence, Tuple

from .. import citation
from ..types import names
from ..vietnamese.text import fold
from ..vietnamese.unicode import clusters, compose

_REACH = 110  # letters before the caret that are looked at
_QUOTED = 600  # and so many for an open quotation mark
_AHEAD = 200  # letters behind the caret that may belong to a citation it is in

# How a type is written, and what must follow it: words that may be of its subject; digits; or "số" or the marks of a number, where the
# name is a common noun too: "kế hoạch 5 năm" is no document.
_TYPE = re.compile(
    r"(?<![a-z0-9/\-.&])(?:(?P<named>nghi dinh|thong tu lien tich|thong tu)|(?P<law>bo luat|luat|phap lenh)"
    r"|(?P<digits>nghi quyet|quyet dinh|chi thi|ket luan)"
    r"|(?P<marks>thong bao ket luan|thong bao|thong tri|ke hoach|huong dan|chuong trinh hanh dong|chuong trinh|quy dinh|quy che|bao cao"
    r"|to trinh|cong van|cong dien|de an|dieu le|van ban hop nhat|van ban)"
    r"|(?P<short>nd|ttlt|tt|qd|nq|ct|kl)|(?P<scarce>qdi|qc|hd|kh|tb|ttr|cv|vbhn))\s(?P<so>so\s)?"
)
_SIGN = re.compile(
    r"(?<![a-z0-9/\-.&])(?P<sign>can cu|theo|thuc hien|tai)"
    r"(?:\s(?:vao|theo|tai|dung|cac|quy dinh|quy dinh tai|quy dinh cua|quy dinh trong|huong dan tai)){0,4}\s"
)
_WRITTEN = frozenset([name for _, name in names()] + ["chương trình hành động", "thông báo kết luận", "văn bản", "nđ", "qđ", "qđi"])
_SIGNS = ("căn cứ", "can cu", "theo", "thực hiện", "thuc hien", "tại", "tai")
_NUMBER = re.compile(r"\d{1,6}[a-z]?(?:[/\-][a-z0-9&/\-]{0,40})?")
_MARKED = re.compile(r"\d{1,6}[a-z]?(?:/(?:19|20)|[/\-][a-z])[a-z0-9&/\-]{0,40}")
_WHOLE = re.compile(r"\d{1,6}[a-z]?(?:/(?:19|20)\d\d)?[/\-][a-z]{2,12}[a-z0-9&/\-]{0,40}")
_WORD = re.compile(r"[a-z&]{1,12}")
_BREAK = re.compile(r"[;:\n\t()\[\]“”«»\"…]|\.\s")
_AFTER = re.compile(r"[\s.,;:)\]…”»\"!?/]")
_SAID_ON = re.compile(r"\s?,?\s(?:ngày\s\d|của\s[A-ZĐ]|số\s\d|năm\s\d)")
_MOST = 7  # fragments

# Words that go on with the sentence: after them nothing is asked any more.
_STOPS = frozenset(
    "cua nay tren neu do va voi hoac hay la co duoc bi cac nhung khac noi tren dang se da moi nham de thi khi cho tai theo trong ngay "
    "tu den cung phai khong vao bang nhu sau truoc lien quan kem gom".split()
)
_LAW_STOPS = frozenset("nay cua duoc da khac ngay nam co la theo tai se phai neu tren dinh su".split())
_BEFORE_LAW = ("phap", "ky", "quy", "du", "dao", "an", "thi", "xay dung", "dieu")
_ABOUT = frozenset("quy sua huong bai thay ban so moi".split())  # "Thông tư quy định …": one that is still to be made
_NORMS = frozenset("tcvn qcvn tcxdvn iso".split())
_ONSETS = frozenset("b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".split())


class Asked(NamedTuple):
    """What stands before the caret: an answer takes the place of text[start:end]."""

    start: int
    end: int  # the caret
    words: str  # what to look for: "nđ 30"
    sign: str = ""  # the folded words that opened it, where they stand right before it: "can cu"; "" where a type did
    sign_start: int = -1  # where the sign starts


def asked(text: str, caret: int) -> Optional[Asked]:
    """What is asked for in a paragraph, if anything is; it looks at a few words before the caret alone."""
    if caret < 4 or (caret < len(text) and not _AFTER.match(text, caret)) or _SAID_ON.match(text, caret):
        return None
    low = _beginning(text, caret)
    piece = compose(text[low:caret])
    key = fold(piece).replace("\u00a0", " ")
    if len(key) != len(piece):  # letters of another language
        return None
    found = _by_type(piece, key) or _by_sign(piece, key)
    if found is None:
        return None
    at, sign = found
    start = low + _written(text[low:caret], at)
    if _in_quotation(text, caret) or _in_citation(text, start, caret):
        return None
    named = sign.group("sign") if sign is not None else ""
    return Asked(start, caret, text[start:caret], named, low + _written(text[low:caret], sign.start()) if sign is not None else -1)


def _beginning(text: str, caret: int) -> int:
    """Where what is looked at begins: a whole word, in the same piece of the sentence."""
    low = max(caret - _REACH, 0)
    if low and not text[low - 1].isspace():
        space = text.find(" ", low, caret)
        low = space + 1 if space >= 0 else caret
    for match in _BREAK.finditer(text, low, caret):
        low = match.end()
    return low


def _written(piece: str, at: int) -> int:
    """Where a letter of the composed text stands in the text as it is."""
    shift = 0
    for start, end, letter in clusters(piece):
        if start - shift >= at:
            break
        shift += end - start - len(letter)
    return at + shift


Found = Optional[Tuple[int, "Optional[re.Match[str]]"]]


def _by_type(piece: str, key: str) -> Found:
    """The last type that what is asked can begin with, and the sign before it."""
    for match in list(_TYPE.finditer(key))[::-1]:
        signs = [sign for sign in _SIGN.finditer(key, 0, match.start()) if sign.end() == match.start() and _is_written(piece, sign)]
        sign = signs[-1] if signs else None
        if _fits(piece, key, match, sign is not None):
            return match.start(), sign
    return None


def _by_sign(piece: str, key: str) -> Found:
    """A sign with a number or with fragments of no type behind it."""
    for sign in list(_SIGN.finditer(key))[::-1]:
        rest = key[sign.end() :]
        parts = _parts(rest)
        if not parts or not _is_written(piece, sign) or _is_told(parts, rest):
            continue
        so = parts[0] == "so" and len(parts) > 1
        if _MARKED.fullmatch(parts[so]):
            return sign.end(), sign
        if not so and sign.group("sign") in ("can cu", "theo") and _are_fragments(parts, piece[sign.start() :]):
            return sign.end(), sign
    return None


def _is_written(piece: str, sign: "re.Match[str]") -> bool:
    """With all its marks or none: "tài" is no "tại"."""
    return piece[sign.start() : sign.start() + len(sign.group("sign"))].lower().replace("\u00a0", " ") in _SIGNS


def _parts(rest: str) -> List[str]:
    """The fragments of what is asked; none where it is not made of them."""
    parts = rest.replace(", ", " ").split()
    if not parts or len(parts) > _MOST or not all(_NUMBER.fullmatch(part) or _WORD.fullmatch(part) for part in parts):
        return []
    return parts


def _is_told(parts: Sequence[str], rest: str) -> bool:
    """A whole number and symbol is there, and the text goes on behind it."""
    before = parts if rest.endswith(" ") else parts[:-1]
    return any(_WHOLE.fullmatch(part) for part in before)


def _goes_on(parts: Sequence[str], rest: str, stops: "frozenset[str]") -> bool:
    """A word of the sentence is among the fragments, or the last one may become one: "c" of "của"."""
    if any(part in stops for part in parts):
        return True
    first = len(parts) == 1 and not rest.endswith(" ")
    return first and any(stop.startswith(parts[0]) for stop in stops)


def _fits(piece: str, key: str, match: "re.Match[str]", signed: bool) -> bool:
    """What follows the type looks like a document of it."""
    rest = key[match.end() :]
    parts = _parts(rest)
    if not parts or _is_told(parts, rest) or not _is_type(piece[match.start() : match.end()]):
        return False
    number = _NUMBER.fullmatch(parts[0]) is not None
    kind = match.lastgroup if match.lastgroup != "so" else _kind(match)
    if kind == "law" and not number:
        return _is_law(piece, key, match, parts, signed)
    if kind in ("named", "digits", "short") and number:
        return not _goes_on(parts[1:], rest, _STOPS)
    if number:
        said = match.group("so") is not None or _MARKED.fullmatch(parts[0]) is not None or kind == "scarce"
        return said and not _goes_on(parts[1:], rest, _STOPS)
    if match.group("so") is not None or kind not in ("named", "short"):
        return False
    name = piece[match.start() : match.end()]
    if not signed and not (name.islower() if kind == "short" else name.isascii() or any(map(_begins_no_syllable, parts))):
        return False
    if parts[0] == "ve":
        parts = parts[1:]
    return sum(map(len, parts)) >= 2 and not _goes_on(parts, rest, _STOPS | _ABOUT)


def _is_type(said: str) -> bool:
    """With its marks or without any: "thông từ" is no "thông tư"."""
    words = said.lower().split()
    return said.isascii() or any(" ".join(words[: len(words) - more]) in _WRITTEN for more in (0, 1))


def _kind(match: "re.Match[str]") -> str:
    return next(name for name, said in match.groupdict().items() if said and name != "so")


def _is_law(piece: str, key: str, match: "re.Match[str]", parts: Sequence[str], signed: bool) -> bool:
    """ "Luật Đất", "luat dd", "căn cứ luật đất"; not "pháp luật về đất"."""
    if key[: match.start()].rstrip().endswith(_BEFORE_LAW) or _goes_on(parts, key, _LAW_STOPS):
        return False
    name, rest = piece[match.start() : match.end()], piece[match.end() :]
    typed = name.isascii() or (name[:1].isupper() and rest[:1].isupper())
    return (signed or typed) and sum(map(len, parts)) >= 2


def _are_fragments(parts: Sequence[str], said: str) -> bool:
    """Not a sentence: "can cu vt 30" without any marks, or digits beside letters that begin no syllable."""
    if len(parts) < 2 or _goes_on(parts, " ", _STOPS):
        return False
    if said.isascii() and said.lower().startswith("can"):
        return all(len(part) >= 2 for part in parts)
    if _NORMS.intersection(parts):
        return False
    return any(_NUMBER.fullmatch(part) for part in parts) and any(map(_begins_no_syllable, parts))


def _begins_no_syllable(part: str) -> bool:
    return len(part) >= 2 and part.isalpha() and not any(letter in "aeiouy" for letter in part) and part not in _ONSETS


def _in_quotation(text: str, caret: int) -> bool:
    before = text[max(caret - _QUOTED, 0) : caret]
    if before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»"):
        return True
    return before.count('"') % 2 == 1


def _in_citation(text: str, start: int, caret: int) -> bool:
    """What stands on both sides of the caret names a document already."""
    ahead = text[start : caret + _AHEAD]
    if not ahead[caret - start :].strip():
        return False
    return any(found.start < caret - start < found.end for found in citation.find(ahead))
