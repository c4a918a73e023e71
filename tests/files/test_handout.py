"""The handout for training, laid out by the office: one page, with the words on it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import handout
from vanthu_files.office import find_soffice


def test_it_is_exactly_one_page(tmp_path: Path) -> None:
    if find_soffice() is None or not shutil.which("pdfinfo"):
        pytest.skip("LibreOffice or poppler is not on this machine")
    text, page = handout.make(tmp_path)
    assert text.suffix == ".odt" and text.stat().st_size
    told = subprocess.run(["pdfinfo", str(page)], capture_output=True, text=True, check=True).stdout
    assert "A4" in told
    assert [line.split()[-1] for line in told.splitlines() if line.startswith("Pages:")] == ["1"]
    words = subprocess.run(["pdftotext", "-layout", str(page), "-"], capture_output=True, text=True, check=True).stdout
    for said in ("Văn Thư", "Ctrl+Alt+K", "Ctrl+Alt+H", "Hướng dẫn sử dụng"):
        assert said in words
