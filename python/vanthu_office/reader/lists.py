"""Lists: the label a paragraph shows, how the label looks, and where the list puts the paragraph."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from vanthu.document import Format, ParagraphFormat

from .formats import Formats
from .paragraphs import Look

# Bullets are set in symbol fonts, whose codes mean nothing elsewhere: what the eye sees instead.
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▫", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf071": "❑", "\uf06f": "□",
    "\uf06e": "■", "\uf06c": "●", "\uf0e0": "→", "\uf0f0": "⇨", "\uf02d": "-", "\uf02b": "+", "\uf02a": "*",
}  # fmt: skip
_LONGEST = 100


class Lists:
    """The list styles of one document."""

    def __init__(self, model: Any, formats: Formats) -> None:
        self._styles = model.StyleFamilies.getByName("NumberingStyles")
        self._formats = formats
        self._levels: Dict[Tuple[str, int], Dict[str, Any]] = {}

    def label(self, look: Look) -> str:
        label = look.label
        return "".join([_BULLETS.get(letter, letter) for letter in label])[:_LONGEST] if label else ""

    def label_format(self, look: Look, mark: Format) -> Format:
        if not look.label:
            return Format()
        return self._formats.styled(mark, self._level(look).get("CharStyleName", ""))

    def stand(self, paragraph: Any, look: Look) -> ParagraphFormat:
        return look.paragraph

    def _level(self, look: Look) -> Dict[str, Any]:
        key = look.list_style, look.level
        known = self._levels.get(key)
        if known is None:
            known = self._levels[key] = {}
            if self._styles.hasByName(look.list_style):
                rules = self._styles.getByName(look.list_style).NumberingRules
                known.update((each.Name, each.Value) for each in rules.getByIndex(look.level))
        return known
