"""Whether two Documents look alike, one of which has been in Writer: lengths on its grid, names of styles and widths of cells apart."""

from __future__ import annotations

from typing import Any

from vanthu.apply import merged
from vanthu.document import Block, Document, Section

LENGTHS = ("first", "left", "right", "before", "after")
PAGE = ("width", "height", "top", "bottom", "left", "right", "header", "footer")


def differences(one: Document, other: Document) -> list[str]:
    """What differs, in words for a person who reads a failed test."""
    found = [
        f"block {number}: {name}: {mine!r} / {theirs!r}"
        for number, (left, right) in enumerate(zip(one.blocks, other.blocks, strict=False))
        for (name, mine), (_, theirs) in zip(block(left), block(right), strict=True)
        if mine != theirs
    ]
    found += [
        f"section {number}: {name}: {mine!r} / {theirs!r}"
        for number, (left, right) in enumerate(zip(one.sections, other.sections, strict=False))
        for (name, mine), (_, theirs) in zip(section(left), section(right), strict=True)
        if mine != theirs
    ]
    if len(one.blocks) != len(other.blocks):
        found.append(f"blocks: {[each.text for each in one.blocks]} / {[each.text for each in other.blocks]}")
    if len(one.sections) != len(other.sections):
        found.append(f"sections: {len(one.sections)} / {len(other.sections)}")
    if tables(one) != tables(other):
        found.append(f"tables: {tables(one)} / {tables(other)}")
    return found


def block(each: Block) -> list[tuple[str, Any]]:
    stand = each.paragraph._asdict()
    del stand["style"], stand["tabs"]
    return [
        ("text", each.text),
        ("runs", [(run.text, run.field, run.format._replace(spacing=round(run.format.spacing, 1))) for run in merged(each.runs)]),
        *[(name, Near(value) if name in LENGTHS else value) for name, value in stand.items()],
        ("tabs", [(Near(tab.position), tab.align) for tab in each.paragraph.tabs]),
        ("place", each.place[:5]),
        ("section", each.section),
        ("label", each.label),
        ("lines", sorted((line.kind, Near(line.length)) for line in each.lines)),
        ("notes", each.notes),
    ]


def section(each: Section) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [(name, Near(getattr(each, name))) for name in PAGE]
    found += [
        (name, getattr(each, name)) for name in ("landscape", "columns", "first_differs", "even_differs", "page_start", "number_format")
    ]
    return [*found, ("margins", sorted((margin.kind, margin.pages, said(margin.blocks)) for margin in each.margins if said(margin.blocks)))]


def said(blocks: tuple[Block, ...]) -> list[str]:
    """The words of a header; a field by its name."""
    lines = ["".join(f"<{run.field}>" if run.field else run.text for run in each.runs) for each in blocks]
    return [line for line in lines if line]


def tables(document: Document) -> list[Any]:
    return [([Near(width) for width in each.widths], each.rows, each.bordered, Near(each.left)) for each in document.tables]


class Near(float):
    """A length that counts as another when both are the same on Writer's grid."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, float) and abs(float(self) - float(other)) < 0.15

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = float.__hash__
