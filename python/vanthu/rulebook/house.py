"""Rules of the house: what an office lays over the law, in every regime that has the rule. It may be stricter or silent, never laxer.

{"rules": {"body.size":      {"values": {"size": [14, 14]}},
           "caps.reference": {"off": "Tỉnh không nhắc điều này.", "regimes": ["state"]}}}
"""

from __future__ import annotations

from collections import deque
from typing import Any, Deque, Dict, Iterator, List, Mapping, NamedTuple, Sequence, Tuple

from ..finding import SEVERITIES
from ..strings import say
from .load import REGIMES, Layer, Rule, Rulebook, RulebookError, load, with_layer

NO_RANGE = (("page.size", "size"), ("page.size", "small"))  # two numbers, but the two sides of a sheet
EITHER = (("body.indent", "indent"),)  # the one or the other, nothing between
CHANGING = ("off", "severity", "values")
KEYS = (*CHANGING, "regimes")


class HouseRules(NamedTuple):
    name: str = ""
    layers: Mapping[str, Layer] = {}  # by regime; none for one it says nothing of

    def over(self, regime: str) -> Tuple[Layer, ...]:
        return (self.layers[regime],) if regime in self.layers else ()


AS_THE_LAW = HouseRules()


def under(regime: str, house: HouseRules) -> Rulebook:
    """The regime's rulebook under what a house lays over it; the last ones are kept, and with them what they said of each line."""
    layers = house.over(regime)
    for known, over, book in tuple(_laid):  # another thread may add one
        if (known, over) == (regime, layers):
            return book
    book = load(regime)
    for layer in layers:
        book = with_layer(book, layer)
    _laid.appendleft((regime, layers, book))
    return book


_laid: Deque[Tuple[str, Tuple[Layer, ...], Rulebook]] = deque(maxlen=4)


def ranges(id: str, regimes: Sequence[str] = REGIMES) -> Dict[Tuple[str, ...], List[str]]:
    """What of a rule may be narrowed, as it is written in its values, and in which regimes. A law that leaves one number has no range."""
    found: Dict[Tuple[str, ...], List[str]] = {}
    for regime in regimes:
        rule = load(regime).rules[id]
        named = tuple(["%s = [%g, %g]" % each for each in _ranges(id, "", rule.values)]) if rule.active else ()
        if named:
            found.setdefault(named, []).append(regime)
    return found


def _ranges(id: str, outer: str, values: Mapping[str, Any]) -> Iterator[Tuple[str, float, float]]:
    """The name of what may be narrowed, and between what."""
    for key, value in values.items():
        name = outer + key
        if isinstance(value, dict):
            yield from _ranges(id, name + ".", value)
        elif _may_be_narrowed(id, name, value) and value[0] < value[1]:
            yield name, value[0], value[1]


class Wrong(NamedTuple):
    """What cannot be, and of which rule."""

    rule: str
    key: str  # of the sentence
    blanks: Mapping[str, object] = {}

    def said(self, language: str = "vi") -> str:
        return say(self.key, language, rule=self.rule, **self.blanks)


def parse_house(name: str, data: Any) -> HouseRules:
    """RulebookError: all that is wrong, a line each."""
    found = wrong(data)
    if found:
        raise RulebookError(say("rulebook.problems", name=name, problems="\n- ".join(each.said() for each in found)))
    tables: Dict[str, Dict[str, Any]] = {}
    for id, table in data["rules"].items():
        for regime in _regimes(id, table):
            tables.setdefault(regime, {})[id] = _table(load(regime).rules[id], table)
    return HouseRules(name, {regime: Layer(name, rules) for regime, rules in tables.items()})


def wrong(data: Any) -> List[Wrong]:
    rules = data.get("rules") if isinstance(data, dict) and set(data) <= {"rules"} else None
    if not isinstance(rules, dict):
        return [Wrong("", "house.shape")]
    return [each for id, table in rules.items() for each in _wrong(id, table)]


