"""Whether an index that comes from elsewhere is one through and through: whatever is asked of it later, it will answer."""

from __future__ import annotations

import zlib
from typing import Sequence

from .index import BLOCK, Broken, Index
from .words import INITIALS

MOST = 1_000_000  # entries
LARGEST_BLOCK = 4_000_000  # bytes of 64 entries


def look_over(content: bytes) -> None:
    """Broken: what is asked of it might fail."""
    index = Index(content)
    try:
        _look_at_sections(index)
        _look_at_blocks(index)
        for _ in index.every():
            pass
    except (ValueError, TypeError, IndexError, AssertionError, zlib.error) as error:
        raise Broken(str(error)) from error


def _look_at_sections(index: Index) -> None:
    if not isinstance(index.count, int) or not 0 <= index.count <= MOST:
        raise Broken("count")
    width = (index.count + 7) // 8
    right = (
        len(index._starts) == len(index._words) + 1
        and len(index._bits) == width * len(index._common)
        and len(index._initials) == INITIALS * index.count
        and len(index._sums) == len(index._keyed)
        and len(index._ends) == (index.count + BLOCK - 1) // BLOCK
        and _rises(index._starts, len(index._places))
        and _rises(index._ends, len(index._records))
        and _rises(index._sums, 2**32)
        and index._words == sorted(index._words)
    )
    if not right or any(place >= index.count for part in (index._places, index._keyed) for place in part):
        raise Broken("sections")


def _rises(numbers: Sequence[int], most: int) -> bool:
    return all(low <= high for low, high in zip(numbers, numbers[1:])) and (not len(numbers) or numbers[-1] <= most)


def _look_at_blocks(index: Index) -> None:
    """A few bytes may hold a great many: so many are never made of them."""
    start = 0
    for number, end in enumerate(index._ends):
        unpacking = zlib.decompressobj()
        unpacking.decompress(index._records[start:end], LARGEST_BLOCK)
        entries = min(BLOCK, index.count - number * BLOCK)
        if not unpacking.eof or len(index._block(number)) != entries:
            raise Broken("block")
        start = end
