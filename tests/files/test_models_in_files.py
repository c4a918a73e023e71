"""What compose lays out survives the file formats: right models stay silent, spoilt ones say and mend the same as in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import vanthu_files
from core.examples import document
from core.models import model, models
from core.test_examples import DEFAULT, day_of, examples, told
from vanthu.compose import lay_out
from vanthu.finding import Finding
from vanthu.mend import mend
from vanthu.pipeline import check
from vanthu.rulebook import load

ENDINGS = (".docx", ".odt")
STATE = [example for example in examples() if example.values[0] == "state"]


@pytest.mark.parametrize(("regime", "type"), models())
def test_right_models_are_silent(regime: str, type: str, tmp_path: Path) -> None:
    page = lay_out(model(regime, type), load(regime)).document
    for ending in ENDINGS:
        path = tmp_path / f"a{ending}"
        vanthu_files.write_new(page, path)
        checked = check(vanthu_files.read(path), regime)
        assert not checked.findings, ending + told(checked.findings)
        assert checked.anatomy.main.type in (type, "" if type == "thư công" else type)


@pytest.mark.parametrize(("regime", "rule", "example"), STATE)
def test_spoilt_models_say_and_mend_the_same(regime: str, rule: str, example: Mapping[str, Any], tmp_path: Path) -> None:
    page = document(regime, example.get("type", DEFAULT), example["bad"], day_of(example))
    wanted = check(page, regime).findings
    offered = sorted({finding.rule for finding in wanted if finding.edits and finding.fix in ("auto", "ask")})
    for ending in ENDINGS:
        path = tmp_path / f"a{ending}"
        vanthu_files.write_new(page, path)
        file = vanthu_files.open_file(path)
        assert Counter(map(said, check(file.document(), regime).findings)) == Counter(map(said, wanted)), ending
        if rule in offered:
            left = mend(file, offered, regime).left.findings
            assert rule not in {finding.rule for finding in left}, told(left)


def said(finding: Finding) -> tuple[object, ...]:
    found = "" if finding.rule == "page.number" else finding.found  # the number of a page is the layout's
    return finding.rule, finding.severity, finding.part, found, finding.fix, finding.preview, bool(finding.edits)
