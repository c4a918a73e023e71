"""What can be held of Windows without one: names, paths, encodings, ends of lines, files another program holds, the scripts' grammar.

None of it replaces the fifteen minutes of docs/windows-15-phut.md.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import make_site
import pack

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("vanthu", "vanthu_files", "vanthu_office", "vanthu_cli")
DEPLOY = ROOT / "tools" / "deploy"
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
LONGEST = 259  # letters of a path, where nobody has allowed longer ones
# Where the package lies: beside the machine's office, waiting to take its place there; or in the profile of a user of a long name.
ROOTS = (
    r"C:\Program Files (x86)\LibreOffice 26.8 Enterprise\share\.vanthu.moi.123456",
    r"C:\Users\nguyen-thi-hoang-anh.suoi-nguon\AppData\Roaming\LibreOffice\4\user\uno_packages\cache\uno_packages\lu123456abcdef.tmp_\vanthu-tinh.oxt",
)
SITES = sorted((ROOT / "samples" / "sites").glob("*/*.toml"))

# Every place that asks on which system it runs, and why. A new one is read before it is listed.
BRANCHES = {
    "vanthu_files/office.py": "where LibreOffice's program lies on each system; nothing that runs inside the office",
    "vanthu/diagnosis/reading.py": "the diagnosis names the system, which only Linux says in a file",
    "vanthu_cli/computer.py": "it looks for font and profile where the system has them",
    "vanthu_office/guide.py": "on Linux the office does not tell whether a browser came: xdg-open is looked for",
    "vanthu_office/diagnosing/looking.py": "what draws the office's windows is one thing on Windows and on a Mac",
}

# The cmdlets of PowerShell 5.1 that the scripts may use: each is there in Windows 10 as it is delivered.
CMDLETS = {
    "Add-Content", "Add-Type", "Copy-Item", "ForEach-Object", "Get-ChildItem", "Get-Content", "Get-Date", "Get-Item", "Get-Process",
    "Join-Path", "New-Item", "Out-Null", "Remove-Item", "Resolve-Path", "Set-StrictMode", "Sort-Object", "Split-Path", "Start-Sleep",
    "Test-Path", "Write-Output",
}  # fmt: skip


# Names and paths


def packed(tmp_path: Path, site: Path | None) -> list[str]:
    if site is None:
        return sorted(pack.contents())
    unpacked = make_site.build(site, tmp_path).unpacked
    return sorted(path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file())


@pytest.mark.parametrize("site", [None, *SITES], ids=["vanthu", *(each.stem for each in SITES)])
def test_every_name_in_the_package_is_one_on_windows(tmp_path: Path, site: Path | None) -> None:
    names = packed(tmp_path, site)
    folders = {"/".join(name.split("/")[:end]) for name in names for end in range(1, name.count("/") + 1)}
    places = [*names, *folders]
    assert len({each.lower() for each in places}) == len(places), "two that differ only by case"
    for name in places:
        last = name.rpartition("/")[2]
        assert name.isascii() and not re.search(r'[<>:"\\|?*\x00-\x1f]', name), name
        assert last.split(".")[0].lower() not in RESERVED and not last.endswith((".", " ")), name
    longest = max(len(name) for name in names)
    assert all(len(root) + 1 + longest <= LONGEST for root in ROOTS), f"{max(names, key=len)} is too long"


def test_the_roots_are_as_long_as_they_come() -> None:
    assert max(map(len, ROOTS)) >= 120


# Encodings, and which system it is


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


OPENING = {"open", "fdopen", "read_text", "write_text", "TextIOWrapper"}  # as text, unless they are told otherwise
OTHERS = {"os.open", "self.lists.open", "self._opener().open", "read_text"}  # of these names, but none opens a file as text


def as_text(call: ast.Call) -> bool:
    """It opens a file as text, without a word of the encoding."""
    name = ast.unparse(call.func)
    said = [each.value for each in (*call.args, *(each.value for each in call.keywords)) if isinstance(each, ast.Constant)]
    binary = any(isinstance(each, str) and re.fullmatch(r"[rwax+]+b\+?|b[rwax]\+?", each) for each in said)
    told = binary or any(each.arg == "encoding" for each in call.keywords)
    return name.rpartition(".")[2] in OPENING and name not in OTHERS and not told


@pytest.mark.parametrize("package", PACKAGES)
def test_whoever_opens_a_file_says_its_encoding(package: str) -> None:
    """Without it Windows takes that of its country, in which Vietnamese cannot be written."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno} {ast.unparse(call)}"
        for path in (ROOT / "python" / package).rglob("*.py")
        for call in calls(path)
        if as_text(call)
    ]
    assert not wrong


