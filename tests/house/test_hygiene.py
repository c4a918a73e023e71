"""What is committed: nothing borrowed, nothing of one machine, nothing stale."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import docs_rules
from vanthu import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
LONG = 90  # a line this long is not the same by chance


def committed() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    """Every committed file that is text."""
    found = {}
    for path in committed():
        try:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def test_nothing_of_the_shared_corpus_is_committed(shared: Path) -> None:
    real = {path.read_bytes() for path in (shared / "corpus").rglob("*.*") if path.is_file()}
    lines = {
        line.strip()
        for path in (shared / "corpus").rglob("*.txt")
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if len(line.strip()) >= LONG
    }
    assert lines
    copied = [str(path) for path in committed() if path.stat().st_size and path.read_bytes() in real]
    copied += [f"{name}: {line[:60]}" for name, text in texts().items() for line in map(str.strip, text.splitlines()) if line in lines]
    assert not copied


def test_no_path_of_one_machine() -> None:
    here = re.compile(r"/work/|/home/|/root/|C:\\\\Users")
    assert not [name for name, text in texts().items() if name != "tests/house/test_hygiene.py" and here.search(text)]


def test_no_generated_file_is_committed() -> None:
    generated = re.compile(r"/compiled/|__pycache__|\.egg-info/|^dist/|^\.venv/")
    assert not [name for name in map(str, (path.relative_to(ROOT) for path in committed())) if generated.search(name)]


def test_the_pages_of_the_rules_are_not_stale() -> None:
    wanted = docs_rules.pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in docs_rules.FOLDER.glob("*.md")}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    assert not stale, "python3 build.py docs"


def test_the_change_log_tells_of_this_version() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {__version__} " in log


def test_vietnamese_stands_in_data_not_in_code() -> None:
    """Strings a person reads live in data; a check may compare letters and short words, not hold sentences."""
    found = []
    for path in committed():
        name = str(path.relative_to(ROOT))
        if name.startswith("python/") and name.endswith(".py"):
            found += [f"{name}: {text[:80]}" for text in strings(ast.parse(path.read_text(encoding="utf-8"))) if is_sentence(text)]
    assert not found


def strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module, without what documents it."""
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


def is_sentence(text: str) -> bool:
    words = re.findall(r"(?<![\w\\(|\[])[^\W\d_]{2,}(?= )", text)
    vietnamese = re.search("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", text, re.IGNORECASE)
    return len(words) >= 4 and bool(vietnamese) and bool(re.search("[.:%]|, ", text)) and not re.search("[|<]", text)
