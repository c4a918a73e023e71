"""What is put beside a paragraph in a cell looks the same in every format, and stands in that cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import vanthu_files
from core.examples import document
from vanthu.apply import apply
from vanthu.document import Document, Place
from vanthu.edit import InsertBlocks
from vanthu.mend import File, mend
from vanthu.pipeline import check

FORMATS = pytest.mark.parametrize("ending", [".docx", ".odt"])


def opened(page: Document, path: Path) -> File:
    vanthu_files.write_new(page, path)
    return vanthu_files.open_file(path)


def cells(page: Document) -> list[tuple[str, Place]]:
    return [(block.text, block.place._replace(width=0.0)) for block in page.blocks if block.place.kind == "cell"]


@FORMATS
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_copy_of_a_line_of_a_cell_stands_beside_it(ending: str, side: str, tmp_path: Path) -> None:
    page = document("state", "quyết định", {})
    at = next(index for index, block in enumerate(page.blocks) if block.text.startswith("- Lưu"))
    line = page.blocks[at]
    edit = InsertBlocks(at, line.text, side, (replace(line, runs=(line.runs[0]._replace(text="- Văn phòng Sở;"),)),))
    file = opened(page, tmp_path / f"a{ending}")
    assert file.apply([edit]) == []
    assert cells(file.document()) == cells(apply(page, [edit]))
    assert len(file.document().tables) == len(page.tables)


@FORMATS
def test_a_label_is_written_out(ending: str, tmp_path: Path) -> None:
    """A new paragraph joins no list, so the label that its model has by itself is said in words."""
    page = document("state", "quyết định", {})
    at = next(index for index, block in enumerate(page.blocks) if block.text.startswith("- Lưu"))
    line = page.blocks[at]
    made = replace(line, label="-", runs=(line.runs[0]._replace(text="Văn phòng Sở;"),))
    file = opened(page, tmp_path / f"a{ending}")
    assert file.apply([InsertBlocks(at, line.text, "before", (made,))]) == []
    new = file.document().blocks[at]
    assert (new.text, new.label, new.format_at(0)) == ("- Văn phòng Sở;", "", line.format_at(0))


@FORMATS
def test_a_missing_recipient_comes_into_the_list(ending: str, tmp_path: Path) -> None:
    file = opened(document("state", "công văn", {"addressees": ["- Sở Tài chính;", "- Sở Y tế."]}), tmp_path / f"a{ending}")
    (finding,) = (each for each in check(file.document()).findings if each.rule == "recipients.coverage")
    left = mend(file, ["recipients.coverage"]).left
    assert finding.preview in left.anatomy.main.parts["recipients"].text.split("\n")
    assert not left.findings
