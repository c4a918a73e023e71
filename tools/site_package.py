"""What is made of a site file: the members of the .oxt, the folder that is published, the feed by which offices learn of it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from lxml import etree

import pack
from site_file import Site
from site_parts import WITHIN
from vanthu import __version__, edition
from vanthu.edition.listing import WRITTEN
from vanthu.edition.sound import taken
from vanthu.offices import parse_bytes as parse_offices
from vanthu.registers.index import Index
from vanthu.written import read as read_written
from vanthu_files.package import Element, parse_xml

LARGEST = 32 * 1024 * 1024  # bytes of the .oxt
EDITION = "edition/"  # where it lies in the package
SETTINGS = "registry/Site.xcu"
IDENTIFIER = "vn.vanthu.writer"
FEED = f"{IDENTIFIER}.update.xml"
DESCRIPTION = "http://openoffice.org/extensions/description/2006"
UPDATE = "http://openoffice.org/extensions/update/2006"
LINK = "http://www.w3.org/1999/xlink"


def version(site: Site) -> str:
    """0.3.0.7: later editions of the same program, and later programs, count as newer."""
    return f"{__version__}.{site.number}"


def file_name(site: Site) -> str:
    """What the published package is called: each number has a name of its own, so that no feed ever points to another's."""
    return f"vanthu-{site.id}-{version(site)}.oxt"


def data(site: Site, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The folder of the edition: its files, and edition.json. EditionError: a desk would refuse it."""
    listed = edition.listed(edition.Edition(site.id, site.name, site.number, site.date, site.help), files)
    listing = edition.written(listed)
    taken(edition.parse(listing), files)
    return {**files, edition.LISTING: listing}


def holds(data: Mapping[str, bytes]) -> dict[str, int]:
    """How many of each there are in the folder of an edition."""
    offices = parse_offices(data[edition.OFFICES]) if edition.OFFICES in data else ()
    rules = json.loads(data[edition.HOUSE])["rules"] if edition.HOUSE in data else ()
    documents = Index(data[edition.REGISTERS]).count if edition.REGISTERS in data else 0
    found = {"offices": len(offices), "rules": len(rules), "registers": documents}
    for kind in WRITTEN:
        texts = (content.decode("utf-8") for name, content in data.items() if name.startswith(f"{kind}/"))
        found[kind] = sum(len(read_written(text, WITHIN).entries) for text in texts)
    return found


def members(site: Site, data: Mapping[str, bytes], settings: bytes | None, pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everything in the package: the extension as it is for all, and what is the site's."""
    found = pack.contents()
    found.update({EDITION + name: content for name, content in data.items()})
    found.update(pages)
    if settings is not None:
        found[SETTINGS] = settings
    found["description.xml"] = described(found["description.xml"], site)
    found["META-INF/manifest.xml"] = pack.manifest(found)
    return found


def described(description: bytes, site: Site) -> bytes:
    """Of which version it is, whose it is, and where the next one is to be looked for."""
    root = parse_xml(description)
    one(root, "version").set("value", version(site))
    for name in one(root, "display-name"):
        before, mark, after = (name.text or "").partition(":")
        name.text = f"{before} – {site.name}{mark}{after}"
    for name in one(root, "publisher"):
        name.text = f"{site.name} ({name.text})"
    if site.updates:
        information = etree.SubElement(root, f"{{{DESCRIPTION}}}update-information")
        etree.SubElement(information, f"{{{DESCRIPTION}}}src", {f"{{{LINK}}}href": site.updates + FEED})
    etree.indent(root, "  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def one(root: Element, name: str, space: str = DESCRIPTION) -> Element:
    found = root.find(f"{{{space}}}{name}")
    assert found is not None, name
    return found


def feed(version: str, address: str) -> bytes:
    """What the Extension Manager reads when it looks for updates: which version there is, and where."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<description xmlns="{UPDATE}" xmlns:xlink="{LINK}">\n'
        f'  <identifier value="{IDENTIFIER}"/>\n'
        f"  <version value={quoteattr(version)}/>\n"
        f"  <update-download>\n    <src xlink:href={quoteattr(address)}/>\n  </update-download>\n"
        "</description>\n"
    ).encode()


class WrongFeed(Exception):
    """A feed and the package it points to do not agree: who followed it would install in vain, again and again."""


def check_feed(path: Path) -> None:
    """The package that this feed points to lies beside it, and is the one it promises."""
    root = parse_xml(path.read_bytes())
    address = one(one(root, "update-download", UPDATE), "src", UPDATE).get(f"{{{LINK}}}href", "")
    package = path.with_name(unquote(address.rpartition("/")[2]))
    if not package.is_file():
        raise WrongFeed(f"{path.name} points to {address}, and {package.name} is not there")
    with zipfile.ZipFile(package) as archive:
        description = parse_xml(archive.read("description.xml"))
    for name in ("identifier", "version"):
        promised, kept = one(root, name, UPDATE).get("value"), one(description, name).get("value")
        if promised != kept:
            raise WrongFeed(f"{path.name} promises the {name} {promised}, {package.name} has {kept}")
    source = one(one(description, "update-information"), "src").get(f"{{{LINK}}}href", "")
    if source.rpartition("/")[0] != address.rpartition("/")[0] or source.rpartition("/")[2] != path.name:
        raise WrongFeed(f"{package.name} will look for updates at {source}, not where {path.name} is published")
