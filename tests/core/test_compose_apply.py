"""Edits applied to a Document: each kind, together, and refused when the text has moved on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vanthu.apply import apply
from vanthu.document import Block, Document, Format, Line, Margin, ParagraphFormat, Place, Run, Section, Table, plain_block
from vanthu.edit import (
    DrawLine,
    Edit,
    InsertBlocks,
    JoinBlock,
    NumberPages,
    Refused,
    RemoveBlock,
    RemoveLines,
    SetFormat,
    SetParagraph,
    SetSection,
    SetTable,
    SetText,
    SplitBlock,
)

PLAIN = Format("Times New Roman", 13.0)
BOLD = PLAIN._replace(bold=True)
CELL = Place("cell", 0, 0, 0, width=60.0)


def page(*blocks: Block, tables: tuple[Table, ...] = ()) -> Document:
    return Document(blocks, tables=tables)


def block(text: str, format: Format = PLAIN, **fields: object) -> Block:
    return replace(Block((Run(text, format),) if text else (), mark=format), **fields)  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    return [each.text for each in document.blocks]


def test_new_text_looks_like_what_it_replaces() -> None:
    mixed = Block((Run("Độc lập ", BOLD), Run("– Tự do", PLAIN)))
    done = apply(page(mixed), [SetText(0, 8, 9, "–", "-")])
    assert done.blocks[0].runs == (Run("Độc lập ", BOLD), Run("- Tự do", PLAIN))
    inserted = apply(page(mixed), [SetText(0, 8, 8, "", "|")])
    assert inserted.blocks[0].runs[0] == Run("Độc lập |", BOLD)


def test_texts_are_set_from_the_end_and_notes_move_along() -> None:
    noted = block("một hai ba", notes=(3, 7))
    done = apply(page(noted), [SetText(0, 0, 3, "một", "1"), SetText(0, 4, 7, "hai", "hai mươi")])
    assert texts(done) == ["1 hai mươi ba"]
    assert done.blocks[0].notes == (1, 10)


def test_text_into_an_empty_block() -> None:
    assert apply(page(block("", BOLD)), [SetText(0, 0, 0, "", "mới")]).blocks[0].runs == (Run("mới", BOLD),)


def test_format_of_a_stretch_and_of_the_mark() -> None:
    done = apply(page(block("Điều 1. Tên")), [SetFormat(0, 0, 7, "Điều 1.", {"bold": True}, mark=True)])
    assert done.blocks[0].runs == (Run("Điều 1.", BOLD), Run(" Tên", PLAIN))
    assert done.blocks[0].mark.bold
    assert not apply(page(block("ab")), [SetFormat(0, 0, 1, "a", {"bold": True})]).blocks[0].mark.bold


def test_formats_come_before_texts() -> None:
    done = apply(page(block("TM ỦY BAN")), [SetText(0, 2, 2, "", "."), SetFormat(0, 0, 2, "TM", {"bold": True})])
    assert done.blocks[0].runs == (Run("TM.", BOLD), Run(" ỦY BAN", PLAIN))


def test_paragraph_lines_and_sections() -> None:
    done = apply(page(block("a", place=Place(width=100.0))), [SetParagraph(0, "a", {"align": "center"}), DrawLine(0, "a", 40.0)])
    assert done.blocks[0].paragraph.align == "center"
    assert done.blocks[0].lines[0].x == 30.0
    aside = apply(page(block("a", place=Place(width=100.0))), [DrawLine(0, "a", 40.0, centre=25.0)])
    assert aside.blocks[0].lines[0].x == 5.0
    assert apply(done, [RemoveLines(0, "a")]).blocks[0].lines == ()
    assert apply(done, [SetSection(0, {"left": 30.0, "top": 25.0})]).sections[0].top == 25.0


def test_pages_are_numbered_once() -> None:
    number = Block((Run("2", PLAIN, "PAGE"),))
    kept = block("Sở Nội vụ")
    section = Section(margins=(Margin("header", "default", (kept,)), Margin("footer", "default", (kept, number))))
    done = apply(Document((block("a"),), (section,)), [NumberPages(0, "Times New Roman", 14.0)])
    margins = {(margin.kind, margin.pages): margin.blocks for margin in done.sections[0].margins}
    assert margins["header", "default"][0].runs[0] == Run("2", Format("Times New Roman", 14.0), "PAGE")
    assert margins["header", "first"] == ()
    assert margins["footer", "default"] == (kept,)
    assert apply(done, [NumberPages(0, "Times New Roman", 14.0)]) == done


def test_blocks_put_beside_one_in_a_cell_go_into_it() -> None:
    done = apply(page(block("a", place=CELL), tables=(Table((60.0,), 1),)), [InsertBlocks(0, "a", "after", (block("b"),))])
    assert texts(done) == ["a", "b"]
    assert done.blocks[1].place == CELL


def test_new_tables_come_after_the_old() -> None:
    table = Table((60.0, 60.0), 1)
    cells = tuple(block(text, place=Place("cell", 0, 0, column)) for column, text in enumerate("xy"))
    done = apply(page(block("a", place=CELL), block("b"), tables=(table,)), [InsertBlocks(1, "b", "before", cells, (table,))])
    assert texts(done) == ["a", "x", "y", "b"]
    assert [each.place.table for each in done.blocks] == [0, 1, 1, -1]
    assert len(done.tables) == 2


def test_a_table_put_elsewhere_takes_its_cells_along() -> None:
    cells = ((0, 0, 66.2), (0, 1, 96.2), (1, 0, 166.2))
    places = [Place("cell", 0, row, column, width=width) for row, column, width in cells] + [Place("cell", 1, width=5.0)]
    document = page(*[block("a", place=place) for place in places], tables=(Table((70.0, 100.0), 2, left=-9.0), Table((8.8,), 1)))
    done = apply(document, [SetTable(0, {"left": 0.0, "widths": (68.0, 92.0)})])
    assert done.tables == (Table((68.0, 92.0), 2), Table((8.8,), 1))
    assert [each.place.width for each in done.blocks] == [64.2, 88.2, 156.2, 5.0]
    assert apply(document, [SetTable(0, {"left": 3.0})]).tables[0] == document.tables[0]._replace(left=3.0)
    for changes in ({"widths": (1.0,)}, {"widths": (1.0, 0.0)}, {"rows": 3}):
        with pytest.raises(Refused):
            apply(document, [SetTable(0, changes)])


def test_the_only_paragraph_of_a_cell_loses_its_words_alone() -> None:
    other = CELL._replace(column=1)
    document = page(block("a", place=CELL), block("b", place=other), block("c", place=other), block("d"))
    assert texts(apply(document, [RemoveBlock(0, "a")])) == ["", "b", "c", "d"]
    assert texts(apply(document, [RemoveBlock(1, "b"), RemoveBlock(3, "d")])) == ["a", "c"]


def test_broken_in_two_after_a_text_was_set() -> None:
    whole = block("KẾ HOẠCH Công tác năm 2026", notes=(8, 17), label="1.")
    done = apply(page(whole), [SplitBlock(0, whole.text, 9), SetText(0, 0, 2, "KẾ", "Kế1")])
    assert texts(done) == ["Kế1 HOẠCH", "Công tác năm 2026"]
    assert [each.notes for each in done.blocks] == [(9,), (8,)]
    assert [each.label for each in done.blocks] == ["1.", ""]


def test_joined_with_the_next() -> None:
    done = apply(page(block("khách du"), block("lịch", notes=(2,)), block("x")), [JoinBlock(0, "khách du")])
    assert texts(done) == ["khách du lịch", "x"]
    assert done.blocks[0].notes == (11,)
    assert texts(apply(page(block("57-"), block("KL/TW")), [JoinBlock(0, "57-", "")])) == ["57-KL/TW"]
    three = page(block("a"), block("b"), block("c"))
    assert texts(apply(three, [JoinBlock(0, "a"), JoinBlock(1, "b")])) == ["a b c"]
    assert texts(apply(three, [JoinBlock(2, "c")])) == ["a", "b", "c"]
    lined = page(block("a"), block("b", lines=(Line("shape", 20.0),)))
    assert apply(lined, [JoinBlock(0, "a")]).blocks[0].lines


@pytest.mark.parametrize(
    "edit",
    [
        SetText(0, 0, 1, "b", "c"),
        SetFormat(0, 0, 1, "b", {"bold": True}),
        SetParagraph(0, "b", {"align": "left"}),
        RemoveBlock(7, "a"),
        SetSection(3, {"left": 30.0}),
        SetTable(0, {"left": 0.0}),
    ],
)
def test_refused_when_the_text_has_moved_on(edit: Edit) -> None:
    with pytest.raises(Refused):
        apply(page(plain_block("a")), [edit])


def test_nothing_to_do() -> None:
    document = page(block("a", paragraph=ParagraphFormat(align="center")))
    assert apply(document, []) == document
