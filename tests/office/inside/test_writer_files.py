"""Real documents opened in Writer: all safe fixes in one step, nothing offered again, and one undo gives back every word and look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from office.likeness import differences
from vanthu.mend import mend
from vanthu_office import writer
from vanthu_office.reader import read

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "docx"
REAL = sorted(CORPUS.glob("**/*.docx"))


@pytest.mark.skipif(not REAL, reason="real documents are not beside the repository (../shared/corpus/docx)")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_documents(path: Path, load: Callable[..., Any]) -> None:
    model = load(path)
    manager = model.getUndoManager()
    manager.clear()
    before = read(model).document
    with writer.one_step(model, "Văn Thư: sửa tất cả"):
        mended = mend(writer.WriterFile(model))
    assert mended.done
    assert not [finding.rule for finding in mended.left.findings if finding.edits and finding.fix == "auto"]
    after = read(model).document
    assert list(manager.getAllUndoActionTitles()) == ["Văn Thư: sửa tất cả"]
    for _ in range(2):
        manager.undo()
        assert not differences(read(model).document, before)
        assert not manager.isUndoPossible()
        manager.redo()
        assert not differences(read(model).document, after)
