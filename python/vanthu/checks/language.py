"""Language: capitals of references and of Nhân dân, Nhà nước; known slips of spelling; dates that cannot be."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Iterator, Mapping, Optional, Tuple

from .. import citation
from ..compiled import read
from ..rulebook import Rule
from ..vietnamese import phrases
from ..vietnamese.dates import find_dates
from .by_line import check_line
from .case import Slip
from .lines import Line

# "điều 5", "chương II", "mục 2 chương I": a division of a text named by its number.
_SMALL = re.compile(
    r"(?<![^\W_])(?:(?P<article>điều) \d{1,3}(?=[\s,;.:)]|$)(?!\s?(?:%|m|kg|lần|người|lượt|tuổi|năm|tháng))"
    r"|(?P<level>chương|phần) (?=[IVXLC]{1,6}(?![^\W_]))|(?P<section>tiểu mục|mục) (?=\d{1,2}(?:,? (?:Chương|chương|Phần|phần) [IVXLC])))"
)
_LARGE = re.compile(
    r"(?<=[^\W\d_] )(?:Khoản(?= \d{1,2}[a-zđ]?(?=[\s,;.)]|$))|Điểm(?= [a-zđ](?:\.\d)?,? (?:và|hoặc|[Kk]hoản|[Đđ]iểm|[Mm]ục)))"
    r"|(?<=, )Khoản(?= \d{1,2} Điều)"
)
_NOT_ARTICLE = frozenset("một hai ba bốn năm sáu bảy tám chín mười nhiều mấy những các vài số từng mỗi trên".split())


@check_line("caps.reference")
def reference(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    """Điều, Chương, Mục, Phần with a capital; khoản, điểm without, inside a sentence."""
    levels, text = rule["capital"], line.bare
    if "iều " in text or "hương " in text or "hần " in text or "ục " in text:
        for match in _SMALL.finditer(text):
            word = match.group(match.lastgroup or 0)
            before = text[max(match.start() - 20, 0) : match.start()].rstrip().rsplit(" ", 1)[-1].lower()
            if word in levels and not (word == "điều" and before in _NOT_ARTICLE):
                yield line.slip(match.start(), match.start() + len(word), word.capitalize())
    if "Khoản " in text or "Điểm " in text:
        for match in _LARGE.finditer(text):
            yield line.slip(match.start(), match.end(), match.group().lower(), variant="small")


_PEOPLE = re.compile(
    r"(?<![^\W_])(?:phục vụ|của|vì|tầng lớp|đời sống|cho|với|toàn thể|vận động|bảo vệ|lấy ý kiến|đông đảo|và) nhân dân(?![^\W_])"
)
_STATE = re.compile(
    r"(?<![^\W_])(?:Đảng(?:,| và)|(?:chính sách|pháp luật|sự quản lý|hỗ trợ|quy định|đầu tư) của|do|được|với) nhà nước(?![^\W_])"
    r"(?! (?:pháp quyền|có thẩm quyền|cấp|khác|về|các))"
)


@check_line("caps.special")
def special(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    """Nhân dân, Nhà nước: only where they surely are the people and the State, not where they qualify another noun."""
    text = line.bare
    if "nhân dân" in text:
        for match in _PEOPLE.finditer(text):
            if not _qualified(text, match.start()):
                yield line.slip(match.end() - 8, match.end(), "Nhân dân")
    if "nhà nước" in text:
        for match in _STATE.finditer(text):
            yield line.slip(match.end() - 8, match.end(), "Nhà nước")


_FORCES = ("hội đồng", "quân đội", "công an", "ủy ban", "uỷ ban", "tòa án", "toà án", "viện kiểm sát", "vũ trang")


def _qualified(text: str, at: int) -> bool:
    """ "quân đội và công an nhân dân …": the words before name a force or an office that is itself "nhân dân"."""
    before = text[max(at - 30, 0) : at].lower()
    return any(word in before for word in _FORCES)


@lru_cache(maxsize=None)
def _slips() -> Tuple[phrases.Index, Mapping[str, Mapping[str, object]]]:
    table = read("spelling")
    return phrases.index(table["slips"]), table


@check_line("typography.spelling")
def spelling(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    known, table = _slips()
    for start, end, wrong in phrases.find(line.bare_words, known):
        if not _is_right_here(line.bare, start, end, wrong, table):
            yield line.slip(start, end, _as_written(line.text[start:end], str(table["slips"][wrong])))


def _is_right_here(text: str, start: int, end: int, wrong: str, table: Mapping[str, Mapping[str, object]]) -> bool:
    """The words next to it make something else of it: "phần được chia sẽ được …"."""
    before = text[max(start - 15, 0) : start].lower().split()[-1:]
    after = text[end : end + 15].lower().split()[:1]
    following = [word.strip(".,;:") for word in after]
    return _listed(table["before"].get(wrong), before) or _listed(table["after"].get(wrong), following)


def _listed(words: object, found: "list[str]") -> bool:
    return isinstance(words, list) and bool(found) and found[0] in words


def _as_written(wrong: str, right: str) -> str:
    """The right words with the capitals of the wrong ones."""
    if wrong.isupper():
        return right.upper()
    if wrong.istitle() and " " in wrong:
        return " ".join([word.capitalize() for word in right.split(" ")])
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


_RECEIVED = re.compile(r"[Nn]gày (?P<day>[\d/]{6,10}|\d{1,2} tháng \d{1,2} năm \d{4}),?[^.;\d]{0,80}nhận được ")


@check_line("date.possible")
def possible(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    if not any(mark in line.text for mark in ("/", "áng ", "-")):
        return
    for found in line.dates:
        if not found.possible:
            yield line.slip(found.start, found.end)
    if "nhận được " in line.text:
        yield from _received(line)


def _received(line: Line) -> Iterator[Slip]:
    """ "Ngày 10/3/2025, Sở nhận được Công văn … ngày 15/3/2025": received before it was written."""
    for match in _RECEIVED.finditer(line.text):
        received = find_dates("ngày " + match.group("day"))
        cited = citation.around(line.text, match.end()) or citation.around(line.text, match.end() + len("văn bản "))
        if cited and received and received[0].date and cited.day and cited.day > received[0].date:
            yield line.slip(match.start(), cited.end, variant="received")
