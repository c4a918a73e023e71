"""A keyboard with a key for each Vietnamese letter.

xdotool lends a letter without a key one for a moment, and takes it back before a busy office has looked: letters get lost.
"""

from __future__ import annotations

import subprocess
import unicodedata

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SIGNS = ("–—", "“”", "‘’", "…§")
SPARE = range(136, 256)  # keys that only large keyboards have, by their numbers


def pairs() -> list[str]:
    """What stands on a key: without and with Shift."""
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
    return [letter + letter.upper() for letter in ("đ", *letters) if not letter.isascii()] + list(SIGNS)


def lay(environment: dict[str, str]) -> None:
    """Put the letters on keys that nobody has, beside those of an American keyboard; leave the keys that only shift."""
    told = subprocess.run(["xmodmap", "-pke"], env=environment, check=True, capture_output=True, text=True, timeout=20).stdout
    shifting = {int(line.split()[1]) for line in told.splitlines() if "_L" in line or "_switch" in line}
    free = [number for number in SPARE if number not in shifting]
    keys = "".join(f"keycode {number} = U{ord(low):04X} U{ord(high):04X}\n" for number, (low, high) in zip(free, pairs(), strict=False))
    subprocess.run(["xmodmap", "-"], input=keys, env=environment, check=True, text=True, capture_output=True, timeout=20)
