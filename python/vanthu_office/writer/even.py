"""Even: as many paragraphs stand before the text when a change of pages was taken back as before it was made.

Writer keeps headers and footers in one row with the text, ahead of it, and its own undo counts along that row. Offices from
25.2 on keep the first page's header and footer of a .docx out of sight when no page is to show them, and drop them once the
first page gets its own: what is then undone of the text would land some paragraphs too far up. The header of a page style
that nobody sees fills the gap, as long as the change is undone. Older offices keep no such thing, and do not tell the count.
"""

from __future__ import annotations

from typing import Any, Optional, Tuple

_COUNT = "SortedTextId"  # of a paragraph: its number in the row
_BOUNDS = 2  # a header takes the number of its paragraphs, and these


def before_text(model: Any) -> Optional[int]:
    """How much stands before the text; None where the office does not tell."""
    first = model.getText().createEnumeration().nextElement()
    while first.supportsService("com.sun.star.text.TextTable"):
        first = first.getCellByName(first.getCellNames()[0]).createEnumeration().nextElement()
    return int(first.getPropertyValue(_COUNT)) if first.getPropertySetInfo().hasPropertyByName(_COUNT) else None


def fill(model: Any, wanted: Optional[int]) -> str:
    """Let as much stand before the text as is wanted; gives the name of the page style that does it, if one is needed."""
    now = before_text(model)
    if wanted is None or now is None or wanted - now <= _BOUNDS:
        return ""
    styles = model.StyleFamilies.getByName("PageStyles")
    name = free_name(styles)
    styles.insertByName(name, model.createInstance("com.sun.star.style.PageStyle"))
    style = styles.getByName(name)
    style.Hidden = True
    style.HeaderIsOn = True
    style.HeaderText.setString("\r" * (wanted - now - _BOUNDS - 1))
    return name


def remove(model: Any, name: str) -> None:
    """Take a page style away with its header and footer: Writer alone would leave them behind, out of sight."""
    styles = model.StyleFamilies.getByName("PageStyles")
    if styles.hasByName(name):
        style = styles.getByName(name)
        style.HeaderIsOn = style.FooterIsOn = False
        styles.removeByName(name)


def free_name(styles: Any, taken: Tuple[str, ...] = ()) -> str:
    """A name that no page style has."""
    number = 2
    while styles.hasByName("Trang %d" % number) or "Trang %d" % number in taken:
        number += 1
    return "Trang %d" % number
