"""Put a missing component, with visible blanks, in its right place of a document that is there already.

No edits where the place cannot be told: the person who writes it knows better.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple

from ..anatomy.model import Part
from ..checks.case import Case
from ..document import Block, Place, Run
from ..edit import Edit, InsertBlocks, SetParagraph, SplitBlock
from .blanks import completed
from .draft import LETTER, Draft
from .form import form
from .layout import letterhead, signature
from .sheet import Cell, Sheet, width_of

HEADER = ("banner", "motto", "parent", "issuer", "number", "dateline")
_LEFT, _RIGHT = ("issuer", "parent", "number"), ("motto", "banner", "dateline")

# Beside which component each stands: the first that is there tells, and the side of it.
_BESIDE: Dict[str, Tuple[Tuple[str, str], ...]] = {
    "banner": (("motto", "before"), ("dateline", "before")),
    "motto": (("banner", "after"), ("dateline", "before")),
    "issuer": (("parent", "after"), ("number", "before")),
    "number": (("issuer", "after"), ("parent", "after")),
    "dateline": (("motto", "after"), ("banner", "after")),
    "title": (("subject", "before"),),
    "subject": (("title", "after"),),
    "addressees": (("subject", "after"), ("title", "after"), ("body", "before")),
    "authority": (("bases", "before"), ("operative", "before"), ("body", "before")),
    "operative": (("bases", "after"), ("authority", "after"), ("body", "before")),
}


def edits(case: Case, part: str, known: Optional[Mapping[str, Any]] = None) -> Tuple[Edit, ...]:
    """The edits that put the component in its place; none where the place cannot be told. `known`: what it says, as fields of a Draft."""
    draft = _draft(case, known or {})
    if part in HEADER:
        return _header(case, draft, part)
    if part in ("signature", "recipients"):
        return _foot(case, draft, part)
    if part in ("subject", "addressees") and _is_letter(case):
        return _letter(case, draft, part)
    if part == "subject" and case.part("subject") is not None:
        return _apart(case)
    return _beside(case, draft, part) or (_below_header(case, draft) if part == "title" else ())


def _draft(case: Case, known: Mapping[str, Any]) -> Draft:
    """What stands in the blanks; whom it is addressed to decides who comes first among the recipients."""
    addressees = case.part("addressees")
    said = tuple(addressees.text.split("\n")) if addressees else ()
    return completed(Draft(regime=case.rulebook.regime, type=case.act.type, addressees=said)._replace(**known))


def _is_letter(case: Case) -> bool:
    return case.act.type == LETTER


# ---- The head of the page ----------------------------------------------------------------------------------------------


def _header(case: Case, draft: Draft, part: str) -> Tuple[Edit, ...]:
    there = [name for name in HEADER if case.part(name) is not None]
    if not there:
        return _whole_header(case, draft)
    if case.act.layout in ("columns", "frames", "section"):
        return ()
    cell = _cell_for(case, part) if case.act.layout == "table" else None
    if cell is not None:
        return _into(case, draft, part, cell)
    return _beside(case, draft, part)


def _whole_header(case: Case, draft: Draft) -> Tuple[Edit, ...]:
    """No header at all: the letterhead comes above the first words."""
    first = next((index for index, block in case.blocks() if block.text.strip()), case.act.first)
    if case.block(first).place.kind != "body":
        return ()
    sheet = _sheet(case, first)
    letterhead(sheet, draft._replace(subject="", title=""))
    blocks = tuple(replace(block, place=Place(), lines=()) for block in sheet.blocks) if case.formless else tuple(sheet.blocks)
    return (InsertBlocks(first, case.block(first).text, "before", blocks, () if case.formless else tuple(sheet.tables)),)


def _cell_for(case: Case, part: str) -> Optional[int]:
    """The first block of the cell that the component belongs in, where nothing of its side stands in that row yet."""
    opposite, own = (_RIGHT, _LEFT) if part in _LEFT else (_LEFT, _RIGHT)
    level = {"number": ("dateline",), "dateline": ("number",)}.get(part, opposite)
    other = next((found for found in map(case.part, level) if found is not None), None)
    if other is None:
        return None
    place = case.block(other.block).place
    mine = {case.block(index).place[:4] for name in own for found in (case.part(name),) if found for index in found.blocks}
    for index, block in case.blocks():
        there = block.place
        if there.kind == "cell" and (there.table, there.row) == (place.table, place.row) and there.column != place.column:
            if (there.column < place.column) == (part in _LEFT) and there[:4] not in mine:
                return index
    return None


def _into(case: Case, draft: Draft, part: str, index: int) -> Tuple[Edit, ...]:
    blocks = _component(case, draft, part, index)
    return (InsertBlocks(index, case.block(index).text, "before", blocks),)


def _letter(case: Case, draft: Draft, part: str) -> Tuple[Edit, ...]:
    """A letter's subject stands under its number, its addressees above its text."""
    if part == "addressees":
        body = case.part("body")
        return _insert(case, draft, part, body.block, "before") if body else ()
    number = case.part("number")
    return _insert(case, draft, "subject.letter", number.blocks[-1], "after") if number and case.act.layout in ("table", "lines") else ()


