"""The end of a document: the recipients and the signatures, and where the body stops before them."""

from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Set, Tuple

from ..document import Document
from ..vietnamese.blanks import is_blank
from ..vietnamese.text import fold
from .model import Part, Signer, Span
from .pieces import Piece, pieces
from .words import close, starts_with, words

LONGEST_ENDING = 60  # blocks that are not empty, from the end, where there is no list of recipients
LINES_ABOVE, LINES_BELOW = 20, 70  # and about its label where there is one
LONGEST_ITEM = 260
FARTHEST_LINE, MOST_LINES = 14, 8  # blocks between two lines of one signature; lines of one

_LABEL = re.compile(r"no[il] nhan\b ?[:.;]?")
_PREFIX = re.compile(r"(?:t/m|k/t|t/l|tuq|tm|kt|tl|q)(?=[. ,])[. ,]*(?=\S)")
_FIRST_COLUMN = re.compile(r"[\t\n]| {3}")
_DASH = re.compile(r"[-–—+•]\s*")
_ARCHIVE = re.compile(r"[-–—+•]?\s*luu\b")
_DRAFTER = re.compile(r"(?:[A-ZĐ]{2,8}|[A-ZĐ][.,-])(?:[.,-]?[A-ZĐ]{1,8}){0,4}[.,]?\s?\(?\d{0,4}\s?(?:b|bản)?\)?\.?")
_ADDRESS = re.compile(r"(?:dia chi|dt|dien thoai|tel|email|e-mail|fax|website)\b ?[:.]")
_FIELD = re.compile(r"[<«{]{1,2}[^<>«»{}]{1,60}[>»}]{1,2}")  # a merge field alone in its column
_NAME = re.compile(r"(?:[^\W\d_]+\.? ){1,6}[^\W\d_]+")
_BLANK_NAME = re.compile(r"\[?(?:ho va ten|ho, ten|ho ten)\b.{0,30}")


class Ending(NamedTuple):
    recipients: Optional[Part]
    signature: Optional[Part]
    signers: Tuple[Signer, ...]
    drafter: Optional[Part]
    address: Optional[Part]
    first: int  # first block of the ending; one past the last where there is none


def read_ending(document: Document, first: int, last: int) -> Ending:
    label_block = _find_label(document, first, last)
    lines = _around(document, first, last, label_block)
    label = next((index for index, line in enumerate(lines) if line.block == label_block), None)
    recipients, taken, drafter = _recipients(document, lines, label)
    signers, signing = _signers(document, lines, taken, label)
    address = next((line for line in reversed(lines[-12:]) if _ADDRESS.match(line.key) and line.block not in taken), None)
    blocks = sorted({line.block for line in signing} | taken)
    return Ending(
        recipients,
        _whole("signature", signing),
        signers,
        _whole("drafter", [drafter] if drafter else []),
        _whole("address", [address] if address and blocks and address.block > blocks[0] else []),
        blocks[0] if blocks else last + 1,
    )


def _find_label(document: Document, first: int, last: int) -> Optional[int]:
    """The block of `Nơi nhận:`: the first with a list under it, for annexes without a heading may follow; else the last."""
    found: Optional[int] = None
    for index in range(first, last + 1):
        text = document.blocks[index].text.lstrip(" \t\u00a0")
        if text[:1] not in "NnM" or not _is_label(text):
            continue
        found = index
        below = [document.blocks[after].text.strip() for after in range(index + 1, min(index + 4, last + 1))]
        if any(_DASH.match(line) for line in below) or "\n" in text:
            return index
    return found


def _is_label(text: str) -> bool:
    key = fold(_FIRST_COLUMN.split(text, 1)[0][:60]).strip()
    return _LABEL.match(key) is not None or (key[-1:] in ":.;" and close(key.rstrip(" :.;"), "noi nhan", 2))


def _around(document: Document, first: int, last: int, label: Optional[int]) -> List[Piece]:
    """The lines an ending can have: those about the label, or the act's last ones."""
    start = _up(document, last if label is None else label, first, LONGEST_ENDING if label is None else LINES_ABOVE)
    end = last if label is None else _down(document, label, last, LINES_BELOW)
    return list(pieces(document, start, end))


def _up(document: Document, at: int, first: int, lines: int) -> int:
    while at > first and lines > 0:
        at -= 1
        lines -= bool(document.blocks[at].text.strip())
    return at


def _down(document: Document, at: int, last: int, lines: int) -> int:
    while at < last and lines > 0:
        at += 1
        lines -= bool(document.blocks[at].text.strip())
    return at


