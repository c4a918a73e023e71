"""Any file: told by its content, refused in a clear sentence."""

# ruff: noqa: E501  (a fixture reads better unbroken)

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vanthu_files
from files.flat import flat
from vanthu import compiled
from vanthu.document import Block, Document, Format, Run
from vanthu.edit import SetText
from vanthu_files import Unreadable, office

WORDS = "Kính gửi: Sở Nội vụ"
DOCUMENT = Document((Block((Run(WORDS, Format("Times New Roman", 14.0)),), mark=Format("Times New Roman", 14.0)),))
RTF = b"{\\rtf1\\ansi Kinh gui}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_office = pytest.mark.skipif(office.find_soffice() is None, reason="no soffice on this machine")


def made(folder: Path, ending: str) -> Path:
    path = folder / ("a" + ending)
    vanthu_files.write_new(DOCUMENT, path)
    return path


def key_of(path: Path, do: Callable[[Path], object] = vanthu_files.read) -> str:
    with pytest.raises(Unreadable) as caught:
        do(path)
    assert caught.value.key in compiled.read("reading")["unreadable"]
    assert str(caught.value).startswith(compiled.read("reading")["unreadable"][caught.value.key])
    return caught.value.key


@pytest.mark.parametrize(("ending", "kind"), [(".docx", "docx"), (".odt", "odt"), (".fodt", "fodt")])
def test_by_content(tmp_path: Path, ending: str, kind: str) -> None:
    path = made(tmp_path, ending)
    document = vanthu_files.read(path)
    assert (document.blocks[0].text, document.source.kind, document.source.notes) == (WORDS, kind, ())
    for wrong in (".doc", ".rtf", ".docx", ".odt", ".DOCX", ".Odt"):
        if wrong.lower() != ending:
            renamed = tmp_path / ("b" + wrong)
            shutil.copyfile(path, renamed)
            document = vanthu_files.read(renamed)
            assert (document.blocks[0].text, document.source.notes) == (WORDS, ("wrong_extension",))
    bare = tmp_path / "không đuôi"
    shutil.copyfile(path, bare)
    assert vanthu_files.read(bare).source.notes == ()


@pytest.mark.parametrize(("name", "notes"), [("a.txt", ()), ("a", ()), ("a.docx", ("wrong_extension",))])
def test_text(tmp_path: Path, name: str, notes: tuple[str, ...]) -> None:
    path = tmp_path / name
    path.write_text("<ten_dv>\nCăn cứ", encoding="utf-8")
    document = vanthu_files.read(path)
    assert ([block.text for block in document.blocks], document.plain, document.source.notes) == (["<ten_dv>", "Căn cứ"], True, notes)


@pytest.mark.parametrize("ending", [".docx", ".odt", ".fodt"])
def test_open_change_save(tmp_path: Path, ending: str) -> None:
    file = vanthu_files.open_file(made(tmp_path, ending))
    assert file.apply([SetText(0, 0, 4, "Kính", "KÍNH")]) == []
    file.save(tmp_path / ("b" + ending))
    assert vanthu_files.read(tmp_path / ("b" + ending)).blocks[0].text == WORDS.replace("Kính", "KÍNH")


def test_what_cannot_be_changed_or_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    assert key_of(path, vanthu_files.open_file) == "not_writable"
    assert key_of(tmp_path / "a.pdf", lambda path: vanthu_files.write_new(DOCUMENT, path)) == "not_writable"


def zipped(folder: Path, **members: bytes) -> Path:
    path = folder / "z.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return path


