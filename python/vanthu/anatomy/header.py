"""The head of a document: from its first line to where its own words begin."""

from __future__ import annotations

from typing import List, Tuple

from ..document import Document
from .addressed import take_addressee, take_addressees
from .head import Head
from .header_lines import CAPTION, HEADING, SYMBOL, TESTS, beside, is_dateline, is_number, is_stroke, number_led
from .pieces import Piece, pieces
from .signing import signs
from .titles import LONGEST_LINE, about_goes_on, take_about, take_copy, take_other_title, take_subject, take_title
from .words import starts_with, words

LONGEST_HEAD = 70  # blocks that are not empty: no header is longer
_WHOLE = {"banner": ("viet nam",), "motto": ("hanh phuc",), "dateline": ("thang", "nam")}  # what a whole line of it ends with


def read_head(document: Document, first: int, last: int, kind: str = "main", type: str = "") -> Head:
    """Walk down from the act's first block; stop where its own words begin. `kind`: the act's; `type`: what somebody said it is."""
    head = Head(first, type)
    lines = _top(document, first, last)
    at = 0
    while at < len(lines):
        taken = _take(document, head, lines, at, kind)
        if not taken:
            break
        at += taken
    end = lines[at].block if at < len(lines) else (lines[-1].block + 1 if lines else first)
    head.body = max(end, first)
    return head


def _top(document: Document, first: int, last: int) -> List[Piece]:
    top: List[Piece] = []
    blocks = set()
    for piece in pieces(document, first, last):
        blocks.add(piece.block)
        if len(blocks) > LONGEST_HEAD:
            break
        top.append(piece)
    return top


def _take(document: Document, head: Head, lines: List[Piece], at: int, kind: str) -> int:
    """Put the piece where it belongs; how many pieces that took, 0 where the head has ended."""
    piece = lines[at]
    if not head.has("number"):
        lines[at : at + 1] = number_led(piece)
        piece = lines[at]
    if head.has("addressees") and not _late(head, piece):
        return take_addressee(head, piece)
    if is_stroke(piece):
        head.strokes.append((_above(head, piece), piece))
        return 1
    if kind == "copy" and take_copy(head, piece):
        return 1
    if kind == "copy" and head.has("title") and signs(piece):
        return 0
    for part, test in TESTS:
        if not (part in ("banner", "motto", "number", "dateline") and head.has("title") and not beside(head, piece)) and test(head, piece):
            return _join(head, part, lines, at)
    if not head.has("title") and not head.has("addressees"):
        if take_title(document, head, piece, kind == "appendix"):
            return 1
        if take_addressees(head, piece):
            return 1
        if take_about(head, piece):
            return about_goes_on(document, head, lines, at)
        if take_other_title(document, head, piece):
            return 1
        if piece.upper and len(piece.text) <= LONGEST_LINE and not HEADING.match(piece.text):
            if not head.has("number") or beside(head, piece):
                head.names.append(piece)
                return 1
        return 1 if _stray(head, piece) else 0
    if (CAPTION.match(piece.key) and (head.has("title") or kind == "appendix")) or _caption_goes_on(head, piece):
        head.add("caption", piece)
        return 1
    if take_addressees(head, piece):
        return 1
    if take_subject(document, head, piece):
        return 1
    if beside(head, piece) and piece.upper and not head.has("subject"):
        head.names.append(piece)
        return 1
    return 0


def _caption_goes_on(head: Head, piece: Piece) -> bool:
    """The caption's bracket is still open, and this is the next line."""
    before = head.found.get("caption")
    if not before or len(piece.text) > LONGEST_LINE or piece.block - before[-1].block > 1:
        return False
    said = " ".join(line.text for line in before)
    return said.startswith("(") and ")" not in said and (piece.text.endswith(")") or piece.block == before[-1].block)


def _late(head: Head, piece: Piece) -> bool:
    """Header pieces that come after Kính gửi, as a V/v or a number laid out below."""
    return (
        is_stroke(piece) or (not head.has("dateline") and is_dateline(head, piece)) or (not head.has("number") and is_number(head, piece))
    )


def _stray(head: Head, piece: Piece) -> bool:
    """A short line above the title that is nothing we know ("Mẫu 1.9", a note in brackets): passed over."""
    return len(piece.text) <= 60 and not starts_with(piece.key, tuple(words()["openings"]["bases"])) and not HEADING.match(piece.text)


def _above(head: Head, piece: Piece) -> str:
    """The part a typed stroke stands under: the last one put down on its side."""
    if head.has("title") and piece.side == "whole":
        return "subject"
    if piece.side == "left":
        return "issuer"
    last: Tuple[int, int] = (-1, -1)
    under = ""
    for part, lines in list(head.found.items()) + [("issuer", head.names)]:
        for line in lines:
            if (line.block, line.start) > last and part in ("banner", "motto", "issuer", "subject", "title", "dateline"):
                last, under = (line.block, line.start), part
    return {"title": "subject", "dateline": "motto"}.get(under, under or "issuer")


def _join(head: Head, part: str, lines: List[Piece], at: int) -> int:
    """Put the piece down, and with it the next line of its column where a header line was broken in two."""
    head.add(part, lines[at])
    taken = 1
    for ahead in range(at + 1, min(at + 3, len(lines))):
        after = lines[ahead]
        if after.side != lines[at].side and after.side != "whole":
            continue
        key = " ".join(line.key for line in head.found[part])
        if part == "number":
            open_end = lines[at].text[-1] in "-/:" or lines[at].key in ("so", "so.")
            goes_on = open_end and len(after.text) < 40 and " " not in after.text.strip() and SYMBOL.search("/" + after.text) is not None
        else:
            wanted = [word for word in _WHOLE.get(part, ()) if word not in key]
            goes_on = bool(wanted) and after.key.startswith(wanted[0].split()[0]) and len(after.key) < 30
        if goes_on and ahead == at + taken:
            head.add(part, after)
            taken += 1
    return taken


def split_names(document: Document, lines: List[Piece]) -> Tuple[List[Piece], List[Piece]]:
    """The lines of capitals at the left come apart into the parent's name and the issuer's ("CHỦ TỊCH / ỦY BAN …" is one name)."""
    begins, offices = tuple(words()["bodies"]["begins"]), words()["signature"]["offices"]
    starts = [
        index
        for index, line in enumerate(lines)
        if index == 0 or (starts_with(line.key.lstrip("["), begins) and lines[index - 1].key not in offices)
    ]
    if len(starts) < 2:
        return [], lines
    if not document.plain:
        bold = [document.blocks[line.block].format_at(line.start).bold for line in lines]
        changes = [index for index in range(1, len(lines)) if bold[index] and not bold[index - 1]]
        if len(changes) == 1 and not any(bold[: changes[0]]):
            return lines[: changes[0]], lines[changes[0] :]
    cut = starts[-1]
    return lines[:cut], lines[cut:]
