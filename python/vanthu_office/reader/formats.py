"""Formats: Writer's character properties as Format, and what a character style sets of them."""

from __future__ import annotations

from typing import Any, Dict, Optional, Tuple

from vanthu.document import Format

from ..bridge import ask, chosen, get

# In the order in which Writer wants them: sorted.
CHARACTER = (
    "CharCaseMap",
    "CharColor",
    "CharEscapement",
    "CharFontName",
    "CharHeight",
    "CharHidden",
    "CharKerning",
    "CharPosture",
    "CharStrikeout",
    "CharUnderline",
    "CharWeight",
)
CHARACTERS = len(CHARACTER)
HIDDEN = CHARACTER.index("CharHidden")
_POSTURE = CHARACTER.index("CharPosture")
_UPPERCASE = 1  # com.sun.star.style.CaseMap
_SEMIBOLD = 110.0  # com.sun.star.awt.FontWeight
DIRECT = "DIRECT_VALUE"

Values = Tuple[Any, ...]
_PLAIN: Values = (0, -1, 0, "", 0.0, False, 0, "NONE", 0, 0, 100.0)


def points(hundredths: int) -> float:
    """Hundredths of a millimetre in points, on the grid of twentieths that Word counts in."""
    return round(hundredths * 72 / 2540 * 20) / 20


def millimetres(hundredths: int) -> float:
    return round(hundredths / 100, 2)


class Formats:
    """The formats of one document; equal looks are one object."""

    def __init__(self, model: Any) -> None:
        self._styles = ask(ask(model, "getStyleFamilies"), "getByName", "CharacterStyles")
        self._known: Dict[Values, Format] = {}
        self._alike: Dict[Format, Format] = {}
        defaults = ask(model, "createInstance", "com.sun.star.text.Defaults")
        self._default = self.format(tuple([get(defaults, name) for name in CHARACTER]))
        self._set: Dict[str, Dict[str, Any]] = {}

    def format(self, values: Values) -> Format:
        """The format that the values of CHARACTER make."""
        key = values[:_POSTURE] + (values[_POSTURE].value,) + values[_POSTURE + 1 :]
        known = self._known.get(key)
        if known is None:
            made = _format(key)
            known = self._known[key] = self._alike.setdefault(made, made)
        return known

    def mark(self, base: Format, full: Format) -> Format:
        """The looks of the empty text that ends a paragraph. What it leaves to the paragraph Writer tells as the document's defaults."""
        if full is base:
            return base
        changed = [field for field in Format._fields if getattr(full, field) != getattr(self._default, field)]
        return base._replace(**{field: getattr(full, field) for field in changed})

    def laid_over(self, format: Format, settings: Any) -> Format:
        """`format` with the character properties that a sequence of PropertyValue sets."""
        given = chosen(settings, CHARACTER)
        values = dict(zip(CHARACTER, _PLAIN), **given)
        values["CharPosture"] = given["CharPosture"].value if "CharPosture" in given else "NONE"
        full = _format(tuple([values[name] for name in CHARACTER]))
        fields = [field for name, field in zip(CHARACTER, _FIELDS) if name in given and field is not None]
        return format._replace(**{field: getattr(full, field) for field in fields})

    def styled(self, format: Format, style: str) -> Format:
        """`format` with what the character style sets laid over it."""
        known = self._set.get(style)
        if known is None:
            known = self._set[style] = self._settings(style)
        return format._replace(**known) if known else format

    def _settings(self, name: str) -> Dict[str, Any]:
        """The fields of Format that a character style or one it is based on sets."""
        settings: Dict[str, Any] = {}
        while name and ask(self._styles, "hasByName", name):
            style = ask(self._styles, "getByName", name)
            values = ask(style, "getPropertyValues", CHARACTER)
            full = _format(values[:_POSTURE] + (values[_POSTURE].value,) + values[_POSTURE + 1 :])
            for state, field in zip(ask(style, "getPropertyStates", CHARACTER), _FIELDS):
                if field is not None and state.value == DIRECT:
                    settings.setdefault(field, getattr(full, field))
            name = ask(style, "getParentStyle")
        return settings


_FIELDS: Tuple[Optional[str], ...] = (
    "caps",
    "colour",
    "position",
    "font",
    "size",
    None,
    "spacing",
    "italic",
    "strike",
    "underline",
    "bold",
)


def _format(values: Values) -> Format:
    case, colour, escapement, font, height, _, kerning, posture, strikeout, underline, weight = values
    return Format(
        font=font.partition(";")[0].strip("'\" "),  # the first of the families it names
        size=round(height, 2),
        bold=weight >= _SEMIBOLD,
        italic=posture != "NONE",
        underline=underline != 0,
        strike=strikeout != 0,
        caps=case == _UPPERCASE,
        colour="" if colour < 0 else "%06X" % (colour & 0xFFFFFF),
        position=(escapement > 0) - (escapement < 0),
        spacing=points(kerning),
    )
