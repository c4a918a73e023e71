"""The page and its type: what is said, how it is mended, and where the checks keep silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import vanthu_files
from core.examples import document as example
from core.test_mending import Page
from vanthu.apply import apply
from vanthu.checks.form import line_width
from vanthu.document import Block, Document, Format, Line, Margin, ParagraphFormat, Place, Run, Section, Tab, Table
from vanthu.edit import DrawLine, NumberPages, RemoveBlock, SetFormat, SetSection, SetTable
from vanthu.finding import Finding
from vanthu.mend import File, mend
from vanthu.pipeline import check

TNR = Format("Times New Roman", 14.0)


def said(document: Document, rule: str, regime: str = "state") -> list[Finding]:
    return [finding for finding in check(document, regime).findings if finding.rule == rule]


def model(type: str = "công văn", regime: str = "state", **changes: Any) -> Document:
    return example(regime, type, changes)


def with_section(document: Document, **fields: Any) -> Document:
    return replace(document, sections=tuple(section._replace(**fields) for section in document.sections))


def paragraph(text: str, **fields: Any) -> Block:
    return Block((Run(text, TNR),) if text else (), ParagraphFormat(align="justify", first=12.7, after=6)._replace(**fields), mark=TNR)


def with_end(document: Document, *blocks: Block) -> Document:
    return replace(document, blocks=document.blocks + blocks)


def with_block(document: Document, index: int, **fields: Any) -> Document:
    blocks = list(document.blocks)
    blocks[index] = replace(blocks[index], **fields)
    return replace(document, blocks=tuple(blocks))


def opened(document: Document, suffix: str, folder: Path) -> File:
    """The document in memory, or written as a file of this kind."""
    if not suffix:
        return Page(document)
    path = folder / ("document" + suffix)
    vanthu_files.write_new(document, path)
    return vanthu_files.open_file(path)


def body_of(document: Document) -> int:
    """The first paragraph of prose."""
    return check(document).anatomy.main.parts["body"].block


# ---- Paper and margins ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(210.0, 297.0), (297.0, 210.0), (209.9, 297.2), (210.9, 296.1)])
def test_a4_is_right_either_way_and_rounded(width: float, height: float) -> None:
    assert not said(with_section(model(), width=width, height=height), "page.size")


def test_letter_becomes_a4_as_it_lies() -> None:
    upright = said(with_section(model(), width=215.9, height=279.4), "page.size")
    assert [finding.found for finding in upright] == ["215,9 × 279,4 mm"]
    assert upright[0].edits == (SetSection(0, {"width": 210.0, "height": 297.0}),)
    lying = said(with_section(model(), width=279.4, height=215.9), "page.size")
    assert lying[0].edits == (SetSection(0, {"width": 297.0, "height": 210.0}),)


def test_the_partys_papers_may_be_small() -> None:
    small = {"width": 148.0, "height": 210.0}
    assert not said(with_section(model("giấy mời", "party-2026"), **small), "page.size", "party-2026")
    assert said(with_section(model("công văn", "party-2026"), **small), "page.size", "party-2026")
    assert said(with_section(model("giấy mời"), **small), "page.size")


def test_margins_are_moved_to_the_nearest_bound() -> None:
    found = said(with_section(model(), left=25.4, right=25.4, top=20.4, bottom=12.5), "page.margins")
    assert found[0].edits == (SetSection(0, {"bottom": 20.0, "left": 30.0, "right": 20.0}),)
    assert "lề trái 25,4 mm" in found[0].message
    assert "từ 30 đến 35 mm" in found[0].message


@pytest.mark.parametrize(("left", "speaks"), [(29.5, False), (29.4, True), (35.5, False), (35.6, True)])
def test_margins_forgive_half_a_millimetre(left: float, speaks: bool) -> None:
    assert bool(said(with_section(model(), left=left), "page.margins")) is speaks


def test_a_party_margin_is_fixed() -> None:
    found = said(with_section(model("công văn", "party-2026"), left=32.0), "page.margins", "party-2026")
    assert found[0].severity == "error"
    assert "05-HD/VPTW" in found[0].reference
    assert not said(with_section(model(), left=32.0), "page.margins")


def test_a_page_on_its_side_has_no_margins_of_its_own() -> None:
    assert not said(with_section(model(), width=297.0, height=210.0, left=20.0), "page.margins")


def test_text_on_its_side_is_turned_with_right_margins() -> None:
    found = said(with_section(model(), width=297.0, height=210.0, left=20.0), "page.orientation")
    assert found[0].edits == (SetSection(0, {"width": 210.0, "height": 297.0, "landscape": False, "left": 30.0}),)


@pytest.mark.parametrize("what", ["bordered", "columns", "picture", "nothing"])
def test_a_page_may_lie_on_its_side_for_what_needs_the_width(what: str) -> None:
    document = model()
    wide = Section(297.0, 210.0)
    at = len(document.tables)
    table = Table((50.0, 50.0, 50.0) if what == "columns" else (50.0, 50.0), 1, what == "bordered")
    place = Place("cell", at, 0, 0, width=50.0)
    block = {
        "bordered": replace(paragraph("STT"), place=place, section=1),
        "columns": replace(paragraph("STT"), place=place, section=1),
        "picture": replace(paragraph("Sơ đồ"), objects=1, section=1),
        "nothing": replace(paragraph(""), section=1),
    }[what]
    document = replace(with_end(document, block), sections=(*document.sections, wide), tables=(*document.tables, table))
    assert not said(document, "page.orientation")


# ---- Page numbers -----------------------------------------------------------------------------------------------------


def long(**section: Any) -> Document:
    """A letter of several pages."""
    document = model()
    at = body_of(document)
    block = document.blocks[at]
    text = block.text + " " + "Các cơ quan, đơn vị rà soát, tổng hợp kết quả thực hiện và gửi báo cáo đúng thời hạn. " * 80
    document = with_block(document, at, runs=(Run(text, block.runs[0].format),))
    return with_section(document, **section) if section else document


def numbered(
    text: str = "2", align: str = "center", format: Format = TNR, field_at: int = 0, kind: str = "body", tabs: tuple[Tab, ...] = ()
) -> Block:
    runs = tuple(run for run in (Run(text[:field_at], format), Run(text[field_at:], format, "PAGE")) if run.text)
    return Block(runs, ParagraphFormat(align=align, tabs=tabs), Place(kind))


def header(block: Block, **fields: Any) -> dict[str, Any]:
    return {"margins": (Margin("header", "default", (block,)), Margin("header", "first", ())), "first_differs": True, **fields}


def test_one_page_needs_no_number() -> None:
    assert not said(with_section(model(), margins=(), first_differs=False), "page.number")


def test_several_pages_do() -> None:
    found = said(long(margins=(), first_differs=False), "page.number")
    assert [finding.severity for finding in found] == ["error"]
    assert found[0].edits == (NumberPages(0, "Times New Roman", 14.0),)
    assert not said(apply(long(margins=(), first_differs=False), found[0].edits), "page.number")


def test_a_page_break_makes_two_pages() -> None:
    document = with_section(model(), margins=(), first_differs=False)
    at = body_of(document)
    assert said(with_block(document, at + 1, paragraph=document.blocks[at + 1].paragraph._replace(page_break=True)), "page.number")
    assert said(with_block(document, at, breaks_page=True), "page.number")


def test_a_break_at_the_end_makes_none() -> None:
    document = with_section(model(), margins=(), first_differs=False)
    assert not said(with_end(document, replace(paragraph(""), breaks_page=True)), "page.number")


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (numbered(align="right"), "canh giữa"),
        (numbered("Trang\t\t2", "left", field_at=7), "canh giữa"),
        (numbered(format=TNR._replace(size=10.0)), "cỡ 10"),
        (numbered(format=TNR._replace(italic=True)), "nghiêng"),
    ],
)
def test_a_number_astray_is_told_how(block: Block, words: str) -> None:
    found = said(long(**header(block)), "page.number")
    assert len(found) == 1
    assert words in found[0].message


@pytest.mark.parametrize(
    "block",
    [
        numbered(),
        numbered("\t2", "left", field_at=1, tabs=(Tab(82.5, "center"), Tab(165.0, "right"))),
        numbered("\t2", "left", field_at=1),
        numbered(align="left", kind="frame"),
        numbered(format=TNR._replace(size=0.0)),
    ],
)
def test_a_number_in_the_middle_however_it_got_there(block: Block) -> None:
    assert not said(long(**header(block)), "page.number")


def test_numbers_are_arabic_and_not_in_the_footer() -> None:
    assert "Ả Rập" in said(long(**header(numbered(), number_format="roman")), "page.number")[0].message
    footer = (Margin("footer", "even", (numbered(format=TNR._replace(size=13.0)),)), Margin("footer", "default", (paragraph("Địa chỉ"),)))
    assert not [one for one in said(long(margins=footer), "page.number") if "chân trang" in one.message]
    found = said(long(margins=footer, even_differs=True, first_differs=True), "page.number")
    assert "chân trang" in found[0].message


def test_the_size_of_the_numbers_stays_where_it_is_right() -> None:
    below = (Margin("footer", "default", (numbered(format=TNR._replace(size=13.0)),)),)
    assert said(long(margins=below), "page.number")[0].edits == (NumberPages(0, "Times New Roman", 13.0),)


def test_the_number_on_page_one_is_seen_in_either_header() -> None:
    one = (Margin("header", "default", (numbered(),)),)
    assert "trang thứ nhất" in said(long(margins=one, first_differs=False), "page.number")[0].message
    both = (*one, Margin("header", "first", (numbered(),)))
    assert "trang thứ nhất" in said(long(margins=both, first_differs=True), "page.number")[0].message


def test_sections_that_share_a_page_are_judged_together() -> None:
    """A header in text columns is a section of its own: the later pages take the last section's numbers."""
    document = long(**header(numbered()))
    first = document.sections[0]._replace(margins=(), first_differs=True)
    rest = document.sections[0]._replace(starts_page=False)
    blocks = tuple(replace(block, section=0 if index == 0 else 1) for index, block in enumerate(document.blocks))
    assert not said(replace(document, blocks=blocks, sections=(first, rest)), "page.number")


