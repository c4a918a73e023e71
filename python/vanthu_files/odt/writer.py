"""OdtFile: an .odt or .fodt opened for reading and for small changes; what is not changed stays as it lies, byte for byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from vanthu.document import Document
from vanthu.edit import Edit

from ..package import MOST_XML, Package, Unreadable, parse_xml
from .edits import Round
from .names import OFFICE
from .reader import Parts, Reading, read

Element = etree._Element

_ENCRYPTED = b"encryption-data"
_MANIFEST = "META-INF/manifest.xml"


class OdtFile:
    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._package: Package | None = None
        self._flat: Element | None = None
        self._reading: Reading | None = None
        if _is_flat(self.path):
            data = self.path.read_bytes() if self.path.stat().st_size <= MOST_XML else b""
            if not data:
                raise Unreadable("too_big")
            self._flat = parse_xml(data, self.path.name)
            if self._flat.tag != OFFICE + "document":
                raise Unreadable("wrong_kind")
            settings = self._flat.find(OFFICE + "settings")
            self._parts = Parts(self._flat, self._flat, settings, "fodt")
        else:
            self._package = Package(self.path)
            self._parts = _parts(self._package)
        self._changed: set[str] = set()

    def document(self) -> Document:
        return self._read().document

    def _read(self) -> Reading:
        if self._reading is None:
            self._reading = read(self._parts)
        return self._reading

    def apply(self, edits: Iterable[Edit]) -> list[Edit]:
        """Make the edits. Those whose before-image is not there, or that cannot be made here, are left out and given back."""
        reading = self._read()
        work = Round(self._parts, reading)
        refused = work.do(list(edits))
        self._changed |= work.changed
        self._reading = None
        return refused

    def save(self, path: str | os.PathLike[str]) -> None:
        if self._package is not None:
            roots = {"content.xml": self._parts.content, "styles.xml": self._parts.styles}
            self._package.save(path, {name: _serialised(roots[name]) for name in sorted(self._changed)})
            return
        data = self.path.read_bytes()
        if self._changed and self._flat is not None:
            data = _serialised(self._flat)
        target = Path(path)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(temporary, (target if target.exists() else self.path).stat().st_mode & 0o777)
            os.replace(temporary, target)
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)


def _is_flat(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            start = file.read(64)
    except OSError as error:
        raise Unreadable("cannot_open") from error
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))


def _parts(package: Package) -> Parts:
    if "content.xml" not in package:
        raise Unreadable("missing_part" if "mimetype" in package else "wrong_kind", "content.xml")
    if _MANIFEST in package and _ENCRYPTED in package.read(_MANIFEST, MOST_XML):
        raise Unreadable("password")
    content = package.xml("content.xml")
    styles = package.xml("styles.xml") if "styles.xml" in package else content
    settings = package.xml("settings.xml") if "settings.xml" in package else None
    return Parts(content, styles, settings)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
