"""Between the subject and the body: the authority, the bases, the operative word."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Optional, Tuple

from ..document import Document
from .head import Head
from .header_lines import HEADING, is_authority, is_stroke
from .model import Part, Span
from .pieces import Piece, pieces
from .titles import DECIDING
from .words import starts_with, words

LONGEST_OPENING = 80  # blocks between the subject and the operative word

_OPERATIVE = re.compile(r"(?:quyet dinh|quyet nghi|nghi quyet|nay quyet dinh) ?[:.;]?")
_LED_OPERATIVE = re.compile(r".{6,90} (?:quyet dinh|quyet nghi) ?[:.;]?")  # the Party's "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH"


class Opening(NamedTuple):
    authority: Optional[Part]
    bases: Optional[Part]
    operative: Optional[Part]
    body: int  # first block of the body
    strokes: Tuple[Piece, ...]


def read_opening(document: Document, head: Head, last: int) -> Opening:
    deciding = head.type in DECIDING
    party = head.banner_kind == "party"
    lines = _lines(document, head.body, last)
    authority: List[Piece] = []
    strokes: List[Piece] = []
    at = 0
    while at < len(lines) and is_stroke(lines[at]):
        strokes.append(lines[at])
        at += 1
    while deciding and at < len(lines) and (is_stroke(lines[at]) or _authorises(lines[at], authority, party)):
        (strokes if is_stroke(lines[at]) else authority).append(lines[at])
        at += 1
    operative = next((index for index in range(at, len(lines)) if _is_operative(lines[index], party)), None) if deciding else None
    bases, after = _bases(lines, at, operative, deciding)
    at = after if operative is None else operative + 1
    body = lines[at].block if at < len(lines) else last + 1
    if bases is not None and operative is None and _runs_on(document, bases):
        body = bases.block
    return Opening(
        _part("authority", authority), bases, _part("operative", [lines[operative]] if operative is not None else []), body, tuple(strokes)
    )


def _lines(document: Document, first: int, last: int) -> List[Piece]:
    lines: List[Piece] = []
    for piece in pieces(document, first, last):
        if len(lines) >= LONGEST_OPENING:
            break
        lines.append(piece)
    return lines


def _is_operative(piece: Piece, party: bool) -> bool:
    """The word alone on its line; in the Party's documents the authority may lead it."""
    if not piece.upper or len(piece.key) > 110:
        return False
    return _OPERATIVE.fullmatch(piece.key) is not None or (
        party and is_authority(piece) and _LED_OPERATIVE.fullmatch(piece.key) is not None
    )


def _authorises(piece: Piece, before: List[Piece], party: bool) -> bool:
    """The authority's line, or the next line of its name."""
    return piece.upper and len(piece.text) < 160 and not _is_operative(piece, party) and (bool(before) or is_authority(piece))


def _bases(lines: List[Piece], at: int, operative: Optional[int], deciding: bool) -> Tuple[Optional[Part], int]:
    """The list of bases. With an operative word all that stands before it belongs there; without, only what begins as one."""
    begins = tuple(words()["openings"]["bases"])
    items: List[List[Span]] = []
    taken: List[Piece] = []
    stop = len(lines) if operative is None else operative
    while at < stop:
        piece = lines[at]
        if starts_with(piece.key.lstrip("-–+ "), begins if deciding else begins[:1]):
            items.append([piece.span])
        elif items and operative is not None and not HEADING.match(piece.text):
            items[-1].append(piece.span)
        else:
            break
        taken.append(piece)
        at += 1
    if not items:
        return None, at
    text = "\n".join(piece.text for piece in taken)
    return Part("bases", tuple(piece.span for piece in taken), text, tuple(tuple(item) for item in items)), at


def _runs_on(document: Document, bases: Part) -> bool:
    """One basis alone that goes on into the sentence of the document ("Căn cứ …, Sở Nội vụ thông báo như sau:")."""
    if len(bases.items) != 1:
        return False
    text = bases.text.rstrip()
    return text.endswith(":") or not text.endswith(";")


def _part(name: str, lines: List[Piece]) -> Optional[Part]:
    if not lines:
        return None
    return Part(name, tuple(line.span for line in lines), "\n".join(line.text for line in lines))
