"""The handout for training, docs/to-phat-tay.md on one A4 page: dist/to-phat-tay.pdf, and .odt for who wants to change it.

The page is laid out by the office from HTML, in which the looks are said as Writer reads them.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import help_pages
import writer

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "to-phat-tay.md"
NAME = "to-phat-tay"
LOOK = """
@page { size: 21cm 29.7cm; margin: 1.5cm 1.7cm }
body { font-family: "Times New Roman", "Liberation Serif", serif; font-size: 14pt; color: #000 }
p { margin-top: 0; margin-bottom: 0.25cm; line-height: 112% }
h1 { font-family: inherit; font-size: 24pt; margin-top: 0; margin-bottom: 0.2cm; color: #0b3d70 }
h2 { font-family: inherit; font-size: 16.5pt; margin-top: 0.35cm; margin-bottom: 0.1cm; color: #0b3d70 }
li p, li { margin-bottom: 0.15cm }
td p, th p { margin-bottom: 0 }
code { font-family: "Liberation Mono", monospace; font-size: 12pt; background: #e8edf2 }
"""


def html() -> str:
    text = SOURCE.read_text(encoding="utf-8")
    body = help_pages.html(text).replace("<kbd>", "<code>").replace("</kbd>", "</code>")
    body = body.replace("<table>", '<table border="1" cellpadding="6" cellspacing="0" width="100%" bordercolor="#9aa5b1">')
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{help_pages.title_of(text)}</title>'
        f"<style>{LOOK}</style></head>\n<body>{body}</body></html>\n"
    )


def make(folder: Path) -> tuple[Path, ...]:
    """Both files, made by the office."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / f"{NAME}.html"
        page.write_text(html(), encoding="utf-8")
        profile = writer.make_profile(Path(place) / "profile")
        convert(profile, page, "odt:writer8", folder)
        convert(profile, folder / f"{NAME}.odt", "pdf:writer_pdf_Export", folder)
    return folder / f"{NAME}.odt", folder / f"{NAME}.pdf"


def convert(profile: Path, source: Path, format: str, folder: Path) -> None:
    subprocess.run(
        [*writer.command(profile), "--headless", "--infilter=HTML (StarWriter)" if source.suffix == ".html" else "--nolockcheck",
         "--convert-to", format, "--outdir", str(folder), str(source)],
        env=writer.surroundings(), check=True, timeout=writer.PATIENCE * 2, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
