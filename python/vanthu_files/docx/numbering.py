"""Automatic numbering: the levels numbering.xml defines, and the labels that paragraphs get in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from vanthu.bullets import shown_bullet

from .names import ALTERNATE, PPR, RPR, VAL, Element, W, child_value, chosen, on, whole
from .properties import Properties, paragraph_properties, run_properties
from .theme import Theme

_LEVELS = 9
_PART = re.compile("%([1-9])")
_LARGEST = 32767
_LONGEST = 100  # letters of a level's pattern; a longer one is an attack, not a number


@dataclass
class Level:
    text: str
    kind: str  # w:numFmt: decimal, bullet …
    start: int
    restart: int | None  # the number of the level after which this one starts again; 0 never
    arabic: bool  # all numbers in the label are Arabic
    style: str  # the paragraph style that stands for this level
    run: Properties
    paragraph: Properties
    width: int = 0  # of numbers filled up with zeros


@dataclass
class Scheme:
    """An abstract list: its levels, and the style its levels come from where it has none."""

    element: Element
    theme: Theme
    style_link: str | None

    @cached_property
    def levels(self) -> dict[int, Level]:
        """Read when asked for: most files define many lists and use few."""
        levels = {}
        for element in self.element.iterchildren(W + "lvl"):
            number = whole(element.get(W + "ilvl"))
            if number is not None and 0 <= number < _LEVELS:
                levels[number] = _level(element, self.theme)
        return levels


@dataclass
class List:
    """A list (w:num): a scheme and what the list changes in it."""

    scheme: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    def __init__(self, root: Element | None, theme: Theme) -> None:
        self._schemes: dict[str, Scheme] = {}
        self._lists: dict[str, List] = {}
        self.style_lists: dict[str, str] = {}  # numbering style → its list; filled by styles.py
        if root is not None:
            for element in root.iterchildren(W + "abstractNum"):
                link = child_value(element, W + "numStyleLink")
                self._schemes[element.get(W + "abstractNumId", "")] = Scheme(element, theme, link)
            for element in root.iterchildren(W + "num"):
                self._lists[element.get(W + "numId", "")] = _list(element, theme)

    def scheme_of(self, id: str) -> str | None:
        """The scheme whose counter a list moves: links through numbering styles followed."""
        seen: set[str] = set()
        while id in self._lists and id not in seen:
            seen.add(id)
            name = self._lists[id].scheme
            scheme = self._schemes.get(name)
            if scheme is None:
                return None
            if scheme.levels or scheme.style_link is None:
                return name
            id = self.style_lists.get(scheme.style_link, "")
        return None

    def level(self, id: str, level: int) -> Level | None:
        each = self._lists.get(id)
        if each is None:
            return None
        if level in each.levels:
            return each.levels[level]
        name = self.scheme_of(id)
        return None if name is None else self._schemes[name].levels.get(level)

    def level_of_style(self, id: str, style: str) -> int:
        """The level of a list that a paragraph style stands for."""
        name = self.scheme_of(id)
        if name is not None:
            for number, level in self._schemes[name].levels.items():
                if level.style == style:
                    return number
        return 0

    def start_override(self, id: str, level: int) -> int | None:
        return self._lists[id].starts.get(level) if id in self._lists else None


class Counters:
    """Counts the paragraphs of one story and says their labels."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, id: str, level: int) -> str:
        scheme = self._numbering.scheme_of(id)
        here = self._numbering.level(id, level)
        if scheme is None or here is None:
            return ""
        counts = self._counts.setdefault(scheme, [None] * _LEVELS)
        self._count(id, level, here, counts)
        if here.kind == "bullet":
            return shown_bullet(here.text)

        def shown(match: re.Match[str]) -> str:
            number = int(match[1]) - 1
            each = self._numbering.level(id, number)
            if each is None:
                return ""
            value = counts[number]
            kind = "decimal" if here.arabic and each.kind != "none" else each.kind
            return numeral(each.start if value is None else value, kind, each.width)

        return _PART.sub(shown, here.text)

    def _count(self, id: str, level: int, here: Level, counts: list[int | None]) -> None:
        override = self._numbering.start_override(id, level)
        count = counts[level]
        if override is not None and (id, level) not in self._started:
            counts[level] = override
        else:
            counts[level] = here.start if count is None else count + 1
        self._started.add((id, level))
        for deeper in range(level + 1, _LEVELS):
            each = self._numbering.level(id, deeper)
            restart = deeper if each is None or each.restart is None else each.restart
            if level < restart:
                counts[deeper] = None


def _level(element: Element, theme: Theme) -> Level:
    kind, width = _kind(element)
    start, restart = whole(child_value(element, W + "start")), whole(child_value(element, W + "lvlRestart"))
    return Level(
        text=(child_value(element, W + "lvlText") or "")[:_LONGEST],
        kind=kind,
        start=1 if start is None else start,
        restart=restart,
        arabic=on(element.find(W + "isLgl")),
        style=child_value(element, W + "pStyle") or "",
        run=run_properties(element.find(RPR), theme),
        paragraph=paragraph_properties(element.find(PPR)),
        width=width,
    )


def _kind(element: Element) -> tuple[str, int]:
    """The number format, and how wide its numbers are: newer ones ("001, 002, …") stand in an alternative."""
    format = element.find(W + "numFmt")
    alternate = element.find(ALTERNATE)
    if alternate is not None:
        branch = chosen(alternate)
        format = format if branch is None else branch.find(W + "numFmt")
    if format is None:
        return "decimal", 0
    if format.get(VAL) == "custom":
        first = format.get(W + "format", "").split(",")[0].strip()
        return "decimal", min(len(first), 9) if first.isdigit() else 0
    return format.get(VAL, "decimal"), 2 if format.get(VAL) == "decimalZero" else 0


def _list(element: Element, theme: Theme) -> List:
    result = List(child_value(element, W + "abstractNumId") or "")
    for override in element.iterchildren(W + "lvlOverride"):
        number = whole(override.get(W + "ilvl"))
        if number is None or not 0 <= number < _LEVELS:
            continue
        start = whole(child_value(override, W + "startOverride"))
        if start is not None:
            result.starts[number] = start
        level = override.find(W + "lvl")
        if level is not None:
            result.levels[number] = _level(level, theme)
    return result


def numeral(value: int, kind: str, width: int = 0) -> str:
    """A number as w:numFmt says: 4 → "4", "IV", "d", "bốn" …"""
    value = min(max(value, 0), _LARGEST)
    if kind in ("none", "bullet"):
        return ""
    if kind in ("lowerLetter", "upperLetter"):
        letters = "" if value == 0 else chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(value).lower() if kind == "lowerRoman" else _roman(value)
    if kind == "ordinal":
        return f"{value}{_ordinal_ending(value)}"
    if kind == "vietnameseCounting":
        return _vietnamese(value)
    if kind == "numberInDash":
        return f"- {value} -"
    return str(value).zfill(width)


def _roman(value: int) -> str:
    if value > 3999:
        return str(value)
    result = ""
    for worth, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
        (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, value = divmod(value, worth)
        result += letters * count
    return result


def _ordinal_ending(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _vietnamese(value: int) -> str:
    """Một, hai … chín mươi chín; what is larger stays a number."""
    if value < 10:
        return _DIGITS[value]
    if value > 99:
        return str(value)
    tens, ones = divmod(value, 10)
    last = {0: "", 1: " mốt" if tens > 1 else " một", 5: " lăm"}.get(ones, " " + _DIGITS[ones])
    return ("mười" if tens == 1 else f"{_DIGITS[tens]} mươi") + last
