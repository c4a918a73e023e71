"""New files: an .odt or .fodt written from a Document."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from vanthu.document import Block, Document, Format, Margin, Section
from vanthu.writing import differing

from ..package import write_new_package
from .blank import MANIFEST, META, MIMETYPE, SETTINGS, STYLES, empty_root
from .elements import Builder
from .names import DC, FO, LIST, OFFICE, STYLE, STYLE_NAME, TABLE, TEXT, P
from .pages import Master
from .passage import fit
from .sheets import FORMATS, hold, set_columns
from .stylebook import StyleBook, number, paragraph, set_properties, text
from .styles import Styles

Element = etree._Element

_TABLE_STYLE = TABLE + "style-name"
_TEXT_STYLE = "Văn bản"
_PLAIN_STYLES = ("", "Normal", "Standard", "Default Paragraph Style", _TEXT_STYLE)
_ELSEWHERE = ("style", "outline", "tabs")  # fields of a paragraph's stand that are no properties of a style's
_LABEL = re.compile(r"(\W*)([0-9]{1,4}|[a-z]|[A-Z])(\W*)\Z")


def write_new(document: Document, path: str | os.PathLike[str]) -> None:
    """Write the Document as a new file; .fodt by the name's ending, else .odt."""
    if Path(path).suffix.lower() == ".fodt":
        Path(path).write_bytes(_serialised(_flat(*_New(document).roots())))
    else:
        write_new_package(path, parts(document), stored=("mimetype",))


def parts(document: Document, mimetype: str = MIMETYPE, title: str = "") -> dict[str, bytes]:
    """The members of the package, in their order. Of a template, its title is what the office's Template Manager shows."""
    content, styles = _New(document).roots()
    meta = empty_root("document-meta", META)
    if title:
        etree.SubElement(meta[0], DC + "title").text = title
    return {
        "mimetype": mimetype.encode(),
        "content.xml": _serialised(content),
        "styles.xml": _serialised(styles),
        "settings.xml": _serialised(empty_root("document-settings", SETTINGS)),
        "meta.xml": _serialised(meta),
        "META-INF/manifest.xml": (MANIFEST % mimetype).encode(),
    }


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _flat(content: Element, styles: Element) -> Element:
    """All parts in one; the two sets of automatic styles bear different names."""
    made = empty_root("document", META + SETTINGS, mimetype=MIMETYPE)
    automatic = styles.find(OFFICE + "automatic-styles")
    own = content.find(OFFICE + "automatic-styles")
    faces, more = styles.find(OFFICE + "font-face-decls"), content.find(OFFICE + "font-face-decls")
    assert automatic is not None and own is not None and faces is not None and more is not None
    there = {face.get(STYLE + "name") for face in faces}
    faces.extend([face for face in list(more) if face.get(STYLE + "name") not in there])
    automatic.extend(list(own))
    made.extend(list(styles))
    body = content.find(OFFICE + "body")
    assert body is not None
    made.append(body)
    return made