FOOTED = (Margin("footer", "default", (numbered(align="right"),)),)
HEADED = (Margin("header", "default", (numbered(),)), Margin("header", "first", (numbered(),)))


@pytest.mark.parametrize("suffix", ["", ".docx", ".odt"])
@pytest.mark.parametrize(
    "fields",
    [
        {"margins": (), "first_differs": False},
        {"margins": FOOTED, "first_differs": False},
        {"margins": HEADED, "first_differs": True},
        {"margins": HEADED[:1], "first_differs": False},
        {"margins": FOOTED, "first_differs": True, "number_format": "roman"},
    ],
)
def test_sections_that_share_a_page_are_numbered_together(fields: dict[str, Any], suffix: str, tmp_path: Path) -> None:
    """A header in two text columns, then the text: three sections in one group."""
    document = long()
    start = document.sections[0]._replace(**fields)
    flowing = start._replace(starts_page=False)
    subject = check(document).anatomy.main.parts["body"].block
    blocks = tuple(
        replace(block, place=Place(width=76.15 if at < 4 else 165.0), section=0 if at < 4 else 1 if at < subject else 2)
        for at, block in enumerate(document.blocks)
    )
    shared = Document(blocks, (start._replace(columns=2), flowing._replace(columns=2), flowing))
    file = opened(shared, suffix, tmp_path)
    found = said(file.document(), "page.number")
    assert len(found) == 1
    assert not file.apply(found[0].edits)
    assert not said(file.document(), "page.number")


