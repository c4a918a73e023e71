"""A rule's examples in words: { "motto.bold" = false } → "Tiêu ngữ, chữ đậm: không"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vanthu.strings import say, say_or

from .report import part_name


def describe(change: Mapping[str, Any], language: str) -> Iterator[str]:
    """What an example changes in a right document, a line for each thing."""
    for key, value in change.items():
        part, _, field = key.partition(".")
        name = say_or(f"field.{key}", "", language) or part_name(part, language)
        if field and not say_or(f"field.{key}", "", language):
            name = f"{name}, {say_or(f'field.{field}', field, language)}"
        yield f"{name}: {_value(value, language)}"


def _value(value: Any, language: str) -> str:
    if isinstance(value, bool):
        return say("field.yes" if value else "field.no", language)
    if isinstance(value, list):
        return " / ".join(_value(each, language) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value(each, language)}" for key, each in value.items())
    if isinstance(value, str):
        return say_or(f"value.{value}", f"“{value}”", language) if value else say("field.none", language)
    return str(value)
