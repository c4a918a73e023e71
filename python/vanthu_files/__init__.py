"""Files ↔ Document: readers and writers of .docx, .odt and text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vanthu.document import Document

from .package import MOST_LETTERS, Package, Unreadable
from .text import MOST_BYTES, read_text

if TYPE_CHECKING:
    from .docx import DocxFile
    from .odt import OdtFile

__all__ = ["Unreadable", "open_file", "opened", "read", "read_text", "write_new"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "WordDocument".encode("utf-16-le")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_HTML = (b"<html", b"<!doctype html", b"mime-version:")
_FLAT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_START = 4096

# What a file may be called that holds this.
_EXTENSIONS = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "odt": (".odt", ".ott"),
    "fodt": (".fodt", ".xml"),
    "doc": (".doc", ".dot"),
    "rtf": (".rtf", ".doc"),
    "html": (".html", ".htm", ".mht", ".mhtml", ".doc"),
}
_TELLING = {extension for extensions in _EXTENSIONS.values() for extension in extensions} - {".xml"}


def read(path: str | os.PathLike[str]) -> Document:
    """The Document in a file, told by its content first and its name second. Unreadable says why not."""
    source = Path(path)
    kind = _kind(source)
    try:
        document = _measured(_read(source, kind))
    except OSError as error:
        raise _denied(error) from error
    if source.suffix.lower() in _TELLING and source.suffix.lower() not in _EXTENSIONS.get(kind, ()):
        document = _noted(document, "wrong_extension")
    return document


def open_file(path: str | os.PathLike[str]) -> DocxFile | OdtFile:
    """A .docx, .odt or .fodt opened for changes."""
    from .docx import DocxFile
    from .odt import OdtFile

    source = Path(path)
    kind = _kind(source)
    try:
        if kind in ("docx", "odt", "fodt"):
            file = DocxFile(source) if kind == "docx" else OdtFile(source)
            _measured(file.document())
            return file
    except OSError as error:
        raise _denied(error) from error
    raise Unreadable("not_writable")


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[DocxFile | OdtFile | None]:
    """Opened for changes as long as it is needed: what only an office can read comes as a .docx. None: plain text."""
    source = Path(path)
    kind = _kind(source)
    if kind == "text":
        yield None
    elif kind in ("docx", "odt", "fodt"):
        yield open_file(source)
    else:
        from .office import converted

        with converted(source) as changed:
            yield open_file(changed)


def write_new(document: Document, path: str | os.PathLike[str]) -> None:
    """Write the Document as a new file of the kind that the name's ending says."""
    ending = Path(path).suffix.lower()
    if ending == ".docx":
        from . import docx

        docx.write_new(document, path)
    elif ending in (".odt", ".fodt"):
        from . import odt

        odt.write_new(document, path)
    else:
        raise Unreadable("not_writable")


def _read(path: Path, kind: str) -> Document:
    if kind == "docx":
        from .docx import DocxFile

        return DocxFile(path).document()
    if kind in ("odt", "fodt"):
        from .odt import OdtFile

        return OdtFile(path).document()
    if kind == "text":
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable("too_big")
        return read_text(path.read_bytes())
    from .office import converted

    with converted(path) as changed:
        return _noted(_read(changed, "docx"), "converted")


def _measured(document: Document) -> Document:
    """The document, if it is not larger than can be checked in bounded memory and time."""
    if sum(len(block.text) for block in document.blocks) > MOST_LETTERS:
        raise Unreadable("too_big")
    return document


def _kind(path: Path) -> str:
    """docx, odt, fodt, doc, rtf, html or text: by the first bytes, and for a ZIP by its members."""
    try:
        if path.is_dir():
            raise Unreadable("folder")
        if path.exists() and not path.is_file():
            raise Unreadable("wrong_kind")  # a pipe or a device may never end
        with open(path, "rb") as file:
            start = file.read(_START)
    except (OSError, ValueError) as error:
        raise _denied(error) from error
    if not start:
        raise Unreadable("empty")
    if start.startswith(b"PK"):
        return _zip_kind(path)
    if start.startswith(_OLE):
        return _old_kind(path)
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(_NO_TEXT):
        raise Unreadable("wrong_kind")
    words = start.lstrip(_BLANK)
    if _FLAT in start or (words.startswith(b"<?xml") and path.suffix.lower() == ".fodt"):
        return "fodt"
    if words[:64].lower().startswith(_HTML) and path.suffix.lower() in _EXTENSIONS["html"]:
        return "html"
    return "text"


def _zip_kind(path: Path) -> str:
    package = Package(path)
    if "mimetype" in package and "content.xml" in package:
        mimetype = package.read("mimetype", 1024).strip()
        if not mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
            raise Unreadable("wrong_kind")
        return "odt"
    if "content.xml" in package and "word/document.xml" not in package:
        return "odt"
    return "docx"


def _old_kind(path: Path) -> str:
    """Word's older format; other OLE files, and those behind a password, are refused."""
    try:
        Package(path)
    except Unreadable as problem:
        if problem.key != "wrong_kind":
            raise
    with open(path, "rb") as file:
        last = b""
        while piece := file.read(1 << 20):
            if _WORD in last + piece:
                return "doc"
            last = piece[-len(_WORD) :]
    raise Unreadable("wrong_kind")


def _denied(error: OSError | ValueError) -> Unreadable:
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return Unreadable("missing")
    if isinstance(error, IsADirectoryError):
        return Unreadable("folder")
    return Unreadable("denied" if isinstance(error, PermissionError) else "cannot_open")


def _noted(document: Document, note: str) -> Document:
    return replace(document, source=document.source._replace(notes=(*document.source.notes, note)))
