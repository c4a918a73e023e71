"""What a fix may change in a package, and whether all the rest came through as it was."""

from __future__ import annotations

import copy
import difflib
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from vanthu.document import Document
from vanthu.edit import Edit, InsertBlocks, JoinBlock, NumberPages, SetSection, SetTable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

Done = Sequence[tuple[Document, Edit]]  # each edit, and the Document it was made for


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# ---- Which members may change ------------------------------------------------------------------------------------------


def may_change(kind: str, done: Done) -> re.Pattern[str]:
    """The members that these edits may change: the text; and for pages what keeps their layout and their headers."""
    allowed = {"word/document.xml"} if kind == "docx" else {"content.xml"}
    for page, edit in done:
        if isinstance(edit, NumberPages):
            more = ("word/(header|footer)\\d+.xml", "word/_rels/document.xml.rels", "\\[Content_Types\\].xml")
            allowed |= set(more) if kind == "docx" else {"styles.xml"}
        elif isinstance(edit, SetSection) and kind == "odt":
            allowed.add("styles.xml")
        elif kind == "docx" and page.blocks[getattr(edit, "block", 0)].place.kind == "note":
            allowed.add("word/footnotes.xml")
    return re.compile("|".join(allowed) if done else "(?!)")


# ---- The text's XML ----------------------------------------------------------------------------------------------------


class Kind(NamedTuple):
    """What a format calls things."""

    paragraphs: tuple[str, ...]
    words: tuple[str, ...]  # elements whose text is words; none: all text is
    silent: tuple[str, ...]  # what inside a paragraph says nothing of its own
    kept: tuple[str, ...]  # what must come through whole
    marks: tuple[str, ...]  # what must come through, with its attributes; the words in it may be mended


DOCX = Kind(
    paragraphs=(W + "p",),
    words=(W + "t",),
    silent=(MC + "Fallback",),
    kept=(PIC + "pic", W + "instrText", W + "delText", W + "sdtPr", W + "object", W + "footnoteReference", W + "commentReference"),
    marks=tuple(
        W + name
        for name in ("ins", "del", "hyperlink", "fldChar", "fldSimple", "bookmarkStart", "bookmarkEnd", "commentRangeStart")
        + ("commentRangeEnd", "sdt", "smartTag", "tbl", "tr", "tc", "sectPr", "txbxContent")
    ),
)
ODT = Kind(
    paragraphs=(TEXT + "p", TEXT + "h"),
    words=(),
    silent=(TEXT + "note", OFFICE + "annotation", DRAW + "frame", DRAW + "custom-shape", DRAW + "line", DRAW + "g"),
    kept=(DRAW + "image", TEXT + "note", OFFICE + "annotation", TEXT + "tracked-changes", TEXT + "sequence", TEXT + "date")
    + (TEXT + "page-number", DRAW + "object"),
    marks=(TEXT + "a", DRAW + "text-box", OFFICE + "annotation-end", TEXT + "section", TABLE + "table-row", TABLE + "table-cell")
    + tuple(TEXT + name + end for name in ("bookmark", "reference-mark", "change") for end in ("", "-start", "-end")),
)  # fmt: skip
KINDS = {"docx": DOCX, "odt": ODT}
BODIES = {"docx": ("word/document.xml", W + "body"), "odt": ("content.xml", OFFICE + "text")}


def body_of(kind: str, package: dict[str, bytes], done: Done) -> etree._Element:
    """The text's element, without the values that these edits set on pages and tables."""
    member, tag = BODIES[kind]
    body = next(etree.fromstring(package[member]).iter(tag))
    edits = [edit for _, edit in done]
    drop: list[str] = []
    if any(isinstance(edit, SetSection) for edit in edits):
        drop += [W + "pgSz", W + "pgMar", W + "pgNumType"]
    if any(isinstance(edit, NumberPages) for edit in edits):
        drop += [W + "headerReference", W + "footerReference", W + "titlePg"]
    if any(isinstance(edit, SetTable) for edit in edits):
        drop += [W + "tblPr", W + "tblGrid", W + "tcW", W + "wBefore", W + "wAfter", TABLE + "table-column"]
        drop += [f"{W}trPr/{W}jc", f"{W}tblPrEx/{W}jc", f"{W}tblPrEx/{W}tblInd", f"{W}tblPrEx/{W}tblW"]
    for each in [each for path in drop for each in body.findall(f".//{path}")]:
        each.getparent().remove(each)
    if any(isinstance(edit, (SetTable, SetSection, NumberPages)) for edit in edits):
        for each in body.iter(TABLE + "table", TABLE + "table-row", TABLE + "table-cell"):
            each.attrib.pop(TABLE + "style-name", None)  # a style of its own, derived from the one it had
    return body


