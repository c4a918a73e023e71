"""Names of units that are no more, in a document of today; what may rightly keep an old name is left alone."""

from __future__ import annotations

import datetime
import re
from typing import Iterator, Optional, Sequence, Tuple

from .. import citation
from ..anatomy.model import Part, Span
from ..finding import Choice
from ..registers import units
from ..vietnamese import tones
from ..vietnamese.text import capitalise
from ..vietnamese.unicode import compose
from . import old_units
from .case import Case, Slip, check
from .change import change
from .home import province_of
from .lines import Line, lines
from .old_units import Old, Way
from .typography import majority

_FIRST = datetime.date(2025, 1, 1)  # Thừa Thiên Huế was the first to end
# Of the head and the foot of a page, which stand in the cells of a table; in other cells old addresses and lists may stay.
_OWN = frozenset(("parent", "issuer", "addressees", "recipients", "signature"))

_SENTENCE_END = re.compile(r"\.(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[.;](?=\s|$)|\n")
_PAST = re.compile(r"nghỉ hưu|trước đây|trước (?:ngày )?0?1/0?7/2025", re.IGNORECASE)  # a list may say so at its end
_HISTORY = re.compile(
    r"sáp nhập|hợp nhất|sắp xếp|nhập (?:toàn bộ|nguyên trạng)|trước đây|\bcũ\b|trước (?:khi|ngày|đó|\d|tháng|năm)|nghỉ hưu|"
    r"nay (?:là|thuộc)|"
    r"kết thúc hoạt động|giải thể|chia tách|địa giới|tiền thân|nguyên là|được đổi|đổi tên|chuyển (?:về|sang)|bàn giao|"
    r"không tổ chức|quê quán|quê(?::| ở)|nơi sinh|nguyên quán|sinh quán|sinh (?:ngày|năm|tại)|"
    r"năm (?:19\d\d|20[01]\d|202[0-4])(?!\d)|giai đoạn 20[012]\d",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"(?:Quỹ|Công ty|Tập đoàn|Ngân hàng|Trường(?! hợp)|Học viện|Bệnh viện|Trung tâm|Hiệp hội|Câu lạc bộ|Khu(?! vực)|Cụm|Dự án|Nhà máy|"
    r"Hợp tác xã|Cảng|Vườn|Di tích|Chợ|Đền|Chùa|Quốc lộ|Đường|Điện lực|Bến xe|Nhà văn hóa|Bảo tàng|Thư viện|Nghĩa trang|Đài)"
    r"(?![^\W_])[^,.;:()]{0,60}$"
)
_MERGER = re.compile(
    r"sắp xếp|sáp nhập|hợp nhất|địa giới|thành lập (?:các )?(?:xã|phường|đặc khu)|đơn vị hành chính|"
    r"chính quyền địa phương (?:02|2|hai) cấp",
    re.IGNORECASE,
)
_COMMUNE = re.compile(r"(?<![^\W_])(?:xã|phường|đặc khu|thị trấn)(?![^\W_])", re.IGNORECASE)
_NOUN = re.compile(r"(?:tỉnh|thành phố|xã|phường|thị trấn|đặc khu) (?!Hồ Chí Minh|\d)", re.IGNORECASE)


@check("unit.stale", acts=("main", "attached", "appendix"))
def stale(case: Case) -> Iterator[Slip]:
    when = case.as_of
    if when is None or when < _FIRST:
        return
    home = province_of(case.anatomy)
    merger = _is_about_the_merger(case)
    yield from _place(case, when)
    for line in lines(case):
        if line.place == "cell" and line.part not in _OWN or merger and line.part not in ("parent", "issuer"):
            continue
        for old in _old(line, when, home):
            above = _party_above(line, old, home) if line.part == "parent" and not old.ways else None
            yield _slip(case, line, above or old)


def _old(line: Line, when: datetime.date, home: str) -> Sequence[Old]:
    """What is kept with the line: typing elsewhere does not change it."""
    asked = when, home, line.part in ("addressees", "recipients")
    known = line.kept.get("old units")
    if known is None or known[0] != asked:
        found = old_units.find(line.bare, *asked)
        left = tuple([old for old in found if not _is_history(line, old) and not _is_cited(line.bare, old.start, when)])
        known = line.kept["old units"] = (asked, left)
    old: Sequence[Old] = known[1]
    return old


