"""Kính gửi: the label, and the bodies addressed."""

from __future__ import annotations

import re

from .head import Head
from .header_lines import ADDRESSED, HEADING
from .model import Span
from .pieces import Piece
from .words import folded, starts_with, words

_CALLING = re.compile(r".{2,120} dien ?:")  # a telegram's: `Chủ tịch Ủy ban nhân dân tỉnh điện:`


def take_addressees(head: Head, piece: Piece) -> bool:
    if head.has("addressees") or len(piece.text) > 400:
        return False
    if head.type == "công điện" and _CALLING.fullmatch(piece.key):
        head.labels["addressees"] = piece.span
        head.add("addressees", piece)
        head.items["addressees"] = []
        return True
    match = ADDRESSED.match(piece.key)
    if match is None:
        return False
    _, places = folded(piece.text)
    label_end = places[match.end()]
    colon = piece.text.find(":", label_end, label_end + 4)
    label_end = colon + 1 if colon >= 0 else label_end
    head.labels["addressees"] = Span(piece.block, piece.start, piece.start + label_end)
    head.add("addressees", piece)
    start = label_end + len(piece.text[label_end:]) - len(piece.text[label_end:].lstrip())
    head.items["addressees"] = [[Span(piece.block, piece.start + start, piece.end)]] if start < len(piece.text) else []
    if not head.has("title") and not head.type:
        head.tell("công văn", 0.9)
    return True


def take_addressee(head: Head, piece: Piece) -> int:
    """A further body addressed: `- …;` on a line of its own."""
    items = head.items["addressees"]
    opening = starts_with(piece.key.lstrip("-–+ "), tuple(words()["openings"]["bases"]))
    dash = piece.text[0] in "-–+" and len(piece.text) < 250 and not opening
    if dash:
        items.append([piece.span])
    elif items and len(piece.text) < 120 and (piece.key.startswith("(") or not _ended(head)) and not opening:
        items[-1].append(piece.span)
    elif not items and len(piece.text) < 200 and not HEADING.match(piece.text):
        items.append([piece.span])
    else:
        return 0
    head.add("addressees", piece)
    return 1


def _ended(head: Head) -> bool:
    """The last addressee is closed: by its full stop, or because it is the only one, on the label's own line."""
    last = head.found["addressees"][-1].text
    return last[-1] in ".;:" or len(head.items["addressees"]) == 1
