"""What is selected in a window, in blocks and offsets of what was read."""

from __future__ import annotations

import re
from typing import Any, List, Optional, Tuple

from .bridge import ask, get
from .reader import Picture, place_of

Span = Tuple[int, int, int]  # block, start, end

_CELL = re.compile(r"([A-Za-z]+)([0-9]+)")


def selected(picture: Picture, controller: Any) -> Optional[List[Span]]:
    """None: nothing is selected. An empty list: something that holds no words of the text (a picture, words of a header)."""
    selection = ask(controller, "getSelection")
    if selection is None:
        return None
    if ask(selection, "supportsService", "com.sun.star.text.TextTableCursor"):
        return _of_cells(picture, get(ask(controller, "getViewCursor"), "TextTable"), ask(selection, "getRangeName"))
    if not ask(selection, "supportsService", "com.sun.star.text.TextRanges"):
        return []
    ranges = [ask(selection, "getByIndex", index) for index in range(ask(selection, "getCount"))]
    ranges = [each for each in ranges if ask(each, "getString")]
    if not ranges:
        return None
    return [span for each in ranges for span in _of_range(picture, each)]


def _of_range(picture: Picture, words: Any) -> List[Span]:
    """From its first letter to its last; what stands between, a table with its cells too, is whole."""
    first, last = place_of(picture, words), place_of(picture, ask(words, "getEnd"))
    if first is None or last is None:
        return []
    spans = []
    for block in range(first[0], last[0] + 1):
        length = len(picture.document.blocks[block].text)
        spans.append((block, first[1] if block == first[0] else 0, last[1] if block == last[0] else length))
    return spans


def _of_cells(picture: Picture, table: Any, name: str) -> List[Span]:
    """All that stands in the cells of a range such as A1:B3."""
    number = next((at for at, each in enumerate(picture.tables) if each == table), None)
    corners = [_place(each) for each in name.split(":")]
    rows, columns = sorted({row for row, _ in corners}), sorted({column for _, column in corners})
    cells = [
        ask(table, "getCellByName", each)
        for each in ask(table, "getCellNames")
        if rows[0] <= _place(each)[0] <= rows[-1] and columns[0] <= _place(each)[1] <= columns[-1]
    ]
    return [
        (at, 0, len(block.text))
        for at, block in enumerate(picture.document.blocks)
        if block.place.kind == "cell" and block.place.table == number and ask(picture.paragraphs[at], "getText") in cells
    ]


def _place(cell: str) -> Tuple[int, int]:
    """Row and column by a cell's name. Writer counts its columns A … Z a … z AA; a cell that was split is where the first was."""
    match = _CELL.match(cell)
    assert match is not None, cell
    column = 0
    for letter in match.group(1):
        column = column * 52 + (ord(letter) - ord("A") + 1 if letter.isupper() else ord(letter) - ord("a") + 27)
    return int(match.group(2)), column
