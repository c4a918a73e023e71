"""A text file converted to Unicode: its letters and its bytes. What comes is UTF-8, with the line ends it had."""

from __future__ import annotations

import codecs
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from vanthu.apply import apply
from vanthu.converting import Conversion, Left, convert, encoding_of
from vanthu.document import Block, Document, Format, Run
from vanthu.vietnamese.syllables import is_syllable
from vanthu.vietnamese.unicode import compose

from .package import permit
from .text import decoded, read_text

_FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times", "": ""}
_WORD = re.compile(r"[^\W\d_]+")
_SURE_WORDS = 3
_MOST_STRANGE = 0.1  # of the words with marks may be no syllables


class Text(NamedTuple):
    done: Conversion
    text: str
    mark: bool  # it began with the mark of UTF-8

    def save(self, path: str | os.PathLike[str]) -> None:
        """All or nothing: what stood there stays until the new text is whole."""
        target = Path(path)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        try:
            with open(handle, "w", encoding="utf-8-sig" if self.mark else "utf-8", newline="") as file:
                file.write(self.text)
            permit(temporary, target)
            os.replace(temporary, target)
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)


def convert_text(path: str | os.PathLike[str]) -> Text:
    """The font of an old encoding is not there to tell; so all of the text must be sure, or what is sure in it."""
    data = Path(path).read_bytes()
    read_text(data)  # refuses what is too large, empty, or no text
    text, guessed = decoded(data)
    mark = data.startswith(codecs.BOM_UTF8)
    if not guessed:
        page = _page(text.removeprefix("\ufeff"), "")
        done = convert(page)
        return Text(done, _text(apply(page, done.edits)), mark)
    western = data.decode("cp1252", "latin")
    encoding = encoding_of(western)
    if not encoding and not _is_vietnamese(text):
        return Text(Conversion(left=(Left(-1, 0, 0, Path(path).name, "bytes"),)), text, mark)
    page = _page(western if encoding else text, _FONTS[encoding])
    done = convert(page)
    return Text(done, _text(apply(page, done.edits)), mark)


def _page(text: str, font: str) -> Document:
    lines = text.splitlines(keepends=True)
    return Document(tuple([Block((Run(line, Format(font=font)),)) for line in lines]), plain=True)


def _text(page: Document) -> str:
    return "".join([block.text for block in page.blocks])


def _is_vietnamese(text: str) -> bool:
    """Read so, its words with marks are Vietnamese."""
    words = {word.lower() for word in _WORD.findall(compose(text)) if not word.isascii()}
    strange = [word for word in words if not is_syllable(word)]
    return len(words) >= _SURE_WORDS and len(strange) <= len(words) * _MOST_STRANGE


def _latin(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that code page 1252 leaves free."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("latin", _latin)
