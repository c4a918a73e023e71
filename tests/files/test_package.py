"""Packages: hostile ones are refused by name, sound ones are saved without touching what has not changed."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from typing import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from vanthu.compiled import read as compiled
from vanthu.document import plain_block
from vanthu.edit import (
    DrawLine,
    Edit,
    InsertBlocks,
    JoinBlock,
    NumberPages,
    RemoveBlock,
    RemoveLines,
    SetFormat,
    SetParagraph,
    SetSection,
    SetText,
    SplitBlock,
)
from vanthu_files.docx import DocxFile
from vanthu_files.package import Package, Unreadable, parse_xml, write_new_package


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path, *reads: str) -> str:
    with pytest.raises(Unreadable) as caught:
        package = Package(path)
        for name in reads:
            package.xml(name)
    return caught.value.key


def test_every_reason_has_its_sentence() -> None:
    source = Path(__file__).resolve().parents[2] / "python" / "vanthu_files"
    sentences = compiled("reading")["unreadable"]
    for path in [source / "package.py", *source.glob("docx/*.py")]:
        for part in path.read_text(encoding="utf-8").split('Unreadable("')[1:]:
            assert part.split('"')[0] in sentences
    assert {"too_deep", "entity", "too_big", "damaged_part", "wrong_kind", "missing_part"} <= set(sentences)


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.docx") == "cannot_open"


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    assert refusal(tmp_path / "a.docx") == "empty"


def test_empty_archive(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "a.docx", {})) == "empty"


def test_text_named_docx(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("Căn cứ Luật Tổ chức chính quyền địa phương", encoding="utf-8")
    assert refusal(tmp_path / "a.docx") == "not_zip"


def test_old_word_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "WordDocument".encode("utf-16-le"))
    assert refusal(tmp_path / "a.docx") == "wrong_kind"


def test_password_protected_office_file(tmp_path: Path) -> None:
    padding = b"\0" * ((1 << 20) - 15)  # the name lies across two pieces
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + padding + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(tmp_path / "a.docx") == "password"


def test_encrypted_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"a.xml": b"<a/>"})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert refusal(path) == "password"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(tmp_path: Path, make_docx: Callable[..., Path], share: float) -> None:
    path = make_docx("<w:p/>")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(path) == "truncated"


def test_damaged_bytes_of_a_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"a.xml": bytes(random.Random(1).randbytes(5000))})
    data = bytearray(path.read_bytes())
    data[2000] ^= 0xFF
    path.write_bytes(data)
    assert refusal(path, "a.xml") == "truncated"


def test_bomb_by_its_ratio(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "a.docx", {"word/document.xml": b" " * (9 << 20)})) == "bomb"


def test_bomb_with_lying_headers(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"word/document.xml": b" " * (80 << 20)})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature)
        data[at + offset : at + offset + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert refusal(path, "word/document.xml") == "too_big"


def test_too_many_members(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}", b"")
    assert refusal(path) == "too_big"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "a/../../b.xml", "C:evil.xml"])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    assert refusal(zipped(tmp_path / "a.docx", {name: b"x"})) == "bad_name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_duplicate_names(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", b"<a/>")
        archive.writestr("a.xml", b"<b/>")
    assert refusal(path) == "duplicate"


def test_unknown_compression(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xml", b"<a/>" * 100)
    assert refusal(path, "a.xml") == "truncated"


def test_missing_part(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "a.docx", {"a.xml": b"<a/>"}), "b.xml") == "missing_part"


_BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (_BOMB.encode(), "entity"),
        (_BOMB.encode("utf-16"), "entity"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "entity"),
        (b"<a>" * 300 + b"</a>" * 300, "too_deep"),
        (b"<a>" + b"x" * (11 << 20) + b"</a>", "too_big"),
        (b"<a><b></a>", "damaged_part"),
        (b"  ", "empty_part"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "damaged_part"),
    ],
)
def test_hostile_xml(data: bytes, key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_xml(data, "part.xml")
    assert caught.value.key == key
    assert caught.value.detail == "part.xml"


def test_a_doctype_alone_is_no_danger() -> None:
    assert parse_xml(b'<!DOCTYPE a SYSTEM "a.dtd"><a/>').tag == "a"


def test_save_copies_the_rest_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", (2001, 2, 3, 4, 5, 6)), b"application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"<a/>" * 100, zipfile.ZIP_DEFLATED, 9)
        archive.writestr("Pictures/tấm ảnh.png", bytes(range(256)) * 40, zipfile.ZIP_DEFLATED, 1)
        archive.comment = "ghi chú".encode()
    package = Package(path)
    package.save(tmp_path / "b.odt", {"content.xml": b"<b/>", "new.xml": b"<n/>"})
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.odt") as new:
        assert new.testzip() is None
        assert new.namelist() == ["mimetype", "content.xml", "Pictures/tấm ảnh.png", "new.xml"]
        assert new.read("content.xml") == b"<b/>"
        assert new.comment == old.comment
        for name in ("mimetype", "Pictures/tấm ảnh.png"):
            one, other = old.getinfo(name), new.getinfo(name)
            assert new.read(name) == old.read(name)
            assert [getattr(one, key) for key in ("date_time", "compress_type", "compress_size", "CRC", "external_attr", "extra")] == [
                getattr(other, key) for key in ("date_time", "compress_type", "compress_size", "CRC", "external_attr", "extra")
            ]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.odt", "b.odt"]


def test_save_over_itself_and_without_changes(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"a.xml": b"<a/>", "b.xml": b"<b/>"})
    before = path.read_bytes()
    package = Package(path)
    package.save(path, {})
    assert path.read_bytes() == before
    package.save(path, {"a.xml": b"<c/>"})
    assert Package(path).read("a.xml") == b"<c/>"


def test_new_package_keeps_order_and_stores_what_is_asked(tmp_path: Path) -> None:
    write_new_package(tmp_path / "a.odt", {"mimetype": b"x", "content.xml": b"<a/>"}, stored=("mimetype",))
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        assert [(each.filename, each.compress_type) for each in archive.infolist()] == [("mimetype", 0), ("content.xml", 8)]


@pytest.mark.parametrize(
    ("members", "key"),
    [
        ({"a.txt": b"x"}, "wrong_kind"),
        ({"xl/workbook.xml": b"<a/>"}, "wrong_kind"),
        ({"word/styles.xml": b"<a/>"}, "missing_part"),
        ({"word/document.xml": b"<a/>"}, "wrong_kind"),
        ({"word/document.xml": b""}, "empty_part"),
        (
            {
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
                b'Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            },
            "wrong_kind",
        ),
        (
            {
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
                b'Type="x/officeDocument" Target="word/gone.xml"/></Relationships>',
            },
            "missing_part",
        ),
    ],
)
def test_wrong_packages(tmp_path: Path, members: dict[str, bytes], key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        DocxFile(zipped(tmp_path / "a.docx", members))
    assert caught.value.key == key


BODY = """<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Điều 1.</w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t>
<w:fldChar w:fldCharType="end"/></w:r></w:p><w:tbl><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:tcPr>
<w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>
<w:ins><w:r><w:t>x y</w:t></w:r></w:ins></w:p>
<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr></w:pPr>
<w:hyperlink><w:r><w:t>a b</w:t></w:r></w:hyperlink></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>c</w:t><w:tab/><w:t>d</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:pict><v:line from="0,0" to="40mm,0"/></w:pict><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>
<wp:positionH relativeFrom="column"><wp:posOffset>7</wp:posOffset></wp:positionH>
<wp:extent cx="99999" cy="0"/><a:graphic><a:graphicData><wps:wsp>
<wps:txbx><w:txbxContent><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>
</w:drawing></mc:Choice><mc:Fallback><w:t>y</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
STYLES = (
    '<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="a"/><w:basedOn w:val="a"/><w:rPr><w:sz w:val="28"/></w:rPr>'
    "</w:style>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_mutated_packages_give_a_document_or_a_reason(make_docx: Callable[..., Path], changes: list[tuple[int, int]]) -> None:
    path = make_docx(BODY, styles=STYLES, numbering=NUMBERING)
    data = bytearray(path.read_bytes())
    for at, value in changes:
        data[at % len(data)] = value
    path.write_bytes(data)
    try:
        DocxFile(path).document()
    except Unreadable:
        pass
    path.unlink()


_VALUES = st.sampled_from(["", "-1", "abc", "99999999999999999999", "1.5cm", "0", "a", "none", "%1%2", "\u0660"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mutated_xml_gives_a_document_or_a_reason(make_docx: Callable[..., Path], data: st.DataObject) -> None:
    path = make_docx(BODY, styles=STYLES, numbering=NUMBERING, header1="<w:p><w:pgNum/></w:p>")
    package = Package(path)
    name = data.draw(st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"]))
    root = package.xml(name)
    for _ in range(data.draw(st.integers(1, 4))):
        elements = list(root.iter())
        element = elements[data.draw(st.integers(0, len(elements) - 1))]
        other = elements[data.draw(st.integers(0, len(elements) - 1))]
        what = data.draw(st.sampled_from(["attribute", "drop", "move", "tag"]))
        if what == "attribute" and element.attrib:
            key = data.draw(st.sampled_from(sorted(element.attrib)))
            element.set(key, data.draw(_VALUES))
        elif what == "drop" and element.getparent() is not None:
            element.getparent().remove(element)
        elif what == "move" and element.getparent() is not None and element not in list(other.iterancestors()) and other is not element:
            other.append(element)
        elif what == "tag":
            element.tag = other.tag
    package.save(path, {name: etree.tostring(root)})
    try:
        file = DocxFile(path)
        document = file.document()
        file.apply([edit for number, block in enumerate(document.blocks) for edit in every_edit(number, block.text)])
        file.apply([SetSection(0, {"left": 30.0, "landscape": True}), NumberPages(0, "Times New Roman", 13.0)])
        file.save(path)
        assert DocxFile(path).document() == file.document()
    except Unreadable:
        pass
    path.unlink()


def every_edit(block: int, text: str) -> list[Edit]:
    middle = len(text) // 2
    return [
        SetText(block, middle, len(text), text[middle:], "x\ty"),
        SetFormat(block, 0, middle, text[:middle], {"bold": True}, mark=True),
        SetParagraph(block, text, {"align": "center", "first": 10.0}),
        InsertBlocks(block, text, "after", (plain_block("mới"),)),
        DrawLine(block, text, 40.0),
        RemoveLines(block, text),
        (SplitBlock(block, text, middle), JoinBlock(block, text), RemoveBlock(block, text))[block % 3],
    ]