def test_the_party_wants_the_number_a_centimetre_from_the_edge() -> None:
    document = example("party-2026", "công văn", {"body.page_break": True})
    assert not said(document, "page.number", "party-2026")
    found = said(with_section(document, header=12.7), "page.number", "party-2026")
    assert found[0].edits == (SetSection(0, {"header": 10.0}),)
    assert "12,7 mm" in found[0].message


# ---- The end ----------------------------------------------------------------------------------------------------------


def test_a_few_empty_lines_at_the_end_are_nothing() -> None:
    assert not said(with_end(model(), *[paragraph("")] * 5), "page.blank")


def test_many_or_a_break_are_a_blank_page() -> None:
    document = with_end(model(), *[paragraph("")] * 15)
    found = said(document, "page.blank")
    assert (found[0].severity, found[0].fix, len(found[0].edits)) == ("info", "ask", 15)
    broken = with_end(model(), paragraph("", page_break=True))
    found = said(broken, "page.blank")
    assert any(isinstance(edit, RemoveBlock) for edit in found[0].edits)
    assert not said(apply(broken, found[0].edits), "page.blank")


def test_an_empty_section_at_the_end_is_only_pointed_out() -> None:
    document = model()
    document = replace(with_end(document, replace(paragraph(""), section=1)), sections=(*document.sections, Section()))
    found = said(document, "page.blank")
    assert (found[0].fix, found[0].edits) == ("-", ())


