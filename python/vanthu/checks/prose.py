"""Prose: the paragraphs that the rules of the body speak of.

Tables, forms to be filled in, quotations and asides in brackets are outside: their form is their own.
"""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from ..anatomy.model import Act, Node
from ..document import Block, Document, Format
from ..edit import SetFormat
from ..memo import of_block
from ..vietnamese.blanks import has_blank, is_blank
from .case import Case

DIVISIONS = ("part", "chapter", "section", "subsection")
LEVELS = DIVISIONS + ("article", "heading", "clause", "decimal", "point")
_LONGEST_TITLE = 120  # letters of a title without a number
_LONGEST_QUOTATION = 400  # paragraphs; a mark that is never closed opens no quotation
WORD = re.compile(r"[^\W_]")
_LEADERS = re.compile(r"\.{5}|…{2}|_{5}")
_BLANKS = " \t\n\u00a0\u200b\ufeff"


class Paragraph(NamedTuple):
    """One paragraph of the body: `role` is division (Chương I, and the title under it) | heading | text."""

    at: int
    block: Block
    node: Optional[Node]
    role: str


def paragraphs(case: Case, parts: Tuple[str, ...] = ("bases", "body")) -> Sequence[Paragraph]:
    """The act's prose, in order. The rules of the body ask for it one after another: the answer is kept."""
    kept: Dict[Tuple[int, Tuple[str, ...]], Sequence[Paragraph]] = case.anatomy.kept.setdefault("paragraphs", {})
    key = (case.act.first, parts)
    if key not in kept:
        kept[key] = _paragraphs(case, parts)
    return kept[key]


def _paragraphs(case: Case, parts: Tuple[str, ...]) -> Sequence[Paragraph]:
    act, document = case.act, case.document
    nodes = {node.block: (node, after) for node, after in zip(act.nodes, act.nodes[1:] + (None,))}
    outside = quoted(document, act)
    found: List[Paragraph] = []
    divided = False  # the paragraph above is Phần, Chương, Mục, or a title under it
    for index in _indices(case, parts):
        block = document.blocks[index]
        if index in outside or not is_prose(block):
            continue
        node, after = nodes.get(index, (None, None))
        role = _role(block, node, after, divided)
        divided = role == "division"
        found.append(Paragraph(index, block, node, role))
    return found


def _indices(case: Case, parts: Sequence[str]) -> List[int]:
    found: Set[int] = set()
    for name in parts:
        part = case.part(name)
        if part is not None:
            found.update(span.block for span in part.spans)
            found.update(span.block for item in part.items for span in item)
    return sorted(found)


@of_block
def is_prose(block: Block) -> bool:
    if block.place.kind != "body" or is_blank(block.text):
        return False
    text = block.text.strip(_BLANKS)
    if text[:1] == "(" and text[-1:] == ")":
        return False
    return WORD.search(text) is not None and not _LEADERS.search(text)


def _role(block: Block, node: Optional[Node], after: Optional[Node], divided: bool) -> str:
    kind = node.kind if node else "text"
    if kind in DIVISIONS:
        return "division"
    if divided and kind == "text" and (block.shown.isupper() or block.paragraph.align == "center"):
        return "division"
    return "heading" if node is not None and (kind == "heading" or _is_title(node, after, block)) else "text"


def _is_title(node: Node, after: Optional[Node], block: Block) -> bool:
    """A title alone on its line. What holds a colon or a blank to be filled in, or has nothing of its own below it, is a sentence."""
    if not node.titled or after is None or ":" in block.text[node.end :] or has_blank(block.text):
        return False
    if node.kind in ("text", "dash"):
        return len(block.text) <= _LONGEST_TITLE
    return after.kind not in LEVELS[: LEVELS.index(node.kind) + 1]


def quoted(document: Document, act: Act) -> Set[int]:
    """The blocks of the act that quote: a provision to be amended, words of another document."""
    places = [index for index in range(act.first, act.last + 1) if document.blocks[index].place.kind == "body"]
    texts = [document.blocks[index].text for index in places]
    curly, straight = _ends(texts)
    found: Set[int] = set()
    at = 0
    while at < len(texts):
        first, last = _quotation(texts[at], at, curly, straight)
        found.update(places[first:last])
        at = max(last, at + 1)
    return found


def _quotation(text: str, at: int, curly: Mapping[int, int], straight: Mapping[int, int]) -> Tuple[int, int]:
    """The quotation that begins in this text: texts[first:last]; an empty range where there is none."""
    opens = "“" in text
    if not opens and '"' not in text:
        return at, at
    start = text.strip(_BLANKS + "-+–")
    begins = start[:1] in '“"'
    open_here = text.count("“") > text.count("”") if opens else begins and text.count('"') % 2
    if not open_here:
        return (at, at + 1) if begins and _wholly(start) else (at, at)
    end = (curly if opens else straight).get(at, at + _LONGEST_QUOTATION)
    if end < at + _LONGEST_QUOTATION:
        return (at if begins else at + 1), end + 1
    return (at, at + 1) if begins else (at, at)


def _ends(texts: Sequence[str]) -> Tuple[Dict[int, int], Dict[int, int]]:
    """Where the quotations left open in a text end: those in “…” by their depth, those in "…" at the next odd mark."""
    curly: Dict[int, int] = {}
    straight: Dict[int, int] = {}
    waiting: List[Tuple[int, int]] = []  # a text, and the depth before it; deeper and deeper
    depth = 0
    odd = -1
    for at, text in enumerate(texts):
        before, depth = depth, depth + text.count("“") - text.count("”")
        while waiting and depth <= waiting[-1][1]:
            curly[waiting.pop()[0]] = at
        if depth > before:
            waiting.append((at, before))
        if text.count('"') % 2:
            straight[odd] = at
            odd = at
    return curly, straight


def _wholly(text: str) -> bool:
    """Nothing but a quotation: after its last mark stands no more than a stop."""
    after = max(text.rfind("”"), text.rfind('"')) + 1
    return after > 1 and not WORD.search(text, after)


def stretches(block: Block, start: int = 0, end: Optional[int] = None) -> Iterator[Tuple[int, int, Format]]:
    """The stretches that hold letters or digits."""
    text = block.text
    for low, high, format in block.stretches(start, end):
        if WORD.search(text, low, high):
            yield low, high, format


def set_format(block: Block, index: int, spans: Sequence[Tuple[int, int]], changes: Dict[str, object]) -> List[SetFormat]:
    """Edits for these stretches; those that only blanks part become one, and the whole paragraph takes its mark along."""
    merged: List[Tuple[int, int]] = []
    for start, end in spans:
        if merged and not block.text[merged[-1][1] : start].strip(_BLANKS):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    text = block.text
    if len(merged) == 1 and not text[: merged[0][0]].strip(_BLANKS) and not text[merged[0][1] :].strip(_BLANKS):
        return [SetFormat(index, 0, len(text), text, changes, mark=True)]
    return [SetFormat(index, start, end, text[start:end], changes) for start, end in merged]
