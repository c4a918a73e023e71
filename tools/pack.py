"""build.py oxt: pack the extension into dist/vanthu.oxt, the same input to the same bytes.

In it: what stands in extension/ and dialogs/, the templates (make_templates.py), the help (help_pages.py), and pythonpath/ with the
two packages that run in the office and the compiled data. META-INF/manifest.xml is made from what is there.
`<value say="menu.check"/>` becomes that text in both languages.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import help_pages
import make_templates
from vanthu import __version__
from vanthu.strings import LANGUAGES, say

ROOT = Path(__file__).resolve().parent.parent
OXT = ROOT / "dist" / "vanthu.oxt"
LARGEST = 2 * 1024 * 1024  # bytes
WHEN = (1980, 1, 1, 0, 0, 0)  # the first time a zip can name

# Folder of the project, where its files go, which of them. Whatever is not named stays at home.
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("extension", "", ("*.py", "*.xml", "description/*.txt", "*.xcu", "registry/*.xc[us]", "icons/*.png", "icons/*.svg")),
    ("dialogs", "dialogs/", ("*.xdl",)),
    ("python/vanthu", "pythonpath/vanthu/", ("**/*.py", "data/compiled/*.json", "data/compiled/*.index")),
    ("python/vanthu_office", "pythonpath/vanthu_office/", ("**/*.py",)),
    (".", "", ("LICENSE",)),
)
MEDIA = (  # in the order the office must learn of them: what may be set before what is set
    (".xcs", "application/vnd.sun.star.configuration-schema"),
    (".xcu", "application/vnd.sun.star.configuration-data"),
    ("component.py", "application/vnd.sun.star.uno-component;type=Python"),
)
LOCALES = {"vi": "vi", "en": "en-US"}  # how the office names the languages
MANIFEST = "http://openoffice.org/2001/manifest"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else OXT
    pack(target)
    print(f"{target.relative_to(ROOT) if target.is_relative_to(ROOT) else target}: {target.stat().st_size / 1024:.0f} KiB")


def pack(target: Path) -> None:
    content = zipped(contents())
    if len(content) > LARGEST:
        sys.exit(f"{target.name} would be larger than {LARGEST // 1024} KiB")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def zipped(members: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in sorted(members.items()):
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return whole.getvalue()


def contents() -> dict[str, bytes]:
    """Everything that is packed, by its name in the package."""
    found = {name: PREPARED.get(Path(name).suffix, bytes)(path.read_bytes()) for name, path in files()}
    found.update(make_templates.made())
    found.update(help_pages.made())
    found["META-INF/manifest.xml"] = manifest(found)
    return found


def files() -> Iterator[tuple[str, Path]]:
    for folder, target, patterns in PARTS:
        for pattern in patterns:
            for path in (ROOT / folder).glob(pattern):
                if path.is_file():
                    yield target + path.relative_to(ROOT / folder).as_posix(), path


def spoken(content: bytes) -> bytes:
    """The texts of strings/*.toml in the place of their keys."""

    def values(match: re.Match[str]) -> str:
        return "".join(f'<value xml:lang="{LOCALES[language]}">{escape(say(match[1], language))}</value>' for language in LANGUAGES)

    return re.sub(r'<value say="([^"]+)"/>', values, content.decode("utf-8")).encode("utf-8")


def versioned(content: bytes) -> bytes:
    return content.replace(b"@version@", __version__.encode())


PREPARED: dict[str, Callable[[bytes], bytes]] = {".xcu": spoken, ".xml": versioned}


def manifest(names: Iterable[str]) -> bytes:
    ElementTree.register_namespace("manifest", MANIFEST)
    root = ElementTree.Element(f"{{{MANIFEST}}}manifest")
    for ending, media in MEDIA:
        for name in sorted(name for name in names if name.endswith(ending) and not name.startswith("pythonpath/")):
            ElementTree.SubElement(
                root, f"{{{MANIFEST}}}file-entry", {f"{{{MANIFEST}}}media-type": media, f"{{{MANIFEST}}}full-path": name}
            )
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'.encode()


if __name__ == "__main__":
    main()
