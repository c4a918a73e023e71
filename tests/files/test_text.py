"""Plain text → Document: a block per line, nothing changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu_files import Unreadable, read_text
from vanthu_files.text import MOST_BYTES


def lines(data: bytes | str) -> list[str]:
    return [block.text for block in read_text(data).blocks]


def notes(data: bytes | str) -> tuple[str, ...]:
    return read_text(data).source.notes


def test_a_block_per_line_and_empty_lines_kept() -> None:
    document = read_text("ỦY BAN\n\n  Căn cứ\tLuật \n")
    assert [block.text for block in document.blocks] == ["ỦY BAN", "", "  Căn cứ\tLuật "]
    assert document.plain and document.source.kind == "text"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_ends_of_lines(end: str) -> None:
    assert lines(f"a{end}{end}b{end}") == ["a", "", "b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_unicode(encoding: str) -> None:
    words = "Số: 12/KH-UBND ngày 5 tháng 3 năm 2024"
    data = words.encode(encoding)
    assert lines(data) == [words]
    assert notes(data) == (("guessed_encoding",) if encoding.endswith("e") else ())


def test_code_pages_are_guessed() -> None:
    words = "C\u00f4\u0323ng ho\u00e0 xa\u0303 h\u00f4\u0323i chu\u0309 nghi\u0303a Vi\u00ea\u0323t Nam"
    assert (lines(words.encode("cp1258")), notes(words.encode("cp1258"))) == ([words], ("guessed_encoding",))
    assert lines("C\u00e9ng h\u00d2a".encode("cp1252")) == ["C\u00e9ng h\u00d2a"]


def test_nothing_is_composed() -> None:
    assert lines("e\u0323\u0302") == ["e\u0323\u0302"]


def test_control_characters_go_and_are_told() -> None:
    assert (lines("a\x01b\x7f\tc\ufeff"), notes("a\x01b")) == (["ab\tc"], ("control_characters",))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        ("", "empty"),
        (b"\x00\x01\x02\x03" * 99, "wrong_kind"),
        (b"a\x00b", "wrong_kind"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "wrong_kind"),
        ("\x01" * 99, "wrong_kind"),
        pytest.param(b"a" * (MOST_BYTES + 1), "too_big", id="too big"),
    ],
)
def test_what_is_no_text(data: bytes | str, key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_text(data)
    assert caught.value.key == key


@given(st.one_of(st.text(), st.binary()))
def test_nothing_but_unreadable(data: bytes | str) -> None:
    try:
        document = read_text(data)
    except Unreadable:
        return
    assert document.blocks and all("\n" not in block.text for block in document.blocks)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x1EFF, exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1))
def test_text_comes_through(words: str) -> None:
    assert "".join(lines(words.encode())) == words
