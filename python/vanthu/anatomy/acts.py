"""Where one file holds several documents: a decision, the regulation issued with it, annexes, another decision."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Optional

from ..document import Block, Document
from ..types import names
from ..vietnamese.text import fold
from .header_lines import SIGNED
from .titles import COPY
from .words import close, words

_APPENDIX = re.compile(r"phu luc(?: so)?(?: (?P<n>[ivxlc]{1,7}|\d{1,3}|[a-z]))?(?P<end>[ .:)\-]*$| ?[.:(\-]|\n| (?=[A-Z]))")
_CAPTION = re.compile(r"\( ?(?:ban hanh )?kem theo\b")
_ENDED = re.compile(r"noi nhan\b|- ?luu\b|(?:tm|kt|tl|tuq|t/m|k/t|t/l)[. ]")
_NUMBER = re.compile(r"so ?:")
LONGEST_HEADING = 250
FARTHEST_TITLE = 9  # blocks from "(Kèm theo …)" up to the title it belongs to


class Boundary(NamedTuple):
    block: int
    kind: str
    number: str = ""


def boundaries(document: Document) -> List[Boundary]:
    """Where each document of the file begins; the first begins at the top."""
    found: List[Boundary] = [Boundary(0, "main")]
    ended = False
    quoting = False
    for index, block in enumerate(document.blocks):
        text = block.text
        if block.place.kind == "note" or len(text) > LONGEST_HEADING:
            continue
        head = text.lstrip(" \t\u00a0*_#")
        if not head:
            continue
        letter = head[0].upper()
        quoting = _quoting(quoting, text) and not (letter == "N" and fold(head[:8]) == "noi nhan")
        if letter not in "PC(NTKĐ-BS[" or quoting:
            continue
        key = fold(head).replace("\u00a0", " ")
        ended = ended or _ENDED.match(key) is not None
        boundary = _boundary(document, index, block, head, key, found, ended)
        if boundary is None or boundary.block <= found[-1].block and len(found) > 1:
            continue
        if boundary.kind == "attached" and not ended and boundary.block:
            continue  # the title of the file's only text: what stands above it is its own header
        if boundary.block == 0 or len(found) == 1 and _heads_file(document, boundary):
            boundary = boundary._replace(block=0)
            found[0] = boundary
            continue
        found.append(boundary)
        ended = False
    return found


def _heads_file(document: Document, boundary: Boundary) -> bool:
    """Above it stands nothing but what a digital signature shows; above a copy's block, in a file of its own, its rule."""
    above = [text for text in (block.text.strip() for block in document.blocks[: boundary.block]) if text]
    return all(SIGNED.fullmatch(fold(text)) for text in above) and (bool(above) or boundary.kind == "copy")


def _quoting(quoting: bool, text: str) -> bool:
    """Inside “…” that runs over several paragraphs: an amending text quotes whole annexes."""
    opened, closed = text.count("“"), text.count("”")
    if opened > closed:
        return True
    return quoting and closed <= opened


def _boundary(document: Document, index: int, block: Block, head: str, key: str, found: List[Boundary], ended: bool) -> Optional[Boundary]:
    if block.place.kind == "cell" and _heads_copy(document, index, head, key):
        top = _tops(document)[index]
        return Boundary(top, "copy") if ended or not any(each.text.strip() for each in document.blocks[:top]) else None
    if key.startswith("phu luc"):
        match = _APPENDIX.match(key)
        if match is not None and _heads_annex(document, index, block, head, match.end(), ended):
            return Boundary(_page_top(document, index), "appendix", head[match.start("n") : match.end("n")] if match.group("n") else "")
    elif (
        _CAPTION.match(key)
        and (ended or index < 12)
        and not (found[-1].kind == "appendix" and index - found[-1].block < 2 * FARTHEST_TITLE)
    ):
        return _captioned(document, index, found[-1], ended)
    elif ended and key.startswith("cong hoa") and found[-1].kind != "appendix" and close(key.strip(" ."), words()["banner"]["state"], 4):
        return _second(document, index)
    return None


