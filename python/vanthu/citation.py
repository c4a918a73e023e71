"""Citations: where a text names another document, with what it says of it.

    Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư
    Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
    các Nghị định số 78/2025/NĐ-CP và số 79/2025/NĐ-CP      (the second takes its type from the first)

Every look around a number is bounded, so that a text costs what its length is.
"""

from __future__ import annotations

import bisect
import datetime
import re
from functools import lru_cache
from typing import Dict, List, Mapping, NamedTuple, Optional, Tuple

from .registers import citations as register
from .types import names
from .vietnamese.dates import FoundDate, find_dates
from .vietnamese.symbols import Symbol, abbreviations, parse
from .vietnamese.text import fold


class Citation(NamedTuple):
    """One document named in a text. What is not said is "" or None; spans are offsets in the text."""

    start: int  # of the type, or of "số"
    end: int  # after all that belongs to it: number, date, issuer, subject
    type: str = ""  # in small letters: "nghị định"
    said: bool = True  # the type is written here, not taken from the one before
    so: bool = True  # the word "số" stands before the number
    name: str = ""  # of a law: "Luật Đất đai"
    number: str = ""  # number and symbol as written
    at: Tuple[int, int] = (0, 0)  # where they stand
    symbol: Optional[Symbol] = None
    date: Optional[FoundDate] = None
    year: int = 0  # of a law named by its year: "Luật Đất đai năm 2024"
    issuer: str = ""
    subject: str = ""

    @property
    def day(self) -> Optional[datetime.date]:
        return self.date.date if self.date else None


_GROUP = r"[^\W\d_][\w&]{0,30}"
_TOKEN = re.compile(
    r"(?<![\w/.,\-–])\d{1,6}[a-zđ]?"
    r"(?:\s?[-–/]{1,2}\s?(?:(?:19|20)\d\d\s?[/\-–]\s?)?%s(?:[/\-–]%s){0,6}|\s(?=[A-ZĐ]{2})%s(?:[/\-–]%s){1,6})"
    % (_GROUP, _GROUP, _GROUP, _GROUP)
)
_SPACED_GROUP = re.compile(r"\s?[-–]\s?([A-ZĐƯ]{2}[\w&]{0,30})")
_SPACED_UNIT = re.compile(r"\s?[-–]\s?([A-ZĐƯ]{2}[\w&]{0,30})(?=,?\sngày\s)")
_SO = re.compile(r"số\s?:?\s{0,3}$", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"[\s,(]{0,4}(?:(?:ban hành|ký|được ban hành)\s)?")
_OF = re.compile(r"[\s,]{0,4}của\s{1,4}")

# What a subject begins with. Behind the issuer it needs no "về" before it.
BEGINS_SUBJECT = (
    "về|quy định|ban hành|sửa đổi|bổ sung|hướng dẫn|phê duyệt|công bố|bãi bỏ|thực hiện|triển khai|giao|thành lập|kiện toàn|thông qua|"
    "đính chính|điều chỉnh|hợp nhất|phân công|phân cấp|thí điểm|chấp thuận"
)
_ISSUER_END = re.compile(
    r"\s(?:Về|Ban hành|Quy định|Sửa đổi|Phê duyệt|Hướng dẫn|%s|"
    r"quy chế|ngày|khóa(?!\s[IVX\d])|khoá(?!\s[IVX\d])|đã|được|có|là|tại|trong|đối với|theo|để|nhằm|thì|nên|"
    r"và (?=Luật|Nghị|Thông|Quyết|Chỉ|Kế|Văn bản|các ))"
    r"(?![^\W\d_])|[;:.()\[\]\"“”\n<>]"
    r"|,(?!\s[A-ZĐ]\w{1,8}(?:\s\w{1,8}){0,3}\svà\s[A-ZĐ]|\sChủ nhiệm\s)" % BEGINS_SUBJECT
)
_SUBJECT = re.compile(r"[\s,]{0,4}(?=(?:%s|V/v|một số|tiếp tục|tăng cường)[\s,])" % BEGINS_SUBJECT, re.IGNORECASE)
_SUBJECT_END = re.compile(
    r"[;\n“”<>]|\.(?=\s|/|$)|\s\((?:sau đây|gọi|được)"
    r"|\s(?:và|,)\s(?=(?:các\s)?(?:Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị|Kết luận)\s)"
    r"|,?\s(?:được sửa đổi|đã được|có hiệu lực|hết hiệu lực)"
)
_LAW = re.compile(r"(?<![^\W\d_])(?:Bộ luật|Luật|Pháp lệnh)\s(?=[A-ZĐÂĂƠƯÔÊ]|sửa đổi)")
_LAW_END = re.compile(
    r",?\s(?:số\s(?=\d)|ngày\s(?=\d)|năm\s(?=\d{4}))|[;:.()\"“”\n<>]|,?\s(?=(?:Luật|Bộ luật|Nghị định|Thông tư|Quyết định)\s)"
)
_AMENDING = re.compile(r"(?:Luật|Pháp lệnh) [Ss]ửa đổi")
_AMENDING_END = re.compile(r",?\s(?:số\s(?=\d)|ngày\s(?=\d)|năm\s(?=\d{4}))|[;:.()\"“”\n<>]")
_BEFORE_NUMBER = re.compile(r",?\s(?:số\s?:?\s)?")
_YEAR = re.compile(r"\s(?:năm\s)?((?:19|20)\d\d)(?![\d/]|\.\d)")
LAWS = frozenset(("hiến pháp", "bộ luật", "luật", "pháp lệnh"))  # types whose documents are cited by name
_LONGEST = {"issuer": 160, "subject": 400, "law": 300}


