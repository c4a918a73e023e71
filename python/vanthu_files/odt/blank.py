"""Blank: what stands in a new file before any text does."""

from __future__ import annotations

from lxml import etree

from .names import OFFICE, PREFIXES

Element = etree._Element

MIMETYPE = "application/vnd.oasis.opendocument.text"
TEMPLATE = MIMETYPE + "-template"
_VERSION = "1.3"

STYLES = """
<office:styles>
 <style:default-style style:family="graphic">
  <style:graphic-properties svg:stroke-color="#000000" draw:fill-color="#ffffff"/>
 </style:default-style>
 <style:default-style style:family="paragraph">
  <style:paragraph-properties style:tab-stop-distance="12.7mm" style:writing-mode="page"/>
  <style:text-properties style:use-window-font-color="true" fo:language="vi" fo:country="VN"
   style:font-name="Times New Roman" fo:font-size="14pt" style:font-name-asian="Times New Roman" style:font-size-asian="14pt"
   style:font-name-complex="Times New Roman" style:font-size-complex="14pt"/>
 </style:default-style>
 <style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>
 <style:default-style style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:default-style>
 <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
 <style:style style:name="Header" style:display-name="Đầu trang" style:family="paragraph"
  style:parent-style-name="Standard" style:class="extra"/>
 <style:style style:name="Footer" style:display-name="Chân trang" style:family="paragraph"
  style:parent-style-name="Standard" style:class="extra"/>
 <style:style style:name="Footnote" style:display-name="Chú thích" style:family="paragraph"
  style:parent-style-name="Standard" style:class="extra">
  <style:text-properties fo:font-size="10pt"/>
 </style:style>
 <text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"
  text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
"""
SETTINGS = """
<office:settings><config:config-item-set config:name="ooo:configuration-settings">
 <config:config-item config:name="TabsRelativeToIndent" config:type="boolean">false</config:config-item>
 <config:config-item config:name="AddParaTableSpacing" config:type="boolean">true</config:config-item>
 <config:config-item config:name="AddParaTableSpacingAtStart" config:type="boolean">true</config:config-item>
</config:config-item-set></office:settings>
"""
META = "<office:meta><meta:generator>Văn Thư</meta:generator></office:meta>"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\n'
    ' <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>\n'
    + "".join(
        f' <manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>\n'
        for name in ("content", "styles", "settings", "meta")
    )
    + "</manifest:manifest>\n"
)


def empty_root(name: str, inside: str = "", **attributes: str) -> Element:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
    made = etree.fromstring(f'<office:{name} {declared} office:version="{_VERSION}">{inside}</office:{name}>'.encode())
    for key, value in attributes.items():
        made.set(OFFICE + key, value)
    return made