def canonical(element: etree._Element) -> str:
    """The element's XML in the one form that XML of this meaning has."""
    alone = copy.deepcopy(element)
    alone.tail = None
    return etree.tostring(alone, method="c14n", exclusive=True).decode()


def paragraphs(kind: Kind, body: etree._Element) -> list[tuple[str, str]]:
    """Every paragraph with words of its own: (its words without blanks, its XML without paragraphs inside it)."""
    found = []
    for each in body.iter(*kind.paragraphs):
        if any(above.tag in (TEXT + "tracked-changes", MC + "Fallback") for above in each.iterancestors()):
            continue
        found.append((re.sub(r"\s", "", "".join(_words(kind, each))), canonical(_alone(kind, each))))
    return found


def _alone(kind: Kind, paragraph: etree._Element) -> etree._Element:
    alone = copy.deepcopy(paragraph)
    for inner in list(alone.iter(*kind.paragraphs)):
        if inner is not alone and inner.getparent() is not None:
            tail, before, parent = inner.tail or "", inner.getprevious(), inner.getparent()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
            parent.remove(inner)
    return alone


def _words(kind: Kind, element: etree._Element) -> Iterator[str]:
    if element.text and (not kind.words or element.tag in kind.words):
        yield element.text
    for child in element:
        if child.tag not in kind.silent and child.tag not in kind.paragraphs:
            yield from _words(kind, child)
        if child.tail and not kind.words:
            yield child.tail


def frame_of(kind: Kind, body: etree._Element) -> str:
    """The text without its paragraphs: tables, sections, lists, boxes."""
    frame = copy.deepcopy(body)
    for each in [each for each in frame.iter(*kind.paragraphs) if each.getparent() is not None]:
        each.getparent().remove(each)
    return canonical(frame)


def changed_paragraphs(kind: Kind, before: etree._Element, after: etree._Element) -> list[str]:
    """The words of the paragraphs that are not what they were."""
    old, new = paragraphs(kind, before), paragraphs(kind, after)
    matcher = difflib.SequenceMatcher(None, [xml for _, xml in old], [xml for _, xml in new], autojunk=False)
    return [words for tag, low, high, _, _ in matcher.get_opcodes() if tag != "equal" for words, _ in old[low:high]]


def touched(done: Done) -> set[str]:
    """The words of the blocks that edits name; of a section's pages the first, which in .odt names them."""
    said: set[str] = set()
    for page, edit in done:
        if isinstance(edit, (SetSection, NumberPages)):
            said.add(re.sub(r"\s", "", next(block.text for block in page.blocks if block.section == edit.section)))
        block = getattr(edit, "block", None)
        if block is not None and not isinstance(edit, InsertBlocks):
            reach = (block, block + 1) if isinstance(edit, JoinBlock) else (block,)
            said |= {re.sub(r"\s", "", page.blocks[each].text) for each in reach}
    return said


def things(kind: Kind, body: etree._Element) -> Counter[str]:
    """Pictures, notes, comments, fields, tracked changes, bookmarks, links, controls: what a fix leaves alone."""
    found = Counter(canonical(each) for each in body.iter(*kind.kept))
    return found + Counter(f"{each.tag} {sorted(each.attrib.items())}" for each in body.iter(*kind.marks) if each.tag not in kind.kept)


# ---- Styles of OpenDocument --------------------------------------------------------------------------------------------


def styles(xml: bytes, without: Iterable[str] = ()) -> dict[tuple[str, ...], str]:
    """Every style by its family and name; without the kinds that edits of pages change."""
    return {
        (each.tag, each.get(STYLE + "family", ""), each.get(STYLE + "name", "")): canonical(each)
        for holder in etree.fromstring(xml)
        if holder.tag in (OFFICE + "styles", OFFICE + "automatic-styles", OFFICE + "master-styles")
        for each in holder
        if each.tag not in without
    }
