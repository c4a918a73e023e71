"""The two lists at the panel's top: the document's type and whose rules it follows. The first item is what was recognised."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Tuple

from vanthu.pipeline import Checked
from vanthu.rulebook import REGIMES
from vanthu.strings import say
from vanthu.types import abbreviations
from vanthu.vietnamese.text import fold

from ..remembered import Choices


class Items(NamedTuple):
    """What can be chosen, what each item means (None: as recognised), and which one stands there now."""

    texts: Tuple[str, ...]
    values: Tuple[Optional[str], ...]
    selected: int


def types(checked: Optional[Checked], choices: Choices, language: str) -> Items:
    if checked is None:
        return Items((say("panel.recognise", language),), (None,), 0)
    main = checked.anatomy.main if checked.anatomy.acts else None
    found = main.type if main is not None and checked.anatomy.kind == "document" else ""
    known = sorted(abbreviations(checked.anatomy.regime), key=_in_the_alphabet)
    if choices.type and choices.type not in known:
        known.append(choices.type)
    if choices.type:
        first = say("panel.recognise", language)
    elif found:
        first = say("panel.recognised", language, name=_capital(found))
    else:
        first = say("panel.type.unknown", language)
    return _items(first, [(_capital(each), each) for each in known], choices.type)


def regimes(checked: Optional[Checked], choices: Choices, desk: str, language: str) -> Items:
    """`desk`: the regime set for every document of this desk, if any."""
    names = [(say(f"panel.regime.{regime}", language), regime) for regime in REGIMES]
    if choices.regime or checked is None:
        first = say("panel.recognise", language)
    else:
        name = say(f"panel.regime.{checked.anatomy.regime}", language)
        first = say("panel.desk", language, name=name) if desk else say("panel.recognised", language, name=name)
    return _items(first, names, choices.regime)


def _items(first: str, named: List[Tuple[str, str]], chosen: Optional[str]) -> Items:
    values: List[Optional[str]] = [None, *(value for _, value in named)]
    return Items((first, *(name for name, _ in named)), tuple(values), values.index(chosen) if chosen in values else 0)


def _in_the_alphabet(name: str) -> Tuple[str, str]:
    return fold(name), name


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
