"""Page numbers: in the middle of the header, from the second page on."""

from __future__ import annotations

import re

from lxml import etree

from vanthu.document import Format, Leading

from .build import Base, base_of, field_runs, set_format, set_paragraph
from .names import DRAWING, NAMESPACES, PICT, PPR, RELATION_TYPE, SDT, TXBX, Element, P, R, T, W, tag
from .parts import Parts
from .reader import MARGIN_ROOTS, Reading, margin_parts
from .schema import drop, element, paragraph_properties_of, properties_of, put
from .section_build import set_section
from .styles import OUTSIDE

_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_REFERENCE_ID = tag("r:id")
# What may stand beside a page number in a paragraph that holds nothing else.
_NUMBERING_WORDS = re.compile(r"(?:trang|page|of|số|[-–—/|.\[\](){}\s0-9~])*", re.IGNORECASE)
_NUMBER_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}


def number_pages(parts: Parts, reading: Reading, section: int, font: str, size: float) -> None:
    end = reading.ends[section]
    assert end is not None
    about = reading.document.sections[section]
    set_section(end, {"first_differs": True})
    for kind_pages in ("default", "even") if about.even_differs else ("default",):
        _number_header(parts, reading, section, kind_pages, font, size)
    targets = margin_parts(parts, reading.ends)[section]
    for (kind, pages), name in targets.items():
        if kind == "footer" or pages == "first":
            root = parts.root(name)
            if root is not None and _remove_numbers(root):
                parts.changed.add(name)


def _number_header(parts: Parts, reading: Reading, section: int, pages: str, font: str, size: float) -> None:
    """The header's own page number, set right where there is one and added where there is none."""
    name = margin_parts(parts, reading.ends)[section].get(("header", pages))
    root = None if name is None else parts.root(name)
    base = base_of(reading.styles, OUTSIDE, "header")
    if name is None or root is None or root.tag not in MARGIN_ROOTS:
        root = etree.Element(W + "hdr", nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})
        name = parts.free_name("header")
        id = parts.add(name, root, _HEADER_TYPE, RELATION_TYPE + "header")
        _refer(reading.ends[section], pages, id)
    parts.changed.add(name)
    boxed = [each for each in _number_paragraphs(root) if _in_box(each)]
    for each in boxed:
        _remove_boxed(each)
    own = _number_paragraphs(root)
    if own:
        for each in own:
            _set_right(each, font, size)
        return
    made = header_paragraph(base, font, size)
    blank = next((each for each in root.iterchildren(P) if _is_blank(each)), None)
    if blank is not None and len(root.findall(P)) == 1:
        root.replace(blank, made)
    else:
        root.append(made)


def _refer(end: Element | None, pages: str, id: str) -> None:
    """Name the section's header; one named before that is not there any more is named no longer."""
    assert end is not None
    for gone in [each for each in end.iterchildren(W + "headerReference") if each.get(W + "type", "default") == pages]:
        end.remove(gone)
    reference = element("headerReference", type=pages)
    reference.set(_REFERENCE_ID, id)
    end.insert(0, reference)


def header_paragraph(base: Base, font: str, size: float) -> Element:
    """A centred paragraph with the page's number."""
    made = element("p")
    properties = paragraph_properties_of(made)
    if base.style is not None:
        put(properties, "pStyle", val=base.style)
    _stand_centred(properties)
    made.extend(field_runs("PAGE", "2", Format(font=font, size=size), Format(colour=base.run.colour)))
    return made


def _stand_centred(properties: Element) -> None:
    set_paragraph(
        properties, {"align": "center", "first": 0.0, "left": 0.0, "right": 0.0, "before": 0.0, "after": 0.0, "leading": Leading()}
    )


def _set_right(paragraph: Element, font: str, size: float) -> None:
    """Centre a page number that is there, and give it its font."""
    properties = paragraph_properties_of(paragraph)
    drop(properties, "framePr")
    _stand_centred(properties)
    for run in paragraph.iter(R):
        set_format(properties_of(run), {"font": font, "size": size, "bold": False, "italic": False, "underline": False, "colour": ""})
    for each in list(paragraph.iter(W + "tab", W + "ptab")):
        parent = each.getparent()
        if parent is not None and parent.tag == R:
            parent.remove(each)


def _number_paragraphs(root: Element) -> list[Element]:
    """The paragraphs that hold a page number and nothing else."""
    return [each for each in root.iter(P) if _holds_only_number(each)]


def _holds_only_number(paragraph: Element) -> bool:
    codes = [each.get(W + "instr", "") for each in paragraph.iter(W + "fldSimple")]
    codes += ["".join([each.text or "" for each in paragraph.iter(W + "instrText")])]
    names = {code.split()[0].upper() for code in codes if code.split()}
    paged = "PAGE" in names or next(paragraph.iter(W + "pgNum"), None) is not None
    if not paged or not names <= _NUMBER_FIELDS or next(paragraph.iter(DRAWING, PICT, W + "object"), None) is not None:
        return False
    return _NUMBERING_WORDS.fullmatch("".join([each.text or "" for each in paragraph.iter(T)])) is not None


def _is_blank(paragraph: Element) -> bool:
    return next(paragraph.iter(R, SDT), None) is None


def _in_box(paragraph: Element) -> bool:
    return any(each.tag == TXBX for each in paragraph.iterancestors())


def _remove_boxed(paragraph: Element) -> None:
    """Remove the text box around a page number, if that is all it holds; else only the number."""
    box = next((each for each in paragraph.iterancestors() if each.tag == TXBX), None)
    if box is None:  # its twin for older programs, gone with the box
        return
    others = [each for each in box.iter(P) if each is not paragraph and "".join([text.text or "" for text in each.iter(T)]).strip()]
    run = next((each for each in box.iterancestors() if each.tag == R), None)
    if others or run is None:
        _clear(paragraph)
    else:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _remove_numbers(root: Element) -> bool:
    """Take page numbers out of a footer (or a first page's header); other text stays."""
    found = _number_paragraphs(root)
    for paragraph in found:
        if _in_box(paragraph):
            _remove_boxed(paragraph)
        else:
            _clear(paragraph)
    return bool(found)


def _clear(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != PPR:
            paragraph.remove(child)
