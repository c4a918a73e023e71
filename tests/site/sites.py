"""Site files for the tests."""

from __future__ import annotations

from pathlib import Path

import make_site
from site_notes import Note

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "sites"
HEAD = 'id = "thu"\nname = "Tỉnh Thử"\nnumber = 1\ndate = 2026-11-28\n'
OFFICE = """[[offices]]
name = "Ủy ban nhân dân xã Suối Mơ"
issuer = ["ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"]
symbol = "UBND"
place = "Suối Mơ"
"""


def put(folder: Path, text: str, files: dict[str, str | bytes] | None = None) -> Path:
    """A site file, and files beside it."""
    for name, content in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    path = folder / "thu.toml"
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str, files: dict[str, str | bytes] | None = None, language: str = "vi") -> tuple[list[Note], list[Note]]:
    """Mistakes and doubts."""
    try:
        return [], make_site.look(put(folder, text, files), language).doubts
    except make_site.SiteError as error:
        return error.mistakes, error.doubts
