"""The clauses that come with the program: each is sound, and put into a right document it brings no slip."""

from __future__ import annotations

import datetime
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from core.models import DATE, model, types
from vanthu.anatomy import Anatomy, anatomise
from vanthu.apply import apply
from vanthu.clauses import Clause, library
from vanthu.clauses.clause import Wording, written_places
from vanthu.clauses.inserting import insertion
from vanthu.compose.layout import lay_out
from vanthu.document import Document
from vanthu.filling import is_well_formed, variables
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES

# Whom the list of recipients must reach, and to whom a document is written, is for the whole of it to say.
OF_THE_WHOLE = ("recipients.coverage", "recipients.above", "addressees.missing")
DAYS = {"party-2018": datetime.date(2026, 5, 15)}  # late enough for all that is cited
MASS = ("front", "union", "youth", "farmers", "women")


def test_there_are_many_and_each_place_has_some() -> None:
    assert len(library()) >= 200
    assert {clause.place for clause in library()} == set(written_places())
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
    """The unions and the women have their rules from the State, as the front has: they are tried where a clause is not the front's."""
    for clause in library():
        fitted = [regime for regime in clause.regimes or REGIMES if fitting(clause, regime)]
        for regime in fitted:
            if regime not in ("union", "women") or "front" not in fitted:
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


def values_for(wording: Wording, regime: str, type: str, turn: int) -> dict[str, str]:
    """Words for every blank; of its choices the one whose turn it is."""
    return {
        variable.name[:1].lower() + variable.name[1:]: variable.choices[turn % len(variable.choices)]
        if variable.choices
        else said_for(variable.name, regime, type)
        for variable in variables(wording)
    }


class Right(NamedTuple):
    document: Document
    anatomy: Anatomy


@lru_cache
def right(regime: str, type: str, undecided: bool = False) -> Right:
    """The model of a type, read; `undecided`: nobody yet says in it who decides."""
    draft = model(regime, type, DAYS.get(regime))
    # No list of recipients names an article here, so that articles may move on.
    draft = draft._replace(recipients=tuple(each for each in draft.recipients if not each.startswith("- Như Điều")))
    document = lay_out(draft._replace(authority=()) if undecided else draft, load(regime)).document
    return Right(document, anatomise(document, regime, type=type))


def slips(clause: Clause, wording: Wording, regime: str, turn: int = 0) -> list[Finding]:
    """What is wrong with the document once the clause is put in as the program does it."""
    type = fitting(clause, regime)
    document, anatomy = right(regime, type, clause.place == "thẩm quyền")
    law = clause.place == "căn cứ" and wording[0].startswith("Căn cứ Luật")
    caret = anatomy.main.parts["bases"].block if law and "bases" in anatomy.main.parts else None  # laws stand first
    put = insertion(anatomy, load(regime), clause.place, wording, values_for(wording, regime, type, turn), caret)
    found = check(apply(document, put.edits), regime, type=type).findings
    return [each for each in found if each.rule not in OF_THE_WHOLE]


@pytest.mark.parametrize(("clause", "regime"), list(uses()))
def test_it_brings_no_slip(clause: Clause, regime: str) -> None:
    for number, wording in enumerate(clause.wordings):
        for turn in turns(clause, wording, regime, number):
            found = slips(clause, wording, regime, turn)
            told = "\n".join(f"{each.severity} {each.rule} “{each.found}” → “{each.preview}”: {each.message}" for each in found)
            assert not found, f"{fitting(clause, regime)}\n{told}"


def turns(clause: Clause, wording: Wording, regime: str, number: int) -> Iterable[int]:
    """Every choice is taken in one regime; in the others one of them."""
    first = next(each for each in clause.regimes or REGIMES if fitting(clause, each))
    return range(max((len(each.choices) for each in variables(wording)), default=1) or 1) if regime == first else (number,)


def test_a_slip_in_a_clause_is_seen() -> None:
    clause = next(each for each in library() if each.id == "nhiem-vu.tuyen-truyen")
    for words, rule in (("{1} Giao các đơn vị sử lý công việc.", "typography.spelling"), ("Thực hiện Khoản 2 Điều 5.", "caps.reference")):
        assert rule in [each.rule for each in slips(clause, (words,), "state")]


def test_every_clause_fits_somewhere() -> None:
    lost = [clause.id for clause in library() if not any(fitting(clause, regime) for regime in clause.regimes or REGIMES)]
    assert lost == []
