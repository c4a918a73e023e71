"""vanthu check."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import Vanthu

from letters import with_old_name
from vanthu.anatomy import PARTS
from vanthu.strings import say

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_right_document_is_silent(vanthu: Vanthu, right: Path) -> None:
    said = vanthu("check", right)
    assert said.status == 0
    assert say("summary.clean") in said.out


def test_slips_are_told_with_their_clause(vanthu: Vanthu, sample: Path) -> None:
    said = vanthu("check", sample)
    assert said.status == 1
    assert "motto.text" in said.out
    assert "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b" in said.out
    assert "“– Tự do –” → “- Tự do -”" in said.out


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Số 45 /QĐ - UBND", "“Số 45 /QĐ - UBND” → “Số: 45/QĐ-UBND”"),
        ("Số 45/QĐ-UBND", "“Số” → “Số:”"),
        ("Số: 5/QĐ-UBND", "“5/QĐ-UBND” → “05/QĐ-UBND”"),
    ],
)
def test_a_slip_within_words_shows_the_words(vanthu: Vanthu, tmp_path: Path, line: str, pair: str) -> None:
    file = tmp_path / "qd.txt"
    file.write_text("ỦY BAN NHÂN DÂN\n%s\n\nQUYẾT ĐỊNH\nVề việc nghỉ hưu\n" % line, encoding="utf-8")
    assert pair in vanthu("check", file).out


def test_text_reads_in_reading_order_at_80_columns(vanthu: Vanthu, sample: Path) -> None:
    lines = vanthu("check", sample).out.splitlines()
    assert max(map(len, lines)) <= 80
    headings = [say(f"part.{part}").upper() for part in ("page", *PARTS)]
    found = [line for line in lines if line in headings]
    assert len(found) > 5
    assert found == sorted(found, key=headings.index)


def test_who_stops_reading_is_not_shown_a_traceback(sample: Path) -> None:
    command = [sys.executable, "-m", "vanthu_cli", "check", "--format", "json", *[str(sample)] * 20]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "python")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings) as run:
        assert run.stdout and run.stderr
        run.stdout.close()
        told = run.stderr.read().decode("utf-8").splitlines()
    assert not [line for line in told if not line.startswith("Đang kiểm tra")]  # a slow machine is told how far it is


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A province that wants 14 points, and is silent about misspelling."""
    file = tmp_path / "house.json"
    rules = {"body.size": {"values": {"size": [14, 14]}, "regimes": ["state"]}, "typography.spelling": {"off": "Tỉnh không nhắc."}}
    file.write_text(json.dumps({"rules": rules}, ensure_ascii=False), encoding="utf-8-sig")
    return file


def findings(said: Any) -> dict[str, dict[str, Any]]:
    return {each["rule"]: each for each in json.loads(said.out)["files"][0]["findings"]}


def test_rules_of_a_house(vanthu: Vanthu, tmp_path: Path, house: Path) -> None:
    vanthu("new", "quyet dinh", "-o", tmp_path / "qd.docx")
    vanthu("fix", tmp_path / "qd.docx", "--in-place", "--house", small(tmp_path))
    asked = ("check", tmp_path / "qd.docx", "--format", "json")
    plain, strict = vanthu(*asked), vanthu(*asked, "--house", house)
    assert "body.size" not in findings(plain)
    assert findings(strict)["body.size"]["source"] == "office"
    assert findings(strict)["body.size"]["reference"].startswith("house.json · NĐ 30/2020/NĐ-CP")
    assert "quy định riêng của cơ quan" in vanthu("check", tmp_path / "qd.docx", "--house", house).out
    vanthu("fix", tmp_path / "qd.docx", "-o", tmp_path / "right.docx", "--house", house)
    assert "body.size" not in findings(vanthu("check", tmp_path / "right.docx", "--format", "json", "--house", house))


def small(tmp_path: Path) -> Path:
    """Another house, which wants 13."""
    file = tmp_path / "small.json"
    file.write_text('{"rules": {"body.size": {"values": {"size": [13, 13]}, "regimes": ["state"]}}}', encoding="utf-8")
    return file


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_rules_of_a_house_that_cannot_be_read(vanthu: Vanthu, tmp_path: Path, right: Path, content: bytes) -> None:
    (tmp_path / "house.json").write_bytes(content)
    said = vanthu("check", right, "--house", tmp_path / "house.json")
    assert said.status == 2 and "Không đọc được tệp quy tắc riêng" in said.err and not said.out
    assert vanthu("check", right, "--house", tmp_path / "nowhere.json").status == 2


