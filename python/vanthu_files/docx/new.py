"""A new .docx from a Document."""

from __future__ import annotations

import itertools
import os
from html import escape
from typing import Iterable, Iterator

from lxml import etree

from vanthu.document import Block, Document, Format, Margin, ParagraphFormat, Style

from ..package import parse_xml, write_new_package
from .build import base_of, format_changes, paragraph_changes, set_format, set_paragraph
from .flow_build import Maker, flow
from .names import NAMESPACES, PPR, RELATION_TYPE, TBL, Element, P, W, tag
from .numbering import Numbering
from .parts import serialise
from .schema import clean, element, insert_in_order, paragraph_properties_of, properties_of, put
from .section_build import section_end
from .styles import OUTSIDE, Styles
from .theme import Theme

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_W = f'xmlns:w="{NAMESPACES["w"]}"'
# The styles Word knows itself go without w:customStyle.
_BUILT_IN = ("heading ", "toc ", "header", "footer", "title", "subtitle", "list", "body text", "footnote", "endnote", "caption")
_DEFAULT_NAMES = {"", "normal", "standard", "default paragraph style"}

_NORMAL = Format("Times New Roman", 14.0)  # as the defaults below say

_STYLES = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>
<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
{{styles}}</w:styles>""".replace(">\n<", "><")
_SETTINGS = f"""<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{{even}}
<w:characterSpacingControl w:val="doNotCompress"/>{{notes}}
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN"/></w:settings>""".replace(">\n<", "><").replace("\n", "")
_NOTE_SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_NOTES = f"""<w:footnotes {_W}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>""".replace(">\n<", "><")


class _Writer:
    """The parts of the new file, as they come about."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.styles_xml = _styles_xml(document)
        self.styles = Styles(parse_xml(self.styles_xml.encode()), Theme(None), Numbering(None, Theme(None)))
        self.ids = itertools.count(1)
        self.note_ids = itertools.count(1)
        self.notes: dict[int, list[Block]] = {}
        for block in document.blocks:
            if block.place.kind == "note":
                self.notes.setdefault(block.place.frame, []).append(block)
        self.members: dict[str, bytes] = {}
        self.relations: list[tuple[str, str]] = [("styles", "styles.xml"), ("settings", "settings.xml")]
        self.overrides: list[tuple[str, str]] = [("document", "document.main"), ("styles", "styles"), ("settings", "settings")]

    def maker(self) -> Maker:
        return Maker(
            base=lambda style, in_table: base_of(self.styles, (self.styles.table_style(None), ()) if in_table else OUTSIDE, style),
            tables=self.document.tables,
            modern=True,
            ids=self.ids,
            notes=self.references,
        )

    def references(self, block: Block) -> list[Element]:
        """The marks of a block's notes; a mark without a note is left out at the end of the list."""
        made = []
        for _ in block.notes:
            id = next(self.note_ids)
            if id in self.notes:
                reference = element("r")
                put(properties_of(reference), "vertAlign", val="superscript")
                reference.append(element("footnoteReference", id=id))
                made.append(reference)
        return made

    def body(self) -> Element:
        root = etree.Element(W + "document", nsmap={key: NAMESPACES[key] for key in ("w", "r", "wp", "a", "mc", "wps", "v")})
        body = etree.SubElement(root, W + "body")
        margins: dict[Margin, str] = {}
        empty: dict[tuple[str, str], Margin] = {}  # for a section without what an earlier one has: it would take that over
        for number, each in enumerate(self.document.sections):
            own = [block for block in self.document.blocks if block.place.kind != "note" and _section(block, self.document) == number]
            body.extend(flow(own, self.maker()))
            end = section_end(each)
            own_margins = {(margin.kind, margin.pages): margin for margin in each.margins}
            self.refer(end, {**empty, **own_margins}.values(), margins)
            empty.update({key: Margin(*key) for key in own_margins})
            if number == len(self.document.sections) - 1:
                body.append(end)
                continue
            last = body[-1] if own else None
            if last is None or last.tag != P:
                last = etree.SubElement(body, P)
            insert_in_order(paragraph_properties_of(last), end)
        if body[0].tag != P and body[0].tag != TBL:
            body.insert(0, element("p"))
        if len(body) > 1 and body[-2].tag == TBL:
            body.insert(len(body) - 1, element("p"))
        return root

    def refer(self, end: Element, margins: Iterable[Margin], known: dict[Margin, str]) -> None:
        """A section's headers and footers, each a part; equal ones share it."""
        for place, margin in enumerate(margins):
            if margin not in known:
                name = f"{margin.kind}{len(known) + 1}"
                known[margin] = self.relate(margin.kind, f"{name}.xml")
                root = etree.Element(W + ("hdr" if margin.kind == "header" else "ftr"), nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})
                root.extend(flow(margin.blocks, self.maker()))
                if not len(root) or root[-1].tag != P:
                    root.append(element("p"))
                self.members[f"word/{name}.xml"] = serialise(root)
                self.overrides.append((name, margin.kind))
            reference = element(margin.kind + "Reference", type=margin.pages)
            reference.set(tag("r:id"), known[margin])
            end.insert(place, reference)

    def relate(self, kind: str, target: str) -> str:
        self.relations.append((kind, target))
        return f"rId{len(self.relations)}"

    def write_notes(self) -> None:
        if not self.notes:
            return
        root = parse_xml(_NOTES.encode())
        for number, blocks in sorted(self.notes.items()):
            note = etree.SubElement(root, W + "footnote")
            note.set(W + "id", str(number))
            note.extend(flow(blocks, self.maker()))
            mark = element("r")
            put(properties_of(mark), "vertAlign", val="superscript")
            mark.append(element("footnoteRef"))
            paragraph = note.find(P)
            if paragraph is not None:
                paragraph.insert(0 if paragraph.find(PPR) is None else 1, mark)
        self.members["word/footnotes.xml"] = serialise(root)
        self.relate("footnotes", "footnotes.xml")
        self.overrides.append(("footnotes", "footnotes"))


