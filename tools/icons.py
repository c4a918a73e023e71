"""Draw extension/icons anew from the strokes below: `/usr/bin/python3 tools/icons.py` (it takes gi and librsvg, of the system).

A sheet with a check mark and what a command does with it, on a grid of 16. What the toolbar shows is SVG, sharp at any
size, and one for light and dark windows: LibreOffice asks for no other, and the sheet is white in both. The deck's and the
extension's own signs are PNG, for light and for dark.
"""

from __future__ import annotations

from pathlib import Path

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "extension" / "icons"

# line, paper, what is right, what is not
LIGHT = {"line": "#4d5a66", "paper": "#ffffff", "right": "#1e7a46", "wrong": "#c0392b"}
DARK = {"line": "#c9d1d9", "paper": "#2f3640", "right": "#5fd08f", "wrong": "#ff8a7a"}

SHEET = '<path d="M3.5 1.5h6l3 3v10h-9z" fill="{paper}" stroke="{line}"/><path d="M9.5 1.5v3h3" fill="none" stroke="{line}"/>'
TICK = '<path d="M5.2 9.2l2 2.3 3.8-4.7" fill="none" stroke="{right}" stroke-width="1.8"/>'
LINES = '<path d="M5.5 6.5h3M5.5 8.5h5" stroke="{line}"/>'
SLIP = '<path d="M5 11.5q1-1.6 2 0t2 0 2 0" fill="none" stroke="{wrong}" stroke-width="1.2"/>'
PEN = '<path d="M8 14.2l.4-2.2 5-5 1.7 1.7-5 5z" fill="{right}" stroke="{paper}" stroke-width=".6"/>'

DRAWINGS = {
    "deck": SHEET + TICK,
    "check": SHEET + LINES + '<circle cx="10" cy="10.5" r="3" fill="{paper}" stroke="{right}" stroke-width="1.4"/>'
    '<path d="M12.2 12.7l2.6 2.6" stroke="{right}" stroke-width="1.8"/>',
    "next": SHEET + '<path d="M5.5 4.5h2" stroke="{line}"/>'
    '<path d="M8 6v6.5M5.2 9.8L8 12.6l2.8-2.8" fill="none" stroke="{right}" stroke-width="1.6"/>',
    "previous": SHEET + '<path d="M8 13V6.6M5.2 9.2L8 6.4l2.8 2.8" fill="none" stroke="{right}" stroke-width="1.6"/>',
    "mend": SHEET + LINES + SLIP + PEN,
    "mendall": '<path d="M5.5.5h6l3 3v9h-9z" fill="{paper}" stroke="{line}"/>'
    '<path d="M1.5 3.5h6l3 3v9h-9z" fill="{paper}" stroke="{line}"/>'
    '<path d="M3.2 10.4l1.8 2.1 3.4-4.2" fill="none" stroke="{right}" stroke-width="1.7"/>',
    "normalise": SHEET + '<path d="M6 4.5h2M5 7h6M5 9h6M5 11h6M6.5 13h3" stroke="{right}"/>',
    "pause": SHEET + '<path d="M6.5 7v5M9.5 7v5" stroke="{right}" stroke-width="1.8"/>',
    "insert-deck": SHEET + '<path d="M5.5 5.5h3M5.5 7.5h5" stroke="{line}"/>'
    '<path d="M8 9v5M5.5 11.5h5" stroke="{right}" stroke-width="1.8"/>',
    "facts-deck": SHEET + '<path d="M5.2 6.5h1M5.2 9h1M5.2 11.5h1" stroke="{right}" stroke-width="1.6"/>'
    '<path d="M7.5 6.5h3M7.5 9h3M7.5 11.5h3" stroke="{line}"/>',
    "citing-deck": SHEET + '<path d="M5.2 12.5h6" stroke="{line}"/>'
    '<path d="M7.4 6.3q-2 .7-2 2.6h2v1.6h-2M10.8 6.3q-2 .7-2 2.6h2v1.6h-2" fill="none" stroke="{right}" stroke-width="1.3"/>',
    "recipients-deck": SHEET + LINES + '<path d="M7 12h6.6M11.2 9.4l2.6 2.6-2.6 2.6" fill="none" stroke="{right}" stroke-width="1.7"/>',
    "doctor-deck": SHEET + '<path d="M4.6 10.2h1.9l1.1-3.4 1.7 5.6 1.1-2.2h1.3" fill="none" stroke="{right}" stroke-width="1.5"/>',
    "vanthu": SHEET + '<path d="M5.2 4h2.6" stroke="{wrong}"/>' + '<path d="M5 12.8h6" stroke="{line}" stroke-width=".8"/>' + TICK,
}  # fmt: skip
SIGNS = {"deck": 24, "insert-deck": 24, "facts-deck": 24, "citing-deck": 24, "recipients-deck": 24, "doctor-deck": 24, "vanthu": 42}
RING = '<circle cx="8" cy="8" r="6.3" fill="none" stroke="{%s}" stroke-width="1.4"/>'
STATES = {  # how a document that is cited stands: beside the signs of findings
    "sure": RING % "right" + '<path d="M5 8.3l2.1 2.2 4-4.7" fill="none" stroke="{right}" stroke-width="1.6"/>',
    "unknown": RING % "line" + '<path d="M6.1 6.4a1.9 1.9 0 1 1 2.9 1.6q-1 .6-1 1.5" fill="none" stroke="{line}" stroke-width="1.4"/>'
    '<circle cx="8" cy="11.7" r=".9" fill="{line}"/>',
}  # fmt: skip

