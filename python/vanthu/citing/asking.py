"""What a person who types asks for: a document is about to be named, and a few letters or digits of it are there."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from ..vietnamese.text import fold

_SIGN = re.compile(r"(?:can cu|theo|thuc hien|tai)\s+(?P<words>[^\n;:()]{2,60})$")


class Asked(NamedTuple):
    """What stands before the caret: an answer takes the place of text[start:end]."""

    start: int
    end: int  # the caret
    words: str  # what to look for: "nđ 30"
    sign: str = ""  # the folded words that opened it: "can cu"; "" where a type did


def asked(text: str, caret: int) -> Optional[Asked]:
    """What is asked for in a paragraph, if anything is; it looks at a few words before the caret alone."""
    low = max(caret - 100, 0)
    match = _SIGN.search(fold(text[low:caret]))
    if match is None:
        return None
    start = low + match.start("words")
    return Asked(start, caret, text[start:caret], match.group()[: match.start("words") - match.start()].strip())
