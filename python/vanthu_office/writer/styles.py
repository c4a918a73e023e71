"""Styles: the paragraph styles that a document written anew describes, made in Writer where it has none of that name.

Writer's undo knows nothing of a style made from outside, and paragraphs that redo brings back ask for the style they had, not for one of
its name. So a style that was taken back is not removed but kept out of sight, until it is wanted again.
"""

from __future__ import annotations

from typing import Any, Dict, Sequence

from vanthu.document import ParagraphFormat, Style

from .looks import VIETNAMESE, character, give, known, paragraph
from .paragraphs import Maker
from .step import deed

_USUAL = "Standard"


def define(maker: Maker, styles: Sequence[Style], title: str) -> None:
    """Make the styles that are not there. One that a person has under such a name stays as it is."""
    for style in styles:
        name = maker.style_named(style.name)
        if name is None:
            _make(maker, style, title)
        elif maker.styles.getByName(name).Hidden:
            _show(maker, name, style, title)


def _make(maker: Maker, style: Style, title: str) -> None:
    family, name = maker.styles, style.name

    def do() -> None:
        if family.hasByName(name):
            family.getByName(name).Hidden = False
            return
        made = maker.model.createInstance("com.sun.star.style.ParagraphStyle")
        family.insertByName(name, made)
        made.setParentStyle(_USUAL)
        give(made, _properties(style, maker.relative))

    def undo() -> None:
        family.getByName(name).Hidden = True

    deed(maker.model, title, do, undo)
    maker.learn(name)


def _show(maker: Maker, name: str, style: Style, title: str) -> None:
    """A style out of sight, which an earlier step left there, comes back, with this look."""
    family = maker.styles
    wanted = _properties(style, maker.relative)
    old = {each: family.getByName(name).getPropertyValue(each) for each in wanted}

    def do() -> None:
        give(family.getByName(name), wanted)
        family.getByName(name).Hidden = False

    def undo() -> None:
        give(family.getByName(name), old)
        family.getByName(name).Hidden = True

    deed(maker.model, title, do, undo)


def _properties(style: Style, relative: bool) -> Dict[str, Any]:
    """All of a look: what stands in the style below is not asked. Only a paragraph starts a page."""
    fields = style.paragraph._asdict()
    stand = paragraph({field: fields[field] for field in fields if field not in ("style", "page_break")}, ParagraphFormat(), relative)
    return {**character(known(style.format)), "CharLocale": VIETNAMESE, **stand}
