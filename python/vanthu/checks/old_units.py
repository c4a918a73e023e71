"""Units of before 1/7/2025 in a line of text, with what may be written in their place.

    xã Phước Thể, huyện Tuy Phong, tỉnh Bình Thuận → xã Liên Hương, tỉnh Lâm Đồng
    UBND các huyện, thị xã, thành phố              → UBND các xã, phường, đặc khu
    UBND TỈNH BÌNH THUẬN                           → UBND TỈNH LÂM ĐỒNG

A commune is looked up with what stands after it, its district and its province, or else in the document's own province.
"""

from __future__ import annotations

import datetime
import re
from typing import Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..compiled import read
from ..finding import MOST_CHOICES
from ..registers import units
from ..vietnamese.text import capitalise


class Way(NamedTuple):
    label: str  # what tells it from the other ways
    words: str  # what comes in place of the old name


class Old(NamedTuple):
    start: int
    end: int
    ways: Tuple[Way, ...] = ()  # one: sure
    variant: str = ""  # of the message
    now: str = ""  # what it is now, in the message


_NAME = r"[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\w{0,7}"
_BEFORE = r"(?<![^\W_])"
_AFTER = r"(?![^\W_])"
_COUNCIL = "(?:UBND|HĐND|[ỦUủu][ỶYỷy] ?[Bb]an nhân dân|[Hh]ội đồng nhân dân)"
_PROVINCE = re.compile(_BEFORE + r"[Tt]ỉnh (?P<uy>[ủu][ỷy] )?(?P<name>%s(?: - %s| %s){0,3})" % (_NAME, _NAME, _NAME))
_COMMUNE = re.compile(_BEFORE + r"(?P<noun>[Xx]ã|[Pp]hường|[Tt]hị trấn) (?P<name>%s(?: %s){0,3}|\d{1,2}(?![\w/]))" % (_NAME, _NAME))
_UP = re.compile(
    r"(?P<comma>,| -| –|,? thuộc)? (?:(?P<noun>[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.?|[Tt]ỉnh|[Tt]hành phố|TP\.?) ?)?"
    r"(?P<name>%s(?: - %s| %s){0,3}|\d{1,2}(?![\w/]))" % (_NAME, _NAME, _NAME)
)
_ELSEWHERE = re.compile(r" \((?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh|TP|TX)%s" % _AFTER)  # told in brackets, not to be cut apart
_KIND = r"(?:huyện|quận|thị xã|thành phố|TX|TP|Tx|Tp)%s" % _AFTER
_LISTED = re.compile(
    _BEFORE + r"(?P<body>%s )?(?P<every>[Cc]ác )?(?:huyện|quận)%s(?P<more>(?:(?:, | và |; |/)(?:các )?%s){0,4})"
    r"(?:,? và (?:các )?xã, phường(?:, thị trấn)?|, (?:các )?xã, phường(?:, thị trấn)?)?%s"
    r"(?! [A-ZĐ\d]|:| \(| đảo|,? (?:và )?(?:quận|huyện|thị|thành)%s| [ủu][ỷy])" % (_COUNCIL, _AFTER, _KIND, _AFTER, _AFTER)
)
_SOME = re.compile(r" (?:nghèo|miền|vùng|ven|biên|đồng bằng|trung du|phía|còn|khác|mới|lân|giáp|thuần|có (?!trách)|đã|này|trên)")
_COMMITTEES = re.compile(
    _BEFORE + r"(?P<every>[Cc]ác) (?:(?:quận|huyện|thị|thành)(?: [ủu][ỷy])?(?:, | và )){0,3}(?:quận|huyện|thị|thành) [ủu][ỷy]%s" % _AFTER
)
_COMMITTEE = re.compile(_BEFORE + r"(?:Huyện|Quận|Thị) [ủu][ỷy]%s(?: %s){0,3}" % (_AFTER, _NAME))
_DISTRICT_BODY = re.compile(_BEFORE + r"%s (?:huyện|quận|thị xã)%s(?! (?:%s|\d))" % (_COUNCIL, _AFTER, _NAME))
_DISTRICT = re.compile(
    _BEFORE + r"(?P<noun>[Hh]uyện|[Tt]hị xã|[Qq]uận) (?P<name>(?![ỦUủu][ỷy]%s)%s(?: %s){0,3}|\d{1,2}(?![\w/]))" % (_AFTER, _NAME, _NAME)
)
_CITY_BODY = re.compile(
    _BEFORE + r"(?:%s|[Tt]hành [ủu][ỷy]) (?:(?:[Tt]hành phố|TP\.?) )?(?P<name>%s(?: %s){0,3})" % (_COUNCIL, _NAME, _NAME)
)
_TOWNS = re.compile(_BEFORE + r"(?P<every>[Cc]ác )(?:xã, phường|phường, xã)(?:,| và) thị trấn" + _AFTER)

