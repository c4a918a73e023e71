"""Whole: a Document written over all that stands in a text."""

from __future__ import annotations

from typing import Any, Dict, List

from vanthu.document import Block, Document

from . import flow, margins, styles
from .looks import tabs_are_relative
from .paragraphs import Maker
from .setup import Setup
from .sheets import start_page
from .step import unrecorded

_BODY = "Standard"
_NOTE = "Footnote"


def write(model: Any, document: Document, title: str) -> None:
    """Put the document in the place of all that is there: text, tables, pages. What cannot be said in a Document is lost."""
    maker = Maker(model, tabs_are_relative(model))
    first = margins.contents(model.getText())[0]
    setup = Setup(maker, first.PageDescName or _BODY, title)
    last = _emptied(model)
    with unrecorded(model):
        styles.define(maker, document.styles, title)
        names = [setup.style_for(section) for section in document.sections]
    notes = _Notes(maker, document)
    groups = flow.groups([block for block in document.blocks if block.place.kind != "note"], document.tables)
    section = -1
    for number, group in enumerate(groups):
        if number + 1 == len(groups) and group[0].place.kind != "cell":
            maker.fill(last, group[0], _BODY, notes.call)
        else:
            flow.put(maker, group, last, document.tables, _BODY, notes.call)
        if group[0].section != section:
            section = group[0].section
            about = document.sections[section]
            # The text's first paragraph stands on the usual pages by itself.
            if about.starts_page and (section > 0 or names[section] != _BODY or about.page_start is not None):
                start_page(model, title, number, names[section], about.page_start)


def _emptied(model: Any) -> Any:
    """Take everything out of the text; gives the paragraph that must stay."""
    sections = model.getTextSections()
    for name in sections.getElementNames():
        if sections.hasByName(name):
            sections.getByName(name).dispose()
    text = model.getText()
    for content in margins.contents(text):
        if flow.is_table(content):
            content.dispose()
    cursor = text.createTextCursor()
    cursor.gotoStart(False)
    cursor.gotoEnd(True)
    cursor.setString("")
    last = margins.contents(text)[0]
    last.setPropertyValue("PageDescName", "")
    last.setPropertyValue("ParaStyleName", _BODY)
    text.createTextCursorByRange(last.getStart()).setAllPropertiesToDefault()
    return last


class _Notes:
    """The footnotes of a document, called in the order of their marks."""

    def __init__(self, maker: Maker, document: Document) -> None:
        self._maker = maker
        said: Dict[int, List[Block]] = {}
        for block in document.blocks:
            if block.place.kind == "note":
                said.setdefault(block.place.frame, []).append(block)
        self._left = [said[number] for number in sorted(said)]

    def call(self, cursor: Any) -> None:
        """The next note's mark where the cursor stands."""
        note = self._maker.model.createInstance("com.sun.star.text.Footnote")
        cursor.getText().insertTextContent(cursor, note, False)
        if self._left:
            margins.write(self._maker, note, self._left.pop(0), _NOTE)