def test_what_a_house_may_not_say_is_told_at_once(vanthu: Vanthu, tmp_path: Path, right: Path) -> None:
    file = tmp_path / "house.json"
    file.write_text('{"rules": {"motto.text": {"off": "thôi"}, "no.rule": {}}}', encoding="utf-8")
    for command in (("check", right), ("fix", right, "-o", tmp_path / "out.docx")):
        said = vanthu(*command, "--house", file)
        assert said.status == 2 and "motto.text" in said.err and "no.rule" in said.err and "không được tắt" in said.err
    assert "may not be switched off" in vanthu("--lang", "en", "check", right, "--house", file).err
    assert not (tmp_path / "out.docx").exists()


def test_json_is_what_its_page_says(vanthu: Vanthu, sample: Path) -> None:
    data = json.loads(vanthu("check", sample, "--format", "json").out)
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert data["version"] == 1
    (file,) = data["files"]
    assert not {key for key in keys(data) if f"`{key}`" not in page}
    assert (file["regime"], file["type"], file["as_of"]) == ("state", "quyết định", "2026-02-05")
    assert file["components"]["motto"]["text"] == "Độc lập – Tự do – Hạnh phúc"
    assert file["components"]["recipients"]["items"][0] == "- Như Điều 3;"
    assert file["components"]["signature"]["signers"][0]["name"] == "Nguyễn Văn An"
    assert file["components"]["appendices"] == []
    assert file["summary"]["error"] == sum(finding["severity"] == "error" for finding in file["findings"])
    (motto,) = [finding for finding in file["findings"] if finding["rule"] == "motto.text"]
    assert (motto["severity"], motto["source"], motto["fix"], motto["found"], motto["preview"]) == ("error", "law", "auto", "–", "-")
    assert isinstance(motto["block"], int)


def keys(data: Any) -> set[str]:
    """Every key, however deep."""
    if isinstance(data, dict):
        return set(data).union(*map(keys, data.values()))
    return set().union(*map(keys, data)) if isinstance(data, list) else set()


