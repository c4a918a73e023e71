"""A clause: a wording that many documents share. Files of them are read here (templates/clauses/*.txt, an office's, a user's own)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, Mapping, NamedTuple, Sequence, Tuple

from ..compiled import read
from ..filling import is_well_formed
from ..types import names
from ..vietnamese.dates import find_dates
from ..written import Entry, Problem, problem
from ..written import read as read_written

OURS = "vanthu"  # whose clause it is: ours, the office's, the user's own
SEVERAL = ("khác",)
KEYS = ("tên", "chỗ", "loại", "thể thức", "từ khóa", "nội dung", "khác", "chủ", "phiên bản", "ngày")

Wording = Tuple[str, ...]  # its paragraphs


class Clause(NamedTuple):
    id: str
    name: str
    place: str
    types: Tuple[str, ...]  # none: every type
    regimes: Tuple[str, ...]  # none: every regime
    words: Tuple[str, ...]  # by which it is looked for, beside its name and its text
    wordings: Tuple[Wording, ...]  # the usual one first
    owner: str
    version: str
    date: str
    origin: str = OURS


class Parsed(NamedTuple):
    clauses: Tuple[Clause, ...]
    problems: Tuple[Problem, ...]


def parse(text: str, origin: str = OURS) -> Parsed:
    """The clauses of a file; a bad one is refused with the line that is wrong, the others stay."""
    written = read_written(text, SEVERAL)
    clauses: List[Clause] = []
    problems = list(written.problems)
    for entry in written.entries:
        wrong = _wrong(entry)
        problems += wrong
        if not wrong:
            clauses.append(_clause(entry, origin))
    return Parsed(tuple(clauses), tuple(sorted(problems, key=lambda each: each.line)))


def places() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = read("writing")["places"]
    return table


def written_places() -> Tuple[str, ...]:
    """Those that a file of clauses may name: a copy's block is no wording."""
    return tuple([name for name, about in places().items() if about["part"] != "copy"])


def regime_names() -> Mapping[str, Sequence[str]]:
    table: Mapping[str, Sequence[str]] = read("writing")["regimes"]
    return table


def _wrong(entry: Entry) -> List[Problem]:
    found = [problem(entry.at(key), "written.key.unknown", name=key) for key in entry.values if key not in KEYS]
    found += [problem(entry.line, "written.missing", name=key) for key in ("tên", "chỗ", "nội dung") if key not in entry.values]
    found += wrong_types(entry) + wrong_regimes(entry)
    if "chỗ" in entry.values and entry.text("chỗ") not in written_places():
        found.append(problem(entry.at("chỗ"), "written.place", word=entry.text("chỗ"), words=", ".join(written_places())))
    if "ngày" in entry.values and not _is_day(entry.text("ngày")):
        found.append(problem(entry.at("ngày"), "written.date", word=entry.text("ngày")))
    for key in ("tên", "nội dung", "khác"):
        for value in entry.values.get(key, ()):
            if not value.text:
                found.append(problem(value.line, "written.empty", name=key))
            found += wrong_braces(value.line, value.lines)
    return found


def _is_day(word: str) -> bool:
    found = find_dates(word)
    return len(found) == 1 and found[0].date is not None


def wrong_types(entry: Entry) -> List[Problem]:
    known = {name for _, name in names()}
    return [problem(entry.at("loại"), "written.type", word=word) for word in entry.listed("loại") if word not in known]


def wrong_regimes(entry: Entry) -> List[Problem]:
    known = regime_names()
    words = [word for word in entry.listed("thể thức") if word not in known]
    return [problem(entry.at("thể thức"), "written.regime", word=word, words=", ".join(known)) for word in words]


def wrong_braces(line: int, texts: Sequence[str]) -> List[Problem]:
    """The line of a text is its key's, or below it."""
    below = 0 if len(texts) == 1 else 1
    return [problem(line + below + at, "written.braces", text=text[:40]) for at, text in enumerate(texts) if not is_well_formed(text)]


def regimes_of(entry: Entry) -> Tuple[str, ...]:
    found: Dict[str, None] = {}
    for word in entry.listed("thể thức"):
        found.update(dict.fromkeys(regime_names()[word]))
    return tuple(found)


def _clause(entry: Entry, origin: str) -> Clause:
    return Clause(
        id=entry.id,
        name=entry.text("tên"),
        place=entry.text("chỗ"),
        types=entry.listed("loại"),
        regimes=regimes_of(entry),
        words=entry.listed("từ khóa"),
        wordings=(entry.lines("nội dung"), *[value.lines for value in entry.values.get("khác", ())]),
        owner=entry.text("chủ"),
        version=entry.text("phiên bản"),
        date=entry.text("ngày"),
        origin=origin,
    )


@lru_cache(maxsize=1)
def library() -> Tuple[Clause, ...]:
    """The clauses that come with the program."""
    return tuple([_from_compiled(row) for row in read("clauses")])


def _from_compiled(row: Sequence[Any]) -> Clause:
    """Lists back to tuples, as they were before they were JSON."""
    clause = Clause(*row)
    lists: Dict[str, Any] = {name: tuple(getattr(clause, name)) for name in ("types", "regimes", "words")}
    return clause._replace(wordings=tuple([tuple(wording) for wording in clause.wordings]), **lists)
