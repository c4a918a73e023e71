"""Every body that the text gives a task to, or that is to receive a report, is reached by the list of recipients."""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Set

from ..edit import Edit, InsertBlocks
from ..recipients import reach_of, tasks_in
from ..recipients.bodies import Body
from ..recipients.reach import named_in
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold
from .case import Case, Slip, check
from .recipients import Item, items_of, like

_BY_ARTICLE = re.compile(r"\bdieu \d")
_ABOVE = re.compile(r"nhu (?:tren|kinh gui)")
_NUMBER = re.compile(r"\d+")


@check("recipients.coverage")
def recipients_coverage(case: Case) -> Iterator[Slip]:
    items = items_of(case)
    if not items or case.act.legal or case.act.type in case.rule["except"]:
        return
    addressees = case.part("addressees")
    if addressees is None and any(_ABOVE.match(fold(item.words)) for item in items):
        return  # those "above" could not be read
    if any(has_blank(text) for text in [item.words for item in items] + [addressees.text if addressees else ""]):
        return  # a draft: who else receives it is still open
    tasks = tasks_in(case.document, case.act)
    reach = reach_of(_reached(case, items))
    told: Set[str] = set()
    for task in tasks:
        if task.body.name not in told and not _issues(case, task.body) and not reach.reaches(task.body):
            told.add(task.body.name)
            line = "- %s%s" % (task.body.name, case.rulebook.value("recipients.items", "mark"))
            variant = "report" if task.sign == "report" else ""
            yield Slip(task.span, preview=line, edits=_added(case, items, line), says={"body": task.body.name}, variant=variant)


def _reached(case: Case, items: List[Item]) -> List[str]:
    """The list, what stands under Kính gửi, and the articles that "Như Điều …" points at."""
    texts = [item.words for item in items]
    addressees = case.part("addressees")
    if addressees is not None:
        texts += addressees.text.split("\n")
    numbers = {number for item in items if _BY_ARTICLE.search(fold(item.words)) for number in _NUMBER.findall(item.words)}
    return texts + list(_articles(case, numbers)) if numbers else texts


def _articles(case: Case, numbers: Set[str]) -> Iterator[str]:
    """The text of these articles."""
    inside = False
    for node in case.act.nodes:
        if node.kind == "article":
            inside = node.number in numbers
        if inside:
            yield case.block(node.block).text


def _issues(case: Case, body: Body) -> bool:
    """The body that issues the document needs no copy of it."""
    names = [part.text for part in (case.part("issuer"), case.part("authority")) if part is not None]
    if body.words:
        return any(named_in(re.findall(r"[^\W_]+", name.title()), body.words) for name in names)
    return any(re.search(key, fold(name)) for key in body.keys for name in names)


def _added(case: Case, items: List[Item], line: str) -> "tuple[Edit, ...]":
    """A line of its own before the archive line."""
    last: Optional[Item] = next((item for item in reversed(items) if item.archive), None)
    if last is None or last.spans[0].start:
        return ()
    block = last.spans[0].block
    return (InsertBlocks(block, case.block(block).text, "before", (like(case, last, line),)),)
