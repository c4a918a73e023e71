"""Losses: what stands in a document that a Document cannot carry, so that writing it anew would lose it."""

from __future__ import annotations

from typing import Any, Callable, Iterator, Tuple

from vanthu.document import Document, Place

from ..reader import Picture
from .guarded import is_read_only

_PAGE = ("", "PAGE", "NUMPAGES")
_LINE = "com.sun.star.drawing.LineShape"

Found = Callable[[Any, Picture], bool]


def first_loss(model: Any, picture: Picture) -> str:
    """The key of the sentence that says why the document is left as it is; "" where nothing would be lost."""
    return next((key for key, found in _LOSSES if found(model, picture)), "")


def _is_empty(model: Any, picture: Picture) -> bool:
    return not any(block.text.strip() for block in picture.document.blocks)


def _is_protected(model: Any, picture: Picture) -> bool:
    sections = model.getTextSections()
    return any(sections.getByIndex(at).IsProtected for at in range(sections.getCount()))


def _has_hidden(model: Any, picture: Picture) -> bool:
    sections = model.getTextSections()
    if any(not sections.getByIndex(at).IsVisible for at in range(sections.getCount())):
        return True
    return any(portion.getPropertyValue("CharHidden") for paragraph in picture.paragraphs for portion in _portions(paragraph))


def _portions(paragraph: Any) -> Iterator[Any]:
    found = paragraph.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def _is_in_frame(place: Place) -> bool:
    return place.kind == "frame" or (place.kind == "cell" and place.frame >= 0)


def _has_drawings(model: Any, picture: Picture) -> bool:
    if model.getGraphicObjects().getCount() or model.getEmbeddedObjects().getCount():
        return True
    page = model.getDrawPage()
    shapes = [page.getByIndex(at) for at in range(page.getCount())]
    return any(getattr(shape, "ShapeType", "") != _LINE for shape in shapes) or any(block.objects for block in picture.document.blocks)


def _has_fields(model: Any, picture: Picture) -> bool:
    return any(run.field not in _PAGE for block in picture.document.blocks for run in block.runs)


def _has_bookmarks(model: Any, picture: Picture) -> bool:
    """Marks of the office's own begin with a line."""
    return any(not name.startswith("_") for name in model.getBookmarks().getElementNames())


def _has_header(model: Any, picture: Picture) -> bool:
    return any(said.strip(" \t\n-–—/|.") for said in _margins(picture.document))


def _margins(document: Document) -> Iterator[str]:
    for section in document.sections:
        for margin in section.margins:
            for block in margin.blocks:
                yield "".join([run.text for run in block.runs if run.field not in _PAGE[1:]]).replace("Trang", "").replace("trang", "")
                if block.objects:
                    yield "…"


_LOSSES: Tuple[Tuple[str, Found], ...] = (
    ("refused.readonly", lambda model, picture: is_read_only(model)),
    ("refused.empty", _is_empty),
    ("refused.protected", _is_protected),
    ("refused.tracked", lambda model, picture: picture.document.source.tracked > 0),
    ("refused.comments", lambda model, picture: picture.document.source.comments > 0),
    ("refused.tables", lambda model, picture: any(table.bordered for table in picture.document.tables)),
    (
        "refused.frames",
        lambda model, picture: any(block.place.frame >= 0 and block.place.kind != "note" for block in picture.document.blocks),
    ),
    ("refused.drawings", _has_drawings),
    ("refused.notes", lambda model, picture: any(block.place.kind == "note" for block in picture.document.blocks)),
    ("refused.fields", _has_fields),
    ("refused.index", lambda model, picture: model.getDocumentIndexes().getCount() > 0),
    ("refused.bookmarks", _has_bookmarks),
    ("refused.header", _has_header),
    ("refused.hidden", _has_hidden),
)
