"""Sections: where the pages of a document change while its body is walked through."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from vanthu.document import Place, Section

from ..bridge import ask, get
from . import pages
from .pages import Pages, Spread

USUAL = "Standard"  # the page style of a text that names none


class Sections:
    """The sections met so far, and where the body's next paragraph stands."""

    def __init__(self, styles: Pages) -> None:
        self._styles = styles
        self.met: List[Section] = []
        self.spreads: List[Spread] = []
        self.openers: List[Any] = []  # what starts each: a paragraph, a table, a text section; None for the document's start
        self.place = Place()  # of the body's next paragraph
        self.fresh = True  # no block stands in the last section yet
        self._text_section: Any = None  # the text section with columns that the last paragraph stands in
        self._outside: Optional[Section] = None  # the section around it
        self._columns: Dict[str, int] = {}
        self._hidden: Dict[str, bool] = {}
        self._start(USUAL, None, None)

    @property
    def in_columns(self) -> bool:
        return self._text_section is not None

    def _start(self, master: str, start: Optional[int], opener: Any) -> None:
        spread = self._styles.spread(master)
        self._put(pages.section(spread, start), spread, opener)
        self._text_section = self._outside = None

    def _put(self, section: Section, spread: Spread, opener: Any, width: float = 0.0) -> None:
        if self.fresh and self.met:
            self.met.pop()
            self.spreads.pop()
            self.openers.pop()
        if not self.met:
            section = section._replace(starts_page=True)
        self.met.append(section)
        self.spreads.append(spread)
        self.openers.append(opener)
        self.fresh = True
        self.place = Place("body", width=round(width or pages.column_width(spread, section), 2))

    def turn(self, opener: Any, master: str, start: Optional[int], text_section: Any) -> None:
        """A paragraph or table of the body that names a page style starts a section; so do columns, and what follows them."""
        if master:
            self._start(master, start, opener)
        elif start is not None and self.fresh and len(self.met) == 1:
            self.met[0] = self.met[0]._replace(page_start=start)
        if text_section is None and self._text_section is None:
            return
        columned = self._columned(text_section)
        if columned is None and self._text_section is not None:
            assert self._outside is not None
            self._put(self._outside, self.spreads[-1], opener)
            self._text_section = self._outside = None
        elif columned is not None and columned != self._text_section:
            before = self._outside if self._outside is not None else self.met[-1]
            number, width = pages.columns_of(get(columned, "TextColumns"), before.text_width)
            fresh = self.fresh and self._outside is None
            section = before._replace(columns=number, starts_page=fresh, page_start=before.page_start if fresh else None)
            self._put(section, self.spreads[-1], columned, width)
            self._text_section, self._outside = columned, before._replace(starts_page=False, page_start=None)

    def hides(self, section: Any) -> bool:
        """Whether a text section, or one around it, is hidden."""
        if section is None:
            return False
        name = ask(section, "getName")
        if name not in self._hidden:
            self._hidden[name] = not get(section, "IsVisible") or self.hides(ask(section, "getParentSection"))
        return self._hidden[name]

    def _columned(self, section: Any) -> Any:
        """The text section with columns around a place, if there is one."""
        while section is not None:
            name = ask(section, "getName")
            number = self._columns.get(name)
            if number is None:
                columns = get(section, "TextColumns")
                number = self._columns[name] = ask(columns, "getColumnCount") if columns is not None else 0
            if number > 1:
                return section
            section = ask(section, "getParentSection")
        return None
