"""Package: a ZIP of XML parts (.docx, .odt), opened with care and saved without touching what has not changed."""

from __future__ import annotations

import io
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import IO

from lxml import etree

from vanthu import compiled

Element = etree._Element

MEGABYTE = 1 << 20
SMALL = 16 * MEGABYTE
MOST_MEMBERS = 10_000
MOST_TOTAL = 2048 * MEGABYTE
MOST_MEMBER = 512 * MEGABYTE
MOST_XML = 64 * MEGABYTE
MOST_MARKS = 6_000_000  # "<" in one part: what is made of each costs far more than its bytes
MOST_PARAGRAPHS = 300_000
MOST_LETTERS = 4_000_000  # of a whole document: a thousand pages hold three millions
RATIO_FROM = 8 * MEGABYTE  # smaller parts may be as compressible as they like
MOST_RATIO = 500  # a bomb reaches about 1,000

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTITIES = ["<!ENTITY".encode(coding) for coding in ("ascii", "utf-16-le", "utf-16-be")]
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, LookupError, OverflowError)


class Unreadable(Exception):
    """The file cannot be read. `key` names the sentence (data/reading.toml, [unreadable]) that says why; `detail` is the part, if one."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(f"{key}: {detail}" if detail else key)
        self.key = key
        self.detail = detail

    def __str__(self) -> str:
        """The sentence a person reads."""
        sentence = compiled.read("reading")["unreadable"][self.key]
        return f"{sentence} ({self.detail})" if self.detail else str(sentence)


class Package:
    """The members of a ZIP, read when asked for."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.names: list[str] = []
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._small: bytes | None = None  # the file itself, where it is no burden to keep
        _look_at_the_start(self.path)
        try:
            if self.path.stat().st_size <= SMALL:
                self._small = self.path.read_bytes()
            with self._open() as file, zipfile.ZipFile(file) as archive:
                members = archive.infolist()
        except (*_BROKEN, OSError) as error:
            raise Unreadable("truncated") from error
        _refuse_hostile(members)
        self.names = [member.filename for member in members]
        self._members = {member.filename: member for member in members}

    def _open(self) -> IO[bytes]:
        return open(self.path, "rb") if self._small is None else io.BytesIO(self._small)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, most: int = MOST_MEMBER) -> bytes:
        """The bytes of a member, at most `most` of them whatever its header promises."""
        if name not in self._members:
            raise Unreadable("missing_part", name)
        member = self._members[name]
        try:
            with self._open() as file:
                _skip_local_header(file, member)
                packed = file.read(member.compress_size)
            data = _unpacked(packed, member, most)
        except (*_BROKEN, OSError) as error:
            raise Unreadable("truncated", name) from error
        if len(data) > most:
            raise Unreadable("too_big", name)
        return data

    def xml(self, name: str) -> Element:
        """The root of an XML member."""
        return parse_xml(self.read(name, MOST_XML), name)

    def save(self, path: str | os.PathLike[str], changed: dict[str, bytes]) -> None:
        """Write the package with these members changed or added; the others are copied as they lie, byte for byte."""
        target = Path(path)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        os.close(handle)
        try:
            if changed:
                self._write(temporary, changed)
            else:
                with self._open() as source, open(temporary, "wb") as copy:
                    shutil.copyfileobj(source, copy)
            permit(temporary, target)
            os.replace(temporary, target)
        except _BROKEN as error:
            raise Unreadable("truncated") from error
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)

    def _write(self, path: str, changed: dict[str, bytes]) -> None:
        with self._open() as source, zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w") as output:
            output.comment = archive.comment
            ends = _ends(archive)
            for member in archive.infolist():
                if member.filename in changed:
                    output.writestr(_renewed(member), changed[member.filename])
                elif member.header_offset in ends:
                    _copy_raw(source, output, member, ends[member.header_offset])
                else:
                    output.writestr(_renewed(member), self.read(member.filename))
            for name, data in changed.items():
                if name not in self._members:
                    output.writestr(_new(name), data)


def parse_xml(data: bytes, name: str = "") -> Element:
    """Parse without the network, without entities, without a DTD; depth and text size are bounded by libxml2's own limits."""
    if any(mark in data for mark in _ENTITIES):
        raise Unreadable("entity", name)
    if not data.strip():
        raise Unreadable("empty_part", name)
    marks = data.count(b"<")
    if marks > MOST_MARKS:
        raise Unreadable("too_big", name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable(_why(str(error)), name) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr]
        raise Unreadable("entity", name)
    if marks > MOST_PARAGRAPHS and sum(1 for _ in root.iter("{*}p", "{*}h")) > MOST_PARAGRAPHS:
        raise Unreadable("too_big", name)
    return root


def _why(message: str) -> str:
    """libxml2 tells its limits only in words."""
    if "depth" in message:
        return "too_deep"
    if "entity" in message.lower():
        return "entity"
    return "too_big" if "too long" in message or "too large" in message else "damaged_part"


