"""The paragraph styles of a text set in order: they carry the looks, its headings can be found, and undo and redo go with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest

import vanthu_files
from core.models import model as draft_of
from office.inside.test_writer_normalise import RAW, pasted
from office.likeness import differences
from vanthu import compose
from vanthu.document import Block, Document, Format, ParagraphFormat, Run
from vanthu.edit import InsertBlocks
from vanthu.rulebook import load as rulebook
from vanthu_office import writer
from vanthu_office.reader import read
from vanthu_office.writer import whole

DIRECT = "DIRECT_VALUE"
LOOKS = (
    "CharColor", "CharFontName", "CharHeight", "CharLocale", "CharPosture", "CharUnderline", "CharWeight", "OutlineLevel", "ParaAdjust",
    "ParaBottomMargin", "ParaFirstLineIndent", "ParaKeepTogether", "ParaLeftMargin", "ParaLineSpacing", "ParaTabStops", "ParaTopMargin",
)  # fmt: skip
PLAN = [
    ("I. MỤC ĐÍCH, YÊU CẦU", "Đề mục I", 1),
    ("1. Mục đích", "Đề mục 1", 2),
    ("2. Yêu cầu", "Đề mục 1", 2),
    ("II. TỔ CHỨC THỰC HIỆN", "Đề mục I", 1),
]


def named(model: Any) -> dict[str, tuple[str, int]]:
    return {block.text: (block.paragraph.style, block.paragraph.outline) for block in read(model).document.blocks if block.text}


def shown(model: Any) -> set[str]:
    """The styles of a person's list that Writer does not have by itself."""
    styles = model.StyleFamilies.getByName("ParagraphStyles")
    found = [styles.getByName(name) for name in styles.getElementNames()]
    return {style.DisplayName for style in found if style.isUserDefined() and not style.Hidden}


def seen(model: Any) -> Document:
    """The document without the empty paragraph that Writer needs below the last table."""
    document = read(model).document
    return replace(document, blocks=document.blocks if document.blocks[-1].text else document.blocks[:-1])


def table_of_contents(model: Any) -> list[str]:
    """The lines of a table of contents that the office makes of the headings, below the text."""
    index = model.createInstance("com.sun.star.text.ContentIndex")
    index.CreateFromOutline = True
    model.getText().insertTextContent(model.getText().getEnd(), index, False)
    index.update()
    lines = [line.split("\t")[0] for line in index.getAnchor().getString().replace("\r", "").split("\n")]
    return lines[1:]


def direct(paragraph: Any) -> list[str]:
    return [name for name, state in zip(LOOKS, paragraph.getPropertyStates(LOOKS), strict=True) if state.value == DIRECT]


def test_paragraphs_bear_the_styles_names(blank: Any) -> None:
    model = pasted(blank, RAW)
    before, there = read(model).document, shown(model)
    assert not writer.normalise(model).refused
    after, found = read(model).document, named(model)
    for text, style, outline in PLAN:
        assert found[text] == (style, outline)
    assert found["Độc lập - Tự do - Hạnh phúc"] == ("Tiêu ngữ", 0)
    assert found["SỞ NỘI VỤ"] == ("Tên cơ quan", 0)
    assert found["KẾ HOẠCH"] == ("Tên loại", 0)
    assert found["Nguyễn Văn An"] == ("Họ tên người ký", 0)
    made = shown(model) - there
    assert {"Quốc hiệu", "Nội dung", "Đề mục I", "Nơi nhận"} <= made
    manager = model.getUndoManager()
    assert list(manager.getAllUndoActionTitles()) == ["Văn Thư: chuẩn hóa toàn văn bản"]
    for _ in range(2):
        manager.undo()
        assert not differences(read(model).document, before)
        assert shown(model) == there
        manager.redo()
        assert not differences(read(model).document, after)
        assert named(model) == found and shown(model) == there | made


def test_the_headings_make_a_table_of_contents(blank: Any) -> None:
    model = pasted(blank, RAW)
    assert not writer.normalise(model).refused
    assert table_of_contents(model) == [text for text, _, _ in PLAN]


