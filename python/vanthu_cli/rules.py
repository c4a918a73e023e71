"""vanthu rules: the list of them, as one regime has it."""

from __future__ import annotations

import argparse

from vanthu.listing import ORDER, part_name, title
from vanthu.rulebook import load
from vanthu.strings import say

from . import output


def main(chosen: argparse.Namespace) -> int:
    language = chosen.language
    book = load(chosen.regime or "state")
    lines = [f"{book.name} · {book.basis}", ""]
    part = ""
    for rule in sorted(book.rules.values(), key=lambda rule: ORDER.index(rule.part) if rule.part in ORDER else len(ORDER)):
        if rule.part != part:
            part = rule.part
            lines += ["", part_name(part, language, book.regime).upper()]
        severity = say(f"severity.{rule.severity if rule.active else 'off'}", language)
        lines.append(f"  {rule.id:<22} {severity:<14} {say(f'fix.short.{rule.fix}', language):<10} {title(rule, language)}")
    output.write((line + "\n" for line in lines), None, language)
    return 0
