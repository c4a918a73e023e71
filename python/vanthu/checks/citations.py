"""Citations: their form, what they must say, and whether they agree with each other and with the register."""

from __future__ import annotations

import datetime
import re
from typing import Dict, Iterator, List, Optional, Set, Tuple

from ..citation import LAWS, Citation
from ..naming import Manner, in_full, in_short
from ..registers import citations as register
from ..registers.citations import Entry
from ..rulebook import Rule
from ..vietnamese.blanks import has_blank
from ..vietnamese.dates import in_figures, in_words
from ..vietnamese.symbols import mend
from ..vietnamese.text import fold
from .by_line import check_line
from .case import Case, Slip, check
from .lines import MASK, Line, lines, lines_of

ALL = ("main", "attached", "appendix")

# Before this year symbols had other forms (`54 CP`, `15/QĐ-UB`, `1141 TC/QĐ/CĐKT`).
_FORM_SINCE = 2005
# Which types a legal symbol's abbreviation stands for; quy chế, quy định and the like are cited by the decision's number.
_TYPES = {"NĐ": "nghị định", "TT": "thông tư", "NQ": "nghị quyết", "CT": "chỉ thị"}
_PLAIN_TYPES = frozenset(
    "nghị định,nghị quyết,thông tư,quyết định,chỉ thị,kết luận,công văn,tờ trình,thông báo,báo cáo,hướng dẫn".split(",")
)
_ENOUGH = 20  # so many ways of naming one document are kept to compare with
# Issuers that are surely different bodies when their names differ.
_ISSUERS = frozenset(("chinh phu", "thu tuong chinh phu", "quoc hoi", "uy ban thuong vu quoc hoi", "bo chinh tri", "ban bi thu"))
_PARTY_ISSUER = re.compile(r"(?:VP)?T[WU]$|ĐU|HU$|TW|BCĐTW|ĐH$")
_PAST = re.compile(
    r"thay thế|bãi bỏ|hết hiệu lực|hết hạn|trước đây|trước ngày|được ban hành trước|sửa đổi, bổ sung|chuyển tiếp|đã được|giai đoạn|"
    r"tổng kết|sơ kết|\bnăm thực hiện|theo quy định cũ|tại thời điểm",
    re.IGNORECASE,
)
# What stands right before a document that is amended, or named in the name of another: neither is cut short.
_NAMED = re.compile(
    r"(?:^|[\s“(])(?:(?:sửa đổi|bổ sung|thay thế|bãi bỏ)[^.;]{0,60}"
    r"|(?:kế hoạch|chương trình|đề án|quyết định|công văn)[^.;]{0,100} (?:thực hiện|triển khai|thi hành)) $",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"sửa đổi|bổ sung|thay thế|bãi bỏ|kèm theo")
_BODY = re.compile(
    r"(?<![^\W_])(?:của (?=[A-ZĐ])|(?:UBND|HĐND|Sở|Bộ|Ban|Chính phủ|Thủ tướng|Quốc hội|Hội|Ủy ban|Uỷ ban|Văn phòng|Trung ương|"
    r"Tỉnh|Thành|Công an|Cục|Tổng cục|Phòng|Đảng|Đoàn|Liên|Viện|Tòa|Toà|Trường|Công ty)(?![^\W_]))"
)


