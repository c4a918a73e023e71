"""What a technician reads is so: the commands of docs/ban-cho-tinh.md are run, and the pages it leads to name all there is to write."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import HEAD, SAMPLES, put

import docs_rules
import environment
import make_site
from vanthu import edition
from vanthu.recipients import sets
from vanthu.registers import citations, own
from vanthu.registers.index import Index
from vanthu.registers.indexing import built
from vanthu.vietnamese.text import fold

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGE, SETTINGS, WRITING = [(DOCS / name).read_text(encoding="utf-8") for name in ("ban-cho-tinh.md", "settings.md", "mau-van-ban.md")]
COLUMNS = SETTINGS.partition("\n### Các cột của sổ\n")[2].partition("\n## ")[0]
SETS = WRITING.partition("\n## Bộ nơi nhận: `noi-nhan.txt`\n")[2].partition("\n## ")[0]

# The machine, and trying an edition before it is installed.


def test_the_python_that_is_asked_for() -> None:
    assert f"**Python {'.'.join(map(str, environment.NEEDED))}**" in PAGE


COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
SAID = (  # by each of them: its exit status, and words of what it says
    (0, "Tỉnh Suối Nguồn, phiên bản"),
    (0, "so-noi-vu: Sở Nội vụ tỉnh Suối Nguồn"),
    (0, "Quyết định số 17/2026/QĐ-UBND ngày 09 tháng 3 năm 2026"),
    (0, "Đã soạn “Công văn”"),
    (0, "Không thấy chỗ nào cần sửa"),
    (1, "quy định riêng của"),
)


def test_every_command_on_the_page_does_what_it_says(tmp_path: Path) -> None:
    """As they stand there, in a folder that holds what they name; build.py itself would only set up what this test has already."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    verbs = {"site": [str(ROOT / "tools" / "make_site.py"), "--to", str(tmp_path / "dist" / "site")], "cli": ["-m", "vanthu_cli"]}
    for line, (status, words) in zip(COMMANDS, SAID, strict=True):
        program, door, verb, *rest = shlex.split(line)
        assert (program, door) == ("python3", "build.py")
        done = subprocess.run(
            [sys.executable, *verbs[verb], *rest], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        assert done.returncode == status and words in done.stdout, f"{line}\n{done.stdout}{done.stderr}"


def test_of_what_is_no_toml_only_the_first_is_told(tmp_path: Path) -> None:
    with pytest.raises(make_site.SiteError) as error:
        make_site.look(put(tmp_path, HEAD + "a 1\nb 2\nnmae = 3\n"))
    assert [note.line for note in error.value.mistakes] == [5]


def test_its_links_lead_somewhere() -> None:
    """To the files, and to their headings."""
    for path in (DOCS / "ban-cho-tinh.md", DOCS / "settings.md", DOCS / "mau-van-ban.md", DOCS / "rules" / "body.size.md"):
        for target, anchor in re.findall(r"\]\(([\w./-]*)(?:#([\w-]+))?\)", path.read_text(encoding="utf-8")):
            there = (path.parent / target) if target else path
            assert there.exists(), f"{path.name}: {target}"
            assert not anchor or anchor in anchors(there), f"{path.name}: {target}#{anchor}"
    assert docs_rules.HOUSE.partition("#")[2] in anchors(DOCS / "ban-cho-tinh.md")


def anchors(path: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# The columns of registers.


def rows() -> dict[str, set[str]]:
    """By the first name of each column all its names."""
    table = re.findall(r"^\| `([^`]+)` \|.*\| ([^|]+) \|$", COLUMNS, re.MULTILINE)
    return {name: {name, *re.findall(r"`([^`]+)`", others)} for name, others in table}


def test_every_column_is_named_with_all_its_names() -> None:
    fields: dict[str, set[str]] = {}
    for folded, field in own._COLUMNS.items():
        fields.setdefault(field, set()).add(folded)
    assert sorted(map(sorted, fields.values())) == sorted(sorted(map(fold, names)) for names in rows().values())
    assert set(own.HEAD) <= rows().keys()
    needed = {name for name in rows() if f"\n| `{name}` | có |" in COLUMNS}
    assert own.head(sorted(needed)) and not any(own.head(sorted(needed - {name})) for name in needed)
    english = SETTINGS.partition("\n# Settings, for administrators\n")[2]
    names = [re.findall(r"`([^`]+)` \|$", line)[0] for line in COLUMNS.splitlines() if re.match(r"\| `", line)]
    assert all(f"`{name}`" in english for name in names)


def test_the_table_of_the_page_is_read() -> None:
    (table,) = re.findall(r"```csv\n(.*?)```", COLUMNS, re.DOTALL)
    read = own.parse(table)
    assert not read.problems and [entry.number for entry in read.entries] == ["17/2026/QĐ-UBND", "452/QĐ-UBND"]
    assert read.entries[0].in_force_from == datetime.date(2026, 3, 20) and read.entries[1].replaced_by == "611/QĐ-UBND"


def test_days_are_written_as_the_page_says() -> None:
    (line,) = re.findall(r"^- Ngày viết: .*", COLUMNS, re.MULTILINE)
    assert [own.day_of(each) for each in re.findall(r"`([\d/.-]+)`", line)] == [datetime.date(2026, 3, 5)] * 4
    assert own.day_of("05/3/26") is None


TOP = "số ký hiệu;ngày;loại;cơ quan ban hành;trích yếu;hiệu lực từ\n"


def test_number_and_symbol_may_stand_in_two_columns() -> None:
    (row,) = re.findall(r"^\| `ký hiệu` .*", COLUMNS, re.MULTILINE)
    for (number, symbol), whole in zip(re.findall(r"`(\d+)` và `([^`]+)`", row), ("15/QĐ-UBND", "05-HD/VPTW"), strict=True):
        (entry,) = own.parse(f"STT;Số;Ký hiệu;Ngày;Loại\n1;{number};{symbol};05/3/2026;Hướng dẫn\n").entries
        assert entry.number == whole


def test_a_type_is_guessed_of_the_symbols_the_page_names_and_of_no_other() -> None:
    (said,) = re.findall(r"đoán theo ký hiệu ([^;]*);", COLUMNS)
    numbers = {each: "15/2020/QH14" if each == "QH" else f"15/{each}-UBND" for each in said.split(", ")}
    for short in (*numbers, "TB"):
        year = "2020" if short == "QH" else "2026"
        read = own.parse(f"số ký hiệu;ngày\n{numbers.get(short, '15/TB-UBND')};05/3/{year}\n")
        assert len(read.entries) == (short != "TB"), short


def test_a_wrong_day_of_force_costs_that_day_alone() -> None:
    read = own.parse(TOP + "15/QĐ-UBND;05/3/2026;Quyết định;UBND tỉnh A;x;hôm qua\n")
    assert len(read.entries) == 1 and [problem.grave for problem in read.problems] == [False]


def test_of_two_files_of_an_edition_the_first_is_kept(tmp_path: Path) -> None:
    row = "15/QĐ-UBND;05/3/2026;Quyết định;UBND tỉnh A;{};\n"
    files: dict[str, str | bytes] = {"a.csv": TOP + row.format("một") + row.format("ba"), "b.csv": TOP + row.format("hai")}
    looked = make_site.look(put(tmp_path, HEAD + "[files]\nregisters = ['b.csv', 'a.csv']\n", files))
    assert [entry.subject for entry in Index(looked.data[edition.REGISTERS]).every()] == ["hai"]
    assert [entry.subject for entry in own.parse(str(files["a.csv"])).entries] == ["một"]


@pytest.fixture
def alone() -> Iterator[None]:
    yield
    citations.have(())


def test_ones_own_goes_before_the_offices_and_that_before_the_editions(alone: None) -> None:
    """In the order in which vanthu_office/registers.py lays them: edition, office, one's own."""
    row = "15/QĐ-UBND;05/3/2026;Quyết định;UBND tỉnh A;{};{}\n"
    said = (row.format("bản của tỉnh", "06/3/2026"), row.format("cơ quan", ""), row.format("riêng", ""))
    indexes = [Index(built(own.parse(TOP + each).entries)) for each in said]
    for last, subject in enumerate(("bản của tỉnh", "cơ quan", "riêng"), 1):
        citations.have(indexes[:last])
        found = citations.find("15/QĐ-UBND")
        assert found is not None and found.subject == subject
        assert found.in_force_from == datetime.date(2026, 3, 6), "what it leaves open is taken from the next"


# Sets of recipients.


def test_the_sets_on_the_page_are_read_and_every_key_is_told() -> None:
    (text,) = re.findall(r"\n\n((?:    .*\n|\n)+?)\n\|", SETS)
    parsed = sets.parse(re.sub("^    ", "", text, flags=re.MULTILINE))
    assert not parsed.problems
    assert [(each.id, len(each.types), len(each.items)) for each in parsed.sets] == [("toan-tinh", 2, 3), ("so-tai-chinh", 0, 1)]
    assert set(re.findall(r"^\| `([^`]+)`", SETS, re.MULTILINE)) == set(sets.KEYS)
    assert f"{sets.MANY} dòng" in SETS and f"{sets.LONG} chữ" in SETS


def test_the_sample_of_sets_is_read() -> None:
    for path in (SAMPLES / "tinh" / "noi-nhan").glob("*.txt"):
        assert not sets.parse(path.read_text(encoding="utf-8")).problems
