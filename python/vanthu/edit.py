"""Edit: a small change to a document, with its before-image.

An edit names a block of the Document it was made for. A writer finds every block first, then refuses an edit whose
`before` is no longer there, then applies: formats first, texts from the end to the start, blocks last. So all
offsets in a list of edits are those of the unchanged Document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Mapping, NamedTuple, Sequence, Tuple, Union

from .document import Block, Place, Table


class SetText(NamedTuple):
    """Replace text[start:end], which reads `before`, by `after`. An empty range inserts.

    New text takes the format of the character before it in the replaced range (or before `start`).
    `after` may hold "\n" (line break) and "\t".
    """

    block: int
    start: int
    end: int
    before: str
    after: str


class SetFormat(NamedTuple):
    """Give text[start:end] these fields of Format ({"bold": True, "size": 14.0} …).

    With `mark` also the paragraph mark (and so the list label) takes them.
    """

    block: int
    start: int
    end: int
    before: str
    changes: Mapping[str, object]
    mark: bool = False


class SetParagraph(NamedTuple):
    """Give the block these fields of ParagraphFormat."""

    block: int
    before: str
    changes: Mapping[str, object]


class InsertBlocks(NamedTuple):
    """Put blocks before or after `block`. With `tables`, blocks whose place is a cell come as these (Place.table is an index).

    All others, and without `tables` all of them, go where `block` stands: next to a block in a cell into that cell.
    """

    block: int
    before: str
    where: str  # "before" | "after"
    blocks: Tuple[Block, ...]
    tables: Tuple[Table, ...] = ()


class RemoveBlock(NamedTuple):
    """Drop a paragraph (the writer keeps an empty one where the format demands it, as in a cell)."""

    block: int
    before: str


class SplitBlock(NamedTuple):
    """Break the paragraph in two before `at`; blanks around the break go."""

    block: int
    before: str
    at: int


class JoinBlock(NamedTuple):
    """Append the next block's text to this one with `glue` between; the next block goes."""

    block: int
    before: str
    glue: str = " "


class DrawLine(NamedTuple):
    """Draw a solid rule of `length` mm, centred under the block (or under its span's middle, `centre` mm)."""

    block: int
    before: str
    length: float
    centre: float = -1.0  # mm from the left edge of the block's text area; -1: the middle of it


class RemoveLines(NamedTuple):
    """Remove the drawn lines of the block (shapes that are lines, the border below)."""

    block: int
    before: str


class SetTable(NamedTuple):
    """Put table number `table` where these fields of Table say: `left`, `widths` (mm, as many as it has columns), or both.

    However it was aligned before, it stands there then.
    """

    table: int
    changes: Mapping[str, object]


class SetSection(NamedTuple):
    """Give section number `section` these fields: width, height, top, bottom, left, right, header, landscape …"""

    section: int
    changes: Mapping[str, object]


class NumberPages(NamedTuple):
    """Number the section's pages: PAGE field centred in the header, none on the first page, none in the footer."""

    section: int
    font: str
    size: float


Edit = Union[
    SetText,
    SetFormat,
    SetParagraph,
    InsertBlocks,
    RemoveBlock,
    SplitBlock,
    JoinBlock,
    DrawLine,
    RemoveLines,
    SetTable,
    SetSection,
    NumberPages,
]


def blocks_to_place(edit: InsertBlocks) -> Tuple[Block, ...]:
    """The blocks of an insertion: without tables none is in a cell of its own, wherever its model stood."""
    return edit.blocks if edit.tables else tuple([replace(block, place=Place()) for block in edit.blocks])


def fits_table(edit: SetTable, tables: Sequence[Table]) -> bool:
    """Whether there is such a table, with as many columns as the edit has widths for."""
    if not 0 <= edit.table < len(tables) or not set(edit.changes) <= {"left", "widths"}:
        return False
    columns = len(tables[edit.table].widths)
    widths = edit.changes.get("widths", tables[edit.table].widths)
    return columns > 0 and isinstance(widths, tuple) and len(widths) == columns and all(width > 0 for width in widths)


class Refused(Exception):
    """The text has moved on: an edit's before-image is not there."""
