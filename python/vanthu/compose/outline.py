"""Outline: which look each paragraph of a body has, and how deep it stands as a heading."""

from __future__ import annotations

from typing import Iterator, Sequence, Tuple

from ..compiled import read
from .draft import Paragraph

_DIVISIONS = ("part", "chapter", "section", "subsection")
_DIVIDING = _DIVISIONS + ("article",)
_LISTED = ("heading", "clause", "decimal")  # I., 1., 1.1.


def outlined(body: Sequence[Paragraph], within: int = 0) -> Iterator[Tuple[Paragraph, str, int]]:
    """Each paragraph, its look, and its level; 0: it is no heading. `within`: the level of what the body stands under.

    I., 1. and 1.1. count from the top; below parts, chapters or articles they stand under the deepest of these.
    """
    levels = read("compose")["outline"]
    kinds = {each.kind for each in body}
    above = max([levels["body." + kind] for kind in _DIVIDING if kind in kinds], default=within)
    division = "part"
    for each in body:
        division = each.kind if each.kind in _DIVISIONS else division
        name = look_of(each, division)
        yield each, name, levels.get(name, 0) + (above if name != "body" and each.kind in _LISTED else 0)


def look_of(paragraph: Paragraph, division: str = "part") -> str:
    """The line under Phần or Chương looks as the line above it; of the numbered lines only those that are titles are headings."""
    if paragraph.kind in _DIVISIONS or paragraph.kind == "title":
        return "body." + division
    if paragraph.kind == "article":
        return "body.article" if paragraph.titled else "body.article.sentence"
    if paragraph.kind == "heading" or (paragraph.titled and paragraph.kind in _LISTED):
        return "body." + paragraph.kind
    return "body"
