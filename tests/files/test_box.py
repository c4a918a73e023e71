"""A paragraph in a frame is the same in every format: read, written new, put in, changed, taken away."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import vanthu_files
from core.examples import document
from vanthu.anatomy import anatomise
from vanthu.document import Document
from vanthu.edit import SetParagraph
from vanthu.facts import written

FORMATS = pytest.mark.parametrize("ending", [".docx", ".odt", ".fodt"])
RED = "FF0000"


def boxes(page: Document) -> dict[str, tuple[str, float]]:
    """What stands in a frame: its colour, and how wide it is."""
    framed = [block for block in page.blocks if block.paragraph.box]
    return {
        block.text: (block.paragraph.box, round(block.place.width - block.paragraph.left - block.paragraph.right, 1)) for block in framed
    }


@FORMATS
def test_marks_of_a_new_file_stand_in_their_frames(ending: str, tmp_path: Path) -> None:
    page = document("state", "công văn", {"urgency": "HỎA TỐC", "secrecy": "MẬT"})
    path = tmp_path / f"a{ending}"
    vanthu_files.write_new(page, path)
    again = vanthu_files.read(path)
    assert boxes(again) == boxes(page) == {"HỎA TỐC": (RED, 30.0), "MẬT": (RED, 20.2)}
    assert not [line for block in again.blocks if block.paragraph.box for line in block.lines]


@FORMATS
def test_a_mark_is_put_in_changed_and_taken_out(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    vanthu_files.write_new(document("state", "kế hoạch", {}), path)
    file = vanthu_files.open_file(path)
    before = [block.text for block in file.document().blocks]
    for value, wanted in (("KHẨN", {"KHẨN": (RED, 20.0)}), ("THƯỢNG KHẨN", {"THƯỢNG KHẨN": (RED, 40.0)}), ("", {})):
        assert file.apply(written(anatomise(file.document(), "state"), "urgency", value)) == []
        assert boxes(file.document()) == wanted
    assert [block.text for block in file.document().blocks] == before


@FORMATS
def test_a_frame_goes_and_comes(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    vanthu_files.write_new(document("state", "kế hoạch", {"urgency": "KHẨN"}), path)
    file = vanthu_files.open_file(path)
    at = next(index for index, block in enumerate(file.document().blocks) if block.text == "KHẨN")
    assert file.apply([SetParagraph(at, "KHẨN", {"box": ""})]) == []
    assert boxes(file.document()) == {}
    assert file.apply([SetParagraph(at, "KHẨN", {"box": "0000FF"})]) == []
    assert boxes(file.document())["KHẨN"][0] == "0000FF"


def test_in_word_a_frame_needs_all_its_sides(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    vanthu_files.write_new(document("state", "kế hoạch", {"urgency": "KHẨN"}), path)
    for change, wanted in ((("FF0000", "auto"), {"KHẨN": ("000000", 20.0)}), (('<w:left w:val="single"', '<w:left w:val="nil"'), {})):
        assert boxes(vanthu_files.read(_changed(path, *change))) == wanted


def _changed(path: Path, old: str, new: str) -> Path:
    """The file with other words in its text and its styles."""
    made = path.with_name("changed.docx")
    met = 0
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name in ("word/document.xml", "word/styles.xml"):
                met += content.decode().count(old)
                content = content.decode().replace(old, new).encode()
            target.writestr(name, content)
    assert met
    return made


def test_a_frame_is_no_rule_under_words(tmp_path: Path) -> None:
    page = document("state", "kế hoạch", {})
    at = next(index for index, block in enumerate(page.blocks) if block.text == "KẾ HOẠCH")
    title = replace(page.blocks[at], paragraph=page.blocks[at].paragraph._replace(box=RED))
    path = tmp_path / "a.docx"
    vanthu_files.write_new(replace(page, blocks=(*page.blocks[:at], title, *page.blocks[at + 1 :])), path)
    assert anatomise(vanthu_files.read(path), "state").main.strokes.keys() == anatomise(page, "state").main.strokes.keys()
