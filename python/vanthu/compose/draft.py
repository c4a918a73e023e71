"""Draft: what a document says, without what it looks like: the content of every component, as plain data."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Tuple

LETTER = "công văn"  # the one type without a title: its subject stands under the number

_LEADS = (
    ("part", re.compile(r"Phần [IVXLC]+$|Phần (?:thứ )?(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)$")),
    ("chapter", re.compile(r"Chương (?:[IVXLC]+|\d+)$")),
    ("section", re.compile(r"Mục \d+$")),
    ("subsection", re.compile(r"Tiểu mục \d+$")),
    ("article", re.compile(r"Điều \d+[a-zđ]?\.")),
    ("heading", re.compile(r"[IVXLC]+[.-] ?[^\W\d_]")),
    ("decimal", re.compile(r"\d+(?:\.\d+)+\.? ")),
    ("clause", re.compile(r"\d+\. ")),
    ("point", re.compile(r"[a-zđ]\) ")),
    ("dash", re.compile(r"[-+] ")),
)
_NUMBER = re.compile(r"(?:Điều \d+[a-zđ]?\.|[IVXLC]+[.-]|\d+(?:\.\d+)*\.?|[a-zđ]\)) ?")
SENTENCE_ENDS = (".", ";", ":", ",", "/", "…", "!", "?", "”")


class Paragraph(NamedTuple):
    """One paragraph of the body, its number included. `titled`: a title alone on its line, no sentence."""

    kind: str  # as of a Node; also title (the line under Phần, Chương or Mục) and table
    text: str
    titled: bool = False
    rows: Tuple[Tuple[str, ...], ...] = ()  # of a table; the first row is its head
    notes: Tuple[Tuple[int, str], ...] = ()  # footnotes: where their mark stands in the text, what they say

    @property
    def number_end(self) -> int:
        """Where the number's own words end: "Điều 3." → 7."""
        match = _NUMBER.match(self.text)
        return len(match.group().rstrip()) if match else 0


def paragraph(text: str) -> Paragraph:
    """A paragraph of the kind that its first words show."""
    for kind, lead in _LEADS:
        if lead.match(text):
            return Paragraph(kind, text, kind in ("article", "heading", "clause", "decimal") and not text.endswith(SENTENCE_ENDS))
    return Paragraph("text", text)


def paragraphs(texts: Tuple[str, ...]) -> Tuple[Paragraph, ...]:
    """Paragraphs in a row: the line under Phần, Chương or Mục is its title."""
    result: List[Paragraph] = []
    for text in texts:
        each = paragraph(text)
        above = result[-1].kind if result else ""
        if each.kind == "text" and above in ("part", "chapter", "section", "subsection"):
            each = Paragraph("title", text, True)
        result.append(each)
    return with_last(tuple(result))


def with_last(body: Tuple[Paragraph, ...]) -> Tuple[Paragraph, ...]:
    """The last paragraph is no title, though its full stop be missing: there is nothing below it."""
    return body[:-1] + (body[-1]._replace(titled=False),) if body else body


class Signature(NamedTuple):
    """Who signs: `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH`, then `PHÓ CHỦ TỊCH`, then the name."""

    authority: Tuple[str, ...] = ()
    office: Tuple[str, ...] = ()
    name: str = ""


class Draft(NamedTuple):
    """What a document says. A component that it does not have is empty."""

    regime: str = "state"
    type: str = ""
    kind: str = "main"  # main | attached | appendix | copy
    banner: str = ""
    motto: str = ""
    parent: Tuple[str, ...] = ()
    issuer: Tuple[str, ...] = ()
    number: str = ""
    dateline: str = ""
    title: str = ""
    subject: str = ""
    urgency: str = ""
    secrecy: str = ""
    scope: str = ""
    draft: str = ""
    caption: str = ""
    addressees_label: str = ""
    addressees: Tuple[str, ...] = ()
    authority: Tuple[str, ...] = ()
    bases: Tuple[str, ...] = ()
    operative: str = ""
    body: Tuple[Paragraph, ...] = ()
    signers: Tuple[Signature, ...] = ()  # from left to right; one stands at the right
    recipients_label: str = ""
    recipients: Tuple[str, ...] = ()  # the items as written, dash and mark included
    drafter: str = ""
    address: str = ""
    signed: str = ""  # of an annex in a file of its own: what its digital signature says
    confirmed: Tuple[str, ...] = ()  # who else confirms the paper: lines below the recipients
    notes: Tuple[str, ...] = ()  # footnotes that no mark in the body calls
    attached: Tuple["Draft", ...] = ()  # texts issued with it and annexes, in order