# ---- Between the header and the body -----------------------------------------------------------------------------------


def _apart(case: Case) -> Tuple[Edit, ...]:
    """Type and subject on one line: the line is broken between them."""
    title, subject = case.part("title"), case.part("subject")
    if title is None or subject is None or title.block != subject.block or subject.spans[0].start <= title.spans[-1].start:
        return ()
    return (SplitBlock(title.block, case.block(title.block).text, subject.spans[0].start),)


def _below_header(case: Case, draft: Draft) -> Tuple[Edit, ...]:
    """The title above the first words that are not the header's."""
    header = [case.part(name) for name in HEADER]
    last = max((found.blocks[-1] for found in header if found is not None), default=case.act.first - 1)
    for index in range(last + 1, case.act.last + 1):
        block = case.block(index)
        if block.text.strip():
            return _insert(case, draft, "title", index, "before") if block.place.kind == "body" else ()
    return ()


def _beside(case: Case, draft: Draft, part: str) -> Tuple[Edit, ...]:
    for name, where in _BESIDE.get(part, ()):
        found = case.part(name)
        if found is not None:
            return _insert(case, draft, part, _edge(case, found, where), where)
    if part == "issuer" or part == "number":
        found = case.part("banner") or case.part("motto") or case.part("dateline")
        return _insert(case, draft, part, found.block, "before") if found else ()
    return ()


def _edge(case: Case, part: Part, where: str) -> int:
    """The block at that end of a component; what is typed or drawn under it belongs to it."""
    if where == "before":
        return part.block
    stroke = case.act.strokes.get(part.name)
    return max(part.blocks[-1], stroke.block if stroke else -1)


def _insert(case: Case, draft: Draft, part: str, index: int, where: str) -> Tuple[Edit, ...]:
    return (InsertBlocks(index, case.block(index).text, where, _component(case, draft, part, index)),)


# ---- The foot ----------------------------------------------------------------------------------------------------------


def _foot(case: Case, draft: Draft, part: str) -> Tuple[Edit, ...]:
    other = case.part("recipients" if part == "signature" else "signature")
    if other is None:
        return _whole_foot(case, draft)
    place = case.block(other.block).place
    if place.kind == "cell":
        cell = _foot_cell(case, other, part)
        return _into(case, draft, part, cell) if cell is not None else ()
    return _insert(case, draft, part, other.blocks[-1], "after")


def _foot_cell(case: Case, other: Part, part: str) -> Optional[int]:
    """The first block of the cell beside the other one: recipients at the left, the signature at the right."""
    place = case.block(other.block).place
    for index, block in case.blocks():
        there = block.place
        if there.kind == "cell" and there.table == place.table and there.row <= place.row:
            if there.column < place.column if part == "recipients" else there.column > place.column:
                return index
    return None


def _whole_foot(case: Case, draft: Draft) -> Tuple[Edit, ...]:
    body = case.part("body")
    if body is None:
        return ()
    last = body.blocks[-1]
    sheet = _sheet(case, last)
    signature(sheet, draft)
    blocks = tuple(replace(block, place=Place()) for block in sheet.blocks if block.text) if case.formless else tuple(sheet.blocks)
    foot = InsertBlocks(last, case.block(last).text, "after", blocks, () if case.formless else tuple(sheet.tables))
    if case.formless or case.block(last).place.kind != "body":
        return (foot,)
    return (SetParagraph(last, case.block(last).text, {"keep_with_next": True}), foot)


