"""Documents as people leave them: slips of text and of form, among pictures, notes, comments, fields and tracked changes."""

from __future__ import annotations

import base64
import copy
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

import vanthu_files
from core.examples import document
from files.conftest import NAMESPACES
from vanthu.document import Block, Document, Format, Place, Run

SLIPS = "Các đơn vị  sử lý hồ sơ ,văn bản theo điều 5 Luật Lưu trữ sau khi khi được phê duyệt tại Việt nam."

# name → regime, type, what is changed in the right model
SPOILT: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "right-plan-with-annexes": ("state", "kế hoạch", {}),
    "right-letter": ("state", "công văn", {}),
    "right-party-plan": ("party-2026", "kế hoạch", {}),
    "right-submission": ("state", "tờ trình", {}),
    "plan-words": (
        "state",
        "kế hoạch",
        {
            "motto": "Độc lập – Tự do – Hạnh phúc",
            "text": SLIPS,
            "dateline": "Quảng Ngãi, ngày 5 tháng 02 năm 2026",
            "number": "Số: 36 / KH-UBND",
            "recipients.label": "Nơi nhận",
        },
    ),
    "plan-form": (
        "state",
        "kế hoạch",
        {
            "motto.bold": False,
            "issuer.line": "none",
            "dateline.italic": False,
            "body.align": "left",
            "body.size": 18,
            "body.first": 0.0,
            "body.leading": ["multiple", 2.0],
            "page.left": 12,
            "page.number": "footer",
            "title.bold": False,
            "subject.line": "long",
            "recipients.size": 16,
        },
    ),
    "decision": (
        "state",
        "quyết định",
        {
            "motto.line": "underline",
            "body.font": "Arial",
            "body.after": 0.0,
            "operative": "",
            "bases": ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Căn cứ Nghị định số 30/2020/NĐ-CP."],
            "page.number": "none",
        },
    ),
    "letter": (
        "state",
        "công văn",
        {
            "addressees": ["- Sở Tài chính", "- Sở Y tế,"],
            "subject.size": 9,
            "page.number": "first",
            "signer.name": "TS. Trần Văn Minh",
            "motto.line": "hyphens",
            "issuer.line": "underscores",
        },
    ),
    "party-plan": (
        "party-2026",
        "kế hoạch",
        {
            "banner.line": "none",
            "issuer.line": "none",
            "text": SLIPS,
            "body.leading": ["multiple", 1.0],
            "signer.authority": "TM. BAN THƯỜNG VỤ",
            "page.number": "left",
            "page.width": 220,
        },
    ),
    "submission": (
        "state",
        "tờ trình",
        {
            "addressees": "",
            "dateline.align": "left",
            "body.italic": True,
            "recipients": ["- Như trên", "- Lưu VT"],
            "motto.line": "border",
            "subject.line": "short",
            "body.font": ".VnTime",
            "signature.bold": False,
        },
    ),
}  # fmt: skip


def spoilt(name: str) -> Document:
    regime, type, changes = SPOILT[name]
    return document(regime, type, changes)


# ---- A .docx with everything that a fix must leave alone ---------------------------------------------------------------

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==")
TRACKED = 'w:author="Lan" w:date="2026-03-05T08:00:00Z"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# Each paragraph of the body: runs between other things. «…» is a run of text.
PARAGRAPHS = (
    # tracked changes, a bookmark around a slip, blanks on both sides of a change
    "«Các phòng »"
    f'<w:ins w:id="901" {TRACKED}>«nghiêm túc »</w:ins>'
    f'<w:del w:id="902" {TRACKED}><w:r><w:delText xml:space="preserve">khẩn trương </w:delText></w:r></w:del>'
    '« thực hiện »<w:bookmarkStart w:id="5" w:name="dieu_5"/>«điều 5»<w:bookmarkEnd w:id="5"/>« Luật Lưu trữ.»',
    # a comment on a slip, a picture in the middle of a word's neighbourhood
    '«Văn phòng »<w:commentRangeStart w:id="0"/>«sử lý»<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="77" name="Hình 77"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="77" name="Hình 77"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    "« các vướng mắc  phát sinh trong quá trình thực hiện.»",
    # fields, a link, a content control
    "«Kế hoạch này có bảng số »"
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SEQ Table \\* ARABIC </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>«1»<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '«  và được đăng trên »<w:hyperlink r:id="rIdLink">«trang thông tin»</w:hyperlink>'
    '«  của »<w:sdt><w:sdtPr><w:alias w:val="Cơ quan"/><w:tag w:val="co_quan"/></w:sdtPr><w:sdtContent>«Sở Nội vụ»</w:sdtContent></w:sdt>'
    "« ,các đơn vị tại Việt nam theo dõi sau khi khi nhận được.»",
)
COMMENTS = f'<w:comment w:id="0" {TRACKED} w:initials="L"><w:p><w:r><w:t>Xem lại chữ  này.</w:t></w:r></w:p></w:comment>'
LAST = "Việc thực hiện được báo cáo hằng quý."
NOTE = "Quy chế công tác văn thư của Sở Nội vụ."


