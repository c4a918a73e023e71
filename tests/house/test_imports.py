"""Imports point one way, and the core runs in LibreOffice's own Python."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = ROOT / "python"

MAY_IMPORT = {
    "vanthu": set(),
    "vanthu_files": {"vanthu"},
    "vanthu_office": {"vanthu"},
    "vanthu_cli": {"vanthu", "vanthu_files"},
}

# What the core and the office part may import. LibreOffice's Python on Windows has no sqlite3, dbm, curses, tkinter, idlelib, venv,
# _lzma (so no lzma) and _uuid, and before 3.11 no tomllib; these it ships in every version from 3.8, and the core needs no more.
SHIPPED = {
    "__future__", "abc", "base64", "bisect", "calendar", "codecs", "collections", "configparser", "contextlib", "copy", "csv",
    "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions", "functools", "gc", "gettext", "hashlib", "heapq", "html", "http",
    "importlib", "io", "itertools", "json", "locale", "logging", "math", "operator", "os", "pathlib", "pkgutil", "platform",
    "queue", "random", "re", "shutil", "ssl", "statistics", "string", "struct", "sys", "tempfile", "textwrap", "threading", "time",
    "traceback", "types", "typing", "unicodedata", "urllib", "weakref", "xml", "zipfile", "zlib",
}  # fmt: skip
OFFICE = {"uno", "unohelper", "com"}  # LibreOffice's bridge


def modules(package: str) -> list[Path]:
    return sorted((PYTHON / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """The first names of everything a module imports, ours or not; "." imports are its own package's."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert node.module
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(package)
        for name in imports(path)
        if name in MAY_IMPORT and name != package and name not in MAY_IMPORT[package]
    }
    assert not wrong


@pytest.mark.parametrize("package", ["vanthu", "vanthu_office"])
def test_only_modules_that_libreoffice_ships(package: str) -> None:
    allowed = SHIPPED | set(MAY_IMPORT) | (OFFICE if package == "vanthu_office" else set())
    assert not {f"{path.relative_to(ROOT)}: {name}" for path in modules(package) for name in imports(path) if name not in allowed}


@pytest.mark.parametrize("package", ["vanthu", "vanthu_office"])
def test_syntax_of_python_3_8(package: str) -> None:
    for path in modules(package):
        ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 8))


def test_the_door_and_its_setup_start_on_python_3_8() -> None:
    for path in (ROOT / "build.py", ROOT / "tools" / "environment.py"):
        ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 8))


def test_core_imports_on_a_real_python_3_8() -> None:
    candidates = [shutil.which("python3.8"), *map(str, (Path.home() / ".pyenv" / "versions").glob("3.8.*/bin/python3.8"))]
    found = next(
        (each for each in candidates if each and not subprocess.run([each, "-c", ""], capture_output=True, check=False).returncode), None
    )
    if not found:
        pytest.skip("no Python 3.8 on this machine; the syntax was checked all the same")
    names = [".".join(path.relative_to(PYTHON).with_suffix("").parts).removesuffix(".__init__") for path in modules("vanthu")]
    program = f"import sys; sys.path.insert(0, {str(PYTHON)!r}); sys.dont_write_bytecode = True; import importlib\n"
    program += f"for name in {names!r}: importlib.import_module(name)"
    done = subprocess.run([found, "-I", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_core_touches_no_file_but_its_data() -> None:
    """Opening files is for readers and writers; the core only loads its own compiled data."""
    opens = {
        str(path.relative_to(PYTHON))
        for path in modules("vanthu")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    }
    assert opens <= {"vanthu/compiled.py"}


def test_this_test_sees_the_packages() -> None:
    assert len(modules("vanthu")) > 20
    assert sys.version_info >= (3, 11)
