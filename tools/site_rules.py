"""The rules of the house, [rules] of a site file: looked over, and made the file of the edition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from site_file import Site, at_head
from site_notes import Notes
from vanthu.rulebook import REGIMES, house, load


def every_rule() -> list[str]:
    return sorted({id for regime in REGIMES for id in load(regime).rules})


def rules_of_house(site: Site, notes: Notes) -> bytes | None:
    rules = site.said.get("rules")
    if not rules:
        return None
    every = every_rule()
    torn = _torn(rules, every) if isinstance(rules, Mapping) else []
    for id, name in torn:
        notes.wrong(site.file.name, site.line("rules", id, name), notes.say("site.rule.quotes", id=f"{id}.{name}"))
    wrong = [each for each in house.wrong({"rules": rules}) if each.rule not in {id for id, _ in torn}]
    for each in wrong:
        notes.wrong(site.file.name, _line_of(site, each), each.said(notes.language) + _near(each, every, notes))
    if wrong or torn:
        return None
    for id, table in rules.items():
        if not any(table.get(key) for key in house.CHANGING):
            notes.doubt(site.file.name, site.line("rules", id), notes.say("site.rule.nothing", id=id, words=", ".join(house.CHANGING)))
    return (json.dumps({"rules": rules}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _torn(rules: Mapping[str, Any], every: list[str]) -> list[tuple[str, str]]:
    """What was written without quotation marks: [rules.body.size] is a table `size` in a table `body`."""
    tables = [(id, table) for id, table in rules.items() if id not in every and isinstance(table, Mapping)]
    return [(id, name) for id, table in tables for name, value in table.items() if name not in house.KEYS and isinstance(value, Mapping)]


def _near(wrong: house.Wrong, every: list[str], notes: Notes) -> str:
    """What was perhaps meant."""
    if wrong.key == "house.rule":
        return "" if wrong.rule in every else notes.meant(wrong.rule, every)
    word = str(wrong.blanks.get("word", wrong.blanks.get("name", "")))
    if wrong.key == "house.key" and at_head(word, notes):
        return at_head(word, notes)
    return notes.meant(word, str(wrong.blanks["words"]).split(", ")) if "words" in wrong.blanks else ""


def _line_of(site: Site, wrong: house.Wrong) -> int:
    """Of the value the sentence speaks of, as near as can be."""
    within = {"house.key": [str(wrong.blanks.get("word", ""))], "house.regime": ["regimes"], "house.elsewhere": ["regimes"]}
    within |= {"house.severity": ["severity"], "house.off": ["off"]}
    within |= {"house.law": ["off" if ("rules", wrong.rule, "off") in site.lines else "severity"]}
    name = str(wrong.blanks.get("name", ""))
    inner = within.get(wrong.key, ["values", *name.split(".")] if name and name != "values" else [])
    return site.line("rules", wrong.rule, *inner)
