"""The end of a document: the recipients, the signatures, and where the body stops before them."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Optional, Set, Tuple

from ..document import Document
from ..vietnamese.text import fold
from .model import Part, Signer, Span
from .pieces import Piece, pieces
from .signing import has_power, read_signers, signs
from .words import close

LONGEST_ENDING = 60  # blocks that are not empty, from the end, where there is no list of recipients
LINES_ABOVE, LINES_BELOW = 20, 70  # and about its label where there is one
LONGEST_ITEM = 260

_LABEL = re.compile(r"no[il] nhan ?(?:[:.;]|$|-)")  # a sentence may begin with these words too
_FIRST_COLUMN = re.compile(r"[\t\n]| {3}")
_DASH = re.compile(r"[-–—+•]\s*")
_ARCHIVE = re.compile(r"[-–—+•]?\s*luu\b")
_DRAFTER = re.compile(r"[A-ZĐ][A-ZĐ.,-]{1,14}\s?(?:\(?\d{1,4}\s?(?:b|bản)?\)?)?\.?")
_ADDRESS = re.compile(r"(?:dia chi|dt|dien thoai|tel|email|e-mail|fax|website)\b ?[:.]")


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
    signers, signing = read_signers(document, lines, taken, lines[label] if label is not None else None)
    address = [line for line in lines[-12:] if _ADDRESS.match(line.key) and line.block not in taken]
    blocks = sorted({line.block for line in signing} | taken)
    return Ending(
        recipients,
        _whole("signature", signing),
        signers,
        _whole("drafter", [drafter] if drafter else []),
        _whole("address", [line for line in address if blocks and line.block > blocks[0]]),
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
            drafter = piece if len(piece.text) < 20 and _DRAFTER.fullmatch(piece.text) and not has_power(piece) else None
            break
        dash = _DASH.match(piece.text) is not None
        if (
            not dash
            and signs(piece)
            or len(piece.text) > LONGEST_ITEM
            or (not dash and not _continues(items, taken[-1], piece, place.kind))
        ):
            if not dash and place.kind != "cell" and not signs(piece) and len(piece.text) <= 2:
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


def _whole(name: str, lines: List[Piece]) -> Optional[Part]:
    if not lines:
        return None
    return Part(name, tuple(line.span for line in lines), "\n".join(line.text for line in lines))
