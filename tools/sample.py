"""build.py run: check the sample document, mend it, check it again; what came of it stays in dist/."""

from __future__ import annotations

import sys
from pathlib import Path

from vanthu_cli.main import main as vanthu

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/quyet-dinh.docx"
ASKED = ("structure.numbering", "typography.repeat", "typography.spelling")  # fixes that a person has to ask for


def main() -> None:
    out = ROOT / "dist"
    out.mkdir(exist_ok=True)
    fixed = "dist/quyet-dinh-da-sua.docx"
    vanthu(["check", SAMPLE])
    vanthu(["check", SAMPLE, "--format", "html", "-o", "dist/phieu-kiem-tra.html"])
    vanthu(["check", SAMPLE, "--format", "json", "-o", "dist/ket-qua.json"])
    status = vanthu(["fix", SAMPLE, "-o", fixed])
    status = vanthu(["fix", fixed, "--in-place", *(f"--rule={rule}" for rule in ASKED)])
    print("\ndist/phieu-kiem-tra.html  dist/ket-qua.json  " + fixed)
    sys.exit(status)


if __name__ == "__main__":
    main()
