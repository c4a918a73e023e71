"""Composing: the pipeline the other way, from what a document says to the Document that looks right."""

from __future__ import annotations

import datetime
from typing import NamedTuple, Optional, Tuple

from ..anatomy import anatomise
from ..document import Document
from ..rulebook.house import AS_THE_LAW, HouseRules, under
from .draft import Draft, Paragraph, Signature, paragraph, paragraphs
from .extract import extract
from .layout import Layout, lay_out
from .raw import Cleaned, Remark, clean

__all__ = [
    "Cleaned",
    "Draft",
    "Layout",
    "Paragraph",
    "Proper",
    "Remark",
    "Signature",
    "clean",
    "extract",
    "lay_out",
    "paragraph",
    "paragraphs",
    "proper",
]


class Proper(NamedTuple):
    """A proper document, and what a person may want to look at before trusting it."""

    document: Document
    remarks: Tuple[Remark, ...]
    draft: Draft


def proper(
    document: Document,
    regime: Optional[str] = None,
    as_of: Optional[datetime.date] = None,
    type: Optional[str] = None,
    house: HouseRules = AS_THE_LAW,
) -> Proper:
    """Raw text becomes a document in the form its regime asks for; what is missing stands as a visible blank."""
    cleaned = clean(document) if document.plain else Cleaned(document, ())
    anatomy = anatomise(cleaned.document, regime, as_of, type)
    draft, remarks = extract(anatomy)
    return Proper(lay_out(draft, under(anatomy.regime, house)).document, cleaned.remarks + remarks, draft)