def test_the_check_sheet_stands_alone(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "phieu.html"
    assert vanthu("check", sample, "--format", "html", "-o", out).status == 1
    page = out.read_text(encoding="utf-8")
    assert not re.search(r"https?://|<script|<link|<img", page)
    assert "@page" in page
    assert page.count('class="box') >= 10
    assert "Phiếu kiểm tra" in page
    assert "II.1.b" in page


def test_the_check_sheet_shows_what_is_missing(vanthu: Vanthu, raw: Path) -> None:
    raw.write_text(raw.read_text(encoding="utf-8").split("Nơi nhận:")[0], encoding="utf-8")
    page = vanthu("check", raw, "--format", "html").out
    assert re.search(r'class="box missing[^>]*><b>Nơi nhận', page)


def test_what_the_document_says_cannot_break_the_sheet(vanthu: Vanthu, raw: Path) -> None:
    raw.write_text(raw.read_text(encoding="utf-8").replace("lâu dài", "<script>lâu</script> &amp; dài"), encoding="utf-8")
    assert "<script>" not in vanthu("check", raw, "--format", "html").out


def test_a_file_that_cannot_be_read_does_not_stop_the_others(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(sample.read_bytes()[:2000])
    said = vanthu("check", broken, sample, "--format", "json")
    assert said.status == 2
    first, second = json.loads(said.out)["files"]
    assert set(first) == {"file", "error"}
    assert second["regime"] == "state"
    assert str(broken) in vanthu("check", broken, sample).out
    assert "Phiếu kiểm tra" in vanthu("check", broken, "--format", "html").out


def test_several_files_show_progress_and_a_total(vanthu: Vanthu, sample: Path, right: Path) -> None:
    said = vanthu("check", sample, right)
    assert "2/2" in said.err
    assert said.out.rstrip().splitlines()[-1].startswith(say("report.total", files=2))


def test_an_empty_page_and_an_essay_get_a_kind_sentence(vanthu: Vanthu, tmp_path: Path) -> None:
    empty = tmp_path / "trong.txt"
    empty.write_text("\n \n", encoding="utf-8")
    essay = tmp_path / "tho.txt"
    essay.write_text("Trời hôm nay rất đẹp.\nCả nhà cùng đi chợ mua hoa.\n", encoding="utf-8")
    for path, kind in ((empty, "empty"), (essay, "letter")):
        for form in ("text", "json", "html"):
            said = vanthu("check", path, "--format", form)
            assert said.status == 0
            assert say(f"kind.{kind}")[:30] in said.out


def test_plain_text_says_that_form_was_left_aside(vanthu: Vanthu, raw: Path) -> None:
    assert say("remark.plain")[:40] in vanthu("check", raw).out


def test_the_regime_can_be_given(vanthu: Vanthu, sample: Path) -> None:
    data = json.loads(vanthu("check", sample, "--regime", "party-2026", "--format", "json").out)
    assert data["files"][0]["regime"] == "party-2026"


def test_a_day_decides_where_the_document_has_none(vanthu: Vanthu, raw: Path) -> None:
    raw.write_text(raw.read_text(encoding="utf-8").replace("Suối Mơ, ngày 15 tháng 6 năm 2026\n", ""), encoding="utf-8")
    data = json.loads(vanthu("check", raw, "--as-of", "2026-03-01", "--format", "json").out)
    assert data["files"][0]["as_of"] == "2026-03-01"
    assert "01/3/2026" in vanthu("check", raw, "--as-of", "2026-03-01").out


def test_it_speaks_english(vanthu: Vanthu, sample: Path) -> None:
    said = vanthu("--lang", "en", "check", sample).out
    assert "MOTTO" in said
    assert "Error:" in said
    assert vanthu("check", sample, "--lang", "en").out == said


@pytest.mark.parametrize("words", [("--as-of", "hôm nay"), ("--regime", "x"), ("--format", "pdf")])
def test_words_it_does_not_know(vanthu: Vanthu, sample: Path, words: tuple[str, ...]) -> None:
    said = vanthu("check", sample, *words)
    assert said.status == 2
    assert words[1] in said.err


def test_a_report_that_cannot_be_written(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    said = vanthu("check", sample, "-o", tmp_path / "không có" / "x.txt")
    assert said.status == 2
    assert "không có" in said.err


@pytest.mark.parametrize("words", ("tờ trình", "TO TRINH", "to-trinh"))
def test_a_type_may_be_said(vanthu: Vanthu, right: Path, words: str) -> None:
    data = json.loads(vanthu("check", right, "--type", words, "--format", "json").out)["files"][0]
    assert data["type"] == "tờ trình"
    assert "number.type" in {finding["rule"] for finding in data["findings"]}


def test_a_type_that_there_is_not(vanthu: Vanthu, right: Path) -> None:
    said = vanthu("check", right, "--type", "tò chình")
    assert said.status == 2 and "tờ trình" in said.err
    assert vanthu("check", right, "--type", "xyzxyz").status == 2


def test_where_there_are_several_ways_all_are_listed(vanthu: Vanthu, tmp_path: Path) -> None:
    file = tmp_path / "cv.txt"
    file.write_text(CHOICE, encoding="utf-8")
    text = " ".join(vanthu("check", file).out.split())
    assert "Chọn một: “xã Mường Vang (huyện Lạc Sơn cũ)”; “xã Tam Sơn (huyện Sông Lô cũ)”; “xã Văn Miếu”" in text
    assert "unit.stale · bạn chọn một cách và sửa" in text
    assert "“xã Tam Sơn (huyện Sông Lô cũ)”" in vanthu("check", file, "--format", "html").out
    (of_file,) = json.loads(vanthu("check", file, "--format", "json").out)["files"]
    (finding,) = [each for each in of_file["findings"] if each["rule"] == "unit.stale"]
    assert finding["choices"] == ["xã Mường Vang (huyện Lạc Sơn cũ)", "xã Tam Sơn (huyện Sông Lô cũ)", "xã Văn Miếu"]
    assert (finding["fix"], finding["preview"]) == ("-", "")
    assert all(each["choices"] == [] for each in of_file["findings"] if each["rule"] != "unit.stale")


CHOICE = with_old_name()