@pytest.mark.parametrize(("regime", "type"), [("state", "kế hoạch"), ("state", "quy chế"), ("party-2026", "quy chế")])
def test_headings_of_models(blank: Any, regime: str, type: str) -> None:
    document = compose.lay_out(draft_of(regime, type), rulebook(regime)).document
    whole.write(blank, document, "x")
    assert not differences(seen(blank), document)
    assert table_of_contents(blank) == [block.text for block in document.blocks if block.paragraph.outline]


def test_a_style_that_is_changed_changes_its_paragraphs(blank: Any) -> None:
    model = pasted(blank, RAW)
    assert not writer.normalise(model).refused
    picture = read(model)
    body = [at for at, block in enumerate(picture.document.blocks) if block.paragraph.style == "Nội dung"]
    assert {at: direct(picture.paragraphs[at]) for at in body if direct(picture.paragraphs[at])} == {body[-1]: ["ParaKeepTogether"]}
    styles = model.StyleFamilies.getByName("ParagraphStyles")
    styles.getByName("Nội dung").CharHeight = 13.0
    styles.getByName("Đề mục 1").CharPosture = styles.getByName("Căn cứ").CharPosture
    for block in read(model).document.blocks:
        if block.paragraph.style == "Nội dung":
            assert {run.format.size for run in block.runs} == {13.0}
        if block.paragraph.style == "Đề mục 1":
            assert all(run.format.italic for run in block.runs)


def test_a_style_that_is_there_stays_as_it_is(blank: Any) -> None:
    model = pasted(blank, RAW)
    theirs = model.createInstance("com.sun.star.style.ParagraphStyle")
    model.StyleFamilies.getByName("ParagraphStyles").insertByName("Nội dung", theirs)
    theirs.CharHeight, theirs.CharWeight, theirs.ParaLeftMargin = 20.0, 150.0, 1000
    proper = compose.proper(writer.normalising.plain(read(model).document))
    whole.write(model, proper.document, "x")
    assert (theirs.CharHeight, theirs.CharWeight, theirs.ParaLeftMargin) == (20.0, 150.0, 1000)
    assert not differences(seen(model), proper.document)
    assert "Nội dung" in {style for style, _ in named(model).values()}


def test_set_in_order_again_for_another_regime(blank: Any) -> None:
    """The styles of the step that was taken back come with the looks of the new one; undo knows both."""
    model = pasted(blank, RAW.replace("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", ""))
    there = shown(model)
    assert not writer.normalise(model, regime="state").refused
    model.getUndoManager().undo()
    assert not writer.normalise(model, regime="youth").refused
    styles = model.StyleFamilies.getByName("ParagraphStyles")
    assert styles.getByName("Tên cơ quan").CharHeight == 14.0 and "Quốc hiệu" not in shown(model)
    after = read(model).document
    model.getUndoManager().undo()
    assert shown(model) == there
    model.getUndoManager().redo()
    assert not differences(read(model).document, after)


def test_a_style_that_the_document_lacks(blank: Any) -> None:
    """What is put into a document looks as it should, in a style that is there."""
    roman = Format("Times New Roman", 14.0)
    whole.write(blank, Document((Block((Run("Một", roman),), mark=roman),)), "x")
    there = shown(blank)
    bold = Block((Run("Điều 1. Hai", roman._replace(bold=True)),), ParagraphFormat("justify", 12.7, style="Điều", outline=5), mark=roman)
    assert not writer.apply(blank, read(blank), [InsertBlocks(0, "Một", "after", (bold,))])
    made = read(blank).document.blocks[1]
    assert (made.paragraph.style, made.paragraph.outline, made.runs) == ("Standard", 5, bold.runs)
    assert shown(blank) == there


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_files_of_ours_opened_in_writer(tmp_path: Path, load: Callable[..., Any], kind: str) -> None:
    """The same styles, levels and looks, whichever way the document came into Writer."""
    document = compose.lay_out(draft_of("state", "quy chế"), rulebook("state")).document
    path = tmp_path / "kept" / ("a." + kind)
    path.parent.mkdir()
    vanthu_files.write_new(document, path)
    model = load(path)
    wanted = {block.text: (block.paragraph.style, block.paragraph.outline) for block in document.blocks if block.text}
    assert named(model) == wanted
    assert not [block.label for block in read(model).document.blocks if block.label]
    assert table_of_contents(model) == [block.text for block in document.blocks if block.paragraph.outline]
