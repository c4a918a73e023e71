"""What the anatomy of a document is made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Dict, Mapping, NamedTuple, Optional, Tuple

from ..document import Document

# The components of a page, in reading order. A component that is not there is not in Act.parts.
PARTS = (
    "banner",  # Quốc hiệu; the Party's and the youth's title
    "motto",  # Tiêu ngữ
    "parent",  # cơ quan chủ quản
    "issuer",  # cơ quan ban hành
    "number",  # số, ký hiệu
    "dateline",  # địa danh, ngày tháng
    "title",  # tên loại
    "subject",  # trích yếu (of a công văn: the V/v under the number)
    "urgency",  # HOẢ TỐC …
    "secrecy",  # MẬT …
    "scope",  # LƯU HÀNH NỘI BỘ …
    "signed",  # what the digital signature of a file shows at its top: number; day; hour
    "draft",  # DỰ THẢO …
    "caption",  # (Kèm theo …) of an annex or an attached text
    "addressees",  # Kính gửi; items: the bodies
    "authority",  # thẩm quyền ban hành
    "bases",  # căn cứ; items: one each
    "operative",  # QUYẾT ĐỊNH:
    "body",
    "signature",  # the whole block; its lines are in Act.signers
    "recipients",  # Nơi nhận; items: one each, the label apart
    "drafter",  # ký hiệu người soạn, số bản
    "address",  # địa chỉ, điện thoại
)


class Span(NamedTuple):
    """text[start:end] of one block."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """A component: the places its words stand in, line by line, without the blanks around them."""

    name: str
    spans: Tuple[Span, ...]
    text: str  # the lines of it, joined by "\n"
    items: Tuple[Tuple[Span, ...], ...] = ()  # of a list: each item's spans (one item may be cut over two blocks)
    label: Optional[Span] = None  # "Nơi nhận:", "Kính gửi:"
    sure: float = 1.0

    @property
    def block(self) -> int:
        return self.spans[0].block

    @property
    def blocks(self) -> Tuple[int, ...]:
        return tuple(sorted({span.block for span in self.spans}))


class Stroke(NamedTuple):
    """What separates a component from the next: a rule, or the characters that stand for one."""

    kind: str  # shape | border | underscores | hyphens | asterisks | underline
    block: int
    start: int = 0  # of the characters, for those that are typed
    end: int = 0
    length: float = 0.0  # mm, measured or estimated
    drawn: bool = True  # a rule to the eye: shape, border, underscores
    others: Tuple[int, ...] = ()  # more blocks whose drawn lines stand under the same part


class Signer(NamedTuple):
    """One signature: `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, `Nguyễn Văn A`."""

    authority: Tuple[Span, ...] = ()  # lines with a prefix (TM., KT., TL., TUQ., Q., T/M …) and what goes on from them
    office: Tuple[Span, ...] = ()  # the signer's own office
    name: Optional[Span] = None
    notes: Tuple[Span, ...] = ()  # "(Đã ký)", "(Chữ ký, dấu)"


class Node(NamedTuple):
    """A level of the body: its kind, its number as written, and where it stands."""

    kind: str  # part | chapter | section | subsection | article | heading (I.) | clause (1.) | decimal (1.1.) | point (a)) | dash | text
    number: str  # "I", "3", "đ", "1.2"; "" for dash and text
    value: int  # its place in the series: I → 1, đ → 5; 0 where it has none (decimal: its last figure)
    block: int
    start: int  # of the number's words in text ("Điều 3."); 0 when the number is the block's automatic label
    end: int  # after them
    labelled: bool = False  # the number is Block.label
    titled: bool = False  # a title alone on its line, no sentence


@dataclass(frozen=True)
class Act:
    """One document of the file: the main one, one attached to it (quy chế ban hành kèm theo), an annex, or another."""

    kind: str  # main | attached | appendix | copy (the block that makes a paper a copy)
    first: int  # first block
    last: int  # last block, included
    type: str = ""  # id of the type as in data/types: "quyết định", "công văn" …; "" unknown
    type_sure: float = 0.0
    parts: Mapping[str, Part] = field(default_factory=dict)
    strokes: Mapping[str, Stroke] = field(default_factory=dict)  # by the part they stand under: banner, motto, issuer, subject
    signers: Tuple[Signer, ...] = ()
    nodes: Tuple[Node, ...] = ()
    number: str = ""  # of an annex: "I", "1"; "" none
    layout: str = ""  # of the header: table | columns (tabs, spaces) | section (text columns) | frames | lines
    swapped: bool = False  # header's left and right are exchanged
    legal: bool = False  # a legal text (year in its number)


@dataclass(frozen=True)
class Anatomy:
    document: Document
    acts: Tuple[Act, ...]
    regime: str
    regime_sure: float
    date: Optional[datetime.date] = None  # the document's own
    kind: str = "document"  # document | letter (unrelated text, an essay …) | empty
    chosen: str = ""  # the main act's type, where somebody said it; whatever its words tell

    @cached_property
    def kept(self) -> Dict[str, Any]:
        """Readings of all its acts that each of them asks for: made once, and gone when it goes."""
        return {}

    @property
    def main(self) -> Act:
        return self.acts[0]