def _wrong(id: str, table: Any) -> Iterator[Wrong]:
    if not isinstance(table, dict):
        yield Wrong(id, "house.shape")
        return
    regimes = table.get("regimes", [])
    strange = [each for each in regimes if each not in REGIMES] if isinstance(regimes, list) else [regimes]
    yield from (Wrong(id, "house.regime", {"word": each, "words": ", ".join(REGIMES)}) for each in strange)
    yield from (Wrong(id, "house.key", {"word": key, "words": ", ".join(KEYS)}) for key in table if key not in KEYS)
    if strange:
        return
    having = _regimes(id, table)
    if not having:
        elsewhere = _regimes(id, {})
        blanks = {"regimes": ", ".join(regimes), "others": ", ".join(elsewhere)}
        yield Wrong(id, "house.elsewhere", blanks) if elsewhere else Wrong(id, "house.rule")
    for regime in having:
        found = list(_wrong_over(load(regime).rules[id], table))
        if found:  # in the other regimes it would be the same
            yield from [each._replace(blanks={**each.blanks, "regime": regime}) for each in found]
            return


def _wrong_over(rule: Rule, table: Mapping[str, Any]) -> Iterator[Wrong]:
    bound = rule.severity == "error" and rule.source == "law"
    off, severity, values = table.get("off", ""), table.get("severity", rule.severity), table.get("values", {})
    if "off" in table and not (isinstance(off, str) and off.strip()):
        yield Wrong(rule.id, "house.off")
    elif severity not in SEVERITIES:
        yield Wrong(rule.id, "house.severity", {"word": severity, "words": ", ".join(SEVERITIES)})
    elif bound and (off or severity != "error"):
        yield Wrong(rule.id, "house.law", {"reference": rule.reference})
    if not isinstance(values, dict):
        yield Wrong(rule.id, "house.value", {"name": "values"})
        return
    for key, value in values.items():
        yield from _wrong_value(rule, key, value, rule.values.get(key))


def _wrong_value(rule: Rule, key: str, value: Any, law: Any) -> Iterator[Wrong]:
    """Only a range may be narrowed: of all else nobody can say what is stricter."""
    if isinstance(law, dict) and isinstance(value, dict):
        for inner in value:
            yield from _wrong_value(rule, "%s.%s" % (key, inner), value[inner], law.get(inner))
    elif not _may_be_narrowed(rule.id, key, law):
        ranges = ", ".join([name for name, _, _ in _ranges(rule.id, "", rule.values)])
        yield Wrong(rule.id, "house.fixed", {"name": key, "words": ranges}) if ranges else Wrong(rule.id, "house.rangeless", {"name": key})
    elif not _is_range(value):
        yield Wrong(rule.id, "house.value", {"name": key})
    elif value[0] > value[1]:
        yield Wrong(rule.id, "house.order", {"name": key, "low": value[1], "high": value[0]})
    elif not law[0] <= value[0] <= value[1] <= law[1] or ((rule.id, key) in EITHER and not set(value) <= set(law)):
        yield Wrong(rule.id, "house.laxer", {"name": key, "low": law[0], "high": law[1]})


def _may_be_narrowed(id: str, key: str, law: Any) -> bool:
    return _is_range(law) and (id, key) not in NO_RANGE


def _is_range(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(each) in (int, float) for each in value)


def _regimes(id: str, table: Mapping[str, Any]) -> Sequence[str]:
    """Those it is meant for, and where the law has such a rule."""
    wanted = table.get("regimes") or REGIMES
    return [regime for regime in REGIMES if regime in wanted and id in load(regime).rules and load(regime).rules[id].active]


def _table(rule: Rule, table: Mapping[str, Any]) -> Dict[str, Any]:
    """For one regime: of a look only what the house says is another."""
    found = {key: value for key, value in table.items() if key != "regimes"}
    if "values" in found:
        found["values"] = {
            key: {**rule.values[key], **value} if isinstance(value, dict) else value for key, value in table["values"].items()
        }
    return found
