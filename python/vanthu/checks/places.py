"""Places and bodies: their capitals, and units that are no more."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from operator import itemgetter
from typing import Callable, FrozenSet, Iterator, Mapping, Optional, Tuple

from .. import citation
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
        written = syllables[:count]
        if all(syllable[0].isupper() for syllable in written):
            continue
        lowered = tones.convert(" ".join(written), tones.OLD).lower()
        if lowered not in _COMMON and not any(lowered.startswith(common + " ") for common in _COMMON) and lowered in units.unit_names():
            right = " ".join([syllable[0].upper() + syllable[1:] for syllable in written])
            yield line.slip(start, start + len(right), right)
            return


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


# --- units that are no more

_COUNCIL = "(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)"
_DISTRICTS = re.compile(
    r"(?<![^\W_])(?P<body>%s )?"
    r"(?:các (?:huyện|quận)(?:, (?:quận|huyện|thị xã|thành phố)){0,3}(?: và (?:thành phố|thị xã|huyện))?"
    r"(?! [A-ZĐ]|,? (?:và )?(?:quận|huyện|thị)(?![^\W_])| [uủ][ỷy])"
    r"|(?:Huyện|Quận|Thị) [uủ][ỷy](?![^\W_]))" % _COUNCIL
)
_DISTRICT_BODY = re.compile(r"(?<![^\W_])%s (?:huyện|quận|thị xã)(?![^\W_])" % _COUNCIL)
_DISTRICT = re.compile(r"(?<![^\W_])(?:huyện|thị xã|quận|Quận|Huyện|Thị xã) (?:%s(?: %s){0,3}|\d{1,2}(?![\w/]))" % (_NAME, _NAME))
_CITY_BODY = re.compile(r"(?<![^\W_])(?:%s|Thành ủy|Thành uỷ) (?:(?:thành phố|TP\.?) )?(?P<name>%s(?: %s){0,3})" % (_COUNCIL, _NAME, _NAME))
_PROVINCE = re.compile(r"(?<![^\W_])[Tt]ỉnh (?P<name>%s(?: - %s| %s){0,3})" % (_NAME, _NAME, _NAME))
_COMMUNE = re.compile(r"(?<![^\W_])(?P<noun>[Xx]ã|[Pp]hường|[Tt]hị trấn) (?P<name>%s(?: %s){0,3})" % (_NAME, _NAME))
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n")
_HISTORY = re.compile(
    r"sáp nhập|hợp nhất|sắp xếp|nhập (?:toàn bộ|nguyên trạng)|trước đây|\bcũ\b|trước (?:khi|ngày|đó|\d|tháng|năm)|nghỉ hưu|"
    r"nay (?:là|thuộc)|"
    r"kết thúc hoạt động|giải thể|chia tách|địa giới|tiền thân|nguyên là|được đổi|đổi tên|chuyển (?:về|sang)|bàn giao|"
    r"không tổ chức|quê quán|nơi sinh|nguyên quán|sinh ngày|năm (?:19\d\d|20[01]\d|202[0-4])(?!\d)|giai đoạn 20[012]\d",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"(?:Quỹ|Công ty|Tập đoàn|Ngân hàng|Trường(?! hợp)|Học viện|Bệnh viện|Hiệp hội|Câu lạc bộ|Khu(?! vực)|Cụm|Dự án|Nhà máy|"
    r"Hợp tác xã|Cảng|Vườn|Di tích|Chợ|Đền|Chùa|Quốc lộ|Đường)(?![^\W_])[^,.;:()]{0,60}$"
)


@check_line("unit.stale")
def stale(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    if when is None or when < datetime.date(2025, 1, 1):
        return
    if line.part in ("parent", "issuer") or line.place != "cell":
        yield from _stale(line, when)


def _stale(line: Line, when: datetime.date) -> Iterator[Slip]:
    text, after = line.bare, 0
    for start, end, new, variant, now in sorted(_candidates(text, when), key=itemgetter(0)):
        if start >= after and not _is_history(text, start, end) and not _is_cited(text, start, when):
            yield line.slip(start, end, new, variant, now=now)
            after = end


LookUp = Callable[[str, datetime.date], Optional[units.Former]]
Candidate = Tuple[int, int, Optional[str], str, str]


def _candidates(text: str, when: datetime.date) -> Iterator[Candidate]:
    """What may be stale: (start, end, replacement where it is sure, variant, what it is now)."""
    lowered = text.lower()
    if "tỉnh " in lowered:
        for match in _PROVINCE.finditer(text):
            former = _longest("", match.group("name"), when, units.former_province)
            if former:
                end = match.start("name") + len(former[0])
                now = former[1].now[0]
                yield match.start(), end, now, "", now
    if when < units.MERGED:
        return
    if "huyện" in lowered or "quận" in lowered or "thị " in lowered:
        for match in _DISTRICTS.finditer(text):
            listed = "các" in match.group()
            after = (match.group("body") or "") + "các xã, phường, đặc khu" if listed else None
            yield match.start(), match.end(), after, "district", ""
        for pattern in (_DISTRICT, _DISTRICT_BODY):
            for match in pattern.finditer(text):
                yield match.start(), match.end(), None, "district", ""
    if "xã " in lowered or "phường " in lowered or "thị trấn " in lowered:
        yield from _communes(text, when)
    if "UBND " in text or "hân dân " in text or "hành " in text:
        for match in _CITY_BODY.finditer(text):
            if match.group("name") in _cities():
                yield match.start(), match.end(), None, "district", ""


def _communes(text: str, when: datetime.date) -> Iterator[Candidate]:
    for match in _COMMUNE.finditer(text):
        noun = match.group("noun").lower()
        former = _longest(noun + " ", match.group("name"), when, units.former_commune)
        if former and not _is_current(noun, match.group("name")):
            now = former[1].now
            yield match.start(), match.start("name") + len(former[0]), None, "commune", "; ".join(now[:3]) + (" …" if len(now) > 3 else "")


def _is_current(noun: str, name: str) -> bool:
    """A longer or shorter reading of the words is a unit of today: "xã Tân Lập Hội …"."""
    syllables = name.split(" ")
    return any(units.is_commune("%s %s" % (noun, " ".join(syllables[:count]))) for count in range(1, len(syllables) + 1))


def _longest(noun: str, name: str, when: datetime.date, look_up: LookUp) -> Optional[Tuple[str, units.Former]]:
    """The longest beginning of the name that is a former unit's."""
    syllables = name.split(" ")
    for count in range(len(syllables), 0, -1):
        tried = " ".join(syllables[:count])
        former = look_up(noun + tried, when)
        if former is not None:
            return tried, former
    return None


@lru_cache(maxsize=None)
def _cities() -> FrozenSet[str]:
    return frozenset(read("places")["cities"]["ended"])


def _is_history(text: str, start: int, end: int) -> bool:
    """The sentence speaks of the past or of the merger, or the name is part of a fund's, a school's, a firm's name."""
    low = max([match.end() for match in _SENTENCE_END.finditer(text, max(start - 400, 0), start)], default=max(start - 400, 0))
    stop = _SENTENCE_END.search(text, end, min(end + 400, len(text)))
    sentence = text[low : stop.start() if stop else end + 400]
    return _HISTORY.search(sentence) is not None or _PROPER.search(text[low:start]) is not None


def _is_cited(text: str, at: int, when: datetime.date) -> bool:
    """Inside the citation of a document of the days before: its issuer's or subject's name."""
    cited = citation.around(text, at)
    return cited is not None and (cited.day is None or cited.day < units.MERGED or cited.day < when)
