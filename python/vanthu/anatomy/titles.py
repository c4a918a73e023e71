"""Type and subject: a title over its subject, both on one line, an annex's heading, the V/v of a letter."""

from __future__ import annotations

import re
from typing import List

from ..document import Document
from ..types import names
from .head import Head
from .header_lines import ADDRESSED, HEADING, TESTS, end_of, is_authority, is_stroke
from .pieces import Piece
from .words import starts_with, words

LONGEST_SUBJECT = 600
LONGEST_LINE = 160  # letters of a line that may still be a component
DECIDING = ("quyết định", "nghị quyết", "nghị định", "thông tư", "pháp lệnh", "luật", "nghị quyết liên tịch", "thông tư liên tịch")

_ABOUT = re.compile(r"v/v\b|v/ v\b|ve viec\b(?! ?:)")
_OPERATIVE = re.compile(r"(?:quyet dinh|quyet nghi|nghi quyet|nay quyet dinh|quy dinh) ?[:.]?")
_COPIES = {"sao luc": "sao lục", "trich sao": "trích sao"}
COPY = re.compile(r"(?P<type>sao y|sao luc|trich sao)(?: ban chinh)?|(?:dau )?.?ban sao van ban.?")
_ANNEX = re.compile(r"phu luc(?: so)?(?: (?:[ivxlc]{1,7}|\d{1,3}|[a-z])(?![a-z\d]))?[ .:\-]{0,3}")


def take_title(document: Document, head: Head, piece: Piece, appendix: bool) -> bool:
    """The type's name on a line of its own, or leading the line it shares with the subject."""
    if piece.side != "whole" or _OPERATIVE.fullmatch(piece.key) and piece.text.rstrip().endswith(":"):
        return False
    for key, name in names():
        if not piece.key.startswith(key) or piece.key[len(key) : len(key) + 1].isalnum():
            continue
        rest = piece.key[len(key) :].strip(" .:*")
        words_end = end_of(piece.text, len(key))
        if not piece.text[:words_end].isupper() and (rest or not _stands_out(document, piece)):
            continue
        if rest and not head.has("number") and len(piece.text) > LONGEST_LINE * 2:
            continue
        head.tell(name, 1.0 if piece.text[:words_end].isupper() else 0.8)
        if not rest:
            head.add("title", piece)
            return True
        head.add("title", piece._replace(end=piece.start + words_end, text=piece.text[:words_end], key=key))
        start = words_end + (len(piece.text) - words_end - len(piece.text[words_end:].lstrip(" .:\u00a0")))
        head.add("subject", piece._replace(start=piece.start + start, text=piece.text[start:], key=rest))
        return True
    for name, aliases in words()["titles"].items():
        if piece.upper and piece.key.strip(" .:") in aliases:
            head.tell(name, 0.9)
            head.add("title", piece)
            return True
    return appendix and _annex_title(head, piece)


def take_copy(head: Head, piece: Piece) -> bool:
    """Which kind of copy: SAO Y, SAO LỤC, TRÍCH SAO; the Party has one kind, told by its stamp."""
    match = COPY.fullmatch(piece.key.strip(" []()."))
    if match is None or head.has("title"):
        return False
    head.tell(_COPIES.get(match.group("type") or "", "sao y"), 1.0)
    head.add("title", piece)
    return True


def _annex_title(head: Head, piece: Piece) -> bool:
    """`Phụ lục I`, alone or leading the annex's own title; or that title where there is no heading."""
    match = _ANNEX.match(piece.key)
    if match is None:
        if not piece.upper or len(piece.text) > LONGEST_SUBJECT:
            return False
        head.add("title", piece)
        return True
    cut = end_of(piece.text, match.end())
    words_end = len(piece.text[:cut].rstrip(" .:-\u00a0"))
    head.add("title", piece._replace(end=piece.start + words_end, text=piece.text[:words_end], key=piece.key[: match.end()].strip()))
    if cut < len(piece.text):
        head.add("subject", piece._replace(start=piece.start + cut, text=piece.text[cut:], key=piece.key[match.end() :]))
    return True


