"""Every word the program says is there, in both languages, and is used."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from vanthu.compiled import read
from vanthu.strings import LANGUAGES, say

ROOT = Path(__file__).resolve().parent.parent.parent
SAYING = {"python": "*.py", "tools": "*.py", "extension": "*.xcu", "dialogs": "*.xdl"}  # a .xcu names a key by <value say="…"/>
CODE = "\n".join(path.read_text(encoding="utf-8") for folder, files in SAYING.items() for path in sorted((ROOT / folder).rglob(files)))


@pytest.mark.parametrize("key", read("strings"))
def test_both_languages_say_the_same(key: str) -> None:
    texts = read("strings")[key]
    assert set(texts) == set(LANGUAGES)
    assert blanks(texts["vi"]) == blanks(texts["en"])


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_key_the_code_says_is_there() -> None:
    assert not set(re.findall(r'\bsay(?:\(\s*|=)"([a-z_.]+)"', CODE)) - set(read("strings"))


def test_every_key_is_said_somewhere() -> None:
    """By its whole name, or by the beginning that the code completes: say(f"severity.{…}")."""
    begun = tuple(set(re.findall(r"""f["']([a-z_.]+\.)\{""", CODE)))
    words = set(re.findall(r'"([a-z_.]+)"', CODE))
    assert not [key for key in read("strings") if key not in words and not key.startswith(begun)]


@pytest.mark.parametrize(("file", "table"), [("reading", "unreadable"), ("reading", "notes"), ("compose", "remarks")])
def test_what_readers_remark_is_said_in_both_languages(file: str, table: str) -> None:
    vietnamese, english = read(file)[table], read(file)[f"{table}_en"]
    assert vietnamese.keys() == english.keys()
    assert all(blanks(vietnamese[key]) == blanks(english[key]) for key in vietnamese)


def test_blanks_are_filled() -> None:
    assert say("summary.error", number=3) == "3 lỗi"
    assert say("summary.error", "en", number=3) == "3 errors"
