"""build.py guide: the guide's pictures from the real Writer, its pages as HTML in dist/help, and the handout.

The pictures are those that the guide's own test takes while it does what the pages say. One that shows the same as the one that is
there stays, so that nothing changes without need. `build.py guide --handout`: the handout alone.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import handout
import help_pages

ROOT = Path(__file__).resolve().parent.parent
TAKEN = ROOT / "dist" / "pictures" / "huong-dan"
PICTURES = help_pages.GUIDE / help_pages.PICTURES
TEST = "tests/gui/test_guide.py"
SAME = 0.002  # of a picture may differ: a caret, the light of a letter's edge


def main() -> None:
    if "--handout" not in sys.argv[1:]:
        shutil.rmtree(TAKEN, ignore_errors=True)
        if subprocess.call([sys.executable, "-m", "pytest", TEST], cwd=ROOT):
            sys.exit("The guide's test did not pass: its pictures stay as they are.")
        take()
        lay_out(ROOT / "dist" / "help")
    for path in handout.make(ROOT / "dist"):
        print(path.relative_to(ROOT))


def take() -> None:
    """The pictures that show something else than those that are there."""
    PICTURES.mkdir(exist_ok=True)
    taken = {path.name: path for path in TAKEN.glob("*.png")}
    for name, path in sorted(taken.items()):
        there = PICTURES / name
        if not there.exists() or differ(path, there):
            shutil.copy(path, there)
            print(f"{there.relative_to(ROOT)}: {there.stat().st_size / 1024:.0f} KiB")
    for there in PICTURES.glob("*.png"):
        if there.name not in taken:
            there.unlink()


def differ(one: Path, other: Path) -> bool:
    told = subprocess.run(
        ["compare", "-fuzz", "10%", "-metric", "AE", str(one), str(other), "null:"], capture_output=True, text=True, check=False
    )
    size = subprocess.run(["identify", "-format", "%w %h", str(one)], capture_output=True, text=True, check=True).stdout.split()
    try:
        return float(told.stderr.split()[0]) > SAME * int(size[0]) * int(size[1])
    except (ValueError, IndexError):  # of another size
        return True


def lay_out(folder: Path) -> None:
    """The help as a folder, to be looked at in a browser."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in help_pages.made().items():
        path = folder / name.removeprefix(help_pages.FOLDER)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
