"""Files of ours that another program holds for a moment, as Windows lets it: tried again, then told, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, List

import pytest


class Held:
    """os.replace as it is while a virus scanner reads the file: so many times refused."""

    def __init__(self, times: int, monkeypatch: Any) -> None:
        from vanthu_office import kept

        self.times, self.asked, self.replace = times, 0, os.replace
        self.slept: List[float] = []
        monkeypatch.setattr(os, "replace", self)
        monkeypatch.setattr(kept.time, "sleep", self.slept.append)

    def __call__(self, new: str, where: str) -> None:
        self.asked += 1
        if self.asked <= self.times:
            raise PermissionError(13, "the file is used by another process", where)
        self.replace(new, where)


def test_a_file_that_is_held_for_a_moment_is_written(tmp_path: Path, monkeypatch: Any) -> None:
    from vanthu_office import kept

    (tmp_path / "x.txt").write_text("cũ", encoding="utf-8")
    held = Held(3, monkeypatch)
    kept.write_file(str(tmp_path / "x.txt"), "mới")
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "mới"
    assert held.asked == 4 and len(held.slept) == 3 and sum(held.slept) < 1
    assert os.listdir(tmp_path) == ["x.txt"]


def test_a_file_that_stays_held_is_as_before(tmp_path: Path, monkeypatch: Any) -> None:
    from vanthu_office import kept

    (tmp_path / "x.txt").write_text("cũ", encoding="utf-8")
    held = Held(99, monkeypatch)
    with pytest.raises(PermissionError):
        kept.write_file(str(tmp_path / "x.txt"), "mới")
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "cũ"
    assert os.listdir(tmp_path) == ["x.txt"], "nothing half written lies about"
    assert sum(held.slept) < 1, "nobody waits long"


def test_whoever_keeps_a_clause_is_told(monkeypatch: Any, tmp_path: Path) -> None:
    import datetime

    from vanthu_office import kept
    from vanthu_office.inserting import own

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    words = ("Câu riêng", "mục đích, yêu cầu", "", ["Nội dung riêng."], "Tôi", datetime.date(2026, 3, 1))
    assert own.keep(*words) is None
    before = (tmp_path / own.FILE).read_bytes()
    clause = next(each for each in own.shelf("vi").clauses if each.name == "Câu riêng")
    Held(99, monkeypatch)
    refused = own.keep("Câu nữa", *words[1:], "vi")
    assert refused is not None and "Không ghi được vào tệp cau-mau.txt" in refused
    assert "Không ghi được" in own.drop(clause) and "could not be written" in own.drop(clause, "en")
    assert (tmp_path / own.FILE).read_bytes() == before
    monkeypatch.undo()
    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    assert own.drop(clause) == ""


def test_a_register_that_is_held_is_told(monkeypatch: Any, tmp_path: Path) -> None:
    import datetime

    from vanthu.registers.entry import Entry
    from vanthu_office import kept, registers

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    row = Entry("Quy chế", "07/QC-UBND", datetime.date(2025, 5, 6), "Ủy ban nhân dân xã Suối Mơ", "về làm việc")
    Held(99, monkeypatch)
    assert registers.NAME in registers.record(row, "vi")
    assert not (tmp_path / registers.NAME).exists()
