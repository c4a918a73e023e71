"""From a block and offsets to a place in Writer's text, and back."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional, Tuple

from ..bridge import ask
from .picture import Picture
from .portions import Piece, shown, texts

_FARTHEST = 32_000  # steps a cursor takes at once: it counts in 16 bits
_BEFORE, _SAME, _AFTER = 1, 0, -1  # what compareRegionStarts says of its first range


def range_of(picture: Picture, block: int, start: int, end: int) -> Any:
    """A text cursor over text[start:end] of the block; a field is taken whole. An empty one stands behind the letter before it."""
    pieces = shown(_paragraphs(picture, block))
    end = min(end, len(picture.document.blocks[block].text))
    stop = _place(picture, block, pieces, end, behind=True)
    first = _place(picture, block, pieces, start, behind=False) if start < end else stop
    cursor = ask(ask(first, "getText"), "createTextCursorByRange", first)
    if start < end:
        ask(cursor, "gotoRange", stop, True)
    return cursor


def _paragraphs(picture: Picture, block: int) -> Tuple[Any, ...]:
    """All paragraphs of a block, in order."""
    return picture.joined[block] + (picture.paragraphs[block],)


def _place(picture: Picture, block: int, pieces: List[Piece], offset: int, behind: bool) -> Any:
    """The place of an offset. Where marks stand there, it is behind the letter before it, or else before the letter after it."""
    for at, piece in texts(pieces):
        end = at + len(piece.text)
        if at < offset < end or (at < end and offset == (end if behind else at)):
            if offset == at or (piece.kind == "field" and not behind):
                return ask(piece.portion, "getStart")
            if offset == end or piece.kind == "field":
                return ask(piece.portion, "getEnd")
            return _inside(piece.portion, offset - at)
    return ask(_paragraphs(picture, block)[0], "getStart")


def _inside(portion: Any, letters: int) -> Any:
    """So many letters into a portion. A cursor's step is a letter, also one that takes two places in UTF-16."""
    cursor = ask(ask(portion, "getText"), "createTextCursorByRange", ask(portion, "getStart"))
    while letters > 0:
        step = min(letters, _FARTHEST)
        ask(cursor, "goRight", step, False)
        letters -= step
    return cursor


def place_of(picture: Picture, range: Any) -> Optional[Tuple[int, int]]:
    """The block and the offset in it where a range (the view cursor) starts; None where no block stands (in a header)."""
    start, text = ask(range, "getStart"), ask(range, "getText")
    for blocks in _flows(picture):
        if ask(picture.paragraphs[blocks[0]], "getText") == text:
            block = _block(picture, blocks, text, start)
            return None if block is None else (block, _offset(picture, block, text, start))
    return None


def _flows(picture: Picture) -> Iterator[List[int]]:
    """The blocks that stand in one text of Writer's: those of the body, of a cell, of a text box, of a note."""
    body: List[int] = []
    others: List[List[int]] = []
    last = None
    for block, each in enumerate(picture.document.blocks):
        place = each.place
        if place.kind == "body":
            body.append(block)
            continue
        key = place[:5]
        if key != last:
            others.append([])
            last = key
        others[-1].append(block)
    if body:
        yield body
    yield from others


def _block(picture: Picture, blocks: List[int], text: Any, start: Any) -> Optional[int]:
    """The last of the blocks that does not start after the place."""
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if ask(text, "compareRegionStarts", _paragraphs(picture, blocks[middle])[0], start) == _AFTER:
            high = middle
        else:
            low = middle + 1
    return blocks[low - 1] if low else None


def _offset(picture: Picture, block: int, text: Any, start: Any) -> int:
    offset = 0
    for at, piece in texts(shown(_paragraphs(picture, block))):
        if not piece.text:
            continue
        if ask(text, "compareRegionStarts", piece.portion, start) != _BEFORE:
            return at if ask(text, "compareRegionStarts", piece.portion, start) == _SAME else offset
        if ask(text, "compareRegionEnds", piece.portion, start) == _AFTER:
            return at if piece.kind == "field" else at + _letters(text, piece.portion, start)
        offset = at + len(piece.text)
    return offset


def _letters(text: Any, portion: Any, place: Any) -> int:
    """How many letters of a portion stand before a place in it."""
    cursor = ask(text, "createTextCursorByRange", ask(portion, "getStart"))
    ask(cursor, "gotoRange", place, True)
    return len(ask(cursor, "getString"))
