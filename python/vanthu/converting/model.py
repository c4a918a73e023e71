"""What converting finds and does, in nouns."""

from __future__ import annotations

from typing import FrozenSet, List, NamedTuple, Tuple

from ..document import Block
from ..edit import Edit
from ..vietnamese import legacy

ENCODINGS = (legacy.TCVN3, legacy.VNI)
KINDS = (*ENCODINGS, legacy.VIQR, "composed", "font")
_SHOWN = 60  # letters of what was left

Span = Tuple[int, int]


class Change(NamedTuple):
    """text[start:end] becomes `after`; `kind` is its encoding, or "composed"."""

    start: int
    end: int
    after: str
    kind: str


class Done(NamedTuple):
    """What was done to words of one block; kind "font": only the font changes."""

    block: int
    start: int
    end: int
    kind: str


class Left(NamedTuple):
    """What may be in an old encoding and stays as it is. Block -1: in a header or a footer."""

    block: int
    start: int
    end: int
    words: str
    why: str  # symbol | field | label | margin | bytes | unsure | letters | tone | lookalike | refused
    font: str = ""


class Conversion(NamedTuple):
    edits: Tuple[Edit, ...] = ()
    done: Tuple[Done, ...] = ()
    left: Tuple[Left, ...] = ()


class Stretch(NamedTuple):
    """Neighbouring runs that are to be read together. `encoding`: "" of an ordinary font."""

    start: int
    end: int
    encoding: str
    font: str
    kind: str  # text | field | symbol


class Known(NamedTuple):
    """What the whole document tells: it decides what a few words alone cannot."""

    trusted: FrozenSet[str] = frozenset()  # encodings whose fonts hold nothing else
    lost: FrozenSet[str] = frozenset()  # the encoding that some text surely has under an ordinary font
    only: FrozenSet[str] = frozenset()  # the same, where no word is in Unicode
    viqr: bool = False


class Found(NamedTuple):
    """What is to be done in one block."""

    changes: Tuple[Change, ...] = ()
    fonts: Tuple[Span, ...] = ()
    left: Tuple[Left, ...] = ()
    marked: bool = False  # the paragraph's mark takes the font too


def stretches(block: Block) -> List[Stretch]:
    found: List[Stretch] = []
    for start, run in zip(block.starts, block.runs):
        font, end = run.format.font, start + len(run.text)
        kind = "symbol" if legacy.is_symbol_font(font) else "field" if run.field else "text"
        each = Stretch(start, end, legacy.font_encoding(font), font, kind)
        last = found[-1] if found else None
        if last is not None and kind == last.kind == "text" and _alike(each, last):
            found[-1] = last._replace(end=end)
        elif start < end:
            found.append(each)
    return found


def _alike(one: Stretch, other: Stretch) -> bool:
    return one.encoding == other.encoding and legacy.shows_capitals(one.font) == legacy.shows_capitals(other.font)


def left(block: Block, index: int, start: int, end: int, why: str, font: str) -> Left:
    return Left(index, start, end, short(block.text[start:end]), why, font)


def short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
