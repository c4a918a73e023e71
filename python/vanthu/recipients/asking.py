"""Asking: whom the text itself asks to be on the list, whether the list reaches them or not."""

from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Act, Anatomy, Span
from ..vietnamese.text import fold
from .articles import texts_of
from .bodies import Body
from .reach import Reach, named_in, reach_of
from .tasks import Task, tasks_in

_BY_ARTICLE = re.compile(r"\bdieu \d")
_NUMBER = re.compile(r"\d+")
_ABOVE = re.compile(r"nhu (?:tren|kinh gui|kinh trinh)")


class Asked(NamedTuple):
    """A body with something to do, and everything in the text that gives it."""

    task: Task  # the first
    because: Tuple[Span, ...]

    @property
    def body(self) -> Body:
        return self.task.body


def asked_of(anatomy: Anatomy, act: Act) -> Tuple[Asked, ...]:
    """Each body once, in the order of the text; the one that issues the document needs no copy of it."""
    found: Dict[str, List[Task]] = {}
    for task in tasks_in(anatomy.document, act):
        if not _issues(act, task.body):
            found.setdefault(task.body.name + (task.place if "{place}" in task.body.line else ""), []).append(task)
    return tuple([Asked(tasks[0], tuple([task.span for task in tasks])) for tasks in found.values()])


def _issues(act: Act, body: Body) -> bool:
    names = [act.parts[name].text for name in ("issuer", "authority") if name in act.parts]
    if body.words:
        return any(named_in(re.findall(r"[^\W_]+", name.title()), body.words) for name in names)
    return any(re.search(key, fold(name)) for key in body.keys for name in names)


def reach_from(anatomy: Anatomy, act: Act, items: Sequence[str]) -> Optional[Reach]:
    """Whom the list reaches: by itself, by what stands under Kính gửi, by the articles it points at. None: who is above is not told."""
    addressees = act.parts.get("addressees")
    if addressees is None and any(_ABOVE.match(fold(item)) for item in items):
        return None
    texts = list(items)
    if addressees is not None:
        texts += addressees.text.split("\n")
    numbers = {number for item in items if _BY_ARTICLE.search(fold(item)) for number in _NUMBER.findall(item)}
    return reach_of([*texts, *texts_of(anatomy.document, act, tuple(numbers))] if numbers else texts)
