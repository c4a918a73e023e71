"""What stands inside one text:p or text:h: runs, notes, drawings, marks of change."""

from __future__ import annotations

import re

from lxml import etree

from vanthu.document import Format, Run

from ..package import Unreadable
from .names import DRAW, FIELD, LOEXT, OFFICE, SPAN, STYLE_NAME, TEXT, whole
from .styles import Styles

Element = etree._Element

MOST_BLANKS = 512  # of one text:s; more is an attack, not a text

_LONGEST = 1 << 24  # characters of one paragraph

_BLANKS = re.compile(r"[ \t\r\n]+")
_CONTROL = dict.fromkeys(range(32))  # XML lets only tab and line ends through

NOTHING = frozenset(
    [TEXT + name for name in (
        "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end",
        "soft-page-break", "alphabetical-index-mark", "alphabetical-index-mark-start", "alphabetical-index-mark-end",
        "toc-mark", "toc-mark-start", "toc-mark-end", "user-index-mark", "user-index-mark-start", "user-index-mark-end",
        "number", "ruby-text", "script", "hidden-paragraph",
    )]
    + [OFFICE + "annotation-end"]
    + [FIELD + name for name in ("fieldmark", "fieldmark-start", "fieldmark-end", "fieldmark-separator")]
)  # fmt: skip
CHANGES = frozenset([TEXT + "change", TEXT + "change-start", TEXT + "change-end"])
HOLDERS = frozenset([TEXT + "ruby", TEXT + "ruby-base", TEXT + "meta"])  # whose text is ordinary text
BLANK, TAB, BREAK = TEXT + "s", TEXT + "tab", TEXT + "line-break"
LINK, NOTE, ANNOTATION = TEXT + "a", TEXT + "note", OFFICE + "annotation"
_FIELDS = {
    "page-number": "PAGE",
    "page-count": "NUMPAGES",
    "author-name": "AUTHOR",
    "file-name": "FILENAME",
    "bookmark-ref": "REF",
    "reference-ref": "REF",
    "sequence": "SEQ",
    "database-display": "MERGEFIELD",
    "creation-date": "CREATEDATE",
}


def field_name(tag: str) -> str:
    """The name of the field that an element of the text namespace stands for."""
    local = tag[len(TEXT) :]
    return _FIELDS.get(local, local.upper())


def field_text(element: Element) -> str:
    """What a field shows."""
    return "".join([str(piece) for piece in element.itertext()]).translate(_CONTROL)


def is_field(tag: str) -> bool:
    return tag.startswith(TEXT) and not any(tag in others for others in (_NO_FIELD, NOTHING, CHANGES, HOLDERS))


_NO_FIELD = frozenset([SPAN, BLANK, TAB, BREAK, LINK, NOTE])


def blanks(element: Element) -> int:
    number = whole(element.get(TEXT + "c"), 0, MOST_BLANKS)
    return 1 if number is None else number


class Inline:
    """The collected inside of a paragraph."""

    def __init__(self, styles: Styles, base: Format, hidden: bool) -> None:
        self.styles = styles
        self.runs: list[Run] = []
        self.notes: list[int] = []
        self.note_elements: list[Element] = []
        self.drawings: list[Element] = []
        self.comments = 0
        self.tracked = False
        self.mark = base
        self._base = base
        self._hidden = hidden
        self._length = 0
        self._pieces: list[str] = []  # of the run being read, and its format
        self._format = base
        self._after_blank = True  # blanks that start a paragraph are not shown

    def read(self, paragraph: Element) -> Inline:
        self._walk(paragraph, self._base, self._hidden)
        self._end_run()
        last = mark_span(paragraph)
        if last is not None:
            self.mark = self.styles.span(self._base, last.get(STYLE_NAME) or "")[0]
        newer = paragraph.get(LOEXT + "marker-style-name")  # LibreOffice since 7.6 says it here
        if newer:
            self.mark = self.styles.span(self._base, newer)[0]
        return self

    def _walk(self, element: Element, format: Format, hidden: bool) -> None:
        if element.text and not hidden:
            self._add(element.text, format)
        for child in element:
            tag = child.tag
            if tag == SPAN or tag == LINK:
                inner = self.styles.span(format, child.get(STYLE_NAME) or "")
                self._walk(child, inner[0], hidden or inner[1])
            elif tag == TAB:
                self._put("\t", format, hidden)
            elif tag == BLANK:
                self._put(" " * blanks(child), format, hidden)
            elif tag == BREAK:
                self._put("\n", format, hidden)
            elif isinstance(tag, str):
                self._other(child, tag, format, hidden)
            if child.tail and not hidden:
                self._add(child.tail, format)

    def _other(self, child: Element, tag: str, format: Format, hidden: bool) -> None:
        if tag in NOTHING:
            return
        if tag == NOTE:
            self.notes.append(self._length)
            self.note_elements.append(child)
            self._after_blank = False
        elif tag == ANNOTATION:
            self.comments += 1
        elif tag in CHANGES:
            self.tracked = True
        elif tag.startswith(DRAW):
            if tag == DRAW + "a":
                self.drawings.extend(child.iterchildren(tag=etree.Element))
            else:
                self.drawings.append(child)
        elif tag.startswith(TEXT) and tag not in HOLDERS:
            self._put(field_text(child), format, hidden, field_name(tag))
        else:
            self._walk(child, format, hidden)

    def _add(self, text: str, format: Format) -> None:
        """Text as XML carries it: a row of blanks is one, and none starts a paragraph."""
        if "  " in text or "\n" in text or "\t" in text or "\r" in text:
            text = _BLANKS.sub(" ", text)
        if self._after_blank and text[0] == " ":
            text = text[1:]
            if not text:
                return
        self._after_blank = text[-1] == " "
        self._append(text, format, "")

    def _put(self, text: str, format: Format, hidden: bool, field: str = "") -> None:
        if (text or field) and not hidden:
            self._after_blank = False
            self._append(text, format, field)

    def _append(self, text: str, format: Format, field: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST:
            raise Unreadable("too_big")
        if field:
            self._end_run()
            self.runs.append(Run(text, format, field))
            return
        if self._pieces and self._format is not format and self._format != format:
            self._end_run()
        self._pieces.append(text)
        self._format = format

    def _end_run(self) -> None:
        if self._pieces:
            self.runs.append(Run("".join(self._pieces), self._format))
            self._pieces = []


def mark_span(paragraph: Element) -> Element | None:
    """The empty span that ends a paragraph: the office keeps the format of the paragraph's mark there."""
    if not len(paragraph):
        return None
    last = paragraph[-1]
    return last if last.tag == SPAN and not len(last) and not last.text and not last.tail else None