def _look_at_the_start(path: Path) -> None:
    """Tell the wrong kinds of file by their first bytes."""
    try:
        with open(path, "rb") as file:
            start = file.read(8)
            if start == _OLE:
                raise Unreadable("password" if _holds(file, _ENCRYPTED) else "wrong_kind")
    except OSError as error:
        raise Unreadable("cannot_open") from error
    if not start:
        raise Unreadable("empty")
    if not start.startswith((_ZIP, _EMPTY_ZIP)):
        raise Unreadable("not_zip")


def _holds(file: IO[bytes], words: bytes) -> bool:
    """Whether the rest of the file holds these bytes; read in pieces."""
    last = b""
    while piece := file.read(MEGABYTE):
        if words in last + piece:
            return True
        last = piece[-len(words) :]
    return False


def _refuse_hostile(members: list[zipfile.ZipInfo]) -> None:
    if not members:
        raise Unreadable("empty")
    if len(members) > MOST_MEMBERS:
        raise Unreadable("too_big")
    seen = set()
    total = 0
    for member in members:
        name = member.filename
        if member.flag_bits & 0x1:
            raise Unreadable("password")
        if name in seen:
            raise Unreadable("duplicate", name)
        seen.add(name)
        if name.startswith("/") or "\\" in name or ":" in name or "\0" in member.orig_filename or ".." in name.split("/"):
            raise Unreadable("bad_name", name)
        total += member.file_size
        if member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * member.compress_size:
            raise Unreadable("bomb", name)
        if member.file_size > MOST_MEMBER or total > MOST_TOTAL:
            raise Unreadable("too_big", name)


def _skip_local_header(file: IO[bytes], member: zipfile.ZipInfo) -> None:
    file.seek(member.header_offset)
    signature, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if signature != _ZIP:
        raise zipfile.BadZipFile
    file.seek(name + extra, os.SEEK_CUR)


def _unpacked(packed: bytes, member: zipfile.ZipInfo, most: int) -> bytes:
    """The member's bytes; one more than `most` at the highest, whatever the headers say."""
    if member.compress_type == zipfile.ZIP_STORED:
        data = packed
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
    else:
        raise NotImplementedError
    if len(data) <= most and zlib.crc32(data) != member.CRC:
        raise zipfile.BadZipFile
    return data


def _ends(archive: zipfile.ZipFile) -> dict[int, int]:
    """Where each member's bytes end, by where they start: at the next member, or at the directory."""
    starts = sorted(member.header_offset for member in archive.infolist())
    return dict(zip(starts, [*starts[1:], archive.start_dir], strict=True))


def _copy_raw(source: IO[bytes], output: zipfile.ZipFile, member: zipfile.ZipInfo, end: int) -> None:
    """Copy a member as it lies: local header, compressed bytes, descriptor."""
    assert output.fp is not None
    _skip_local_header(source, member)
    output.fp.seek(output.start_dir)
    copy = _renewed(member)
    copy.header_offset = output.start_dir
    copy.CRC, copy.compress_size, copy.file_size, copy.flag_bits = member.CRC, member.compress_size, member.file_size, member.flag_bits
    source.seek(member.header_offset)
    remaining = end - member.header_offset
    while remaining > 0:
        piece = source.read(min(remaining, MEGABYTE))
        if not piece:
            raise EOFError
        output.fp.write(piece)
        remaining -= len(piece)
    output.start_dir = output.fp.tell()
    output.filelist.append(copy)
    output.NameToInfo[copy.filename] = copy


def _renewed(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What the directory says of a member, without its sizes."""
    renewed = zipfile.ZipInfo(member.filename, member.date_time)
    renewed.compress_type = member.compress_type
    renewed.comment = member.comment
    renewed.extra = member.extra
    renewed.create_system = member.create_system
    renewed.create_version = member.create_version
    renewed.extract_version = member.extract_version
    renewed.internal_attr = member.internal_attr
    renewed.external_attr = member.external_attr
    return renewed


def _new(name: str) -> zipfile.ZipInfo:
    """A member that was not there: always the same date, so that the same edits give the same file."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def permit(temporary: str, target: Path) -> None:
    """The rights of the file it replaces, or those of any new file."""
    if target.exists():
        shutil.copymode(target, temporary)
    else:
        os.chmod(temporary, 0o644)


def write_new_package(path: str | os.PathLike[str], members: dict[str, bytes], stored: tuple[str, ...] = ()) -> None:
    """Write a package from nothing, members in this order; those in `stored` are not compressed (an .odt's mimetype)."""
    target = Path(path)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    try:
        with zipfile.ZipFile(temporary, "w") as output:
            for name, data in members.items():
                member = _new(name)
                if name in stored:
                    member.compress_type = zipfile.ZIP_STORED
                output.writestr(member, data)
        permit(temporary, target)
        os.replace(temporary, target)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
