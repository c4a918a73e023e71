"""Document → Anatomy: the one door."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Dict, List, Optional, Tuple

from ..document import Document
from ..types import is_legal, of_abbreviation
from ..vietnamese.dates import find_dates
from ..vietnamese.text import fold
from ..wanted import Wanted, ask
from .acts import Boundary, boundaries
from .ending import read_ending
from .head import Head
from .header import read_head, split_names
from .model import Act, Anatomy, Part, Span
from .opening import read_opening
from .pieces import Piece
from .regime import read_regime
from .strokes import read_strokes
from .structure import nodes
from .words import starts_with, words

# How much each part tells that this is an administrative document at all; below ENOUGH it is some other text.
_EVIDENCE = {"banner": 3, "motto": 2, "number": 3, "dateline": 2, "title": 2, "addressees": 2, "bases": 1, "operative": 3, "recipients": 3}
ENOUGH = 3
LONGEST_TAIL = 10  # lines that may follow a signature without being an annex

_FOOTNOTES = re.compile(r"\s*(?:[-_*]{3,}\s*$|Ghi chú)")  # a form's own remarks below it
_YEAR_IN_NUMBER = re.compile(r"/\d{4}/")
_ABBREVIATION = re.compile(r"[/\-]\s?([A-ZĐ][A-Za-zĐđ]{0,4})(?=[/\-])")


def anatomise(
    document: Document,
    regime: Optional[str] = None,
    as_of: Optional[datetime.date] = None,
    type: Optional[str] = None,
    wanted: Wanted = None,
) -> Anatomy:
    """Find every component of every document in the file. `regime` and `type` (of the main one) override what the document itself tells."""
    chosen = type or ""
    if not any(block.text.strip() for block in document.blocks):
        return Anatomy(document, (Act("main", 0, len(document.blocks) - 1, chosen),), regime or "state", 0.0, None, "empty", chosen)
    starts = boundaries(document)
    last = _last_block(document)
    acts: List[Act] = []
    banners: List[str] = []
    while starts:
        ask(wanted)
        here = starts.pop(0)
        act, banner = _read_act(document, here, max(starts[0].block - 1 if starts else last, here.block), "" if acts else chosen)
        rest = _goes_on(document, act)
        if rest is not None:
            starts.insert(0, Boundary(rest, "appendix"))
            act = replace(act, last=rest - 1)
        acts.append(act)
        banners.append(banner)
    main = acts[0]
    date = _date(main)
    found, sure = read_regime(document, main, banners[0], date or as_of)
    if regime:
        found, sure = regime, 1.0
    acts = [_typed(act, found) for act in acts]
    kind = "document" if chosen or _is_document(document, main) else "letter"
    return Anatomy(document, tuple(acts), found, sure, date, kind, chosen)


def _last_block(document: Document) -> int:
    last = len(document.blocks) - 1
    while last > 0 and document.blocks[last].place.kind == "note":
        last -= 1
    return last


def _read_act(document: Document, start: Boundary, last: int, type: str) -> Tuple[Act, str]:
    first = start.block
    head = read_head(document, first, last, start.kind, type)
    opening = read_opening(document, head, last)
    ending = read_ending(document, opening.body, last)
    parts: Dict[str, Part] = {}
    for name in (
        "banner",
        "motto",
        "number",
        "dateline",
        "title",
        "subject",
        "urgency",
        "secrecy",
        "scope",
        "signed",
        "draft",
        "caption",
        "addressees",
    ):
        _put(parts, head.part(name))
    parent, issuer = split_names(document, _beside_banner(head))
    _put(parts, _name("parent", parent))
    _put(parts, _name("issuer", issuer))
    for part in (opening.authority, opening.bases, opening.operative, ending.recipients, ending.signature, ending.drafter, ending.address):
        _put(parts, part)
    body = nodes(document, opening.body, ending.first - 1)
    if body:
        spans = tuple(_whole(document, node.block) for node in body)
        parts["body"] = Part("body", spans, "\n".join(document.blocks[node.block].text for node in body))
    strokes = read_strokes(document, head, parts, opening.strokes, first, opening.body)
    legal = is_legal(head.type) or ("number" in parts and _YEAR_IN_NUMBER.search(parts["number"].text) is not None)
    act = Act(
        start.kind if not (start.kind == "main" and first == 0 and "caption" in parts and "number" not in parts) else "attached",
        first, last, head.type, head.type_sure, parts, strokes, ending.signers, body, start.number,
        _layout(document, head), _swapped(head), legal,
    )  # fmt: skip
    return act, head.banner_kind


def _goes_on(document: Document, act: Act) -> Optional[int]:
    """Where a text goes on long after its signature, an annex without a heading begins."""
    if act.kind in ("appendix", "copy") or "signature" not in act.parts or "recipients" not in act.parts:
        return None
    ends = [part.spans[-1].block for name, part in act.parts.items() if name in ("signature", "recipients", "drafter", "address")]
    place = document.blocks[max(ends)].place
    rest = [
        index
        for index in range(max(ends) + 1, act.last + 1)
        if document.blocks[index].text.strip() and (place.kind != "cell" or document.blocks[index].place.table != place.table)
    ]
    if len(rest) <= LONGEST_TAIL or _FOOTNOTES.match(document.blocks[rest[0]].text):
        return None
    return rest[0]


def _put(parts: Dict[str, Part], part: Optional[Part]) -> None:
    if part is not None:
        parts[part.name] = part


def _name(name: str, lines: List[Piece]) -> Optional[Part]:
    return Part(name, tuple(line.span for line in lines), "\n".join(line.text for line in lines)) if lines else None


def _whole(document: Document, index: int) -> Span:
    return Span(index, 0, len(document.blocks[index].text))


def _typed(act: Act, regime: str) -> Act:
    """Where no title tells the type, the number's symbol may."""
    if act.type or "number" not in act.parts:
        return act
    match = _ABBREVIATION.search(act.parts["number"].text)
    if match is None:
        return act
    types = of_abbreviation(match.group(1), regime)
    return replace(act, type=types[0], type_sure=0.5) if len(types) == 1 else act


