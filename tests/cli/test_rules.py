"""vanthu rules, vanthu explain, and the help."""

from __future__ import annotations

import subprocess
import sys

import pytest
from calling import Vanthu

from vanthu import __version__
from vanthu.rulebook import REGIMES, load
from vanthu.strings import LANGUAGES


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_listed_and_explained(vanthu: Vanthu, regime: str, language: str) -> None:
    listed = vanthu("rules", "--regime", regime, "--lang", language).out
    for id in load(regime).rules:
        assert f" {id} " in listed
        said = vanthu("explain", id, "--regime", regime, "--lang", language)
        assert said.status == 0
        assert said.out.startswith(f"{id}: ")


def test_without_a_regime_all_of_them_are_told(vanthu: Vanthu) -> None:
    said = vanthu("explain", "motto.text").out
    assert all(regime in said for regime in REGIMES)
    assert max(map(len, said.splitlines())) <= 80


def test_what_a_house_may_narrow_is_told(vanthu: Vanthu) -> None:
    said = vanthu("explain", "body.size").out
    assert "  state, front, union, women: size = [13, 14]\n  party-2026, party-2018: size = [14, 15]\n" in said
    assert "\n  party-2026: size = [14, 15]\n" in vanthu("explain", "body.size", "--regime", "party-2026", "--lang", "en").out
    assert "(values)" not in vanthu("explain", "motto.text").out


def test_a_rule_that_is_not_there(vanthu: Vanthu) -> None:
    said = vanthu("explain", "motto.txt")
    assert said.status == 2
    assert "motto.text" in said.err


def test_version(vanthu: Vanthu) -> None:
    assert __version__ in vanthu("--version").out


def test_help_speaks_both_languages(vanthu: Vanthu) -> None:
    assert "kiểm tra văn bản" in vanthu("--help").out
    assert "mend what can be mended" in vanthu("--lang", "en", "fix", "--help").out
    assert vanthu("--lang").status == 2
    assert vanthu().status == 2


def test_help_answers_at_once() -> None:
    """What costs time is imported when a command is called."""
    program = (
        "import sys\nfrom vanthu_cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'lxml', 'vanthu.checks', 'vanthu.anatomy', 'vanthu_files', 'zipfile', 'html'} & set(sys.modules)\n"
        "assert not slow, slow"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
