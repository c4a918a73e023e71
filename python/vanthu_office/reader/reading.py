"""Reading: a document read a slice at a time."""

from __future__ import annotations

from typing import Any, Optional

from .picture import Picture


class Reading:
    """A document being read. Begin anew when the text changes."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def step(self, budget: float = 0.02) -> Optional[Picture]:
        """Read on for about `budget` seconds; the Picture when all is read."""
        raise NotImplementedError


def read(model: Any) -> Picture:
    """All at once."""
    picture = None
    reading = Reading(model)
    while picture is None:
        picture = reading.step(1.0)
    return picture
