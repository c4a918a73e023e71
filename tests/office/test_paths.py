"""Whole flows where paths have blanks and Vietnamese letters, and are longer than the 260 letters Windows once allowed.

The profile, the extension and the document lie there; what is written lies there afterwards. That Linux opens such paths says nothing
of Windows; that nothing of ours shortens, quotes or recodes a path does.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import pack
import writer
from letters import RAW_PLAN
from office import errand
from office.test_upgrade import AS_SET, FOUND, MADE
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

LETTERED = "Văn bản đi & đến, năm 2026 (Ủy ban) #1 100%"
LONG = 260  # letters of a path


def deep(folder: Path) -> Path:
    """A folder whose path has at least so many letters."""
    while len(str(folder)) < LONG:
        folder = folder / LETTERED[: min(len(LETTERED), max(LONG - len(str(folder)) - 1, 8))].strip()
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("kind", ["blanks and letters", "long"])
def test_a_day_at_such_a_place(tmp_path: Path, oxt: Path, kind: str) -> None:
    here = deep(tmp_path) if kind == "long" else tmp_path / LETTERED
    here.mkdir(exist_ok=True)
    option = writer.unpacked(oxt, here / "phần mở rộng")
    profile = writer.make_profile(here / "hồ sơ của chị Hoa")
    documents = [[str(here / "Kế hoạch số 15.odt"), "writer8"], [str(here / "Kế hoạch số 15.docx"), "MS Word 2007 XML"]]
    left = errand.run(profile, MADE, option, text=RAW_PLAN, documents=documents)["left"]
    told = errand.run(profile, FOUND, option, documents=documents)
    assert told["copies"] == [["bundled", pack.__version__, True]] and not any(told["troubles"])
    assert told["office"] == ["Ủy ban nhân dân xã Suối Mơ", "Suối Mơ"] and told["settings"] == AS_SET
    assert told["clauses"] == ["Giao nhiệm vụ"] and "07/QC-UBND" in told["row"]
    assert [each["aside"] for each in told["documents"]] == [[[left, "Làm theo bản gốc"]]] * 2
    log = profile / "user" / "vanthu.log"
    assert not log.exists() or not log.read_text(encoding="utf-8").strip(), log.read_text(encoding="utf-8")
    if kind == "long":
        assert all(len(name) > LONG for name, _ in documents) and len(str(profile)) > LONG
    assert {"offices.json", "cau-mau.txt", "so-van-ban.csv"} <= {each.name for each in (profile / "user" / "vanthu").iterdir()}


def test_the_administrators_files_at_such_a_place(tmp_path: Path, oxt: Path) -> None:
    """Named as paths and as addresses, as docs/settings.md says."""
    here = deep(tmp_path)
    option = writer.unpacked(oxt, here / "mở rộng")
    lines = ["[tinh.giao]", "tên: Câu của tỉnh", "chỗ: mục đích, yêu cầu", "chủ: Tỉnh", "phiên bản: 1", "ngày: 01/03/2026", "nội dung:"]
    written = "\r\n".join(["\ufeff" + lines[0], *lines[1:], "  Giao Sở Nội vụ.", ""])  # as Notepad leaves it
    (here / "Câu mẫu của tỉnh.txt").write_text(written, encoding="utf-8", newline="")
    piece = """
def errand():
    from vanthu_office import settings
    from vanthu_office.inserting import own

    found = []
    for name in (GIVEN["path"], address(GIVEN["path"])):
        settings.change(clauses=name)
        shelf = own.shelf("vi")
        found.append([shelf.trouble, [each.name for each in shelf.clauses if each.id == "tinh.giao"]])
    return found
"""
    told = errand.run(writer.make_profile(here / "hồ sơ"), piece, option, path=str(here / "Câu mẫu của tỉnh.txt"))
    assert told == [["", ["Câu của tỉnh"]]] * 2