class _New:
    def __init__(self, document: Document) -> None:
        self.document = document
        own = "<office:font-face-decls/>%s<office:automatic-styles/>"
        self.styles_root = empty_root("document-styles", own % STYLES + "<office:master-styles/>")
        self.content_root = empty_root("document-content", own % "" + "<office:body><office:text/></office:body>")
        self._names = self._name_styles()
        self._describe_styles()
        self.book = StyleBook(self.content_root, Styles([self.styles_root], [self.content_root], tabs_relative=False), "Vt")
        self.page_book = StyleBook(self.styles_root, Styles([self.styles_root], [self.styles_root], tabs_relative=False), "Tr")
        for font in dict.fromkeys(["Times New Roman", *[style.format.font for style in document.styles]]):
            for book in (self.book, self.page_book):
                book.face(font)
        self.builder = Builder(self.book, self._parent)
        self.builder.carrying = frozenset([self._names[style.name] for style in document.styles if style.name in self._names])
        self._lists: dict[tuple[str, str, str, str], str] = {}

    def roots(self) -> tuple[Element, Element]:
        self._write_sections()
        self._write_body()
        return self.content_root, self.styles_root

    # Styles

    def _name_styles(self) -> dict[str, str]:
        """The named styles by the names that people see: "Văn bản", and those the Document's paragraphs name."""
        holder = self.styles_root.find(OFFICE + "styles")
        assert holder is not None
        shown = [_TEXT_STYLE]
        for block in self.document.blocks:
            if block.paragraph.style not in _PLAIN_STYLES and block.paragraph.style not in shown:
                shown.append(block.paragraph.style)
        names = {}
        for display in shown:
            known = next((each for each in holder if each.get(STYLE + "display-name") == display), None)
            if known is not None:
                names[display] = known.get(STYLE + "name") or ""
                continue
            name = _encoded(display)
            style = etree.SubElement(holder, STYLE + "style")
            style.set(STYLE + "name", name)
            style.set(STYLE + "display-name", fit(display))
            style.set(STYLE + "family", "paragraph")
            style.set(STYLE + "parent-style-name", "Standard" if display == _TEXT_STYLE else names[_TEXT_STYLE])
            style.set(STYLE + "class", "text")
            names[display] = name
        # Named styles stand before what configures notes.
        for other in holder.findall(TEXT + "notes-configuration"):
            holder.append(other)
        return names

    def _describe_styles(self) -> None:
        """What the Document's own styles give beyond "Văn bản"; paragraphs say only what is different."""
        plain = Styles([self.styles_root], [self.styles_root]).look(self._names[_TEXT_STYLE])
        elements = {each.get(STYLE + "name"): each for each in self.styles_root.iter(STYLE + "style")}
        for style in self.document.styles:
            if style.name not in self._names:
                continue
            element = elements[self._names[style.name]]
            stand, below = style.paragraph._asdict(), plain.paragraph._asdict()
            changes = {key: value for key, value in stand.items() if value != below[key] and key not in _ELSEWHERE}
            if style.paragraph.outline:
                element.set(STYLE + "default-outline-level", str(style.paragraph.outline))
                element.set(STYLE + "list-style-name", "")  # or the office would number its chapters by it
            looks = text(differing(style.format, plain.format), face=str)
            for kind, properties in (("paragraph", paragraph(changes)), ("text", looks)):
                if properties:
                    set_properties(etree.SubElement(element, f"{STYLE}{kind}-properties"), properties)

    def _parent(self, block: Block) -> str:
        if block.place.kind == "note":
            return "Footnote"
        return self._names.get(block.paragraph.style) or self._names[_TEXT_STYLE]

    # Pages

    def _write_sections(self) -> None:
        holder = self.styles_root.find(OFFICE + "master-styles")
        assert holder is not None
        for index, section in enumerate(self.document.sections):
            if index and not section.starts_page:
                continue
            layout = etree.SubElement(self.page_book.holder, STYLE + "page-layout")
            layout.set(STYLE + "name", f"Trang{index + 1}")
            _lay_out(layout, section)
            element = etree.SubElement(holder, STYLE + "master-page")
            element.set(STYLE + "name", _master_name(index))
            if index:
                element.set(STYLE + "display-name", f"Trang {index + 1}")
            element.set(STYLE + "page-layout-name", f"Trang{index + 1}")
            self._write_margins(element, section)
            master = Master(_master_name(index), element, layout, _master_name(index))
            hold(master, "header", section.top, section.header)
            hold(master, "footer", section.bottom, section.footer)

    def _write_margins(self, element: Element, section: Section) -> None:
        """Headers and footers: where the first or the even pages differ, they have their own, which may be empty."""
        for kind in ("header", "footer"):
            builder = Builder(self.page_book, _of_header if kind == "header" else _of_footer)
            given = {margin.pages: margin for margin in section.margins if margin.kind == kind}
            if not section.first_differs:
                given.pop("first", None)
            if not section.even_differs:
                given.pop("even", None)
            if not given:
                continue
            wanted = ["default"] + (["even"] if section.even_differs else []) + (["first"] if section.first_differs else [])
            for pages in wanted:
                holder = etree.SubElement(element, STYLE + kind + {"default": "", "even": "-left", "first": "-first"}[pages])
                margin = given.get(pages, Margin(kind, pages))
                for made in builder.flow(margin.blocks, ()) or [etree.Element(P)]:
                    holder.append(made)

    # Body

    def _write_body(self) -> None:
        text = self.content_root.find(f"{OFFICE}body/{OFFICE}text")
        assert text is not None
        blocks = self.document.blocks
        for block in blocks:
            if block.place.kind == "note":
                self.builder.notes.setdefault(block.place.frame, []).append(block)
        # Notes are numbered as their marks come.
        self.builder.notes = {at: self.builder.notes[each] for at, each in enumerate(sorted(self.builder.notes))}
        section = -1
        holder = text
        at = 0
        while at < len(blocks):
            end = at + 1
            block = blocks[at]
            if block.place.kind == "note":
                at = end
                continue
            if block.section != section:
                section = block.section
                holder = self._section_holder(text, section)
                starts = True
            else:
                starts = False
            while end < len(blocks) and self._continues(block, blocks[end]):
                end += 1
            self._write_group(holder, list(blocks[at:end]), section if starts else None)
            at = end
        if not len(text):
            etree.SubElement(text, P).set(STYLE_NAME, self._names[_TEXT_STYLE])

    def _continues(self, block: Block, other: Block) -> bool:
        """Whether the next block belongs to the same table or text box."""
        place, next_place = block.place, other.place
        if place.frame >= 0 and place.kind in ("frame", "cell"):
            return next_place.kind in ("frame", "cell") and next_place.frame == place.frame
        if place.kind != "cell" or next_place.kind != "cell" or next_place.frame >= 0:
            return False
        return self.builder.belongs(other, block, self.document.tables)

    def _section_holder(self, text: Element, section: int) -> Element:
        each = self.document.sections[section] if section < len(self.document.sections) else Section()
        if section == 0 or each.starts_page or each.columns < 2:
            return text
        properties = etree.Element(STYLE + "section-properties")
        set_columns(properties, each.columns)
        style = etree.SubElement(self.book.holder, STYLE + "style")
        name = self.book.free_name()
        style.set(STYLE + "name", name)
        style.set(STYLE + "family", "section")
        style.append(properties)
        holder = etree.SubElement(text, TEXT + "section")
        holder.set(STYLE_NAME, name)
        holder.set(TEXT + "name", f"Cột {section + 1}")
        return holder

    def _write_group(self, holder: Element, group: list[Block], starts: int | None) -> None:
        """A paragraph, a table, or a text box (which goes into the paragraph before it)."""
        first = group[0]
        listed = bool(first.label) and first.place.kind == "body"
        if first.place.frame >= 0 and first.place.kind in ("frame", "cell"):
            anchor = holder[-1] if len(holder) else etree.SubElement(holder, P)
            paragraphs = [anchor] if anchor.tag == P else list(anchor.iter(P))
            frame = self.builder.frame(group, self.document.tables)
            target = paragraphs[-1] if paragraphs else etree.SubElement(holder, P)
            frame.tail, target.text = target.text, None
            target.insert(0, frame)
            return
        if first.place.kind == "cell":
            made = self.builder.table(group, first.place.table, self.document.tables)
        else:
            made = self.builder.paragraph(replace(first, label="") if listed else first, in_list=listed)
        if starts is not None and (starts == 0 or self._starts_page(starts)):
            self._start(made, starts)
        holder.append(self._listed(made, first) if listed else made)

    def _starts_page(self, section: int) -> bool:
        return section < len(self.document.sections) and self.document.sections[section].starts_page

    def _start(self, made: Element, section: int) -> None:
        page = self.document.sections[section].page_start if self.document.sections else None
        if section == 0 and page is None:
            return
        table = made.tag == TABLE + "table"
        family, kind = ("table", "table-properties") if table else ("paragraph", "paragraph-properties")
        key = _TABLE_STYLE if table else STYLE_NAME
        properties: dict[str, str | None] = {STYLE + "page-number": "auto" if page is None else str(page)}
        made.set(key, self.book.derive(family, made.get(key), {kind: properties}, master_page_name=_master_name(section)))

    def _listed(self, made: Element, block: Block) -> Element:
        """A paragraph with its label: a list of its own that starts at the label's number, so the office can count on."""
        label = fit(block.label)
        found = _LABEL.match(label)
        prefix, counted, suffix = found.groups() if found else (label, "", "")
        looks = differing(block.label_format, block.mark) if block.label_format != Format() else {}
        look = self.book.derive("text", None, {"text-properties": self.book.text(looks)}) if looks else ""
        style, start = self._list_style(prefix, counted, suffix, look)
        element = etree.Element(LIST)
        element.set(STYLE_NAME, style)
        item = etree.SubElement(element, TEXT + "list-item")
        if start:
            item.set(TEXT + "start-value", str(start))
        item.append(made)
        return element

    def _list_style(self, prefix: str, counted: str, suffix: str, look: str) -> tuple[str, int]:
        kind, start = "", 0
        if counted.isdigit():
            kind, start = "1", int(counted)
        elif counted:
            kind, start = ("a" if counted.islower() else "A"), ord(counted.lower()) - 96
        if counted and start == 0:  # a list cannot start at 0
            prefix, kind, suffix = prefix + counted + suffix, "", ""
        key = (prefix, kind, suffix, look)
        known = self._lists.get(key)
        if known is None:
            known = self._lists[key] = self.book.free_name()
            style = etree.SubElement(self.book.holder, TEXT + "list-style")
            style.set(STYLE + "name", known)
            level = etree.SubElement(style, TEXT + "list-level-style-number")
            level.set(TEXT + "level", "1")
            if look:
                level.set(STYLE_NAME, look)
            set_properties(level, {STYLE + "num-format": kind, STYLE + "num-prefix": prefix or None, STYLE + "num-suffix": suffix or None})
            place = etree.SubElement(level, STYLE + "list-level-properties")
            place.set(TEXT + "list-level-position-and-space-mode", "label-alignment")
            etree.SubElement(place, STYLE + "list-level-label-alignment").set(TEXT + "label-followed-by", "listtab")
        return known, start


