"""The clauses that come with the program: each is sound, and put into a right document it brings no slip."""

from __future__ import annotations

import datetime
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from core.models import DATE, model, types
from vanthu.clauses import Clause, library
from vanthu.clauses.clause import Wording, places
from vanthu.compose import paragraphs
from vanthu.compose.draft import Draft
from vanthu.compose.layout import lay_out
from vanthu.filling import filled, is_well_formed, numbered, variables
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES
from vanthu.vietnamese.numerals import letter, roman

# Whom the list of recipients must reach, and to whom a document is written, is for the whole of it to say.
OF_THE_WHOLE = ("recipients.coverage", "addressees.missing")
DAYS = {"party-2018": datetime.date(2026, 5, 15)}  # late enough for all that is cited
MASS = ("front", "union", "youth", "farmers", "women")


def test_there_are_many_and_each_place_has_some() -> None:
    assert len(library()) >= 200
    assert {clause.place for clause in library()} == set(places())
    for regime in REGIMES:
        assert sum(regime in (clause.regimes or REGIMES) for clause in library()) >= 60, regime


def test_ids_and_names_stand_once() -> None:
    ids = [clause.id for clause in library()]
    assert len(ids) == len(set(ids))
    named = [(clause.name, clause.place, regime) for clause in library() for regime in clause.regimes or REGIMES]
    assert sorted({each for each in named if named.count(each) > 1}) == []


def test_no_wording_stands_twice() -> None:
    said = [(wording, regime) for clause in library() for wording in clause.wordings for regime in clause.regimes or REGIMES]
    assert sorted({each for each in said if said.count(each) > 1}) == []


@pytest.mark.parametrize("clause", library(), ids=lambda clause: clause.id)
def test_each_is_sound(clause: Clause) -> None:
    assert clause.name and clause.words and clause.owner and clause.version and clause.date
    for text in (clause.name, *clause.words, *(each for wording in clause.wordings for each in wording)):
        assert unicodedata.is_normalized("NFC", text) and is_well_formed(text) and "…" not in text.replace(clause.name, ""), text
    for wording in clause.wordings:
        ends = clause.place in ("kết thúc", "hiệu lực, thi hành")
        assert ends or not any("./." in each for each in wording), wording
        if clause.place == "kết thúc":
            party = set(clause.regimes) <= {"party-2026", "party-2018"} and clause.regimes
            assert wording[-1].endswith("./.") != bool(party) and wording[-1].endswith("."), wording
        if clause.place in ("căn cứ", "nơi nhận"):
            assert all(each.endswith(";") for each in wording), wording


# ---- In a document -----------------------------------------------------------------------------------------------------


def fitting(clause: Clause, regime: str) -> str:
    """A type that the clause is for, and that this regime's models have."""
    usual = {"căn cứ": "quyết định", "thẩm quyền": "quyết định", "hiệu lực, thi hành": "quyết định"}.get(clause.place, "kế hoạch")
    offered = clause.types or (usual,)
    return next((type for type in offered if type in types(regime)), "")


def uses() -> Iterator[Any]:
    for clause in library():
        for regime in clause.regimes or REGIMES:
            if fitting(clause, regime):
                yield pytest.param(clause, regime, id=f"{clause.id}:{regime}")


@lru_cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "clause_words.toml").read_text(encoding="utf-8"))


def said_for(name: str, regime: str, type: str) -> str:
    """Plausible words for a blank."""
    if name == "loại":
        return type[0].upper() + type[1:]
    words = _words()
    begun = max((each for each in words["beginnings"] if name.startswith(each)), key=len)
    offered = words["names"].get(name) or words["beginnings"][begun]
    kind = "party" if regime.startswith("party") else "mass" if regime in MASS else "state"
    text: str = offered.get(kind, offered["state"])
    return text.replace("{year}", str(DATE.year)).replace("{next}", str(DATE.year + 1)).replace("{last}", str(DATE.year - 1))


def written(wording: Wording, regime: str, type: str, turn: int = 0) -> tuple[str, ...]:
    """The wording filled in; of each blank's choices the one whose turn it is. Numbers are still to come."""
    values = {}
    for variable in variables(wording):
        chosen = variable.choices[turn % len(variable.choices)] if variable.choices else said_for(variable.name, regime, type)
        values[variable.name[:1].lower() + variable.name[1:]] = chosen
    return tuple(filled(each, values) if not numbered(each).kind else _with_number(each, values) for each in wording)


