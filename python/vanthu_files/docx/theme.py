"""The theme: the fonts and colours that styles name by their role."""

from __future__ import annotations

import re

from .names import Element, tag

# The roles of w:themeColor and the theme's own names for them, as Word maps them by default.
_ROLES = {
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1", "light1": "lt1", "background2": "lt2",
    "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_SCRIPTS = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
_RGB = re.compile("[0-9A-Fa-f]{6}")


class Theme:
    def __init__(self, root: Element | None) -> None:
        self.fonts: dict[str, str] = {}
        self.colours: dict[str, str] = {}
        if root is None:
            return
        for size, part in (("major", "majorFont"), ("minor", "minorFont")):
            for fonts in root.iter(tag("a:" + part)):
                for script, name in _SCRIPTS.items():
                    latin = fonts.find(tag("a:" + name))
                    if latin is not None:
                        self.fonts[size + script] = latin.get("typeface", "")
        for scheme in root.iter(tag("a:clrScheme")):
            for colour in scheme:
                for value in colour:
                    self.colours[str(colour.tag).rpartition("}")[2]] = value.get("lastClr") or value.get("val") or ""

    def colour(self, role: str, value: str | None, tint: str | None, shade: str | None) -> str:
        """A colour by its role, as "RRGGBB"; "" where it is the text's own black."""
        name = _ROLES.get(role, role)
        if name == "dk1" and not tint and not shade:
            return ""
        if value and _RGB.fullmatch(value):  # the file keeps the result beside the role
            return value.upper()
        base = self.colours.get(name, "")
        if not _RGB.fullmatch(base):
            return ""
        return "".join([f"{_shaded(int(base[at : at + 2], 16), tint, shade):02X}" for at in (0, 2, 4)])


def _shaded(level: int, tint: str | None, shade: str | None) -> int:
    try:
        if shade:
            return min(level * int(shade, 16) // 255, 255)
        if tint:
            return max(255 - (255 - level) * int(tint, 16) // 255, 0)
    except ValueError:
        pass
    return level
