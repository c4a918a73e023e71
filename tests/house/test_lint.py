"""ruff, mypy --strict and vermin have nothing to say."""

from __future__ import annotations

import pytest

import lint


@pytest.mark.parametrize("name", lint.COMMANDS)
def test_lint(name: str) -> None:
    said = lint.problems(name)
    assert not said, said