def _recipients(document: Document, lines: List[Piece], label: Optional[int]) -> Tuple[Optional[Part], Set[int], Optional[Piece]]:
    """The list under the label: in its cell, in its column, or in the lines below it."""
    if label is None:
        return None, set(), None
    head = lines[label]
    place = document.blocks[head.block].place
    words_end = head.start + _label_length(head)
    items: List[List[Span]] = []
    taken: List[Piece] = [head]
    if words_end < head.end:
        rest = head.text[words_end - head.start :]
        items.append([Span(head.block, words_end + len(rest) - len(rest.lstrip()), head.end)])
    drafter: Optional[Piece] = None
    closed = False
    for piece in lines[label + 1 :]:
        other = document.blocks[piece.block].place
        if (other.kind, other.table) != (place.kind, place.table) or (place.kind == "cell" and other.column != place.column):
            if place.kind == "cell":
                continue
            break
        if piece.side == "right" and place.kind != "cell":
            continue
        if place.kind == "cell" and other.row != place.row and not _DASH.match(piece.text):
            continue
        if closed:
            drafter = piece if _DRAFTER.fullmatch(piece.text) and len(piece.text) < 20 else None
            break
        dash = _DASH.match(piece.text) is not None
        if (
            not dash
            and _signs(piece)
            or len(piece.text) > LONGEST_ITEM
            or (not dash and not _continues(items, taken[-1], piece, place.kind))
        ):
            if not dash and place.kind != "cell" and not _signs(piece) and len(piece.text) <= 2:
                continue  # a stray letter of a scan
            break
        if dash or not items or (_closes(taken[-1].text) and not _small(piece.text)):
            items.append([piece.span])
        else:
            items[-1].append(piece.span)
        taken.append(piece)
        closed = (
            _ARCHIVE.match(piece.key.lstrip("-–—+• ")) is not None
            and piece.text.rstrip()[-1] in ".)"
            or (bool(items) and _is_archive(document, items[-1]) and piece.text.rstrip().endswith("."))
        )
    part = Part(
        "recipients",
        tuple(piece.span for piece in taken),
        "\n".join(piece.text for piece in taken),
        tuple(tuple(item) for item in items),
        Span(head.block, head.start, words_end),
    )
    return part, {piece.block for piece in taken} | ({drafter.block} if drafter else set()), drafter


def _label_length(piece: Piece) -> int:
    colon = piece.text.find(":", 0, 14)
    return colon + 1 if colon >= 0 else min(len(piece.text), 9)


def _is_archive(document: Document, item: List[Span]) -> bool:
    first = item[0]
    text = document.blocks[first.block].text[first.start : first.end].lower()
    return _DASH.sub("", text, 1).startswith("lưu")


def _closes(text: str) -> bool:
    return text.rstrip()[-1:] in (";", ".", ",")


def _small(text: str) -> bool:
    return text[:1].islower() or text[:1] in "(,;"


def _continues(items: List[List[Span]], before: Piece, piece: Piece, kind: str) -> bool:
    """A line without a dash that still belongs to the list: cut from the item above, or an item that lost its dash."""
    if kind == "cell":
        return True
    if not items:
        return piece.block - before.block <= 3 and len(piece.text) < 120
    return not _closes(before.text) or _small(piece.text) or (piece.text.rstrip()[-1] in ";." and not piece.upper and len(piece.text) < 120)


def _signs(piece: Piece) -> bool:
    """A line of a signature: a power (TM., KT. …) or an office, in capitals."""
    if len(piece.text) > 140:
        return False
    if (
        _PREFIX.match(piece.key)
        and piece.text[:2].isupper()
        or _PREFIX.match(piece.key)
        and piece.text[:1].isupper()
        and piece.text[1:2] == "/"
    ):
        return True
    return (
        (piece.upper or _name_at_end(piece) is not None) and piece.text[-1] not in ":;" and starts_with(piece.key.lstrip("("), _offices())
    )


def _offices() -> Tuple[str, ...]:
    return tuple(words()["signature"]["offices"])


def _signers(document: Document, lines: List[Piece], taken: Set[int], label: Optional[int]) -> Tuple[Tuple[Signer, ...], List[Piece]]:
    """The signatures, a column each; and all their lines."""
    listed = {(line.block, line.start) for line in lines if line.block in taken and line.side != "right"} if label is not None else set()
    free = [line for line in lines if (line.block, line.start) not in listed or _signs(line)]
    start = _first_signing(document, free, lines[label] if label is not None else None)
    if start is None:
        return (), []
    columns: Dict[Tuple[int, int, str], List[Piece]] = {}
    rank = document.blocks[free[start].block].place
    for piece in free[start:]:
        place = document.blocks[piece.block].place
        if place.kind == "cell" and rank.kind == "cell" and place.table != rank.table or place.kind == "frame":
            continue
        if rank.kind == "cell" and place.kind == "body" and columns and all(_complete(column) for column in columns.values()):
            break
        side = piece.side if place.kind != "cell" else "cell"
        if side == "whole" and (-1, -1, "right") in columns:
            side = "right"
        columns.setdefault((place.table, place.column, side), []).append(piece)
    found: List[Tuple[Signer, List[Piece]]] = []
    for column in columns.values():
        signer, used = _signer(column)
        if signer is not None:
            found.append((signer, used))
    signing = [piece for _, used in found for piece in used]
    return tuple(signer for signer, _ in found), signing


