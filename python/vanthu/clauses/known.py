"""What is known to stand in a clause's blanks: from the document itself, and from the office that issues it."""

from __future__ import annotations

import datetime
from typing import Dict, Optional, Sequence

from ..anatomy.model import Anatomy
from ..compose.facts import about, uncapitalised
from ..filling import Values
from ..offices import Office, chosen
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold


def values_of(anatomy: Anatomy, offices: Sequence[Office] = (), current: str = "", today: Optional[datetime.date] = None) -> Values:
    """By the names that templates/ use."""
    main, day = anatomy.main, anatomy.date or today
    known: Dict[str, str] = {"loại": main.type[:1].upper() + main.type[1:]}
    for part, name in (("subject", "trích yếu"), ("number", "số, ký hiệu"), ("dateline", "ngày ban hành")):
        if part in main.parts and not has_blank(main.parts[part].text):
            known[name] = _said(part, " ".join(main.parts[part].text.split()))
    if day is not None:
        known.update({"năm": str(day.year), "năm sau": str(day.year + 1)})
    office = office_of(anatomy, offices, current)
    if office is not None:
        known.update({"cơ quan": office.name, "cơ quan cấp trên": office.superior, "người đứng đầu": office.head, "địa danh": office.place})
    return {name: value for name, value in known.items() if value}


def _said(part: str, words: str) -> str:
    """As in a sentence: the subject without "V/v", the number without "Số:", the day without its place."""
    if part == "subject":
        return uncapitalised(about(words))
    if part == "number":
        return words.split(" ", 1)[-1] if words.lower().startswith("số") else words
    return words[words.index("ngày") :] if "ngày" in words else words


def office_of(anatomy: Anatomy, offices: Sequence[Office], current: str = "") -> Optional[Office]:
    """The office whose name stands at the head of the page; where no name stands there yet, the one the desk writes for now."""
    issuer = anatomy.main.parts.get("issuer")
    if issuer is None or has_blank(issuer.text):
        return chosen([office for office in offices if office.regime.split("-")[0] == anatomy.regime.split("-")[0]], current)
    said = fold(" ".join(issuer.text.split()))
    return next((office for office in offices if fold(" ".join(office.issuer)) == said), None)
