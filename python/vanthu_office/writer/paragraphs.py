"""Paragraphs: a new one made to look as a Block says, one given a new stand, the one before, the one after."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional

import uno

from vanthu.document import Block, Format, Run
from vanthu.writing import with_label_as_text

from . import lines
from .looks import VIETNAMESE, character, give, give_what_differs, known, paragraph

Call = Callable[[int], Any]  # the number of a note in the order of the marks → the note, put where the cursor stands
Dress = Callable[[Any, Mapping[str, Any]], None]  # sets properties of a paragraph or a text cursor

_FIELDS = {"PAGE": "PageNumber", "NUMPAGES": "PageCount"}
_ARABIC = 4  # com.sun.star.style.NumberingType
_USUAL = "Standard"
_BREAK, _APPEND = 0, 5  # com.sun.star.text.ControlCharacter


class Maker:
    """Fills new paragraphs of one document."""

    def __init__(self, model: Any, relative: bool) -> None:
        self.model = model
        self.relative = relative
        self.styles = model.StyleFamilies.getByName("ParagraphStyles")
        self._names: Optional[Dict[str, str]] = None

    def style_named(self, shown: str) -> Optional[str]:
        """The name by which Writer knows the paragraph style that people see under this name."""
        if self._names is None:
            self._names = {}
            for name in self.styles.getElementNames():
                self._names.setdefault(self.styles.getByName(name).DisplayName, name)
                self._names[name] = name
        return self._names.get(shown)

    def learn(self, name: str) -> None:
        """A style of this name was made."""
        if self._names is not None:
            self._names[name] = name

    def fill(self, made: Any, block: Block, style: str, call: Optional[Call] = None) -> None:
        """Make an empty paragraph look and read as the block. It keeps the page style that starts with it.

        Where the document has the block's style, the style gives the look, and only what differs is set; else all of it is.
        """
        block = with_label_as_text(block)
        master, number = made.PageDescName, made.PageNumberOffset
        own = self.style_named(block.paragraph.style)
        dress = give if own is None else give_what_differs
        made.setPropertyValue("ParaStyleName", own or style)
        _bare(made)
        base = block.mark if block.mark != Format() else block.format_at(0)
        dress(made, {**character(known(base)), "CharLocale": VIETNAMESE})
        changes = {field: value for field, value in block.paragraph._asdict().items() if field != "style"}
        if master:
            changes.pop("page_break")
        dress(made, paragraph(changes, block.paragraph, self.relative))
        if block.breaks_page:
            place = "PAGE_AFTER" if block.text else "PAGE_BEFORE"
            give(made, {"BreakType": uno.Enum("com.sun.star.style.BreakType", place)})
        if master and made.PageDescName != master:
            made.setPropertyValue("PageDescName", master)
            made.setPropertyValue("PageNumberOffset", number)
        self._write(made, block, dress, call)
        for line in block.lines:
            if line.kind == "shape":
                lines.draw(self.model, made, line)
            else:
                lines.border(made)

    def _write(self, made: Any, block: Block, dress: Dress, call: Optional[Call]) -> None:
        text = made.getText()
        cursor = text.createTextCursorByRange(made.getEnd())
        notes = list(block.notes) if call else []
        at = 0
        for run in block.runs:
            start = at
            while notes and notes[0] <= at + len(run.text):
                offset = notes.pop(0)
                self._put(text, cursor, run._replace(text=run.text[start - at : offset - at]), dress)
                assert call is not None
                call(cursor)
                cursor.gotoRange(made.getEnd(), False)
                start = offset
            self._put(text, cursor, run._replace(text=run.text[start - at :]), dress)
            at += len(run.text)
        for _ in notes:
            assert call is not None
            call(cursor)
            cursor.gotoRange(made.getEnd(), False)

    def _put(self, text: Any, cursor: Any, run: Run, dress: Dress) -> None:
        """Words behind the others; they look as the run says, whatever stands before them."""
        if not run.text:
            return
        if run.field in _FIELDS:
            field = self.model.createInstance("com.sun.star.text.TextField." + _FIELDS[run.field])
            field.NumberingType = _ARABIC
            if run.field == "PAGE":
                field.SubType = uno.Enum("com.sun.star.text.PageNumberType", "CURRENT")
            text.insertTextContent(cursor, field, False)
            cursor.goLeft(1, True)
        else:
            text.insertString(cursor, run.text, True)
        dress(cursor, character(known(run.format)))
        cursor.collapseToEnd()


def _bare(made: Any) -> None:
    """A new paragraph takes over what its neighbour has: nothing of it stays."""
    made.getText().createTextCursorByRange(made.getStart()).setAllPropertiesToDefault()
    if made.NumberingStyleName:
        made.setPropertyValue("NumberingStyleName", "")


# Neighbours


def new_before(made_at: Any) -> Any:
    """An empty paragraph before this one; it starts the page that this one started."""
    text = made_at.getText()
    text.insertControlCharacter(made_at.getStart(), _BREAK, False)
    cursor = text.createTextCursorByRange(made_at.getStart())
    cursor.goLeft(1, False)
    return at(cursor)


def new_after(paragraph: Any) -> Any:
    """An empty paragraph after this one."""
    text = paragraph.getText()
    text.insertControlCharacter(paragraph.getEnd(), _APPEND, False)
    cursor = text.createTextCursorByRange(paragraph.getEnd())
    cursor.goRight(1, False)
    return at(cursor)


def at(cursor: Any) -> Any:
    """The paragraph in which a cursor stands."""
    return cursor.getPropertyValue("TextParagraph")


def following(paragraph: Any) -> Any:
    """The paragraph or table after this one in its text; None where it is the last."""
    found = paragraph.getText().createEnumeration()
    while found.hasMoreElements():
        if found.nextElement() == paragraph:
            return found.nextElement() if found.hasMoreElements() else None
    return None


def hand_over(paragraph: Any, heir: Any) -> None:
    """Let the heir start the page that this paragraph starts."""
    master, number = paragraph.PageDescName, paragraph.PageNumberOffset
    if not master:
        return
    heir.setPropertyValue("PageDescName", master)
    if number is not None:
        heir.setPropertyValue("PageNumberOffset", number)
    paragraph.setPropertyValue("PageDescName", "")


def usual_style(paragraph: Any) -> str:
    style: str = paragraph.ParaStyleName
    return style or _USUAL
