"""Plain text → Document: a block per line, and nothing else changed. What the lines mean is for others to say."""

from __future__ import annotations

import codecs
import re

from vanthu.document import Document, Source, plain_block

from .package import MOST_PARAGRAPHS, Unreadable

MOST_BYTES = 16 << 20

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MOST_JUNK = 0.02  # of a text's characters may be control characters; more is no text
_LINE_END = re.compile(r"\r\n|[\r\n\f\x0b\x85\u2028\u2029]")
# In code page 1258 a tone mark is a byte of its own behind its vowel; the letters of legacy fonts lie elsewhere.
_TONED = re.compile(rb"[aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd][\xcc\xd2\xde\xec\xf2]")
_LEGACY = b"\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xf8\xf9\xf1"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def read_text(data: bytes | str) -> Document:
    """The text, its empty lines included; Source.notes names what had to be guessed or dropped."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_big")
    if not data:
        raise Unreadable("empty")
    text, guessed = (data, False) if isinstance(data, str) else decoded(data)
    notes = ["guessed_encoding"] if guessed else []
    text = text.removeprefix("\ufeff")
    cleaned = _CONTROL.sub("", text)
    if len(text) - len(cleaned) > max(len(text) * _MOST_JUNK, 16):
        raise Unreadable("wrong_kind")
    if len(cleaned) < len(text):
        notes.append("control_characters")
    lines = _LINE_END.split(cleaned)
    if len(lines) > MOST_PARAGRAPHS:
        raise Unreadable("too_big")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()  # a line's end at the end of the text starts no line
    return Document(blocks=tuple([plain_block(line) for line in lines]), plain=True, source=Source(kind="text", notes=tuple(notes)))


def decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding had to be guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").replace("\ufffd", ""), False
    if b"\x00" in data:
        return _decoded_wide(data), True
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    return data.decode(_code_page(data), errors="ignore"), True


def _decoded_wide(data: bytes) -> str:
    """UTF-16 without a mark: of the two bytes of a Latin letter one is zero. Anything else with zeros in it is no text."""
    encoding = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("wrong_kind") from error
    if "\x00" in text or data.count(0) * 4 < len(data):
        raise Unreadable("wrong_kind")
    return text


def _code_page(data: bytes) -> str:
    """Windows' Vietnamese code page, told by its tone marks behind vowels; else the western one, under which legacy fonts are kept."""
    tones = len(_TONED.findall(data))
    return "cp1258" if tones > sum(data.count(byte) for byte in _LEGACY) else "cp1252"
