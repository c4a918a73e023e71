"""Load rulebooks, compiled from data/rulebooks/*.toml, and lay an office's or a user's layer over the law."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Dict, List, Mapping, Optional, Tuple

from ..compiled import read
from ..finding import SEVERITIES
from ..strings import say

REGIMES = ("state", "party-2026", "party-2018", "front", "union", "youth", "farmers", "women")
SOURCES = ("law", "custom", "office")
FIXES = ("auto", "ask", "-")

TEXTS = ("part", "title", "title_en", "severity", "source", "reference", "message", "message_en", "help", "fix", "off")
TABLES = ("values", "variants", "examples")
VARIANT_KEYS = ("severity", "source", "reference", "message", "message_en", "fix")


class RulebookError(Exception):
    """A rulebook says something that cannot be; the message tells what and where, in Vietnamese."""


@dataclass(frozen=True)
class Rule:
    id: str
    part: str = ""
    title: str = ""
    title_en: str = ""
    severity: str = "error"
    source: str = "law"
    reference: str = ""
    message: str = ""
    message_en: str = ""
    help: str = ""
    fix: str = "-"
    off: str = ""  # why this regime has no such rule; "" it has
    values: Mapping[str, Any] = field(default_factory=dict)
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    examples: Tuple[Mapping[str, Any], ...] = ()

    @property
    def active(self) -> bool:
        return not self.off

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def variant(self, name: str) -> "Rule":
        return replace(self, **self.variants[name]) if name else self


@dataclass(frozen=True)
class Rulebook:
    regime: str
    name: str
    basis: str  # the text of law it stands on
    since: Optional[datetime.date]
    rules: Mapping[str, Rule]

    def value(self, rule: str, key: str) -> Any:
        """A value of another rule, for checks that must agree with it."""
        return self.rules[rule].values[key]


@dataclass(frozen=True)
class Layer:
    """What an office or a user lays over the law: stricter values, hints silenced."""

    name: str
    rules: Mapping[str, Mapping[str, Any]]
    source: str = "office"


@lru_cache(maxsize=None)
def load(regime: str) -> Rulebook:
    """The law's layer of a regime."""
    if regime not in REGIMES:
        raise RulebookError(say("rulebook.unknown", regime=regime, known=", ".join(REGIMES)))
    return from_data(read("rulebook-" + regime))


def from_data(data: Mapping[str, Any]) -> Rulebook:
    head = data["regime"]
    return Rulebook(
        regime=head["id"],
        name=head["name"],
        basis=head["basis"],
        since=_date(head.get("since")),
        rules={id: _rule(id, table) for id, table in data["rules"].items()},
    )


def _rule(id: str, table: Mapping[str, Any]) -> Rule:
    known = dict(table)
    known["examples"] = tuple(known.get("examples", ()))
    return Rule(id=id, **known)


def _date(text: Optional[str]) -> Optional[datetime.date]:
    return datetime.datetime.strptime(text, "%Y-%m-%d").date() if text else None


def regime_on(family: str, when: Optional[datetime.date]) -> str:
    """The regime of a family that is in force on a day: "party" → "party-2018" before 27/5/2026; without a day, today's."""
    if family != "party":
        return family
    return "party-2018" if when is not None and when < datetime.date(2026, 5, 27) else "party-2026"


def parse_layer(name: str, data: Mapping[str, Any], source: str = "office") -> Layer:
    """Check an office's or a user's layer; a mistake is told with the rule and the key it is in."""
    problems: List[str] = []
    rules = data.get("rules", {})
    for id, table in rules.items():
        problems += ["%s: %s" % (id, problem) for problem in rule_problems(table)]
    if problems:
        raise RulebookError(say("rulebook.problems", name=name, problems="\n- ".join(problems)))
    return Layer(name, rules, source)


def rule_problems(table: Mapping[str, Any]) -> List[str]:
    """What is wrong with one rule's table, in Vietnamese."""
    problems = [say("rulebook.key", missing=key) for key in table if key not in TEXTS + TABLES]
    for key, allowed in (("severity", SEVERITIES), ("source", SOURCES), ("fix", FIXES)):
        if table.get(key, allowed[0]) not in allowed:
            problems.append(say("rulebook.value", place=key, value=table[key], allowed=", ".join(allowed)))
    for name, variant in table.get("variants", {}).items():
        problems += [say("rulebook.variant", name=name, missing=key) for key in variant if key not in VARIANT_KEYS]
    return problems


def merge(rules: Mapping[str, Mapping[str, Any]], over: Mapping[str, Mapping[str, Any]]) -> Dict[str, Dict[str, Any]]:
    """Rules of one rulebook under those of another that extends it: texts replace, values and variants merge by key."""
    merged = {id: dict(table) for id, table in rules.items()}
    for id, table in over.items():
        base = merged.setdefault(id, {})
        for key, value in table.items():
            base[key] = {**base.get(key, {}), **value} if key in ("values", "variants") else value
        if "off" not in table:
            base.pop("off", None)
    return merged


def with_layer(book: Rulebook, layer: Layer) -> Rulebook:
    """The law is read-only: a layer may add values that are stricter, raise a hint, or silence what is not an error."""
    rules = dict(book.rules)
    for id, table in layer.rules.items():
        rule = rules.get(id)
        if rule is None:
            raise RulebookError(say("rulebook.rule", name=layer.name, rule=id))
        if rule.severity == "error" and rule.source == "law" and (table.get("off") or table.get("severity", "error") != "error"):
            raise RulebookError(say("rulebook.law", name=layer.name, rule=id, reference=rule.reference))
        changes = {key: value for key, value in table.items() if key not in TABLES}
        if "values" in table:
            changes["values"] = {**rule.values, **table["values"]}
        if "values" in table or table.get("severity", rule.severity) != rule.severity:  # whoever lays it over speaks
            changes.update(source=layer.source, reference=" · ".join([each for each in (layer.name, rule.reference) if each]))
        rules[id] = replace(rule, **changes)
    return replace(book, rules=rules)