def test_a_picture_or_a_rule_is_not_blank() -> None:
    assert not said(with_end(model(), replace(paragraph("", page_break=True), objects=1)), "page.blank")
    assert not said(with_end(model(), replace(paragraph("", page_break=True), lines=(Line("border", 165.0),))), "page.blank")


# ---- Type -------------------------------------------------------------------------------------------------------------


def runs(document: Document, index: int, *formats: Format) -> Document:
    """The block's text in as many runs."""
    text = document.blocks[index].text
    cut = len(text) // len(formats)
    pieces = [text[at * cut : (at + 1) * cut if at + 1 < len(formats) else None] for at in range(len(formats))]
    return with_block(document, index, runs=tuple(Run(piece, format) for piece, format in zip(pieces, formats, strict=True)))


def test_a_face_is_told_once_with_all_its_places() -> None:
    document = model()
    at = body_of(document)
    mixed = runs(document, at, TNR, TNR._replace(font="Arial"), TNR._replace(font="Calibri"))
    mixed = runs(mixed, at + 1, TNR._replace(font="Arial"))
    found = {finding.found: finding for finding in said(mixed, "font.face")}
    assert set(found) == {"Arial", "Calibri"}
    assert [edit.block for edit in found["Arial"].edits if isinstance(edit, SetFormat)] == [at, at + 1]
    assert "Có 2 đoạn" in found["Arial"].message
    assert not said(apply(mixed, [edit for finding in found.values() for edit in finding.edits]), "font.face")


@pytest.mark.parametrize(
    "font", ["", "times new roman", "TimesNewRomanPSMT", "Times New Roman (Headings)", "Wingdings", "Cambria Math", ".VnTime", "VNI-Times"]
)
def test_faces_that_are_right_or_another_rules_business(font: str) -> None:
    document = model()
    assert not said(runs(document, body_of(document), TNR._replace(font=font)), "font.face")


def test_a_list_label_has_a_face_too() -> None:
    document = model()
    at = body_of(document)
    labelled = with_block(document, at, label="1.", label_format=TNR._replace(font="Arial"))
    found = said(labelled, "font.face")
    assert found[0].edits[0].mark  # type: ignore[union-attr]
    assert not said(with_block(document, at, label="•", label_format=TNR._replace(font="Arial")), "font.face")


@pytest.mark.parametrize(
    ("colour", "speaks"),
    [("000000", False), ("262626", False), ("1F1F26", False), ("FF0000", True), ("0563C1", True), ("red", False), ("GGGGGG", False)],
)
def test_black_and_what_passes_for_it(colour: str, speaks: bool) -> None:
    document = model()
    assert bool(said(runs(document, body_of(document), TNR._replace(colour=colour)), "font.colour")) is speaks


def test_a_mark_of_urgency_is_red_by_right() -> None:
    document = model(urgency="HỎA TỐC")
    at = check(document).anatomy.main.parts["urgency"].block
    red = runs(document, at, document.blocks[at].runs[0].format._replace(colour="FF0000"))
    assert not said(red, "font.colour")


def test_colours_are_mended_at_once() -> None:
    document = model()
    at = body_of(document)
    red = runs(runs(document, at, TNR, TNR._replace(colour="FF0000")), at + 1, TNR._replace(colour="00FF00"))
    found = said(red, "font.colour")
    assert len(found) == 1
    assert "Có 2 đoạn" in found[0].message
    assert not said(apply(red, found[0].edits), "font.colour")


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [
        ((13, 14, 14), ""),
        ((12, 13, 13), ""),
        ((13, 13, 13), "12 / 13 / 13"),
        ((12, 14, 14), "13 / 14 / 14"),
        ((11, 14, 14), ""),
        ((12.5, 13.5, 13.5), ""),
    ],
)
def test_sizes_move_together(sizes: tuple[float, ...], wanted: str) -> None:
    names = ("banner.size", "motto.size", "dateline.size")
    found = said(model(**dict(zip(names, map(float, sizes), strict=True))), "font.pairing")
    assert [finding.preview for finding in found] == ([wanted] if wanted else [])


