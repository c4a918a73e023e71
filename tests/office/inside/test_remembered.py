"""What is kept in the document: it survives saving and opening again, damage, other programs; and only what it means comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, List, Tuple

import pytest

from vanthu.document import Document, plain_block
from vanthu.finding import Finding

FILTERS = {"odt": "writer8", "docx": "MS Word 2007 XML", "doc": "MS Word 97", "fodt": "OpenDocument Text Flat XML"}


def finding(rule: str, block: int, found: str = "", start: int = 0) -> Finding:
    return Finding(rule, "warning", "law", "NĐ 30", "…", "body", block, start, start + len(found), found)


def document(*paragraphs: str) -> Document:
    return Document(tuple(plain_block(text) for text in paragraphs))


def aside(findings: List[Finding], picture: Document, *which: int, reason: str = "") -> Tuple[Any, ...]:
    from vanthu_office.remembered import left_aside

    return tuple(left_aside(findings[each], findings, picture, reason) for each in which)


def shown(findings: List[Finding], picture: Document, ignored: Tuple[Any, ...]) -> List[Finding]:
    from vanthu_office.remembered import parted

    left, kept = parted(findings, picture, ignored)
    assert sorted(left + tuple(each for _, each in kept)) == sorted(findings)
    return list(left)


def saved_and_opened(model: Any, kind: str, folder: Path, open_url: Callable[..., Any]) -> Any:
    from com.sun.star.beans import PropertyValue

    filter = PropertyValue()
    filter.Name, filter.Value = "FilterName", FILTERS[kind]
    where = (folder / f"kept.{kind}").as_uri()
    model.storeToURL(where, (filter,))
    return open_url(where)


def many(count: int) -> Tuple[Any, ...]:
    picture = document(*(f"Đoạn {number}: thực hiện theo “khoản 2” \\ điều {number} của Quy chế này." for number in range(count)))
    findings = [finding("caps.reference", number, f"điều {number}") for number in range(count)]
    return aside(findings, picture, *range(count), reason='Trích nguyên văn "quyết định" cũ,\nkhông sửa')


@pytest.mark.parametrize("kind", FILTERS)
@pytest.mark.parametrize("count", [0, 1, 200])
def test_choices_survive_a_file(kind: str, count: int, blank: Any, tmp_path: Path, open_url: Callable[..., Any]) -> None:
    from vanthu_office.remembered import Choices, keep, recall

    choices = Choices("party-2026", "quyết định", many(count))
    keep(blank, choices)
    assert recall(blank) == choices
    assert recall(saved_and_opened(blank, kind, tmp_path, open_url)) == choices


def test_a_fresh_document_says_nothing(blank: Any) -> None:
    from vanthu_office.remembered import Choices, keep, recall

    assert recall(blank) == Choices()
    keep(blank, Choices())
    assert not blank.isModified()
    assert not blank.DocumentProperties.UserDefinedProperties.getPropertySetInfo().getProperties()


def test_each_property_is_short_enough_for_other_programs(blank: Any) -> None:
    from vanthu_office.remembered import LONGEST, Choices, keep, recall

    picture = document('"Ủy ban" \\ \u202b\ud83d\ude00\x0b ' + "nội dung rất dài " * 40)
    findings = [finding("a.rule.with.a.long.name", 0, picture.blocks[0].text[:500])]
    (entry,) = aside(findings, picture, 0, reason='vì "lý do" ' * 60)
    keep(blank, Choices(ignored=(entry,)))
    kept = blank.DocumentProperties.UserDefinedProperties
    assert all(len(each.Value.encode("utf-16-le")) // 2 <= LONGEST for each in kept.getPropertyValues() if each.Name.startswith("VanThu."))
    assert recall(blank).ignored == (entry,)
    assert entry.words.endswith("…") and entry.reason and entry.found
    assert not shown(findings, picture, recall(blank).ignored)


def test_reason_and_day_are_kept(blank: Any) -> None:
    import datetime

    from vanthu_office.remembered import Choices, keep, recall

    picture = document("Thực hiện theo điều 5.")
    keep(blank, Choices(ignored=aside([finding("caps.reference", 0, "điều")], picture, 0, reason="Trích nguyên văn")))
    (entry,) = recall(blank).ignored
    assert entry.reason == "Trích nguyên văn"
    assert entry.day == datetime.date.today().isoformat()
    assert entry.words == "Thực hiện theo điều 5."


def test_what_is_taken_back_leaves_no_trace(blank: Any) -> None:
    from vanthu_office.remembered import Choices, keep, recall

    first, second, third = many(3)
    keep(blank, Choices("state", "công văn", (first, second, third)))
    keep(blank, Choices("state", "công văn", (first, third)))
    assert recall(blank).ignored == (first, third)
    keep(blank, Choices())
    assert not blank.DocumentProperties.UserDefinedProperties.getPropertySetInfo().getProperties()


def test_writing_the_same_again_changes_nothing(blank: Any) -> None:
    from vanthu_office.remembered import Choices, keep

    choices = Choices("state", None, many(2))
    keep(blank, choices)
    blank.setModified(False)
    keep(blank, choices)
    assert not blank.isModified()


def test_a_document_that_is_only_read_stays_as_it_is(blank: Any, tmp_path: Path, open_url: Callable[..., Any]) -> None:
    from vanthu_office.remembered import Choices, keep, recall

    saved_and_opened(blank, "odt", tmp_path, open_url)
    reader = open_url((tmp_path / "kept.odt").as_uri(), ReadOnly=True)
    keep(reader, Choices("state", None, many(1)))
    assert recall(reader) == Choices()
    assert not reader.isModified()


@pytest.mark.parametrize(
    "value", ["", "[", "null", "7", '{"a": 1}', '["rule"]', '["r","m","x","d","","",""]', "[1,2,3,4,5,6,7,8]", "của người khác"]
)
def test_damage_is_nothing_and_is_left_to_whom_it_belongs(value: str, blank: Any) -> None:
    from vanthu_office.remembered import Choices, keep, recall

    kept = blank.DocumentProperties.UserDefinedProperties
    kept.addProperty("VanThu.Ignored.1", 128, value)
    kept.addProperty("VanThu.Regime", 128, value)
    assert recall(blank) == Choices()
    entries = many(2)
    keep(blank, Choices("women", None, entries))
    assert recall(blank) == Choices("women", None, entries)
    assert kept.getPropertyValue("VanThu.Ignored.1") == value


def test_a_property_of_another_kind_is_nothing(blank: Any) -> None:
    from vanthu_office.remembered import Choices, keep, recall

    kept = blank.DocumentProperties.UserDefinedProperties
    for name, value in (("VanThu.Ignored.1", 5.0), ("VanThu.Regime", True), ("VanThu.Type", 7.5), ("VanThu.Ignored.x", "y"), ("Khác", "z")):
        kept.addProperty(name, 128, value)
    assert recall(blank) == Choices()
    keep(blank, Choices())
    assert kept.getPropertyValue("VanThu.Regime") is True
    keep(blank, Choices("state", "tờ trình", many(1)))
    assert recall(blank) == Choices("state", "tờ trình", many(1))
    assert (kept.getPropertyValue("VanThu.Ignored.1"), kept.getPropertyValue("Khác")) == (5.0, "z")


def test_it_comes_back_when_its_paragraph_changes_and_goes_when_that_is_undone() -> None:
    before = document("Căn cứ Luật;", "Theo điều 5 của Quy chế.", "Kính gửi")
    findings = [finding("caps.reference", 1, "điều")]
    ignored = aside(findings, before, 0)
    assert not shown(findings, before, ignored)
    changed = document("Căn cứ Luật;", "Theo điều 6 của Quy chế.", "Kính gửi")
    assert shown(findings, changed, ignored) == findings
    assert not shown(findings, before, ignored)


def test_it_stays_away_when_another_paragraph_changes_or_comes_before() -> None:
    findings = [finding("caps.reference", 1, "điều")]
    ignored = aside(findings, document("Căn cứ Luật;", "Theo điều 5 của Quy chế."), 0)
    later = document("Căn cứ Luật sửa đổi;", "Một đoạn mới.", "Theo điều 5 của Quy chế.")
    assert not shown([finding("caps.reference", 2, "điều")], later, ignored)


def test_another_rule_or_other_words_in_the_same_paragraph_are_shown() -> None:
    picture = document("Theo điều 5, chương 2 của Quy chế.")
    findings = [finding("caps.reference", 0, "điều", 5), finding("caps.reference", 0, "chương", 13), finding("text.other", 0, "điều", 5)]
    assert shown(findings, picture, aside(findings, picture, 0)) == findings[1:]


def test_of_equal_paragraphs_only_the_one_meant_is_left_aside() -> None:
    picture = document("Theo điều 5.", "Khác.", "Theo điều 5.")
    findings = [finding("caps.reference", 0, "điều", 5), finding("caps.reference", 2, "điều", 5)]
    for which in (0, 1):
        assert shown(findings, picture, aside(findings, picture, which)) == [findings[1 - which]]
    assert not shown(findings, picture, aside(findings, picture, 0, 1))


def test_of_equal_words_in_a_paragraph_only_those_meant_are_left_aside() -> None:
    picture = document("Theo điều 5 và điều 5.")
    findings = [finding("caps.reference", 0, "điều 5", 5), finding("caps.reference", 0, "điều 5", 15)]
    assert shown(findings, picture, aside(findings, picture, 1)) == [findings[0]]


def test_a_rule_of_the_whole_document() -> None:
    findings = [finding("number.missing", -1), finding("page.size", -1)]
    ignored = aside(findings, document("A"), 0)
    assert shown(findings, document("Mọi thứ đã khác."), ignored) == findings[1:]
