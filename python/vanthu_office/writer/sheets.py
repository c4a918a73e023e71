"""Sheets: changing a section's pages, and numbering them.

Writer does not record what is done to a page style: each change is a deed of its own, with its way back.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Tuple

from vanthu.document import Block, Format, ParagraphFormat, Run, Section
from vanthu.edit import NumberPages, Refused, SetSection

from ..reader import PageStyles, Picture
from ..reader.pages import TEXTS, Pages, faces
from . import even, margins
from .looks import hundredths
from .margins import contents
from .paragraphs import Maker
from .step import deed, unrecorded

Values = List[Tuple[str, Any]]  # properties of a page style, in the order in which they are set

_USUAL_DISTANCE = 10.0  # mm from the page's edge to a header that was not there before
_LEAST_ROOM = 6.0  # mm a header needs above the text
_GAP = 2.0  # mm between header and text
_FIRST = "FirstIsShared"
_COLUMN_GAP = 1270  # hundredths of a millimetre
# com.sun.star.style.NumberingType
NUMBERS = {"arabic": 4, "roman": 3, "letter": 1}
_COPIED = (
    "Width", "Height", "IsLandscape", "LeftMargin", "RightMargin", "TopMargin", "BottomMargin", "PageStyleLayout", "NumberingType",
    "TextColumns", "BackColor", "LeftBorder", "RightBorder", "TopBorder", "BottomBorder", "LeftBorderDistance", "RightBorderDistance",
    "TopBorderDistance", "BottomBorderDistance", "HeaderIsOn", "FooterIsOn", "HeaderIsShared", "FooterIsShared", "FirstIsShared",
    "HeaderIsDynamicHeight", "FooterIsDynamicHeight", "HeaderHeight", "FooterHeight", "HeaderBodyDistance", "FooterBodyDistance",
    "HeaderLeftMargin", "HeaderRightMargin", "FooterLeftMargin", "FooterRightMargin", "FootnoteHeight", "FootnoteLineTextDistance",
    "FootnoteLineDistance", "FootnoteLineWeight", "FootnoteLineRelativeWidth",
)  # fmt: skip


class Sheets:
    """The page styles of a document, opened for the changes of one round."""

    def __init__(self, maker: Maker, picture: Picture, title: str) -> None:
        self.model = maker.model
        self.maker = maker
        self.picture = picture
        self.title = title
        self.styles = self.model.StyleFamilies.getByName("PageStyles")
        self.pages = list(picture.pages)
        self._sections = list(picture.document.sections)
        self._wanted_header: Dict[int, float] = {}

    def do(self, edits: List[Any], refuse: Callable[[Any], None]) -> None:
        """SetSection and NumberPages, in this order."""
        asked = _asked(edits, self.base)
        with unrecorded(self.model):
            for edit in edits:
                self._try(edit, asked, refuse)

    def _try(self, edit: Any, asked: Mapping[int, Any], refuse: Callable[[Any], None]) -> None:
        try:
            self._make_own(edit.section, asked)
            if isinstance(edit, SetSection):
                self.change(edit.section, edit.changes)
            else:
                self.number(edit)
        except Refused:
            refuse(edit)

    # Whose page it is

    def base(self, index: int) -> int:
        """The section whose pages this one stands on."""
        sections = self.picture.document.sections
        while index > 0 and not sections[index].starts_page:
            index -= 1
        return index

    def _place(self, content: Any) -> int:
        """How far down in the body it comes."""
        return next(at for at, each in enumerate(contents(self.model.getText())) if each == content)

    def _opener(self, index: int) -> Any:
        """The paragraph or table that starts the section's pages."""
        base = self.base(index)
        opener = self.picture.openers[base]
        if opener is None or not opener.getPropertySetInfo().hasPropertyByName("PageDescName"):
            blocks = self.picture.document.blocks
            found = next((at for at, block in enumerate(blocks) if block.section == base and block.place.kind in ("body", "cell")), None)
            if found is None:
                raise Refused("nothing stands on the section's pages")
            place = blocks[found].place
            opener = self.picture.tables[place.table] if place.kind == "cell" else self.picture.paragraphs[found]
        return opener

    def _make_own(self, index: int, asked: Mapping[int, Any]) -> None:
        """Page styles that other sections use too, of which something else is asked, become the section's own."""
        base = self.base(index)
        mine = set(self.pages[base])
        for at, names in enumerate(self.pages):
            other = self.base(at)
            if other != base and mine & set(names) and asked.get(other) != asked.get(base):
                self._copy(base)
                return

    def _copy(self, base: int) -> None:
        spread, section = self.pages[base], self.picture.document.sections[base]
        if any(block.objects or block.place.kind == "cell" for margin in section.margins for block in margin.blocks):
            raise Refused("what stands in the header cannot be copied")
        names: Dict[str, str] = {}
        for name in dict.fromkeys(spread):
            names[name] = even.free_name(self.styles, tuple(names.values()))

        def make() -> None:
            for name, new in names.items():
                self.styles.insertByName(new, self.model.createInstance("com.sun.star.style.PageStyle"))
                old, made = self.styles.getByName(name), self.styles.getByName(new)
                for each in _COPIED:
                    made.setPropertyValue(each, old.getPropertyValue(each))
            for margin, (kind, _, master, which) in zip(section.margins, faces(Pages(self.model).spread(spread.first))[0]):
                text = self.styles.getByName(names[master.name]).getPropertyValue(kind.title() + "Text" + TEXTS[which])
                margins.write(self.maker, text, margin.blocks)
            for name, new in names.items():
                follow = self.styles.getByName(name).FollowStyle
                self.styles.getByName(new).FollowStyle = names.get(follow, follow)

        def drop() -> None:
            for new in names.values():
                even.remove(self.model, new)

        opener = self._opener(base)
        deed(self.model, self.title, make, drop)
        start_page(self.model, self.title, self._place(opener), names[spread.first], opener.PageNumberOffset)
        for at in range(len(self.pages)):
            if self.base(at) == base:
                self.pages[at] = PageStyles(names[spread.first], names[spread.rest])

    # Changes

    def change(self, index: int, changes: Mapping[str, Any]) -> None:
        changes = dict(changes)
        if not set(changes) <= set(Section._fields):
            raise Refused("no such field")
        base = self.base(index)
        if "header" in changes:
            self._wanted_header[base] = changes["header"]
        if "page_start" in changes:
            self._start(index, changes["page_start"])
        section = self._sections[index] = self._sections[index]._replace(**changes)
        for name in dict.fromkeys(self.pages[base]):
            style = self.styles.getByName(name)
            self.set(name, _laid_out(style, section, changes))
            if "columns" in changes:
                columns = self.model.createInstance("com.sun.star.text.TextColumns")
                columns.setColumnCount(section.columns)
                columns.AutomaticDistance = _COLUMN_GAP
                self.set(name, [("TextColumns", columns)])

    def _start(self, index: int, number: Any) -> None:
        start_page(self.model, self.title, self._place(self._opener(index)), self.pages[self.base(index)].first, number)

    def set(self, page: str, values: Values) -> None:
        """Set properties of a page style; undone, they are set back in the opposite order. The style is asked for anew."""
        style = self.styles.getByName(page)
        old = [(name, _now(style, name)) for name, _ in values]
        if values:
            styles = self.styles
            deed(
                self.model,
                self.title,
                lambda: give_page(styles.getByName(page), values),
                lambda: give_page(styles.getByName(page), old[::-1]),
            )

    def number(self, edit: NumberPages) -> None:
        """PAGE centred in the header, none on the first page, none in the footer."""
        base = self.base(edit.section)
        section, spread = self._sections[edit.section], self.pages[base]
        rest = self.styles.getByName(spread.rest)
        apart = spread.first != spread.rest and rest.FollowStyle != spread.first
        format = Format(edit.font, edit.size)
        number = Block((Run("2", format, "PAGE"),), ParagraphFormat(align="center"), mark=format)
        for name in dict.fromkeys(spread):
            style = self.styles.getByName(name)
            top, bottom, there = reach(style, "Header"), reach(style, "Footer"), style.HeaderIsOn
            margins.strip(self.model, style, "Footer")
            if apart and name == spread.first:
                margins.strip(self.model, style, "Header")
                continue
            values: Values = [] if there else [("HeaderIsOn", True)]
            if not apart:
                values.append((_FIRST, False))
            self.set(name, values)
            wanted = self._wanted_header.get(base, section.header if there else min(_USUAL_DISTANCE, top - _LEAST_ROOM))
            self.set(name, held(style, "Header", top, wanted) + held(style, "Footer", bottom, section.footer))
            margins.number(self.maker, style, number, first=not apart)


