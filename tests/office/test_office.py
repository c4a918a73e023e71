"""The runner of the tests inside: what goes wrong in the office is told, not lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from office import inner
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")


def told(folder: Path, test: str) -> list[dict[str, Any]]:
    """All that an office says of a file with this in it, and how it ends."""
    path = folder / "test_it.py"
    path.write_text(test, encoding="utf-8")
    office = inner.Office([str(path)])
    heard = []
    try:
        for news in office.lines:
            heard.append(news)
            if news["kind"] == "end":
                office.close()
                break
    except inner.OfficeGone as problem:
        heard.append({"kind": "gone", "text": str(problem)})
    finally:
        office.kill()
    return heard


def test_what_passes_fails_and_is_skipped(tmp_path: Path) -> None:
    heard = told(
        tmp_path,
        "import pytest\n"
        "def test_good(): pass\n"
        "def test_bad(): print('said before'); assert 1 == 2\n"
        "def test_not_here(): pytest.skip('because')\n"
        "@pytest.mark.xfail(reason='known')\ndef test_known(): assert 0\n",
    )
    outcomes = {news["id"].rpartition("::")[2]: news for news in heard if news["kind"] == "done"}
    assert {name: news["outcome"] for name, news in outcomes.items()} == {
        "test_good": "passed",
        "test_bad": "failed",
        "test_not_here": "skipped",
        "test_known": "xfailed",
    }
    assert "assert 1 == 2" in outcomes["test_bad"]["text"] and "said before" in outcomes["test_bad"]["text"]
    assert outcomes["test_not_here"]["text"] == "because"
    assert heard[-1]["kind"] == "end"


def test_a_crash_is_told_with_its_place(tmp_path: Path) -> None:
    heard = told(tmp_path, "import os\ndef test_dies(): os.abort()\n")
    assert heard[-1]["kind"] == "gone" and "test_dies" in heard[-1]["text"]
    assert not [news for news in heard if news["kind"] == "done"]


def test_a_hang_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inner, "PATIENCE", 4)
    heard = told(tmp_path, "import time\ndef test_sleeps(): time.sleep(60)\n")
    assert heard[-1]["kind"] == "gone" and "4 seconds" in heard[-1]["text"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    heard = told(tmp_path, "import nothing_of_that_name\n")
    assert "nothing_of_that_name" in next(news["text"] for news in heard if news["kind"] == "uncollected")
