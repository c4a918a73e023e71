"""Copies: the block that makes a paper a copy (sao y, sao lục, trích sao; the Party: bản sao văn bản), below the text under a rule."""

from __future__ import annotations

import datetime
from typing import Optional, Tuple

from ..offices import Office, Person
from ..types import abbreviations
from .blanks import archive_line, blank, dateline, fixed
from .draft import Draft, Signature
from .facts import head_of, signature


def copied(regime: str, type: str, office: Office, signer: Optional[Person], day: datetime.date, recipients: Tuple[str, ...] = ()) -> Draft:
    """What the block says. `type`: sao y, sao lục, trích sao. The Party has one kind since 2026, which is stamped: its number is nobody's."""
    words = fixed(regime)
    signers = signature(office, signer) or (Signature((), (blank("office"),), blank("name")),)
    said = words["copies"].get(type, "")
    if not said:
        return Draft(regime=regime, type=type, kind="copy", title=blank("mark"), signers=signers)
    mark = words["above"][-1]
    return Draft(
        regime=regime,
        type=type,
        kind="copy",
        issuer=head_of(office, regime)[1],
        number=words["copy_number"].format(type=abbreviations(regime).get(type, ""), symbol=office.symbol or words.get("symbol", "…")),
        title=said,
        dateline=dateline(office.place, day.year),
        signers=signers,
        recipients_label=words["recipients_label"],
        recipients=(*(["- %s%s" % (each, mark) for each in recipients] or words["recipients"]), archive_line(regime, office.archive, name="copy_archive")),
    )
