"""Files meant to harm, or harmed: each with the reason the reader gives (a key of data/reading.toml, [unreadable])."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("manifest", "manifest"))
)
ODT = b"application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENTITY = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY d SYSTEM "file:///etc/passwd">]>'
MEGABYTE = 1 << 20


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


def docx(body: str, before: str = "", **more: bytes | str) -> bytes:
    """A .docx of one part, with this inside its body."""
    document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def odt(body: str, before: str = "", **more: bytes | str) -> bytes:
    return zipped({"mimetype": ODT, "content.xml": f"{before}{_flat('document-content', body)}", **more})


def fodt(body: str, before: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{before}{_flat("document", body)}'.encode()


def _flat(root: str, body: str) -> str:
    kind = f' office:mimetype="{ODT.decode()}"' if root == "document" else ""
    return f"<office:{root} {OFFICE}{kind}><office:body><office:text>{body}</office:text></office:body></office:{root}>"


def lying(package: bytes, name: bytes) -> bytes:
    """The package with a member that promises a thousand bytes, whatever it holds."""
    data = bytearray(package)
    for signature, name_at, size_at in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        at = data.index(signature)
        while data[at + name_at : at + name_at + len(name)] != name:
            at = data.index(signature, at + 1)
        data[at + size_at : at + size_at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def paragraphs(count: int, text: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" * count if text else "<w:p/>" * count


ENCRYPTED = f'<manifest:manifest {OFFICE}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>' + (
    "</manifest:file-entry></manifest:manifest>"
)
GOOD = docx(paragraphs(200, "Sở Nội vụ kính báo cáo."))
GOOD_ODT = odt("<text:p>Sở Nội vụ kính báo cáo.</text:p>" * 200)
DEEP = 100_000

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut.docx": (lambda: GOOD[: len(GOOD) // 2], "truncated"),
    "cut.odt": (lambda: GOOD_ODT[: len(GOOD_ODT) - 30], "truncated"),
    "bomb.docx": (lambda: docx(" " * (64 * MEGABYTE)), "bomb"),
    "bomb.odt": (lambda: odt(" " * (64 * MEGABYTE)), "bomb"),
    "lying-bomb.docx": (lambda: lying(docx(" " * (80 * MEGABYTE)), b"word/document.xml"), "too_big"),
    "lying-bomb.odt": (lambda: lying(odt(" " * (80 * MEGABYTE)), b"content.xml"), "too_big"),
    "zip-in-zip.docx": (lambda: zipped({"word/document.xml": docx("")}, zipfile.ZIP_STORED), "damaged_part"),
    "many-members.docx": (lambda: zipped({str(number): b"" for number in range(10_001)}), "too_big"),
    "many-marks.docx": (lambda: zipped({"word/document.xml": f"<a>{'<b/>' * 6_000_001}</a>"}, zipfile.ZIP_STORED), "too_big"),
    "many-paragraphs.docx": (
        lambda: zipped({"word/document.xml": f"<w:document {W}><w:body>{paragraphs(300_001)}</w:body></w:document>"}, zipfile.ZIP_STORED),
        "too_big",
    ),
    "many-paragraphs.fodt": (lambda: fodt("<text:p/>" * 300_001), "too_big"),
    "many-lines.txt": (lambda: b"\n" * 300_002, "too_big"),
    "too-long.txt": (lambda: b"a " * (9 * MEGABYTE), "too_big"),
    "too-many-letters.docx": (lambda: docx(paragraphs(1, "".join(random.Random(1).choices("abcde ", k=4_000_001)))), "too_big"),
    "entities.docx": (lambda: docx(paragraphs(1, "&d;"), ENTITY), "entity"),
    "entities.odt": (lambda: odt("<text:p>&d;</text:p>", ENTITY), "entity"),
    "entities.fodt": (lambda: fodt("<text:p>&d;</text:p>", ENTITY), "entity"),
    "outside.docx": (lambda: docx(paragraphs(1, "&d;"), OUTSIDE), "entity"),
    "outside.odt": (lambda: odt("<text:p>&d;</text:p>", OUTSIDE), "entity"),
    "outside.fodt": (lambda: fodt("<text:p>&d;</text:p>", OUTSIDE), "entity"),
    "deep.docx": (lambda: docx("<w:sdt><w:sdtContent>" * DEEP + "</w:sdtContent></w:sdt>" * DEEP), "too_deep"),
    "deep.odt": (lambda: odt("<text:section>" * DEEP + "</text:section>" * DEEP), "too_deep"),
    "deep.fodt": (lambda: fodt("<text:section>" * DEEP + "</text:section>" * DEEP), "too_deep"),
    "no-document.docx": (lambda: zipped({"word/styles.xml": "<a/>"}), "missing_part"),
    "no-content.odt": (lambda: zipped({"mimetype": ODT, "content.xml": b""}), "empty_part"),
    "damaged.docx": (lambda: zipped({"word/document.xml": f"<w:document {W}><w:body>"}), "damaged_part"),
    "leads-out.docx": (lambda: docx("", **{"../../evil.xml": "<a/>"}), "bad_name"),
    "sheet.docx": (lambda: zipped({"xl/workbook.xml": "<a/>"}), "wrong_kind"),
    "sheet.odt": (lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "wrong_kind"),
    "empty.zip.docx": (lambda: zipped({}), "empty"),
    "password.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "password.odt": (lambda: odt("", **{"META-INF/manifest.xml": ENCRYPTED}), "password"),
    "nothing.docx": (bytes, "empty"),
    "nothing.txt": (bytes, "empty"),
    "junk.docx": (lambda: random.Random(2).randbytes(100_000), "wrong_kind"),
    "junk.txt": (lambda: random.Random(3).randbytes(100_000), "wrong_kind"),
    "picture.odt": (lambda: b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(5_000), "wrong_kind"),
    "old.doc": (lambda: OLE + "WordDocument".encode("utf-16-le") + b"\0" * 500, "needs_office"),
    "rich.rtf": (lambda: rb"{\rtf1 Kinh gui}", "needs_office"),
    "web.doc": (lambda: b"<html><body>Kinh gui</body></html>", "needs_office"),
}


def written(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every one of them, and what is no file at all."""
    for name, (make, reason) in FILES.items():
        path = folder / name
        path.write_bytes(make())
        yield path, reason
    (folder / "folder.docx").mkdir()
    yield folder / "folder.docx", "folder"
    yield folder / "not there.docx", "missing"
    yield folder / "rich.rtf" / "below a file.docx", "missing"
