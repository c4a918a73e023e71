"""Copies: the block that makes a paper a copy (sao y, sao lục, trích sao; the Party: bản sao văn bản), below the text under a rule."""

from __future__ import annotations

import datetime
from typing import Optional, Tuple

from ..document import Document
from ..edit import Edit, InsertBlocks
from ..offices import Office, Person
from ..rulebook import Rulebook
from ..types import abbreviations
from .blanks import archive_line, blank, dateline, fixed
from .draft import Draft, Signature
from .facts import head_of, signature
from .form import form
from .layout import copy
from .sheet import Sheet


def added(document: Document, draft: Draft, rulebook: Rulebook) -> Tuple[Edit, ...]:
    """The edits that put the block below the last words of a document; none where its end is inside a table."""
    last = max([at for at, block in enumerate(document.blocks) if block.place.kind != "note"], default=-1)
    if last < 0 or document.blocks[last].place.kind != "body":
        return ()
    sheet = Sheet(form(rulebook))
    sheet.sections[0] = document.sections[document.blocks[last].section]
    copy(sheet, draft)
    return (InsertBlocks(last, document.blocks[last].text, "after", tuple(sheet.blocks), tuple(sheet.tables)),)


def copied(
    regime: str, type: str, office: Office, signer: Optional[Person], day: Optional[datetime.date], recipients: Tuple[str, ...] = ()
) -> Draft:
    """What the block says. `type`: sao y, sao lục, trích sao. The Party has had one kind since 2026: a stamp, and who signs."""
    words = fixed(regime)
    signers = signature(office, signer) or (Signature((), (blank("office"),), blank("name")),)
    said = words["copies"].get(type, "")
    if not said:
        return Draft(regime=regime, type=type, kind="copy", title=blank("mark"), signers=signers)
    mark = words["above"][-1]
    items = ["- %s%s" % (each, mark) for each in recipients] or words["recipients"]
    return Draft(
        regime=regime,
        type=type,
        kind="copy",
        issuer=head_of(office, regime)[1],
        number=words["copy_number"].format(type=abbreviations(regime).get(type, ""), symbol=office.symbol or words.get("symbol", "…")),
        title=said,
        dateline=dateline(office.place, day),
        signers=signers,
        recipients_label=words["recipients_label"],
        recipients=(*items, archive_line(regime, office.archive, name="copy_archive")),
    )
