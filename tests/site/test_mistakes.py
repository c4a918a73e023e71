"""Every kind of mistake is told: its file, its line, the reason. In marked/ a line that ends in `#! words` holds one."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import HEAD, OFFICE, SAMPLES, told

import make_site
from site_notes import Note


def agrees(notes: list[Note], text: str) -> None:
    """Exactly the lines that are marked are told of, each with the words behind its mark."""
    left = list(notes)
    for number, line in enumerate(text.split("\n"), 1):
        for words in re.findall("#! ([^#]+)", line):
            found = [note for note in left if note.line == number and words.strip() in note.text]
            assert found, f"{number}: {words} is not among {[note.said() for note in notes]}"
            left.remove(found[0])
    assert not left, [note.said() for note in left]


MARKED = sorted((Path(__file__).parent / "marked").glob("*.toml"))


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_of_the_site_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    text = path.read_text(encoding="utf-8")
    mistakes, _ = told(tmp_path, text, {"mau.txt": "[a.b]\ntên: A\nchỗ: căn cứ\nnội dung: B\n"})
    agrees(mistakes, text)


def test_what_must_be_said_and_is_not(tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, "")
    assert [note.text.split(":")[0] for note in mistakes] == ["thiếu “id”", "thiếu “name”", "thiếu “number”", "thiếu “date”"]


@pytest.mark.parametrize(("content", "line", "words"), [(b"id = 1\n# \xff\n", 2, "UTF-8"), (b"#" * 5_000_000, 0, "quá lớn")])
def test_what_cannot_be_read_at_all(content: bytes, line: int, words: str, tmp_path: Path) -> None:
    path = tmp_path / "thu.toml"
    path.write_bytes(content)
    with pytest.raises(make_site.SiteError) as error:
        make_site.look(path)
    assert [(note.line, words in note.text) for note in error.value.mistakes] == [(line, True)]


@pytest.mark.parametrize(("name", "words"), [("thieu.toml", "không có tệp"), ("", "thư mục")])
def test_what_is_no_file_is_told_with_its_whole_path(name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(make_site.SiteError) as error:
        make_site.look(Path(name))
    assert [(note.file, words in note.text) for note in error.value.mistakes] == [(str(tmp_path / name), True)]


def test_marks_and_ends_of_lines_of_windows_do_no_harm(tmp_path: Path) -> None:
    text = "\ufeff" + (HEAD + OFFICE + 'xyz = 1\n').replace("\n", "\r\n")
    mistakes, _ = told(tmp_path, text)
    assert [note.line for note in mistakes] == [10]


CLAUSES = "# của tỉnh\n\n[a.b]\ntên: A\nchỗ: căn cức\nnội dung: B\n\n[a.c]\ntên: A\nchỗ: căn cứ\n"
OFFICES = """{"offices": [
 {"name": "X", "symbl": "Y",
  "regime": "đảng"},
 {"id": "a", "name": "A"},
 {"id": "a",
 "name": "B", "parent": "C"}]}
