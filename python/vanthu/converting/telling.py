"""What was converted and what was left, as people read it."""

from __future__ import annotations

from typing import List

from ..strings import say
from .model import KINDS, Conversion, Left


def summary(conversion: Conversion, language: str) -> str:
    """ "Đã chuyển sang Unicode: 12 đoạn TCVN3, 1 đoạn VNI." """
    counts = [(kind, len({each.block for each in conversion.done if each.kind == kind})) for kind in KINDS]
    words = [say(f"converted.kind.{kind}", language, number=number) for kind, number in counts if number]
    return say("converted", language, kinds=", ".join(words)) if words else say("converted.none", language)


def left(conversion: Conversion, language: str) -> List[str]:
    """A heading, and a line for each place; of several that say the same, one. Nothing where nothing was left."""
    lines = list(dict.fromkeys(line(each, language) for each in conversion.left))
    return [say("converted.left", language, number=len(conversion.left)), *lines] if lines else []


def line(each: Left, language: str) -> str:
    why = say(f"converted.why.{each.why}", language, font=each.font)
    return say("converted.place", language, words=each.words, why=why)
