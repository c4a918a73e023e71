"""No regular expression of ours goes super-linear: every one is run, the ways the code runs it, over long hostile lines."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

PYTHON = Path(__file__).resolve().parent.parent.parent / "python"
SHORT, LONG = 500, 8_000
SLOW = 0.03  # seconds for the long line; a linear scan takes a few milliseconds, a quadratic one hundreds
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")

# What a page is made of, again and again, with an end that does not fit.
HOSTILE = (
    " ", "\t", "\u00a0", "a", "A", "Đ", "1", "0", ".", ",", ";", ":", "-", "–", "/", "_", "*", "(", ")", "“", "”", '"', "…",
    "1.", "1 ", " 1", "a ", " a", "A ", ". ", ", ", "; ", "- ", " - ", "/-", "1/", "-A", "A-", "a)", "(a", "“a", "a”", "1.1", "..", "__",
    "ngày ", "ngày 1 ", "tháng ", "năm 2020 ", "số ", "Số: ", "1/QĐ-", "QĐ-UBND ", "Điều ", "Điều 1 ", "khoản 1 ", "và ", "của ",
    "Ủy ban nhân dân ", "tỉnh Quảng ", "huyện ", "Căn cứ ", "Luật ", "Nghị định số ", "Kế hoạch ", "Về việc ", "TM. ", "KT. ",
    "Sở Nội vụ ", "Sở Nội vụ, ", "Nguyễn Văn ", "từng từng ", "www.", "a@", "<a", "<a>", "[", "[[", "##", "**", "\n", "a\n", " \n",
)  # fmt: skip


class Used(NamedTuple):
    """A pattern, where it is written, and how it is run: from the start of a text, or anywhere in it."""

    name: str
    pattern: re.Pattern[str]
    anywhere: bool


def used() -> list[Used]:
    found: dict[str, Used] = {}
    for path in sorted((PYTHON / "vanthu").rglob("*.py")):
        name = ".".join(path.relative_to(PYTHON).with_suffix("").parts).removesuffix(".__init__")
        for variable, value in vars(importlib.import_module(name)).items():
            for pattern in _within(value):
                anywhere = _runs_anywhere(path.read_text(encoding="utf-8"), variable)
                known = found.get(pattern.pattern)
                found[pattern.pattern] = Used(f"{name}.{variable}", pattern, anywhere or bool(known and known.anywhere))
    return list(found.values())


def _runs_anywhere(source: str, variable: str) -> bool:
    """By the methods called on it; of a pattern in a table, by those called on any small name."""
    called = set(re.findall(rf"\b{variable}\.({'|'.join(METHODS)})\(", source))
    if not called:
        called = set(re.findall(rf"\b[a-z]\w*\.({'|'.join(METHODS)})\(", source))
    return not called <= {"match", "fullmatch"}


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


USED = used()


@pytest.mark.parametrize("one", USED, ids=[f"{one.name}-{number}" for number, one in enumerate(USED)])
def test_linear(one: Used) -> None:
    for unit in HOSTILE:
        short, long = (unit * (length // len(unit)) + "\x00" for length in (SHORT, LONG))
        if _seconds(one, short) * LONG / SHORT > SLOW or _seconds(one, long) > SLOW:  # measured again: the machine may have been busy
            short_again = min(_seconds(one, short) for _ in range(5))
            assert short_again * LONG / SHORT < SLOW, f"{one.pattern.pattern!r} on {unit!r}"
            assert min(_seconds(one, long) for _ in range(3)) < SLOW, f"{one.pattern.pattern!r} on {unit!r}"


def _seconds(one: Used, line: str) -> float:
    start = time.perf_counter()
    one.pattern.match(line)
    one.pattern.fullmatch(line)
    if one.anywhere:
        for _ in one.pattern.finditer(line):
            pass
    return time.perf_counter() - start
