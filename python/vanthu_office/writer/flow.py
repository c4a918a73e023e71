"""Flow: putting paragraphs and tables in, taking them out, breaking and joining them."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence

from vanthu.document import Block, Table
from vanthu.edit import Refused

from ..reader import Picture, range_of
from . import tables
from .looks import character, give, known
from .paragraphs import Call, Maker, at, following, hand_over, new_after, new_before, usual_style
from .words import erase

_TABLE = "com.sun.star.text.TextTable"
_BREAK = 0  # com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK


def is_table(content: Any) -> bool:
    return bool(content.supportsService(_TABLE))


def insert(maker: Maker, beside: Any, where: str, blocks: Sequence[Block], about: Sequence[Table]) -> None:
    """Put paragraphs and tables before or after a paragraph."""
    parts = groups(blocks, about)
    style = usual_style(beside)
    if not parts:
        return
    if where == "before":
        for group in parts:
            put(maker, group, beside, about, style)
        return
    last = new_after(beside)
    for group in parts[:-1]:
        put(maker, group, last, about, style)
    if parts[-1][0].place.kind != "cell":
        maker.fill(last, parts[-1][0], style)
        return
    tables.make(maker, last, parts[-1], about, style)
    below = following(last)
    if below is not None and not is_table(below):
        last.dispose()


def groups(blocks: Sequence[Block], about: Sequence[Table]) -> List[List[Block]]:
    """Paragraphs one by one; those of one table together."""
    found: List[List[Block]] = []
    for block in blocks:
        first = found[-1][0] if found else None
        if first is not None and first.place.kind == "cell" == block.place.kind and tables.belongs(block, first.place.table, about):
            found[-1].append(block)
        else:
            found.append([block])
    return found


def put(maker: Maker, group: Sequence[Block], before: Any, about: Sequence[Table], style: str, call: Optional[Call] = None) -> Any:
    if group[0].place.kind != "cell":
        made = new_before(before)
        maker.fill(made, group[0], style, call)
        return made
    table = tables.make(maker, before, group, about, style, call)
    hand_over(before, table)
    return table


def remove(model: Any, picture: Picture, index: int) -> None:
    """Take a paragraph out. The only one of its cell, box or text stays, without words."""
    block, paragraph = picture.document.blocks[index], picture.paragraphs[index]
    if block.objects or block.notes:
        raise Refused("it holds more than words")
    if _is_alone(paragraph):
        erase_all(paragraph)
        return
    if paragraph.PageDescName:
        heir = following(paragraph)
        if heir is not None and not heir.PageDescName:
            hand_over(paragraph, heir)
    if model.RecordChanges:
        _strike_out(paragraph)
        return
    try:
        paragraph.dispose()
    except Exception:  # Writer needs a paragraph here
        erase_all(paragraph)


def _strike_out(paragraph: Any) -> None:
    """Delete a paragraph so that the deletion can be tracked: its words, and the end that parts it from the next."""
    below = following(paragraph)
    cursor = paragraph.getText().createTextCursorByRange(paragraph.getStart())
    if below is None or is_table(below):
        erase_all(paragraph)
    else:
        cursor.gotoRange(below.getStart(), True)
        cursor.setString("")


def _is_alone(paragraph: Any) -> bool:
    found = paragraph.getText().createEnumeration()
    found.nextElement()
    return not found.hasMoreElements()


def erase_all(paragraph: Any) -> None:
    cursor = paragraph.getText().createTextCursorByRange(paragraph.getStart())
    cursor.gotoRange(paragraph.getEnd(), True)
    if not cursor.isCollapsed():
        erase(cursor)


def split(picture: Picture, index: int, offset: int, text: str) -> Any:
    """Break a paragraph whose text is now `text`; blanks around the break go. Gives the first half."""
    left, right = len(text[:offset].rstrip()), len(text) - len(text[offset:].lstrip())
    if left < right:
        erase(range_of(picture, index, left, right))
    cursor = range_of(picture, index, left, left)
    listed = picture.document.blocks[index].label
    cursor.getText().insertControlCharacter(cursor, _BREAK, False)
    second = at(cursor)
    if listed:
        second.setPropertyValue("NumberingIsNumber", False)
    cursor.goLeft(1, False)
    return at(cursor)


def join(picture: Picture, index: int, glue: str) -> None:
    """Append the next block's text."""
    one, other = picture.paragraphs[index], picture.paragraphs[index + 1]
    text = one.getText()
    bare = not one.getString()
    if bare:  # Writer would take the looks of the other for those of both
        text.insertString(one.getStart(), "x", False)
    cursor = text.createTextCursorByRange(one.getEnd())
    cursor.gotoRange(other.getStart(), True)
    text.insertString(one.getEnd(), glue, False)
    cursor.setString("")
    if bare:
        cursor = text.createTextCursorByRange(one.getStart())
        cursor.goRight(1, True)
        cursor.setString("")


def dress_as(picture: Picture, index: int, start: int, block: Block) -> None:
    """Words that came from another paragraph look as they did there."""
    for low, high, format in block.stretches():
        give(range_of(picture, index, start + low, start + high), character(known(format)))