def find(text: str) -> Tuple[Citation, ...]:
    """Every citation of a text, in order."""
    return _find(text, register.edition())


@lru_cache(maxsize=256)
def _find(text: str, edition: object) -> Tuple[Citation, ...]:
    numbered = "số" in text or "Số" in text or "/" in text
    laws = "uật " in text or "lệnh " in text
    if not numbered and not laws:
        return ()
    dates = {found.start: found for found in find_dates(text)}
    found = _laws(text, dates) if laws else []
    taken = {citation.at[0] for citation in found if citation.number}
    if numbered:
        found += _numbered(text, dates, taken)
    return tuple(sorted(found, key=lambda citation: citation.start))


@lru_cache(maxsize=256)
def _starts(text: str, edition: object) -> Tuple[int, ...]:
    return tuple([citation.start for citation in find(text)])


def around(text: str, at: int) -> Optional[Citation]:
    """The citation that a place in the text is part of."""
    found = find(text)
    low = bisect.bisect_right(_starts(text, register.edition()), at)
    for citation in reversed(found[max(low - 3, 0) : low]):  # one may name another in its subject
        if at < citation.end:
            return citation
    return None


def _numbered(text: str, dates: Mapping[int, FoundDate], taken: "set[int]") -> List[Citation]:
    """Documents named by their number."""
    found: List[Citation] = []
    for match in _TOKEN.finditer(text):
        if match.start() in taken:
            continue
        start, kind, so = _head(text, match.start())
        if not kind and not so:
            continue
        end = _token_end(text, match)
        symbol = parse(text[match.start() : end])
        if symbol is None or not _is_symbol(symbol):
            continue
        said = bool(kind)
        if not kind and found and _joined(text[found[-1].end : start]):
            kind = found[-1].type
        found.append(_tail(text, dates, Citation(start, end, kind, said, so, "", text[match.start() : end], (match.start(), end), symbol)))
    return found


def _head(text: str, at: int) -> Tuple[int, str, bool]:
    """Where the citation of the number at `at` starts, its type, and whether "số" is there."""
    before = text[max(at - 60, 0) : at]
    so = _SO.search(before)
    rest = before[: so.start()] if so else before
    start = at - len(before) + len(rest)
    words = rest.rstrip("* \t\u00a0")
    for count in (4, 3, 2, 1):
        name = _last_words(words, count)
        if name and fold(name) in _types():
            return at - len(before) + len(words) - len(name), _types()[fold(name)], so is not None
    return start, "", so is not None


def _last_words(text: str, count: int) -> str:
    words = text.split(" ")[-count:]
    return " ".join(words) if len(words) == count else ""


@lru_cache(maxsize=None)
def _types() -> Dict[str, str]:
    """Folded name → type. "chương trình hành động" is a chương trình."""
    types = dict(names())
    types[fold("chương trình hành động")] = "chương trình"
    return types


def _token_end(text: str, match: "re.Match[str]") -> int:
    """After the symbol; a last group set off by blanks ("15/QĐ - UBND") belongs to it where the symbol lacks one or the day follows."""
    symbol = parse(match.group())
    if symbol is None or symbol.unit:
        return match.end()
    lacks = symbol.type and not symbol.issuer
    more = (_SPACED_GROUP if lacks else _SPACED_UNIT).match(text, match.end())
    return more.end() if more else match.end()


