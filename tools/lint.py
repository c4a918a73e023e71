"""ruff, mypy --strict and vermin (nothing newer than Python 3.8 in the core), one after another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLD = [folder for folder in ("python/vanthu", "python/vanthu_office") if any((ROOT / folder).glob("**/*.py"))]
COMMANDS = {
    "ruff": ["-m", "ruff", "check", "."],
    "mypy": ["-m", "mypy"],
    "vermin": ["-c", "from vermin import main; main()", "--target=3.8-", "--violations", "--no-tips", *OLD],
}


def problems(name: str) -> str:
    """What one of them complains of; "" nothing."""
    done = subprocess.run([sys.executable, *COMMANDS[name]], cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def main() -> None:
    found = [said for said in map(problems, COMMANDS) if said]
    print("\n\n".join(found) or "ruff, mypy --strict, vermin: nothing to say.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