def write_new(document: Document, path: str | os.PathLike[str]) -> None:
    """Write a Document as a new .docx file. What a Document only counts (pictures, comments) is not there."""
    writer = _Writer(document)
    body = serialise(writer.body())
    writer.write_notes()
    even = "<w:evenAndOddHeaders/>" if any(section.even_differs for section in document.sections) else ""
    settings = _SETTINGS.format(even=even, notes=_NOTE_SETTINGS if writer.notes else "")
    relations = [(f"rId{number}", RELATION_TYPE + kind, target) for number, (kind, target) in enumerate(writer.relations, 1)]
    write_new_package(
        path,
        {
            "[Content_Types].xml": _content_types(writer.overrides),
            "_rels/.rels": _relations([("rId1", RELATION_TYPE + "officeDocument", "word/document.xml")]),
            "word/document.xml": body,
            "word/_rels/document.xml.rels": _relations(relations),
            "word/styles.xml": (_XML_HEAD + writer.styles_xml).encode(),
            "word/settings.xml": (_XML_HEAD + settings).encode(),
            **writer.members,
        },
    )


def _section(block: Block, document: Document) -> int:
    return min(max(block.section, 0), len(document.sections) - 1)


def _styles_xml(document: Document) -> str:
    """The styles that the document uses. Those it describes carry their looks; of others there is the name, looks are written directly."""
    margins = [margin for section in document.sections for margin in section.margins]
    blocks: Iterator[Block] = itertools.chain(document.blocks, *[margin.blocks for margin in margins])
    names = {block.paragraph.style for block in blocks}
    described = {style.name: style for style in document.styles}
    made = []
    for number, name in enumerate(sorted(names), 1):
        if name.lower() in _DEFAULT_NAMES:
            continue
        custom = "" if name.lower().startswith(_BUILT_IN) else ' w:customStyle="1"'
        head = f'<w:style w:type="paragraph"{custom} w:styleId="Style{number}"><w:name w:val="{escape(clean(name))}"/>'
        look = _look(described[name]) if name in described else ""
        made.append(f'{head}<w:basedOn w:val="Normal"/>{look}</w:style>')
    return _STYLES.replace("{styles}", "".join(made))


def _look(style: Style) -> str:
    """What a style says beyond Normal; a person finds it among the styles to choose from."""
    paragraph, run = element("pPr"), element("rPr")
    set_paragraph(paragraph, paragraph_changes(style.paragraph, ParagraphFormat()))
    set_format(run, format_changes(style.format, _NORMAL))
    said = [etree.tostring(each, encoding="unicode") for each in (paragraph, run) if len(each)]
    return "<w:qFormat/>" + "".join(said).replace(f" {_W}", "")


def _content_types(overrides: list[tuple[str, str]]) -> bytes:
    parts = "".join([f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>' for name, kind in overrides])
    return (
        f'{_XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    ).encode()


def _relations(entries: list[tuple[str, str, str]]) -> bytes:
    each = "".join([f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in entries])
    return f'{_XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'.encode()