def _of_header(block: Block) -> str:
    return "Header"


def _of_footer(block: Block) -> str:
    return "Footer"


def _master_name(index: int) -> str:
    return f"Trang_20_{index + 1}" if index else "Standard"


def _encoded(display: str) -> str:
    """A display name as a style:name may be: letters and digits stay, the rest is written as a code."""
    letters = [letter if letter.isalnum() else f"_{ord(letter):x}_" for letter in display]
    return "".join(letters) if letters and not display[0].isdigit() else "_" + "".join(letters)


def _lay_out(layout: Element, section: Section) -> None:
    properties = etree.SubElement(layout, STYLE + "page-layout-properties")
    for name, value in (
        ("page-width", section.width),
        ("page-height", section.height),
        ("margin-left", section.left),
        ("margin-right", section.right),
        ("margin-top", section.top),
        ("margin-bottom", section.bottom),
    ):
        properties.set(FO + name, number(value) + "mm")
    properties.set(STYLE + "print-orientation", "landscape" if section.landscape else "portrait")
    properties.set(STYLE + "num-format", FORMATS[section.number_format])
    if section.starts_page:
        set_columns(properties, section.columns)
    etree.SubElement(layout, STYLE + "header-style")
    etree.SubElement(layout, STYLE + "footer-style")
