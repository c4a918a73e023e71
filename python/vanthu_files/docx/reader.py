""".docx → Document."""

from __future__ import annotations

from typing import NamedTuple

from vanthu.document import Block, Document, Margin, Place, Section, Source

from ..package import Package
from .drawing import Area
from .names import SECTPR, VAL, Element, W, on, whole
from .numbering import Numbering
from .parts import Parts
from .sections import section, text_area
from .story import TRACKED, Draft, Shared, Story
from .styles import Styles
from .theme import Theme

_MODERN = 15  # the compatibility mode of Word 2013
_REFERENCE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KINDS = ("header", "footer")
_PAGES = ("default", "first", "even")
MARGIN_ROOTS = (W + "hdr", W + "ftr")


class Reading(NamedTuple):
    """A Document, and the XML behind it: drafts run parallel to its blocks, ends to its sections, tables to its tables."""

    document: Document
    drafts: list[Draft]
    ends: list[Element | None]
    styles: Styles
    modern: bool
    tables: list[Element]


def read(package: Package) -> Document:
    return read_parts(Parts(package)).document


def read_parts(parts: Parts) -> Reading:
    settings = parts.related_root("settings")
    theme = Theme(parts.related_root("theme"))
    numbering = Numbering(parts.related_root("numbering"), theme)
    styles = Styles(parts.related_root("styles"), theme, numbering)
    body = parts.document.find(W + "body")
    if body is None:
        body = parts.document
    ends = section_ends(body)
    even = settings is not None and on(settings.find(W + "evenAndOddHeaders"))
    at_top = settings is not None and on(settings.find(W + "gutterAtTop"))
    sections = [section(end, even, at_top) for end in ends]
    areas = [text_area(each, end) for each, end in zip(sections, ends, strict=True)]
    tracked = sum(1 for _ in body.iter(*TRACKED))
    shared = Shared(styles, _is_modern(settings), tracked > 0)
    story = Story(shared, areas[0], areas, {end: number for number, end in enumerate(ends) if end is not None})
    story.read(body, Place())
    drafts = story.drafts + _notes(parts, shared, story)
    margins = _margins(parts, shared, sections, areas, ends)
    comments = parts.related_root("comments")
    remarks = sorted(story.remarks | ({"tracked"} if tracked else set()))
    source = Source("docx", tracked, 0 if comments is None else len(comments.findall(W + "comment")), tuple(remarks))
    document = Document(
        blocks=tuple([draft.block() for draft in drafts]),
        sections=tuple([each._replace(margins=own) for each, own in zip(sections, margins, strict=True)]),
        tables=tuple(shared.tables),
        source=source,
    )
    return Reading(document, drafts, ends, styles, shared.modern, shared.table_elements)


def section_ends(body: Element) -> list[Element | None]:
    """The w:sectPr of each section; None stands for one the file does not write."""
    ends: list[Element | None] = []
    for element in body.iter(SECTPR):
        parent = element.getparent()
        if parent is body or (parent is not None and parent.tag == W + "pPr"):
            ends.append(element)
    last = ends[-1] if ends else None
    if last is None or last.getparent() is not body:
        ends.append(None)
    return ends


def _is_modern(settings: Element | None) -> bool:
    if settings is not None:
        for each in settings.iterfind(f"{W}compat/{W}compatSetting"):
            if each.get(W + "name") == "compatibilityMode":
                return (whole(each.get(VAL)) or 0) >= _MODERN
    return False


def _notes(parts: Parts, shared: Shared, body: Story) -> list[Draft]:
    """The notes that the text refers to, in its order, numbered from 1."""
    found: list[Draft] = []
    texts = {kind: _note_texts(parts.related_root(kind + "s"), kind) for kind in ("footnote", "endnote")}
    number = 0
    for draft in body.drafts:
        for _, reference in draft.notes:
            kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
            text = texts[kind].get(reference.get(W + "id", ""))
            if text is not None:
                number += 1
                story = Story(shared, draft.area, [draft.area], {})
                story.section = draft.section
                story.read(text, Place("note", frame=number, width=draft.area.width))
                found += story.drafts
    return found


def _note_texts(root: Element | None, kind: str) -> dict[str, Element]:
    if root is None:
        return {}
    return {each.get(W + "id", ""): each for each in root.iterchildren(W + kind) if each.get(W + "type", "normal") == "normal"}


def _margins(
    parts: Parts, shared: Shared, sections: list[Section], areas: list[Area], ends: list[Element | None]
) -> list[tuple[Margin, ...]]:
    """The headers and footers of each section."""
    known: dict[tuple[str, Area], tuple[Block, ...]] = {}
    result = []
    for each, area, targets in zip(sections, areas, margin_parts(parts, ends), strict=True):
        own = []
        for (kind, pages), name in targets.items():
            wide = area._replace(width=max(each.text_width, 0.0))
            if (name, wide) not in known:
                known[name, wide] = _margin_blocks(parts.root(name), shared, wide)
            own.append(Margin(kind, pages, known[name, wide]))
        result.append(tuple(own))
    return result


def _margin_blocks(root: Element | None, shared: Shared, area: Area) -> tuple[Block, ...]:
    if root is None or root.tag not in MARGIN_ROOTS:
        return ()
    story = Story(shared, area, [area], {})
    story.read(root, Place())
    return tuple([draft.block() for draft in story.drafts])


def margin_parts(parts: Parts, ends: list[Element | None]) -> list[dict[tuple[str, str], str]]:
    """For each section the parts of its headers and footers, by kind and pages; what a section does not say it takes over."""
    result: list[dict[tuple[str, str], str]] = []
    targets = {id: target for id, _, target in parts.relations(parts.main)}
    for end in ends:
        own = dict(result[-1]) if result else {}
        for kind in _KINDS:
            for reference in end.iterchildren(f"{W}{kind}Reference") if end is not None else ():
                target = targets.get(reference.get(_REFERENCE_ID, ""))
                pages = reference.get(W + "type", "default")
                if target is not None and pages in _PAGES:
                    own[kind, pages] = target
        result.append(own)
    return result