def test_no_file(tmp_path: Path) -> None:
    assert key_of(tmp_path / "a.docx") == "missing"
    assert key_of(tmp_path / "x\0y") == "missing"
    assert key_of(tmp_path) == "folder"
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    assert key_of(path) == "empty"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    error: OSError = PermissionError("khóa")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("builtins.open", refuse)
    assert key_of(path) == "denied"
    error = OSError("hỏng")
    assert key_of(path) == "cannot_open"
    error = IsADirectoryError("thư mục")
    assert key_of(path) == "folder"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 abc", b"\x89PNG\r\n", OLE + b"\x00" * 600, b"MZ\x00\x00", b"PK\x03\x04", b"\xff\xfe" + b"\x00\x00" * 40]
)
def test_other_kinds(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert key_of(path) in ("wrong_kind", "truncated", "empty")


def test_other_packages(tmp_path: Path) -> None:
    sheet = b"application/vnd.oasis.opendocument.spreadsheet"
    content = flat("<text:p>a</text:p>").encode()
    assert key_of(zipped(tmp_path, mimetype=sheet, content_xml=content)) == "wrong_kind"
    assert key_of(zipped(tmp_path, readme=b"x")) == "wrong_kind"
    assert key_of(zipped(tmp_path, mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<a/>")) == "wrong_kind"
    assert key_of(zipped(tmp_path, content_xml=b"<a")) in ("damaged_part", "truncated")
    assert vanthu_files.read(zipped(tmp_path, content_xml=content)).blocks[0].text == "a"


def test_a_password(tmp_path: Path) -> None:
    manifest = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    path = zipped(
        tmp_path, mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"\x01\x02", **{"META-INF__manifest_xml": manifest}
    )
    assert key_of(path) == "password"
    path = tmp_path / "a.docx"
    path.write_bytes(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert key_of(path) == "password"


def test_hostile_flat_files(tmp_path: Path) -> None:
    path = tmp_path / "a.fodt"
    good = flat("<text:p>a</text:p>")
    head, rest = good.split("\n", 1)
    path.write_text(f'{head}\n<!DOCTYPE x [<!ENTITY a "b">]>\n{rest}', encoding="utf-8")
    assert key_of(path) == "entity"
    path.write_text(flat("<text:section>" * 400 + "</text:section>" * 400), encoding="utf-8")
    assert key_of(path) == "too_deep"
    path.write_text(good[:-30], encoding="utf-8")
    assert key_of(path) == "damaged_part"
    path.write_text('<?xml version="1.0"?><a/>', encoding="utf-8")
    assert key_of(path) == "wrong_kind"
    path.write_text(flat("<text:p>" + '<text:s text:c="512"/>' * 40_000 + "</text:p>"), encoding="utf-8")
    assert key_of(path) == "too_big"


def test_a_long_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.fodt"
    path.write_text(flat(f"<text:p>{'x ' * 500_000}</text:p>"), encoding="utf-8")
    assert len(vanthu_files.read(path).blocks[0].text) == 1_000_000


# By way of an office


@needs_office
def test_rich_text_and_older_word(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF)
    document = vanthu_files.read(path)
    assert (document.blocks[0].text, document.source.notes) == ("Kinh gui", ("converted",))
    with office.converted(path, "doc") as older:
        shutil.copyfile(older, tmp_path / "c.doc")
    document = vanthu_files.read(tmp_path / "c.doc")
    assert (document.blocks[0].text, document.source.notes) == ("Kinh gui", ("converted",))
    page = tmp_path / "d.doc"
    page.write_text("<html><body><p>Kinh gui</p></body></html>", encoding="utf-8")
    assert vanthu_files.read(page).blocks[0].text == "Kinh gui"


def test_no_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF)
    monkeypatch.setenv("VANTHU_SOFFICE", str(tmp_path / "không có"))
    assert key_of(path) == "needs_office"
    monkeypatch.delenv("VANTHU_SOFFICE")
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", (str(path),))
    assert office.find_soffice() == str(path)
    monkeypatch.setattr(office, "_PLACES", ())
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    if office.find_soffice() is None:
        program.parent.mkdir(parents=True)
        program.touch()
        assert office.find_soffice() == str(program)


def script(folder: Path, commands: str) -> str:
    path = folder / "soffice"
    path.write_text("#!/bin/sh\n" + commands)
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script")
def test_an_office_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF)
    monkeypatch.setenv("VANTHU_SOFFICE", script(tmp_path, "exit 1"))
    assert key_of(path) == "not_converted"
    monkeypatch.setattr(office, "PATIENCE", 0.2)
    monkeypatch.setenv("VANTHU_SOFFICE", script(tmp_path, "sleep 9"))
    assert key_of(path) == "office_too_slow"
    os.chmod(tmp_path / "soffice", 0o644)
    assert key_of(path) == "needs_office"


# Anything at all: a Document, or Unreadable

SAMPLE = flat(
    '<text:tracked-changes/><text:p text:style-name="P1">a<text:s text:c="3"/><text:span text:style-name="T1">b</text:span></text:p>'
    '<text:list text:style-name="L1"><text:list-item text:start-value="2"><text:p>c</text:p></text:list-item></text:list>'
    '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row table:number-rows-repeated="2"><table:table-cell'
    ' table:number-columns-spanned="2"><text:p>d</text:p></table:table-cell></table:table-row></table:table>'
    '<text:p><draw:line svg:x1="1mm" svg:y1="1mm" svg:x2="9mm" svg:y2="1mm"/><text:page-number/></text:p>',
    '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:margin-left="5mm" fo:line-height="115%"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-size="50%" fo:color="#ff0000"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"/></text:list-style>',
).encode()
MUTATIONS = st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=6), st.integers(0, 12)), min_size=1, max_size=5)
VALUES = st.sampled_from(
    ["", "0", "-1", "99999999999", "1e9mm", "nan%", "inf%", "-5mm", "%", "١", "a", "1.2.3cm", "P1", "T1", "9" * 400 + "mm"]
)


def survives(path: Path) -> None:
    try:
        document = vanthu_files.read(path)
    except Unreadable as problem:
        assert str(problem)
    else:
        assert isinstance(document, Document)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MUTATIONS)
def test_mutated_flat_files(tmp_path: Path, changes: list[tuple[int, bytes, int]]) -> None:
    data = SAMPLE
    for at, new, gone in changes:
        data = data[:at] + new + data[at + gone :]
    path = tmp_path / "a.fodt"
    path.write_bytes(data)
    survives(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 200), VALUES), min_size=1, max_size=6))
def test_odd_values(tmp_path: Path, changes: list[tuple[int, str]]) -> None:
    parts = SAMPLE.decode().split('="')
    for at, value in changes:
        number = len(parts) - 1 - at % (len(parts) - 20)  # the first ones declare the names
        parts[number] = value + '"' + parts[number].partition('"')[2]
    path = tmp_path / "a.fodt"
    path.write_text('="'.join(parts), encoding="utf-8")
    survives(path)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mutated_packages(tmp_path: Path, data: st.DataObject) -> None:
    whole = made(tmp_path, ".odt").read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 4)) :]
    path = tmp_path / "b.odt"
    path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))] if data.draw(st.booleans()) else whole)
    survives(path)