_NEXT = re.compile(r" (?:- |(?:Quận|Huyện|Thị Xã|Thị xã|TX|Thành Phố|Thành phố|TP|Tỉnh|Xã|Phường|Sở|Ban|Ủy|Uỷ|Hội|Đảng)(?![^\W_]))")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = frozenset(("UBND", "HĐND", "TP", "TX"))
# In a line of capitals the common nouns are read in small letters, so that a name can be told from them.
_NOUNS = re.compile(
    r"(?<![^\W_])(?:Ủy Ban Nhân Dân|Uỷ Ban Nhân Dân|Hội Đồng Nhân Dân|(?:Huyện|Quận|Thị|Tỉnh|Thành) (?:Ủy|Uỷ)|Thị Xã|Thị Trấn|Thành Phố|"
    r"Các|Tỉnh|Huyện|Quận|Phường|Xã|Đặc Khu)(?![^\W_])"
)


def reading(text: str) -> str:
    """The text as it would stand in a sentence, every letter in its place: "UBND TỈNH HÀ NAM" → "UBND tỉnh Hà Nam"."""
    if not text.isupper():
        return text
    plain = _WORD.sub(lambda match: match.group() if match.group() in _INITIALS else match.group().capitalize(), text)
    plain = _NOUNS.sub(lambda match: match.group().lower(), plain)
    return plain if len(plain) == len(text) else text


def find(text: str, when: datetime.date, home: str = "", listed: bool = False) -> List[Old]:
    """In their order, none within another. `home`: the code of the document's province; `listed`: among recipients."""
    plain = reading(text)
    found: List[Old] = []
    after = 0
    for old in sorted(_found(plain, when, home, listed), key=lambda old: (old.start, -old.end)):
        if old.start >= after:
            found.append(_as_written(old, text, plain))
            after = old.end
    return found


def _as_written(old: Old, text: str, plain: str) -> Old:
    """Capitals for capitals, and a capital at the beginning where there was one."""
    if plain != text:
        return old._replace(ways=tuple([way._replace(words=way.words.upper()) for way in old.ways]))
    if text[old.start].isupper():
        return old._replace(ways=tuple([way._replace(words=capitalise(way.words)) for way in old.ways]))
    return old


def _found(text: str, when: datetime.date, home: str, listed: bool) -> Iterator[Old]:
    lowered = text.lower()
    if "tỉnh " in lowered:
        yield from _provinces(text, when)
    if when < units.MERGED:
        return
    if "xã " in lowered or "phường " in lowered or "thị trấn " in lowered:
        yield from _communes(text, when, home)
    if "huyện" in lowered or "quận" in lowered or "thị " in lowered:
        yield from _districts(text)
    if "UBND " in text or "hân dân " in text or "hành " in text:
        yield from _cities(text)
    if listed:
        for match in _TOWNS.finditer(text):
            yield _sure(match.start(), match.end(), match.group("every") + _now("communes"), "town")


def _sure(start: int, end: int, words: str, variant: str = "", now: str = "") -> Old:
    return Old(start, end, (Way(words, words),), variant, now or words)


# Provinces.


def _provinces(text: str, when: datetime.date) -> Iterator[Old]:
    for match in _PROVINCE.finditer(text):
        known = _former_province(match.group("name"), when)
        if known is None:
            continue
        length, now = known
        words = now if not match.group("uy") else _committee_of(now, match.group("uy"))
        yield _sure(match.start(), match.start("name") + length, words)


def _former_province(name: str, when: datetime.date) -> Optional[Tuple[int, str]]:
    """How much of the name is a former province's, and what that is now."""
    for tried in _beginnings(name):
        former = units.former_province(tried, when)
        if former is not None:
            return len(tried), former.now[0]
    return None


def _committee_of(now: str, uy: str) -> str:
    """ "tỉnh ủy Lâm Đồng", "thành ủy Hồ Chí Minh"."""
    noun, _, name = now.rpartition("phố " if "phố " in now else "tỉnh ")
    return ("thành " if noun else "tỉnh ") + uy + name


def _beginnings(name: str) -> Iterator[str]:
    """The name, and it up to a word that begins another: "Điện Biên Quận Ba Đình" → "Điện Biên", but "Điện Biên Phủ" is whole."""
    yield name
    for match in reversed(list(_NEXT.finditer(name))):
        yield name[: match.start()]


# Communes.


class _Above(NamedTuple):
    """What a commune's name says after it."""

    end: int
    district: str = ""
    district_end: int = 0
    province: str = ""  # its code
    named: str = ""  # with what stands before it: the province as it is called now, where that has changed


def _communes(text: str, when: datetime.date, home: str) -> Iterator[Old]:
    for match in _COMMUNE.finditer(text):
        noun = match.group("noun").lower()
        for name in _beginnings(match.group("name")):
            end = match.start("name") + len(name)
            commune = "%s %s" % (noun, name)
            above = _above(text, end, when)
            if name.isdigit() and not above.district and not above.province:
                break
            if units.is_commune(commune, above.province or home) and not above.district:
                break  # it goes on, or there is another of its name
            if _ELSEWHERE.match(text, end):
                break
            old = _commune(commune, match.start(), end, above, home)
            if old is not None:
                yield old
                break


