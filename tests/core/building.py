"""Small documents for tests: plain text, paragraphs with form, headers laid out in every way people do."""

from __future__ import annotations

from vanthu.document import Block, Document, Format, Line, ParagraphFormat, Place, Run, Section, Tab, Table, plain_block

IN_BODY = Place()
BODY = Format(font="Times New Roman", size=14.0)


def plain(text: str) -> Document:
    return Document(tuple(plain_block(line) for line in text.strip("\n").split("\n")), plain=True)


def paragraph(
    text: str,
    align: str = "justify",
    bold: bool = False,
    italic: bool = False,
    size: float = 14.0,
    place: Place = IN_BODY,
    lines: tuple[Line, ...] = (),
    **form: object,
) -> Block:
    format = BODY._replace(bold=bold, italic=italic, size=size)
    return Block((Run(text, format),) if text else (), ParagraphFormat(align=align)._replace(**form), place, mark=format, lines=lines)


def formed(*blocks: Block, sections: tuple[Section, ...] = (Section(),), tables: tuple[Table, ...] = ()) -> Document:
    return Document(blocks, sections, tables)


HEADER_TABLE = Table(widths=(70.0, 95.0), rows=1)


def header_table(left: list[str], right: list[str], swap: bool = False) -> list[Block]:
    columns = [(right, 95.0), (left, 70.0)] if swap else [(left, 70.0), (right, 95.0)]
    return [
        paragraph(text, "center", text.isupper(), place=Place("cell", 0, 0, column, width=width))
        for column, (lines, width) in enumerate(columns)
        for text in lines
    ]


def header_tabs(left: list[str], right: list[str]) -> list[Block]:
    tabs = (Tab(30.0, "center"), Tab(115.0, "center"))
    return [paragraph("\t%s\t%s" % pair, "left", tabs=tabs) for pair in zip(left, right, strict=True)]
