"""The parts of a .docx: which there are, how they relate, which have changed."""

from __future__ import annotations

import posixpath

from lxml import etree

from ..package import Package, Unreadable, parse_xml
from .names import Element

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

# A file saved as "Strict Open XML" says the same with other namespaces.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_PAIRS = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)


class Parts:
    """The XML parts, parsed when asked for and kept, so that what a writer changes is what a reader sees next."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.changed: set[str] = set()
        self._roots: dict[str, Element | None] = {}
        self._strict: set[str] = set()
        self._relations: dict[str, list[tuple[str, str, str]]] = {}
        self.main = self._find_main()
        document = self.root(self.main)
        if document is None or not document.tag.endswith("}document"):
            raise Unreadable("wrong_kind" if document is not None else "missing_part", self.main)
        self.document: Element = document

    def _find_main(self) -> str:
        for _, kind, target in self.relations(""):
            if kind.endswith("/officeDocument"):
                if not target.startswith("word/") and target.split("/")[0] in ("xl", "ppt", "visio"):
                    raise Unreadable("wrong_kind")
                return target
        if "word/document.xml" in self.package:
            return "word/document.xml"
        if any(name.startswith(("xl/", "ppt/", "visio/")) for name in self.package.names):
            raise Unreadable("wrong_kind")
        known = CONTENT_TYPES in self.package or any(name.startswith("word/") for name in self.package.names)
        raise Unreadable("missing_part" if known else "wrong_kind")

    def root(self, name: str) -> Element | None:
        """The root of a part; None where there is no such part."""
        if name not in self._roots:
            self._roots[name] = self._parse(name) if name in self.package else None
        return self._roots[name]

    def _parse(self, name: str) -> Element:
        data = self.package.read(name)
        if _STRICT in data:
            self._strict.add(name)
            for strict, usual in _STRICT_PAIRS:
                data = data.replace(strict, usual)
            return parse_xml(data, name)
        return self.package.xml(name)

    def name_of(self, element: Element) -> str:
        """The part an element stands in; of one that stands nowhere any more, the document."""
        root = element.getroottree().getroot()
        return next((name for name, each in self._roots.items() if each is root), self.main)

    def relations(self, source: str) -> list[tuple[str, str, str]]:
        """What a part points to inside the package: (id, type, part). The package itself is the source ""."""
        if source in self._relations:
            return self._relations[source]
        root = self.root(relations_name(source))
        found = self._relations[source] = []
        for relation in root if root is not None else ():
            if relation.tag == RELATIONSHIPS + "Relationship" and relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), relation.get("Target", "")))
                found.append((relation.get("Id", ""), relation.get("Type", ""), target.lstrip("/")))
        return found

    def related(self, kind: str) -> str | None:
        """The part of this kind ("styles", "numbering" …) the document points to."""
        for _, type, target in self.relations(self.main):
            if type.endswith("/" + kind):
                return target
        return None

    def related_root(self, kind: str) -> Element | None:
        name = self.related(kind)
        return None if name is None else self.root(name)

    def add(self, name: str, root: Element, content_type: str, relation_type: str) -> str:
        """A new part, related to the document; gives the relationship's id."""
        self._roots[name] = root
        self.changed.add(name)
        types = self.root(CONTENT_TYPES)
        if types is None:
            types = self._roots[CONTENT_TYPES] = _empty("Types", TYPES)
        etree.SubElement(types, TYPES + "Override", PartName="/" + name, ContentType=content_type)
        self.changed.add(CONTENT_TYPES)
        relations_part = relations_name(self.main)
        relations = self.root(relations_part)
        if relations is None:
            relations = self._roots[relations_part] = _empty("Relationships", RELATIONSHIPS)
        taken = {each.get("Id") for each in relations}
        id = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        target = posixpath.relpath(name, posixpath.dirname(self.main) or ".")
        etree.SubElement(relations, RELATIONSHIPS + "Relationship", Id=id, Type=relation_type, Target=target)
        self.changed.add(relations_part)
        self._relations.clear()
        return id

    def free_name(self, stem: str) -> str:
        """A name no part has yet: "header" → "word/header3.xml"."""
        folder = posixpath.dirname(self.main)
        names = set(self.package.names) | set(self._roots)
        return next(name for n in range(1, len(names) + 2) if (name := posixpath.join(folder, f"{stem}{n}.xml")) not in names)

    def changes(self) -> dict[str, bytes]:
        """The changed parts as bytes."""
        result = {}
        for name in sorted(self.changed):
            root = self._roots[name]
            assert root is not None
            data = serialise(root)
            if name in self._strict:
                for strict, usual in _STRICT_PAIRS:
                    data = data.replace(usual, strict)
            result[name] = data
        return result


def relations_name(source: str) -> str:
    return posixpath.join(posixpath.dirname(source), "_rels", posixpath.basename(source) + ".rels")


def _empty(name: str, namespace: str) -> Element:
    return etree.fromstring(f'<{name} xmlns="{namespace[1:-1]}"/>')


def serialise(root: Element) -> bytes:
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
