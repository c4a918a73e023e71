"""A rule's examples in words: { "motto.bold" = false } → "Tiêu ngữ, chữ đậm: không"."""

from __future__ import annotations

from typing import Any, Iterator, Mapping

from .listing import part_name
from .strings import say, say_or


def describe(change: Mapping[str, Any], language: str) -> Iterator[str]:
    """What an example changes in a right document, a line for each thing."""
    for key, value in change.items():
        yield f"{_name(key, language)}: {_value(value, language)}"


def _name(key: str, language: str) -> str:
    """ "motto" → "Tiêu ngữ"; "signer.name.size" → "Họ tên người ký, cỡ chữ"."""
    known = say_or(f"field.{key}", "", language)
    part, _, field = key.rpartition(".")
    if known or not part:
        return known or part_name(key, language)
    return f"{_name(part, language)}, {say_or(f'field.{field}', field, language)}"


def _value(value: Any, language: str) -> str:
    if isinstance(value, bool):
        return say("field.yes" if value else "field.no", language)
    if isinstance(value, list):
        measure = len(value) == 2 and isinstance(value[1], (int, float))  # a leading: ["exact", 20]
        return (" " if measure else " / ").join(_value(each, language) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value(each, language)}" for key, each in value.items())
    if isinstance(value, str):
        return say_or(f"value.{value}", f"“{value}”", language) if value else say("field.none", language)
    return str(value)
