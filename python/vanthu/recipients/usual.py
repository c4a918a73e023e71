"""Usual: who is sent such a document as a rule, by who issues it, at which level, of which type."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, List, Mapping, NamedTuple, Optional, Tuple

from ..anatomy.model import Anatomy
from ..compiled import read
from ..offices import Office
from ..vietnamese.text import fold
from .issuing import Issuer
from .manner import filled
from .merging import values_of
from .standing import kind_of


class Usual(NamedTuple):
    words: str
    kind: str
    rank: int
    sure: bool  # every such document goes there
    reached: Tuple[str, ...]  # patterns of the lines that are it

    def is_reached(self, line: str) -> bool:
        key = " ".join(fold(line).split())
        return any(_compiled(pattern).search(key) for pattern in self.reached) or key.startswith(fold(self.words))


@lru_cache(maxsize=None)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)


def usual_of(anatomy: Anatomy, issuer: Issuer, office: Optional[Office] = None) -> Tuple[Usual, ...]:
    """The lines that are usual for this document, each once."""
    found: List[Usual] = []
    for row in read("recipients")["usual"]:
        if _holds(row, anatomy, issuer):
            words = filled(row["line"], values_of(issuer, office.superior if office else ""))
            kind, rank = kind_of(words)
            if words and words not in [each.words for each in found]:
                found.append(Usual(words, row["kind"], row.get("rank", rank), row.get("sure", False), tuple(row["reached"])))
    return tuple(found)


def _holds(row: Mapping[str, Any], anatomy: Anatomy, issuer: Issuer) -> bool:
    act = anatomy.main
    if issuer.kind not in row["of"] or issuer.level not in row["levels"] or not row.get("legal", act.legal) == act.legal:
        return False
    if "types" in row and act.type not in row["types"]:
        return False
    subject = fold(act.parts["subject"].text) if "subject" in act.parts else ""
    return not row.get("says") or any(words in subject for words in row["says"])
