"""The levels of the body: phần, chương, mục, điều, headings, khoản, điểm."""

from __future__ import annotations

import re
import unicodedata
from typing import List, Match, NamedTuple, Optional, Pattern, Tuple

from ..document import Block, Document
from ..memo import of_block
from ..vietnamese.numerals import from_letter, from_roman
from .model import Node

LONGEST_TITLE = 250

_ORDINALS = {"thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5}


class Level(NamedTuple):
    kind: str
    pattern: Pattern[str]


# Tried in this order on the beginning of a paragraph; the group is the number as written.
_LEVELS: Tuple[Level, ...] = (
    Level("part", re.compile(r"(?:PHẦN|Phần) (?P<n>thứ (?:nhất|hai|ba|tư|năm)|THỨ (?:NHẤT|HAI|BA|TƯ|NĂM)|[IVXLC]{1,7}|\d{1,2})\b[.:]?")),
    Level("chapter", re.compile(r"(?:CHƯƠNG|Chương) (?P<n>[IVXLC]{1,7}|\d{1,3})\b[.:]?")),
    Level("subsection", re.compile(r"(?:TIỂU MỤC|Tiểu mục) (?P<n>\d{1,3}|[IVXLC]{1,7})\b[.:]?")),
    Level("section", re.compile(r"(?:MỤC|Mục) (?P<n>\d{1,3}|[IVXLC]{1,7})\b[.:]?")),
    Level("article", re.compile(r"(?:ĐIỀU|Điều) (?P<n>\d{1,4}[a-zđ]?)(?![\d/])[.:]?")),
    Level("heading", re.compile(r"(?P<n>[IVXLC]{1,7})(?:[.\-/)–]+)(?= |\t|\u00a0|[A-ZĐÀ-Ỹ])")),
    Level("decimal", re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,3}){1,4})(?![\d/])\.?(?=[ \t\u00a0])")),
    Level("clause", re.compile(r"(?P<n>\d{1,3})[.)](?=[ \t\u00a0]|[A-ZĐÀ-Ỹ])")),
    Level("clause", re.compile(r"(?P<n>\d{1,3})[\-/](?= )")),
    Level("point", re.compile(r"(?P<n>[a-zđ])\)")),
    Level("point", re.compile(r"(?P<n>[a-zđ])\.(?= )")),
    Level("dash", re.compile(r"(?P<n>)[-–—+•](?=[ \t\u00a0]|[A-ZĐÀ-Ỹ])")),
)
_FIRST = frozenset("PpCcTtMmĐđIVXLC0123456789-–—+•") | frozenset("abcdeghiklmnopqrstuvxyf")
_ENDS = (";", ",", "./.", "...", "…")


def nodes(document: Document, first: int, last: int) -> Tuple[Node, ...]:
    """The body's paragraphs and their levels. Cells, boxes and notes are not of the body."""
    found: List[Node] = []
    for index in range(first, last + 1):
        block = document.blocks[index]
        text = block.text
        if block.place.kind != "body" or not (text.strip() or block.label):
            continue
        found.append(_node(block)._replace(block=index))
    return tuple(found)


@of_block
def _node(block: Block) -> Node:
    """What the paragraph is, as if it were block 0."""
    text, label = block.text, block.label
    if label:
        match, kind = _level(label.strip() + " ")
        if match is not None:
            return Node(kind, match.group("n"), _value(kind, match.group("n")), 0, 0, 0, True, _is_title(text, kind))
    lead = len(text) - len(text.lstrip())
    if text[lead : lead + 1] in _FIRST:
        match, kind = _level(text[lead : lead + 60])
        if match is not None:
            number = match.group("n")
            rest = text[lead + match.end() :]
            return Node(kind, number, _value(kind, number), 0, lead, lead + match.end(), False, _is_title(rest, kind))
    return Node("text", "", 0, 0, lead, lead, False, _is_title(text))


def _level(text: str) -> Tuple[Optional[Match[str]], str]:
    start = text if text.isascii() else unicodedata.normalize("NFC", text)
    if len(start) != len(text):
        start = text  # offsets must stay; decomposed text has a finding of its own
    for level in _LEVELS:
        match = level.pattern.match(start)
        if match is not None:
            return match, level.kind
    return None, "text"


def _value(kind: str, number: str) -> int:
    """The number's place in its series; 0 where it has none."""
    if number.lower() in _ORDINALS:
        return _ORDINALS[number.lower()]
    if kind == "point":
        return from_letter(number)
    last = number.rsplit(".", 1)[-1]
    digits = last.rstrip("abcdefghijklmnopqrstuvwxyzđ")
    if digits.isdigit():
        return int(digits)
    return from_roman(number)


def _is_title(rest: str, kind: str = "text") -> bool:
    """A title alone on its line: short, and not closed as a sentence is; an article that ends in a colon is a sentence."""
    rest = rest.strip()
    if kind == "article" and rest.endswith(":"):
        return False
    return bool(rest) and len(rest) <= LONGEST_TITLE and not rest.endswith(_ENDS) and (rest[-1] not in "." or rest.isupper())
