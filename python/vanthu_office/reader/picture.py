"""Picture: what was read of a Writer document, and which of Writer's objects each part of it was read from."""

from __future__ import annotations

from typing import Any, NamedTuple, Tuple

from vanthu.document import Document


class PageStyles(NamedTuple):
    """The names of the page styles of one section; both are the same where its first page has none of its own."""

    first: str
    rest: str


class Picture(NamedTuple):
    """A Document and, beside it, Writer's objects, parallel to what the Document holds. It holds while the text stands still."""

    document: Document
    paragraphs: Tuple[Any, ...]  # of each block: its paragraph; the last one where a tracked deletion joins several
    joined: Tuple[Tuple[Any, ...], ...]  # of each block: the paragraphs before that one which the deletion joins to it; mostly ()
    drawn: Tuple[Tuple[Any, ...], ...]  # of each block, beside its `lines`: the shape, or the paragraph whose border it is
    tables: Tuple[Any, ...]  # of each of document.tables: the text table
    pages: Tuple[PageStyles, ...]  # of each of document.sections
    openers: Tuple[Any, ...]  # of each section: the paragraph, text table or text section that starts it