def _asked(edits: List[Any], base: Callable[[int], int]) -> Dict[int, Any]:
    """What is asked of each section's pages, to be compared."""
    asked: Dict[int, List[Any]] = {}
    for edit in edits:
        about = edit._replace(section=0)
        if isinstance(edit, SetSection):
            about = SetSection(0, {key: value for key, value in edit.changes.items() if key != "page_start"})
        asked.setdefault(base(edit.section), []).append(about)
    return asked


def _now(style: Any, name: str) -> Any:
    """What a property is; without a header Writer does not say whether pages share it: they do."""
    value = style.getPropertyValue(name)
    return True if value is None and name.endswith("Shared") else value


def start_page(model: Any, title: str, at: int, style: str, number: Any) -> None:
    """Let the paragraph or table that comes so far down in the body start on a page style.

    Writer would forget which style it was when undo takes a new one away and redo brings it back; so this is a deed, too.
    """
    content = contents(model.getText())[at]
    old, old_number = content.PageDescName or "", content.PageNumberOffset

    def give(name: str, number: Any) -> None:
        target = contents(model.getText())[at]
        target.setPropertyValue("PageDescName", name)
        if name:
            target.setPropertyValue("PageNumberOffset", number)

    deed(model, title, lambda: give(style, number), lambda: give(old, old_number))


