"""Is what the extension tells LibreOffice's registry what the registry can take in? Checked against the schemas themselves.

The office drops what its schema does not know without a word: a node misspelled is a menu that never shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, iterparse

from vanthu_files.office import find_soffice

OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPERATIONS = {None, "modify", "replace", "fuse", "remove"}
VALUES = {
    "xs:boolean": r"true|false",
    "xs:short": r"-?\d{1,5}",
    "xs:int": r"-?\d{1,10}",
    "xs:long": r"-?\d{1,19}",
    "xs:double": r"-?\d+(\.\d+)?(e-?\d+)?",
    "xs:hexBinary": r"([0-9a-fA-F]{2})*",
}
INSIDE = {  # of a schema: what may stand in what
    "component-schema": {"info", "import", "uses", "templates", "component"},
    "templates": {"group", "set"},
    "component": {"group", "set", "prop"},
    "group": {"info", "group", "set", "prop", "node-ref"},
    "set": {"info", "item"},
    "prop": {"info", "constraints", "value"},
    "constraints": {"enumeration", "minInclusive", "maxInclusive"},
    "info": {"desc", "author", "label", "deprecated"},
}

Schemas = dict[str, Element]  # by full name: org.openoffice.Office.Addons


def office_registry() -> Path | None:
    """Where the office of this machine keeps its schemas."""
    program = find_soffice()
    if program is None:
        return None
    places = (Path(program).resolve().parent.parent / "share" / "registry", Path("/usr/lib/libreoffice/share/registry"))
    return next((place for place in places if (place / "main.xcd").is_file()), None)


def schemas(registry: Path, own: list[bytes]) -> Schemas:
    """The office's schemas and ours."""
    known = {}
    for path in registry.glob("*.xcd"):
        for _, element in iterparse(path):
            if element.tag == OOR + "component-schema":
                known[full_name(element)] = element
            elif element.tag == OOR + "component-data":
                element.clear()
    return known | {full_name(root): root for root in map(fromstring, own)}


def full_name(root: Element) -> str:
    return f"{root.get(OOR + 'package')}.{root.get(OOR + 'name')}"


def problems(root: Element, known: Schemas) -> Iterator[str]:
    """What the office would not take in of a .xcu."""
    if root.tag != OOR + "component-data":
        yield f"<{root.tag}> is no component-data"
    elif full_name(root) not in known:
        yield f"there is no schema {full_name(root)}"
    else:
        component = known[full_name(root)].find("component")
        assert component is not None
        yield from _node_problems(root, component, full_name(root), known, full_name(root))


def _node_problems(data: Element, schema: Element, home: str, known: Schemas, path: str) -> Iterator[str]:
    """`schema` says what may stand in `data`; templates are looked up in the component `home`."""
    for child in data:
        name = child.get(OOR + "name", "")
        here = f"{path}/{name}"
        if child.get(OOR + "op") not in OPERATIONS:
            yield f"{here}: there is no operation {child.get(OOR + 'op')}"
        if child.tag == "prop":
            yield from _property_problems(child, _named(schema, name, "prop"), schema, here)
        elif child.tag != "node":
            yield f"{path}: <{child.tag}> is neither node nor prop"
        elif schema.tag == "set":
            yield from _inside(child, schema, home, known, here)
        else:
            said = _named(schema, name, "group", "set", "node-ref")
            if said is None:
                yield f"{here} is not in the schema"
            elif said.tag == "node-ref":
                yield from _inside(child, said, home, known, here)
            else:
                yield from _node_problems(child, said, home, known, here)


def _inside(data: Element, reference: Element, home: str, known: Schemas, path: str) -> Iterator[str]:
    """A member of a set, by the template the set names."""
    component = reference.get(OOR + "component", home)
    templates = known[component].find("templates")
    template = _named(templates, reference.get(OOR + "node-type", ""), "group", "set") if templates is not None else None
    assert template is not None, f"{path}: its template is not in {component}"
    yield from _node_problems(data, template, component, known, path)


def _named(schema: Element, name: str, *kinds: str) -> Element | None:
    return next((each for each in schema if each.tag in kinds and each.get(OOR + "name") == name), None)


def _property_problems(data: Element, said: Element | None, group: Element, path: str) -> Iterator[str]:
    values = data.findall("value")
    languages = [value.get(LANG) for value in values]
    if said is None:
        if group.get(OOR + "extensible") != "true":
            yield f"{path} is not in the schema"
        return
    if any(child.tag != "value" for child in data) or not values:
        yield f"{path} holds something other than values"
    if said.get(OOR + "localized") != "true" and (len(values) != 1 or languages != [None]):
        yield f"{path} takes one value, without a language"
    if len(set(languages)) != len(languages):
        yield f"{path} has two values for one language"
    yield from (f"{path}: {problem}" for value in values for problem in _value_problems(value, said))


def _value_problems(value: Element, said: Element) -> Iterator[str]:
    kind, text = said.get(OOR + "type", "xs:string"), (value.text or "").strip()
    if kind in VALUES and not re.fullmatch(VALUES[kind], text):
        yield f"“{text}” is no {kind}"
    if kind.endswith("-list") and " " in text and not value.get(OOR + "separator"):
        yield f"“{text}” is a list that names no separator"
    allowed = [each.get(OOR + "value") for each in said.iter("enumeration")]
    if allowed and text not in allowed:
        yield f"“{text}” is none of {', '.join(map(str, allowed))}"


def schema_problems(root: Element) -> Iterator[str]:
    """What is wrong in a .xcs of ours."""
    if root.tag != OOR + "component-schema" or not root.get(OOR + "name") or not root.get(OOR + "package"):
        yield "it is no component-schema with a name and a package"
    for element in root.iter():
        tag = element.tag.removeprefix(OOR)
        for child in element:
            if tag in INSIDE and child.tag not in INSIDE[tag]:
                yield f"<{child.tag}> cannot stand in <{tag}>"
        if tag in ("group", "set", "prop") and not element.get(OOR + "name"):
            yield f"a <{tag}> has no name"
        if tag == "prop":
            name, kind = element.get(OOR + "name"), element.get(OOR + "type", "")
            if not re.fullmatch(r"xs:(boolean|short|int|long|double|string|hexBinary)|oor:(any|(string|int|boolean)-list)", kind):
                yield f"{name}: there is no type {kind}"
            value = element.find("value")
            if element.get(OOR + "nillable") == "false" and value is None:
                yield f"{name} must have a value, and has none"
            yield from (f"{name}: {problem}" for problem in (_value_problems(value, element) if value is not None else ()))
