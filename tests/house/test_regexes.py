"""No regular expression of ours goes super-linear: every one is run, the ways the code runs it, over long hostile lines.

A clock only chooses what to look at closely: a pattern that is slow on a line of some thousand characters, and slower than
in step with a short one, is run on a giant one. What is linear is through in seconds there, however busy the machine; what
is not would need many minutes, and only that is a failure.
"""

from __future__ import annotations

import functools
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

PYTHON = Path(__file__).resolve().parent.parent.parent / "python"
HANG = 120  # seconds for one module's patterns over all lines, the giant ones included: a guard, not a measure
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")
LIKE_A_PATTERN = re.compile(r"\\[bdswBDSW]|\(\?|\[\^|\.[*+{]")

# What a page is made of, again and again, with an end that does not fit.
HOSTILE = (
    " ", "\t", "\u00a0", "a", "A", "Đ", "1", "0", ".", ",", ";", ":", "-", "–", "/", "_", "*", "(", ")", "“", "”", '"', "…",
    "1.", "1 ", " 1", "a ", " a", "A ", ". ", ", ", "; ", "- ", " - ", "/-", "1/", "-A", "A-", "a)", "(a", "“a", "a”", "1.1", "..", "__",
    "ngày ", "ngày 1 ", "tháng ", "năm 2020 ", "số ", "Số: ", "1/QĐ-", "QĐ-UBND ", "Điều ", "Điều 1 ", "khoản 1 ", "và ", "của ",
    "Ủy ban nhân dân ", "tỉnh Quảng ", "huyện ", "Căn cứ ", "Luật ", "Nghị định số ", "Kế hoạch ", "Về việc ", "TM. ", "KT. ",
    "Sở Nội vụ ", "Sở Nội vụ, ", "Nguyễn Văn ", "từng từng ", "www.", "a@", "<a", "<a>", "[", "[[", "##", "**", "\n", "a\n", " \n",
)  # fmt: skip

SCREEN = """
import json, re, sys, time

SHORT, LONG, GIANT = 500, 20_000, 1_000_000
SUSPECT = 0.03  # seconds of the processor for the long line; one that needs minutes for the giant one takes more here
SLOW = 0.1  # seconds for it that are too many in any case
STEP = 1.5  # times what the short line tells: more than any measure is out, less than what is not linear comes to

def line(unit, length):
    return unit * (length // len(unit)) + "\\0"

def seconds(pattern, line, anywhere):
    start = time.process_time()
    pattern.match(line)
    pattern.fullmatch(line)
    if anywhere:
        for _ in pattern.finditer(line):
            pass
    return time.process_time() - start

def suspect(pattern, short, long, anywhere):
    in_step = min(seconds(pattern, short, anywhere) for _ in range(3)) * LONG / SHORT
    return in_step > SLOW or seconds(pattern, long, anywhere) > min(max(SUSPECT, in_step * STEP), SLOW)

patterns, units = json.load(sys.stdin)
patterns = [(re.compile(text, flags), anywhere) for text, flags, anywhere in patterns]
for unit in units:
    short, long = line(unit, SHORT), line(unit, LONG)
    for pattern, anywhere in patterns:
        if suspect(pattern, short, long, anywhere):
            print(pattern.pattern, "on", repr(unit), flush=True)
            seconds(pattern, line(unit, GIANT), anywhere)
"""


class Used(NamedTuple):
    """A pattern, the module it is written in, and how it is run: from the start of a text, or anywhere in it."""

    module: str
    pattern: re.Pattern[str]
    anywhere: bool


def used() -> list[Used]:
    found: dict[str, Used] = {}
    for package in ("vanthu", "vanthu_files"):
        for path in sorted((PYTHON / package).rglob("*.py")):
            name = ".".join(path.relative_to(PYTHON).with_suffix("").parts).removesuffix(".__init__")
            for variable, pattern in _patterns(importlib.import_module(name)):
                anywhere = _runs_anywhere(path.read_text(encoding="utf-8"), variable)
                known = found.get(pattern.pattern)
                found[pattern.pattern] = Used(name, pattern, anywhere or bool(known and known.anywhere))
    for path in sorted((PYTHON / "vanthu" / "data" / "compiled").rglob("*.json")):
        for text in _strings(json.loads(path.read_text(encoding="utf-8"))):
            if LIKE_A_PATTERN.search(text):
                found.setdefault(text, Used(f"data.{path.stem}", re.compile(text), True))
    return list(found.values())


def _patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The module's patterns: its variables, and what its cached functions without parameters give."""
    for variable, value in vars(module).items():
        made = isinstance(value, functools._lru_cache_wrapper) and "Pattern" in str(value.__annotations__.get("return"))
        if made and not value.__wrapped__.__code__.co_argcount:
            value = value()
        for pattern in _within(value):
            yield variable, pattern


def _runs_anywhere(source: str, variable: str) -> bool:
    """By the methods called on it; of a pattern in a table, by those called on any small name."""
    called = set(re.findall(rf"\b{variable}(?:\(\))?\.({'|'.join(METHODS)})\(", source))
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


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


USED = used()


@pytest.mark.parametrize("module", sorted({one.module for one in USED}))
def test_linear(module: str) -> None:
    hung = hangs([one for one in USED if one.module == module])
    assert not hung


def hangs(patterns: list[Used], patience: float = HANG) -> str:
    """The last pattern and line looked at when they do not come through all of them; "" when they do."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", SCREEN],
            input=json.dumps([[(one.pattern.pattern, one.pattern.flags, one.anywhere) for one in patterns], HOSTILE]),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"a short line").decode("utf-8", "replace").splitlines()[-1]
    assert done.returncode == 0, done.stderr
    return ""


def test_the_guard_sees_a_quadratic_pattern() -> None:
    assert hangs([Used("", re.compile(r"a+b"), True)], patience=3)
    assert not hangs([Used("", re.compile(r"a{1,20}b"), True)])
