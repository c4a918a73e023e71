"""The head of a document: from its first line to where its own words begin."""

from __future__ import annotations

import re
from typing import Callable, Dict, List, Optional, Tuple

from ..document import Document
from ..types import names
from ..vietnamese.blanks import is_blank
from .model import Part, Span
from .pieces import Piece, pieces
from .words import close, folded, starts_with, words

LONGEST_HEAD = 70  # blocks that are not empty: no header is longer
LONGEST_SUBJECT = 600
LONGEST_LINE = 160  # letters of a line that may still be a component
DECIDING = ("quyết định", "nghị quyết", "nghị định", "thông tư", "pháp lệnh", "luật", "nghị quyết liên tịch", "thông tư liên tịch")

_STROKE = re.compile(r"[-–—_=*.~]+|[*](?: ?[*])*|[-–—_](?: [-–—_])+")
_NUMBER = re.compile(r"(?:luat |nghi quyet |phap lenh )?s[o0]\s{0,3}[:.;]?\s{0,20}(?=[\d./…<\[\-_( ]|$)")
_SYMBOL = re.compile(r"[/\-]\s{0,3}[A-ZĐ…._<\[]")
_DATE = re.compile(r"\bngay\b.{0,40}\bthang.{0,40}\bnam\b")
_DATE_FIGURES = re.compile(r"[^\d:()]{2,40}, ?ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_DATE_CUT = re.compile(r"[^\d:]{2,40}, ?ngay ?[\d….]{0,6}")
_FIELD_DATE = re.compile(r"[^\d]{2,40}, ?[<«\[{]")
_ABOUT = re.compile(r"v/v\b|v/ v\b|ve viec\b(?! ?:)")
_CAPTION = re.compile(r"\(? ?(?:ban hanh )?(?:kem theo|dinh kem)\b")
HEADING = re.compile(
    r"(?:(?!V/[vV])[IVXLC]{1,6}[.\-/)]|(?:PHẦN|Phần|CHƯƠNG|Chương) [IVX\dtT]|(?:ĐIỀU|Điều|MỤC|Mục) \d|\d{1,2}[.)]|[a-zđ]\))"
)
_OPERATIVE = re.compile(r"(?:quyet dinh|quyet nghi|nghi quyet|nay quyet dinh|quy dinh) ?[:.]?")
_ADDRESSED = re.compile(r"kinh ?(?:gui|trinh|goi)\b")


class Head:
    """What was found on the way down; `body` is the first block that is none of it."""

    def __init__(self, first: int) -> None:
        self.found: Dict[str, List[Piece]] = {}
        self.items: Dict[str, List[List[Span]]] = {}
        self.labels: Dict[str, Span] = {}
        self.strokes: List[Tuple[str, Piece]] = []  # part above → the typed stroke
        self.names: List[Piece] = []  # lines of capitals at the left: parent and issuer
        self.type = ""
        self.type_sure = 0.0
        self.body = first
        self.banner_kind = ""

    def add(self, part: str, piece: Piece) -> None:
        self.found.setdefault(part, []).append(piece)

    def has(self, part: str) -> bool:
        return part in self.found

    def part(self, name: str, sure: float = 1.0) -> Optional[Part]:
        lines = self.found.get(name)
        if not lines:
            return None
        items = tuple(tuple(item) for item in self.items.get(name, ()))
        return Part(name, tuple(line.span for line in lines), "\n".join(line.text for line in lines), items, self.labels.get(name), sure)


Test = Callable[[Head, Piece], bool]


def read_head(document: Document, first: int, last: int, appendix: bool = False) -> Head:
    """Walk down from the act's first block; stop where its own words begin."""
    head = Head(first)
    lines = _top(document, first, last)
    at = 0
    while at < len(lines):
        taken = _take(document, head, lines, at, appendix)
        if not taken:
            break
        at += taken
    end = lines[at].block if at < len(lines) else (lines[-1].block + 1 if lines else first)
    head.body = max(end, first)
    return head


def _top(document: Document, first: int, last: int) -> List[Piece]:
    top: List[Piece] = []
    blocks = set()
    for piece in pieces(document, first, last):
        blocks.add(piece.block)
        if len(blocks) > LONGEST_HEAD:
            break
        top.append(piece)
    return top


def _take(document: Document, head: Head, lines: List[Piece], at: int, appendix: bool) -> int:
    """Put the piece where it belongs; how many pieces that took, 0 where the head has ended."""
    piece = lines[at]
    if not head.has("number"):
        lines[at : at + 1] = _number_led(piece)
        piece = lines[at]
    if head.has("addressees") and not _late(head, piece):
        return _addressee(head, piece)
    if is_stroke(piece):
        head.strokes.append((_above(head, piece), piece))
        return 1
    for part, test in _TESTS:
        if not (part in ("banner", "motto", "number", "dateline") and head.has("title") and not _level(head, piece)) and test(head, piece):
            return _join(head, part, lines, at)
    if not head.has("title") and not head.has("addressees"):
        if _title(document, head, piece, appendix):
            return 1
        if _addressees(head, piece):
            return 1
        if _about(head, piece):
            return _about_goes_on(document, head, lines, at)
        if _other_title(document, head, piece):
            return 1
        if piece.upper and len(piece.text) <= LONGEST_LINE and not HEADING.match(piece.text):
            if not head.has("number") or _level(head, piece):
                head.names.append(piece)
                return 1
        return 1 if _stray(head, piece) else 0
    if (_CAPTION.match(piece.key) and (head.has("title") or appendix)) or _caption_goes_on(head, piece):
        head.add("caption", piece)
        return 1
    if _addressees(head, piece):
        return 1
    if _subject(document, head, piece):
        return 1
    if _level(head, piece) and piece.upper and not head.has("subject"):
        head.names.append(piece)
        return 1
    return 0


def _caption_goes_on(head: Head, piece: Piece) -> bool:
    """The caption's bracket is still open, and this is the next line."""
    before = head.found.get("caption")
    if not before or len(piece.text) > LONGEST_LINE or piece.block - before[-1].block > 1:
        return False
    said = " ".join(line.text for line in before)
    return said.startswith("(") and ")" not in said and piece.text.endswith(")")


_NUMBER_THEN_ABOUT = re.compile(r"s[o0] ?:? ?[\w/…. \-]{2,40}? (?=v/v |ve )")


def _number_led(piece: Piece) -> List[Piece]:
    """`Số: 5155/SGDĐT-GDTX V/v hướng dẫn …` on one line is two pieces."""
    match = _NUMBER_THEN_ABOUT.match(piece.key)
    if match is None:
        return [piece]
    cut = _end_of(piece.text, match.end())
    number = piece.text[:cut].rstrip()
    return [
        piece._replace(end=piece.start + len(number), text=number, key=match.group().strip()),
        piece._replace(start=piece.start + cut, text=piece.text[cut:], key=piece.key[match.end() :]),
    ]


def _late(head: Head, piece: Piece) -> bool:
    """Header pieces that come after Kính gửi, as a V/v or a number laid out below."""
    return (
        is_stroke(piece) or (not head.has("dateline") and _is_dateline(head, piece)) or (not head.has("number") and _is_number(head, piece))
    )


def _level(head: Head, piece: Piece) -> bool:
    """In a header table's cell, or beside the other column: still header, whatever came before it."""
    return piece.side != "whole"


def _stray(head: Head, piece: Piece) -> bool:
    """A short line above the title that is nothing we know ("Mẫu 1.9", a note in brackets): passed over."""
    return len(piece.text) <= 60 and not starts_with(piece.key, tuple(words()["openings"]["bases"])) and not HEADING.match(piece.text)


def is_stroke(piece: Piece) -> bool:
    return _STROKE.fullmatch(piece.text) is not None and (piece.text[0] == "*" or len(piece.text) >= 3)


def _above(head: Head, piece: Piece) -> str:
    """The part a typed stroke stands under: the last one put down on its side."""
    if head.has("title") and piece.side == "whole":
        return "subject"
    if piece.side == "left":
        return "issuer"
    last: Tuple[int, int] = (-1, -1)
    under = ""
    for part, lines in list(head.found.items()) + [("issuer", head.names)]:
        for line in lines:
            if (line.block, line.start) > last and part in ("banner", "motto", "issuer", "subject", "title", "dateline"):
                last, under = (line.block, line.start), part
    return {"title": "subject", "dateline": "motto"}.get(under, under or "issuer")


def _is_banner(head: Head, piece: Piece) -> bool:
    if head.has("banner") or len(piece.text) > 60:
        return False
    for kind, wanted in words()["banner"].items():
        if kind in ("youth", "farmers", "women") and not (piece.side == "right" and piece.upper):
            continue
        if kind != "state" and not piece.upper:
            continue
        if close(piece.key.rstrip(" .:"), wanted, 4 if len(wanted) > 24 else 2) or (
            kind == "state" and piece.key.startswith("cong hoa xa hoi")
        ):
            head.banner_kind = kind
            return True
    return False


def _is_motto(head: Head, piece: Piece) -> bool:
    key = piece.key
    return len(key) < 60 and not head.has("motto") and (key.startswith("doc lap") or close(key, "doc lap - tu do - hanh phuc", 5))


def _is_number(head: Head, piece: Piece) -> bool:
    if head.has("number") or len(piece.text) > 70:
        return False
    match = _NUMBER.match(piece.key)
    if match is None:
        return False
    if "ở" in piece.text[: match.end()].lower():
        return False  # a sở, not a số
    rest = piece.text[match.end() :]
    return _SYMBOL.search(rest) is not None or rest.strip().isdigit() or is_blank(rest)


def _is_dateline(head: Head, piece: Piece) -> bool:
    key = piece.key
    if head.has("dateline") or len(key) > 90 or starts_with(key, ("can cu", "so", "theo", "thoi gian")):
        return False
    if _CAPTION.match(key) or key.startswith("("):
        return False
    return (
        bool(_DATE.search(key) or _DATE_CUT.fullmatch(key) or _DATE_FIGURES.fullmatch(key))
        or (bool(_FIELD_DATE.match(key)) and not piece.upper)
        or (key.startswith("ngay ") and key.count("/") == 2)
    )


def _is_mark(kind: str) -> Test:
    def test(head: Head, piece: Piece) -> bool:
        key = piece.key.strip(" .:()[]*")
        if len(key) > 24 or not (piece.upper or kind == "draft" or (kind == "urgency" and piece.side == "left")):
            return False
        known = words()["marks"][kind]
        return key in known or (kind == "draft" and starts_with(key, ("du thao",)) and len(key) < 24)

    return test


_TESTS: Tuple[Tuple[str, Test], ...] = (
    ("banner", _is_banner),
    ("motto", _is_motto),
    ("number", _is_number),
    ("dateline", _is_dateline),
    ("urgency", _is_mark("urgency")),
    ("secrecy", _is_mark("secrecy")),
    ("scope", _is_mark("scope")),
    ("draft", _is_mark("draft")),
)


_WHOLE = {"banner": ("viet nam",), "motto": ("hanh phuc",), "dateline": ("thang", "nam")}  # what a whole line of it ends with


def _join(head: Head, part: str, lines: List[Piece], at: int) -> int:
    """Put the piece down, and with it the next line of its column where a header line was broken in two."""
    head.add(part, lines[at])
    taken = 1
    for ahead in range(at + 1, min(at + 3, len(lines))):
        after = lines[ahead]
        if after.side != lines[at].side and after.side != "whole":
            continue
        key = " ".join(line.key for line in head.found[part])
        if part == "number":
            open_end = lines[at].text[-1] in "-/:" or lines[at].key in ("so", "so.")
            goes_on = open_end and len(after.text) < 40 and " " not in after.text.strip() and _SYMBOL.search("/" + after.text) is not None
        else:
            wanted = [word for word in _WHOLE.get(part, ()) if word not in key]
            goes_on = bool(wanted) and after.key.startswith(wanted[0].split()[0]) and len(after.key) < 30
        if goes_on and ahead == at + taken:
            head.add(part, after)
            taken += 1
    return taken


def _title(document: Document, head: Head, piece: Piece, appendix: bool) -> bool:
    """The type's name on a line of its own, or leading the line it shares with the subject."""
    if piece.side != "whole" or _OPERATIVE.fullmatch(piece.key) and piece.text.rstrip().endswith(":"):
        return False
    for key, name in names():
        if not piece.key.startswith(key) or piece.key[len(key) : len(key) + 1].isalnum():
            continue
        rest = piece.key[len(key) :].strip(" .:*")
        words_end = _end_of(piece.text, len(key))
        if not piece.text[:words_end].isupper() and (rest or not _stands_out(document, piece)):
            continue
        if rest and not head.has("number") and len(piece.text) > LONGEST_LINE * 2:
            continue
        head.type, head.type_sure = name, 1.0 if piece.text[:words_end].isupper() else 0.8
        if not rest:
            head.add("title", piece)
            return True
        head.add("title", piece._replace(end=piece.start + words_end, text=piece.text[:words_end], key=key))
        start = words_end + (len(piece.text) - words_end - len(piece.text[words_end:].lstrip(" .:\u00a0")))
        head.add("subject", piece._replace(start=piece.start + start, text=piece.text[start:], key=rest))
        return True
    for name, aliases in words()["titles"].items():
        if piece.upper and piece.key.strip(" .:") in aliases:
            head.type, head.type_sure = name, 0.9
            head.add("title", piece)
            return True
    return appendix and _annex_title(head, piece)


_ANNEX = re.compile(r"phu luc(?: so)?(?: (?:[ivxlc]{1,7}|\d{1,3}|[a-z])(?![a-z\d]))?[ .:\-]{0,3}")


def _annex_title(head: Head, piece: Piece) -> bool:
    """`Phụ lục I`, alone or leading the annex's own title; or that title where there is no heading."""
    match = _ANNEX.match(piece.key)
    if match is None:
        if not piece.upper or len(piece.text) > LONGEST_SUBJECT:
            return False
        head.add("title", piece)
        return True
    cut = _end_of(piece.text, match.end())
    words_end = len(piece.text[:cut].rstrip(" .:-\u00a0"))
    head.add("title", piece._replace(end=piece.start + words_end, text=piece.text[:words_end], key=piece.key[: match.end()].strip()))
    if cut < len(piece.text):
        head.add("subject", piece._replace(start=piece.start + cut, text=piece.text[cut:], key=piece.key[match.end() :]))
    return True


def _other_title(document: Document, head: Head, piece: Piece) -> bool:
    """A type the law does not list ("PHIẾU ĐỀ XUẤT"): capitals alone in the middle, under a header that is complete."""
    if not (head.has("banner") and (head.has("number") or head.has("dateline"))) or piece.side != "whole" or document.plain:
        return False
    block = document.blocks[piece.block]
    if block.paragraph.align != "center" or not piece.upper or len(piece.text) > 60 or is_authority(piece) or block.place.kind != "body":
        return False
    head.add("title", piece)
    return True


def _end_of(text: str, letters: int) -> int:
    """Where in the text the first `letters` letters of its folded key end."""
    _, places = folded(text)
    return places[letters] if letters < len(places) else len(text)


def _stands_out(document: Document, piece: Piece) -> bool:
    """A title in small letters is one when it stands alone, in the middle or bold (or in plain text, which has no form)."""
    block = document.blocks[piece.block]
    return document.plain or block.paragraph.align == "center" or block.format_at(piece.start).bold


def _addressees(head: Head, piece: Piece) -> bool:
    match = _ADDRESSED.match(piece.key)
    if match is None or head.has("addressees") or len(piece.text) > 400:
        return False
    _, places = folded(piece.text)
    label_end = places[match.end()]
    colon = piece.text.find(":", label_end, label_end + 4)
    label_end = colon + 1 if colon >= 0 else label_end
    head.labels["addressees"] = Span(piece.block, piece.start, piece.start + label_end)
    head.add("addressees", piece)
    start = label_end + len(piece.text[label_end:]) - len(piece.text[label_end:].lstrip())
    head.items["addressees"] = [[Span(piece.block, piece.start + start, piece.end)]] if start < len(piece.text) else []
    if not head.has("title") and not head.type:
        head.type, head.type_sure = "công văn", 0.9
    return True


def _addressee(head: Head, piece: Piece) -> int:
    """A further body addressed: `- …;` on a line of its own."""
    items = head.items["addressees"]
    opening = starts_with(piece.key.lstrip("-–+ "), tuple(words()["openings"]["bases"]))
    dash = piece.text[0] in "-–+" and len(piece.text) < 250 and not opening
    if dash:
        items.append([piece.span])
    elif items and len(piece.text) < 120 and (piece.key.startswith("(") or not _ended(head)) and not opening:
        items[-1].append(piece.span)
    elif not items and len(piece.text) < 200 and not HEADING.match(piece.text):
        items.append([piece.span])
    else:
        return 0
    head.add("addressees", piece)
    return 1


def _ended(head: Head) -> bool:
    """The last addressee is closed: by its full stop, or because it is the only one, on the label's own line."""
    last = head.found["addressees"][-1].text
    return last[-1] in ".;:" or len(head.items["addressees"]) == 1


def _about(head: Head, piece: Piece) -> bool:
    """A công văn's subject: V/v (the Party: về việc) under the number."""
    if head.has("subject") or not (head.has("number") or head.has("banner") or head.has("dateline")):
        return False
    if len(piece.text) > 300 or not (_ABOUT.match(piece.key) or _under_number(head, piece)):
        return False
    head.add("subject", piece)
    head.type, head.type_sure = "công văn", 0.95
    return True


def _under_number(head: Head, piece: Piece) -> bool:
    """A subject without its V/v: on the number's own line, or right below it in its column (as the Party's công văn may have it)."""
    number = head.found.get("number")
    if number is None or piece.upper:
        return False
    if piece.block == number[-1].block and piece.start > number[-1].start:
        return piece.key.startswith("ve ")
    letter = "-CV/" in number[-1].text.upper()
    return letter and piece.side == "left" and piece.block - number[-1].block <= 2 and len(piece.text.split()) > 1


def _about_goes_on(document: Document, head: Head, lines: List[Piece], at: int) -> int:
    """The V/v may run over several lines of its column."""
    taken = 1
    while at + taken < len(lines):
        before, after = lines[at + taken - 1], lines[at + taken]
        beside = after.side == "left" or after.block == before.block or _led_alike(document, before, after)
        same = after.side == before.side and beside
        if not same or is_stroke(after) or any(test(head, after) for _, test in _TESTS) or _ADDRESSED.match(after.key) or after.upper:
            break
        head.add("subject", after)
        taken += 1
    return taken


def _led_alike(document: Document, before: Piece, after: Piece) -> bool:
    """Two lines one under the other: tabs bring them to the same place, or the second goes on with a small letter."""
    led = [document.blocks[piece.block].shown[: piece.start] for piece in (before, after)]
    return after.block - before.block == 1 and (("\t" in led[0] and led[0] == led[1]) or after.text[0].islower())


def _subject(document: Document, head: Head, piece: Piece) -> bool:
    """The lines right under the title, until a stroke, a blank line in plain text, or what is plainly something else."""
    if head.has("caption") or any(part == "subject" for part, _ in head.strokes) or piece.side != "whole":
        return False
    if len(piece.text) > LONGEST_SUBJECT or HEADING.match(piece.text) or starts_with(piece.key, tuple(words()["openings"]["bases"])):
        return False
    if piece.upper and head.type in DECIDING and is_authority(piece):
        return False
    before = head.found.get("subject", head.found["title"])[-1]
    block = document.blocks[piece.block]
    if block.label:
        return False
    if document.plain:
        apart = any(not document.blocks[index].text.strip() for index in range(before.block + 1, piece.block))
        if (apart and head.has("subject")) or not (_short(piece) or _mostly_upper(piece.text)):
            return False
        if _ANNEX.match(head.found["title"][0].key) and not piece.upper:
            return False
        head.add("subject", piece)
        return True
    if not head.has("subject"):
        centred = block.paragraph.align == "center" or block.format_at(piece.start).bold
        if not (centred or _short(piece)) or piece.text[-1:] in ";:":
            return False
    else:
        first = document.blocks[head.found["subject"][0].block]
        if block.paragraph.align != first.paragraph.align or block.format_at(piece.start).bold != first.format_at(0).bold:
            return False
        if block.paragraph.align != "center" and piece.block != before.block:
            return False
    head.add("subject", piece)
    return True


def is_authority(piece: Piece) -> bool:
    """A line of capitals that names a body or an office: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`, not `QUY ĐỊNH GIỜ BÁN HÀNG …`."""
    known = words()
    return piece.upper and starts_with(piece.key, tuple(known["bodies"]["authorities"]) + tuple(known["signature"]["offices"]))


def _mostly_upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def _short(piece: Piece) -> bool:
    return len(piece.text) <= 200 and piece.text[-1] not in ".;:"


def split_names(document: Document, lines: List[Piece]) -> Tuple[List[Piece], List[Piece]]:
    """The lines of capitals at the left come apart into the parent's name and the issuer's ("CHỦ TỊCH / ỦY BAN …" is one name)."""
    begins, offices = tuple(words()["bodies"]["begins"]), words()["signature"]["offices"]
    starts = [
        index for index, line in enumerate(lines) if index == 0 or (starts_with(line.key, begins) and lines[index - 1].key not in offices)
    ]
    if len(starts) < 2:
        return [], lines
    if not document.plain:
        bold = [document.blocks[line.block].format_at(line.start).bold for line in lines]
        changes = [index for index in range(1, len(lines)) if bold[index] and not bold[index - 1]]
        if len(changes) == 1 and not any(bold[: changes[0]]):
            return lines[: changes[0]], lines[changes[0] :]
    cut = starts[-1]
    return lines[:cut], lines[cut:]