def give_page(style: Any, values: Values) -> None:
    """Set properties of a page style.

    One set to what it is would make Writer copy headers, and count wrongly when it undoes. A header that is switched on alone makes
    the first page share all: what stands in its footer would be lost.
    """
    wanted = dict(values)
    parts = wanted.get(_FIRST) is False and _now(style, _FIRST)
    for name, value in values:
        if style.getPropertyValue(name) == value:
            continue
        if name in ("HeaderIsOn", "FooterIsOn") and value:
            shared = wanted.get(_FIRST, _now(style, _FIRST))
            style.setPropertyValues((name, _FIRST), (value, shared))
        else:
            style.setPropertyValue(name, value)
    if parts:  # what a first page said long ago comes back with it, but only once: then it says what the others say
        style.setPropertyValue(_FIRST, True)
        style.setPropertyValue(_FIRST, False)


# Lengths of the page


def reach(style: Any, kind: str) -> float:
    """mm from the page's edge to the text."""
    edge: int = style.getPropertyValue("TopMargin" if kind == "Header" else "BottomMargin")
    if style.getPropertyValue(kind + "IsOn"):
        edge += max(style.getPropertyValue(kind + "Height"), style.getPropertyValue(kind + "BodyDistance"))
    return edge / 100


def held(style: Any, kind: str, to_text: float, distance: float) -> Values:
    """Let the text start so far from the page's edge, with the header (footer) at `distance` where there is one."""
    side = "TopMargin" if kind == "Header" else "BottomMargin"
    if not style.getPropertyValue(kind + "IsOn"):
        return [(side, hundredths(max(to_text, 0.0)))]
    distance = max(min(distance, to_text), 0.0)
    room = max(to_text - distance, 0.0)
    gap = min(style.getPropertyValue(kind + "BodyDistance") / 100 or _GAP, room)
    return [
        (side, hundredths(distance)),
        (kind + "IsDynamicHeight", True),
        (kind + "BodyDistance", hundredths(gap)),
        (kind + "Height", hundredths(room)),
    ]


def _laid_out(style: Any, section: Section, changes: Mapping[str, Any]) -> Values:
    values: Values = []
    if "landscape" in changes:
        values.append(("IsLandscape", bool(changes["landscape"])))
    turned = "landscape" in changes and "width" not in changes and (section.width > section.height) != bool(changes["landscape"])
    if turned:
        section = section._replace(width=section.height, height=section.width)
    if turned:
        changes = {**changes, "width": section.width, "height": section.height}
    lengths = (("width", "Width"), ("height", "Height"), ("left", "LeftMargin"), ("right", "RightMargin"))
    values += [(name, hundredths(getattr(section, field))) for field, name in lengths if field in changes]
    if "number_format" in changes:
        values.append(("NumberingType", NUMBERS[section.number_format]))
    for kind, edge in (("Header", "top"), ("Footer", "bottom")):
        if edge in changes or kind.lower() in changes:
            to_text = getattr(section, edge) if edge in changes else reach(style, kind)
            values += held(style, kind, to_text, getattr(section, kind.lower()))
    return values