def _commune(name: str, start: int, end: int, above: _Above, home: str) -> Optional[Old]:
    where = above.province or home
    found = units.successors(name, where, above.district)
    if not found and not above.province and not units.is_commune(name):
        found = units.successors(name, "", above.district)
    if not found or (not where and not above.district and units.is_commune(name)):
        return None
    if above.district and not where and not all(each.district for each in found):
        return None  # the district does not tell which of them it is
    found = tuple(sorted(found, key=lambda each: (each.province != home, units.provinces()[each.province], each.commune)))
    known = above.province or (home if all(each.province == home for each in found) else "")
    labels = [each.commune if known else units.with_province(each) for each in found]
    now = "; ".join([units.with_province(each) for each in found[:3]]) + (" …" if len(found) > 3 else "")
    if len(found) > MOST_CHOICES:
        return Old(start, max(end, above.district_end), (), "many", now)
    stop = above.end if above.named else max(end, above.district_end)
    ways = [Way(label + _told_apart(each, found), label + above.named) for label, each in zip(labels, found)]
    return Old(start, stop, tuple(ways), "commune", now)


def _told_apart(one: units.Successor, found: Sequence[units.Successor]) -> str:
    """What else is known of it, where there are several."""
    if len(found) == 1:
        return ""
    told = [_now("district").format(district=one.district)] if one.district and len({each.district for each in found}) > 1 else []
    if one.rest:
        told.append(_now("rest"))
    return " (%s)" % "; ".join(told) if told else ""


def _above(text: str, end: int, when: datetime.date) -> _Above:
    """The district and the province that stand after a commune."""
    above = _Above(end)
    for _ in range(2):
        match = _UP.match(text, above.end)
        if match is None:
            break
        province, length = ("", 0) if match.group("name").isdigit() else _province(match.group("name"))
        noun = (match.group("noun") or "").lower()
        whole = length == len(match.group("name")) and match.group("comma")  # without a noun: ", Bình Thuận"
        if province and (noun in ("tỉnh", "thành phố", "tp", "tp.") or not noun and whole):
            return _with_province(above, match, province, length, when)
        if not noun or noun == "tỉnh" or above.district:
            break
        name = match.group("name").split(" - ")[0]
        stop = match.start("name") + len(name)
        above = _Above(stop, text[match.start("noun") : stop], stop)
    return above


def _with_province(above: _Above, match: "re.Match[str]", province: str, length: int, when: datetime.date) -> _Above:
    written = match.group("name")[:length]
    noun = match.group("noun")
    named = ""
    former = units.former_province(written, when) if noun is None or noun.lower() == "tỉnh" else None
    if former is not None and (noun or written.lower() not in units.province_names()):
        now = former.now[0] if noun else re.sub("^([Tt]ỉnh|[Tt]hành phố) ", "", former.now[0])
        named = "%s %s" % (match.group("comma") or "", now)
    return above._replace(end=match.start("name") + length, province=province, named=named)


def _province(name: str) -> Tuple[str, int]:
    """The code of the province the name begins with, and how long it is."""
    for tried in _beginnings(name):
        code = units.province_code(tried)
        if code:
            return code, len(tried)
    return "", 0


# Districts and their bodies.


def _districts(text: str) -> Iterator[Old]:
    for match in _LISTED.finditer(text):
        if match.group("every") or (match.group("body") and match.group("more")):
            if _SOME.match(text, match.end()):
                yield Old(match.start(), match.end(), (), "district")
                continue
            every = match.group("every") or "các "
            yield _sure(match.start(), match.end(), (match.group("body") or "") + every + _now("communes"), "districts")
    for match in _COMMITTEES.finditer(text):
        if re.search("quận|huyện|thị", match.group()):
            yield _sure(match.start(), match.end(), _now("committees"), "districts")
    for pattern in (_COMMITTEE, _DISTRICT_BODY):
        for match in pattern.finditer(text):
            yield Old(match.start(), match.end(), (), "district")
    for match in _DISTRICT.finditer(text):
        yield _zone(match.group("noun").lower(), match) or Old(match.start(), match.end(), (), "district")


def _cities(text: str) -> Iterator[Old]:
    ended = read("places")["cities"]["ended"]
    for match in _CITY_BODY.finditer(text):
        if match.group("name") in ended:
            yield _zone("thành phố", match) or Old(match.start(), match.end(), (), "district")


def _zone(noun: str, match: "re.Match[str]") -> Optional[Old]:
    """An island district is a special zone now."""
    zones: Mapping[str, Sequence[str]] = read("places")["zones"]
    for name in _beginnings(match.group("name")):
        now = zones.get("%s %s" % (noun, name))
        if now:
            before = match.group()[: -len(match.group("name"))] if noun == "thành phố" else ""  # "UBND thành phố"
            words = re.sub(r" (?:[Tt]hành phố|TP\.?)? ?$", " ", before)
            ways = tuple([Way(each, words + each) for each in now])
            return Old(match.start(), match.start("name") + len(name), ways, "", _now("or").join(now))
    return None


def _now(what: str) -> str:
    words: str = read("places")["now"][what]
    return words
