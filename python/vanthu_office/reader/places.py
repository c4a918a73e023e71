"""From a block and offsets to a place in Writer's text, and back."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from .picture import Picture


def range_of(picture: Picture, block: int, start: int, end: int) -> Any:
    """A text cursor over text[start:end] of the block."""
    raise NotImplementedError


def place_of(picture: Picture, range: Any) -> Optional[Tuple[int, int]]:
    """The block and the offset in it where a range (the view cursor) starts; None where no block stands."""
    raise NotImplementedError
