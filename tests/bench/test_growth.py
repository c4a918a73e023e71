"""The cost grows in step with the length. The figures themselves are the bench's: `build.py bench`."""

from __future__ import annotations

import bench
from vanthu.pipeline import check


def cost_of_a_page(pages: int) -> float:
    document = bench.sample(pages)
    return bench.best(lambda: check(document), 3) / pages


def test_a_page_costs_the_same_in_a_long_document() -> None:
    assert cost_of_a_page(200) < 3 * cost_of_a_page(20)


def test_the_sample_is_what_it_says() -> None:
    """About a printed page for each: 2,000 to 3,500 letters."""
    letters = sum(len(block.text) for block in bench.sample(100).blocks) / 100
    assert 2000 < letters < 3500
