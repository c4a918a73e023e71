"""Finding: one departure from the rules: which rule, where, what the law says, and how to mend it."""

from __future__ import annotations

from typing import NamedTuple, Tuple

from .edit import Edit

SEVERITIES = ("error", "warning", "info")


class Finding(NamedTuple):
    rule: str
    severity: str  # error | warning | info
    source: str  # law | custom | office
    reference: str  # the clause: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b"
    message: str  # plain Vietnamese
    part: str  # the component it belongs to, as in Anatomy: "motto", "body" …
    block: int  # -1: the whole document
    start: int = 0
    end: int = 0
    found: str = ""  # the words found
    fix: str = "-"  # auto | ask | -
    preview: str = ""  # what the words become
    edits: Tuple[Edit, ...] = ()
    message_en: str = ""  # the same in English
