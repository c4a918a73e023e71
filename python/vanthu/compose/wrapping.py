"""Which lines of a raw text are one paragraph: lines wrapped at a column, paragraphs cut by a page's end."""

from __future__ import annotations

import re
from typing import List, Sequence

LONGEST_LINE = 130  # letters; a longer line was not wrapped
SHORTEST_COLUMN = 50
FULL = 0.6  # of the column: what a wrapped line fills at least
BRIM = 0.96  # of the column: so full that the next word did not fit
EVIDENCE = 3  # boundaries that only wrapping explains
LONG_ENOUGH = 40  # letters of a line that may be the first half of a cut paragraph

_ENDS = tuple(".;:!?/…")
_LEAD = re.compile(
    r"(?:[-+*•–] |[a-zđA-ZĐ]\) |\(?\d+(?:\.\d+)*[.)](?:\s|$)|[IVXLC]+[.-](?:\s|$)|(?:Điều|Chương|Mục|Phần|Tiểu mục|Phụ lục) [\dIVXLC]|"
    r"Căn cứ |Kính gửi|Kính trình|Nơi nhận|Số:|Số \d|V/v )"
)
_HYPHEN_CUT = re.compile(r"[\w/]-$")
_CODE = re.compile(r"[A-ZĐ]{2}[\w/]|[A-ZĐ]+/")
_HEADER = re.compile(r"Số:? ?\d|Số:|[^\d,]{2,50}, ?ngày.{1,12}tháng.{1,12}năm \d{4}$")
_FIRST_WORD = re.compile(r"\S+")


def column_of(clumps: Sequence[Sequence[str]]) -> int:
    """The column a text is wrapped at; 0 when it is not wrapped."""
    ends: List[int] = []
    evidence = 0
    for clump in clumps:
        for line, following in zip(clump, clump[1:]):
            if len(line) <= LONGEST_LINE and len(following) <= LONGEST_LINE and "\t" not in line:
                if following[:1].islower() and not line.endswith(_ENDS) and len(line) >= SHORTEST_COLUMN * FULL:
                    evidence += 1
                    ends.append(len(line))
    column = max(ends, default=0)
    return column if evidence >= EVIDENCE and column >= SHORTEST_COLUMN else 0


def is_wrapped(line: str, following: str, column: int) -> bool:
    """Whether the next line goes on with this one's paragraph."""
    if not column or len(line) > LONGEST_LINE or len(following) > LONGEST_LINE or "\t" in line + following:
        return False
    if is_hyphen_cut(line, following):
        return True
    if _LEAD.match(following) or line.isupper() or following.isupper() or _HEADER.match(line) or len(line) < column * FULL:
        return False
    if not line.endswith(_ENDS) or (following[0].islower() and not line.endswith(".")):
        return True
    word = _FIRST_WORD.match(following)
    return line.endswith((".", "!", "?")) and word is not None and len(line) + 1 + word.end() > column * BRIM + 1


def is_cut(line: str, following: str) -> bool:
    """Whether the paragraph was cut by the end of a page: a long line without an end, then small letters."""
    if is_hyphen_cut(line, following):
        return True
    if not following[:1].islower() or line.endswith(_ENDS) or len(line) < LONG_ENOUGH:
        return False
    return not (_LEAD.match(following) or line.isupper() or _HEADER.match(line) or "\t" in line + following)


def is_hyphen_cut(line: str, following: str) -> bool:
    """A symbol cut at its hyphen: `57-` / `KL/TW`."""
    return _HYPHEN_CUT.search(line) is not None and _CODE.match(following) is not None