# ---- The blocks of one component ---------------------------------------------------------------------------------------


def _sheet(case: Case, index: int) -> Sheet:
    """A sheet as wide as the page is at this block."""
    sheet = Sheet(form(case.rulebook))
    sheet.sections[0] = case.document.sections[case.block(index).section]
    return sheet


def _component(case: Case, draft: Draft, part: str, index: int) -> Tuple[Block, ...]:
    """The blocks of a component, to stand beside block `index`."""
    sheet = _sheet(case, index)
    width = case.block(index).place.width or sheet.width
    cell = Cell(-1, -1, -1, width)
    maker = _MAKERS.get(part)
    if maker is not None:
        maker(sheet, draft, cell)
    else:
        for line in _said(draft, part.split(".")[0]):
            sheet.put([part], line, sheet.form.looks[part], cell)
    return tuple(replace(block, place=Place(), lines=() if case.formless else block.lines) for block in sheet.blocks)


def lines_below(case: Case, label: int, lines: Tuple[str, ...]) -> Tuple[Block, ...]:
    """The lines of a list whose label stands alone in block `label`."""
    return _component(case, _draft(case, {"recipients": lines}), "recipients", label)[1:]


def _said(draft: Draft, part: str) -> Sequence[str]:
    words = getattr(draft, part)
    return (words,) if isinstance(words, str) else words


def _banner(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    look = sheet.form.looks["banner"]
    under = width_of(draft.banner, look.format) if sheet.form.under_banner == "line" else 0.0
    sheet.put(["banner"], draft.banner, look, cell, line=under)


def _motto(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    look = sheet.form.looks["motto"]
    sheet.put(["motto"], draft.motto, look, cell, line=width_of(draft.motto, look.format))


def _issuer(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    look, rule = sheet.form.looks["issuer"], sheet.form.under_issuer
    width = min(width_of(draft.issuer[0], look.format), cell.width)
    sheet.put(["issuer"], draft.issuer[0], look, cell, line=sheet.form.line * width if rule == "line" else 0.0)
    if rule not in ("", "line"):
        sheet.put([], rule, sheet.form.looks["separator"], cell)


def _subject(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    look, rule = sheet.form.looks["subject"], sheet.form.under_subject
    sheet.put(
        ["subject"], draft.subject, look, cell, line=sheet.form.line * width_of(draft.subject, look.format) if rule == "line" else 0.0
    )
    if rule not in ("", "line"):
        sheet.put([], rule, sheet.form.looks["subject.line"], cell)


def _addressees(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    said = draft.addressees or completed(draft._replace(type=LETTER)).addressees
    label, look = sheet.form.looks["addressees.label"], sheet.form.looks["addressees"]
    runs = (Run(draft.addressees_label + " ", label.format), Run(said[0], look.format))
    sheet.put(["addressees"], runs, look, cell, align="center")


def _recipients(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    looks = sheet.form.looks
    sheet.put(["recipients"], draft.recipients_label, looks["recipients.label"], cell, before=6.0)
    for item in draft.recipients:
        sheet.put(["recipients"], item, looks["recipients"], cell)


def _signature(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    looks = sheet.form.looks
    left = sheet.width / 2 if cell.width > sheet.width * 0.8 else 0.0
    signer, before = draft.signers[0], 6.0
    office = looks["signer.office" if signer.authority else "signer.alone"]
    for lines, look in ((signer.authority, looks["signer.authority"]), (signer.office, office)):
        for line in lines:
            sheet.put(["signature"], line, look, cell, before=before, left=left)
            before = 0.0
    sheet.put(["signature"], signer.name, looks["signer.name"], cell, left=left)


_MAKERS: Dict[str, Callable[[Sheet, Draft, Cell], None]] = {
    "banner": _banner,
    "motto": _motto,
    "issuer": _issuer,
    "subject": _subject,
    "addressees": _addressees,
    "recipients": _recipients,
    "signature": _signature,
}
