"""Standing: the list that is on the page: its lines, of which kind each is, and what is surely wrong with it."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Dict, List, NamedTuple, Optional, Tuple

from ..anatomy.model import Anatomy, Span
from ..checks.case import Case
from ..checks.recipients import Item, drafter_after, items_of
from ..compiled import read
from ..registers import bodies, units
from ..vietnamese import tones
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold
from .issuing import Issuer

_BLANKS = " \t\u00a0"
_MARKS = ";,. \t\u00a0"
_ASIDE = re.compile(r"[ \u00a0]?\([^()]{0,200}\)")
_PURPOSE = re.compile(r"[ \u00a0]?\((?:để|b/|p/|t/|báo cáo|thực hiện|phối hợp)[^()]{0,200}\)")
_COMMUNES = re.compile(r"\b(?:ubnd|uy ban nhan dan)\b.{0,60}\b(?:(?<!thi )xa|phuong)\b")
_CITY = re.compile(r"(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Thành ủy) (?:thành phố |TP\.? ?)?(?P<name>[^()]+)")


class Line(NamedTuple):
    """One line of the list, without its dash and its mark; a line under another keeps its "+ "."""

    words: str
    kind: str
    rank: int
    item: Item
    fault: str = ""  # twice | blank | district | issuer: to be dropped; former | written: to be corrected
    better: str = ""  # how it should read

    @property
    def spans(self) -> Tuple[Span, ...]:
        return self.item.spans

    @property
    def bare(self) -> str:
        """Folded, without what it is sent for: "(để báo cáo)"."""
        return _bare(self.words)


def words_of(item: Item) -> str:
    """What a line says, without dash, mark and drafter."""
    words = item.words.rstrip(_BLANKS)
    if item.archive:
        mark = drafter_after(words)
        words = words[: len(words) - len(mark)].rstrip(_MARKS) if mark else words.rstrip(_MARKS)
    else:
        words = words.rstrip(_MARKS)
    return ("+ " if item.dash[:1] == "+" else "") + words


def lines_of(case: Case, issuer: Issuer) -> Tuple[Line, ...]:
    """The list as it stands, each line with what is surely wrong with it."""
    lines = [_line(item) for item in items_of(case)]
    seen: Dict[str, Line] = {}
    checked: List[Line] = []
    named = {line.bare for line in lines}
    for line in lines:
        fault, better = _fault(line, named, seen, issuer, case.anatomy)
        checked.append(line._replace(fault=fault, better=better))
        seen.setdefault(line.bare, line)
    return tuple(checked)


def _line(item: Item) -> Line:
    words = words_of(item)
    kind, rank = kind_of(words.lstrip("+ "))
    return Line(words, kind, rank, item)


@lru_cache(maxsize=512)
def kind_of(words: str) -> Tuple[str, int]:
    """Of which kind a line is, and where such lines stand in a list."""
    key = " ".join(fold(words).split())
    return next((kind, rank) for kind, rank, pattern in _kinds() if pattern.match(key))


@lru_cache(maxsize=None)
def _kinds() -> "Tuple[Tuple[str, int, re.Pattern[str]], ...]":
    return tuple([(row["kind"], row["rank"], re.compile(row["begins"])) for row in read("recipients")["lines"]])


@lru_cache(maxsize=512)
def _bare(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(_PURPOSE.sub("", words))))


def _fault(line: Line, named: "set[str]", seen: Dict[str, Line], issuer: Issuer, anatomy: Anatomy) -> Tuple[str, str]:
    if not any(map(str.isalnum, line.words)):
        return "blank", ""
    if line.kind in ("above", "article", "archive") or line.words.startswith("+") or has_blank(line.words):
        return "", ""
    if line.bare in seen:
        return "twice", ""
    if line.bare == issuer.name and "(" not in line.words:
        return "issuer", ""
    return _ended(line, named, anatomy.date) or _misspelt(line, named)


def _ended(line: Line, named: "set[str]", when: Optional[datetime.date]) -> "Optional[Tuple[str, str]]":
    """A body that is no more on the document's own day."""
    name = _name(line.words)
    entry = bodies.find(name)
    if when is None:
        return None
    if entry is not None and entry.ended is not None and when >= entry.ended:
        new = bodies.successor(entry.name, when)
        if new is None:
            return None
        if {_bare(each) for each in (new.name, *new.short)} & named:
            return "twice", ""
        short = bool(new.short) and entry.name[:3] != name[:3] or name[-2:].isupper()
        return "former", line.words.replace(name, new.short[0] if short and new.short else new.name)
    return _of_district(name, named) if when >= units.MERGED else None


def _of_district(name: str, named: "set[str]") -> "Optional[Tuple[str, str]]":
    """All the districts are the communes now; one district is nobody that a list could name."""
    key = fold(name)
    if _ended_pattern("districts").fullmatch(key):
        if any(_COMMUNES.search(each) for each in named):
            return "twice", ""
        return "former", read("recipients")["merging"]["communes"]
    city = _CITY.fullmatch(name)
    if _ended_pattern("district").match(key) or (city is not None and city.group("name") in read("places")["cities"]["ended"]):
        return "district", ""
    return None


@lru_cache(maxsize=None)
def _ended_pattern(name: str) -> "re.Pattern[str]":
    return re.compile(read("recipients")["ended"][name])


def _misspelt(line: Line, named: "set[str]") -> Tuple[str, str]:
    """The name of one body, but for its marks, its capitals or a letter."""
    bare = _name(line.words)
    entry = bodies.nearly(bare)
    if entry is None or not entry.level or entry.kind == "group":
        return "", ""
    alike = tones.convert(bare, tones.OLD).lower() == entry.name.lower()
    if bare in (entry.name, *entry.also) or (alike and not entry.watched) or tones.convert(bare, tones.OLD) in (entry.name, *entry.also):
        return "", ""
    if _bare(entry.name) != line.bare and _bare(entry.name) in named:
        return "twice", ""
    return "written", line.words.replace(bare, entry.name)


def _name(words: str) -> str:
    """Without what stands in brackets and the marks around it."""
    return _ASIDE.sub("", words).strip(_MARKS + ":")
