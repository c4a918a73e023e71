"""Proposing: from an office's name what else is probably true of it (Điền giúp): the head of its pages, its symbol, who signs.

"Ủy ban nhân dân xã Suối Mơ" → ỦY BAN NHÂN DÂN / XÃ SUỐI MƠ, UBND, Suối Mơ, Chủ tịch Ủy ban nhân dân xã Suối Mơ. What kinds of
offices there are stands in data/proposing.toml. A person looks it over: it goes into empty fields only.
"""

from __future__ import annotations

import re
from typing import Any, Mapping, NamedTuple, Optional, Sequence, Tuple

from . import typed
from .compiled import read
from .offices import Office
from .registers import units
from .vietnamese.text import capitalise, fold
from .vietnamese.unicode import compose

_BLANK = re.compile(r"\{(\w+)\}")


class _Unit(NamedTuple):
    """xã Suối Mơ."""

    level: str = ""
    name: str = ""

    @property
    def full(self) -> str:
        return ("%s %s" % (self.level, self.name)).strip()


def proposed(name: str) -> Optional[Office]:
    """What an office of that name is likely to be; nothing where its kind is not known."""
    words = compose(name).split()
    kind, length = _kind(words)
    if kind is None:
        return None
    body, where, up = _parted(words[length:], kind.get("level", ""))
    if kind.get("central") and where.name:
        return None
    if not up.name and where.level and where.level not in read("proposing")["top"]:
        found = units.provinces_of(where.full)
        up = _unit(found[0].split()) if len(found) == 1 else up
    values = {"body": body, "where": _official(where), "up": _official(up), "name": where.name, "place": where.name}
    values.update({each.upper(): _head(each, value) for each, value in values.items()})
    values["initials"] = _initials(body)

    def said(text: str) -> str:
        return " ".join(text.format(**values).split())

    def known(key: str) -> str:
        """Nothing where it stands on something that is not known; a head may do without its unit."""
        text: str = kind.get(key, "")
        needed = [blank for blank in _BLANK.findall(text) if not (key == "head" and blank in ("body", "where"))]
        return said(text) if all(values[blank] for blank in needed) else ""

    return Office(
        name=" ".join(words),
        regime=kind["regime"],
        parent=tuple([said(line) for line in kind.get("parent", ())]),
        issuer=tuple([said(line) for line in kind["issuer"]]),
        symbol=known("symbol"),
        place=kind.get("place") or _place(where, kind["regime"]),
        superior=known("superior"),
        head=known("head"),
        signers=typed.people("\n".join(kind["signers"])),
        archive=kind.get("archive", ""),
    )


def filled_up(office: Office, proposal: Office) -> Office:
    """The office with what is proposed where it says nothing. Its regime is a proposal too, while nothing has been said under it."""
    empty = {
        field: getattr(proposal, field)
        for field in ("parent", "issuer", "symbol", "place", "superior", "head", "signers", "archive")
        if not getattr(office, field)
    }
    if "parent" in empty and "issuer" not in empty:  # the head of the page is one thing: some offices have no parent
        del empty["parent"]
    fresh = not (office.issuer or office.symbol or office.signers)
    return office._replace(regime=proposal.regime if fresh else office.regime, **empty)


def _kind(words: Sequence[str]) -> Tuple[Optional[Mapping[str, Any]], int]:
    """The kind whose beginning takes most of the words, and how many."""
    folded = [fold(word) for word in words]
    best: Tuple[Optional[Mapping[str, Any]], int] = (None, 0)
    for kind in read("proposing")["kinds"]:
        for begin in kind["begins"]:
            known = fold(begin).split()
            if len(known) > best[1] and folded[: len(known)] == known:
                best = (kind, len(known))
    return best


def _parted(words: Sequence[str], level: str) -> Tuple[str, _Unit, _Unit]:
    """What the body is for, the unit it is of, and the unit above."""
    starts = [at for at in range(len(words)) if _level(words, at)]
    if not starts:
        return ("", _Unit(level, " ".join(words)), _Unit()) if level and words else (" ".join(words), _Unit(), _Unit())
    ends = [*starts[1:], len(words)]
    found = [_unit([word.rstrip(",;") for word in words[start:end]]) for start, end in zip(starts, ends)]
    body = " ".join(words[: starts[0]]).rstrip(" ,;-")
    return body, found[0], found[-1] if len(found) > 1 else _Unit()


def _level(words: Sequence[str], at: int) -> int:
    """How many words the noun of a unit has here: "xã" of "xã Suối Mơ", not of "Xã hội"."""
    for level in read("proposing")["levels"]:
        noun = level.split()
        after = at + len(noun)
        if [word.lower() for word in words[at:after]] == noun and after < len(words) and not words[after][:1].islower():
            return len(noun)
    return 0


def _unit(words: Sequence[str]) -> _Unit:
    length = _level(words, 0)
    return _Unit(" ".join(words[:length]).lower(), " ".join(words[length:]))


def _official(unit: _Unit) -> str:
    return units.official(unit.full)


def _head(key: str, value: str) -> str:
    """At the head of a page what is not known is a blank that the eye sees."""
    unknown: Mapping[str, str] = read("proposing")["unknown"]
    return (value or ("" if key == "body" else unknown.get(key, "…"))).upper()


def _initials(body: str) -> str:
    skipped = read("proposing")["skipped"]
    return "".join([word[0] for word in body.split() if word not in skipped and word[0].isalpha()]).upper()


def _place(unit: _Unit, regime: str) -> str:
    """The name alone; with its noun where it is a number or a person's, and for the Party where it is of one syllable or its province's."""
    if not unit.name:
        return ""
    whole = unit.name[0].isdigit() or unit.name in read("places")["persons"] or unit.name in read("proposing")["persons"]
    if regime.startswith("party"):
        as_province = unit.level not in read("proposing")["top"] and unit.name.lower() in units.province_names()
        whole = whole or " " not in unit.name or as_province
    return capitalise(unit.full) if whole else unit.name
