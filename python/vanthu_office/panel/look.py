"""How the panel looks where it stands: icons for light and dark, sizes of type, the width of words."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict

import uno

from ..bridge import ask, fields

ICONS = ("error", "warning", "info", "aside", "sure", "unknown")
RECIPIENTS = ("recipient-stands", "recipient-add", "recipient-correct", "recipient-drop", "recipient-left")
CLEAN = "clean"  # the large one, where there is nothing to list
SIZES = (16, 24, 32)  # pixels an icon is drawn for
_FAINT = 50  # of 255
REPEATED = 16  # times a letter is written to measure it: what stands around it counts less then
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))  # of the extension


def file_url(*parts: str) -> str:
    """A file of the extension."""
    url: str = uno.systemPathToFileUrl(os.path.join(ROOT, *parts))
    return url


def is_dark(styles: Any) -> bool:
    """Whether letters are lighter than the ground they stand on."""
    return _light(styles.FieldColor) < _light(styles.FieldTextColor)


def keep_legible(window: Any) -> None:
    """Words that cannot be used now are pale, but there: LibreOffice 25.2 would draw them white on white."""
    for control in ask(window, "getControls"):
        peer = ask(control, "getPeer")
        if peer is not None:
            _keep_legible(peer.StyleSettings)


def _keep_legible(styles: Any) -> None:
    ground, ink = styles.FaceColor, styles.ButtonTextColor
    if abs(_light(styles.DisableColor) - _light(ground)) < _FAINT:
        styles.DisableColor = sum([((ground >> shift & 255) + (ink >> shift & 255)) // 2 << shift for shift in (0, 8, 16)])


def _light(colour: int) -> float:
    return 0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)


def icon_url(name: str, dark: bool, line: float) -> str:
    """The icon as tall as a line of text. `line` as it would be at 96 dots an inch: the office scales the drawing itself."""
    if name == CLEAN:
        return file_url("icons", "clean-48%s.svg" % ("-dark" if dark else ""))
    if name not in (*ICONS, *RECIPIENTS):
        return ""
    size = next((each for each in SIZES if each >= line), SIZES[-1])
    return file_url("icons", "%s-%d%s.svg" % (name, size, "-dark" if dark else ""))


def dots(peer: Any) -> float:
    """How many dots of the screen make one of 96 to the inch."""
    return float(fields(ask(peer, "getInfo"), "PixelPerMeterY")[0]) * 0.0254 / 96 or 1.0


def shortener(width_of: Callable[[str], float]) -> Callable[[str, int], str]:
    """Cuts words to a width in pixels, with "…" for what is left out. `width_of` measures a few letters; each letter is asked for once."""
    known: Dict[str, float] = {}

    def wide(letter: str) -> float:
        if letter not in known:
            known[letter] = width_of(letter * REPEATED) / REPEATED
        return known[letter]

    def shortened(text: str, width: int) -> str:
        if sum(map(wide, text)) <= width:
            return text
        room = width - wide("…")
        for length, letter in enumerate(text):
            room -= wide(letter)
            if room < 0:
                return text[:length].rstrip(" :,·“(") + "…"
        return text

    return shortened