# What may stand anywhere in a text, and what may lie over any stretch of it; {} is a number of its own.
BETWEEN = (
    '<w:bookmarkStart w:id="{}" w:name="b{}"/><w:bookmarkEnd w:id="{}"/>',
    f'<w:del w:id="{{}}" {TRACKED}><w:r><w:delText xml:space="preserve">bỏ đi </w:delText></w:r></w:del>',
    f'<w:ins w:id="{{}}" {TRACKED}>«x»</w:ins>',
    '<w:proofErr w:type="spellStart"/>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:sdt><w:sdtPr><w:tag w:val="y{}"/></w:sdtPr><w:sdtContent>«y»</w:sdtContent></w:sdt>',
    PARAGRAPHS[1][PARAGRAPHS[1].index("<w:r><w:drawing>") : PARAGRAPHS[1].index("« các")].replace('"77"', '"{}"'),
)
OVER = (
    ('<w:hyperlink r:id="rIdLink">', "</w:hyperlink>"),
    (f'<w:ins w:id="{{}}" {TRACKED}>', "</w:ins>"),
    ('<w:sdt><w:sdtPr><w:tag w:val="s{}"/></w:sdtPr><w:sdtContent>', "</w:sdtContent></w:sdt>"),
    ('<w:bookmarkStart w:id="{}" w:name="c{}"/>', '<w:bookmarkEnd w:id="{}"/>'),
)
CROWDED = "Văn phòng  sử lý theo điều 5 Luật Lưu trữ ,và khi khi xong thì gửi cục thuế."
STEP, LENGTH = 3, 7


def crowded() -> Iterator[str]:
    """One sentence with slips, again and again: with each thing in another place of it, and over another stretch."""
    number = 1000
    for kind, between in enumerate(BETWEEN):
        for at in range(kind % STEP, len(CROWDED), STEP):
            number += 1
            yield _run(CROWDED[:at]) + between.replace("{}", str(number)) + _run(CROWDED[at:])
    for opening, closing in OVER:
        for at in range(0, len(CROWDED) - LENGTH, STEP):
            number += 1
            over = opening + _run(CROWDED[at : at + LENGTH]) + closing
            yield _run(CROWDED[:at]) + over.replace("{}", str(number)) + _run(CROWDED[at + LENGTH :])


def _run(text: str) -> str:
    return f"«{text}»" if text else ""


def write_rich_docx(path: Path, name: str = "plan-words", paragraphs: Sequence[str] = PARAGRAPHS) -> None:
    """A spoilt document, written by us, and then everything put in that we never write ourselves."""
    regime, type, changes = SPOILT[name]
    page = document(regime, type, {**changes, "text": LAST})
    blocks = [replace(block, notes=(len(LAST) - 1,)) if block.text == LAST else block for block in page.blocks]
    note = Block((Run(NOTE, Format("Times New Roman", 10.0)),), place=Place("note", frame=1))
    vanthu_files.write_new(replace(page, blocks=(*blocks, note)), path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = _with_paragraphs(members["word/document.xml"], paragraphs)
    members["word/media/hinh.png"] = PICTURE
    members["word/comments.xml"] = f"<w:comments {NAMESPACES}>{COMMENTS}</w:comments>".encode()
    members["customXml/item1.xml"] = "<ho-so xmlns='urn:vi-du'><ma>  12  </ma></ho-so>".encode()
    members["customXml/_rels/item1.xml.rels"] = _relations("customXmlProps", "itemProps1.xml").encode()
    members["customXml/itemProps1.xml"] = (
        b'<ds:datastoreItem ds:itemID="{6F1C0B2E-0000-4000-8000-000000000001}" '
        b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
    )
    relations = "".join(
        f'<Relationship Id="{id}" Type="{_RELATION}{kind}" Target="{target}"{mode}/>'
        for id, kind, target, mode in (
            ("rIdPicture", "image", "media/hinh.png", ""),
            ("rIdComments", "comments", "comments.xml", ""),
            ("rIdCustom", "customXml", "../customXml/item1.xml", ""),
            ("rIdLink", "hyperlink", "https://vi-du.gov.vn/", ' TargetMode="External"'),
        )
    )
    members["word/_rels/document.xml.rels"] = _before_the_end(members["word/_rels/document.xml.rels"], relations)
    word = "application/vnd.openxmlformats-officedocument."
    members["[Content_Types].xml"] = _before_the_end(
        members["[Content_Types].xml"],
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{word}wordprocessingml.comments+xml"/>'
        f'<Override PartName="/customXml/itemProps1.xml" ContentType="{word}customXmlProperties+xml"/>',
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def _with_paragraphs(document_xml: bytes, paragraphs: Sequence[str]) -> bytes:
    """The document with more paragraphs before the one with the footnote, in its looks."""
    root = etree.fromstring(document_xml)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    (place,) = (each for each in root.iter(w + "p") if "".join(each.itertext(w + "t")) == LAST)
    properties, looks = place.find(w + "pPr"), place.find(f"{w}r/{w}rPr")
    for inside in paragraphs:
        inside = inside.replace("«", '<w:r><w:t xml:space="preserve">').replace("»", "</w:t></w:r>")
        made = etree.fromstring(f"<w:p {NAMESPACES}>{inside}</w:p>")
        for run in made.iter(w + "r"):
            if looks is not None:
                run.insert(0, copy.deepcopy(looks))
        if properties is not None:
            made.insert(0, copy.deepcopy(properties))
        place.addprevious(made)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}{kind}" Target="{target}"/></Relationships>'
    )


def _before_the_end(xml: bytes, more: str) -> bytes:
    at = xml.rindex(b"</")
    return xml[:at] + more.encode() + xml[at:]
