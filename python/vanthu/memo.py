"""What was read of a paragraph is kept with it, by what it says and how it looks, not by where it stands.

While a text is written it is read anew and checked whole after each pause, and all but one paragraph are as they were. So
each paragraph is first exchanged for the equal one that was met before (`familiar`), and what depends on one paragraph
alone (`of_block`) is kept with that. Nothing mirrors a document: what has not been met for long is forgotten.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, wraps
from typing import Callable, Hashable, TypeVar

from .document import Block, Document

MOST = 12000  # paragraphs: those of a thousand pages

Answer = TypeVar("Answer")


def familiar(document: Document) -> Document:
    """The same document, made of the paragraphs that were met before where it has the same."""
    return replace(document, blocks=tuple(map(_met, document.blocks)))


@lru_cache(maxsize=MOST)
def _met(block: Block) -> Block:
    """The first of all equal paragraphs."""
    return block


def forget() -> None:
    """Let go of every paragraph: no document is open any more."""
    _met.cache_clear()


def of_block(read: Callable[..., Answer]) -> Callable[..., Answer]:
    """A reading of one paragraph alone is made once and kept with it; one for each way of asking."""

    @wraps(read)
    def known(block: Block, *asked: Hashable) -> Answer:
        kept = block.kept
        key: Hashable = (read, *asked) if asked else read
        if key not in kept:
            kept[key] = read(block, *asked)
        answer: Answer = kept[key]
        return answer

    return known
