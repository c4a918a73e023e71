"""An edition's own templates under File ▸ New ▸ Templates: a group that bears the name of the province or agency.

Pages (.ott, .odt) go in as they are, but for what makes them templates and for their title: they are shown under the name of their
file. Of the templates written as text a page is made, as make_templates.py does for those of the program.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

import make_templates
from site_file import Site
from site_notes import Notes
from site_parts import File, Text, plain_names
from vanthu.compose.template import parse as parse_templates
from vanthu.strings import say, say_of
from vanthu.vietnamese.unicode import compose
from vanthu_files.odt import TEMPLATE, parts
from vanthu_files.package import Package, Unreadable, parse_xml

LARGEST = 16_000_000  # bytes of all that is in one page
DOCUMENT = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CODE = ("Basic/", "Scripts/")
_EMPTY = f'<office:document-meta xmlns:office="{_OFFICE[1:-1]}" office:version="1.3"><office:meta/></office:document-meta>'.encode()


def folder(site: Site) -> str:
    return f"site-{site.id}"


def group(site: Site) -> str:
    return f"Văn Thư - {site.name}"


def pages(site: Site, texts: tuple[Text, ...], files: tuple[File, ...], notes: Notes) -> dict[str, bytes]:
    """By their names in the package; beside them the names of all groups."""
    found: dict[str, bytes] = {}  # by their titles: of two with one title only one would be shown
    whose: dict[str, str] = {}
    for file, title, content in (*_of_files(files, notes), *_of_texts(texts)):
        if title in found:
            notes.wrong(file.name, 0, notes.say("site.page.twice", title=title, file=whose[title]))
        found[title], whose[title] = content, file.name
    place = f"{make_templates.FOLDER}{folder(site)}/"
    made = {f"{place}{name}.ott": content for name, content in zip(plain_names(found), found.values(), strict=True)}
    if made:
        made[make_templates.FOLDER + "groupuinames.xml"] = make_templates.group_names({folder(site): group(site)})
    return made


def _of_files(files: tuple[File, ...], notes: Notes) -> Iterator[tuple[File, str, bytes]]:
    for file in files:
        title = compose(file.path.stem)
        try:
            content = make_templates.packed(_as_template(file, title, notes))
        except Unreadable as error:
            notes.wrong(file.name, 0, say_of("reading", "unreadable", error.key, notes.language))
            continue
        yield file, title, content


def _as_template(file: File, title: str, notes: Notes) -> dict[str, bytes]:
    package = Package(file.path)
    left, members = LARGEST, {}
    for name in package.names:
        if not name.endswith("/"):
            members[name] = package.read(name, left)
            left -= len(members[name])
    kind = members.get("mimetype", b"").decode("ascii", "replace").strip()
    if kind not in (DOCUMENT, TEMPLATE):
        raise Unreadable("wrong_kind")
    if any(name.startswith(_CODE) for name in members):
        notes.doubt(file.name, 0, notes.say("site.page.code"))
    manifest = parse_xml(members.get("META-INF/manifest.xml", b""), "META-INF/manifest.xml")
    if any(True for _ in manifest.iter(_MANIFEST + "encryption-data")):
        raise Unreadable("password")
    for entry in manifest:
        if entry.get(_MANIFEST + "full-path") == "/":
            entry.set(_MANIFEST + "media-type", TEMPLATE)
    members["META-INF/manifest.xml"] = _xml(manifest)
    members["meta.xml"] = _titled(members.get("meta.xml", _EMPTY), title)
    first = {"mimetype": TEMPLATE.encode()}
    return first | {name: content for name, content in members.items() if name != "mimetype"}


def _titled(meta: bytes, title: str) -> bytes:
    root = parse_xml(meta, "meta.xml")
    within = root.find(_OFFICE + "meta")
    if within is None:
        within = etree.SubElement(root, _OFFICE + "meta")
    said = within.find(_TITLE)
    if said is None:
        said = etree.SubElement(within, _TITLE)
    said.text = title
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _of_texts(texts: tuple[Text, ...]) -> Iterator[tuple[File, str, bytes]]:
    for each in texts:
        templates = parse_templates(each.text).templates
        within = {id for template in templates for id in (template.attached, *template.appendices)}
        for template in templates:
            regimes = [regime for regime in make_templates.IN_FORCE if regime in template.regimes]
            for regime in regimes if template.id not in within else ():
                title = template.name if len(regimes) == 1 else f"{template.name} ({_regime(regime)})"
                page = make_templates.page(template, regime, templates)
                yield each.file, title, make_templates.packed(parts(page, TEMPLATE, title))


def _regime(regime: str) -> str:
    return say(f"panel.regime.{regime}").partition(",")[0]


