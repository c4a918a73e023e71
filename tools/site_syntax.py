"""What is no TOML: from what tomllib says, and from what the line shows where it stopped, a sentence for people who never heard of TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import NamedTuple

from value_lines import Unclosed, toml_lines

OPEN, TWICE = "site.toml.open", "site.toml.twice"

# What tomllib says; what the line shows, "‸" where it stopped; the sentence. The first that fits.
SLIPS = (
    ("", "‸[\u00a0\u2000-\u200b\u202f\u3000\ufeff]", "site.toml.blank"),
    ("Expected newline|Unclosed", r"""["']‸[^\s,;=\])}#"'].*["']""", "site.toml.inner"),
    ("Expected newline", r"""["']‸["']""", "site.toml.inner"),
    ("Expected newline", r"=\s*\d{4}‸-\d\d-\d\d\b", "site.toml.date"),
    ("Expected newline", r"=\s*(\d{4}‸-\d|[\d‸]+([-/.‸]+\d+){2}\s*(#.*)?$)", "site.toml.day"),
    ("", r"=\s*-?\d+‸,\d|=\s*-?\d+,\d+\s*‸|\d,\d+\s*‸;", "site.toml.decimal"),
    ("Expected newline", r"=\s*0‸\d", "site.toml.zero"),
    ("Expected newline", r"‸[,;]\s*(#.*)?$", "site.toml.end"),
    ("Expected newline", "", "site.toml.newline"),
    ("Unclosed inline", r"‸(#.*)?$", "site.toml.brace"),
    ("Invalid initial character", r"[{,]\s*‸(#.*)?$", "site.toml.brace"),
    ("Unclosed|Invalid value", r"^\s*‸([\w.\"'-]+\s*=|\[+\s*[A-Za-z])|^\s*\[+\s*‸[A-Za-z]|‸[\])}=]", OPEN),  # it went on into the next key
    ("Unclosed", "", "site.toml.comma"),
    ("Invalid value", "‸[“”„‘’]", "site.toml.quotes"),
    ("Invalid value", "", "site.toml.value"),
    ("Invalid initial character", r",\s*‸\}", "site.toml.end"),
    ("Invalid initial character", "", "site.toml.key"),
    ("Expected ']", r"‸[^\])}\s#].*\]", "site.toml.key"),
    ("Expected ']", "", "site.toml.header"),
    ("Expected '='", r"‸([\w .-]+=|[^\0-\x7f])", "site.toml.key"),
    ("Expected '='", "", "site.toml.equals"),
    ("Unescaped|Invalid hex|scalar value", "", "site.toml.backslash"),
    (r"Illegal character '\\[nr]'", "", "site.toml.string"),
    ("twice|Cannot|Duplicate", "", TWICE),
    ("Invalid date", "", "site.toml.date"),
    ("", "", "site.toml.other"),
)

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")


class Slip(NamedTuple):
    line: int
    key: str  # of the sentence
    blanks: Mapping[str, object] = {}


def slips(text: str, message: str, tables: Collection[str]) -> list[Slip]:
    """What is wrong with a text of which tomllib said this. `tables`: the paths that are lists of tables, as "offices.units"."""
    lines = text.split("\n")
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    if found is None:  # at the end of the file
        return [Slip(_opened(text, len(text.rstrip().split("\n"))), OPEN)]
    line, column = int(found[1]), int(found[2])
    shown = f"{lines[line - 1][: column - 1]}‸{lines[line - 1][column - 1 :]}"
    key = next(key for said, pattern, key in SLIPS if re.search(said, message) and re.search(pattern, shown))
    if key == OPEN:
        line = _opened("".join(f"{each}\n" for each in lines[: line - 1]), line)
    return key == TWICE and _headers(lines, tables) or [Slip(line, key)]


def _opened(text: str, otherwise: int) -> int:
    """The line on which begins what is still open at the end of the text."""
    try:
        toml_lines(text)
    except Unclosed as unclosed:
        return unclosed.line
    except (RecursionError, tomllib.TOMLDecodeError):
        return 1
    return otherwise


def _headers(lines: list[str], tables: Collection[str]) -> list[Slip]:
    """Of what seems to stand twice the cause: [offices] for [[offices]], and what is an office's where no office has begun."""
    found, begun = [], set()
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line)
        if header is None:
            continue
        path, outer = header[2], header[2].partition(".")[0]
        if header[1] == "[" and path in tables:
            found.append(Slip(number, "site.toml.tables", {"path": path}))
        elif outer in tables and outer != path and outer not in begun:
            found.append(Slip(number, "site.toml.early", {"path": path, "outer": outer}))
        begun.add(path)
    return found
