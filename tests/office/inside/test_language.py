"""The language of the text: known, and set right in one step."""

from __future__ import annotations

from typing import Any, List, Tuple

import pytest

ENGLISH, VIETNAMESE, FRENCH = ("en", "US"), ("vi", "VN"), ("fr", "FR")


def locale(language: str, country: str) -> Any:
    from com.sun.star.lang import Locale

    return Locale(language, country, "")


def write(model: Any, *texts: str) -> Any:
    model.Text.setString("")
    model.Text.insertString(model.Text.getEnd(), "\r".join(texts), False)
    return picture(model)


def picture(model: Any) -> Any:
    from vanthu_office.reader import read

    return read(model)


def words(model: Any, part: str) -> Any:
    search = model.createSearchDescriptor()
    search.SearchString = part
    return model.findFirst(search)


def portions(model: Any) -> List[Tuple[str, str, float, str]]:
    """Every portion of the body: its words, language, weight, and whether the language is its own."""
    found = []
    paragraphs = model.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        pieces = paragraphs.nextElement().createEnumeration()
        while pieces.hasMoreElements():
            each = pieces.nextElement()
            state = each.getPropertyState("CharLocale").value
            found.append((each.getString(), each.CharLocale.Language, each.CharWeight, state))
    return found


def looks(found: List[Tuple[str, str, float, str]]) -> List[Tuple[str, float]]:
    """Of each letter: all but its language."""
    return [(letter, weight) for words, _, weight, _ in found for letter in words]


@pytest.fixture
def english(blank: Any) -> Any:
    blank.createInstance("com.sun.star.text.Defaults").CharLocale = locale(*ENGLISH)
    return blank


def test_the_share_counts_letters(english: Any) -> None:
    from vanthu_office.language import is_vietnamese, vietnamese_share

    assert vietnamese_share(picture(english)) == 1  # nothing to say of no text
    seen = write(english, "a" * 30, "", "b" * 10)
    assert vietnamese_share(seen) == 0 and not is_vietnamese(seen)
    words(english, "a" * 30).CharLocale = locale(*VIETNAMESE)
    assert vietnamese_share(seen) == 0.75 and is_vietnamese(seen)


def test_all_of_it_in_one_step_that_can_be_undone(english: Any) -> None:
    from vanthu_office.language import set_vietnamese, vietnamese_share

    seen = write(english, "Căn cứ Luật Lưu trữ", "Chữ đậm ở đây", "Chữ tiếng Pháp")
    words(english, "đậm").CharWeight = 150.0
    words(english, "đậm ở").CharLocale = locale("en", "GB")
    words(english, "Pháp").CharLocale = locale(*FRENCH)
    heading = english.StyleFamilies.getByName("ParagraphStyles").getByName("Heading 1")
    heading.CharLocale = locale(*FRENCH)
    words(english, "Căn cứ").ParaStyleName = "Heading 1"
    before = portions(english)
    manager = english.getUndoManager()
    steps = len(manager.getAllUndoActionTitles())

    set_vietnamese(english, seen)

    assert vietnamese_share(picture(english)) == 1
    after = portions(english)
    assert looks(after) == looks(before)
    assert {each[1] for each in after} == {"vi"}
    assert {each[3] for each in after} == {"DEFAULT_VALUE"}  # the document carries it, not the words
    assert manager.getAllUndoActionTitles()[0] == "Đặt ngôn ngữ tiếng Việt"
    assert len(manager.getAllUndoActionTitles()) == steps + 1
    manager.undo()
    assert portions(english) == before


def test_it_is_no_tracked_change(english: Any) -> None:
    from vanthu_office.language import set_vietnamese

    seen = write(english, "Căn cứ Luật Lưu trữ")
    words(english, "Luật").CharLocale = locale(*FRENCH)
    english.RecordChanges = True
    set_vietnamese(english, seen)
    assert english.RecordChanges
    assert not english.Redlines.hasElements()