def test_a_pair_is_enough_and_one_alone_says_nothing() -> None:
    found = said(model(dateline="", **{"banner.size": 12.0}), "font.pairing")
    assert [finding.found for finding in found] == ["12 / 14 / …"]
    assert not said(model(dateline="", motto=""), "font.pairing")


# ---- Header and signature inside the text area ---------------------------------------------------------------------


def test_a_table_beyond_the_margins() -> None:
    document = model()
    wide = replace(document, tables=(document.tables[0]._replace(left=-9.0), *document.tables[1:]))
    found = said(wide, "header.fit")
    assert (found[0].severity, found[0].found, found[0].fix) == ("warning", "9 mm", "auto")
    assert apply(wide, found[0].edits).tables[0] == document.tables[0]
    assert not said(replace(document, tables=(document.tables[0]._replace(left=-1.9), *document.tables[1:])), "header.fit")
    assert not said(replace(document, tables=(document.tables[0]._replace(left=-9.0, nested=True), *document.tables[1:])), "header.fit")


def spread(document: Document, wide: float) -> Document:
    """The header and the signature laid out wider; all that is centred in them still is."""
    edits = [SetTable(at, {"widths": tuple(width * wide for width in table.widths)}) for at, table in enumerate(document.tables)]
    spread = apply(document, edits)
    blocks = []
    for old, new in zip(document.blocks, spread.blocks, strict=True):
        shift = (new.place.width - old.place.width) / 2
        blocks.append(replace(new, lines=tuple(line._replace(x=(line.x or 0.0) + shift) for line in new.lines)))
    return replace(spread, blocks=tuple(blocks))


def test_a_table_too_wide_is_narrowed_where_it_has_room() -> None:
    document = model()
    wide = spread(document, 1.2)
    found = said(wide, "header.fit")
    assert [finding.found for finding in found] == ["33 mm"]
    settled = apply(wide, found[0].edits)
    assert not said(settled, "header.fit")
    for table, old in zip(settled.tables, document.tables, strict=True):
        assert (table.left, sum(table.widths)) == (0.0, pytest.approx(sum(old.widths), abs=0.1))
    for block in settled.blocks:
        assert all(line.x is not None and abs(line.x + line.length / 2 - block.place.width / 2) < 1.5 for line in block.lines)
    banner = settled.blocks[check(settled).anatomy.main.parts["banner"].block]
    assert line_width(banner, 0, len(banner.text)) < banner.place.width


def test_a_table_is_narrowed_evenly_where_all_of_it_is_full() -> None:
    document = spread(model(), 1.2)
    settled = apply(with_section(document, right=110.0), said(with_section(document, right=110.0), "header.fit")[0].edits)
    assert [sum(table.widths) for table in settled.tables] == [pytest.approx(70.0, abs=0.1)] * 2


def test_a_table_with_lines_or_in_a_text_box_is_left_alone() -> None:
    document = spread(model(), 1.2)
    bordered = replace(document, tables=tuple(table._replace(bordered=True) for table in document.tables))
    assert [finding.fix for finding in said(bordered, "header.fit")] == ["-"]
    boxed = replace(document, blocks=tuple(replace(block, place=block.place._replace(frame=1)) for block in document.blocks))
    assert not said(boxed, "header.fit")


def shifted(document: Document, less: float) -> Document:
    """The header with its right column narrower, the left one wider."""
    left, right = document.tables[0].widths
    return apply(document, [SetTable(0, {"widths": (left + less, right - less)})])


@pytest.mark.parametrize("suffix", ["", ".docx", ".odt"])
def test_a_column_too_narrow_for_the_title_is_made_wider(suffix: str, tmp_path: Path) -> None:
    document = model()
    narrow = shifted(document, 8.0)
    file = opened(narrow, suffix, tmp_path)
    (found,) = said(file.document(), "header.fit")
    assert found.fix == "auto" and "nới cột" in found.message
    assert [finding.rule for finding in mend(file).done] == ["header.fit"]
    settled = file.document()
    assert not said(settled, "header.fit") and sum(settled.tables[0].widths) == pytest.approx(sum(narrow.tables[0].widths), abs=0.1)
    banner = settled.blocks[check(settled).anatomy.main.parts["banner"].block]
    assert line_width(banner, 0, len(banner.text)) < banner.place.width
    assert not said(shifted(document, 1.0), "header.fit")


