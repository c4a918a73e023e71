"""Tasks: the bodies that a document gives something to do, or that are to receive its reports.

Four signs, each plain: a heading under "Tổ chức thực hiện" that names a body; a sentence that begins with a body that
"chủ trì", "có trách nhiệm" …; a sentence that begins with "Giao", "Đề nghị", "Yêu cầu"; "báo cáo … về" a body.
Whatever else names a body tells of it, and gives it nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterator, List, NamedTuple, Tuple

from ..anatomy.model import Act, Node, Span
from ..compiled import read
from ..document import Block, Document
from ..memo import of_block
from ..vietnamese.text import fold
from .bodies import Body, Named, bodies_at

_END = re.compile(r"[ \u00a0]*(?:\([^()\n]{0,120}\)[ \u00a0]*)?(?:[:.;,][ \u00a0]*)?$|[ \u00a0]*:")
_SENTENCE = re.compile(r"(?:^|[.;:][ \u00a0]+)(?:[-+][ \u00a0]+)?")
_NUMBER = re.compile(r"[ \t\u00a0]*(?:(?:Điều[ \u00a0])?\d+(?:\.\d+)*[.):]?|[a-zđ][.)]|[IVX]+[.-]|[-+*•])[ \t\u00a0]*")


class Task(NamedTuple):
    body: Body
    span: Span  # the body's name
    sign: str  # heading | body | order | report
    place: str = ""  # what goes on from the name: " Ba Tơ"


def tasks_in(document: Document, act: Act) -> Tuple[Task, ...]:
    """Every task of the act's own text, in its order."""
    found: List[Task] = []
    inside = 0  # the section's depth, while within "Tổ chức thực hiện"
    for node in act.nodes:
        block = document.blocks[node.block]
        if block.place.kind != "body" or not block.text.strip():
            continue
        depth = _DEPTHS.get(node.kind, 9)
        if inside and depth <= inside:
            inside = 0
        if not inside and depth < 9 and _opens(block, node.end):
            inside = depth
            continue
        tasks = _tasks(block, node.end if not node.labelled else 0, bool(inside) and _heads(node))
        found += [task._replace(span=task.span._replace(block=node.block)) for task in tasks]
    return tuple(found)


@of_block
def _tasks(block: Block, start: int, section: bool) -> Tuple[Task, ...]:
    return tuple(read_tasks(block.text, 0, start, section))


_DEPTHS = {"part": 1, "chapter": 2, "section": 3, "subsection": 4, "heading": 3, "article": 5, "clause": 6, "decimal": 7}


def _heads(node: Node) -> bool:
    return node.kind in ("clause", "decimal", "point", "heading", "article", "dash", "text")


@of_block
def _opens(block: Block, start: int) -> bool:
    key = fold(block.text[start:]).strip(" .:")
    return len(key) < 120 and key.startswith(tuple(read("tasks")["tasks"]["sections"]))


def read_tasks(text: str, block: int = 0, start: int = 0, section: bool = False) -> Iterator[Task]:
    """The tasks of one paragraph whose words begin at `start`; `section`: it stands under "Tổ chức thực hiện"."""
    if not start:
        number = _NUMBER.match(text)
        start = number.end() if number else 0
    while start < len(text) and text[start] in " \t\u00a0":
        start += 1
    if text[start : start + 1] in ("“", '"', "«"):
        return
    seen = set()
    for sign, names in ((_leading(text, start, section)), *_ordered(text, start), *_reported(text, start)):
        for named in names:
            if (named.body.name, named.start) not in seen:
                seen.add((named.body.name, named.start))
                yield Task(named.body, Span(block, named.start, named.end), sign, named.place)


def _leading(text: str, start: int, section: bool) -> Tuple[str, List[Named]]:
    """A paragraph that begins with bodies: a heading, or the subject of "chủ trì", "có trách nhiệm"."""
    names, end = bodies_at(text, start)
    if names and section and _END.match(text, end):
        return "heading", names
    if names and (section or text[end:].lstrip(" \u00a0").startswith(("có trách nhiệm", "chịu trách nhiệm"))) and _verb().match(text, end):
        return "body", names
    return "", []


@lru_cache(maxsize=None)
def _verb() -> "re.Pattern[str]":
    return re.compile(r"[ \u00a0,]*(?:%s)\b" % "|".join(read("tasks")["tasks"]["verbs"]))


@lru_cache(maxsize=None)
def _order() -> "re.Pattern[str]":
    orders = sorted(read("tasks")["tasks"]["orders"], key=len, reverse=True)
    return re.compile(r"(?:%s)[ \u00a0]+" % "|".join(orders))


def _ordered(text: str, start: int) -> Iterator[Tuple[str, List[Named]]]:
    """Sentences that begin with "Giao Sở Tài chính …"."""
    if not _order().search(text, start):
        return
    for sentence in _SENTENCE.finditer(text, start):
        order = _order().match(text, sentence.end())
        if order:
            yield "order", bodies_at(text, order.end())[0]
    order = _order().match(text, start)
    if order:
        yield "order", bodies_at(text, order.end())[0]


@lru_cache(maxsize=None)
def _report() -> "re.Pattern[str]":
    return re.compile(r"\b(?:%s)\b[^.;:\n]{0,60}?[ \u00a0]về[ \u00a0]+(?=[A-ZĐ])" % "|".join(read("tasks")["tasks"]["reports"]))


def _reported(text: str, start: int) -> Iterator[Tuple[str, List[Named]]]:
    if " về " in text:
        for match in _report().finditer(text, start):
            yield "report", bodies_at(text, match.end())[0][:1]
