"""Stamps: the marks of urgency and secrecy in their frames, bright red, as wide as the decree wants them."""

from __future__ import annotations

from ..compiled import read
from ..vietnamese import tones
from .form import Look
from .sheet import width_of

_ROOM = 3.0  # mm at each side of words that no stamp is cut for
_APART = 0.1  # mm: two frames of one width, one under the other, would run together as one


def stamped(name: str, words: str, look: Look, room: float) -> Look:
    """How a mark looks in the middle of its column, which is so many mm wide."""
    table = read("compose")["stamps"]
    wide = float(table["widths"].get(tones.convert(words, tones.OLD).upper(), 0.0))
    wide = min(max(wide, width_of(words, look.format) + (0.0 if wide else 2 * _ROOM)), room)
    side = max(round((room - wide) / 2 - (_APART if name == "secrecy" else 0.0), 2), 0.0)
    colour: str = table["colour"]
    return Look(look.format._replace(colour=colour), look.paragraph._replace(first=0.0, left=side, right=side, box=colour))