"""
CSV = """số ký hiệu;ngày;loại;trích yếu
15/QĐ-UBND;05/3/2026;Quyết định;x
16/QĐ-UBND;40/3/2026;Quyết định;x
;05/3/2026;Quyết định;y
15/QĐ-UBND;05/3/2026;Quyết định;x
"""


def test_of_the_files_it_names(tmp_path: Path) -> None:
    """All at once: none hides another."""
    text = HEAD + "[files]\nclauses = 'mau'\nrecipients = 'gui.txt'\ntemplates = ['vb.txt', 'hong.ott', 'trang.odt']\noffices = 'cq.json'\n"
    text += "registers = ['so.csv', 'hong.xlsx', 'so.xlsx']\n"
    files: dict[str, str | bytes] = {
        "mau/một.txt": CLAUSES,
        "mau/hai.txt": "[x]\ntên: A\nchỗ: căn cứ\nnội dung: B\n\n[x]\ntên: B\nchỗ: căn cứ\nnội dung: B\n",
        "mau/nhị phân.txt": b"[x.y]\n\xff\xfe",
        "gui.txt": "[x]\ntên: A\n",
        "vb.txt": "thể thức: nhà nước\n[m]\ntên: M\nloại: thông báo\nnội dung: {chưa khép\nkèm theo: n\n",
        "hong.ott": b"PK\x03\x04 nothing",
        "trang.odt": book(),
        "cq.json": OFFICES,
        "so.csv": CSV,
        "hong.xlsx": b"no zip",
        "so.xlsx": book(("số ký hiệu", "ngày"), ("17/QĐ-UBND", "hôm qua")),
    }
    mistakes, doubts = told(tmp_path, text, files)
    assert [(note.file, note.line) for note in mistakes] == [
        ("cq.json", 2), ("cq.json", 3), ("cq.json", 5), ("cq.json", 6),
        ("so.csv", 3), ("so.csv", 4), ("hong.xlsx", 0), ("so.xlsx", 2),
        ("mau/hai.txt", 6), ("mau/một.txt", 5), ("mau/một.txt", 8), ("mau/nhị phân.txt", 2),
        ("gui.txt", 1), ("vb.txt", 5), ("vb.txt", 6), ("hong.ott", 0), ("trang.odt", 0),
    ], "\n".join(note.said() for note in mistakes)  # fmt: skip
    assert ("so.csv", 5) in [(note.file, note.line) for note in doubts], "a row that stands twice harms nobody"


def book(*rows: tuple[str, ...]) -> bytes:
    whole = io.BytesIO()
    table = openpyxl.Workbook()
    for row in rows:
        table.active.append(row)
    table.save(whole)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("[]", 1, "tệp .json này không phải là hồ sơ cơ quan"),
        ('{"office": []}', 1, "tệp .json này không phải là hồ sơ cơ quan"),
        ('{\n"offices": {}}', 2, "danh sách các đối tượng JSON"),
        ('{"offices": [\n3]}', 2, "một đối tượng JSON"),
        ('{"offices": [\n{"name": "A",\n"place": 3}]}', 3, 'như "place": "…"'),
        ('{"offices": [\n{"name": "A",\n"house": {"left": "30"}}]}', 3, 'bỏ dấu nháy: "left": 30'),
        ('{"offices": [\n{"name": "A",\n"number": 3}]}', 3, "Các mục nhận được"),
    ],
)
def test_a_file_of_offices_is_told_of_as_json(content: str, line: int, words: str, tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, HEAD + "[files]\noffices = 'cq.json'\n", {"cq.json": content})
    assert [(note.file, note.line) for note in mistakes] == [("cq.json", line)] and words in mistakes[0].text, mistakes
    assert "[[" not in mistakes[0].text and " = " not in mistakes[0].text


DOUBTS = [
    (OFFICE + "[offices.house]\nindent = 10\nsize = 16\n", 12, "Cỡ chữ 16"),
    (OFFICE + "[offices.house]\nsize = 14\nleft = 3\n", 12, "Lề trái 3 mm"),
    ('[rules."body.size"]\nregimes = ["state"]\n', 5, "không có tác dụng"),
    ('[rules."body.size"]\n', 5, "không có tác dụng"),
    ('[preset]\nOffice = "ubnd-xa"\n', 6, "tệp này không ghi cơ quan nào."),
    ("[locked]\nOwn = false\nOffices = '/srv/co-quan.json'\n", 0, ""),
    ("[preset]\nOwn = false\n", 0, ""),
]


@pytest.mark.parametrize(("text", "line", "words"), DOUBTS)
def test_a_doubt_points_at_what_it_speaks_of(text: str, line: int, words: str, tmp_path: Path) -> None:
    mistakes, doubts = told(tmp_path, HEAD + text)
    assert not mistakes and [note.line for note in doubts] == ([line] if line else [])
    assert all(words in note.text for note in doubts)


@pytest.mark.parametrize(("word", "meant"), [("cong van", "công văn"), ("thong bao", "thông báo"), ("KH", "kế hoạch"), ("zzz", "")])
def test_a_type_that_is_none_is_told_with_the_one_that_is_meant(word: str, meant: str, tmp_path: Path) -> None:
    clause = f"[x]\ntên: A\nchỗ: căn cứ\nloại: {word}\nnội dung: B\n"
    mistakes, _ = told(tmp_path, HEAD + "[files]\nclauses = 'a.txt'\n", {"a.txt": clause})
    assert [(note.line, re.findall("Có phải “(.*)” không", note.text)) for note in mistakes] == [(4, [meant] if meant else [])]


def test_what_rules_may_not_switch_off_no_setting_may_for_the_same_reason(tmp_path: Path) -> None:
    off, _ = told(tmp_path, HEAD + '[rules."motto.text"]\noff = "x"\n')
    for table in ("preset", "locked"):
        silenced, _ = told(tmp_path, HEAD + f'[{table}]\nSilenced = ["motto.text"]\n')
        assert [note.text for note in silenced] == [note.text for note in off] and len(off) == 1


def test_ids_that_stand_in_two_files(tmp_path: Path) -> None:
    text = HEAD + "[files]\nclauses = ['a.txt', 'b.txt']\noffices = ['a.json', 'b.json']\n"
    clause, office = "\n[x]\ntên: A\nchỗ: căn cứ\nnội dung: B\n", '{"offices": [\n{"id": "x", "name": "A"}]}'
    mistakes, _ = told(tmp_path, text, {"a.txt": clause, "b.txt": clause, "a.json": office, "b.json": office})
    assert [(note.file, note.line) for note in mistakes] == [("b.json", 2), ("b.txt", 2)]
    assert "a.json, dòng 2" in mistakes[0].text and "a.txt, dòng 2" in mistakes[1].text


def test_what_is_odd_is_told_and_refused_by_nothing(tmp_path: Path) -> None:
    text = HEAD + "updates = 'http://may-chu/van-thu'\n" + OFFICE.replace('place = "Suối Mơ"\n', "")
    text += "[files]\nclauses = 'mau'\ntemplates = 'vb.txt'\n[preset]\nOffice = 'ubdn'\nShared = '\\\\may-chu\\chung'\n"
    files = {
        "mau/a.txt": "# chưa có gì\n",
        "mau/b.docx": "x",
        "mau/~$b.docx": "x",
        "vb.txt": "[m]\ntên: M\nloại: thông báo\nnội dung: A\n[cong-van]\nthể thức: nhà nước\ntên: N\nloại: công văn\nnội dung: A\n",
    }
    mistakes, doubts = told(tmp_path, text, files)
    assert not mistakes
    assert [(note.file, note.line) for note in doubts] == [
        ("thu.toml", 5), ("thu.toml", 6), ("thu.toml", 14), ("mau/b.docx", 0), ("mau/a.txt", 0), ("vb.txt", 1), ("vb.txt", 5)
    ], [note.said() for note in doubts]  # fmt: skip


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAMPLES / "tinh", tmp_path_factory.mktemp("site") / "tinh"))


SAMPLE = (SAMPLES / "tinh" / "tinh.toml").read_text(encoding="utf-8")
STRANGE = ["", '"', "[", "]", "[[offices]]\n", "[x]\n", "= ", "\n", "#", "true", "7", "'''", '"""', "{", ".", "ằ", "\\", "[]", "nan", "\0"]