def _heads_copy(document: Document, index: int, head: str, key: str) -> bool:
    """`SAO Y` in the table that makes a paper a copy, or the blank for the Party's stamp."""
    if document.tables[document.blocks[index].place.table].bordered or not (head.isupper() or head.startswith(("[", "("))):
        return False
    return COPY.fullmatch(key.strip(" []().")) is not None


def _heads_annex(document: Document, index: int, block: Block, head: str, end: int, ended: bool) -> bool:
    """`Phụ lục I` on a line of its own or leading its title: not the beginning of a sentence, nor a form's reference."""
    place = block.place
    if place.kind == "cell" and document.tables[place.table].bordered:
        return False
    rest = head[end:].strip()
    if head.rstrip()[-1] in ";,./" and rest:
        return False
    alone = not rest or rest.isupper() or "\n" in head
    if not alone and not block.paragraph.align == "center":
        return False
    return ended or block.paragraph.align == "center" or document.plain and index > len(document.blocks) // 4


def _captioned(document: Document, index: int, before: Boundary, ended: bool) -> Optional[Boundary]:
    """`(Ban hành kèm theo …)`: the title it belongs to stands a few lines above."""
    top: Optional[int] = None
    joined = True  # only capitals so far, from the caption up
    for above in range(index - 1, max(before.block - 1, index - FARTHEST_TITLE - 1, -1), -1):
        text = document.blocks[above].shown.strip(" \t*_#")
        if not text:
            continue
        if len(text) > LONGEST_HEADING:
            break
        key = fold(text)
        if any(key == name or key.startswith((name + " ", name + "\n")) for name, _ in names()) and text[:4].isupper():
            return Boundary(_page_top(document, above), "attached")
        joined = joined and text.isupper() and not _ENDED.match(key)
        if joined:
            top = above
    if top is None or not ended:
        return None
    return Boundary(_page_top(document, top), "appendix")


def _second(document: Document, index: int) -> Boundary:
    """Another header after the end of the first document. With a number it is a document of its own."""
    first = _page_top(document, index)
    while first > 0 and _of_header(document.blocks[first - 1]):
        first -= 1
    for below in range(first, min(index + 12, len(document.blocks))):
        if _NUMBER.match(fold(document.blocks[below].text.strip())):
            return Boundary(first, "main")
    return Boundary(first, "attached")


def _of_header(block: Block) -> bool:
    """A line that may stand above the banner where a header's lines are one under another: a name in capitals, a number, a stroke."""
    text = block.shown.strip(" \t*_#")
    key = fold(text)
    return 0 < len(text) < 70 and not _ENDED.match(key) and (text.isupper() or _NUMBER.match(key) is not None or set(text) <= set("-_*— "))


def _page_top(document: Document, index: int) -> int:
    """The first block that belongs with a heading: its table's first cell, the header lines right above it."""
    index = _tops(document)[index]
    above, lines = index - 1, 0
    while above > 0 and lines < 6:
        block = document.blocks[above]
        text = block.shown.strip(" \t*_#")
        if block.place.kind != document.blocks[index].place.kind and not (block.place.kind == "cell" and _is_header_cell(text)):
            break
        if text and not (text.isupper() and len(text) < 70 and not _ENDED.match(fold(text)) or set(text) <= set("-_*— ")):
            break
        if text:
            if block.breaks_page or block.paragraph.page_break:
                return above
            if not _is_header_cell(text):
                break
            index = above
            lines += 1
        elif block.breaks_page or block.paragraph.page_break:
            break
        above -= 1
    return _tops(document)[index]


def _tops(document: Document) -> List[int]:
    """For each block the first one of its table; for one in no table itself."""
    if "tops" not in document.kept:
        tops: List[int] = []
        for index, block in enumerate(document.blocks):
            inside = index > 0 and block.place.kind == "cell" and document.blocks[index - 1].place.table == block.place.table
            tops.append(tops[-1] if inside else index)
        document.kept["tops"] = tops
    known: List[int] = document.kept["tops"]
    return known


def _is_header_cell(text: str) -> bool:
    key = fold(text)
    return set(text) <= set("-_*— ") or any(close(key, banner, 3) for banner in words()["banner"].values()) or key.startswith("doc lap")
