"""Lists: which label a paragraph of a list shows, and where the list puts it."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from vanthu.bullets import shown_bullet

from .names import FO, LOEXT, STYLE, STYLE_NAME, TEXT, XML, millimetres, whole

Element = etree._Element

_LONGEST = 100  # letters of what stands around a number; more is an attack
OUTLINE = " outline"  # the key of the headings' own numbering; no style can have this name
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SLOT = re.compile(r"%([0-9]{1,2})%")


class Level(NamedTuple):
    bullet: str  # "" for a numbered level
    number: str  # "1", "a", "A", "i", "I" or "" for none
    synchronous: bool  # aa, bb rather than aa, ab
    prefix: str
    suffix: str
    pattern: str  # "%1%.%2%", where the file gives it
    shown: int  # how many levels the label shows
    start: int
    text_style: str
    left: float | None
    first: float | None
    adds: bool  # the older way: the level's indent is added to the paragraph's


class Item(NamedTuple):
    """What a paragraph takes from the list it stands in."""

    label: str
    level: Level
    style: str  # name of the list style


class _Counter:
    """The numbers of one list."""

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}

    def step(self, level: int, start: int, forced: int | None) -> None:
        for deeper in [key for key in self.numbers if key > level]:
            del self.numbers[deeper]
        if forced is not None:
            self.numbers[level] = forced
        else:
            self.numbers[level] = self.numbers[level] + 1 if level in self.numbers else start


class Open(NamedTuple):
    """A text:list being read."""

    counter: _Counter
    style: str
    depth: int


class Lists:
    def __init__(self, roots: list[Element]) -> None:
        self.styles: dict[str, dict[int, Level]] = {}
        for root in roots:
            for holder in root.iterchildren("{*}styles", "{*}automatic-styles"):
                for element in holder.iterchildren(TEXT + "list-style", TEXT + "outline-style"):
                    name = OUTLINE if element.tag == TEXT + "outline-style" else element.get(STYLE + "name") or ""
                    self.styles.setdefault(name, _levels(element))
        self._by_id: dict[str, _Counter] = {}
        self._by_style: dict[str, _Counter] = {}
        self._outline = _Counter()

    def open(self, element: Element, outer: Open | None, paragraph_style: str | None) -> Open:
        """Enter a text:list; `paragraph_style` is the list style of its first paragraph's style."""
        name = element.get(STYLE_NAME) or (outer.style if outer else paragraph_style) or ""
        if outer is not None:
            return Open(outer.counter, name, outer.depth + 1)
        continued = element.get(TEXT + "continue-list")
        counter = self._by_id.get(continued) if continued else None
        if counter is None and element.get(TEXT + "continue-numbering") == "true":
            counter = self._by_style.get(name)
        if counter is None:
            counter = _Counter()
        self._by_style[name] = counter
        identity = element.get(XML + "id") or element.get(TEXT + "id")
        if identity:
            self._by_id[identity] = counter
        return Open(counter, name, 1)

    def level(self, style: str, depth: int) -> Level | None:
        return self.styles.get(style, {}).get(depth)

    def item(self, opened: Open, labelled: bool, forced: int | None) -> Item | None:
        level = self.level(opened.style, opened.depth)
        if level is None:
            return None
        if not labelled:
            return Item("", level, opened.style)
        opened.counter.step(opened.depth, level.start, forced)
        return Item(self._label(opened.style, opened.depth, level, opened.counter), level, opened.style)

    def heading(self, depth: int, style: str | None, labelled: bool, forced: int | None) -> Item | None:
        """The number of a text:h outside any text:list. `style` is its paragraph style's list; "" switches it off."""
        if style == "":
            return None
        name = style or OUTLINE
        level = self.level(name, depth)
        if level is None or not (level.bullet or level.number or level.prefix or level.suffix):
            return None
        if not labelled:
            return Item("", level, name)
        counter = self._outline if name == OUTLINE else self._by_style.setdefault(name, _Counter())
        counter.step(depth, level.start, forced)
        return Item(self._label(name, depth, level, counter), level, name)

    def _label(self, style: str, depth: int, level: Level, counter: _Counter) -> str:
        if level.bullet:
            return level.bullet  # the office shows no prefix and no suffix here
        levels = self.styles[style]

        def number(at: int) -> str:
            shown = levels.get(at)
            if shown is None or not shown.number:
                return ""
            return count(counter.numbers.get(at, shown.start), shown.number, shown.synchronous)

        if level.pattern:
            return _SLOT.sub(lambda slot: number(int(slot.group(1))) if int(slot.group(1)) <= depth else "", level.pattern)
        if not level.number:
            return level.prefix + level.suffix
        numbers = [number(at) for at in range(max(depth - level.shown + 1, 1), depth + 1)]
        return level.prefix + ".".join([part for part in numbers if part]) + level.suffix


def own_style(element: Element) -> Element | None:
    """The first paragraph of a text:list, whose style may name the list style."""
    for child in element.iter(TEXT + "p", TEXT + "h"):
        return child
    return None


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for child in element:
        depth = whole(child.get(TEXT + "level"), 1, 10) if isinstance(child.tag, str) else None
        if depth is not None:
            levels[depth] = _level(child)
    return levels


def _level(element: Element) -> Level:
    get = element.get
    bullet = ""
    if element.tag == TEXT + "list-level-style-bullet":
        bullet = shown_bullet(get(TEXT + "bullet-char") or "•")
    elif element.tag == TEXT + "list-level-style-image":
        bullet = "•"
    left: float | None = None
    first: float | None = None
    adds = True
    properties = element.find(STYLE + "list-level-properties")
    if properties is not None:
        alignment = properties.find(STYLE + "list-level-label-alignment")
        if properties.get(TEXT + "list-level-position-and-space-mode") == "label-alignment":
            adds = False
            if alignment is not None:
                left = millimetres(alignment.get(FO + "margin-left"))
                first = millimetres(alignment.get(FO + "text-indent"))
        else:
            width = millimetres(properties.get(TEXT + "min-label-width")) or 0.0
            left = round((millimetres(properties.get(TEXT + "space-before")) or 0.0) + width, 2)
            first = -width
    return Level(
        bullet=bullet[:_LONGEST],
        number=get(STYLE + "num-format") or "",
        synchronous=get(STYLE + "num-letter-sync") == "true",
        prefix=(get(STYLE + "num-prefix") or "")[:_LONGEST],
        suffix=(get(STYLE + "num-suffix") or "")[:_LONGEST],
        pattern="" if bullet else (get(LOEXT + "num-list-format") or "")[:_LONGEST],
        shown=whole(get(TEXT + "display-levels"), 1, 10) or 1,
        start=_start(get(TEXT + "start-value")),
        text_style=get(STYLE_NAME) or "",
        left=left,
        first=first,
        adds=adds,
    )


def _start(value: str | None) -> int:
    number = whole(value, 0, 99999)
    return 1 if number is None else number


def count(number: int, format: str, synchronous: bool = False) -> str:
    """`number` as the format writes it: 4 as "4", "d", "D", "iv" or "IV"."""
    if format in ("a", "A") and number > 0:
        if synchronous:
            letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 50)
        else:
            letters = ""
            while number > 0:
                number, rest = divmod(number - 1, 26)
                letters = chr(97 + rest) + letters
        return letters.upper() if format == "A" else letters
    if format in ("i", "I") and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if format == "I" else letters
    return str(number)
