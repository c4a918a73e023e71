"""The fields of the window Hồ sơ cơ quan: an office put into them, and taken out again. What nobody touched comes out as it was."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Tuple

from vanthu import typed
from vanthu.doubts import ranges
from vanthu.offices import House, Office
from vanthu.rulebook import REGIMES
from vanthu.strings import say


class Field(NamedTuple):
    shown: Callable[[Any], str]
    taken: Callable[[str], Any]


def _one_line(text: str) -> str:
    return " ".join(text.split())


WORD = Field(str, _one_line)
LINES = Field("\n".join, typed.lines)
FIELDS: Dict[str, Field] = {
    "name": WORD,
    "parent": LINES,
    "issuer": LINES,
    "symbol": WORD,
    "place": WORD,
    "head": WORD,
    "superior": WORD,
    "signers": Field(typed.shown_people, typed.people),
    "units": Field(typed.shown_units, typed.units),
    "recipients": Field("\n".join, typed.recipients),
    "archive": WORD,
    "address": LINES,
}
LISTS = ("regime", *House._fields)  # what is chosen from a list
NAMES = (*FIELDS, *LISTS)


class Choices(NamedTuple):
    """What a list of the house offers."""

    values: Tuple[float, ...]
    words: Tuple[str, ...]


def put(window: Any, office: Office, language: str) -> None:
    for name, field in FIELDS.items():
        window.getControl(name).setText(field.shown(getattr(office, name)))
    _items(window, "regime", [say(f"panel.regime.{regime}", language) for regime in REGIMES], REGIMES.index(office.regime))
    put_house(window, office.regime, office.house, language)


def put_house(window: Any, regime: str, house: House, language: str) -> None:
    for name in House._fields:
        offered = choices(regime, name, getattr(house, name), language)
        _items(window, name, offered.words, offered.values.index(getattr(house, name)))


def taken(window: Any, before: Office) -> Office:
    """The office as the fields say it; `before` is what was put in."""
    changes: Dict[str, Any] = {}
    for name, field in FIELDS.items():
        text = window.getControl(name).getText()
        if text.replace("\r\n", "\n") != field.shown(getattr(before, name)):
            changes[name] = field.taken(text)
    return before._replace(**changes)


def regime(window: Any) -> str:
    return REGIMES[_selected(window, "regime")]


def house(window: Any, regime: str, before: House) -> House:
    """What the lists say, which were filled for this regime and these choices."""
    return House(*[choices(regime, name, getattr(before, name)).values[_selected(window, name)] for name in House._fields])


def choices(regime: str, name: str, chosen: float, language: str = "vi") -> Choices:
    """As usual, then what the rules allow; what was chosen before stays there to choose, even if they do not."""
    low, high = ranges(regime)[name]
    values: List[float] = [low, high] if name == "indent" else [float(each) for each in range(int(low), int(high) + 1)]
    found = sorted({*values, chosen} - {0}) if low < high else sorted({chosen} - {0})
    unit = "points" if name == "size" else "millimetres"
    words = [say(f"office.unit.{unit}", language, value=("%g" % value).replace(".", ",")) for value in found]
    return Choices((0, *found), (say("office.house.usual", language), *words))


def allow(window: Any, open: bool) -> None:
    """Whether it may be written in: what may not is still there to be read and copied."""
    for name in FIELDS:
        window.getControl(name).setEditable(open)
    for name in (*LISTS, "fill"):
        window.getControl(name).getModel().Enabled = open


def _items(window: Any, name: str, texts: Any, selected: int) -> None:
    model = window.getControl(name).getModel()
    model.StringItemList = tuple(texts)
    model.SelectedItems = (selected,)


def _selected(window: Any, name: str) -> int:
    return max(int(window.getControl(name).getSelectedItemPos()), 0)
