"""vanthu fix."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from calling import Vanthu

import vanthu_files


def rules_left(vanthu: Vanthu, path: Path) -> set[str]:
    return {finding["rule"] for finding in json.loads(vanthu("check", path, "--format", "json").out)["files"][0]["findings"]}


def test_auto_fixes_at_once_and_what_is_left_is_said(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "da-sua.docx"
    said = vanthu("fix", sample, "-o", out)
    assert said.status == 1  # a gap in the numbers of the articles is for a person to decide
    assert "motto.text" in said.out.split("Còn lại")[0]
    assert "structure.numbering" in said.out.split("Còn lại")[1]
    left = rules_left(vanthu, out)
    assert "motto.text" not in left
    assert left == {"structure.numbering", "typography.repeat", "typography.spelling"}


def test_ask_fixes_by_id_and_then_nothing_is_left(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "da-sua.docx"
    vanthu("fix", sample, "-o", out)
    said = vanthu("fix", out, "--in-place", "--rule", "structure.numbering", "--rule", "typography.repeat", "--rule", "typography.spelling")
    assert said.status == 0
    assert not rules_left(vanthu, out)


def test_fixing_twice_changes_nothing(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "1.docx", tmp_path / "2.docx"
    vanthu("fix", sample, "-o", once)
    said = vanthu("fix", once, "-o", twice)
    assert "Không có chỗ nào sửa ngay được" in said.out
    assert vanthu_files.read(once) == vanthu_files.read(twice)


def test_the_file_itself_stays_as_it_was(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "goc.docx"
    shutil.copy(sample, copy)
    vanthu("fix", copy, "-o", tmp_path / "moi.docx")
    assert copy.read_bytes() == sample.read_bytes()
    vanthu("fix", copy, "--in-place")
    assert copy.read_bytes() != sample.read_bytes()


@pytest.mark.parametrize("ending", [".docx", ".odt"])
def test_text_becomes_a_document(vanthu: Vanthu, raw: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"ke-hoach{ending}"
    said = vanthu("fix", raw, "-o", out)
    assert said.status in (0, 1)
    document = vanthu_files.read(out)
    assert not document.plain
    assert "KẾ HOẠCH" in [block.text for block in document.blocks]


def test_a_format_is_kept(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    said = vanthu("fix", sample, "-o", tmp_path / "khac.odt")
    assert said.status == 2
    assert ".docx" in said.err
    assert not (tmp_path / "khac.odt").exists()


def test_a_rule_that_is_not_there(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    said = vanthu("fix", sample, "-o", tmp_path / "x.docx", "--rule", "moto.text")
    assert said.status == 2
    assert "motto.text" in said.err
    assert vanthu("fix", sample, "-o", tmp_path / "x.docx", "--rule", "zzzzzz").status == 2


def test_where_to_write_must_be_said_once(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    assert vanthu("fix", sample).status == 2
    assert vanthu("fix", sample, "--in-place", "-o", tmp_path / "x.docx").status == 2


def test_what_cannot_be_read_or_written(vanthu: Vanthu, sample: Path, raw: Path, tmp_path: Path) -> None:
    assert vanthu("fix", tmp_path / "không có.docx", "-o", tmp_path / "x.docx").status == 2
    assert vanthu("fix", raw, "--in-place").status == 2
    assert vanthu("fix", sample, "-o", tmp_path / "không có" / "x.docx").status == 2


def test_it_speaks_english(vanthu: Vanthu, raw: Path, tmp_path: Path) -> None:
    raw.write_text(raw.read_text(encoding="utf-8").replace("I. MỤC ĐÍCH", "**I. MỤC ĐÍCH**"), encoding="utf-8")
    said = vanthu("--lang", "en", "fix", raw, "-o", tmp_path / "x.docx")
    assert "A document was composed" in said.out
    assert "Marks of formatting taken off" in said.out
    assert "There is no such file" in vanthu("--lang", "en", "fix", tmp_path / "y.docx", "-o", tmp_path / "x.docx").err


def test_a_type_may_be_said(vanthu: Vanthu, right: Path, tmp_path: Path) -> None:
    """The number's symbol follows the type that was said."""
    out = tmp_path / "to-trinh.docx"
    said = vanthu("fix", right, "-o", out, "--type", "tờ trình", "--rule", "number.type")
    assert "TTr" in said.out
    assert "number.type" not in vanthu("check", out, "--type", "tờ trình").out
