"""Marks: urgency and secrecy put under the number in their frames, changed, taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Tuple

from ..anatomy.model import Part
from ..checks.case import Case
from ..compose.form import form
from ..compose.sheet import Cell, Sheet
from ..compose.stamp import stamped
from ..document import Place
from ..edit import Edit, InsertBlocks, RemoveBlock, SetParagraph
from .lines import holds_only, is_alone, may_go, put
from .values import Impossible

_ABOVE = {"secrecy": ("subject", "number"), "urgency": ("secrecy", "subject", "number")}  # what it may stand under, the nearest first


def marked(case: Case, name: str, value: str) -> Tuple[Edit, ...]:
    part = case.part(name)
    if part is None:
        return _put_in(case, name, value) if value else ()
    if not value:
        return _taken_out(case, part)
    if len(part.spans) != 1:
        raise Impossible("facts.layout")
    span = part.spans[0]
    return (*put(case, span.block, span.start, span.end, value), *_framed(case, name, part, value))


def _framed(case: Case, name: str, part: Part, value: str) -> Tuple[Edit, ...]:
    """A frame that is there becomes as wide as the new words want it."""
    block = case.block(part.block)
    if not block.paragraph.box or not is_alone(case, part.spans[0]):
        return ()
    look = stamped(name, value, form(case.rulebook).looks[name], _room(case, part.block))
    return (SetParagraph(part.block, block.text, {"left": look.paragraph.left, "right": look.paragraph.right}),)


def _room(case: Case, index: int) -> float:
    block = case.block(index)
    return block.place.width or case.document.sections[block.section].text_width


def _taken_out(case: Case, part: Part) -> Tuple[Edit, ...]:
    edits: List[Edit] = []
    for span in part.spans:
        block = case.block(span.block)
        if block.place.kind == "frame" or not may_go(case, span):
            raise Impossible("facts.mark.layout")
        if block.paragraph.box and _is_last_of_cell(case, span.block):  # its paragraph stays, for a cell has one
            edits.append(SetParagraph(span.block, block.text, {"box": "", "left": 0.0, "right": 0.0}))
        edits.append(RemoveBlock(span.block, block.text))
    return tuple(edits)


def _is_last_of_cell(case: Case, index: int) -> bool:
    place = case.block(index).place
    return place.kind == "cell" and sum(block.place[:4] == place[:4] for _, block in case.blocks()) == 1


def _put_in(case: Case, name: str, value: str) -> Tuple[Edit, ...]:
    """Under the number, a công văn's subject below it, and the mark of secrecy: in the same cell or in lines of its own."""
    above = _above(case, name)
    if above is None:
        raise Impossible("facts.mark.number")
    index = above.blocks[-1]
    block = case.block(index)
    if case.act.layout not in ("table", "lines") or not holds_only(case, index, (above,)):
        raise Impossible("facts.mark.layout")
    sheet = Sheet(form(case.rulebook))
    sheet.sections[0] = case.document.sections[block.section]
    room = _room(case, index)
    sheet.put([name], value, stamped(name, value, sheet.form.looks[name], room), Cell(-1, -1, -1, room))
    made = tuple([replace(each, place=Place()) for each in sheet.blocks])
    return (InsertBlocks(index, block.text, "after", made),)


def _above(case: Case, name: str) -> Optional[Part]:
    """The last of the components that stands in the number's own column."""
    number = case.part("number")
    if number is None:
        return None
    here = case.block(number.block).place
    for part in map(case.part, _ABOVE[name]):
        if part is not None and part.block >= number.block and (part.name != "subject" or "title" not in case.act.parts):
            place = case.block(part.block).place
            if (place.kind, place.table, place.row, place.column) == (here.kind, here.table, here.row, here.column):
                return part
    return number
