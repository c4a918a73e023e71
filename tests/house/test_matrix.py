"""What a whole matrix leaves in docs/versions.md."""

from __future__ import annotations

from pathlib import Path

import pytest

import matrix

RESULTS = [
    matrix.Result("2026-11-28", "0.3.0", "7.4.7", "3.11.2", "612 passed, 3 skipped in 900.00s", "6 of 6 passed"),
    matrix.Result("2026-11-29", "0.3.0", "26.8.1", "3.14.0", "1 failed, 611 passed in 960.00s", "not run"),
]


def test_the_page_has_its_marks_and_all_else_stays() -> None:
    page = matrix.PAGE.read_text(encoding="utf-8")
    written = matrix.told(page, RESULTS)
    assert written.startswith(page.partition(matrix.FROM)[0] + matrix.FROM) and written.endswith(matrix.TO + page.partition(matrix.TO)[2])
    assert "| 7.4.7 | 3.11.2 | 612 passed, 3 skipped in 900.00s | 6 of 6 passed | 0.3.0 | 2026-11-28 |" in written
    assert "1 failed" in written, "what failed is not hidden"
    assert matrix.told(written, RESULTS) == written


def test_a_page_without_marks_is_not_written_over() -> None:
    with pytest.raises(SystemExit):
        matrix.told("# A page", RESULTS)


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("tests/office/test_without_gtk.py ......       [ 98%]", "6 of 6 passed"),
        ("tests/office/test_without_gtk.py .F....       [ 98%]", "5 of 6 passed"),
        ("tests/office/test_without_gtk.py ssssss       [ 98%]", "not run"),
        ("tests/office/test_waves.py ..", "not run"),
    ],
)
def test_how_the_decks_did_without_gtk(log: str, said: str) -> None:
    assert matrix.without_gtk(f"before\n{log}\nafter") == said


def test_a_log_says_what_it_was_and_what_came_of_it(tmp_path: Path) -> None:
    log = tmp_path / "trixie.log"
    said = "===== start =====\ntests/office/test_without_gtk.py ..\n== 1 failed, 7 passed in 9.00s ==\n"
    log.write_text("2026-11-29 0.3.0 25.2.3 3.13.5\n" + said)
    assert matrix.read(log) == ("2026-11-29", "0.3.0", "25.2.3", "3.13.5", "1 failed, 7 passed in 9.00s", "2 of 2 passed")
    log.write_text("2026-11-29 0.3.0 25.2.3 3.13.5\n")
    assert matrix.read(log).plain == "not run", "it was stopped at once"


def test_what_was_run_again_is_told_beside_what_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "RESULTS", tmp_path)
    head = "2026-11-29 0.3.0 25.2.3 3.13.5\n"
    failed = "ERROR tests/office/test_upgrade.py::test_a - x\nFAILED tests/gui/test_day.py::test_b[a b] - y\n" * 2
    matrix.log_of("trixie").write_text(f"{head}{failed}=== 2 failed, 7 passed, 1 error in 9.00s ===\n")
    assert matrix.failed_in("trixie") == ["tests/gui/test_day.py", "tests/office/test_upgrade.py"] and not matrix.failed_in("forky")
    matrix.log_of("trixie", "-again").write_text(f"{head}=== 5 passed in 3.00s ===\n")
    said = matrix.read(matrix.log_of("trixie"), matrix.log_of("trixie", "-again")).closing
    assert said == "2 failed, 7 passed, 1 error in 9.00s; the files of those once more: 5 passed in 3.00s"