def test_who_asks_which_system_it_is_has_a_reason() -> None:
    asking = {
        path.relative_to(ROOT / "python").as_posix()
        for package in PACKAGES
        for path in (ROOT / "python" / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in (("os", "name"), ("sys", "platform"), ("platform", "system"), ("os", "uname"), ("os", "sep"))
    }
    assert asking == BRANCHES.keys()


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_that_windows_python_has_not(package: str) -> None:
    lacking = re.compile(
        r"\bos\.(?:fork|geteuid|getuid|chown|mkfifo|symlink|statvfs|O_DIRECTORY)\b|\bimport (?:fcntl|pwd|grp|resource|termios)\b"
    )
    assert not [path.name for path in (ROOT / "python" / package).rglob("*.py") if lacking.search(path.read_text(encoding="utf-8"))]


# Ends of lines, as Notepad leaves them, and its mark of Unicode


def as_notepad(text: str) -> str:
    return "\ufeff" + text.replace("\r\n", "\n").replace("\n", "\r\n")


def test_clauses_and_sets_written_in_notepad() -> None:
    from vanthu.clauses import parse as clauses
    from vanthu.recipients.sets import parse as sets

    for path in (ROOT / "templates" / "clauses").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert clauses(as_notepad(text)) == clauses(text) and clauses(text).clauses and not clauses(text).problems
    text = (ROOT / "samples/sites/tinh/noi-nhan/toan-tinh.txt").read_text(encoding="utf-8")
    assert sets(as_notepad(text)) == sets(text) and sets(text).sets


def test_registers_saved_by_a_spreadsheet() -> None:
    from vanthu.registers import own

    text = (ROOT / "samples/sites/tinh/so-van-ban/van-ban-tinh.csv").read_text(encoding="utf-8")
    assert own.parse(as_notepad(text)) == own.parse(text) and own.parse(text).entries


def test_offices_edited_in_notepad() -> None:
    from vanthu.offices import Office, parse, parse_bytes, written

    text = written((Office(id="ubnd", name="Ủy ban nhân dân xã Suối Mơ"),))
    assert parse_bytes(as_notepad(text).encode("utf-8")) == parse(text)


@pytest.mark.parametrize("site", SITES, ids=lambda path: path.stem)
def test_a_site_file_edited_on_windows_gives_the_same(tmp_path: Path, site: Path) -> None:
    """Nothing is wrong with it that is not wrong with ours, and what comes of it is the same."""
    shutil.copytree(site.parent, tmp_path / "there")
    for path in (tmp_path / "there").rglob("*"):
        if path.suffix in (".toml", ".txt", ".csv", ".json"):
            path.write_bytes(as_notepad(path.read_text(encoding="utf-8")).encode("utf-8"))
    ours, theirs = make_site.look(site), make_site.look(tmp_path / "there" / site.name)  # SiteError: what is wrong
    assert theirs.data.keys() == ours.data.keys() and theirs.settings == ours.settings and theirs.pages.keys() == ours.pages.keys()
    assert [(each.file, each.text) for each in theirs.doubts] == [(each.file, each.text) for each in ours.doubts]


# Scripts


SCRIPTS = sorted(DEPLOY.glob("*.ps1"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_written_as_powershell_5_reads_it(path: Path) -> None:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "without the mark PowerShell 5.1 takes it for the country's encoding"
    text = content.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") and text.endswith("\r\n")
    code = re.sub(r"<#.*?#>|^\s*#.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert not re.search("[\u2013\u2014\u2018-\u201f\u00a0]", code), "PowerShell takes these for quotes, strokes and blanks"
    assert not re.search(r"\?\?|&&|\|\||\?\.", code), "of PowerShell 7"
    assert "#Requires -Version 5.1" in text


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_grammatical_and_calls_only_what_is_there(path: Path) -> None:
    tree_sitter = pytest.importorskip("tree_sitter", reason="tree-sitter is not here: the grammar of PowerShell was not looked at")
    grammar = pytest.importorskip("tree_sitter_powershell", reason="tree-sitter-powershell is not here")
    tree = tree_sitter.Parser(tree_sitter.Language(grammar.language())).parse(path.read_bytes()[3:].replace(b"\r\n", b"\n"))
    nodes = list(walked(tree.root_node))
    assert not [(node.start_point, node.text[:60]) for node in nodes if node.type == "ERROR" or node.is_missing]
    text = path.read_text(encoding="utf-8-sig")
    called = {node.text.decode() for node in nodes if node.type == "command_name"}
    assert called - set(re.findall(r"^function ([\w-]+)", text, re.MULTILINE)) <= CMDLETS
    given = set(re.findall(r"^    \[(?:string|string\[\]|switch)\]\$(\w+)", text, re.MULTILINE))
    assert given == set(re.findall(rf"{path.stem}\.ps1 -(\w+)", text)), "what may be given is what is told at its head"


def walked(node: object) -> Iterator[object]:
    yield node
    for child in node.children:  # type: ignore[attr-defined]
        yield from walked(child)


def test_both_scripts_find_and_move_in_the_same_way() -> None:
    install, remove = ((DEPLOY / name).read_text(encoding="utf-8-sig") for name in ("cai-dat.ps1", "go-bo.ps1"))
    for name in ("Say", "Get-OurVersion", "Find-Extensions", "Test-Open", "Move-Folder", "Remove-Folder"):
        bodies = [re.findall(rf"^function {name}\b.*?^\}}", text, re.DOTALL | re.MULTILINE) for text in (install, remove)]
        assert len(bodies[0]) == 1 and bodies[0] == bodies[1], name


@pytest.mark.parametrize("name", ["cai-dat", "go-bo"])
def test_a_door_for_the_mouse_and_the_policy(name: str) -> None:
    content = (DEPLOY / f"{name}.cmd").read_bytes()
    assert content.isascii() and content.count(b"\n") == content.count(b"\r\n")
    assert f'-File "%~dp0{name}.ps1" %*\r\nexit /b %errorlevel%'.encode() in content
    assert b"pause" not in content, "a start script that waits for a key holds up the machine"


def test_the_scripts_of_both_systems_end_with_the_same_numbers() -> None:
    for name in ("cai-dat", "go-bo"):
        told = []
        for ending, after in (("sh", "set -u"), ("ps1", "Làm cùng một việc")):
            text = (DEPLOY / f"{name}.{ending}").read_text(encoding="utf-8-sig")
            head = text[text.index("Mã kết quả") :].partition(after)[0]
            told.append(set(re.findall(r"\b([0-6]) (?=[^\W\d])", head)))
        assert told[0] - {"2"} == told[1] >= {"0", "1", "5", "6"}, name
