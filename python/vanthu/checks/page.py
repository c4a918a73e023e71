"""The page: its paper, which way it lies, its margins, and no blank page at the end."""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Set

from ..document import Document, Section
from ..edit import Edit, RemoveBlock, SetParagraph, SetSection
from .case import Case, Slip, Values, check, whole
from .form import number, range_of
from .measure import within
from .strokes import centred_again

EDGES = ("top", "bottom", "left", "right")


@check("page.size", form=True)
def page_size(case: Case) -> Iterator[Slip]:
    if case.act is not case.anatomy.main:
        return
    sizes = [case.rule["size"]]
    if case.act.type.split(" ")[0] in case.rule["small_types"]:
        sizes.append(case.rule["small"])
    sections = enumerate(case.document.sections)
    wrong = [(index, section) for index, section in sections if not _fits(section, sizes, case.rule["tolerance"])]
    if wrong:
        yield Slip(
            found=_size(wrong[0][1].width, wrong[0][1].height),
            preview=_size(*case.rule["size"]),
            edits=tuple(SetSection(index, _turned(section, *case.rule["size"])) for index, section in wrong),
        )


def _fits(section: Section, sizes: List[List[float]], tolerance: float) -> bool:
    short, long = sorted((section.width, section.height))
    return any(within(short, size[0], size[0], tolerance) and within(long, size[1], size[1], tolerance) for size in sizes)


def _turned(section: Section, short: float, long: float) -> Dict[str, object]:
    """The paper's sides, lying as the section lies."""
    width, height = (long, short) if section.width > section.height else (short, long)
    return {"width": float(width), "height": float(height)}


def _size(width: float, height: float) -> str:
    return "%s × %s mm" % (number(width), number(height))


@check("page.orientation", form=True)
def page_orientation(case: Case) -> Iterator[Slip]:
    """A page lies on its side for a table or a form; text alone stands upright."""
    if case.act is not case.anatomy.main:
        return
    wide = _wide_sections(case.document)
    first: Optional[int] = None
    edits: List[Edit] = []
    for index, section in enumerate(case.document.sections):
        if section.width <= section.height or index in wide:
            continue
        said = next((at for at, block in enumerate(case.document.blocks) if block.section == index and block.text.strip()), None)
        if said is None:
            continue
        first = said if first is None else first
        upright = section._replace(width=section.height, height=section.width)
        changes: Dict[str, object] = {"width": upright.width, "height": upright.height, "landscape": False}
        changes.update(margin_changes(upright, case.rulebook.rules["page.margins"].values))
        edits.append(SetSection(index, changes))
    if first is not None:
        yield Slip(whole(first, case.document), edits=tuple(edits), says={"count": len(edits)})


def _wide_sections(document: Document) -> Set[int]:
    """Sections with what may need the width: a real table, a picture, a chart."""
    wide: Set[int] = set()
    for block in document.blocks:
        if block.place.kind == "cell" and 0 <= block.place.table < len(document.tables):
            table = document.tables[block.place.table]
            if table.bordered or len(table.widths) > 2:
                wide.add(block.section)
        elif block.objects:
            wide.add(block.section)
    return wide


@check("page.margins", form=True)
def page_margins(case: Case) -> Iterator[Slip]:
    """A page on its side turns its margins with it, and no clause says how: it is left alone."""
    if case.act is not case.anatomy.main:
        return
    names = case.rule["names"]
    wrong: Dict[str, str] = {}
    right: Dict[str, str] = {}
    edits: List[Edit] = []
    for index, section in enumerate(case.document.sections):
        changes = {} if section.width > section.height else margin_changes(section, case.rule.values)
        for edge, value in changes.items():
            wrong.setdefault(edge, "%s %s mm" % (names[edge], number(getattr(section, edge))))
            right.setdefault(edge, "%s %s mm" % (names[edge], number(value)))
        if changes:
            edits.append(SetSection(index, dict(changes)))
            sides = sum(changes.get(edge, getattr(section, edge)) - getattr(section, edge) for edge in ("left", "right"))
            edits += _rules_centred(case.document, index, sides)
    if edits:
        asked = ", ".join("%s %s mm" % (names[edge], range_of(case.rule[edge])) for edge in wrong)
        yield Slip(found=", ".join(wrong.values()), preview=", ".join(right.values()), edits=tuple(edits), says={"asked": asked})


def _rules_centred(document: Document, index: int, less: float) -> Iterator[Edit]:
    """The rules drawn in the middle of the section's text, which is narrower now."""
    if not less or document.sections[index].columns > 1:
        return
    for at, block in enumerate(document.blocks):
        if block.lines and block.section == index and block.place.kind == "body" and block.paragraph.align == "center":
            yield from centred_again(document, at, less)


def margin_changes(section: Section, values: Values) -> Dict[str, float]:
    """The margins out of range, moved to the nearest that is in it."""
    changes: Dict[str, float] = {}
    for edge in EDGES:
        low, high = values[edge]
        found = getattr(section, edge)
        if not within(found, low, high, values["tolerance"]):
            changes[edge] = float(min(max(found, low), high))
    return changes


@check("page.blank", form=True)
def page_blank(case: Case) -> Iterator[Slip]:
    """Nothing but empty paragraphs after a page break at the end, or so many of them that they spill over."""
    if case.act is not case.anatomy.main:
        return
    document = case.document
    last = next((at for at in range(len(document.blocks) - 1, -1, -1) if _says(document, at)), None)
    if last is None:
        return
    empty = [at for at in range(last + 1, len(document.blocks)) if document.blocks[at].place.kind == "body"]
    broken = [at for at in empty if document.blocks[at].paragraph.page_break or document.blocks[at].breaks_page]
    new = [at for at in empty if _starts_page(document, at, document.blocks[last].section)]
    if not broken and not new and len(empty) <= case.rule["spare"]:
        return
    breaking = [at for at in broken if document.blocks[at].paragraph.page_break]
    edits: List[Edit] = [SetParagraph(at, document.blocks[at].text, {"page_break": False}) for at in breaking]
    edits += [RemoveBlock(at, document.blocks[at].text) for at in empty]
    yield Slip(whole(empty[0], document), edits=() if new else tuple(edits), says={"count": len(empty)})


def _says(document: Document, at: int) -> bool:
    block = document.blocks[at]
    return block.place.kind != "body" or bool(block.text.strip()) or block.objects > 0 or bool(block.lines)


def _starts_page(document: Document, at: int, before: int) -> bool:
    """The block stands in a later section than `before`, one that begins on a new page."""
    section = document.blocks[at].section
    return section > before and document.sections[section].starts_page
