"""vanthu new."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Vanthu

import vanthu_files
from vanthu.compose.template import offered
from vanthu.offices import Office, Person, Unit, written
from vanthu.pipeline import check
from vanthu.rulebook import REGIMES
from vanthu.strings import LANGUAGES

UBND = Office(
    name="Ủy ban nhân dân xã Suối Mơ",
    parent=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"),
    issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
    symbol="UBND",
    place="Suối Mơ",
    units=(Unit("Văn phòng", "VP"),),
    signers=(
        Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),
        Person("Trần Thị Bình", ("KT. CHỦ TỊCH",), ("PHÓ CHỦ TỊCH",)),
    ),
)
PARTY = Office(id="du", name="Đảng ủy xã Suối Mơ", regime="party-2026", issuer=("ĐẢNG ỦY XÃ SUỐI MƠ",), symbol="ĐU", place="Suối Mơ")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "co-quan.json"
    path.write_text(written((UBND, PARTY)), encoding="utf-8")
    return path


def lines(path: Path) -> list[str]:
    return [block.text for block in vanthu_files.read(path).blocks if block.text]


@pytest.mark.parametrize("ending", [".docx", ".odt"])
def test_a_new_document_holds_what_was_said(vanthu: Vanthu, office: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"moi{ending}"
    said = vanthu(
        *("new", "cong van", "--office", office, "--subject", "báo cáo công tác năm 2026", "--signer", "tran thi binh", "--unit", "vp"),
        *("--to", "Sở Nội vụ", "--to", "Sở Tài chính", "--as-of", "2026-06-15", "-o", out),
    )
    assert said.status == 0, said.err
    assert str(out) in said.out and "để điền" in said.out
    found = lines(out)
    for line in ("Số: …/UBND-VP", "Suối Mơ, ngày … tháng … năm 2026", "V/v báo cáo công tác năm 2026", "- Sở Nội vụ;", "- Sở Tài chính."):
        assert line in " ".join(found).replace("\n", " "), line
    for line in ("- Như trên;", "- Lưu: VT, VP.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Bình"):
        assert line in found
    assert not check(vanthu_files.read(out)).findings


def test_the_office_tells_the_regime_and_a_regime_finds_its_office(vanthu: Vanthu, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    assert vanthu("new", "quyết định", "--office", office, "-o", out).status == 0
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines(out)
    assert vanthu("new", "quyết định", "--office", office, "--regime", "party-2026", "-o", out, "--force").status == 0
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in lines(out) and "Số …-QĐ/ĐU" in lines(out)


def test_without_an_office_all_is_blank(vanthu: Vanthu, tmp_path: Path) -> None:
    out = tmp_path / "a.odt"
    assert vanthu("new", "quyet-dinh-quy-che", "--signer", "Lê Thị Hoa", "-o", out).status == 0
    found = lines(out)
    assert "[TÊN CƠ QUAN]" in found and "Lê Thị Hoa" in found and "QUY CHẾ" in found


def test_a_blank_of_the_template_is_filled_in(vanthu: Vanthu, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    said = vanthu("new", "giấy mời", "--fill", "thoi gian = 08 giờ 00", "--fill", "Địa điểm=Hội trường", "-o", out)
    assert said.status == 0, said.err
    assert "Thời gian: 08 giờ 00." in lines(out) and "Địa điểm: Hội trường." in lines(out)
    wrong = vanthu("new", "giấy mời", "--fill", "màu=đỏ", "-o", tmp_path / "b.docx")
    assert wrong.status == 2 and "người được mời" in wrong.err and not (tmp_path / "b.docx").exists()


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_listed_and_can_be_named(vanthu: Vanthu, regime: str, language: str, tmp_path: Path) -> None:
    listed = vanthu("new", "--list", "--regime", regime, "--lang", language)
    assert listed.status == 0
    names = [line.split()[0] for line in listed.out.splitlines() if line.startswith("  ")]
    assert len(names) == len(set(names)) == len(offered(regime))
    for at, name in enumerate(names):
        assert vanthu("new", name, "--regime", regime, "-o", tmp_path / f"{at}.odt").status == 0, name


def test_a_file_that_is_there_is_not_written_over(vanthu: Vanthu, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_text("đã có")
    said = vanthu("new", "kế hoạch", "-o", out)
    assert said.status == 2 and "đã có" in said.err and out.read_text() == "đã có"
    assert vanthu("new", "kế hoạch", "-o", out, "--force").status == 0
    assert "KẾ HOẠCH" in lines(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "loại văn bản"),
        (["kế hoạch"], "-o TỆP.docx"),
        (["kế hoạch", "-o", "a.pdf"], ".docx hoặc .odt"),
        (["kế hoac", "-o", "a.docx"], "kế hoạch"),
        (["bài thơ trữ tình", "-o", "a.docx"], "Không có mẫu"),
        (["kế hoạch", "--office", "khong-co.json", "-o", "a.docx"], "khong-co.json"),
        (["kế hoạch", "--office", "hong.json", "-o", "a.docx"], "dòng 1"),
        (["kế hoạch", "--office", "la.json", "-o", "a.docx"], "không phải là hồ sơ cơ quan"),
        (["kế hoạch", "--office", "chu-la.json", "-o", "a.docx"], "hồ sơ cơ quan"),
        (["kế hoạch", "--office", "co-quan.json", "--regime", "youth", "-o", "a.docx"], "youth"),
        (["kế hoạch", "--office", "co-quan.json", "--signer", "Ai đó", "-o", "a.docx"], "Nguyễn Văn An, Trần Thị Bình"),
        (["kế hoạch", "-o", "khong/co/a.docx"], "Không ghi được"),
    ],
)
def test_what_is_wrong_is_said_plainly(
    vanthu: Vanthu, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hong.json").write_text('{"offices": [')
    (tmp_path / "la.json").write_text("[]")
    (tmp_path / "chu-la.json").write_bytes(b'{"offices": "\xff\xfe"}')
    told = vanthu("new", *words)
    assert told.status == 2 and said in told.err and "Traceback" not in told.err
    assert not (tmp_path / "a.docx").exists()
