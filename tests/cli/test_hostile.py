"""Whatever it is given, the command line says a sentence and goes on with the next file: in bounded memory, and without hanging."""

from __future__ import annotations

import json
import os
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import Said, Vanthu
from hostile import FILES, GOOD_ODT, docx, fodt, paragraphs, written

from vanthu.compiled import read as compiled

PYTHON = Path(__file__).resolve().parent.parent.parent / "python"
MEMORY = 2 << 30  # bytes of address space, the interpreter's own included
PATIENCE = 120  # seconds: a guard against a hang, not a measure

LIMITED = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except ImportError:
    pass
from vanthu_cli.main import main
sys.exit(main())
"""


def limited(*words: str | Path) -> Said:
    """The command line in a process of its own that may not take more memory, nor go on for ever; no office."""
    environment = {**os.environ, "PYTHONPATH": str(PYTHON), "VANTHU_SOFFICE": "/there/is/no/office", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    return Said(done.returncode, done.stdout, done.stderr)


def files_of(said: Said) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads(said.out)["files"]
    return files


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, dict[str, Any]], Said]:
    """All hostile files in one call, with a good one at the end: the reasons expected, and what was said of each."""
    folder = tmp_path_factory.mktemp("hostile")
    reasons = {str(path): reason for path, reason in written(folder)}
    good = folder / "good.odt"
    good.write_bytes(GOOD_ODT)
    said = limited("check", "--format", "json", *reasons, good)
    return reasons, {file["file"]: file for file in files_of(said)}, said


def test_each_has_its_sentence(told: tuple[dict[str, str], dict[str, dict[str, Any]], Said]) -> None:
    reasons, files, said = told
    assert said.status == 2
    sentences = compiled("reading")["unreadable"]
    wrong = {Path(path).name: files[path] for path, key in reasons.items() if not files[path].get("error", "").startswith(sentences[key])}
    assert not wrong
    assert all(set(files[path]) == {"file", "error"} for path in reasons)


def test_the_others_go_on(told: tuple[dict[str, str], dict[str, dict[str, Any]], Said]) -> None:
    _, files, _ = told
    (good,) = [file for path, file in files.items() if path.endswith("good.odt")]
    assert "error" not in good and good["remarks"]


@pytest.mark.parametrize("name", [name for name in FILES if "bomb" not in name and "many" not in name and "too" not in name])
def test_fixing_them_says_the_same(vanthu: Vanthu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("VANTHU_SOFFICE", "/there/is/no/office")
    path = tmp_path / name
    path.write_bytes(FILES[name][0]())
    said = vanthu("fix", path, "-o", tmp_path / "out.docx")
    assert said.status == 2
    assert compiled("reading")["unreadable"][FILES[name][1]] in said.err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(vanthu: Vanthu, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(sample.read_bytes())
    path.chmod(0)
    said = vanthu("check", path, sample)
    assert said.status == 2
    assert compiled("reading")["unreadable"]["denied"][:20] in said.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    said = limited("check", tmp_path / "a.docx", "--format", "json")
    assert said.status == 2
    assert files_of(said)[0]["error"] == compiled("reading")["unreadable"]["wrong_kind"]


# What can be read is read.


@pytest.mark.parametrize(("name", "data"), [("a.docx", GOOD_ODT), ("a.odt", docx(paragraphs(3, "Kính gửi"))), ("a.docx", b"Kinh gui\n")])
def test_a_wrong_extension_is_said(vanthu: Vanthu, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    said = vanthu("check", path, "--format", "json")
    (file,) = files_of(said)
    assert said.status in (0, 1)
    assert compiled("reading")["notes"]["wrong_extension"] in file["remarks"]


CONTROLS = "".join(map(chr, [*range(1, 32), *range(0x7F, 0xA0), 0x200B, 0x2028, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF]))
HEADER = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nKẾ HOẠCH\nCông tác năm 2026\n"


def test_every_control_character_in_a_text(vanthu: Vanthu, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = [f"Dòng {ord(each)}: trước{each}sau, và những chữ khác của một dòng dài." for each in "\0" + CONTROLS]
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8", errors="replace", newline="")
    for form in ("text", "json", "html"):
        said = vanthu("check", path, "--format", form)
        assert said.status in (0, 1, 2)
        assert not set(said.out) & set(CONTROLS.replace("\n", "").replace("\t", ""))


def test_every_control_character_that_xml_allows(vanthu: Vanthu, tmp_path: Path) -> None:
    allowed = [each for each in CONTROLS if each in "\t\n\r" or ord(each) >= 0x20 and each not in "\ufffe\uffff"]
    lines = "".join(f"<w:p><w:r><w:t>Dòng: trước&#{ord(each)};sau</w:t></w:r></w:p>" for each in allowed)
    header = "".join(paragraphs(1, line) for line in HEADER.splitlines())
    for name, data in (("a.docx", docx(header + lines)), ("a.fodt", fodt(_as_odf(header + lines)))):
        path = tmp_path / name
        path.write_bytes(data)
        for form in ("text", "json", "html"):
            said = vanthu("check", path, "--format", form)
            assert said.status in (0, 1), said.out
        assert vanthu("fix", path, "-o", path.with_stem("b")).status in (0, 1)
    path = tmp_path / "c.docx"
    path.write_bytes(docx("<w:p><w:r><w:t>trước\x01sau</w:t></w:r></w:p>"))
    assert files_of(vanthu("check", path, "--format", "json"))[0]["error"].startswith(compiled("reading")["unreadable"]["damaged_part"])


def _as_odf(body: str) -> str:
    return body.replace("<w:p><w:r><w:t>", "<text:p>").replace("</w:t></w:r></w:p>", "</text:p>")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff\xfe.txt")
    try:
        with open(path, "wb") as file:
            file.write(HEADER.encode())
    except OSError:
        pytest.skip("this file system knows no such name")
    out = tmp_path / "report.json"
    assert limited("check", os.fsdecode(path), "--format", "json").status in (0, 1)
    assert limited("check", os.fsdecode(path), "--format", "json", "-o", out).status in (0, 1)
    assert json.loads(out.read_text(encoding="utf-8"))["files"]


SENTENCE = "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020. "


KINDS = {"text": SENTENCE, "one-word": "a", "dots": ".", "spaces": "a  ", "printable": string.printable[:94]}


def million(kind: str) -> str:
    return (KINDS[kind] * (1_000_000 // len(KINDS[kind]))).replace("&", "+").replace("<", "(")


@pytest.mark.parametrize("kind", KINDS)
def test_a_paragraph_of_a_million_characters(tmp_path: Path, kind: str) -> None:
    text, word = tmp_path / "a.txt", tmp_path / "a.docx"
    text.write_bytes((HEADER + million(kind)).encode())
    header = "".join(paragraphs(1, line) for line in HEADER.splitlines())
    word.write_bytes(docx(header + paragraphs(1, million(kind))))
    said = limited("check", "--format", "json", text, word)
    assert said.status in (0, 1)
    assert len(files_of(said)) == 2


BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def test_a_thousand_pages(tmp_path: Path) -> None:
    pages = "".join(
        paragraphs(1, f"Điều {page}. Nhiệm vụ của trang {page}")
        + paragraphs(15, SENTENCE.strip())
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        for page in range(1, 1001)
    )
    path = tmp_path / "a.docx"
    path.write_bytes(docx("".join(paragraphs(1, line) for line in HEADER.splitlines()) + pages))
    said = limited("check", path, "--format", "json")
    assert said.status in (0, 1)
    assert len(files_of(said)) == 1
