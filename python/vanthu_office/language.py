"""The language of the text: the office asks for waves only under words it holds to be Vietnamese.

Much Vietnamese text is marked as English, because the program it was typed in was: then there are no waves, and the spell
checker underlines every word. The deck can say so (`language.other`) and offer to set it right in one click (`language.set`).
"""

from __future__ import annotations

from typing import Any, Iterator

from com.sun.star.beans.PropertyState import AMBIGUOUS_VALUE, DIRECT_VALUE
from com.sun.star.lang import Locale

from vanthu.strings import say

from .again import COUNTRY, LANGUAGE
from .bridge import ask, fields, get
from .reader import Picture
from .writer import one_step

SAMPLED = 24  # paragraphs with words, from all over the text, are enough to know a document by
_PROPERTY = "CharLocale"
_FAMILIES = ("ParagraphStyles", "CharacterStyles")


def vietnamese_share(picture: Picture) -> float:
    """How much of the text stands in paragraphs that are Vietnamese throughout, from 0 to 1, by letters; 1 where there is no text."""
    worded = [(len(block.text), paragraph) for block, paragraph in zip(picture.document.blocks, picture.paragraphs) if block.text.strip()]
    sample = [worded[at * len(worded) // SAMPLED] for at in range(SAMPLED)] if len(worded) > SAMPLED else worded
    letters = sum([length for length, _ in sample])
    vietnamese = sum([length for length, paragraph in sample if _all_vietnamese(_words(paragraph))])
    return vietnamese / letters if letters else 1.0


def is_vietnamese(picture: Picture) -> bool:
    """Whether waves can be seen in most of the text. False: say `language.other`, and offer `language.set`, for `set_vietnamese`."""
    return vietnamese_share(picture) >= 0.5


def set_vietnamese(model: Any, picture: Picture, language: str = "vi") -> None:
    """All of the text is Vietnamese from now on, in one step for Ctrl+Z; nothing else about it changes.

    The document's defaults carry it, and the styles that said otherwise. Words that said otherwise say nothing any more;
    only where that is not enough are they marked themselves.
    """
    locale = Locale(LANGUAGE, COUNTRY, "")
    with one_step(model, say("undo.language", language)):
        recorded, model.RecordChanges = model.RecordChanges, False  # no change of the text: not to be tracked
        try:
            model.createInstance("com.sun.star.text.Defaults").setPropertyValue(_PROPERTY, locale)
            for style in _styles(model):
                if style.getPropertyState(_PROPERTY) == DIRECT_VALUE and not _is_vietnamese(style.getPropertyValue(_PROPERTY)):
                    style.setPropertyValue(_PROPERTY, locale)  # taking it away would not be undone
            for paragraph in picture.paragraphs:
                _set(paragraph, locale)
        finally:
            model.RecordChanges = recorded


def _set(paragraph: Any, locale: Any) -> None:
    words = _words(paragraph)
    if not _all_vietnamese(words):
        words.setPropertyToDefault(_PROPERTY)
    if not _all_vietnamese(words):
        words.setPropertyValue(_PROPERTY, locale)


def _words(paragraph: Any) -> Any:
    """A cursor over all of it: the paragraph itself speaks only of its mark."""
    return ask(ask(paragraph, "getText"), "createTextCursorByRange", paragraph)


def _all_vietnamese(words: Any) -> bool:
    return ask(words, "getPropertyState", _PROPERTY) != AMBIGUOUS_VALUE and _is_vietnamese(get(words, _PROPERTY))


def _styles(model: Any) -> Iterator[Any]:
    families = model.getStyleFamilies()
    for family in _FAMILIES:
        styles = families.getByName(family)
        for name in styles.getElementNames():
            style = styles.getByName(name)
            if style.isInUse():
                yield style


def _is_vietnamese(locale: Any) -> bool:
    return fields(locale, "Language") == (LANGUAGE,)
