"""Plain text → Document: a block per line, and nothing else changed. What the lines mean is for others to say."""

from __future__ import annotations

import codecs
import re

from vanthu.document import Document, Source, plain_block

from .package import Unreadable

MOST_BYTES = 64 << 20

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MOST_JUNK = 0.02  # of a text's characters may be control characters; more is no text
_LINE_END = re.compile(r"\r\n|[\r\n\f\x0b\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def read_text(data: bytes | str) -> Document:
    """The text, its empty lines included; Source.notes names what had to be guessed or dropped."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_big")
    if not data:
        raise Unreadable("empty")
    text, notes = (data, []) if isinstance(data, str) else _decoded(data)
    text = text.removeprefix("\ufeff")
    cleaned = _CONTROL.sub("", text)
    if len(text) - len(cleaned) > max(len(text) * _MOST_JUNK, 16):
        raise Unreadable("wrong_kind")
    if len(cleaned) < len(text):
        notes.append("control_characters")
    lines = _LINE_END.split(cleaned)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()  # a line's end at the end of the text starts no line
    return Document(blocks=tuple([plain_block(line) for line in lines]), plain=True, source=Source(kind="text", notes=tuple(notes)))


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").replace("\ufffd", ""), []
    if b"\x00" in data:
        return _decoded_wide(data), ["guessed_encoding"]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    return data.decode(_code_page(data), errors="ignore"), ["guessed_encoding"]


def _decoded_wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of its spaces and digits is zero. Anything else with zeros in it is no text."""
    for encoding, space in (("utf-16-le", b" \x00"), ("utf-16-be", b"\x00 ")):
        if len(data) % 2 == 0 and data.count(space) * 60 > len(data):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text:
                return text
    raise Unreadable("wrong_kind")


def _code_page(data: bytes) -> str:
    """Windows' Vietnamese code page, told by its tone marks and letters; else the western one, under which legacy fonts are kept."""
    tones = sum(data.count(bytes([byte])) for byte in (0xCC, 0xD2, 0xDE, 0xEC, 0xF2))
    letters = sum(data.count(bytes([byte])) for byte in (0xE3, 0xF0, 0xF5, 0xFD, 0xC3, 0xD0, 0xD5, 0xDD))
    return "cp1258" if tones and letters and tones * 200 > len(data) else "cp1252"
