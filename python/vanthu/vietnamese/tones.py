"""Where a tone mark stands: `hòa`, `khỏe`, `thủy` (the old style) or `hoà`, `khoẻ`, `thuỷ` (the new). Both are right; a mix is not.

The styles differ only in syllables that end in oa, oe, uy. Not after q: the u of `quý` is part of the consonant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterable, List, NamedTuple, Tuple

OLD, NEW = "old", "new"

_OLD_RIMES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_NEW_RIMES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_TO_NEW = dict(zip(_OLD_RIMES, _NEW_RIMES))
_TO_OLD = dict(zip(_NEW_RIMES, _OLD_RIMES))
_LETTERS_OLD = "[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]"
_LETTERS_NEW = "[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]"
_RIME = re.compile(r"(?:%s|%s)(?![^\W\d_]|[\u0300-\u036f])" % (_LETTERS_OLD, _LETTERS_NEW))
_ONSET = re.compile("(?<![^\\W\\d_])[bcdđghklmnprstvxBCDĐGHKLMNPRSTVX]{0,3}$")


class Marked(NamedTuple):
    """A syllable whose tone mark could stand in two places."""

    start: int
    end: int
    rime: int  # where its rime starts
    style: str  # "old" | "new"


@lru_cache(maxsize=256)
def find(text: str) -> Tuple[Marked, ...]:
    """Every syllable that shows which style the writer follows."""
    if text.isascii():
        return ()
    found: List[Marked] = []
    for match in _RIME.finditer(text):
        at = match.start()
        onset = _ONSET.search(text, max(at - 4, 0), at)
        if onset is not None:
            found.append(Marked(onset.start(), match.end(), at, OLD if match.group().lower() in _TO_NEW else NEW))
    return tuple(found)


def convert(text: str, style: str) -> str:
    """The text with every such syllable in one style."""
    pieces: List[str] = []
    at = 0
    for marked in find(text):
        if marked.style != style:
            pieces += [text[at : marked.rime], _turned(text[marked.rime : marked.end], style)]
            at = marked.end
    return "".join(pieces) + text[at:]


def main_style(texts: Iterable[str]) -> str:
    """Where most of these texts' marks stand; the old way where they show none."""
    styles = [marked.style for text in texts for marked in find(text)]
    return NEW if styles.count(NEW) * 2 > len(styles) else OLD


def _turned(rime: str, style: str) -> str:
    """A rime in the other style, each letter as large as it was."""
    turned = (_TO_NEW if style == NEW else _TO_OLD)[rime.lower()]
    return "".join([new.upper() if old.isupper() else new for old, new in zip(rime, turned)])
