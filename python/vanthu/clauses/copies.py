"""The blocks of copies (sao y, sao lục, trích sao) among the clauses: they go below the last words of the paper that is copied."""

from __future__ import annotations

import datetime
from typing import Optional, Tuple

from ..anatomy.model import Anatomy
from ..compose.copying import added, copied
from ..compose.template import Template, library
from ..edit import Edit
from ..offices import Office
from ..rulebook import Rulebook
from .clause import Clause

PLACE = "bản sao"


def copies() -> Tuple[Clause, ...]:
    return tuple([_clause(each) for each in library() if each.manner == "copy"])


def _clause(template: Template) -> Clause:
    """Its text is what the block will say, line by line."""
    block = copied(template.regimes[0], template.type, Office(), None, datetime.date.min)
    said = (block.title, block.number, block.dateline.rpartition(" năm ")[0], *[line for each in block.signers for line in each.office])
    wording = tuple([line for line in said if line])
    return Clause(template.id, template.name, PLACE, (), template.regimes, (template.type, "sao văn bản"), (wording,), "Văn Thư", "1", "")


def copy_edits(anatomy: Anatomy, rulebook: Rulebook, clause: Clause, office: Optional[Office], today: datetime.date) -> Tuple[Edit, ...]:
    """None where the paper ends inside a table."""
    desk = office or Office()
    return added(anatomy.document, copied(rulebook.regime, clause.words[0], desk, None, today, desk.recipients), rulebook)
