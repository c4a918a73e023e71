"""What this desk remembers to spare typing: answers, how often a clause was taken or a document cited, which types were begun last."""

from __future__ import annotations

import json
from typing import Any, Dict, Mapping, NamedTuple, Tuple

from . import kept

FILE = "da-dung.json"
MOST = 400  # answers remembered
RECENT = 12  # templates


class Memory(NamedTuple):
    answers: Mapping[str, str] = {}  # by the name of a variable, the latest last
    used: Mapping[str, int] = {}  # clauses, by id
    recent: Tuple[str, ...] = ()  # templates, by id, the latest first
    cited: Mapping[str, int] = {}  # documents of the register, by the key of their number


def recall() -> Memory:
    """Nothing where the file is broken: it only spares typing."""
    try:
        data = json.loads(kept.read(FILE) or "{}")
        answers = {str(name): str(value) for name, value in dict(data.get("answers", {})).items()}
        used = {str(id): int(number) for id, number in dict(data.get("used", {})).items()}
        cited = {str(key): int(number) for key, number in dict(data.get("cited", {})).items()}
        return Memory(answers, used, tuple([str(id) for id in list(data.get("recent", []))]), cited)
    except (OSError, ValueError, TypeError, AttributeError):
        return Memory()


def remember_clause(id: str, answers: Mapping[str, str]) -> Memory:
    before = recall()
    known: Dict[str, Any] = {**{name: value for name, value in before.answers.items() if name not in answers}, **answers}
    latest = dict(list(known.items())[-MOST:])
    return _kept(before._replace(answers=latest, used={**before.used, id: before.used.get(id, 0) + 1}))


def remember_template(id: str) -> Memory:
    before = recall()
    return _kept(before._replace(recent=(id, *[each for each in before.recent if each != id])[:RECENT]))


def remember_cited(key: str) -> Memory:
    before = recall()
    return _kept(before._replace(cited={**before.cited, key: before.cited.get(key, 0) + 1}))


def _kept(memory: Memory) -> Memory:
    """A disk that is full, a profile that is locked: then it is not remembered, and nothing else is lost."""
    try:
        kept.write(FILE, json.dumps(memory._asdict(), ensure_ascii=False, indent=1) + "\n")
    except OSError:
        pass
    return memory