@check_line("citation.form")
def form(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    for cited in line.citations:
        if not cited.number or cited.symbol is None or has_blank(cited.number):
            continue
        start, end = cited.at
        if not cited.symbol.form:
            if not _is_old(cited) and not _is_joint(cited):
                yield line.slip(start, end, mend(cited.number, _family(cited)) or None)
        elif not cited.so and (cited.said or cited.name):
            yield line.slip(cited.start, end, line.text[cited.start : start] + _so(line.text[cited.start : start]) + cited.number, "so")
        elif _is_other_type(cited):
            yield line.slip(cited.start, end, None, "type", named=cited.type, wanted=_TYPES[cited.symbol.type])


def _is_joint(cited: Citation) -> bool:
    """`1822/QCPH/BTC-TLĐ`, `88/2016/TTLT/BTC-BTNMT`: documents of several bodies, whose types NĐ 30 does not name, are written so."""
    symbol = cited.symbol
    return symbol is not None and symbol.type in ("", "TTLT", "NQLT") and "/%s/" % (symbol.type or symbol.issuer) in cited.number


def _so(type: str) -> str:
    return "SỐ " if type.isupper() else "số "


def _is_old(cited: Citation) -> bool:
    year = cited.date.year if cited.date else cited.symbol.year if cited.symbol else 0
    return 0 < year < _FORM_SINCE


def _family(cited: Citation) -> str:
    """Whose form a malformed symbol should have: the Party's where its issuer is a body of the Party."""
    symbol = cited.symbol
    return "party" if symbol and not symbol.year and "MTTW" not in symbol.issuer and _PARTY_ISSUER.search(symbol.issuer) else "state"


def _is_other_type(cited: Citation) -> bool:
    """`Quyết định số 30/2020/NĐ-CP`: the words and the symbol name two types."""
    if cited.symbol is None or cited.symbol.form == "party" or not cited.said:
        return False
    wanted = _TYPES.get(cited.symbol.type)
    return wanted is not None and cited.type != wanted and cited.type in ("nghị định", "thông tư", "nghị quyết", "chỉ thị", "quyết định")


@check("citation.first", acts=ALL)
def first(case: Case) -> Iterator[Slip]:
    """The first mention says all, later ones type and number. In prose only: a table has columns for that.

    Legal texts name what they amend in their own way; a law needs no more than its name.
    """
    if case.act.legal:
        return
    seen: Dict[str, Citation] = {}
    told: Set[str] = set()
    based: Set[str] = set()  # a basis that says all is a first mention; the body may do so once more
    for line in lines(case):
        if line.part not in ("body", "bases") or case.block(line.block).place.kind != "body":
            continue
        inside = 0  # the end of a citation whose subject names another document
        for cited in line.citations:
            nested, inside = cited.start < inside, max(inside, cited.end)
            key = register.key(cited.number)
            if nested or not key or cited.name or cited.symbol is None or not cited.symbol.form or cited.type in LAWS:
                continue
            if key not in seen:
                seen[key] = cited
                if key not in based and _is_short(line, cited):
                    yield line.slip(cited.start, cited.end, _in_full(cited, case.anatomy.regime.startswith("party")))
            elif line.part == "body" and key not in told and _says_again(line, cited, seen[key]):
                told.add(key)
                yield line.slip(cited.start, cited.end, line.text[cited.start : cited.at[1]], "later")
            if line.part == "bases":
                seen.pop(key, None)
                if cited.issuer or cited.subject:
                    based.add(key)


def _says_again(line: Line, cited: Citation, before: Citation) -> bool:
    """In running prose, all of it once more. An item of a list is a list of documents."""
    if not (cited.day and cited.day == before.day and cited.issuer and cited.subject and cited.so and before.issuer and before.subject):
        return False
    text = line.text[max(cited.start - 300, 0) : cited.start]
    return not _alone(line, cited) and not (text.endswith("của ") and _AMENDED.search(text)) and not _NAMED.search(text[-160:])


def _alone(line: Line, cited: Citation) -> bool:
    """The line has hardly a word before it: an item of a list of documents."""
    return cited.start < 60 and sum(letter.isalpha() for letter in line.text[: cited.start]) <= 12


def _in_full(cited: Citation, party: bool) -> Optional[str]:
    """As the register knows it."""
    entry = known(cited)
    if entry is None or not entry.subject or not entry.issuer:
        return None
    return in_full(entry, Manner(comma=party, words=False))


def _is_short(line: Line, cited: Citation) -> bool:
    """Neither what follows the number nor its sentence says who issued it or what it is about."""
    if not cited.said or not cited.so or cited.issuer or cited.subject:
        return False
    start, stop = _sentence(line.text, cited.start, cited.end)
    before, after = line.text[start : cited.start], line.text[cited.end : stop]
    if has_blank(after[:60]) or _AMENDED.search(before) or (_alone(line, cited) and len(after) < 12):
        return False
    return not _BODY.search(before) and not _BODY.search(after)


def _sentence(text: str, start: int, end: int) -> Tuple[int, int]:
    low = max(text.rfind(mark, max(start - 400, 0), start) for mark in (". ", "; ", "\n"))
    stops = [at for at in (text.find(mark, end, end + 400) for mark in (". ", "; ", "\n")) if at >= 0]
    return max(low, start - 400, 0), min(stops) if stops else min(end + 400, len(text))


@check("citation.conflict")
def conflict(case: Case) -> Iterator[Slip]:
    """One document with two dates, issuers or types; or a number of one year with a day of another. Over the whole file."""
    seen: Dict[str, List[Citation]] = {}
    for act in case.anatomy.acts:
        for line in lines_of(case.document, act):
            for cited in line.citations:
                if not cited.number or cited.symbol is None:
                    continue
                if cited.day and cited.symbol.year and cited.day.year != cited.symbol.year:
                    yield line.slip(cited.start, cited.end, None, "year", year=cited.symbol.year, day=in_figures(cited.day))
                    continue
                others = seen.setdefault(register.key(cited.number), [])
                for other in others:
                    variant, said = _differs(cited, other)
                    if variant == "date":
                        yield _other_day(line, cited, other)
                    elif variant:
                        yield line.slip(cited.start, cited.end, None, variant, other=said)
                    if variant:
                        break
                if len(others) < _ENOUGH and all(
                    (cited.day, cited.issuer, cited.type) != (other.day, other.issuer, other.type) for other in others
                ):
                    others.append(cited)


def _other_day(line: Line, cited: Citation, other: Citation) -> Slip:
    """Two days for one document; the fix writes the first one here too, for whoever knows that it is right."""
    assert cited.date is not None and other.day is not None
    start, end = cited.date.start, cited.date.end
    after = _day_like(line.text[start:end], cited.date.form, other.day)
    return line.slip(cited.start, cited.end, None, "", other=in_figures(other.day))._replace(
        edits=(line.edit(start, end, after),), preview=line.text[cited.start : start] + after + line.text[end : cited.end]
    )


def _day_like(written: str, form: str, day: datetime.date) -> str:
    """A day in the form another is written in: in words or figures, with "ngày" or without."""
    after = in_words(day) if form == "words" else "ngày " + in_figures(day)
    return after if written.startswith("ngày") else after[len("ngày ") :]


def _differs(cited: Citation, other: Citation) -> Tuple[str, str]:
    """In what two mentions of one number contradict each other, and what the other says; "" where they may be two documents."""
    symbol = cited.symbol
    assert symbol is not None
    unique = symbol.year > 0 and symbol.issuer not in ("UBND", "HĐND")
    if cited.day and other.day and cited.day != other.day:
        if _other_issuers(cited.issuer, other.issuer):
            return "", ""
        return ("date", in_figures(other.day)) if symbol.year or _is_near(cited.day, other.day) else ("", "")
    if not unique and not (cited.day and cited.day == other.day):
        return "", ""
    first, second = _plain(cited.issuer), _plain(other.issuer)
    if first != second and first in _ISSUERS and second in _ISSUERS:
        return "issuer", other.issuer
    if cited.said and other.said and cited.type != other.type and {cited.type, other.type} <= _PLAIN_TYPES:
        return "kind", other.type
    return "", ""


def _plain(issuer: str) -> str:
    """An issuer for comparing: folded, without the words that say which Central Committee."""
    return fold(issuer).replace(" trung uong dang", "").strip()


def _other_issuers(first: str, second: str) -> bool:
    """Both are named, and neither name holds the other: two bodies, so two documents."""
    one, two = _short(first), _short(second)
    return bool(one and two) and one not in two and two not in one


def _short(issuer: str) -> str:
    return _plain(issuer).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


@check_line("citation.register")
def in_register(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    """The register says another day, issuer or subject."""
    for cited in line.citations:
        entry = known(cited)
        if entry is None:
            continue
        if cited.date is not None and cited.day and cited.day != entry.date:
            after = _day_like(line.text[cited.date.start : cited.date.end], cited.date.form, entry.date)
            yield line.slip(cited.date.start, cited.date.end, after, "", cited=cited.number or cited.name)
        elif _plain(cited.issuer) in _ISSUERS and _plain(entry.issuer) in _ISSUERS and _plain(cited.issuer) != _plain(entry.issuer):
            yield line.slip(cited.start, cited.end, None, "issuer", cited=cited.number, wanted=entry.issuer)
        elif _other_subject(cited, entry):
            yield line.slip(cited.start, cited.end, None, "subject", cited=cited.number, wanted=entry.subject)


def known(cited: Citation) -> Optional[Entry]:
    """The register's document that this surely is."""
    if cited.number:
        numbered = register.numbered(cited.number)
        close = [entry for entry in numbered if entry.date == cited.day] or [entry for entry in numbered if _same_document(cited, entry)]
        return close[0] if len(close) == 1 else None  # one of several: nobody can tell which
    entries = register.find_law(cited.name)
    exact = [entry for entry in entries if cited.day == entry.date]
    year = cited.day.year if cited.day else cited.year
    near = exact or [entry for entry in entries if _differs_in_one(cited.day, entry.date)]
    if len(near) > 1:  # a slip may be of the day or of the year: then whoever writes today means the one in force
        near = [entry for entry in near if entry.over is None]
    near = near or [entry for entry in entries if year and entry.date.year == year]
    return near[0] if len(near) == 1 else None


def _differs_in_one(day: Optional[datetime.date], other: datetime.date) -> bool:
    """Of day, month and year one is another."""
    return day is not None and ((day.day == other.day) + (day.month == other.month) + (day.year == other.year)) == 2


def _same_document(cited: Citation, entry: Entry) -> bool:
    """Numbers without a year come again each year or term: then only one with a day near the entry's is the same."""
    if cited.type and cited.type != entry.type.lower() and not (cited.symbol and cited.symbol.year):
        return False
    if cited.symbol is not None and cited.symbol.year:
        return True
    if cited.day is None:
        return not cited.date
    return _is_near(cited.day, entry.date)


def _is_near(day: datetime.date, other: datetime.date) -> bool:
    """One year, or one day of another year: a slip of the pen rather than another document."""
    return day.year == other.year or (day.day, day.month) == (other.day, other.month)


def _other_subject(cited: Citation, entry: Entry) -> bool:
    """Less than a third of the words in common, and enough of them to tell."""
    named = cited.name or cited.subject
    if MASK in named:  # part of it is a quotation
        return False
    said, known = set(fold(named).split()), set(fold(entry.subject).split())
    if not cited.number or min(len(said), len(known)) < 4 or (cited.date and cited.day != entry.date):
        return False
    return len(said & known) * 3 < min(len(said), len(known))


@check_line("citation.superseded")
def superseded(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    """No longer in force on the document's day."""
    if when is None:
        return
    for cited in line.citations:
        entry = known(cited)
        if entry is not None and cited.day and cited.day != entry.date:
            continue  # which one is meant must be settled first: citation.register asks
        if entry is not None and _is_over(entry, when) and not _speaks_of_past(line, cited):
            newer = register.find(entry.replaced_by) if entry.replaced_by else None
            after = _like(line, cited, newer) if newer is not None else None
            since = in_figures(entry.over) if entry.over else ""
            yield line.slip(cited.start, cited.end, after, "" if entry.replaced_by else "expired", newer=entry.replaced_by, since=since)


def _like(line: Line, cited: Citation, newer: Entry) -> str:
    """The newer document, named as the older one is."""
    if cited.number and not cited.date:
        return in_short(newer)
    comma = cited.date is not None and line.text[cited.at[1] : cited.date.start].startswith(",")
    return in_full(newer, Manner(comma=comma, words=cited.date is None or cited.date.form == "words"))


def _is_over(entry: Entry, when: datetime.date) -> bool:
    return entry.over is not None and entry.over <= when


def _speaks_of_past(line: Line, cited: Citation) -> bool:
    start, stop = _sentence(line.text, cited.start, cited.end)
    outside = line.text[start : cited.start] + line.text[cited.at[1] or cited.start : stop]
    return _PAST.search(outside) is not None
