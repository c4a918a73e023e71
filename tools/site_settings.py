"""The settings that an edition brings to a desk, preset or locked: looked at against Settings.xcs, and written as registry/Site.xcu."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from site_file import Site, as_typed, at_head
from site_notes import Notes
from site_rules import every_rule
from vanthu.edition.address import is_safe
from vanthu.offices import Office
from vanthu.rulebook import house

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "extension" / "registry" / "Settings.xcs"
OOR = "{http://openoffice.org/2001/registry}"
WHERE = ("Offices", "Clauses", "Registers", "Recipients", "Shared")  # settings that say where something is
LONGEST = 2_000

# What every machine finds, wherever it was started: an address, a path from the root, a network's, one that begins with a variable.
_FOUND = re.compile(r"(?:https?|file)://.+|\\\\[^\\].*|/.*|[A-Za-z]:[\\/].*|[%$~].+", re.IGNORECASE)


class Setting(NamedTuple):
    """What the schema says of one."""

    kind: str  # xs:string, xs:boolean, oor:string-list
    allowed: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def schema() -> dict[str, Setting]:
    found = {}
    for prop in ElementTree.parse(SCHEMA).getroot().iter("prop"):
        allowed = tuple(each.get(OOR + "value", "") for each in prop.iter("enumeration"))
        found[prop.get(OOR + "name", "")] = Setting(prop.get(OOR + "type", ""), allowed)
    return found


def settings(site: Site, offices: tuple[Office, ...], notes: Notes) -> bytes | None:
    """The .xcu; None where nothing is set."""
    props: dict[str, str] = {}
    for table in ("preset", "locked"):
        said = site.said.get(table, {})
        if not isinstance(said, Mapping):
            notes.wrong(site.file.name, site.line(table), notes.say("site.kind.table", name=table))
            continue
        for name, value in said.items():
            if _is_right(site, (table, name), value, offices, notes):
                if name in props:
                    notes.wrong(site.file.name, site.line(table, name), notes.say("site.setting.twice", name=name))
                props[name] = _prop(name, value, table == "locked")
    return _written(props) if props else None


def _is_right(site: Site, place: tuple[str, str], value: Any, offices: tuple[Office, ...], notes: Notes) -> bool:
    name, line = place[1], site.line(*place)
    known = schema()
    if name not in known:
        near = at_head(name, notes) or notes.meant(name, known) or " " + notes.say("site.keys", words=", ".join(known))
        notes.wrong(site.file.name, line, notes.say("site.setting", name=name) + near)
        return False
    setting = known[name]
    key = {"xs:boolean": "site.kind.truth", "oor:string-list": "site.kind.texts"}.get(setting.kind, "site.kind.text")
    if not _is_of(setting.kind, value):
        notes.wrong(site.file.name, line, notes.say(key, name=name, sets=f"{name} = "))
        return False
    texts = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    if name in WHERE and as_typed(value) != value:
        notes.wrong(site.file.name, line, notes.say("site.kind.path.typed", name=name, path=as_typed(value)))
        return False
    if any(not text.isprintable() or len(text) > LONGEST for text in texts):
        notes.wrong(site.file.name, line, notes.say("site.kind.text.strange", name=name, most=LONGEST))
        return False
    if setting.allowed and value not in setting.allowed:
        words = ", ".join(f'"{each}"' for each in setting.allowed)
        notes.wrong(site.file.name, line, notes.say("site.setting.value", name=name, words=words) + notes.meant(value, setting.allowed))
        return False
    return name not in _SENSIBLE or _SENSIBLE[name](_Set(site, place, value, offices), notes)


def _is_of(kind: str, value: Any) -> bool:
    if kind == "oor:string-list":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, bool if kind == "xs:boolean" else str)


class _Set(NamedTuple):
    """A value that the schema takes, and what it stands among."""

    site: Site
    place: tuple[str, str]
    value: Any
    offices: tuple[Office, ...]

    def line(self, *inner: int) -> int:
        return self.site.line(*self.place, *inner)


def _silenced(each: _Set, notes: Notes) -> bool:
    every, right = every_rule(), True
    for number, id in enumerate(each.value):
        if id not in every:
            said = [notes.say("site.setting.rule", id=id) + notes.meant(id, every)]
        else:  # what [rules] may not switch off, no setting may
            said = [wrong.said(notes.language) for wrong in house.wrong({"rules": {id: {"off": "Silenced"}}})]
        for words in said:
            notes.wrong(each.site.file.name, each.line(number), words)
            right = False
    return right


def _office(each: _Set, notes: Notes) -> bool:
    ids = [office.id for office in each.offices]
    if each.value and each.value not in (*ids, *[office.name for office in each.offices]):
        said = notes.say("site.setting.office", id=each.value, words=", ".join(ids)) + notes.meant(each.value, ids)
        notes.doubt(each.site.file.name, each.line(), said if ids else notes.say("site.setting.officeless", id=each.value))
    return True


def _own(each: _Set, notes: Notes) -> bool:
    """Who may have no office of their own needs one that is brought."""
    said = each.site.said
    elsewhere = any(said[table].get("Offices") for table in ("preset", "locked") if isinstance(said.get(table), Mapping))
    brought = said.get("offices") or said.get("files", {}).get("offices") or elsewhere
    if each.place[0] == "locked" and not each.value and not brought:
        notes.wrong(each.site.file.name, each.line(), notes.say("site.setting.own"))
        return False
    return True


def _where(each: _Set, notes: Notes) -> bool:
    name, path = each.place[1], each.value.strip()
    if re.match(r"\\(?!\\[^\\])", path):  # one stroke, or four: TOML takes two for one in "…" only
        right = "\\" + re.sub(r"\\+", lambda _: "\\", path)
        notes.wrong(each.site.file.name, each.line(), notes.say("site.setting.strokes", name=name, path=path, right=right))
        return False
    if path and (not _FOUND.fullmatch(path) or (name == "Shared" and not _is_shared(path))):
        notes.wrong(each.site.file.name, each.line(), notes.say("site.setting.where", name=name, path=path))
        return False
    return True


# Values the schema would take, and nobody could use.
_SENSIBLE: dict[str, Callable[[_Set, Notes], bool]] = {
    "Silenced": _silenced,
    "Office": _office,
    "Own": _own,
    **dict.fromkeys(WHERE, _where),
}


def _is_shared(place: str) -> bool:
    """A desk takes nothing from an address that is not protected, or that says more than where it is."""
    try:
        address = urlsplit(place)
    except ValueError:
        return False
    return address.scheme.lower() not in ("https", "http") or is_safe(address)


def _prop(name: str, value: Any, locked: bool) -> str:
    final = ' oor:finalized="true"' if locked else ""
    if isinstance(value, list):
        return f'<prop oor:name="{name}"{final}><value oor:separator=" ">{escape(" ".join(value))}</value></prop>'
    said = str(value).lower() if isinstance(value, bool) else value.strip()
    return f'<prop oor:name="{name}"{final}><value>{escape(said)}</value></prop>'


def _written(props: Mapping[str, str]) -> bytes:
    lines = "".join(f"    {props[name]}\n" for name in schema() if name in props)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:component-data xmlns:oor="http://openoffice.org/2001/registry"'
        f' oor:name="Settings" oor:package="vn.vanthu.writer">\n  <node oor:name="Desk">\n{lines}  </node>\n</oor:component-data>\n'
    ).encode()
