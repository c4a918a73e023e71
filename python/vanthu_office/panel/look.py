"""How the panel looks where it stands: icons for light and dark, sizes of type, the width of words."""

from __future__ import annotations

import os
from typing import Any, Callable

import uno

ICONS = ("error", "warning", "info", "aside")
SIZES = (16, 24, 32)  # pixels an icon is drawn for
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))  # of the extension


def file_url(*parts: str) -> str:
    """A file of the extension."""
    url: str = uno.systemPathToFileUrl(os.path.join(ROOT, *parts))
    return url


def is_dark(styles: Any) -> bool:
    """Whether letters are lighter than the ground they stand on."""
    return _light(styles.FieldColor) < _light(styles.FieldTextColor)


def _light(colour: int) -> float:
    return 0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)


def icon_url(name: str, dark: bool, line: float) -> str:
    """The icon as tall as a line of text. `line` as it would be at 96 dots an inch: the office scales the drawing itself."""
    if name not in ICONS:
        return ""
    size = next((each for each in SIZES if each >= line), SIZES[-1])
    return file_url("icons", "%s-%d%s.svg" % (name, size, "-dark" if dark else ""))


def dots(peer: Any) -> float:
    """How many dots of the screen make one of 96 to the inch."""
    return float(peer.getInfo().PixelPerMeterY) * 0.0254 / 96 or 1.0


SAMPLE = "Số: 07/QĐ-UBND, ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân"  # words to measure type by


def shortener(peer: Any, sample: int) -> Callable[[str, int], str]:
    """Cuts words to a width in pixels, with "…" for what is left out. `sample`: how wide SAMPLE really is.

    The office measures in a type of the right shape but, on some screens, of another size.
    """
    font = peer.getFont(peer.StyleSettings.FieldFont)
    scale = font.getStringWidth(SAMPLE) / max(sample, 1)

    def shortened(text: str, width: int) -> str:
        room = width * scale
        if font.getStringWidth(text) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if font.getStringWidth(text[:middle] + "…") <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip(" :,·“(") + "…"

    return shortened