def _party_above(line: Line, old: Old, home: str) -> Optional[Old]:
    """A commune's Party committee stands right under its province's now: ĐẢNG BỘ HUYỆN … → ĐẢNG BỘ TỈNH …"""
    if not home or not re.search(r"Đảng bộ $", line.bare[: old.start].capitalize()):
        return None
    words = units.official(units.provinces()[home]).upper()
    return old._replace(ways=(Way(words, words),), variant="", now=words)


def _place(case: Case, when: datetime.date) -> Iterator[Slip]:
    """The place before the date: the province's name, or the commune's own."""
    dateline, issuer = case.part("dateline"), case.part("issuer")
    if case.act.kind != "main" or dateline is None or issuer is None:
        return
    block, start, _ = dateline.spans[0]
    written = case.text(dateline.spans[0]).partition(",")[0].rstrip()
    old = _named(compose(written), [part for part in (case.part("parent"), issuer) if part], when, province_of(case.anatomy))
    if old is None:
        return
    names = [_bare(words.partition(",")[0]) for _, words in old.ways]
    edits = [change(block, start, written, name) for name in names]
    span = Span(block, start, start + len(written))
    slip = Slip(span, written, says={"now": old.now}, variant=old.variant, part="dateline")
    if len(names) == 1:
        yield slip._replace(preview=names[0], edits=tuple(edits))
    else:
        yield slip._replace(choices=tuple([Choice(name, (edit,)) for name, edit in zip(names, edits)]))


def _named(place: str, head: Sequence[Part], when: datetime.date, home: str) -> Optional[Old]:
    """The unit of before that the place is called by: the one the head names, or the province the document was of."""
    lines = [old_units.reading(line) for part in head for line in part.text.split("\n")]
    for line in lines:
        for old in old_units.find(line, when, home):
            if old.ways and tones.convert(_bare(line[old.start : old.end]), tones.OLD) == tones.convert(place, tones.OLD):
                return old
    former = units.former_province(place, when)
    if former is None or units.province_code(place) != home or any(map(_COMMUNE.search, lines)):
        return None
    return Old(0, 0, (Way(former.now[0], former.now[0]),), "", former.now[0])


def _bare(unit: str) -> str:
    """As the place before a date is called: "Lâm Đồng"; but "Thành phố Hồ Chí Minh", "Phường 7"."""
    return capitalise(_NOUN.sub("", unit))


def _slip(case: Case, line: Line, old: Old) -> Slip:
    style = majority(case) if old.ways else ""
    ways = [(label, tones.convert(words, style) if style else words) for label, words in old.ways]
    if len(ways) == 1:
        return line.slip(old.start, old.end, ways[0][1], old.variant, now=old.now)
    choices = tuple([Choice(label, (line.edit(old.start, old.end, words),)) for label, words in ways])
    return line.slip(old.start, old.end, None, old.variant, now=old.now)._replace(choices=choices)


def _is_about_the_merger(case: Case) -> bool:
    subject = case.anatomy.main.parts.get("subject")
    return subject is not None and _MERGER.search(subject.text) is not None


def _is_history(line: Line, old: Old) -> bool:
    """The clause speaks of the past or of the merger, or the name is part of a fund's, a school's, a firm's name."""
    text = line.bare
    if _PAST.search(text, *_around(old, text, _SENTENCE_END)):
        return True
    start, end = _around(old, text, _CLAUSE_END)
    if _HISTORY.search(text, start, end) or _PROPER.search(text[start : old.start]):
        return True
    cited = [each.date.start for each in line.citations if each.date is not None]
    return any(start <= day.start < end and day.date and day.date < units.MERGED and day.start not in cited for day in line.dates)


def _around(old: Old, text: str, ends: "re.Pattern[str]") -> Tuple[int, int]:
    """The sentence or the clause it stands in; not too far."""
    first = max(old.start - 400, 0)
    start = max([match.end() for match in ends.finditer(text, first, old.start)], default=first)
    stop = ends.search(text, old.end, min(old.end + 400, len(text)))
    return start, stop.start() if stop else min(old.end + 400, len(text))


def _is_cited(text: str, at: int, when: datetime.date) -> bool:
    """Inside the citation of a document of the days before: its issuer's or subject's name."""
    cited = citation.around(text, at)
    return cited is not None and (cited.day is None or cited.day < units.MERGED or cited.day < when)