def _first_signing(document: Document, lines: List[Piece], label: Optional[Piece]) -> Optional[int]:
    """The topmost line of the signature: right above the recipients, or the first one beside or below them."""
    if label is None:
        return _upwards(document, lines, len(lines) - 1)
    at = next((index for index, line in enumerate(lines) if (line.block, line.start) > (label.block, label.start)), len(lines))
    above = _upwards(document, lines, at - 1)
    if above is not None:
        return above
    below = (index for index in range(at, len(lines)) if _signs(lines[index]) or _field_beside(document, lines[index], label))
    return next(below, None)


def _upwards(document: Document, lines: List[Piece], at: int) -> Optional[int]:
    """Going up from a line, the topmost one that signs, as long as no sentence stands between."""
    found: Optional[int] = None
    for index in range(at, -1, -1):
        piece = lines[index]
        if _signs(piece) or (piece.side != "whole" and _FIELD.fullmatch(piece.text)):
            found = index
        elif piece.side == "whole" and _sentence(document, piece):
            break
    return found


def _field_beside(document: Document, piece: Piece, label: Piece) -> bool:
    """A merge field where the power or the office will stand, level with Nơi nhận."""
    return piece.side == "right" and piece.block >= label.block and piece.block - label.block <= 2 and is_blank(piece.text)


def _sentence(document: Document, piece: Piece) -> bool:
    if document.blocks[piece.block].place.kind == "cell":
        return False
    return len(piece.text) > 90 or piece.text.rstrip().endswith(("./.", ";", ":", "."))


def _complete(column: List[Piece]) -> bool:
    return any(_is_name(piece) for piece in column)


def _signer(column: List[Piece]) -> Tuple[Optional[Signer], List[Piece]]:
    authority: List[Span] = []
    office: List[Span] = []
    notes: List[Span] = []
    name: Optional[Span] = None
    used: List[Piece] = []
    for piece in column:
        if name is not None or used and (piece.block - used[-1].block > FARTHEST_LINE or len(used) > MOST_LINES):
            break
        if not used and not (_signs(piece) or is_blank(piece.text)):
            continue
        if _PREFIX.match(piece.key) and _signs(piece):
            cut = _name_at_end(piece)
            if cut:
                authority.append(Span(piece.block, piece.start, piece.start + cut[0]))
                name = Span(piece.block, piece.start + cut[1], piece.end)
            else:
                authority.append(piece.span)
        elif _signs(piece):
            cut = _name_at_end(piece)
            if cut:
                office.append(Span(piece.block, piece.start, piece.start + cut[0]))
                name = Span(piece.block, piece.start + cut[1], piece.end)
            else:
                office.append(piece.span)
        elif _is_note(piece):
            notes.append(piece.span)
        elif _is_name(piece):
            name = piece.span
        elif is_blank(piece.text):
            if not authority and not office:
                authority.append(piece.span)
            elif not office:
                office.append(piece.span)
            else:
                name = piece.span
        elif piece.upper and len(piece.text) < 90:
            (office or authority).append(piece.span)
        else:
            break
        used.append(piece)
    if not authority and not office:
        return None, []
    return Signer(tuple(authority), tuple(office), name, tuple(notes)), used


def _is_note(piece: Piece) -> bool:
    key = piece.key.lstrip("([")
    return (
        len(piece.text) < 90
        and (piece.text[0] in "([" and not _BLANK_NAME.match(piece.key))
        or (starts_with(key, tuple(words()["signature"]["notes"])) and not piece.upper)
    )


def _is_name(piece: Piece) -> bool:
    """A person's name: two to seven words with capitals, or the blank for one."""
    text = piece.text.strip(" .")
    if _BLANK_NAME.match(piece.key):
        return True
    if len(text) > 60 or piece.upper and _signs(piece):
        return False
    return _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in text.split())


def _name_at_end(piece: Piece) -> Optional[Tuple[int, int]]:
    """`PHÓ TRƯỞNG BAN Phạm Thị Minh Hiền` on one line: where the capitals end and where the name starts."""
    words_ = piece.text.split(" ")
    last = max((index for index, word in enumerate(words_) if word.isupper() and len(word) > 1), default=-1)
    rest = words_[last + 1 :]
    if last < 0 or not 2 <= len(rest) <= 6 or not all(word[:1].isupper() and not word.isupper() for word in rest):
        return None
    end = len(" ".join(words_[: last + 1]))
    return end, end + 1


def _whole(name: str, lines: List[Piece]) -> Optional[Part]:
    if not lines:
        return None
    return Part(name, tuple(line.span for line in lines), "\n".join(line.text for line in lines))
