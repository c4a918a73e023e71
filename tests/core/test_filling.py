"""Blanks of clauses and templates: what is known is filled in, what is not is asked or left for the eye to see."""

from __future__ import annotations

from vanthu.filling import Numbered, Variable, filled, is_well_formed, numbered, unknown, variables


def test_variables_are_met_once_with_their_choices() -> None:
    texts = ("{1} {Cơ quan chủ trì} báo cáo {kỳ: hằng quý|6 tháng} về {kỳ}.", "{cơ quan chủ trì} và {x}.")
    assert variables(texts) == (Variable("Cơ quan chủ trì"), Variable("kỳ", ("hằng quý", "6 tháng")), Variable("x"))
    assert variables(("{x} {x: a|b}",)) == (Variable("x", ("a", "b")),)


def test_what_is_known_is_filled_in() -> None:
    values = {"cơ quan": "Ủy ban nhân dân xã", "đơn vị": "phòng Kinh tế"}
    assert filled("Giao {đơn vị} trình {cơ quan}.", values) == "Giao phòng Kinh tế trình Ủy ban nhân dân xã."
    assert filled("{đơn vị} chủ trì. {đơn vị} báo cáo.", values) == "Phòng Kinh tế chủ trì. Phòng Kinh tế báo cáo."
    assert filled("- {Đơn vị} chủ trì", values) == "- Phòng Kinh tế chủ trì"


def test_what_is_unknown_is_seen_and_asked() -> None:
    assert filled("trước {thời hạn: 15 ngày|30 ngày}", {}) == "trước [thời hạn]"
    assert unknown(("{I} {a} {b}",), {"b": "x"}) == [Variable("a")]


def test_numbers_stand_at_the_beginning() -> None:
    assert numbered("{Điều} Hiệu lực") == Numbered("article", "Hiệu lực")
    assert numbered("{1}Giao") == Numbered("clause", "Giao")
    assert numbered("Giao {1}") == Numbered("", "Giao {1}")


def test_braces() -> None:
    assert is_well_formed("{a} và {b: c|d}")
    for text in ("{a", "a}", "{}", "{ }", "{{a}}", "{a|b}"):
        assert not is_well_formed(text), text