# Lines of the list of recipients, on a grid of 30 by 16: a box with its tick, and what becomes of the line.
BOX = '<rect x="1.5" y="2" width="12" height="12" rx="2" fill="{paper}" stroke="{line}" stroke-width="1.3"/>'
TICKED = BOX + '<path d="M4.4 8.2l2.4 2.6 4-5.2" fill="none" stroke="{right}" stroke-width="1.9"/>'
RECIPIENTS = {
    "stands": TICKED,
    "add": TICKED + '<path d="M22 4v8M18 8h8" stroke="{right}" stroke-width="1.9"/>',
    "correct": TICKED + '<path d="M18.4 12.4l.6-2.7 5.4-5.4 2.1 2.1-5.4 5.4z" fill="none" stroke="{line}" stroke-width="1.3"/>',
    "drop": BOX + '<path d="M18 8h8" stroke="{wrong}" stroke-width="1.9"/>',
    "left": BOX,
}
SIZES = (16, 24, 32)  # pixels a line's sign is drawn for


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, strokes in DRAWINGS.items():
        if name in SIGNS:
            for ending, colours in (("", LIGHT), ("-dark", DARK)):
                save(drawn(strokes.format(**colours), SIGNS[name]), FOLDER / f"{name}{ending}.png")
        if name not in SIGNS or name == "deck":
            (FOLDER / f"{name}.svg").write_text(drawn(strokes.format(**LIGHT), 26) + "\n", encoding="utf-8")
    for name, strokes in STATES.items():
        for size in SIZES:
            for ending, colours in (("", LIGHT), ("-dark", DARK)):
                path = FOLDER / f"{name}-{size}{ending}.svg"
                path.write_text(drawn(strokes.format(**colours), size) + "\n", encoding="utf-8")
    for name, strokes in RECIPIENTS.items():
        for size in SIZES:
            for ending, colours in (("", LIGHT), ("-dark", DARK)):
                path = FOLDER / f"recipient-{name}-{size}{ending}.svg"
                path.write_text(drawn(strokes.format(**colours), size, 30) + "\n", encoding="utf-8")


def drawn(strokes: str, size: int, wide: int = 16) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size * wide // 16}" height="{size}" viewBox="0 0 {wide} 16" '
        f'stroke-linejoin="round" stroke-linecap="round">{strokes}</svg>'
    )


def save(picture: str, path: Path) -> None:
    loader = GdkPixbuf.PixbufLoader.new_with_type("svg")
    loader.write(picture.encode())
    loader.close()
    loader.get_pixbuf().savev(str(path), "png", [], [])


if __name__ == "__main__":
    main()
