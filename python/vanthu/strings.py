"""What the program says to people, apart from the rules' own messages: data/strings/*.toml, in Vietnamese and English."""

from __future__ import annotations

from .compiled import read

LANGUAGES = ("vi", "en")


def say(key: str, language: str = "vi", **blanks: object) -> str:
    """say("summary.error", number=3) → "3 lỗi"."""
    text: str = read("strings")[key][language]
    return text.format(**blanks) if blanks else text


def say_or(key: str, otherwise: str, language: str = "vi") -> str:
    """The text of a key that may have none, such as the name of a part a new rule brings."""
    return say(key, language) if key in read("strings") else otherwise


def say_of(file: str, table: str, key: str, language: str) -> str:
    """A sentence that stands beside what it speaks of, in a file of its own: data/reading.toml, data/compose.toml."""
    sentence: str = read(file)[table if language == "vi" else f"{table}_{language}"][key]
    return sentence
