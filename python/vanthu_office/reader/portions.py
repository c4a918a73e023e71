"""Portions: what stands in one paragraph, piece by piece. The same walk gives a block's text and finds places in it again."""

from __future__ import annotations

import re
from typing import Any, Callable, Iterable, Iterator, List, NamedTuple, Tuple

from vanthu.document import Format

from ..bridge import ask, get
from .formats import CHARACTER, CHARACTERS, HIDDEN, Formats, Values

_ASKED = CHARACTER + ("TextPortionType",)
_CHANGE = ("IsCollapsed", "IsStart", "RedlineType")
_CONTENT = "com.sun.star.text.TextContent"
_CONTROL = dict.fromkeys(range(32))
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SERVICE = "com.sun.star.text.TextField."
_ALSO = "com.sun.star.text.textfield."
_NESTED = {"InContentMetadata": "InContentMetadata", "ContentControl": "ContentControl"}
# What the file formats call Writer's fields; others by their own name.
_FIELDS = {
    "PageNumber": "PAGE", "PageCount": "NUMPAGES", "Author": "AUTHOR", "FileName": "FILENAME", "GetReference": "REF",
    "SetExpression": "SEQ", "Database": "MERGEFIELD", "Input": "TEXT-INPUT", "DocInfo.CreateDateTime": "CREATEDATE", "DateTime": "DATE",
}  # fmt: skip


class Piece(NamedTuple):
    """A portion that shows something, or marks a place: a text, a field, a note's mark, something drawn, a comment."""

    kind: str  # "text" | "field" | "note" | "drawn" | "comment"
    text: str
    format: Format
    portion: Any
    field: str = ""


class Walked(NamedTuple):
    pieces: List[Piece]
    mark: Format  # of the paragraph mark: an empty text at the end says it, or else the paragraph
    deleting: bool  # a tracked deletion goes on in the next paragraph
    tracked: bool


def walk(paragraph: Any, formats: Formats, base: Format, hidden: bool, deleting: bool) -> Walked:
    """The pieces of a paragraph. `deleting`: its beginning is deleted."""
    walker = _Walker(formats.format, deleting)
    walker.portions(paragraph)
    pieces, mark = walker.pieces, base
    if pieces and pieces[-1].kind == "text" and not pieces[-1].text:
        mark = formats.mark(base, pieces.pop().format)
    return Walked([] if hidden else pieces, mark, walker.deleting, walker.tracked)


def shown(paragraphs: Iterable[Any]) -> List[Piece]:
    """The pieces of a block that these paragraphs make, without their looks."""
    walker = _Walker(lambda values: _NO_LOOKS, False)
    for paragraph in paragraphs:
        walker.portions(paragraph)
    return walker.pieces


_NO_LOOKS = Format()


class _Walker:
    def __init__(self, look: Callable[[Values], Format], deleting: bool) -> None:
        self.pieces: List[Piece] = []
        self.deleting = deleting
        self.tracked = deleting
        self._format = look
        self._commands: List[int] = []  # where the field marks that are open began

    def portions(self, holder: Any) -> None:
        for portion in holder:
            values = ask(portion, "getPropertyValues", _ASKED)
            kind = values[CHARACTERS]
            if kind == "Text":
                if not self.deleting and not values[HIDDEN]:
                    self.pieces.append(Piece("text", ask(portion, "getString"), self._format(values[:CHARACTERS]), portion))
            elif kind == "Redline":
                self._change(portion)
            elif kind in _NESTED:
                self.portions(get(portion, _NESTED[kind]))
            elif not self.deleting and not values[HIDDEN]:
                self._other(kind, portion, self._format(values[:CHARACTERS]))

    def _change(self, portion: Any) -> None:
        collapsed, start, kind = [get(portion, name) for name in _CHANGE]  # a call for all of them does not know them
        self.tracked = True
        if kind == "Delete" and not collapsed:
            self.deleting = start

    def _other(self, kind: str, portion: Any, format: Format) -> None:
        if kind == "TextField":
            name = _field_name(get(portion, "TextField"))
            if name == "ANNOTATION":
                self.pieces.append(Piece("comment", "", format, portion))
            else:
                self.pieces.append(Piece("field", ask(portion, "getString").translate(_CONTROL), format, portion, name))
        elif kind == "Annotation":
            self.pieces.append(Piece("comment", "", format, portion))
        elif kind == "Footnote":
            self.pieces.append(Piece("note", "", format, portion))
        elif kind == "Frame":
            self.pieces.append(Piece("drawn", "", format, portion))
        elif kind == "LineBreak":
            self.pieces.append(Piece("text", "\n", format, portion))
        elif kind == "TextFieldStart":
            self._commands.append(len(self.pieces))
        elif kind == "TextFieldSeparator" and self._commands:
            del self.pieces[self._commands[-1] :]  # what stands before it is the field's command
        elif kind == "TextFieldEnd" and self._commands:
            self._commands.pop()


def _field_name(field: Any) -> str:
    for service in ask(field, "getSupportedServiceNames"):
        if service.startswith((_SERVICE, _ALSO)):
            name = str(service[len(_SERVICE) :])
            if name == "DateTime" and not get(field, "IsDate"):
                return "TIME"
            return _FIELDS.get(name) or _WORDS.sub("-", name).upper()
    return "FIELD"


def contents(holder: Any) -> Iterator[Any]:
    """What is anchored to a paragraph as a whole, or in a portion: frames, pictures, shapes."""
    if ask(holder, "getImplementationName").startswith("Svx"):  # in a drawn shape
        return
    found = ask(holder, "createContentEnumeration", _CONTENT)
    while ask(found, "hasMoreElements"):
        yield ask(found, "nextElement")


def texts(pieces: List[Piece]) -> Iterator[Tuple[int, Piece]]:
    """The pieces with the offset in Block.text where each starts."""
    at = 0
    for piece in pieces:
        yield at, piece
        at += len(piece.text)
