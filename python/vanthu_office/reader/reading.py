"""Reading: a document read a slice at a time."""

from __future__ import annotations

import time
from typing import Any, Dict, Iterator, List, Optional, Tuple

from vanthu.document import Block, Document, Margin, Place, Section, Source

from ..bridge import ask
from .drawn import anchored
from .flow import Flow, Gathering, Shared
from .pages import faces
from .picture import Picture

_HOLDERS = ("getTextFrames", "getGraphicObjects", "getEmbeddedObjects", "getDrawPage")


class Reading:
    """A document being read. It holds while the text stands still: begin anew when the text changes."""

    def __init__(self, model: Any) -> None:
        self._walk = _read(model)  # nothing in it points back here: a Reading that is dropped is gone at once
        self._picture: Optional[Picture] = None

    def step(self, budget: float = 0.02) -> Optional[Picture]:
        """Read on for about `budget` seconds. None: there is more to read."""
        until = time.perf_counter() + budget
        for picture in self._walk:
            if picture is not None:
                self._picture = picture
            elif time.perf_counter() >= until:
                break
        return self._picture


def _read(model: Any) -> Iterator[Optional[Picture]]:
    """The walk through the whole document; it rests after each paragraph, cell and row, and ends with the Picture."""
    shared = Shared(model)
    gathering = Gathering(shared)
    for content in _contents(model):
        anchor = anchored(content)
        if anchor == "AT_PAGE" and content not in gathering.loose:
            gathering.loose.append(content)
        shared.floating += anchor == "AT_PARAGRAPH"
        yield None
    yield from gathering.body(ask(model, "getText"))
    turned = gathering.sections
    sections: List[Section] = []
    known: Dict[Tuple[str, str, str, float], Tuple[Block, ...]] = {}
    for section, spread in zip(turned.met, turned.spreads):
        found, first, even = faces(spread)
        margins: List[Margin] = []
        for kind, pages, master, which in found:
            key = master.name, kind, which, section.text_width
            if key not in known:
                inner = Gathering(shared)
                place = Place("body", width=section.text_width)
                yield from inner.flow(master.text(kind, which), Flow(place), 0)
                known[key] = tuple(inner.blocks)
            margins.append(Margin(kind, pages, known[key]))
        sections.append(section._replace(margins=tuple(margins), first_differs=first, even_differs=even))
    tracked = 0
    for _ in ask(model, "getRedlines"):
        tracked += 1
        yield None
    source = Source("writer", tracked, gathering.comments, ("tracked",) if tracked else ())
    yield Picture(
        document=Document(tuple(gathering.blocks), tuple(sections), tuple(gathering.tables), source=source),
        paragraphs=tuple(gathering.paragraphs),
        joined=tuple(gathering.joined),
        drawn=tuple(gathering.drawn),
        tables=tuple(gathering.table_objects),
        pages=tuple([spread.names for spread in turned.spreads]),
        openers=tuple(turned.openers),
    )


def _contents(model: Any) -> Iterator[Any]:
    """All frames, pictures, objects and shapes; some come twice."""
    for holder in [ask(model, name) for name in _HOLDERS]:
        for at in range(ask(holder, "getCount")):
            yield ask(holder, "getByIndex", at)


def read(model: Any) -> Picture:
    """All at once."""
    reading = Reading(model)
    picture = None
    while picture is None:
        picture = reading.step(60.0)
    return picture
