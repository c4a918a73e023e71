"""Places and bodies: their capitals."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import FrozenSet, Iterator, Mapping, Optional, Tuple

from ..compiled import read
from ..registers import bodies, units
from ..rulebook import Rule
from ..vietnamese import phrases, tones
from .by_line import check_line
from .case import Slip
from .lines import Line

_NAME = r"[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\w{0,7}"
_SYLLABLES = re.compile(r"%s(?:(?: - | )[^\W\d_]{1,8}){0,3}" % _NAME)
_CAPITALISED = re.compile(r"%s(?:(?: - | )%s){0,3}" % (_NAME, _NAME))
_NUMBER = re.compile(r"\d{1,2}(?![\w/%]|[.,]\d| (?:người|hộ|xã|đơn vị))")
# The last word of each common noun, and the word before it where it has two.
_NOUNS = {"tỉnh": "", "phố": "thành", "huyện": "", "quận": "", "phường": "", "xã": "", "trấn": "thị", "khu": "đặc"}
_OF_PERSONS = frozenset(("phường", "quận", "xã", "trấn", "khu"))
# Where the first two syllables of a name are common words: "xã Đoàn kết nạp", "xã An toàn khu".
_COMMON = frozenset(("đoàn kết", "an toàn", "văn hóa", "văn hoá", "nông thôn"))


@lru_cache(maxsize=None)
def _capitals() -> Tuple[phrases.Index, Mapping[str, str], FrozenSet[str]]:
    table = read("places")
    return phrases.index(table["capitals"]), table["capitals"], frozenset(table["persons"])


@check_line("caps.place")
def place(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    index, capitals, persons = _capitals()
    text = line.bare
    if text.isupper():
        return
    for start, end, _ in phrases.find(line.bare_words, index):
        if text[start:end] in capitals:
            yield line.slip(start, end, capitals[text[start:end]])
    yield from _nouns(line, text, persons)


def _nouns(line: Line, text: str, persons: FrozenSet[str]) -> Iterator[Slip]:
    """The common noun: small before a name, a capital before a number or a person's name, and in two fixed names."""
    found = line.bare_words.each
    if _NOUNS.keys().isdisjoint(line.bare_words.starts) and "đô" not in line.bare_words.starts:
        return
    for at, (start, end, word) in enumerate(found):
        if word not in _NOUNS:
            if word == "đô" and text.startswith("thủ đô Hà Nội", end - 6):
                yield line.slip(end - 6, end, "Thủ đô")
            continue
        if _NOUNS[word]:
            if not at or found[at - 1][2] != _NOUNS[word]:
                continue
            start = found[at - 1][0]
        if text[end : end + 1] == " ":
            yield from _noun(line, text, (start, end, word), persons)


def _noun(line: Line, text: str, noun: Tuple[int, int, str], persons: FrozenSet[str]) -> Iterator[Slip]:
    start, end, word = noun
    name = _CAPITALISED.match(text, end + 1)
    small = text[start].islower()
    if small and word in ("phường", "quận") and _NUMBER.match(text, end + 1):
        yield line.slip(start, end, text[start:end].capitalize(), "person")
    if name is None:
        return
    if small and word in _OF_PERSONS and name.group() in persons:
        yield line.slip(start, end, text[start:end].capitalize(), "person")
    if small and word == "phố" and name.group().startswith("Hồ Chí Minh"):
        yield line.slip(start, end, "Thành phố")
    if not small and word in ("tỉnh", "phố") and not text[start:end].isupper() and _in_sentence(text, start):
        if _province_in(name.group()) and not name.group().startswith(("Hồ Chí Minh", "Hà Nội")):
            yield line.slip(start, end, text[start:end].lower(), "" if word == "tỉnh" else "city")
    longer = _SYLLABLES.match(text, end + 1)
    if longer is not None and longer.end() > name.end() and (small or not _in_sentence(text, start)):
        yield from _half_written(line, end + 1, longer.group())


def _in_sentence(text: str, at: int) -> bool:
    """A word stands right before: neither a sentence nor an item begins here."""
    return at > 1 and text[at - 1] == " " and text[at - 2].isalpha()


def _province_in(name: str) -> bool:
    """The name begins with that of a province, present or former."""
    syllables = re.split(r" - | ", tones.convert(name, tones.OLD).lower())
    known = _provinces()
    return any(" ".join(syllables[:count]) in known for count in (1, 2, 3, 4))


@lru_cache(maxsize=None)
def _provinces() -> FrozenSet[str]:
    former = [row[0].split(" ", 1)[1].lower() for row in read("register-former_provinces")]
    return frozenset(name.replace(" - ", " ") for name in [*units.province_names(), *former])


def _half_written(line: Line, start: int, name: str) -> Iterator[Slip]:
    """A known name of which not every syllable has its capital: `thị xã Hương trà`."""
    syllables = name.split(" ")
    for count in range(len(syllables), 1, -1):
        written = " ".join(syllables[:count])
        right = capitalised(written)
        if right != written:
            yield line.slip(start, start + len(right), right)
            return


def capitalised(name: str) -> str:
    """The name of a unit with a capital at each syllable; anything else as it is."""
    syllables = name.split(" ")
    if not all(syllables) or all(syllable[0].isupper() for syllable in syllables):
        return name
    lowered = tones.convert(name, tones.OLD).lower()
    if lowered in _COMMON or any(lowered.startswith(common + " ") for common in _COMMON) or lowered not in units.unit_names():
        return name
    return " ".join([syllable[0].upper() + syllable[1:] for syllable in syllables])


@lru_cache(maxsize=None)
def _bodies() -> Tuple[phrases.Index, Mapping[str, str], FrozenSet[str]]:
    names, also = bodies.capitals()
    every = [tones.convert(name, style) for name in names for style in (tones.OLD, tones.NEW)]
    return phrases.index(every), {name.lower(): name for name in every}, also


@check_line("caps.body")
def body(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    index, names, also = _bodies()
    for start, end, phrase in phrases.find(line.bare_words, index):
        written, right = line.text[start:end], names[phrase]
        if written == right or written.isupper() or written.islower() or written in also:
            continue
        # "Chi cục Hải quan", "cán bộ Công an": the first word belongs to the one before it.
        if written[1:] == right[1:] and not right.startswith("Mặt trận"):
            continue
        if tones.convert(written, tones.OLD) not in also:
            yield line.slip(start, end, right)
