"""vanthu offices check: is a file of offices one, and what in it is worth a second look."""

from __future__ import annotations

import argparse

from vanthu.doubts import doubts
from vanthu.offices import MOST_BYTES, OfficesError, parse_bytes
from vanthu.strings import say

from . import output

WRONG = 1


def main(chosen: argparse.Namespace) -> int:
    language = chosen.language
    try:
        with open(chosen.file, "rb") as file:
            offices = parse_bytes(file.read(MOST_BYTES))
    except OSError:
        output.complain("problem.offices", language, path=chosen.file)
        return output.UNREADABLE
    except OfficesError as problem:
        output.write([f"{chosen.file}: {problem.said(language)}\n"], None, language)
        return WRONG
    lines = [say("offices.right", language, path=chosen.file, number=len(offices))]
    for office in offices:
        lines.append(f"  {office.id}: {office.name} · {say(f'panel.regime.{office.regime}', language)}")
        lines += [f"    {doubt}" for doubt in doubts(office, language)]
    output.write((line + "\n" for line in lines), None, language)
    return 0