def take_other_title(document: Document, head: Head, piece: Piece) -> bool:
    """A type the law does not list ("PHIẾU ĐỀ XUẤT"): capitals alone in the middle, under a header that is complete."""
    if not (head.has("banner") and (head.has("number") or head.has("dateline"))) or piece.side != "whole" or document.plain:
        return False
    block = document.blocks[piece.block]
    if block.paragraph.align != "center" or not piece.upper or len(piece.text) > 60 or is_authority(piece) or block.place.kind != "body":
        return False
    head.add("title", piece)
    return True


def _stands_out(document: Document, piece: Piece) -> bool:
    """A title in small letters is one when it stands alone, in the middle or bold (or in plain text, which has no form)."""
    block = document.blocks[piece.block]
    return document.plain or block.paragraph.align == "center" or block.format_at(piece.start).bold


def take_about(head: Head, piece: Piece) -> bool:
    """A công văn's subject: V/v (the Party: về việc) under the number."""
    if head.has("subject") or not (head.has("number") or head.has("banner") or head.has("dateline")):
        return False
    if len(piece.text) > 300 or not (_ABOUT.match(piece.key) or _under_number(head, piece)):
        return False
    head.add("subject", piece)
    head.tell("công văn", 0.95)
    return True


def _under_number(head: Head, piece: Piece) -> bool:
    """A subject without its V/v: on the number's own line, or right below it in its column (as the Party's công văn may have it)."""
    number = head.found.get("number")
    if number is None or piece.upper:
        return False
    if piece.block == number[-1].block and piece.start > number[-1].start:
        return piece.key.startswith("ve ")
    letter = "-CV/" in number[-1].text.upper()
    return letter and piece.side == "left" and piece.block - number[-1].block <= 2 and len(piece.text.split()) > 1


def about_goes_on(document: Document, head: Head, lines: List[Piece], at: int) -> int:
    """The V/v may run over several lines of its column."""
    taken = 1
    while at + taken < len(lines):
        before, after = lines[at + taken - 1], lines[at + taken]
        beside = after.side == "left" or after.block == before.block or _led_alike(document, before, after)
        same = after.side == before.side and beside
        if not same or is_stroke(after) or any(test(head, after) for _, test in TESTS) or ADDRESSED.match(after.key) or after.upper:
            break
        head.add("subject", after)
        taken += 1
    return taken


def _led_alike(document: Document, before: Piece, after: Piece) -> bool:
    """Two lines one under the other: tabs bring them to the same place, or the second goes on with a small letter."""
    led = [document.blocks[piece.block].shown[: piece.start] for piece in (before, after)]
    return after.block - before.block == 1 and (("\t" in led[0] and led[0] == led[1]) or after.text[0].islower())


def take_subject(document: Document, head: Head, piece: Piece) -> bool:
    """The lines right under the title, until a stroke, a blank line in plain text, or what is plainly something else."""
    if head.has("caption") or any(part == "subject" for part, _ in head.strokes) or piece.side != "whole":
        return False
    opening = (*words()["openings"]["bases"], *words()["openings"]["salutations"])
    if len(piece.text) > LONGEST_SUBJECT or HEADING.match(piece.text) or starts_with(piece.key, opening):
        return False
    if piece.upper and head.type in DECIDING and is_authority(piece):
        return False
    before = head.found.get("subject", head.found["title"])[-1]
    block = document.blocks[piece.block]
    if block.label:
        return False
    if document.plain:
        apart = any(not document.blocks[index].text.strip() for index in range(before.block + 1, piece.block))
        if (apart and head.has("subject")) or not (_short(piece) or _mostly_upper(piece.text)):
            return False
        if _ANNEX.match(head.found["title"][0].key) and not piece.upper:
            return False
        head.add("subject", piece)
        return True
    if not head.has("subject"):
        centred = block.paragraph.align == "center" or block.format_at(piece.start).bold
        if not (centred or _short(piece)) or piece.text[-1:] in ";:":
            return False
    else:
        first = document.blocks[head.found["subject"][0].block]
        if block.paragraph.align != first.paragraph.align or block.format_at(piece.start).bold != first.format_at(0).bold:
            return False
        if block.paragraph.align != "center" and piece.block != before.block:
            return False
    head.add("subject", piece)
    return True


def _mostly_upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def _short(piece: Piece) -> bool:
    return len(piece.text) <= 200 and piece.text[-1] not in ".;:"