def _date(act: Act) -> Optional[datetime.date]:
    part = act.parts.get("dateline")
    if part is None:
        return None
    dates = [found.date for found in find_dates(part.text.replace("\n", " ")) if found.date is not None]
    return dates[0] if dates else None


def _layout(document: Document, head: Head) -> str:
    """How the header is laid out, told by where the number or the banner stands."""
    lines = [line for name in ("banner", "number", "dateline", "motto") for line in head.found.get(name, ())]
    if not lines:
        return ""
    kinds = {document.blocks[line.block].place.kind for line in lines}
    if "cell" in kinds:
        return "table"
    if "frame" in kinds:
        return "frames"
    if any(document.sections[document.blocks[line.block].section].columns > 1 for line in lines):
        return "section"
    return "columns" if any(line.side != "whole" for line in lines) else "lines"


def _beside_banner(head: Head) -> List[Piece]:
    """The lines of names: not what stands in the banner's own column."""
    banner = head.found.get("banner")
    side = banner[0].side if banner is not None and banner[0].side != "whole" else "right" if banner is not None else ""
    return [line for line in head.names if line.side != side]


def _swapped(head: Head) -> bool:
    banner = head.found.get("banner")
    return banner is not None and banner[0].side == "left" and any(line.side == "right" for line in head.names)


def _is_personal(act: Act) -> bool:
    """Somebody's own letter under the banner (ĐƠN XIN NGHỈ PHÉP): no office writes it, the rules are not made for it."""
    lines = [line for name in ("issuer", "title") if name in act.parts for line in act.parts[name].text.split("\n")]
    return "number" not in act.parts and any(starts_with(fold(line), tuple(words()["personal"]["titles"])) for line in lines)


def _is_document(document: Document, act: Act) -> bool:
    if _is_personal(act):
        return False
    evidence = sum(weight for name, weight in _EVIDENCE.items() if name in act.parts)
    evidence += 2 * bool(act.signers and any(signer.authority for signer in act.signers)) + (act.kind != "main")
    evidence += 2 * ("body" in act.parts and act.parts["body"].text.rstrip().endswith("./."))
    return evidence >= ENOUGH
