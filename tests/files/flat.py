"""Small flat OpenDocument texts for the tests."""

from __future__ import annotations

from pathlib import Path

import vanthu_files
from vanthu.document import Document

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{
            prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
            for prefix, name in (
                ("office", "office"),
                ("style", "style"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("fo", "xsl-fo-compatible"),
                ("svg", "svg-compatible"),
                ("config", "config"),
            )
        },
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)

NAMED = """
<style:default-style style:family="paragraph"><style:text-properties style:font-name="F1" fo:font-size="12pt"
 style:use-window-font-color="true"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
"""
FACES = """
<style:font-face style:name="F1" svg:font-family="'Times New Roman', serif"/>
<style:font-face style:name="F2" svg:font-family="Arial"/>
"""
PAGE = """
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/></style:page-layout>
"""
MASTER = '<style:master-page style:name="Standard" style:page-layout-name="pm1"/>'


def flat(body: str, automatic: str = "", named: str = NAMED, masters: str = MASTER, settings: str = "") -> str:
    """A flat document around this body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:settings>{settings}</office:settings>"
        f"<office:font-face-decls>{FACES}</office:font-face-decls><office:styles>{named}</office:styles>"
        f"<office:automatic-styles>{PAGE}{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def saved(folder: Path, body: str, automatic: str = "", **parts: str) -> Path:
    path = folder / "test.fodt"
    path.write_text(flat(body, automatic, **parts), encoding="utf-8")
    return path


def read(folder: Path, body: str, automatic: str = "", **parts: str) -> Document:
    return vanthu_files.read(saved(folder, body, automatic, **parts))


def paragraph_style(name: str, paragraph: str = "", text: str = "", parent: str = "Standard", attributes: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}" {attributes}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def text_style(name: str, text: str, parent: str = "") -> str:
    inherited = f'style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="text" {inherited}><style:text-properties {text}/></style:style>'
