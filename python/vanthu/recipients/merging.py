"""Merging: bodies with tasks become lines the way offices write them: a few by name, many as one group."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, NamedTuple, Sequence, Tuple

from ..compiled import read
from ..vietnamese.text import capitalise, fold
from .asking import Asked
from .issuing import Issuer
from .manner import filled
from .standing import kind_of

_EVERY = ("cap xa", "dia phuong", "cac dia phuong", "")  # of the committees below: all of them


class Merged(NamedTuple):
    """A line for one body or for several."""

    words: str
    kind: str
    rank: int
    asked: Tuple[Asked, ...]


def values_of(issuer: Issuer, superior: str = "") -> Dict[str, str]:
    """What stands in the blanks of a line."""
    return {"unit": issuer.unit, "party": issuer.party, "communes": issuer.communes, "up": superior}


def merged(asked: Sequence[Asked], issuer: Issuer) -> Tuple[Merged, ...]:
    """The lines for these bodies, in customary order."""
    rules: Mapping[str, Any] = read("recipients")["merging"]
    rest = list(asked)
    lines: List[Merged] = []
    for make in (_departments, _unions, _ministries, _communes):
        for line in make(rest, rules, issuer):
            lines.append(line)
            rest = [each for each in rest if each not in line.asked]
    lines += [_line(line_of(each, issuer), [each]) for each in rest]
    once: Dict[str, Merged] = {}
    for line in lines:
        known = once.get(line.words)
        once[line.words] = line._replace(asked=known.asked + line.asked) if known else line
    return tuple(sorted(once.values(), key=lambda line: line.rank))


def _line(words: str, asked: Sequence[Asked]) -> Merged:
    kind, rank = kind_of(words)
    return Merged(words, kind, rank, tuple(asked))


def line_of(asked: Asked, issuer: Issuer) -> str:
    """One body as a list names it: "Sở Tài chính", "Kho bạc Nhà nước khu vực XIII", "UBND xã Ba Tơ"."""
    body = asked.body
    if "{after}" in body.line:
        return _committee(asked, issuer)
    place = asked.task.place if "{place}" in body.line else ""
    words = body.line.format(name=body.name, place=place, after="", **values_of(issuer))
    return capitalise(" ".join(words.split()))


def _committee(asked: Asked, issuer: Issuer) -> str:
    after, place = _below(asked), asked.task.place
    if not place and fold(after) in _EVERY:
        return "UBND %s" % issuer.communes
    if not place and not after.startswith("các "):
        after = "các " + after
    return " ".join(("UBND %s%s" % (after, place)).split())


def _below(asked: Asked) -> str:
    """Which committees: "các xã, phường" of "Ủy ban nhân dân các xã, phường"."""
    words = asked.body.name.replace("\u00a0", " ").split(" ")
    return " ".join(words[1:] if words[0] == "UBND" else words[4:])


# ---- Groups --------------------------------------------------------------------------------------------------------------


def _departments(asked: Sequence[Asked], rules: Mapping[str, Any], issuer: Issuer) -> List[Merged]:
    """Four sở and more are "Các sở, ban, ngành", and so are those who work beside them; the text may say so itself."""
    if issuer.level == "commune":
        return []
    members = [each for each in asked if "departments" in each.body.groups and "press" not in each.body.groups]
    together = [each for each in members if _is_group(each)]
    alone = [each for each in members if each.body.words]
    words = filled(rules["departments"]["line"], values_of(issuer))
    if not words or not (together or len(alone) >= rules["departments"]["least"]):
        return []
    return [_line(words, members)]


def _is_group(asked: Asked) -> bool:
    return "ngành" in asked.body.name and "ở" in asked.body.name[:7]


def _unions(asked: Sequence[Asked], rules: Mapping[str, Any], issuer: Issuer) -> List[Merged]:
    members = [each for each in asked if "unions" in each.body.groups]
    words = filled(rules["unions"]["line"], values_of(issuer))
    return [_line(words, members)] if words and len(members) >= rules["unions"]["least"] else []


def _ministries(asked: Sequence[Asked], rules: Mapping[str, Any], issuer: Issuer) -> List[Merged]:
    """Several stand on one line: "Các Bộ: Tài chính, Y tế"."""
    members = [each for each in asked if each.body.words and "ministries" in each.body.groups]
    if len(members) < 2:
        return []
    names = ", ".join([each.body.name.split(" ", 1)[1] for each in members])
    return [_line(rules["ministries"].format(names=names), members)]


def _communes(asked: Sequence[Asked], rules: Mapping[str, Any], issuer: Issuer) -> List[Merged]:
    """The committees below that are named one by one, where they are many."""
    members = [each for each in asked if "{after}" in each.body.line]
    every = [each for each in members if not each.task.place]
    if every:
        return [_line(line_of(every[0], issuer), members)]
    if len(members) < rules["departments"]["least"]:
        return []
    names = ", ".join([" ".join((_below(each) + each.task.place).split()) for each in members])
    return [_line(rules["communes_of"].format(names=names), members)]
