"""The page's number: above the text, in the middle, in Arabic digits, and not on the first page."""

from __future__ import annotations

from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..document import Block, Format, Section
from ..edit import Edit, NumberPages, SetSection
from .case import Case, Slip, check
from .form import number, range_of
from .measure import fills_pages, page_groups, within


class Shown(NamedTuple):
    """A page number that is shown: the paragraph that holds it, where in it, and how it looks."""

    block: Block
    start: int
    format: Format


@check("page.number", form=True)
def page_number(case: Case) -> Iterator[Slip]:
    """What is wrong with the numbers of the main text's pages; one slip says it all."""
    if case.act is not case.anatomy.main or not fills_pages(case.document, case.act):
        return
    document = case.document
    faults: List[Tuple[str, str]] = []
    astray: List[int] = []
    strange: List[int] = []  # sections whose numbers have other digits
    for group in _groups_of(case):
        wrong = list(_faults(case, document.sections, group, first=group[0] == 0))
        faults += wrong
        astray += sorted({group[0], group[-1]}) if wrong else []
        strange += [index for index in group if wrong and document.sections[index].number_format != "arabic"]
    if faults:
        variant, found = faults[0]
        size = _size(case)
        edits: List[Edit] = [SetSection(index, {"number_format": "arabic"}) for index in strange]
        edits += [NumberPages(index, case.rule["font"], size) for index in astray]
        yield Slip(found=found, preview=_preview(case), edits=tuple(edits), variant=variant, says={"asked": range_of(case.rule["size"])})
        return
    yield from _edge(case)


def _groups_of(case: Case) -> List[List[int]]:
    """The groups of sections that the main text stands on, without those of annexes after it."""
    blocks = case.document.blocks
    first, last = blocks[case.act.first].section, blocks[case.act.last].section
    return [group for group in page_groups(case.document.sections) if group[-1] >= first and group[0] <= last]


def _faults(case: Case, sections: Sequence[Section], group: Sequence[int], first: bool) -> Iterator[Tuple[str, str]]:
    """The variants of the rule that this group of sections calls for, with the words found."""
    head, rest = sections[group[0]], sections[group[-1]]
    above = _shown(rest, "header", "default")
    below = _shown(rest, "footer", "default") or _shown(rest, "footer", "even")
    if below is not None:
        yield "footer", _words(below)
    elif above is None:
        yield "missing", ""
    if first and above is not None:
        opening = _shown(head, "header", "first") if head.first_differs else _shown(head, "header", "default")
        if opening is not None:
            yield "first", _words(opening)
    if above is None:
        return
    if rest.number_format != "arabic":
        yield "digits", ""
    if not _centred(above.block, above.start):
        yield "centre", _words(above)
    format = above.format
    if (format.size and not within(format.size, *case.rule["size"])) or format.italic:
        yield "format", "%s%s" % (number(format.size or case.rule["size"][0]), case.rule["italic"] if format.italic else "")


def _shown(section: Section, kind: str, pages: str) -> Optional[Shown]:
    """The PAGE field in one of the section's headers or footers."""
    if pages == "even" and not section.even_differs:
        return None
    for margin in section.margins:
        if margin.kind != kind or margin.pages != pages:
            continue
        for block in margin.blocks:
            at = 0
            for run in block.runs:
                if run.field == "PAGE":
                    return Shown(block, at, run.format)
                at += len(run.text)
    return None


def _words(shown: Shown) -> str:
    return shown.block.text.strip()


def _centred(block: Block, start: int) -> bool:
    """In the middle by its paragraph or by a tab; in a frame or a cell the place cannot be told, and is believed."""
    if block.place.kind in ("frame", "cell") or block.paragraph.align == "center":
        return True
    tabs = block.text[:start].count("\t")
    return tabs == 1 and (not block.paragraph.tabs or block.paragraph.tabs[0].align == "center")


def _size(case: Case) -> float:
    """The size of the numbers that are there, where it is right; else the usual one."""
    low, high = case.rule["size"]
    for section in case.document.sections:
        shown = _shown(section, "header", "default") or _shown(section, "footer", "default")
        if shown is not None and shown.format.size and within(shown.format.size, low, high):
            return shown.format.size
    return float(high)


def _preview(case: Case) -> str:
    text: str = case.rule["preview"]
    return text


def _edge(case: Case) -> Iterator[Slip]:
    """Where the rulebook says how far from the paper's edge the number stands."""
    wanted = case.rule.values.get("edge")
    if wanted is None:
        return
    sections, tolerance = case.document.sections, case.rule["tolerance"]
    astray = [at for group in _groups_of(case) for at in group if not within(sections[at].header, wanted, wanted, tolerance)]
    if astray:
        yield Slip(
            found="%s mm" % number(sections[astray[0]].header),
            preview="%s mm" % number(wanted),
            edits=tuple(SetSection(at, {"header": float(wanted)}) for at in astray),
            variant="edge",
            says={"asked": range_of(case.rule["size"])},
        )
