"""Bodies: the names of offices as documents write them, one or several in a row (data/tasks.toml)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, List, Mapping, NamedTuple, Sequence, Tuple

from ..compiled import read
from ..registers.bodies import field_names
from ..vietnamese.text import fold

_GAP = r"[ \u00a0]"
_NOT_A_NAME = {"va", "cac", "cua"}


class Body(NamedTuple):
    """A body a text names: "Sở Tài chính", "UBND các xã, phường"."""

    name: str
    keys: Tuple[str, ...]  # patterns of how a list names it; () for a field's body, which is known by its words
    groups: Tuple[str, ...]
    words: Tuple[str, ...] = ()  # folded: ("so", "tai", "chinh")
    line: str = "{name}"  # how a list says it


class Named(NamedTuple):
    body: Body
    start: int
    end: int
    place: str = ""  # what goes on from its name: " Ba Tơ", " khu vực XIII"


def _any(names: Sequence[str]) -> str:
    ordered = sorted(names, key=len, reverse=True)
    return "(?:%s)" % "|".join([re.escape(name).replace("\\ ", _GAP) for name in ordered])


@lru_cache(maxsize=None)
def _lead() -> "re.Pattern[str]":
    """What may stand before a name: "các", an office that stands for its body."""
    return re.compile(r"(?:%s%s+)?(?:[Cc]ác%s+)?" % (_any(read("tasks")["fields"]["offices"]), _GAP, _GAP))


@lru_cache(maxsize=None)
def _field_body() -> "re.Pattern[str]":
    return re.compile(r"(?P<head>%s):?%s+(?P<field>%s)\b" % (_any(read("tasks")["fields"]["heads"]), _GAP, _any(field_names())))


@lru_cache(maxsize=None)
def _field() -> "re.Pattern[str]":
    return re.compile(r"(?P<field>%s)\b" % _any(field_names()))


@lru_cache(maxsize=None)
def _others() -> Tuple[Tuple["re.Pattern[str]", Mapping[str, Any]], ...]:
    patterns = []
    for body in read("tasks")["bodies"]:
        pattern = _any(body["names"]) + r"\b"
        if "follows" in body:
            after = _any(body["follows"])
            pattern += r"%s+(?:các%s+)?%s(?:(?:,|%s+và)%s+(?:các%s+)?%s){0,4}\b" % (_GAP, _GAP, after, _GAP, _GAP, _GAP, after)
        patterns.append((re.compile(pattern), body))
    return tuple(patterns)


_PLACE = re.compile(
    r"(?:[ \u00a0]+(?:cấp[ \u00a0]+)?(?:tỉnh|thành phố|Thành phố|TP\.?|huyện|quận|xã|phường|khu vực|Việt Nam|Trung ương|trung ương))?"
    r"(?:[ \u00a0]+(?!Sở|Bộ|Ủy|Uỷ|Ban)[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\w*){0,4}"
    r"(?:[ \u00a0]+\([^()\n]{0,120}\))?"
)
_SEPARATOR = re.compile(r"[ \u00a0]*(?:[,;][ \u00a0]*(?:và[ \u00a0]+)?|[ \u00a0]và[ \u00a0]+)")
_OUTLETS = re.compile(r"(?:Báo|báo|Tạp chí|Trung tâm|Cổng|Văn phòng)\b[^,;:.\n]{0,60}")


def body_at(text: str, start: int) -> "Named | None":
    """The body whose name begins here, the office that stands for it included."""
    lead = _lead().match(text, start)
    at = lead.end() if lead else start
    match = _field_body().match(text, at)
    if match:
        return Named(field_body(match.group("head"), match.group("field")), start, match.end())
    for pattern, data in _others():
        match = pattern.match(text, at) or pattern.match(text, start)
        if match:
            body = Body(match.group(), tuple(data["keys"]), tuple(data["groups"]), line=data.get("line", "{name}"))
            return Named(body, start, match.end())
    return None


def field_body(head: str, field: str) -> Body:
    name = "%s %s" % (head, field)
    kind = "department" if head == "Sở" else "ministry"
    words = tuple(word for word in re.findall(r"[^\W\d_]+", fold(name)) if word not in _NOT_A_NAME)
    return Body(name, (), tuple(read("tasks")["fields"][kind]["groups"]), words)


def bodies_at(text: str, start: int) -> Tuple[List[Named], int]:
    """The bodies that stand in a row from here, and where the row ends. "Sở Tài chính, Nội vụ và Y tế" are three."""
    found: List[Named] = []
    at = end = start
    head = ""
    while len(found) < 40:
        named = body_at(text, at)
        match = _field().match(text, at) if named is None and head else None
        if named is not None:
            found.append(named)
            end = named.end
            head = named.body.name.split()[0] if named.body.words else ""
        elif match:
            found.append(Named(field_body(head, match.group("field")), at, match.end()))
            end = match.end()
        else:
            unknown = _OUTLETS.match(text, at)
            if unknown is None:
                break
            end = unknown.end()
        place = _PLACE.match(text, end)
        if place and found and found[-1].end == end:
            found[-1] = found[-1]._replace(place=place.group().split("(")[0].rstrip())
        end = place.end() if place else end
        separator = _SEPARATOR.match(text, end)
        if separator is None:
            break
        at = separator.end()
    return found, end
