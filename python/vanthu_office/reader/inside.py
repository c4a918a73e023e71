"""Inside: what the pieces of a block come to: its runs, the marks of notes, what is drawn in it."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Tuple

from vanthu.document import Run

from ..bridge import get
from .portions import Piece, contents, texts


class Inside(NamedTuple):
    runs: Tuple[Run, ...]
    offsets: Tuple[int, ...]  # of the marks of notes
    notes: List[Any]
    drawn: List[Any]
    comments: int


def inside_of(pieces: List[Piece]) -> Inside:
    if len(pieces) == 1 and pieces[0].kind == "text":
        return Inside((Run(pieces[0].text, pieces[0].format),), (), [], [], 0)
    runs: List[Run] = []
    offsets: List[int] = []
    notes: List[Any] = []
    found: List[Any] = []
    comments = 0
    for at, piece in texts(pieces):
        if piece.kind == "text":
            if runs and runs[-1].format is piece.format and not runs[-1].field:
                runs[-1] = Run(runs[-1].text + piece.text, piece.format)
            else:
                runs.append(Run(piece.text, piece.format))
        elif piece.kind == "field":
            runs.append(Run(piece.text, piece.format, piece.field))
        elif piece.kind == "note":
            offsets.append(at)
            notes.append(get(piece.portion, "Footnote"))
        elif piece.kind == "drawn":
            found.extend(contents(piece.portion))
        else:
            comments += 1
    return Inside(tuple(runs), tuple(offsets), notes, found, comments)
