"""Fixes over every bad example: the mended rule is silent, no new one speaks, and fixing twice changes nothing.

Where two regimes whose documents look alike have the very same rule, it is mended in one of them; test_examples has it speak in each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from core.examples import document
from core.test_examples import DEFAULT, day_of, examples, is_anothers, told
from vanthu.apply import apply
from vanthu.document import Document
from vanthu.edit import Edit
from vanthu.mend import mend
from vanthu.pipeline import check


class Page:
    """A document without a file: edits apply to the picture itself."""

    def __init__(self, picture: Document) -> None:
        self.picture = picture

    def document(self) -> Document:
        return self.picture

    def apply(self, edits: Sequence[Edit]) -> list[Edit]:
        self.picture = apply(self.picture, edits)
        return []


OURS = [example for example in examples() if not is_anothers(*example.values[:2])]


@pytest.mark.parametrize(("regime", "rule", "example"), OURS)
def test_mended(regime: str, rule: str, example: Mapping[str, Any]) -> None:
    bad = document(regime, example.get("type", DEFAULT), example["bad"], day_of(example))
    before = check(bad, regime).findings
    offered = {finding.rule for finding in before if finding.edits and finding.fix in ("auto", "ask")}
    if rule not in offered:
        assert all(finding.fix == "-" for finding in before if finding.rule == rule)  # what cannot be mended does not say it can
        return
    page = Page(bad)
    mended = mend(page, rules=sorted(offered), regime=regime)
    assert rule not in {finding.rule for finding in mended.left.findings}, told(mended.left.findings)
    rest = mend(page, regime=regime).left.findings  # what mending one rule leaves to another's automatic fix
    assert {finding.rule for finding in rest} <= {finding.rule for finding in before}, told(rest)
    once = page.picture
    mend(page, rules=sorted(offered), regime=regime)
    mend(page, regime=regime)
    assert page.picture == once