def test_what_nothing_makes_wider_is_left_alone() -> None:
    narrow = shifted(model(), 8.0)
    assert said(narrow, "header.fit")
    bordered = replace(narrow, tables=tuple(table._replace(bordered=True) for table in narrow.tables))
    assert not said(bordered, "header.fit")
    small = with_section(apply(narrow, [SetTable(0, {"widths": (50.0, 60.0)})]), right=68.0)
    assert not [finding for finding in said(small, "header.fit") if "nới cột" in finding.message], "a small sheet has no room for it"
    at = check(narrow).anatomy.main.parts["banner"].block
    banner = narrow.blocks[at]
    drawn = tuple(run._replace(format=run.format._replace(spacing=-0.5)) for run in banner.runs)
    closer = replace(narrow, blocks=(*narrow.blocks[:at], replace(banner, runs=drawn), *narrow.blocks[at + 1 :]))
    assert not said(closer, "header.fit")


@pytest.mark.parametrize("suffix", ["", ".docx", ".odt"])
def test_when_margins_grow_the_header_follows(suffix: str, tmp_path: Path) -> None:
    """Seen in memory and in files."""
    wide = with_section(spread(model(), 1.1), left=15.0, right=13.5)
    assert not said(wide, "header.fit")
    file = opened(wide, suffix, tmp_path)
    mended = mend(file)
    assert {finding.rule for finding in mended.done} == {"page.margins", "header.fit"}
    assert not {finding.rule for finding in mended.left.findings}
    assert [round(sum(table.widths)) for table in file.document().tables] == [165, 165]
    assert mend(file).done == ()


def test_a_line_under_the_subject_keeps_to_the_middle() -> None:
    document = with_section(model("quyết định"), left=20.0)
    at = next(at for at, block in enumerate(document.blocks) if block.lines and block.place.kind == "body")
    line = document.blocks[at].lines[0]
    wide = document.blocks[at].place._replace(width=175.0)
    centred = with_block(document, at, place=wide, lines=(line._replace(x=87.5 - line.length / 2),))
    own = replace(centred.blocks[at], runs=(), lines=(centred.blocks[at].lines[0]._replace(y=0.4),))
    bare = with_block(centred, at, lines=())
    alone = replace(bare, blocks=(*bare.blocks[: at + 1], own, *bare.blocks[at + 1 :]))  # it comes under the words
    for shown, count in ((centred, 1), (bare, 0), (alone, 1)):
        edits = said(shown, "page.margins")[0].edits
        drawn = [(edit.block, edit.centre, edit.length) for edit in edits if isinstance(edit, DrawLine)]
        assert drawn == [(at, 82.5, line.length)] * count
    aside = with_block(centred, at, lines=(line._replace(x=3.0),))
    below = with_block(centred, at, lines=(centred.blocks[at].lines[0]._replace(y=60.0),))
    two = with_block(centred, at, lines=centred.blocks[at].lines * 2)
    full = with_block(centred, at, runs=(Run("Về việc " * 40, TNR),))
    columns = with_section(centred, columns=2)
    for other in (aside, below, two, full, columns):
        assert all(isinstance(edit, SetSection) for edit in said(other, "page.margins")[0].edits)


def test_a_line_beyond_the_margins_is_drawn_in() -> None:
    document = model()
    at = check(document).anatomy.main.parts["banner"].block
    out = with_block(document, at, paragraph=document.blocks[at].paragraph._replace(right=-15.0))
    found = said(out, "header.fit")
    assert found[0].found == "15 mm"
    assert not said(apply(out, found[0].edits), "header.fit")
    inside = with_block(document, at, paragraph=document.blocks[at].paragraph._replace(left=-15.0))
    assert not said(inside, "header.fit")  # it only leans on the column beside it


def test_an_empty_line_pushes_one_column_down() -> None:
    document = model()
    at = check(document).anatomy.main.parts["banner"].block
    empty = replace(document.blocks[at], runs=(), lines=())
    uneven = replace(document, blocks=(*document.blocks[:at], empty, *document.blocks[at:]))
    found = said(uneven, "header.fit")
    assert found[0].edits == (RemoveBlock(at, ""),)
    assert not said(apply(uneven, found[0].edits), "header.fit")
    both = replace(uneven, blocks=(replace(empty, place=document.blocks[0].place), *uneven.blocks))
    assert not said(both, "header.fit")


