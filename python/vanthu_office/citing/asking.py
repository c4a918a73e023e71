"""The small window before a document goes into the user's register: what the text says of it, to be looked over and completed."""

from __future__ import annotations

import datetime
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple, Union

from vanthu.citation import Citation
from vanthu.citing.recording import entry_of
from vanthu.registers.citations import Entry
from vanthu.strings import say
from vanthu.types import abbreviations
from vanthu.vietnamese import symbols
from vanthu.vietnamese.dates import find_dates, in_figures
from vanthu.vietnamese.text import capitalise, fold

from ..panel.asking import dialog_of, label

FIELDS = ("type", "number", "date", "issuer", "subject")
OTHERS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư")  # types that are cited but by few written
LONGEST = 600  # letters of one field


def ask(context: Any, known: Mapping[str, str], regime: str, language: str) -> Optional[Entry]:
    """The document as the user leaves it, asked until it is right; None: it is not to be recorded."""
    dialog = dialog_of(context, "record.xdl", say("citing.recording", language))
    try:
        prepare(dialog, known, regime, language)
        while dialog.execute():
            read = understood(answers(dialog), language)
            if isinstance(read, Entry):
                return read
            label(dialog, "wrong", read)
        return None
    finally:
        dialog.dispose()


def prepare(dialog: Any, known: Mapping[str, str], regime: str, language: str) -> None:
    label(dialog, "about", say("citing.recording.about", language))
    label(dialog, "yes", say("citing.recording.yes", language))
    label(dialog, "no", say("citing.recording.no", language))
    types = {*OTHERS, *[capitalise(each) for each in abbreviations(regime)]}
    dialog.getControl("type").getModel().StringItemList = tuple(sorted(types, key=lambda each: (fold(each), each)))
    for name in FIELDS:
        label(dialog, name + "_label", say(f"citing.recording.{name}", language))
        dialog.getControl(name).setText(known.get(name, ""))
    empty = next((name for name in FIELDS if not known.get(name)), "type")
    dialog.getControl(empty).setFocus()


def answers(dialog: Any) -> Dict[str, str]:
    return {name: " ".join(dialog.getControl(name).getText().split()) for name in FIELDS}


def said_of(mentions: Sequence[Citation]) -> Dict[str, str]:
    """What the text says of a document, field by field; what one mention leaves out the others may say."""
    entry = entry_of(mentions[0], mentions)
    if entry is not None:
        return dict(zip(FIELDS, (entry.type, entry.number, in_figures(entry.date), entry.issuer, entry.subject)))
    cited = mentions[0]
    day = in_figures(cited.day) if cited.day else ""
    return dict(zip(FIELDS, (capitalise(cited.type), cited.number, day, cited.issuer, cited.name or cited.subject)))


def understood(said: Mapping[str, str], language: str) -> Union[Entry, str]:
    """The document these words tell of; else what is wrong with them."""
    if any(len(value) > LONGEST for value in said.values()):
        return say("citing.recording.long", language, most=LONGEST)
    for name in ("type", "number", "issuer", "subject"):
        if not said[name]:
            return say("citing.recording.missing", language, field=say(f"citing.recording.{name}", language))
    if symbols.parse(said["number"]) is None:
        return say("citing.recording.number.wrong", language, text=said["number"])
    day = _day(said["date"])
    if day is None:
        return say("citing.recording.date.wrong", language, text=said["date"])
    return Entry(said["type"], said["number"], day, said["issuer"], said["subject"])


def _day(text: str) -> Optional[datetime.date]:
    found: Tuple[Any, ...] = find_dates(text)
    return found[0].date if len(found) == 1 and not text[: found[0].start].strip() and not text[found[0].end :].strip() else None
