"""Compile data written by people (TOML) into what the office's old Python can read (JSON).

data/rulebooks/state/*.toml      the rules, a file per part of the page, with NĐ 30's values
data/rulebooks/<regime>/*.toml   what another regime says differently
    → data/compiled/rulebook-<regime>.json, complete: a reader merges nothing
data/strings/*.toml              what the program says, a file per place it says it in → data/compiled/strings.json
data/registers/*.csv             what is looked up: documents, administrative units
    → data/compiled/register-<name>.json, its rows without the head; of the documents one index, register-citations.index
templates/clauses/*.txt, templates/documents/*/*.txt   clauses and templates → data/compiled/clauses.json, templates.json
"""

from __future__ import annotations

import csv
import datetime
import json
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "python" / "vanthu" / "data"
TEMPLATES = ROOT / "templates"
INDEXED = ("citations", "replaced")  # registers that are looked up by fragments; what the second says of a document stands
sys.path.insert(0, str(ROOT / "python"))

if TYPE_CHECKING:
    from vanthu.written import Problem

from vanthu.registers.entry import HAND, VERIFIED, Entry, key  # noqa: E402
from vanthu.registers.indexing import built  # noqa: E402
from vanthu.rulebook.load import REGIMES, merge, rule_problems  # noqa: E402


def main() -> None:
    (DATA / "compiled").mkdir(exist_ok=True)
    write(DATA / "compiled" / "strings.json", strings())  # first: what is wrong with a rulebook is said in its words
    for path in sorted(DATA.glob("*.toml")):
        write(DATA / "compiled" / f"{path.stem}.json", read(path))
    for regime in REGIMES:
        write(DATA / "compiled" / f"rulebook-{regime}.json", rulebook(regime))
    for path in sorted((DATA / "registers").glob("*.csv")):
        if path.stem not in INDEXED:
            with path.open(encoding="utf-8", newline="") as file:
                write(DATA / "compiled" / f"register-{path.stem}.json", list(csv.reader(file))[1:])
    write_bytes(DATA / "compiled" / "register-citations.index", citations())
    write(DATA / "compiled" / "clauses.json", clauses())
    write(DATA / "compiled" / "templates.json", templates())


def write(path: Path, data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=False, separators=(",", ":"), default=_plain)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def write_bytes(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(value)


def read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{path.relative_to(ROOT)}: {error}") from error


def strings() -> dict[str, Any]:
    said: dict[str, Any] = {}
    for path in sorted((DATA / "strings").glob("*.toml")):
        table = read(path)
        if twice := said.keys() & table.keys():
            raise SystemExit(f"{path.name}: {', '.join(sorted(twice))} is written twice")
        said.update(table)
    return said


def citations() -> bytes:
    """The documents of citations.csv and replaced.csv; what was replaced is known by hand."""
    found = {}
    for name in INDEXED:
        with (DATA / "registers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                entry = document(row)
                found[key(entry.number)] = entry
    return built(found.values())


def document(row: dict[str, str]) -> Entry:
    def day(name: str) -> datetime.date | None:
        return datetime.date.fromisoformat(row[name]) if row.get(name) else None

    known, seen = row.get("known", HAND), int(row.get("seen", 1))
    date = day("date")
    assert date is not None
    return Entry(
        row["type"],
        row["number"],
        date,
        row["issuer"],
        row["subject"],
        row.get("replaced_by", ""),
        day("since"),
        day("in_force_from"),
        None,
        tuple(each for each in row.get("amended_by", "").split(";") if each),
        "",
        known,
        seen.bit_length() + (2 if known == VERIFIED else 0),
    )


def clauses() -> list[Any]:
    from vanthu.clauses import clause  # its words are compiled above

    return entries("clauses/*.txt", clause.parse)


def templates() -> list[Any]:
    from vanthu.compose import template

    return entries("documents/*/*.txt", template.parse)


def entries(files: str, parse: Callable[[str], Any]) -> list[Any]:
    """What stands in these files of templates/; one that is wrong is refused with its line."""
    found: list[Any] = []
    for path in sorted(TEMPLATES.glob(files)):
        right, problems = parse(path.read_text(encoding="utf-8"))
        refuse(path, problems)
        found += right
    once(found)
    return found


def refuse(path: Path, problems: Sequence[Problem]) -> None:
    if problems:
        raise SystemExit("\n".join(f"{path.relative_to(ROOT)}: {each.said()}" for each in problems))


def once(found: list[Any]) -> None:
    """An id stands once in all files."""
    ids = [each.id for each in found]
    if twice := {id for id in ids if ids.count(id) > 1}:
        raise SystemExit(f"templates/: {', '.join(sorted(twice))} is written twice")


def rulebook(regime: str) -> dict[str, Any]:
    """A regime's rulebook with everything it takes over from the one it extends."""
    data = source(regime)
    for id, table in data["rules"].items():
        for problem in rule_problems(table):
            raise SystemExit(f"{regime}: {id}: {problem}")
    base = data["regime"].get("extends")
    if not base:
        return data
    under = rulebook(base)
    rules = merge(under["rules"], data["rules"])
    cap = data["regime"].get("cap")
    if cap:
        for id, table in rules.items():
            own = data["rules"].get(id, {})
            if "severity" not in own:
                capped(table, own, cap, data["regime"])
    return {"regime": data["regime"], "rules": rules}


def capped(table: dict[str, Any], own: dict[str, Any], cap: str, regime: dict[str, Any]) -> None:
    """A rule taken over from a law that does not bind this regime is at most a warning read from custom.

    What the regime itself says (`own`) keeps its reference, and so does a custom; a borrowed clause is marked as such.
    """
    order = ("info", "warning", "error")
    variants = [(each, own.get("variants", {}).get(name, {})) for name, each in table.get("variants", {}).items()]
    for each, said in [(table, own), *variants]:
        if "severity" in each:
            each["severity"] = min(each["severity"], cap, key=order.index)
        if each.get("reference") and "reference" not in said and not each["reference"].startswith((regime["borrows"], "Thông lệ")):
            each["reference"] = f"{regime['borrows']}{each['reference']}"
    table["source"] = "custom"


def source(regime: str) -> dict[str, Any]:
    data: dict[str, Any] = {"regime": {}, "rules": {}}
    for path in sorted((DATA / "rulebooks" / regime).glob("*.toml")):
        table = read(path)
        data["regime"].update(table.get("regime", {}))
        twice = data["rules"].keys() & table.get("rules", {}).keys()
        if twice:
            raise SystemExit(f"{path.name}: {', '.join(twice)} is written twice")
        data["rules"].update(table.get("rules", {}))
    return data


if __name__ == "__main__":
    main()