def line_of(issuer: str, banner: str, **fields: Any) -> Block:
    tabs = (Tab(35.0, "center"), Tab(120.0, "center"))
    return Block((Run(f"\t{issuer}\t{banner}", TNR),), ParagraphFormat(tabs=tabs)._replace(**fields), mark=TNR)


def test_header_lines_laid_out_by_tabs_are_drawn_in() -> None:
    document = model()
    table = document.blocks[0].place.table
    rest = tuple(block for block in document.blocks if block.place.kind != "cell" or block.place.table != table)
    head = (
        line_of("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", left=-12.0),
        line_of("Số: 15/SNV-VP", "Độc lập - Tự do - Hạnh phúc", right=-3.0),
    )
    document = replace(document, blocks=head + rest)
    found = said(document, "header.fit")
    assert [finding.found for finding in found] == ["12 mm"]
    assert not said(apply(document, found[0].edits), "header.fit")


def test_a_header_without_a_banner_has_no_level() -> None:
    assert not said(model(banner="", motto="", dateline=""), "header.fit")


def test_what_concerns_the_file_is_said_once() -> None:
    """A second document in the same file brings no second finding about its pages or its type."""
    first, second = model("quyết định"), model("quyết định")
    shifted = tuple(
        replace(block, place=block.place._replace(table=block.place.table + len(first.tables))) if block.place.table >= 0 else block
        for block in second.blocks
    )
    both = replace(first, blocks=first.blocks + shifted, tables=first.tables + second.tables)
    assert len([act for act in check(both).anatomy.acts if act.kind == "main"]) == 2
    wrong = with_section(with_end(both, *[paragraph("")] * 15), width=215.9, left=20.0, margins=(), first_differs=False)
    wrong = runs(wrong, body_of(wrong), TNR._replace(font="Arial", colour="FF0000"))
    rules = [finding.rule for finding in check(wrong).findings]
    for rule in ("page.size", "page.margins", "page.blank", "font.face", "font.colour"):
        assert rules.count(rule) == 1, rule
    assert [rule for rule in rules if rule == "page.orientation"] == []


def test_a_document_of_nothing_but_empty_lines_is_not_read() -> None:
    assert not check(Document((paragraph(""), paragraph("")))).findings


def test_columns_made_of_tabs_move_in_together() -> None:
    document = model()
    table = document.blocks[0].place.table
    rest = tuple(block for block in document.blocks if block.place.kind != "cell" or block.place.table != table)
    stops = (Tab(35.0, "center"), Tab(135.0, "center"))
    head = (
        line_of("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tabs=stops),
        line_of("Số: 15/SNV-VP", "Độc lập - Tự do - Hạnh phúc", tabs=stops),
        line_of("", "Quảng Ngãi, ngày 15 tháng 6 năm 2026", tabs=(stops[0], Tab(165.0, "right"))),
    )
    document = replace(document, blocks=head + rest)
    found = said(document, "header.fit")
    assert len(found) == 1
    settled = apply(document, found[0].edits)
    assert not said(settled, "header.fit")
    assert settled.blocks[0].paragraph.tabs == settled.blocks[1].paragraph.tabs != stops
    assert settled.blocks[2] == document.blocks[2]


@pytest.mark.parametrize("apart", [False, True])
def test_rules_go_along_with_the_columns(apart: bool) -> None:
    """Drawn in the line's own paragraph, or in an empty one below it."""
    document = model()
    table = document.blocks[0].place.table
    rest = tuple(block for block in document.blocks if block.place.kind != "cell" or block.place.table != table)
    stops = (Tab(35.0, "center"), Tab(135.0, "center"))
    rules = (Line("shape", 20.0, 25.0, 5.0), Line("shape", 60.0, 105.3, 5.0))
    banner = line_of("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tabs=stops)
    motto = line_of("", "Độc lập - Tự do - Hạnh phúc", tabs=stops)
    below = paragraph("   ", tabs=stops)
    head = (banner, motto, replace(below, lines=rules)) if apart else (banner, replace(motto, lines=rules), below)
    document = replace(document, blocks=head + rest)
    settled = apply(document, said(document, "header.fit")[0].edits)
    stop = settled.blocks[1].paragraph.tabs[-1].position
    assert stop < 130.0
    assert [(line.x or 0.0) + line.length / 2 for line in settled.blocks[1].lines] == [pytest.approx(35.0), pytest.approx(stop)]
    assert not settled.blocks[2].lines
