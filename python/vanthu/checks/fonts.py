"""The type: its face, its colour, and the sizes that move together in the header."""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from ..anatomy.model import Span
from ..document import Block
from ..edit import Edit
from ..memo import of_block
from ..vietnamese.blanks import is_blank
from ..vietnamese.legacy import is_symbol_font
from .case import Case, Slip, check
from .form import number, size_of
from .prose import set_format, stretches

_LEGACY = re.compile(r"\.?vn")  # another encoding: font.encoding speaks of it
_NEAR_BLACK = 0x26


@check("font.face", form=True)
def font_face(case: Case) -> Iterator[Slip]:
    """One slip for each face that is not the right one, wherever in the file it stands."""
    if case.act is not case.anatomy.main:
        return
    right: str = case.rule["font"]
    wrong: Dict[str, List[Tuple[int, List[Tuple[int, int]]]]] = {}
    for index, block in enumerate(case.document.blocks):
        for font, spans in _other_faces(block, _plain(right)).items():
            wrong.setdefault(font, []).append((index, spans))
    for font, places in wrong.items():
        edits: List[Edit] = []
        for index, spans in places:
            edits += set_format(case.block(index), index, spans, {"font": right})
        yield Slip(_first(case, places[0]), found=font, preview=right, edits=tuple(edits), says={"count": len(places)})


def _other_faces(block: Block, right: str) -> Dict[str, List[Tuple[int, int]]]:
    wrong: Dict[str, List[Tuple[int, int]]] = {}
    at = 0
    for run in block.runs:
        font = run.format.font
        if font and not _is_right(font, right) and any(letter.isalnum() for letter in run.text):
            wrong.setdefault(font, []).append((at, at + len(run.text)))
        at += len(run.text)
    label = block.label_format.font
    if label and block.label.strip(" .)-+").isalnum() and not _is_right(label, right) and not wrong:
        wrong[label] = [(0, len(block.text))]
    return wrong


def _plain(font: str) -> str:
    return font.lower().replace(" ", "").replace("-", "")


def _is_right(font: str, right: str) -> bool:
    """The face itself, or one that other rules judge: symbols, and the fonts of older encodings."""
    return _plain(font).startswith(right) or bool(is_symbol_font(font) or _LEGACY.match(font.lower()))


def _first(case: Case, place: Tuple[int, Sequence[Tuple[int, int]]]) -> Span:
    index, spans = place
    return Span(index, spans[0][0], spans[0][1])


@check("font.colour", form=True)
def font_colour(case: Case) -> Iterator[Slip]:
    """One slip for all that is not black; the marks of urgency and secrecy are red by right."""
    if case.act is not case.anatomy.main:
        return
    marks = {block for act in case.anatomy.acts for name in case.rule["except"] if name in act.parts for block in act.parts[name].blocks}
    places: List[Tuple[int, List[Tuple[int, int]]]] = []
    colours: Dict[str, None] = {}
    for index, block in enumerate(case.document.blocks):
        coloured = () if index in marks else _coloured(block)
        if coloured:
            places.append((index, [(start, end) for start, end, _ in coloured]))
            colours.update((colour, None) for _, _, colour in coloured)
    if not places:
        return
    edits: List[Edit] = []
    for index, spans in places:
        edits += set_format(case.block(index), index, spans, {"colour": "000000"})
    yield Slip(_first(case, places[0]), edits=tuple(edits), says={"count": len(places), "colours": ", ".join(colours)})


@of_block
def _coloured(block: Block) -> Tuple[Tuple[int, int, str], ...]:
    """The stretches that are not black, and their colour."""
    return tuple([
        (start, end, format.colour)
        for start, end, format in stretches(block)
        if not _is_black(format.colour) and not is_blank(block.text[start:end])
    ])  # fmt: skip


def _is_black(colour: str) -> bool:
    """Black, or so near to it that no eye tells."""
    if len(colour) != 6:
        return True
    try:
        return all(int(colour[at : at + 2], 16) <= _NEAR_BLACK for at in (0, 2, 4))
    except ValueError:
        return True


@check("font.pairing", form=True)
def font_pairing(case: Case) -> Iterator[Slip]:
    """Banner, motto and dateline grow and shrink together. A size outside every pair is another rule's business."""
    names: Sequence[str] = case.rule["parts"]
    pairs: Sequence[Sequence[float]] = case.rule["pairs"]
    sizes = {name: size_of(case, case.part(name)) for name in names}
    present = [at for at, name in enumerate(names) if sizes[name]]
    if len(present) < 2 or any(sizes[names[at]] not in {pair[at] for pair in pairs} for at in present):
        return
    best = min(pairs, key=lambda pair: sum(sizes[names[at]] != pair[at] for at in present))
    astray = [at for at in present if sizes[names[at]] != best[at]]
    if not astray:
        return
    edits: List[Edit] = []
    span: Optional[Span] = None
    for at in astray:
        part = case.part(names[at])
        for each in part.spans if part else ():
            span = span or each
            edits += set_format(case.block(each.block), each.block, [(each.start, each.end)], {"size": float(best[at])})
    yield Slip(
        span,
        found=" / ".join(number(sizes[name]) if sizes[name] else "…" for name in names),
        preview=" / ".join(number(size) for size in best),
        edits=tuple(edits),
        part=names[astray[0]],
    )
