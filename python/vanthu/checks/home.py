"""The province a document is of: what its header, its place and its signer's office say."""

from __future__ import annotations

import re
from typing import Iterator

from ..anatomy.model import Anatomy
from ..registers import units
from .old_units import reading

_NAME = r"[A-ZĐ]\w{0,7}"
_PROVINCE = re.compile(
    r"(?<![^\W_])(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Tt]ỉnh ủy|[Tt]hành ủy|[Tt]ỉnh uỷ|[Tt]hành uỷ)\s(%s(?:\s-\s%s|\s%s){0,3})"
    % (_NAME, _NAME, _NAME)
)
_COMMUNE = re.compile(r"(?<![^\W_])([Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s(%s(?:\s%s){0,3})" % (_NAME, _NAME))


def province_of(anatomy: Anatomy) -> str:
    """Its code; "" where nothing tells it, as in what a ministry writes."""
    if "home" not in anatomy.kept:
        anatomy.kept["home"] = next(filter(None, _told(anatomy)), "")
    code: str = anatomy.kept["home"]
    return code


def _told(anatomy: Anatomy) -> Iterator[str]:
    parts = anatomy.main.parts
    said = [" ".join(reading(line) for line in parts[name].text.split("\n")) for name in ("issuer", "parent", "signature") if name in parts]
    for text in said:
        yield from (_longest(match.group(1)) for match in _PROVINCE.finditer(text))
    for text in said:
        yield from (_of_commune(match.group(1).lower(), match.group(2)) for match in _COMMUNE.finditer(text))
    if "dateline" in parts:
        place = parts["dateline"].text.partition(",")[0]
        yield _longest(place) if place != "Hà Nội" else ""  # the ministries are there too


def _longest(name: str) -> str:
    syllables = name.split()
    return next((code for count in range(len(syllables), 0, -1) for code in [units.province_code(" ".join(syllables[:count]))] if code), "")


def _of_commune(noun: str, name: str) -> str:
    """The one province that has, or had, a commune of that name."""
    syllables = name.split()
    for count in range(len(syllables), 0, -1):
        commune = "%s %s" % (noun, " ".join(syllables[:count]))
        now = {units.province_code(province) for province in units.provinces_of(commune)}
        known = now or {each.province for each in units.successors(commune)}
        if known:
            return known.pop() if len(known) == 1 else ""
    return ""
