"""Which templates to offer: those of the regime, those begun last on top, then those written most; found by a few letters. Pure."""

from __future__ import annotations

from typing import Sequence, Tuple

from vanthu.compiled import read
from vanthu.compose.template import Template, offered
from vanthu.types import abbreviations
from vanthu.vietnamese.text import fold


def choices(regime: str, recent: Sequence[str], query: str = "", beside: Tuple[Template, ...] = ()) -> Tuple[Template, ...]:
    words = fold(query).split()
    found = [each for each in offered(regime, beside) if _says(each, regime, words)]
    known = {id: number for number, id in enumerate(recent)}
    common = {type: number for number, type in enumerate(read("writing")["common"]["types"])}

    def rank(each: Template) -> Tuple[bool, int, int, str]:
        return not _begins(each, regime, words), known.get(each.id, len(known)), common.get(each.type, len(common)), fold(each.name)

    return tuple(sorted(found, key=rank))


def _says(template: Template, regime: str, words: Sequence[str]) -> bool:
    said = fold(" ".join([template.name, template.type, template.origin, *template.words, _short(template, regime)]))
    initials = "".join([word[0] for word in fold(template.name).split() if word[:1].isalnum()])
    return all(word in said or word in initials for word in words)


def _begins(template: Template, regime: str, words: Sequence[str]) -> bool:
    """What was typed is its abbreviation, or how its name begins."""
    query = " ".join(words)
    return bool(query) and (fold(template.name).startswith(query) or fold(_short(template, regime)) == query)


def _short(template: Template, regime: str) -> str:
    return abbreviations(regime).get(template.type, "")
