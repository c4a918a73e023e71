"""What readers and composing remark, in the language asked for: data/reading.toml, data/compose.toml."""

from __future__ import annotations

from vanthu.compiled import read
from vanthu.compose import Remark
from vanthu_files import Unreadable


def unreadable(problem: Unreadable, language: str) -> str:
    sentence = _said("reading", "unreadable", problem.key, language)
    return f"{sentence} ({problem.detail})" if problem.detail else sentence


def note(key: str, language: str) -> str:
    return _said("reading", "notes", key, language)


def remark(one: Remark, language: str) -> str:
    return _said("compose", "remarks", one.kind, language).format(text=one.text)


def _said(file: str, table: str, key: str, language: str) -> str:
    sentence: str = read(file)[table if language == "vi" else f"{table}_{language}"][key]
    return sentence
