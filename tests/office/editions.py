"""Editions for tests, as `build.py site` would give them out: a province whose files say something of every kind."""

from __future__ import annotations

import datetime
import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, Mapping, Optional

import pytest

PROVINCE = "Tỉnh Lâm Đồng"
HOUSE: Dict[str, Any] = {
    "rules": {
        "body.size": {"values": {"size": [14, 14]}, "regimes": ["state"]},
        "typography.spelling": {"off": "Tỉnh có công cụ khác.", "regimes": ["state"]},
    }
}


@contextmanager
def fresh(monkeypatch: pytest.MonkeyPatch, package: Path, *more: Any) -> Iterator[None]:
    """A desk with the usual settings and nothing taken, whose package lies there; as clean afterwards. `more`: what is to forget, too."""
    from vanthu_office import edition, offices, registers, settings

    def clean() -> None:
        settings.change(**settings.Settings()._asdict())
        shutil.rmtree(edition.home(), ignore_errors=True)
        edition.refuse(None)
        for each in (edition, offices, registers, *more):
            each.forget()

    monkeypatch.setattr(edition, "PACKED", str(package))
    clean()
    yield
    monkeypatch.undo()
    clean()
    registers.loading("")()


def files(**texts: str) -> Dict[str, bytes]:
    """The files of an edition; `house="…"` puts another text in the place of that file, clauses="" leaves one out."""
    from vanthu.offices import Office, written
    from vanthu.registers.entry import Entry
    from vanthu.registers.indexing import built

    day, council = datetime.date(2026, 3, 5), "Hội đồng nhân dân tỉnh Lâm Đồng"
    resolution = Entry("Nghị quyết", "217/2026/NQ-HĐND", day, council, "về mức chi tiếp khách")
    office = Office(id="ubnd-tinh", name="Ủy ban nhân dân tỉnh Lâm Đồng", issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"), symbol="UBND")
    found = {
        "offices.json": written([office]).encode(),
        "house.json": json.dumps(HOUSE, ensure_ascii=False).encode(),
        "registers.index": built([resolution]),
        "clauses/chung.txt": (
            "[tinh.dau-moi]\ntên: Đầu mối của tỉnh\nchỗ: kết thúc\nnội dung:\n  Đầu mối: Văn phòng UBND tỉnh Lâm Đồng.\n"
        ).encode(),
        "recipients/chung.txt": "[toan-tinh]\ntên: Toàn tỉnh Lâm Đồng\nnơi nhận:\n  Các sở, ban, ngành tỉnh\n  UBND các xã\n".encode(),
        "templates/khen.txt": (
            "[khen]\ntên: Quyết định khen thưởng\nloại: quyết định\nthể thức: nhà nước\ntrích yếu: Về việc khen thưởng\n"
            "thẩm quyền: {thẩm quyền ban hành}\nlời: QUYẾT ĐỊNH:\nnội dung:\n  Điều 1. Khen thưởng [tập thể].\nkèm theo: khen.quy-che\n\n"
            "[khen.quy-che]\ntên: Quy chế\nloại: quy chế\ncách: kèm theo\nthể thức: nhà nước\ntrích yếu: Quy chế khen của tỉnh\n"
            "nội dung:\n  Điều 1. Đối tượng được khen là [tập thể].\n"
        ).encode(),
    }
    for name, text in texts.items():
        key = next(each for each in found if each.startswith(name))
        if text:
            found[key] = text.encode()
        else:
            del found[key]
    return found


def put(folder: Path, number: int, given: Optional[Mapping[str, bytes]] = None, id: str = "lam-dong") -> Path:
    """An edition into this folder."""
    from vanthu.edition import LISTING, Edition, listed, written

    given = files() if given is None else given
    about = listed(Edition(id, PROVINCE, number, datetime.date(2026, 11, 28)), given)
    for name, content in {**given, LISTING: written(about)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