def _is_symbol(symbol: Symbol) -> bool:
    """Not a house number ("số 12-Lê Lợi"): its groups are abbreviations."""
    if symbol.type in abbreviations():
        return bool(symbol.issuer)
    return sum(letter.isupper() for letter in symbol.issuer) > 1


def _joined(between: str) -> bool:
    """ "…, số 79/2025/NĐ-CP", "… và số …": nothing but a comma or "và" between two numbers."""
    return between.strip(" ,;") in ("", "và", "hoặc", "hay")


def _tail(text: str, dates: Mapping[int, FoundDate], citation: Citation) -> Citation:
    """With the date, issuer and subject that follow the number."""
    at = citation.end
    date, at = _date_at(text, dates, at)
    issuer, at = _issuer_at(text, at)
    if date is None:
        date, at = _date_at(text, dates, at)
    subject, at = _subject_at(text, at)
    return citation._replace(end=at, date=date, issuer=issuer, subject=subject)


def _date_at(text: str, dates: Mapping[int, FoundDate], at: int) -> Tuple[Optional[FoundDate], int]:
    before = _BEFORE_DATE.match(text, at)
    date = dates.get(before.end()) if before else None
    if date is not None and text.startswith("Ngày ", date.start):  # it opens the next sentence
        date = None
    return date, date.end if date else at


def _issuer_at(text: str, at: int) -> Tuple[str, int]:
    of = _OF.match(text, at)
    if of is None:
        return "", at
    stop = min(of.end() + _LONGEST["issuer"], len(text))
    end = _ISSUER_END.search(text, of.end(), stop)
    issuer = text[of.end() : end.start() if end else stop].rstrip()
    return issuer, of.end() + len(issuer)


def _subject_at(text: str, at: int) -> Tuple[str, int]:
    start = _SUBJECT.match(text, at)
    if start is None:
        return "", at
    stop = min(start.end() + _LONGEST["subject"], len(text))
    end = _SUBJECT_END.search(text, start.end(), stop)
    subject = text[start.end() : end.start() if end else stop].rstrip(" ,")
    return subject, start.end() + len(subject)


def _laws(text: str, dates: Mapping[int, FoundDate]) -> List[Citation]:
    """Laws named by their name, where a number, a day or a year follows."""
    found: List[Citation] = []
    end = 0
    for match in _LAW.finditer(text):
        if match.start() < end:
            continue
        end = _law_end(text, match.start(), match.end())
        kind = fold(match.group().strip())
        citation = Citation(match.start(), end, _types()[kind], name=" ".join(text[match.start() : end].split()))
        citation = _law_number(text, citation)
        date, at = _date_at(text, dates, citation.end)
        year = None if date else _YEAR.match(text, citation.end)
        if date or year or citation.number:
            found.append(citation._replace(end=year.end() if year else at, date=date, year=int(year.group(1)) if year else 0))
    return found


def _law_end(text: str, start: int, after: int) -> int:
    """After the law's name: that of the register where it is known, else up to its number, day, year, or a stop."""
    stop = min(start + _LONGEST["law"], len(text))
    end = (_AMENDING_END if _AMENDING.match(text, start) else _LAW_END).search(text, after, stop)
    last = end.start() if end else stop
    folded = fold(text[start:stop])
    if len(folded) == stop - start:
        for name in _law_names(register.edition()):
            if folded.startswith(name) and not folded[len(name) : len(name) + 1].isalpha():
                return start + len(name)
    return start + len(text[start:last].rstrip(" ,"))


@lru_cache(maxsize=2)
def _law_names(edition: object) -> Tuple[str, ...]:
    return tuple(sorted(register.law_names(), key=lambda name: (-len(name), name)))


def _law_number(text: str, citation: Citation) -> Citation:
    """With the number that follows the name: "Luật Lưu trữ số 33/2024/QH15"."""
    so = _BEFORE_NUMBER.match(text, citation.end)
    token = _TOKEN.match(text, so.end()) if so else None
    symbol = parse(token.group()) if token else None
    if token is None or symbol is None or not _is_symbol(symbol):
        return citation
    said = "số" in text[citation.end : token.start()]
    return citation._replace(end=token.end(), so=said, number=token.group(), at=token.span(), symbol=symbol)