@given(st.integers(0, len(SAMPLE)), st.integers(0, 60), st.sampled_from([*STRANGE, "x" * 400]))
@settings(max_examples=150)
def test_whatever_the_file_says_each_mistake_has_a_place_in_it(province: Path, start: int, length: int, piece: str) -> None:
    text = SAMPLE[:start] + piece + SAMPLE[start + length :]
    (province / "tinh.toml").write_text(text, encoding="utf-8")
    try:
        make_site.look(province / "tinh.toml")
    except make_site.SiteError as error:
        assert error.mistakes
        assert all(0 <= note.line <= text.count("\n") + 1 for note in error.mistakes if note.file == "tinh.toml")


def test_a_path_that_no_system_takes(tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, HEAD + f"[files]\nclauses = '{'x' * 290}'\n")
    assert [note.line for note in mistakes] == [6]


def test_in_english(tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, HEAD + "nmae = 1\n", language="en")
    assert [note.said("en") for note in mistakes] == ["thu.toml, line 5: there is no key “nmae”. Is “name” meant?"]


def test_pages_that_would_hide_one_another_or_run_code(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        archive.writestr("Basic/script-lb.xml", "<x/>")
    page = whole.getvalue()
    text = HEAD + "[files]\ntemplates = ['a/Một.odt', 'b/Một.ott']\n"
    mistakes, doubts = told(tmp_path, text, {"a/Một.odt": page, "b/Một.ott": page})
    assert [(note.file, "a/Một.odt" in note.text) for note in mistakes] == [("b/Một.ott", True)]
    assert [note.file for note in doubts] == ["a/Một.odt", "b/Một.ott"] and "macro" in doubts[0].text


def test_registers_that_say_something_else_of_one_document(tmp_path: Path) -> None:
    head = "loại;số ký hiệu;ngày;cơ quan ban hành;trích yếu\n"
    files: dict[str, str | bytes] = {
        "so/1.csv": head + "Quyết định;345/QĐ-UBND;05/3/2025;UBND tỉnh;ban hành Quy chế\nQuyết định;1/QĐ-UBND;05/3/2025;UBND tỉnh;về A\n",
        "so/2.csv": head + "Quyết định;345/QĐ-UBND;05/3/2025;UBND tỉnh;ban hành Quy định\nQuyết định;1/QĐ-UBND;05/3/2025;UBND Tỉnh;Về A\n",
        "so/3.csv": head + "Quyết định;2/QĐ-UBND;05/3/2062;UBND tỉnh;về B\n",
        "so/4.csv": head,
        "so/5.csv": "số;ngày;loại;cơ quan;trích yếu;người giữ\n4/QĐ-UBND;05/3/2025;Quyết định;UBND tỉnh;về C;An\n",
    }
    mistakes, doubts = told(tmp_path, HEAD + '[files]\nregisters = "so"\n', files)
    doubts.sort()
    assert not mistakes and [(note.file, note.line) for note in doubts] == [(f"so/{number}.csv", number == 5) for number in (2, 3, 4, 5)]
    words = ("345/QĐ-UBND ngày 05/3/2025", "05/3/2062", "không có mục nào", "“người giữ”")
    assert all(word in note.text for word, note in zip(words, doubts, strict=True))


def test_what_is_over_without_a_day_is_a_mistake(tmp_path: Path) -> None:
    table = "số;ngày;loại;cơ quan;trích yếu;Tình trạng\n4/QĐ-UBND;05/3/2025;Quyết định;UBND tỉnh;về C;Hết hiệu lực\n"
    mistakes, _ = told(tmp_path, HEAD + '[files]\nregisters = "so.csv"\n', {"so.csv": table})
    assert [(note.file, note.line) for note in mistakes] == [("so.csv", 2)] and "hết hiệu lực từ" in mistakes[0].text


def test_one_id_for_a_set_in_the_file_and_one_in_a_text(tmp_path: Path) -> None:
    text = HEAD + '[files]\nrecipients = "bo.txt"\n[[recipients]]\nid = "cac-so"\nname = "Các sở"\nitems = ["Các sở"]\n'
    mistakes, _ = told(tmp_path, text, {"bo.txt": "[cac-so]\ntên: Các sở\nnơi nhận:\n  Các sở\n"})
    assert any("bo.txt" in note.text and "cac-so" in note.text for note in mistakes), [note.said() for note in mistakes]
