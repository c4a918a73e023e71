"""What was done before pages were changed is taken back, and done again, where it was done."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.models import model as model_of
from office.likeness import differences
from vanthu.compose import lay_out
from vanthu.document import Place
from vanthu.edit import Edit, NumberPages, SetSection
from vanthu.rulebook import load
from vanthu_office import writer
from vanthu_office.reader import read
from vanthu_office.writer import whole

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
LINES = [f"Dòng số {number}" for number in range(12)]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def docx(path: Path, footer: list[str], first: list[str] | None) -> Path:
    """A document with a footer, and one for the first page that no page shows."""
    footers = {"default": footer} if first is None else {"default": footer, "first": first}
    related = "".join(f'<Relationship Id="r{kind}" Type="{RELATIONS}/footer" Target="{kind}.xml"/>' for kind in footers)
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="r{kind}"/>' for kind in footers)
    names = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="'
        f'application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}footer+xml"/>' for kind in footers)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships">{related}</Relationships>',
        "word/document.xml": f"<w:document {names}><w:body>{paragraphs(LINES)}<w:sectPr>{references}"
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>',
        **{f"word/{kind}.xml": f"<w:ftr {names}>{paragraphs(lines)}</w:ftr>" for kind, lines in footers.items()},
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def typed(model: Any, number: int) -> None:
    """Somebody takes the first word of a paragraph out, and puts another there."""
    text = model.getText()
    cursor = text.createTextCursorByRange(text.getStart())
    for _ in range(number):
        cursor.gotoNextParagraph(False)
    cursor.goRight(4, True)
    cursor.setString("")
    text.insertString(cursor, "Hàng", False)


def back_and_forth(model: Any, edits: list[Edit]) -> None:
    """Something is typed, pages are changed, something is typed: each look comes back, step by step, twice."""
    manager = model.getUndoManager()
    manager.clear()
    looks = [read(model).document]

    def look() -> None:
        looks.append(read(model).document)

    with writer.one_step(model, "gõ"):
        typed(model, 8)
    look()
    with writer.one_step(model, "Văn Thư: thử"):
        assert not writer.apply(model, read(model), edits)
    look()
    with writer.one_step(model, "gõ"):
        typed(model, 5)
    look()
    for _ in range(2):
        for before in looks[-2::-1]:
            manager.undo()
            assert not differences(read(model).document, before)
        for after in looks[1:]:
            manager.redo()
            assert not differences(read(model).document, after)


@pytest.mark.parametrize("footer", [["Chân trang"], ["Chân trang", "hai dòng"]], ids=["line", "lines"])
@pytest.mark.parametrize("first", [None, ["Chân cũ"], ["Chân cũ", "đã thôi", "dùng"]], ids=["none", "line", "lines"])
def test_with_a_first_page_out_of_sight(tmp_path: Path, open_url: Callable[..., Any], footer: list[str], first: list[str] | None) -> None:
    model = open_url(docx(tmp_path / "a.docx", footer, first).as_uri())
    (section,) = read(model).document.sections
    assert not section.first_differs
    back_and_forth(model, [NumberPages(0, "Times New Roman", 13.0), SetSection(0, {"left": 35.0})])
    (section,) = read(model).document.sections
    said = {(margin.kind, margin.pages): [block.text for block in margin.blocks] for margin in section.margins}
    assert section.first_differs and said["footer", "default"] == said["footer", "first"] == footer


def test_with_pages_that_sections_share(blank: Any) -> None:
    page = lay_out(model_of("state", "quyết định"), load("state")).document
    second = replace(page.blocks[-1], place=Place(), section=1)
    two = replace(page, blocks=(*page.blocks, second), sections=(page.sections[0], page.sections[0]._replace(page_start=1)))
    whole.write(blank, two, "")
    back_and_forth(blank, [SetSection(1, {"left": 35.0})])


def test_with_nothing_but_text(blank: Any) -> None:
    blank.getText().setString("\r".join(LINES))
    back_and_forth(blank, [NumberPages(0, "Times New Roman", 13.0)])
