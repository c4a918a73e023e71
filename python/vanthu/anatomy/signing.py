"""The signatures at a document's end: powers (TM., KT. …), offices, names; a column each."""

from __future__ import annotations

import re
from typing import Dict, List, Optional, Set, Tuple

from ..document import Document
from ..vietnamese.blanks import is_blank
from .model import Signer, Span
from .pieces import Piece
from .words import starts_with, words

FARTHEST_LINE, MOST_LINES = 14, 8  # blocks between two lines of one signature; lines of one
LONGEST_LINE = 140
LONGEST_NAME = 60

_POWER = re.compile(r"(?:t/m|k/t|t/l|tuq|tm|kt|tl|q)(?:(?=[ ,])|\.)(?: ?\S|$)")
_FIELD = re.compile(r"[<«{]{1,2}[^<>«»{}]{1,60}[>»}]{1,2}")  # a merge field alone in its column
_NAME = re.compile(r"(?:[^\W\d_]{1,12}[. ]{1,2}){1,8}[^\W\d_]{1,12}")
_BLANK_NAME = re.compile(r"\[?(?:ho va ten|ho, ten|ho ten)\b.{0,30}")

Column = Tuple[int, int, str]  # table, column, side


def read_signers(
    document: Document, lines: List[Piece], listed: Set[int], label: Optional[Piece]
) -> Tuple[Tuple[Signer, ...], List[Piece]]:
    """The signatures among the lines, and the lines that are theirs. `listed`: the blocks of the list of recipients."""
    free = [line for line in lines if line.block not in listed or line.side == "right" or signs(line)]
    start = _first(document, free, label)
    if start is None:
        return (), []
    if start > 0 and names_body(free[start - 1]) and _same_column(document, free[start - 1], free[start]):
        start -= 1  # an agreement's party, above the one who signs for it
    read = [_signer(column) for column in _columns(document, free[start:]).values()]
    found = [(signer, used) for signer, used in read if signer is not None]
    return tuple(signer for signer, _ in found), [piece for _, used in found for piece in used]


def signs(piece: Piece) -> bool:
    """A line of a signature: a power or an office, in capitals."""
    if len(piece.text) > LONGEST_LINE:
        return False
    if has_power(piece):
        return True
    capitals = piece.upper or _name_at(piece) is not None
    return capitals and piece.text[-1] not in ":;" and starts_with(piece.key.lstrip("("), tuple(words()["signature"]["offices"]))


def names_body(piece: Piece) -> bool:
    """`SỞ NỘI VỤ` above `GIÁM ĐỐC`: whom the signer signs for, where two bodies agree on something."""
    name = piece.upper and len(piece.text) < 90 and piece.text[-1] not in ".:;"
    return name and starts_with(piece.key, tuple(words()["bodies"]["begins"]))


def has_power(piece: Piece) -> bool:
    """`TM. …`, `KT.`, `T/M …`: written in capitals, so that no word of a sentence is taken for one."""
    letters = piece.text[:3].replace("/", "").replace(".", "").strip()[:2]
    return _POWER.match(piece.key) is not None and letters.isupper()


def _first(document: Document, lines: List[Piece], label: Optional[Piece]) -> Optional[int]:
    """The topmost line of the signature: right above the recipients, or the first one beside or below them."""
    if label is None:
        return _upwards(document, lines, len(lines) - 1)
    at = next((index for index, line in enumerate(lines) if (line.block, line.start) > (label.block, label.start)), len(lines))
    above = _upwards(document, lines, at - 1)
    if above is not None:
        return above
    below = (index for index in range(at, len(lines)) if signs(lines[index]) or _blank_beside(lines[index], label))
    return next(below, None)


def _upwards(document: Document, lines: List[Piece], at: int) -> Optional[int]:
    """Going up from a line, the topmost one that signs, as long as no sentence stands between."""
    found: Optional[int] = None
    for index in range(at, -1, -1):
        piece = lines[index]
        if signs(piece) or (piece.side != "whole" and _FIELD.fullmatch(piece.text)):
            found = index
        elif piece.side == "whole" and _is_sentence(document, piece):
            break
    return found


def _blank_beside(piece: Piece, label: Piece) -> bool:
    """A merge field where the power or the office will stand, level with Nơi nhận."""
    return piece.side == "right" and piece.block >= label.block and piece.block - label.block <= 2 and is_blank(piece.text)


def _is_sentence(document: Document, piece: Piece) -> bool:
    if document.blocks[piece.block].place.kind == "cell":
        return False
    return len(piece.text) > 90 or piece.text.rstrip().endswith(("./.", ";", ":", "."))


