"""Bullets of lists. They are set in symbol fonts, whose codes mean nothing elsewhere: here is what the eye sees instead."""

from __future__ import annotations

_SEEN = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▫", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf071": "❑", "\uf06f": "□",
    "\uf06e": "■", "\uf06c": "●", "\uf0e0": "→", "\uf0f0": "⇨", "\uf02d": "-", "\uf02b": "+", "\uf02a": "*",
}  # fmt: skip


def shown_bullet(letters: str) -> str:
    return "".join([_SEEN.get(letter, letter) for letter in letters])
