"""What the rules' examples offer is mended in Writer as in memory, and one undo brings every bad example back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from core.examples import document
from core.test_examples import DEFAULT, day_of, examples, told
from office.likeness import differences
from vanthu.document import Document
from vanthu.mend import mend
from vanthu.pipeline import check
from vanthu_office import writer
from vanthu_office.reader import read
from vanthu_office.writer import whole

STATE = [example for example in examples() if example.values[0] == "state"]


class Memory:
    """A Document that is mended in memory."""

    def __init__(self, page: Document) -> None:
        self.page = page

    def document(self) -> Document:
        return self.page

    def apply(self, edits: Any) -> list[Any]:
        from vanthu.apply import apply

        self.page = apply(self.page, edits)
        return []


@pytest.mark.parametrize(("regime", "rule", "example"), STATE)
def test_spoilt_models_are_mended_as_in_memory(blank: Any, regime: str, rule: str, example: Mapping[str, Any]) -> None:
    page = document(regime, example.get("type", DEFAULT), example["bad"], day_of(example))
    whole.write(blank, page, "")
    manager = blank.getUndoManager()
    manager.clear()
    before = read(blank).document
    offered = sorted({finding.rule for finding in check(before, regime).findings if finding.edits and finding.fix in ("auto", "ask")})
    if not offered:
        return
    with writer.one_step(blank, "Văn Thư: sửa tất cả"):
        mended = mend(writer.WriterFile(blank), offered, regime)
    assert rule not in {finding.rule for finding in mended.left.findings} or rule not in offered, told(mended.left.findings)
    wanted = mend(Memory(before), offered, regime)
    assert sorted((each.rule, each.found, each.preview) for each in mended.done) == sorted(
        (each.rule, each.found, each.preview) for each in wanted.done
    )
    after = read(blank).document
    if mended.done:
        assert list(manager.getAllUndoActionTitles()) == ["Văn Thư: sửa tất cả"]
        manager.undo()
        assert not differences(read(blank).document, before)
        manager.redo()
        assert not differences(read(blank).document, after)
