"""Head: what was found on the way down the head of a document."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

from .model import Part, Span
from .pieces import Piece


class Head:
    """What was found on the way down; `body` is the first block that is none of it."""

    def __init__(self, first: int, type: str = "") -> None:
        self.found: Dict[str, List[Piece]] = {}
        self.items: Dict[str, List[List[Span]]] = {}
        self.labels: Dict[str, Span] = {}
        self.strokes: List[Tuple[str, Piece]] = []  # part above → the typed stroke
        self.names: List[Piece] = []  # lines of capitals at the left: parent and issuer
        self.type = type
        self.type_sure = 1.0 if type else 0.0
        self.chosen = bool(type)  # somebody said what type this is, whatever its words tell
        self.body = first
        self.banner_kind = ""

    def add(self, part: str, piece: Piece) -> None:
        self.found.setdefault(part, []).append(piece)

    def tell(self, type: str, sure: float) -> None:
        """What the words tell of the type."""
        if not self.chosen:
            self.type, self.type_sure = type, sure

    def has(self, part: str) -> bool:
        return part in self.found

    def part(self, name: str, sure: float = 1.0) -> Optional[Part]:
        lines = self.found.get(name)
        if not lines:
            return None
        items = tuple(tuple(item) for item in self.items.get(name, ()))
        return Part(name, tuple(line.span for line in lines), "\n".join(line.text for line in lines), items, self.labels.get(name), sure)
