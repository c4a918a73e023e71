"""Setup: a page style that looks as a Section says, made anew or out of one that has neither header nor footer."""

from __future__ import annotations

from typing import Any, Dict, Optional

from vanthu.document import Section

from . import even, margins
from .looks import hundredths
from .paragraphs import Maker
from .sheets import NUMBERS, Values, give_page, held
from .step import deed

_KINDS = ("Header", "Footer")
_TEXTS = {"default": "", "even": "Left", "first": "First"}


class Setup:
    """The page styles of a document that is written anew."""

    def __init__(self, maker: Maker, usual: str, title: str) -> None:
        self.maker = maker
        self.title = title
        self.styles = maker.model.StyleFamilies.getByName("PageStyles")
        self._usual: Optional[str] = usual if _is_bare(self.styles.getByName(usual)) else None
        self._known: Dict[Section, str] = {}

    def style_for(self, section: Section) -> str:
        """The name of a page style that looks so; sections that look alike share it."""
        look = section._replace(page_start=None, starts_page=True)
        if look not in self._known:
            usual, self._usual = self._usual, None
            self._known[look] = self._change(usual, look) if usual else self._make(look)
        return self._known[look]

    def _change(self, name: str, section: Section) -> str:
        style = self.styles.getByName(name)
        old: Values = [(each, style.getPropertyValue(each)) for each, _ in _page(section)]
        old += [(kind + "IsOn", False) for kind in _KINDS] + [("FirstIsShared", True)] + [(kind + "IsShared", True) for kind in _KINDS]

        def undo() -> None:
            give_page(self.styles.getByName(name), old[::-1])

        deed(self.maker.model, self.title, lambda: self._lay_out(self.styles.getByName(name), section), undo)
        return name

    def _make(self, section: Section) -> str:
        name = even.free_name(self.styles)

        def do() -> None:
            self.styles.insertByName(name, self.maker.model.createInstance("com.sun.star.style.PageStyle"))
            self._lay_out(self.styles.getByName(name), section)

        deed(self.maker.model, self.title, do, lambda: even.remove(self.maker.model, name))
        return name

    def _lay_out(self, style: Any, section: Section) -> None:
        given = {(margin.kind.title(), margin.pages): margin.blocks for margin in section.margins}
        wanted = [kind for kind in _KINDS if any(margin == kind for margin, _ in given)]
        values = _page(section) + [(kind + "IsOn", True) for kind in wanted]
        if wanted and section.first_differs:
            values.append(("FirstIsShared", False))
        if section.even_differs:
            values += [(kind + "IsShared", False) for kind in wanted]
        give_page(style, values)
        for kind, to_text, distance in (("Header", section.top, section.header), ("Footer", section.bottom, section.footer)):
            give_page(style, held(style, kind, to_text, distance))
        for (kind, pages), blocks in given.items():
            if pages == "default" or (section.first_differs if pages == "first" else section.even_differs):
                margins.write(self.maker, style.getPropertyValue(kind + "Text" + _TEXTS[pages]), blocks)


def _is_bare(style: Any) -> bool:
    return not any(style.getPropertyValue(kind + "IsOn") for kind in _KINDS)


def _page(section: Section) -> Values:
    return [
        ("IsLandscape", section.landscape),
        ("Width", hundredths(section.width)),
        ("Height", hundredths(section.height)),
        ("LeftMargin", hundredths(section.left)),
        ("RightMargin", hundredths(section.right)),
        ("TopMargin", hundredths(section.top)),
        ("BottomMargin", hundredths(section.bottom)),
        ("NumberingType", NUMBERS[section.number_format]),
    ]