def _same_column(document: Document, one: Piece, other: Piece) -> bool:
    above, below = document.blocks[one.block].place, document.blocks[other.block].place
    return (above.table, above.column, one.side) == (below.table, below.column, other.side) and other.block - one.block <= 2


def _columns(document: Document, lines: List[Piece]) -> Dict[Column, List[Piece]]:
    """The lines of each column: of a table's cells, or of what tabs and spaces set apart."""
    columns: Dict[Column, List[Piece]] = {}
    first = document.blocks[lines[0].block].place
    for piece in lines:
        place = document.blocks[piece.block].place
        if place.kind == "frame" or (place.kind == "cell" and first.kind == "cell" and place.table != first.table):
            continue
        if first.kind == "cell" and place.kind == "body" and columns and all(map(_is_signed, columns.values())):
            break
        side = piece.side if place.kind != "cell" else "cell"
        if side == "whole" and (-1, -1, "right") in columns:
            side = "right"
        columns.setdefault((place.table, place.column, side), []).append(piece)
    return columns


def _is_signed(column: List[Piece]) -> bool:
    return any(_is_name(piece) for piece in column)


def _signer(column: List[Piece]) -> Tuple[Optional[Signer], List[Piece]]:
    """A column from its first power or office down to the name."""
    authority: List[Span] = []
    office: List[Span] = []
    notes: List[Span] = []
    name: Optional[Span] = None
    used: List[Piece] = []
    for piece in column:
        if name is not None or (used and (piece.block - used[-1].block > FARTHEST_LINE or len(used) > MOST_LINES)):
            break
        if not used and not (signs(piece) or is_blank(piece.text) or names_body(piece)):
            continue
        if signs(piece):
            capitals, name = _parted(piece)
            (authority if has_power(piece) else office).append(capitals)
        elif _is_note(piece):
            notes.append(piece.span)
        elif authority and not office and _is_small_office(piece):
            office.append(piece.span)
        elif _is_name(piece):
            name = piece.span
        elif is_blank(piece.text):  # a merge field stands for whatever is next: the power, the office, the name
            if authority and office:
                name = piece.span
            else:
                (office if authority else authority).append(piece.span)
        elif (piece.upper or piece.key == "kiem") and len(piece.text) < LONGEST_LINE:
            (office if office or not used else authority).append(piece.span)
        else:
            break
        used.append(piece)
    if not (authority or office) or not any(signs(piece) or is_blank(piece.text) for piece in used):
        return None, []
    return Signer(tuple(authority), tuple(office), name, tuple(notes)), used


def _is_small_office(piece: Piece) -> bool:
    """`Chủ tịch` below `TM. ỦY BAN NHÂN DÂN`: an office that was not written in capitals."""
    return len(piece.text) < LONGEST_LINE and piece.text[-1] not in ".:;," and piece.key in words()["signature"]["offices"]


def _is_note(piece: Piece) -> bool:
    """`(Đã ký)`, `(Chữ ký, dấu)`: between the office and the name."""
    if len(piece.text) >= 90 or piece.upper:
        return False
    bracketed = piece.text[0] in "([" and not _BLANK_NAME.match(piece.key)
    return bracketed or starts_with(piece.key, tuple(words()["signature"]["notes"]))


def _is_name(piece: Piece) -> bool:
    """A person's name: words with capitals, or the blank for one. In capitals only where it begins with a family name."""
    text = piece.text.strip(" .")
    if _BLANK_NAME.match(piece.key):
        return True
    if len(text) > LONGEST_NAME or _NAME.fullmatch(text) is None or not all(word[:1].isupper() for word in text.split()):
        return False
    return not piece.upper or text.split()[0].lower() in words()["signature"]["families"]


def _parted(piece: Piece) -> Tuple[Span, Optional[Span]]:
    """The capitals of a line, and the name that follows them on it."""
    at = _name_at(piece)
    if at is None:
        return piece.span, None
    capitals = piece.text[:at].rstrip()
    return Span(piece.block, piece.start, piece.start + len(capitals)), Span(piece.block, piece.start + at, piece.end)


def _name_at(piece: Piece) -> Optional[int]:
    """`PHÓ TRƯỞNG BAN Phạm Thị Minh Hiền` on one line: where the name starts."""
    parts = piece.text.split(" ")
    last = max((index for index, part in enumerate(parts) if part.isupper() and len(part) > 1), default=-1)
    rest = parts[last + 1 :]
    if last < 0 or not 2 <= len(rest) <= 6 or not all(part[:1].isupper() and not part.isupper() for part in rest):
        return None
    return len(" ".join(parts[: last + 1])) + 1
