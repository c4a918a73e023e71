"""What a component says when nothing is known of it: the words the regime fixes, and blanks that the eye sees."""

from __future__ import annotations

import datetime
from typing import Any, Dict, Optional, Tuple

from ..compiled import read
from ..types import abbreviations
from .draft import LETTER, Draft, Signature

DECIDING = ("quyết định", "nghị quyết")
CALLING = "công điện"  # its addressees stand under "… điện:"
UNDATED = ("biên bản",)
UPWARD = (LETTER, "tờ trình")
WITHOUT_SUBJECT = ("giấy giới thiệu", "giấy nghỉ phép", "giấy chứng nhận", "giấy đi đường", "thư công")


def fixed(regime: str) -> Dict[str, Any]:
    """The words a regime fixes: the State's under its own."""
    table = read("compose")["fixed"]
    words: Dict[str, Any] = {"presented": "", "letter": blank("letter"), **table["state"]}
    for name in (regime.split("-")[0], regime):
        words.update(table.get(name, {}))
    return words


def blank(name: str) -> str:
    text: str = read("compose")["blanks"][name]
    return text


def number(regime: str, type: str, symbol: str = "", unit: str = "") -> str:
    """The number is left open; its symbol is the office's, of a letter the drafting unit's too, unless it names one already."""
    words = fixed(regime)
    symbol = symbol or str(words.get("symbol", ""))
    text: str = words["letter_number" if type == LETTER else "number"]
    if "-" in symbol and not unit:
        text = text.replace("-{unit}", "")
    return text.format(type=abbreviations(regime).get(type, "") or "…", symbol=symbol or "…", unit=unit or "…")


def dateline(place: str, day: Optional[datetime.date]) -> str:
    """The place is the office's; the day is written when the document is signed."""
    return blank("dateline").format(place=place or "…", year=year(day))


def year(day: Optional[datetime.date], later: int = 0) -> str:
    """The year of drafting, or one some years later; open in what is kept to be begun any year."""
    return str(day.year + later) if day else "…"


def addressees_label(regime: str, type: str) -> str:
    words = fixed(regime)
    if type == CALLING:
        return "%s điện:" % blank("calling")
    label: str = (words["presented"] if type == "tờ trình" else "") or words["addressees"]
    return label


def completed(draft: Draft) -> Draft:
    """The draft with blanks for all that its type must have and it has not; what is issued with a document need not have it."""
    if draft.kind != "main":
        return draft
    words = fixed(draft.regime)
    letter, deciding = draft.type == LETTER, draft.type in DECIDING
    return draft._replace(
        banner=words["banner"],
        motto=words["motto"],
        issuer=draft.issuer or (blank("issuer"),),
        number=draft.number or number(draft.regime, draft.type),
        dateline=draft.dateline or ("" if draft.type in UNDATED else blank("date")),
        title=draft.title or ("" if letter else draft.type.upper() or blank("title")),
        subject=draft.subject or ("" if draft.type in WITHOUT_SUBJECT else words["letter"] if letter else blank("line")),
        addressees_label=draft.addressees_label or addressees_label(draft.regime, draft.type),
        addressees=draft.addressees or ((blank("addressee"),) if draft.type in UPWARD else ()),
        authority=draft.authority or ((blank("authority"),) if deciding else ()),
        operative=draft.operative or words["operative"].get(draft.type, ""),
        signers=draft.signers or (Signature((), (blank("office"),), blank("name")),),
        recipients_label=words["recipients_label"],
        recipients=draft.recipients or (*first_recipients(draft), *words["recipients"], archive_line(draft.regime)),
    )


def first_recipients(draft: Draft) -> Tuple[str, ...]:
    """Those above come first: the addressees, or those whom the last article binds."""
    words = fixed(draft.regime)
    if draft.addressees or draft.type in UPWARD:
        return (words["above"],)
    return (words["bound"],) if draft.type in DECIDING else ()


def archive_line(regime: str, archive: str = "", unit: str = "", name: str = "archive") -> str:
    """Where a copy is kept; of the State also for which unit."""
    text: str = fixed(regime)[name]
    usual: str = blank("archive") if regime.startswith("party") else "VT"
    return text.format(archive=archive or usual, unit=unit or "….")