def _with_number(text: str, values: dict[str, str]) -> str:
    number = text[: text.index("}") + 1]
    return f"{number} {filled(numbered(text).text, values)}"


def with_clause(draft: Draft, place: str, texts: tuple[str, ...]) -> Draft:
    """The draft with the clause at its place, numbered as the document goes on."""
    if place == "căn cứ":
        at = 1 if "Luật" in texts[0].split(" số ")[0] else len(draft.bases) - 1  # by rank; the last keeps its full stop
        return draft._replace(bases=(*draft.bases[:at], *texts, *draft.bases[at:]))
    if place == "thẩm quyền":
        return draft._replace(authority=texts)
    if place == "nơi nhận":
        texts = tuple(each[:-1] + draft.recipients[0][-1] for each in texts)  # the mark that this list uses
        return draft._replace(recipients=(*draft.recipients[:-1], *texts, *draft.recipients[-1:]))
    lines = [each.text for each in draft.body if each.kind != "table"]
    if place == "mở đầu":
        return draft._replace(body=paragraphs(tuple(_numbered(texts, lines)) + tuple(lines)))
    if lines[-1].endswith("./.") and not texts[-1].endswith("./."):
        lines[-1] = lines[-1][:-3] + "."
        texts = (*texts[:-1], _ended(texts[-1]))
    elif lines[-1].endswith("./."):
        lines[-1] = lines[-1][:-3] + "."
    return draft._replace(body=paragraphs((*lines, *_numbered(texts, lines))))


def _ended(text: str) -> str:
    return text.rstrip(".;:") + "./."


def _numbered(texts: tuple[str, ...], above: list[str]) -> list[str]:
    kinds = [each.kind for each in paragraphs(tuple(above))]
    result: list[str] = []
    for text in texts:
        kind, words = numbered(text)
        if kind:
            words = f"{_number(kind, kinds)} {words}"
        result.append(words)
        kinds.append(kind or "text")
    return result


ORDER = ("part", "chapter", "article", "heading", "clause", "point")


def _number(kind: str, kinds: list[str]) -> str:
    """Numbers begin anew below what is higher; articles never do."""
    higher = () if kind == "article" else ORDER[: ORDER.index(kind)]
    start = max((at + 1 for at, each in enumerate(kinds) if each in higher), default=0)
    count = kinds[start:].count(kind)
    return {"article": f"Điều {count + 1}.", "heading": f"{roman(count + 1)}.", "clause": f"{count + 1}.", "point": f"{letter(count + 1)})"}[kind]


@lru_cache
def right(regime: str, type: str) -> Draft:
    return model(regime, type, DAYS.get(regime))


def slips(draft: Draft, regime: str) -> list[Finding]:
    found = check(lay_out(draft, load(regime)).document, regime, type=draft.type).findings
    return [each for each in found if each.rule not in OF_THE_WHOLE]


@pytest.mark.parametrize(("clause", "regime"), list(uses()))
def test_it_brings_no_slip(clause: Clause, regime: str) -> None:
    type = fitting(clause, regime)
    for number, wording in enumerate(clause.wordings):
        for turn in turns(clause, wording, regime, number):
            draft = with_clause(right(regime, type), clause.place, written(wording, regime, type, turn))
            found = slips(draft, regime)
            told = "\n".join(f"{each.severity} {each.rule} “{each.found}” → “{each.preview}”: {each.message}" for each in found)
            assert not found, f"{type}\n{told}"


def turns(clause: Clause, wording: Wording, regime: str, number: int) -> Iterable[int]:
    """Every choice is taken in one regime; in the others one of them."""
    first = next(each for each in clause.regimes or REGIMES if fitting(clause, each))
    return range(max((len(each.choices) for each in variables(wording)), default=1) or 1) if regime == first else (number,)


def test_a_slip_in_a_clause_is_seen() -> None:
    for words, rule in (("Giao các đơn vị sử lý công việc.", "typography.spelling"), ("Thực hiện Khoản 2 Điều 5.", "caps.reference")):
        assert rule in [each.rule for each in slips(with_clause(right("state", "kế hoạch"), "nhiệm vụ", (words,)), "state")]


def test_every_clause_fits_somewhere() -> None:
    lost = [clause.id for clause in library() if not any(fitting(clause, regime) for regime in clause.regimes or REGIMES)]
    assert lost == []
