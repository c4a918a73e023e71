"""vanthu offices check."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Vanthu

from vanthu.offices import Office, written

OFFICE = Office(id="ubnd", name="Ủy ban nhân dân xã Suối Mơ", issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"), symbol="UBND")


def test_a_right_file_and_what_is_worth_a_second_look(vanthu: Vanthu, tmp_path: Path) -> None:
    file = tmp_path / "offices.json"
    file.write_text(written((OFFICE._replace(place="Suối Mơ"), OFFICE._replace(id="x"))), encoding="utf-8")
    said = vanthu("offices", "check", file)
    assert said.status == 0 and not said.err
    assert "đúng, 2 cơ quan" in said.out and said.out.count("địa danh") == 1
    assert "offices: 2" in vanthu("--lang", "en", "offices", "check", file).out


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b'{"offices": [\n{"name": "a",}]}', 1, "dòng 2"),
        (b'{"offices": [\n{"name": "a", "x": 1}]}', 1, "Dòng 2"),
        (b"\xff\xfe", 1, "không phải là hồ sơ"),
        (b" " * 5_000_000, 1, "quá lớn"),
        (None, 2, "Không đọc được"),
    ],
)
def test_what_is_wrong_is_told(content: bytes | None, status: int, words: str, vanthu: Vanthu, tmp_path: Path) -> None:
    file = tmp_path / "offices.json"
    if content is not None:
        file.write_bytes(content)
    said = vanthu("offices", "check", file)
    assert said.status == status and words in said.out + said.err
