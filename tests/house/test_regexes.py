"""No regular expression of ours goes super-linear: every one is run over long hostile lines of two lengths."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PYTHON = Path(__file__).resolve().parent.parent.parent / "python"
SHORT, LONG = 4_000, 32_000
SLOW = 0.08  # seconds for the long line; a linear scan takes a few milliseconds

# What a page is made of, again and again, with an end that does not fit.
HOSTILE = (
    " ", "\t", "\u00a0", "a", "A", "Đ", "1", "0", ".", ",", ";", ":", "-", "–", "/", "_", "*", "(", ")", "“", "”", '"', "…",
    "1.", "1 ", " 1", "a ", " a", "A ", ". ", ", ", "; ", "- ", " - ", "/-", "1/", "-A", "A-", "a)", "(a", "“a", "a”", "1.1", "..", "__",
    "ngày ", "ngày 1 ", "tháng ", "năm 2020 ", "số ", "Số: ", "1/QĐ-", "QĐ-UBND ", "Điều ", "Điều 1 ", "khoản 1 ", "và ", "của ",
    "Ủy ban nhân dân ", "tỉnh Quảng ", "huyện ", "Căn cứ ", "Luật ", "Nghị định số ", "Kế hoạch ", "Về việc ", "TM. ", "KT. ",
    "Sở Nội vụ ", "Sở Nội vụ, ", "Nguyễn Văn ", "từng từng ", "www.", "a@", "<a", "<a>", "[", "[[", "##", "**", "\n", "a\n", " \n",
)  # fmt: skip


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, re.Pattern[str]] = {}
    for path in sorted((PYTHON / "vanthu").rglob("*.py")):
        name = ".".join(path.relative_to(PYTHON).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for variable, value in vars(module).items():
            for pattern in _within(value):
                found.setdefault(pattern.pattern, pattern)
                found_in.setdefault(pattern.pattern, f"{name}.{variable}")
    return [(found_in[text], pattern) for text, pattern in found.items()]


found_in: dict[str, str] = {}


def _within(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, (tuple, list, frozenset, set)):
        for each in value:
            yield from _within(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _within(each)


PATTERNS = patterns()


@pytest.mark.parametrize(
    "pattern", [pattern for _, pattern in PATTERNS], ids=[f"{name}-{number}" for number, (name, _) in enumerate(PATTERNS)]
)
def test_linear(pattern: re.Pattern[str]) -> None:
    for unit in HOSTILE:
        for tail in ("", "\x00"):
            short, long = (unit * (length // len(unit)) + tail for length in (SHORT, LONG))
            if _seconds(pattern, short) > SLOW / 8 or _seconds(pattern, long) > SLOW:  # measured again: the machine may have been busy
                assert min(_seconds(pattern, long) for _ in range(3)) < SLOW, f"{pattern.pattern!r} on {unit!r}"


def _seconds(pattern: re.Pattern[str], line: str) -> float:
    """Every way the code runs a pattern: from the start, anywhere, all matches."""
    start = time.perf_counter()
    pattern.match(line)
    pattern.fullmatch(line)
    for _ in pattern.finditer(line):
        pass
    return time.perf_counter() - start
