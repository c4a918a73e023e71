"""What could be a Vietnamese syllable, and what could not."""

from __future__ import annotations

import pytest

from vanthu.vietnamese.syllables import is_syllable

RIGHT = (
    "cộng hòa hoà xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc quyết định ủy uỷ ban nhân dân nghiêng khuỷu quý quốc quyển "
    "khuya gì gìn giếng giữ già yêu yên ý kỹ lý lí oan uyên người được thuở mười rượu "
    "bưu quạt đắk ngoèo xoong toàn thúy thuý à ơ ở ừ ngoại quanh huỳnh uých"
).split()
WRONG = (
    "néi hµ viöt nöi ®éc café été père thuc hàt càp kang cìn gê nga\u0323 ngê quu ghà nghà iên tyên bêng hùôn hóy tuì brain tokyo "
    "w josé müller naïve société né\u0301 số1 straße àm1 nghiêngg"
).split()


@pytest.mark.parametrize("word", RIGHT)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(word.capitalize())


@pytest.mark.parametrize("word", WRONG)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_nothing_is_no_syllable() -> None:
    assert not is_syllable("")
